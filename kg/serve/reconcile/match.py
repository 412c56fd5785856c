"""Candidates for a name, and whether one of them is surely meant.

A name alone is a match where one thing is called so and no other. What else the client knows chooses among
namesakes, and must then be confirmed: a wrong link is worse than none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kg.graph import links
from kg.serve.names import Hit, Index
from kg.serve.names.ways import EXACT
from kg.serve.reconcile.properties import agrees
from kg.serve.reconcile.questions import Question
from kg.serve.reconcile.types import described, local

_WEIGHED = 60  # candidates whose properties are looked at, beside those that are called just so
_NAMESAKES = 1000
# What is left of a score: where a property says otherwise, where the graph does not know it, where the type is another.
_CONTRADICTED, _UNKNOWN, _OTHER_TYPE = 0.6, 0.95, 0.7
_KNOWN_BY_PROPERTY = 60.0  # a score for what is found without a name


@dataclass(frozen=True, slots=True)
class Candidate:
    """A thing that could be meant: how well its name fits, and what its properties say to that."""

    hit: Hit
    verdicts: Mapping[str, bool | None]  # by property; None where the graph does not know
    typed: bool

    @property
    def score(self) -> float:
        score = self.hit.score * (1 if self.typed else _OTHER_TYPE)
        for verdict in self.verdicts.values():
            score *= 1 if verdict else _UNKNOWN if verdict is None else _CONTRADICTED
        return round(score, 1)

    @property
    def possible(self) -> bool:
        return self.typed and False not in self.verdicts.values()

    @property
    def confirmed(self) -> bool:
        return self.possible and True in self.verdicts.values()


def answer(index: Index, question: Question) -> list[dict[str, Any]]:
    """The candidates as JSON, the best first; at most one is a match."""
    candidates = list(_candidates(index, question))
    sure = _sure(candidates, question)
    best = sorted(candidates, key=lambda one: (-one.score, -one.hit.articles, one.hit.iri))
    shown = best[: question.limit]
    told = index.tell([one.hit for one in shown])
    return [_written(hit, one, one is sure) for hit, one in zip(told, shown, strict=True)]


def _candidates(index: Index, question: Question) -> Iterator[Candidate]:
    wanted = frozenset(map(local, question.types))
    for hit in _hits(index, question, wanted):
        verdicts = {one.property.id: agrees(index.store, hit.iri, one.property, one.values) for one in question.given}
        yield Candidate(hit, verdicts, _has(hit, wanted, question.strict))


def _hits(index: Index, question: Question, wanted: frozenset[str]) -> Iterable[Hit]:
    if not question.name.strip():
        return _by_properties(index, question, wanted)
    hits = index.find(question.name, types=wanted, limit=_NAMESAKES, told=False)
    if wanted and question.strict == "should":
        others = index.find(question.name, limit=_WEIGHED, told=False)
        hits += [one for one in others if wanted.isdisjoint(one.types)]
    if question.strict == "all":
        hits = [one for one in hits if wanted.issubset(one.types)]
    return [one for at, one in enumerate(hits) if at < _WEIGHED or one.score >= EXACT]


def _has(hit: Hit, wanted: frozenset[str], strict: str) -> bool:
    return not wanted or (wanted.issubset(hit.types) if strict == "all" else not wanted.isdisjoint(hit.types))


def _by_properties(index: Index, question: Question, wanted: frozenset[str]) -> Iterator[Hit]:
    """The things of which a property is just what the client says, where it gives no name."""
    found: dict[str, Hit] = {}
    for given in question.given:
        for value in given.values:
            for target in index.find(value, limit=_NAMESAKES, told=False):
                if target.score >= EXACT:
                    for hit in _having(index, given.property.id, given.property.kind, target):
                        found.setdefault(hit.iri, hit)
    for hit in list(found.values())[:_NAMESAKES]:
        if _has(hit, wanted, question.strict) or question.strict == "should":
            yield hit


def _having(index: Index, predicate: str, kind: str, target: Hit) -> Iterator[Hit]:
    """The things behind a value: of a text the thing that has it, of a thing those that it is a value of."""
    if kind == "text":
        yield target
    elif kind == "thing" and ":" in predicate:
        for iri in links.subjects(index.store, predicate, target.iri)[:_NAMESAKES]:
            if hit := index.known(iri):
                yield replace(hit, score=_KNOWN_BY_PROPERTY, way="property")


def _sure(candidates: Sequence[Candidate], question: Question) -> Candidate | None:
    """The one that is meant, if that is beyond doubt."""
    called = [one for one in candidates if one.hit.score >= EXACT and one.typed]
    if not called and (question.types or question.given):  # 金水 is 金水区 for who looks for a 区
        called = [one for one in candidates if one.hit.way == "ending" and one.typed]
    sure = [one for one in called if one.confirmed] if question.given else called
    return sure[0] if len(sure) == 1 else None


def _written(hit: Hit, candidate: Candidate, sure: bool) -> dict[str, Any]:
    return {
        "id": hit.iri,
        "name": hit.name,
        "description": _description(hit),
        "type": [described(name) for name in hit.types],
        "score": candidate.score,
        "match": sure,
        "features": list(_features(candidate)),
    }


def _description(hit: Hit) -> str:
    return hit.about if hit.matched == hit.name else f"{hit.about} · 又名{hit.matched}"


def _features(candidate: Candidate) -> Iterator[dict[str, object]]:
    """What went into the score, one by one."""
    yield {"id": "name", "value": candidate.hit.score}
    yield {"id": "articles", "value": candidate.hit.articles}
    yield {"id": "type", "value": candidate.typed}
    for property_id, verdict in candidate.verdicts.items():
        if verdict is not None:
            yield {"id": property_id, "value": verdict}
