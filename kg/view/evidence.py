"""What supports a statement: a quote in its sentence, and where it was printed.

A place in a text becomes three pieces (before, quote, after), because a browser counts UTF-16 units
and the graph counts code points.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kg.graph.facts import LABEL, SCHEMA, Facts, Values, every, first, one, properties
from kg.graph.vocab import KG, term

Said = Mapping[str, Values]

_ARTICLE, _SOURCE, _RULE, _POST = KG + "article", KG + "source", KG + "rule", KG + "post"
_CONFIDENCE, _MODALITY, _REPORTED = KG + "confidence", KG + "modality", KG + "reportedSpeech"
_QUOTE, _BEGIN, _SENTENCE, _BODY = KG + "quote", KG + "begin", KG + "sentence", SCHEMA + "articleBody"
_LOW, _HIGH = KG + "sentenceBegin", KG + "sentenceEnd"
_ENDS = ("subject", "object")
_LABELS = (LABEL, term("skos:altLabel"), term("skos:hiddenLabel"))


class Support(NamedTuple):
    """One place that supports a statement; `source` speaks where no article does."""

    before: str
    quote: str
    after: str
    report: int  # index into the reports, -1 for none
    source: str
    rule: str
    confidence: float | None
    modality: str
    reported: bool
    post: str
    iri: str = ""  # of the evidence; a reason has none
    begin: int = 0  # of the quote in its article's text


def supports(facts: Facts, articles: Mapping[str, int], subject: str, link: str = "evidence") -> tuple[Support, ...]:
    """The evidence of a statement or a figure, the best first; `articles` numbers the reports.

    `link` is "mentionedAs" for where an entity is named.
    """
    places = every(facts, subject, KG + link)
    if len(places) < 2:
        return tuple(support(facts, articles, evidence) for evidence in places)
    ends = [_names(facts, end) for part in _ENDS for end in every(facts, subject, KG + part)]
    found = (support(facts, articles, evidence) for evidence in places)
    return tuple(sorted(found, key=lambda one: _support_order(ends, one)))


def _support_order(ends: Sequence[Sequence[str]], support: Support) -> tuple[object, ...]:
    """Printed before derived; what says something of an end, then an end's name alone, then what names neither.

    A name alone is the subject that an act was carried to: the act's own words say more. Then what names both ends
    before what names one, the subject if one; then the surest, then as printed.
    """
    sentence = support.before + support.quote + support.after
    named = -_named(ends, sentence), -_named(ends[:1], sentence), -_named(ends, support.quote)
    place = (support.report, support.begin, -len(support.quote), support.rule, support.iri)
    alone = any(support.quote in names for names in ends)
    says = 0 if _named(ends, support.quote) and not alone else 1 if alone else 2
    return support.report < 0, says, *named, -(support.confidence or 0), *place


def _named(ends: Sequence[Sequence[str]], words: str) -> int:
    return sum(any(name in words for name in names) for names in ends)


def _names(facts: Facts, entity: str) -> list[str]:
    return [name for label in _LABELS for name in every(facts, entity, label)]


def support(facts: Facts, articles: Mapping[str, int], evidence: str) -> Support:
    """What one evidence says, its quote in its sentence."""
    said = properties(facts, evidence)
    article, begin = one(said, _ARTICLE), _number(said, _BEGIN)
    return Support(
        *_pieces(facts, article, said, begin),
        articles.get(article, -1),
        one(said, _SOURCE),
        one(said, _RULE),
        share(one(said, _CONFIDENCE)),
        one(said, _MODALITY),
        one(said, _REPORTED) in {"true", "1"},
        one(said, _POST),
        evidence,
        begin or 0,
    )


def share(value: str) -> float | None:
    """A confidence as a number, to three places; nothing where there is none, or what is no share.

    >>> share("0.8125"), share("40"), share("NaN")
    (0.812, None, None)
    """
    try:
        number = float(value)
    except ValueError:
        return None
    return round(number, 3) if 0 <= number <= 1 else None


def _pieces(facts: Facts, article: str, said: Said, begin: int | None) -> tuple[str, str, str]:
    """The sentence around a quote: before, quote, after."""
    quote, body = one(said, _QUOTE), first(facts, article, _BODY)
    if body and begin is not None and body.startswith(quote, begin):
        low, high = _bounds(said, body, begin, begin + len(quote))
        return body[low:begin], quote, body[begin + len(quote) : high]
    before, found, after = one(said, _SENTENCE).partition(quote) if quote else ("", "", "")
    return (before, quote, after) if found else ("", quote, "")


def _bounds(said: Said, body: str, begin: int, end: int) -> tuple[int, int]:
    """Of the sentence; of the line where the graph names no sentence, as for a byline."""
    low, high = _number(said, _LOW), _number(said, _HIGH)
    if low is not None and high is not None and low <= begin and end <= high:
        return low, high
    line_end = body.find("\n", end)
    return body.rfind("\n", 0, begin) + 1, line_end if line_end >= 0 else len(body)


def offset(facts: Facts, evidence: str, name: str) -> int | None:
    """A place in the article: kg:begin, kg:sentenceEnd …"""
    return _number(properties(facts, evidence), KG + name)


def _number(said: Said, predicate: str) -> int | None:
    value = one(said, predicate)
    return int(value) if value.isdecimal() else None
