"""Refusals and warnings in words: a line each, but of one table no more than anybody reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from kg.model import Refusal

_LISTED = 20  # rows of one file
_LINE = re.compile(r":[0-9]{1,9}: ")  # behind the file that a note is on


def in_lines(refusals: Iterable[Refusal]) -> list[str]:
    """A line for each; of the rows of a file the first twenty, and how many more there are.

    >>> in_lines([Refusal("a.txt", "empty"), *(Refusal("a.csv", "no text", line) for line in range(2, 101))])[-2:]
    ['a.csv:21: no text', 'a.csv: 79 more rows']
    """
    lines: list[str] = []
    for (file, is_row), group in groupby(refusals, lambda one: (one.file, bool(one.row))):
        found = list(group)
        listed = _LISTED if is_row and len(found) > _LISTED + 1 else len(found)
        lines += map(str, found[:listed])
        if found[listed:]:
            lines.append(f"{file}: {len(found) - listed} more rows")
    return lines


def notes_in_lines(notes: Iterable[str]) -> Iterator[str]:
    """The notes; of those on the rows of a file the first twenty, and how many more there are.

    >>> list(notes_in_lines([f"a.csv:{line}: 日期?" for line in range(2, 101)]))[-2:]
    ['a.csv:21: 日期?', 'a.csv: 79 more warnings']
    """
    for file, group in groupby(notes, _file):
        found = list(group)
        listed = _LISTED if file and len(found) > _LISTED + 1 else len(found)
        yield from found[:listed]
        if found[listed:]:
            yield f"{file}: {len(found) - listed} more warnings"


def _file(note: str) -> str:
    found = _LINE.search(note)
    return note[: found.start()] if found else ""
