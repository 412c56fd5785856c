"""Sentences and clauses as spans: evidence stays in one sentence, subjects carry over clauses."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from kg.model import Span

# A run of end marks with the quotation marks and brackets that close on it; a line always ends a sentence.
_END = re.compile(r"[。！？!?…]+[”’」』）)》\"]*|\n")
_REMEMBERED = 2048  # sentences; an article's clauses are asked for by relations and by figures
_LONGEST = 400  # characters; the longest sentences of papers have about 300
_CLAUSE_MARKS = ",，;；:：— "
_CLAUSE_END = re.compile(r"[,，;；:：—]+")


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a text, in order, without surrounding white space.

    >>> [span.of("甲区开会。“好!”他说。") for span in sentences("甲区开会。“好!”他说。")]
    ['甲区开会。', '“好!”', '他说。']
    """
    split = _split(text, Span(0, len(text)), _END)
    return tuple(part for span in split for part in _bounded(text, span))


def _bounded(text: str, span: Span) -> list[Span]:
    """A sentence that nobody would write, cut at the commas: rules look at a whole sentence at a time."""
    if span.end - span.begin <= _LONGEST:
        return [span]
    parts: list[Span] = []
    for clause in _split(text, span, _CLAUSE_END):
        if parts and clause.end - parts[-1].begin <= _LONGEST:
            parts[-1] = Span(parts[-1].begin, clause.end)
        else:
            parts.append(clause)
    return parts


@lru_cache(_REMEMBERED)
def clauses(text: str, sentence: Span) -> tuple[Span, ...]:
    """The clauses of one sentence, cut at commas, semicolons, colons and dashes, marks left out.

    >>> [span.of("昨日,甲区开会;散会") for span in clauses("昨日,甲区开会;散会", Span(0, 10))]
    ['昨日', '甲区开会', '散会']
    """
    ends = (len(span.of(text).rstrip(_CLAUSE_MARKS)) for span in _split(text, sentence, _CLAUSE_END))
    spans = zip(_split(text, sentence, _CLAUSE_END), ends, strict=True)
    return tuple(Span(span.begin, span.begin + length) for span, length in spans if length)


def _split(text: str, within: Span, mark: re.Pattern[str]) -> list[Span]:
    ends = [match.end() for match in mark.finditer(text, within.begin, within.end)]
    bounds = [within.begin, *ends, within.end]
    spans = (_strip(text, begin, end) for begin, end in pairwise(bounds))
    return [span for span in spans if span.begin < span.end]


def _strip(text: str, begin: int, end: int) -> Span:
    piece = text[begin:end]
    return Span(end - len(piece.lstrip()), begin + len(piece.rstrip()))
