"""Of whom a figure is that somebody says in quotation marks: of the body whose officer says so."""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.extract.again import led_by, named_again
from kg.extract.scenes import Scene
from kg.extract.sentences import holding

_OURS = re.compile("[“]?(?:目前|今年|去年|现在|如今)?[,，]?(?:我们|咱们|咱|我[们这]?[里儿边]|这里|这儿)")
_CLAUSES = 3  # clauses on either side of what is said in which it is said who says it


def said_by(scene: Scene, at: int, here: int) -> int | None:
    """The body whose officer says what an offset lies in; None where what is said is of somebody else."""
    said = holding(scene.said, at)
    if said is None or not _is_of_theirs(scene, said.begin, here):
        return None
    behind, first = bisect_left(scene.begins, said.end), scene.at(said.begin)
    for clause in (*range(behind, min(behind + 1, len(scene.begins))), *range(first, max(-1, first - _CLAUSES), -1)):
        opening = scene.openings[clause]
        if opening.speaks:
            body = opening.actor
            body = named_again(scene, clause, opening.noun) if body is None and opening.noun else body
            if body is None or scene.names.kind(body) not in ("organization", "area"):
                return None
            return led_by(scene.names, body)
    return None


def _is_of_theirs(scene: Scene, begin: int, here: int) -> bool:
    """Whether nobody acts from the beginning of what is said, or they do who say it: 我们这里住了3000人."""
    first = bisect_left(scene.begins, begin)
    for clause in range(here, max(0, first - 1), -1):
        if _OURS.match(scene.names.text, scene.begins[clause]):
            return True
        opening = scene.openings[clause]
        if opening.bar == 2 or opening.he:
            return False
    return True
