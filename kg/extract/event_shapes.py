"""By whom and where an act is held: 由甲主办的乙, 乙在某地举行."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extract.agent_words import is_opening, people_follow
from kg.extract.agents import Subject, members
from kg.extract.clause import Clause
from kg.extract.pairs import Found, fits, pairs
from kg.extract.rules import Rule, admits
from kg.extract.syntax import Reading
from kg.extract.verbs import describes, object_of, triggers
from kg.model import Span

_ACT_IN = re.compile("(?:昨日|当[天日]|近日)?(?:[该此本这]次?|本届)?[一-龥]{0,6}(?:活动|仪式|比赛|大赛|演出|晚会)")
_BACK = 8  # clauses back to what a clause 由 … 主办 is about
_BY, _UNDER = re.compile(r"由[“\s]*$"), re.compile(r"在[“\s]*$")
_HERE = re.compile("在(?:此|这里|这儿|这)(?:正式|隆重|热闹|如期|盛大|火热|顺利)?$")
_HOSTED = re.compile(r"(?:主办|承办|协办|举办)的")
_HOSTING = ("主办", "承办", "协办", "举办", "牵头")
_IS = re.compile(r"是[“\s]*$")
_NEAR = 6  # where the two must nearly touch
# 由甲|与一家企业共同|建设: others that have no name
_WITH_OTHERS = re.compile(
    "(?:与|和|、|及)[^,，。;；的]{0,16}?(?:企业|公司|单位|部门|机构|学校|高校)(?:联合|共同|合作|携手)?"
)
_TAKES_PLACE = re.compile(r"[”\s]{0,4}(?:启动仪式|仪式|活动|开幕式|首发式)?[^在,，]{0,8}(?:在|于)")
# 该活动由 …: the act named last
_BARE_ACT = re.compile("(?:活动|演出|比赛|大赛|汇演|展览|讲座|集市|仪式|工程|项目|改造|整治|施工|培训|招聘会|晚会)由")
_THIS_ACT = re.compile(
    r"(?:[该此]|[本这]次|本届)[^,，]{0,4}"
    r"(?:活动|项目|工程|行动|计划|大赛|比赛|培训|改造|整治|治理|施工|修缮|清理)$"
)


def acted(reading: Reading, rule: Rule) -> Iterator[Found]:
    """B 由 A 主办, 由 A 主办的 B; and C 承办 after it."""
    for trigger, clause in triggers(reading, rule):
        agents = introduced(reading, rule, clause, trigger) or _next_by(reading, rule, clause, trigger)
        if not agents:
            continue
        object = object_of(reading, rule, clause, trigger) or _hosted_next(reading, rule, trigger)
        if object is None:
            object = _what_was_done(reading, rule, trigger, reading.start(agents[0]))
        if object is not None:
            yield from pairs(reading, rule, Subject(agents), object, trigger)


def at(reading: Reading, rule: Rule) -> Iterator[Found]:
    """A 在 B 举行; B, A 在此举行."""
    for trigger, clause in triggers(reading, rule):
        if _HERE.search(reading.masked, max(clause.span.begin, trigger.begin - _NEAR), trigger.begin):
            yield from _here(reading, rule, clause, trigger)
            continue
        names = reading.before(clause, trigger.begin)[-2:]
        if len(names) == 1 and (this := _this_act(reading, rule, clause, names[0])) is not None:
            names = (this, *names)
        if len(names) < 2 or trigger.begin - reading.span(names[1]).end > _NEAR:
            continue
        what, place = names
        here = max(clause.span.begin, reading.span(what).end)
        between = reading.between(here, reading.start(place))
        if any(reading.start(name) == trigger.end for name in reading.after(clause, trigger.end)[:1]):
            continue  # A 在 B 成立|C
        fitting = fits(rule.subject)(reading.mentions[what]) and fits(rule.object)(reading.mentions[place])
        if fitting and _TAKES_PLACE.fullmatch(between):
            yield Found(what, place, trigger, gap=len(between))


def _here(reading: Reading, rule: Rule, clause: Clause, trigger: Span) -> Iterator[Found]:
    """柳园人声鼎沸, A 在此|举行: the place that the sentence has named last."""
    before = reading.before(clause, trigger.begin)
    what = before[-1] if before and fits(rule.subject)(reading.mentions[before[-1]]) else None
    between = reading.between(reading.span(what).end, trigger.begin) if what is not None else "在"
    if what is None or not _TAKES_PLACE.match(between):
        return
    for one in reversed(reading.clauses[max(0, reading.at(trigger.begin) - _BACK) : reading.at(trigger.begin)]):
        places = [name for name in one.heads if reading.mentions[name].kind == "place"]
        if one.sentence == clause.sentence and places:
            yield Found(what, places[-1], trigger, "sentence")
            return


def placed(reading: Reading, rule: Rule) -> Iterator[Found]:
    """在 B trigger A."""
    for trigger, clause in triggers(reading, rule):
        places = introduced(reading, rule, clause, trigger)
        what = object_of(reading, replace(rule, object=rule.subject), clause, trigger) if places else None
        if what is None or describes(reading, what):
            continue
        for one in members(reading, what, fits(rule.subject), reading.lists):
            for place in places:
                listed = one != what or len(places) > 1
                yield Found(one, place, trigger, listed=listed)


def _this_act(reading: Reading, rule: Rule, clause: Clause, place: int) -> int | None:
    """What a clause like 本次活动在柳湾广场举行 is about: the act named last."""
    opens = reading.between(clause.span.begin, reading.start(place))
    return _last_act(reading, rule, clause.span.begin, of=rule.subject) if _ACT_IN.match(opens) else None


def introduced(reading: Reading, rule: Rule, clause: Clause, trigger: Span) -> tuple[int, ...]:
    """The list before a trigger that 由 or 在 introduces."""
    kinds, mark = (rule.object, _UNDER) if rule.shape in ("under", "placed") else (rule.subject, _BY)
    before = reading.before(clause, trigger.begin)
    if mark is _BY and len(before) > 1 and people_follow(reading, reading.span(before[-1]).end):
        before = before[:-1]  # 由甲与某市|一家企业共同建设
    if not before or not admits(kinds, reading.mentions[before[-1]]):
        return ()
    names = members(reading, before[-1], fits(kinds), reading.teams)
    words = reading.between(reading.span(before[-1]).end, trigger.begin)
    begin = reading.start(names[0])
    marked = ends(reading, clause, begin, mark)
    if mark is _BY and reading.masked.startswith("的", trigger.end):
        marked = marked or ends(reading, clause, begin, _IS)  # B 是 A 推出的工程
    free = is_opening(words.removeprefix("等").removeprefix("的")) or (mark is _BY and _WITH_OTHERS.fullmatch(words))
    return names if marked and free else ()


def _next_by(reading: Reading, rule: Rule, clause: Clause, trigger: Span) -> tuple[int, ...]:
    """The list that fills a clause 丙承办 after a clause 由甲主办."""
    here = reading.at(clause.span.begin)
    before = reading.before(clause, trigger.begin)
    rest = reading.between(trigger.end, clause.span.end)
    if here == 0 or not before or rest.strip("。！？!?”"):
        return ()
    last = reading.clauses[here - 1]
    names = members(reading, before[-1], fits(rule.subject), reading.teams)
    fills = names and reading.start(names[0]) == clause.span.begin
    hosted = last.span.of(reading.masked)[-60:].endswith((*rule.triggers, *_HOSTING))
    by = last.sentence == clause.sentence and hosted
    whole = reading.between(clause.sentence.begin, clause.span.begin)
    return names if fills and by and "由" in whole else ()


def _hosted_next(reading: Reading, rule: Rule, trigger: Span) -> int | None:
    """The act with which a row of hosts ends: 由甲主办,乙协办,丙承办的清河行动."""
    here = reading.at(trigger.begin)
    if not trigger.of(reading.masked).endswith(_HOSTING) or trigger.end != reading.clauses[here].span.end:
        return None
    for clause in reading.clauses[here + 1 : here + 1 + _BACK]:
        if clause.sentence != reading.clauses[here].sentence:
            return None
        said = _HOSTED.search(reading.masked, *clause.span)
        after = reading.after(clause, said.end())[:1] if said else ()
        if after:
            return after[0] if admits(rule.object, reading.mentions[after[0]]) else None
    return None


def _what_was_done(reading: Reading, rule: Rule, trigger: Span, agents: int) -> int | None:
    """The object before 由 and the agents: in their clause or the ones before; 该活动 is the act named last."""
    here = reading.at(trigger.begin)
    clause = reading.clauses[here]
    for one in reversed(reading.clauses[max(0, here - _BACK) : here + 1]):
        before = reading.before(one, min(trigger.begin, agents))
        names = [name for name in before if admits(rule.object, reading.mentions[name])]
        this = _THIS_ACT.search(one.span.of(reading.masked)[:20].partition("由")[0])
        if names and (one.sentence == clause.sentence or this):
            return names[-1] if one == clause or this else names[0]  # 公园位于龙江路,|由…建设: what the sentence is of
        this = this or _BARE_ACT.match(reading.masked, *one.span)
        if this and one.sentence == clause.sentence:
            return _last_act(reading, rule, one.span.begin)
    return None


def _last_act(reading: Reading, rule: Rule, before: int, *, of: frozenset[str] = frozenset()) -> int | None:
    here = reading.at(before)
    for clause in reversed(reading.clauses[max(0, here - 2 * _BACK) : here]):
        for name in reversed(clause.heads):
            if admits(of or rule.object, reading.mentions[name]):
                return name
    return None


def ends(reading: Reading, clause: Clause, at: int, pattern: re.Pattern[str]) -> bool:
    return pattern.search(reading.between(max(clause.span.begin, at - 6), at)) is not None
