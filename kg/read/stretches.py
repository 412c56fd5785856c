"""Pages longer than anybody prints, read a stretch at a time: what looks at a whole page looks at no more than that.

So the time and the memory that a file takes grow with its length and no faster, whatever a step does with one article.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from kg.read.items import Item
from kg.read.line_signs import is_opening
from kg.read.text import Line

LONGEST = 40_000  # characters; a page of a broadsheet has 12,000, the longest reports of a government 30,000
_SENTENCE_END = re.compile(r"[。！？!?…][”’」』）)》\"]*")


def items_of(lines: Sequence[Line], read: Callable[[Sequence[Line]], tuple[Item, ...]]) -> Iterator[Item]:
    """The items that `read` finds in lines; what a stretch ends with is read again with what follows it.

    Where an item goes on behind its stretch the next one is marked as the rest of it.
    """
    lines = [piece for line in lines for piece in _pieces(line)]
    begin = 0
    cut = False
    while begin < len(lines):
        end = _end(lines, begin)
        found = read(lines[begin:end])
        if cut and not found[0].titles and not is_opening(found[0].blocks[0].text):
            found = (replace(found[0], goes_on=True), *found[1:])
        again = _last(lines, begin, end, found)
        yield from found[:-1] if again < end else found
        begin, cut = again, again == end


def _pieces(line: Line) -> Iterator[Line]:
    """A line longer than a stretch cut behind sentences, where it has them."""
    if len(line.text) <= LONGEST:
        yield line
        return
    begin = 0
    while begin < len(line.text):
        end = _cut(line.text, begin)
        if piece := line.text[begin:end].strip():
            yield line._replace(text=piece)
        begin = end


def _cut(text: str, begin: int) -> int:
    end = begin + LONGEST
    if end >= len(text):
        return len(text)
    return max((match.end() for match in _SENTENCE_END.finditer(text, begin + LONGEST // 2, end)), default=end)


def _end(lines: Sequence[Line], begin: int) -> int:
    """Where a stretch ends: before it is too long, and before the next piece of one line."""
    size = len(lines[begin].text)
    for at in range(begin + 1, len(lines)):
        size += len(lines[at].text) + 1
        if size > LONGEST or lines[at].number == lines[at - 1].number:
            return at
    return len(lines)


def _last(lines: Sequence[Line], begin: int, end: int, found: Sequence[Item]) -> int:
    """Where the last item of a stretch begins, if more follows and it is the smaller part; else where that ends."""
    if end == len(lines) or not found:
        return end
    first = bisect_left(
        lines, min(block.number for block in found[-1].blocks), begin, end, key=lambda line: line.number
    )
    return first if 2 * (first - begin) > end - begin else end
