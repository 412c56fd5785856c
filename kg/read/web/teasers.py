"""Boxes on a web page with the beginnings of other articles: 相关新闻, each a headline and a short signed text.

The page's own article stands outside of them. Where the page does not say that they are such, each text is an article.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from kg.read.bylines.lines import opening_byline
from kg.read.web.beside import Box, Own, is_beside, is_like, is_told
from kg.read.web.meta import Meta
from kg.read.web.printed import Printed
from kg.read.web.several import Part, headed
from kg.read.web.words import HEADINGS, said_in

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    Places = Mapping[HtmlElement, range]  # element → the lines of the page that stand in it

_TITLE = re.compile(r"(?!.{0,39}(?:19|20)[0-9]{2})[^。！？：:|]{4,40}")
_LONGEST = 200  # characters of the text of one


class Taken(NamedTuple):
    """What was taken out of a page."""

    beside: int = 0  # texts that are none of the page's own
    apart: tuple[Part, ...] = ()  # those that may be, as lines of the page as it was


def take_out(tree: HtmlElement, shown: Sequence[Printed], title: str, meta: Meta) -> Taken:
    """Takes the boxes out of a page whose own article has this title."""
    at = next((n for n, line in enumerate(shown) if line.text == title and not line.linked), -1)
    if at < 0 or not (shown[at].block.tag == "h1" or any(title in one for one in meta.titles)):
        return Taken()
    places = _places(shown)
    signed = [head for head, text in headed(tree) if head in places and opening_byline(said_in(text))]
    lines = [above.block for above, line in pairwise(shown) if _is_title(above) and opening_byline(line.text)]
    if max(len(signed), len(lines)) < 2:
        return Taken()
    either = _boxes(signed, at, shown, places), _boxes(lines, at, shown, places, least=2)
    boxes = max(either, key=lambda found: sum(map(len, found.values())))
    own = _own(shown, at, {line for box in boxes for line in places[box]})
    if own is None:
        return Taken()
    found = [box for box in _described(boxes, shown, places) if own.size >= _longest(box.lines)]
    beside = {box.element: len(box.heads) for box in found if is_beside(box, own, at)}
    apart = [box for box in found if box.element not in beside and not is_like(box.element, own.headline)]
    parts = [part for box in apart for part in _parts(box.heads, shown, places[box.element])]
    for element in (*beside, *(box.element for box in apart)):
        element.drop_tree()
    return Taken(sum(beside.values()), tuple(parts))


def _parts(heads: Collection[HtmlElement], shown: Sequence[Printed], within: range) -> Iterator[Part]:
    """The texts of a box, each with its title."""
    begins = [at for at in within if shown[at].block.tag in HEADINGS or shown[at].block in heads]
    for begin, end in pairwise((*begins, within.stop)):
        if any(not line.linked for line in shown[begin + 1 : end]):
            yield Part(begin, end)


def _places(shown: Sequence[Printed]) -> Places:
    found: dict[HtmlElement, range] = {}
    for at, line in enumerate(shown):
        for one in (line.block, *line.block.iterancestors()):
            found[one] = range(found[one].start if one in found else at, at + 1)
    return found


def _is_title(line: Printed) -> bool:
    """Whether a line may be the headline of a text below, whatever its markup: no day and source, and no label.

    Links that lead to other articles are left out of the page's text without that.
    """
    return not line.linked and bool(_TITLE.fullmatch(line.text)) and not opening_byline(line.text)


def _boxes(
    heads: Sequence[HtmlElement], title: int, shown: Sequence[Printed], places: Places, *, least: int = 1
) -> dict[HtmlElement, list[HtmlElement]]:
    """The outermost elements in which stand none but such short texts, with their headlines."""
    found: dict[HtmlElement, list[HtmlElement]] = {}
    may_be: dict[HtmlElement, bool] = {}
    above = set(heads)
    for head in heads:
        box = None
        for one in head.iterancestors():
            if one not in may_be:
                may_be[one] = title not in places[one] and _are_short([shown[at] for at in places[one]], above)
            if not may_be[one]:
                break
            box = one
        if box is not None:
            found.setdefault(box, []).append(head)
    return {box: heads for box, heads in found.items() if len(heads) >= least}


def _are_short(lines: Sequence[Printed], heads: Collection[HtmlElement]) -> bool:
    """Whether no text stands above the first heading, and only a short one under each."""
    said = [0]
    for line in lines:
        if line.block.tag in HEADINGS or line.block in heads:
            said.append(0)
        if is_told(line):
            said[-1] += len(line.text)
    return not said[0] and max(said) <= _LONGEST


def _own(shown: Sequence[Printed], title: int, aside: Collection[int]) -> Own | None:
    """What stands under the headline and in no box; None where that is nothing."""
    holders: Counter[HtmlElement] = Counter()
    for at in range(title + 1, len(shown)):
        if at not in aside and is_told(shown[at]):
            holders[shown[at].block.getparent()] += len(shown[at].text)
    return Own(shown[title].block, holders.most_common(1)[0][0], holders.total()) if holders else None


def _described(
    boxes: Mapping[HtmlElement, Sequence[HtmlElement]], shown: Sequence[Printed], places: Places
) -> Iterator[Box]:
    inside = {at for box in boxes for at in places[box]}
    last = [*accumulate(range(len(shown)), lambda above, at: above if at in inside else at, initial=-1)]
    for box, heads in boxes.items():
        above = last[places[box].start]  # the nearest in no box
        linked = all(shown[places[head].start].linked for head in heads)
        lines = [shown[at] for at in places[box]]
        yield Box(box, heads, lines, places[box].stop, shown[above].text if above >= 0 else "", linked)


def _longest(lines: Sequence[Printed]) -> int:
    return max((len(line.text) for line in lines if is_told(line)), default=0)


def not_read(teasers: int) -> str:
    """The warning where so many were taken out."""
    return f"{teasers} short signed texts beside the article not read (expected each in a file of its own)"
