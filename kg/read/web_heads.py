"""The headlines of a web page: the one of its article, and those of several articles one under the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kg.read.bylines import opening_byline
from kg.read.text import visible

if TYPE_CHECKING:
    from lxml.html import HtmlElement

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_SET_OFF = (*HEADINGS, "b", "strong", "center", "font", "th")  # how pages of old print a headline
_SHORTEST, _LONGEST = 4, 40  # characters of one
_NAME = 6  # characters of what may be the name of a column, 新闻中心, and stand in any title
_ABOVE = 3  # lines between a headline and its text: day, source, byline


def plain(text: str) -> str:
    """What an element says in one line."""
    return " ".join(visible(text.replace("\n", " ")).split())


def headline(tree: HtmlElement, lines: Sequence[str]) -> str:
    """The <h1>, or what is printed and stands in <title> too, where the name of the site may follow; "" for none.

    A page whose <title> says something else has the line that is set off above its text.
    """
    title = plain(tree.findtext(".//title") or "")
    heads = [said for head in tree.iter("h1") if (said := said_in(head))]
    heads = [head for head in heads if head in title] or heads[:1]
    begin = lines.index(heads[0]) if heads and heads[0] in lines else 0
    named = [line for line in lines[begin:] if len(line) >= _SHORTEST and line in title]
    found = max([*heads, *named], key=len, default="")
    return found if heads or len(found) > _NAME else _above(tree, lines) or found


def _above(tree: HtmlElement, lines: Sequence[str]) -> str:
    """The line that is set off above the first sentence; links are none."""
    begin = next((at for at, line in enumerate(lines) if "。" in line), 0)
    set_off = {said_in(one) for one in tree.iter(*_SET_OFF) if one.find(".//a") is None}
    above = (line for line in reversed(lines[max(0, begin - _ABOVE) : begin]) if line in set_off)
    return next((line for line in above if _SHORTEST <= len(line) <= _LONGEST and not opening_byline(line)), "")


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


def said_in(element: HtmlElement) -> str:
    """All that stands in an element, in one line."""
    return plain(" ".join(element.itertext()))
