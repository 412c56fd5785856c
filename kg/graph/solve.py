"""Queries over a store that stays open: which graphs they may choose, and their answers written as they are found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO, Literal, TypeVar

import pyoxigraph as ox

from kg.errors import QueryError, TooMuch
from kg.graph.sparql import Dataset, complaint, with_dataset
from kg.graph.store import base, begins
from kg.graph.vocab import KNOWN, prefixes

Kind = Literal["rows", "truth", "triples"]
_Part = TypeVar("_Part")

_ROWS = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
_TRIPLES = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
}


class Solver:
    """Answers queries from one store; prefixes are known as in `store.query`, relative names begin with the base."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self._base = base(store)
        self._known = {**KNOWN, **prefixes(self._base)}

    def solve(self, sparql: str, dataset: Dataset | None = None) -> Found:
        """What a read-only query finds in a dataset, else in that of its FROM, else in the whole store.

        Raises QueryError, also for a graph that the store does not have: none is ever fetched.
        """
        text, named = with_dataset(sparql, self._known, self._base)
        chosen = dataset or named
        try:
            found = self._store.query(
                text,
                base_iri=self._base,
                prefixes=self._known,
                default_graph=[*self._graphs(chosen.default)] if chosen else None,
                named_graphs=[*self._graphs(chosen.named)] if chosen else None,
            )
        except SyntaxError as error:
            raise QueryError(complaint(text, partial(begins, self._known), frozenset(self._known))) from error
        return Found(found, self._known)

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


_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Found:
    """An answer that is made while it is written."""

    _found: ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean
    _known: dict[str, str]

    @property
    def kind(self) -> Kind:
        """Rows of SELECT, the truth of ASK, or triples of CONSTRUCT and DESCRIBE."""
        if isinstance(self._found, ox.QueryBoolean):
            return "truth"
        return "triples" if isinstance(self._found, ox.QueryTriples) else "rows"

    def write(self, out: BinaryIO, form: str, most: int) -> None:
        """Writes it piece by piece; TooMuch where there are more triples than `most`."""
        if isinstance(self._found, ox.QueryTriples):
            ox.serialize(_first(self._found, most), out, _TRIPLES[form], prefixes=self._known)
        else:
            self._found.serialize(out, _ROWS[form])


def _first(parts: Iterable[_Part], most: int) -> Iterator[_Part]:
    for count, part in enumerate(parts):
        if count == most:
            raise TooMuch(f"more than {most:,} rows (expected a LIMIT of so many)")
        yield part
