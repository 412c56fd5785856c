"""Queries over a store that stays open, and over some of its graphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

import pyoxigraph as ox

from kg.errors import QueryError
from kg.graph.sparql import Dataset, complaint, with_dataset
from kg.graph.store import Answer, answer, base, begins
from kg.graph.vocab import KNOWN, prefixes

_SHOWN = 5


class Solver:
    """Answers queries from one store; prefixes are known as in `store.query`, relative names begin with the base."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self._base = base(store)
        self.known = dict(sorted({**KNOWN, **prefixes(self._base)}.items()))

    def solve(self, sparql: str, dataset: Dataset | None = None) -> Answer:
        """What a read-only query finds in a dataset, else in that of its FROM, else in the whole store.

        Each row is found when it is asked for. Raises QueryError, also for a graph that the store does not
        have: none is ever fetched.
        """
        text, named = with_dataset(sparql, self.known, self._base)
        chosen = dataset or named
        try:
            found = self._store.query(
                text,
                base_iri=self._base,
                prefixes=self.known,
                default_graph=[*self._graphs(chosen.default)] if chosen else None,
                named_graphs=[*self._graphs(chosen.named)] if chosen else None,
            )
        except SyntaxError as error:
            raise QueryError(complaint(text, partial(begins, self.known), frozenset(self.known))) from error
        return answer(found, text)

    def _graphs(self, iris: Iterable[str]) -> Iterator[ox.NamedNode]:
        return (self._graph(iri) for iri in iris)

    def _graph(self, iri: str) -> ox.NamedNode:
        try:
            node = ox.NamedNode(iri)
        except ValueError as error:
            raise QueryError(f"graph {iri!r}: no absolute IRI (expected {self._expected()})") from error
        if not self._store.contains_named_graph(node):
            raise QueryError(f"graph <{iri}>: not here, and nothing is fetched (expected {self._expected()})")
        return node

    def _expected(self) -> str:
        names = sorted(str(graph) for graph in self._store.named_graphs())
        more = " …" if len(names) > _SHOWN else ""
        return ", ".join(names[:_SHOWN]) + more or "no graph's name: all is in the default graph"
