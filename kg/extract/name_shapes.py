"""Relations read off a name: 柳湾区 in 柳湾区绿化所, the 区 of 区绿化所, the 河口街道 of 河口派出所."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from kg.extract.pairs import Found, has_end
from kg.extract.rules import Rule, admits, any_of
from kg.extract.syntax import Reading
from kg.model import Mention

_LEVELS = {  # how a name begins that names its area by level only
    **{"省": "Province", "市": "City", "区": "District", "县": "County", "镇": "Township", "乡": "Township"},
    **{"街道": "Subdistrict", "办事处": "Subdistrict", "社区": "Community", "村": "Village"},
}
_LEVEL_WORDS = (*_LEVELS, "团", "共青团")
_OF_COMPANY = re.compile("(?:公司|集团|银行)(?=[一-鿕]{2})")
_GROUPS = ("WorkingGroup", "SocialOrganization", "PartyBody")
_INSTITUTION = re.compile("[一-鿕]{0,8}?(?:大学|学院|公司|集团|银行|中学|小学|医院)(?=[一-鿕]{2})")
_LEVEL_CHARACTERS = tuple("省市区县镇乡")
_SHORTEST_BODY = 3  # characters: 区法院
_NESTED = 6  # names before one in which those that hold it are looked for
_OF_STREETS = ("党工委", "街道工委", "纪工委", "团工委")
_LIST = 24  # names before a body in which the area of its list is looked for
_LEVEL_END = re.compile(r"(?:街道办事处|街道办|办事处|街道|街|社区|[省市区县乡镇村])$")
_SMALL = ("Village", "Community")
# words of their own: 市民中心 is of no city that the text names
_NO_LEVEL = re.compile(
    "市民(?![政族宗防办])|市场|市政(?!府|协|法)|区域|乡村|乡镇|村民|村镇|社区居民|省会|镇江|县域|区县|省市|市区"
)


def of_street(name: str) -> bool:
    """Whether 社区 means the subdistrict: 社区党工委, for no community has one."""
    return name.startswith("社区") and name.endswith(_OF_STREETS)


def inside(reading: Reading, rule: Rule) -> Iterator[Found]:
    """B inside the name of A."""
    for name, holding in _nested(reading):
        mention = reading.mentions[name]
        for whole in holding:
            container = reading.mentions[whole]
            fit = admits(rule.object, mention) and admits(rule.subject, container) and has_end(rule, container)
            if fit and not (rule.relation == "partOf" and _is_of_school(mention, container)):
                yield Found(whole, name, None)
        if mention.evidence.rule == "shared.area" and admits(rule.subject, mention) and has_end(rule, mention):
            area = _named_in(reading, name)
            if area is not None and admits(rule.object, reading.mentions[area]):
                yield Found(name, area, None, apart=True)


def _is_of_school(area: Mention, body: Mention) -> bool:
    """青岛大学志愿者服务队 is the university's, and no part of the city."""
    return body.type in _GROUPS and _INSTITUTION.match(body.name.removeprefix(area.name)) is not None


@lru_cache(1)  # of the article that all rules of this shape are read in
def _nested(reading: Reading) -> tuple[tuple[int, tuple[int, ...]], ...]:
    """The names inside others, with those that hold them, and the areas that bodies of one list share."""
    return tuple(
        (name, _containers(reading, name) if mention.inner else ())
        for name, mention in enumerate(reading.mentions)
        if mention.inner or mention.evidence.rule == "shared.area"
    )


def _containers(reading: Reading, name: int) -> tuple[int, ...]:
    """The names that hold this one: the next larger one, and of an area the largest as well.

    柳湾市公安局东城分局河口派出所: 柳湾市公安局 is part of 柳湾市, 东城分局 of it, the police station of 东城分局.
    """
    inside = reading.span(name)
    earlier = range(name - 1, max(-1, name - _NESTED), -1)
    holding = [one for one in earlier if reading.span(one).covers(inside)]
    ends = [reading.mentions[one].type for one in (*holding[:1], *holding[-1:])]
    own = ends in (["Company", "PartyBody"], ["Company", "WorkingGroup"])  # a company's cell or team is no town's
    largest = holding[-1:] if reading.mentions[name].kind == "area" and not own else []
    return tuple(dict.fromkeys((*holding[:1], *largest)))


def _named_in(reading: Reading, name: int) -> int | None:
    """The area that a body's name begins with, which stands only at the first of its list."""
    whole = reading.mentions[name].name
    earlier = range(name - 1, max(-1, name - _LIST), -1)
    return next((one for one in earlier if _begins(reading.mentions[one], whole)), None)


def _begins(area: Mention, whole: str) -> bool:
    return area.kind == "area" and whole.startswith(area.name)


def begins_with(reading: Reading, rule: Rule) -> Iterator[Found]:
    """B, which the article names elsewhere, begins A's name: 区法院少年审判庭, of 柳湾区法院."""
    bodies = {one.name: name for name, one in reversed([*enumerate(reading.mentions)]) if admits(rule.object, one)}
    for name, mention in enumerate(reading.mentions):
        if mention.inner or not admits(rule.subject, mention) or not has_end(rule, mention):
            continue
        for end in range(len(mention.name) - 1, _SHORTEST_BODY - 1, -1):
            body = _called(bodies, mention.name[:end])
            if body is not None and bodies[body] != name:
                yield Found(name, bodies[body], None, apart=True)
                break


def _called(bodies: Mapping[str, int], name: str) -> str | None:
    """The body of this name; 区法院 is the only one that ends so, and 柳湾区法院 the 区法院."""
    if name in bodies:
        return name
    same = [body for body in bodies if _by_level(name, body) or _by_level(body, name)]
    return same[0] if len(same) == 1 else None


def _by_level(short: str, whole: str) -> bool:
    return short.startswith(_LEVEL_CHARACTERS) and whole.endswith(short)


def level(reading: Reading, rule: Rule) -> Iterator[Found]:
    """区绿化所: B is the article's own 区, else the one named last, else the only one, named in the same sentence."""
    attributed = set(reading.chain.values())
    home, last, only = _home(reading), dict[str, int](), _only_ones(reading)
    for name, mention in enumerate(reading.mentions):
        kind = _bare_level(rule, mention)
        area = home.get(kind, last.get(kind, _named_later(reading, name, only.get(kind)))) if kind else None
        company = rule.relation == "partOf" and _OF_COMPANY.search(mention.name)  # 市热力总公司客服中心
        if area is not None and admits(rule.subject, mention) and name not in attributed and not company:
            yield Found(name, area, None, apart=True)
        # a name inside a name (东区 in 东区派出所) counts only until one stands by itself
        kind = _by_word(mention)
        stands = not mention.inner or reading.mentions[last.get(kind, name)].inner
        if stands and admits(rule.object, mention):
            last[kind] = name


def _by_word(mention: Mention) -> str:
    """The class that an area's level word means: 巩义市 is a county, and the 市 of its bodies."""
    return "City" if mention.type == "County" and mention.name.endswith("市") else mention.type


def _only_ones(reading: Reading) -> dict[str, int]:
    """Class → its first mention, where all the article's mentions of it have one name."""
    first: dict[str, int] = {}
    several: set[str] = set()
    for one, mention in enumerate(reading.mentions):
        if reading.mentions[first.setdefault(mention.type, one)].name != mention.name:
            several.add(mention.type)
    return {kind: one for kind, one in first.items() if kind not in several}


def _named_later(reading: Reading, name: int, area: int | None) -> int | None:
    """The only area of its class, where a name's own sentence names it after the name."""
    if area is None:
        return None
    here, there = (reading.clause_at(reading.span(one).begin) for one in (name, area))
    return area if here and there and here.sentence == there.sentence else None


def stem(reading: Reading, rule: Rule) -> Iterator[Found]:
    """河口派出所: B is the 河口街道, 河口镇 or 河口区 that the article names."""
    stems = _stems(reading, rule)
    functions = _functions()
    for name, mention in enumerate(reading.mentions):
        if mention.inner or not admits(rule.subject, mention) or _begins_with_area(reading, name):
            continue
        for length in range(2, min(8, len(mention.name))):
            area = stems.get(mention.name[:length], name)
            if area != name and functions.match(mention.name, length):
                yield Found(name, area, None, apart=True)


@cache
def _functions() -> re.Pattern[str]:
    return re.compile(any_of("functions"))


def one_name(reading: Reading, rule: Rule) -> Iterator[Found]:
    """河口街道办事处 and 河口街道, wherever in the article."""
    areas: dict[str, int] = {}
    for name, mention in enumerate(reading.mentions):
        if admits(rule.object, mention) and not mention.inner:
            areas.setdefault(mention.name, name)
    for name, mention in enumerate(reading.mentions):
        if not mention.name.endswith(rule.ends) or not admits(rule.subject, mention):
            continue
        whole = mention.name.removesuffix(next(end for end in rule.ends if mention.name.endswith(end)))
        area = next((areas[one] for one in (whole, whole + "街道", whole + "街") if one in areas), None)
        if area is not None:
            yield Found(name, area, None, apart=True)


_YOUTH = re.compile("^(?:共青)?团(?=[省市区县])")


def _bare_level(rule: Rule, mention: Mention) -> str:
    """The class of area that a name begins with the mere word for: 区绿化所 → District."""
    if mention.inner or not mention.name.startswith(_LEVEL_WORDS):
        return ""
    if _NO_LEVEL.match(mention.name) or not has_end(rule, mention):
        return ""
    if of_street(mention.name):
        return "Subdistrict"
    name = _YOUTH.sub("", mention.name)  # 团|区委
    fit = (word for word in rule.triggers if name.startswith(word) and name != word)
    return _LEVELS.get(next(fit, ""), "")


def _home(reading: Reading) -> dict[str, int]:
    """The area the article is about and the one written before its name, by class."""
    if reading.focus is None:
        return {}
    focus = reading.mentions[reading.focus]
    chain = reading.chain.items()
    home = {_by_word(reading.mentions[one]): one for one, two in chain if reading.mentions[two].name == focus.name}
    return {**home, _by_word(focus): reading.focus}


def _stems(reading: Reading, rule: Rule) -> dict[str, int]:
    stems: dict[str, int] = {}
    for name, mention in enumerate(reading.mentions):
        if admits(rule.object, mention) and not mention.inner:
            bare = _LEVEL_END.sub("", mention.name)
            known = stems.get(bare)
            nearer = known is not None and reading.mentions[known].type in _SMALL and mention.type not in _SMALL
            if 1 < len(bare) < len(mention.name) and (known is None or nearer):
                stems[bare] = name  # 石牌派出所 is of 石牌街, not of 石牌村
    return stems


def _begins_with_area(reading: Reading, name: int) -> bool:
    return any(mention.inner for mention in reading.mentions[name + 1 : name + 2])
