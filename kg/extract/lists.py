"""Names that a list gives away: one road among roads, one name among names, a community among communities.

What stands between two marks of a list is a whole item, which running text never says so clearly.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from kg.extract.found import Found, Words, occurrences
from kg.lexicon import names, tables
from kg.lexicon.divisions import Division, register
from kg.lexicon.words import cut, is_word, tag
from kg.model import Context, Span

_LIST = re.compile(r"、(?<=[一-龥]{2}、)[一-龥]{2,8}(?:、[一-龥]{2,8}){0,39}(?:(?:和|及|以及|与)[一-龥]{2,8})?")
_BEFORE_LIST = re.compile(r"[一-龥]{2,18}$")
_LONGEST_FIRST = 18  # characters of a first item, with what stands before it
_LAST = re.compile(
    r"([一-龥]{2,18}?)(?:(?:以及|和|及|与)([一-龥]{2,18}?))?(?:[等这]|[一二两三四五六七八九十0-9]{1,6}个?[地县区市乡镇村]|$)"
)  # 和平路 begins with one of them
_ROAD = re.compile(r"[一-龥]{2,4}[路街巷道桥]")
_HOME = re.compile(r"([一-龥]{2,5})(社区|小区|行政村|自然村|村)")
_HOMES = {"社区": "Community", "小区": "Estate", "行政村": "Village", "自然村": "Village", "村": "Village"}
_NOT_IN_HOMES = re.compile("[的了着和与等个各该本某每]")
_PLACES_FOLLOW = re.compile(r"等?(?:[一二两三四五六七八九十0-9]{1,6}[个]?)?(?:等)?(?:地|县|区|市|县市|县区)")
_COUNTED_FIRMS = re.compile("等?[0-9一二两三四五六七八九十多余]{1,8}家[一-龥]{0,4}(?:企业|公司|商家|厂家)")
_BODIES = {
    **{"派出所": "PoliceBody", "社区卫生服务中心": "PublicInstitution"},
    **{"街道办事处": "SubdistrictOffice", "街道办": "SubdistrictOffice", "办事处": "SubdistrictOffice"},
    **{"中心小学": "PublicInstitution", "小学": "PublicInstitution", "中学": "PublicInstitution"},
    **{"幼儿园": "PublicInstitution", "卫生院": "PublicInstitution", "敬老院": "PublicInstitution"},
}
_KIND_OF_STEMS = re.compile(
    "(?:等(?:[0-9一二两三四五六七八九十]+[个家所])?|(?P<count>[0-9两三四五六七八九十]{1,3})[个家所]|[两三四五六七八九])"
    "(?:(?:[一-龥]{2})?(?:专业|示范|贫困|试点|重点))?"
    f"(?P<kind>{'|'.join(_BODIES)}|行政村|自然村|村|社区|小区|乡镇|镇街|街道|镇|乡)(?![民委级里庄内办居])"
)
_STEMS = re.compile("(?:(?![和及与])[一-龥]){2,4}(?:、[一-龥]{2,4}){1,24}(?:[和及与][一-龥]{2,4})?$")
_BEHIND_WORD = re.compile("[在到从对向给为由和与及](?=..)([一-龥]{2,4})$")
_HAS = re.compile("(?:现|已|共|拥)?有|[下管]?辖有?|包括|包含|涉及")
_LONGEST_STEMS = 80  # characters of such a list
_TOWNS = {"乡镇": ("镇", "乡"), "镇街": ("镇", "街道"), "街道": ("街道",), "镇": ("镇",), "乡": ("乡",)}
_AREAS = {"镇": "Township", "乡": "Township", "街道": "Subdistrict"}
_LONGEST_STEM = 4
_LONGEST_FIRM = 8
_BEHIND_NAMES = ("家", "等", "这", "老", "夫", "一", "两", "三", "几", "的", "住", "说", "都", "也")
_FEW = 2  # items that must be known before the others are taken for the same


def find_listed(words: Words, found: Sequence[Found], context: Context) -> list[Found]:
    """The items of lists that no finder knew, by what the list's other items are."""
    roads = frozenset(each.span.end for each in found if each.type == "Road")
    names_end = sorted(each.span.end for each in found)
    homes = frozenset(each.span.end for each in found if each.type in _HOMES.values())
    listed: list[Found] = []
    for whole in _lists(words.text):
        items = list(_items(words.text, whole))
        listed += _roads(words.text, items, roads)
        listed += _people(words.text, items)
        listed += _counties(words.text, items, context)
        listed += _companies(words.text, items, names_end)
        listed += _communities(words.text, items, homes)
    return [*listed, *_again(words, listed), *_stems(words, context, {each.span.end for each in found})]


def _lists(text: str) -> Iterator[Span]:
    """What stands before a list's first 、, and the list from there on."""
    at = done = 0
    while match := _LIST.search(text, at):
        first = _BEFORE_LIST.search(text, max(done, match.start() - _LONGEST_FIRST), match.start())
        at = match.end() if first else match.start() + 1
        if first:
            done = at
            yield Span(first.start(), done)


def _items(text: str, whole: Span) -> Iterator[Span]:
    """The items as far as the list's marks say; words may stand before the first and after the last."""
    begin = whole.begin
    while (end := text.find("、", begin, whole.end)) >= 0:
        yield Span(begin, end)
        begin = end + 1
    last = _LAST.match(text, begin, whole.end)
    for group in (1, 2) if last else ():
        if last and last[group]:
            yield Span(*last.span(group))


def _roads(text: str, items: Sequence[Span], roads: AbstractSet[int]) -> Iterator[Found]:
    """程林庄道, in a list of roads."""
    known = sum(item.end in roads for item in items)
    for item in items[1:] if known >= _FEW else ():
        if item.end not in roads and _ROAD.fullmatch(item.of(text)):
            yield Found(item, "place", "Road", "list.roads", 0.8)


def _communities(text: str, items: Sequence[Span], homes: AbstractSet[int]) -> Iterator[Found]:
    """后推社区, in a list of communities, villages and estates."""
    last = items[-1]  # words may follow in it: 王家庄村参加
    known = sum(item.end in homes for item in items[:-1]) + any(end in homes for end in range(*last)[2:])
    for item in items[1:] if known + (last.end in homes) >= _FEW else ():
        home = _HOME.fullmatch(item.of(text))
        if home and item.end not in homes and _is_called(home[1]):
            type_ = _HOMES[home[2]]
            yield Found(item, "place" if type_ == "Estate" else "area", type_, "list.communities", 0.8)


def _is_called(stem: str) -> bool:
    """后推, but not 老旧, 周边 or 走进."""
    vague = tables.words("generic.txt") | tables.words("which.txt") | tables.words("breaks.txt")
    parts = cut(stem)
    verb = any(len(part) > 1 and tag(part).startswith("v") for part in parts)
    return not (verb or _NOT_IN_HOMES.search(stem) or stem in vague or vague.issuperset(parts))


def _again(words: Words, listed: Sequence[Found]) -> Iterator[Found]:
    """The communities again, where the text does not run on into them from a word."""
    for name, first in {each.span.of(words.text): each for each in listed if each.rule == "list.communities"}.items():
        for span in occurrences(words.text, name):
            if words.starts_at(span.begin) and words.ends_at(span.end):
                yield replace(first, span=span)


def _people(text: str, items: Sequence[Span]) -> Iterator[Found]:
    """胡召福、王章炎、余秀好: items that are names and nothing else, but for the first and the last."""
    between = items[1:-1]
    sure = bool(between) and all(_is_name(item.of(text)) for item in between)
    first = next((end for end in _ends(items[0], 3, 2) if _is_name(end.of(text))), None)
    last = next((begin for begin in _begins(text, items[-1]) if _is_name(begin.of(text))), None)
    named = [item for item in (first, *between, last) if item]
    for item in named if sure and len(named) > _FEW else ():
        yield Found(item, "person", "Person", "list.people", 0.8)


def _is_name(item: str) -> bool:
    common = is_word(item) and not tag(item).startswith("nr")
    return len(item) in (2, 3) and not common and names.is_name(item)


def _ends(item: Span, *sizes: int) -> Iterator[Span]:
    return (Span(item.end - size, item.end) for size in sizes if item.end - size >= item.begin)


def _begins(text: str, item: Span) -> Iterator[Span]:
    """What a last item may begin with, before 家中, 老人 and their like."""
    for size in (3, 2):
        rest = text[item.begin + size : item.end]
        if item.begin + size <= item.end and (not rest or rest.startswith(_BEHIND_NAMES)):
            yield Span(item.begin, item.begin + size)


def _counties(text: str, items: Sequence[Span], context: Context) -> Iterator[Found]:
    """梁山、鱼台、嘉祥等地: short names of counties that lie in one city, where nearly every item is one."""
    if not _PLACES_FOLLOW.match(text, items[-1].end):
        return
    whole = [next((end for end in _ends(items[0], 3, 2) if _short_named(end.of(text))), items[0]), *items[1:]]
    options = {item: _short_named(item.of(text)) for item in whole}
    cities = Counter(code for divisions in options.values() for code in {one.code[:4] for one in divisions})
    city, count = max(cities.items(), key=lambda each: (each[1], context.city[:4] == each[0], each[0]), default=("", 0))
    if count >= max(_FEW, len(items) - 1):
        for item, divisions in options.items():
            for division in [one for one in divisions if one.code.startswith(city)][:1]:
                yield Found(item, "area", division.type, "list.counties", 0.85, division.code)


def _companies(text: str, items: Sequence[Span], names_end: Sequence[int]) -> Iterator[Found]:
    """诺金纺织、海隆机械等5家村属企业: companies by what they are counted as; the first begins behind a name."""
    if not _COUNTED_FIRMS.match(text, items[-1].end):
        return
    inside = [end for end in names_end if items[0].begin <= end < items[0].end - 1]
    for item in [Span(max(inside), items[0].end) if inside else items[0], *items[1:]]:
        called = any(not is_word(part) or tag(part).startswith(("ns", "nr", "nz")) for part in cut(item.of(text)))
        if called and 2 < item.end - item.begin <= _LONGEST_FIRM and not _NOT_IN_HOMES.search(item.of(text)):
            yield Found(item, "organization", "Company", "list.companies", 0.75)


def _stems(words: Words, context: Context, ends: AbstractSet[int]) -> Iterator[Found]:
    """石羊、郑家产、寺前等7个村; 曾家、麻柳等乡镇, where the register has them: what all are stands behind the last."""
    for kind in _KIND_OF_STEMS.finditer(words.text):
        listed = _STEMS.search(words.text[max(0, kind.start() - _LONGEST_STEMS) : kind.start()])
        items = list(_halves(words, kind.start() - len(listed[0]), kind.start(), ends)) if listed else []
        counted = kind["count"] is not None and _number(kind["count"]) == len(items)  # 石岗、革新、西苑三个街道
        for item in items:
            if _is_stem(item.of(words.text), counted=counted):
                yield from _whole(words.text, item, kind["kind"], context)


def _halves(words: Words, begin: int, end: int, ends: AbstractSet[int]) -> Iterator[Span]:
    """The items of a list; of the first as much as follows a name that ends there, or its last word."""
    first, *rest = re.split("[、和及与]", words.text[begin:end])
    last = begin + len(first)
    whole = _BEHIND_WORD.search(words.text, max(0, last - _LONGEST_STEM - 1), last)
    options = [at for at in range(last - _LONGEST_STEM, last - 1) if at in ends]  # 河口镇|大赵营、
    options = [_behind_having(words.text, at) for at in options if at >= 0]
    options = [at for at in options if _is_stem(words.text[at:last])]
    word = whole.start(1) if whole and words.starts_at(whole.start(1)) else words.begins[words.at(last - 1)]
    yield Span(options[0] if options else word, last)
    for item in rest:
        yield Span(last + 1, last + 1 + len(item))
        last += 1 + len(item)


def _behind_having(text: str, begin: int) -> int:
    """河口镇|现有|石桥、: the item begins behind the verb."""
    match = _HAS.match(text, begin)
    return match.end() if match else begin


def _is_stem(item: str, *, counted: bool = False) -> bool:
    """寺前, but not 裕园小区, which is whole; 革新 where the items are as many as the text says (`counted`)."""
    called = _is_called(item) or (counted and not _NOT_IN_HOMES.search(item))
    return 1 < len(item) <= _LONGEST_STEM and called and not item.endswith((*_HOMES, "镇", "乡", "街道"))


def _number(numeral: str) -> int:
    """4 or 四, 0 for what is longer: lists of names are short."""
    return int(numeral) if numeral.isdigit() else "零一两三四五六七八九十".find(numeral)


def _whole(text: str, item: Span, kind: str, context: Context) -> Iterator[Found]:
    """What half a name stands for: by its kind, as the article has it elsewhere in full, or by the register."""
    stem = item.of(text)
    if kind in _BODIES:
        yield Found(item, "organization", _BODIES[kind], "list.stems", 0.9, name=stem + kind)
        return
    if kind in _HOMES:
        name = stem + (kind[-1] if kind.endswith("村") else kind)  # 三个行政村
        yield Found(item, "place" if kind == "小区" else "area", _HOMES[kind], "list.stems", 0.9, name=name)
        return
    ends = _TOWNS[kind]
    said = next((end for end in ends if stem + end in text), ends[0] if len(ends) == 1 else "")
    for end in (said,) if said else ends:
        division = register().resolve(stem + end, within=context.city) if context.city else None
        if division or said:
            type_, code = (division.type, division.code) if division else (_AREAS[end], "")
            yield Found(item, "area", type_, "list.stems", 0.86, code, name=stem + end)
            return


def _short_named(name: str) -> Sequence[Division]:
    return register().short_named(name)
