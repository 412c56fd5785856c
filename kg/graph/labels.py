"""What a person reads: the Chinese name of each property, and short labels made of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kg.errors import DataError
from kg.graph.ontology import stated
from kg.graph.terms import Literal, decimal
from kg.graph.vocab import KG, term
from kg.model import Figure

_BOUNDS = {"exact": "", "approximate": "约", "atLeast": "至少", "atMost": "至多"}


@cache
def names() -> Mapping[str, str]:
    """The Chinese names of the ontology's terms, by IRI."""
    return _in("zh")


@cache
def english() -> Mapping[str, str]:
    """Their English names."""
    return _in("en")


def _in(language: str) -> dict[str, str]:
    label = term("rdfs:label")
    words = ((s, o) for s, p, o in stated() if str(p) == label and isinstance(o, Literal))
    return {str(s): o.value for s, o in words if o.language == language}


def predicate(name: str) -> str:
    """The Chinese name of a relation.

    >>> predicate("undertakes")
    '开展'
    """
    if KG + name not in names():
        raise DataError(f"ontology.ttl: no property kg:{name} (expected one for every relation)")
    return names()[KG + name]


def symmetric(name: str) -> bool:
    """Whether the direction of a relation means nothing.

    >>> symmetric("wroteWith"), symmetric("assists")
    (True, False)
    """
    return KG + name in _symmetric()


@cache
def _symmetric() -> frozenset[str]:
    both_ways = term("owl:SymmetricProperty")
    return frozenset(str(s) for s, _, o in stated() if str(o) == both_ways)


def short(text: str, length: int = 30) -> str:
    """The first characters of a text, on one line, and whether more follow.

    >>> short("昨日上午,柳湾区的老年公寓开门迎客。", 10)
    '昨日上午,柳湾区的…'
    """
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1] + "…"


def figure(subject: str, found: Figure) -> str:
    """圃田乡 拆除违法建筑 28800平方米"""
    amount = f"{_BOUNDS[found.bound]}{decimal(found.value)}{found.unit}"
    return " ".join(filter(None, (subject, found.measure, amount)))
