"""What most invariants are made of: how many values a property has, of which form, from what to what."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.graph.terms import Iri, Literal, Term, date
from kg.graph.vocab import XSD, term
from kg.invariants.index import Index, Targets, Values

Breach = tuple[str, str]  # the thing that breaks it, and by which value; "" where one is missing
Check = Callable[[Index], Iterator[Breach]]
Test = Callable[[Index, Term], bool]

ENTITIES = ("Person", "AdministrativeArea", "Organization", "Initiative", "Place")
BASES = ("Page", "Article", *ENTITIES, "Statement", "Evidence", "Measurement", "Build")
_DATES = frozenset(XSD + name for name in ("date", "gYearMonth", "gYear"))
_DECIMAL = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
_INTEGER = re.compile(r"[+-]?[0-9]+")


@dataclass(frozen=True, slots=True)
class Invariant:
    """One promise: the shape of this name in shapes.ttl says the same."""

    name: str
    check: Check
    warning: bool = False  # worth a look, but no error


def every(targets: Targets, *paths: str, least: int = 0, most: int | None = None, fits: Test | None = None) -> Check:
    """Each target has from `least` to `most` values of all the paths together, and each of them fits."""
    names = [term(path) for path in paths]

    def check(index: Index) -> Iterator[Breach]:
        for node, values in _values(index, targets(index), names):
            if len(values) < least or (most is not None and len(values) > most):
                yield node, ""
            if fits is not None:
                for value in values:
                    if not fits(index, value):
                        yield node, str(value)

    return check


def _values(index: Index, targets: Iterable[str], names: Sequence[str]) -> Iterator[tuple[str, Values]]:
    """Each target with its values of all the properties."""
    columns = [index.column(name) for name in names]
    if len(columns) == 1:
        (column,) = columns
        return ((node, column.get(node, ())) for node in targets)
    return ((node, [value for column in columns for value in column.get(node, ())]) for node in targets)


def one_in_chinese(targets: Targets, path: str) -> Check:
    """Each target has one Chinese label, or whatever the path says it is, and any others."""

    def check(index: Index) -> Iterator[Breach]:
        for node, values in _values(index, targets(index), [term(path)]):
            if sum(chinese(index, value) for value in values) != 1:
                yield node, ""

    return check


def one_base(targets: Targets) -> Check:
    """No target carries two base classes."""
    bases = kinds(*BASES)
    return lambda index: ((node, "") for node in targets(index) if len(index.kinds[node] & bases) > 1)


def both(*checks: Check) -> Check:
    """All that any of the checks finds."""

    def check(index: Index) -> Iterator[Breach]:
        for one in checks:
            yield from one(index)

    return check


def named(targets: Targets) -> Check:
    """No target is a blank node."""
    return lambda index: ((node, "") for node in targets(index) if node.startswith("_:"))


def carries(targets: Targets, base: str) -> Check:
    """Each target carries the class above its own."""
    return lambda index: ((node, "") for node in targets(index) if not index.is_a(node, kinds(base)))


def joins(relation: str, sources: str, goals: str) -> Check:
    """A relation goes from things of these classes to things of those: joins("kg:covers", "Reporter", "County")."""
    name, starts, ends = term(relation), kinds(*sources.split()), kinds(*goals.split())

    def check(index: Index) -> Iterator[Breach]:
        for node, values in index.column(name).items():
            if not index.is_a(node, starts):
                yield node, ""
            for value in values:
                if not index.is_a(str(value), ends):
                    yield node, str(value)

    return check


def apart(targets: Targets, path: str, *others: str) -> Check:
    """No value of the path is one of another property as well."""
    name, rest = term(path), [term(other) for other in others]

    def check(index: Index) -> Iterator[Breach]:
        for node, values in _values(index, targets(index), [name]):
            taken = [value for other in rest for value in index.values(node, other)] if values else []
            yield from ((node, str(value)) for value in values if value in taken)

    return check


def same(targets: Targets, path: str, other: str) -> Check:
    """Two properties have the same values."""
    one, two = term(path), term(other)
    return lambda index: (
        (node, "") for node in targets(index) if set(index.values(node, one)) != set(index.values(node, two))
    )


def kinds(*names: str) -> frozenset[str]:
    """The IRIs of classes of this vocabulary."""
    return frozenset(term(f"kg:{name}") for name in names)


def of(*names: str) -> Test:
    """A thing of one of these classes."""
    wanted = kinds(*names)
    return lambda index, value: index.is_a(str(value), wanted)


def among(*words: str) -> Test:
    """One of these words, as a plain string."""
    allowed = {Literal(word) for word in words}
    return lambda index, value: value in allowed


def among_terms(*names: str) -> Test:
    """One of these terms of the vocabulary."""
    allowed = {Iri(term(name)) for name in names}
    return lambda index, value: value in allowed


def plain(pattern: str = "") -> Test:
    """A plain string, of this form if one is given."""
    form = re.compile(pattern, re.DOTALL)
    return lambda index, value: (
        isinstance(value, Literal) and value.datatype == XSD + "string" and form.search(value.value) is not None
    )


def chinese(index: Index, value: Term) -> bool:
    return isinstance(value, Literal) and f"{value.language}-".startswith("zh-") and value.value != ""


def decimal(index: Index, value: Term) -> bool:
    return _has(value, XSD + "decimal", _DECIMAL)


def whole(index: Index, value: Term) -> bool:
    return _has(value, XSD + "integer", _INTEGER)


def _has(value: Term, datatype: str, form: re.Pattern[str]) -> bool:
    return isinstance(value, Literal) and value.datatype == datatype and form.fullmatch(value.value) is not None


def day(index: Index, value: Term) -> bool:
    """A date, a month or a year that the calendar has."""
    return isinstance(value, Literal) and value.datatype in _DATES and date(value.value) == value


def share(index: Index, value: Term) -> bool:
    """A decimal from 0 to 1."""
    return decimal(index, value) and 0 <= float(str(value)) <= 1


def from_one(index: Index, value: Term) -> bool:
    """A whole number from 1."""
    return whole(index, value) and int(str(value)) >= 1


def unused(index: Index, value: Term) -> bool:
    """An IRI that names nothing in the graph."""
    return str(value) not in index.kinds
