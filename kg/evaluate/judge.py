"""Every annotated article judged, in the order of the gold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.evaluate.articles import bylines, case_of, found
from kg.evaluate.built import Built, built
from kg.evaluate.entities import entities
from kg.evaluate.figures import figures
from kg.evaluate.findings import Finding
from kg.evaluate.gold import GoldArticle, read_gold
from kg.evaluate.relations import relations
from kg.evaluate.reliability import Reliability, reliability
from kg.graph import facts, store


@dataclass(frozen=True, slots=True)
class Evaluation:
    findings: tuple[Finding, ...]
    reliability: Reliability


def evaluate(graph: Path | str, gold: Iterable[Path | str]) -> Evaluation:
    """What is right, wrong and missing in a graph.ttl, or in the one of a folder, by gold files."""
    articles = read_gold(map(Path, gold))
    turtle = store.read(Path(graph))
    return judge(built(facts.read(turtle, name=str(graph), chinese=False)), articles)


def judge(within: Built, articles: Iterable[GoldArticle]) -> Evaluation:
    findings = tuple(finding for article in articles for finding in _article(within, article))
    return Evaluation(findings, reliability(within.facts, findings))


def _article(within: Built, gold: GoldArticle) -> Iterator[Finding]:
    case = case_of(within, gold)
    yield found(within, case)
    yield from bylines(within, case)
    things, meant = entities(within, case)
    yield from things
    yield from relations(within, case, meant)
    yield from figures(within, case, meant)
