"""Names by how they end: 局, 派出所, 社区, 路."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.extract.behind_areas import begin_behind_area, is_of_company
from kg.extract.found import Found, Words
from kg.extract.numbered import find_numbered, find_numbered_schools
from kg.extract.offices import find_offices
from kg.extract.prefixes import BRANCHES, UNITS, begin_of
from kg.extract.suffix_checks import LEVEL_CHARACTERS, can_be_name, ends_a_word
from kg.extract.suffix_table import CONFIDENCE, suffix_pattern, suffixes
from kg.extract.walk import Suffix
from kg.model import Span

_PARTIES = ("共青团", "中共", "团")
GOVERNED = "suffix.governed"  # the rule of a village or zone that its committee's name has in it
BRANCH = "suffix.branch"  # and of a body that another one's name begins
_SMALL_END = ("区", "村")  # the last character of 社区 and 村
_LONGEST_SMALL = 30  # characters of a community's or village's name
_LIVING = "家住"
_ZONES = "区管委会"
_OF_VILLAGES = ("村委会", "村民委员会", "村支部")
_TAIL, _VARIANTS = 3, 8  # characters by which names are compared, names that are


def find_suffixed(words: Words, known: Sequence[Found]) -> list[Found]:
    """Areas, places and organizations whose names end in a known way; `known` are areas found before."""
    ending = {found.span.end: found for found in known}
    found: list[Found] = []
    small: dict[str, Found] = {}  # communities and villages by name
    for match in suffix_pattern().finditer(words.text):
        at = Span(*match.span())
        name = _read(words, at, ending) or _again(words.text, at, small)
        if name and name.type in ("Community", "Village"):
            small.setdefault(name.span.of(words.text), name)
        if name:
            found += [name, *_governed(words.text, name, ending)]
            ending[name.span.end] = name
    said = _by_ending(words.text, found)
    found = [_lengthened(words.text, each, said) for each in found]
    found = _one_kind(words.text, found)
    found = [road for each in found for road in _crossing(words.text, each)]
    return [
        *found,
        *find_numbered_schools(words.text, known),
        *find_offices(words, ending),
        *find_numbered(words, found),
    ]


_OF_UNITS = {"PublicInstitution": "PublicInstitution", "Company": "Organization"}


def _again(text: str, at: Span, small: Mapping[str, Found]) -> Found | None:
    """琼花观社区 wherever it stands again, once 东关街道|琼花观社区 has said that it is one."""
    if not small or text[at.end - 1] not in _SMALL_END:
        return None
    wholes = (Span(begin, at.end) for begin in range(max(0, at.end - _LONGEST_SMALL), at.begin + 1))
    whole = next((span for span in wholes if span.of(text) in small), None)
    return replace(small[whole.of(text)], span=whole) if whole else None


def _governed(text: str, body: Found, ending: Mapping[int, Found]) -> Iterator[Found]:
    """The village of 大孙庄村|委会, and of 花园口镇|大孙庄村|委会; the zone of 柳湾产业集聚区|管委会."""
    zone = Span(body.span.begin, body.span.end - len(_ZONES) + 1)
    known = ending.get(zone.end)
    if text.endswith(_ZONES, zone.begin + 2, body.span.end) and (known is None or known.span.begin != zone.begin):
        yield Found(zone, "place", "Facility", GOVERNED, CONFIDENCE["proper"])
    office = next((office for office in _OF_VILLAGES if text.endswith(office, body.span.begin + 2, body.span.end)), "")
    if office:
        end = body.span.end - len(office) + 1
        end -= text.endswith("村村", body.span.begin, end)  # 前锋村|村委会
        areas = (at for at in range(body.span.begin + 1, end - 2) if at in ending and ending[at].kind == "area")
        yield Found(Span(max(areas, default=body.span.begin), end), "area", "Village", GOVERNED, CONFIDENCE["free"])


def _one_kind(text: str, found: Sequence[Found]) -> list[Found]:
    """柳新村 is a village wherever it stands, once 柳亭街道|柳新村 has said so."""
    villages = {each.span.of(text): each for each in found if each.type == "Village"}
    known = ((each, villages.get(each.span.of(text))) for each in found)
    return [replace(village, span=each.span) if village else each for each, village in known]


def _crossing(text: str, found: Found) -> Iterator[Found]:
    """The two roads of 纬四路|政五街|口, which words alone don't part."""
    name = found.span.of(text)
    if name.endswith(("巷路", "街路")) and text.startswith("口", found.span.end):
        found = replace(found, span=Span(found.span.begin, found.span.end - 1))  # 南大街|粉巷|路口
        name = found.span.of(text)
    two = _TWO_ROADS.fullmatch(name) if found.type == "Road" and _CORNER.match(text, found.span.end) else None
    if not two:
        yield found
        return
    middle = found.span.begin + two.end(1)
    yield replace(found, span=Span(found.span.begin, middle))
    yield replace(found, span=Span(middle, found.span.end))


_FROM_WHERE = re.compile("[东南西北][起至到接临靠连](?=[一-鿕])|[年月日天今]起(?=[一-鿕]{2})")
_TWO_ROADS = re.compile("([^路街巷]{1,4}?(?:路|大街|街|大道))[^路街巷]{1,4}(?:路|街|大道|巷)")
_CORNER = re.compile("(?:交叉|十字|丁字)?路?口|交[叉汇会]处")


def _by_ending(text: str, found: Sequence[Found]) -> dict[tuple[str, str], list[str]]:
    """The names found, each once, by class and last characters; the longest first, a few of each."""
    said: dict[tuple[str, str], set[str]] = defaultdict(set)
    for each in found:
        name = each.span.of(text)
        said[each.type, name[-_TAIL:]].add(name)
    return {key: sorted(names, key=lambda name: (-len(name), name))[:_VARIANTS] for key, names in said.items()}


def _lengthened(text: str, short: Found, said: Mapping[tuple[str, str], Sequence[str]]) -> Found:
    """A name as the article has it elsewhere: 柳厝前村, where the words were cut 柳|厝前村."""
    end = short.span.end
    longer = (name for name in said[short.type, text[max(short.span.begin, end - _TAIL) : end]] if len(name) <= end)
    begin = end - len(next((name for name in longer if text.endswith(name, 0, end)), ""))
    return replace(short, span=Span(begin, end)) if begin < short.span.begin else short


def _read(words: Words, at: Span, ending: Mapping[int, Found]) -> Found | None:
    suffix = suffixes()[at.of(words.text)]
    if not ends_a_word(words, at) or words.in_certain(at):
        return None
    level = suffix.policy == "level"
    begin = _behind_level(words, at, ending) if level else begin_of(words, at, suffix, ending)
    begin = begin_behind_area(words, at, suffix, ending, begin)
    if begin is None:
        return None
    if suffix.policy == "road" and (leading := _FROM_WHERE.search(words.text, max(0, begin - 1), at.begin)):
        begin = max(begin, leading.end())  # 北起|福海路, 早市南起|和平西路, 下月起|柳河大街
    if words.text.startswith(_LIVING, begin) and at.begin - begin > len(_LIVING):
        begin += len(_LIVING)  # 家住|宅吉社区
    span = Span(_posted(words.text, begin, ending), at.end)
    if not can_be_name(words, span, suffix):
        return None
    upper = ending.get(span.begin)
    if suffix.text == "新村" and upper and upper.type in ("Township", "Subdistrict", "SubdistrictOffice"):
        return Found(span, "area", "Village", "suffix.free", CONFIDENCE["free"])  # 柳亭街道|柳新村
    uppers = [each.type for each in _inside(span, ending) if each.kind == "organization"]
    type_ = _type(words.text, span, suffix, uppers if suffix.text in UNITS else ())
    if type_ == "SubdistrictOffice" and is_of_company(words.text, Span(span.begin, at.begin), ending):
        type_ = "Organization"
    branch = suffix.text in BRANCHES or (suffix.text in UNITS and uppers)
    rule = BRANCH if branch else f"suffix.{suffix.policy}"
    return Found(span, suffix.kind, type_, rule, CONFIDENCE[suffix.policy])


def _type(text: str, span: Span, suffix: Suffix, uppers: Sequence[str]) -> str:
    """The ontology's class of a name; of a 科 or 室, by the body that it is a unit of: 柳湾医院急诊科."""
    if suffix.type == "GovernmentBody" and "公安局" in span.of(text):
        return "PoliceBody"  # 公安局柳湾分局
    if suffix.type == "GovernmentBody" and uppers:
        return _OF_UNITS.get(uppers[-1], suffix.type)
    return suffix.type


def _inside(whole: Span, ending: Mapping[int, Found]) -> Iterator[Found]:
    """The names found before that a longer one begins with."""
    inner = (ending.get(end) for end in range(whole.begin + 2, whole.end))
    return (each for each in inner if each is not None and each.span.begin == whole.begin)


def _behind_level(words: Words, at: Span, ending: Mapping[int, Found]) -> int | None:
    """上街区|委, 区|委, 共青团中原区|委."""
    area = ending.get(at.begin)
    begin = area.span.begin if area and area.kind == "area" else at.begin - 1
    if (
        begin < 0
        or words.text[at.begin - 1] not in LEVEL_CHARACTERS
        or words.text.endswith(("小区", "社区"), 0, at.begin)
    ):
        return None
    party = next((name for name in _PARTIES if words.text.endswith(name, 0, begin)), "")
    return begin - len(party)


def _posted(text: str, begin: int, ending: Mapping[int, Found]) -> int:
    """商河县驻|济南…服务站: an office that one area has in another."""
    sender = ending.get(begin - 1) if text[begin - 1 : begin] == "驻" else None
    return sender.span.begin if sender and sender.kind == "area" else begin
