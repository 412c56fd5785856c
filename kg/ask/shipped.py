"""The queries that come with this package, by name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

from kg.ask.header import Query, parse
from kg.errors import DataError, InputError

_FOLDER = "kg/data/queries"


@cache
def shipped() -> tuple[Query, ...]:
    """All of them, sorted by name. Raises DataError where one has no title or no example."""
    folder = files("kg") / "data" / "queries"
    queries = [one for one in folder.iterdir() if one.name.endswith(".rq")]
    found = [replace(parse(one.read_text(encoding="utf-8"), one.name), name=one.name[:-3]) for one in queries]
    for query in found:
        missing = [key for key in ("zh", "en") if not getattr(query, key)]
        missing += ["example"] if query.parameters and not query.example else []
        if missing:
            raise DataError(f"{_FOLDER}/{query.name}.rq:1: no {' and no '.join(missing)} (expected # {missing[0]}: …)")
    return tuple(sorted(found, key=lambda query: query.name))


def named(name: str) -> Query:
    """The query of that name. Raises InputError with the nearest name and all there are."""
    for query in shipped():
        if query.name == name:
            return query
    names = [query.name for query in shipped()]
    raise InputError(f"query {name}: none of this name (expected {nearest(name, names)})")


def nearest(name: str, names: Iterable[str]) -> str:
    """What somebody may have meant, in front of what there is.

    >>> nearest("sinse", ["district", "since"])
    'since? one of district, since'
    """
    names = list(names)
    close = get_close_matches(name, names, n=1, cutoff=0.5)
    meant = f"{close[0]}? " if close else ""
    return f"{meant}one of {', '.join(names)}"


def example(query: Query, *, target: str = "out/") -> str:
    """The command line that its header shows."""
    return f"kg query {target} {query.name} {query.example}".rstrip()
