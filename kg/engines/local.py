"""Where the step runs that reads pages: in this process, or in several."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import TypeVar

from kg.errors import WorkerLost

_In = TypeVar("_In")
_Out = TypeVar("_Out")


def run(step: Callable[[_In], _Out], inputs: Sequence[_In], jobs: int) -> Iterator[_Out]:
    """The step's results in the order of its inputs, whatever number of processes works on them.

    No process outlives the reading, however it ends. Raises WorkerLost where one of them was killed.
    """
    if jobs == 1 or len(inputs) < 2:
        yield from map(step, inputs)
        return
    # `spawn` so that no worker inherits a lock or a thread of the program that called us
    processes = get_context("spawn")
    watched, lifeline = processes.Pipe(duplex=False)
    with ProcessPoolExecutor(min(jobs, len(inputs)), processes, _end_with, (watched,)) as pool:
        try:
            with _interrupts_held():
                # not pool.map: it cancels what is left, and a pool that breaks trips over what is cancelled
                left = deque(pool.submit(step, one) for one in inputs)
            while left:
                yield left.popleft().result()
        except BrokenProcessPool as error:
            raise WorkerLost("a process that read pages was killed (expected more memory, or fewer jobs)") from error
        except BaseException:
            lifeline.close()  # now, as the pool would wait for the pages that its workers are at
            raise
        finally:
            watched.close()
    lifeline.close()


def _end_with(lifeline: Connection) -> None:
    """Ends this worker when the other end of the lifeline closes, as it also does when its parent is killed."""

    def watch() -> None:
        lifeline.poll(None)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Ctrl-C waits, and processes started meanwhile never hear it: one that did could die holding a lock."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
