"""Data files of this package: tab-separated rows, `#` comments, a header on their origin."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from kg.errors import DataError


class Row(NamedTuple):
    line: int
    cells: tuple[str, ...]


def read_text(name: str) -> str:
    """The text of `kg/data/NAME`."""
    return (files("kg") / "data" / name).read_text(encoding="utf-8")


def rows(name: str, columns: int) -> Iterator[Row]:
    """The rows of a table, `columns` cells each; anything else is a DataError with its line."""
    for number, line in enumerate(read_text(name).splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        cells = tuple(line.split("\t"))
        if len(cells) != columns:
            raise DataError(f"kg/data/{name}:{number}: {len(cells)} cells (expected {columns})")
        yield Row(number, cells)


@cache
def words(name: str) -> frozenset[str]:
    """A word list: words separated by white space, `#` begins a comment."""
    lines = (line.partition("#")[0] for line in read_text(name).splitlines())
    return frozenset(word for line in lines for word in line.split())


@cache
def affixes(name: str) -> tuple[str, ...]:
    """A word list as `str.startswith` and `str.endswith` take it."""
    return tuple(sorted(words(name)))
