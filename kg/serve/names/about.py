"""What tells a thing from its namesakes, in a few words: 区 · 郑州市."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.graph import labels, links
from kg.graph.store import Store
from kg.graph.vocab import CLASSES, KG, term

# Where it belongs, the most telling first; then, read backwards, who is behind it.
_WITHIN = tuple(map(term, ("kg:partOf", "kg:affiliatedWith", "kg:locatedIn", "kg:comesFrom", "kg:administers")))
_PAPER, _DATE, _LABEL, _MENTIONS = map(
    term, ("kg:publishedIn", "schema:datePublished", "rdfs:label", "schema:mentions")
)
_NEVER = "9999"
_LOOKED_AT = 100  # articles, of which one is shown
_BEHIND = tuple(map(term, ("kg:undertakes", "kg:established")))
_SIGNED = tuple(map(term, ("kg:reporter", "kg:correspondent", "kg:photographer", "kg:intern", "kg:editor")))
BROAD = frozenset({"Entity", *CLASSES.values()})
_DEEPEST = 6  # from a village to its province


def about(store: Store, iri: str, types: Sequence[str]) -> str:
    """Its kinds, where it belongs, and an article's date."""
    kinds = "、".join(labels.names().get(KG + one, one) for one in own(types))
    dates = links.values(store, iri, _DATE)[:1]
    return " · ".join(filter(None, (kinds, name(store, place(store, iri)), *dates)))


def first_article(store: Store, iri: str) -> str:
    """The headline of the first article that names a thing, undated ones last; "" without one."""
    articles = links.subjects(store, _MENTIONS, iri)[:_LOOKED_AT]
    dated = ((links.values(store, one, _DATE) or [_NEVER], one) for one in articles)
    return name(store, min(dated, default=("", ""))[1])


def own(types: Sequence[str]) -> Sequence[str]:
    """The most specific of a thing's types; `types` has those first."""
    return [one for one in types if one not in BROAD] or types[:1]


def place(store: Store, iri: str) -> str:
    """The IRI of what a thing belongs to, of who is behind it, or of the paper that a person writes for; or ""."""
    return next(_places(store, iri), "")


def _places(store: Store, iri: str) -> Iterator[str]:
    for predicate in (*_WITHIN, _PAPER):
        yield from links.values(store, iri, predicate)
    for predicate in _BEHIND:
        yield from links.subjects(store, predicate, iri)
    for predicate in _SIGNED:
        for article in links.subjects(store, predicate, iri)[:1]:
            yield from links.values(store, article, _PAPER)


def above(store: Store, iri: str) -> Iterator[str]:
    """What a thing lies in or belongs to, the nearest first, as far as the graph says."""
    reached, level = {iri}, [iri]
    for _ in range(_DEEPEST):
        level = sorted({up for one in level for predicate in _WITHIN for up in links.values(store, one, predicate)})
        level = [one for one in level if one not in reached]
        reached.update(level)
        yield from level


def around(store: Store, iri: str) -> set[str]:
    """What a thing may be named after: what it lies in, who is behind it, the papers, and all that these lie in."""
    near = set(_places(store, iri))
    return near | {up for one in near for up in above(store, one)}


def name(store: Store, iri: str) -> str:
    """The name of a thing; "" without one."""
    return next(iter(links.values(store, iri, _LABEL)), "") if iri else ""
