"""Whose age a text gives: that of the person beside it, else of whom it has just named."""

from __future__ import annotations

import re

from kg.extract.quantities import Quantity
from kg.extract.scenes import Scene
from kg.model import Span

_BESIDE = 8  # characters between a person and an age
_LONGEST_NAME = 4
_ANYBODY = re.compile("[一两几1-9][名位个]$")  # 王石桥救起一名8岁女童: hers, whoever she is
_REACH = 12  # characters of a clause before an age in which a word can say whose it is
_FAR = 2  # sentences back in which they who are meant are named
_OLD = re.compile("(?:高龄)?的?老(?:人|太|奶|爷|两口|夫妻)")
_THE_TWO = re.compile("(?:[这那]?[两二]位|[两二]人|老两口|夫妻俩?|夫妇)(?:都|均|已经?|已是|年近|年过|年逾|近|今年)*$")
_THE_ONE = re.compile("[这那该]位$")
_GOES_ON = re.compile("(?:现在|如今|今年|现年|已经?|年近|年过|年逾|近|刚满?|虚岁|时年|享年|终年){0,4}$")
_HE = re.compile("(?:[他她]|老人家?)(?:现在|如今|今年|现年|已经?|年近|年过|年逾|近|刚满?|虚岁|时年)*$")
_CALLED = re.compile("姓([一-龥])(?![一-龥])")
# of one of these is an age rather than of the person before: 他有个女儿,今年3岁
_KIN = re.compile("[儿女孙妻妹弟姐哥爸妈父母爷奶婆公]|丈夫|老伴|爱人|孩|娃|外甥|徒弟")


def whose(scene: Scene, quantity: Quantity) -> int | None:
    """The person whose age it is, None where it may be anybody's.

    王石桥和李柳湾到场。两位70多岁老人…: of the two, the one named first is given.
    """
    begin, end = quantity.span
    sentence = scene.sentences[scene.at(begin)]
    near = scene.names.within(Span(begin - _BESIDE - _LONGEST_NAME, end + _BESIDE))
    beside = (name for name in near if scene.names.span(name).end >= begin - _BESIDE)
    people = [name for name in beside if scene.names.kind(name) == "person" and scene.sentence_of(name) == sentence]
    before = [name for name in people if scene.names.span(name).begin < begin]
    if before and _ANYBODY.search(scene.names.text, scene.names.span(before[-1]).end, begin):
        return people[-1] if people[-1] not in before else None
    if before:
        compared = "比" in scene.names.text[scene.names.span(before[0]).end : begin]  # 甲比乙小3岁
        return before[0] if compared else before[-1]
    return people[0] if people else _named_before(scene, quantity)


def _named_before(scene: Scene, quantity: Quantity) -> int | None:
    """Whom 两位70多岁老人, 这位70岁的老人, 今年70岁 and 她今年70岁 speak of."""
    text, begin = scene.names.text, quantity.whole.begin
    here = scene.at(begin)
    before = text[max(scene.begins[here], begin - _REACH) : begin]
    old = _OLD.match(text, quantity.whole.end) is not None
    if old and _THE_TWO.search(before):
        return _of(scene, begin, 2)
    if (old and _THE_ONE.search(before)) or _HE.fullmatch(before):
        return _of(scene, begin, 1)
    alone = before or text.startswith((",", "，", "。", "；", ";"), quantity.whole.end)  # 70岁的老人 is anybody
    if alone and _GOES_ON.fullmatch(before) and here and scene.sentences[here - 1] == scene.sentences[here]:
        last = scene.clauses[here - 1].of(text)
        called = _CALLED.search(last)
        if called:
            return _surnamed(scene, called[1])
        spoken_of = scene.openings[here - 1].he  # 他是老党员,今年70岁
        return None if _KIN.search(last) else _of(scene, begin, 1, far=int(spoken_of))
    return None


def _of(scene: Scene, at: int, count: int, *, far: int = _FAR) -> int | None:
    """The first of the persons that the sentence before an offset names which names any, where it names so many."""
    here = scene.sentences[scene.at(at)]
    for sentence in range(here, here - far - 1, -1):
        named: dict[str, int] = {}
        for name in scene.named_since(sentence, at):
            if scene.names.kind(name) == "person" and scene.sentence_of(name) == sentence:
                named.setdefault(scene.names.mentions[name].name, name)
        if named:
            return next(iter(named.values())) if len(named) == count else None
    return None


def _surnamed(scene: Scene, surname: str) -> int | None:
    """The one person whom the article calls by a surname that it has just given: 老人姓张, later 张大爷."""
    people = (name for name in scene.names.outer if scene.names.kind(name) == "person")
    called = [name for name in people if scene.names.mentions[name].name.startswith(surname)]
    alike = {scene.names.mentions[name].name for name in called}
    return called[0] if len(alike) == 1 else None
