"""The head of a dispatch: 本报讯, 新华社北京3月1日电, 半岛网4月11日讯."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.lexicon.tables import words
from kg.model import Span
from kg.read.bylines.runs import is_outlet, split_outlet
from kg.read.bylines.tokens import DATE

_LONGEST = 48
_OPENING = re.compile(r"[\s【\[(□■●◆]*据?\s?")
_REPORTER = r"(?:见习|实习|特约|首席|全媒体)?(?:记者|通讯员|实习生)"
# 通讯员, 讯息 and 电视 are other words
_WIRE = re.compile(r"综合消息|综合报道|专电|快讯|消息|报道|(?<!通)讯(?![息问号])|电(?![视台影话子力网缆动梯商信脑])")
_BODY = re.compile(r"(?!.{0,40}(?:记者|通讯员))[一-龥A-Za-z0-9·+\-\s]{2,40}")
_DATE = re.compile(DATE)
_PLACE = re.compile(r"(?:[一-龥][一-龥·]{0,9})?")
_SIGNED = re.compile(rf"[】\]]?\s{{0,40}}(?:[(\[【]|{_REPORTER})")
_BOXED = re.compile(rf"\s{{0,40}}【([^】·\n]{{2,12}})(?:·[^】·\n]{{1,8}})?】(?=\s*\({_REPORTER})")  # 【某某网】(记者
_WIRES_OF_PLACES = ("电", "专电")
_WIRES_THAT_ARE_WORDS = ("报道", "消息", "综合报道")  # count only before a bracket or a label


class Dispatch(NamedTuple):
    agency: Span
    dateline: Span
    end: int


def dispatch(folded: str, within: Span) -> Dispatch | None:
    """The head of a dispatch at the start of `within`, or None.

    >>> dispatch("新华社北京3月1日电(记者", Span(0, 13))
    Dispatch(agency=Span(begin=0, end=3), dateline=Span(begin=3, end=5), end=10)
    """
    opening = _OPENING.match(folded, *within)
    begin = opening.end() if opening else within.begin
    wires = _WIRE.finditer(folded, begin, min(within.end, begin + _LONGEST))
    heads = (_head(folded, begin, wire, within.end) for wire in wires)
    return next((head for head in heads if head), None) or _boxed(folded, within)


def _boxed(folded: str, within: Span) -> Dispatch | None:
    box = _BOXED.match(folded, *within)
    if not box or not is_outlet(box[1]):
        return None
    return Dispatch(Span(*box.span(1)), Span(box.start(1), box.start(1)), box.end())


def _head(folded: str, begin: int, wire: re.Match[str], end: int) -> Dispatch | None:
    body = folded[begin : wire.start()]
    if body == "又":  # 又讯: the same paper once more
        return Dispatch(Span(begin, begin), Span(begin, begin), wire.end())
    if not _BODY.fullmatch(body):
        return None
    agency, place = _agency_and_place(body)
    if not _PLACE.fullmatch(place) or not _ends(folded, wire, end, agency, dated=bool(_DATE.search(body))):
        return None
    at = begin + (body.rfind(place) if place else 0)
    after = wire.end() + (folded[wire.end() : wire.end() + 1] in ("】", "]"))
    return Dispatch(Span(begin, begin + len(agency)), Span(at, at + len(place)), after)


def _agency_and_place(body: str) -> tuple[str, str]:
    """本报5月9日上海, 新华社北京5月9日, 某某星空5月9日: an outlet that nobody knows is one before a date."""
    date = _DATE.search(body)
    before = body[: date.start()].rstrip() if date else body.rstrip()
    agency, place = split_outlet(before)
    if date and not agency and before not in words("dateline_places.txt"):
        agency, place = before, ""
    if date and not place.strip():
        place = body[date.end() :]
    return agency, place.strip().removesuffix("频道")


def _ends(folded: str, wire: re.Match[str], end: int, agency: str, *, dated: bool) -> bool:
    """Whether what follows 讯 or 电 leaves it the end of a head: a bracket or a label always does."""
    if _SIGNED.match(folded, wire.end(), end):
        return bool(agency) or wire.group() in _WIRES_OF_PLACES
    known = agency in words("outlets.txt") or (dated and is_outlet(agency))
    return known and wire.group() not in _WIRES_THAT_ARE_WORDS
