"""Relations of whole and part that cannot all hold: what a text says against the register, or against others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kg.model import Relation

_PART = "partOf"
_MOST_ABOVE = 100  # no body has as many above it


class Parted(NamedTuple):
    """Relations in their order: those that hold together, and those that would make a thing part of itself."""

    kept: tuple[Relation, ...]
    circular: tuple[Relation, ...]


def parted(relations: Sequence[Relation]) -> Parted:
    """Of those in a circle the weakest goes: the register outranks what texts say, more articles fewer."""
    within = _on_circles([one for one in relations if one.predicate == _PART])
    above: dict[str, list[str]] = defaultdict(list)
    circular: set[Relation] = set()
    for one in sorted(within, key=_weakness):
        if _reaches(one.object, one.subject, above):
            circular.add(one)
        else:
            above[one.subject].append(one.object)
    if not circular:
        return Parted(tuple(relations), ())
    return Parted(tuple(one for one in relations if one not in circular), tuple(sorted(circular, key=_ends)))


def _on_circles(parts: Sequence[Relation]) -> list[Relation]:
    """Those that lead up to a circle or around it, once all that ends above is taken away from the top."""
    below: dict[str, list[str]] = defaultdict(list)
    for one in parts:
        below[one.object].append(one.subject)
    above = Counter(one.subject for one in parts)
    free = [key for key in below if not above[key]]
    while free:
        for key in below[free.pop()]:
            above[key] -= 1
            if not above[key]:
                free.append(key)
    return [one for one in parts if above[one.object]]


def _weakness(relation: Relation) -> tuple[bool, int, float, tuple[str, str]]:
    articles = {one.article for one in relation.evidence if one.article}
    registered = any(one.source for one in relation.evidence)
    return not registered, -len(articles), -max(one.confidence for one in relation.evidence), _ends(relation)


def _ends(relation: Relation) -> tuple[str, str]:
    return relation.subject, relation.object


def _reaches(begin: str, end: str, above: Mapping[str, Sequence[str]]) -> bool:
    """Whether a thing is above another, or has more above it than can be."""
    seen, left = {begin}, [begin]
    while left:
        here = left.pop()
        if here == end:
            return True
        for one in above.get(here, ()):
            if len(seen) > _MOST_ABOVE:
                return True
            if one not in seen:
                seen.add(one)
                left.append(one)
    return False
