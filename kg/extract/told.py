"""Of whom or what a report tells a figure where nobody named acts: who is around it, or the act reported."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from itertools import chain, pairwise

from kg.extract.quantities import Quantity, alternatives, endings
from kg.extract.scenes import Scene
from kg.lexicon import tables
from kg.model import Mention, Span

COUNTED = ("people", "count", "money")  # kinds of quantities that an act can have
_ACTING = ("area", "organization")
_LARGE = ("Province", "City", "District", "County")  # a long report is only set in one of these: 杭州, no 社区
_DOCUMENTS = ("规划", "草案", "方案", "计划", "办法", "条例", "通知", "意见", "规定", "细则", "制度")
_BY = re.compile(f"(?:按照?|根据|依照)(?:这一|该|此)?(?:{'|'.join(_DOCUMENTS)})")
_FOR = re.compile("[元件台套册本棵株](?:人民币)?[为给]")
_THINGS = ("只", "台", "辆", "座", "处", "条", "块", "棵", "张", "件", "幅", "栋", "支", "所", "盏", "株")
_FEW = 10
_CLAUSES = 10  # clauses back in which an officer may speak
_NEAR = 60  # characters on either side of a figure that say of whom it is
_MANY = ("people", "count", "digits")
_COUNTED = 2  # characters that may stand between what is counted and the number
_BACK = 150  # characters in which a stranger can be named
_MOST = 60  # clauses of an article in which it can be seen whom alone it names
_SURE = 0.75  # the confidence from which an act is one that a report tells of
_LOCATIVE = re.compile("[^,，]{0,12}?(?:在|走进|来到|地处|位于)[^,，。]*$")
_HARM = re.compile("[死伤亡丧]|遇难|失踪|被困|中毒|袭击")
# of no body or area here; a share of the country's market is somebody's
_ELSEWHERE = re.compile("[死伤亡丧]|遇难|失踪|被困|中毒|袭击|全国(?![^,，]{0,8}占有率)|全省|我国|世界|全球")
_OTHERS = re.compile("另|其他|其它|其余|还有|剩")  # 另有10名工人 are of nobody that was named
# what a sentence begins with that tells of the act: 在当天的活动中
_DURING = re.compile(
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
    if _is_price(scene, quantity) or _is_harm(scene, quantity, here) or _is_strangers(scene, quantity, here):
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
    return _whom_it_is_about(scene, here, at, many=quantity.kind in _MANY)


def _is_strangers(scene: Scene, quantity: Quantity, here: int) -> bool:
    """Whether somebody from outside acts before a quantity in its sentence: 消防部门紧急调集28个中队."""
    first = max(here - _CLAUSES, bisect_left(scene.sentences, scene.sentences[here]))
    end = quantity.whole.begin - _COUNTED  # 抓获嫌疑人3名 counts them
    return _strangers().search(scene.names.text, max(scene.begins[first], end - _BACK), end) is not None


@cache
def _strangers() -> re.Pattern[str]:
    return re.compile(alternatives("stranger"))


def _is_price(scene: Scene, quantity: Quantity) -> bool:
    """Whether it is what one of a thing costs, which is a fact of the thing: 早餐30元/人."""
    return quantity.kind == "money" and scene.names.text.startswith(("/", "／", "每"), quantity.whole.end)


def _is_harm(scene: Scene, quantity: Quantity, here: int) -> bool:
    """Whether the sentence tells of people who come to harm, which is no fact of where it happens: 造成3人受伤."""
    first = max(here - _CLAUSES, bisect_left(scene.sentences, scene.sentences[here]))
    begin = max(scene.begins[first], quantity.whole.begin - _BACK)
    end = min(scene.clauses[here].end, quantity.whole.end + _NEAR)
    return quantity.kind == "people" and _HARM.search(scene.names.text, begin, end) is not None


def _whom_it_is_about(scene: Scene, here: int, at: int, *, many: bool) -> int | None:
    """Where nothing in the sentence says more: the body whose officer speaks in it, or whom the article names most."""
    begin, end = max(scene.begins[here], at - _NEAR), min(scene.clauses[here].end, at + _NEAR)
    if scene.openings[here].he or scene.openings[here].they or _ELSEWHERE.search(scene.names.text, begin, end):
        return None
    first = max(bisect_left(scene.sentences, scene.sentences[here]), here - _CLAUSES)
    officers = [one.actor for one in (scene.openings[clause] for clause in range(first, here + 1)) if one.speaks]
    named = (scene.names.kind(name) for name in scene.names.within(Span(begin, at)))
    others = scene.openings[here].bar == 2 and any(kind != "place" for kind in named)  # somebody else, who is named
    lead = _leads(scene)
    about: Sequence[int | None] = officers
    if not others:
        about = (*officers, scene.main, lead, *((_only(scene, here, at), _source(scene, first, here)) if many else ()))
        about = (_planned(scene, first, here), *about, _whom_it_is_for(scene, here, at), _act_told(scene))
    if not scene.brief:
        about = [lead] if scene.headline and not others else []
    return next((name for name in about if name is not None and scene.names.span(name).begin < at), None)


def _act_told(scene: Scene) -> int | None:
    """The one act that a short report is about: that of its headline, else the only one it names."""
    names = scene.names
    acts = [name for name in names.outer if names.kind(name) == "initiative"]
    heading = [name for name in acts if names.mentions[name].evidence.rule == "initiative.headline"]
    told = heading or [name for name in acts if _is_act(names.mentions[name])]
    return told[0] if len({names.mentions[name].name for name in told}) == 1 else None


def _planned(scene: Scene, first: int, here: int) -> int | None:
    """The document by which a sentence says that something is to be: 按照草案,片区将建….

    >>> bool(_BY.match("按照方案")), bool(_BY.match("按照安排"))
    (True, False)
    """
    if not any(_BY.match(scene.names.text, scene.begins[clause]) for clause in range(first, here + 1)):
        return None
    earlier = scene.names.within(Span(0, scene.begins[first]))
    named = (name for name in reversed(earlier) if scene.names.kind(name) == "initiative")
    return next((name for name in named if scene.names.mentions[name].name.endswith(_DOCUMENTS)), None)


def _whom_it_is_for(scene: Scene, here: int, at: int) -> int | None:
    """Whom people without a name give something: 乡亲捐资200万元为石桥小学建楼."""
    behind = _FOR.search(scene.names.text, at, min(at + _NEAR, scene.clauses[here].end))
    near = scene.names.within(Span(behind.end(), behind.end() + _NEAR)) if behind else ()
    name = next((name for name in near if name in scene.names.heads), None)
    return name if name is not None and scene.names.kind(name) in _ACTING else None


def _source(scene: Scene, first: int, here: int) -> int | None:
    """The body that a reporter asked: 记者从园林处获悉,…居民3000户."""
    names = scene.names
    sources = (scene.openings[clause].source for clause in range(first, here))
    asked = (name for name in sources if name is not None and names.text[names.span(name).begin - 1] == "从")
    return next(asked, None)


def _only(scene: Scene, here: int, at: int) -> int | None:
    """The one body or area that is named before a figure, where nobody else acts or speaks in its sentence."""
    if here > _MOST:
        return None
    first = bisect_left(scene.sentences, scene.sentences[here])
    ends = (scene.clauses[clause].of(scene.names.text) for clause in range(first, here))
    if scene.openings[here].bar == 2 or any(said.endswith(endings("reports")) for said in ends):
        return None
    openings = (scene.openings[one] for one in range(here + 1))
    named = chain(*((one.actor, one.owner) for one in openings), (_where(scene, one) for one in range(here + 1)))
    fits = [name for name in named if name is not None and scene.names.span(name).begin < at]
    acting = {scene.names.mentions[name].name: name for name in fits if scene.names.kind(name) in _ACTING}
    one = next(iter(acting.values())) if len(acting) == 1 else None
    return None if one is not None and scene.names.mentions[one].type in _LARGE else one


def _leads(scene: Scene) -> int | None:
    """Who or what acts first; in a long report, no city that it is set in, and nobody that its headline leaves out."""
    lead = scene.openings.lead
    if scene.brief or lead is None:
        return lead
    mention = scene.names.mentions[lead]
    left_out = scene.headline and mention.evidence.quote not in scene.headline
    return None if left_out or mention.type in _LARGE else lead


def during(scene: Scene, here: int) -> int | None:
    """The act that was named last, where the sentence says that it goes on: 活动中,30名志愿者…."""
    first = scene.begins[bisect_left(scene.sentences, scene.sentences[here])]
    if not scene.brief or not _DURING.match(scene.names.text, first):
        return None
    acts = [name for name in scene.named_since(0, first) if _is_act(scene.names.mentions[name])]
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
        near += [_where(scene, clause) for clause in range(first, here) if scene.brief]
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


def _where(scene: Scene, clause: int) -> int | None:
    """The body or area in a clause that says nothing but where: 在兴隆社区铁路局宿舍楼前."""
    span = scene.clauses[clause]
    names = [name for name in scene.names.within(span) if scene.names.kind(name) in ("area", "organization")]
    place = _LOCATIVE.match(scene.names.text, span.begin, span.end)
    heads = [name for name in scene.names.within(span) if name in scene.names.heads]
    return names[-1] if place and names and _is_one(scene, heads) else None


def _is_one(scene: Scene, heads: Sequence[int]) -> bool:
    """Whether names lead to one: 江北的石桥社区."""
    between = (Span(scene.names.span(one).end, scene.names.span(two).begin) for one, two in pairwise(heads))
    return bool(heads) and all(span.of(scene.names.text) == "的" for span in between)


def _act_before(scene: Scene, here: int, at: int) -> int | None:
    """The one act that a short report names in a figure's sentence, or the one before: 招聘会…,达成意向30个."""
    begin, end = max(scene.begins[here], at - _NEAR), min(scene.clauses[here].end, at + _NEAR)
    if not scene.brief or scene.openings[here].bar == 2 or scene.openings[here].speaks:
        return None
    if _HARM.search(scene.names.text, begin, end):
        return None
    first = scene.sentences[here] - 1
    near = ((scene.names.mentions[name], name) for name in scene.named_since(first, at))
    acts = {one.name: name for one, name in near if _is_act(one)}
    return next(iter(acts.values())) if len(acts) == 1 else None


def _is_act(mention: Mention) -> bool:
    """Whether a name is that of something held or done: no rules, no work that goes on all the time."""
    lasting = mention.type == "Policy" or mention.evidence.rule == "initiative.work"
    return mention.kind == "initiative" and mention.evidence.confidence >= _SURE and not lasting


def _joined(scene: Scene, quantity: Quantity, here: int) -> int | None:
    """The act that those who are counted take part in, or that is counted: 5家企业开展“暖冬”行动, 9场“暖冬”行动."""
    if quantity.kind not in ("people", "count"):
        return None
    end = scene.clauses[here].end
    behind = scene.names.within(Span(quantity.whole.end, end))
    act = next((name for name in behind if _is_act(scene.names.mentions[name])), None)
    if act is None or act != behind[0]:
        return None
    between = scene.names.text[quantity.whole.end : scene.names.span(act).begin].rstrip("了“")
    few = quantity.chinese and quantity.value < _FEW
    return act if (not between and not few) or between.endswith(tuple(tables.words("launching.txt"))) else None
