"""Whom a figure is about: who acts in its clause, else who acted last, else what the article is about."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from kg.extract.quantities import Quantity, listed
from kg.extract.sentences import clauses
from kg.lexicon import words
from kg.model import Article, Mention, Span

_OPENING = 24  # characters before a subject: a date, an adverb, an attribute
_CLAUSES = 20  # and clauses
_FAR = 3  # sentences back that a subject is carried
_NOT_GOVERNING = frozenset(("截至", "截止", "据", "据悉", "随着", "会", "自", "到", "至", "由", "讯", "经"))
_JOINT = re.compile("[、和及与]|以及")
_SHORT = 8  # sentences in which the first to act is still the one spoken of
_NUMBERED = re.compile(r"[0-9]+[年月日时分点]|[0-9]+")


class Subject(NamedTuple):
    mention: int | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Scene:
    """Who acts in every clause of an article."""

    article: Article
    mentions: Sequence[Mention]
    clauses: tuple[Span, ...]
    sentences: tuple[int, ...]  # the sentence of each clause
    actors: tuple[int | None, ...]  # of each clause: a body, an area, a place
    people: tuple[int | None, ...]  # of each clause
    acts: tuple[int | None, ...]  # of each clause: an initiative
    begins: tuple[int, ...]  # of the clauses
    outer: tuple[int, ...]  # the mentions that are no part of a longer name, by place
    starts: tuple[int, ...]  # where these begin
    focus: int | None  # what the article is about

    def at(self, offset: int) -> int:
        """The index of the clause that an offset lies in or before."""
        return max(0, bisect_right(self.begins, offset) - 1)

    def within(self, span: Span) -> tuple[int, ...]:
        """The outer mentions that begin in a span."""
        return self.outer[bisect_left(self.starts, span.begin) : bisect_left(self.starts, span.end)]


def scene(article: Article, mentions: Sequence[Mention], sentences: Sequence[Span]) -> Scene:
    """An article made ready for `subject`."""
    outer = sorted(
        (index for index, mention in enumerate(mentions) if not mention.inner),
        key=lambda index: mentions[index].evidence.span,
    )
    heads = _heads(mentions, outer)
    numbered = [(one, at) for at, sentence in enumerate(sentences) for one in clauses(article.text, sentence)]
    found = tuple(_unsigned(article, one) for one, _ in numbered)
    named, begins = list(heads), [_span(mentions, index).begin for index in heads]
    inside = [named[bisect_left(begins, one.begin) : bisect_left(begins, one.end)] for one in found]
    acting = [
        _actors(article.text, mentions, outer, one, {name: heads[name] for name in names})
        for one, names in zip(found, inside, strict=True)
    ]
    return Scene(
        article, mentions, found, tuple(at for _, at in numbered),
        tuple(actors.body for actors in acting), tuple(actors.person for actors in acting),
        tuple(actors.act for actors in acting), tuple(one.begin for one in found), tuple(outer),
        tuple(_span(mentions, name).begin for name in outer), _focus(article, mentions, outer),
    )  # fmt: skip


def _unsigned(article: Article, clause: Span) -> Span:
    """A clause without the byline that it begins with."""
    ends = (span.end for span in article.byline_spans if clause.begin <= span.begin and span.end < clause.end)
    return Span(max([clause.begin, *ends]), clause.end)


def subject(scene: Scene, quantity: Quantity) -> Subject:
    """The mention that a quantity is about, and how sure that is."""
    place = _place_behind(scene, quantity)
    if place is not None:
        return Subject(place, 0.9)
    here = scene.at(quantity.span.begin)
    if quantity.kind == "age":
        return _aged(scene, quantity, here)
    for name in (scene.actors[here], scene.people[here]):
        if name is not None and _span(scene.mentions, name).begin < quantity.span.begin:
            return Subject(name, 0.9)
    carried = _carried(scene, here)
    if carried is not None:
        return carried
    return Subject(scene.focus, 0.6) if scene.focus is not None else _lead(scene, here)


def _lead(scene: Scene, here: int) -> Subject:
    """Who acts first in a short article; nobody in a long one."""
    first = next((name for name in scene.actors if name is not None), None)
    if first is None or scene.sentences[here] > _SHORT or _span(scene.mentions, first).begin > scene.begins[here]:
        return Subject(None, 0.5)
    return Subject(first, 0.55)


def _carried(scene: Scene, here: int) -> Subject | None:
    """Who acted last in this sentence, else the initiative it names, else who acted not far before."""
    near = range(here - 1, max(-1, here - 1 - _CLAUSES), -1)
    inside = [before for before in near if scene.sentences[before] == scene.sentences[here]]
    for before in inside:
        for name in (scene.actors[before], scene.people[before]):
            if name is not None:
                return Subject(name, 0.8)
    for one in (here, *inside):
        if scene.acts[one] is not None:
            return Subject(scene.acts[one], 0.7)
    for before in near:
        if scene.sentences[here] - scene.sentences[before] > _FAR:
            return None
        if scene.actors[before] is not None:
            return Subject(scene.actors[before], 0.65)
    return None


def _aged(scene: Scene, quantity: Quantity, here: int) -> Subject:
    """The person named next to an age, and nobody else."""
    near = scene.within(Span(max(scene.begins[here], quantity.span.begin - 8), quantity.span.end + 8))
    return next((Subject(name, 0.9) for name in near if scene.mentions[name].kind == "person"), Subject(None, 0.5))


def _place_behind(scene: Scene, quantity: Quantity) -> int | None:
    """The place in 占地16亩的仓库."""
    end = quantity.whole.end
    if quantity.kind not in ("measure", "money") or not scene.article.text.startswith("的", end):
        return None
    near = scene.within(Span(end, end + 5))
    return next((name for name in near if scene.mentions[name].kind == "place"), None)


def _heads(mentions: Sequence[Mention], outer: Sequence[int]) -> dict[int, int]:
    """The names that are no attribute of the one right behind them, and where their attributes begin.

    In 惠济区花园口镇 that is 花园口镇, and it begins with 惠济区.
    """
    heads: dict[int, int] = {}
    begin = 0
    for one, two in zip(outer, [*outer[1:], None], strict=False):
        span = _span(mentions, one)
        begin = begin or span.begin
        if two is None or mentions[two].kind == "person" or _span(mentions, two).begin != span.end:
            heads[one], begin = begin, 0
    return heads


class _Actors(NamedTuple):
    body: int | None = None  # an area, an organization, a place
    person: int | None = None
    act: int | None = None  # an initiative


def _actors(
    text: str, mentions: Sequence[Mention], outer: Sequence[int], clause: Span, names: dict[int, int]
) -> _Actors:
    """Who a clause begins with; of a list the first."""
    begin, governed, end = clause.begin, False, -1
    found: dict[str, int] = {}
    for name, first in names.items():
        span, kind = _span(mentions, name), mentions[name].kind
        if span.begin - clause.begin > 2 * _OPENING:
            break
        if not _JOINT.fullmatch(text, end, first):
            governed = _governed(text[max(begin, first - _OPENING) : first])
            if not governed and not _speaks(text, mentions[name], clause):
                found.setdefault({"person": "person", "initiative": "act"}.get(kind, "body"), name)
        end = span.end
        if kind in ("area", "organization") and text.startswith("的", span.end):
            begin = span.end
    if "body" not in found and (whole := _whole(text, mentions, outer, clause)) is not None:
        found["body"] = whole
    return _Actors(**found)


def _governed(opening: str) -> bool:
    """Whether a verb or a preposition stands before a name, so that it is no subject.

    >>> _governed("昨日,"), _governed("记者从"), _governed("位于城东的")
    (False, True, False)
    """
    rest = _NUMBERED.sub("", opening.rpartition("的")[2])
    return any(words.tag(word)[:1] in ("v", "p") and word not in _NOT_GOVERNING for word in words.cut(rest))


def _speaks(text: str, mention: Mention, clause: Span) -> bool:
    """Whether a person is only the one who says so."""
    return mention.kind == "person" and _speech().search(text, mention.evidence.span.end, clause.end) is not None


@cache
def _speech() -> re.Pattern[str]:
    return re.compile("|".join(sorted(listed("speech"))))


def _whole(text: str, mentions: Sequence[Mention], outer: Sequence[int], clause: Span) -> int | None:
    """The area that 全区 or 我市 in a clause stands for: the last of that level before it."""
    match = _wholes().search(text, clause.begin, clause.end)
    if not match:
        return None
    before = bisect_left([_span(mentions, name).begin for name in outer], match.start())
    level = match[0][-1]
    fit = (name for name in reversed(outer[max(0, before - 50) : before]) if mentions[name].kind == "area")
    return next((name for name in fit if mentions[name].name.endswith(level)), None)


@cache
def _wholes() -> re.Pattern[str]:
    return re.compile("|".join(sorted(listed("whole"))))


def _focus(article: Article, mentions: Sequence[Mention], outer: Sequence[int]) -> int | None:
    """What an article is about, by its place label or its headline."""
    bodies = [name for name in outer if mentions[name].kind in ("area", "organization")]
    for part in (article.label, article.headline):
        named = (name for name in bodies if part and part.covers(_span(mentions, name)))
        first = next(named, None)
        if first is not None:
            return first
    return None


def _span(mentions: Sequence[Mention], name: int) -> Span:
    return mentions[name].evidence.span
