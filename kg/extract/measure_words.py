"""Words around a number, by what they say of it: 近, 以上, 倍, 从."""

from __future__ import annotations

from functools import cache

from kg.lexicon.patterns import longest_of
from kg.lexicon.tables import rows


def alternatives(kind: str) -> str:
    """The words of one kind as a pattern, the longest first."""
    return longest_of(listed(kind))


@cache
def endings(kind: str) -> tuple[str, ...]:
    """The words of one kind, as `str.startswith` and `str.endswith` take them."""
    return tuple(sorted(listed(kind)))


@cache
def listed(kind: str) -> frozenset[str]:
    """The words of one kind in `measures_words.tsv`."""
    lines = (line for _, (name, line) in rows("measures_words.tsv", columns=2) if name == kind)
    return frozenset(word for line in lines for word in line.split())
