"""What the process of a query may have of the system."""

import multiprocessing
import signal
import time

import pytest

from kg.serve import isolation


def _work(granted: float, wanted: float) -> None:
    with isolation.seconds(granted):
        until = time.monotonic() + wanted
        while time.monotonic() < until:
            pass
    time.sleep(granted * 2)  # what is done behind it is not counted


@pytest.mark.parametrize(("wanted", "code"), [(60.0, -signal.SIGALRM), (0.0, 0)])
def test_a_process_ends_by_itself_once_its_seconds_are_over(wanted: float, code: int) -> None:
    process = multiprocessing.get_context("spawn").Process(target=_work, args=(0.2, wanted))
    process.start()
    process.join(30)
    assert process.exitcode == code
