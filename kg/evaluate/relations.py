"""What a graph says of the things of an article, matched with the gold by both ends and the relation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.evaluate.articles import signers
from kg.evaluate.built import Built, names, part
from kg.evaluate.entities import Meant
from kg.evaluate.findings import Case, Finding, finding, missing
from kg.evaluate.gold import RELATIONS
from kg.graph.facts import every
from kg.graph.vocab import KG

Edge = tuple[str, str, str]  # names of the gold, and the relation as it is compared

_COMPARED = dict.fromkeys(("partOf", "locatedIn", "administers"), "in")  # taken for one relation
_ACTS = ("established", "undertakes")  # taken for each other
_SYMMETRIC = "cooperatesWith"


@dataclass(frozen=True, slots=True)
class _Said:
    """A statement of the graph that is to be judged, and the edges of the gold that it would be right for."""

    statement: str
    relation: str
    subject: str
    object: str
    edges: frozenset[Edge]


def relations(within: Built, case: Case, meant: Meant) -> Iterator[Finding]:
    wanted, free = _gold(case)
    said = list(_said(within, case, meant, frozenset(wanted)))
    called = {entity.name: entity.names() for entity in case.gold.entities}
    for edge, relation in wanted.items():
        nodes = [one.statement for one in said if edge in one.edges]
        name = " ".join((edge[0], relation, edge[2]))
        if nodes:
            yield finding(within, case, "relations", "right", relation, name, nodes)
        else:
            yield missing(within, case, "relations", relation, name, called[edge[0]], called[edge[2]])
    wrong: dict[str, list[_Said]] = {}
    for one in said:
        if one.edges.isdisjoint(wanted) and one.edges.isdisjoint(free):
            wrong.setdefault(_key(within, one), []).append(one)
    yield from (_wrong(within, case, same) for same in wrong.values())


def _gold(case: Case) -> tuple[dict[Edge, str], set[Edge]]:
    """The edges that are required, each with its relation as the gold names it; and those that are free."""
    wanted: dict[Edge, str] = {}
    free: set[Edge] = set()
    for one in case.gold.relations:
        edge = _edge(one.subject, one.relation, one.object)
        if one.optional:
            free.add(edge)
        else:
            wanted.setdefault(edge, one.relation)
        if one.relation == _SYMMETRIC:
            free.add(edge[::-1])
    return wanted, free


def _edge(subject: str, relation: str, target: str) -> Edge:
    return subject, _COMPARED.get(relation, relation), target


def _said(within: Built, case: Case, meant: Meant, wanted: frozenset[Edge]) -> Iterator[_Said]:
    makers = signers(within, case)
    for statement in within.statements.get(case.node, ()):
        subject, predicate, target = (part(within, statement, name) for name in ("subject", "predicate", "object"))
        relation = predicate.removeprefix(KG)
        if relation == predicate or relation not in RELATIONS or not makers.isdisjoint((subject, target)):
            continue
        ends = meant.get(subject, ""), meant.get(target, "")
        if ends[0] and ends[0] == ends[1]:  # an office and its area, one entity in the gold
            continue
        if _from_register(within, relation, subject, target) and _edge(ends[0], "in", ends[1]) not in wanted:
            continue
        yield _Said(statement, relation, subject, target, _edges(ends[0], relation, ends[1]))


def _from_register(within: Built, relation: str, subject: str, target: str) -> bool:
    """Whether it is known without the text: an area with a code is part of another one."""
    return relation == "partOf" and all(every(within.facts, end, KG + "divisionCode") for end in (subject, target))


def _edges(subject: str, relation: str, target: str) -> frozenset[Edge]:
    edges = {_edge(subject, relation, target)}
    if relation in (_SYMMETRIC, "administers"):
        edges.add(_edge(target, relation, subject))
    if relation in _ACTS:
        edges |= {(subject, act, target) for act in _ACTS}
    return frozenset(edge for edge in edges if edge[0] and edge[2])


def _key(within: Built, one: _Said) -> str:
    """Wrong statements between things of the same names count once; no end at all is unlike one without a name."""
    ends = ("/".join(sorted(within.labels.get(end, {end or "?"}))) for end in (one.subject, one.object))
    return f" {one.relation} ".join(ends)


def _wrong(within: Built, case: Case, same: list[_Said]) -> Finding:
    one = same[0]
    name = " ".join((names(within, one.subject), one.relation, names(within, one.object)))
    return finding(within, case, "relations", "wrong", one.relation, name, (said.statement for said in same))
