"""Whom a figure is about: who acts in its clause, else who acted last, else what the article is about."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from kg.extract.quantities import Quantity, alternatives
from kg.extract.sentences import clauses
from kg.lexicon import words
from kg.model import Article, Mention, Span

_OPENING = 24  # characters before a subject: a date, an adverb, an attribute
_CLAUSES = 20  # clauses that a subject is carried over at most
_FAR = 3  # and sentences
_SHORT = 8  # sentences in which the first to act is still the one spoken of
_EARLIER = 50  # names in which the area is looked for that 全区 means
_BESIDE = 8  # characters between a person and an age
_NOT_GOVERNING = frozenset(("截至", "截止", "据", "据悉", "随着", "会", "自", "到", "至", "由", "讯", "经"))
_JOINT = re.compile("[、和及与]|以及")
_NUMBERED = re.compile(r"[0-9]+[年月日时分点]|[0-9]+")


class Subject(NamedTuple):
    mention: int | None
    confidence: float


class Actors(NamedTuple):
    """Who a clause begins with, as indexes into the mentions."""

    body: int | None = None  # an area, an organization, a place
    person: int | None = None
    act: int | None = None  # an initiative


@dataclass(frozen=True, slots=True)
class Names:
    """The mentions that are no part of a longer name, by place."""

    text: str
    mentions: Sequence[Mention]
    outer: tuple[int, ...]
    begins: tuple[int, ...]  # where these begin
    heads: dict[int, int]  # the names that are no attribute of the next, and where their attributes begin

    def span(self, name: int) -> Span:
        return self.mentions[name].evidence.span

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
    actors: tuple[Actors, ...]  # of each clause
    focus: int | None  # what the article is about

    def at(self, offset: int) -> int:
        """The index of the clause that an offset lies in or before."""
        return max(0, bisect_right(self.begins, offset) - 1)


def scene(article: Article, mentions: Sequence[Mention], sentences: Sequence[Span]) -> Scene:
    """An article made ready for `subject`."""
    names = _names(article.text, mentions)
    split = [(one, at) for at, sentence in enumerate(sentences) for one in clauses(article.text, sentence)]
    found = tuple(_unsigned(article, clause) for clause, _ in split)
    begins = tuple(clause.begin for clause in found)
    actors = tuple(_actors(names, clause) for clause in found)
    return Scene(names, found, begins, tuple(at for _, at in split), actors, _focus(article, names))


def subject(scene: Scene, quantity: Quantity) -> Subject:
    """The mention that a quantity is about, and how sure that is."""
    here = scene.at(quantity.span.begin)
    if quantity.kind == "age":
        return _aged(scene, quantity, here)
    actors = scene.actors[here]
    place = _place_behind(scene.names, quantity)
    if place is not None:
        return Subject(place, 0.9)
    for name in (actors.body, actors.person):
        if name is not None and scene.names.span(name).begin < quantity.span.begin:
            return Subject(name, 0.9)
    return _carried(scene, here) or _spoken_of(scene, here)


def _aged(scene: Scene, quantity: Quantity, here: int) -> Subject:
    """The person named next to an age, and nobody else."""
    begin = max(scene.begins[here], quantity.span.begin - _BESIDE)
    near = scene.names.within(Span(begin, quantity.span.end + _BESIDE))
    person = next((name for name in near if scene.names.mentions[name].kind == "person"), None)
    return Subject(person, 0.5 if person is None else 0.9)


def _place_behind(names: Names, quantity: Quantity) -> int | None:
    """The place in 占地16亩的仓库."""
    end = quantity.whole.end
    if quantity.kind not in ("measure", "money") or not names.text.startswith("的", end):
        return None
    near = names.within(Span(end, end + 5))
    return next((name for name in near if names.mentions[name].kind == "place"), None)


def _carried(scene: Scene, here: int) -> Subject | None:
    """Who acted last in this sentence, else the initiative it names, else who acted not far before."""
    near = range(here - 1, max(-1, here - 1 - _CLAUSES), -1)
    inside = [before for before in near if scene.sentences[before] == scene.sentences[here]]
    actors = [name for before in inside for name in scene.actors[before][:2] if name is not None]
    if actors:
        return Subject(actors[0], 0.8)
    acts = [scene.actors[one].act for one in (here, *inside) if scene.actors[one].act is not None]
    if acts:
        return Subject(acts[0], 0.7)
    far = (before for before in near if scene.sentences[here] - scene.sentences[before] <= _FAR)
    body = next((name for before in far if (name := scene.actors[before].body) is not None), None)
    return None if body is None else Subject(body, 0.65)


def _spoken_of(scene: Scene, here: int) -> Subject:
    """What the article is about, else who acts first in a short one; nobody in a long one."""
    if scene.focus is not None:
        return Subject(scene.focus, 0.6)
    before = scene.actors[: min(here, _CLAUSES)] if scene.sentences[here] <= _SHORT else ()
    first = next((actors.body for actors in before if actors.body is not None), None)
    return Subject(first, 0.5 if first is None else 0.55)


def _focus(article: Article, names: Names) -> int | None:
    """What an article is about, by its place label or its headline."""
    for part in (article.label, article.headline):
        for name in names.within(part) if part else ():
            if name in names.heads and names.mentions[name].kind in ("area", "organization"):
                return name
    return None


def _names(text: str, mentions: Sequence[Mention]) -> Names:
    every = [index for index, mention in enumerate(mentions) if not mention.inner]
    outer = tuple(sorted(every, key=lambda index: mentions[index].evidence.span))
    begins = tuple(mentions[name].evidence.span.begin for name in outer)
    return Names(text, mentions, outer, begins, _heads(mentions, outer))


def _heads(mentions: Sequence[Mention], outer: Sequence[int]) -> dict[int, int]:
    """In 惠济区花园口镇 the head is 花园口镇, and begins with 惠济区."""
    heads: dict[int, int] = {}
    begin = -1
    for one, two in zip(outer, [*outer[1:], None], strict=False):
        span = mentions[one].evidence.span
        begin = span.begin if begin < 0 else begin
        adjacent = two is not None and mentions[two].evidence.span.begin == span.end
        if two is None or not adjacent or mentions[two].kind == "person":
            heads[one], begin = begin, -1
    return heads


def _unsigned(article: Article, clause: Span) -> Span:
    """A clause without the byline that it begins with."""
    ends = (span.end for span in article.byline_spans if clause.begin <= span.begin and span.end < clause.end)
    return Span(max([clause.begin, *ends]), clause.end)


def _actors(names: Names, clause: Span) -> Actors:
    """Who a clause begins with; of a list the first."""
    begin, governed, end = clause.begin, False, -1
    found: dict[str, int] = {}
    for name in names.within(Span(clause.begin, min(clause.end, clause.begin + 2 * _OPENING))):
        if name not in names.heads:
            continue
        span, first = names.span(name), names.heads[name]
        if not _JOINT.fullmatch(names.text, end, first):
            governed = _governed(names.text[max(begin, first - _OPENING) : first])
        if not governed and not _speaks(names, name, clause) and not _is_where(names, name):
            found.setdefault(_PARTS.get(names.mentions[name].kind, "body"), name)
        end = span.end
        begin = span.end if names.text.startswith("的", span.end) else begin
    whole = None if "body" in found else _whole(names, clause)
    return Actors(whole if whole is not None else found.get("body"), found.get("person"), found.get("act"))


_PARTS = {"person": "person", "initiative": "act"}


def _governed(opening: str) -> bool:
    """Whether a verb or a preposition stands before a name, so that it is no subject.

    >>> _governed("昨日,"), _governed("记者从"), _governed("位于城东的")
    (False, True, False)
    """
    rest = _NUMBERED.sub("", opening.rpartition("的")[2])
    return any(words.tag(word)[:1] in ("v", "p") and word not in _NOT_GOVERNING for word in words.cut(rest))


def _speaks(names: Names, name: int, clause: Span) -> bool:
    """Whether a person is only the one who says so."""
    speech = _pattern("speech").search(names.text, names.span(name).end, clause.end)
    return names.mentions[name].kind == "person" and speech is not None


def _is_where(names: Names, name: int) -> bool:
    """Whether a place only says where: 清河路附近, 清河路两侧."""
    beside = _pattern("beside").match(names.text, names.span(name).end)
    return names.mentions[name].kind == "place" and beside is not None


def _whole(names: Names, clause: Span) -> int | None:
    """The area that 全区 or 我市 in a clause stands for: the last of that level before it."""
    match = _pattern("whole").search(names.text, clause.begin, clause.end)
    if not match:
        return None
    before = bisect_left(names.begins, match.start())
    earlier = reversed(names.outer[max(0, before - _EARLIER) : before])
    return next((name for name in earlier if _is_level(names.mentions[name], match[0][-1])), None)


def _is_level(mention: Mention, level: str) -> bool:
    return mention.kind == "area" and mention.name.endswith(level)


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile(alternatives(kind))
