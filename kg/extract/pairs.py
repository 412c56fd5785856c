"""What the shapes give back: pairs of names, with the verb that relates them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.agents import Fits, Subject, members
from kg.extract.rules import Rule, admits
from kg.extract.syntax import Reading
from kg.model import Mention, Span

_LARGEST_TEAM = 8  # names that are paired with each other


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
    objects = members(reading, object, fits(rule.object), reading.lists)
    gap = max(0, trigger.begin - reading.span(who.names[-1]).end) if who.carried == "none" else 0
    for one in who.names:
        for other in objects:
            if one != other:
                listed = other != object or one != who.names[-1]
                yield Found(one, other, trigger, who.carried, gap, listed=listed)


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
