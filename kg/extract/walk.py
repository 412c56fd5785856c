"""A walk to the left of a suffix: a name as far as it is known, and the words that say where one can end."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.extract.found import Found, Words
from kg.lexicon import tables
from kg.lexicon.words import tag
from kg.model import Kind

LEVELS = frozenset("省市区县镇乡") | {"街道", "社区", "村", "全国"}
MEASURES = frozenset("个家条座处名位户栋幢所次项批支起件只台辆场块片层间套种类级届期趟遍")
NUMERALS = frozenset("一二三四五六七八九十百")
COUNTS = NUMERALS | frozenset("两几多各余0123456789")
COMPASS = frozenset("东西南北中")
HAMLETS = frozenset("屯庄寨岗营堡湾沟坪坡庙店砦洼垌岭坊闸铺")  # what a village's name ends in makes it a name
FUNCTION = "但仅是为在对由从向和与将把被让给到至了的之以及该这于据经同随跟往自等也都还并视或离"
ASKED = ("协调", "引进", "邀请", "聘请", "联系", "组织", "带领")  # verbs that offices are called by, too: 协调|办公室
CHINESE = re.compile(r"[一-鿕]+")
_NAME_NOTHING = MEASURES | COMPASS | NUMERALS
_ANYONES = ("河", "江", "公司", "市场", "集团", "超市", "酒店", "宾馆", "商会", "工厂", "厂", "政府")


@dataclass(frozen=True, slots=True)
class Suffix:
    """How a name ends, and what the table asks of its beginning."""

    text: str
    kind: Kind
    type: str
    policy: str


@dataclass(frozen=True, slots=True)
class Walk:
    """A name as far as it is known: from `begin` to its suffix, with the words in between."""

    words: Words
    ending: Mapping[int, Found]  # names found before, by where they end
    suffix: Suffix
    begin: int
    parts: tuple[str, ...] = ()
    proper: bool = False  # a word is in it that only a name has
    last: bool = False  # nothing more can belong to it

    def further(self, begin: int, *, proper: bool = False, last: bool = False) -> Walk:
        parts = (self.words.text[begin : self.begin], *self.parts)
        return Walk(self.words, self.ending, self.suffix, begin, parts, self.proper or proper, last)

    def names_something(self) -> bool:
        """Whether the words so far say which one: 和平|社区, 区|执法局, but not 本|社区, 物业|公司."""
        said = "".join(self.parts)
        if self.suffix.kind == "area" and len(said) == 1 and said in HAMLETS:
            return False  # 庄|村: the rest of a name that was not read
        if set(said) <= _NAME_NOTHING and (self.suffix.kind != "area" or len(said) < 2):
            return False  # 北|路, 四|河, but 七东|社区
        if self.suffix.policy in ("proper", "act"):
            return self.proper and not self._names_a_country_only()
        road = self.suffix.policy == "road"
        vague = tables.words("no_road.txt" if road else "generic.txt")
        length = sum(map(len, self.parts))
        return any(part not in vague for part in self.parts) and length >= (1 if road or self.proper else 2)

    def _names_a_country_only(self) -> bool:
        """中国|市场, 美国|互联网|公司."""
        said = {part for part in self.parts if part not in tables.words("generic.txt") and part != "国家"}
        anyone = self.suffix.text in _ANYONES
        return anyone and bool(said) and said <= tables.words("countries.txt")


def is_odd(word: str) -> bool:
    """Whether a single character stands where no word of one character would: the segmenter lost a name."""
    single = len(word) == 1 and bool(CHINESE.match(word)) and word not in FUNCTION
    return single and tag(word)[:1] in ("n", "g", "z", "")


def is_counting(words: Words, index: int) -> bool:
    """Whether a word is a measure behind a number: 7|条|背街."""
    return index > 0 and words.word(index) in MEASURES and set(words.word(index - 1)) <= COUNTS


@cache
def borders() -> frozenset[str]:
    """Words that a name does not go on to the left of: learned ones and verbs that the dictionary has as nouns."""
    learned = frozenset(cells[0] for _, cells in tables.rows("border_words.tsv", 3))
    suffixes = frozenset(cells[0] for _, cells in tables.rows("suffixes.tsv", 4))
    ours = LEVELS | suffixes | tables.words("generic.txt") | tables.words("name_words_local.txt")
    return learned - ours | tables.words("predicates.txt") - LEVELS
