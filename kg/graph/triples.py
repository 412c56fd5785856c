"""A resolved corpus as RDF: the one place where the parts of the graph come together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from kg.graph import articles, builds, canonical, dataset, entities, figures, statements, store
from kg.graph.canonical import Lines
from kg.graph.ontology import declared, inferred
from kg.graph.scope import Options, Scope, scope
from kg.graph.terms import Triple
from kg.invariants.finding import Finding
from kg.invariants.index import indexed
from kg.invariants.table import findings
from kg.model import Resolved

_DEFAULT = Options()


def triples(resolved: Resolved, options: Options = _DEFAULT) -> Iterator[Triple]:
    """What a corpus says, in no order, some of it perhaps twice; what the graph says of itself needs `written`."""
    return _triples(resolved, scope(resolved, options))


def _triples(resolved: Resolved, within: Scope) -> Iterator[Triple]:
    counts = builds.Counts()
    things = chain(
        articles.pages(resolved, within),
        articles.articles(resolved, within),
        entities.entities(within),
        statements.relations(resolved, within),
        figures.measurements(resolved, within),
    )
    # in this order: the build tells what has been counted by then
    return _finished(chain(counts.passing(things), builds.build(resolved, within, counts)), within.options)


def _finished(some: Iterable[Triple], options: Options) -> Iterator[Triple]:
    return declared(inferred(some) if options.infer else some)


class Written(NamedTuple):
    """A graph as it is written, and what in it is said of the graph itself."""

    lines: Lines
    own: Sequence[Triple]


def written(resolved: Resolved, options: Options = _DEFAULT) -> Written:
    """All triples of a corpus, the graph's description of itself among them."""
    within = scope(resolved, options)
    lines = canonical.lines(_triples(resolved, within))
    own = dataset.described(lines, resolved, within, lambda some: _finished(some, options))
    return Written(lines.joined(canonical.lines(own)), own)


def broken(resolved: Resolved, own: Iterable[Triple], options: Options = _DEFAULT) -> list[Finding]:
    """Each promise that a graph breaks which says this of itself.

    It asks for all triples once more: lines and index at a time would take twice the memory.
    """
    return findings(indexed(chain(triples(resolved, options), own)))


def turtle(resolved: Resolved, options: Options = _DEFAULT) -> bytes:
    """graph.ttl of a corpus."""
    return store.as_turtle(written(resolved, options).lines, base=options.base)
