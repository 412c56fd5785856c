"""The names of an article that are no part of a longer one, by place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.rules import any_of
from kg.lexicon.words import cut, tag
from kg.model import Mention, Span

_LEVELS = "省市区县盟旗镇乡村道"
_WORD = 6  # characters in which the next word is looked for


@dataclass(frozen=True, slots=True, eq=False)  # itself: what is asked of it again is remembered
class Names:
    """The mentions that are no part of a longer name, by place."""

    text: str
    mentions: Sequence[Mention]
    outer: tuple[int, ...]
    begins: tuple[int, ...]  # where these begin
    heads: frozenset[int]  # the names that are no attribute of the next: 花园口镇 in 惠济区花园口镇

    def span(self, name: int) -> Span:
        return self.mentions[name].evidence.span

    def kind(self, name: int) -> str:
        return self.mentions[name].kind

    def within(self, span: Span) -> tuple[int, ...]:
        """The names that begin in a span."""
        return self.outer[bisect_left(self.begins, span.begin) : bisect_left(self.begins, span.end)]


def outer_names(text: str, mentions: Sequence[Mention]) -> Names:
    every = [index for index, mention in enumerate(mentions) if not mention.inner and not _is_verb(mention)]
    every = [index for index in every if not _begins_a_brand(text, mentions[index])]
    outer = tuple(sorted(every, key=lambda index: mentions[index].evidence.span))
    begins = tuple(mentions[name].evidence.span.begin for name in outer)
    return Names(text, mentions, outer, begins, frozenset(_heads(mentions, outer)))


def _begins_a_brand(text: str, mention: Mention) -> bool:
    """郑州|移动, 郑州|丰田: the figures of whom a city's short name only begins are not the city's."""
    if mention.kind != "area" or mention.name[-1] in _LEVELS or mention.evidence.rule == "reference":
        return False
    following = text[mention.evidence.span.end : mention.evidence.span.end + _WORD]
    if not "一" <= following[:1] <= "鿕":
        return False
    branch = re.match(any_of("branches"), following) is not None
    return branch or (tag(cut(following)[0]) in ("nz", "nt") and re.match(any_of("staff", "people"), following) is None)


def _is_verb(mention: Mention) -> bool:
    """An act that a verb names once more acts for nobody."""
    return mention.evidence.rule == "initiative.again"


def _heads(mentions: Sequence[Mention], outer: Sequence[int]) -> Iterator[int]:
    """In 惠济区花园口镇 the head is 花园口镇."""
    for one, two in zip(outer, [*outer[1:], None], strict=False):
        adjacent = two is not None and mentions[two].evidence.span.begin == mentions[one].evidence.span.end
        if two is None or not adjacent or mentions[two].kind == "person":
            yield one
