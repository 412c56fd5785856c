"""What the network leaves out, as rows: each evidence of a statement, and each figure."""

from __future__ import annotations

from collections.abc import Iterator

from kg.export.articles import Printed, printed
from kg.export.network import Row, ends
from kg.export.tables import Column, Kind, Table, number, table
from kg.graph.facts import Facts, every, first, instances, label, local, word
from kg.graph.vocab import KG
from kg.view.evidence import Support, offset, share, support

_SOURCE = (
    *(Column(name) for name in ("article", "headline", "newspaper", "date", "page", "quote", "sentence", "rule")),
    Column("reported", Kind.truth),
    Column("register"),
)
STATEMENTS = (
    *(Column(name) for name in ("statement", "subject", "subject_label", "predicate", "predicate_label")),
    *(Column(name) for name in ("object", "object_label")),
    Column("confidence", Kind.number),
    Column("modality"),
    Column("reason"),  # why two things are not one
    Column("evidence"),
    Column("evidence_confidence", Kind.number),
    Column("evidence_modality"),
    *(Column(name) for name in ("post", "valid_from", "valid_to")),
    *_SOURCE,
)
FIGURES = (
    *(Column(name) for name in ("figure", "label", "entity", "entity_label", "measure")),
    Column("value", Kind.number),
    *(Column(name) for name in ("unit_text", "unit", "bound", "modality", "time", "evidence")),
    *_SOURCE,
)


def statements(facts: Facts) -> Table:
    """Every statement with each of its evidence, as printed one after the other; one row where it has none."""
    known = printed(facts)
    return table("statements", STATEMENTS, _statements(facts, known))


def _statements(facts: Facts, known: Printed) -> Iterator[Row]:
    for statement in sorted(instances(facts, "Statement"), key=lambda one: (*ends(facts, one), one)):
        said = _said(facts, statement)
        for evidence in _evidence(facts, known, statement) or [""]:
            yield {**said, **_read_from(facts, known, evidence)}


def _said(facts: Facts, statement: str) -> Row:
    subject, predicate, target = ends(facts, statement)
    return {
        "statement": statement,
        "subject": subject,
        "subject_label": label(facts, subject),
        "predicate": local(predicate),
        "predicate_label": word(facts, local(predicate)),
        "object": target,
        "object_label": label(facts, target),
        "confidence": share(first(facts, statement, KG + "confidence")),
        "modality": first(facts, statement, KG + "modality"),
        "reason": "\n".join(every(facts, statement, KG + "identityReason")),
    }


def figures(facts: Facts) -> Table:
    """Every figure with what it is a figure of, where it was printed."""
    known = printed(facts)
    ordered = sorted(instances(facts, "Measurement"), key=lambda figure: _place(facts, known, figure))
    return table("figures", FIGURES, (_figure(facts, known, figure) for figure in ordered))


def _figure(facts: Facts, known: Printed, figure: str) -> Row:
    entity = first(facts, figure, KG + "measuredEntity")
    names = {"measure": "measure", "unit_text": "unitText", "unit": "unit", "bound": "bound", "time": "time"}
    evidence = next(iter(_evidence(facts, known, figure)), "")
    return {
        **_read_from(facts, known, evidence),
        "figure": figure,
        "label": label(facts, figure),
        "entity": entity,
        "entity_label": label(facts, entity) if entity else "",
        "value": number(first(facts, figure, KG + "value")),
        "modality": first(facts, figure, KG + "modality"),
        **{column: first(facts, figure, KG + name) for column, name in names.items()},
    }


def _evidence(facts: Facts, known: Printed, subject: str) -> list[str]:
    """The evidence of a statement or a figure, as printed; the registers come last."""
    return sorted(every(facts, subject, KG + "evidence"), key=lambda one: _order(facts, known, one))


def _order(facts: Facts, known: Printed, evidence: str) -> tuple[int, int, str]:
    place = known.places.get(first(facts, evidence, KG + "article"), len(known.places))
    return place, offset(facts, evidence, "begin") or 0, evidence


def _place(facts: Facts, known: Printed, figure: str) -> tuple[int, int, str]:
    """Where a figure stands in the paper."""
    evidence = next(iter(_evidence(facts, known, figure)), "")
    return *_order(facts, known, evidence)[:2], figure


def _read_from(facts: Facts, known: Printed, evidence: str) -> Row:
    """What one evidence says, and where it is printed."""
    if not evidence:
        return {}
    found = support(facts, known.places, evidence)
    return {
        "evidence": evidence,
        "evidence_confidence": found.confidence,
        "evidence_modality": found.modality,
        "post": found.post,
        "valid_from": first(facts, evidence, KG + "validFrom"),
        "valid_to": first(facts, evidence, KG + "validTo"),
        "article": first(facts, evidence, KG + "article"),
        **_article(known, found),
        "quote": found.quote,
        "sentence": found.before + found.quote + found.after,
        "rule": found.rule,
        "reported": found.reported,
        "register": found.source,
    }


def _article(known: Printed, found: Support) -> Row:
    if found.report < 0:
        return {}
    printed_in = known.reports[found.report]
    return {
        "headline": printed_in.headline,
        "newspaper": printed_in.newspaper,
        "date": printed_in.date,
        "page": printed_in.page,
    }
