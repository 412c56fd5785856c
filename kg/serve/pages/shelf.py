"""What is worked out once for all requests: the graph that is served doesn't change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Generic, TypeVar

from kg.ask.coverage import Coverage, coverage
from kg.serve.names import Index, index
from kg.serve.site import Site

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


@dataclass(frozen=True)
class Shelf:
    """The values that pages share."""

    names: Once[Index]
    coverage: Once[Coverage]


def shelf(site: Site) -> Shelf:
    """An empty shelf for a graph."""
    return Shelf(Once(lambda: index(site.store)), Once(lambda: coverage(site.store)))
