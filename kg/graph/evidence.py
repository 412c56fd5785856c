"""Evidence as triples, and what several pieces of it amount to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import ROUND_HALF_EVEN, Decimal
from types import MappingProxyType

from kg.graph.labels import short
from kg.graph.scope import Fact, Scope, describe
from kg.graph.terms import Iri, Triple, boolean, date, decimal, integer, text
from kg.graph.vocab import path
from kg.model import Evidence, Modality

STRENGTH: tuple[Modality, ...] = ("done", "ongoing", "planned")
_SURE = Decimal("0.99")  # no amount of evidence makes a reading of text certain
_CENT = Decimal("0.01")


def evidence_path(evidence: Evidence, supports: str) -> str:
    """Where an evidence stands: of what, read where, by which rule."""
    where = evidence.article or evidence.source
    return path("evidence", where, *evidence.span, evidence.rule, supports)


def supporting(found: Iterable[Evidence], supports: str, within: Scope) -> Iterator[tuple[Iri, list[Triple]]]:
    """Each piece of evidence for one thing, once: the node and its triples."""
    for below, evidence in once(found, supports).items():
        node = within.iri(below)
        yield node, list(describe(node, ("Evidence",), label(evidence), _facts(evidence, within)))


def once(found: Iterable[Evidence], supports: str) -> dict[str, Evidence]:
    """Evidence by IRI; of two for the same span and rule the stronger stays."""
    kept: dict[str, Evidence] = {}
    for evidence in sorted(found, key=order):
        kept.setdefault(evidence_path(evidence, supports), evidence)
    return kept


def order(evidence: Evidence) -> tuple[object, ...]:
    """Sorts evidence by article and place, the stronger first."""
    strength = (STRENGTH.index(evidence.modality), -evidence.confidence, evidence.reported)
    rest = (evidence.quote, evidence.sentence, evidence.post, evidence.valid_from, evidence.valid_to)
    return (evidence.article, evidence.source, evidence.span, evidence.rule, *strength, *rest)


def label(evidence: Evidence) -> str:
    return short(evidence.quote or evidence.source)


def mentioned(evidence: Evidence, within: Scope) -> Iterator[Fact]:
    """Where a thing is named: article, place, words and rule."""
    yield "kg:rule", text(evidence.rule)
    if evidence.source:
        yield "kg:source", text(evidence.source)
    if evidence.article:
        yield from _place(evidence, within)


def _place(evidence: Evidence, within: Scope) -> Iterator[Fact]:
    yield "kg:article", within.article(evidence.article)
    yield "kg:begin", integer(evidence.span.begin)
    yield "kg:end", integer(evidence.span.end)
    yield "kg:quote", text(evidence.quote)
    if evidence.sentence.end:
        yield "kg:sentenceBegin", integer(evidence.sentence.begin)
        yield "kg:sentenceEnd", integer(evidence.sentence.end)
    if not within.options.with_text:
        sentence = evidence.sentence.of(within.articles[evidence.article].text)
        yield "kg:sentence", text(sentence or evidence.quote)


def _facts(evidence: Evidence, within: Scope) -> Iterator[Fact]:
    yield from mentioned(evidence, within)
    yield "kg:confidence", decimal(_rounded(Decimal(str(evidence.confidence))))
    yield "kg:modality", text(evidence.modality)
    if evidence.article:
        yield "kg:reportedSpeech", boolean(evidence.reported)
    dates = (("kg:validFrom", evidence.valid_from), ("kg:validTo", evidence.valid_to))
    yield from ((name, date(value)) for name, value in dates if value)
    if evidence.post:
        yield "kg:post", text(evidence.post)


def confidence(found: Iterable[Evidence], twins: Mapping[str, str] = MappingProxyType({})) -> Decimal:
    """1 - ∏(1-c) over the articles and sources, each by its best evidence; at most 0.99. `twins` are one article."""
    best: dict[tuple[str, str], Decimal] = {}
    for evidence in found:
        where = (twins.get(evidence.article, evidence.article), evidence.source)
        best[where] = max(best.get(where, Decimal(0)), Decimal(str(evidence.confidence)))
    doubt = Decimal(1)
    for where in sorted(best):
        doubt *= 1 - best[where]
    return min(_SURE, _rounded(1 - doubt))


def strongest(found: Iterable[Evidence]) -> Modality:
    """The strongest modality that any evidence has."""
    return min((evidence.modality for evidence in found), key=STRENGTH.index)


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(_CENT, ROUND_HALF_EVEN)
