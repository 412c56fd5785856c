"""What hangs together by pairs."""

from __future__ import annotations

from collections.abc import Iterable


def groups(pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """The groups, each sorted and they too; in time in proportion to the pairs, but for a logarithm.

    >>> groups([("b", "c"), ("d", "e"), ("a", "c")])
    [['a', 'b', 'c'], ['d', 'e']]
    """
    group_of: dict[str, list[str]] = {}
    for pair in pairs:
        mine, its = sorted((group_of.setdefault(one, [one]) for one in pair), key=len)
        if mine is not its:
            its += mine
            group_of |= dict.fromkeys(mine, its)
    return sorted(map(sorted, {id(group): group for group in group_of.values()}.values()))
