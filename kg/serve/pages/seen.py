"""What all pages of things are made of: links to other things, and quotes with where they were printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.graph.facts import RDF_TYPE, every, first, label
from kg.graph.lookup import Lookup
from kg.graph.vocab import KG
from kg.serve.addresses import path_of
from kg.view.evidence import Support, supports
from kg.view.evidence import support as one_support
from kg.view.labels import GROUPS, modality_word
from kg.view.model import Report, article_order, positions, reason, report


@dataclass(frozen=True)
class Link:
    """A thing as it is named on the page of another."""

    iri: str
    name: str
    path: str
    group: str  # that colours it; "" for what is no entity


@dataclass(frozen=True)
class Place:
    """One place that supports something, and the article that it stands in."""

    support: Support
    status: str  # the modality in a word
    path: str  # of the article; "" for a register
    report: Report | None


class Seen:
    """A graph during one request: what is read of it stays at hand."""

    def __init__(self, facts: Lookup, base: str) -> None:
        self.facts = facts
        self.base = base

    def path(self, iri: str) -> str:
        """Where a thing's page is."""
        return path_of(self.base, iri)

    def link(self, iri: str) -> Link:
        """A thing by its label; what it is, is read without its other facts."""
        return Link(iri, self.name(iri), self.path(iri), group(self.facts.of(iri, RDF_TYPE)))

    def name(self, iri: str) -> str:
        """What a person reads for a thing."""
        return label(self.facts, iri)

    def places(self, subject: str, predicate: str = "") -> list[Place]:
        """All that supports a statement or a figure, the best first."""
        articles = self._articles(every(self.facts, subject, KG + "evidence"))
        found = supports(self.facts, positions(articles), subject) or reason(self.facts, subject)
        return [self._place(one, articles, predicate) for one in found]

    def place(self, evidence: str, predicate: str = "") -> Place:
        """What one piece of evidence says."""
        articles = self._articles([evidence])
        return self._place(one_support(self.facts, positions(articles), evidence), articles, predicate)

    def _articles(self, evidence: Iterable[str]) -> list[str]:
        """The articles of evidence, as they were printed one after the other."""
        found = {first(self.facts, one, KG + "article") for one in evidence} - {""}
        return sorted(found, key=lambda iri: article_order(self.facts, iri))

    def _place(self, support: Support, articles: Sequence[str], predicate: str) -> Place:
        status = modality_word(predicate, support.modality)
        if support.report < 0:
            return Place(support, status, "", None)
        article = articles[support.report]
        return Place(support, status, self.path(article), report(self.facts, article))


def group(classes: Iterable[str]) -> str:
    """The line of the network's legend that a thing of these classes belongs to; "" for none."""
    known = {one.removeprefix(KG) for one in classes}
    return next((one.key for one in GROUPS if not known.isdisjoint(one.classes)), "")
