"""How the tagger's names are weighed against the grammar's: one function, a table of cases, the first that fits.

The tagger learned from newswire; on local news half of what it alone finds is cut wrongly. So the grammar's names
stand, and a name of the tagger counts where no name of the grammar touches it and its form says what it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from kg.extract.found import Found, Taken, Words, places
from kg.extract.likely_names import posts, runs_on, trimmed
from kg.extract.suffix_checks import is_section, is_verb
from kg.extract.suffix_table import suffixes
from kg.extract.walk import ASKED, Suffix
from kg.lexicon import names, tables
from kg.lexicon.words import is_word, tag
from kg.model import Kind, Span

_AFTER_HIM = re.compile("精神|式|杯|岗|号|班|日|志愿|活动")
_JOINTS = re.compile("[、和与及同]|联合|以及")
_NAME = re.compile(r"[一-鿕]{2,4}(?:[·・][一-鿕]{1,6})*")
_CALLED = re.compile("[一-鿕0-9]+")
_ANY = re.compile("某|另|多[家个所]|[几一两三][家个所]|[省市区县]属|系医院|证实|表示")
_BEHIND_STEM = (*"镇乡村区县市", "街道", "社区", "科技", "集团", "公司")
_BRACKET = re.compile("[()（）]")
_HAMLET = re.compile(r"[一-鿕]{1,3}[庄屯寨塘沟坳湾岭坪堡垭冲坝坡]")
_HAVE_COMMITTEES = frozenset("省市区县州旗镇乡党团军常")
_SHORTEST_BODY, _LONGEST_BODY = 4, 20
_LONGEST_PLACE = 9
_REMEMBERED = 256  # names of an article that were looked for in it: it has them again and again


class Tagged(NamedTuple):
    """A name of the tagger's, with what the text has there."""

    words: Words
    span: Span
    label: str  # PER, LOC, ORG

    @property
    def text(self) -> str:
        return self.span.of(self.words.text)

    def ending(self, kind: Kind) -> Suffix | None:
        """The longest ending of the table that the name has, where it is one of a kind."""
        ends = (self.text[-size:] for size in range(min(8, len(self.text) - 1), 0, -1))
        suffix = next((suffixes()[end] for end in ends if end in suffixes()), None)
        return suffix if suffix and suffix.kind == kind else None


class Case(NamedTuple):
    example: str
    label: str
    holds: Callable[[Tagged], bool]
    found: Callable[[Tagged], Found]


def weigh(words: Words, grammar: Sequence[Found], tagged: Iterable[tuple[Span, str]]) -> list[Found]:
    """The tagger's names that count beside the grammar's: where those touch one, they stand.

    But a name that only begins with a name of the grammar's goes on: 柳湾|纪念堂, 柳湾市|旅行社行业检查组.
    """
    taken = Taken(found.span for found in grammar)
    begun = {found.span.begin: found for found in grammar if found.kind == "area"}
    kept: list[Found] = []
    for whole, label in tagged:
        span = trimmed(words.text, whole) if label == "PER" else _behind_verb(words, whole)
        area = begun.get(span.begin)
        rest = Span(area.span.end, span.end) if area and area.span.end < span.end else span
        if not taken.holds(rest):
            name = Tagged(words, span, label)
            small = area is not None and area.type not in ("Province", "City", "County")  # 柳园社区|胜利西路
            cases = CASES if rest == span else LONGER[: 1 if small else 2]
            kept += [case.found(name) for case in cases if case.label == label and case.holds(name)][:1]
    return kept


def _behind_verb(words: Words, span: Span) -> Span:
    """协调|油田物业公司: without the verb that the tagger took for a part of the name."""
    behind = words.ends[words.at(span.begin)]
    asked = words.word(words.at(span.begin)) in ASKED and words.starts_at(span.begin)
    return Span(behind, span.end) if asked and span.end - behind >= _SHORTEST_BODY else span


def _is_person(name: Tagged) -> bool:
    if (
        not _NAME.fullmatch(name.text)
        or "着" in name.text
        or name.text[-1] in "村镇乡路街区县市庄屯塘姓车房洞祠店厂牌室馆"
    ):
        return False
    if "·" in name.text:
        return True
    text, (begin, end) = name.words.text, name.span
    if _AFTER_HIM.match(text, end) or runs_on(text, name.span):
        return False  # 学|雷锋|日, what is called after him
    alone = text[begin - 1 : begin] in ("", "\n") and text[end : end + 1] in ("", "\n")
    if alone or text.endswith(("本报记者", "新华社记者"), 0, begin):
        return False  # who signs an article or a picture
    least = 2.0 if len(name.text) == 2 else 0.0
    known = names.score(name.text) > least and name.text[-1] != name.text[-2]
    word = any(is_word(part) and not tag(part).startswith("nr") for part in (name.text, name.text[:2]))
    return known and not word and not _is_stem(name)


def _is_stem(name: Tagged) -> bool:
    """Whether the text has it as the beginning of another name: 温峤 of 温峤镇, 富士康 of 富士康科技园."""
    return _goes_on(name.words.text, name.text)


@lru_cache(_REMEMBERED)
def _goes_on(text: str, stem: str) -> bool:
    return any(text.startswith(_BEHIND_STEM, begin + len(stem)) for begin in places(text, stem))


def _is_body(name: Tagged) -> bool:
    fits = _SHORTEST_BODY <= len(name.text) <= _LONGEST_BODY and not _JOINTS.search(name.text)
    ending = name.ending("organization")
    fits = fits and ending is not None and is_section(name.text, ending.text)
    fits = fits and not is_verb(name.words.text, name.span)
    return fits and _is_called(name) and not _says_something(name)


def _says_something(name: Tagged) -> bool:
    """Whether it is a clause: 柳湾园区|共|规划公办小学."""
    if name.text[0] in "暨及与和" or name.text.startswith(("全省", "全市", "全区", "全县")):
        return True  # 暨|社区消防学校
    inside = range(name.words.at(name.span.begin) + 1, name.words.at(name.span.end - 1))
    words = [name.words.word(index) for index in inside]
    verbs = any(word in tables.words("founding.txt") for word in words)
    adverbs = any(tag(word) == "d" and word not in suffixes() for word in words)  # 共, 随即, but 高速
    return verbs or adverbs or any(len(word) == 1 and tag(word) in ("u", "p") for word in words)


def _is_called(name: Tagged) -> bool:
    """Whether something before the ending says which one: not 有关部门, 建筑公司."""
    ending = name.ending("organization") or name.ending("place")
    said = name.text.removesuffix(ending.text if ending else "")
    whole = said in tables.words("generic.txt") | tables.words("which.txt") or said in suffixes()  # 公司|办公室
    return len(said) > 1 and not whole and name.words.starts_at(name.span.begin)


def _is_place(name: Tagged) -> bool:
    short = len(name.text) <= _LONGEST_PLACE and not _JOINTS.search(name.text) and not _BRACKET.search(name.text)
    return short and name.ending("place") is not None and _is_called(name)


def _is_community(name: Tagged) -> bool:
    ending = name.ending("area")
    said = name.text.removesuffix(ending.text) if ending else ""
    if name.text.endswith(tables.affixes("kinds_of_places.txt")):
        return False  # 城中村
    return bool(ending) and 2 <= len(said) <= 6 and said not in tables.words("generic.txt") | tables.words("which.txt")


def _is_hamlet(name: Tagged) -> bool:
    return _HAMLET.fullmatch(name.text) is not None and not is_word(name.text) and not _has_post(name)


def _has_post(name: Tagged) -> bool:
    """Whether the name stands behind a post somewhere in the text: 副局长|谌望岭."""
    return _stands_behind_post(name.words.text, name.text)


@lru_cache(_REMEMBERED)
def _stands_behind_post(text: str, name: str) -> bool:
    return any(text.endswith(posts(), 0, begin) for begin in places(text, name))


def _is_one(name: Tagged) -> bool:
    """Whether it is called so: not 柳湾某公司, 柳湾另一家公司, 柳湾市属医院."""
    return _CALLED.fullmatch(name.text) is not None and not _ANY.search(name.text)


def _as(kind: Kind, confidence: float, type_: str = "") -> Callable[[Tagged], Found]:
    def found(name: Tagged) -> Found:
        ending = None if type_ else name.ending(kind)
        ended = ending.type if ending else ""
        if ending and ending.text == "委" and name.text[-2] not in _HAVE_COMMITTEES:
            ended = "GovernmentBody"  # 卫生计生委, but 区委
        village = f"{name.text}村" if type_ == "Village" else ""
        whole = village if village in name.words.text else ""  # 大榆庄, elsewhere 大榆庄村
        return Found(name.span, kind, type_ or ended, f"tagger.{kind}", confidence, name=whole)

    return found


CASES = (
    Case("吕家坳, taken for a person", "PER", _is_hamlet, _as("area", 0.5, "Village")),
    Case("宋以宁", "PER", _is_person, _as("person", 0.65, "Person")),
    Case("西北电力建设集团", "ORG", _is_body, _as("organization", 0.65)),
    Case("中心家园", "LOC", _is_place, _as("place", 0.6)),
    Case("荷塘社区", "LOC", _is_community, _as("area", 0.6)),
    Case("李权庄", "LOC", _is_hamlet, _as("area", 0.5, "Village")),
)
# of names that begin with an area that the grammar has found
LONGER = (
    Case("柳湾市旅行社行业检查组", "ORG", lambda name: _is_one(name) and _is_body(name), _as("organization", 0.65)),
    Case("柳湾纪念堂", "LOC", lambda name: _is_one(name) and _is_place(name), _as("place", 0.6)),
)
