"""Whom or what a report is about as a whole: whom it names most, its act, its plan, its source."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise

from kg.extract.measure_words import endings
from kg.extract.scenes import Scene
from kg.lexicon.division_names import DISTRICTS
from kg.model import Mention, Span

_ACTING = ("area", "organization")
_LARGE = ("Province", "City", *DISTRICTS)  # a long report is only set in one of these: 杭州, no 社区
_DOCUMENTS = ("规划", "草案", "方案", "计划", "办法", "条例", "通知", "意见", "规定", "细则", "制度")
_BY = re.compile(f"(?:按照?|根据|依照)(?:这一|该|此)?(?:{'|'.join(_DOCUMENTS)})")
_FOR = re.compile("[元件台套册本棵株](?:人民币)?[为给]")
_MOST = 60  # clauses of an article in which it can be seen whom alone it names
_SURE = 0.75  # the confidence from which an act is one that a report tells of
_LOCATIVE = re.compile("[^,，]{0,12}?(?:在|走进|来到|地处|位于)[^,，。]*$")
_CLAUSES = 10  # clauses back in which an officer may speak
_NEAR = 60  # characters on either side of a figure that say of whom it is
# of no body or area here; a share of the country's market is somebody's
_ELSEWHERE = re.compile("[死伤亡丧]|遇难|失踪|被困|中毒|袭击|全国(?![^,，]{0,8}占有率)|全省|我国|世界|全球")


def whom_it_is_about(scene: Scene, here: int, at: int, *, many: bool) -> int | None:
    """Where nothing in the sentence says more: the body whose officer speaks in it, or whom the article names most."""
    begin, end = max(scene.begins[here], at - _NEAR), min(scene.clauses[here].end, at + _NEAR)
    if scene.openings[here].he or scene.openings[here].they or _ELSEWHERE.search(scene.names.text, begin, end):
        return None
    first = max(bisect_left(scene.sentences, scene.sentences[here]), here - _CLAUSES)
    officers = [one.actor for one in (scene.openings[clause] for clause in range(first, here + 1)) if one.speaks]
    named = (scene.names.kind(name) for name in scene.names.within(Span(begin, at)))
    others = scene.openings[here].bar == 2 and any(kind != "place" for kind in named)  # somebody else, who is named
    about: Iterable[int | None] = officers if scene.brief else ()
    if not others:
        about = (
            _about(scene, first, here, at, many=many) if scene.brief else [_leads(scene) if scene.headline else None]
        )
    told = next((name for name in about if name is not None and scene.names.span(name).begin < at), None)
    return _whom_it_is_for(scene, here, at) if told is None and scene.brief else told


def _about(scene: Scene, first: int, here: int, at: int, *, many: bool) -> Iterator[int | None]:
    """Whom or what a short report is about, the likeliest first."""
    yield _planned(scene, first, here)
    yield from (scene.openings[clause].actor for clause in range(first, here + 1) if scene.openings[clause].speaks)
    yield from (scene.main, _leads(scene))
    if many:
        yield from (_only(scene, here, at), _source(scene, first, here))
    yield _act_told(scene)


def _act_told(scene: Scene) -> int | None:
    """The one act that a short report is about: that of its headline, else the only one that it names again."""
    names = scene.names
    acts = [name for name in names.outer if names.kind(name) == "initiative"]
    heading = [name for name in acts if names.mentions[name].evidence.rule == "initiative.headline"]
    often = Counter(names.mentions[name].name for name in acts if is_act(names.mentions[name]))
    told = heading or [name for name in acts if _is_told(scene, name, often)]
    return told[0] if len({names.mentions[name].name for name in told}) == 1 else None


def _is_told(scene: Scene, name: int, often: Mapping[str, int]) -> bool:
    """Whether an act is named again, or in the headline."""
    said = scene.names.mentions[name].name
    return often.get(said, 0) > 1 or (said in often and said in scene.headline)


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
    named = chain(*((one.actor, one.owner) for one in openings), (where(scene, one) for one in range(here + 1)))
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


def where(scene: Scene, clause: int) -> int | None:
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


def is_act(mention: Mention) -> bool:
    """Whether a name is that of something held or done: no rules, no work that goes on all the time."""
    lasting = mention.type == "Policy" or mention.evidence.rule == "initiative.work"
    return mention.kind == "initiative" and mention.evidence.confidence >= _SURE and not lasting
