"""Findings counted: precision, recall and F1 of any group of them, and what each rule costs."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from kg.evaluate.findings import ADDS, MEASURES, Finding

_DIGITS = 4
_READ = ("byline", "entities", "relations", "quantities")  # measures whose findings a rule has read
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Tally:
    gold: int
    predicted: int
    matched: int

    @property
    def precision(self) -> float:
        return round(self._share(self.predicted), _DIGITS)

    @property
    def recall(self) -> float:
        return round(self._share(self.gold), _DIGITS)

    @property
    def f1(self) -> float:
        """The harmonic mean of both, unrounded."""
        precision, recall = self._share(self.predicted), self._share(self.gold)
        return round(2 * precision * recall / (precision + recall) if precision + recall else 0.0, _DIGITS)

    def _share(self, of: int) -> float:
        return self.matched / of if of else 0.0


@dataclass(frozen=True, slots=True)
class RuleTally:
    """What a rule read, of annotated articles; what the gold leaves free is not counted."""

    rule: str
    right: int
    wrong: int

    @property
    def precision(self) -> float:
        return round(self.right / (self.right + self.wrong), _DIGITS)


def tally(findings: Iterable[Finding]) -> Tally:
    adds = [ADDS[finding.verdict] for finding in findings]
    return Tally(*(sum(add[i] for add in adds) for i in range(3)))


def by_measure(findings: Sequence[Finding]) -> dict[str, Tally]:
    """Each measure in its order; `resolved` only where the gold gives a full name."""
    groups = grouped(findings, lambda finding: finding.measure)
    return {name: tally(groups.get(name, ())) for name in MEASURES if name in groups or name != "resolved"}


def by_kind(findings: Sequence[Finding]) -> dict[tuple[str, str], Tally]:
    """Measure and kind, that is: role, type or relation; the commonest in the gold first."""
    groups = grouped((f for f in findings if f.kind), lambda finding: (finding.measure, finding.kind))
    counted = {key: tally(group) for key, group in groups.items()}
    ordered = sorted(counted, key=lambda key: (MEASURES.index(key[0]), -counted[key].gold, key))
    return {key: counted[key] for key in ordered}


def by_article(findings: Sequence[Finding]) -> dict[tuple[str, str], dict[str, Tally]]:
    """Id and headline → its measures, in the order of the gold."""
    groups = grouped(findings, lambda finding: (finding.article, finding.headline))
    return {article: by_measure(group) for article, group in groups.items()}


def by_rule(findings: Iterable[Finding]) -> list[RuleTally]:
    """The rules that cost most precision first: by what they read wrong, then by its share."""
    counts: dict[str, list[int]] = {}
    for finding in findings:
        if finding.measure in _READ and finding.verdict in ("right", "wrong"):
            for rule in finding.rules or ("",):
                counts.setdefault(rule, [0, 0])[finding.verdict == "wrong"] += 1
    found = (RuleTally(rule, right, wrong) for rule, (right, wrong) in counts.items())
    return sorted(found, key=lambda one: (-one.wrong, one.precision, one.rule))


def errors(findings: Iterable[Finding]) -> list[Finding]:
    """Wrong ones first, then those of which the gold says something else, then missing ones; each by measure."""
    order = ("wrong", "other", "missing")
    found = (finding for finding in findings if finding.verdict in order)
    return sorted(found, key=lambda one: (order.index(one.verdict), MEASURES.index(one.measure)))


def grouped(findings: Iterable[Finding], key: Callable[[Finding], Key]) -> dict[Key, list[Finding]]:
    groups: dict[Key, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(key(finding), []).append(finding)
    return groups
