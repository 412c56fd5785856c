"""Content negotiation: which of the media types that are offered a client prefers (RFC 9110, 12.5.1)."""

from __future__ import annotations

from collections.abc import Sequence


def chosen(accept: str, offered: Sequence[str]) -> str | None:
    """The offered type that the client likes best, the first one offered where it likes several the same.

    >>> chosen("text/turtle;q=0.9, text/html;q=0.5", ("text/html", "text/turtle"))
    'text/turtle'
    >>> chosen("image/png", ("text/html", "text/turtle")) is None
    True
    """
    ranges = [one for part in accept.split(",") if (one := _range(part))]
    if not accept.strip():
        return offered[0]
    liked = [(_quality(kind, ranges), -at, kind) for at, kind in enumerate(offered)]
    best = max(liked)
    return best[2] if best[0] > 0 else None


def _range(part: str) -> tuple[str, float] | None:
    """A media range and its weight; nothing where it is neither."""
    kind, *parameters = (piece.strip().lower() for piece in part.split(";"))
    if "/" not in kind and kind != "*":  # old Java clients send a bare star
        return None
    weights = [value for name, _, value in (one.partition("=") for one in parameters) if name.strip() == "q"]
    try:
        weight = float(weights[0]) if weights else 1.0
    except ValueError:
        return None
    return (kind, weight) if 0 <= weight <= 1 else None  # not NaN either


def _quality(kind: str, ranges: Sequence[tuple[str, float]]) -> float:
    """The weight that the narrowest fitting range gives a type."""
    main = kind.partition("/")[0]
    for fitting in ({kind}, {f"{main}/*"}, {"*/*", "*"}):
        weights = [weight for name, weight in ranges if name in fitting]
        if weights:
            return max(weights)
    return 0.0
