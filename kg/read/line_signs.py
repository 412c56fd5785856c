"""What one line looks like, whatever stands around it: an opening, a credit, names, a fragment of a sentence."""

from __future__ import annotations

import re

from kg.lexicon.names import score
from kg.lexicon.tables import affixes
from kg.lexicon.words import cut, tag
from kg.read.bylines.lines import opening_byline, whole_byline
from kg.read.furniture import is_pasted, names_editors

_SPACED_NAME = re.compile(r"(?<![一-龥])([一-龥])[ \u3000]+([一-龥])(?![一-龥])")


def ends_article(text: str) -> bool:
    """Whether a line stands at an article's end, and none under a headline: its editors, buttons."""
    parsed = whole_byline(text)
    edited = parsed is not None and bool(parsed.byline.editors) and not parsed.byline.reporters
    return edited or is_pasted(text) or names_editors(text)


def is_signature(text: str) -> bool:
    """Whether a line is names and nothing else, printed with gaps: 马 婕, 路一鸣 石 磊."""
    if len(text.split()) < 2:
        return False
    names = _SPACED_NAME.sub(r"\1\2", text).split()
    return all(score(name) > 0 for name in names)


def is_unclosed(text: str) -> bool:
    """Whether a quotation or a bracket is open at the end."""
    return any(text.rfind(begin) > text.rfind(end) for begin, end in ("“”", "()", "（）", "《》"))


def closes_first(text: str) -> bool:
    """Whether the first bracket or quotation mark closes."""
    mark = re.search("[“”()（）《》]", text)
    return mark is not None and mark[0] in "”)）》"


def ends_open(text: str) -> bool:
    """Whether the last word wants another after it: 将, 在, 和, 已经, 的."""
    last = cut(text[-8:])[-1]
    return last in ("的", "之", "地") or tag(last)[:1] in ("p", "c", "d")


def begins_with_time(text: str) -> bool:
    """Whether a text begins as reports do: 近日, 昨日下午, 连日来."""
    return text.startswith(affixes("leads.txt")) or tag(cut(text[:8])[0]).startswith("t")


def is_opening(text: str) -> bool:
    """Whether a report begins with the line: 本报讯(记者 …)."""
    return opening_byline(text) is not None


def is_credit(text: str) -> bool:
    """Whether a byline names photographers only: 本报记者 甲某 摄."""
    text = text.strip("()（） ")
    parsed = whole_byline(text)
    if parsed is None or not parsed.byline.photographers:
        return False
    return not parsed.byline.reporters or text.endswith("摄影报道")
