"""Which issue and which page of it, as names of files and headers of pages print it: days, page numbers, newspapers."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon.tables import affixes, words
from kg.read.frontmatter import iso_date

_NUMERALS = str.maketrans("〇○零Ｏ一二三四五六七八九", "0000123456789")
_DIGIT = "[0-9〇○零一二三四五六七八九]"
_SMALL = "[0-9一二三四五六七八九十]"
DAY_IN_WORDS = (  # 2011年3月2日, 二〇一一年三月二日, 2011年3月, 2011年
    rf"(?P<y>(?:1[89]|20|一[八九]|二[〇○零]){_DIGIT}{{2}})年(?:(?P<m>{_SMALL}{{1,2}})月(?:(?P<d>{_SMALL}{{1,3}})日)?)?"
)
NUMERIC_DAY = r"(?<![0-9])(?P<y>(?:1[89]|20)[0-9]{2})([-./])(?P<m>[0-9]{1,2})\2(?P<d>[0-9]{1,2})(?![0-9])"
PAGE = r"第? ?(?P<page>[A-Z]?[0-9]{1,3}|(?:(?<=第)|(?<=第 ))[一二三四五六七八九十]{1,3}) ?版"
CODE = r"(?<![A-Za-z0-9])(?P<page>[A-Z][0-9]{2})(?![A-Za-z0-9])"  # A05
_PAPER = re.compile(
    r"[一-龥]{2,8}(?:[日晚早晨商午夜时]|都市|青年|法[制治]|生活|劳动|工人|农民|广播电视|特区|[市区县])报"
)
_ANY_PAPER = re.compile(r"[一-龥A-Za-z]{2,9}报")


def iso_day(match: re.Match[str]) -> str:
    """The date of such a match, as precise as it is printed; "" for a day that no calendar has.

    >>> iso_day(re.search(DAY_IN_WORDS, "二〇一一年三月十二日")), iso_day(re.search(DAY_IN_WORDS, "2011年2月30日"))
    ('2011-03-12', '')
    """
    parts = (str(_number(match[name])) for name in ("y", "m", "d") if match[name])
    return iso_date("-".join(parts)) or ""


def _number(numeral: str) -> int:
    """1 to 31 and years, in digits or characters."""
    tens, ten, ones = numeral.partition("十")
    if ten:
        return _number(tens or "1") * 10 + (_number(ones) if ones else 0)
    return int(numeral.translate(_NUMERALS))


def page_number(match: re.Match[str]) -> str:
    """As printed, in digits.

    >>> page_number(re.search(PAGE, "第五版")), page_number(re.search(PAGE, "A05版"))
    ('5', 'A05')
    """
    printed = match["page"]
    return printed if printed[-1].isascii() else str(_number(printed))


@cache
def is_newspaper(name: str) -> bool:
    """Whether a name can be nothing but a newspaper's.

    >>> list(map(is_newspaper, ("郑州日报", "大河报", "工作日报", "情况通报", "海报", "晚报")))
    [True, True, False, False, False, False]
    """
    return _is_known(name) or (bool(_PAPER.fullmatch(name)) and may_be_newspaper(name))


def may_be_newspaper(name: str) -> bool:
    """Whether a name that stands where a newspaper's is expected can be one: 中原晨曦报."""
    return _is_known(name) or (bool(_ANY_PAPER.fullmatch(name)) and not name.endswith(affixes("no_papers.txt")))


def _is_known(name: str) -> bool:
    """Whether a list has it, and not only as what the names of many end in: 晚报."""
    return len(name) > 2 and name.endswith("报") and name in words("outlets.txt")


def is_section(name: str) -> bool:
    """Whether a name is a column heading: 区街动态."""
    return len(name) <= 8 and name.endswith(affixes("sections.txt"))
