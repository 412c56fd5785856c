"""Whether two pieces of text belong together: a column break cut them, or text went missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from operator import add
from typing import Literal, NamedTuple

from kg.lexicon.characters import fold
from kg.lexicon.tables import rows
from kg.lexicon.words import cut, is_word, tag

_GAP_BELOW = -1.6  # 19 joins of 20 score higher; see tests/read/test_seams.py
_SURE_FROM = 0.2  # headlines and the paragraphs under them score lower
_LONG = 4000  # characters of a page that is worth to be parted into pairs before it is searched
_WINDOW = 10  # characters on each side that are cut into words

_MARKS = "。！？!?…"
_CLOSING = "”’」』）)》】\"'"
_NO_START = re.compile(r"[。！？!?，,、；;：:．…”’」』）)》】%％]|[的了着们](?!确|解|手|力|重|眼)")
_NO_END = re.compile(r"[，,、；;：:—·“‘「『（(《【第约近共]$")
_NUMBER_ENDS = re.compile(r"[0-9０-９〇○.．][年月]?$")
_NUMBER_GOES_ON = re.compile(r"[0-9０-９〇○.．%％年月日时分点元万亿余多个名人号米]")
_BRACKETS = (("(", ")"), ("《", "》"), ("【", "】"))


_CLAUSE = re.compile("[,。;:!?]")


class Seam(NamedTuple):
    """How two pieces of text meet, and why."""

    kind: Literal["join", "gap", "paragraph"]
    reason: str
    sure: bool = True


class _Follow(NamedTuple):
    """A character: how common it is, its pull to a sentence's beginning, what follows it."""

    times: int
    pull: int
    bands: tuple[str, ...]


def join(left: str, right: str, around: str = "") -> Seam:
    """How two consecutive lines meet; `around` is the page that they stand on.

    >>> join("苗木已移走,2月", "15日起施工。").kind, join("社区组织志", "愿者扫雪。").reason
    ('join', '断在词中: 志愿者')
    """
    if is_complete(left):
        return Seam("paragraph", "左边一句已完")
    certain = _certain(fold(left), fold(right))
    if certain:
        return Seam("join", certain)
    found = tuple(evidence(left, right, around))
    score = sum(weight for weight, _ in found)
    loudest = max(found, key=lambda each: (abs(each[0]), each[1]), default=(0.0, "无从判断"))
    if score < _GAP_BELOW:
        loudest = min(found)
        return Seam("gap", loudest[1], sure=False)
    word = _crossing(left, right)
    reason = f"断在词中: {word}" if word and is_word(word) else loudest[1]
    return Seam("join", reason, score >= _SURE_FROM)


def is_complete(text: str) -> bool:
    """Whether a sentence ends with the text."""
    return text.rstrip(_CLOSING).endswith(tuple(_MARKS))


def evidence(left: str, right: str, around: str = "") -> Iterator[tuple[float, str]]:
    """What speaks for one text or for two, each with its weight."""
    for name in _observed(fold(left), fold(right), fold(around)):
        yield _weights()[name]


def _observed(left: str, right: str, around: str) -> Iterator[str]:
    yield from _pair(left[-1], right[0])
    yield from _words(left, right)
    yield from _on_page(left, right, around)
    yield from _quotes(left, right)
    yield from _lists(left, right)


def _certain(left: str, right: str) -> str:
    """Why the two must be one text, or nothing."""
    if _NO_START.match(right):
        return "右边不能起句"
    if _NO_END.search(left):
        return "左边不能收尾"
    if _NUMBER_ENDS.search(left) and _NUMBER_GOES_ON.match(right):
        return "数字未完"
    if any(_closes(left, right, *pair) for pair in _BRACKETS):
        return "括号在右边合上"
    return ""


def _closes(left: str, right: str, opening: str, closing: str) -> bool:
    """Whether a bracket is open at the end of the left text and the right one closes it."""
    begins, ends = right.find(opening), right.find(closing)
    return left.rfind(opening) > left.rfind(closing) and ends >= 0 and not 0 <= begins < ends


def _pair(left: str, right: str) -> Iterator[str]:
    """How often the two characters stand side by side."""
    if not ("一" <= left <= "鿕" and "一" <= right <= "鿕"):
        return
    total, table = _follows()
    before, after = table.get(left), table.get(right)
    if before is None or after is None:
        yield "unseen"
        return
    names = ("less", "some", "more", "much")
    band = next((name for name, band in zip(names, before.bands, strict=True) if right in band), "")
    chance = before.times * after.times / total  # how often they would meet in a shuffled text
    yield band or ("never" if chance >= 4 else "unseen" if chance >= 0.5 else "rare")
    if after.pull >= 1:
        yield "starter"


def _words(left: str, right: str) -> Iterator[str]:
    """What the break does to words."""
    first, last = cut(right[:_WINDOW])[0], cut(left[-_WINDOW:])[-1]
    crossing = _crossing(left, right)
    if crossing:
        yield "word" if is_word(crossing) else "no word"
    else:
        yield from ["left alone"] * (len(last) == 1) + ["right alone"] * (len(first) == 1)
    if tag(last)[:1] in ("p", "c", "d"):
        yield "wants more"
    yield from {"t": ["time"], "c": ["conjunction"], "r": ["pronoun"]}.get(tag(first)[:1], [])


def _crossing(left: str, right: str) -> str:
    """The word that the break cuts in two, or nothing."""
    begin, at = len(left[-_WINDOW:]), 0
    for word in cut(left[-_WINDOW:] + right[:_WINDOW]):
        if at < begin < at + len(word):
            return word
        at += len(word)
    return ""


def _on_page(left: str, right: str, around: str) -> Iterator[str]:
    """What stands elsewhere on the page: 创先争优|活动, where it also has 创先争优活动."""
    seen = {
        "pair on page": left[-1] + right[0],
        "left on page": left[-2:] + right[0],
        "right on page": left[-1] + right[:2],
        "both on page": left[-2:] + right[:2],
    }
    yield from (name for name, text in seen.items() if _stands(text, around))
    if left[-2:] == right[:2]:
        yield "repeated"
    if any(_stands(mark + right[:3], around) for mark in ",。;、:“"):
        yield "fresh on page"


def _stands(text: str, page: str) -> bool:
    """Whether a few characters stand on a page; most of what is asked for has a pair that no word of it has."""
    return (len(page) < _LONG or _pairs(page).issuperset(map(add, text, text[1:]))) and text in page


@lru_cache(4)
def _pairs(page: str) -> frozenset[str]:
    """Every two characters of a page that stand side by side, which each of its seams is compared with."""
    return frozenset(map(add, page, page[1:]))


def _quotes(left: str, right: str) -> Iterator[str]:
    """Whether quotation marks match across the break."""
    mark = re.search("[“”]", right)
    if left.count("“") > left.count("”"):
        if mark:
            yield "quote closes" if mark[0] == "”" else "quote opens twice"
    elif mark and mark[0] == "”":
        yield "quote closes alone"


def _lists(left: str, right: str) -> Iterator[str]:
    """Whether a list goes on: 苗木、草坪、花|卉等."""
    if "、" in _CLAUSE.split(left)[-1] and re.search("[、等和及]", _CLAUSE.split(right)[0][:12]):
        yield "list goes on"


@cache
def commonest(count: int) -> frozenset[str]:
    """So many characters of which newswire has the most.

    >>> sorted(commonest(3))
    ['一', '国', '的']
    """
    _, table = _follows()
    return frozenset(sorted(table, key=lambda one: (-table[one].times, one))[:count])


@cache
def _weights() -> dict[str, tuple[float, str]]:
    cells = (row.cells for row in rows("seam_evidence.tsv", 3))
    return {name: (float(weight), reason) for name, weight, reason in cells}


@cache
def _follows() -> tuple[int, dict[str, _Follow]]:
    cells = (row.cells for row in rows("seams.tsv", 7))
    table = {name: _Follow(int(count), int(pull), tuple(bands)) for name, count, pull, *bands in cells}
    return sum(follow.times for follow in table.values()), table
