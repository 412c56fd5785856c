"""Which articles count as one: those of one text but for a little, which kg:sameTextAs joins.

Whatever counts articles asks here, but for the shipped queries: a build writes kg:sameTextAs from the smallest IRI to
each of the others (shapes.ttl holds it to that), so that a query may count what stands before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.graph import links
from kg.graph.facts import Facts, every, instances
from kg.graph.store import Store
from kg.graph.vocab import KG
from kg.groups import groups

SAME = KG + "sameTextAs"


@dataclass(frozen=True, slots=True)
class Texts:
    """Near-duplicate → the one that counts for all with its text, which has the smallest IRI."""

    first: Mapping[str, str]

    def of(self, article: str) -> str:
        """The article that counts for this one: itself, unless it has near-duplicates."""
        return self.first.get(article, article)

    def count(self, articles: Iterable[str]) -> int:
        """How many articles these are; near-duplicates are one."""
        return len(set(map(self.of, articles)))

    def groups(self) -> list[list[str]]:
        """The articles of each text that is there again, sorted."""
        found: dict[str, list[str]] = {}
        for article in sorted(self.first):
            found.setdefault(self.of(article), []).append(article)
        return [found[first] for first in sorted(found)]

    @property
    def again(self) -> int:
        """How many articles are there again: by so many fewer than their IRIs are they."""
        return len(self.first) - len(set(self.first.values()))


def joined(pairs: Iterable[tuple[str, str]]) -> Texts:
    """What hangs together by pairs, in whatever direction they are written.

    >>> joined([("b", "c"), ("a", "c")]).count("abcd")
    2
    """
    return Texts({article: group[0] for group in groups(pairs) for article in group})


def texts(facts: Facts) -> Texts:
    """Of a graph's facts."""
    articles = instances(facts, "Article")
    return joined((article, other) for article in articles for other in every(facts, article, SAME))


def stored(store: Store) -> Texts:
    """Of a store."""
    return joined(links.pairs(store, SAME))


def stored_of(store: Store, articles: Iterable[str]) -> Texts:
    """Of a few articles of a store: only what they lead to and what leads to them is looked up."""
    return joined(
        (article, other)
        for article in articles
        for other in (*links.values(store, article, SAME), *links.subjects(store, SAME, article))
    )
