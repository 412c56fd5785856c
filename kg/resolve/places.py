"""Place mentions of one article → places: 汇园, 汇园游园 and 该园 are one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.references import pointed
from kg.extract.short_forms import short_forms
from kg.model import Mention
from kg.resolve.areas import Areas
from kg.resolve.before import Before
from kg.resolve.things import Thing

_SHORTEST = 3  # characters of a place's name that say enough without its area


def resolve(areas: Areas, mentions: Sequence[Mention], index: int, before: Before) -> Thing | None:
    """What a place's mention stands for."""
    mention = mentions[index]
    if mention.evidence.rule == "reference":
        ending = pointed(mention.name)
        last = next((thing for thing in before.latest("place") if thing.name.endswith(ending)), None)
        return last and last.again(f"{mention.name} = {last.name}: 同一篇, 前文最近的同类地点")
    candidates = before.called("place", set(_ways_to_say(areas, mention.name)))
    for thing in sorted(candidates, key=before.last, reverse=True):
        if mention.name == thing.name:
            return thing.again()
        if _without_level(areas, mention.name) == _without_level(areas, thing.name):
            return thing.again(f"{mention.name} = {thing.name}: 同一篇, 只差“市”字一类")
        if mention.name in short_forms(thing.name) or thing.name in short_forms(mention.name):
            return thing.again(f"{mention.name} = {thing.name}: 同一篇, 简称")
    wider = {thing.key: thing for thing in candidates if _apart_from_area(areas, mention.name, thing.name)}
    if len(wider) == 1:
        (thing,) = wider.values()
        return thing.again(f"{mention.name} = {thing.name}: 同一篇, 只差所在地区")
    lies_in = areas.district(mention.evidence.span.begin) or areas.article.context.city
    return Thing(f"place|{mention.name}|{lies_in}", "place", mention.type, mention.name)


def forms(areas: Areas, thing: Thing) -> Iterator[str]:
    """What a place is looked up by."""
    return _ways_to_say(areas, thing.name)


def _ways_to_say(areas: Areas, name: str) -> Iterator[str]:
    """Two names of one place have one of these in common."""
    yield name
    yield _without_level(areas, name)
    yield from short_forms(name)
    levels = ("", "区", "县", "市", "镇")  # 西固|新材料产业园, of 西固区
    ends = range(1, len(name) - _SHORTEST + 1)
    yield from (name[end:] for end in ends if any(f"{name[:end]}{level}" in areas.by_name for level in levels))


def _apart_from_area(areas: Areas, one: str, other: str) -> bool:
    """北村小学旧址, 柳湾区北村小学旧址: the longer begins with an area that the article names."""
    short, long = sorted((one, other), key=len)
    before = long.removesuffix(short)
    return len(short) >= _SHORTEST and any(
        f"{before}{level}" in areas.by_name for level in ("", "区", "县", "市", "镇")
    )


def _without_level(areas: Areas, name: str) -> str:
    """郑州植物园 for 郑州市植物园: the city or county that a name begins with, by its short name."""
    begins = (name[:end] for end in range(3, len(name) + 1))
    named = (areas.by_name[begin] for begin in begins if begin in areas.by_name)
    city = next((area.name for area in named if area.type in ("City", "County", "Province")), "")
    return city[:-1] + name.removeprefix(city)
