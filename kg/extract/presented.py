"""What a clause presents, so that the next ones speak of it: 这是石桥镇的春芽队, 投资最大的是石桥产业园."""

from __future__ import annotations

import re

from kg.extract.measure_words import alternatives
from kg.extract.scenes import Scene
from kg.model import Span

_LONGEST = 24  # characters before 是
_PRESENTS = re.compile(r"(?:这|那|这里|这儿|这就|(?:其中)?[^,，、。：:“”]{1,20}的|规模最[大小]的)(?:正|便|就)?是(?!否)")
_THEY = re.compile("(?:他们|她们|我们|他|她|这些人|大家)(?:都|全|均|正|便|就)?是")


def presented(scene: Scene, at: int) -> int | None:
    """The name that a clause with 是 ends with: 这是石桥镇的春芽队; or whose people they are: 他们是春芽队的队员."""
    text, clause = scene.names.text, scene.clauses[at]
    they = _THEY.match(text, clause.begin, clause.end)
    shown = they or _PRESENTS.match(text, clause.begin, clause.end)
    if shown is None:
        return None
    near = [name for name in scene.names.within(Span(shown.end(), clause.end)) if name in scene.names.heads]
    if not near or scene.names.kind(near[-1]) == "person":
        return None
    rest = text[scene.names.span(near[-1]).end : clause.end].strip("”。’》")
    return near[-1] if not rest or (they and _people().fullmatch(rest)) else None


def _people() -> re.Pattern[str]:
    return re.compile(
        f"的?[^的]{{0,4}}(?:{alternatives('staff')}|{alternatives('staff_end')}|{alternatives('members')})"
    )
