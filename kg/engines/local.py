"""Where the step runs that reads pages: in this process, or in several."""

from __future__ import annotations

import os
import signal
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import connection, get_context, resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any, TypeVar

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
    with _workers(step, min(jobs, len(inputs))) as workers:
        yield from _in_order(inputs, workers)


# Not concurrent.futures: its workers share one pipe for their results, and one that is stopped halfway through a
# result leaves the parent waiting for the other half. Here each worker has a pipe of its own, which breaks with it.


def _in_order(inputs: Sequence[_In], workers: Sequence[Connection]) -> Iterator[_Out]:
    """Gives each worker an input when it has none, and hands the results out when it is their turn."""
    left = iter(enumerate(inputs))
    at: dict[Connection, int] = {}
    done: dict[int, _Out] = {}
    free = list(workers)
    for turn in range(len(inputs)):
        while turn not in done:
            at |= {worker: _give(worker, *one) for worker, one in zip(free, left, strict=False)}
            free = [worker for worker in connection.wait(list(at)) if isinstance(worker, Connection)]
            done |= {at.pop(worker): _result(worker) for worker in free}
        yield done.pop(turn)


def _give(worker: Connection, index: int, one: object) -> int:
    try:
        worker.send(one)
    except OSError as error:
        raise _lost() from error
    return index


def _result(worker: Connection) -> Any:
    try:
        result, error = worker.recv()
    except (EOFError, OSError) as broken:
        raise _lost() from broken
    if error is not None:
        raise error
    return result


def _lost() -> WorkerLost:
    return WorkerLost("a process that read pages was killed (expected more memory, or fewer jobs)")


@contextmanager
def _workers(step: Callable[[_In], _Out], number: int) -> Iterator[list[Connection]]:
    """The pipes to processes that apply the step to what they are sent; afterwards there are none."""
    # `spawn` so that no worker inherits a lock or a thread of the program that called us
    processes: list[SpawnProcess] = []
    pipes: list[Connection] = []
    watched, lifeline = get_context("spawn").Pipe(duplex=False)
    if os.name == "posix":
        resource_tracker.ensure_running()  # now: its start would let the signals through again
    try:
        with _signals_held():
            for _ in range(number):
                ours, theirs = get_context("spawn").Pipe()
                pipes.append(ours)
                processes.append(get_context("spawn").Process(target=_work, args=(step, theirs, watched), daemon=True))
                processes[-1].start()
                theirs.close()  # so that ours breaks when the worker ends
        yield pipes
    finally:
        for one in (watched, lifeline, *pipes):
            one.close()
        for process in processes:
            process.kill()  # they hold nothing but pages; each is at one, or waits for one
            process.join()


def _work(step: Callable[[_In], _Out], pipe: Connection, lifeline: Connection) -> None:
    """What a worker does until its pipe is closed."""
    threading.Thread(target=_end_with, args=(lifeline,), daemon=True).start()
    while True:
        try:
            one = pipe.recv()
        except EOFError:
            return
        try:
            answer: tuple[_Out | None, Exception | None] = step(one), None
        except Exception as error:  # whatever it is, it is raised again where the result is asked for
            error.add_note(traceback.format_exc())
            answer = None, error
        pipe.send(answer)


def _end_with(lifeline: Connection) -> None:
    """Ends this worker when the other end of the lifeline closes, as it also does when its parent is killed."""
    lifeline.poll(None)
    os._exit(1)


@contextmanager
def _signals_held() -> Iterator[None]:
    """Ctrl-C and SIGTERM wait: one that came now would leave a worker half started.

    Processes started meanwhile never hear them; they end with their parent.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
