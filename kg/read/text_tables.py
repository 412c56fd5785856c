"""Tables pasted into a text: rows of short cells with gaps between, which are no article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from kg.read.text import visible

_GAP = re.compile(r"[ \u3000]{0,9}\t[ \t\u3000]{0,99}|[ \u3000]{2,99}|\s?[|｜]\s?")
_NUMBER = re.compile(r"[-+第]?[0-9][0-9,.:/-]{0,14}(?:[%％‰]|[一-龥]{1,3}[0-9]{0,3})?|-{1,3}|—{1,2}")
_ROWS = 3  # fewer are no table
_COLUMNS = 3  # of words; two may be the halves of a headline
_WIDE = re.compile("[ \u3000]{2}")
_CELL = 20  # characters of one at most
_NAME = 8  # characters of the name of a column at most
_SENTENCE = re.compile("[。！？!?；;]")
_STOP = re.compile("[。！？!?；;，,：:]")


def tables(lines: Sequence[str]) -> Iterator[range]:
    """Where the tables in a text are, each as the lines that it has.

    >>> list(tables(["电梯装好了。", "街道\\t户数", "青溪街道\\t1200", "白鹭街道\\t980"]))
    [range(1, 4)]
    """
    rows = [_cells(line) for line in lines]
    for run in _runs(rows):
        if _is_table(rows[run.start : run.stop], lines[run.start : run.stop]):
            head = run.start > 0 and _is_header(lines[run.start - 1], len(rows[run.start]))
            yield range(run.start - head, run.stop)


def word_rows(lines: Sequence[str]) -> frozenset[int]:
    """Which lines stand in columns of words, a list of names, and are no titles.

    >>> sorted(word_rows(["先进名单公布", "方秋禾  申桐川  路苇江", "白稷  武麦青  田小禾", "苗雨田  石磊  安可心"]))
    [1, 2, 3]
    """
    rows = [_cells(line) if _WIDE.search(line) else () for line in lines]
    found = [run for run in _runs(rows) if len(rows[run.start]) >= _COLUMNS]
    ends = {run.stop for run in found if run.stop < len(lines) and 1 < len(rows[run.stop]) < len(rows[run.start])}
    return frozenset(ends.union(*found))


def _is_header(line: str, columns: int) -> bool:
    """Whether a line names so many columns: 街道 户数 电梯; the two halves of a headline are none."""
    names = line.split()
    return len(names) == columns >= _COLUMNS and max(map(len, names)) <= _NAME and not _STOP.search(line)


def _runs(rows: Sequence[Sequence[str]]) -> Iterator[range]:
    """Where rows of as many cells follow each other."""
    for size, numbers in groupby(range(len(rows)), lambda at: len(rows[at])):
        run = list(numbers)
        if size > 1 and len(run) >= _ROWS:
            yield range(run[0], run[-1] + 1)


def _is_table(rows: Sequence[Sequence[str]], lines: Sequence[str]) -> bool:
    """Whether most rows have a number, or all are divided by tabs, as a spreadsheet divides what is copied from it."""
    numbered = sum(any(map(_NUMBER.fullmatch, row)) for row in rows)
    return 2 * numbered >= len(rows) or all("\t" in line.strip() for line in lines)


def _cells(line: str) -> Sequence[str]:
    """The cells of a row; none where it is a sentence, or its parts are too long."""
    text = line.strip()
    if _SENTENCE.search(text):
        return ()
    cells = [visible(cell) for cell in _GAP.split(text.strip("|｜"))]
    if len(cells) == 1:  # by single spaces only numbers: 青溪街道 1200 3
        cells = text.split()
        if len(cells) < _COLUMNS or not all(map(_NUMBER.fullmatch, cells[1:])):
            return ()
    return cells if max(map(len, cells)) <= _CELL else ()
