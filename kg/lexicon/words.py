"""Word segmentation: jieba's only door.

Runs of Chinese characters are cut by jieba, or by its Rust port where that is installed: on
such runs the two agree, and everything else (digits, Latin, punctuation) is cut here, so that
no output depends on which of them was used.
"""

from __future__ import annotations

import re
import warnings
from collections import defaultdict
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import Any

from kg.model import Span

# No run of characters in a paper is as long as 200; jieba's time grows with the square of a run's length.
_PIECE = re.compile(r"[一-鿕]{1,200}|[0-9]+(?:\.[0-9]+)?|[A-Za-z]+|\s+|.", re.DOTALL)


def cut(text: str) -> list[str]:
    """The words of a text, in order; joined they are the text again.

    >>> cut("二七区绿化管理所3月组织职工")
    ['二七区', '绿化', '管理所', '3', '月', '组织', '职工']
    """
    words: list[str] = []
    for piece in _PIECE.findall(text):
        words.extend(_dictionary().cut(piece) if "一" <= piece[0] <= "鿕" else [piece])
    return words


def word_spans(text: str) -> tuple[Span, ...]:
    """The words of a text as spans."""
    ends = list(accumulate(len(word) for word in cut(text)))
    return tuple(Span(begin, end) for begin, end in zip([0, *ends], ends, strict=False))


def is_word(text: str) -> bool:
    """Whether jieba's dictionary has the word."""
    return tag(text) != ""


def tag(word: str) -> str:
    """The dictionary's part of speech (ICTCLAS: n, v, ns, nr, p, …), "" for a word it lacks."""
    return _dictionary().tag(word)


class _Dictionary:
    """jieba's dictionary, read into memory only for the first characters that a text has.

    jieba reads all 349,000 entries before it cuts the first word, which takes longer than
    reading a page. A word that begins with another character can't be in the text.
    """

    def __init__(self) -> None:
        cells = (files("jieba") / "dict.txt").read_text(encoding="utf-8").split()
        self._entries: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
        for entry in zip(cells[::3], cells[1::3], cells[2::3], strict=True):
            self._entries[entry[0][0]].append(entry)
        self._tags: dict[str, str] = {}
        self._loaded: set[str] = set()
        self._total = sum(map(int, cells[1::3]))
        self._rust = _rust_port()
        self._tokenizer: Any = None if self._rust else _empty_tokenizer(self._total)

    def cut(self, run: str) -> list[str]:
        if self._rust:
            return list(self._rust.cut(run))
        self._load(set(run))
        return list(self._tokenizer.cut(run))

    def tag(self, word: str) -> str:
        self._load(set(word[:1]))
        return self._tags.get(word, "")

    def _load(self, characters: set[str]) -> None:
        for character in characters - self._loaded:
            for word, frequency, tag in self._entries.get(character, ()):
                self._tags[word] = tag
                if self._tokenizer:
                    self._add(word, int(frequency))
        self._loaded |= characters

    def _add(self, word: str, frequency: int) -> None:
        known = self._tokenizer.FREQ
        known[word] = frequency
        for end in range(1, len(word)):  # jieba finds a word by way of all its beginnings
            known.setdefault(word[:end], 0)


@cache
def _dictionary() -> _Dictionary:
    return _Dictionary()


def _rust_port() -> Any:
    try:
        import rjieba  # the extra `fast`
    except ImportError:
        return None
    return rjieba


def _empty_tokenizer(total: int) -> Any:
    with warnings.catch_warnings():
        # jieba 0.42.1 is not maintained: the warnings of its own source are not ours to mend
        warnings.simplefilter("ignore")
        import jieba
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total, tokenizer.initialized = {}, total, True
    return tokenizer
