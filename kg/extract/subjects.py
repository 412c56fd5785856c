"""Whom a figure is about: who acts in its clause, else who acted last where nobody else came between."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from kg.extract.openings import REACH, Opening, Token, read_opening
from kg.extract.quantities import Quantity, alternatives
from kg.extract.sentences import clauses
from kg.model import Article, Mention, Span

_CLAUSES = 20  # clauses that a subject is carried over at most
_FAR = 2  # and sentences
_SHORT = 8  # sentences of an article whose headline says who acts in it
_BACK = 500  # characters in which something named again is looked for
_AGAIN = 3  # times that an article names whom it is about
_EARLIER = 50  # names in which the area is looked for that 全区 means
_BESIDE = 8  # characters between a person and an age
_TAIL = 4  # characters that may follow a name at the end of a clause
_LETTERS = {"person": "P", "initiative": "A"}
_LOCATIVE = re.compile("[^,，]{0,12}?(?:在|走进|来到|地处|位于)[^,，。]*$")
_BRACKETS = re.compile(r"[(（][^()（）\n]{0,100}[)）]")
_LEFT = re.compile("[的中,，。;；、]")
_FOUNDS = re.compile("建|举办|开办|设立|成立|启动|开设|打造|修")
_QUOTED = re.compile(r"“[^“”\n]{15,500}”")  # what is said; shorter ones are names and scare quotes


class Subject(NamedTuple):
    mention: int | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Names:
    """The mentions that are no part of a longer name, by place."""

    text: str
    mentions: Sequence[Mention]
    outer: tuple[int, ...]
    begins: tuple[int, ...]  # where these begin
    heads: frozenset[int]  # the names that are no attribute of the next: 花园口镇 in 惠济区花园口镇

    def span(self, name: int) -> Span:
        return self.mentions[name].evidence.span

    def kind(self, name: int) -> str:
        return self.mentions[name].kind

    def within(self, span: Span) -> tuple[int, ...]:
        """The names that begin in a span."""
        return self.outer[bisect_left(self.begins, span.begin) : bisect_left(self.begins, span.end)]


@dataclass(frozen=True, slots=True)
class Scene:
    """Who acts in every clause of an article."""

    names: Names
    clauses: tuple[Span, ...]
    begins: tuple[int, ...]  # of the clauses
    sentences: tuple[int, ...]  # the sentence of each clause
    openings: Openings  # of each clause
    said: tuple[Span, ...]  # what is quoted
    focus: int | None  # what the article is about
    main: int | None = None  # the body or area that it names again and again
    undertaker: int | None = None  # who carries out what it reports

    def at(self, offset: int) -> int:
        """The index of the clause that an offset lies in or before."""
        return max(0, bisect_right(self.begins, offset) - 1)


def scene(
    article: Article,
    mentions: Sequence[Mention],
    sentences: Sequence[Span],
    quantities: Iterable[Span],
    dates: Iterable[Span],
) -> Scene:
    """An article made ready for `subject`."""
    text, names = article.text, _names(article.text, mentions)
    split = [(one, at) for at, sentence in enumerate(sentences) for one in clauses(text, sentence)]
    found = tuple(_unsigned(article, clause) for clause, _ in split)
    begins = tuple(clause.begin for clause in found)
    tokens = sorted(_fixed(names, quantities, dates), key=lambda token: token[:2])
    openings = Openings(names, found, tokens)
    said = tuple(Span(*match.span()) for match in _QUOTED.finditer(text))
    at = tuple(at for _, at in split)
    focus = _focus(article, names, tokens, len(sentences))
    return Scene(names, found, begins, at, openings, said, focus, _main(names))


def subject(scene: Scene, quantity: Quantity, *, measured: bool = True) -> Subject:
    """The mention that a quantity is about, and how sure that is; `measured`: the text says what it measures."""
    here = scene.at(quantity.span.begin)
    if quantity.kind == "age":
        return _aged(scene, quantity, here)
    opening = scene.openings[here]
    own = None if opening.speaks else opening.actor
    for name in (_place_behind(scene.names, quantity), opening.agent, own):
        if name is not None:
            return Subject(name, 0.9)
    floor = _floor(scene, quantity)
    alone = quantity.kind == "time" and not measured  # 三年 alone may be of anybody
    carried = Subject(None, 0.5) if alone else _carried(scene, here, floor)
    if carried.mention is not None or floor:
        return carried
    told = _told_of(scene, here, quantity.span.begin)
    return carried if told is None else Subject(told, 0.4)


def _told_of(scene: Scene, here: int, at: int) -> int | None:
    """Whom a report tells a figure of where nobody named acts: 40余位居民 of the community where its sentence is.

    Who acted earlier in the sentence, where it says that it is, else whoever carries the article's act out, whom it
    names again and again, or what it is about. Nobody, where the sentence tells what somebody said.
    """
    first = bisect_left(scene.sentences, scene.sentences[here])
    openings = [scene.openings[clause] for clause in range(first, here + 1)]
    if any(opening.speaks for opening in openings):
        return None
    near: list[int | None] = []
    if openings[-1].bar < 2:
        near += [opening.actor for opening in reversed(openings[:-1])]
        near += [_where(scene, clause) for clause in range(first, here)]
    named = any(name in scene.names.heads for name in scene.names.within(Span(scene.begins[first], at)))
    about = (scene.undertaker, scene.main, None if named or openings[-1].bar == 2 else scene.focus)
    told = (name for name in (*near, *about) if name is not None and scene.names.span(name).begin < at)
    return next((name for name in told if scene.names.kind(name) in ("area", "organization")), None)


def _where(scene: Scene, clause: int) -> int | None:
    """The body or area in a clause that says nothing but where: 在兴隆社区铁路局宿舍楼前."""
    span = scene.clauses[clause]
    names = [name for name in scene.names.within(span) if scene.names.kind(name) in ("area", "organization")]
    place = _LOCATIVE.match(scene.names.text, span.begin, span.end)
    heads = [name for name in scene.names.within(span) if name in scene.names.heads]
    return names[-1] if place and names and len(heads) == 1 else None


def _floor(scene: Scene, quantity: Quantity) -> int:
    """Where the speech begins that a quantity stands in: nobody is carried into it."""
    at = bisect_right(scene.said, quantity.span.begin, key=lambda span: span.begin) - 1
    return scene.said[at].begin if at >= 0 and quantity.span.begin < scene.said[at].end else 0


def _carried(scene: Scene, here: int, floor: int) -> Subject:
    """Who acted last, back to where somebody else acts: in this sentence, else not far before."""
    new = False  # whether something new is spoken of in this sentence
    for at in range(here, max(-1, here - _CLAUSES), -1):
        opening, away = scene.openings[at], scene.sentences[here] - scene.sentences[at]
        if scene.begins[at] < floor or away > _FAR or (away and new):
            break
        name = _acting(scene, at, here)
        if name is not None and (not away or scene.names.kind(name) != "person"):
            return Subject(name, 0.65 if away else 0.8)
        if opening.bar == 2:
            return Subject(None, 0.5)
        new = new or (opening.bar == 1 and not away)
    return Subject(None, 0.5) if new or floor or scene.focus is None else Subject(scene.focus, 0.6)


def _acting(scene: Scene, at: int, here: int) -> int | None:
    """Who acts in a clause, as a later one, or this one, sees it."""
    opening, later = scene.openings[at], scene.openings[here]
    if at < here and scene.sentences[at] == scene.sentences[here] and scene.openings[at + 1].measured:
        shown = _shown(scene, at)
        if shown is not None:
            return shown
    if opening.speaks and (later.bar or later.measured):
        return None
    if opening.noun:
        return _named_again(scene, at, opening.noun)
    return _he(scene, at) if opening.he else opening.actor


def _he(scene: Scene, at: int) -> int | None:
    """The one person named before in this sentence, else in the one before it."""
    for sentence in (scene.sentences[at], scene.sentences[at] - 1):
        near = _named_since(scene, sentence, scene.begins[at])
        people = {scene.names.mentions[name].name: name for name in near if scene.names.kind(name) == "person"}
        if people:
            return next(iter(people.values())) if len(people) == 1 else None
    return None


def _named_since(scene: Scene, sentence: int, end: int) -> tuple[int, ...]:
    """The names from the beginning of a sentence to an offset."""
    first = scene.begins[bisect_left(scene.sentences, sentence)]
    return scene.names.within(Span(max(first, end - _BACK), end))[-_EARLIER:]


def _shown(scene: Scene, at: int) -> int | None:
    """The place or act that a clause ends with: 新建石桥公园, of the area that the next clause gives."""
    end = scene.clauses[at].end
    near = scene.names.within(Span(max(scene.begins[at], end - REACH // 2), end))
    if not near or near[-1] == scene.openings[at].actor:
        return None
    begin, last = scene.names.span(near[-1])
    opens = _FOUNDS.search(scene.names.text, max(scene.begins[at], begin - REACH // 2), begin)
    fits = scene.names.kind(near[-1]) in ("place", "initiative") and end - last <= _TAIL
    return near[-1] if opens and fits else None


def _named_again(scene: Scene, at: int, noun: Span) -> int | None:
    """The one thing named before whose name ends with a noun: 服务队 after 春芽服务队."""
    text, names = scene.names.text, scene.names
    shown = text[max(scene.begins[at], noun.begin - 2) : noun.begin].startswith(("这", "该", "此"))
    if noun.begin > scene.begins[at] and not shown:
        return None  # 一星级酒店 is any
    for sentence in (scene.sentences[at], scene.sentences[at] - _FAR * 2):
        near = _named_since(scene, sentence, noun.begin)
        for end in range(noun.end + 1, noun.begin + (not shown), -1):
            word = text[noun.begin : end]
            fits = {names.mentions[name].name: name for name in near if _ends_with(names, name, word)}
            if len(fits) == 1:
                return next(iter(fits.values()))
    return None


def _ends_with(names: Names, name: int, word: str) -> bool:
    """Whether 培训班 names “巧手”刺绣培训班 again."""
    end = names.span(name).end
    following = names.text[end : end + _TAIL + len(word)] if names.kind(name) == "initiative" else ""
    return names.mentions[name].name.endswith(word) or word in _LEFT.split(following)[0]


def _aged(scene: Scene, quantity: Quantity, here: int) -> Subject:
    """The person named next to an age, and nobody else."""
    begin = quantity.span.begin - _BESIDE
    near = scene.names.within(Span(begin, quantity.span.end + _BESIDE))
    person = next((name for name in near if scene.names.kind(name) == "person"), None)
    return Subject(person, 0.5 if person is None else 0.9)


def _place_behind(names: Names, quantity: Quantity) -> int | None:
    """The place in 占地16亩的仓库."""
    end = quantity.whole.end
    if quantity.kind not in ("measure", "money") or not names.text.startswith("的", end):
        return None
    near = names.within(Span(end, end + 5))
    return next((name for name in near if names.kind(name) == "place"), None)


def _whole(names: Names, at: int) -> int | None:
    """The area that 全区 or 我市 stands for: the last of that level before it."""
    before = bisect_left(names.begins, at)
    earlier = reversed(names.outer[max(0, before - _EARLIER) : before])
    return next((name for name in earlier if _is_level(names.mentions[name], names.text[at + 1])), None)


def _is_level(mention: Mention, level: str) -> bool:
    return mention.kind == "area" and mention.name.endswith(level)


def _focus(article: Article, names: Names, tokens: Sequence[Token], sentences: int) -> int | None:
    """What a short article is about: its place label, else who acts in its headline."""
    if article.label:
        heads = (name for name in names.within(article.label) if name in names.heads)
        return next((name for name in heads if names.kind(name) in ("area", "organization")), None)
    if not article.headline or sentences > _SHORT:
        return None
    name = read_opening(article.text, article.headline, _from(tokens, article.headline.begin)).actor
    return name if name is not None and names.kind(name) in ("area", "organization") else None


def _main(names: Names) -> int | None:
    """The body or area that an article names far more often than any other, at its first mention."""
    acting = [name for name in names.outer if name in names.heads and names.kind(name) in ("area", "organization")]
    often = Counter(names.mentions[name].name for name in acting).most_common(2)
    if not often or often[0][1] < _AGAIN or (len(often) > 1 and often[0][1] < 2 * often[1][1]):
        return None
    return next(name for name in acting if names.mentions[name].name == often[0][0])


def _fixed(names: Names, quantities: Iterable[Span], dates: Iterable[Span]) -> Iterator[Token]:
    """What of a text is read before its words: brackets, dates, quantities, names."""
    brackets = [Span(*match.span()) for match in _BRACKETS.finditer(names.text)]
    for span in (*brackets, *dates):
        yield Token(*span, "")
    for span in quantities:
        yield Token(*span, "Q")
    for match in _pattern("whole").finditer(names.text):
        whole = _whole(names, match.start())
        if whole is not None:
            yield Token(*match.span(), "N", whole)
    for name in names.outer:
        letter = "R" if names.mentions[name].type == "Road" else _LETTERS.get(names.kind(name), "N")
        yield Token(*names.span(name), letter if name in names.heads else "", name)


def _from(tokens: Sequence[Token], begin: int) -> Iterator[Token]:
    at = bisect_left(tokens, begin, key=lambda token: token.begin)
    return (tokens[index] for index in range(at, len(tokens)))


def _names(text: str, mentions: Sequence[Mention]) -> Names:
    every = [index for index, mention in enumerate(mentions) if not mention.inner and not _is_verb(mention)]
    outer = tuple(sorted(every, key=lambda index: mentions[index].evidence.span))
    begins = tuple(mentions[name].evidence.span.begin for name in outer)
    return Names(text, mentions, outer, begins, frozenset(_heads(mentions, outer)))


def _is_verb(mention: Mention) -> bool:
    """An act that a verb names once more acts for nobody."""
    return mention.evidence.rule == "initiative.again"


def _heads(mentions: Sequence[Mention], outer: Sequence[int]) -> Iterator[int]:
    """In 惠济区花园口镇 the head is 花园口镇."""
    for one, two in zip(outer, [*outer[1:], None], strict=False):
        adjacent = two is not None and mentions[two].evidence.span.begin == mentions[one].evidence.span.end
        if two is None or not adjacent or mentions[two].kind == "person":
            yield one


class Openings:
    """How each clause begins, read when it is asked for: most clauses are of no figure."""

    def __init__(self, names: Names, clauses: Sequence[Span], tokens: Sequence[Token]) -> None:
        self._names, self._clauses, self._tokens = names, clauses, tokens
        self._read: dict[int, Opening] = {}

    def __getitem__(self, clause: int) -> Opening:
        if clause not in self._read:
            self._read[clause] = _opening(self._names, self._clauses[clause], self._tokens)
        return self._read[clause]


def _opening(names: Names, clause: Span, tokens: Sequence[Token]) -> Opening:
    """How a clause begins; nothing is said by one that begins inside a name: “人人参与，人人动手”行动."""
    before = bisect_left(names.begins, clause.begin) - 1
    if before >= 0 and names.span(names.outer[before]).end > clause.begin:
        return Opening()
    return read_opening(names.text, clause, _from(tokens, clause.begin))


def _unsigned(article: Article, clause: Span) -> Span:
    """A clause without the byline that it begins with."""
    ends = (span.end for span in article.byline_spans if clause.begin <= span.begin and span.end < clause.end)
    return Span(max([clause.begin, *ends]), clause.end)


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile(alternatives(kind))
