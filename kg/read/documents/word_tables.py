"""What of a Word document is no text of its page: tables of data, and what is struck out, hidden or deleted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # says a text box once more
_UNSEEN = (f"{_W}strike", f"{_W}dstrike", f"{_W}vanish")
_OFF = ("0", "false", "off")
_PARAGRAPH = 30  # characters; a cell with a sentence of so many holds text, not data
_SHOWN = 12  # characters of a table that a note shows
TABLE = "expected the text of a page; a table as .csv or .xlsx"


class Left(NamedTuple):
    """How each table that was taken out begins, and how many characters are not to be seen."""

    tables: tuple[str, ...]
    unseen: int

    def notes(self, name: str) -> Iterator[str]:
        if self.tables:
            count = len(self.tables)
            yield f"{name}: {count} table{'s' * (count > 1)} left out, of {self.tables[0]} … ({TABLE})"
        if self.unseen:
            left = f"{self.unseen} characters left out, struck out, hidden or deleted"
            yield f"{name}: {left} (expected in the text what belongs to it)"


def take_out(body: Any) -> Left:
    """Takes out of the body what is none of its text; what was moved stands in it once more."""
    for copy in [*body.iter(_FALLBACK)]:
        copy.getparent().remove(copy)
    unseen = 0
    for run in [*body.iter(f"{_W}r")]:
        if _is_unseen(run):
            unseen += sum(map(len, _texts(run)))
            run.getparent().remove(run)
    unseen += sum(len(one.text or "") for one in body.iter(f"{_W}delText"))
    tables: list[str] = []
    for table in [*body.iter(f"{_W}tbl")]:
        if not any(one is body for one in table.iterancestors()):
            continue  # within one that is taken out
        rows = _rows(table)
        if _is_data(table, rows):
            tables.append(_begins(table))
            table.getparent().remove(table)
        elif _stands_in_columns(rows):
            for column in zip(*rows, strict=True):
                table.extend(column)  # as nobody saves it, they need no rows
    return Left(tuple(filter(None, tables)), unseen)


def _is_unseen(run: Any) -> bool:
    said = run.find(f"{_W}rPr")
    found = () if said is None else (one for one in said if one.tag in _UNSEEN)
    return any(one.get(f"{_W}val", "1") not in _OFF for one in found)


def _rows(table: Any) -> list[list[Any]]:
    return [[cell for cell in row if cell.tag == f"{_W}tc"] for row in table if row.tag == f"{_W}tr"]


def _is_data(table: Any, rows: Sequence[Sequence[Any]]) -> bool:
    """Whether a table has rows and columns, and less than half of what it says is sentences."""
    said = sum(map(len, _texts(table)))
    return len(rows) > 1 and max(map(len, rows)) > 1 and 2 * _told(table) < said


def _stands_in_columns(rows: Sequence[Sequence[Any]]) -> bool:
    """Whether articles stand side by side in a table: its first row has their titles."""
    if len(rows) < 2 or len(rows[0]) < 2 or len(set(map(len, rows))) > 1 or any(map(_told, rows[0])):
        return False
    return all(any(map(_told, column[1:])) for column in zip(*rows, strict=True))


def _told(part: Any) -> int:
    """How many characters are told in sentences."""
    paragraphs = ("".join(_texts(one)) for one in part.iter(f"{_W}p"))
    return sum(len(one) for one in paragraphs if len(one) >= _PARAGRAPH and "。" in one)


def _begins(table: Any) -> str:
    return " ".join(" ".join(_texts(table)).split())[:_SHOWN]


def _texts(element: Any) -> Iterator[str]:
    return (one.text or "" for one in element.iter(f"{_W}t"))
