"""A graph in the other ways to write RDF: N-Triples, N-Quads, TriG, JSON-LD."""

from __future__ import annotations

from kg.export import jsonld, named_graphs
from kg.export.tables import Written
from kg.graph import quads, store
from kg.graph.terms import Term
from kg.graph.vocab import BASE, KG, KNOWN, prefixes, term

Triple = tuple[Term, Term, Term]


def nt(turtle: bytes) -> Written:
    triples = set(store.parse(turtle))
    return Written({".nt": quads.lines(quads.Quad(*triple) for triple in triples)}, {"triples": len(triples)})


def nq(turtle: bytes) -> Written:
    found = set(named_graphs.quads(store.parse(turtle)))
    return Written({".nq": quads.lines(found)}, _counts(found))


def trig(turtle: bytes) -> Written:
    triples = set(store.parse(turtle))
    found = set(named_graphs.quads(triples))
    declared = {**KNOWN, **prefixes(_base(triples))}
    return Written({".trig": quads.trig(found, declared)}, _counts(found))


def _counts(found: set[quads.Quad]) -> dict[str, int]:
    return {"quads": len(found), "named graphs": len({quad.graph for quad in found} - {""})}


def json_ld(turtle: bytes) -> Written:
    triples = set(store.parse(turtle))
    document, meant = jsonld.documents(triples, _base(triples))
    return Written({".jsonld": document, ".context.jsonld": meant}, {"triples": len(triples)})


def _base(triples: set[Triple]) -> str:
    """What the graph's things are named under, read off its build."""
    is_build = (term("rdf:type"), KG + "Build")
    builds = sorted(str(s) for s, predicate, target in triples if (str(predicate), str(target)) == is_build)
    return builds[0].rpartition("build/")[0] if builds else BASE
