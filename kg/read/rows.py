"""Rows of a table → pages: one article a row."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from kg.errors import UnreadableFile
from kg.lexicon.characters import shown
from kg.lexicon.tables import rows
from kg.model import Page, Refusal
from kg.read.context import city_of_place
from kg.read.frontmatter import iso_date
from kg.read.sources import Settings, Source
from kg.read.tables import Row, Table
from kg.read.text import newlines, visible

_TIME = re.compile(r"(?<=\d)(?:T|\s+)\d{1,2}[:：时].*", re.DOTALL)  # 2011-03-02 08:30
_APART = re.compile(r"[\s_-]+")

Tables = Callable[[Source, str], Iterator[Table]]


def row_pages(tables: Tables) -> Callable[[Source, Settings], Iterator[Page | Refusal]]:
    """A reader of files that hold such tables; UnreadableFile where a header names no column with the text."""

    def read(source: Source, settings: Settings) -> Iterator[Page | Refusal]:
        for table in tables(source, settings.encoding):
            columns = _named(table.header, dict(settings.columns)) if table.header else None
            for row in table.rows:
                yield row if isinstance(row, Refusal) else _tried(table.name, row, columns, settings)

    return read


def _tried(name: str, row: Row, columns: Mapping[str, str] | None, settings: Settings) -> Page | Refusal:
    """The page of a row, or why it holds none."""
    try:
        return _page(name, row, _named(tuple(row.cells), dict(settings.columns)) if columns is None else columns)
    except UnreadableFile as error:
        return Refusal(name, str(error), row.line)


def _named(header: Sequence[str], wanted: Mapping[str, str]) -> dict[str, str]:
    """Column → the header's name for it; the user's words outrank the usual ones."""
    known = _usual()
    found: dict[str, str] = {}
    for name in header:
        column = known.get(_plain(name))
        if column and column not in wanted:
            found.setdefault(column, name)
    for column, name in wanted.items():
        if name not in header:
            raise UnreadableFile(f"no column {name} for {column} (has {_listed(header)})")
        found[column] = name
    if "text" not in found:
        raise UnreadableFile(
            f"no column with the text (has {_listed(header)}; expected text, 正文 or --columns text=NAME)"
        )
    return found


def _listed(header: Sequence[str]) -> str:
    return ", ".join(shown(name)[:40] for name in header[:12]) or "no column"


@cache
def _usual() -> dict[str, str]:
    return {_plain(row.cells[1]): row.cells[0] for row in rows("columns.tsv", 2)}


def _plain(name: str) -> str:
    return _APART.sub("", unicodedata.normalize("NFKC", name).casefold())


def _page(name: str, row: Row, columns: Mapping[str, str]) -> Page:
    def said(column: str) -> str:
        return " ".join(visible(row.cells.get(columns.get(column, ""), "")).split())

    text = newlines(row.cells.get(columns["text"], "")).strip("\n")
    if not any(map(visible, text.split("\n"))):
        raise UnreadableFile("no text (expected that of an article)")
    title, given, place = said("title"), _TIME.sub("", said("date")), said("place")
    date = iso_date(given)
    if date is None:
        raise UnreadableFile(f"date {given!r} (expected 2011-03-02)")
    notes = () if not place or city_of_place(place) else (_unknown(name, row.line, place),)
    return Page(
        name,
        f"{title}\n{text}" if title else text,
        newspaper=said("newspaper"),
        date=date,
        number=said("page"),
        place="" if notes else place,
        section=said("section"),
        url=said("url"),
        row=row.line,
        single=True,
        titled=bool(title),
        notes=notes,
    )


def _unknown(name: str, line: int, place: str) -> str:
    return f"{name}:{line}: place {place}: no such city in the register (expected one like 郑州市)"
