"""What the shapes give back: pairs of names, with the verb that relates them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kg.extract.agents import Fits, Subject, members
from kg.extract.rules import Rule, admits
from kg.extract.syntax import Reading
from kg.model import Mention, Span

_LARGEST_TEAM = 8  # names that are paired with each other
_NO_NAME = r"、[^,，。;；:：、“”\x00]{2,12}"  # 、修补门窗
# between two acts of a list, or the list and what it is of: 等一系列
_MANY = "(?:一?系列|[多0-9一二两三四五六七八九十]+[项个种])?"
_CALLED = r"(?:[”》][^,，。;；:：、“”的\x00]{0,8})?"  # ”全民阅读
_OF_IT = "(?:(?:与之|与其|其)?(?:匹配|配套|相应|对应|相关)的)?"
_GOES_ON = re.compile(rf"{_CALLED}(?:{_NO_NAME}){{0,3}}(?:[、和及]|以及|等{_MANY}){_OF_IT}[“《]?")


@dataclass(frozen=True, slots=True)
class Found:
    """One pair of names that a rule relates, and where."""

    subject: int
    object: int
    trigger: Span | None  # None: read off a name
    carried: str = "none"  # none, sentence, paragraph, article
    gap: int = 0  # characters between subject and trigger
    apart: bool = False  # a name says so, and the other end stands elsewhere
    listed: bool = False  # stated of another name of its list
    post: str = ""


def pairs(reading: Reading, rule: Rule, who: Subject, object: int, trigger: Span) -> Iterator[Found]:
    """Every name of the subject with every name of the object's list."""
    objects = _objects(reading, rule, object)
    objects += tuple(one for one in _more_acts(reading, objects[-1:]) if admits(rule.object, reading.mentions[one]))
    gap = max(0, trigger.begin - reading.span(who.names[-1]).end) if who.carried == "none" else 0
    for one in who.names:
        for other in objects:
            if one != other:
                listed = other != object or one != who.names[-1]
                yield Found(one, other, trigger, who.carried, gap, listed=listed)


def _objects(reading: Reading, rule: Rule, object: int) -> tuple[int, ...]:
    """The list that an object stands in; where something is, what follows the list is of each: 柳湾区、石桥区的小学."""
    if rule.relation != "locatedIn":
        return members(reading, object, fits(rule.object), reading.lists)
    listed = reading.lists.get(object, (object,))
    return tuple(one for one in listed if one == object or admits(rule.object, reading.mentions[one]))


def _more_acts(reading: Reading, last: tuple[int, ...]) -> Iterator[int]:
    """What goes on a list of acts over members without a name, to its kind: 清淤行动|、修窗等|敬老活动."""
    if not last or reading.mentions[last[0]].kind != "initiative":
        return
    clause = reading.clauses[reading.at(reading.start(last[0]))]
    for one, name in pairwise((*last, *reading.after(clause, reading.span(last[0]).end))):
        joined = _GOES_ON.fullmatch(reading.masked, reading.span(one).end, reading.start(name))
        if reading.mentions[name].kind != "initiative" or joined is None:
            return
        yield name


def team(names: tuple[int, ...], trigger: Span) -> Iterator[Found]:
    """Every two of a list."""
    names = names[:_LARGEST_TEAM]
    for place, one in enumerate(names):
        for other in names[place + 1 :]:
            yield Found(one, other, trigger, listed=len(names) > 2)


def fits(kinds: frozenset[str]) -> Fits:
    """The test for a rule's kinds."""
    return lambda mention: admits(kinds, mention)


def has_end(rule: Rule, mention: Mention) -> bool:
    """Whether a name ends as the rule asks."""
    wanted = not rule.ends or mention.name.endswith(rule.ends)
    return wanted and not (rule.not_ends and mention.name.endswith(rule.not_ends))


def related(reading: Reading, rule: Rule, subject: int, object: int) -> bool:
    """Whether a rule relates names of these two kinds."""
    return admits(rule.subject, reading.mentions[subject]) and admits(rule.object, reading.mentions[object])
