"""Bodies and communities by the shape of the whole name: 市创卫办, 区市容委, 团市委, 教育部, 工人新村第一社区."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from kg.extract.found import Found, Words
from kg.lexicon import tables
from kg.lexicon.patterns import longest_of, matches_from
from kg.model import Span

SHORTEST_OFFICE = 3  # characters of an organization's whole name; 区委 is read off its level
_LEVEL = re.compile("[省市区县镇乡街社]")
_AT_ONCE = ("当场办", "现场办", "马上办", "统一办", "上门办")
_NO_DOER = "主举承协督查开兴帮代补申创包联"  # 市里主|办
_NO_OFFICE = "理公事法学案了过起成到出完好"  # 办|理
_BRIEF_OFFICE = re.compile(
    rf"(?:[省市区县镇乡]|街道|社区|(?<![一-鿕])街)(?!的)[一-鿕]{{0,3}}(?![{_NO_DOER}])[一-鿕]办(?![{_NO_OFFICE}展班刊厂一场妥]|办结(?!对))"
)
_BUREAU_OFFICE = re.compile(rf"[省市区县][一-鿕]{{1,4}}局[一-鿕]{{1,2}}(?![{_NO_DOER}联])[一-鿕]办(?![{_NO_OFFICE}])")
_COMMITTEE = re.compile(r"[省市区县](?<![一-鿕].)[一-鿕]{2,3}(?<![党常团政纪])委(?![员托任派屈婉])")
_YOUTH_COMMITTEE = re.compile("(?:共青团|团(?<![集社军兵财旅]团))[省市区县]委(?!员)")
_ORDINAL = re.compile("第[一二三四五六七八九十]{1,2}社区")
_ORDINAL_COMMUNITY = re.compile(
    rf"(?<![一-鿕])(?![昨今明近日前]{{2}}|目前|如今)[一-鿕]{{1,5}}[里村苑园院坊庄街路]{_ORDINAL.pattern}"
)


def find_offices(words: Words, ending: Mapping[int, Found]) -> list[Found]:
    """The bodies that are known by the shape or the whole of their names, and the communities with a number.

    `ending` are names found before, by where they end.
    """
    shaped = [*_brief_offices(words), *_committees(words.text), *_ordinal_communities(words.text)]
    return [*_national_bodies(words), *shaped, *_double_bureaus(words.text, ending)]


@cache
def _national() -> tuple[re.Pattern[str], Mapping[str, str]]:
    types = {name: type_ for _, (name, type_) in tables.rows("national_bodies.tsv", 2)}
    return re.compile(longest_of(types)), types


def _national_bodies(words: Words) -> Iterator[Found]:
    """教育部, 国务院: bodies that are called by name alone; not 公安部|门."""
    pattern, types = _national()
    for match in pattern.finditer(words.text):
        if words.starts_at(match.start()) and words.ends_at(match.end()):
            yield Found(Span(*match.span()), "organization", types[match[0]], "suffix.national", 0.9)


def _double_bureaus(text: str, ending: Mapping[int, Found]) -> Iterator[Found]:
    """市人力资源和社会保障局, 柳湾县海洋与渔业局: of two fields, behind a level or an area."""
    for match in _double_bureau().finditer(text):
        area = ending.get(match.start())
        begin = area.span.begin if area and area.kind == "area" else match.start() - 1
        if begin >= 0 and (area or _LEVEL.match(text, begin)):
            yield Found(Span(begin, match.end()), "organization", "GovernmentBody", "suffix.double-bureau", 0.9)


@cache
def _double_bureau() -> re.Pattern[str]:
    fields = longest_of(tables.words("bureau_fields.txt"))
    return re.compile(f"{fields}[和与](?:{fields}){{1,2}}(?:厅|局|委员会|委(?!员)|站|所|中心)")


def _brief_offices(words: Words) -> Iterator[Found]:
    """市创卫办, 街道应急办, 区住建局清欠办: where a word begins with the level."""
    for match in (*matches_from(_LEVEL, _BRIEF_OFFICE, words.text), *_BUREAU_OFFICE.finditer(words.text)):
        if not words.starts_at(match.start()) or words.in_certain(Span(*match.span())):
            continue
        if len(match[0]) < SHORTEST_OFFICE or match[0].endswith(_AT_ONCE):
            continue
        yield Found(Span(*match.span()), "organization", "GovernmentBody", "suffix.brief-office", 0.75)


def _ordinal_communities(text: str) -> Iterator[Found]:
    """工人新村第一社区, where a clause begins: an ordinal behind a quarter's name, which words alone don't show."""
    for match in _ORDINAL_COMMUNITY.finditer(text) if _ORDINAL.search(text) else ():
        yield Found(Span(*match.span()), "area", "Community", "suffix.ordinal", 0.85)


def _committees(text: str) -> Iterator[Found]:
    """区市容委, 市卫健委: a level and what it sees to; 团市委, 团区委."""
    for match in _YOUTH_COMMITTEE.finditer(text):
        yield Found(Span(*match.span()), "organization", "SocialOrganization", "suffix.committee", 0.85)
    for match in _COMMITTEE.finditer(text):
        yield Found(Span(*match.span()), "organization", "GovernmentBody", "suffix.committee", 0.75)
