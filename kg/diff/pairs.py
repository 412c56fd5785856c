"""Things of two graphs in pairs: which came, which went, and what is said otherwise of the same thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from kg.diff.items import Item, Proof, Said

T = TypeVar("T", bound=Hashable)


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
    """What happened to the articles, the entities, the relations or the figures; each list in reading order."""

    came: tuple[Item, ...]
    went: tuple[Item, ...]
    changed: tuple[Change, ...]

    def __len__(self) -> int:
        return len(self.came) + len(self.went) + len(self.changed)


class Pairs:
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


def supported(before: Item, after: Item) -> Change | None:
    """What is said otherwise of one thing, and what of its evidence came or went; None if nothing is."""
    lost, found = without(before.proofs, after.proofs), without(after.proofs, before.proofs)
    parts = differences(before.said, after.said)
    return Change(before, after, parts, lost, found) if parts or lost or found else None


def identified(before: Item, after: Item) -> Change | None:
    """What is said otherwise of one thing, its identity included; to be named in more articles is no change."""
    was, now = before.said, after.said
    if before.key != after.key:
        was = {"identity": (before.iri,), "within": before.within, **was}
        now = {"identity": (after.iri,), "within": after.within, **now}
    parts = differences(was, now)
    return Change(before, after, parts, (), ()) if parts else None


def differences(was: Said, now: Said) -> tuple[Part, ...]:
    """What two say otherwise, thing by thing."""
    return tuple(
        Part(name, without(was[name], now[name]), without(now[name], was[name]))
        for name in now
        if was[name] != now[name]
    )


def without(some: tuple[T, ...], others: tuple[T, ...]) -> tuple[T, ...]:
    """Those of the first that are none of the second, in their order."""
    known = set(others)
    return tuple(one for one in some if one not in known)
