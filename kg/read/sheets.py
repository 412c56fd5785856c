"""Workbooks (.xlsx) → tables: one for each sheet that has anything in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from kg.errors import UnreadableFile
from kg.lexicon.characters import shown
from kg.model import Refusal
from kg.read.merged_cells import Merged, merged_cells, spread
from kg.read.sources import Source
from kg.read.tables import Line, Table, under_header
from kg.read.zips import check_all

if TYPE_CHECKING:
    from openpyxl import Workbook

_ROWS, _COLUMNS = 1 << 20, 256  # of a sheet; a spreadsheet has no more rows, and who formats all columns uses few
_NO_VALUE = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"})
_RETURN = "_x000D_"  # as Excel writes the carriage returns of a cell


def sheet_rows(source: Source, encoding: str) -> Iterator[Table | Refusal]:
    """The sheets of a workbook, hidden ones too; each has a header of its own."""
    sheets = _workbook(source.data).worksheets
    filled = 0
    for sheet in sheets:
        name = source.name if len(sheets) == 1 else f"{source.name}:{shown(sheet.title)}"
        lines = spread(_lines(name, sheet), _merged(sheet))
        for first in islice(lines, 1):
            filled += 1
            yield under_header(name, chain([first], lines))
    if not filled:
        raise UnreadableFile("empty (expected a sheet with a header and a row for each article)")


def _workbook(data: bytes) -> Workbook:
    from openpyxl import load_workbook  # heavy, and most never read a workbook

    check_all(data)
    try:
        return load_workbook(BytesIO(data), read_only=True, data_only=True)
    except Exception as error:  # what it raises at damaged ones is nowhere said, and is of all kinds
        raise UnreadableFile("no workbook (expected .xlsx as a spreadsheet saves it)") from error


def _merged(sheet: Any) -> dict[int, list[Merged]]:
    """The merged cells of a sheet; openpyxl keeps them of sheets that are wholly in memory only."""
    with sheet._get_source() as file:
        return merged_cells(file.read())


def _lines(name: str, sheet: Any) -> Iterator[Line | Refusal]:
    """The rows of a sheet that have anything in them, whatever size it says it has."""
    sheet.reset_dimensions()
    number, blank = 0, None
    try:
        for number, values in enumerate(sheet.iter_rows(max_row=_ROWS, max_col=_COLUMNS, values_only=True), 1):
            if values is blank or values.count(None) == len(values):
                blank = values  # openpyxl fills a gap with one and the same, which may be a million rows long
                continue
            cells = list(map(_cell, values))
            if any(cell.strip() for cell in cells):
                yield Line(number, cells)
    except Exception:  # as above
        yield Refusal(name, "a damaged sheet (expected .xlsx as a spreadsheet saves it)", number + 1)


def _cell(value: object) -> str:
    """What a cell holds as text: a day as ISO date, a whole number without a point, of a failed formula nothing."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = "" if value is None else str(value)
    return "" if text in _NO_VALUE else text.replace(_RETURN, "\r")
