"""Forms that name a thing only in its article: 该园, 我市, 办事处. What they stand for is settled in `resolve`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from typing import cast, get_args

from kg.errors import DataError
from kg.extract.found import Found, Taken, Words, occurrences
from kg.lexicon import tables
from kg.lexicon.patterns import longest_of
from kg.lexicon.words import cut, is_word
from kg.model import Kind, Span

# bare forms that stand for the last thing named so; others only where the article names just one
_OFFICES = ("办事处", "街道办事处", "街道办")
_DEGREES = ("本科",)  # words of their own
_RECENT = 50  # names in which those of the same sentence are looked for
_POINTERS = ("该", "本", "这家", "这个", "这所", "这支", "这项", "此项", "此次", "这次", "本次", "我")
_LONGEST_ENDING = 6  # characters of a name that a form can repeat
_OPENS = re.compile(
    r"(?:^|[。,，;；:：!！?？“、\n]|目前|近日|日前|据悉|由|是|在|到|为|和|与|使|让|给|该|经|向|对|据|告诉)$|[。！？!?，,]”$"
)


_ENDINGS: dict[Kind, re.Pattern[str]] = {
    "organization": re.compile("(?:[局所站队会社院校馆厂店委部处办组团庭]|公司|集团|中心|幼儿园|商行)$"),
    "place": re.compile("(?:[馆站室园坊楼厅屋亭店]|广场|驿站|中心|水库|大桥|基地)$"),
}
_SHORTEST_TAIL, _LONGEST_TAIL = 2, 5  # characters
_MOST_TAILS = 2
_SCHOOLS = ("小学", "中学", "高中", "大学", "学院", "职高", "一中", "二中", "附中", "附小")  # each is a 学校
_REMEMBERED = 4096  # names whose tails were asked for


# 酒店 is a common noun as well: read only where a body's name would act
_ACTS = re.compile(
    r"(?:^|[。,，;；:：!！?？“\n]|目前|近日|日前|据悉|由|经|[与和]|会同|联合|协同|携手|配合|协助|委托|[。！？!?，,]”)$"
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
                if pointer + form[1:] in _DEGREES:
                    continue
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
    for span in _candidates(words.text, found):
        form = span.of(words.text)
        if taken.holds(span) or not _stands_alone(words, span):
            continue
        named.read_on(span.begin)
        if _is_clear(form) or named.one_name(form) or named.one_in_sentence(form, span.begin):
            kind, type_ = named.meant(form)
            references.append(Found(span, kind, type_, "reference", 0.7))
    return references


def _candidates(text: str, found: Sequence[Found]) -> list[Span]:
    """Where one of the forms stands, or what a body of the article is called in short: 维权站, 监察大队."""
    listed = [Span(*match.span()) for match in _pattern().finditer(text)]
    tails = {tail for each in found if _has_tail(each) for tail in _tails(each.span.of(text), each.kind)}
    covered = Taken(listed)
    forms = (pointer + tail for tail in sorted(tails - _forms().keys()) for pointer in ("", *_POINTERS[:-1]))
    own = (span for span in occurrences(text, *forms) if not covered.holds(span))
    return sorted([*listed, *own])


@lru_cache(_REMEMBERED)
def _tails(name: str, kind: Kind) -> tuple[str, ...]:
    """The words that a body or a site may be called by when it is named again: 柳湾区|交警|大队 → 大队, 交警大队."""
    tails, tail = list[str](), ""
    for word in reversed(cut(name)):
        tail = word + tail
        if _SHORTEST_TAIL <= len(tail) < len(name) and _ENDINGS[kind].search(tail) and "级" not in tail:
            tails.append(tail)
        if len(tail) >= _LONGEST_TAIL or len(tails) == _MOST_TAILS:
            break
    return tuple(tails)


def _has_tail(each: Found) -> bool:
    return each.kind == "organization" or each.type == "Facility"


def _is_clear(form: str) -> bool:
    return pointed(form) != form or form in _OFFICES


class _Named:
    """What was named so far in a text, by how it ends."""

    def __init__(self, text: str, found: Sequence[Found]) -> None:
        self._text = text
        self._rest = sorted(found, key=lambda each: -each.span.end)
        self._ending: dict[str, list[tuple[int, str, Found]]] = defaultdict(list)

    def one_name(self, form: str) -> bool:
        names = [name for _, name, _ in self._ending[form]]
        return _is_one(set(names)) or _leads(names)

    def one_in_sentence(self, form: str, position: int) -> bool:
        """Whether the sentence so far, or its part behind a semicolon, names one thing that ends so."""
        marks = [self._text.rfind(mark, 0, position) for mark in "。！？;；\n"]
        return _is_one({name for begin, name, _ in self._ending[form][-_RECENT:] if begin > max(marks)})

    def meant(self, form: str) -> tuple[Kind, str]:
        """该院 after a hospital is the hospital, after a courtyard the courtyard; 大队 may be of the police."""
        options = _forms().get(form)
        for _, _, each in reversed(self._ending[pointed(form)]):
            if options is None or any(each.kind == kind for kind, _ in options):
                return each.kind, each.type
        return options[0] if options else ("organization", "Organization")

    def read_on(self, position: int) -> None:
        while self._rest and self._rest[-1].span.end <= position:
            each = self._rest.pop()
            name = each.span.of(self._text)
            ends = {name[-size:] for size in range(1, _LONGEST_ENDING + 1)} & _repeated()
            ends |= {"学校"} if name.endswith(_SCHOOLS) else set()
            for end in ends.union(_tails(name, each.kind) if _has_tail(each) else ()):
                self._ending[end].append((each.span.begin, name, each))


def _leads(names: Sequence[str]) -> bool:
    """Whether the one that is named first is named again, and no other: 实验小学, 石桥小学, 实验小学."""
    first = {name for name in names if name.endswith(names[0]) or names[0].endswith(name)}
    others = [name for name in names if name not in first]
    return len(names) - len(others) > 1 and len(set(others)) == len(others)


def _is_one(names: AbstractSet[str]) -> bool:
    """Whether names are of one thing: 柳河镇实验学校, then 实验学校."""
    longest = max(names, key=len, default="")
    return bool(names) and all(longest.endswith(name) for name in names)


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
    if form == "中心" and words.text.endswith("为", 0, span.begin):
        return False  # 以健康为|中心
    listed = words.text.startswith(("、", "和", "及"), span.end)
    opens = _OPENS if form in _forms() else _ACTS
    return not listed and bool(opens.search(words.text[max(0, span.begin - 2) : span.begin]))
