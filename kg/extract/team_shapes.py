"""Relations of those who act with one another: 柳湾区与岸东区合作, 柳湾区、岸东区联合, 在岸东区协助下."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from kg.extract.agent_words import noun_follows
from kg.extract.agents import Subject, agents_of, members, subject
from kg.extract.clause import Clause
from kg.extract.event_shapes import introduced
from kg.extract.pairs import Found, fits, team
from kg.extract.rules import Rule, admits, any_of
from kg.extract.syntax import Reading
from kg.extract.verbs import only_says_whose, triggers
from kg.model import Span

_GAP = 20  # characters between a partner and the verb
_NEAR = 6  # where the two must nearly touch
_JOINT = 8  # characters of 与共建单位 before a partner
_STAFF_OF = re.compile("^的(?:党员|干部|职工|员工|志愿者|工作人员|师生|队员)")


def together_with(reading: Reading, rule: Rule) -> Iterator[Found]:
    """A 与 B 合作; A may be carried."""
    for trigger, clause in triggers(reading, rule):
        before = reading.before(clause, trigger.begin)
        acting = (one for one in reversed(before) if not noun_follows(reading, reading.span(one).end))
        partner = next((one for one in acting if admits(rule.object, reading.mentions[one])), None)
        if partner is None or not _near(reading, rule, clause, partner, trigger):
            continue
        partners = members(reading, partner, fits(rule.object), reading.teams)
        if (joint := _joint(reading, partners[0])) is not None:
            who = subject(reading, joint, fits(rule.subject), rule.carry)
            yield from _each(reading, who, partners, trigger, joint)
        elif split := _split(reading, partners):
            yield from _each(reading, Subject(partners[:split]), partners[split:], trigger)


def apart_with(reading: Reading, rule: Rule) -> Iterator[Found]:
    """A 还与 B 开展 C: what parts A from B is more than a joint, so that they are no list."""
    for trigger, clause in triggers(reading, rule):
        before = reading.before(clause, trigger.begin)
        partner = next((one for one in reversed(before) if admits(rule.object, reading.mentions[one])), None)
        if partner is None or not _near(reading, rule, clause, partner, trigger):
            continue
        partners = members(reading, partner, fits(rule.object), reading.lists)
        joint = _joint(reading, partners[0])
        if joint is not None and reading.masked[joint] in "与同跟":
            who = subject(reading, joint, fits(rule.subject), rule.carry)
            yield from _each(reading, who, partners, trigger, joint)


def acting_with(reading: Reading, rule: Rule) -> Iterator[Found]:
    """A 与 B trigger: who is named with another one as subject of one verb."""
    for trigger, _ in triggers(reading, rule):
        who = subject(reading, trigger.begin, fits(rule.subject), "none")
        if who is None or len(who.names) < 2 or trigger.begin - reading.span(who.names[-1]).end > rule.gap:
            continue
        gap = reading.between(reading.span(who.names[0]).end, reading.start(who.names[1]))
        if trigger.begin >= reading.span(who.names[-1]).end and _surely_with().fullmatch(gap):
            others = who.names[1:]
            yield from (Found(who.names[0], other, trigger, listed=len(others) > 1) for other in others)


def _split(reading: Reading, names: tuple[int, ...]) -> int:
    """Where in 甲、乙与丙、丁 those begin with whom the others act: at 与, else the last 和; 0 for nowhere."""
    gaps = [reading.between(reading.span(one).end, reading.start(two)) for one, two in pairwise(names)]
    sure = next((at for at, gap in enumerate(gaps, 1) if _surely_with().match(gap)), 0)
    return sure or (len(gaps) if gaps and _joint(reading, names[-1]) is not None else 0)


def under(reading: Reading, rule: Rule) -> Iterator[Found]:
    """在 B 协助下: A acts in the same clause, the next one, or is carried."""
    for trigger, clause in triggers(reading, rule):
        if reading.masked.startswith(("下", "之下"), trigger.end):
            helpers = introduced(reading, rule, clause, trigger)
            who = _helped(reading, rule, helpers, trigger) if helpers else None
            yield from _each(reading, who, helpers, trigger)


def together(reading: Reading, rule: Rule) -> Iterator[Found]:
    """A、B 联合 does something: every two of the list."""
    for trigger, _ in triggers(reading, rule):
        who = subject(reading, trigger.begin, fits(rule.subject), "none")
        if who and 0 <= trigger.begin - reading.span(who.names[-1]).end <= _NEAR:
            yield from team(who.names, trigger)


def _each(
    reading: Reading, who: Subject | None, partners: tuple[int, ...], trigger: Span, joint: int = 0
) -> Iterator[Found]:
    """Every partner with everyone who acts; the word that joins them stands at `joint`."""
    if who is None:
        return
    gap = max(0, joint - reading.span(who.names[-1]).end) if who.carried == "none" else 0
    listed = len(partners) > 1 or len(who.names) > 1
    for one in who.names:
        for other in partners:
            if one != other:
                yield Found(one, other, trigger, who.carried, gap, listed=listed)


def _near(reading: Reading, rule: Rule, clause: Clause, partner: int, trigger: Span) -> bool:
    between = reading.between(reading.span(partner).end, trigger.begin)
    whole = not only_says_whose(reading, rule, clause, partner)
    between = _STAFF_OF.sub("", between)
    return whole and len(between) <= _GAP and "的" not in between


def _helped(reading: Reading, rule: Rule, helpers: tuple[int, ...], trigger: Span) -> Subject | None:
    """Who acts with the helpers' help: named after them, else before, else carried."""
    here = reading.at(trigger.begin)
    for clause in reading.clauses[here : here + 2]:
        after = clause._replace(heads=tuple(reading.after(clause, trigger.end)))
        names = agents_of(reading, after, fits(rule.subject))
        if names and clause.sentence == reading.clauses[here].sentence:
            return Subject(names)
    who = subject(reading, reading.start(helpers[0]), fits(rule.subject), rule.carry, opening=False)
    return who if who and not set(who.names) & set(helpers) else None


def _joint(reading: Reading, name: int) -> int | None:
    """Where the 与 stands that a partner follows."""
    start = reading.start(name)
    match = _with().search(reading.between(max(0, start - _JOINT), start))
    return start - len(match.group()) if match else None


@cache
def _with() -> re.Pattern[str]:
    return re.compile(rf"(?:与|和|同|跟)(?:{any_of('partners')})?[“\s]*$")


@cache
def _surely_with() -> re.Pattern[str]:
    return re.compile(rf"[”]?(?:{any_of('adverbs')})?[与同跟]")
