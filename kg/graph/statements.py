"""Relations as triples, each with its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from kg.graph import labels
from kg.graph.evidence import confidence, strongest, supporting
from kg.graph.scope import Fact, Scope, describe
from kg.graph.terms import Triple, decimal, integer, iri, text, zh
from kg.graph.vocab import path
from kg.model import Relation, Resolved

Ends = tuple[str, str, str]  # entity key, predicate, entity key


def relations(resolved: Resolved, within: Scope) -> Iterator[Triple]:
    """Every relation once, with one statement that holds the evidence of all articles."""
    for ends, same in _grouped(_ordered(relation, within) for relation in resolved.relations):
        yield from _relation(ends, same, within)
    for ends, reasons in _distinct(within):
        facts = [("kg:identityReason", zh(reason)) for reason in reasons]
        yield from _statement(ends, facts, within)


def _ordered(relation: Relation, within: Scope) -> Relation:
    """The relation with the smaller IRI first, where its direction means nothing."""
    subject, _, target = _directed((relation.subject, relation.predicate, relation.object), within)
    return replace(relation, subject=subject, object=target)


def _directed(ends: Ends, within: Scope) -> Ends:
    subject, predicate, target = ends
    backwards = within.entity(target) < within.entity(subject)
    return (target, predicate, subject) if backwards and labels.symmetric(predicate) else ends


def _grouped(found: Iterable[Relation]) -> Iterator[tuple[Ends, list[Relation]]]:
    def ends(relation: Relation) -> Ends:
        return relation.subject, relation.predicate, relation.object

    for key, same in groupby(sorted(found, key=ends), key=ends):
        yield key, list(same)


def _relation(ends: Ends, same: list[Relation], within: Scope) -> Iterator[Triple]:
    evidence = [one for relation in same for one in relation.evidence]
    facts: list[Fact] = [
        ("kg:confidence", decimal(confidence(evidence, within.twins))),
        ("kg:modality", text(strongest(evidence))),
    ]
    count = max(relation.article_count for relation in same)
    if count:
        facts.append(("kg:articleCount", integer(count)))
    for node, triples in supporting(evidence, _statement_path(ends, within), within):
        facts.append(("kg:evidence", node))
        yield from triples
    yield from _statement(ends, facts, within)


def _statement(ends: Ends, facts: Iterable[Fact], within: Scope) -> Iterator[Triple]:
    """The direct triple, and the statement that speaks about it."""
    subject, predicate, target = within.entity(ends[0]), iri(f"kg:{ends[1]}"), within.entity(ends[2])
    yield Triple(subject.value, predicate.value, target)
    parts: list[Fact] = [("kg:subject", subject), ("kg:predicate", predicate), ("kg:object", target)]
    label = f"{within.name(ends[0])} {labels.predicate(ends[1])} {within.name(ends[2])}"
    node = within.iri(_statement_path(ends, within))
    yield from describe(node, ("Statement",), label, [*parts, *facts])


def _statement_path(ends: Ends, within: Scope) -> str:
    return path("statement", within.entity_path(ends[0]), ends[1], within.entity_path(ends[2]))


def _distinct(within: Scope) -> Iterator[tuple[Ends, list[str]]]:
    """Pairs that could be taken for each other, once, with all reasons that keep them apart."""
    pairs = (
        (_directed((entity.key, "distinctFrom", other), within), reason)
        for entity in within.entities.values()
        for other, reason in entity.distinct
    )
    for ends, same in groupby(sorted(set(pairs)), key=lambda pair: pair[0]):
        yield ends, [reason for _, reason in same]
