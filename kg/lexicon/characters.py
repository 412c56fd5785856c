"""Widths and variants folded for matching: full-width to half-width, traditional to simplified."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache

from kg.errors import DataError
from kg.lexicon.tables import rows

_TABLE = "traditional.tsv"
_TO_HALF_WIDTH = 0xFEE0  # U+FF01–U+FF5E are ASCII's U+0021–U+007E, this far up


@lru_cache(256)
def fold(text: str) -> str:
    """The text with widths and variants folded; offsets stay, code point for code point.

    >>> fold("新華社北京３月１日電（記者　某某）")
    '新华社北京3月1日电(记者 某某)'
    """
    return _folding()(text)


def simplified(text: str) -> str:
    """The text in simplified characters and their quotation marks; widths and offsets stay.

    >>> simplified("聯合開展「清潔家園」，所長")
    '联合开展“清洁家园”，所长'
    """
    return _simplifying()(text)


def traditional(characters: Iterable[str]) -> dict[str, str]:
    """Traditional character → its simplified one, of those whose simplified one is among these.

    >>> traditional("金水区")
    {'區': '区'}
    """
    wanted = frozenset(characters)
    return {one: other for one, other in _simplified().items() if other in wanted}


def shown(text: str) -> str:
    r"""The text as a terminal may have it: control characters and those that turn the writing by their code.

    >>> print(shown("a\x1b[31mb\u202e"))
    a\x1b[31mb\u202e
    """
    return "".join(character if character.isprintable() else _code(character) for character in text)


def _code(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


@cache
def _folding() -> Callable[[str], str]:
    half_width = {chr(code + _TO_HALF_WIDTH): chr(code) for code in range(0x21, 0x7F)}
    spaces = dict.fromkeys("\u3000\xa0\u2002\u2003", " ")
    return _replacing(half_width | spaces | _simplified())


@cache
def _simplifying() -> Callable[[str], str]:
    return _replacing(_simplified() | dict(zip("「」『』", "“”“”", strict=True)))


def _replacing(table: Mapping[str, str]) -> Callable[[str], str]:
    """What replaces single characters, none of which stands for another.

    Few of a text are any, and those few again and again: a pattern finds which, faster than `str.translate`.
    """
    find = re.compile(f"[{''.join(table)}]").findall

    def replace(text: str) -> str:
        for character in set(find(text)):
            text = text.replace(character, table[character])
        return text

    return replace


@cache
def _simplified() -> dict[str, str]:
    pairs: dict[str, str] = {}
    for line, (traditional, simplified) in rows(_TABLE, columns=2):
        if len(traditional) != 1 or len(simplified) != 1:
            found = f"{traditional} {simplified}"
            raise DataError(f"kg/data/{_TABLE}:{line}: {found} (expected one character each)")
        pairs[traditional] = simplified
    return pairs
