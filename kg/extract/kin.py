"""Bodies and places called by the beginning of another name of the article: 五星灯火路, 五星灯火活动中心.

Whether 五星灯火 is a name no list can say; that a road begins with it does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.extract.found import Found, Words, occurrences
from kg.extract.suffix_table import suffixes
from kg.lexicon import tables
from kg.lexicon.patterns import longest_of
from kg.lexicon.words import is_word, tag
from kg.model import Span

_STEM = re.compile("([一-鿕]{3,6}?)[东西南北中]?(?:大街|大道|路|街|巷)")
_BETWEEN = 6  # characters between the stem and the ending: 老年|学校
_SHORTEST_ENDING = 2


def find_kin(words: Words, named: Sequence[Found]) -> list[Found]:
    """What begins as a road does and ends as a body or a place does."""
    roads = (found.span.of(words.text) for found in named if found.type == "Road")
    stems = {match[1] for road in roads if (match := _STEM.fullmatch(road))}
    own = sorted(stem for stem in stems if not is_word(stem))
    return [kin for stem in own for kin in _begun_by(words, stem)]


def _begun_by(words: Words, stem: str) -> Iterator[Found]:
    for begin, behind in occurrences(words.text, stem):
        end = _ending().match(words.text, behind)
        if end and words.ends_at(behind) and words.ends_at(end.end()):
            between = words.texts[words.at(behind) : words.at(end.start(1))]
            if all(map(_may_stand_between, between)):
                suffix = suffixes()[end[1]]
                yield Found(Span(begin, end.end()), suffix.kind, suffix.type, "kin", 0.7)


def _may_stand_between(word: str) -> bool:
    """老年, 文化, and what bodies do: 服务."""
    listed = tables.words("name_words_local.txt") | tables.words("generic.txt")
    inside = word in listed or tag(word).startswith(("n", "vn", "b"))
    return inside and len(word) > 1 and word not in tables.words("breaks.txt") | tables.words("which.txt")


@cache
def _ending() -> re.Pattern[str]:
    ends = [end for end, suffix in suffixes().items() if suffix.kind != "area" and len(end) >= _SHORTEST_ENDING]
    return re.compile(f"[一-鿕]{{0,{_BETWEEN}}}?({longest_of(ends)})")
