"""One article's mentions and signatures → what they stand for. No other article is looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kg.model import Extract, Mention, Signature
from kg.resolve import areas as area_rules
from kg.resolve import initiatives, organizations, people, places
from kg.resolve.areas import Areas
from kg.resolve.things import Thing

_Rule = Callable[[Areas, Sequence[Mention], int, Sequence[Thing]], Thing | None]
_RULES: dict[str, _Rule] = {
    "organization": organizations.resolve,
    "place": places.resolve,
    "initiative": initiatives.resolve,
}


@dataclass(frozen=True, slots=True)
class Known:
    """An article as far as it explains itself."""

    extract: Extract
    things: dict[int, Thing]  # index of a mention → what it stands for; one that stands for nothing is left out
    governed: tuple[tuple[int, Thing], ...]  # index of an office's mention, the area that it governs
    signers: tuple[tuple[Signature, Thing], ...]


def resolve_article(extract: Extract, page: str) -> Known:
    """What an article's mentions and signatures stand for; `page` keeps namesakes apart where no paper is known."""
    mentions, claims = extract.mentions, extract.claims
    areas = area_rules.find(extract.article, mentions)
    things = {index: thing for index, _, thing in areas.named}
    for index in _in_order(mentions, extract.article.text):
        before = _before(mentions, things, index)
        thing = _RULES[mentions[index].kind](areas, mentions, index, before)
        if thing:
            things[index] = thing
    units = people.units(mentions, claims, things)
    for index, mention in enumerate(mentions):
        if mention.kind == "person":
            things[index] = people.named(areas, mention, units.get(mention.name))
    return Known(extract, things, tuple(_governed(mentions, things)), tuple(people.signers(extract.article, page)))


def _in_order(mentions: Sequence[Mention], text: str) -> list[int]:
    """The names that say most first, so that short forms find them; references last, in text order."""
    indexes = [index for index, mention in enumerate(mentions) if mention.kind in _RULES]
    named = [index for index in indexes if mentions[index].evidence.rule != "reference"]
    references = [index for index in indexes if mentions[index].evidence.rule == "reference"]
    often = {name: text.count(name) for name in {mentions[index].name for index in named}}

    def says_less(index: int) -> tuple[int, int]:
        """An initiative is called what it is called most often, everything else by its longest name."""
        name = mentions[index].name
        return (-often[name] if mentions[index].kind == "initiative" else 0, -organizations.weight(name))

    return sorted(named, key=says_less) + references


def _before(mentions: Sequence[Mention], things: dict[int, Thing], index: int) -> list[Thing]:
    """What a mention can stand for: for a name all that is known, for a reference what was named before it."""
    known = sorted(things)
    if mentions[index].evidence.rule == "reference":
        known = [other for other in known if other < index]
    return [things[other] for other in known]


def _governed(mentions: Sequence[Mention], things: dict[int, Thing]) -> list[tuple[int, Thing]]:
    """An office's name names the area that it governs as well: 大学路办事处, 大学路街道."""
    return [
        (index, organizations.governed(thing))
        for index, thing in sorted(things.items())
        if thing.type == "SubdistrictOffice" and mentions[index].evidence.rule != "reference"
    ]
