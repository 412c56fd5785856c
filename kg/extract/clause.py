"""The clauses of an article, each with the names in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from kg.extract.sentences import clauses, marked
from kg.model import Article, Mention, Span


class Clause(NamedTuple):
    span: Span
    sentence: Span
    heads: tuple[int, ...]  # names that are no attribute of the next name, in order


def clauses_of(
    article: Article, mentions: Sequence[Mention], sentences: Sequence[Span], heads: Sequence[int]
) -> tuple[Clause, ...]:
    """The clauses of an article, in order; `heads` are the names that are no attribute of the next."""
    torn = marked("".join([mention.evidence.quote for mention in mentions]))
    holding = _Holding(mentions) if torn else None
    spans = [(clause, sentence) for sentence in sentences for clause in _whole(article, holding, sentence)]
    placed: list[list[int]] = [[] for _ in spans]
    begins = [clause.begin for clause, _ in spans]
    for name in heads:
        begin, end = mentions[name].evidence.span
        here = bisect_right(begins, begin) - 1
        if here >= 0 and end <= spans[here][0].end:
            placed[here].append(name)
    return tuple(Clause(*span, tuple(names)) for span, names in zip(spans, placed, strict=True))


def _whole(article: Article, holding: _Holding | None, sentence: Span) -> Sequence[Span]:
    """The clauses of a sentence after its byline; no comma inside a name or a byline cuts one."""
    cut = clauses(article.text, sentence)
    if holding:
        cut = holding.mended(cut)
    if not article.byline_spans:
        return cut
    bylines = [span.end for span in article.byline_spans if sentence.covers(span)]
    if not bylines:
        return cut
    begin = max(bylines)
    return [Span(max(begin, clause.begin), clause.end) for clause in cut if clause.end > begin]


class _Holding:
    """Where the names of a text stand, to put together the clauses that a mark inside one has parted."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        spans = [mention.evidence.span for mention in mentions]
        self._begins = [span.begin for span in spans]
        # a name may hold the next one
        self._reached = [max(one.end, two.end) for one, two in pairwise([Span(0, 0), *spans])]

    def mended(self, cut: Iterable[Span]) -> tuple[Span, ...]:
        whole: list[Span] = []
        for clause in cut:
            if whole and self._name_at(whole[-1].end):
                whole[-1] = Span(whole[-1].begin, clause.end)
            else:
                whole.append(clause)
        return tuple(whole)

    def _name_at(self, offset: int) -> bool:
        at = bisect_right(self._begins, offset) - 1
        return at >= 0 and offset < self._reached[at]
