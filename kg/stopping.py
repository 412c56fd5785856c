"""Ends the command line on Ctrl-C and SIGTERM, with a word and the signal's exit code."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Stopped(BaseException):
    """A signal to stop; typer would end at a KeyboardInterrupt without a word."""

    def __init__(self, number: int) -> None:
        self.code = 128 + number


def say_stopped() -> None:
    """One line on stderr, at once."""
    print("kg: stopped; what was written before is as it was", file=sys.stderr, flush=True)


@contextmanager
def signals_stop() -> Iterator[None]:
    """Ctrl-C and SIGTERM raise Stopped, once: a second one ends the program at once."""

    def stop(number: int, _: FrameType | None) -> None:
        signal.signal(number, signal.SIG_DFL)
        raise Stopped(number)

    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    heard = [number for number, handler in before.items() if handler is not signal.SIG_IGN]  # nohup stays nohup
    for number in heard:
        signal.signal(number, stop)
    try:
        yield
    finally:
        for number in heard:
            signal.signal(number, before[number])


@contextmanager
def unstopped() -> Iterator[None]:
    """Ctrl-C and SIGTERM wait until the end of what must not be done by half."""
    if threading.current_thread() is not threading.main_thread():
        yield  # Python hears signals in the main thread only
        return
    came: list[int] = []
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    heard = [number for number, handler in before.items() if handler not in (signal.SIG_IGN, None)]
    for number in heard:
        signal.signal(number, lambda heard, _: came.append(heard))
    try:
        yield
    finally:
        for number in heard:
            signal.signal(number, before[number])
        for first in came[:1]:
            signal.raise_signal(first)
