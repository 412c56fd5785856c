"""Word segmentation: jieba's only door.

Runs of Chinese characters are cut by jieba, or by its Rust port where that is installed: on
such runs the two agree, and everything else (digits, Latin, punctuation) is cut here, so that
no output depends on which of them was used.
"""

from __future__ import annotations

import re
import sys
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import accumulate
from operator import add
from pathlib import Path
from typing import Any

from kg.errors import DataError
from kg.model import Span

# No run of characters in a paper is as long as 200; jieba's time grows with the square of a run's length.
_PIECE = re.compile(r"[一-鿕]{1,200}|[0-9]+(?:\.[0-9]+)?|[A-Za-z]+|\s+|.", re.DOTALL)

# Lines of the dictionary that begin alike; they stand together there, most of them.
_OF_ONE_CHARACTER = re.compile(r"^(.).*(?:\n\1.*)*", re.MULTILINE)
_OF_ONE_PAIR = re.compile(r"^(..).*(?:\n\1.*)*", re.MULTILINE)
_REMEMBERED = 1 << 16  # words whose part of speech was asked for
_RUNS = 1 << 10  # of an article: several steps cut the same ones, which jieba takes long for
_KNOWN_SIZE, _KNOWN_TOTAL = 5_071_852, 60_101_967  # bytes, occurrences


def cut(text: str) -> list[str]:
    """The words of a text, in order; joined they are the text again.

    >>> cut("二七区绿化管理所3月组织职工")
    ['二七区', '绿化', '管理所', '3', '月', '组织', '职工']
    """
    words: list[str] = []
    cut_run = _dictionary().cut
    for piece in _PIECE.findall(text):
        if len(piece) > 1 and "一" <= piece[0] <= "鿕":
            words += cut_run(piece)
        else:
            words.append(piece)
    return words


def word_spans(text: str, begin: int = 0) -> tuple[Span, ...]:
    """The words of a text as spans, counted from `begin`."""
    bounds = tuple(accumulate(map(len, cut(text)), initial=begin))
    return tuple(map(Span, bounds, bounds[1:]))


def is_word(text: str) -> bool:
    """Whether jieba's dictionary has the word."""
    return tag(text) != ""


@lru_cache(_REMEMBERED)
def tag(word: str) -> str:
    """The dictionary's part of speech (ICTCLAS: n, v, ns, nr, p, …), "" for a word it lacks."""
    return _dictionary().tag(word)


class _Dictionary:
    """jieba's dictionary, read into memory only for the pairs of characters that a text has.

    jieba reads all 349,000 entries before it cuts the first word, which takes longer than reading a
    page. A word that begins with another pair of characters can't be in the text.
    """

    def __init__(self) -> None:
        data = _dictionary_file().read_bytes()
        self._lines = data.decode("utf-8")
        self._blocks: dict[str, list[Span]] = defaultdict(list)  # by first character
        for block in _OF_ONE_CHARACTER.finditer(self._lines):
            self._blocks[block[1]].append(Span(*block.span()))
        self._pairs: dict[str, list[str]] = defaultdict(list)  # by the first two; "区 " is the word 区
        self._tags: dict[str, str] = {}
        rust = _rust_port()
        self._tokenizer: Any = None if rust else _empty_tokenizer(_total(data))
        self.cut: Callable[[str], Iterable[str]] = rust.cut if rust else lru_cache(_RUNS)(self._cut_slowly)

    def _cut_slowly(self, run: str) -> tuple[str, ...]:
        for pair in {*map(add, run, run[1:]), *(f"{character} " for character in run)}:
            self._load(pair)
        return tuple(self._tokenizer.cut(run))

    def tag(self, word: str) -> str:
        self._load(f"{word} "[:2])
        return self._tags.get(word, "")

    def _load(self, pair: str) -> None:
        """Reads the words that begin with a pair of characters, unless they are read or there are none."""
        if pair[0] in self._blocks:
            self._part(pair[0])
        for lines in self._pairs.pop(pair, ()):
            cells = lines.split()
            self._tags.update(zip(cells[::3], cells[2::3], strict=True))
            if self._tokenizer:
                self._add(cells[::3], cells[1::3])

    def _part(self, character: str) -> None:
        """Parts the words that begin with a character by their first two."""
        for block in self._blocks.pop(character):
            for lines in _OF_ONE_PAIR.finditer(self._lines, *block):
                self._pairs[lines[1]].append(lines[0])

    def _add(self, words: list[str], frequencies: list[str]) -> None:
        known = self._tokenizer.FREQ
        known.update(zip(words, map(int, frequencies), strict=True))
        # jieba finds a word by way of all its beginnings
        beginnings = {word[:end] for word in words for end in range(1, len(word))}
        known.update((beginning, 0) for beginning in beginnings if beginning not in known)


def _dictionary_file() -> Path:
    """jieba's dict.txt, found without importing jieba, which takes as long as reading a short page."""
    found = find_spec("jieba")
    if found is None or found.origin is None:
        raise DataError("jieba: not installed (expected the package jieba with its dict.txt)")
    return Path(found.origin).with_name("dict.txt")


def _total(data: bytes) -> int:
    """The sum of all frequencies; of jieba 0.42.1's own dictionary it is known."""
    if len(data) == _KNOWN_SIZE:
        return _KNOWN_TOTAL
    return sum(map(int, re.findall(rb" (\d+) ", data)))


@cache
def _dictionary() -> _Dictionary:
    return _Dictionary()


def _rust_port() -> Any:
    try:
        import rjieba  # the extra `fast`
    except ImportError:
        return None
    return rjieba


@contextmanager
def _without(module: str) -> Iterator[None]:
    """Hides a module from an import that can do without it, where it has not been imported before.

    jieba asks setuptools' pkg_resources for its own files, which takes longer than all else it does at first.
    """
    if module in sys.modules:
        yield
        return
    sys.modules[module] = None  # type: ignore[assignment]  # what the import system takes for "not there"
    try:
        yield
    finally:
        del sys.modules[module]


def _empty_tokenizer(total: int) -> Any:
    with warnings.catch_warnings(), _without("pkg_resources"):
        # jieba 0.42.1 is not maintained: the warnings of its own source are not ours to mend
        warnings.simplefilter("ignore")
        import jieba
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total, tokenizer.initialized = {}, total, True
    return tokenizer
