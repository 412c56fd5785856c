"""Web pages → the article on them: trafilatura takes its text, what stands around it stays out.

Nothing is fetched. What the page says of itself counts as known: headline, day, newspaper and address.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain, product
from typing import TYPE_CHECKING

from kg.errors import OptionError, UnreadableFile
from kg.model import Page
from kg.read.encodings import Decoded, decode, encoding_named
from kg.read.sources import Settings, Source
from kg.read.web.heads import Head, head_at
from kg.read.web.lines import of_article, signed_above, signed_below
from kg.read.web.meta import Meta, meta_of
from kg.read.web.none import ARCHIVE, doubt, is_archive, none, several_doubted
from kg.read.web.printed import Printed, printed
from kg.read.web.said import DATING, NEAR, Said, said_of, said_of_part
from kg.read.web.several import Part, articles, several
from kg.read.web.tables import lines_of
from kg.read.web.teasers import not_read, take_out
from kg.read.web.tree import point_out, web_tree
from kg.read.web.words import said_in

if TYPE_CHECKING:
    from configparser import ConfigParser

    from lxml.html import HtmlElement

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?([A-Za-z0-9_-]{2,20})""", re.IGNORECASE)
_HEAD = 4096  # bytes at the beginning that name the encoding
_LARGEST = 8 << 20  # bytes of a page; the longest article takes a hundredth
_BROKEN = 3  # lines that a headline is broken into at most
_LEAST = "20"  # characters that make an article; trafilatura's own 250 are of languages with letters


def web_pages(source: Source, settings: Settings) -> Iterator[Page]:
    """The articles of a web page, each with its headline first. Raises UnreadableFile where there is none."""
    if len(source.data) > _LARGEST:
        raise UnreadableFile(f"a web page of more than {_LARGEST >> 20} MB (expected one with an article)")
    if is_archive(source.data):
        raise UnreadableFile(ARCHIVE)
    found = _decoded(source.data, settings.encoding)
    tree = web_tree(found.text)
    shown, meta = printed(tree), meta_of(tree)
    said = said_of(tree, shown, meta)
    taken = take_out(tree, shown, said.title, meta)
    own = printed(tree) if taken.beside or taken.apart else shown
    parted = several(tree, own, meta)
    if parted.parts:
        pages = _parts(source.name, parted.parts, own, meta, said)
    else:
        pages = iter([_whole(source.name, tree, own, said, unsure=parted.unsure)])
    notes = (f"{source.name}: {not_read(taken.beside)}",) if taken.beside else ()
    first = 1
    for page in chain(pages, _parts(source.name, taken.apart, shown, meta, said)):
        yield replace(page, encoding=found.encoding, notes=(*page.notes, *notes), first_line=first)
        first += page.text.count("\n") + 1
        notes = ()


def _parts(name: str, parts: Sequence[Part], shown: Sequence[Printed], meta: Meta, page: Said) -> Iterator[Page]:
    """Each of several articles as a page of its own: each may have its own day."""
    heads = [head_at(part.begin, shown, meta) for part in parts]
    next_ones = {part.begin: len(head.kickers) for part, head in zip(parts, heads, strict=True)}
    for part, head in zip(parts, heads, strict=True):
        end = part.end - next_ones.get(part.end, 0)  # without the lines that belong to the next one
        lines = [line.text for line in shown[part.begin + 1 : end] if not line.linked]
        said = said_of_part(head, lines, page)
        yield _page(name, said, _without_header(lines, said))


def _whole(name: str, tree: HtmlElement, shown: Sequence[Printed], said: Said, *, unsure: int) -> Page:
    """The one article of a page; several that are signed are told apart later, as those of a `.txt` page."""
    point_out(tree)
    heads = [said_in(head) for head, _ in articles(tree)]
    signed = len(heads) > 1
    lines = _text(tree, said, heads if signed else ())
    against = none(said.title, lines, tree)
    if against:
        raise UnreadableFile(against)
    if not signed:
        lines = [*signed_above(lines, shown, said), *lines, *signed_below(lines, shown)]
    notes = [note for note in (doubt(lines), several_doubted(unsure) if not signed else "") if note]
    own = _own_above(shown, said, heads) if signed else []
    lines = [*(line for line in own if line not in lines), *lines]
    page = _page(name, said if own or not signed else said._replace(head=Head()), lines)
    return replace(page, single=not signed, notes=tuple(f"{name}: {note}" for note in notes))


def _page(name: str, said: Said, lines: Sequence[str]) -> Page:
    lines = of_article(lines, said)
    return Page(
        name,
        "\n".join([*_over(said.head, lines), *lines]),
        newspaper=said.newspaper,
        date=said.date,
        url=said.url,
        single=True,
        titled=bool(said.title),
        kickers=len(said.head.kickers),
        header=said.header,
    )


def _over(head: Head, lines: Sequence[str]) -> list[str]:
    """What stands over the text: of the decks those that are not part of it."""
    if not head.title:
        return []
    return [*head.kickers, head.title, *(deck for deck in head.decks if deck not in lines[: len(head.decks)])]


def _text(tree: HtmlElement, said: Said, heads: Collection[str]) -> list[str]:
    """The lines under the headline of the page, which is none of those of several articles on it."""
    lines = _article(tree)
    if said.title not in heads:
        lines = lines[_behind(said.title, lines) :]
    return _without_header(lines, said)


def _own_above(shown: Sequence[Printed], said: Said, heads: Collection[str]) -> list[str]:
    """The text that stands unsigned between the page's headline and the first of the articles that are signed."""
    printed = [line.text for line in shown]
    if said.title in heads or said.title not in printed:
        return []
    begin = printed.index(said.title) + 1
    end = next((at for at in range(begin, len(shown)) if printed[at] in heads), begin)
    own = [line.text for line in shown[begin:end] if not line.linked]
    return own if any("。" in line for line in own) else []


def _without_header(lines: Sequence[str], said: Said) -> list[str]:
    return [line for at, line in enumerate(lines) if at >= NEAR or line != said.header]


def _behind(title: str, lines: Sequence[str]) -> int:
    """Where the text begins: behind the headline, which may be printed in several lines; 0 where it is not above."""
    wanted = "".join(title.split())
    for begin, end in product(range(NEAR), range(1, _BROKEN + 1)):
        if wanted and "".join("".join(lines[begin : begin + end]).split()) == wanted:
            return begin + end
    return 0


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
    return list(lines_of(getattr(found, "text", None) or ""))


@cache
def _config() -> ConfigParser:
    from copy import deepcopy

    from trafilatura.settings import DEFAULT_CONFIG

    config = deepcopy(DEFAULT_CONFIG)
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", _LEAST)
    return config
