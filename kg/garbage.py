"""Python's search for garbage in cycles, put off where many objects are made and hardly a cycle: to read, to draw."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_OBJECTS = 200_000  # before the first search, if the caller has no more; Python itself says 700

_lock = Lock()
_before: list[tuple[int, int, int]] = []  # the caller's thresholds, once for each block that is under way


@contextmanager
def seldom_searched() -> Iterator[None]:
    """Hardly a search inside, which saves a few percent of the time; the caller's thresholds hold again at the end.

    Of blocks that overlap, in one thread or in several, the last to end restores them. A search that the caller
    has turned off stays off.
    """
    with _lock:
        first, second, third = gc.get_threshold()
        _before.append(_before[0] if _before else (first, second, third))
        gc.set_threshold(first and max(first, _OBJECTS), second, third)
    try:
        yield
    finally:
        with _lock:
            thresholds = _before.pop()
            if not _before:
                gc.set_threshold(*thresholds)
