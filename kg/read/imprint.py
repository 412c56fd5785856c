"""The line under a headline that says where it was copied from: 2011-03-02 09:20 来源：柳湾日报."""

from __future__ import annotations

import re

from kg.lexicon.characters import fold
from kg.read.headers import header_line
from kg.read.issue import may_be_newspaper

ABOUT = re.compile(  # what such a line says, with what it may say besides
    r"(?:(?:发布|更新|发表|出版)?(?:时间|日期|于)\s?:?\s?)?"
    r"(?:19|20)[0-9]{2}[-/年][01]?[0-9][-/月][0-3]?[0-9]日?(?:\s?(?:星期|周)[一二三四五六日])?"
    r"(?:\s?[0-2]?[0-9][:时][0-5][0-9]分?(?::[0-5][0-9])?)?"
    r"|(?:来源|来自|稿源)\s?:\s?[^\s:|,;()]{2,20}(?=$|[\s|,;()])"
    r"|(?:浏览|阅读|点击)(?:次数|量|率|数)?\s?:?\s?[0-9]{0,9}\s?次?|(?:我要)?评论\s?[(:]?\s?[0-9]{0,9}\)?|字[号体]\s?:?(?:\s?[大中小]){0,3}"
)
LINE = 120  # characters of one at most
EDGE = " |,;·/()[]"
_AUTHOR = re.compile(r"(?:作者|记者|(?:责任)?编辑|责编|通讯员|摄影)\s?:\s?[一-龥·]{2,12}")
_SOURCE = re.compile(r"来源|来自|稿源")
_SAYS = re.compile(r"(?:19|20)[0-9]{2}[-/年]")


def is_imprint(line: str, *, below_title: bool) -> bool:
    """Whether a line says day and source and nothing else; a day alone, or with a paper, is one only below a title.

    >>> is_imprint("2011年3月2日 09:20 来源：柳湾日报 作者：申桐川", below_title=False)
    True
    >>> is_imprint("2011-03-02", below_title=False), is_imprint("账目来源清楚", below_title=True)
    (False, False)
    """
    folded = fold(line[: LINE + 1])
    if len(folded) > LINE or not (_SOURCE.search(folded) or (below_title and _SAYS.search(folded))):
        return False
    rest = _AUTHOR.sub(" ", ABOUT.sub(" ", folded)).strip(EDGE)
    return not rest or (below_title and may_be_newspaper(rest))


def is_issue(line: str) -> bool:
    """Whether a line says in which paper an article stood, and on which page or day: 柳湾日报 | A05 | 城事.

    >>> is_issue("柳湾日报 | A05 | 城事"), is_issue("柳湾日报")
    (True, False)
    """
    return len(line) <= LINE and "报" in line and "newspaper" in header_line(line)
