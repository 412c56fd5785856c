"""New columns: what the graph says of things, property by property."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from kg.graph.store import Store
from kg.serve.names import Index
from kg.serve.names.about import name
from kg.serve.reconcile.properties import properties
from kg.serve.reconcile.questions import Column, Columns
from kg.serve.reconcile.types import broader, local

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def extended(index: Index, columns: Columns, check: Callable[[], None]) -> dict[str, Any]:
    """The values of the columns for each thing; none for what is no thing of the graph. `check` may end it."""
    rows = {}
    for thing in columns.things:
        check()
        rows[thing] = dict(_row(index, thing, columns))
    return {"meta": [{"id": column.id, "name": column.property.name} for column in columns.columns], "rows": rows}


def _row(index: Index, thing: str, columns: Columns) -> Iterator[tuple[str, list[dict[str, object]]]]:
    known = index.known(thing)
    for column in columns.columns:
        values = list(_values(index.store, known.iri, column)) if known else []
        yield column.id, values


def _values(store: Store, iri: str, column: Column) -> Iterator[dict[str, object]]:
    found = column.property.values(store, iri)
    for value in found[: column.limit or len(found)]:
        yield _value(store, value, column.property.kind)


def _value(store: Store, value: str, kind: str) -> dict[str, object]:
    if kind == "thing":
        return {"id": value, "name": name(store, value) or value}
    if kind == "number":
        return {"int": int(value)}
    if kind == "day" and _DAY.fullmatch(value):  # 2011-03 alone is no day
        return {"date": f"{value}T00:00:00"}
    return {"str": value}


def proposed(type_id: str, limit: int) -> dict[str, Any]:
    """The properties that things of a type may have; 0 stands for no limit."""
    wanted = local(type_id)
    kinds = {wanted, *broader(wanted)}
    fitting = [one for one in properties() if not wanted or not one.of or not kinds.isdisjoint(one.of)]
    shown = [{"id": one.id, "name": one.name} for one in (fitting[:limit] if limit else fitting)]
    told: dict[str, Any] = {"properties": shown, "type": type_id}
    return told | ({"limit": limit} if limit else {})
