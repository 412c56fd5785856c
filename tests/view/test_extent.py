from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.view.extent import MUCH, ROOM, fitted
from kg.view.regions import Point

PLACES = st.dictionaries(
    st.integers(0, 9), st.tuples(st.floats(-1e7, 1e7), st.floats(-1e7, 1e7)), min_size=1, max_size=10
)
NEAR = {0: (0.0, 0.0), 1: (300.0, 0.0), 2: (0.0, 200.0)}
FAR = {0: (0.0, 0.0), 1: (30_000.0, 0.0), 2: (0.0, 20_000.0), 9: (60_000.0, 20_000.0)}
FIRST = list(range(8))


def box(points: list[Point]) -> Point:
    wide, high = (max(axis) - min(axis) for axis in zip(*points, strict=True))
    return wide, high


def test_regions_that_lie_near_each_other_stay() -> None:
    assert fitted(NEAR, {}, FIRST) == ({}, NEAR)


def test_regions_of_a_whole_country_are_drawn_closer_and_keep_their_shape() -> None:
    _, found = fitted(FAR, {}, FIRST)
    wide, high = box([found[node] for node in (0, 1, 2)])
    assert wide * high == pytest.approx(ROOM * len(FIRST))
    assert wide / high == pytest.approx(1.5)
    assert found[9] == (pytest.approx(2 * wide), pytest.approx(high))  # one that is not drawn at first, too


def test_regions_in_one_line_are_drawn_closer() -> None:
    _, found = fitted({0: (0.0, 0.0), 1: (90_000.0, 0.0)}, {}, FIRST)
    assert found[1][0] < 1500


def test_places_of_an_earlier_page_stay_and_regions_come_to_them() -> None:
    kept = {0: (700.0, 0.0), 1: (850.0, 0.0)}
    assert fitted(NEAR, kept, FIRST) == (kept, {0: (700.0, 0.0), 1: (850.0, 0.0), 2: (700.0, 100.0)})


def test_a_page_that_is_a_little_larger_keeps_its_places() -> None:
    kept = {0: (0.0, 0.0), 1: (1000.0, 0.9 * MUCH * ROOM * len(FIRST) / 1000)}
    assert fitted(NEAR, kept, FIRST)[0] == kept


def test_places_of_a_page_of_much_larger_extent_are_regions() -> None:
    kept, found = fitted(NEAR, FAR, FIRST)
    assert kept == {}
    wide, high = box([found[node] for node in (0, 1, 2)])
    assert wide * high == pytest.approx(ROOM * len(FIRST))
    assert wide / high == pytest.approx(1.5)


@given(PLACES, PLACES, st.sets(st.integers(0, 9), min_size=1))
def test_whatever_is_given_the_drawing_has_no_more_than_its_room(
    regions: dict[int, Point], before: dict[int, Point], first: set[int]
) -> None:
    kept, found = fitted(regions, before, sorted(first))
    for places, much in ((kept, MUCH), (found if not before else {}, 1.0)):
        shown = [places[node] for node in first if node in places]
        if shown:
            wide, high = box(shown)
            assert wide * high <= 1.001 * much * ROOM * len(first)
