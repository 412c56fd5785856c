"""A sheet that is printed row by row across its columns, as some OCR programs do → its columns, one after another."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain, groupby, pairwise
from statistics import median
from typing import NamedTuple

from kg.read.documents.pdf_lines import Piece, line_of, width
from kg.read.documents.pdf_sheets import Line

_GAP = 0.8  # characters between what two columns print in one row, at least
_LEVEL = 0.5  # characters by which the lines of a row may stand higher or lower
_INDENT = 3  # characters within which the lines of a column begin
_ROWS = 6  # fewer show no column
_FEWEST = 0.2  # of all rows
_MOST = 0.6  # of the rows, that a gap divides
_NARROWEST = 7  # characters of a column at least; what is narrower is a table's


class Sheet(NamedTuple):
    """The lines of a sheet, and whether they were printed across its columns."""

    lines: list[Line]
    across: bool


class _Row(NamedTuple):
    """What is printed on one level, one behind the other, a line for each stretch without a gap."""

    runs: list[list[Piece]]
    lines: list[Line]


def sheet_of(runs: Sequence[Sequence[Piece]], fine: Sequence[Sequence[Piece]]) -> Sheet:
    """The lines as they were printed, where not most rows have the same gap in them, as their `fine` pieces show."""
    rows = list(_rows(fine))
    begins = list(_columns(rows))
    if not begins:
        return Sheet([line_of(run) for run in runs], across=False)
    return Sheet([line for lines in _parts(rows, begins) for line in lines], across=True)


def _rows(runs: Sequence[Sequence[Piece]]) -> Iterator[_Row]:
    row = _Row([], [])
    for part in (part for run in runs for part in _stretches(run)):
        line = line_of(part)
        if row.lines and not _follows(row.lines[-1], line):
            yield row
            row = _Row([], [])
        row.runs.append(part)
        row.lines.append(line)
    if row.lines:
        yield row


def _stretches(run: Sequence[Piece]) -> Iterator[list[Piece]]:
    """The pieces of a line without a wide gap in it."""
    part: list[Piece] = []
    for piece in run:
        if part and piece.text.strip() and piece.x > _end(part) + _GAP * piece.height:
            yield part
            part = []
        part.append(piece)
    if part:
        yield part


def _end(part: Sequence[Piece]) -> float:
    return max(piece.x + piece.height * width(piece.text.rstrip()) for piece in part)


def _follows(before: Line, line: Line) -> bool:
    """Whether a line stands on the level of the one before, right of it."""
    return abs(before.base - line.base) <= _LEVEL * line.size and line.begin > before.end


def _columns(rows: Sequence[_Row]) -> Iterator[float]:
    """Where the columns begin that most rows have, but the first."""
    begins = sorted((line.begin, number) for number, row in enumerate(rows) for line in row.lines[1:])
    size = median([line.size for row in rows for line in row.lines] or [1.0])
    least = max(_ROWS, len(rows) * _FEWEST)
    at = 0
    while at < len(begins):
        left = begins[at][0]
        until = bisect_right(begins, (left + _INDENT * size, len(rows)), at)
        near = [rows[number] for number in {number for _, number in begins[at:until]}]
        if len(near) >= least and _divides(near, rows, left) and _is_wide(near, left):
            yield left
        at = until


def _divides(near: Sequence[_Row], rows: Sequence[_Row], left: float) -> bool:
    """Whether most of the rows that reach over a gap have it."""
    over = sum(row.lines[0].begin < left < row.lines[-1].end for row in rows)
    return len(near) >= _MOST * over


def _is_wide(rows: Sequence[_Row], left: float) -> bool:
    """Whether what stands on both sides of a gap is text, and no table's cells."""
    beside = [pair for row in rows for pair in pairwise(row.lines) if pair[0].begin < left <= pair[1].begin]
    return bool(beside) and all(median(width(pair[side].text) for pair in beside) >= _NARROWEST for side in (0, 1))


def _parts(rows: Sequence[_Row], begins: Sequence[float]) -> Iterator[list[Line]]:
    """The lines, columns one after another between those that stand over several."""
    for wide, group in groupby(rows, lambda row: any(_crosses(line, begins) for line in row.lines)):
        lines = [line for row in group for line in (row.lines if not wide else [line_of([*chain(*row.runs)])])]
        yield lines if wide else sorted(lines, key=lambda line: _column(line, begins))


def _crosses(line: Line, begins: Sequence[float]) -> bool:
    return any(line.begin < begin and line.end > begin + line.size for begin in begins)


def _column(line: Line, begins: Sequence[float]) -> int:
    return sum(begin <= line.begin for begin in begins)
