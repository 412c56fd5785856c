"""What the sheets of a PDF repeat: page numbers and running heads are no text, and a newspaper's head begins a page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from kg.read.headers import header_line
from kg.read.issue import is_section

BUCKET = 4  # characters within which lines begin that stand in one column
_OUTER = 2  # rows at the upper and the lower edge of a sheet
_OFTEN = 3  # sheets; what two have alike may be two headlines
_HEIGHT = 3  # points within which a running head stands
_DIGITS = re.compile(r"[0-9]{1,9}")
_NUMBER = re.compile(
    r"[-–—·\s]{0,9}(?:第\s?)?[0-9]{1,4}\s?(?:页|[/／])?\s?(?:[共,，]?\s?[0-9]{1,4}\s?页)?[0-9]{0,4}[-–—·\s]{0,9}"
)


class Line(NamedTuple):
    """A line as printed, in points."""

    text: str
    begin: float
    end: float  # as far as its characters would reach if each were as wide as high, and Latin ones half
    base: float
    size: float

    @property
    def column(self) -> tuple[int, int]:
        return round(self.size), int(self.begin // (BUCKET * self.size))

    @property
    def key(self) -> tuple[str, int]:
        """What it has in common with others of its kind: all but numbers."""
        return _DIGITS.sub("0", "".join(self.text.split())), round(self.base / _HEIGHT)


class Sheets(NamedTuple):
    """The lines of a newspaper's page, of one sheet or several, and the line that says which page it is."""

    lines: list[Line]
    header: str


def pages_in(sheets: Sequence[Sequence[Line]]) -> Iterator[Sheets]:
    """The lines without what sheets repeat; from a sheet on whose head says another page, a page of its own."""
    outer = [_outer(sheet) for sheet in sheets]
    repeated = _repeated(outer)
    found: list[Sheets] = []
    said: Mapping[str, str] = {}
    for sheet, edges in zip(sheets, outer, strict=True):
        gone = {line for line in edges if _is_running(line, repeated[line.key])}
        header = next((line.text for line in edges if header_line(line.text)), "")
        own = header_line(header)
        if not found or (own and own != said):
            found.append(Sheets([], header))
            said = own or said
        found[-1].lines.extend(line for line in sheet if line not in gone)
    yield from found


def _repeated(outer: Sequence[Sequence[Line]]) -> Counter[tuple[str, int]]:
    """On how many sheets each line stands; left and right ones may take turns."""
    on: dict[tuple[str, int], list[int]] = defaultdict(list)
    for number, lines in enumerate(outer):
        for key in {line.key for line in lines}:
            on[key].append(number)
    found = Counter({key: len(numbers) for key, numbers in on.items()})
    sides: dict[tuple[int, int], int] = defaultdict(int)  # by height and side, the sheets of a line that has only these
    for (_, height), numbers in on.items():
        if _is_one_side(numbers):
            sides[height, numbers[0] % 2] = max(sides[height, numbers[0] % 2], len(numbers))
    for key, numbers in on.items():
        if _is_one_side(numbers):
            found[key] += sides[key[1], 1 - numbers[0] % 2]
    return found


def _is_one_side(sheets: Sequence[int]) -> bool:
    return len(sheets) > 1 and len({number % 2 for number in sheets}) == 1


def _outer(sheet: Sequence[Line]) -> list[Line]:
    """The lines of the highest and of the lowest rows."""
    rows = sorted({round(line.base) for line in sheet if line.text.strip()}, reverse=True)
    edges = {*rows[:_OUTER], *rows[-_OUTER:]}
    return [line for line in sheet if round(line.base) in edges]


def _is_running(line: Line, sheets: int) -> bool:
    """Whether a line at the edge of so many sheets is none of the text."""
    if header_line(line.text) or _NUMBER.fullmatch(line.text):
        return True
    numbered = _DIGITS.search(line.text) is not None and sheets > 1
    return (sheets >= _OFTEN or numbered) and not is_section(line.text.strip())
