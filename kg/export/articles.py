"""What was printed, where and when, and which articles count as one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.export.days import Days, days, span
from kg.graph.facts import Facts, every
from kg.graph.texts import Texts, texts
from kg.graph.vocab import KG
from kg.view.model import Report, articles, positions, printings, report


@dataclass(frozen=True, slots=True)
class Printed:
    """The articles of a graph, in the order in which they were printed."""

    reports: tuple[Report, ...]
    spans: tuple[Days, ...]  # of each, from its first printing to its last
    places: Mapping[str, int]  # article → its place among them
    texts: Texts

    def count(self, found: Iterable[str]) -> int:
        """How many articles these are; near-duplicates are one."""
        return self.texts.count(article for article in found if article in self.places)

    def days(self, found: Iterable[str]) -> Days:
        """From the first of these articles to the last."""
        return span(self.spans[self.places[article]] for article in found if article in self.places)


def printed(facts: Facts) -> Printed:
    """All articles of a graph."""
    found = articles(facts)
    reports = tuple(report(facts, article) for article in found)
    spans = tuple(span(days(one.date) for one in printings(facts, article)) for article in found)
    return Printed(reports, spans, positions(found), texts(facts))


def quoted(facts: Facts, subject: str) -> list[str]:
    """The articles that a statement or a figure is read from, sorted."""
    evidence = every(facts, subject, KG + "evidence")
    return sorted({article for one in evidence for article in every(facts, one, KG + "article")})
