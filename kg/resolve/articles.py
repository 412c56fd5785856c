"""One article's mentions and signatures → what they stand for. No other article is looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from kg.extract.found import times
from kg.model import Extract, Mention, Signature
from kg.resolve import areas as area_rules
from kg.resolve import initiatives, organizations, people, places
from kg.resolve.areas import Areas
from kg.resolve.before import Before
from kg.resolve.things import Thing

_Rule = Callable[[Areas, Sequence[Mention], int, Before], Thing | None]
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
    named, references = _in_order(mentions, extract.article.text)
    known = Before(partial(_forms, areas))
    for index in named:
        thing = _RULES[mentions[index].kind](areas, mentions, index, known)
        if thing:
            things[index] = thing
            known.add(index, thing)
    _resolve_references(areas, mentions, references, things)
    units, homes = people.units(mentions, claims, things), people.homes(mentions, claims, things)
    for index, mention in enumerate(mentions):
        if mention.kind == "person":
            things[index] = people.named(areas, mention, units.get(mention.name), homes.get(mention.name, ""))
    return Known(extract, things, tuple(_governed(mentions, things)), tuple(people.signers(extract.article, page)))


def _in_order(mentions: Sequence[Mention], text: str) -> tuple[list[int], list[int]]:
    """The names that say most first, so that short forms find them; references, in text order."""
    indexes = [index for index, mention in enumerate(mentions) if mention.kind in _RULES]
    named = [index for index in indexes if mentions[index].evidence.rule != "reference"]
    references = [index for index in indexes if mentions[index].evidence.rule == "reference"]
    often = {name: times(text, name) for name in {mentions[i].name for i in named if mentions[i].kind == "initiative"}}

    def says_less(index: int) -> tuple[int, int]:
        """An initiative is called what it is called most often, everything else by its longest name."""
        name = mentions[index].name
        return (-often[name] if mentions[index].kind == "initiative" else 0, -organizations.weight(name))

    return sorted(named, key=says_less), references


def _resolve_references(
    areas: Areas, mentions: Sequence[Mention], references: Sequence[int], things: dict[int, Thing]
) -> None:
    """What 该园 stands for: a reference means what was named before it."""
    before, reached = Before(), 0
    for index in references:
        for earlier in range(reached, index):
            if earlier in things:
                before.add(earlier, things[earlier])
        reached = index
        thing = _RULES[mentions[index].kind](areas, mentions, index, before)
        if thing:
            things[index] = thing


def _forms(areas: Areas, thing: Thing) -> Iterable[str]:
    """What a thing is looked up by when it is named again."""
    if thing.kind == "organization":
        return organizations.forms(thing)
    return places.forms(areas, thing) if thing.kind == "place" else ()


def _governed(mentions: Sequence[Mention], things: dict[int, Thing]) -> list[tuple[int, Thing]]:
    """An office's name names the area that it governs as well: 大学路办事处, 大学路街道."""
    return [
        (index, organizations.governed(thing))
        for index, thing in sorted(things.items())
        if thing.type == "SubdistrictOffice" and mentions[index].evidence.rule != "reference"
    ]
