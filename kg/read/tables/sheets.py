"""Workbooks (.xlsx) → tables: one for each sheet that has anything in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from itertools import chain, islice
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from kg.errors import UnreadableFile
from kg.lexicon.characters import shown
from kg.model import Refusal
from kg.read.sources import Settings, Source
from kg.read.tables.formulas import FURTHEST, too_far, unstored
from kg.read.tables.merged_cells import merged_cells, spread
from kg.read.tables.tables import Line, Table, Unread, under_header
from kg.read.zips import check_all

if TYPE_CHECKING:
    from openpyxl import Workbook

_ROWS = 1 << 20  # of a sheet; a spreadsheet has no more
_FAILED = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"})
_NONE: Mapping[int, str] = MappingProxyType({})
_LONGEST = 32767  # characters of a cell; programs that write more cut it there without a word
_RETURN = "_x000D_"  # as Excel writes the carriage returns of a cell


def sheet_rows(source: Source, settings: Settings) -> Iterator[Table | Refusal]:
    """The sheets of a workbook, hidden ones too; each has a header of its own."""
    sheets = _workbook(source.data).worksheets
    filled = 0
    workbook = source.name if len(sheets) > 1 else ""
    for sheet in sheets:
        name = f"{workbook}:{shown(sheet.title)}" if workbook else source.name
        data = _data(sheet)
        lines = spread(_lines(name, sheet, unstored(data)), merged_cells(data))
        for first in islice(lines, 1):
            filled += 1
            table = replace(under_header(name, chain([first], lines)), workbook=workbook)
            yield replace(table, notes=(*table.notes, *too_far(name, data))) if isinstance(table, Table) else table
    if not filled:
        raise UnreadableFile("empty (expected a sheet with a header and a row for each article)")


def _workbook(data: bytes) -> Workbook:
    from openpyxl import load_workbook  # heavy, and most never read a workbook

    check_all(data)
    try:
        return load_workbook(BytesIO(data), read_only=True, data_only=True)
    except Exception as error:  # what it raises at damaged ones is nowhere said, and is of all kinds
        raise UnreadableFile("no workbook (expected .xlsx as a spreadsheet saves it)") from error


def _data(sheet: Any) -> bytes:
    """A sheet as it is written; what openpyxl tells of it is less, unless it is wholly in memory."""
    with sheet._get_source() as file:
        return bytes(file.read())


def _lines(name: str, sheet: Any, formulas: Mapping[int, Mapping[int, str]]) -> Iterator[Line | Refusal]:
    """The rows of a sheet that have anything in them, whatever size it says it has."""
    sheet.reset_dimensions()
    number, blank = 0, None
    try:
        for number, values in enumerate(sheet.iter_rows(max_row=_ROWS, max_col=FURTHEST, values_only=True), 1):
            missing = formulas.get(number, _NONE)
            if not missing and (values is blank or values.count(None) == len(values)):
                blank = values  # openpyxl fills a gap with one and the same, which may be a million rows long
                continue
            cells = [_cell(value, missing.get(column, "")) for column, value in enumerate(values)]
            if any(cell.strip() or isinstance(cell, Unread) for cell in cells):
                yield Line(number, cells)
    except Exception:  # as above
        yield Refusal(name, "a damaged sheet (expected .xlsx as a spreadsheet saves it)", number + 1)


def _cell(value: object, missing: str) -> str:
    """What a cell holds as text: a day as ISO date, a whole number without a point, of a formula what it gave."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if value is None:
        return Unread(missing) if missing else ""
    text = str(value)
    if len(text) == _LONGEST:
        return Unread(f"as long as a cell can be, perhaps cut off (expected fewer than {_LONGEST} characters)", text)
    return (
        Unread(f"{text}: a formula that failed (expected a value)") if text in _FAILED else text.replace(_RETURN, "\r")
    )
