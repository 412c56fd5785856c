"""Where nodes stand: the same graph gives the same whole numbers on every machine, in whatever order it comes.

Only +, −, ×, ÷ and square roots are used, which IEEE 754 fixes to the last bit, and sums in a fixed order; no sine, no
lot. Districts stand in their regions; the first view is laid out around them by stress; nodes that are shown on demand
stand near the neighbour that leads to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from math import sqrt

from kg.view.extent import fitted
from kg.view.ground import HIGH, WIDE, around
from kg.view.regions import Point, regions
from kg.view.stress import Start, arranged

Place = tuple[int, int]
Edge = tuple[int, int]
Box = tuple[float, float, float, float]  # width, height, left, top

SHAPE = 1.35  # width of a picture by its height, where the list stands beside it


def positions(
    keys: Sequence[str],
    edges: Iterable[Edge],
    first: Sequence[int],
    widths: Sequence[int],
    *,
    cities: Mapping[int, int] | None = None,
    before: Mapping[str, Place] | None = None,
) -> list[Place]:
    """A place for each node; `first` are laid out with care, the others around them.

    `keys` name the nodes in every build, `widths` are the widths of the labels, `cities` leads from each district to
    what it is part of. Who has a place `before` stays there, unless that page was of much larger extent.
    """
    order = sorted(range(len(keys)), key=keys.__getitem__)
    rank = {node: position for position, node in enumerate(order)}
    numbered = [(rank[a], rank[b]) for a, b in edges]
    found = _placed(
        [keys[node] for node in order],
        _beside(len(keys), numbered),
        sorted(rank[node] for node in first),
        [widths[node] for node in order],
        {rank[node]: rank.get(city, -1) for node, city in (cities or {}).items()},
        before or {},
    )
    return [found[rank[node]] for node in range(len(keys))]


def _placed(
    keys: Sequence[str],
    beside: Sequence[Sequence[int]],
    first: Sequence[int],
    widths: Sequence[int],
    cities: Mapping[int, int],
    before: Mapping[str, Place],
) -> list[Place]:
    kept = {
        node: (float(x), float(y))
        for node, (x, y) in ((node, before[key]) for node, key in enumerate(keys) if key in before)
    }
    kept, ground = fitted(regions(keys, cities), kept, first)
    start = Start(kept, ground, [_number(key) for key in keys])
    placed = kept | _first_view(beside, first, widths, start)
    order = _order(beside, start.numbers)
    placed |= around(beside, placed, order)
    placed |= _below(placed, [node for node in range(len(keys)) if node not in placed])
    return _whole(placed, order)


def _number(key: str) -> int:
    """A number of the node's own, without pattern."""
    return int.from_bytes(blake2b(key.encode(), digest_size=4).digest(), "big")


def _beside(size: int, edges: Iterable[Edge]) -> list[list[int]]:
    sets: list[set[int]] = [set() for _ in range(size)]
    for a, b in edges:
        if a != b:
            sets[a].add(b)
            sets[b].add(a)
    return [sorted(found) for found in sets]


def _order(beside: Sequence[Sequence[int]], numbers: Sequence[int]) -> list[int]:
    """Of each node its turn: those with many neighbours before those with few."""
    turns = sorted(range(len(beside)), key=lambda node: (-len(beside[node]), numbers[node], node))
    found = [0] * len(beside)
    for turn, node in enumerate(turns):
        found[node] = turn
    return found


def _first_view(
    beside: Sequence[Sequence[int]], first: Sequence[int], widths: Sequence[int], start: Start
) -> dict[int, Point]:
    inside = set(first)
    inner = {node: [other for other in beside[node] if other in inside] for node in first}
    parts = [{node: inner[node] for node in part} for part in _components(inner, start.regions)]
    drawn = [arranged(part, widths, start) for part in parts]
    fixed = [part for part in drawn if not start.kept.keys().isdisjoint(part)] or drawn[:1]
    return _packed(fixed, [part for part in drawn if part not in fixed])


def _components(inner: Mapping[int, list[int]], anchors: Mapping[int, Point]) -> list[list[int]]:
    """Connected parts: those with districts in the order of their codes, then the others, the largest first."""
    seen: set[int] = set()
    parts = []
    for start in inner:
        if start not in seen:
            parts.append(sorted(_reached(start, inner)))
            seen.update(parts[-1])
    return sorted(parts, key=lambda part: (anchors.keys().isdisjoint(part), -len(part), part))


def _reached(start: int, inner: Mapping[int, list[int]]) -> set[int]:
    seen, waiting = {start}, [start]
    while waiting:
        fresh = [other for other in inner[waiting.pop()] if other not in seen]
        seen.update(fresh)
        waiting += fresh
    return seen


def _packed(fixed: list[dict[int, Point]], loose: list[dict[int, Point]]) -> dict[int, Point]:
    """Loose parts beside what is fixed or below it, none over another: whichever fills a screen better."""
    placed = {node: place for part in fixed for node, place in part.items()}
    if not placed or not loose:
        return placed
    return max((placed | _lined(_box(placed), loose, beside) for beside in (True, False)), key=_scale)


def _scale(placed: Mapping[int, Point]) -> float:
    """How large it would be seen on a screen."""
    width, height, _, _ = _box(placed)
    return min(SHAPE / width, 1 / height)


def _lined(fixed: Box, loose: list[dict[int, Point]], beside: bool) -> dict[int, Point]:
    """Parts in columns beside a box, or in rows below it; each line is at the middle of the box's side."""
    along, across = (1, 0) if beside else (0, 1)  # of a box and of a point: the axis of a line, and the other
    boxes = [_box(part) for part in loose]
    area = sum(width * height for width, height, _, _ in (fixed, *boxes))
    limit = max(sqrt(area / SHAPE if beside else area * SHAPE), fixed[along], *(box[along] for box in boxes))
    found: dict[int, Point] = {}
    ahead = fixed[2 + across] + fixed[across]
    for line in _lines([box[along] for box in boxes], limit):
        at = fixed[2 + along] + (fixed[along] - sum(boxes[i][along] for i in line)) / 2
        for i in line:
            shift = [0.0, 0.0]
            shift[along], shift[across] = at - boxes[i][2 + along], ahead - boxes[i][2 + across]
            found |= {node: (x + shift[0], y + shift[1]) for node, (x, y) in loose[i].items()}
            at += boxes[i][along]
        ahead += max(boxes[i][across] for i in line)
    return found


def _lines(lengths: Sequence[float], limit: float) -> list[list[int]]:
    """Numbers of what stands in each line, in the order given.

    >>> _lines([5, 3, 4, 9, 1], 9)
    [[0, 1], [2], [3], [4]]
    """
    lines: list[list[int]] = []
    room = 0.0
    for i, length in enumerate(lengths):
        if not lines or length > room:
            lines.append([])
            room = limit
        lines[-1].append(i)
        room -= length
    return lines


def _box(part: Mapping[int, Point]) -> Box:
    """Width, height, left and top of a part with a margin."""
    xs, ys = [x for x, _ in part.values()], [y for _, y in part.values()]
    left, top = min(xs) - 60, min(ys) - 35
    return max(xs) + 60 - left, max(ys) + 35 - top, left, top


def _below(placed: Mapping[int, Point], rest: Sequence[int]) -> dict[int, Point]:
    """In rows below everything: what no way leads to."""
    left = min((x for x, _ in placed.values()), default=0.0)
    bottom = max((y for _, y in placed.values()), default=0.0) + 3 * HIGH
    across = max(6, round(sqrt(len(rest)) * 0.8))
    return {node: (left + i % across * 1.7 * WIDE, bottom + i // across * 1.2 * HIGH) for i, node in enumerate(rest)}


def _whole(placed: Mapping[int, Point], order: Sequence[int]) -> list[Place]:
    """Whole numbers, no two nodes at the same."""
    found: dict[int, Place] = {}
    taken: set[Place] = set()
    for node in sorted(placed, key=order.__getitem__):
        x, y = (round(axis) for axis in placed[node])
        while (x, y) in taken:
            x += 1
        taken.add((x, y))
        found[node] = x, y
    return [found[node] for node in range(len(found))]
