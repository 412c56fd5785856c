"""A figure in words."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from kg.graph.facts import Facts, first
from kg.graph.vocab import KG
from kg.view.labels import BOUNDS

_PLACES = 60  # a number with more of them stands as it is written: 1E999999 would fill a megabyte


def in_words(facts: Facts, figure: str) -> str:
    """拆除违法建筑 约28,800平方米"""
    bound = BOUNDS.get(first(facts, figure, KG + "bound"), "")
    planned = "（计划）" if first(facts, figure, KG + "modality") == "planned" else ""
    value = _plain(first(facts, figure, KG + "value"))
    measure, unit = first(facts, figure, KG + "measure"), first(facts, figure, KG + "unitText")
    return f"{measure} {bound}{value}{unit}{planned}".strip()


def _plain(value: str) -> str:
    """A decimal without an exponent or empty places: 30000.0 → 30,000."""
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    if abs(number.adjusted()) > _PLACES:
        return value
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
