"""Relations of persons: 柳湾区区长张三, 张三任柳湾区区长, 来自柳湾区的张三."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from kg.extract.agents import members
from kg.extract.pairs import Found, fits
from kg.extract.rules import Rule, admits
from kg.extract.syntax import MASK, Reading
from kg.extract.verbs import triggers
from kg.model import Mention, Span

_LONGEST_TITLE = 24
_AGE = re.compile(r"^\d+岁的?")
_OF = re.compile(rf"[^、和与,，的{MASK}]{{0,8}}的[^、和与,，的{MASK}]{{0,10}}")
_IS = re.compile(r"(?:现|曾|原|,|，|同志|当选|被任命)*(?:是|任|为|担任|出任|兼任|系)")


def before_name(reading: Reading, rule: Rule) -> Iterator[Found]:
    """B 主任 A."""
    for clause in reading.clauses:
        for before, person in pairwise(clause.heads):
            if not _related(reading, rule, person, before):
                continue
            gap = Span(reading.span(before).end, reading.start(person))
            post = _title(rule, reading.mentions[before], gap.of(reading.masked))
            for one in members(reading, person, fits(rule.subject), reading.lists) if post else ():
                yield Found(one, before, gap, listed=one != person, post=post)


def after_name(reading: Reading, rule: Rule) -> Iterator[Found]:
    """A 任 B 主任."""
    for trigger, clause in triggers(reading, rule):
        names = reading.before(clause, trigger.begin)[-2:]
        if len(names) < 2 or not _related(reading, rule, *names):
            continue
        person, body = names
        between = reading.between(reading.span(person).end, reading.start(body))
        if reading.span(body).end == trigger.begin and _IS.fullmatch(between):
            yield Found(person, body, trigger, post=trigger.of(reading.masked))


def of_place(reading: Reading, rule: Rule) -> Iterator[Found]:
    """来自 B 的 … A."""
    for trigger, clause in triggers(reading, rule):
        names = reading.after(clause, trigger.end)[:2]
        if len(names) < 2 or reading.start(names[0]) != trigger.end:
            continue
        place, person = names
        between = reading.between(reading.span(place).end, reading.start(person))
        if _related(reading, rule, person, place) and _OF.fullmatch(between):
            for one in members(reading, person, fits(rule.subject), reading.lists):
                yield Found(one, place, trigger, listed=one != person)


def _related(reading: Reading, rule: Rule, subject: int, object: int) -> bool:
    return admits(rule.subject, reading.mentions[subject]) and admits(rule.object, reading.mentions[object])


def _title(rule: Rule, body: Mention, gap: str) -> str:
    """The post that stands between a body and a person, "" where something else does."""
    gap = _AGE.sub("", gap.removeprefix("的").strip())
    if body.name.endswith("队") and gap == "员":
        return "队员"
    fitting = 0 < len(gap) <= _LONGEST_TITLE and not gap.startswith(("及", "和", "等"))
    return gap if fitting and _posts(rule).fullmatch(gap) else ""


@cache
def _posts(rule: Rule) -> re.Pattern[str]:
    words = "|".join(map(re.escape, rule.triggers))
    one = rf"[^、,，()（）的{MASK}]{{0,8}}?(?:{words})"
    return re.compile(f"{one}(?:[、兼]{one})*")
