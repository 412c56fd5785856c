"""Rows of a table → pages: one article a row."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kg.errors import UnreadableFile
from kg.lexicon.characters import shown
from kg.model import Page, Refusal
from kg.read.context import city_of_place
from kg.read.sources import Settings, Source
from kg.read.tables.cell_days import day_of_cell
from kg.read.tables.cell_markup import printed
from kg.read.tables.columns import column_of, plain_name
from kg.read.tables.tables import Row, Table, Unread
from kg.read.text import newlines, visible

_ADDRESS = re.compile(r"https?://\S+")
_NAME = re.compile(r"[一-龥《“][\w·《》“” ]{1,19}")
_SHOWN = 40  # characters of a cell or a column's name that a message shows
NO_ROW = "no row with an article (expected one)"
_TEXT = "no text (expected that of an article)"

Columns = Mapping[str, Sequence[str]]  # what is asked of a table → its own names for that, the first one first
Tables = Callable[[Source, Settings], Iterator[Table | Refusal]]


def row_pages(tables: Tables) -> Callable[[Source, Settings], Iterator[Page | Refusal]]:
    """A reader of files that hold such tables; a table whose header names no column with the text is refused whole."""

    def read(source: Source, settings: Settings) -> Iterator[Page | Refusal]:
        for table in tables(source, settings):
            if isinstance(table, Refusal):
                yield table
            else:
                yield from _whole(table, _pages(table, settings))

    return read


def _whole(table: Table, found: Iterator[Page | Refusal]) -> Iterator[Page | Refusal]:
    """What was found in a table; one of several sheets is refused by itself where that is no page."""
    page, refusal = None, None  # the last of each
    for one in found:
        page, refusal = (one, refusal) if isinstance(one, Page) else (page, one)
        yield one
    if table.workbook and page is None and (refusal is None or refusal.row):
        yield Refusal(table.name, NO_ROW, workbook=table.workbook)


def _pages(table: Table, settings: Settings) -> Iterator[Page | Refusal]:
    wanted = dict(settings.columns)
    try:
        columns = _named(table.header, wanted) if table.header else None
    except UnreadableFile as error:
        yield Refusal(table.name, str(error), workbook=table.workbook)
        return
    once = list(table.notes)  # said with the first page
    first = True
    aside: list[str] = []  # said once: of rows that name their own columns, at the first that has such
    for row in table.rows:
        if isinstance(row, Row) and columns and _is_empty(row, columns):
            continue
        found = row if isinstance(row, Refusal) else _tried(table.name, row, columns, wanted)
        if isinstance(found, Page) and isinstance(row, Row):
            said, aside = aside, aside or _aside(table, row, wanted)
            unread = _not_read(table, row, settings) if first else ()
            notes = (*once, *unread, *(() if said else aside), *found.notes)
            first = False
            once.clear()
            found = replace(found, encoding=table.encoding, workbook=table.workbook, notes=notes)
        yield found


def _is_empty(row: Row, columns: Columns) -> bool:
    """Whether nothing stands in it but formulas without a value, and these not where the text should be."""
    if any(map(visible, row.cells.values())):
        return False
    return not any(isinstance(row.cells.get(name), Unread) for name in columns["text"])


def _tried(name: str, row: Row, columns: Columns | None, wanted: Mapping[str, str]) -> Page | Refusal:
    """The page of a row, or why it holds none."""
    try:
        return _page(name, row, _named(tuple(row.cells), wanted) if columns is None else columns)
    except UnreadableFile as error:
        return Refusal(name, f"{row.which}{error}", row.line)


def _named(header: Sequence[str], wanted: Mapping[str, str]) -> Columns:
    """Column → the header's names for it; the user's words outrank the usual ones, and exact ones others."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in header:
        column = column_of(name)
        if column and column not in wanted:
            found[column].append(name)
    for column, name in wanted.items():
        alike = [one for one in header if plain_name(one) == plain_name(name)]
        if not alike:
            raise UnreadableFile(f"no column {name} for {column} (has {_listed(header)})")
        found[column] = [name if name in alike else alike[0]]
    if "text" not in found:
        raise UnreadableFile(
            f"no column with the text (has {_listed(header)}; expected text, 正文 or --columns text=NAME)"
        )
    return {column: list(dict.fromkeys(names)) for column, names in found.items()}


def _aside(table: Table, row: Row, wanted: Mapping[str, str]) -> list[str]:
    """Of each thing that several columns hold, unless the user says which does, those that count less."""
    where = f"{table.name}: " if table.header else f"{table.name}:{row.line}: {row.which}"
    alike: dict[str, list[str]] = defaultdict(list)
    for name in table.header or row.cells:
        alike[column_of(name)].append(name)
    return [
        f"{where}{_listed(others)} beside {shown(first)[:_SHOWN]} counts only where that is empty "
        f"(expected one, or --columns {column}=NAME)"
        for column, (first, *others) in alike.items()
        if column and others and column not in wanted
    ]


def _not_read(table: Table, row: Row, settings: Settings) -> Iterator[str]:
    """The columns of a table whose articles have no day or newspaper, of which one may be that under an unknown name.

    Where the day is known these are the ones in which a name stands: 刊物, and neither numbers nor texts.
    """
    wanted, header = dict(settings.columns), table.header or tuple(row.cells)
    given = [column for column in ("date", "newspaper") if getattr(settings.defaults, column)]
    known = {*map(column_of, header), *wanted, *given}
    others = [name for name in header if name.strip() and not column_of(name) and name not in wanted.values()]
    if "date" in known:
        others = [name for name in others if _NAME.fullmatch(visible(row.cells.get(name, "")).strip())]
    missing = " or ".join(f"{column}=NAME" for column in ("date", "newspaper") if column not in known)
    if others and missing:
        listed = _listed(list(dict.fromkeys(others)))
        yield f"{table.name}: columns not read: {listed} (expected --columns {missing} where one of them is it)"


def _listed(header: Sequence[str]) -> str:
    names = [shown(name)[:_SHOWN] for name in header if name]
    return ", ".join(names[:12] + ["…"] * (len(names) > 12)) or "no column"


def _page(name: str, row: Row, columns: Columns) -> Page:
    cells = {column: _filled(row, names) for column, names in columns.items()}

    def said(column: str) -> str:
        return _line(cells[column][0]) if column in cells else ""

    title, given, place = said("title"), said("date"), said("place")
    text, unread = cells["text"]
    if not text:
        raise UnreadableFile(f"text: {unread}" if unread else _TEXT)
    if _ADDRESS.fullmatch(text.strip()):
        raise UnreadableFile("an address where the text should be (expected that of an article)")
    date = None if not given and cells.get("date", ("", ""))[1] else day_of_cell(given)
    found_place = place if city_of_place(place) else ""
    notes = [*(f"{column}: {why}" for column, (_, why) in cells.items() if why)]
    if given and date is None:
        notes.append(f"date {given[:_SHOWN]!r} cannot be read; the article has none (expected one like 2011-03-02)")
    if place != found_place:
        notes.append(f"place {place}: no such city in the register (expected one like 郑州市)")
    return Page(
        name,
        f"{title}\n{_without(title, text)}" if title else text,
        newspaper=said("newspaper"),
        date=date or "",
        number=said("page"),
        place=found_place,
        section=said("section"),
        url=said("url"),
        row=row.line,
        single=True,
        titled=bool(title),
        unclear=("date",) if date is None else (),
        notes=tuple(f"{name}:{row.line}: {note}" for note in (*row.notes, *(row.which + one for one in notes))),
    )


def _filled(row: Row, names: Iterable[str]) -> tuple[str, str]:
    """What is printed in the first of these cells in which anything is, and why that is not all that stands there."""
    missing = ""
    for name in names:
        cell = row.cells.get(name, "")
        why = cell.why if isinstance(cell, Unread) else ""
        text = printed(newlines(cell)).strip("\n")
        if any(map(visible, text.split("\n"))):
            return text, why
        missing = missing or why
    return "", missing


def _line(cell: str) -> str:
    """What a cell says in one line."""
    return " ".join(visible(newlines(cell).replace("\n", " ")).split())


def _without(title: str, text: str) -> str:
    """The text without its first line, where that is the title once more."""
    first, _, rest = text.partition("\n")
    return rest if title and _line(first) == title else text
