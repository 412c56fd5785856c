"""What stands before and behind a property in a store, as plain text: for those who look up one thing at a time."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.graph.store import Store


def pairs(store: Store, predicate: str) -> Iterator[tuple[str, str]]:
    """Every subject of a property with its value."""
    for quad in store.quads_for_pattern(None, ox.NamedNode(predicate), None):
        yield _plain(quad.subject), _plain(quad.object)


def counted(store: Store, predicate: str) -> dict[str, int]:
    """How many subjects each value of a property has; counted by the store, which is faster than to read them."""
    found = store.query(f"SELECT ?value (COUNT(?s) AS ?count) WHERE {{ ?s <{predicate}> ?value }} GROUP BY ?value")
    assert isinstance(found, ox.QuerySolutions)
    return {_plain(row["value"]): int(_plain(row["count"])) for row in found if row["value"] is not None}


def values(store: Store, subject: str, predicate: str) -> list[str]:
    """The values of a thing's property, sorted."""
    found = store.quads_for_pattern(ox.NamedNode(subject), ox.NamedNode(predicate), None)
    return sorted(_plain(quad.object) for quad in found)


def subjects(store: Store, predicate: str, value: str) -> list[str]:
    """The things whose property has this IRI for a value, sorted."""
    found = store.quads_for_pattern(None, ox.NamedNode(predicate), ox.NamedNode(value))
    return sorted(_plain(quad.subject) for quad in found)


def _plain(term: object) -> str:
    return str(getattr(term, "value", term))  # of a triple within a triple its text
