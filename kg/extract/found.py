"""What the finders hand to `mentions`: candidates, before overlaps are settled."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, compress, count
from operator import add

from kg.lexicon import tables, words
from kg.model import Kind, Span

_REMEMBERED = 256  # names of an article that were looked for in it: it has them again and again
_LONG = 4000  # characters of a text whose runs are counted once, all of them, before it is asked for many
_MANY = 64  # names that are looked for together
_SHORT = (2, 4)  # characters of a run that is counted so


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate: a span that one finder takes for the name of a thing."""

    span: Span
    kind: Kind
    type: str
    rule: str
    confidence: float
    code: str = ""
    name: str = ""  # where it is not the span's own text


def occurrences(text: str, *names: str) -> Iterator[Span]:
    """Where names stand in a text, from left to right; of those that overlap the first, then the longest.

    >>> [span.of("甲镇乙村甲镇") for span in occurrences("甲镇乙村甲镇", "甲镇", "甲", "镇乙村")]
    ['甲镇', '甲镇']
    """
    done = 0
    each = ((begin, -len(name)) for name in names for begin in places(text, name))
    for begin, length in sorted(each if len(names) < _MANY else _all_places(text, frozenset(names))):
        if begin >= done:
            done = begin - length
            yield Span(begin, done)


def _all_places(text: str, names: frozenset[str]) -> Iterator[tuple[int, int]]:
    """The same of many names in one pass for each of their lengths, not for each of them."""
    for length in {len(name) for name in names} - {0}:
        for begin in range(len(text) - length + 1):
            if text[begin : begin + length] in names:
                yield begin, -length


def places(text: str, name: str) -> Iterator[int]:
    """Where a name begins, each time that a text has it; a long text may be asked for as many names as it has."""
    return _found_places(text, name) if len(text) < _LONG or len(name) < 2 else _places_by_pairs(text, name)


def _found_places(text: str, name: str) -> Iterator[int]:
    begin = text.find(name)
    while begin >= 0:
        yield begin
        begin = text.find(name, begin + 1)


def _places_by_pairs(text: str, name: str) -> Iterator[int]:
    """The same by the two characters of it that the text has together most seldom."""
    pairs = _pairs(text)
    seldom = [(pairs.get(name[at : at + 2], ()), at) for at in range(len(name) - 1)]
    begins, at = min(seldom, key=lambda one: len(one[0]))
    return (begin - at for begin in begins if begin >= at and text.startswith(name, begin - at))


@lru_cache(4)
def _pairs(text: str) -> dict[str, list[int]]:
    """Where every two characters stand together in a text."""
    pairs: dict[str, list[int]] = defaultdict(list)
    for begin, pair in enumerate(map(add, text, text[1:])):
        pairs[pair].append(begin)
    return pairs


def times(text: str, name: str) -> int:
    """How often a text has a name; a long text may be asked for as many names as it has."""
    if len(text) < _LONG or name[:1] in name[1:] or not _SHORT[0] <= len(name) <= _SHORT[1]:
        return _times(text, name)
    return _runs(text, len(name))[name]


@lru_cache(_REMEMBERED)
def _times(text: str, name: str) -> int:
    return text.count(name)


@lru_cache(4)
def _runs(text: str, size: int) -> Counter[str]:
    """Every run of so many characters, with how often a text has it."""
    return Counter(map("".join, zip(*(text[begin:] for begin in range(size)), strict=False)))


def is_counted(text: str, end: int) -> bool:
    """Whether a name that ends here is so many of a kind, none of them called so: 技术革新项目|158项.

    >>> is_counted("技术革新项目158项", 6), is_counted("监测点建成", 3)
    (True, False)
    """
    return _HOW_MANY.match(text, end) is not None


def is_one_of_many(text: str, begin: int) -> bool:
    """Whether a kind of things begins here behind how many they are: 3家|社区卫生服务中心.

    >>> is_one_of_many("和3家服务中心", 3), is_one_of_many("大家服务中心", 2)
    (True, False)
    """
    return _SO_MANY.search(text, max(0, begin - 6), begin) is not None


_SO_MANY = re.compile("(?:[0-9]{1,12}|[一二两三四五六七八九十百几]{1,12})[余多]?[个家所处支座]$")
_HOW_MANY = re.compile(
    "(?:共|近|约|达|已达)?(?:[0-9]{1,12}|[一二两三四五六七八九十百]{1,12})[余多]?[项个次场期件起处所家支名]"
)


class Taken:
    """The characters that names stand on already, each a byte that is 1."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._characters = bytearray()
        for span in spans:
            self.add(span)

    def add(self, span: Span) -> None:
        begin, end = span
        self._characters += bytes(max(0, end - len(self._characters)))
        self._characters[begin:end] = b"\1" * (end - begin)

    def holds(self, span: Span) -> bool:
        """Whether a character of the span is taken."""
        return self._characters.find(1, *span) >= 0


class Words:
    """The words of a text, cut so that no word runs across an edge of a span that is certain."""

    def __init__(self, text: str, certain: Sequence[Span] = ()) -> None:
        self.text = text
        self.texts = tuple(_cut(text, sorted(certain)))
        self.different = frozenset(self.texts)
        bounds = [0, *accumulate(map(len, self.texts))]
        self.begins, self.ends = bounds[:-1], bounds[1:]
        self._begin = frozenset(self.begins)
        self._certain = Taken(certain)

    @property
    def spans(self) -> tuple[Span, ...]:
        return tuple(map(Span, self.begins, self.ends))

    def listed(self, name: str) -> list[int]:
        """The indexes of the words that a list of `kg/data` has, in order."""
        return self.where(tables.words(name))

    def where(self, wanted: AbstractSet[str]) -> list[int]:
        """The indexes of the words that are among these, in order."""
        present = self.different & wanted
        return list(compress(count(), map(present.__contains__, self.texts))) if present else []

    def at(self, position: int) -> int:
        """The index of the word that covers a position."""
        return bisect_right(self.begins, position) - 1

    def word(self, index: int) -> str:
        return self.texts[index]

    def span(self, index: int) -> Span:
        return Span(self.begins[index], self.ends[index])

    def in_certain(self, span: Span) -> bool:
        """Whether a certain span and this one share a character."""
        return self._certain.holds(span)

    def starts_at(self, position: int) -> bool:
        return position in self._begin

    def starts_with_word(self, position: int) -> bool:
        """Whether a word of the dictionary, of two characters or more, begins here."""
        word = self.word(self.at(position)) if self.starts_at(position) else ""
        return len(word) > 1 and words.is_word(word)

    def ends_at(self, position: int) -> bool:
        return position >= len(self.text) or self.starts_at(position)


def _cut(text: str, certain: list[Span]) -> list[str]:
    """Words between the certain spans, each certain span one word; those that overlap an earlier one are left out."""
    cut: list[str] = []
    done = 0
    for span in certain:
        if span.begin >= done:
            cut += words.cut(text[done : span.begin])
            cut.append(span.of(text))
            done = span.end
    return cut + words.cut(text[done:])
