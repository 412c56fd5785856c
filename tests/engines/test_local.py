import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.engines import local
from kg.errors import WorkerLost

SLEEPERS = """
import os, sys, time
from kg.engines import local
def step(number):
    os.write(1, b"%d\\n" % os.getpid())  # at once: two workers write to one pipe
    time.sleep(60)
if __name__ == "__main__":
    list(local.run(step, [1, 2, 3], 2))
"""


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


def is_running(process: int) -> bool:
    try:
        with open(f"/proc/{process}/stat", encoding="ascii") as file:
            return file.read().split()[2] != "Z"
    except FileNotFoundError:
        return False


def test_a_killed_worker_is_an_error_in_words() -> None:
    with pytest.raises(
        WorkerLost, match=r"^a process that read pages was killed \(expected more memory, or fewer jobs\)$"
    ):
        list(local.run(os._exit, [1, 1], 2))


@pytest.mark.skipif(not os.path.isdir("/proc"), reason="asks Linux which processes run")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_worker_outlives_its_parent(tmp_path: Path, number: signal.Signals) -> None:
    script = tmp_path / "sleepers.py"
    script.write_text(SLEEPERS, encoding="utf-8")
    command = [sys.executable, str(script)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as parent:
        assert parent.stdout
        workers = [int(parent.stdout.readline()) for _ in range(2)]
        assert all(map(is_running, workers))
        parent.send_signal(number)
        assert parent.wait(20) != 0
    end = time.monotonic() + 10
    while any(map(is_running, workers)) and time.monotonic() < end:
        time.sleep(0.05)
    assert not any(map(is_running, workers))


def test_a_worker_hears_no_interrupt() -> None:
    (blocked, _) = local.run(_blocked, [1, 2], 2)
    assert signal.SIGINT in blocked


def _blocked(_: int) -> set[int]:
    return set(signal.pthread_sigmask(signal.SIG_BLOCK, ()))


MANY = """
from kg.engines import local
def step(number):
    return "字" * 3_000_000
if __name__ == "__main__":
    for done in local.run(step, list(range(100_000)), 2):
        print(len(done), flush=True)
"""


@pytest.mark.parametrize("wait", [0.0, 0.01, 0.02, 0.03])
def test_stopping_waits_for_no_half_result(tmp_path: Path, wait: float) -> None:
    script = tmp_path / "many.py"
    script.write_text(MANY, encoding="utf-8")
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as parent:
        assert parent.stdout
        parent.stdout.readline()
        time.sleep(wait)
        parent.send_signal(signal.SIGINT)
        try:
            parent.communicate(timeout=20)
        finally:
            parent.kill()
    assert parent.returncode != 0
