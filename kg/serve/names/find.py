"""The index of a graph's names, and what it finds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from kg.graph import labels, links
from kg.graph.store import Store
from kg.graph.texts import stored
from kg.graph.vocab import KG, term
from kg.lexicon.folding import folded
from kg.serve.names.about import BROAD, about, around, first_article
from kg.serve.names.table import Name, Table, table
from kg.serve.names.ways import Asked, Fit, asked, fit

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ARTICLE = "Article"
_FULL, _SHORT, _HEADLINE, _TYPE, _MENTIONS, _CODE = map(
    term, ("skos:prefLabel", "skos:altLabel", "schema:headline", "rdf:type", "schema:mentions", "kg:divisionCode")
)
_NO_ENTITIES = frozenset({"Article", "Page", "Statement", "Evidence", "Measurement", "Build"})
_SHORT_NAME = Fit(98.0, "short name")  # of a thing: a little less sure than its full one
_BEHIND_PARENT = Fit(96.0, "name in its area")
_BY_ITSELF = Fit(100.0, "identifier")


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that was found: by which of its names, how that fits, and what tells it from a namesake."""

    iri: str
    name: str  # the full one
    types: tuple[str, ...]  # of the ontology, the most specific first: District, AdministrativeArea
    score: float  # 0 to 100; `ways` says what it means
    matched: str  # the name that fits, as the graph has it
    way: str
    articles: int  # that name it
    about: str = ""  # 区 · 郑州市 · 12篇


@dataclass(frozen=True, slots=True)
class Catalog:
    """Things by number, and their names."""

    iris: Sequence[str]
    names: Sequence[str]
    types: Sequence[tuple[str, ...]]
    articles: Sequence[int]
    table: Table
    numbers: dict[str, int]  # by IRI and by division code


class Index:
    """The names of a graph's entities, and its headlines where they are asked for."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.entities = _entities(store)

    @cached_property
    def headlines(self) -> Catalog:
        """The articles by their headlines, read when first asked for."""
        return _articles(self.store)

    def find(self, query: str, *, types: Collection[str] = (), limit: int = 20, told: bool = True) -> list[Hit]:
        """The things whose names fit best, then those with more articles, then by IRI.

        Types are classes of the ontology by name or IRI, and a thing has one of them; articles are found only
        where that is asked for. An IRI or a division code finds its thing. Unless told, hits come without `about`,
        which is what costs time where there are many.
        """
        wanted = frozenset(one.removeprefix(KG).removeprefix("kg:") for one in types)
        hits = [] if wanted == {ARTICLE} else self._hits(self.entities, query, wanted)
        if ARTICLE in wanted:
            hits += self._hits(self.headlines, query, wanted)
        best = sorted(hits, key=lambda hit: (-hit[0].score, -hit[1].articles[hit[2]], hit[1].iris[hit[2]]))
        shown = [_shown(*hit) for hit in best[:limit]]
        return self.tell(shown) if told else shown

    def tell(self, hits: Sequence[Hit]) -> list[Hit]:
        """The hits with what tells them apart: if that is not enough, an article that names the one."""
        told = [replace(hit, about=about(self.store, hit.iri, hit.types)) for hit in hits]
        alike = Counter((hit.name, hit.about) for hit in told)
        return [replace(hit, about=self._full(hit, alike[hit.name, hit.about] > 1)) for hit in told]

    def _full(self, hit: Hit, alike: bool) -> str:
        first = first_article(self.store, hit.iri) if alike else ""
        count = f"{hit.articles}篇" if hit.articles else ""
        return " · ".join(filter(None, (hit.about, count, f"见《{first}》" if first else "")))

    def known(self, iri: str) -> Hit | None:
        """The entity of an IRI or a division code."""
        number = self.entities.numbers.get(iri)
        return None if number is None else _shown(_BY_ITSELF, self.entities, number, self.entities.names[number])

    def _hits(self, catalog: Catalog, query: str, wanted: frozenset[str]) -> list[tuple[Fit, Catalog, int, str]]:
        allowed = _allowed(catalog, wanted)
        itself = catalog.numbers.get(query.strip())
        if itself is not None:
            right = allowed is None or allowed[itself]
            return [(_BY_ITSELF, catalog, itself, catalog.names[itself])] if right else []
        best: dict[int, tuple[Fit, str]] = {}
        sought = asked(query)
        for number in catalog.table.candidates(sought, allowed):
            owner, label, _ = catalog.table.names[number]
            found = self._fit(sought, catalog, number)
            if found and (owner not in best or found.score > best[owner][0].score):
                best[owner] = found, label
        return [(found, catalog, owner, label) for owner, (found, label) in best.items()]

    def _fit(self, sought: Asked, catalog: Catalog, number: int) -> Fit | None:
        key, name = catalog.table.keys[number], catalog.table.names[number]
        found = fit(sought, key)
        if found and found.way == "name" and not name.full:
            return _SHORT_NAME
        if found and found.way == "whole" and sought.name.endswith(key):
            before = sought.name.removesuffix(key)
            return _BEHIND_PARENT if self._lies_in(catalog.iris[name.owner], before) else found
        return found

    def _lies_in(self, iri: str, names: str) -> bool:
        """Whether a text is nothing but names of what a thing lies in, or of who is behind it: 河南省郑州市."""
        known = {folded(one) for up in around(self.store, iri) for one in names_of(self.store, up)} - {""}
        ends = {0}
        for begin in range(len(names)):
            if begin in ends:
                ends |= {begin + len(one) for one in known if names.startswith(one, begin)}
        return len(names) in ends


def index(store: Store) -> Index:
    """The index of a graph's names; takes seconds where there are hundreds of thousands."""
    return Index(store)


def _shown(found: Fit, catalog: Catalog, number: int, label: str) -> Hit:
    fitting = found.score, label, found.way
    return Hit(catalog.iris[number], catalog.names[number], catalog.types[number], *fitting, catalog.articles[number])


def names_of(store: Store, iri: str) -> list[str]:
    """The names of a thing without those that name it in context only, the full one first."""
    return links.values(store, iri, _FULL) + links.values(store, iri, _SHORT)


def _entities(store: Store) -> Catalog:
    full = _least(links.pairs(store, _FULL))
    counted = _counted(store)
    iris = sorted(full)
    numbers = {iri: number for number, iri in enumerate(iris)}
    names = [Name(numbers[iri], name, True) for iri, name in full.items()]
    names += (Name(numbers[iri], name, False) for iri, name in links.pairs(store, _SHORT) if iri in numbers)
    articles = [counted[iri] for iri in iris]
    types = _types(store, numbers)
    numbers |= {code: numbers[iri] for iri, code in sorted(links.pairs(store, _CODE)) if iri in numbers}
    return Catalog(iris, [full[iri] for iri in iris], types, articles, table(names, articles), numbers)


def _counted(store: Store) -> Counter[str]:
    """How many articles mention each thing; near-duplicates are one."""
    counted = Counter(links.counted(store, _MENTIONS))
    for same in stored(store).groups():
        often = Counter(thing for article in same for thing in links.values(store, article, _MENTIONS))
        counted.subtract({thing: count - 1 for thing, count in often.items()})
    return counted


def _least(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Of each thing its one name; of several, the one that sorts first."""
    found: dict[str, str] = {}
    for iri, name in pairs:
        found[iri] = min(name, found.get(iri, name))
    return found


def _types(store: Store, numbers: dict[str, int]) -> list[tuple[str, ...]]:
    """Of each thing its classes, the most specific first."""
    found: list[list[str]] = [[] for _ in numbers]
    for name in sorted(_classes(), key=lambda name: (name in BROAD, name)):
        for iri in links.subjects(store, _TYPE, KG + name):
            if iri in numbers:
                found[numbers[iri]].append(name)
    return [tuple(one) for one in found]


def _classes() -> Iterator[str]:
    """The classes of entities."""
    for iri in labels.names():
        name = iri.removeprefix(KG)
        if iri.startswith(KG) and name[0].isupper() and name not in _NO_ENTITIES:
            yield name


def _articles(store: Store) -> Catalog:
    headlines = _least(links.pairs(store, _HEADLINE))
    iris = sorted(headlines)
    numbers = {iri: number for number, iri in enumerate(iris)}
    names = [Name(numbers[iri], headline, True) for iri, headline in headlines.items()]
    nothing = [0] * len(iris)
    return Catalog(
        iris, [headlines[iri] for iri in iris], [(ARTICLE,)] * len(iris), nothing, table(names, nothing), numbers
    )


def _allowed(catalog: Catalog, wanted: Iterable[str]) -> NDArray[np.bool_] | None:
    """Of each thing whether it has a wanted type; None where all may be found."""
    import numpy as np

    wanted = frozenset(wanted)
    if not wanted:
        return None
    return np.fromiter((not wanted.isdisjoint(one) for one in catalog.types), dtype=bool, count=len(catalog.types))
