"""The head of a dispatch: 本报讯, 新华社北京3月1日电, 半岛网4月11日讯."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.lexicon.tables import words
from kg.model import Span
from kg.read.byline_runs import is_outlet, split_outlet
from kg.read.byline_tokens import DATE

_LONGEST = 48
_OPENING = re.compile(r"[\s【\[(□■●◆]*据?\s?")
_BOXED = re.compile(r"\s*【([^】·\n]{2,12})(?:·[^】·\n]{1,8})?】(?=\s*\((?:见习|实习|特约)?(?:记者|通讯员))")  # 【财新网】(记者
_WIRE = re.compile(r"综合消息|综合报道|专电|快讯|消息|(?<!通)讯(?![息问号])|电(?![视台影话子力网缆动梯商信脑])|报道")
_BODY = re.compile(r"[一-龥A-Za-z0-9·+\-\s]{2,40}")
_DATE = re.compile(DATE)
_PLACE = re.compile(r"[一-龥·]{0,10}")
_SIGNED = re.compile(r"[】\]]?\s*(?:[(\[【]|记者|通讯员|见习|实习|特约|首席|全媒体)")
_PAUSE = re.compile(r"\s|[,:】\])]|$")


class Dispatch(NamedTuple):
    agency: Span
    dateline: Span
    end: int


def dispatch(folded: str, within: Span) -> Dispatch | None:
    """The head of a dispatch at the start of `within`, or nothing.

    >>> dispatch("新华社北京3月1日电(记者", Span(0, 13))
    Dispatch(agency=Span(begin=0, end=3), dateline=Span(begin=3, end=5), end=10)
    """
    opening = _OPENING.match(folded, *within)
    begin = opening.end() if opening else within.begin
    for wire in _WIRE.finditer(folded, begin, min(within.end, begin + _LONGEST)):
        found = _dispatch(folded, Span(begin, wire.start()), wire, within.end)
        if found:
            return found
    boxed = _BOXED.match(folded, *within)
    if boxed and is_outlet(boxed[1]):
        return Dispatch(Span(*boxed.span(1)), Span(boxed.start(1), boxed.start(1)), boxed.end())
    return None


def _dispatch(folded: str, body: Span, wire: re.Match[str], end: int) -> Dispatch | None:
    text = body.of(folded)
    if text == "又":
        return Dispatch(Span(body.begin, body.begin), Span(body.begin, body.begin), wire.end())
    if not _BODY.fullmatch(text) or "记者" in text or "通讯员" in text:
        return None
    date = _DATE.search(text)
    head = text[: date.start()] if date else text
    agency, place = split_outlet(head.rstrip())
    if date and not agency and head.strip() not in words("dateline_places.txt"):
        agency, place = head.rstrip(), ""  # an outlet that we don't know: a date and 电 say that it is one
    if date and not place.strip():
        place = text[date.end() :]
    place = place.strip().removesuffix("频道")
    known = agency in words("outlets.txt") or bool(date and is_outlet(agency))
    if not _PLACE.fullmatch(place) or not _ends(folded, wire, end, known, placed=bool(date) and not agency):
        return None
    at = body.begin + text.rfind(place) if place else body.begin
    closing = 1 if folded[wire.end() : wire.end() + 1] in ("】", "]") else 0
    return Dispatch(Span(body.begin, body.begin + len(agency)), Span(at, at + len(place)), wire.end() + closing)


def _ends(folded: str, wire: re.Match[str], end: int, known: bool, *, placed: bool) -> bool:
    """Whether what follows 讯 or 电 leaves it the end of a dispatch's head."""
    signed = _SIGNED.match(folded, wire.end(), end) is not None
    if wire.group() in ("报道", "消息", "综合报道") and not signed:
        return False
    if placed:  # 北京4月26日电(记者: no outlet
        return wire.group() in ("电", "专电") and signed
    return signed if not known else signed or wire.group() != "报道"
