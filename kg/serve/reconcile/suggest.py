"""What to offer while somebody types: things, properties and types."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from typing import Any

from kg.lexicon.folding import folded
from kg.serve.names import Hit, Index
from kg.serve.names.about import own
from kg.serve.reconcile.preview import fragment
from kg.serve.reconcile.properties import properties, property_of
from kg.serve.reconcile.types import described, known, local, with_broader

OFFERED = 20
FARTHEST = 1000  # offers that somebody may page through

Item = Mapping[str, Any]


def entities(index: Index, prefix: str, cursor: int, types: Sequence[str] = ()) -> list[Item]:
    """Things whose names fit what was typed so far."""
    wanted = [one for one in types if one]
    return [_thing(hit) for hit in index.tell(_page(_found(index, prefix, cursor, wanted), cursor))]


def _found(index: Index, prefix: str, cursor: int, types: Sequence[str]) -> list[Hit]:
    return index.find(prefix, types=types, limit=min(cursor, FARTHEST) + OFFERED, told=False)


def _thing(hit: Hit) -> Item:
    called = hit.about if hit.matched == hit.name else f"{hit.about} · 又名{hit.matched}"
    notable = [described(name) for name in own(hit.types)]
    return {"id": hit.iri, "name": hit.name, "description": called, "notable": notable}


def types(index: Index, prefix: str, cursor: int) -> list[Item]:
    """Classes by their Chinese or English names; all of them where nothing is typed yet."""
    return _page(_fitting(map(with_broader, known(index.entities.types)), prefix), cursor)


def kinds(index: Index, prefix: str, cursor: int) -> list[Item]:
    """Properties by their names; all of them where nothing is typed yet."""
    offered = ({"id": one.id, "name": one.name, "description": one.said} for one in properties())
    return _page(_fitting(offered, prefix), cursor)


def _fitting(items: Iterable[Item], prefix: str) -> list[Item]:
    """Those that hold what was typed; those that begin with it first."""
    sought = folded(local(prefix))
    ranked = [(_rank(item, sought), at, item) for at, item in enumerate(items)]
    return [item for rank, _, item in sorted(ranked, key=lambda one: one[:2]) if rank < 2]


def _rank(item: Item, sought: str) -> int:
    names = [folded(name) for name in (item["name"], local(item["id"]), local(item["description"]))]
    return 0 if any(name.startswith(sought) for name in names) else 1 if any(sought in name for name in names) else 2


def _page(found: Sequence[Any], cursor: int) -> list[Any]:
    return list(found[cursor : cursor + OFFERED])


def flyout_entity(index: Index, identifier: str) -> str:
    """A thing at a glance as HTML; "" for what is none."""
    hit = index.known(identifier)
    return fragment(index, hit) if hit else ""


def flyout_type(index: Index, identifier: str) -> str:
    """A class: its names, and how many things have it."""
    name = local(identifier)
    if name not in known(index.entities.types):
        return ""
    count = sum(name in one for one in index.entities.types)
    return f"<h1>{escape(described(name)['name'])}</h1>\n<p>kg:{escape(name)}</p>\n<p>{count}</p>"


def flyout_property(_: Index, identifier: str) -> str:
    """A property: its names."""
    found = property_of(identifier)
    return f"<h1>{escape(found.name)}</h1>\n<p>{escape(found.said)}</p>" if found else ""


SUGGEST: Mapping[str, Callable[[Index, str, int], list[Item]]] = {"entity": entities, "property": kinds, "type": types}
FLYOUT: Mapping[str, Callable[[Index, str], str]] = {
    "entity": flyout_entity,
    "property": flyout_property,
    "type": flyout_type,
}
