"""One thing that the gold or the graph has, the verdict on it, and what the graph leans on."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from types import MappingProxyType
from typing import Literal

from kg.evaluate.built import Built, evidence
from kg.evaluate.gold import GoldArticle
from kg.graph.facts import SCHEMA, every, first
from kg.graph.vocab import KG

Verdict = Literal["right", "wrong", "missing", "other", "again"]

MEASURES = (
    *("articles found", "byline", "resolved", "entities", "relations"),
    *("quantity subject", "quantities"),
)
ADDS: Mapping[Verdict, tuple[int, int, int]] = MappingProxyType(  # to gold, predicted, matched
    {
        "right": (1, 1, 1),
        "wrong": (0, 1, 0),
        "missing": (1, 0, 0),
        "other": (1, 1, 0),  # the gold says something else: a name not resolved, a figure of another subject
        "again": (1, 0, 1),  # a second name in the gold of what was counted before
    }
)


_SENTENCE = re.compile(r"[^。!?！？\n]+[。!?！？]?")


@dataclass(frozen=True, slots=True)
class Finding:
    measure: str
    verdict: Verdict
    kind: str  # role, type or relation
    name: str  # what a person reads
    article: str  # the gold's id
    headline: str
    rules: tuple[str, ...] = ()  # that read it in this article
    quotes: tuple[str, ...] = ()  # of what is missing, the sentence that has all its names
    nodes: tuple[str, ...] = ()  # of the graph: entities, statements, measurements


@dataclass(frozen=True, slots=True)
class Case:
    """An annotated article and the article of the graph that it is; "" where there is none."""

    gold: GoldArticle
    node: str


def finding(
    within: Built, case: Case, measure: str, verdict: Verdict, kind: str, name: str, nodes: Iterable[str] = ()
) -> Finding:
    """A finding with the rules and quotes that the article gives for its nodes."""
    nodes = tuple(nodes)
    supports = [support for node in nodes for support in evidence(within, node, case.node)]
    return Finding(
        *(measure, verdict, kind, name, case.gold.id, case.gold.title),
        _values(within, supports, "rule"),
        _values(within, supports, "quote"),
        nodes,
    )


def missing(within: Built, case: Case, measure: str, kind: str, name: str, *named: Collection[str]) -> Finding:
    """A finding that the graph lacks, with the first sentence that has one of each of these names."""
    body = first(within.facts, case.node, SCHEMA + "articleBody")
    sentences = (sentence.strip() for sentence in _SENTENCE.findall(body))
    telling = (one for one in sentences if all(any(name in one for name in names) for names in named))
    quotes = tuple(islice(telling, 1)) if named else ()
    return Finding(measure, "missing", kind, name, case.gold.id, case.gold.title, quotes=quotes)


def _values(within: Built, supports: list[str], name: str) -> tuple[str, ...]:
    return tuple(sorted({value for support in supports for value in every(within.facts, support, KG + name)}))
