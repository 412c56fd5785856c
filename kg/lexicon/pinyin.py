"""How Chinese is typed in Latin letters: whole syllables, and the first letter of each."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import count, islice, product
from typing import NamedTuple

from kg.lexicon.tables import rows

_TABLE = "pinyin.tsv"
_PRIVATE = 0xF0000  # first of the characters that no text has
_MOST = 8  # spellings of one text: 长葛市 is typed changgeshi and zhanggeshi


def spellings(text: str) -> tuple[str, ...]:
    """The text in pinyin without tones, once for each way to read it; none where it has no Chinese character.

    >>> spellings("金水区")
    ('jinshuiqu',)
    >>> spellings("长葛")
    ('changge', 'zhangge')
    """
    return _written(text, _table().whole)


def initials(text: str) -> tuple[str, ...]:
    """The first letters of its syllables.

    >>> initials("金水区")
    ('jsq',)
    """
    return _written(text, _table().letters)


def readings(character: str) -> tuple[str, ...]:
    """The syllables that a character is read as, in the order in which `spellings` tries them.

    >>> readings("长"), readings("a")
    (('chang', 'zhang'), ())
    """
    return _table().readings.get(character, ())


def _written(text: str, syllables: Mapping[int, str]) -> tuple[str, ...]:
    if not _table().any(text):
        return ()
    texts = _read(text) if _table().several(text) else [text]
    return tuple(dict.fromkeys(one.translate(syllables) for one in texts))


def _read(text: str) -> Iterator[str]:
    """The text once for each way to read it, with a stand-in for each character that is read in several ways."""
    choices = (_table().stand_ins.get(character, (character,)) for character in text)
    return map("".join, islice(product(*choices), _MOST))


def typed(text: str) -> str:
    """What somebody typed in Latin letters, as `spellings` has it; "" where other letters are in it.

    >>> typed("Jīnshuǐ Qū"), typed("Xi'an"), typed("Lǚliáng"), typed("金水qu")
    ('jinshuiqu', 'xian', 'lvliang', '')
    """
    letters = unicodedata.normalize("NFD", text.casefold()).replace("u\u0308", "v")
    kept = "".join(one for one in letters if not unicodedata.combining(one) and (one.isalnum() or not one.isascii()))
    return kept if kept.isascii() and any(one.isalpha() for one in kept) else ""


class _Table(NamedTuple):
    readings: Mapping[str, tuple[str, ...]]
    whole: Mapping[int, str]  # code of a character → its syllable, for str.translate
    letters: Mapping[int, str]
    stand_ins: Mapping[str, tuple[str, ...]]  # of a character with several readings: one of its own for each
    any: Callable[[str], object]
    several: Callable[[str], object]


@cache
def _table() -> _Table:
    readings: dict[str, list[str]] = {}
    for _, (syllable, characters) in rows(_TABLE, columns=2):
        for character in characters:
            readings.setdefault(character, []).append(syllable)
    codes = map(chr, count(_PRIVATE))
    stand_ins = {one: tuple(islice(codes, len(many))) for one, many in readings.items() if len(many) > 1}
    whole = {
        ord(own): syllable
        for one, many in readings.items()
        for own, syllable in zip(stand_ins.get(one, (one,)), many, strict=True)
    }
    letters = {code: syllable[0] for code, syllable in whole.items()}
    one_of = (re.compile(f"[{''.join(some)}]").search for some in (readings, stand_ins))
    kept = {character: tuple(many) for character, many in readings.items()}
    return _Table(kept, whole, letters, stand_ins, *one_of)
