"""Organization mentions of one article → full names: 区执法局 → 管城区执法局, 绿化所 → 二七区绿化管理所."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import islice

from kg.extract.name_shapes import of_street
from kg.extract.references import pointed
from kg.extract.short_forms import brand_of, short_forms
from kg.lexicon import tables
from kg.lexicon.divisions import register
from kg.model import Mention
from kg.resolve.areas import LEVELS, Areas, division_thing
from kg.resolve.before import Before
from kg.resolve.things import Thing, abbreviates

_OFFICES = ("街道办事处", "街道办", "街办", "办事处")
_SHORTEST_BRIEF = 5  # characters of a name that leaves some of another one's out
_RECENT = 20  # bodies that such a name is compared with
_SHORTEST_TAIL = 4  # characters that two names must share at their end to be one
_YOUTH = ("团省委", "团市委", "团区委", "团县委")
_PARTY = ("共青团", "中共", "团")
# Words that one paper prints and the other leaves out: 龙子湖公安派出所, 郑州市人民政府.
_MEANT = {  # what a word that points back can mean, by how names end
    "学校": ("学校", "小学", "中学", "大学", "学院", "高中"),
    "校": ("学校", "小学", "中学", "大学", "学院", "高中", "幼儿园"),
    "院": ("医院", "卫生院", "学院", "法院", "检察院", "敬老院", "福利院", "养老院", "研究院"),
    "所": ("派出所", "管理所", "司法所", "民政所", "研究所", "事务所", "所"),
    "局": ("局",),
    "站": ("站",),
    "公司": ("公司", "集团"),
    "办": ("办公室", "办事处", "办"),
    "会": ("委员会", "协会", "商会", "联合会", "基金会"),
}
_SILENT = ("公安", "人民", "街道", "社区", "工作")
_ORDINAL = re.compile("第(?=[一二三四五六七八九十]+(?:[小中大初高]|医院|幼儿园|人民))")  # 市|第|十九中学
_SCHOOLS = ("小学", "中学", "高中", "初中")
_REMEMBERED = 1024  # names, each compared with others


def resolve(areas: Areas, mentions: Sequence[Mention], index: int, before: Before) -> Thing | None:
    """What an organization's mention stands for, given those resolved before it in the article."""
    mention = mentions[index]
    if mention.evidence.rule == "reference":
        return _reference(mention, before) or _office_meant(areas, mention)
    if mention.type == "SubdistrictOffice":
        inner = _inner_area(areas, mentions, index, mention.name)
        above = inner[0] if inner and inner[1].type not in ("Subdistrict", "Township") else ""
        return _office(areas, mention, mention.name.removeprefix(above))
    party = next((word for word in _PARTY if mention.name.startswith(word)), "")
    area, printed, rest = _leading_area(areas, mentions, index, mention.name.removeprefix(party))
    if area is None:
        return _same_core(mention, before) or _in_brief(mention, before) or _plain(areas, mention)
    name = f"{'共青团' if party == '团' else party}{printed}{rest}"
    level = _level(mention.name, party)
    reason = "" if name == mention.name else f"{mention.name} = {name}: {printed}是本篇所说的{level}"
    rest = _ORDINAL.sub("", rest)
    youth = "团委" if rest in _YOUTH else f"{party}{rest}"  # 石家庄|团市委 is the city's 团|市委
    key = f"organization|{_in_full(youth)}|{area.key.removeprefix('area|')}"
    longer = next((thing for thing in before.within(area.key) if _shortens(rest, thing)), None)
    if longer:
        return longer.again(f"{mention.name} = {longer.name}: 同一篇, 同属{printed}, 简称")
    whole = next(
        (thing for thing in before.called("organization", (mention.name,)) if _ends_so(mention.name, thing)), None
    )
    if whole:
        return whole.again(f"{mention.name} = {whole.name}: 同一篇, 后缀相同")
    known = next((thing for thing in before.within(area.key) if thing.key == key and thing.name != name), None)
    if known:  # 市十九中学 = 柳湾市第十九中学
        return known.again(f"{mention.name} = {known.name}: {printed}是本篇所说的{level}")
    return Thing(key, "organization", mention.type, name, parent=area.key, reason=reason)


@lru_cache(_REMEMBERED)
def _in_full(rest: str) -> str:
    """妇女联合会 for 妇联: what tells a body from others of its area, however it is printed."""
    short = next((short for short in _full_names() if rest.startswith(short)), "")
    return f"{_full_names()[short]}{rest.removeprefix(short)}" if short else rest


@cache
def _full_names() -> Mapping[str, str]:
    """Names in full, by what bodies are called in short; the longest first."""
    names = {short: full for _, (short, full) in tables.rows("body_synonyms.tsv", 2)}
    return dict(sorted(names.items(), key=lambda name: (-len(name[0]), name)))


def _ends_so(name: str, thing: Thing) -> bool:
    """市北巴士公司 for 青岛公交集团市北巴士公司, whose name begins with a body and no area."""
    return not thing.parent and len(name) >= _SHORTEST_TAIL and name != thing.name and thing.name.endswith(name)


def _shortens(rest: str, thing: Thing) -> bool:
    """帮扶领导小组 for 帮扶工作领导小组, 柳湾公司 for 柳湾县供电公司, both of one district."""
    if rest == "公司":
        return thing.type == "Company" and thing.name.endswith(rest)
    return len(rest) >= _SHORTEST_TAIL and thing.kind == "organization" and abbreviates(rest, thing.key.split("|")[1])


def _level(name: str, party: str) -> str:
    return next((level for level in LEVELS if name.removeprefix(party).startswith(level)), "地区")


def _leading_area(areas: Areas, mentions: Sequence[Mention], index: int, name: str) -> tuple[Thing | None, str, str]:
    """The area a name begins with, as it is printed, and the rest; a level word stands for the area it means here."""
    span = mentions[index].evidence.span
    inner = _inner_area(areas, mentions, index, name)
    if inner:
        return inner[1], inner[0], name.removeprefix(inner[0])
    level = next((level for level in LEVELS if name.startswith(level) and len(name) > len(level)), "")
    area = areas.nearest("街道" if of_street(name) else level, span.begin) if level else None
    if area is None:
        return None, "", name
    return area, _printed(areas, area, level), name.removeprefix(level)


def _inner_area(areas: Areas, mentions: Sequence[Mention], index: int, name: str) -> tuple[str, Thing] | None:
    """The area whose name stands at the beginning of an organization's, as printed there."""
    inner = [
        (mention.name, thing)
        for mention, thing in areas.inside(mentions[index].evidence.span)
        if mention.inner and name.startswith(mention.name)
    ]
    return max(inner, key=lambda pair: len(pair[0]), default=None)


def _printed(areas: Areas, area: Thing, level: str) -> str:
    """An area's name as the article has it with its level word: 管城区 for 管城回族区, 长乐市 for 长乐区."""
    forms = areas.forms[area.key]
    ends = (area.name[-1], level)
    whole = sorted(form for form in forms if form[-1] in ends and form[0] not in "我该本")
    return whole[0] if whole else area.name


def _office(areas: Areas, mention: Mention, printed: str) -> Thing:
    """大学路办事处 → 大学路街道办事处, the office of the subdistrict of that name."""
    stem = next(printed.removesuffix(office) for office in (*_OFFICES, "") if printed.endswith(office))
    stem = stem.removesuffix("街道")
    whole = stem.endswith(("镇", "乡"))
    district = areas.district(mention.evidence.span.begin)
    city = areas.article.context.city
    division = register().resolve(f"{stem}街道", within=district or city) if district or city else None
    name = printed if whole else f"{stem}街道办事处" if division or "街道" in printed else printed
    area = stem if whole else f"{stem}街道"
    named = areas.by_name.get(area)
    unnamed = named.key if named else f"area|{area}|{district or city}"
    subdistrict = division_thing(division).key if division else unnamed
    reason = "" if name == mention.name else f"{mention.name} = {name}: 街道办事处的简称"
    return Thing(
        f"organization|办事处|{subdistrict.removeprefix('area|')}",
        "organization",
        mention.type,
        name,
        parent=subdistrict,
        reason=reason,
    )


def governed(office: Thing) -> Thing:
    """The subdistrict (or town) that an office governs."""
    name = next(office.name.removesuffix(ending) for ending in (*_OFFICES, "") if office.name.endswith(ending))
    name = name if name.endswith(("街道", "镇", "乡")) else f"{name}街道"
    code_or_name = office.parent.removeprefix("area|")
    parent = code_or_name.rpartition("|")[2]
    type_ = "Township" if name[-1] in "镇乡" else "Subdistrict"
    return Thing(office.parent, "area", type_, name, parent=f"area|{parent}")


def _reference(mention: Mention, before: Before) -> Thing | None:
    """该公司, 办事处: the last one of that class whose name ends so; a bare 学校 the only one named again."""
    endings = _MEANT.get(pointed(mention.name), (pointed(mention.name),))
    named = (thing for thing in before.latest("organization") if thing.type == mention.type)
    fitting = [thing for thing in named if thing.name.endswith(endings)]
    again = [thing for thing in fitting if before.again(thing)] if pointed(mention.name) == mention.name else []
    last = next(iter(again if len(again) == 1 else fitting), None)
    return last and last.again(f"{mention.name} = {last.name}: 同一篇, 前文最近的同类机构")


def _office_meant(areas: Areas, mention: Mention) -> Thing | None:
    """办事处 in an article that names one subdistrict and no office: the office of that one."""
    named = areas.first["Subdistrict"]
    if mention.type != "SubdistrictOffice" or len(named) != 1:
        return None
    ((first, area),) = named.values()
    if first > mention.evidence.span.begin:
        return None  # named only later
    office = f"{area.name}办事处"
    key = f"organization|办事处|{area.key.removeprefix('area|')}"
    reason = f"{mention.name} = {office}: 本篇只说到这一个街道"
    return Thing(key, "organization", mention.type, office, parent=area.key, reason=reason)


def _same_core(mention: Mention, before: Before) -> Thing | None:
    """The one organization that a name without an area stands for: 龙子湖公安派出所 = 东区龙子湖派出所."""
    reasons: dict[str, tuple[Thing, str]] = {}
    for thing in before.called("organization", (mention.name, _core(mention.name))):
        reason = _why_same(mention.name, thing)
        if reason is not None:
            reasons.setdefault(thing.key, (thing, reason))
    if len(reasons) != 1:
        return None
    thing, reason = next(iter(reasons.values()))
    return thing.again(reason and f"{mention.name} = {thing.name}: 同一篇, {reason}")


def _in_brief(mention: Mention, before: Before) -> Thing | None:
    """“汴河情”剧社 for “汴河情”戏迷剧社: some of its characters in their order, from its beginning to its end."""
    if len(mention.name) < _SHORTEST_BRIEF:
        return None
    named = (thing for thing in before.latest("organization") if thing.type == mention.type and not thing.parent)
    whole = next((thing for thing in islice(named, _RECENT) if abbreviates(mention.name, thing.name)), None)
    return whole and whole.again(f"{mention.name} = {whole.name}: 同一篇, 简称")


def _why_same(name: str, thing: Thing) -> str | None:
    """Why a name stands for an organization; "" where it is its very name, None where it does not."""
    core, other = _core(name), _core(thing.name)
    if core == other:
        return "" if name == thing.name else "同名"
    if {name, thing.name} & {f"{level}{short}" for level in LEVELS for short in (name, thing.name)}:
        return "只差“市”字一类"
    if name.endswith("学校") and thing.name in {name.removesuffix("学校") + school for school in _SCHOOLS}:
        return "所说的学校"
    if len(core) >= _SHORTEST_TAIL and other.endswith(core):
        return "后缀相同"
    return "简称" if name in short_forms(thing.name, _area_of(thing)) or name in _brands(thing) else None


def _brands(thing: Thing) -> tuple[str, ...]:
    """泉家福, 柳湾睿泽: what a firm is called without what it does."""
    area = _area_of(thing)
    brand = brand_of(thing.name.removeprefix(area))
    return (brand, area + brand, area[:2] + brand) if brand else ()


def forms(thing: Thing) -> Iterator[str]:
    """All that a name, or its core, must be for `_why_same` to have a reason."""
    core, name = _core(thing.name), thing.name
    yield core
    yield from (f"{level}{name}" for level in LEVELS)
    yield from (name.removeprefix(level) for level in LEVELS)
    yield from (name.removesuffix(school) + "学校" for school in _SCHOOLS if name.endswith(school))
    yield from (core[begin:] for begin in range(1, len(core) - _SHORTEST_TAIL + 1))
    yield from short_forms(name, _area_of(thing))
    yield from _brands(thing)


def _area_of(thing: Thing) -> str:
    """The area that a full name begins with: its key holds the rest of the name, in full."""
    rest = thing.key.split("|")[1]
    begins = range(1, len(thing.name)) if thing.parent else ()
    return next((thing.name[:begin] for begin in begins if _in_full(thing.name[begin:]) == rest), "")


def weight(name: str) -> int:
    """How much a name says: its length without the words that a paper may leave out."""
    return len(_core(name))


@lru_cache(_REMEMBERED)
def _core(name: str) -> str:
    for word in _SILENT:
        name = name.replace(word, "") if not name.endswith(word) else name
    return name


def _plain(areas: Areas, mention: Mention) -> Thing:
    """An organization whose name says nothing of where: it is kept apart by the article's city."""
    key = f"organization|{mention.name}|{areas.article.context.city}"
    return Thing(key, "organization", mention.type, mention.name)
