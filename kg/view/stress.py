"""The first view, laid out so that distances on paper are distances in the graph, with room for the labels.

S. Zheng, S. Pawar, D. Goodman: Graph Drawing by Stochastic Gradient Descent (2018), except that nothing is drawn by
lot: it begins where the regions are, and takes the pairs in the order of numbers made from their keys. So an article
more moves things a little.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from kg.view.regions import Point

Beside = Mapping[int, list[int]]

EDGE = 78.0  # length of an edge between two nodes that have no other
HUB = 15.0  # what an edge gains per square root of its ends' degrees
HIGH = 46.0  # room for a node with its label
STRETCH = 1.3  # labels and screens are wider than high
ROUNDS = 24
WARM = 250.0  # pairs farther apart than this begin to give way at once
COOLING = 0.75  # per round
HELD = 110.0  # a district is held in its region as if by something so near: long, but not to the end


@dataclass(frozen=True)
class Start:
    """What is known before: places that are kept, places to begin at, and a number of each node's own."""

    kept: Mapping[int, Point]
    regions: Mapping[int, Point]
    numbers: Sequence[int]


def arranged(beside: Beside, widths: Sequence[int], start: Start) -> dict[int, Point]:
    """A place for each node of a connected part; those of `start.kept` stay where they are."""
    lengths = _lengths(beside, start.numbers)
    where = _begun(beside, start)
    _descend(_pairs(beside, lengths, start), where, start)
    placed = {node: [STRETCH * x, y] for node, (x, y) in where.items()}
    placed |= {node: list(start.kept[node]) for node in placed if node in start.kept}
    _spread(placed, widths, start.kept)
    return {node: (x, y) for node, (x, y) in placed.items()}


def _lengths(beside: Beside, numbers: Sequence[int]) -> dict[tuple[int, int], float]:
    """The wanted length of each edge; the leaves of a large hub stand on three rings, not on one."""
    lengths = {}
    for a, near in beside.items():
        leaves = sum(len(beside[b]) == 1 for b in near)
        for b in near:
            length = EDGE + HUB * sqrt(len(near) + len(beside[b]) - 2)
            if leaves > 5 and len(beside[b]) == 1:
                length *= 0.8 + 0.35 * (numbers[b] % 3)
                lengths[b, a] = length
            lengths.setdefault((a, b), length)
    return lengths


def _begun(beside: Beside, start: Start) -> dict[int, list[float]]:
    """Districts in their regions; others where their neighbours are, each to a side of its own."""
    fixed = {node: (x / STRETCH, y) for node, (x, y) in start.kept.items()}
    where = {node: list(place) for node, place in {**start.regions, **fixed}.items() if node in beside}
    where = where or {node: [0.0, 0.0] for node in list(beside)[:1]}
    ring = sorted(where, key=lambda node: start.numbers[node])
    while ring:
        near: dict[int, list[list[float]]] = {}
        for node in ring:
            for other in beside[node]:
                if other not in where:
                    near.setdefault(other, []).append(where[node])
        for node, places in near.items():
            dx, dy = _side(start.numbers[node])
            where[node] = [
                sum(axis) / len(places) + EDGE * d for axis, d in zip(zip(*places, strict=True), (dx, dy), strict=True)
            ]
        ring = sorted(near, key=lambda node: start.numbers[node])
    return where


def _side(number: int) -> Point:
    """A direction, of a node's own number."""
    x, y = number % 1009 - 504.0, number // 1009 % 1013 - 506.0
    length = sqrt(x * x + y * y) or 1.0
    return x / length, y / length


def _pairs(beside: Beside, lengths: Mapping[tuple[int, int], float], start: Start) -> list[tuple[int, int, float]]:
    """All pairs with their distance in the graph, in an order without pattern that other nodes do not change."""
    numbers = start.numbers
    pairs = [
        (a, b, distance)
        for a in beside
        for b, distance in _distances(a, beside, lengths).items()
        if numbers[a] < numbers[b] and not (a in start.kept and b in start.kept)
    ]
    return sorted(pairs, key=lambda pair: (numbers[pair[0]] * 31 + numbers[pair[1]] * 17) % 1_000_003)


def _distances(begin: int, beside: Beside, lengths: Mapping[tuple[int, int], float]) -> dict[int, float]:
    """Dijkstra's shortest ways from one node."""
    found: dict[int, float] = {}
    queue = [(0.0, begin)]
    while queue:
        way, node = heapq.heappop(queue)
        if node in found:
            continue
        found[node] = way
        for other in beside[node]:
            if other not in found:
                heapq.heappush(queue, (way + lengths[node, other], other))
    return found


def _descend(pairs: Sequence[tuple[int, int, float]], where: dict[int, list[float]], start: Start) -> None:
    """Moves each pair towards its distance and districts towards their regions, less from round to round."""
    held = [(where[node], x, y) for node, (x, y) in start.regions.items() if node in where and node not in start.kept]
    spots = [(where[a], where[b], distance, *_shares(a, b, start.kept)) for a, b, distance in pairs]
    rate = WARM * WARM
    for _ in range(ROUNDS):
        for p, q, distance, mine, yours in spots:
            dx, dy = p[0] - q[0], p[1] - q[1]
            apart = sqrt(dx * dx + dy * dy) or 1.0
            pull = min(1.0, rate / (distance * distance)) * (apart - distance) / apart
            p[0] -= mine * pull * dx
            p[1] -= mine * pull * dy
            q[0] += yours * pull * dx
            q[1] += yours * pull * dy
        for p, x, y in held:
            pull = min(1.0, rate / (HELD * HELD))
            p[0] += pull * (x - p[0])
            p[1] += pull * (y - p[1])
        rate *= COOLING


def _shares(a: int, b: int, kept: Mapping[int, Point]) -> tuple[float, float]:
    """How much of a move each end makes: one that is kept makes none."""
    return (0.0, 1.0) if a in kept else (1.0, 0.0) if b in kept else (0.5, 0.5)


def _spread(spots: dict[int, list[float]], widths: Sequence[int], kept: Mapping[int, Point]) -> None:
    """Pushes nodes apart until each has room for most of its label."""
    nodes = list(spots)
    for _ in range(16):
        moved = False
        for i, a in enumerate(nodes):
            p = spots[a]
            for b in nodes[:i]:
                q, room = spots[b], (widths[a] + widths[b]) / 2
                if abs(p[0] - q[0]) < room and abs(p[1] - q[1]) < HIGH and not (a in kept and b in kept):
                    _push(p, q, room, *_shares(a, b, kept))
                    moved = True
        if not moved:
            break


def _push(p: list[float], q: list[float], room: float, mine: float, yours: float) -> None:
    """Moves two places apart along the shorter way."""
    dx, dy = p[0] - q[0], p[1] - q[1]
    over_x, over_y = room - abs(dx), HIGH - abs(dy)
    axis, over = (0, over_x) if over_x < over_y else (1, over_y)
    step = over if (dx, dy)[axis] >= 0 else -over
    p[axis] += mine * step
    q[axis] -= yours * step
