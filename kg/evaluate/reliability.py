"""Whether a confidence is a probability: how often statements of about the same confidence were right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from kg.evaluate.findings import Finding
from kg.graph.facts import Facts, first
from kg.graph.vocab import KG

BINS = 10
FEWEST = 30  # a share of fewer says little


@dataclass(frozen=True, slots=True)
class Bin:
    """Statements whose confidence lies from `low` to below `high`; the last bin holds 1, too."""

    low: float
    high: float
    count: int
    mean: float  # confidence
    right: float  # share


@dataclass(frozen=True, slots=True)
class Reliability:
    bins: tuple[Bin, ...]
    count: int
    error: float  # expected calibration error: of bins, by size, mean confidence against share right


_Judged = tuple[Decimal, bool]  # confidence, right


def reliability(facts: Facts, findings: Iterable[Finding]) -> Reliability:
    """Over the statements that a gold judges, each once; right where any article's gold has it.

    Expected calibration error: Σ |B|/N · |mean confidence(B) - share right(B)| (Naeini et al., AAAI 2015), over
    the bins as merged.
    """
    groups = merged(_binned(_judged(facts, findings)))
    bins = tuple(_bin(low, high, group) for low, high, group in groups)
    count = sum(one.count for one in bins)
    error = sum(one.count / count * abs(one.mean - one.right) for one in bins)
    return Reliability(bins, count, error)


def _judged(facts: Facts, findings: Iterable[Finding]) -> list[_Judged]:
    verdicts: dict[str, bool] = {}
    for finding in findings:
        if finding.measure == "relations":
            for statement in finding.nodes:
                verdicts[statement] = verdicts.get(statement, False) or finding.verdict == "right"
    rated = ((_confidence(facts, statement), right) for statement, right in verdicts.items())
    return [(confidence, right) for confidence, right in rated if confidence is not None]


def _confidence(facts: Facts, statement: str) -> Decimal | None:
    """None where the graph gives none between 0 and 1."""
    try:
        value = Decimal(first(facts, statement, KG + "confidence"))
    except InvalidOperation:
        return None
    return value if value.is_finite() and 0 <= value <= 1 else None


_Group = tuple[int, int, list[_Judged]]  # first tenth, the tenth after the last, what lies between


def _binned(judged: Iterable[_Judged]) -> list[_Group]:
    """By tenths, the empty ones left out."""
    groups: dict[int, list[_Judged]] = {}
    for one in judged:
        groups.setdefault(min(int(one[0] * BINS), BINS - 1), []).append(one)
    return [(tenth, tenth + 1, groups[tenth]) for tenth in sorted(groups)]


def merged(groups: Sequence[_Group]) -> list[_Group]:
    """The smallest bin joins the smaller of its neighbours until none is under FEWEST, or one is left."""
    rest = list(groups)
    while len(rest) > 1 and min(len(group) for _, _, group in rest) < FEWEST:
        at = min(range(len(rest)), key=lambda i: len(rest[i][2]))
        beside = min((i for i in (at - 1, at + 1) if 0 <= i < len(rest)), key=lambda i: len(rest[i][2]))
        first_, second = sorted((at, beside))
        rest[first_ : second + 1] = [(rest[first_][0], rest[second][1], rest[first_][2] + rest[second][2])]
    return rest


def _bin(low: int, high: int, group: list[_Judged]) -> Bin:
    count = len(group)
    mean = float(sum(confidence for confidence, _ in group) / count)
    return Bin(low / BINS, high / BINS, count, mean, sum(right for _, right in group) / count)
