"""Which region of the map is a district's: it follows from codes alone, so that it is the same in every build.

The districts of a city stand around it in the order of their codes, and the cities beside each other in the order of
theirs. What is written about them changes nothing in this.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import sqrt

Point = tuple[float, float]

APART = 130.0  # between two districts on their ring
NARROWEST = 190.0  # half of a ring's width
BETWEEN = 2.6  # from one city to the next, in half widths


def regions(keys: Sequence[str], cities: Mapping[int, int]) -> dict[int, Point]:
    """A place for each district and for its city; `cities` is district → what it is part of, -1 for nothing."""
    rings: dict[int, list[int]] = {}
    for district in sorted(cities, key=lambda one: keys[one]):
        rings.setdefault(cities[district], []).append(district)
    order = sorted(rings, key=lambda city: keys[city] if city >= 0 else "")
    half = max((max(NARROWEST, APART * len(ring) / 6) for ring in rings.values()), default=0.0)
    found: dict[int, Point] = {}
    for city, (x, y) in zip(order, _rows(len(order), BETWEEN * half), strict=True):
        found |= {city: (x, y)} if city >= 0 else {}
        for district, (dx, dy) in zip(rings[city], _ring(len(rings[city])), strict=True):
            found.setdefault(district, (x + half * dx, y + half * dy))
    return found


def _rows(count: int, step: float) -> Iterator[Point]:
    """Places in rows, more of them side by side than above each other."""
    across = next(width for width in range(1, count + 2) if width * width >= 1.6 * count)
    yield from (((i % across) * step, (i // across) * step) for i in range(count))


def _ring(count: int) -> Iterator[Point]:
    """Directions all around, from a square's sides onto a circle: a sine may differ between machines.

    >>> list(_ring(4))
    [(0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)]
    """
    for i in range(count):
        side, along = divmod(8 * i + count, 2 * count)  # `along` of 2 × count steps on a side of length 2
        step = along / count - 1.0
        x, y = ((step, -1.0), (1.0, step), (-step, 1.0), (-1.0, -step))[side % 4]
        length = sqrt(x * x + y * y)
        yield x / length + 0.0, y / length + 0.0
