from collections.abc import Iterator

import pytest

from kg.engines import local


@pytest.mark.parametrize("jobs", [1, 2, 9])
def test_results_come_in_the_order_of_the_inputs(jobs: int) -> None:
    assert list(local.run(len, ["丙乙甲", "", "乙"], jobs)) == [3, 0, 1]


@pytest.mark.parametrize("jobs", [1, 4])
def test_without_input_there_is_nothing_to_run(jobs: int) -> None:
    assert list(local.run(len, [], jobs)) == []


def test_one_input_needs_no_second_process() -> None:
    assert list(local.run(lambda text: text * 2, ["甲"], 4)) == ["甲甲"]  # a lambda does not travel


def test_results_are_handed_out_as_they_come() -> None:
    done = []

    def step(number: int) -> int:
        done.append(number)
        return number

    results: Iterator[int] = local.run(step, [1, 2, 3], 1)
    assert next(results) == 1
    assert done == [1]


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_goes_wrong_in_a_process_is_heard_here(jobs: int) -> None:
    with pytest.raises(ValueError, match="甲"):
        list(local.run(int, ["1", "甲"], jobs))
