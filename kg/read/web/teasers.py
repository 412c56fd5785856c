"""Boxes on a web page with the beginnings of other articles: 相关新闻, each a headline and a short signed text.

The page's own article stands outside of them. Where the page does not say that they are such, each text is an article.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain, pairwise, takewhile
from typing import TYPE_CHECKING, NamedTuple

from kg.read.bylines.lines import opening_byline
from kg.read.web.meta import Meta
from kg.read.web.printed import Printed
from kg.read.web.several import Part, headed
from kg.read.web.words import HEADINGS, said_in

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    Places = Mapping[HtmlElement, range]  # element → the lines of the page that stand in it

_SENTENCE = re.compile(r"[。！？]")
_TITLE = re.compile(r"(?!.{0,39}(?:19|20)[0-9]{2})[^。！？：:|]{4,40}")
_LONGEST = 200  # characters of the text of one
_NAMED = re.compile(
    r"relat|recommend|sidebar|teaser|xiangguan|tuijian|(?<![a-z])(?:aside|side|hot|more|others?)(?![a-z])",
    re.IGNORECASE,
)
_CALLED = re.compile(r"(?:相关|推荐|更多|热点|热门|最新|延伸|精彩)(?:新闻|阅读|报道|文章|资讯|推荐|内容|链接)[:：]?")
_CUT = re.compile(  # how the beginning of a text ends
    r"(?:…|\.{3}|[\[【(（]?(?:详细|详情|更多|全文|阅读全文|查看全文|查看详情)[\]】)）]?)[>》]{0,2}$"
)
_BLOCKS = ("aside", "div", "dl", "li", "section", "ul")


class _Own(NamedTuple):
    """The page's own text."""

    headline: HtmlElement
    holder: HtmlElement  # of the most of its paragraphs
    size: int  # characters


class Taken(NamedTuple):
    """What was taken out of a page."""

    beside: int = 0  # texts that are none of the page's own
    apart: tuple[Part, ...] = ()  # those that may be, as lines of the page as it was


def take_out(tree: HtmlElement, shown: Sequence[Printed], title: str, meta: Meta) -> Taken:
    """Takes the boxes out of a page whose own article has this title."""
    at = next((n for n, line in enumerate(shown) if line.text == title and not line.linked), -1)
    if at < 0 or not (shown[at].block.tag == "h1" or any(title in one for one in meta.titles)):
        return Taken()
    signed = [head for head, text in headed(tree) if opening_byline(said_in(text))]
    lines = [above.block for above, line in pairwise(shown) if _is_title(above) and opening_byline(line.text)]
    if max(len(signed), len(lines)) < 2:
        return Taken()
    places = _places(shown)
    either = _boxes(signed, at, shown, places), _boxes(lines, at, shown, places, least=2)
    boxes = max(either, key=lambda found: sum(map(len, found.values())))
    aside = {line for box in boxes for line in places[box]}
    own = _own(shown, at, aside)
    found = [box for box in boxes if own and _is_outside(box, own, [shown[n] for n in places[box]])]
    linked = {box for box in found if all(shown[places[head].start].linked for head in boxes[box])}
    beside = [box for box in found if own and (box in linked or _is_beside(box, own, shown, places, aside))]
    apart = [part for box in found if box not in beside for part in _parts(boxes[box], shown, places[box])]
    for box in found:
        box.drop_tree()
    return Taken(sum(len(boxes[box]) for box in beside), tuple(apart))


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


def _is_outside(box: HtmlElement, own: _Own, lines: Sequence[Printed]) -> bool:
    """Whether a box is none of a series with the page's own text, and has none that says more."""
    return not _is_like(box, own.headline) and own.size >= max(
        (len(line.text) for line in lines if _is_told(line)), default=0
    )


def _is_beside(box: HtmlElement, own: _Own, shown: Sequence[Printed], places: Places, aside: Collection[int]) -> bool:
    """Whether a page says that a box is none of its text: by name, title or place, or as texts that are cut off.

    That texts are short says nothing: under 三月柳湾实事多 one sentence may stand above two signed reports.
    """
    lines = [shown[at] for at in places[box]]
    if places[box].stop <= places[own.headline].start or _is_named(box, own) or _CALLED.fullmatch(lines[0].text):
        return True
    above = next((shown[at] for at in range(places[box].start - 1, -1, -1) if at not in aside), None)
    return (above is not None and _CALLED.fullmatch(above.text) is not None) or _are_cut(lines)


def _is_named(box: HtmlElement, own: _Own) -> bool:
    """Whether a box has such a name, or a block in it, or one around it that does not hold the page's own text."""
    holding = {own.headline, own.holder, *own.headline.iterancestors(), *own.holder.iterancestors()}
    around = takewhile(lambda one: one not in holding, box.iterancestors())
    return any(
        one.tag == "aside" or _NAMED.search(f"{one.get('class') or ''} {one.get('id') or ''}")
        for one in chain(box.iter(*_BLOCKS), around)
    )


def _are_cut(lines: Sequence[Printed]) -> bool:
    """Whether what follows each title of a box ends as the beginning of a text does: … or [详细]."""
    texts = [line for line in lines if opening_byline(line.text) or _is_told(line)]
    cut = [line for line in lines if _CUT.search(line.text)]
    return 0 < len(texts) <= len(cut)


def _is_like(box: HtmlElement, headline: HtmlElement) -> bool:
    """Whether an article of the page's own headline stands in such an element next to it: both are of a series."""
    next_to = [one for one in headline.iterancestors() if one.getparent() is box.getparent()]
    alike = any((one.tag, one.get("class")) == (box.tag, box.get("class")) for one in next_to)
    return alike and box.find(f".//{headline.tag}") is not None


def not_read(teasers: int) -> str:
    """The warning where so many were taken out."""
    return f"{teasers} short signed texts beside the article not read (expected each in a file of its own)"
