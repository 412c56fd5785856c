"""Two graphs → what came, went and changed between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from kg.diff.builds import Build, build, triples_below, without_description
from kg.diff.items import Item, Items, ends_of, items
from kg.diff.pairs import Pairs, Part, Section, differences, identified, supported
from kg.graph import facts, store
from kg.graph.canonical import graph_hash


@dataclass(frozen=True, slots=True)
class Difference:
    hashes: tuple[str, str]
    triples: tuple[
        int, int
    ]  # that came, that went, each IRI counting below its graph's base; not those of its description of itself
    foreign: tuple[Path, ...]  # of the two files, those that kg did not write
    builds: tuple[Part, ...]
    articles: Section
    entities: Section
    relations: Section
    figures: Section

    @property
    def same(self) -> bool:
        return self.hashes[0] == self.hashes[1]

    @property
    def rebased(self) -> bool:
        """Whether the two graphs name their things under different bases."""
        return any(part.name == "base" for part in self.builds)

    @property
    def sections(self) -> dict[str, Section]:
        names = ("articles", "entities", "relations", "figures")
        return {name: getattr(self, name) for name in names}


def diff(before: Path, after: Path) -> Difference:
    """What changed from one graph.ttl, or folder with one, to another."""
    files = [store.file_of(path) for path in (before, after)]
    texts = [store.read(file) for file in files]
    lines = [store.canonical_lines(text, name=str(file)) for text, file in zip(texts, files, strict=True)]
    said = [facts.read(text) for text in texts]
    builds = [build(one) for one in said]
    bases = _bases(*builds)
    was, now = (items(one, base) for one, base in zip(said, bases, strict=True))
    moved = _moved(was, now)
    return Difference(
        (graph_hash(lines[0]), graph_hash(lines[1])),
        _triples(lines, bases),
        tuple(file for file, one in zip(files, builds, strict=True) if one is None),
        _builds(*builds),
        _articles(was, now),
        _entities(was, now, moved),
        _relations(was, now, moved),
        _figures(was, now, moved),
    )


def _bases(before: Build | None, after: Build | None) -> tuple[str, str]:
    """Under what each graph names its things; one that does not say so counts as named like the other."""
    was, now = (one.base if one else "" for one in (before, after))
    return was or now, now or was


def _triples(lines: Sequence[list[bytes]], bases: tuple[str, str]) -> tuple[int, int]:
    """How many came, and how many went; of different bases it counts what stands below them."""
    cut = bases if bases[0] != bases[1] else ("", "")
    told = [without_description(base, some) for base, some in zip(bases, lines, strict=True)]
    old, new = (triples_below(base, some) for base, some in zip(cut, told, strict=True))
    return len(new - old), len(old - new)


def _builds(before: Build | None, after: Build | None) -> tuple[Part, ...]:
    return differences(before.said, after.said) if before and after else ()


def _moved(was: Items, now: Items) -> dict[str, str]:
    """Key in the first graph → key in the second, of entities that are the same under another IRI."""
    old, new = ({one.key for one in graph.entities} for graph in (was, now))
    went, came = old - new, new - old
    renamed = {before: after for before, after in now.former.items() if before in went and after in new}
    undone = {after: before for before, after in was.former.items() if before in came and after in went}
    told = {**undone, **renamed}
    left, fresh = went.difference(told), came.difference(told.values())
    recognized = _recognized(
        (one for one in was.entities if one.key in left), (one for one in now.entities if one.key in fresh)
    )
    return {**recognized, **told}


def _recognized(went: Iterable[Item], came: Iterable[Item]) -> dict[str, str]:
    """Those that alone bear a name and class on both sides, and are named by the same words of an article."""
    old, new = _alone(went), _alone(came)
    both = ((old[known], new[known]) for known in old if known in new)
    return {one.key: other.key for one, other in both if not _quotes(one).isdisjoint(_quotes(other))}


def _alone(some: Iterable[Item]) -> dict[tuple[str, ...], Item]:
    some = list(some)
    often = Counter(map(_known_as, some))
    return {_known_as(one): one for one in some if often[_known_as(one)] == 1}


def _known_as(one: Item) -> tuple[str, ...]:
    return one.text, *one.said["kind"]


def _quotes(one: Item) -> set[tuple[str, ...]]:
    return {(proof.newspaper, proof.date, proof.headline, proof.quote) for proof in one.proofs if proof.quote}


def _articles(was: Items, now: Items) -> Section:
    """By IRI, which goes with the text; else by headline, newspaper, date and page."""
    pairs = Pairs(was.articles, now.articles)
    pairs.match(lambda one: one.key)
    pairs.match(lambda one: tuple(one.said.values()), alone=True)
    return pairs.section(identified)


def _entities(was: Items, now: Items, moved: Mapping[str, str]) -> Section:
    """By IRI, an older one counting as the newer."""
    pairs = Pairs(was.entities, now.entities)
    pairs.match(lambda one: moved.get(one.key, one.key))
    return _told_apart(pairs.section(identified))


def _told_apart(section: Section) -> Section:
    """The section, those of one name and class each with what it is part of, works for or lies in, else its IRI."""
    some = (*section.came, *section.went)
    names = Counter(map(_known_as, some))
    places = Counter((_known_as(one), one.within) for one in some)

    def marked(one: Item) -> Item:
        if names[_known_as(one)] == 1:
            return one
        differs = one.within and places[_known_as(one), one.within] == 1
        return replace(one, said={**one.said, "identity": one.within if differs else (one.iri,)})

    return replace(section, came=tuple(map(marked, section.came)), went=tuple(map(marked, section.went)))


def _relations(was: Items, now: Items, moved: Mapping[str, str]) -> Section:
    pairs = Pairs(was.relations, now.relations)
    pairs.match(partial(ends_of, moved=moved))
    return pairs.section(supported)


def _figures(was: Items, now: Items, moved: Mapping[str, str]) -> Section:
    """By IRI; else by content, as a figure's IRI goes with the text of its article; else by what it is a figure of."""

    def about(one: Item) -> tuple[str, ...]:
        return tuple(moved.get(part, part) for part in one.about)

    pairs = Pairs(was.figures, now.figures)
    pairs.match(lambda one: one.key)
    pairs.match(lambda one: (about(one), tuple(one.said.items()), one.proofs))
    pairs.match(lambda one: (about(one), tuple(proof.headline for proof in one.proofs)), alone=True)
    return pairs.section(supported)
