"""Relations of persons of whom a verb says what post they hold: 张三任柳湾区区长, 会长由张三担任."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.extract.clause import Clause
from kg.extract.pairs import Found
from kg.extract.rules import MASK, Rule, admits, any_of
from kg.extract.syntax import Reading
from kg.extract.verbs import triggers
from kg.model import Span

_CLAUSES = 4  # how many clauses back the body of a post may stand
_IS = re.compile(
    r"(?:现|曾|原|将|拟|已|并|也|还|就|都|今年\d{1,3}岁|老人|同志|先生|女士|被|正式|全票|高票|依法|[,，]){0,8}"
    r"(?:是|任|为|担任|出任|兼任|系|当选为?|(?:任命|选举|推选|推举|选|聘任|聘请|聘|评)为)"
)
_WHOSE = re.compile(
    r"(?:第?[一二三四五六七八九十\d]{1,6}网格的?)?(?:的|中|里)?(?:一[名位个]|[\d一二三四五六七八九十]{1,6}[名位个])?"
    r"(?:老|退休|在职|普通|资深|优秀|首席|年轻|常务|兼职|专职|义务|高级){0,6}"
)
_UNIT = re.compile("[一-龥]{1,7}[站队会社馆园所院团组室厂店]")
_FOR = re.compile("(?<![任选命举聘请评])为$")
_PRONOUN = re.compile(r"[他她](?:就|还|也|曾|现)?(?=[是任担])")


def after_name(reading: Reading, rule: Rule) -> Iterator[Found]:
    """A 任 B 主任; A 是 B 的居民."""
    for trigger, clause in triggers(reading, rule):
        body = next(iter(reading.before(clause, trigger.begin)[-1:]), None)
        if body is None or not admits(rule.object, reading.mentions[body]):
            continue
        whose = reading.between(reading.span(body).end, trigger.begin)
        person = _who_is(reading, clause, body)
        if person is None or not admits(rule.subject, reading.mentions[person]):
            continue
        apart = reading.span(person).end <= clause.span.begin
        ends = trigger.end == clause.span.end or reading.masked[trigger.end] in "、。！!？?"
        runs_on = _may_run_on(trigger, apart) and not _is_for(reading, person, body)
        if _WHOSE.fullmatch(whose) and not _goes_on(reading, trigger) and (ends or runs_on):
            words = trigger.of(reading.masked)
            yield Found(person, body, trigger, post=words if len(words) > 1 else "")


def takes_post(reading: Reading, rule: Rule) -> Iterator[Found]:
    """A 任会长, 会长由 A 担任: of the body that the sentence, or the one before, has named last."""
    for trigger, clause in triggers(reading, rule):
        person = _who_takes(reading, clause, trigger)
        body = _body_before(reading, rule, clause, person) if person is not None else None
        if person is None or body is None or _is_of_another(reading, clause, trigger, body):
            continue
        if admits(rule.subject, reading.mentions[person]):
            yield Found(person, body, trigger, apart=True, post=trigger.of(reading.masked))


def _is_of_another(reading: Reading, clause: Clause, post: Span, body: int) -> bool:
    """驿站|站长由 A 兼任: a unit stands before the post with which the body's name doesn't end."""
    of = reading.masked[clause.span.begin : post.begin]
    return _UNIT.fullmatch(of) is not None and not reading.mentions[body].name.endswith(of)


def _who_takes(reading: Reading, clause: Clause, post: Span) -> int | None:
    before, after = reading.before(clause, post.begin)[-1:], reading.after(clause, post.end)[:1]
    if before and _TAKES.fullmatch(reading.masked, reading.span(before[0]).end, post.begin):
        ends = post.end == clause.span.end or reading.masked[post.end] in "、,，。;；！!"
        return before[0] if ends else None
    given = after and _GIVEN_BY.fullmatch(reading.masked, post.end, reading.start(after[0]))
    return after[0] if given and _TAKEN_ON.match(reading.masked, reading.span(after[0]).end) else None


def _body_before(reading: Reading, rule: Rule, clause: Clause, person: int) -> int | None:
    """The body named last before a person, but not the one whose post stands with the name."""
    here = reading.at(clause.span.begin)
    for one in reversed(reading.clauses[max(0, here - _CLAUSES) : here + 1]):
        if one.sentence != clause.sentence and one.sentence.end < clause.sentence.begin - 1:
            return None
        for name in reversed(reading.before(one, reading.start(person))):
            own = _own_post().search(reading.between(reading.span(name).end, reading.start(person)))
            if not own and admits(rule.object, reading.mentions[name]):
                return name
    return None


@cache
def _own_post() -> re.Pattern[str]:
    """What stands between a body and a person who comes from it: 局长, 网络协调管理局局长, 的."""
    return re.compile(f"^[^,，由]*(?:{any_of('posts', 'area_posts')}|的)$")


_TAKES = re.compile(
    "(?:被|当|兼|出|担|继续|一致|全票|推|当场){0,6}(?:任|为|当选为?|选举?为|推选为|推举为|聘为|聘请为)(?:首[任届])?"
)
_GIVEN_BY = re.compile(rf"由[^,，。;；{MASK}]{{0,10}}")
_TAKEN_ON = re.compile("(?:兼任|担任|出任|兼)")


def _who_is(reading: Reading, clause: Clause, body: int) -> int | None:
    """The person before 是 or 任: in the clause, else named just before it, 他 the only one of the last sentence."""
    start = reading.start(body)
    person = next(iter(reading.before(clause, start)[-1:]), None)
    if person is None and start == clause.span.begin:
        return _in_apposition(reading, clause)
    if person is not None:
        return person if _IS.fullmatch(reading.masked, reading.span(person).end, start) else None
    pronoun = _PRONOUN.match(reading.masked, clause.span.begin)
    verb = reading.masked[start - 1 : start]
    if verb == "为" or not _IS.fullmatch(reading.masked, pronoun.end() if pronoun else clause.span.begin, start):
        return None
    here = reading.at(clause.span.begin)
    last = reading.clauses[here - 1] if here else None
    if last is None or (last.sentence != clause.sentence) != (pronoun is not None):
        return None
    named = {name for one in reading.clauses[max(0, here - 4) : here] for name in one.heads
             if one.sentence == last.sentence and reading.mentions[name].kind == "person"}  # fmt: skip
    return named.pop() if len(named) == 1 else None


def _is_for(reading: Reading, person: int, body: int) -> bool:
    """Whether 为 alone stands before the body, which is "for" wherever the clause goes on: 张三为柳园社区居民|理发."""
    return _FOR.search(reading.between(reading.span(person).end, reading.start(body))) is not None


def _may_run_on(post: Span, apart: bool) -> bool:
    """Whether other words may follow a post at once; 人 alone begins some, 人大代表."""
    return not apart and post.end - post.begin > 1


def _in_apposition(reading: Reading, clause: Clause) -> int | None:
    """张三,柳湾区绿化局局长: the person with whom the clause before ends."""
    here = reading.at(clause.span.begin)
    last = reading.clauses[here - 1] if here else None
    if last is None or last.sentence != clause.sentence or not last.heads:
        return None
    if any(reading.mentions[name].kind == "person" for name in clause.heads):
        return None  # 市长张三,市委书记李四
    return last.heads[-1] if reading.span(last.heads[-1]).end == last.span.end else None


def _goes_on(reading: Reading, trigger: Span) -> bool:
    """Whether a post is the attribute of another name: 张三是绿化局局长李四的…."""
    return reading.masked[trigger.end : trigger.end + 1] in (MASK, "的")
