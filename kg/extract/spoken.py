"""Of whom a figure is that somebody says in quotation marks: of the body whose officer says so."""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.extract.again import led_by, named_again
from kg.extract.measure_words import endings
from kg.extract.quantities import Quantity
from kg.extract.scenes import Scene
from kg.extract.sentences import holding
from kg.model import Span

_OURS = re.compile("[“]?(?:目前|今年|去年|现在|如今)?[,，]?(?:我们|咱们|咱|我[们这]?[里儿边]|这里|这儿)")
_I = re.compile("[“]?(?:(?:我|俺|咱)(?![们家])|就?在|一直|已经?|这[里儿])")
_LIVED = re.compile("(?:[住干跑教守做卖修扫种养等盼当走喊]|工作|生活)了(?:快|整整|将近|近|足足|差不多)?$")
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


def lived_by(scene: Scene, quantity: Quantity, here: int) -> int | None:
    """The person who says of how long they have done something: “在这里住了31年。”王石桥说."""
    said = holding(scene.said, quantity.span.begin)
    text, begin = scene.names.text, scene.begins[here]
    if said is None or quantity.kind != "time" or not _LIVED.search(text, begin, quantity.whole.begin):
        return None
    if not _I.match(text, begin):
        return None
    first, behind = scene.at(said.begin), bisect_left(scene.begins, said.end)
    for clause in (*range(behind, min(behind + 1, len(scene.begins))), *range(first, max(-1, first - 2), -1)):
        span = scene.clauses[clause]
        end = min(span.end, said.begin) if clause <= first else span.end
        if not text[span.begin : end].rstrip("：:，,。").endswith(endings("reports")):
            continue
        near = [name for name in scene.names.within(Span(span.begin, end)) if scene.names.kind(name) == "person"]
        return near[-1] if near else None
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
