"""A graph's triples as quads, a named graph for each article: what that article says, and who wrote it.

In the graph named by an article's IRI stand the article, its evidence, and the statements, relations and figures
that this evidence supports; what two articles support stands in the graph of each, every time with the confidence
that all its evidence gives. In the default graph stand the rest: the entities' own descriptions, pages, the build,
and what comes from a register. All graphs together are the triples of graph.ttl, no more and no less.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kg.graph.quads import Quad
from kg.graph.terms import Term
from kg.graph.vocab import KG, term

Triple = tuple[Term, Term, Term]

_TO_EVIDENCE = (KG + "evidence", KG + "mentionedAs")
_DEFAULT = frozenset({""})


def quads(triples: Iterable[Triple]) -> Iterator[Quad]:
    """Every triple in each graph that it belongs to."""
    kept = list(triples)
    own = _own_graph(kept)
    supported = _supported(kept, own)
    said = _said(kept, supported)
    for subject, predicate, target in kept:
        for graph in _graphs((subject, predicate, target), own, supported, said):
            yield Quad(subject, predicate, target, graph)


def _own_graph(triples: Iterable[Triple]) -> dict[str, str]:
    """Article → itself, evidence → its article; the register's evidence has none."""
    found: dict[str, str] = {}
    for subject, predicate, target in triples:
        if (str(predicate), str(target)) == (term("rdf:type"), KG + "Article"):
            found[str(subject)] = str(subject)
        elif str(predicate) == KG + "article":
            found[str(subject)] = str(target)
    return found


def _supported(triples: Iterable[Triple], own: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Statement or figure → the graphs of its evidence."""
    found: dict[str, set[str]] = {}
    for subject, predicate, evidence in triples:
        if str(predicate) == KG + "evidence":
            found.setdefault(str(subject), set()).add(own.get(str(evidence), ""))
    return {subject: frozenset(graphs) for subject, graphs in found.items()}


def _said(triples: Iterable[Triple], supported: Mapping[str, frozenset[str]]) -> dict[Triple, frozenset[str]]:
    """A relation's own triple → the graphs of its statement."""
    parts: dict[str, dict[str, Term]] = {}
    for subject, predicate, target in triples:
        if str(subject) in supported and str(predicate).startswith(KG):
            parts.setdefault(str(subject), {})[str(predicate)] = target
    names = [KG + name for name in ("subject", "predicate", "object")]
    whole = {statement: found for statement, found in parts.items() if all(name in found for name in names)}
    return {
        (found[names[0]], found[names[1]], found[names[2]]): supported[statement] for statement, found in whole.items()
    }


def _graphs(
    triple: Triple,
    own: Mapping[str, str],
    supported: Mapping[str, frozenset[str]],
    said: Mapping[Triple, frozenset[str]],
) -> frozenset[str]:
    subject, predicate, target = triple
    if str(predicate) in _TO_EVIDENCE:
        return frozenset({own.get(str(target), "")})
    if str(subject) in own:
        return frozenset({own[str(subject)]})
    return supported.get(str(subject)) or said.get(triple, _DEFAULT)
