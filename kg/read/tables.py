"""Tables as they stand in a file: a header, and rows with the line on which each begins."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO, StringIO
from zipfile import BadZipFile

from kg.errors import UnreadableFile
from kg.model import Refusal
from kg.read.encodings import decoded
from kg.read.sources import Source
from kg.read.text import newlines

_LONGEST = 64 << 20  # characters of a cell; csv's own limit is shorter than some articles
_DELIMITERS = ",;\t"  # as a spreadsheet writes .csv, depending on its country


@dataclass(frozen=True, slots=True)
class Row:
    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    name: str  # of the file; of one of several sheets with the sheet's
    header: tuple[str, ...]  # empty where each row names its own columns
    rows: Iterator[Row | Refusal]


def json_rows(source: Source, encoding: str) -> Iterator[Table]:
    """JSON Lines: an object on each line."""
    text = decoded(source.data, encoding)
    yield Table(source.name, (), _objects(source.name, text))


def _objects(name: str, text: str) -> Iterator[Row | Refusal]:
    for number, line in enumerate(newlines(text.removeprefix("\ufeff")).split("\n"), 1):
        if not line.strip():
            continue
        try:
            found = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield Refusal(name, f"not JSON: {getattr(error, 'msg', 'too deep')} (expected one object a line)", number)
            continue
        if not isinstance(found, dict):
            yield Refusal(name, 'no object (expected one like {"title": "…", "text": "…"})', number)
            continue
        yield Row(number, {key: _cell(value) for key, value in found.items() if not isinstance(value, dict | list)})


def comma_rows(source: Source, encoding: str) -> Iterator[Table]:
    """Values between commas, or what else the header has between its names."""
    text = decoded(source.data, encoding)
    head = text.lstrip().partition("\n")[0]
    yield _separated(source.name, text, max(_DELIMITERS, key=head.count))


def tab_rows(source: Source, encoding: str) -> Iterator[Table]:
    """Values between tabs."""
    yield _separated(source.name, decoded(source.data, encoding), "\t")


def _separated(name: str, text: str, delimiter: str) -> Table:
    csv.field_size_limit(_LONGEST)
    reader = csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter, strict=True)
    lines = _lines(name, reader)
    header = next(lines, None)
    if header is None:
        raise UnreadableFile("empty (expected a header and a row for each article)")
    if isinstance(header, Refusal):
        raise UnreadableFile(f"{name}:{header.row}: {header.reason}")
    names = tuple(map(str.strip, header[1]))
    return Table(name, names, _under(name, names, lines))


def _lines(name: str, reader: Iterator[list[str]]) -> Iterator[tuple[int, list[str]] | Refusal]:
    """The cells of each line that has any; where a line is broken, all after it is."""
    while True:
        line = reader.line_num + 1  # type: ignore[attr-defined]
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Refusal(name, f"{error} (expected each quotation mark to be closed)", line)
            return
        if any(cell.strip() for cell in cells):
            yield line, cells


def _under(
    name: str, header: Sequence[str], lines: Iterator[tuple[int, list[str]] | Refusal]
) -> Iterator[Row | Refusal]:
    for found in lines:
        if isinstance(found, Refusal):
            yield found
            continue
        line, cells = found
        if len(cells) > len(header) and any(cells[len(header) :]):
            yield Refusal(name, f"{len(cells)} cells (expected {len(header)}, as the header has)", line)
        else:
            yield Row(line, dict(zip(header, cells, strict=False)))


def sheet_rows(source: Source, encoding: str) -> Iterator[Table]:
    """The sheets of a workbook; each has a header of its own."""
    from openpyxl import load_workbook  # heavy, and most never read a workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(BytesIO(source.data), read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError) as error:
        raise UnreadableFile("no workbook (expected .xlsx as a spreadsheet saves it)") from error
    sheets = [sheet for sheet in book.worksheets if any(map(_filled, sheet.iter_rows(max_row=50, values_only=True)))]
    if not sheets:
        raise UnreadableFile("empty (expected a sheet with a header and a row for each article)")
    for sheet in sheets:
        name = source.name if len(sheets) == 1 else f"{source.name}:{sheet.title}"
        lines = (
            (number, list(map(_cell, values)))
            for number, values in enumerate(sheet.iter_rows(values_only=True), 1)
            if _filled(values)
        )
        _, header = next(lines)
        yield Table(name, tuple(map(str.strip, header)), _under(name, list(map(str.strip, header)), lines))


def _filled(values: Sequence[object]) -> bool:
    return any(value is not None and str(value).strip() for value in values)


def _cell(value: object) -> str:
    """What a cell holds as text: a day as ISO date, a whole number without a point."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
