"""Boxes on a web page with the beginnings of other articles: 相关新闻, each a headline and a short signed text.

The page's own article stands outside of them. Where it is not sure that they are such, all is read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from kg.read.bylines.lines import opening_byline
from kg.read.web.meta import Meta
from kg.read.web.printed import Printed
from kg.read.web.several import headed
from kg.read.web.words import HEADINGS, said_in

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    Places = Mapping[HtmlElement, range]  # element → the lines of the page that stand in it

_SENTENCE = re.compile(r"[。！？]")
_TITLE = re.compile(r"(?!.{0,39}(?:19|20)[0-9]{2})[^。！？：:|]{4,40}")
_LONGEST = 200  # characters of the text of one
_NAMED = re.compile(r"relat|recommend|sidebar|teaser|xiangguan|tuijian", re.IGNORECASE)
_CALLED = re.compile(r"(?:相关|推荐|更多|热点|热门|最新|延伸|精彩)(?:新闻|阅读|报道|文章|资讯|推荐|内容)[:：]?")


class _Own(NamedTuple):
    """The page's own text."""

    headline: HtmlElement
    holder: HtmlElement  # of the most of its paragraphs
    size: int  # characters


def take_out(tree: HtmlElement, shown: Sequence[Printed], title: str, meta: Meta) -> int:
    """Takes them out of a page whose own article has this title; how many they were."""
    at = next((n for n, line in enumerate(shown) if line.text == title and not line.linked), -1)
    if at < 0 or not (shown[at].block.tag == "h1" or any(title in one for one in meta.titles)):
        return 0
    signed = [head for head, text in headed(tree) if opening_byline(said_in(text))]
    lines = [above.block for above, line in pairwise(shown) if _is_title(above) and opening_byline(line.text)]
    if max(len(signed), len(lines)) < 2:
        return 0
    places = _places(shown)
    boxes = _boxes(signed, at, shown, places) or _boxes(lines, at, shown, places, least=2)
    own = _own(shown, at, {line for box in boxes for line in places[box]})
    found = [box for box in boxes if own and _is_beside(box, own, [shown[n] for n in places[box]])]
    for box in found:
        box.drop_tree()
    return sum(boxes[box] for box in found)


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
) -> Counter[HtmlElement]:
    """The outermost elements in which stand none but such short texts, with how many of these headlines."""
    found: Counter[HtmlElement] = Counter()
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
            found[box] += 1
    return Counter({box: count for box, count in found.items() if count >= least})


def _are_short(lines: Sequence[Printed], heads: Collection[HtmlElement]) -> bool:
    """Whether no text stands above the first heading, and only a short one under each."""
    said = [0]
    for line in lines:
        if line.block.tag in HEADINGS or line.block in heads:
            said.append(0)
        if _is_told(line):
            said[-1] += len(line.text)
    return not said[0] and max(said) <= _LONGEST


def _is_told(line: Printed) -> bool:
    return not line.linked and _SENTENCE.search(line.text) is not None


def _own(shown: Sequence[Printed], title: int, aside: Collection[int]) -> _Own | None:
    """What stands under the headline and in no box; None where that is nothing."""
    holders: Counter[HtmlElement] = Counter()
    for at in range(title + 1, len(shown)):
        if at not in aside and _is_told(shown[at]):
            holders[shown[at].block.getparent()] += len(shown[at].text)
    return _Own(shown[title].block, holders.most_common(1)[0][0], holders.total()) if holders else None


def _is_beside(box: HtmlElement, own: _Own, lines: Sequence[Printed]) -> bool:
    """Whether a box stands beside the page's own text, not within it, and says less; or is called what it is."""
    told = [len(line.text) for line in lines if _is_told(line)]
    if _is_like(box, own.headline) or own.size < max(told, default=0):
        return False
    named = box.tag == "aside" or _NAMED.search(f"{box.get('class') or ''} {box.get('id') or ''}")
    if named or _CALLED.fullmatch(lines[0].text):
        return True
    return own.holder not in box.iterancestors() and own.size >= sum(told)


def _is_like(box: HtmlElement, headline: HtmlElement) -> bool:
    """Whether an article of the page's own headline stands in such an element next to it: both are of a series."""
    next_to = [one for one in headline.iterancestors() if one.getparent() is box.getparent()]
    alike = any((one.tag, one.get("class")) == (box.tag, box.get("class")) for one in next_to)
    return alike and box.find(f".//{headline.tag}") is not None


def not_read(teasers: int) -> str:
    """The warning where so many were taken out."""
    return f"{teasers} short signed texts beside the article not read (expected each in a file of its own)"
