"""One graph's entities, relations and figures, each as a reader knows it and with what supports it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.graph.facts import LABEL, RDF_TYPE, Facts, every, first, instances, label, local, word
from kg.graph.labels import symmetric
from kg.graph.vocab import CLASSES, KG, term
from kg.view.evidence import Support, supports
from kg.view.labels import BASES
from kg.view.model import Index, articles, number, positions, report

_ENTITY_FACTS = {
    "also": term("skos:altLabel"),
    "in context": term("skos:hiddenLabel"),
    "code": KG + "divisionCode",
    "one": KG + "identityReason",
}
_STATEMENT_FACTS = {
    "confidence": KG + "confidence",
    "modality": KG + "modality",
    "articles": KG + "articleCount",
    "apart": KG + "identityReason",
}
_FIGURE_FACTS = {"modality": KG + "modality", "time": KG + "time", "unit": KG + "unit"}
_SLOT = (KG + "measure", KG + "unitText")

Said = Mapping[str, tuple[str, ...]]  # in the order in which a reader wants it


@dataclass(frozen=True, slots=True, order=True)
class Proof:
    """What supports an item, without its place: a sentence that only moved supports what it did."""

    headline: str
    quote: str
    rule: str
    source: str = ""
    newspaper: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """An entity, a relation or a figure."""

    iri: str
    text: str  # 古荥镇 partOf 惠济区
    label: str  # the same in Chinese: 古荥镇 隶属 惠济区
    about: tuple[str, ...]  # IRIs of the entities, and the words, that make it what it is
    said: Said
    proofs: tuple[Proof, ...]  # sorted, each once


@dataclass(frozen=True, slots=True)
class Items:
    entities: tuple[Item, ...]
    relations: tuple[Item, ...]
    figures: tuple[Item, ...]
    former: Mapping[str, str]  # IRI that an entity once had → its IRI


class _Graph:
    """A graph's facts, with its articles at hand."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        printed = articles(facts)
        self.index = Index(facts, positions(printed), {})
        self._reports = [report(facts, article) for article in printed]

    def said(self, node: str, wanted: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
        return {name: tuple(every(self.facts, node, predicate)) for name, predicate in wanted.items()}

    def proofs(self, node: str, link: str = "evidence") -> tuple[Proof, ...]:
        return tuple(sorted({self._proof(one) for one in supports(self.facts, self.index.articles, node, link)}))

    def _proof(self, support: Support) -> Proof:
        if support.report < 0:
            return Proof("", support.quote, support.rule, support.source)
        printed = self._reports[support.report]
        return Proof(printed.headline, support.quote, support.rule, "", printed.newspaper, printed.date)


def items(facts: Facts) -> Items:
    """All that `kg diff` compares of one graph."""
    graph = _Graph(facts)
    entities = tuple(_entities(graph))
    former = {old: entity.iri for entity in reversed(entities) for old in every(facts, entity.iri, KG + "formerIri")}
    return Items(entities, tuple(_relations(graph)), tuple(_figures(graph)), former)


def _entities(graph: _Graph) -> Iterator[Item]:
    known = {iri for base in CLASSES.values() for iri in instances(graph.facts, base)}
    for iri in sorted(known):
        name = label(graph.facts, iri)
        said = {"name": (name,), "kind": _kinds(graph.facts, iri), **graph.said(iri, _ENTITY_FACTS)}
        said["also"] = tuple(other for other in said["also"] if other != name)
        yield Item(iri, name, name, (iri,), said, graph.proofs(iri, "mentionedAs"))


def _kinds(facts: Facts, iri: str) -> tuple[str, ...]:
    """An entity's classes in words: the special ones, its base class only where there is no other."""
    classes = {local(kind) for kind in every(facts, iri, RDF_TYPE) if kind.startswith(KG)}
    return tuple(word(facts, name) for name in sorted(classes - BASES or classes))


def _relations(graph: _Graph) -> Iterator[Item]:
    for iri in instances(graph.facts, "Statement"):
        ends = [first(graph.facts, iri, KG + part) for part in ("subject", "predicate", "object")]
        names = [label(graph.facts, ends[0]), local(ends[1]), label(graph.facts, ends[2])]
        text = " ".join(names)
        words = first(graph.facts, iri, LABEL) or text
        yield Item(iri, text, words, tuple(ends), graph.said(iri, _STATEMENT_FACTS), graph.proofs(iri))


def _figures(graph: _Graph) -> Iterator[Item]:
    for iri in instances(graph.facts, "Measurement"):
        text = first(graph.facts, iri, LABEL) or iri
        slot = (first(graph.facts, iri, predicate) for predicate in _SLOT)
        about = (first(graph.facts, iri, KG + "measuredEntity"), *slot)
        said = {"figure": (number(graph.index, iri).text,), **graph.said(iri, _FIGURE_FACTS)}
        yield Item(iri, text, text, about, said, graph.proofs(iri))


def ends_of(relation: Item, moved: Mapping[str, str]) -> tuple[str, ...]:
    """What a relation is known by: its ends as the newer graph calls them, sorted where direction means nothing."""
    subject, predicate, target = (moved.get(end, end) for end in relation.about)
    backwards = target < subject and predicate.startswith(KG) and symmetric(local(predicate))
    return (target, predicate, subject) if backwards else (subject, predicate, target)
