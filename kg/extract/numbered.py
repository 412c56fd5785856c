"""Names that a number is a part of: 城东路105号院, 清河公司三车间."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.found import Found, Words
from kg.model import Span

_YARD = re.compile(r"(?:\d{1,4}|[一二三四五六七八九十]{1,3})号(?:院|家属院|小区)")
_LANE = re.compile(r"\d{1,4}弄(?:小区|(?![丢坏脏好清到得了错断伤湿破出来个点成走死堂]))")  # 弄丢: a verb
_SCHOOL = re.compile("第?[一二三四五六七八九十]{1,3}(?:中|高|幼)(?![国心央间级档层等校学考中小高儿院])")
_RING = re.compile("[东南西北](?<![以往向朝之].)[东南西北]?[二三四五六]环(?![路节保境形线])")
_STREET = re.compile("[东南西北]?[一二三四五六七八九十]{1,3}道街")
_HOTLINE = re.compile(r"\d(?<![\d.-].)\d{4}(?!\d)[一-鿕]{0,8}?热线(?!电话)")
_NOT_IN_HOTLINE = re.compile("[的了是在和与及将打名个次位人]")  # 12345名市民拨打热线
_UNIT = re.compile(
    r"第?(?:[一二三四五六七八九十]{1,3}|\d{1,2})(?:车间|车队|班组|工区|工段|工班|分队|中队|大队|支队|分公司|分局|分厂|管理所|管理站)"
    r"|[一二三四五六七八九十]{1,3}公司"
)


def find_numbered(words: Words, found: Sequence[Found]) -> list[Found]:
    """The yards and lanes of roads and the units of bodies found before; ring roads, hotlines."""
    along = [each for each in found if each.type in ("Road", "Community", "Village")]
    yards = [yard for each in along for yard in _yards(words.text, each)]
    units = [unit for body in found if body.kind == "organization" for unit in _units(words, body)]
    return [*yards, *units, *_rings(words.text), *_streets(words.text), *_hotlines(words.text)]


def _yards(text: str, along: Found) -> Iterator[Found]:
    """城东路105号院, 长乐路52弄, 柳园社区28号院: a road or community, a number and what stands there."""
    if match := _YARD.match(text, along.span.end) or _LANE.match(text, along.span.end):
        yield Found(Span(along.span.begin, match.end()), "place", "Estate", "suffix.numbered-yard", 0.9)


def find_numbered_schools(text: str, areas: Sequence[Found]) -> Iterator[Found]:
    """柳湾一中, 柳湾市第四十七中: an area and the number of its school."""
    for area in areas:
        match = _SCHOOL.match(text, area.span.end) if area.kind == "area" else None
        if match:
            span = Span(area.span.begin, match.end())
            yield Found(span, "organization", "PublicInstitution", "suffix.numbered-school", 0.85)


def _units(words: Words, body: Found) -> Iterator[Found]:
    """清河公司三车间, 清河公司一分公司三工区: a body, and the number of what it is divided into."""
    end = body.span.end
    while (match := _UNIT.match(words.text, end)) and words.ends_at(match.end()):
        end = match.end()
        type_ = "Company" if match[0].endswith("公司") else "WorkingGroup"
        type_ = body.type if body.type == "PoliceBody" else type_
        yield Found(Span(body.span.begin, end), "organization", type_, "suffix.numbered-unit", 0.85)


def _rings(text: str) -> Iterator[Found]:
    """北三环: a side and which of the rings; 北三环路 ends like any road."""
    for match in _RING.finditer(text):
        yield Found(Span(*match.span()), "place", "Road", "suffix.ring", 0.8)


def _streets(text: str) -> Iterator[Found]:
    """南十四道街: a side and a number; 十四道街 alone is so too, 三条街 is counted."""
    for match in _STREET.finditer(text):
        yield Found(Span(*match.span()), "place", "Road", "suffix.numbered-street", 0.88)


def _hotlines(text: str) -> Iterator[Found]:
    """96315消费投诉热线: the number that all of a city dials, and what for."""
    for match in _HOTLINE.finditer(text):
        if not _NOT_IN_HOTLINE.search(match[0]):
            yield Found(Span(*match.span()), "organization", "PublicInstitution", "suffix.hotline", 0.75)
