"""Which graph a word in a notebook means, and its answer."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, TypeGuard

from kg.errors import InputError
from kg.graph import store
from kg.graph.graph import Graph
from kg.graph.store import Answer
from kg.graph.terms import STRING, Blank, Iri, Literal, Term
from kg.graph.vocab import KNOWN, base_of, prefixes, term

if TYPE_CHECKING:
    import rdflib

Target: TypeAlias = "Graph | store.Store | rdflib.Graph"


def is_graph(value: object) -> TypeGuard[Target]:
    """Whether a notebook's variable can be asked."""
    import rdflib

    return isinstance(value, Graph | store.Store | rdflib.Graph)


def opened(path: Path) -> store.Store:
    """The graph of an out/ folder or a Turtle file, read once as long as the file stays as it is."""
    file = store.file_of(path)
    if not file.exists():
        raise InputError(f"{path}: no graph (expected graph.ttl, its folder, or a variable that holds a graph)")
    state = file.stat()
    return _loaded(file, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=2)
def _loaded(file: Path, changed: int, size: int) -> store.Store:
    return store.load(file)


def answer(target: Target, sparql: str) -> Answer:
    """The answer to a read-only query, whatever the graph is held in. Raises QueryError."""
    if isinstance(target, Graph):
        return target.query(sparql)
    if isinstance(target, store.Store):
        return store.query(target, sparql)
    store.query(store.Store(), sparql)  # raises what is wrong with it: rdflib lets SERVICE through
    return _from_rdflib(target.query(sparql, initNs=_names(target)))


def _names(graph: rdflib.Graph) -> dict[str, str]:
    """The prefixes that need no declaration: the usual ones, and those of the graph's own things."""
    from rdflib import URIRef

    builds = graph.subjects(URIRef(term("rdf:type")), URIRef(term("kg:Build")))
    return {**KNOWN, **prefixes(base_of(map(str, builds)))}


def _from_rdflib(result: Any) -> Answer:
    if result.type == "ASK":
        return Answer((), (), truth=bool(result.askAnswer))
    if result.type == "SELECT":
        names = tuple(map(str, result.vars))
        return Answer(names, tuple(tuple(map(_term, row)) for row in result))
    triples = sorted({tuple(map(_term, triple)) for triple in result.graph}, key=repr)  # as store.query has them
    return Answer(("subject", "predicate", "object"), tuple(triples), triples=True)


def _term(node: Any) -> Term | None:
    """rdflib's term as ours."""
    import rdflib

    if node is None:
        return None
    if isinstance(node, rdflib.Literal):
        datatype = term("rdf:langString") if node.language else str(node.datatype or STRING)
        return Literal(str(node), datatype, node.language or "")
    return Blank(str(node)) if isinstance(node, rdflib.BNode) else Iri(str(node))
