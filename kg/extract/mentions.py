"""Article → mentions: every finder's candidates, weighed against each other where they overlap."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kg.extract.areas import find_areas, find_former_counties, find_offices, find_short_counties
from kg.extract.found import Found, Words
from kg.extract.initiatives import find_initiatives
from kg.extract.people import find_again, find_people
from kg.extract.references import find_references
from kg.extract.short_forms import find_short_forms
from kg.extract.suffixes import find_suffixed
from kg.lexicon.characters import fold
from kg.model import Article, Evidence, Kind, Mention, Span

_MARKS = re.compile(r"[\s“”‘’《》〈〉「」]")
# Of two candidates for the same characters the first of these kinds is the likelier one.
_FIRST: dict[Kind, int] = {"person": 0, "organization": 1, "area": 2, "place": 3, "initiative": 4}


def find_mentions(article: Article, sentences: Sequence[Span]) -> tuple[Mention, ...]:
    """Every thing that the article names, in text order; an area inside an office's name is kept as `inner`."""
    text = fold(article.text)
    known = find_areas(text, article.context)
    areas = settle([*known, *find_former_counties(text, article.context)])
    words = Words(text, [found.span for found in areas])
    people = find_people(words, [*article.byline_spans, *(found.span for found in areas)])
    counties = find_short_counties(words, article.context)
    offices = find_offices(text, article.context)
    full = settle([*areas, *counties, *offices, *find_suffixed(words, areas), *people], article.byline_spans)
    again = find_again(words, full, article.byline_spans)
    names = settle([*full, *again, *find_short_forms(words, full)], article.byline_spans)
    initiatives = find_initiatives(article, words, names)
    settled = settle([*names, *initiatives], article.byline_spans)
    everything = settle([*settled, *find_references(words, settled)], article.byline_spans)
    return tuple(_mention(article, found, everything, sentences) for found in everything)


def settle(candidates: Iterable[Found], closed: Sequence[Span] = ()) -> list[Found]:
    """The candidates that can all be true at once, in text order; none may touch a closed span.

    What wins, case by case:
        a longer name over a shorter one inside it     花园路派出所 over 花园路
        but the area or company it begins with stays   二七区 in 二七区绿化管理所, as inner
        of two that cross, the surer one               then the longer, then the one further left
    """
    kept: list[Found] = []
    for found in sorted(candidates, key=_strength):
        clashes = [other for other in kept if other.span.overlaps(found.span)]
        if not any(found.span.overlaps(span) for span in closed) and all(_may_stand_in(found, o) for o in clashes):
            kept.append(found)
    return sorted(kept, key=lambda found: (found.span.begin, -found.span.end))


def _strength(found: Found) -> tuple[float, ...]:
    length = found.span.end - found.span.begin
    return (-length, -found.confidence, found.span.begin, _FIRST[found.kind])


def _may_stand_in(inner: Found, outer: Found) -> bool:
    """Whether a shorter name is a thing of its own inside a longer one, which it must begin."""
    if not outer.span.covers(inner.span) or inner.span == outer.span or outer.kind not in ("organization", "place"):
        return False
    begins = inner.span.begin == outer.span.begin or (outer.type == "PartyBody" and inner.kind == "area")
    return begins and (inner.kind == "area" or inner.type == "Company")


def _mention(article: Article, found: Found, everything: Sequence[Found], sentences: Sequence[Span]) -> Mention:
    quote = found.span.of(article.text)
    inner = any(other.span.covers(found.span) and other.span != found.span for other in everything)
    evidence = Evidence(
        article=article.key,
        span=found.span,
        quote=quote,
        rule=found.rule,
        confidence=found.confidence,
        sentence=next((s for s in sentences if s.covers(found.span)), found.span),
    )
    name = found.name or _MARKS.sub("", fold(quote))
    return Mention(found.kind, found.type, name, evidence, found.code, inner)
