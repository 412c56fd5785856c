"""The network of a view as pyvis holds it: nodes, merged edges, places, options."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt
from types import MappingProxyType
from typing import Any, NamedTuple

from kg.view import labels, layout
from kg.view.districts import cities, districts
from kg.view.mattering import mattering
from kg.view.model import Thing, View

FIRST_VIEW = 120  # nodes shown at first where a graph has many


@dataclass(frozen=True)
class Network:
    nodes: list[dict[str, Any]]
    edges: list[dict[str, Any]]
    options: dict[str, Any]
    shown: list[int]  # the nodes of the first view
    districts: list[int]  # of each node, -1 for none


class Bundle(NamedTuple):
    """All statements from one entity to another: one arrow."""

    source: int
    target: int
    statements: tuple[int, ...]
    directed: bool
    planned: bool


class _Ids(dict[int, None]):
    """Stands in for the list in which pyvis looks up every node it is given: O(N²) in a list."""

    def append(self, node: int) -> None:
        self[node] = None


def network(view: View, before: Mapping[str, tuple[int, int]] = MappingProxyType({})) -> Network:
    """What vis-network draws, through pyvis's own model; things whose key has a place `before` keep it."""
    bundles = _bundles(view)
    ends = [(bundle.source, bundle.target) for bundle in bundles]
    degrees = _degrees(len(view.entities), ends)
    shown = _first_view(view, ends, degrees)
    widths = [_width(entity.name) for entity in view.entities]
    keys = [entity.iri for entity in view.entities]
    kept = {iri: before[view.keys[iri]] for iri in keys if view.keys[iri] in before}
    places = layout.positions(keys, ends, shown, widths, cities=cities(view), before=kept)
    nodes, edges, options = _through_pyvis(view.entities, bundles, degrees, places)
    return Network(nodes, edges, options, shown, districts(view))


def _bundles(view: View) -> list[Bundle]:
    """Statements between the same two, merged: vis-network draws parallel edges on top of each other."""
    found: dict[tuple[int, int], list[int]] = {}
    for position, statement in enumerate(view.statements):
        drawn = statement.predicate not in labels.UNDRAWN and statement.subject != statement.object
        if drawn:
            found.setdefault((statement.subject, statement.object), []).append(position)
    return [_bundle(view, ends, tuple(positions)) for ends, positions in sorted(found.items())]


def _bundle(view: View, ends: tuple[int, int], positions: tuple[int, ...]) -> Bundle:
    statements = [view.statements[position] for position in positions]
    predicates = list(dict.fromkeys(statement.predicate for statement in statements))
    return Bundle(
        *ends,
        positions,
        not labels.SYMMETRIC.issuperset(predicates),
        all(statement.modality == "planned" for statement in statements),
    )


def _degrees(size: int, ends: Iterable[tuple[int, int]]) -> list[int]:
    degrees = [0] * size
    for a, b in ends:
        degrees[a] += 1
        degrees[b] += 1
    return degrees


def _first_view(view: View, ends: list[tuple[int, int]], degrees: list[int]) -> list[int]:
    """The nodes with a relation, or of a large graph the most important ones; none that would stand alone."""
    weights = [sqrt(degree + view.count(thing.reports)) for thing, degree in zip(view.entities, degrees, strict=True)]
    groups = [thing.group for thing in view.entities]
    return sorted(mattering(_beside(len(groups), ends), groups, weights, FIRST_VIEW))


def _beside(size: int, ends: list[tuple[int, int]]) -> list[set[int]]:
    beside: list[set[int]] = [set() for _ in range(size)]
    for a, b in ends:
        beside[a].add(b)
        beside[b].add(a)
    return beside


def _width(name: str) -> int:
    """Room for a node with the beginning of its label."""
    return 26 + 9 * min(len(name), 8)


def _through_pyvis(
    entities: tuple[Thing, ...], bundles: list[Bundle], degrees: list[int], places: list[tuple[int, int]]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], dict[str, Any]]:
    from pyvis.network import Network as Vis  # 0.4 s: it imports IPython

    vis = Vis(directed=True)  # undirected, pyvis drops the second edge between two nodes
    vis.node_ids = _Ids()
    shapes = {group.key: group.shape for group in labels.GROUPS}
    for node, (entity, degree, (x, y)) in enumerate(zip(entities, degrees, places, strict=True)):
        shape, size = shapes[entity.group], _size(degree)
        vis.add_node(node, entity.name, shape, group=entity.group, x=x, y=y, size=size)
    for bundle in bundles:
        vis.add_edge(bundle.source, bundle.target, **_edge_options(bundle))
    vis.set_options(json.dumps(_options()))
    nodes, edges, _, _, _, options = vis.get_network_data()
    return nodes, edges, json.loads(options)


def _size(degree: int) -> int:
    return round(6 + 2.4 * sqrt(min(degree, 60)))


def _edge_options(bundle: Bundle) -> dict[str, Any]:
    options: dict[str, Any] = {"statements": bundle.statements}
    count = len(bundle.statements)
    if count > 1:
        options["width"] = min(1 + 0.6 * (count - 1), 5)
    if bundle.planned:
        options["dashes"] = True
    if not bundle.directed:
        options["arrows"] = {"to": {"enabled": False}}
    return options


def _options() -> dict[str, Any]:
    """Options of vis-network; physics is off, so nodes stand where layout.py put them. Colours are the style's."""
    return {
        "physics": False,
        "layout": {"improvedLayout": False},
        "interaction": {"hover": True, "hideEdgesOnDrag": False, "multiselect": False, "tooltipDelay": 0},
        "nodes": {"borderWidth": 1.5, "borderWidthSelected": 3},
        "edges": {
            "color": {"inherit": False},
            "width": 1,
            "selectionWidth": 1,
            "hoverWidth": 0.5,
            "smooth": False,
            "arrows": {"to": {"scaleFactor": 0.42}},
        },
    }
