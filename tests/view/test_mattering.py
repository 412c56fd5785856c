from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from kg.view.mattering import mattering

Graph = tuple[int, list[tuple[int, int]], int]
GRAPHS = st.integers(2, 40).flatmap(
    lambda size: st.tuples(
        st.just(size),
        st.lists(st.tuples(st.integers(0, size - 1), st.integers(0, size - 1)), min_size=1, max_size=60),
        st.integers(2, size),
    )
)


def beside(size: int, edges: list[tuple[int, int]]) -> list[set[int]]:
    found: list[set[int]] = [set() for _ in range(size)]
    for a, b in edges:
        if a != b:
            found[a].add(b)
            found[b].add(a)
    return found


def star(begin: int, size: int) -> list[tuple[int, int]]:
    return [(begin, leaf) for leaf in range(begin + 1, begin + size)]


def chosen(size: int, edges: list[tuple[int, int]], most: int, groups: str = "") -> set[int]:
    near = beside(size, edges)
    return mattering(near, groups or "a" * size, [len(one) ** 0.5 for one in near], most)


def test_a_part_that_hangs_together_has_its_share() -> None:
    """Another city's newspaper has few links to this one, or none."""
    found = chosen(400, star(0, 300) + star(300, 100), 120)
    assert Counter(node < 300 for node in found) == {True: 90, False: 30}
    assert {0, 300} <= found


def test_small_parts_are_left_out_where_there_is_no_room_for_all() -> None:
    parts = [(1000 + 2 * pair, 1001 + 2 * pair) for pair in range(100)]
    found = chosen(1200, star(0, 1000) + parts, 120)
    assert 100 <= sum(node < 1000 for node in found) < 110
    assert len(found) == 120
    assert max(chosen(1200, star(0, 1000) + parts[:5], 120)) < 1000


def test_many_small_parts_are_shown_whole() -> None:
    found = chosen(1000, [(2 * pair, 2 * pair + 1) for pair in range(500)], 121)
    assert len(found) == 118
    assert all((node ^ 1) in found for node in found)


def test_a_type_that_fills_up_weighs_less() -> None:
    groups = "a" * 100 + "b" * 100
    near = beside(200, star(0, 200))
    weights = [2.0] * 100 + [1.5] * 100  # each of the one type weighs more than each of the other
    found = mattering(near, groups, weights, 40)
    assert sum(groups[node] == "b" for node in found) > 12


@given(GRAPHS)
def test_as_many_as_wished_and_none_alone(graph: Graph) -> None:
    size, edges, most = graph
    near = beside(size, edges)
    found = chosen(size, edges, most)
    linked = sum(map(bool, near))
    assert all(near[node] & found for node in found)
    assert len(found) <= max(most, linked if linked <= most * 1.25 else most)
