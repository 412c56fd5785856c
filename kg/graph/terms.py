"""IRIs, literals and triples as plain values, so that only `store` knows pyoxigraph."""

from __future__ import annotations

import re
from datetime import date as calendar
from decimal import Decimal
from typing import NamedTuple

from kg.graph.vocab import XSD, check_iri, term

STRING = XSD + "string"
LANG_STRING = term("rdf:langString")
_DATES = (
    (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), "", XSD + "date"),
    (re.compile(r"[0-9]{4}-[0-9]{2}"), "-01", XSD + "gYearMonth"),
    (re.compile(r"[0-9]{4}"), "-01-01", XSD + "gYear"),
)
# One character for one, so that offsets into the text stay right: what XML, JSON or a terminal cannot carry.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]|[\ud800-\udfff\ufffe\uffff]")


class Iri(NamedTuple):
    value: str

    def __str__(self) -> str:
        return self.value


class Literal(NamedTuple):
    value: str
    datatype: str = STRING
    language: str = ""

    def __str__(self) -> str:
        return self.value


class Blank(NamedTuple):
    """A blank node: only in files and answers from elsewhere."""

    blank: str

    def __str__(self) -> str:
        return f"_:{self.blank}"


Value = Iri | Literal  # what this graph is made of
Term = Value | Blank


class Triple(NamedTuple):
    subject: str
    predicate: str
    object: Value


def clean(text: str) -> str:
    """The text with each control character as a space and each half character as U+FFFD."""
    return _UNSAFE.sub(lambda match: " " if match[0] < "\xa0" else "�", text)


def text(value: str) -> Literal:
    """A plain string, line breaks kept."""
    return Literal(clean(value))


def zh(value: str) -> Literal:
    """A Chinese label, on one line."""
    return Literal(clean(value).replace("\n", " ").strip(), LANG_STRING, "zh")


def iri(name: str) -> Iri:
    """The IRI of a prefixed name: kg:Article."""
    return Iri(term(name))


def checked(value: str) -> Iri:
    """An IRI minted or taken from elsewhere, if it is one."""
    return Iri(check_iri(value))


def integer(value: int) -> Literal:
    return Literal(str(value), XSD + "integer")


def boolean(value: bool) -> Literal:
    return Literal("true" if value else "false", XSD + "boolean")


def decimal(value: Decimal) -> Literal:
    """An xsd:decimal without exponent or idle zeros.

    >>> decimal(Decimal("3.50E+4")).value, decimal(Decimal("0.90")).value
    ('35000', '0.9')
    """
    digits = format(value or Decimal(0), "f")  # no negative zero
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return Literal(digits, XSD + "decimal")


def date(value: str) -> Literal:
    """A day, a month or a year, as precise as it was given; a plain string where it is no date.

    >>> date("2011-03").datatype
    'http://www.w3.org/2001/XMLSchema#gYearMonth'
    """
    for form, rest, datatype in _DATES:
        if form.fullmatch(value) and _exists(value + rest):
            return Literal(value, datatype)
    return text(value)


def moment(value: str) -> Literal:
    """A point in time: 2011-03-02T08:30:00Z."""
    return Literal(value, XSD + "dateTime")


def _exists(day: str) -> bool:
    try:
        calendar.fromisoformat(day)
    except ValueError:
        return False
    return True
