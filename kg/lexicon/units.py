"""Units of figures: `kg/data/units.tsv`."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from kg.errors import DataError
from kg.lexicon.tables import rows

_TABLE = "units.tsv"
KINDS = ("money", "measure", "time", "age", "percent", "rate", "people", "count", "digits", "degree")


class Unit(NamedTuple):
    text: str
    kind: str  # how a figure with it is read: the head of the table
    iri: str  # QUDT, "" where it has none
    no_unit_before: str  # characters that make another word of it


def unit_iri(unit: str) -> str:
    """The QUDT IRI of a unit as written, "" where there is none; 万元 has none, for its value is no yuan.

    >>> unit_iri("平方米"), unit_iri("万元")
    ('http://qudt.org/vocab/unit/M2', '')
    """
    known = _units().get(unit)
    return known.iri if known else ""


def unit_at(text: str, begin: int) -> Unit | None:
    """The longest unit that begins here and is no part of another word.

    >>> unit_at("平方公里,", 0).text, unit_at("家属", 0)
    ('平方公里', None)
    """
    for length in range(_longest().get(text[begin : begin + 1], 0), 0, -1):
        end = begin + length
        unit = _units().get(text[begin:end])
        after = text[end : end + 1]
        if unit and end <= len(text) and not (after and after in unit.no_unit_before):
            return unit
    return None


@cache
def _longest() -> dict[str, int]:
    """The length of the longest unit that begins with a character."""
    longest: dict[str, int] = {}
    for unit in sorted(_units(), key=len):
        longest[unit[0]] = len(unit)
    return longest


@cache
def _units() -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for line, (text, kind, iri, others) in rows(_TABLE, columns=4):
        if kind not in KINDS or text in units:
            raise DataError(f"kg/data/{_TABLE}:{line}: {text} {kind} (expected a new unit, a known class)")
        units[text] = Unit(text, kind, iri.strip("-"), others.strip("-"))
    return units
