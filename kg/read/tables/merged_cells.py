"""Merged cells of a sheet: what stands in the first holds for each row that they cover."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from kg.model import Refusal
from kg.read.tables.tables import Line

_RANGE = re.compile(rb"""<(?:\w{1,20}:)?mergeCell\s+ref=["']([A-Z]{1,3})([0-9]{1,7}):[A-Z]{1,3}([0-9]{1,7})["']""")


class Merged(NamedTuple):
    """Where the cells that a range merges go on below the first: a column, counted from 0, and its last row."""

    column: int
    last: int


def merged_cells(sheet: bytes) -> dict[int, list[Merged]]:
    """Those that a sheet lists behind its rows, by the row in which each begins."""
    from openpyxl.utils import column_index_from_string  # heavy, and most never read a workbook

    found: dict[int, list[Merged]] = defaultdict(list)
    for column, first, last in _RANGE.findall(sheet, max(0, sheet.rfind(b"sheetData>"))):
        if int(first) < int(last):
            found[int(first)].append(Merged(column_index_from_string(column.decode("ascii")) - 1, int(last)))
    return found


def spread(lines: Iterator[Line | Refusal], merged: Mapping[int, list[Merged]]) -> Iterator[Line | Refusal]:
    """The rows with what merged cells say of each; the header, which comes first, goes on over none of them."""
    yield from islice(lines, 1)
    held: dict[int, tuple[str, int]] = {}
    for line in lines:
        if isinstance(line, Refusal):
            yield line
            continue
        cells = list(line.cells)
        for column, last in merged.get(line.number, ()):
            if column < len(cells):
                held[column] = cells[column], last
        for column, (cell, last) in held.items():
            if line.number <= last:
                cells[column] = cells[column] or cell
        yield Line(line.number, cells)
