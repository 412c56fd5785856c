"""The things of an article: each node that it mentions, matched with the gold by name and type."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.evaluate.articles import printed, signers, signing_names
from kg.evaluate.built import PREFERRED, Built, bases, is_a, names
from kg.evaluate.findings import Case, Finding, finding, missing
from kg.evaluate.gold import GoldEntity
from kg.evaluate.names import bare
from kg.graph.facts import SCHEMA, every
from kg.graph.vocab import KG

Meant = Mapping[str, str]  # node → the name that the gold has for it


@dataclass(frozen=True, slots=True)
class _Match:
    node: str
    gold: GoldEntity | None  # the entity that has one of the node's names
    kinds: frozenset[str]  # the node's base classes that the gold accepts
    counts: bool = False  # the first of its kind for this entity

    def claims(self) -> frozenset[tuple[str, str]]:
        return frozenset((self.gold.name, kind) for kind in self.kinds) if self.gold else frozenset()


def entities(within: Built, case: Case) -> tuple[list[Finding], Meant]:
    """Findings, and which entity of the gold each node means."""
    matches = list(_counted(_matches(within, case)))
    meant = {match.node: match.gold.name for match in matches if match.gold}
    findings = [
        *_required(within, case, matches),
        *(_wrong(within, case, match) for match in matches if _is_wrong(match)),
        *_resolved(within, case, matches),
    ]
    return findings, meant


def _matches(within: Built, case: Case) -> Iterator[_Match]:
    known: dict[str, GoldEntity] = {}
    for entity in case.gold.entities:
        for name in entity.names():
            known.setdefault(bare(name), entity)
    text = printed(within, case.node)
    for node in _mentioned(within, case):
        kinds = bases(within, node)
        gold = _meant(within, node, known, text) if kinds else None
        yield _Match(node, gold, kinds & set(gold.types) if gold else frozenset())


def _mentioned(within: Built, case: Case) -> list[str]:
    """What an article mentions, but for its makers and the newspapers."""
    links = (SCHEMA + "mentions", SCHEMA + "about")
    nodes = {node for link in links for node in every(within.facts, case.node, link)} - signers(within, case)
    people = signing_names(case)
    return [
        node
        for node in sorted(nodes)
        if people.isdisjoint(within.labels.get(node, ())) and not is_a(within, node, "NewsOutlet")
    ]


def _meant(within: Built, node: str, known: Mapping[str, GoldEntity], text: str) -> GoldEntity | None:
    """By the longest name that counts: the node's own, one that is printed, or any of an area with a code."""
    own = {bare(name) for name in every(within.facts, node, PREFERRED)}
    coded = bool(every(within.facts, node, KG + "divisionCode"))
    usable = [name for name in within.labels.get(node, ()) if coded or name in own or name in text]
    return next((known[name] for name in sorted(usable, key=lambda name: (-len(name), name)) if name in known), None)


def _counted(matches: Iterable[_Match]) -> Iterator[_Match]:
    """Only the first node of a type counts for an entity: an office and its area are two types, both right."""
    claimed: set[tuple[str, str]] = set()
    for match in matches:
        claims = match.claims()
        if claims and claimed.isdisjoint(claims):
            claimed |= claims
            yield _Match(match.node, match.gold, match.kinds, counts=True)
        else:
            yield match


def _required(within: Built, case: Case, matches: list[_Match]) -> Iterator[Finding]:
    wanted: dict[str, GoldEntity] = {}
    for entity in case.gold.entities:
        if not entity.optional:
            wanted.setdefault(entity.name, entity)
    for name, entity in wanted.items():
        nodes = [m.node for m in matches if m.counts and m.gold and m.gold.name == name and not m.gold.optional]
        if nodes:
            yield finding(within, case, "entities", "right", entity.types[0], name, nodes)
        else:
            yield missing(within, case, "entities", entity.types[0], name, entity.names())


def _is_wrong(match: _Match) -> bool:
    free = match.gold is not None and match.gold.optional and bool(match.kinds)
    return not match.counts and not free


def _wrong(within: Built, case: Case, match: _Match) -> Finding:
    kinds = sorted(bases(within, match.node)) or ["without a base class"]
    twice = " (twice)" if match.kinds else ""
    name = f"{names(within, match.node)} as {'/'.join(kinds)}{twice}"
    return finding(within, case, "entities", "wrong", kinds[0], name, (match.node,))


def _resolved(within: Built, case: Case, matches: list[_Match]) -> Iterator[Finding]:
    """Of those that count and whose full name is known, whether the node bears it."""
    full = {entity.name: entity.full for entity in case.gold.entities if entity.full}
    for match in matches:
        if not match.counts or not match.gold or match.gold.name not in full:
            continue
        wanted, own = full[match.gold.name], every(within.facts, match.node, PREFERRED)
        right = not {bare(name) for name in own}.isdisjoint(bare(name) for name in wanted)
        name = match.gold.name if right else f"{names(within, match.node)}, full name {'/'.join(sorted(wanted))}"
        kind = match.gold.types[0]
        yield finding(within, case, "resolved", "right" if right else "other", kind, name, (match.node,))
