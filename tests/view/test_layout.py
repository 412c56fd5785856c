from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from math import dist
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph.facts import read
from kg.view import layout
from kg.view.model import view
from kg.view.network import Network, network

Graph = tuple[int, list[tuple[int, int]], list[int]]
GRAPHS = st.integers(1, 24).flatmap(
    lambda size: st.tuples(
        st.just(size),
        st.lists(st.tuples(st.integers(0, size - 1), st.integers(0, size - 1)), max_size=40),
        st.sets(st.integers(0, size - 1)).map(sorted),
    )
)


def placed(
    size: int, edges: list[tuple[int, int]], first: list[int], width: int = 60, **more: dict[int, int]
) -> list[tuple[int, int]]:
    """Nodes are named by their numbers, so that 2 stands before 10."""
    return layout.positions([f"{number:04}" for number in range(size)], edges, first, [width] * size, **more)  # type: ignore[arg-type]


@given(GRAPHS, st.randoms(use_true_random=False))
def test_every_node_has_its_own_place_whatever_the_order(graph: Graph, chance: st.DrawFn) -> None:
    size, edges, first = graph
    places = placed(size, edges, first)
    assert len(set(places)) == size
    names = list(range(size))
    chance.shuffle(names)  # type: ignore[attr-defined]
    number = {name: position for position, name in enumerate(names)}
    turned = layout.positions(
        [f"{name:04}" for name in names],
        [(number[b], number[a]) for a, b in reversed(edges)],
        [number[name] for name in first],
        [60] * size,
    )
    assert [turned[number[name]] for name in range(size)] == places


def test_neighbours_stand_closer_than_strangers() -> None:
    places = placed(6, [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5)], list(range(6)), 40)
    assert gap(places, 0, 1) < gap(places, 0, 3) < gap(places, 0, 5)


def test_labels_of_a_hub_find_room() -> None:
    size = 40
    places = placed(size, [(0, leaf) for leaf in range(1, size)], list(range(size)), 80)
    crowded = [
        (a, b)
        for a in range(size)
        for b in range(a)
        if abs(places[a][0] - places[b][0]) < 40 and abs(places[a][1] - places[b][1]) < 20
    ]
    assert len(crowded) <= 2


def test_parts_without_a_way_between_them_lie_apart() -> None:
    places = placed(6, [(0, 1), (1, 2), (0, 2), (3, 4), (4, 5)], list(range(6)))
    one, two = places[:3], places[3:]
    assert max(x for x, _ in one) < min(x for x, _ in two) or max(y for _, y in one) < min(y for _, y in two)


def test_a_node_shown_on_demand_stands_near_the_one_that_leads_to_it() -> None:
    places = placed(4, [(0, 1), (1, 2)], [0, 1])
    assert gap(places, 1, 2) < 150


def test_districts_stand_around_their_city_in_the_order_of_their_codes() -> None:
    spokes = [(district, 0) for district in range(1, 9)]
    places = placed(9, spokes, list(range(9)), cities=dict.fromkeys(range(1, 9), 0))
    (x, y), ring = places[0], places[1:]
    assert ring[0][1] < y < ring[4][1]  # the first above, the fifth below
    assert ring[6][0] < x < ring[2][0]
    assert [gap(ring, a, (a + 1) % 8) < gap(ring, a, (a + 2) % 8) for a in range(8)] == [True] * 8


def test_a_few_districts_of_a_whole_country_lie_as_near_as_those_of_one_city() -> None:
    """100 cities with twelve districts each; two things are said of every tenth."""
    of = {city * 13 + district: city * 13 for city in range(100) for district in range(1, 13)}
    drawn = [node for city in range(0, 100, 10) for node in (city * 13, city * 13 + 1, 1300 + city, 1301 + city)]
    edges = [*of.items(), *((1300 + city + i, city * 13 + 1) for city in range(0, 100, 10) for i in (0, 1))]
    places = placed(1400, edges, sorted(drawn), cities=of)
    wide, high = (max(axis) - min(axis) for axis in zip(*(places[node] for node in drawn), strict=True))
    assert wide * high < 60_000 * len(drawn)
    assert min(gap(places, a, b) for a in drawn for b in drawn if a < b) > 20


def test_who_has_a_place_from_before_stays_there() -> None:
    edges = [(0, 1), (1, 2), (2, 3), (3, 4)]
    before = {"0000": (500, -300), "0002": (90, 40)}
    places = placed(5, edges, [0, 1, 2, 3], before=before)  # type: ignore[arg-type]
    assert (places[0], places[2]) == ((500, -300), (90, 40))
    assert gap(places, 2, 3) < 200


@pytest.fixture(scope="session")
def city() -> ModuleType:
    """bench/city.py"""
    file = Path(__file__).parents[2] / "bench" / "city.py"
    spec = spec_from_file_location("bench_city", file)
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    sys.modules["bench_city"] = module  # where its dataclasses look for their names
    spec.loader.exec_module(module)
    return module


def test_more_articles_move_a_district_by_little(city: ModuleType) -> None:
    province = city.grown(400)
    few = network(view(read(city.turtle(province))))
    before = districts(city.turtle(province), few)
    for _ in range(round(len(province.articles) * 0.05)):
        province.write()
    after = districts(city.turtle(province), network(view(read(city.turtle(province)))))
    wide = max(node["x"] for node in few.nodes) - min(node["x"] for node in few.nodes)
    moves = sorted(dist(before[name], after[name]) for name in before)
    assert len(moves) == 9
    assert moves[4] < 0.04 * wide
    assert moves[-1] < 0.1 * wide


def districts(turtle: bytes, drawn: Network) -> dict[str, tuple[int, int]]:
    """Where they stand, as seen from the middle of all."""
    things = view(read(turtle)).entities
    shown = {
        thing.name: (node["x"], node["y"]) for thing, node in zip(things, drawn.nodes, strict=True) if thing.district
    }
    x, y = (sum(axis) / len(shown) for axis in zip(*shown.values(), strict=True))
    return {name: (place[0] - x, place[1] - y) for name, place in shown.items()}  # type: ignore[misc]


@pytest.mark.slow
def test_it_is_quick(cpu: Callable[..., float]) -> None:
    assert cpu(placed, 100, [(i // 3, i) for i in range(1, 100)], list(range(100))) < 0.6
    assert cpu(placed, 10_000, [(i // 4, i) for i in range(1, 10_000)], list(range(120))) < 3


def gap(places: list[tuple[int, int]], a: int, b: int) -> float:
    return dist(places[a], places[b])
