"""Whom a figure is about: who acts in its clause, else who acted last where nobody else came between."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from kg.extract.again import led_by, named_again, people_of, set_up_by
from kg.extract.ages import whose
from kg.extract.beside import aged, among, bound_to, counted_of, described, explained, giver, pays_unnamed, sent_by
from kg.extract.measure_words import endings
from kg.extract.nearest import acts_for, nearest
from kg.extract.nobodys import is_of_nobody
from kg.extract.openings import REACH
from kg.extract.presented import presented
from kg.extract.quantities import Quantity
from kg.extract.scenes import Scene
from kg.extract.sentences import holding
from kg.extract.spoken import lived_by, said_by
from kg.extract.told import COUNTED, during, told_of
from kg.model import Span

_CLAUSES = 20  # clauses that a subject is carried over at most
_FAR = 2  # and sentences
_TAIL = 4  # characters that may follow a name at the end of a clause
# which way: 往西约80米, 向北走80米
_ONWARD = re.compile("[往向朝][东西南北前左右里内]{1,2}[面边侧方]?(?:走|行走?|开)?(?:了|大约|约)?$")
_LASTED = re.compile("(?:历时|用时|耗时|为期|工期|持续|长达|[一-龥]了)(?:了|约|近|达|为){0,4}$")
_IS_THERE = re.compile("(?:有|是|即为?|就到了?|到|看到|见到)(?:一[处个座家所])?$")
_DONE = re.compile(
    "(?:项目|工程)?(?:全部|全面)?(?:建成|竣工|完工|投用|投产|投入使用|开通|通车|完成)(?:投产|投用|运营)?[之以]?后"
)
_COUNTED_PEOPLE = re.compile("[\\d一二三四五六七八九十百两]{1,12}[多余]?[名位个]")  # 24名|队员都会水
_HEAD = 8  # characters before an age in which it can be said to be an average
_OLDEST = re.compile("最(?:年长|年轻|年幼|高龄|大|小)(?:的|者)[^,，。]{0,3}$")
_AVERAGE = re.compile("(?:平均|人均)(?:年龄)?[^,，。]{0,3}$")
_WHEN = re.compile("(?:以来|之?后|来|期间|过程中)$")
_FOUNDS = re.compile("引进|建|举办|开办|设立|成立|启动|开设|打造|修")


class Subject(NamedTuple):
    mention: int | None
    confidence: float


def subject(scene: Scene, quantity: Quantity, *, measured: bool = True) -> Subject:
    """The mention that a quantity is about, and how sure that is; `measured`: the text says what it measures."""
    here = scene.at(quantity.span.begin)
    if quantity.kind == "age" and not (quantity.bound in ("atLeast", "atMost") or _on_average(scene, quantity)):
        person = whose(scene, quantity)
        person = _aged(scene, quantity, here) if person is None else person
        if person is not None or not _of_the_oldest(scene, quantity):
            return Subject(person, 0.5 if person is None else 0.9)
    opening = scene.openings[here]
    own = None if opening.speaks else opening.actor
    if (name := _acts_here(scene, quantity, opening.agent, own)) is not None:
        return Subject(name, 0.9)
    if (lived := lived_by(scene, quantity, here)) is not None:
        return Subject(lived, 0.8)
    if _is_wide(scene, here) or pays_unnamed(scene, quantity):
        return Subject(None, 0.5)
    floor = _floor(scene, quantity)
    if quantity.kind == "measure" and _ONWARD.search(scene.names.text, scene.begins[here], quantity.whole.begin):
        return Subject(_reached(scene, here, quantity), 0.7)
    lasting = measured or opening.measured or _lasts(scene, quantity)
    alone = quantity.kind == "time" and not lasting  # 三年 alone may be of anybody
    carried = _carried(scene, quantity, here, floor)
    if alone and carried.confidence < 0.8:
        carried = Subject(None, 0.5)
    if carried.mention is not None:
        return carried
    if floor:
        body = said_by(scene, quantity.span.begin, here)
        return carried if body is None else Subject(body, 0.6)
    if (ahead := _ahead(scene, here)) is not None:
        return Subject(ahead, 0.6)
    told = _speaks_of(scene, here)
    told = told_of(scene, quantity, here) if told is None else told
    if told is not None:
        return Subject(led_by(scene.names, told), 0.4)
    near = None if alone else nearest(scene, quantity, here)
    return carried if near is None else Subject(near, 0.3)


def _aged(scene: Scene, quantity: Quantity, here: int) -> int | None:
    """Whose age leads to a name or to 她: 76岁的石桥村老党员王石桥, 74岁的她."""
    if scene.openings[here].he and scene.names.text.startswith(("的他", "的她"), quantity.whole.end):
        return _he(scene, here)
    return aged(scene, quantity)


def _on_average(scene: Scene, quantity: Quantity) -> bool:
    """Whether an age is nobody's alone: 平均年龄63岁."""
    return _AVERAGE.search(scene.names.text, quantity.whole.begin - _HEAD, quantity.whole.begin) is not None


def goes_on(scene: Scene, quantity: Quantity, before: int, told: Subject) -> Subject:
    """Of whom the figure before is told, where a clause only adds one: 总投资3亿元,年产值8亿元."""
    here, earlier = scene.at(quantity.span.begin), scene.at(before)
    nobody = Subject(None, 0.5)
    if here - earlier > 1 or quantity.kind in ("age", "time") or is_of_nobody(scene, quantity, here):
        return nobody
    opening = scene.openings[here]
    named = opening.actor is not None or opening.he or opening.they or opening.wide
    named = named or (opening.bar > 0 and quantity.unit.endswith(("米", "公里")))  # 路面宽6米 is of the road
    return nobody if named or told.mention is None else Subject(told.mention, 0.3)


def _of_the_oldest(scene: Scene, quantity: Quantity) -> bool:
    """Whether an age is that of one of many: 最年长的81岁, of their team."""
    return _OLDEST.search(scene.names.text, quantity.whole.begin - _HEAD, quantity.whole.begin) is not None


def _is_wide(scene: Scene, here: int) -> bool:
    """Whether a clause goes on with what is told of more than the article is about: 全国发案3万起,损失2亿元."""
    for at in range(here, bisect_left(scene.sentences, scene.sentences[here]) - 1, -1):
        opening = scene.openings[at]
        if opening.wide or opening.actor is not None or (opening.bar == 2 and at < here):
            return opening.wide
    return False


def _lasts(scene: Scene, quantity: Quantity) -> bool:
    """Whether the text says of a time that something takes it: 工程历时11个月."""
    begin = scene.begins[scene.at(quantity.span.begin)]
    return _LASTED.search(scene.names.text, begin, quantity.whole.begin) is not None


def _acts_here(scene: Scene, quantity: Quantity, agent: int | None, own: int | None) -> int | None:
    """Whom a quantity's own clause gives it to."""
    name = described(scene, quantity)
    name = explained(scene, quantity) if name is None else name
    name = bound_to(scene, quantity) if name is None else name
    name = giver(scene.names, quantity) if name is None else name
    name = sent_by(scene.names, quantity) if name is None else name
    name = among(scene.names, quantity) if name is None else name
    name = agent if name is None else name
    name = own if name is None else name
    name = people_of(scene, scene.at(quantity.span.begin), quantity.whole.end) if name is None else name
    return counted_of(scene.names, quantity) if name is None else name


def _reached(scene: Scene, here: int, quantity: Quantity) -> int | None:
    """Where 80米 leads in 往西约80米,有一处石桥公园; else from where: the place that was named last."""
    ahead = Span(quantity.whole.end, scene.clauses[min(here + 1, len(scene.clauses) - 1)].end)
    names = scene.names
    there = next((name for name in names.within(ahead) if names.kind(name) in ("place", "organization")), None)
    if there is not None and _IS_THERE.search(names.text, ahead.begin, names.span(there).begin):
        return there
    near = scene.named_since(scene.sentences[here] - 1, quantity.whole.begin)
    return next((name for name in reversed(near) if names.kind(name) == "place"), None)


def _floor(scene: Scene, quantity: Quantity) -> int:
    """Where the speech begins that a quantity stands in: nobody is carried into it."""
    said = holding(scene.said, quantity.span.begin)
    return said.begin if said else 0


def _carried(scene: Scene, quantity: Quantity, here: int, floor: int) -> Subject:
    """Who acted last, back to where somebody else acts: in this sentence, else not far before."""
    if (built := _built(scene, here, first := bisect_left(scene.sentences, scene.sentences[here]))) is not None:
        return Subject(built, 0.7)
    new = False  # whether something new is spoken of in this sentence
    sized = quantity.kind == "measure" and scene.openings[here].bar > 0  # 路面宽6米 is no fact of who builds it
    agent = None  # who last does something to what nobody names: 由石桥公司运营
    told = scene.names.text.startswith(endings("reports"), scene.begins[here])  # and whether a person tells it
    for at in range(here, max(first - 1, here - _CLAUSES), -1):
        opening = scene.openings[at]
        if scene.begins[at] < floor:
            break
        name = _acting(scene, at, here)
        if name is not None and told and scene.names.kind(name) == "person":
            return Subject(None, 0.5)  # 王石桥介绍,价格为…: no fact of who says so
        if name is not None and scene.openings[here].part and scene.names.kind(name) not in ("place", "initiative"):
            return Subject(None, 0.5)  # of what 柳湾区 builds, not its own
        if name is not None:
            return Subject(name, 0.8)
        agent = acts_for(scene, at) if agent is None and not sized else agent
        told = told or (at < here and scene.clauses[at].of(scene.names.text).endswith(endings("reports")))
        if opening.source is not None and scene.openings[here].acts and not new:
            return Subject(opening.source, 0.6)
        if opening.bar == 2 and not opening.part:
            return Subject(agent, 0.5 if agent is None else 0.6)
        new = new or opening.bar == 1
    if agent is not None:
        return Subject(agent, 0.6)
    if new or floor:
        return Subject(None, 0.5)
    if quantity.kind in COUNTED and (act := during(scene, here)) is not None:
        return Subject(act, 0.65)
    before = _before(scene, first, here)
    if before is not None:
        return before
    return Subject(None, 0.5) if scene.focus is None else Subject(scene.focus, 0.6)


def _ahead(scene: Scene, here: int) -> int | None:
    """Who acts next, where a clause only says when: 试点两周以来,石桥中心…."""
    after = here + 1
    end = scene.clauses[here].end
    if not _WHEN.search(scene.names.text, end - _HEAD, end) or scene.openings[here].bar == 2:
        return None
    if after == len(scene.clauses) or scene.sentences[after] != scene.sentences[here]:
        return None
    opening = scene.openings[after]
    return None if opening.speaks else opening.actor


def _before(scene: Scene, first: int, here: int) -> Subject | None:
    """Whom the sentences before speak of, the nearest first; None where nobody acts in them.

    What a sentence began with is spoken of in the next one, even where somebody else acts at its end.
    """
    last = first - 1
    for _ in range(_FAR):
        if last < 0:
            break
        begin = bisect_left(scene.sentences, scene.sentences[last])
        for at in range(begin, last + 1):
            name = None if scene.openings[at].speaks else _acting(scene, at, here)
            if name is not None and scene.names.kind(name) != "person":
                return Subject(name, 0.65)
            if scene.openings[at].bar == 2:
                return Subject(None, 0.5)
        last = begin - 1
    return None


def _acting(scene: Scene, at: int, here: int) -> int | None:
    """Who acts in a clause, as a later one, or this one, sees it."""
    opening, later = scene.openings[at], scene.openings[here]
    if at < here and (name := presented(scene, at)) is not None:
        return name
    if at < here and scene.sentences[at] == scene.sentences[here] and _describes(scene, at + 1):
        shown = _shown(scene, at)
        if shown is not None:
            return shown
    if opening.speaks and (later.bar or later.measured):
        return None
    if opening.noun:
        again = named_again(scene, at, opening.noun)
        return set_up_by(scene, at, opening.noun) if again is None else again
    if opening.bar == 1 and (counted := _COUNTED_PEOPLE.match(scene.names.text, scene.begins[at])):
        return people_of(scene, at, counted.end())
    if opening.they:
        return _they(scene, at)
    return _he(scene, at) if opening.he else opening.actor


def _he(scene: Scene, at: int) -> int | None:
    """The one person named before in this sentence, else in the one before it, else in the article."""
    for sentence in (scene.sentences[at], scene.sentences[at] - 1):
        near = scene.named_since(sentence, scene.begins[at])
        people = {scene.names.mentions[name].name: name for name in near if scene.names.kind(name) == "person"}
        if people:
            return next(iter(people.values())) if len(people) == 1 else None
    everyone = [name for name in scene.names.outer if scene.names.kind(name) == "person"]
    alone = len({scene.names.mentions[name].name for name in everyone}) == 1
    return everyone[0] if alone and scene.names.span(everyone[0]).begin < scene.begins[at] else None


def _speaks_of(scene: Scene, here: int) -> int | None:
    """The person whom the clause before speaks of, where a thing without a name is next: 她出门,计步器走到2万步."""
    last = here - 1
    if last < 0 or scene.sentences[last] != scene.sentences[here] or scene.openings[here].bar != 2:
        return None
    told = scene.clauses[last].of(scene.names.text).endswith(endings("reports"))
    return _he(scene, last) if scene.openings[last].he and not told else None


def _they(scene: Scene, at: int) -> int | None:
    """The body that acted or spoke last, in this sentence or the one before; nobody where a person came between."""
    for earlier in range(at - 1, -1, -1):
        opening = scene.openings[earlier]
        if scene.sentences[at] - scene.sentences[earlier] > 1:
            break
        if opening.they and (body := _they(scene, earlier)) is not None:
            return body
        if opening.actor is not None:
            return opening.actor if scene.names.kind(opening.actor) == "organization" else None
        if scene.clauses[earlier].of(scene.names.text).endswith(endings("reports")):
            break  # what somebody else reports
    return None


def _describes(scene: Scene, clause: int) -> bool:
    """Whether a clause only says more of what was named before it: 占地3亩, 下设5个支部."""
    words = scene.clauses[clause].of(scene.names.text)
    return scene.openings[clause].measured or words.startswith(endings("composed"))


def _built(scene: Scene, here: int, first: int) -> int | None:
    """What 建成后可停泊渔船600艘 says of what the sentence, or the one before, has named as planned."""
    done = (_DONE.match(scene.names.text, scene.begins[clause]) for clause in range(max(first, here - 1), here + 1))
    if not any(done):
        return None
    near = scene.named_since(scene.sentences[here] - 1, scene.begins[here])
    fits = [name for name in near if scene.names.kind(name) in ("place", "initiative") and name in scene.names.heads]
    return fits[-1] if fits and scene.names.mentions[fits[-1]].name[0] not in "该本" else None  # 该项目: as it acts


def _shown(scene: Scene, at: int) -> int | None:
    """The place, act or body that a clause ends with: 新建石桥公园, of the area that the next clause gives."""
    end = scene.clauses[at].end
    near = scene.names.within(Span(max(scene.begins[at], end - REACH // 2), end))
    if not near or near[-1] == scene.openings[at].actor:
        return None
    begin, last = scene.names.span(near[-1])
    opens = _FOUNDS.search(scene.names.text, max(scene.begins[at], begin - REACH // 2), begin)
    fits = scene.names.kind(near[-1]) in ("place", "initiative", "organization") and end - last <= _TAIL
    return near[-1] if opens and fits else None
