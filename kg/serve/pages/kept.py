"""An answer that stays the same: sent once, then only its tag is compared."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import Response

_SMALL = 1000  # bytes that are not worth packing


@dataclass(frozen=True)
class Kept:
    """A file's bytes, plain and packed, and the tag that names them."""

    data: bytes
    packed: bytes
    media_type: str
    tag: str


def kept(data: bytes, media_type: str) -> Kept:
    """Bytes that will be asked for often."""
    packed = gzip.compress(data, mtime=0) if len(data) > _SMALL else b""
    return Kept(data, packed, media_type, sha256(data).hexdigest()[:24])


def answer(request: Request, found: Kept, *, headers: Mapping[str, str]) -> Response:
    """The bytes, packed for who takes that; 304 for who has them."""
    packs = bool(found.packed) and "gzip" in request.headers.get("accept-encoding", "")
    tag = f'"{found.tag}{"-gzip" if packs else ""}"'
    told = {"ETag": tag, "Vary": "Accept-Encoding", **headers}
    if _has(request.headers.get("if-none-match", ""), tag):
        return Response(status_code=304, headers=told)
    if packs:
        return Response(found.packed, headers=told | {"Content-Encoding": "gzip"}, media_type=found.media_type)
    return Response(found.data, headers=told, media_type=found.media_type)


def _has(known: str, tag: str) -> bool:
    return known.strip() == "*" or tag in [one.strip().removeprefix("W/") for one in known.split(",")]
