"""What a client asks, read from its JSON: a batch of names, or columns for things."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.serve.limits import Refused
from kg.serve.reconcile.properties import Property, properties, property_of
from kg.serve.reconcile.types import local

BATCH = 200  # questions of a batch, things of a column
COLUMNS = 30
MOST = 50  # candidates that anybody gets
USUAL = 10
_PROPERTIES = 10  # of one question
_VALUES = 10  # of one property
_STRICT = ("any", "should", "all")


@dataclass(frozen=True, slots=True)
class Given:
    """What the client knows of the thing that it looks for."""

    property: Property
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A name to be found, and what else is known."""

    name: str
    types: tuple[str, ...] = ()
    strict: str = "any"  # whether one type is enough, all are needed, or none is
    limit: int = USUAL
    given: tuple[Given, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """What is to be said of each thing, and at most how many values; 0 stands for all."""

    id: str  # as the client calls it, which finds its column by that
    property: Property
    limit: int = 0


@dataclass(frozen=True, slots=True)
class Columns:
    """Things by IRI or division code, and what is to be said of each."""

    things: tuple[str, ...]
    columns: tuple[Column, ...]


def batch(text: str) -> dict[str, Question]:
    """The questions of a batch by the client's own keys; Refused where they are none."""
    found = _object(_loaded(text, "queries"), "queries")
    if len(found) > BATCH:
        raise Refused(413, f"queries: {len(found)} of them (expected {BATCH} at most)")
    return {key: question(one, f"queries, {_cut(key)}") for key, one in found.items()}


def single(text: str, types: Sequence[str], limit: str) -> Question:
    """The one question of version 0.1: a name, or a question as JSON."""
    if text.lstrip().startswith("{"):
        return question(_loaded(text, "query"), "query")
    asked: dict[str, Any] = {"query": text, "type": list(types)}
    return question(asked | ({"limit": number(limit, "limit")} if limit else {}), "query")


def question(data: Any, where: str) -> Question:
    """One question; what it says beyond the specification is passed over."""
    found = _object(data, where)
    name, given = _text(found.get("query", ""), f"{where}: query"), _all_given(found.get("properties"), where)
    if "query" not in found and not given:
        raise Refused(400, f"{where}: nothing is asked (expected query, or properties)")
    strict = found.get("type_strict") or "any"
    if strict not in _STRICT:
        raise Refused(400, f"{where}: type_strict {_cut(strict)} (expected any, should or all)")
    return Question(name, _types(found.get("type"), where), strict, _limit(found.get("limit"), where), given)


def columns(text: str) -> Columns:
    """What a data extension asks for."""
    found = _object(_loaded(text, "extend"), "extend")
    things = [_text(one, "extend: ids") for one in _array(found.get("ids"), "extend: ids", BATCH)]
    wanted = _array(found.get("properties"), "extend: properties", COLUMNS)
    return Columns(tuple(things), tuple(_column(_object(one, "extend: properties")) for one in wanted))


def _column(data: Mapping[str, Any]) -> Column:
    settings = _object(data.get("settings") or {}, "extend: settings")
    limit = settings.get("limit") or 0
    told = number(str(limit), "extend: limit") if isinstance(limit, str | int) else _limit(limit, "extend")
    known = _property(data.get("id"), "extend: properties")
    return Column(data["id"], known, told)


def _all_given(data: Any, where: str) -> tuple[Given, ...]:
    """Properties with the values that say anything: an empty cell says nothing."""
    wanted = _array(data, f"{where}: properties", _PROPERTIES) if data is not None else []
    pairs = (_object(one, f"{where}: properties") for one in wanted)
    given = (Given(_property(one.get("pid"), where), _values(one.get("v"), where)) for one in pairs)
    return tuple(one for one in given if one.values)


def _property(given: Any, where: str) -> Property:
    found = property_of(_text(given, f"{where}: property"))
    if not found:
        expected = ", ".join(local(one.id) for one in properties())
        raise Refused(400, f"{where}: property {_cut(given)} (expected one of {expected})")
    return found


def _values(data: Any, where: str) -> tuple[str, ...]:
    some = data if isinstance(data, list) else [data]
    if len(some) > _VALUES:
        raise Refused(413, f"{where}: {len(some)} values of a property (expected {_VALUES} at most)")
    return tuple(value for one in some if (value := _value(one, where).strip()))


def _value(data: Any, where: str) -> str:
    """A value as text: of a thing that was reconciled before its IRI."""
    if isinstance(data, dict):
        return _text(data.get("id"), f"{where}: id of a value")
    if isinstance(data, bool):
        return str(data).lower()
    if isinstance(data, int | float):
        return str(int(data)) if data == int(data) else str(data)
    return "" if data is None else _text(data, f"{where}: value")


def _types(data: Any, where: str) -> tuple[str, ...]:
    """Types by their identifiers; some clients send objects that have one."""
    some = data if isinstance(data, list) else [data] if data else []
    names = [one.get("id") if isinstance(one, dict) else one for one in some[:MOST]]
    return tuple(name for one in names if (name := _text(one, f"{where}: type").strip()))


def _limit(data: Any, where: str) -> int:
    if data is None:
        return USUAL
    if isinstance(data, bool) or not isinstance(data, int | float) or data != int(data) or data < 1:
        raise Refused(400, f"{where}: limit {_cut(data)} (expected a whole number from 1 up)")
    return min(int(data), MOST)


def number(text: str, where: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise Refused(400, f"{where}: {_cut(text)} (expected a whole number)")
    return int(text)


def _loaded(text: str, where: str) -> Any:
    try:
        return json.loads(text, parse_constant=_no_number, parse_float=_finite)
    except (ValueError, RecursionError) as error:
        told = "nested too deep" if isinstance(error, RecursionError) else error
        raise Refused(400, f"{where}: not JSON: {told} (expected a JSON object)") from error


def _no_number(text: str) -> None:
    raise ValueError(f"{text} is no number of JSON")


def _finite(text: str) -> float:
    found = float(text)
    if not math.isfinite(found):
        raise ValueError(f"{text[:20]} is too large")
    return found


def _object(data: Any, where: str) -> Mapping[str, Any]:
    if not isinstance(data, dict):
        raise Refused(400, f"{where}: {_cut(data)} (expected an object)")
    return data


def _array(data: Any, where: str, most: int) -> Sequence[Any]:
    if not isinstance(data, list):
        raise Refused(400, f"{where}: {_cut(data)} (expected an array)")
    if len(data) > most:
        raise Refused(413, f"{where}: {len(data)} of them (expected {most} at most)")
    return data


def _text(data: Any, where: str) -> str:
    if not isinstance(data, str):
        raise Refused(400, f"{where}: {_cut(data)} (expected a string)")
    return data


def _cut(data: Any) -> str:
    """The beginning of what was sent, for a message."""
    written = data if isinstance(data, str) else json.dumps(data, ensure_ascii=False)
    return written[:40] + "…" * (len(written) > 40)
