"""The invariants of relations and their statements that no form of `forms` states."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from kg.graph.vocab import KG, term
from kg.invariants.forms import Breach, Check, kinds
from kg.invariants.index import Index, having, instances

RELATIONS = (
    *("undertakes", "participatesIn", "established", "partOf", "administers", "locatedIn", "cooperatesWith"),
    *("assists", "affiliatedWith", "comesFrom", "covers", "wroteWith", "distinctFrom"),
)
SYMMETRIC = ("cooperatesWith", "wroteWith", "distinctFrom")
_LEVELS = kinds("Province", "City", "District", "County", "Subdistrict", "Township", "Village", "Community")
_PART_OF, _PREDICATE = term("kg:partOf"), term("kg:predicate")
_SUBJECT, _OBJECT = term("kg:subject"), term("kg:object")
_STATEMENTS = instances("kg:Statement")


def no_cycle(index: Index) -> Iterator[Breach]:
    """Nothing is part of itself, however far around."""
    for node in having("kg:partOf")(index):
        seen: set[str] = set()
        above = [node]
        while above:
            for value in index.values(above.pop(), _PART_OF):
                if str(value) not in seen:
                    seen.add(str(value))
                    above.append(str(value))
        if node in seen:
            yield node, ""


def one_parent(index: Index) -> Iterator[Breach]:
    """No area is part of two areas of the same level."""
    for node in instances("kg:AdministrativeArea")(index):
        for one, other in combinations(sorted(map(str, index.values(node, _PART_OF))), 2):
            if _LEVELS & index.kinds.get(one, frozenset()) & index.kinds.get(other, frozenset()):
                yield node, other


def smaller_first(index: Index) -> Iterator[Breach]:
    """A symmetric relation goes from the smaller IRI to the greater."""
    for name in SYMMETRIC:
        for node, values in index.column(KG + name).items():
            yield from ((node, str(value)) for value in values if str(value) <= node)


def first_leads(index: Index) -> Iterator[Breach]:
    """Of near-duplicates the one with the smallest IRI leads to each of the others, and none else to any."""
    leads = index.column(term("kg:sameTextAs"))
    led = sorted((str(value), node) for node, values in leads.items() for value in values)
    often = Counter(value for value, _ in led)
    yield from ((value, node) for value, node in led if node >= value or value in leads or often[value] > 1)


def one_statement(index: Index) -> Iterator[Breach]:
    """Every relation is stated once."""
    stated = Counter(ends for node in index.column(_SUBJECT) for ends in _ends(index, node))
    for name in RELATIONS:
        for node, values in index.column(KG + name).items():
            for value in values:
                if stated[node, KG + name, str(value)] != 1:
                    yield node, str(value)


def stated_relation(index: Index) -> Iterator[Breach]:
    """What is stated is in the graph."""
    for node in _STATEMENTS(index):
        for subject, predicate, value in _ends(index, node):
            if value not in map(str, index.values(subject, predicate)):
                yield node, value


def _ends(index: Index, statement: str) -> Iterator[tuple[str, str, str]]:
    """The triples that a statement speaks of: one, unless it is broken."""
    for subject in index.values(statement, _SUBJECT):
        for predicate in index.values(statement, _PREDICATE):
            for value in index.values(statement, _OBJECT):
                yield str(subject), str(predicate), str(value)


def only_of(relation: str, check: Check) -> Check:
    """What a check finds of the statements of one relation."""
    return lambda index: ((node, value) for node, value in check(index) if _states(index, node, relation))


def but_of(relation: str, check: Check) -> Check:
    """What a check finds of all statements but those of one relation."""
    return lambda index: ((node, value) for node, value in check(index) if not _states(index, node, relation))


def _states(index: Index, statement: str, relation: str) -> bool:
    return any(str(predicate) == term(relation) for predicate in index.values(statement, _PREDICATE))


def own_kind(index: Index) -> Iterator[Breach]:
    """An area is part of areas only; a body of bodies and areas."""
    area, upper = kinds("AdministrativeArea"), kinds("AdministrativeArea", "Organization")
    for node in having("kg:partOf")(index):
        if not index.is_a(node, upper):
            yield node, ""
        allowed = area if index.is_a(node, area) else upper
        yield from ((node, str(value)) for value in index.values(node, _PART_OF) if not index.is_a(str(value), allowed))
