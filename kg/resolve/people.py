"""Persons of one article: whoever signs belongs to the paper, whoever is named to an office or a district."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.lexicon.characters import simplified
from kg.model import Article, Claim, Mention, Signature
from kg.resolve.areas import Areas, county
from kg.resolve.things import Thing

CLASSES = {
    "reporter": "Reporter",
    "correspondent": "Correspondent",
    "photographer": "Photographer",
    "intern": "Intern",
    "editor": "Editor",
}
_RESIDENTS = ("resident-of",)  # not who came from elsewhere long ago
_HOMES = ("Village", "Community", "Township", "Subdistrict")
_DESKS = ("记者", "通讯员")


def signers(article: Article, page: str) -> list[tuple[Signature, Thing]]:
    """Who signed, with what: one person per name, paper and side of the desk, or per page where no paper is known."""
    paper = article.context.newspaper or page
    found = []
    for signature in article.signatures:
        same = [other for other in article.signatures if other.name == signature.name]
        roles = {role for other in same for role in (other.role, other.label)}
        desk = _DESKS["correspondent" in roles]
        name = simplified(signature.name)  # as a text's own names are
        thing = Thing(f"person|{name}|{paper}|{desk}", "person", CLASSES[signature.role], name)
        found.append((signature, thing))
    return found


def signs(key: str) -> bool:
    """Whether a person is known by what they signed, in one newspaper."""
    return key.rpartition("|")[2] in _DESKS


def why_one(key: str, name: str) -> str:
    """Why mentions of one key in several articles are one person.

    >>> why_one("person|方砚山|某晨报|记者", "方砚山")
    '方砚山 = 方砚山: 多篇署名, 同一报纸或版面, 同为记者'
    """
    apart = key.split("|")[2:]
    if signs(key):
        return f"{name} = {name}: 多篇署名, 同一报纸或版面, 同为{apart[-1]}"
    return f"{name} = {name}: 多篇同名, {'同一单位' if len(apart) > 1 else '同一地区'}"


def named(areas: Areas, mention: Mention, unit: Thing | None, home: str = "") -> Thing:
    """A person in the text, kept apart from namesakes by unit, else home, else district; 罗先生 by the article."""
    if mention.evidence.rule == "person.stranger":
        apart = areas.article.key
    elif unit:
        apart = unit.key
    else:
        apart = home or areas.district() or areas.article.context.city or areas.article.key
    official = unit is not None and unit.type in ("GovernmentBody", "PartyBody", "PoliceBody", "SubdistrictOffice")
    return Thing(f"person|{mention.name}|{apart}", "person", "Official" if official else "Person", mention.name)


def units(mentions: Sequence[Mention], claims: Sequence[Claim], things: Mapping[int, Thing]) -> dict[str, Thing]:
    """The office or area that each person named in an article belongs to, by the person's name."""
    found: dict[str, Thing] = {}
    for claim in claims:
        if claim.predicate == "affiliatedWith" and claim.object in things:
            found.setdefault(mentions[claim.subject].name, things[claim.object])
    return found


def homes(mentions: Sequence[Mention], claims: Sequence[Claim], things: Mapping[int, Thing]) -> dict[str, str]:
    """The code of the district in which each person lives who is called a resident of somewhere, by the name."""
    found: dict[str, str] = {}
    for claim in claims:
        area = things.get(claim.object)
        if area and area.type in _HOMES and claim.predicate == "comesFrom" and claim.evidence[0].rule in _RESIDENTS:
            lies = county(area.code, area.key.rpartition("|")[2])
            found.setdefault(mentions[claim.subject].name, lies.code if lies else "")
    return found
