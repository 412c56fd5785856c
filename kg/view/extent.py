"""How large a map is: as large as what is drawn of it needs, whatever else the graph has."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from math import sqrt

from kg.view.regions import Point

ROOM = 30_000.0  # of the map for each thing of the first view: icons keep their size, and with more lie on each other
NARROW = 6.0  # times that a map is longer than it is wide: a longer one counts as if it were wider
MUCH = 3.0  # times the room that the places of an earlier page may take as they are


def fitted(
    regions: Mapping[int, Point], kept: Mapping[int, Point], first: Collection[int]
) -> tuple[dict[int, Point], dict[int, Point]]:
    """The places of an earlier page that stay, and regions that go with them.

    Where that page was of much larger extent, its places stay as regions do: things begin there, drawn closer.
    """
    shown = [kept[node] for node in first if node in kept]
    share = _share(shown, len(first), MUCH)
    if share == 1.0:
        return dict(kept), _among(_narrowed(regions, first), kept)
    x, y = _middle(shown)
    closer = {node: (share * (px - x), share * (py - y)) for node, (px, py) in kept.items()}
    return {}, _among(_narrowed(regions, first), closer) | closer


def _narrowed(regions: Mapping[int, Point], first: Collection[int]) -> dict[int, Point]:
    """Regions drawn closer, alike on both sides, where those of the first view lie far apart.

    A graph of the whole country has a region for each of its districts, but draws few of them at first.
    """
    share = _share([regions[node] for node in first if node in regions], len(first), 1.0)
    return {node: (share * x, share * y) for node, (x, y) in regions.items()}


def _among(regions: Mapping[int, Point], kept: Mapping[int, Point]) -> dict[int, Point]:
    """Regions where an earlier page has them, so that a district that is new stands among the others."""
    shared = [node for node in regions if node in kept]
    if not shared:
        return dict(regions)
    (ax, ay), (bx, by) = _middle([regions[node] for node in shared]), _middle([kept[node] for node in shared])
    ours = sum((regions[node][0] - ax) ** 2 + (regions[node][1] - ay) ** 2 for node in shared)
    theirs = sum((kept[node][0] - bx) ** 2 + (kept[node][1] - by) ** 2 for node in shared)
    share = min(1.0, sqrt(theirs / ours)) if ours and theirs else 1.0
    return {node: (bx + share * (x - ax), by + share * (y - ay)) for node, (x, y) in regions.items()}


def _share(points: Collection[Point], count: int, much: float) -> float:
    """How much closer points are to lie for that many things to have their room; 1 for not at all."""
    if not points:
        return 1.0
    wide, high = (max(axis) - min(axis) for axis in zip(*points, strict=True))
    area = max(wide * high, wide * wide / NARROW, high * high / NARROW)
    return sqrt(ROOM * count / area) if area > much * ROOM * count else 1.0


def _middle(points: Iterable[Point]) -> Point:
    xs, ys = zip(*points, strict=True)
    return sum(xs) / len(xs), sum(ys) / len(ys)
