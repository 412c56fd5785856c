"""Where the per-page step runs: in this process, or in several."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

_In = TypeVar("_In")
_Out = TypeVar("_Out")


def run(step: Callable[[_In], _Out], inputs: Sequence[_In], jobs: int) -> Iterator[_Out]:
    """The step's results in the order of its inputs, whatever number of processes works on them."""
    if jobs == 1 or len(inputs) < 2:
        yield from map(step, inputs)
        return
    # `spawn` so that no worker inherits a lock or a thread of the program that called us
    with ProcessPoolExecutor(min(jobs, len(inputs)), mp_context=get_context("spawn")) as pool:
        yield from pool.map(step, inputs)
