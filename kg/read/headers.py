"""The line at the top of a page that says whose and which it is: 郑州日报 2011年3月2日 星期三 A05版."""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import NamedTuple

from kg.lexicon.characters import fold
from kg.model import Page
from kg.read.issue import CODE, DAY_IN_WORDS, NUMERIC_DAY, PAGE, is_section, iso_day, may_be_newspaper, page_number
from kg.read.text import visible

_LINES = 4  # that a header may be broken into
_TOP = 4000  # characters of a page in which it stands
_LONGEST = 90  # characters of one of them
_DAY = re.compile(rf"(?<![0-9]){DAY_IN_WORDS}")
_NUMERIC = re.compile(NUMERIC_DAY)
_WEEKDAY = re.compile(r"(?:星期|周|礼拜)[一二三四五六日天]")
_PAGE = re.compile(PAGE)
_NAMED_PAGE = re.compile(rf"{PAGE}[:：]\s?(?P<heading>[一-龥][一-龥· ]{{1,13}})$")  # 第02版:要闻·综合
_CODE = re.compile(CODE)
_PAPER = re.compile(r"(?<![一-龥A-Za-z0-9])[一-龥A-Za-z]{1,9}报(?![一-龥A-Za-z])")
_SPACED = re.compile(r"(?<=[0-9]) (?=[年月日])|(?<=[年月]) (?=[0-9])")
# What else a header has, that says nothing of the page.
_OTHER = re.compile(
    r"农历[一-龥]{2,12}|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年[一-龥]{0,8}"
    r"|第[0-9]{1,6}期|(?:今日|本期|共|总)[共第]?[0-9]{1,6}[版期]"
    r"|(?:国内)?(?:统一)?(?:连续出版物|刊)号[:：]?|CN ?[0-9]{2}-[0-9]{4}(?:/[A-Z])?"
    r"|邮发代号[:： ]?[0-9]{1,2}-[0-9]{1,4}"
    r"|(?<![0-9:])[0-2]?[0-9][:时][0-5][0-9]分?(?::[0-5][0-9])?(?![0-9:])"
    r"|(?:浏览|阅读|点击)(?:次数|量|率|数)?: ?[0-9]{1,9} ?次?"
    r"|(?:新闻热线|热线|电话|传真|投稿)[:：]?[0-9\s-]{7,20}"
    r"|(?:E-?mail|邮箱)?[:：]?[A-Za-z0-9_.]{1,30}@[A-Za-z0-9.]{3,30}"
    r"|(?:责任编辑|责编|编辑|美编|校对|版式|组版|主编|值班主任|值班编委)[:：/ ]*"
    r"(?:[一-龥]{2,4}|[一-龥] [一-龥])(?![一-龥])",
    re.IGNORECASE,
)
_LABEL = (  # what stands before a source, a day or a name, and is no heading
    r"来源|来自|稿源|转自|原载|出处|版[次面]|(?:发布|更新|发表|出版|见报)?(?:时间|日期)|作者|记者|通讯员|编辑|责编|责任编辑|摄影|校对"
)
_LABELS = re.compile(rf"(?:{_LABEL})(?![一-龥]).{{0,20}}")
_LABELLED = re.compile(rf"(?<![一-龥])(?:{_LABEL}) ?:? ?(?=\0)")
_HEADING = re.compile(r"(?!.{0,6}(?:本报|记者|通讯员))[一-龥]{2,8}")
_TAKEN = "\0"  # stands where something was found
_SHORT = 4  # characters of a heading that a page's number alone stands before
_FORMS = (
    ("date", _DAY),
    ("date", _NUMERIC),
    ("weekday", _WEEKDAY),
    ("page", _NAMED_PAGE),
    ("page", _PAGE),
    ("code", _CODE),
    ("newspaper", _PAPER),
)
_KEYS = {"date": "date", "page": "page", "code": "page", "newspaper": "newspaper"}
_GAP = re.compile(r"[\s|·•:：,，、/_\-—–《》【】\[\]()■□●◆★]+")


class Line(NamedTuple):
    """What a line says of its page, all of which is such a saying."""

    found: Mapping[str, str]
    kinds: frozenset[str]  # date, weekday, newspaper, page, code, section


def without_header(page: Page) -> tuple[Page, Mapping[str, str]]:
    """The page without the header at its top, and what this says of it: nothing where there is none.

    >>> page, said = without_header(Page("a.txt", "郑州日报 2011年3月2日 星期三 A05版\\n\\n清扫积雪\\n"))
    >>> dict(said), page.text, page.first_line
    ({'date': '2011-03-02', 'page': 'A05', 'newspaper': '郑州日报'}, '\\n清扫积雪\\n', 2)
    """
    if page.single or page.header:
        return page, header_line(page.header)
    size, said = _header(page.text[:_TOP].split("\n"))
    below = "".join(page.text.split("\n", size)[size:])
    if not size or not any(map(visible, below.split("\n"))):
        return page, {}
    return replace(page, text=below, first_line=page.first_line + size), said


def header_line(text: str) -> Mapping[str, str]:
    """What a line says of its page that is a header all by itself: nothing where it is none.

    >>> dict(header_line("郑州日报 2011年3月2日 第A05版")), dict(header_line("郑州日报"))
    ({'date': '2011-03-02', 'page': 'A05', 'newspaper': '郑州日报'}, {})
    """
    line = _read(visible(text[: 4 * _LONGEST]))
    return line.found if line and _is_header(line.kinds) else {}


def _header(lines: list[str]) -> tuple[int, Mapping[str, str]]:
    """How many lines at the top are a header, blank ones before and between them too, and what it says."""
    said: dict[str, str] = {}
    kinds: frozenset[str] = frozenset()
    header: tuple[int, Mapping[str, str]] = (0, {})
    count = 0
    for number, raw in enumerate(lines, 1):
        text = visible(raw[: 4 * _LONGEST])
        if not text:
            continue
        line = _read(text)
        if line is None or count == _LINES or any(said.get(key, value) != value for key, value in line.found.items()):
            break
        count += 1
        kinds |= line.kinds
        said |= line.found
        if _is_header(kinds):
            header = number, dict(said)
    return header


def _is_header(kinds: frozenset[str]) -> bool:
    """Whether no article begins so: a paper with a day or a page, a day with a page or a weekday, 第05版."""
    if "page" in kinds or {"date", "weekday"} <= kinds:
        return True
    return len(kinds & {"newspaper", "date", "code"}) > 1


def _read(text: str) -> Line | None:
    """A line as part of a header; None where something is left that no header has."""
    if len(text) > _LONGEST:
        return None
    found: dict[str, str] = {}
    kinds: set[str] = set()
    rest = _OTHER.sub(" ", _SPACED.sub("", fold(text)))
    for kind, form in _FORMS:
        for match in form.finditer(rest):
            value = _value(kind, match)
            if value and kind not in kinds:
                if "heading" in form.groupindex and not _LABELS.fullmatch(match["heading"]):
                    found["section"] = match["heading"]
                kinds.add("code" if kind == "page" and match[0][0].isdecimal() else kind)  # 05版, and not 第05版
                found |= {_KEYS[kind]: value} if kind in _KEYS else {}
                rest = f"{rest[: match.start()]}{_TAKEN}{rest[match.end() :]}"
                break
    if kinds & {"page", "code"}:  # 发布时间:2011-03-02 来源:郑州日报 alone may stand under any headline
        rest = _LABELLED.sub(" ", rest)
    left = _GAP.sub(" ", rest.replace(_TAKEN, " ")).split()
    if len(left) == 1 and _is_heading(left[0], kinds, apart=f"{_TAKEN}{left[0]}" not in rest):
        found["section"] = left.pop()
    return Line(found, frozenset(kinds)) if kinds and not left else None


def _value(kind: str, match: re.Match[str]) -> str:
    if kind == "date":
        return iso_day(match) if match["d"] else ""
    if kind in ("page", "code"):
        return page_number(match)
    return match[0] if kind == "weekday" or may_be_newspaper(match[0]) else ""


def _is_heading(text: str, kinds: AbstractSet[str], *, apart: bool) -> bool:
    """Whether what is left of such a line is the page's heading: 城事; one not set apart ends as headings do."""
    if not kinds & {"page", "code"} or not _HEADING.fullmatch(text) or _LABELS.fullmatch(text):
        return False
    return is_section(text) or (apart and (len(kinds) > 1 or len(text) <= _SHORT))
