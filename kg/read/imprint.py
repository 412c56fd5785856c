"""The line under a headline that says where it was copied from: 2011-03-02 09:20 来源：柳湾日报."""

from __future__ import annotations

import re

from kg.lexicon.characters import fold
from kg.lexicon.names import score
from kg.lexicon.tables import words
from kg.model import Span
from kg.read.bylines.lines import whole_byline
from kg.read.furniture import BUTTON
from kg.read.headers import header_line
from kg.read.issue import may_be_newspaper

_NAME = (  # of a source, up to a gap or to what says something else
    r"[^\s:|,;()\[\]【】]{2,20}?(?=$|[\s|,;()\[\]【】]|作者|编辑|责任|责编|记者|通讯员|发布|时间|日期|(?:19|20)[0-9]{2}[-/.年])"
)
ABOUT = re.compile(  # what such a line says, with what it may say besides
    r"(?:(?:(?:发布|更新|修改|发表|出版|见报|刊发)(?:时间|日期|于)?|时间|日期|于)\s?:?\s?)?"
    r"(?:19|20)[0-9]{2}[-/.年][01]?[0-9][-/.月][0-3]?[0-9]日?(?:\s?(?:星期|周)[一二三四五六日天])?"
    r"(?:\s?[0-2]?[0-9][:时][0-5][0-9]分?(?::[0-5][0-9])?)?"
    rf"|(?:信息|消息|稿件|文章|本文|新闻|内容)?(?:来源|来自|稿源)\s?:\s?[\[【]?{_NAME}"
    r"|(?:浏览|阅读|点击)(?:次数|量|率|数)?\s?:?\s?[0-9]{0,9}\s?次?|(?:我要)?评论\s?[(:]?\s?[0-9]{0,9}\)?|字[号体]\s?:?(?:\s?[大中小]){0,3}"
)
LINE = 120  # characters of one at most
EDGE = " |,;·/()[]"
_BRACKETS = str.maketrans(dict.fromkeys("()[]【】<>", " "))
_APART = re.compile(r"[\s|,;·/]+")
_NAMES = r"\s?:\s?[一-龥·]{2,12}(?:[、/][一-龥·]{2,4}){0,5}"
_WROTE = r"(?:作者|(?:本报|见习|实习)?记者|通讯员|摄影)"
_FROM = "转自|转载自|摘自|选自|原载|出处"
_BESIDES = re.compile(  # what else it may say in a text, from which no site has taken it off
    rf"(?:{_FROM})于?(?:\s?:\s?{_NAME}|\s?《[^《》]{{2,20}}》)|(?:{_WROTE}|(?:责任)?编辑|责编){_NAMES}"
    r"|第?\s?[A-Z]?[0-9]{1,3}\s?版(?:\s?:\s?[一-龥·]{2,8}(?![一-龥]))?|(?<![A-Z0-9])[A-Z][0-9]{2}(?![A-Z0-9])"
    r"|版[次面]\s?:\s?[A-Z]?[0-9]{1,3}版?|版名\s?:\s?[一-龥·]{2,8}"
    r"|(?:(?:发布)?(?:时间|日期)\s?:\s?)?(?<![0-9])[01]?[0-9][-月][0-3]?[0-9]日?(?:\s?[0-2]?[0-9]:[0-5][0-9])?(?![0-9])"
    r"|(?<![一-龥])(?:星期|周)[一二三四五六日天](?![一-龥])"
    rf"|(?<![一-龥])(?:{BUTTON})(?![一-龥])",
    re.IGNORECASE,
)
_COUNT = re.compile(r"(?<![0-9:/.月-])[0-9]{1,9}\s?[次条人]?\s?(?:评论|阅读|浏览|点击|参与)")  # 12次阅读
_SOURCE = re.compile(r"来源|来自|稿源|转自|转载自|摘自|选自|原载")
_SAYS = re.compile(r"(?:19|20)[0-9]{2}[-/.年]|(?:(?:浏览|阅读|点击)(?:次数|量|率|数)?|字[号体])\s?[:0-9]")
_SAID = re.compile(rf"(?:来源|来自|稿源|{_FROM})\s?:\s?(?P<name>{_NAME})")
_TITLED = re.compile(r"《(?P<name>[^《》]{2,20})》")
_SIGNED = re.compile(
    rf"{_WROTE}{_NAMES}(?: [一-龥·]{{2,4}}(?![一-龥:])){{0,5}}|[一-龥]{{2,9}}报记者 ?[一-龥]{{2,4}}(?![一-龥])"
)
_TIME = re.compile(r"[0-2]?[0-9]:[0-5][0-9]")
_SITES = ("新闻网", "报网", "报社", "在线", "电视台", "广播电台", "客户端", "通讯社")
_FEW = 3  # names without a label


def is_imprint(line: str, *, below_title: bool) -> bool:
    """Whether a line says day and source and nothing else; a day alone, or with a paper, is one only below a title.

    >>> is_imprint("2011年3月2日 09:20 来源：柳湾日报 作者：申桐川", below_title=False)
    True
    >>> is_imprint("2011-03-02", below_title=False), is_imprint("账目来源清楚", below_title=True)
    (False, False)
    >>> is_imprint("柳湾日报 | 2011-03-02 08:30 | 申桐川 【字号：大 中 小】", below_title=True)
    True
    """
    folded = _flat(line[: LINE + 1])
    if len(folded) > LINE or not (_SOURCE.search(folded) or (below_title and _SAYS.search(folded))):
        return False
    left = _left(folded)
    return not left or (below_title and _says_who(left, timed=_TIME.search(folded) is not None))


def _flat(line: str) -> str:
    """The line with a gap for each bracket, however it is written; offsets stay."""
    return fold(line).translate(_BRACKETS)


def _left(folded: str) -> list[str]:
    """What of a line is neither day nor source, count, page or button, and stands under no label."""
    return list(filter(None, _APART.split(_BESIDES.sub(" ", ABOUT.sub(" ", _COUNT.sub(" ", folded))))))


def _says_who(left: list[str], *, timed: bool) -> bool:
    """Whether that is the paper or site, and who wrote: 柳湾日报 申桐川."""
    names = [one for one in left if not may_be_newspaper(one) and not _is_site(one, timed=timed)]
    if not names or whole_byline(" ".join(names)):
        return True
    return len(names) < len(left) and len(names) <= _FEW and all(score(name) > 0 for name in names)


def _is_site(name: str, *, timed: bool) -> bool:
    """Whether a name is that of a site or station; behind a day alone 接入管网 is what happened on it."""
    return name in words("outlets.txt") or name.endswith(_SITES) or (timed and name.endswith("网"))


def newspaper_of(line: str) -> str:
    """The newspaper that such a line says an article is from; "" for a site or an agency.

    >>> newspaper_of("2011-03-02 来源：新华网 转自：《柳湾日报》"), newspaper_of("2011-03-02 柳湾日报")
    ('柳湾日报', '柳湾日报')
    """
    folded = _flat(line[:LINE])
    named = [part for match in _SAID.finditer(folded) for part in match["name"].strip("《》").split("-")]
    named += [match["name"] for match in _TITLED.finditer(folded)]
    left = (one.removesuffix("记者") for one in _left(folded))
    return next(filter(may_be_newspaper, (*named, *left)), "")


def signed(line: str) -> Span | None:
    """Where such a line says who wrote: 记者：申桐川, 柳湾日报记者 申桐川."""
    match = _SIGNED.search(_flat(line[:LINE]))
    return Span(*match.span()) if match else None


def is_issue(line: str) -> bool:
    """Whether a line says in which paper an article stood, and on which page or day: 柳湾日报 | A05 | 城事.

    >>> is_issue("柳湾日报 | A05 | 城事"), is_issue("柳湾日报")
    (True, False)
    """
    return len(line) <= LINE and "报" in line and "newspaper" in header_line(line)
