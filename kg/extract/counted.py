"""What a number counts, as a reader would say it: 拆除违法建筑, 县处级领导干部, 占地面积."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain, dropwhile, pairwise
from typing import NamedTuple

from kg.extract.measure_words import listed
from kg.extract.quantities import Quantity
from kg.lexicon import words
from kg.model import Span

_REACH = 30  # characters on each side that are looked at
_LONGEST = 18  # characters of a run
_QUOTES = "“”‘’《》"
_BE = ("是", "为")
_ENDING = re.compile("(?<=[一-鿕]{2})(?:仅|只|均)?(?<![分列作称视评])为$")  # 总营收为, no 分为
# What a number measures where the text leaves it to its unit.
_BY_KIND = {"money": "金额", "time": "时长", "age": "年龄"}
_BY_KIND |= {"percent": "比例", "rate": "倍数", "measure": "数量"}
UNSAID = frozenset(_BY_KIND.values())
_PERIODS = ("时间", "期", "期限", "寿命", "龄", "时长", "课时", "学时")
_THINGS = ("count", "digits", "people", "degree")  # units that take what they count behind them
_SHARES = ("percent", "rate", "money", "measure")  # units whose measure may run over a 的: 员工的比例
# Parts of speech (ICTCLAS, as jieba's dictionary has them) that end a run: prepositions, conjunctions,
# adverbs, pronouns, particles, numerals, classifiers, times.
_ENDS = frozenset(("p", "c", "d", "r", "u", "m", "q", "y", "o", "e", "t"))
# The dictionary takes these nouns and verbs for something else.
_NOT_ENDS = frozenset(("青年", "一线", "人次", "成功", "大米", "零件", "课时"))
_PLACES = ("上", "里", "内", "中", "外", "处", "旁", "边", "附近", "境内", "以内", "以外", "一带", "之间")


_HARM = re.compile("(?:当场|不幸|因公)?(死亡|遇难|身亡|受伤|重伤|轻伤|失踪|获救|被困|中毒|伤亡|感染)")
_COMPARED = re.compile(r"^(?:比|较)?(?:上年|去年|上一?)?(?:同期|交易日)")
_GROWTH_WORDS = "同比|环比|增长|增加|增|上涨|上升|涨|升|提高|提升|扩大|下降|下滑|下跌|减少|降低|降|跌|减|回落|收窄|大"
_GROWTH = re.compile(rf"(?:{_GROWTH_WORDS})+")
_GROWTH_END = re.compile(rf"(?:{_GROWTH_WORDS}){{1,4}}$")


class Measure(NamedTuple):
    words: str
    span: Span  # from the first word, or the number, to the last, or the unit


class _Word(NamedTuple):
    text: str
    begin: int
    end: int
    tag: str

    @property
    def verb(self) -> bool:
        return self.tag in ("v", "vd", "vi")

    @property
    def stops(self) -> bool:
        known = self.text in _NOT_ENDS or self.tag[:1] not in _ENDS
        return not (known and self.text.isalnum()) or self.text[0].isdecimal()

    @property
    def place(self) -> bool:
        """处, 内: what stands before it says where, not what."""
        return self.text in _PLACES


def measure(text: str, quantity: Quantity, room: Span, previous: Measure | None = None) -> Measure:
    """What is counted, and where that is said; `room` is the stretch of text it may be said in.

    `previous` is what a quantity right before this one counts: 问题20大类300条 counts 问题 twice.
    """
    harm = _HARM.match(text, quantity.whole.end, room.end) if quantity.kind == "people" else None
    if harm:
        return Measure(harm[1], Span(quantity.whole.begin, harm.end()))
    before, after = _before(text, quantity, room), _after(text, quantity, room)
    named = (any(not word.verb for word in before) or len(before) > 1) and not before[-1].place
    behind = bool(_said(after)) and (any(not word.verb for word in after) or quantity.kind == "people")
    if behind and (quantity.kind in _THINGS or not named) and not (named and quantity.kind == "people"):
        return _behind(text, quantity, before, after)
    if _said(before) and (quantity.kind != "time" or before[0].verb or before[-1].text.endswith(_PERIODS)):
        return Measure(_said(before), Span(before[0].begin, quantity.whole.end))
    if previous:
        return Measure(previous.words, Span(previous.span.begin, quantity.whole.end))
    return Measure(_BY_KIND.get(quantity.kind, quantity.unit), quantity.whole)


def grown(counted: Measure, previous: Measure | None) -> Measure:
    """同比增长 after 营业收入100亿元 is 营业收入同比增长; 同期 and 交易日 say when, not what."""
    rest = _COMPARED.sub("", counted.words)
    if not _GROWTH.fullmatch(rest):
        return counted._replace(words=rest or counted.words)
    head = _GROWTH_END.sub("", previous.words) if previous else ""
    head = "" if head in UNSAID else head
    return counted._replace(words=(head if len(head) <= _LONGEST else "") + rest)


def _behind(text: str, quantity: Quantity, before: list[_Word], after: list[_Word]) -> Measure:
    """What follows the unit, with the verb that governs it where that is near: 组织辖区20名青年."""
    end = after[-1].end
    governed = before and before[0].verb and len(before) <= 2 and not text.startswith(_PLACES, end)
    verb = before[0].text if governed and not after[0].verb and before[0].text not in _BE else ""
    return Measure(verb + _said(after), Span(before[0].begin if verb else quantity.whole.begin, end))


def _before(text: str, quantity: Quantity, room: Span) -> list[_Word]:
    """The words before a number back to the nearest verb, without 达到, 共有 and their like."""
    begin = max(room.begin, quantity.whole.begin - _REACH)
    run: list[_Word] = []
    may_cross = quantity.kind in _SHARES
    for word in dropwhile(_says_nothing, _tagged_back(text, begin, quantity.whole.begin)):
        crossing = bool(run) and (word.text in "、“”" or (word.text == "的" and may_cross))
        governed = len(run) > 1 and run[0].verb and not word.verb
        if (word.stops and not crossing) or (run and word.place) or governed:
            break
        may_cross = may_cross and word.text != "的"
        run.insert(0, word)
    while run and (run[0].stops or run[0].text in _BE):
        run.pop(0)
    return _short(run)


def _short(run: list[_Word]) -> list[_Word]:
    while run and run[-1].end - run[0].begin > _LONGEST:
        run = run[1:]
    return run


def _after(text: str, quantity: Quantity, room: Span) -> list[_Word]:
    """The noun after a unit, with at most one verb at its head: 入党积极分子."""
    begin = quantity.whole.end
    begin += text.startswith("的", begin)
    run: list[_Word] = []
    found = _tagged(text, begin, max(begin, min(room.end, begin + _REACH)))
    for word, following in pairwise(chain(found, [None])):
        if word is None:
            break
        within = following and following.tag == "vn"  # 就业 in 青年就业培训
        idle = word.place or word.text in listed("light")
        stops = idle or (word.stops and (run or word.text not in _QUOTES))
        acts = word.verb and run and not within and not _is_last(text, following)
        if stops or acts or word.end - begin > _LONGEST:
            break
        run.append(word)
    return run


def _is_last(text: str, following: _Word | None) -> bool:
    """Whether a clause ends with a verb: 乘客受伤, 乘客受伤了; not so 讲 in 管家讲了一天课."""
    if following is None or following.text == "了":
        return following is None or not text[following.end : following.end + 1].isalnum()
    return not following.text.isalnum()


def _said(run: Iterable[_Word]) -> str:
    words_said = "".join(word.text for word in run).strip(_QUOTES)
    for one, two in ("“”", "‘’", "《》"):
        if words_said.count(one) != words_said.count(two):  # 游”城市总数 is cut out of “港澳游”城市总数
            words_said = words_said.replace(one, "").replace(two, "")
    return _ENDING.sub("", words_said)


@cache
def _saying_nothing() -> frozenset[str]:
    return listed("light") | listed("planned")


def _says_nothing(word: _Word) -> bool:
    return word.text in _saying_nothing() or word.text.isspace()


def _tagged_back(text: str, begin: int, end: int) -> Iterator[_Word]:
    """The words from the last to the first."""
    for word in reversed(words.cut(text[begin:end])):
        yield _Word(word, end - len(word), end, words.tag(word))
        end -= len(word)


def _tagged(text: str, begin: int, end: int) -> Iterator[_Word]:
    for word in words.cut(text[begin:end]):
        yield _Word(word, begin, begin + len(word), words.tag(word))
        begin += len(word)
