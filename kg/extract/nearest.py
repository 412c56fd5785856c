"""Whom a short report speaks of around a figure, where nothing else says of whom it is: who acted last."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from kg.extract.again import named_again, people_of
from kg.extract.measure_words import listed
from kg.extract.nobodys import is_harm, is_price
from kg.extract.quantities import Quantity
from kg.extract.scenes import Scene
from kg.lexicon.patterns import longest_of

_FROM = re.compile("[至到]|始发|出发|起步|改为|变为|转为|升格|延伸")
_SENTENCES = 1  # back from that of the figure
_CLAUSES = 12  # and clauses
_KINDS = ("organization", "initiative", "area", "place")


def nearest(scene: Scene, quantity: Quantity, here: int) -> int | None:
    """The body, act or area that acted last, in the sentence of a figure or the one before."""
    if not scene.brief or _is_of_others(scene, quantity, here):
        return None
    if (theirs := people_of(scene, here, quantity.whole.end, kind="members")) is not None:
        return theirs
    found = (name for name in _acting(scene, here) if scene.names.span(name).begin < quantity.span.begin)
    return next((name for name in found if scene.names.kind(name) in _KINDS), None)


def _is_of_others(scene: Scene, quantity: Quantity, here: int) -> bool:
    """Whether a figure is of what no name here is of: 另有33户, 路面宽6米, 水价涨30%, 一人受伤."""
    other = scene.openings[here].bar > 0
    begins = here == 0 or scene.sentences[here - 1] != scene.sentences[here]
    sized = other and (quantity.kind == "measure" or (begins and quantity.kind in ("percent", "rate")))
    return (
        sized
        or _others().match(scene.names.text, scene.begins[here]) is not None
        or is_price(scene, quantity)
        or is_harm(scene, quantity, here)
    )


@cache
def _others() -> re.Pattern[str]:
    """What a clause begins with that is of nobody named: 另有, 全校, 大家, 他们的, 被困的."""
    words = listed("whole") | listed("passive") | {word for word in listed("pronoun") if len(word) > 1}
    them = longest_of(listed("they") | listed("he"))
    return re.compile(f"另|其他|其它|其余|还有|剩|我|{longest_of(words)}|(?:{them})的")


def _acting(scene: Scene, here: int) -> Iterator[int]:
    """Who acts in the clauses up to this one, the last first; nobody beyond 他 and 他们."""
    first = bisect_left(scene.sentences, scene.sentences[here])
    begins_anew = scene.openings[max(first, here - _CLAUSES)].bar == 2  # 新校舍投入使用
    for clause in range(here, max(-1, here - _CLAUSES), -1):
        opening = scene.openings[clause]
        if (
            scene.sentences[here] - scene.sentences[clause] > _SENTENCES * (not begins_anew)
            or opening.he
            or opening.they
        ):
            return
        again = named_again(scene, clause, opening.noun) if opening.noun else None
        owner = opening.owner if opening.owner is not None and scene.names.kind(opening.owner) != "area" else None
        for name in (opening.actor, again, owner, acts_for(scene, clause)):
            if name is not None:
                yield name


def acts_for(scene: Scene, clause: int) -> int | None:
    """Who does something in a clause to what is not named: 由石桥公司运营, but no 由石桥镇延伸至柳湾镇."""
    agent = scene.openings[clause].agent
    if agent is None or _FROM.search(scene.names.text, scene.names.span(agent).end, scene.clauses[clause].end):
        return None
    return agent
