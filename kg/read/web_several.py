"""Several articles on one web page, as the markup has them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.read.bylines import opening_byline
from kg.read.web_words import HEADINGS, said_in

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def articles(tree: HtmlElement) -> list[tuple[HtmlElement, HtmlElement]]:
    """Each heading that a signed paragraph follows, with this: one or none where the page is a single article."""
    return [(head, paragraph) for head, paragraph in _headed(tree) if opening_byline(said_in(paragraph))]


def _headed(tree: HtmlElement) -> Iterator[tuple[HtmlElement, HtmlElement]]:
    """Each heading and the first paragraph under it."""
    head = None
    for element in tree.iter("p", *HEADINGS):
        if element.tag != "p":
            inside = element.find(".//a"), element.find(".//p")  # a link leads elsewhere; one left open holds all
            head = element if inside == (None, None) else None
        elif head is not None and said_in(element):
            yield head, element
            head = None
