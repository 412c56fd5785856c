"""Names by how they end: 局, 派出所, 社区, 路. The grammar finds where such a name begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from kg.errors import DataError
from kg.extract.found import Found, Words
from kg.lexicon import tables
from kg.lexicon.words import is_word, tag
from kg.model import Kind, Span

_LONGEST = {"area": 6, "place": 9, "organization": 18}  # characters before the suffix
_LEVELS = frozenset("省市区县镇乡") | {"街道", "社区", "村", "全国"}
_MEASURES = frozenset("个家条座处名位户栋幢所次项批支起件只台辆场块片层间套种类级届期")
_NUMERALS = frozenset("一二三四五六七八九十百")
_POLICIES = ("proper", "free", "act", "level", "road")
_STOPS = ("p", "c", "r", "u", "d", "y", "e", "t", "o", "k", "v", "i", "l", "z", "f", "s", "x")
_NAMES = ("ns", "nz", "nt", "nr")
_COMPASS = frozenset("东西南北中")
_SIDES = _COMPASS | frozenset("前后上下里外大小老新")  # 后屯村
_BESIDE = ("", "北", "南", "东", "西", "口", "段", "边", "旁")  # 合作|路北, 纬四|路口: the road ends before it
_HAMLETS = frozenset("屯庄寨岗营堡湾沟坪坡庙店砦洼垌岭坊闸")  # what a village's name ends in makes it a name
_FUNCTION = "是为在对由从向和与将把被让给到了的以及该这于据经同随跟往自等也都还并"
_QUOTES = {"”": "“", "》": "《", "’": "‘", "」": "「"}
_CHINESE = re.compile(r"[一-鿕]+")
_BRIEF_OFFICE = re.compile(r"(?<![一-鿕])[省市区县镇][一-鿕]{0,3}[^主举承协督查开兴帮代补申创包]办(?![理公事法学案])")
_NUMBERED_YARD = re.compile(r"\d{1,4}号(?:院|家属院|小区)")


@dataclass(frozen=True, slots=True)
class _Suffix:
    kind: Kind
    type: str
    policy: str


@cache
def _suffixes() -> dict[str, _Suffix]:
    table: dict[str, _Suffix] = {}
    for line, (suffix, kind, type_, policy) in tables.rows("suffixes.tsv", 4):
        if policy not in _POLICIES or kind not in _LONGEST or suffix in table:
            raise DataError(f"kg/data/suffixes.tsv:{line}: {suffix}: {kind}, {policy} (expected a new suffix, {_POLICIES})")
        table[suffix] = _Suffix(cast(Kind, kind), type_, policy)
    return table


@cache
def _suffix_pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_suffixes(), key=lambda suffix: (-len(suffix), suffix))))


@cache
def _inside_words() -> frozenset[str]:
    learned = frozenset(cells[0] for _, cells in tables.rows("name_words.tsv", 3))
    return learned | tables.words("name_words_local.txt")


@cache
def _borders() -> frozenset[str]:
    """Words that a name does not go on to the left of: learned ones and verbs that the dictionary has as nouns."""
    learned = frozenset(cells[0] for _, cells in tables.rows("border_words.tsv", 3))
    ours = frozenset(_suffixes()) | tables.words("generic.txt") | tables.words("name_words_local.txt")
    return learned - ours | tables.words("predicates.txt")


def find_suffixed(words: Words, known: Sequence[Found]) -> list[Found]:
    """Areas, places and organizations whose names end in a known way; `known` are areas found before."""
    ending = {found.span.end: found for found in known}
    found: list[Found] = []
    for match in _suffix_pattern().finditer(words.text):
        name = _read(words, Span(*match.span()), ending)
        if name:
            found.append(name)
            ending[name.span.end] = name
    brief = [Found(Span(*match.span()), "organization", "GovernmentBody", "suffix.brief-office", 0.75)
             for match in _BRIEF_OFFICE.finditer(words.text)]  # 市创卫办
    return found + brief + [yard for road in found if (yard := _numbered_yard(words.text, road))]


def _read(words: Words, at: Span, ending: dict[int, Found]) -> Found | None:
    suffix = _suffixes()[at.of(words.text)]
    if not _ends_a_word(words, at) or words.in_certain(at):
        return None
    prefix = _level(words, at, ending) if suffix.policy == "level" else _prefix(words, at, suffix, ending)
    if prefix is None:
        return None
    span = Span(_posted(words.text, prefix, ending), at.end)
    if suffix.kind == "organization" and span.end - span.begin < 3 and suffix.policy != "level":
        return None
    return Found(span, suffix.kind, suffix.type, f"suffix.{suffix.policy}", _CONFIDENCE[suffix.policy])


_CONFIDENCE = {"level": 0.9, "proper": 0.85, "free": 0.8, "act": 0.8, "road": 0.8}


def _ends_a_word(words: Words, at: Span) -> bool:
    """False where the suffix only begins a longer word: 村 in 村民, 路 in 路口, 局 in 局长."""
    index = words.at(at.end - 1)
    rest = words.text[at.end : words.spans[index].end]
    return rest in _BESIDE or rest in tables.words("titles.txt") or not is_word(words.word(index))


def _posted(text: str, begin: int, ending: dict[int, Found]) -> int:
    """商河县驻|济南…服务站: an office that one area has in another."""
    sender = ending.get(begin - 1) if text[begin - 1 : begin] == "驻" else None
    return sender.span.begin if sender and sender.kind == "area" else begin


def _level(words: Words, at: Span, ending: dict[int, Found]) -> int | None:
    """上街区|委, 区|委, 共青团中原区|委."""
    area = ending.get(at.begin)
    begin = area.span.begin if area and area.kind == "area" else at.begin - 1
    if begin < 0 or words.text[at.begin - 1] not in "省市区县镇乡州旗" or words.text[at.begin - 2 : at.begin] in ("小区", "社区"):
        return None
    party = next((name for name in ("共青团", "中共", "团") if words.text.endswith(name, 0, begin)), "")
    return begin - len(party)


def _prefix(words: Words, at: Span, suffix: _Suffix, ending: dict[int, Found]) -> int | None:
    """Where the name begins, or None where what stands before the suffix names nothing."""
    begin, proper, parts = at.begin, False, list[str]()
    first = words.at(at.begin)
    if words.spans[first].begin < at.begin:  # 南京路 is one word; 路大孙 none
        whole = words.word(first)
        if suffix.policy == "road" and is_word(whole) and not tag(whole).startswith(_NAMES):
            odd = first > 0 and _is_odd(words.word(first - 1))
            return words.spans[first - 1].begin if odd else None  # 历|山路 is a name; 道路, 公路 are none
        plain = len(whole) == 2 and is_word(whole) and not tag(whole).startswith(_NAMES)
        if plain or whole in tables.words("generic.txt"):
            return None  # 格局, 大厅, 农村, 沿河
        begin = words.spans[first].begin if is_word(whole) else _guessed(words, first, at.begin, ending)
        proper = begin < at.begin and (not is_word(whole) or tag(whole).startswith(_NAMES))
        parts += [words.text[begin : at.begin]] if begin < at.begin else []
    while begin > 0 and at.begin - begin < _LONGEST[suffix.kind]:
        step = _step(words, begin, suffix, ending, proper, parts)
        if step is None:
            break
        begin, proper, parts, last = step
        if last:
            break
    return begin if _names(parts, proper, suffix) and at.begin - begin <= _LONGEST[suffix.kind] else None


def _is_guess(words: Words, index: int) -> bool:
    """Whether a word is none of the dictionary but two characters or more that the segmenter put together."""
    word = words.word(index) if index >= 0 else ""
    return len(word) > 1 and bool(_CHINESE.fullmatch(word)) and not is_word(word)


def _is_odd(word: str) -> bool:
    """Whether a single character stands where no word of one character would: the segmenter lost a name."""
    return len(word) == 1 and bool(_CHINESE.match(word)) and tag(word)[:1] in ("n", "g", "z", "") and word not in _FUNCTION


def _step(
    words: Words, begin: int, suffix: _Suffix, ending: dict[int, Found], proper: bool, parts: list[str]
) -> tuple[int, bool, list[str], bool] | None:
    """One word further to the left: the new begin, whether it is proper by now, its parts, whether to stop there."""
    if begin in ending:
        before = ending[begin]
        if not _takes(suffix, before, parts, proper):
            return None
        return before.span.begin, True, [before.span.of(words.text), *parts], before.kind != "place"
    index = words.at(begin - 1)
    word = words.word(index)
    if len(word) == 1 and parts and len(parts[0]) == 1 and word not in _FUNCTION and _is_odd(word):
        return words.spans[index].begin, True, [word, *parts], False  # 絮|锦, 圃|田
    if word in _QUOTES:
        opened = words.text.rfind(_QUOTES[word], max(0, begin - 14), begin)
        quoted = suffix.kind != "area" and opened >= 0 and suffix.policy != "road"
        return (opened, True, [words.text[opened:begin], *parts], True) if quoted else None
    if not is_word(word) and _CHINESE.fullmatch(word):
        guessed = _guessed(words, index, begin, ending)
        cut = guessed > words.spans[index].begin
        return (guessed, True, [words.text[guessed:begin], *parts], cut) if guessed < begin else None
    if not _goes_on(words, index, word, suffix, parts) and not _opens_name(words, index, suffix, parts):
        return None
    if word in _LEVELS:
        whole = suffix.kind == "place" or suffix.type == "SubdistrictOffice"
        if suffix.kind == "area" or whole and _names(parts, proper, suffix):
            return None
        return words.spans[index].begin, True, [word, *parts], True
    rare = tag(word).startswith(_NAMES) or word in _HAMLETS
    return words.spans[index].begin, proper or rare, [word, *parts], False


def _guessed(words: Words, index: int, end: int, ending: dict[int, Found]) -> int:
    """Where a name begins in a word that only the segmenter's guess made: 对|圃田, 商都路|大孙."""
    begin = words.spans[index].begin
    begin = max([begin, *(position for position in range(begin + 1, end) if position in ending)])
    piece = words.text[begin:end]
    verb = next((size for size in (3, 2) if len(piece) > size and piece[:size] in _borders()), 0)
    return end - len(piece[verb:].lstrip(_FUNCTION))


def _takes(suffix: _Suffix, before: Found, parts: list[str], proper: bool) -> bool:
    """Whether a name found before this one is the beginning of it: 大学路|办事处, but not 花园口镇|大孙庄村."""
    if suffix.type == "SubdistrictOffice" and before.kind == "area":
        return not _names(parts, proper, suffix)
    if suffix.kind == "organization":
        return before.kind != "organization" or not _names(parts, proper, suffix) or before.type == "Company"
    if before.kind != "area":
        return not parts or suffix.kind == "area" and parts in [[side] for side in _COMPASS]  # 西站|东|社区
    return suffix.kind == "place" and before.kind == "area" and not _names(parts, proper, suffix)


def _opens_name(words: Words, index: int, suffix: _Suffix, parts: list[str]) -> bool:
    """解放|桥|社区 at the beginning of a clause: a verb and one character, which together can only be a name."""
    word, before = words.word(index), words.text[words.spans[index].begin - 1 : words.spans[index].begin]
    free = suffix.policy in ("free", "road") and len(parts) == 1 and len(parts[0]) == 1
    verb = len(word) == 2 and tag(word).startswith("v") and word not in _borders()
    return free and verb and not _CHINESE.match(before)


def _goes_on(words: Words, index: int, word: str, suffix: _Suffix, parts: list[str]) -> bool:
    if word in _SIDES and suffix.kind == "area":
        return bool(parts) or index > 0 and tag(words.word(index - 1)).startswith("n")
    if suffix.kind == "organization" and word in _inside_words():
        return True
    if not _CHINESE.fullmatch(word) or word in tables.words("breaks.txt") or word in tables.words("which.txt"):
        return False
    if suffix.policy == "road" and tag(word) == "vn":
        return not parts  # 合作|路
    if len(word) == 1 and word not in _FUNCTION and _is_guess(words, index - 1):
        return True  # 青禾|垄: the segmenter lost its way in a name
    if suffix.policy != "act" and word in _borders() or len(word) == 4 and (word[:2] in _borders() or word[2:] in _borders()):
        return False  # 积极联系 is one word of the dictionary
    if set(word) <= _NUMERALS:
        return bool(parts) and parts[0] not in _MEASURES
    if word in _MEASURES:
        return index > 0 and not set(words.word(index - 1)) <= _NUMERALS | set("两几多各余0123456789")
    if word in _SIDES:
        return word in _COMPASS
    if word in _LEVELS:
        return True
    if suffix.policy == "road" and word in tables.words("generic.txt"):
        return not parts  # 建设路, but not 辖区建设路
    kind = tag(word)
    if kind == "m" and parts and len(word) > 1:
        return word[-1] not in _MEASURES  # 十二里|屯
    if kind in ("m", "q") and len(word) == 1 and index > 0:
        return _is_odd(words.word(index - 1))  # 泺|口
    if suffix.policy == "act" and kind.startswith("v"):
        return len(word) > 1 and word not in tables.words("founding.txt")
    return not kind.startswith(_STOPS) and kind not in ("m", "q", "mq")


def _names(parts: list[str], proper: bool, suffix: _Suffix) -> bool:
    if all(part in _MEASURES for part in parts):
        return False
    if suffix.policy in ("proper", "act"):
        return proper
    vague = tables.words("no_road.txt" if suffix.policy == "road" else "generic.txt")
    length = sum(map(len, parts))
    return any(part not in vague for part in parts) and length >= (1 if suffix.policy == "road" or proper else 2)


def _numbered_yard(text: str, road: Found) -> Found | None:
    """城东路105号院: a road, a number and what stands there."""
    match = _NUMBERED_YARD.match(text, road.span.end) if road.type == "Road" else None
    return match and Found(Span(road.span.begin, match.end()), "place", "Estate", "suffix.numbered-yard", 0.9)
