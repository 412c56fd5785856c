"""Figures that are of nobody whom an article names: harm, prices, what strangers do."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from kg.extract.measure_words import alternatives
from kg.extract.quantities import Quantity
from kg.extract.scenes import Scene

HARM = re.compile("[死伤亡丧]|遇难|失踪|被困|中毒|袭击")
_NEAR = 60  # characters behind a figure in which harm is told
_CLAUSES = 10  # clauses back in which a stranger can act
_COUNTED = 2  # characters that may stand between what is counted and the number
_BACK = 150  # characters in which a stranger can be named


def is_of_nobody(scene: Scene, quantity: Quantity, here: int) -> bool:
    """Whether a figure of a clause is no fact of anybody who is only around it."""
    return is_price(scene, quantity) or is_harm(scene, quantity, here) or _is_strangers(scene, quantity, here)


def _is_strangers(scene: Scene, quantity: Quantity, here: int) -> bool:
    """Whether somebody from outside acts before a quantity in its sentence: 消防部门紧急调集28个中队."""
    first = max(here - _CLAUSES, bisect_left(scene.sentences, scene.sentences[here]))
    end = quantity.whole.begin - _COUNTED  # 抓获嫌疑人3名 counts them
    return _strangers().search(scene.names.text, max(scene.begins[first], end - _BACK), end) is not None


@cache
def _strangers() -> re.Pattern[str]:
    return re.compile(alternatives("stranger"))


def is_price(scene: Scene, quantity: Quantity) -> bool:
    """Whether it is what one of a thing costs, which is a fact of the thing: 早餐30元/人."""
    return quantity.kind == "money" and scene.names.text.startswith(("/", "／", "每"), quantity.whole.end)


def is_harm(scene: Scene, quantity: Quantity, here: int) -> bool:
    """Whether the sentence tells of people who come to harm, which is no fact of where it happens: 造成3人受伤."""
    first = max(here - _CLAUSES, bisect_left(scene.sentences, scene.sentences[here]))
    begin = max(scene.begins[first], quantity.whole.begin - _BACK)
    end = min(scene.clauses[here].end, quantity.whole.end + _NEAR)
    return quantity.kind == "people" and HARM.search(scene.names.text, begin, end) is not None
