"""Typed columns and rows: what every format but RDF is written from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from math import isfinite
from typing import NamedTuple

Value = str | int | float | bool | tuple[str, ...] | None  # None where nothing is known


class Kind(Enum):
    """What a column holds; each format has its own word for it."""

    text = "text"
    texts = "texts"  # several, in one cell
    integer = "integer"
    number = "number"
    truth = "truth"
    day = "day"  # 2011-03-02


class Column(NamedTuple):
    name: str
    kind: Kind = Kind.text


class Table(NamedTuple):
    """Rows have a value for each column."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]

    def value(self, row: tuple[Value, ...], name: str) -> Value:
        return row[next(place for place, column in enumerate(self.columns) if column.name == name)]


class File(NamedTuple):
    """A file of a format, and how much is in it: 523 nodes, 812 edges."""

    data: bytes
    counts: str


def file(data: bytes, **counts: int) -> File:
    """A file that holds so many of each.

    >>> file(b"", nodes=1523, edges=1).counts
    '1,523 nodes, 1 edges'
    """
    return File(data, ", ".join(f"{count:,} {name.replace('_', ' ')}" for name, count in counts.items()))


def table(name: str, columns: tuple[Column, ...], rows: Iterable[Mapping[str, Value]]) -> Table:
    """A table of rows that name their values; "" and what a row leaves out is nothing."""
    ordered = (tuple(_known(row.get(column.name)) for column in columns) for row in rows)
    return Table(name, columns, tuple(ordered))


def _known(value: Value) -> Value:
    return None if value in ("", ()) else value


def number(text: str) -> float | None:
    """A number of the graph; nothing where it is none that every program reads.

    >>> number("28800"), number("INF"), number("")
    (28800.0, None, None)
    """
    try:
        found = float(text)
    except ValueError:
        return None
    return found if isfinite(found) else None


def joined(values: tuple[str, ...], mark: str, instead: str) -> str:
    """Several texts as one that can be cut at the mark again; the mark inside a text gives way to a like one.

    >>> joined(("甲|乙", "丙"), "|", "｜")
    '甲｜乙|丙'
    """
    return mark.join(value.replace(mark, instead) for value in values)


def cell(value: Value) -> str:
    """A value as plain text: true, 0.9, 甲|乙.

    >>> cell(True), cell(None), cell(3), cell(28800.0)
    ('true', '', '3', '28800')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return repr(value).removesuffix(".0")
    return joined(value, "|", "｜") if isinstance(value, tuple) else value if isinstance(value, str) else str(value)
