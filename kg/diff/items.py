"""One graph's articles, entities, relations and figures, each as a reader knows it and with what supports it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.graph.facts import LABEL, RDF_TYPE, Facts, every, first, instances, label, local, word
from kg.graph.labels import symmetric
from kg.graph.vocab import CLASSES, KG, term
from kg.view.figures import in_words
from kg.view.labels import BASES
from kg.view.model import report

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
_ABOVE = (KG + "partOf", KG + "affiliatedWith", KG + "locatedIn")
IN_HEAD = ("kind", "identity", "confidence", "modality", "newspaper", "date", "page")  # stands beside an item's name

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
    """An article, an entity, a relation or a figure."""

    iri: str
    key: str  # the IRI below the graph's base
    text: str  # 古荥镇 partOf 惠济区
    label: str  # the same in Chinese: 古荥镇 隶属 惠济区
    about: tuple[str, ...]  # keys of the entities, and the words, that make it what it is
    said: Said
    proofs: tuple[Proof, ...]  # sorted, each once
    within: tuple[str, ...] = ()  # names of what an entity is part of, works for or lies in


@dataclass(frozen=True, slots=True)
class Items:
    articles: tuple[Item, ...]
    entities: tuple[Item, ...]
    relations: tuple[Item, ...]
    figures: tuple[Item, ...]
    former: Mapping[str, str]  # key that an entity once had → its key


class _Graph:
    """A graph's facts, with its articles at hand."""

    def __init__(self, facts: Facts, base: str) -> None:
        self.facts = facts
        self._base = base
        self.reports = {article: report(facts, article) for article in instances(facts, "Article")}

    def key(self, iri: str) -> str:
        return iri.removeprefix(self._base)

    def said(self, node: str, wanted: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
        return {name: tuple(every(self.facts, node, predicate)) for name, predicate in wanted.items()}

    def proofs(self, node: str, link: str = "evidence") -> tuple[Proof, ...]:
        return tuple(sorted({self._proof(one) for one in every(self.facts, node, KG + link)}))

    def _proof(self, evidence: str) -> Proof:
        article, quote, rule, source = (
            first(self.facts, evidence, KG + name) for name in ("article", "quote", "rule", "source")
        )
        printed = self.reports.get(article)
        if printed is None:
            return Proof("", quote, rule, source)
        return Proof(printed.headline, quote, rule, "", printed.newspaper, printed.date)


def items(facts: Facts, base: str) -> Items:
    """All that `kg diff` compares of one graph, whose things are named under `base`."""
    graph = _Graph(facts, base)
    entities = tuple(_entities(graph))
    link = KG + "formerIri"
    former = {graph.key(old): one.key for one in reversed(entities) for old in every(facts, one.iri, link)}
    return Items(tuple(_articles(graph)), entities, tuple(_relations(graph)), tuple(_figures(graph)), former)


def _articles(graph: _Graph) -> Iterator[Item]:
    for iri, printed in graph.reports.items():
        known = {"newspaper": printed.newspaper, "date": printed.date, "page": printed.page}
        said = {"headline": (printed.headline,), **{name: (value,) if value else () for name, value in known.items()}}
        yield Item(iri, graph.key(iri), printed.headline, printed.headline, (), said, ())


def _entities(graph: _Graph) -> Iterator[Item]:
    known = {iri for base in CLASSES.values() for iri in instances(graph.facts, base)}
    for iri in sorted(known):
        name, key = label(graph.facts, iri), graph.key(iri)
        said = {"name": (name,), "kind": _kinds(graph.facts, iri), **graph.said(iri, _ENTITY_FACTS)}
        said["also"] = tuple(other for other in said["also"] if other != name)
        yield Item(iri, key, name, name, (key,), said, graph.proofs(iri, "mentionedAs"), _within(graph.facts, iri))


def _kinds(facts: Facts, iri: str) -> tuple[str, ...]:
    """An entity's classes in words: the special ones, its base class only where there is no other."""
    classes = {local(kind) for kind in every(facts, iri, RDF_TYPE) if kind.startswith(KG)}
    return tuple(word(facts, name) for name in sorted(classes - BASES or classes))


def _within(facts: Facts, iri: str) -> tuple[str, ...]:
    return tuple(sorted({label(facts, other) for predicate in _ABOVE for other in every(facts, iri, predicate)}))


def _relations(graph: _Graph) -> Iterator[Item]:
    for iri in instances(graph.facts, "Statement"):
        ends = [first(graph.facts, iri, KG + part) for part in ("subject", "predicate", "object")]
        names = [label(graph.facts, ends[0]), local(ends[1]), label(graph.facts, ends[2])]
        text = " ".join(names)
        words = first(graph.facts, iri, LABEL) or text
        about, said = tuple(map(graph.key, ends)), graph.said(iri, _STATEMENT_FACTS)
        yield Item(iri, graph.key(iri), text, words, about, said, graph.proofs(iri))


def _figures(graph: _Graph) -> Iterator[Item]:
    for iri in instances(graph.facts, "Measurement"):
        text = first(graph.facts, iri, LABEL) or iri
        slot = (first(graph.facts, iri, predicate) for predicate in _SLOT)
        about = (graph.key(first(graph.facts, iri, KG + "measuredEntity")), *slot)
        said = {"figure": (in_words(graph.facts, iri),), **graph.said(iri, _FIGURE_FACTS)}
        yield Item(iri, graph.key(iri), text, text, about, said, graph.proofs(iri))


def ends_of(relation: Item, moved: Mapping[str, str]) -> tuple[str, ...]:
    """What a relation is known by: its ends as the newer graph calls them, sorted where direction means nothing."""
    subject, predicate, target = (moved.get(end, end) for end in relation.about)
    backwards = target < subject and predicate.startswith(KG) and symmetric(local(predicate))
    return (target, predicate, subject) if backwards else (subject, predicate, target)
