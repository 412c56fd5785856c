"""Names that a byline prints without a gap, cut by the names that the same page prints with one.

A paper's people sign page after page: where 周琦谭经田 could be cut in two ways, another byline of
the page says which.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from kg.model import Article, Byline, Role, Signature, Span

_FIELDS: dict[Role, str] = {
    "reporter": "reporters",
    "correspondent": "correspondents",
    "photographer": "photographers",
    "intern": "interns",
    "editor": "editors",
}


def recut(articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles of a page, glued names cut into names that stand apart elsewhere on it, where all of them do."""
    apart = frozenset(name for article in articles for name in _apart(article))
    return tuple(_recut(article, apart) for article in articles)


def _apart(article: Article) -> Iterator[str]:
    glued = {signature for run in _runs(article) for signature in run}
    return (signature.name for signature in article.signatures if signature not in glued)


def _runs(article: Article) -> list[list[Signature]]:
    """The signatures of one role that stand side by side without a gap, two or more."""
    runs: list[list[Signature]] = []
    for before, after in pairwise(sorted(article.signatures, key=lambda each: (each.role, each.span))):
        if before.role == after.role and before.span.end == after.span.begin:
            if runs and runs[-1][-1] == before:
                runs[-1].append(after)
            else:
                runs.append([before, after])
    return runs


def _recut(article: Article, apart: frozenset[str]) -> Article:
    for run in _runs(article):
        whole = Span(run[0].span.begin, run[-1].span.end)
        names = _cut(whole.of(article.text), apart)
        if names and names != [signature.name for signature in run]:
            article = _with(article, run, names, whole)
    return article


def _cut(glued: str, names: frozenset[str]) -> list[str]:
    """The glued text as names of the set, the fewest; [] where it can't be."""
    ways: list[list[str] | None] = [[]]
    for end in range(1, len(glued) + 1):
        heads = (ways[begin] for begin in range(end) if glued[begin:end] in names)
        fitting = [head for head in heads if head is not None]
        best = min(fitting, key=len, default=None)
        ways.append(None if best is None else [*best, glued[sum(map(len, best)) : end]])
    return ways[-1] or []


def _with(article: Article, run: list[Signature], names: list[str], whole: Span) -> Article:
    begins = [whole.begin + sum(map(len, names[:count])) for count in range(len(names))]
    fresh = [
        replace(run[0], name=name, span=Span(begin, begin + len(name)))
        for name, begin in zip(names, begins, strict=True)
    ]
    kept = [signature for signature in article.signatures if signature not in run]
    signatures = tuple(sorted([*kept, *fresh], key=lambda each: (each.span, each.role)))
    byline = _named(article.byline, run[0].role, [signature.name for signature in run], names)
    return replace(article, signatures=signatures, byline=byline)


def _named(byline: Byline, role: Role, old: list[str], new: list[str]) -> Byline:
    field = _FIELDS[role]
    names: list[str] = list(getattr(byline, field))
    at = next((n for n in range(len(names)) if names[n : n + len(old)] == old), len(names))
    changed: dict[str, Any] = {field: (*names[:at], *new, *names[at + len(old) :])}  # one of the tuples of names
    return replace(byline, **changed)
