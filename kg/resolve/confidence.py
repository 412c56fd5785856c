"""From a rule's confidence to a probability: how often edges of that confidence were right in annotated articles."""

from __future__ import annotations

from functools import cache
from math import exp, log

from kg.errors import DataError
from kg.lexicon.tables import rows

Line = tuple[float, float]  # a, b of σ(a + b·logit(confidence))

_TABLE = "confidence.tsv"
_LEAST_DOUBT = 0.001  # what is surer than this is not told apart


def probability(confidence: float, line: Line | None = None) -> float:
    """The share of edges of that confidence that are right, two decimals.

    `line` is as scripts/fit_confidence.py fitted it unless given, Platt's way (Advances in Large Margin Classifiers,
    1999).

    >>> probability(0.5) < probability(0.7) < probability(0.9) <= 1
    True
    """
    intercept, slope = line or fitted()
    return round(1 / (1 + exp(-(intercept + slope * logit(confidence)))), 2)


def logit(confidence: float) -> float:
    held = min(max(confidence, _LEAST_DOUBT), 1 - _LEAST_DOUBT)
    return log(held / (1 - held))


@cache
def fitted() -> Line:
    found = [row.cells for row in rows(_TABLE, columns=2)]
    if len(found) != 1:
        raise DataError(f"kg/data/{_TABLE}:1: {len(found)} rows (expected one)")
    return float(found[0][0]), float(found[0][1])
