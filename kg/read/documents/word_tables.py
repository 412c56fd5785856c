"""What of a Word document is no text of its page: tables of data, and what is struck out, hidden or deleted.

Of the other tables a form (标题 | 夜校开课) is read as a text in fields, columns of articles one after the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from kg.read.tables.columns import column_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # says a text box once more
_UNSEEN = (f"{W}strike", f"{W}dstrike", f"{W}vanish")
_OFF = ("0", "false", "off")
_PARAGRAPH = 30  # characters; a cell with a sentence of so many holds text, not data
_NAME = 10  # characters of a name in a form at most
_COLON = ":： "
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
    for copy in [*body.iter(FALLBACK)]:
        copy.getparent().remove(copy)
    unseen = 0
    for run in [*body.iter(f"{W}r")]:
        if _is_unseen(run):
            unseen += sum(map(len, _texts(run)))
            run.getparent().remove(run)
    unseen += sum(len(one.text or "") for one in body.iter(f"{W}delText"))
    tables: list[str] = []
    for table in [*body.iter(f"{W}tbl")]:
        if not any(one is body for one in table.iterancestors()):
            continue  # within one that is taken out
        rows = _rows(table)
        if _is_form(rows):
            for row in rows:
                _name_values(row)
        elif _is_data(table, rows):
            tables.append(_begins(table))
            table.getparent().remove(table)
        elif _stands_in_columns(rows):
            for column in zip(*rows, strict=True):
                table.extend(column)  # as nobody saves it, they need no rows
    return Left(tuple(filter(None, tables)), unseen)


def _is_unseen(run: Any) -> bool:
    said = run.find(f"{W}rPr")
    found = () if said is None else (one for one in said if one.tag in _UNSEEN)
    return any(one.get(f"{W}val", "1") not in _OFF for one in found)


def _rows(table: Any) -> list[list[Any]]:
    return [[cell for cell in row if cell.tag == f"{W}tc"] for row in table if row.tag == f"{W}tr"]


def _is_data(table: Any, rows: Sequence[Sequence[Any]]) -> bool:
    """Whether a table has rows and columns, and less than half of what it says is sentences."""
    said = sum(map(len, _texts(table)))
    return len(rows) > 1 and max(map(len, rows)) > 1 and 2 * _told(table) < said


def _stands_in_columns(rows: Sequence[Sequence[Any]]) -> bool:
    """Whether articles stand side by side in a table: its first row has their titles."""
    if len(rows) < 2 or len(rows[0]) < 2 or len(set(map(len, rows))) > 1 or any(map(_told, rows[0])):
        return False
    return all(any(map(_told, column[1:])) for column in zip(*rows, strict=True))


def _is_form(rows: Sequence[Sequence[Any]]) -> bool:
    """Whether cells name what stands in those beside them, as the fields of an article: 标题 | 夜校开课."""
    names = [_said(cell).rstrip(_COLON) for row in rows if len(row) % 2 == 0 for cell in row[::2]]
    return {"title", "text"} <= set(map(column_of, names)) and all(len(name) <= _NAME for name in names)


def _name_values(row: Sequence[Any]) -> None:
    """Puts each name of a form before what it names, as in a text in fields: 标题：夜校开课."""
    for name, value in zip(row[::2], row[1::2], strict=False):
        said = _said(name).rstrip(_COLON)
        first = next((one for one in value.iter(f"{W}t") if (one.text or "").strip()), None)
        if said and first is not None:
            first.text = f"{said}：{(first.text or '').lstrip()}"
            name.getparent().remove(name)
        elif said:
            [*name.iter(f"{W}t")][-1].text += "：" if _said(name) == said else ""


def _said(cell: Any) -> str:
    return "".join(_texts(cell)).strip()


def _told(part: Any) -> int:
    """How many characters are told in sentences."""
    paragraphs = ("".join(_texts(one)) for one in part.iter(f"{W}p"))
    return sum(len(one) for one in paragraphs if len(one) >= _PARAGRAPH and "。" in one)


def _begins(table: Any) -> str:
    return " ".join(" ".join(_texts(table)).split())[:_SHOWN]


def _texts(element: Any) -> Iterator[str]:
    return (one.text or "" for one in element.iter(f"{W}t"))
