"""Tables as they stand in a file: a header, and rows with the line on which each begins."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, islice
from typing import NamedTuple

from kg.model import Refusal
from kg.read.encodings import Decoded, decode
from kg.read.sources import Settings, Source
from kg.read.tables.columns import column_of
from kg.read.text import newlines, visible

_LONGEST = 64 << 20  # characters of a cell; csv's own limit is shorter than some articles
_HIGHEST = 10  # lines down to the header: what the table is, of when, by whom
_NAME = 40  # characters that the name of a column may have to be a usual one
_DELIMITERS = ",;\t|"  # as spreadsheets write .csv, depending on the country, and databases


class Unread(str):
    """What could be read of a cell, often nothing, with the reason why the rest could not."""

    why: str

    def __new__(cls, why: str, read: str = "") -> Unread:
        cell = super().__new__(cls, read)
        cell.why = why
        return cell


@dataclass(frozen=True, slots=True)
class Row:
    line: int
    cells: Mapping[str, str]
    notes: tuple[str, ...] = ()  # what is odd about it, in words
    which: str = ""  # of several on its line: "object 3: "


@dataclass(frozen=True, slots=True)
class Table:
    name: str  # of the file; of one of several sheets with the sheet's
    header: tuple[str, ...]  # empty where each row names its own columns
    rows: Iterator[Row | Refusal]
    encoding: str = ""  # of the file, where it is text
    workbook: str = ""  # the file, where this is one of its sheets
    notes: tuple[str, ...] = ()  # what is odd about it, each with its place


class Line(NamedTuple):
    """The cells of a table's row, and the line of the file on which it begins."""

    number: int
    cells: Sequence[str]


def comma_rows(source: Source, settings: Settings) -> Iterator[Table | Refusal]:
    """Values between commas, or what else the header has between its names."""
    found = decode(source.data, settings.encoding)
    text = found.text.removeprefix("\ufeff")
    if text.startswith("sep=") and text[4:5] and text[5:6] in ("\r", "\n"):  # a line that Excel reads and hides
        yield _separated(source.name, found._replace(text=text[5:]), text[4])
        return
    head = newlines(text[:_LONGEST]).lstrip("\n").partition("\n")[0]
    yield _separated(source.name, found, max(_DELIMITERS, key=head.count))


def tab_rows(source: Source, settings: Settings) -> Iterator[Table | Refusal]:
    """Values between tabs."""
    yield _separated(source.name, decode(source.data, settings.encoding), "\t")


def _separated(name: str, found: Decoded, delimiter: str) -> Table | Refusal:
    csv.field_size_limit(_LONGEST)
    lines = _lines(name, newlines(found.text.removeprefix("\ufeff")), delimiter)
    return under_header(name, lines, found.encoding)


def under_header(name: str, lines: Iterator[Line | Refusal], encoding: str = "") -> Table | Refusal:
    """The table whose first line names its columns, or where that is a heading one below it, or why it is none."""
    begun = list(islice(lines, _HIGHEST))
    if not begun:
        return Refusal(name, "empty (expected a header and a row for each article)")
    at = next((at for at, line in enumerate(begun) if isinstance(line, Line) and _is_header(line)), 0)
    header, lines = begun[at], chain(begun[at + 1 :], lines)
    if isinstance(header, Refusal):
        return Refusal(name, str(header))
    names = tuple(visible(cell).strip() for cell in header.cells)
    notes = tuple(f"{name}:{header.number}: {cell.why}" for cell in header.cells if isinstance(cell, Unread))
    return Table(name, names, _under(name, names, lines), encoding, notes=notes)


def _is_header(line: Line) -> bool:
    """Whether it names the text and another column as people usually do; of other lines, the first is a header."""
    columns = {column_of(cell) for cell in line.cells if 0 < len(cell) <= _NAME}
    return {"text"} < columns - {""}


def _under(name: str, header: Sequence[str], lines: Iterator[Line | Refusal]) -> Iterator[Row | Refusal]:
    for line in lines:
        if isinstance(line, Refusal):
            yield line
        elif any(cell.strip() for cell in line.cells[len(header) :]):
            problem = f"{len(line.cells)} cells (expected {len(header)}, as the header has)"
            yield Refusal(name, problem, line.number)
        elif _named_again(header, line.cells):
            continue
        else:
            yield Row(line.number, _cells(header, line.cells))


def _cells(header: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """Of several cells under one name the first that is filled."""
    found: dict[str, str] = {}
    for name, cell in zip(header, cells, strict=False):
        if name not in found or (visible(cell).strip() and not visible(found[name]).strip()):
            found[name] = cell
    return found


def _named_again(header: Sequence[str], cells: Sequence[str]) -> bool:
    """Whether the row is the header once more, as in tables that were put together."""
    return visible(cells[0]).strip() in header[:1] and [visible(cell).strip() for cell in cells[: len(header)]] == list(
        header
    )


def _lines(name: str, text: str, delimiter: str) -> Iterator[Line | Refusal]:
    """The cells of each row that has any. Where one is broken, reading goes on with the line after its first.

    Once that has made it read again as much as there is, each line is a row: no file takes longer than it is long.
    """
    lines = [f"{line}\n" for line in text.split("\n")]
    begins = list(accumulate(map(len, lines), initial=0))
    at, spare = 0, len(text)
    while at < len(lines):
        found, after = _record(lines, range(at, len(lines) if spare > 0 else at + 1), delimiter)
        if isinstance(found, str):
            yield Refusal(name, f"{found} (expected each quotation mark to be closed)", at + 1)
            spare -= begins[after] - begins[at]
            after = at + 1
        elif any(cell.strip() for cell in found):
            yield Line(at + 1, found)
        at = after


def _record(lines: Sequence[str], within: range, delimiter: str) -> tuple[list[str] | str, int]:
    """The cells of the first row in some of the lines, or what is wrong with it; and the line behind it.

    A mark within quotation marks is doubled; where that makes no row, \\" is one, as databases write it.
    """
    problem, furthest = "", within.start
    for escape in (None, "\\"):
        reader = csv.reader(map(lines.__getitem__, within), delimiter=delimiter, escapechar=escape, strict=True)
        try:
            return next(reader), within.start + reader.line_num
        except csv.Error as error:
            problem, furthest = problem or str(error), max(furthest, within.start + reader.line_num)
    return problem, furthest
