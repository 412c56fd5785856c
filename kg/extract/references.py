"""Forms that name a thing only in its article: 该园, 我市, 办事处. What they stand for is settled in `resolve`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import cast, get_args

from kg.errors import DataError
from kg.extract.found import Found, Taken, Words
from kg.lexicon import tables
from kg.lexicon.patterns import longest_of
from kg.lexicon.words import is_word
from kg.model import Kind, Span

# bare forms that stand for the last thing named so; others only where the article names just one
_OFFICES = ("办事处", "街道办事处", "街道办")
_RECENT = 50  # names in which those of the same sentence are looked for
_POINTERS = ("该", "本", "这家", "这个", "这所", "这支", "这项", "此项", "此次", "这次", "本次", "我")
_LONGEST_ENDING = 6  # characters of a name that a form can repeat
_OPENS = re.compile(
    r"(?:^|[。,，;；:：!！?？“、\n]|目前|近日|日前|据悉|由|是|在|到|为|和|与|使|让|给|该|经|向|对)$|[。！？!?，,]”$"
)


_BEGINS = re.compile("^$|[。,，;；:：!！?？”\n]")


@cache
def _forms() -> dict[str, list[tuple[Kind, str]]]:
    forms: dict[str, list[tuple[Kind, str]]] = defaultdict(list)
    for line, (form, kind, type_) in tables.rows("references.tsv", 3):
        if kind not in get_args(Kind):
            raise DataError(f"kg/data/references.tsv:{line}: {kind} (expected one of {', '.join(get_args(Kind))})")
        forms[form].append((cast(Kind, kind), type_))
        if form.startswith("该"):
            for pointer in _POINTERS[1:-1]:
                forms[pointer + form[1:]].append((cast(Kind, kind), type_))
    return forms


def pointed(form: str) -> str:
    """What a form points at, by its last word: 队 of 这支队, 市 of 我市, 镇 of 镇里, 办事处 of 办事处."""
    pointer = next((pointer for pointer in _POINTERS if form.startswith(pointer)), "")
    return form[0] if form.endswith(("里", "上")) else form.removeprefix(pointer)


@cache
def _repeated() -> frozenset[str]:
    """What a form can repeat of a name."""
    return frozenset(_forms()) | frozenset(map(pointed, _forms()))


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(longest_of(_forms()))


def find_references(words: Words, found: Sequence[Found]) -> list[Found]:
    """The references that something named before can carry: the nearest kind whose name ends alike."""
    taken = Taken(each.span for each in found)
    named = _Named(words.text, found)
    references: list[Found] = []
    for match in _pattern().finditer(words.text):
        span, form = Span(*match.span()), match[0]
        if taken.holds(span) or not _stands_alone(words, span):
            continue
        named.read_on(span.begin)
        clear = pointed(form) != form or form in _OFFICES
        if clear or len(named.names[form]) == 1 or named.one_in_sentence(form, span.begin):
            kind, type_ = _nearest(form, named.kinds[pointed(form)])
            references.append(Found(span, kind, type_, "reference", 0.7))
    return references


class _Named:
    """What was named so far in a text, by how it ends."""

    def __init__(self, text: str, found: Sequence[Found]) -> None:
        self._text = text
        self._rest = sorted(found, key=lambda each: -each.span.end)
        self.names: dict[str, set[str]] = defaultdict(set)
        self._ending: dict[str, list[tuple[int, str]]] = defaultdict(list)
        self.kinds: dict[str, list[Kind]] = defaultdict(list)

    def one_in_sentence(self, form: str, position: int) -> bool:
        """Whether the sentence so far, or its part behind a semicolon, names one thing that ends so."""
        marks = [self._text.rfind(mark, 0, position) for mark in "。！？;；\n"]
        return len({name for begin, name in self._ending[form][-_RECENT:] if begin > max(marks)}) == 1

    def read_on(self, position: int) -> None:
        while self._rest and self._rest[-1].span.end <= position:
            each = self._rest.pop()
            name = each.span.of(self._text)
            ends = {name[-size:] for size in range(1, _LONGEST_ENDING + 1)}
            for end in ends & _repeated():
                self.names[end].add(name)
                self._ending[end].append((each.span.begin, name))
                self.kinds[end].append(each.kind)


def _stands_alone(words: Words, span: Span) -> bool:
    """该园 anywhere, a bare 办事处 only where it acts; never the beginning of a longer word."""
    index = words.at(span.end - 1)
    if words.ends[index] > span.end and is_word(words.word(index)):
        return False
    form = span.of(words.text)
    if form.endswith(("里", "上")) and not _BEGINS.search(words.text[max(0, span.begin - 1) : span.begin]):
        return False  # 回到|村里, but ,村里|成立
    if pointed(form) != form:
        return words.starts_at(span.begin) or not is_word(words.word(words.at(span.begin)))  # 日|本街, but 自该|集团
    listed = words.text.startswith(("、", "和", "与", "及"), span.end)
    return not listed and bool(_OPENS.search(words.text[max(0, span.begin - 2) : span.begin]))


def _nearest(form: str, before: Sequence[Kind]) -> tuple[Kind, str]:
    """该院 after a hospital is the hospital, after a courtyard the courtyard."""
    options = _forms()[form]
    for kind in reversed(before):
        for option, type_ in options:
            if option == kind:
                return kind, type_
    return options[0]
