"""A graph in the other ways to write RDF: N-Triples, N-Quads, TriG, JSON-LD."""

from __future__ import annotations

from kg.export import jsonld, named_graphs
from kg.export.tables import File, file
from kg.graph import quads
from kg.graph.terms import Term
from kg.graph.vocab import KG, KNOWN, base_of, prefixes, term

Triple = tuple[Term, Term, Term]
Files = dict[str, File]  # by the end of their names


def nt(triples: set[Triple]) -> Files:
    """One triple a line, sorted."""
    return {".nt": file(quads.lines(quads.Quad(*triple) for triple in triples), triples=len(triples))}


def nq(triples: set[Triple]) -> Files:
    """One quad a line, sorted."""
    found = set(named_graphs.quads(triples))
    return {".nq": file(quads.lines(found), **_counts(found))}


def trig(triples: set[Triple]) -> Files:
    """The default graph, then each article's."""
    found = set(named_graphs.quads(triples))
    return {".trig": file(quads.trig(found, {**KNOWN, **prefixes(_base(triples))}), **_counts(found))}


def _counts(found: set[quads.Quad]) -> dict[str, int]:
    return {"quads": len(found), "named_graphs": len({quad.graph for quad in found} - {""})}


def json_ld(triples: set[Triple]) -> Files:
    """The document with its context in it, and the context alone."""
    base = _base(triples)
    meant = jsonld.context(base)
    return {
        ".jsonld": file(jsonld.document(triples, meant), triples=len(triples)),
        ".context.jsonld": file(jsonld.alone(meant), terms=len(meant)),
    }


def _base(triples: set[Triple]) -> str:
    """What the graph's things are named under, read off its build."""
    is_build = (term("rdf:type"), KG + "Build")
    return base_of(str(s) for s, predicate, target in triples if (str(predicate), str(target)) == is_build)
