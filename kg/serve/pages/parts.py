"""A long list on a page: its beginning, or one sheet of it under an address of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import urlencode

SHEET = 50  # rows on a sheet
HEAD = 10  # rows where the page shows other lists too

Row = TypeVar("Row")
Found = TypeVar("Found")


@dataclass(frozen=True)
class Part(Generic[Row]):
    """A list: what it is called, how long it is, and the rows that are shown of it."""

    key: str  # undertakes.out
    title: str
    total: int
    rows: tuple[Row, ...]
    begin: int  # position of the first row shown
    whole: str  # where all of it can be read; "" where all of it is shown
    before: str  # address of the sheet before; "" at the first
    after: str


@dataclass(frozen=True)
class Wanted:
    """What a request asks of a thing's page: one part of it, and which sheet; without a part the beginnings of all."""

    path: str
    part: str = ""
    sheet: int = 1

    def address(self, part: str, sheet: int = 1) -> str:
        """Where a sheet of a part is."""
        asked = urlencode({"part": part} | ({"sheet": sheet} if sheet > 1 else {}))
        return f"{self.path}{'&' if '?' in self.path else '?'}{asked}"


def cut(wanted: Wanted, key: str, title: str, found: Sequence[Found], row: Callable[[Found], Row]) -> Part[Row]:
    """The part of a list that is wanted; only its rows are read."""
    total, alone = len(found), wanted.part == key
    sheets = max(1, -(-total // SHEET))
    sheet = min(max(wanted.sheet, 1), sheets) if alone else 1
    begin = (sheet - 1) * SHEET
    rows = tuple(map(row, found[begin : begin + (SHEET if alone else HEAD)]))
    return Part(
        *(key, title, total, rows, begin),
        whole="" if alone or total <= HEAD else wanted.address(key),
        before=wanted.address(key, sheet - 1) if alone and sheet > 1 else "",
        after=wanted.address(key, sheet + 1) if alone and sheet < sheets else "",
    )
