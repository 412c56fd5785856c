"""What says of a box on a web page that its texts are not the page's own: 相关新闻 above it, a name, a place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, takewhile
from typing import TYPE_CHECKING, NamedTuple

from kg.read.bylines.lines import opening_byline
from kg.read.web.printed import Printed

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SENTENCE = re.compile(r"[。！？]")
_NAMED = re.compile(
    r"relat|recommend|sidebar|teaser|xiangguan|tuijian|(?<![a-z])(?:aside|side|hot|more|others?)(?![a-z])",
    re.IGNORECASE,
)
_CALLED = re.compile(r"(?:相关|推荐|更多|热点|热门|最新|延伸|精彩)(?:新闻|阅读|报道|文章|资讯|推荐|内容|链接)[:：]?")
_CUT = re.compile(  # how the beginning of a text ends
    r"(?:…|\.{3}|[\[【(（]?(?:详细|详情|更多|全文|阅读全文|查看全文|查看详情)[\]】)）]?)[>》]{0,2}$"
)
_BLOCKS = ("aside", "div", "dl", "li", "section", "ul")


class Own(NamedTuple):
    """The page's own text."""

    headline: HtmlElement
    holder: HtmlElement  # of the most of its paragraphs
    size: int  # characters


class Box(NamedTuple):
    """A box with such texts."""

    element: HtmlElement
    heads: Sequence[HtmlElement]
    lines: Sequence[Printed]
    end: int  # the number of the line behind it
    above: str  # the line above it and all boxes next to it
    linked: bool  # whether each headline is a link


def is_beside(box: Box, own: Own, title: int) -> bool:
    """Whether a page says that a box is none of its text: by name, title or place, or as texts that are cut off.

    That texts are short says nothing: under 三月柳湾实事多 one sentence may stand above two signed reports.
    """
    if _is_named(box.element, own) or _CALLED.fullmatch(box.lines[0].text) or _CALLED.fullmatch(box.above):
        return True
    return not is_like(box.element, own.headline) and (box.end <= title or box.linked or _are_cut(box.lines))


def _is_named(box: HtmlElement, own: Own) -> bool:
    """Whether a box has such a name, or a block in it, or one around it that does not hold the page's own text."""
    holding = {own.headline, own.holder, *own.headline.iterancestors(), *own.holder.iterancestors()}
    around = takewhile(lambda one: one not in holding, box.iterancestors())
    return any(
        one.tag == "aside" or _NAMED.search(f"{one.get('class') or ''} {one.get('id') or ''}")
        for one in chain(box.iter(*_BLOCKS), around)
    )


def _are_cut(lines: Sequence[Printed]) -> bool:
    """Whether what follows each title of a box ends as the beginning of a text does: … or [详细]."""
    texts = [line for line in lines if opening_byline(line.text) or is_told(line)]
    cut = [line for line in lines if _CUT.search(line.text)]
    return 0 < len(texts) <= len(cut)


def is_like(box: HtmlElement, headline: HtmlElement) -> bool:
    """Whether an article of the page's own headline stands in such an element next to it: both are of a series."""
    next_to = [one for one in headline.iterancestors() if one.getparent() is box.getparent()]
    alike = any((one.tag, one.get("class")) == (box.tag, box.get("class")) for one in next_to)
    return alike and box.find(f".//{headline.tag}") is not None


def is_told(line: Printed) -> bool:
    return not line.linked and _SENTENCE.search(line.text) is not None
