"""Numbers that tell one from others, though a unit follows them: 98年, 住在4层, 300路."""

from __future__ import annotations

import re

_YEAR = re.compile(r"(?:[0０][\d]|[89８９]\d)年(?=[一-鿕])(?![来历以间的之前后里中内代大])")
_LASTED = re.compile("[了达有近约长时过满逾超历经共整第]$")
_ROUTES = ("人马", "纵队", "大军", "队伍", "记者", "专家", "信号", "视频", "监控", "电话", "热线", "人员", "小组")
_STOREYS = re.compile("层(?:的?高|的?大?楼|建筑|结构|砖混|大厦|住宅|框架)")
_STOREYS_BEFORE = re.compile("(?:共|高|有|为|达|建|加盖)(?:约|近)?$")


def is_short_year(text: str, begin: int) -> bool:
    """Whether a number with 年 is a year without its century.

    >>> is_short_year("98年加入", 0), is_short_year("了98年之久", 1), is_short_year("98年来", 0)
    (True, False, False)
    """
    return _YEAR.match(text, begin) is not None and not _LASTED.search(text, max(0, begin - 1), begin)


def is_floor(text: str, begin: int, end: int) -> bool:
    """Whether a number with 层 says on which floor, not how many storeys.

    >>> is_floor("住在4层", 2, 4), is_floor("30层高楼", 0, 3), is_floor("酒店共9层", 3, 5)
    (True, False, False)
    """
    if not text.startswith("层", end - 1):
        return False
    return not (_STOREYS.match(text, end - 1) or _STOREYS_BEFORE.search(text, max(0, begin - 3), begin))


def is_route(text: str, end: int) -> bool:
    """Whether a number in digits with 路 is that of a bus line.

    >>> is_route("增开300路", 6), is_route("兵分3路人马", 4)
    (True, False)
    """
    return text.startswith("路", end - 1) and not text.startswith(_ROUTES, end)
