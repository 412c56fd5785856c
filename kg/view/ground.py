"""Where things stand that the first view does not show: near what leads to them, each on ground of its own.

Forces work on the grid's cells, not on pairs: a thing is drawn to its neighbours, and from squares that hold too many
to those that hold few, large squares first. Then each takes the free cell that is nearest.
Sums are numpy's bincount and single operations on each element, which are alike on every machine.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from math import sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Places = NDArray[np.float64]

from kg.view.regions import Point

WIDE, HIGH = 48, 32  # ground that a thing takes; more than half of it stays free, for labels
SCALES = (16, 8, 4)  # cells on a side of a square in which things are counted
ROUNDS = 16  # at each scale
DRAWN = 0.2  # of the way to the neighbours, per round
FULL = 0.4  # share of a square that may be taken before it pushes
FIELD = 500  # squares from the middle to the field's border, within which they are counted: an earlier page may lie
TURN = complex(-0.7373688780783198, 0.6754902942615238)  # the golden angle: no two followers in one direction


def around(beside: Sequence[Sequence[int]], placed: Mapping[int, Point], order: Sequence[int]) -> dict[int, Point]:
    """Places for all others; `order` says who comes first where ground is scarce."""
    taken = {_cell(x / WIDE, y / HIGH) for x, y in placed.values()}
    waiting, begun = _begun(beside, {node: (x / WIDE, y / HIGH) for node, (x, y) in placed.items()}, order)
    wanted = _drawn(beside, waiting, begun) if waiting else {}
    found = {}
    rings = _Rings(taken)
    for node in sorted(waiting, key=order.__getitem__):
        cell = rings.nearest(*wanted[node])
        found[node] = (cell.real * WIDE, cell.imag * HIGH)
    return found


def _cell(x: float, y: float) -> complex:
    """A column and a row: one number, which is found in a set sooner than two."""
    return complex(round(x), round(y))


def _begun(
    beside: Sequence[Sequence[int]], placed: Mapping[int, Point], order: Sequence[int]
) -> tuple[list[int], dict[int, Point]]:
    """Whom a way leads to, and a first place beside the one that leads there; the more important the nearer."""
    where, reached, waiting = dict(placed), sorted(placed, key=order.__getitem__), []
    for leader in reached:  # grows while it runs
        x, y = where[leader]
        followers = [node for node in beside[leader] if node not in where]
        for rank, node in enumerate(sorted(followers, key=order.__getitem__)):
            side = _spiral(rank)
            where[node] = x + side.real, y + side.imag
            waiting.append(node)
            reached.append(node)
    return waiting, where


@cache
def _spiral(rank: int) -> complex:
    turn = complex(sqrt(rank + 1.0), 0.0)
    for _ in range(rank % 97):
        turn *= TURN
    return turn


def _drawn(beside: Sequence[Sequence[int]], waiting: list[int], begun: Mapping[int, Point]) -> dict[int, Point]:
    """Where forces bring those who wait; the others stay."""
    import numpy as np  # heavy, as everywhere in this package

    waits = set(waiting)
    nodes = [*waiting, *(node for node in begun if node not in waits)]
    number = {node: position for position, node in enumerate(nodes)}
    places = np.array([begun[node] for node in nodes], dtype=np.float64)
    pairs = [(number[a], number[b]) for a in nodes for b in beside[a] if b in number]
    of, to = np.array(pairs, dtype=np.int64).reshape(-1, 2).T.copy()
    for scale in SCALES:
        for _ in range(ROUNDS):
            step = DRAWN * _pull(places, of, to) + _pressure(places, scale)
            places[: len(waiting)] += step[: len(waiting)]
    return {node: (float(x), float(y)) for node, (x, y) in zip(waiting, places, strict=False)}


def _pull(places: Places, of: NDArray[np.int64], to: NDArray[np.int64]) -> Places:
    """From each thing to the middle of its neighbours."""
    import numpy as np

    count = np.maximum(np.bincount(of, minlength=len(places)), 1)
    ways = places[to] - places[of]
    sums = [np.bincount(of, weights=ways[:, axis], minlength=len(places)) for axis in (0, 1)]
    return np.stack(sums, axis=1) / count[:, None]


def _pressure(places: Places, scale: int) -> Places:
    """From full squares to empty ones, half a square at most."""
    import numpy as np

    at = np.clip(places / scale, -FIELD, FIELD)
    low = np.floor(at.min(axis=0)) - 3.0
    at = at - low
    width, height = (int(end) + 4 for end in at.max(axis=0))
    column, row = np.floor(at).astype(np.int64).T
    counts = np.bincount(column * height + row, minlength=width * height).reshape(width, height)
    load = _smooth(_smooth(np.maximum(counts / (scale * scale) - FULL, 0.0)))
    slope = np.zeros((2, width, height))
    slope[0, 1:-1] = load[:-2] - load[2:]
    slope[1, :, 1:-1] = load[:, :-2] - load[:, 2:]
    return np.clip(_between(slope, at), -0.5, 0.5) * scale


def _smooth(load: Places) -> Places:
    """Each square with its neighbours, so that its push reaches farther."""
    found = load * 0.5
    found[1:-1, 1:-1] += (load[:-2, 1:-1] + load[2:, 1:-1] + load[1:-1, :-2] + load[1:-1, 2:]) * 0.125
    return found


def _between(slope: NDArray[np.float64], at: Places) -> Places:
    """The slope at each place, which lies between four squares' middles."""
    import numpy as np

    base = np.floor(at - 0.5)
    fx, fy = (at - 0.5 - base).T
    x, y = base.astype(np.int64).T
    corners = (
        (x, y, (1 - fx) * (1 - fy)),
        (x + 1, y, fx * (1 - fy)),
        (x, y + 1, (1 - fx) * fy),
        (x + 1, y + 1, fx * fy),
    )
    first, second, third, fourth = (slope[:, i, j] * share for i, j, share in corners)
    found: Places = (((first + second) + third) + fourth).T
    return found


class _Rings:
    """Cells that are taken, and the nearest that is not."""

    def __init__(self, taken: set[complex]) -> None:
        self._taken = taken
        self._full: dict[complex, int] = {}  # cell → how many rings around it are full

    def nearest(self, x: float, y: float) -> complex:
        """Takes a cell."""
        centre = _cell(x, y)
        ring = self._full.get(centre, 0)
        while self._taken.issuperset(cells := [centre + step for step in _ring(ring)]):
            ring += 1
            self._full[centre] = ring
        free = (cell for cell in cells if cell not in self._taken)
        found = min(free, key=lambda cell: ((cell.real - x) ** 2 * 2 + (cell.imag - y) ** 2, cell.real, cell.imag))
        self._taken.add(found)
        return found


@cache
def _ring(ring: int) -> tuple[complex, ...]:
    """How far its cells are from the middle."""
    sides = (((i, -ring), (ring, i), (-i, ring), (-ring, -i)) for i in range(-ring, ring))
    return tuple(complex(*cell) for side in sides for cell in side) or (0j,)
