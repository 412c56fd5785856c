"""How Chinese is typed in Latin letters: whole syllables, and the first letter of each."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice, product

from kg.lexicon.tables import rows

_TABLE = "pinyin.tsv"
_MOST = 8  # spellings of one text: 长葛市 is typed changgeshi and zhanggeshi


def spellings(text: str) -> tuple[str, ...]:
    """The text in pinyin without tones, once for each way to read it; none where it has no Chinese character.

    >>> spellings("金水区")
    ('jinshuiqu',)
    >>> spellings("长葛")
    ('changge', 'zhangge')
    """
    return tuple(dict.fromkeys("".join(syllables) for syllables in _read(text)))


def initials(text: str) -> tuple[str, ...]:
    """The first letters of its syllables.

    >>> initials("金水区")
    ('jsq',)
    """
    return tuple(dict.fromkeys("".join(one[0] for one in syllables) for syllables in _read(text)))


def _read(text: str) -> Iterator[tuple[str, ...]]:
    if any(character in _readings() for character in text):
        yield from islice(product(*(_readings().get(character, (character,)) for character in text)), _MOST)


def typed(text: str) -> str:
    """What somebody typed in Latin letters, as `spellings` has it; "" where other letters are in it.

    >>> typed("Jīnshuǐ Qū"), typed("Xi'an"), typed("Lǚliáng"), typed("金水qu")
    ('jinshuiqu', 'xian', 'lvliang', '')
    """
    letters = unicodedata.normalize("NFD", text.casefold()).replace("u\u0308", "v")
    kept = "".join(one for one in letters if not unicodedata.combining(one) and (one.isalnum() or not one.isascii()))
    return kept if kept.isascii() and any(one.isalpha() for one in kept) else ""


@cache
def _readings() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for _, (syllable, characters) in rows(_TABLE, columns=2):
        for character in characters:
            found[character] = (*found.get(character, ()), syllable)
    return found
