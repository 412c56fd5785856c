"""What a served graph grants each client, so that none takes it from the others."""

from __future__ import annotations

import math
import os
import re
from dataclasses import dataclass, field

from kg.errors import OptionError

_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*([KMG]?)B?", re.IGNORECASE)
_UNITS = {"": 1, "K": 1 << 10, "M": 1 << 20, "G": 1 << 30}
_MOST = 1 << 40
_LEAST = 256 << 20  # a process that has the store open counts as 130 MB, with the stacks of its threads


def at_once() -> int:
    """Queries that a machine answers at the same time: enough for a third client where two ask without end."""
    return max(4, os.cpu_count() or 1)


@dataclass(frozen=True, slots=True)
class Limits:
    """Of one query, of one request, and of all clients together."""

    timeout: float = 10.0  # seconds that a query may take
    memory: int = 1 << 30  # bytes that the process of a query may hold
    concurrent: int = field(default_factory=at_once)  # queries at a time
    waiting: int = 64  # queries that wait for their turn, `timeout` seconds at most
    rows: int = 100_000  # rows or triples of an answer
    answer: int = 200_000_000  # bytes of an answer
    body: int = 1_000_000  # bytes of a request's body
    address: int = 32_000  # bytes of its path and parameters, and as many of its headers
    patience: float = 10.0  # seconds for a request to arrive, and for some of its answer to be taken
    connections: int = 1000  # open at a time


class Refused(Exception):
    """What a client asked for and does not get: an HTTP status, and a sentence for it."""

    def __init__(self, status: int, sentence: str, **headers: str) -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}


def size(text: str) -> int:
    """Bytes of a size as people write it; OptionError where it is none, or too small to work with.

    >>> size("1G") == size("1024M") == 1 << 30
    True
    """
    match = _SIZE.fullmatch(text.strip())
    if not match:
        raise OptionError(f"memory {text!r}: no size (expected 512M or 2G)")
    wanted = float(match[1]) * _UNITS[match[2].upper()]
    if wanted > _MOST:
        raise OptionError(f"memory {text!r}: more than machines have (expected 1024G or less)")
    found = int(wanted)
    if found < _LEAST:
        raise OptionError(f"memory {text!r}: too little for a query (expected 256M or more)")
    return found


def seconds(timeout: float) -> float:
    """The same; OptionError for what no comparison refuses."""
    if math.isnan(timeout):
        raise OptionError("timeout nan: no number (expected 0.1 to 3600)")
    return timeout
