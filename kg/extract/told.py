"""Of whom or what a report tells a figure where nobody named acts: who is around it, or the act reported."""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.extract.nobodys import HARM, is_of_nobody
from kg.extract.quantities import Quantity
from kg.extract.reports import is_act, where, whom_it_is_about
from kg.extract.scenes import Scene
from kg.lexicon import tables
from kg.model import Span

COUNTED = ("people", "count", "money")  # kinds of quantities that an act can have
_THINGS = ("只", "台", "辆", "座", "处", "条", "块", "棵", "张", "件", "幅", "栋", "支", "所", "盏", "株")
_THIS = re.compile("这[个条棵座处片段栋幢间眼口块]|该")
_CLAUSES = 10  # clauses back in which somebody can act
_FEW = 10
_MANY = ("people", "count", "digits")
_NEAR = 60  # characters on either side of a figure that say of whom it is
_OTHERS = re.compile("另|其他|其它|其余|还有|剩")  # 另有10名工人 are of nobody that was named
# what a sentence begins with that tells of the act: 在当天的活动中
_DURING = re.compile(
    "(?:开|闭)幕式上|"
    "(?:.{0,4}[,，])?在?(?:当天|当日|此次|这次|本次|整个)?的?"
    "(?:活动|行动|仪式|比赛|演练|培训|讲座|招聘会|演出|晚会|义诊)(?:现场|当天|当日|期间|过程中|之?中|上)"
)


def told_of(scene: Scene, quantity: Quantity, here: int) -> int | None:
    """Of whom a figure is told whose clause, and those before it, name nobody who acts."""
    at = quantity.span.begin
    counted = quantity.kind in COUNTED
    few = quantity.chinese and quantity.value < _FEW  # 三个孩子 are rather some that were named
    name = _joined(scene, quantity, here)
    if name is not None:
        return name
    if is_of_nobody(scene, quantity, here) or _is_of_this(scene, quantity, here):
        return None
    if counted:
        name = during(scene, here)
    others = _OTHERS.match(scene.names.text, scene.begins[here]) is not None
    if name is None:
        owned = not (few or others or quantity.kind in ("measure", "time"))
        name = _around(scene, here, at, owned=owned)
    if name is None and counted and not few:
        name = _act_before(scene, here, at)
    things = quantity.kind == "count" and quantity.unit in _THINGS
    if name is not None or others or (few and not things):
        return name
    return whom_it_is_about(scene, here, at, many=quantity.kind in _MANY)


def _is_of_this(scene: Scene, quantity: Quantity, here: int) -> bool:
    """Whether a size is that of a thing without a name that its sentence begins with: 这棵树高18米."""
    first = bisect_left(scene.sentences, scene.sentences[here])
    shown = quantity.kind == "measure" and _THIS.match(scene.names.text, scene.begins[first])
    return bool(shown) and all(scene.openings[at].actor is None for at in range(max(first, here - _CLAUSES), here + 1))


def during(scene: Scene, here: int) -> int | None:
    """The act that was named last, where the sentence says that it goes on: 活动中,30名志愿者…."""
    first = scene.begins[bisect_left(scene.sentences, scene.sentences[here])]
    if not scene.brief or not _DURING.match(scene.names.text, first):
        return None
    acts = [name for name in scene.named_since(0, first) if is_act(scene.names.mentions[name])]
    return acts[-1] if acts else None


def _around(scene: Scene, here: int, at: int, *, owned: bool) -> int | None:
    """40余位居民 of the community where their sentence is.

    Who acted earlier in the sentence, of whom something did (`owned`), where it says that it is, else whoever carries
    the article's act out, whom it names again and again, or what it is about. Nobody, where the sentence tells what
    somebody said.
    """
    first = bisect_left(scene.sentences, scene.sentences[here])
    openings = [scene.openings[clause] for clause in range(first, here + 1)]
    since = max((at for at, opening in enumerate(openings[:-1]) if opening.bar == 2), default=0)
    if openings[-1].he or any(opening.speaks for opening in openings):
        return None
    near: list[int | None] = []
    if openings[-1].bar < 2:
        near += [opening.actor for opening in reversed(openings[since:-1])]
        near += [opening.owner for opening in reversed(openings[since:-1]) if owned]
        near += [where(scene, clause) for clause in range(first, here) if scene.brief]
    named = any(name in scene.names.heads for name in scene.names.within(Span(scene.begins[first], at)))
    if (act := _led_by(scene, here, at)) is not None and not any(name is not None for name in near):
        return act
    about: tuple[int | None, ...] = ()
    if scene.brief:  # a long report tells of many
        about = (scene.undertaker, scene.main, None if named or openings[-1].bar == 2 else scene.focus)
    told = (name for name in (*near, *about) if name is not None and scene.names.span(name).begin < at)
    return next((name for name in told if scene.names.kind(name) in ("area", "organization")), None)


def _led_by(scene: Scene, here: int, at: int) -> int | None:
    """The act or site that a report begins with: 石桥路打通工程…,涉及村民19户."""
    lead = scene.openings.lead
    if lead is None or not scene.brief or scene.openings[here].bar == 2 or scene.names.span(lead).begin > at:
        return None
    return lead if scene.names.kind(lead) in ("initiative", "place") else None


def _act_before(scene: Scene, here: int, at: int) -> int | None:
    """The one act that a short report names in a figure's sentence, or the one before: 招聘会…,达成意向30个."""
    begin, end = max(scene.begins[here], at - _NEAR), min(scene.clauses[here].end, at + _NEAR)
    if not scene.brief or scene.openings[here].bar == 2 or scene.openings[here].speaks:
        return None
    if HARM.search(scene.names.text, begin, end):
        return None
    first = scene.sentences[here] - 1
    near = ((scene.names.mentions[name], name) for name in scene.named_since(first, at))
    acts = {one.name: name for one, name in near if is_act(one)}
    return next(iter(acts.values())) if len(acts) == 1 else None


def _joined(scene: Scene, quantity: Quantity, here: int) -> int | None:
    """The act that those who are counted take part in, or that is counted: 5家企业开展“暖冬”行动, 9场“暖冬”行动."""
    if quantity.kind not in ("people", "count"):
        return None
    end = scene.clauses[here].end
    behind = scene.names.within(Span(quantity.whole.end, end))
    act = next((name for name in behind if is_act(scene.names.mentions[name])), None)
    if act is None or act != behind[0]:
        return None
    between = scene.names.text[quantity.whole.end : scene.names.span(act).begin].rstrip("了“")
    few = quantity.chinese and quantity.value < _FEW
    return act if (not between and not few) or between.endswith(tuple(tables.words("launching.txt"))) else None
