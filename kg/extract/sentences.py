"""Sentences and clauses as spans: evidence stays in one sentence, subjects carry over clauses."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from kg.model import Span

# Up to a run of end marks with the quotation marks and brackets that close on it; a line always ends a sentence.
_SENTENCE = re.compile(r"(?=\S)(?:[^。！？!?…\n]*+[。！？!?…]++[”’」』）)》\"]*+|[^。！？!?…\n]*[^。！？!?…\s])")
_REMEMBERED = 2048  # sentences; an article's clauses are asked for by relations and by figures
_LONGEST = 400  # characters; the longest sentences of papers have about 300
_PIECE = re.compile(rf"\S(?:.{{0,{_LONGEST - 2}}}\S)?")
_MARKS = ",，;；:：—"
_CLAUSE = re.compile(rf"[^\s{_MARKS}](?:[^{_MARKS}]*[^ {_MARKS}])?")
_PARTING = re.compile(rf"[\s{_MARKS}]")
_MARKED_CLAUSE = re.compile(rf"(?=\S)(?:[^{_MARKS}]*+[{_MARKS}]++|[^{_MARKS}]*[^\s{_MARKS}])")


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a text, in order, without surrounding white space.

    >>> [span.of("甲区开会。“好!”他说。") for span in sentences("甲区开会。“好!”他说。")]
    ['甲区开会。', '“好!”', '他说。']
    """
    found = (Span(*match.span()) for match in _SENTENCE.finditer(text))
    return tuple(part for span in found for part in _bounded(text, span))


def _bounded(text: str, span: Span) -> list[Span]:
    """A sentence that nobody would write, cut at commas, else anywhere: rules look at a whole sentence at a time."""
    if span.end - span.begin <= _LONGEST:
        return [span]
    parts: list[Span] = []
    for match in _MARKED_CLAUSE.finditer(text, *span):
        if parts and match.end() - parts[-1].begin <= _LONGEST:
            parts[-1] = Span(parts[-1].begin, match.end())
        else:
            parts.extend(Span(*piece.span()) for piece in _PIECE.finditer(text, *match.span()))
    return parts


@lru_cache(_REMEMBERED)
def clauses(text: str, sentence: Span) -> tuple[Span, ...]:
    """The clauses of one sentence, cut at commas, semicolons, colons and dashes, marks left out.

    >>> [span.of("昨日,甲区开会;散会") for span in clauses("昨日,甲区开会;散会", Span(0, 10))]
    ['昨日', '甲区开会', '散会']
    """
    return tuple([Span(*match.span()) for match in _CLAUSE.finditer(text, *sentence)])  # made often: no generator


def marked(text: str) -> bool:
    """Whether a text has what can part clauses, so that a name with it may lie in two of them."""
    return _PARTING.search(text) is not None


def holding(spans: Sequence[Span], offset: int) -> Span | None:
    """The span, of spans in order, that an offset lies in."""
    at = bisect_right(spans, (offset, sys.maxsize)) - 1
    return spans[at] if at >= 0 and offset < spans[at].end else None
