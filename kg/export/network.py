"""Entities as nodes and relations as edges, one edge a relation: the network that Gephi, Neo4j and pandas get."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.export.articles import Printed, printed, quoted
from kg.export.tables import Column, Kind, Table, Value, table
from kg.graph.facts import RDF_TYPE, SCHEMA, Facts, every, first, instances, label, local, word
from kg.graph.labels import names, symmetric
from kg.graph.vocab import KG, term
from kg.view.evidence import share, supports
from kg.view.labels import BASES, ROLES, UNDRAWN

Row = Mapping[str, Value]

NODES = (
    Column("id"),
    Column("label"),
    Column("type"),  # the most special class; `types` has all
    Column("type_label"),
    Column("types", Kind.texts),
    Column("alt_labels", Kind.texts),
    Column("division_code"),
    Column("article_count", Kind.integer),
    Column("first_date", Kind.day),
    Column("last_date", Kind.day),
)
EDGES = (
    Column("id"),  # the statement's IRI
    Column("source"),
    Column("target"),
    Column("type"),
    Column("label"),
    Column("symmetric", Kind.truth),
    Column("confidence", Kind.number),
    Column("modality"),
    Column("weight", Kind.integer),
    Column("article_count", Kind.integer),
    Column("first_date", Kind.day),
    Column("last_date", Kind.day),
    Column("quote"),
    Column("headline"),
    Column("newspaper"),
    Column("date"),  # as printed, and as precise
    Column("register"),  # where no article says it
)
_ALT_LABEL = term("skos:altLabel")
_IN_ARTICLES = (SCHEMA + "mentions", SCHEMA + "about", KG + "publishedIn", *(KG + role for role in ROLES))


@dataclass(frozen=True, slots=True)
class Network:
    nodes: Table
    edges: Table


def network(facts: Facts) -> Network:
    """Every entity, and every relation once, whatever its direction means."""
    known = printed(facts)
    return Network(
        table("nodes", NODES, nodes(facts, known)),
        table("edges", EDGES, edges(facts, known)),
    )


def nodes(facts: Facts, known: Printed) -> Iterator[Row]:
    """Entities by IRI."""
    within = _articles_of(facts, known)
    for iri in entities(facts):
        found = within.get(iri, [])
        first_date, last_date = known.days(found)
        yield {
            **named(facts, iri),
            "alt_labels": tuple(name for name in every(facts, iri, _ALT_LABEL) if name != label(facts, iri)),
            "division_code": first(facts, iri, KG + "divisionCode"),
            "article_count": known.count(found),
            "first_date": first_date,
            "last_date": last_date,
        }


def entities(facts: Facts) -> list[str]:
    """The IRIs of all entities, and of whatever else a relation speaks of."""
    ends = {end for statement in relations(facts) for end in _ends(facts, statement)}
    return sorted(ends.union(*(instances(facts, name) for name in BASES)))


def named(facts: Facts, iri: str) -> Row:
    """What every node has: its IRI, label and classes."""
    types = classes(facts, iri)
    name = types[0] if types else ""
    return {
        "id": iri,
        "label": label(facts, iri),
        "type": name,
        "type_label": word(facts, name) if name else "",
        "types": types,
    }


def classes(facts: Facts, iri: str) -> tuple[str, ...]:
    """The kg: classes of a thing, the most special first: District, AdministrativeArea."""
    found = {local(kind) for kind in every(facts, iri, RDF_TYPE) if kind.startswith(KG)}
    return tuple(sorted(found, key=lambda name: (name in BASES, name)))


def _articles_of(facts: Facts, known: Printed) -> dict[str, list[str]]:
    """Entity → the articles that mention it, are signed by it or appeared in it."""
    found: dict[str, list[str]] = {}
    for article in known.places:
        for entity in {iri for link in _IN_ARTICLES for iri in every(facts, article, link)}:
            found.setdefault(entity, []).append(article)
    return found


def relations(facts: Facts) -> list[str]:
    """The statements that are edges, sorted; that two things are not one is none."""
    undrawn = {KG + name for name in UNDRAWN}
    statements = instances(facts, "Statement")
    return [s for s in statements if all(ends(facts, s)) and first(facts, s, KG + "predicate") not in undrawn]


def ends(facts: Facts, statement: str) -> tuple[str, str, str]:
    """Subject, predicate and object."""
    subject, predicate, target = (first(facts, statement, KG + part) for part in ("subject", "predicate", "object"))
    return subject, predicate, target


def _ends(facts: Facts, statement: str) -> tuple[str, str]:
    subject, _, target = ends(facts, statement)
    return subject, target


def edges(facts: Facts, known: Printed) -> Iterator[Row]:
    """Relations by source, target and type, each with the quote that says it best."""
    for statement in sorted(relations(facts), key=lambda one: (*ends(facts, one), one)):
        found = quoted(facts, statement)
        first_date, last_date = known.days(found)
        yield {
            **link(facts, statement, *ends(facts, statement)),
            "confidence": share(first(facts, statement, KG + "confidence")),
            "modality": first(facts, statement, KG + "modality"),
            "weight": max(1, known.count(found)),  # Gephi drops an edge of weight 0
            "article_count": known.count(found),
            "first_date": first_date,
            "last_date": last_date,
            **_best(facts, known, statement),
        }


def link(facts: Facts, iri: str, subject: str, predicate: str, target: str) -> Row:
    """What every edge has: what it is, from where to where."""
    name = local(predicate)
    ways: Row = {"source": subject, "target": target, "symmetric": symmetric(name)}
    return {"id": iri, "type": name, "label": names().get(predicate) or label(facts, predicate), **ways}


def _best(facts: Facts, known: Printed, statement: str) -> Row:
    """The quote that the network page shows first, with its article; or the register that says so."""
    support = next(iter(supports(facts, known.places, statement)), None)
    if support is None:
        return {}
    if support.report < 0:
        return {"quote": support.quote, "register": support.source}
    report = known.reports[support.report]
    return {"quote": support.quote, "headline": report.headline, "newspaper": report.newspaper, "date": report.date}
