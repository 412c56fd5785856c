"""Patterns made of words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator


def longest_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first, that looks at what they begin with in common only once.

    >>> longest_of(["区", "区委", "区委办", "县"])
    '(?:区(?:委(?:办)?)?|县)'
    """
    rests: dict[str, list[str]] = {}
    for word in sorted(set(words)):
        rests.setdefault(word[:1], []).append(word[1:])
    ends = rests.pop("", None) is not None
    branches = "|".join(re.escape(first) + _rest(words) for first, words in rests.items())
    return f"(?:{branches}){'?' if ends else ''}"


def _rest(words: list[str]) -> str:
    return longest_of(words) if words != [""] else ""


def matches_from(beginning: re.Pattern[str], pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches of a pattern, which is tried only where a cheaper one finds what it can begin with."""
    return matches_at([match.start() for match in beginning.finditer(text)], pattern, text)


def matches_at(places: Iterable[int], pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches of a pattern that begin at one of these places, one after the other."""
    done = 0
    for place in places:
        if place >= done and (match := pattern.match(text, place)):
            done = match.end()
            yield match
