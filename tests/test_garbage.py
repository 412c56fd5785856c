"""Python's search for garbage: hardly any while pages are read, and as the caller has it afterwards."""

import gc
from collections.abc import Iterator

import pytest

import kg
from kg.garbage import seldom_searched


@pytest.fixture(autouse=True)
def thresholds() -> Iterator[tuple[int, int, int]]:
    before = gc.get_threshold()
    gc.set_threshold(701, 11, 12)
    yield gc.get_threshold()
    gc.set_threshold(*before)


def test_the_threshold_is_raised_inside_and_restored_after(thresholds: tuple[int, int, int]) -> None:
    with seldom_searched():
        assert gc.get_threshold()[0] > 100_000
    assert gc.get_threshold() == thresholds


def test_the_last_of_blocks_that_overlap_restores(thresholds: tuple[int, int, int]) -> None:
    one, two = seldom_searched(), seldom_searched()
    one.__enter__()
    two.__enter__()
    one.__exit__(None, None, None)
    assert gc.get_threshold()[0] > 100_000
    two.__exit__(None, None, None)
    assert gc.get_threshold() == thresholds


def test_an_error_restores_too(thresholds: tuple[int, int, int]) -> None:
    with pytest.raises(kg.InputError):
        kg.read_article("")
    assert gc.get_threshold() == thresholds


def test_reading_leaves_the_settings_of_the_caller(thresholds: tuple[int, int, int]) -> None:
    kg.read_article("车棚到家\n\n近日,金水区园林局盖起车棚300座。")
    assert gc.get_threshold() == thresholds


@pytest.mark.parametrize(("first", "inside"), [(0, 0), (900_000, 900_000)])
def test_what_the_caller_searches_more_seldom_stays_so(first: int, inside: int) -> None:
    gc.set_threshold(first, 11, 12)
    with seldom_searched():
        assert gc.get_threshold()[0] == inside
    assert gc.get_threshold()[0] == first
