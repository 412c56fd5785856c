"""A graph for programs that were written for rdflib, with Oxigraph behind it: the one door to oxrdflib."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import rdflib
from oxrdflib import OxigraphStore
from rdflib import BNode, Literal, URIRef, Variable
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result
from rdflib.term import Identifier

from kg.errors import OutputError
from kg.graph import store
from kg.graph.bindings import bound
from kg.graph.terms import STRING
from kg.graph.vocab import KNOWN, prefixes

Found = ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean
_STRING = ox.NamedNode(STRING)


def open(target: Path | str | bytes) -> rdflib.Graph:
    """A graph.ttl, a folder with one or a store as an rdflib.Graph that Oxigraph answers for.

    Its prefixes are known to queries: those of the graph's things too. A store on disk is opened to be read only,
    whatever its size; Turtle is held in memory, where the graph may change. Raises InputError; a query raises
    QueryError, also for SERVICE and FROM.
    """
    return opened(store.load(target))


def opened(within: store.Store) -> rdflib.Graph:
    """The default graph of an Oxigraph store as an rdflib.Graph."""
    graph = OpenGraph(_Oxigraph(within), DATASET_DEFAULT_GRAPH_ID)
    for name, space in {**KNOWN, **prefixes(store.base(within))}.items():
        graph.bind(name, space, replace=True)
    return graph


def behind(graph: rdflib.Graph) -> store.Store | None:
    """The Oxigraph store of a graph that `opened` gave; None for another one."""
    return graph.store.within if isinstance(graph.store, _Oxigraph) else None


class OpenGraph(rdflib.Graph):
    """A graph that shows its network in a notebook."""

    def _repr_html_(self) -> str:
        from kg.notebook.asking import held  # wanted in notebooks only
        from kg.notebook.inline import as_html

        return as_html(held(self))


class _Oxigraph(OxigraphStore):
    """oxrdflib's store, with the plain strings that rdflib has, and all that rdflib can ask."""

    def __init__(self, within: store.Store) -> None:
        super().__init__(store=within)
        self.within = within

    def triples(self, triple_pattern: Any, context: Any = None) -> Iterator[Any]:
        """Each triple that fits, and its graph; none where a literal would have to be a subject."""
        try:
            subject, predicate, value = map(_sought, triple_pattern)
            found = self.within.quads_for_pattern(subject, predicate, value, _graph(context))
        except (TypeError, ValueError):
            return
        for quad in found:
            yield (_node(quad.subject), _node(quad.predicate), _node(quad.object)), iter((context,))

    def __len__(self, context: Any = None) -> int:
        return sum(1 for _ in self.within.quads_for_pattern(None, None, None, _graph(context)))

    def query(self, query: Any, initNs: Any, initBindings: Any, queryGraph: Any, **options: Any) -> Result:  # noqa: N803
        """The answer; where this raises NotImplementedError, rdflib finds it by itself, slowly."""
        text, spaces, base = _as_written(query)
        base = options.pop("base", base)
        values = {str(name).lstrip("?$"): value for name, value in (initBindings or {}).items()}
        said = bound(text, {name: value.n3() for name, value in values.items()}) if values else text
        if said is None or options or any(isinstance(value, BNode) for value in values.values()):
            raise NotImplementedError
        known = {name: str(space) for name, space in (*self.namespaces(), *spaces.items(), *initNs.items())}
        graph = None if queryGraph == "__UNION__" else _graph(queryGraph)
        return store.asked(said, known, lambda whole: _result(self._found(whole, base, graph)), base=base)

    def _found(self, sparql: str, base: str | None, graph: Any) -> Found:
        return self.within.query(sparql, base_iri=base, default_graph=graph, use_default_graph_as_union=graph is None)

    def add(self, *triple: Any, **options: Any) -> None:
        with _changing():
            super().add(*triple, **options)

    def addN(self, quads: Iterable[Any]) -> None:  # noqa: N802
        with _changing():
            super().addN(list(quads))

    def remove(self, *triple: Any, **options: Any) -> None:
        with _changing():
            super().remove(*triple, **options)

    def update(self, *request: Any, **options: Any) -> None:
        with _changing():
            super().update(*request, **options)


@contextmanager
def _changing() -> Iterator[None]:
    try:
        yield
    except RuntimeError as error:
        raise OutputError(
            "a store on disk is open to be read only (expected kg.open of a graph.ttl, which is held in memory)"
        ) from error


def _as_written(query: Any) -> tuple[str, Mapping[str, Any], str | None]:
    """A query's text, prefixes and base, also of one that rdflib prepared; NotImplementedError where it kept none."""
    if not isinstance(query, Query):
        return str(query), {}, None
    if not hasattr(query, "_original_args"):
        raise NotImplementedError
    text, spaces, base = query._original_args
    return text, spaces, base


def _result(found: Found) -> Result:
    if isinstance(found, ox.QueryBoolean):
        result = Result("ASK")
        result.askAnswer = bool(found)
    elif isinstance(found, ox.QueryTriples):
        result = Result("CONSTRUCT")
        result.graph = rdflib.Graph()
        result.graph += ((_node(one.subject), _node(one.predicate), _node(one.object)) for one in found)
    else:
        result = Result("SELECT")
        result.vars = [Variable(one.value) for one in found.variables]
        result.bindings = [_row(result.vars, row) for row in found]
    return result


def _row(variables: Iterable[Variable], row: Iterable[Any]) -> Mapping[Variable, Identifier]:
    return {variable: _node(value) for variable, value in zip(variables, row, strict=True) if value is not None}


def _node(term: Any) -> Any:
    """A node of rdflib; a string is one without a datatype, as in Turtle that rdflib has read."""
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if term.language:
        return Literal(term.value, lang=term.language)
    return Literal(term.value, datatype=None if term.datatype == _STRING else URIRef(term.datatype.value))


def _sought(node: Any) -> Any:
    """A node of pyoxigraph; None stands for any."""
    if node is None:
        return None
    if isinstance(node, BNode):
        return ox.BlankNode(node)
    if isinstance(node, Literal):
        datatype = ox.NamedNode(node.datatype) if node.datatype else None
        return ox.Literal(node, language=node.language, datatype=datatype)
    return ox.NamedNode(node)


def _graph(context: Any) -> Any:
    """The graph of an rdflib graph or its name; None stands for all."""
    name = getattr(context, "identifier", context)
    return ox.DefaultGraph() if name == DATASET_DEFAULT_GRAPH_ID else _sought(name)
