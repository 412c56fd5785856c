"""Derives kg/data/pinyin.tsv from the tables of pypinyin (MIT).

pip install pypinyin==0.55.0
python scripts/derive_pinyin.py > kg/data/pinyin.tsv
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator

from pypinyin.phrases_dict import phrases_dict  # type: ignore[import-not-found]
from pypinyin.pinyin_dict import pinyin_dict  # type: ignore[import-not-found]

from kg.lexicon.characters import simplified

HEADER = """\
# Syllable without its tone (ü is v), the characters read so. A character stands at each of its readings that
# people type: 长 at chang and zhang.
# Origin: pypinyin 0.55.0 (https://github.com/mozillazg/python-pinyin, MIT; see NOTICE). Changed by
# scripts/derive_pinyin.py: tones left out, simplified characters of the basic CJK block only, and of several
# readings those that a tenth of the phrases have; readings of surnames and places added by hand."""

FIRST, LAST = 0x4E00, 0x9FFF
SHARE = 0.1

# Readings of surnames and of places that phrases hardly have: 单 as a surname, 浚县, 荥经. Not ou for 区, which
# every district would get.
NAMES = """
曾zeng 单shan 仇qiu 解xie 查zha 盖ge 尉yu 朴piao 纪ji 冼xian 乜nie 逄pang 缪miao 翟zhai 覃qin 覃tan
牟mu 牟mou 荥ying 浚xun 莘xin 涡guo 蚌beng 厦xia 番pan 枞zong 歙she 黟yi 亳bo 泌bi 漯luo 渑mian 洧wei
铅yan 珲hun 莞guan 圳zhen 儋dan 栎yue 郏jia 鄄juan 嵊sheng 堡pu 堡bu
"""


def main() -> None:
    syllables: dict[str, set[str]] = defaultdict(set)
    for character, readings in _readings():
        for reading in readings:
            syllables[reading].add(character)
    for word in NAMES.split():
        if simplified(word[0]) == word[0]:
            syllables[word[1:]].add(word[0])
    print(HEADER)
    for syllable, characters in sorted(syllables.items()):
        print(f"{syllable}\t{''.join(sorted(characters))}")


def _readings() -> Iterator[tuple[str, list[str]]]:
    counted = _counted()
    for code, spelled in sorted(pinyin_dict.items()):
        character = chr(code)
        if FIRST <= code <= LAST and simplified(character) == character:
            yield character, _common(counted[character], _plain(spelled.split(",")[0]))


def _counted() -> dict[str, Counter[str]]:
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for phrase, spelled in phrases_dict.items():
        for character, readings in zip(phrase, spelled, strict=False):
            counted[character][_plain(readings[0])] += 1
    return counted


def _common(counted: Counter[str], first: str) -> list[str]:
    enough = max(2, SHARE * counted.total())
    return [reading for reading, count in counted.items() if count >= enough] or [first]


def _plain(reading: str) -> str:
    spelled = unicodedata.normalize("NFD", reading).replace("u\u0308", "v").replace("e\u0302", "e")
    return "".join(letter for letter in spelled if letter.isascii() and letter.isalpha())


if __name__ == "__main__":
    main()
