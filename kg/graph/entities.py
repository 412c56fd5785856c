"""Entities as triples: names, identity, and where they are named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.graph.evidence import label, mentioned, once
from kg.graph.scope import Fact, Scope, classes, describe
from kg.graph.terms import Iri, Triple, text, zh
from kg.graph.vocab import former_path
from kg.model import Entity, Evidence


def entities(within: Scope) -> Iterator[Triple]:
    for entity in within.entities.values():
        subject = within.entity(entity.key)
        yield from describe(subject, classes(entity), entity.name, _names(entity, within))
        yield from _mentions(entity, subject, within)


def _names(entity: Entity, within: Scope) -> Iterator[Fact]:
    yield "skos:prefLabel", zh(entity.name)
    yield from (("skos:altLabel", zh(name)) for name in entity.names if name != entity.name)
    known = {zh(name) for name in (entity.name, *entity.names)}  # as written: one may be another but for a space
    yield from (("skos:hiddenLabel", name) for name in map(zh, entity.hidden) if name not in known)
    yield from (("kg:identityReason", zh(reason)) for reason in entity.reasons)
    yield from (("kg:formerIri", within.iri(former_path(entity.kind, key))) for key in entity.former)
    if entity.code:
        yield "kg:divisionCode", text(entity.code)


def _mentions(entity: Entity, subject: Iri, within: Scope) -> Iterator[Triple]:
    below = within.entity_path(entity.key)
    for place, evidence in _shown(once(entity.mentions, below), within.options.all_mentions).items():
        node = within.iri(place)
        yield within.link(subject, "kg:mentionedAs", node)
        yield from describe(node, ("Evidence",), label(evidence), mentioned(evidence, within))
        if evidence.article:
            yield within.link(within.article(evidence.article), "schema:mentions", subject)


def _shown(mentions: Mapping[str, Evidence], all_mentions: bool) -> Mapping[str, Evidence]:
    """Every mention by IRI, or the first in each article."""
    if all_mentions:
        return mentions
    first: dict[tuple[str, str], str] = {}
    for place, evidence in mentions.items():
        first.setdefault((evidence.article, evidence.source), place)
    return {place: mentions[place] for place in first.values()}
