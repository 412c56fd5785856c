"""The things that a first view is made of: the same rule as viewer/mattering.js has for what passes its filters."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from heapq import heappop, heappush

LEAST = 4  # things of a part that is shown at all, or the whole of it: fewer would say nothing


def mattering(
    beside: Sequence[Collection[int]], groups: Sequence[str], weights: Sequence[float], most: int
) -> set[int]:
    """So many nodes, or a quarter more where those are all that have a neighbour; each has a neighbour among them.

    Every part that hangs together has its share, by its size: what is written about another city, in another
    newspaper, would else be missing until a reader asks for it.
    """
    linked = sorted((node for node, near in enumerate(beside) if near), key=lambda node: (-weights[node], node))
    if len(linked) * 4 <= most * 5:
        return set(linked)
    parts = sorted(_parts(linked, beside), key=len, reverse=True)
    shares = zip(parts, _shares([len(part) for part in parts], most), strict=False)
    return {node for part, share in shares for node in _grown(part[0], beside, groups, weights, share)}


def _parts(order: Sequence[int], beside: Sequence[Collection[int]]) -> Iterator[list[int]]:
    """What hangs together, each part led by the first of its nodes in that order."""
    seen: set[int] = set()
    for start in order:
        if start in seen:
            continue
        part = [start]
        seen.add(start)
        for node in part:  # grows while it runs
            fresh = [other for other in beside[node] if other not in seen]
            seen.update(fresh)
            part += fresh
        yield part


def _shares(sizes: Sequence[int], most: int) -> list[int]:
    """How many of each part are shown, the largest first; what is too little for a part is the largest's.

    >>> _shares([280, 95, 2, 2], 120)
    [90, 30]
    >>> _shares([2, 2, 2, 2, 2], 6)
    [2, 2]
    """
    shares: list[int] = []
    left, rest = most, sum(sizes)
    for size in sizes:
        if shares and left < LEAST:
            break
        share = min(left, max(-(-left * size // rest), min(size, LEAST)))
        shares.append(share)
        left, rest = left - share, rest - size
    return [min(sizes[0], shares[0] + left), *shares[1:]]


def _grown(
    start: int, beside: Sequence[Collection[int]], groups: Sequence[str], weights: Sequence[float], share: int
) -> Iterator[int]:
    """From the weightiest node to its neighbours and theirs; a group that fills up weighs less.

    A view of nothing but districts would hide what happened in them.
    """
    waiting: dict[str, list[tuple[float, int]]] = {groups[start]: [(-weights[start], start)]}
    shown = dict.fromkeys(groups, 1)
    seen = {start}
    for _ in range(share):
        group = min(waiting, key=lambda one: (waiting[one][0][0] / shown[one], waiting[one][0][1]))
        _, node = heappop(waiting[group])
        if not waiting[group]:
            del waiting[group]
        shown[group] += 1
        yield node
        for other in beside[node]:
            if other not in seen:
                seen.add(other)
                heappush(waiting.setdefault(groups[other], []), (-weights[other], other))
