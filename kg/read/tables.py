"""Tables as they stand in a file: a header, and rows with the line on which each begins."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, islice
from typing import NamedTuple

from kg.model import Refusal
from kg.read.columns import column_of
from kg.read.encodings import Decoded, decode
from kg.read.sources import Source
from kg.read.text import newlines, visible

_LONGEST = 64 << 20  # characters of a cell; csv's own limit is shorter than some articles
_HIGHEST = 10  # lines down to the header: what the table is, of when, by whom
_NAME = 40  # characters that the name of a column may have to be a usual one
_DELIMITERS = ",;\t"  # as a spreadsheet writes .csv, depending on its country


class Unread(str):
    """An empty cell that knows why what stands in it is not read."""

    why: str

    def __new__(cls, why: str) -> Unread:
        cell = super().__new__(cls, "")
        cell.why = why
        return cell


@dataclass(frozen=True, slots=True)
class Row:
    line: int
    cells: Mapping[str, str]
    notes: tuple[str, ...] = ()  # what is odd about it, in words


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


def json_rows(source: Source, encoding: str) -> Iterator[Table]:
    """JSON Lines: an object on each line."""
    found = decode(source.data, encoding)
    yield Table(source.name, (), _objects(source.name, found.text), found.encoding)


def _objects(name: str, text: str) -> Iterator[Row | Refusal]:
    for number, line in enumerate(newlines(text).split("\n"), 1):
        if found := line.removeprefix("\ufeff").strip():  # files put together have such a mark at each seam
            yield _object(name, number, found)


def _object(name: str, number: int, line: str) -> Row | Refusal:
    try:  # numbers stay as written: one of 5,000 digits is none to Python
        found = json.loads(line, parse_int=str, parse_float=str, parse_constant=lambda _: None)
    except (ValueError, RecursionError) as error:
        why = getattr(error, "msg", "nested too deep")
        return Refusal(name, f"not JSON: {why} (expected one object a line)", number)
    if not isinstance(found, dict):
        return Refusal(name, 'no object (expected one like {"title": "…", "text": "…"})', number)
    return Row(number, {_whole(key): _value(value) for key, value in found.items()})


def _value(value: object) -> str:
    """Of a list of texts, as crawlers write paragraphs, a line for each; of what else is nested, a day of MongoDB."""
    if isinstance(value, dict) and value.keys() == {"$date"}:
        value = value["$date"]
    if isinstance(value, list) and all(one is None or isinstance(one, str) for one in value):
        return "\n".join(_whole(one) for one in value if one is not None)
    return _whole(value) if isinstance(value, str) else ""


def _whole(text: str) -> str:
    r"""Without halves of characters, which JSON can write (\ud83d) and no file can hold."""
    return text.encode("utf-8", errors="ignore").decode("utf-8")


def comma_rows(source: Source, encoding: str) -> Iterator[Table | Refusal]:
    """Values between commas, or what else the header has between its names."""
    found = decode(source.data, encoding)
    text = found.text.removeprefix("\ufeff")
    if text.startswith("sep=") and text[4:5] and text[5:6] in ("\r", "\n"):  # a line that Excel reads and hides
        yield _separated(source.name, found._replace(text=text[5:]), text[4])
        return
    head = newlines(text[:_LONGEST]).lstrip("\n").partition("\n")[0]
    yield _separated(source.name, found, max(_DELIMITERS, key=head.count))


def tab_rows(source: Source, encoding: str) -> Iterator[Table | Refusal]:
    """Values between tabs."""
    yield _separated(source.name, decode(source.data, encoding), "\t")


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
        else:
            yield Row(line.number, dict(zip(header, line.cells, strict=False)))


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
    """The cells of the first row in some of the lines, or what is wrong with it; and the line behind it."""
    reader = csv.reader(map(lines.__getitem__, within), delimiter=delimiter, strict=True)
    try:
        return next(reader), within.start + reader.line_num
    except csv.Error as error:
        return str(error), within.start + reader.line_num
