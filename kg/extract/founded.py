"""Bodies and rooms called by ordinary words: 柳河社区成立|老人议事会, 红旗社区|温馨书吧, “银铃合唱团”.

Nothing in such a name is of names only. That it is one is said by the verb of founding before it, where the
sentence names who founds, by the community whose room it is, or by the marks around a body's whole name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple, cast

from kg.extract.found import Found, Words, is_counted, occurrences
from kg.lexicon import tables
from kg.lexicon.patterns import longest_of
from kg.lexicon.words import tag
from kg.model import Kind, Span

_CHINESE = re.compile("[一-鿕]{2,}")
_QUOTED = re.compile("“([一-鿕0-9]{4,14})”")
_SAYS = re.compile("[有我你他她们了的着过是在把被不]")  # within a quotation: that it speaks
_CARRIED_OUT = re.compile(
    "[一-鿕]{0,4}?(?:活动|行动|工程|项目|品牌|模式|机制|制度|建设|做法|举措|经验)"
)  # “党员突击队”行动
_POINTS = re.compile("[这那该此本各每某]")  # 这支|服务队
_CARRY_OUT = ("开展", "实施", "推行", "推进", "推广", "启动", "举办", "举行")
_ENDS_SENTENCE = re.compile(r"[\n。！？!?；;]")
_OF_EACH = re.compile(
    "[各每均都]|多个|一批|所有|一些|要求|[0-9]{1,12}[个家]"
)  # 要求各社区成立居民议事会: a kind of body
_LONGEST = {"nouns": 8, "words": 14}  # characters before the ending
_SHORTEST = 2
_BARE_OWNERS = ("街道",)  # 成立街道|党建联席会
_WHO = frozenset("者户员")
_JOINTS = ("、", "和", "及", "与", "以及")
_FURTHEST = 40  # characters from the verb back to who founds
_OWNERS = ("Community", "Village", "Subdistrict", "SubdistrictOffice", "Township", "Estate")
_NOT_INSIDE = ("p", "c", "r", "u", "d", "m", "q", "y", "e", "t", "f", "w", "x", "ns")  # parts of speech


class _Ending(NamedTuple):
    kind: Kind
    type: str
    inside: str  # nouns or words


def find_founded(words: Words, named: Sequence[Found]) -> list[Found]:
    """The bodies and rooms that somebody founds or a community has; `named` are names found before."""
    ends = {found.span.end: found for found in named if found.kind in ("area", "organization", "place")}
    found: dict[str, _Ending] = {}
    reached = 0  # where the last of them ends
    for match in _pattern().finditer(words.text):
        ending = _endings()[match[0]]
        one = words.ends_at(match.end()) and not is_counted(words.text, match.end())
        begin = _begin(words, match.start(), ending, ends, reached) if one else None
        if begin is not None:
            if words.text[begin : match.end()] not in tables.words("generic.txt"):
                found[words.text[begin : match.end()]] = ending
            reached = match.end()
    quoted = list(_quoted(words))
    found.update((each.span.of(words.text)[1:-1], _Ending(each.kind, each.type, "nouns")) for each in quoted)
    quoted += _quoted_teams(words)
    return [*quoted, *(each for name, ending in found.items() for each in _everywhere(words, name, ending))]


@cache
def _endings() -> Mapping[str, _Ending]:
    rows = tables.rows("founded.tsv", 4)
    return {ending: _Ending(cast(Kind, kind), type_, inside) for _, (ending, kind, type_, inside) in rows}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(longest_of(_endings()))


def _quoted(words: Words) -> Iterator[Found]:
    """“银铃合唱团”, “新市民之家”, marks and all: a quotation that is a body's or a room's name and nothing else."""
    matches = list(_QUOTED.finditer(words.text))
    acts = {match[1] for match in matches if _is_carried_out(words.text, match)}
    for match in matches:
        ends = [end for end in _pattern().finditer(match[1]) if end.end() == len(match[1])]
        ending = _endings()[ends[0][0]] if ends else None
        called = bool(ends) and _says_which([match[1][: ends[0].start()]]) and not _is_spoken(words, match)
        if ending and ending.kind != "initiative" and called and match[1] not in acts:
            yield Found(Span(*match.span()), ending.kind, ending.type, "founded.quoted", 0.8)


def _quoted_teams(words: Words) -> Iterator[Found]:
    """“老棉袄”义务除雪队, “汴河情”戏迷剧社: a quotation, and what kind of team or society is called so."""
    for match in _TEAM.finditer(words.text):
        if words.ends_at(match.end()) and not _SAYS.search(match[2]) and not _SPOKEN.search(match[1]):
            type_ = "WorkingGroup" if match[2].endswith("队") else "SocialOrganization"
            yield Found(Span(*match.span()), "organization", type_, "founded.team", 0.85)
    for match in _WHOLE_TEAM.finditer(words.text):
        if not _is_spoken(words, match) and not _is_carried_out(words.text, match):
            yield Found(Span(*match.span()), "organization", "WorkingGroup", "founded.team", 0.8)


_TEAM = re.compile(
    "“([一-鿕0-9]{2,10})”"
    "([一-鿕]{0,7}?(?:(?<![部军排连舰])队(?![员长列伍])|(?<!新华)社(?![区会长员])|团(?![员队长结]|伙)))"
)
_WHOLE_TEAM = re.compile(
    "“([一-鿕0-9]{2,8}(?<![部军排连舰一二三四五六七八九十领带组成归入家])队)”(?!精神|称号|荣誉|奖)"
)
_SPOKEN = re.compile("[我你他她了吗吧呢啊]")


def _is_carried_out(text: str, quoted: re.Match[str]) -> bool:
    """Whether what a quotation names is an act: 推行“板凳议事会”, “党员突击队”行动."""
    return text.endswith(_CARRY_OUT, 0, quoted.start()) or _CARRIED_OUT.match(text, quoted.end()) is not None


def _is_spoken(words: Words, quoted: re.Match[str]) -> bool:
    """Whether a quotation is what somebody says: “参加合唱队”."""
    begun = _may_stand_inside(words.word(words.at(quoted.start(1))))
    before = words.text[quoted.start() - 1 : quoted.start()]
    return not begun or before in (":", "：") or _SAYS.search(quoted[1]) is not None


def _begin(words: Words, position: int, ending: _Ending, ends: Mapping[int, Found], reached: int) -> int | None:
    """Where the words before an ending begin: behind a verb of founding, a room's community, 老人议事会和."""
    begin, said = position, list[str]()
    while begin > 0 and position - begin <= _LONGEST[ending.inside]:
        owner, verb = ends.get(begin), _founding_verb(words, begin)
        if owner is not None and said and ending.inside == "nouns":
            by_verb = (verb := _founding_verb(words, owner.span.begin)) is not None and _has_founder(words, verb, ends)
            named = by_verb or (ending.kind == "place" and not set(said) & tables.words("breaks.txt"))
            return begin if named and owner.type in _OWNERS and _says_which(said) else None
        if verb is not None:
            return begin if _has_founder(words, verb, ends) and _says_which(said) else None
        start = words.begins[words.at(begin - 1)]
        if ending.inside == "nouns" and start == reached and words.text[start:begin] in _JOINTS:
            return begin if _says_which(said) else None
        piece = words.text[start:begin]
        if not _may_stand_inside(piece, verbs=ending.inside == "words"):
            return None
        said.append(piece)
        begin = start
    return None


def _may_stand_inside(word: str, *, verbs: bool = False) -> bool:
    """老人, 温馨, and what bodies do: 志愿, 互助; any verb of two characters where they may (`verbs`)."""
    verbal = tag(word).startswith("v") and word not in tables.words("name_words_local.txt")
    verbal = verbal and not (verbs and len(word) > 1 and word not in tables.words("founding.txt"))
    if word in _WHO:
        return True  # 农民|用水|者|协会
    named = bool(_CHINESE.fullmatch(word)) and not _POINTS.match(word)
    return named and not verbal and not tag(word).startswith(_NOT_INSIDE)


def _founding_verb(words: Words, position: int) -> int | None:
    """Where a verb of founding begins that ends here: 成立, 成立了."""
    position = _before_first(words.text, position)
    position -= 2 * words.text.endswith(_BARE_OWNERS, 0, position)
    index = words.at(position - 1) if position else -1
    index -= index > 0 and words.word(index) == "了"
    founds = index >= 0 and words.word(index) in tables.words("founded_by.txt")
    return words.begins[index] if founds else None


def _before_first(text: str, position: int) -> int:
    """建成|全区首个|流动党员服务站: what is the first of its kind is one, and has a name."""
    match = _FIRST.search(text, max(0, position - _LONGEST_FIRST), position)
    return match.start() if match else position


_FIRST = re.compile("(?:全[国省市区县镇]|我[省市区县])?(?:首[个家支所座处]|第一[个家支所座处])$")
_LONGEST_FIRST = 5


def _says_which(said: Sequence[str]) -> bool:
    """老人|议事会, but not 专门|服务队."""
    return sum(map(len, said)) >= _SHORTEST and not set(said) <= tables.words("founded_vague.txt")


def _has_founder(words: Words, verb: int, ends: Mapping[int, Found]) -> bool:
    """Whether the sentence has named who founds, and not each of many."""
    for end in range(verb, max(-1, verb - _FURTHEST), -1):
        if _ENDS_SENTENCE.match(words.text, end - 1):
            return False
        founder = ends.get(end)
        begin = founder.span.begin if founder is not None and founder.kind != "place" else _bare_founder(words, end)
        if begin is not None:
            before = begin if begin in ends else max(0, begin - 2)  # 魏都区|河口办事处 are not 都
            return not (_OF_EACH.search(words.text, before, begin) or _OF_EACH.search(words.text, end, verb))
    return False


def _bare_founder(words: Words, end: int) -> int | None:
    """Where a founder begins that is named by its kind only, and opens its clause: 街道投入34万元,…建成."""
    match = _BARE_FOUNDER.search(words.text, max(0, end - _LONGEST_BARE), end)
    return match.start() if match and words.ends_at(end) else None


_BARE_FOUNDER = re.compile(
    "(?<![一-鿕])(?:街道|社区|办事处|街道办|公司|学校|[省市区县镇乡村局厂院]里|[镇村]上|该[区县镇乡村校局院]|我[市区县镇])$"
)
_LONGEST_BARE = 4


def _everywhere(words: Words, name: str, ending: _Ending) -> Iterator[Found]:
    """The name each time that the text has it as words of its own, but not as a kind: 四家|邻里食堂."""
    for span in occurrences(words.text, name):
        first = _before_first(words.text, span.begin) < span.begin
        number = span.begin > 0 and tag(words.word(words.at(span.begin - 1))).startswith(("m", "q", "r"))
        counted = number and not first
        if words.starts_at(span.begin) and words.ends_at(span.end) and not counted:
            yield Found(span, ending.kind, ending.type, "founded", 0.75)
