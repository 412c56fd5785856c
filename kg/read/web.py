"""Web pages → the article on them: trafilatura takes its text, what stands around it stays out.

Nothing is fetched. What the page says of itself counts as known: headline, day, newspaper and address.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from kg.errors import OptionError, UnreadableFile
from kg.model import Page
from kg.read.encodings import Decoded, decode, encoding_named
from kg.read.sources import Settings, Source
from kg.read.web_heads import Head
from kg.read.web_lines import of_article
from kg.read.web_none import ARCHIVE, doubt, is_archive, none
from kg.read.web_said import DATING, NEAR, Said, said_of
from kg.read.web_several import articles
from kg.read.web_tree import web_tree
from kg.read.web_words import plain, said_in

if TYPE_CHECKING:
    from configparser import ConfigParser

    from lxml.html import HtmlElement

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?([A-Za-z0-9_-]{2,20})""", re.IGNORECASE)
_HEAD = 4096  # bytes at the beginning that name the encoding
_LARGEST = 8 << 20  # bytes of a page; the longest article takes a hundredth
_LEAST = "20"  # characters that make an article; trafilatura's own 250 are of languages with letters


def web_pages(source: Source, settings: Settings) -> Iterator[Page]:
    """The article of a web page, its headline first. Raises UnreadableFile where there is none."""
    if len(source.data) > _LARGEST:
        raise UnreadableFile(f"a web page of more than {_LARGEST >> 20} MB (expected one with an article)")
    if is_archive(source.data):
        raise UnreadableFile(ARCHIVE)
    found = _decoded(source.data, settings.encoding)
    tree = web_tree(found.text)
    said = said_of(tree)
    heads = [said_in(head) for head, _ in articles(tree)]
    several = len(heads) > 1
    lines = _text(tree, said, heads if several else ())
    head = Head() if several else said.head
    unsure = doubt(lines)
    yield Page(
        source.name,
        "\n".join([*_over(head, lines), *lines]),
        newspaper=said.newspaper,
        date=said.date,
        url=said.url,
        encoding=found.encoding,
        single=not several,
        titled=bool(head.title),
        kickers=len(head.kickers),
        header=said.header,
        notes=(f"{source.name}: {unsure}",) if unsure else (),
    )


def _over(head: Head, lines: Sequence[str]) -> list[str]:
    """What stands over the text: of the decks those that are not part of it."""
    if not head.title:
        return []
    return [*head.kickers, head.title, *(deck for deck in head.decks if deck not in lines[: len(head.decks)])]


def _text(tree: HtmlElement, said: Said, heads: Collection[str]) -> list[str]:
    """The lines under the headline of the page, which is none of those of several articles on it."""
    lines = _article(tree)
    if said.title in lines[:NEAR] and said.title not in heads:
        lines = lines[lines.index(said.title) + 1 :]
    lines = [line for at, line in enumerate(lines) if at >= NEAR or line != said.header]
    lines = of_article(lines, said)
    against = none(said.title, lines, tree)
    if against:
        raise UnreadableFile(against)
    return lines


def _decoded(data: bytes, asked: str) -> Decoded:
    """The text, as asked, or in the encoding that the page names unless it is UTF-8 or damaged in that."""
    if asked:
        return decode(data, asked)
    found = decode(data)
    named = _CHARSET.search(data[:_HEAD])
    if found.encoding not in ("GB18030", "Big5") or not named:
        return found
    try:
        return decode(data, encoding_named(named[1].decode("ascii")))
    except (OptionError, UnreadableFile):
        return found


def _article(tree: HtmlElement) -> list[str]:
    """The lines of the main text."""
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(
            tree, fast=True, include_comments=False, config=_config(), date_extraction_params=DATING
        )
    except RecursionError as error:
        raise UnreadableFile("elements nested too deep (expected a web page)") from error
    text = getattr(found, "text", None) or ""
    return [line for line in map(plain, text.split("\n")) if line]


@cache
def _config() -> ConfigParser:
    from copy import deepcopy

    from trafilatura.settings import DEFAULT_CONFIG

    config = deepcopy(DEFAULT_CONFIG)
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", _LEAST)
    return config
