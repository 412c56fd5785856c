"""How likely a Chinese string is a person's name, and where names that are printed without a gap part.

A name is a surname and a given name of one or two characters; statistics say how often a
character stands at each of these places and how often elsewhere (data/names.tsv). The score is
the logarithm of how much likelier the characters are as a name than as other text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from math import inf, log
from typing import NamedTuple

from kg.lexicon.tables import rows, words

_FOREIGN = re.compile(r"[一-鿿]{1,8}(?:·[一-鿿]{1,8}){1,4}")
_HAN = re.compile(r"[一-鿿]+")
_REMEMBERED = 1 << 14  # strings whose score was asked for
_GLUED_AT_MOST = 60  # characters; longer runs are no list of names

# Two characters that could be a name are a word far more often than three are
_DOUBT = {2: 2.0, 3: 1.0}

# 张先生 addresses a person and does not name one; 某 hides the name
_ADDRESS = ("先生", "女士", "小姐", "老师", "师傅", "大爷", "大妈", "阿姨", "某某", "某")

# Newspapers of the last twenty years sign about three names in ten with a single given-name character.
_ONE = log(0.3)
_TWO = log(0.7)


class Place(NamedTuple):
    """How often characters stand at one place of a name, or outside names."""

    logs: Mapping[str, float]  # the logarithm of the frequency
    unseen: float  # the same of any other character

    def log(self, key: str) -> float:
        return self.logs.get(key, self.unseen)


class Statistics(NamedTuple):
    surname: Place
    first: Place  # of two given-name characters
    last: Place
    only: Place
    outside: Place


def is_name(text: str) -> bool:
    """Whether the text is a plausible name: 2–4 Chinese characters, or a foreign one with ·.

    >>> [is_name(text) for text in ("党贺喜", "安全", "欧阳晓文", "阿里木·买买提", "了解到")]
    [True, False, True, True, False]
    """
    return _FOREIGN.fullmatch(text) is not None or score(text) > _DOUBT.get(len(text), 0)


@lru_cache(_REMEMBERED)
def score(text: str) -> float:
    """Log-likelihood ratio of a name against other text; above 0 a name is likelier."""
    likelihood = _as_name(text) if 2 <= len(text) <= 4 else -inf
    if likelihood == -inf or not _HAN.fullmatch(text) or text.endswith(_ADDRESS):
        return -inf
    return likelihood - sum(map(_statistics().outside.log, text))


def split_glued(text: str) -> tuple[str, ...]:
    """The names that are printed without a gap; the text itself where no cut is likely.

    >>> split_glued("周琦谭经田")
    ('周琦', '谭经田')
    """
    if not _HAN.fullmatch(text) or len(text) > _GLUED_AT_MOST:
        return (text,)
    best: list[tuple[float, tuple[str, ...]]] = [(0.0, ())]
    for end in range(1, len(text) + 1):
        heads = (best[begin] for begin in range(max(0, end - 4), end))
        best.append(max((_add(head, text[:end], end) for head in heads), key=lambda way: way[0]))
    return best[-1][1] if best[-1][0] > -inf else (text,)


def _add(head: tuple[float, tuple[str, ...]], text: str, end: int) -> tuple[float, tuple[str, ...]]:
    likelihood, names = head
    name = text[sum(map(len, names)) : end]
    return likelihood + _as_name(name), (*names, name)


def _as_name(text: str) -> float:
    surnames = words("names_surnames.txt")
    one = _with_surname(text[:1], text[1:]) if text[:1] in surnames else -inf
    two = _with_surname(text[:2], text[2:]) if text[:2] in surnames else -inf
    return max(one, two)


def _with_surname(surname: str, given: str) -> float:
    known = _statistics()
    if len(given) == 1:
        return known.surname.log(surname) + _ONE + known.only.log(given)
    if len(given) == 2:
        return known.surname.log(surname) + _TWO + known.first.log(given[0]) + known.last.log(given[1])
    return -inf


@cache
def _statistics() -> Statistics:
    columns: tuple[dict[str, int], ...] = ({}, {}, {}, {}, {})
    for _, (key, *counts) in rows("names.tsv", columns=6):
        for column, count in zip(columns, counts, strict=True):
            column[key] = int(count)
    priors = (0.5, 1, 1, 1, 5)
    return Statistics(*(_place(column, prior) for column, prior in zip(columns, priors, strict=True)))


def _place(counts: dict[str, int], prior: float) -> Place:
    """`prior` is added to every count, so that an unseen character is rare and not impossible."""
    total = sum(counts.values()) + prior * len(counts)
    return Place({key: log((count + prior) / total) for key, count in counts.items()}, log((0 + prior) / total))
