"""Whether a division's name stands for itself in a text, or is a piece of other words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from kg.lexicon.tables import rows
from kg.model import Span

# A name's last character and what may not follow it: another word begins there (河北|区域, 建设|乡村).
_NOT_BEFORE = {
    "省": "会略道份",
    "市": "场值面井价容",
    "县": "级域处",
    "区": "域别分间块位",
    "镇": "静定痛",
    "乡": "村镇亲土愁音情间下里",
    "旗": "帜下舰袍号手",
}
# Words that are also the end of a name: 海城市 is none in 沿海|城市.
_TAILS = ("城市", "乡镇", "城镇", "集镇", "村镇", "山区", "城区", "市区", "地区")

# What a city's short name begins without being the city: 南京路, 北京西路, 河南村, 北京时间.
_SOMETHING_ELSE = re.compile(
    "[东西南北中一二三四五]?(?:路|街|大街|大道|巷|胡同|里弄|立交|高架|村|庄|寨|社区|小区|花园|大厦|饭店|酒店|宾馆|时间)"
)
# A lake or river that a city has its name from: 巢湖|大堤, 太湖|边, but 靖江|边防, 嫩江|边境.
_WATER = "湖江河"
_WATERSIDE = re.compile("大堤|堤岸|堤坝|边(?![界境防远陲检区])|[东西南北]?岸(?!基)|畔|沿岸|流域|水[质面位域]|[湖河]面")


def stands_free(text: str, span: Span) -> bool:
    """Whether it is cut out of no longer words, as 应县 in 响应县委, 大连 in 扩大连续, 河北区 in 河北区域."""
    name, before, after = span.of(text), text[span.begin - 1 : span.begin], text[span.end : span.end + 1]
    if after and after in _NOT_BEFORE.get(name[-1], ""):
        return False
    if before not in _overlaps().get(("before", name[0]), ()):
        return True
    if len(name) > 2:
        return name[1:] not in _TAILS
    return name[-1] not in "县镇乡" and after not in _overlaps().get(("after", name[-1]), ())


def names_something_else(text: str, span: Span) -> bool:
    """Whether a short name found there begins the name of a road, a village or a house, or is a lake's or river's.

    >>> names_something_else("南京西路开街", Span(0, 2)), names_something_else("南京开街", Span(0, 2))
    (True, False)
    """
    name = span.of(text)
    whole = len(name) > 2 and name[-1] in "省市区县州盟旗镇乡道"  # 杭州 is a short name all the same
    water = name[-1] in _WATER and _WATERSIDE.match(text, span.end)
    return not whole and bool(water or _SOMETHING_ELSE.match(text, span.end))


@cache
def _overlaps() -> Mapping[tuple[str, str], frozenset[str]]:
    cells = (row.cells for row in rows("divisions_overlaps.tsv", columns=3))
    return {(side, character): frozenset(neighbours) for side, character, neighbours in cells}
