"""Relations of names that stand side by side: 柳湾区 before 河口镇, 柳湾区“清河”行动, 柳湾区的柳园."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from kg.extract.pairs import Found, has_end
from kg.extract.rules import MASK, Rule, admits
from kg.extract.syntax import Reading
from kg.lexicon.patterns import longest_of
from kg.model import Span

_RANKS = {
    **{"Province": 0, "City": 1, "AdministrativeArea": 2, "District": 2, "County": 2, "Subdistrict": 3, "Township": 3},
    **{"Community": 4, "Village": 4},
}
_WHICH = "[此本这]次|首[届轮批次]|第[一二三四五六七八九十0-9]+[届轮批次期]"
_THIS = re.compile(f"(?:(?:(?:{_WHICH})?[^,，。和与在的\\s]{{2,12}}暨)?(?:{_WHICH}))?")  # 惠民月暨|第三届
_IS_THERE = re.compile("(?:在|到|去|往|赴|抵达|经过|前往)[一-龥]{0,2}$")  # 远在|柳湾县的某某 is not from there
_THERE = 6  # characters before a name in which it is said that somebody is there
_LOCAL = 3  # from this rank on, a list after an area lies in it: 柳湾区河口镇、石桥镇


def adjacent(reading: Reading, rule: Rule) -> Iterator[Found]:
    """B and A without anything between; the rest of A's list is B's too, while of one local type."""
    for upper, lower in reading.chain.items():
        for one in (lower, lower + 1, lower + 2):  # 柳湾区河口镇卫生院二分院: 河口镇 is of 柳湾区, too
            if _stands_under(reading, rule, upper, one):
                yield Found(one, upper, None)
        if _stands_under(reading, rule, upper, lower):
            for other in _rest_of_list(reading, lower):
                yield Found(other, upper, None, carried="sentence", listed=True)


def own_act(reading: Reading, rule: Rule) -> Iterator[Found]:
    """A and its act B in one breath: 柳湾区“清河”行动."""
    for clause in reading.naming:
        for one, two in pairwise(clause.heads):
            between = reading.between(reading.span(one).end, reading.span(two).begin)
            owner, what = reading.mentions[one], reading.mentions[two]
            fit = admits(rule.subject, owner) and admits(rule.object, what)
            if fit and _THIS.fullmatch(between.strip("“《")) and _is_called_act(reading, rule, two):
                yield Found(one, two, Span(reading.span(one).end, reading.span(two).begin))


def of_area(reading: Reading, rule: Rule) -> Iterator[Found]:
    """B 的 A."""
    for clause in reading.naming:
        for one, two in pairwise(clause.heads):
            gap = Span(reading.span(one).end, reading.start(two))
            fit = admits(rule.object, reading.mentions[one]) and admits(rule.subject, reading.mentions[two])
            begin = reading.start(one)
            there = rule.relation == "comesFrom" and _IS_THERE.search(reading.masked, max(0, begin - _THERE), begin)
            stands = gap.of(reading.masked) in rule.triggers and has_end(rule, reading.mentions[two])
            if fit and stands and not there:
                yield from (Found(name, one, gap, listed=name != two) for name in _and_the_rest(reading, rule, two))


def _and_the_rest(reading: Reading, rule: Rule, first: int) -> Iterator[int]:
    """A name and what follows it in its list."""
    for name in reading.lists.get(first, (first,)):
        if name >= first and admits(rule.subject, reading.mentions[name]):
            yield name


def _is_called_act(reading: Reading, rule: Rule, name: int) -> bool:
    """Whether a name ends with, or is followed by, a word for an act: “清河”行动, not “纵火案”."""
    end = reading.span(name).end
    after = reading.between(end, end + 7).lstrip("”》")
    called = reading.mentions[name].name.endswith(rule.ends)
    return called or _act_ahead(rule.ends).match(after) is not None


@cache
def _act_ahead(ends: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"[^,，。“”{MASK}]{{0,4}}?{longest_of(ends)}")


def _stands_under(reading: Reading, rule: Rule, upper: int, lower: int) -> bool:
    """Whether a name follows an area at once, or begins a name that does, and may lie in it."""
    if lower >= len(reading.mentions) or reading.span(upper).end != reading.span(lower).begin:
        return False
    one, two = reading.mentions[upper], reading.mentions[lower]
    if not (admits(rule.object, one) and admits(rule.subject, two) and has_end(rule, two)):
        return False
    return not one.kind == two.kind == "area" or _RANKS.get(one.type, 9) < _RANKS.get(two.type, 9)


def _rest_of_list(reading: Reading, first: int) -> Iterator[int]:
    kind = reading.mentions[first].type
    for other in reading.lists.get(first, ()) if _RANKS.get(kind, 0) >= _LOCAL else ():
        alone = reading.start(other) == reading.span(other).begin
        if alone and other > first and reading.mentions[other].type == kind:
            yield other
