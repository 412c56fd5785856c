"""What was said on the command line → the terms that stand in a query; no text is pasted into it as it came."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from typing import NoReturn

from kg.ask.header import Parameter, Query, filled
from kg.ask.results import turtle_term
from kg.ask.shipped import nearest
from kg.errors import OptionError
from kg.graph import store
from kg.graph.store import Store
from kg.graph.terms import Literal, Term, clean, date, decimal, zh
from kg.graph.vocab import XSD
from kg.lexicon.folding import folded
from kg.lexicon.tails import SHORTEST, of_areas

_NAMED = """SELECT DISTINCT ?full {
  VALUES ?name { %s } ?thing skos:prefLabel|skos:altLabel ?name ; skos:prefLabel ?full
} ORDER BY ?full"""
_NAMES = "SELECT DISTINCT ?name { ?thing skos:prefLabel|skos:altLabel ?name } ORDER BY ?name"
_AREAS = (
    "SELECT DISTINCT ?full { VALUES ?full { %s } ?area skos:prefLabel ?full ; a kg:AdministrativeArea } ORDER BY ?full"
)
_AROUND = """SELECT DISTINCT ?full {
  VALUES ?name { %s } ?thing skos:prefLabel ?name ; (kg:partOf|kg:locatedIn|kg:administers)+ ?area .
  ?area a kg:AdministrativeArea ; skos:prefLabel ?full
} ORDER BY ?full"""
_SHOWN = 5
_ESCAPE = re.compile(r"\\[uU]")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")


def bound(query: Query, given: Mapping[str, str], graph: Store) -> str:
    """The query's text with the parameters given in it.

    Raises OptionError for a parameter that it does not have, that is missing, or whose value cannot be.
    """
    known = {parameter.name: parameter for parameter in query.parameters}
    for name in given:
        if name not in known:
            raise OptionError(f"{name}: no parameter of {query.name} (expected {_choice(name, known)})")
    for name, parameter in known.items():
        if parameter.required and name not in given:
            raise OptionError(f"{name}: missing, {parameter.zh} / {parameter.en} (expected {_one(parameter)})")
    _refuse_backwards(given)
    terms = {name: _terms(known[name], value, graph) for name, value in given.items()}
    return filled(query, {name: " ".join(map(turtle_term, found)) for name, found in terms.items()})


def _refuse_backwards(given: Mapping[str, str]) -> None:
    since, until = given.get("since", ""), given.get("until", "")
    if until and since > until:
        raise OptionError(f"since {since}: after until {until} (expected a day before it)")


def _choice(name: str, known: Iterable[str]) -> str:
    return nearest(f"--{name}", [f"--{one}" for one in known]) if known else "none: it has no parameters"


def _terms(parameter: Parameter, value: str, graph: Store) -> list[Term]:
    if not value.strip():
        raise OptionError(f"{parameter.name}: nothing in it (expected {_one(parameter)})")
    if _ESCAPE.search(value):  # SPARQL reads it as a character before it looks for strings, however it is written
        raise OptionError(f"{parameter.name} {value}: a character by its number (expected the character itself)")
    return _READ[parameter.kind](parameter.name, value.strip(), graph)


def _one(parameter: Parameter) -> str:
    return f"an {parameter.kind}" if parameter.kind == "area" else f"a {parameter.kind}"


def _date(name: str, value: str, _: Store) -> list[Term]:
    day = date(value)
    if day.datatype != XSD + "date":
        raise OptionError(f"{name} {value}: not a day (expected one like 2011-03-05)")
    return [day]


def _number(name: str, value: str, _: Store) -> list[Term]:
    try:
        return [decimal(Decimal(value if _NUMBER.fullmatch(value) else "none"))]
    except InvalidOperation:
        raise OptionError(f"{name} {value}: not a number (expected one like 0.8)") from None


def _text(_name: str, value: str, _: Store) -> list[Term]:
    return [Literal(clean(value))]


def _name(name: str, value: str, graph: Store) -> list[Term]:
    """The full names of all things that have this name, whole, short, or without the word for what area it is."""
    plain = folded(value)
    found = _full([value], graph) or _full([plain], graph)
    if found or len(plain) < SHORTEST:
        return found or _nothing(name, value, graph)
    areas = _full([plain + tail for tail in of_areas()], graph)
    if len(areas) > 1:
        raise OptionError(f"{name} {value}: may be any of {', '.join(map(str, areas))} (expected one of them)")
    return areas or _nothing(name, value, graph)


def _area(name: str, value: str, graph: Store) -> list[Term]:
    """As a name, of areas only: where a body has it, those that the body lies in are offered."""
    found = _name(name, value, graph)
    areas = _asked(_AREAS, found, graph)
    if not areas:
        around = ", ".join(map(str, _asked(_AROUND, found, graph)[:_SHOWN]))
        raise OptionError(f"{name} {value}: no area (expected {f'{around}?' if around else 'one'})")
    return areas


def _full(names: Iterable[str], graph: Store) -> list[Term]:
    return _asked(_NAMED, map(zh, names), graph)


def _asked(sparql: str, names: Iterable[Term], graph: Store) -> list[Term]:
    found = store.query(graph, sparql % " ".join(map(turtle_term, names)))
    return [row[0] for row in found if row[0] is not None]


def _nothing(name: str, value: str, graph: Store) -> NoReturn:
    raise OptionError(f"{name} {value}: nothing in the graph has this name{_alike(value, graph)}")


def _alike(value: str, graph: Store) -> str:
    """Names that somebody may have meant: longer ones, then those that differ by little."""
    names = [str(row[0]) for row in store.query(graph, _NAMES)]
    longer = sorted((name for name in names if value in name), key=lambda name: (len(name), name))
    close = get_close_matches(value, names, n=_SHOWN, cutoff=0.5)
    found = list(dict.fromkeys([*longer, *close]))[:_SHOWN]
    return f" (expected {', '.join(found)}?)" if found else ""


_READ: Mapping[str, Callable[[str, str, Store], list[Term]]] = {
    "name": _name,
    "area": _area,
    "date": _date,
    "number": _number,
    "text": _text,
}
