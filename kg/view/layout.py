"""Where nodes stand: the same graph gives the same whole numbers on every machine.

Only +, −, ×, ÷ and square roots are used, which IEEE 754 fixes to the last bit; no sine, no random.
The first view is laid out by stress (S. Zheng, S. Pawar, D. Goodman: Graph Drawing by Stochastic Gradient
Descent, 2018); nodes that are shown on demand stand on free ground near the neighbour that leads to them.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from math import sqrt

Point = tuple[float, float]
Edge = tuple[int, int]

EDGE = 78.0  # length of an edge between two nodes that have no other
HUB = 15.0  # what an edge gains per square root of its ends' degrees
WIDE, HIGH = 72, 46  # ground that a node takes with the beginning of its label
STRETCH = 1.3  # labels and screens are wider than high
ROUNDS = 22
COOLING = 0.62  # per round: 0.62 ** 22 is about 1/37,000


def positions(size: int, edges: Iterable[Edge], first: Sequence[int], widths: Sequence[int]) -> list[tuple[int, int]]:
    """A place for each of `size` nodes; `first` are laid out with care, the others around them.

    `widths` are the widths of the labels, so that labels find room.
    """
    neighbours = _neighbours(size, edges)
    placed = _first_view(neighbours, first, widths)
    _place_others(neighbours, placed)
    return [(round(placed[node][0]), round(placed[node][1])) for node in range(size)]


def _neighbours(size: int, edges: Iterable[Edge]) -> list[list[int]]:
    sets: list[set[int]] = [set() for _ in range(size)]
    for a, b in edges:
        if a != b:
            sets[a].add(b)
            sets[b].add(a)
    return [sorted(found) for found in sets]


def _first_view(neighbours: list[list[int]], first: Sequence[int], widths: Sequence[int]) -> dict[int, Point]:
    inside = set(first)
    inner = {node: [other for other in neighbours[node] if other in inside] for node in sorted(inside)}
    drawn = [_spread(_stress(part, inner), widths) for part in _components(inner)]
    return _packed(drawn)


def _components(inner: dict[int, list[int]]) -> list[list[int]]:
    """Connected parts, the largest first."""
    seen: set[int] = set()
    parts = []
    for start in inner:
        if start not in seen:
            parts.append(sorted(_reached(start, inner)))
            seen.update(parts[-1])
    return sorted(parts, key=lambda part: (-len(part), part))


def _reached(start: int, inner: dict[int, list[int]]) -> set[int]:
    seen, waiting = {start}, [start]
    while waiting:
        fresh = [other for other in inner[waiting.pop()] if other not in seen]
        seen.update(fresh)
        waiting += fresh
    return seen


def _stress(part: list[int], inner: dict[int, list[int]]) -> dict[int, Point]:
    """A connected part, laid out so that distances on paper are distances in the graph."""
    lengths = _lengths(part, inner)
    pairs = [(a, b, distance) for a in part for b, distance in sorted(_distances(a, inner, lengths).items()) if a < b]
    where = {node: [float(i * 37 % 101), float(i * 61 % 103)] for i, node in enumerate(part)}
    _descend(_shuffled(pairs), where)
    return {node: (STRETCH * x, y) for node, (x, y) in where.items()}


def _lengths(part: list[int], inner: dict[int, list[int]]) -> dict[Edge, float]:
    """The wanted length of each edge; the leaves of a large hub stand on three rings, not on one."""
    lengths = {}
    for a in part:
        for b in inner[a]:
            lengths[a, b] = EDGE + HUB * sqrt(len(inner[a]) + len(inner[b]) - 2)
        leaves = [b for b in inner[a] if len(inner[b]) == 1]
        for rank, leaf in enumerate(leaves if len(leaves) > 5 else ()):
            lengths[a, leaf] *= 0.8 + 0.35 * (rank % 3)
            lengths[leaf, a] = lengths[a, leaf]
    return lengths


def _distances(start: int, inner: dict[int, list[int]], lengths: dict[Edge, float]) -> dict[int, float]:
    """Dijkstra's shortest ways from one node."""
    found: dict[int, float] = {}
    queue = [(0.0, start)]
    while queue:
        way, node = heapq.heappop(queue)
        if node in found:
            continue
        found[node] = way
        for other in inner[node]:
            if other not in found:
                heapq.heappush(queue, (way + lengths.get((node, other), EDGE), other))
    return found


def _shuffled(pairs: list[tuple[int, int, float]]) -> list[tuple[int, int, float]]:
    """In a fixed order without pattern: a linear congruential generator, not the library's."""
    state = 20110302
    for i in range(len(pairs) - 1, 0, -1):
        state = (1103515245 * state + 12345) & 0x7FFFFFFF
        j = (state >> 8) % (i + 1)
        pairs[i], pairs[j] = pairs[j], pairs[i]
    return pairs


def _descend(pairs: list[tuple[int, int, float]], where: dict[int, list[float]]) -> None:
    """Moves each pair towards its distance, far pairs strongly at first and hardly at the end."""
    rate = max((distance for _, _, distance in pairs), default=0.0) ** 2
    for _ in range(ROUNDS):
        for a, b, distance in pairs:
            p, q = where[a], where[b]
            dx, dy = p[0] - q[0], p[1] - q[1]
            apart = sqrt(dx * dx + dy * dy) or 1.0
            pull = min(1.0, rate / (distance * distance)) * (apart - distance) / (2.0 * apart)
            p[0] -= pull * dx
            p[1] -= pull * dy
            q[0] += pull * dx
            q[1] += pull * dy
        rate *= COOLING


def _spread(where: dict[int, Point], widths: Sequence[int]) -> dict[int, Point]:
    """Pushes nodes apart until each has room for most of its label."""
    spots = {node: [x, y] for node, (x, y) in where.items()}
    nodes = sorted(spots)
    for _ in range(12):
        moved = False
        for i, a in enumerate(nodes):
            for b in nodes[:i]:
                moved = _push(spots[a], spots[b], (widths[a] + widths[b]) / 2) or moved
        if not moved:
            break
    return {node: (x, y) for node, (x, y) in spots.items()}


def _push(p: list[float], q: list[float], room: float) -> bool:
    """Moves two places apart along the shorter way, and says whether that was needed."""
    dx, dy = p[0] - q[0], p[1] - q[1]
    over_x, over_y = room - abs(dx), HIGH - abs(dy)
    if over_x <= 0 or over_y <= 0:
        return False
    axis, over = (0, over_x) if over_x < over_y else (1, over_y)
    step = over / 2 if (dx, dy)[axis] >= 0 else -over / 2
    p[axis] += step
    q[axis] -= step
    return True


def _packed(parts: list[dict[int, Point]]) -> dict[int, Point]:
    """Parts side by side in rows, none over another."""
    boxes = [_box(part) for part in parts]
    area = sum(width * height for width, height, _, _ in boxes)
    limit = max([sqrt(area) * 1.25, *(width for width, _, _, _ in boxes)], default=0.0)
    placed: dict[int, Point] = {}
    x = y = tallest = 0.0
    for part, (width, height, left, top) in zip(parts, boxes, strict=True):
        if x > 0 and x + width > limit:
            x, y, tallest = 0.0, y + tallest, 0.0
        placed |= {node: (x + px - left, y + py - top) for node, (px, py) in part.items()}
        x, tallest = x + width, max(tallest, height)
    return placed


def _box(part: dict[int, Point]) -> tuple[float, float, float, float]:
    """Width, height, left and top of a part with a margin."""
    xs, ys = [x for x, _ in part.values()], [y for _, y in part.values()]
    left, top = min(xs) - 60, min(ys) - 35
    return max(xs) + 60 - left, max(ys) + 35 - top, left, top


def _place_others(neighbours: list[list[int]], placed: dict[int, Point]) -> None:
    """Nodes not in the first view: near the neighbour that leads to them, else below everything."""
    taken = {_cell(point) for point in placed.values()}
    waiting = list(placed)
    for anchor in waiting:  # grows while it runs: a node placed here leads on to its own neighbours
        spots = _free_spots(_cell(placed[anchor]), taken)
        for node in neighbours[anchor]:
            if node not in placed:
                placed[node] = next(spots)
                waiting.append(node)
    _place_unreached(neighbours, placed)


def _cell(point: Point) -> tuple[int, int]:
    return round(point[0] / WIDE), round(point[1] / HIGH)


def _free_spots(centre: tuple[int, int], taken: set[tuple[int, int]]) -> Iterator[Point]:
    """Free cells around a cell, ring by ring; each is taken when it is given out."""
    for column, row in _rings():
        cell = centre[0] + column, centre[1] + row
        if cell not in taken:
            taken.add(cell)
            yield float(cell[0] * WIDE), float(cell[1] * HIGH)


def _rings() -> Iterator[tuple[int, int]]:
    ring = 1
    while True:
        for i in range(-ring, ring):
            yield from ((i, -ring), (ring, i), (-i, ring), (-ring, -i))
        ring += 1


def _place_unreached(neighbours: list[list[int]], placed: dict[int, Point]) -> None:
    rest = [node for node in range(len(neighbours)) if node not in placed]
    left = min((x for x, _ in placed.values()), default=0.0)
    bottom = max((y for _, y in placed.values()), default=0.0) + 3 * HIGH
    across = max(6, round(sqrt(len(rest)) * 0.8))
    for i, node in enumerate(rest):
        placed[node] = left + i % across * 1.7 * WIDE, bottom + i // across * 1.2 * HIGH
