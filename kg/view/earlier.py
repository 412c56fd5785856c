"""Where things stood on an earlier page, read from its core and from nothing else."""

from __future__ import annotations

import json
import re
import zlib
from base64 import b64decode
from pathlib import Path
from typing import Any

from kg.errors import InputError

_CORE = re.compile(rb'<script type="application/(json|gzip)" id="part-core">([^<]*)</script>')
_MOST = 400_000_000  # bytes of a core: one of a million things has half of that
_FAR = 10_000_000  # units from the middle, which no map reaches

Place = tuple[int, int]


def places(page: Path) -> dict[str, Place]:
    """Key of a thing → its place; InputError where the file is no page of ours."""
    try:
        written = page.read_bytes()
    except OSError as error:
        raise InputError(f"{page}: {error.strerror} (expected a graph.html to take places from)") from error
    try:
        return _places(_core(written))
    except (ValueError, LookupError, TypeError, RecursionError, zlib.error) as error:
        raise InputError(f"{page}: no places of things (expected a graph.html of this version of kg)") from error


def _core(page: bytes) -> Any:
    found = _CORE.search(page)
    if not found:
        raise ValueError("no core")
    return json.loads(found[2] if found[1] == b"json" else _unpacked(found[2]))


def _unpacked(text: bytes) -> bytes:
    """What was compressed; ValueError where there is more of it than any page has."""
    unpacking = zlib.decompressobj(wbits=31)
    found = unpacking.decompress(b64decode(text, validate=True), _MOST)
    if unpacking.unconsumed_tail or not unpacking.eof:
        raise ValueError("more than a core, or less")
    return found


def _places(core: Any) -> dict[str, Place]:
    things = core["things"]
    found = list(zip(things["key"], things["x"], things["y"], strict=True))
    if not all(isinstance(key, str) and _whole(x) and _whole(y) for key, x, y in found):
        raise ValueError("no key, or no whole number")
    return {key: (x, y) for key, x, y in found}


def _whole(axis: object) -> bool:
    return type(axis) is int and -_FAR < axis < _FAR
