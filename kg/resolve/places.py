"""Place mentions of one article → places: 汇园, 汇园游园 and 该园 are one."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.references import pointed
from kg.extract.short_forms import short_forms
from kg.model import Mention
from kg.resolve.areas import Areas
from kg.resolve.things import Thing

_SHORTEST = 3  # characters of a place's name that say enough without its area


def resolve(areas: Areas, mentions: Sequence[Mention], index: int, before: Sequence[Thing]) -> Thing | None:
    """What a place's mention stands for."""
    mention = mentions[index]
    earlier = [thing for thing in before if thing.kind == "place"]
    if mention.evidence.rule == "reference":
        ending = pointed(mention.name)
        last = next((thing for thing in reversed(earlier) if thing.name.endswith(ending)), None)
        return last and last.again(f"{mention.name} = {last.name}: 同一篇, 前文最近的同类地点")
    for thing in reversed(earlier):
        if mention.name == thing.name:
            return thing.again()
        if _without_level(areas, mention.name) == _without_level(areas, thing.name):
            return thing.again(f"{mention.name} = {thing.name}: 同一篇, 只差“市”字一类")
        if mention.name in short_forms(thing.name) or thing.name in short_forms(mention.name):
            return thing.again(f"{mention.name} = {thing.name}: 同一篇, 简称")
    wider = {thing.key: thing for thing in earlier if _apart_from_area(areas, mention.name, thing.name)}
    if len(wider) == 1:
        (thing,) = wider.values()
        return thing.again(f"{mention.name} = {thing.name}: 同一篇, 只差所在地区")
    lies_in = areas.district(mention.evidence.span.begin) or areas.article.context.city
    return Thing(f"place|{mention.name}|{lies_in}", "place", mention.type, mention.name)


def _apart_from_area(areas: Areas, one: str, other: str) -> bool:
    """北村小学旧址, 柳湾区北村小学旧址: the longer begins with an area that the article names."""
    short, long = sorted((one, other), key=len)
    before = long.removesuffix(short)
    return len(short) >= _SHORTEST and before in {area.name for _, _, area in areas.named}


def _without_level(areas: Areas, name: str) -> str:
    """郑州植物园 for 郑州市植物园: the city or county that a name begins with, by its short name."""
    for _, _, area in areas.named:
        if area.type in ("City", "County", "Province") and len(area.name) > 2 and name.startswith(area.name):
            return area.name[:-1] + name.removeprefix(area.name)
    return name
