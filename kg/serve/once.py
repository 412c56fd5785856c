"""A value that is worked out once for all requests: the graph that is served doesn't change."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock, Thread
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Once(Generic[Value]):
    """A value that is made when it is first asked for; who asks meanwhile waits."""

    def __init__(self, make: Callable[[], Value]) -> None:
        self._make = make
        self._lock = Lock()
        self._made: list[Value] = []

    def __call__(self) -> Value:
        with self._lock:
            if not self._made:
                self._made.append(self._make())
        return self._made[0]

    def begin(self) -> None:
        """Makes the value in a thread of its own, so that nobody waits yet; the program's end does not wait for it."""
        Thread(target=self, daemon=True).start()
