"""Two graphs → what came, went and changed between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from kg.diff.items import Item, Items, Proof, ends_of, items
from kg.graph import facts, store
from kg.graph.canonical import graph_hash

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that is said otherwise: its name, and what was said only before and only after."""

    name: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    before: Item
    after: Item
    parts: tuple[Part, ...]
    lost: tuple[Proof, ...]
    found: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """What happened to the entities, the relations or the figures; each list in reading order."""

    came: tuple[Item, ...]
    went: tuple[Item, ...]
    changed: tuple[Change, ...]

    def __len__(self) -> int:
        return len(self.came) + len(self.went) + len(self.changed)


@dataclass(frozen=True, slots=True)
class Difference:
    hashes: tuple[str, str]
    triples: tuple[int, int]  # that came, that went
    entities: Section
    relations: Section
    figures: Section

    @property
    def same(self) -> bool:
        return self.hashes[0] == self.hashes[1]

    @property
    def sections(self) -> dict[str, Section]:
        return {"entities": self.entities, "relations": self.relations, "figures": self.figures}


def diff(before: Path, after: Path) -> Difference:
    """What changed from one graph.ttl, or folder with one, to another."""
    texts = [store.read(path) for path in (before, after)]
    old, new = (store.canonical_lines(text, name=str(path)) for text, path in zip(texts, (before, after), strict=True))
    was, now = (items(facts.read(text)) for text in texts)
    moved = _moved(was, now)
    return Difference(
        (graph_hash(old), graph_hash(new)),
        (len(set(new) - set(old)), len(set(old) - set(new))),
        _entities(was, now, moved),
        _relations(was, now, moved),
        _figures(was, now, moved),
    )


def _moved(was: Items, now: Items) -> dict[str, str]:
    """IRI in the first graph → IRI in the second, of entities that kg:formerIri says are the same."""
    old, new = ({one.iri for one in graph.entities} for graph in (was, now))
    renamed = {before: after for before, after in now.former.items() if before in old - new and after in new}
    undone = {after: before for before, after in was.former.items() if before in new - old and after in old - new}
    return {**undone, **renamed}


def _entities(was: Items, now: Items, moved: Mapping[str, str]) -> Section:
    """By IRI, an older one counting as the newer; to be named in more articles is no change."""
    pairs = _Pairs(was.entities, now.entities)
    pairs.match(lambda one: moved.get(one.iri, one.iri))
    return pairs.section(lambda before, after: _change(before, after, identity=True))


def _relations(was: Items, now: Items, moved: Mapping[str, str]) -> Section:
    pairs = _Pairs(was.relations, now.relations)
    pairs.match(lambda one: ends_of(one, moved))
    return pairs.section(lambda before, after: _change(before, after, proofs=True))


def _figures(was: Items, now: Items, moved: Mapping[str, str]) -> Section:
    """By IRI; else by content, as a figure's IRI goes with the text of its article; else by what it is a figure of."""

    def about(one: Item) -> tuple[str, ...]:
        return tuple(moved.get(part, part) for part in one.about)

    pairs = _Pairs(was.figures, now.figures)
    pairs.match(lambda one: one.iri)
    pairs.match(lambda one: (about(one), tuple(one.said.items()), one.proofs))
    pairs.match(lambda one: (about(one), tuple(proof.headline for proof in one.proofs)), alone=True)
    return pairs.section(lambda before, after: _change(before, after, proofs=True))


class _Pairs:
    """Items of two graphs that are matched by one key after another."""

    def __init__(self, was: Iterable[Item], now: Iterable[Item]) -> None:
        self._was, self._now = list(was), list(now)
        self._pairs: list[tuple[Item, Item]] = []

    def match(self, key: Callable[[Item], Hashable], *, alone: bool = False) -> None:
        """Takes out those with the same key, several of the first graph perhaps with one of the second.

        `alone` takes only keys that stand once in each.
        """
        old, new = Counter(map(key, self._was)), Counter(map(key, self._now))
        both = {found for found in old.keys() & new.keys() if not alone or old[found] == new[found] == 1}
        partners = {key(one): one for one in reversed(self._now) if key(one) in both}
        self._pairs += [(one, partners[key(one)]) for one in self._was if key(one) in both]
        self._was = [one for one in self._was if key(one) not in both]
        self._now = [one for one in self._now if key(one) not in both]

    def section(self, change: Callable[[Item, Item], Change | None]) -> Section:
        changes = [found for before, after in self._pairs if (found := change(before, after))]
        changes.sort(key=lambda one: (*_order(one.after), one.before.iri))
        return Section(tuple(sorted(self._now, key=_order)), tuple(sorted(self._was, key=_order)), tuple(changes))


def _order(one: Item) -> tuple[str, str]:
    return one.text, one.iri


def _change(before: Item, after: Item, *, identity: bool = False, proofs: bool = False) -> Change | None:
    """What is said otherwise of one thing, with its IRI and its evidence where these count; None if nothing is."""
    was, now = (({"IRI": (one.iri,)} if identity else {}) | dict(one.said) for one in (before, after))
    parts = tuple(
        Part(name, _without(was[name], now[name]), _without(now[name], was[name]))
        for name in now
        if was[name] != now[name]
    )
    lost = _without(before.proofs, after.proofs) if proofs else ()
    found = _without(after.proofs, before.proofs) if proofs else ()
    return Change(before, after, parts, lost, found) if parts or lost or found else None


def _without(some: tuple[T, ...], others: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(one for one in some if one not in others)
