"""Relations that a verb states: 柳湾区开展清河行动, 柳湾区为岸东区捐款."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

from kg.extract.agents import Subject, members, subject
from kg.extract.clause import Clause
from kg.extract.event_shapes import ends
from kg.extract.pairs import Found, fits, pairs
from kg.extract.rules import Rule, admits, any_of
from kg.extract.syntax import Reading
from kg.extract.verbs import describes, object_before, object_of, says_where, triggers
from kg.model import Mention, Span

_TAKEN = re.compile(r"(?:把|将|以)[“\s]*$")
_NOTHING_MORE = re.compile(r"[”》\s]*(?:创建|建设|评选)?(?:活动|行动|工程|工作|项目|制度)?")
_ASKS = re.compile("联合|会同|协同|邀请")
_RECIPIENT_NEAR = 20  # characters between who is given to and the verb
_HIM_NEAR = 6  # and between 为他 and the verb
_RECIPIENT = re.compile(r"(?:为|向|给|对)(?:[一-龥]{1,4}的)?[“\s]*$")  # 向|受灾的|河口镇
_WHOM = re.compile("(?:为|给|帮)[^,，。;；\x00]{2,16}$")  # 为|82岁的空巢老人|某某
_FOR_HIM = re.compile("(?:为|给|帮)(?:她|他|老人|老太太)(?!们)[^,，。的\x00]{0,3}$")
_GOODS, _SOMEBODY = re.compile("[把将][^,，。;；]{2,24}$"), re.compile("[人员民生者他她们]|孩子|老人|\x00")
_PRONOUN = re.compile("了?(?:[她他](?!们)|老人|老太太|老大爷|孩子)(?![一-龥]?的)")
_HOME = re.compile("(?:[两三几]?[个名位户]?[一-龥]{0,4}户|老人|等人|夫妇|一家)?的?家")
_HELP_NEAR = 40  # characters after 来到某某家 in which it is said what for


def act(reading: Reading, rule: Rule) -> Iterator[Found]:
    """A trigger B."""
    for trigger, clause in triggers(reading, rule):
        object = object_of(reading, rule, clause, trigger)
        if object is None:
            object = object_before(reading, rule, trigger)
        if object is None:
            continue
        if rule.relation in ("locatedIn", "comesFrom") and not says_where(reading, clause, trigger, object):
            continue
        attributive = describes(reading, object) or reading.masked.startswith("的", trigger.end)
        who = subject(reading, trigger.begin, fits(rule.subject), "none" if attributive else rule.carry)
        if who and rule.relation == "cooperatesWith":  # A 会同 B、C: not B with C
            before = tuple(name for name in who.names if reading.span(name).end <= trigger.begin)
            who = replace(who, names=before)
        if who and rule.relation == "undertakes":
            asked = _asked_in(reading, who)
            who = replace(who, names=tuple(name for name in who.names if name not in asked))
        if who and who.names:
            yield from pairs(reading, rule, who, object, trigger)


def has(reading: Reading, rule: Rule) -> Iterator[Found]:
    """B trigger A, where A belongs to B: 河口镇下辖石桥村、柳园村."""
    for trigger, clause in triggers(reading, rule):
        part = next(iter(reading.after(clause, trigger.end)), None)
        if part is None or reading.start(part) != trigger.end or not admits(rule.subject, reading.mentions[part]):
            continue
        who = subject(reading, trigger.begin, fits(rule.object), rule.carry)
        for one in members(reading, part, fits(rule.subject), reading.lists) if who and len(who.names) == 1 else ():
            if who and one != who.names[0]:
                yield Found(one, who.names[0], trigger, who.carried, listed=one != part)


def brings(reading: Reading, rule: Rule) -> Iterator[Found]:
    """A 把 goods trigger B; who is brought himself is no help to B."""
    for trigger, clause in triggers(reading, rule):
        object = object_of(reading, rule, clause, trigger)
        goods = _GOODS.search(reading.masked, clause.span.begin, trigger.begin) if object is not None else None
        who = subject(reading, goods.start(), fits(rule.subject), rule.carry) if goods else None
        if who and goods and object is not None and not _SOMEBODY.search(goods[0]):
            yield from pairs(reading, rule, who, object, trigger)


def partner(reading: Reading, rule: Rule) -> Iterator[Found]:
    """A 联合 B trigger C: B, which A asked in, takes part in C."""
    for trigger, clause in triggers(reading, rule):
        object = object_of(reading, rule, clause, trigger)
        who = subject(reading, trigger.begin, fits(rule.subject), "none") if object is not None else None
        asked = _asked_in(reading, who) if who else ()
        if object is not None and asked:
            yield from pairs(reading, rule, Subject(asked), object, trigger)


def taken_as(reading: Reading, rule: Rule) -> Iterator[Found]:
    """A 把 B trigger …: 柳湾区把“清河行动”作为重点."""
    for trigger, clause in triggers(reading, rule):
        before = reading.before(clause, trigger.begin)
        what = before[-1] if before and admits(rule.object, reading.mentions[before[-1]]) else None
        if what is None or not _NOTHING_MORE.fullmatch(reading.between(reading.span(what).end, trigger.begin)):
            continue
        begin = reading.start(members(reading, what, fits(rule.object), reading.lists)[0])
        who = subject(reading, begin, fits(rule.subject), rule.carry)
        if who and ends(reading, clause, begin, _TAKEN):
            yield from pairs(reading, rule, who, what, trigger)


def _asked_in(reading: Reading, who: Subject) -> tuple[int, ...]:
    """Of those who act, the ones that the first asked in: B and C in A 联合 B、C."""
    for place, (one, two) in enumerate(pairwise(who.names), 1):
        if _ASKS.search(reading.between(reading.span(one).end, reading.start(two))):
            return who.names[place:]
    return ()


def visits(reading: Reading, rule: Rule) -> Iterator[Found]:
    """A 来到 B 家中, or B, a community, and what the sentence says of it then is help."""
    for trigger, clause in triggers(reading, rule):
        after = reading.after(clause, trigger.end)
        object = next((one for one in after if admits(rule.object, reading.mentions[one])), None)
        if object is None or reading.start(object) - trigger.end > rule.gap:
            continue
        end = reading.span(reading.lists.get(object, (object,))[-1]).end
        home = _HOME.match(reading.masked, end, clause.sentence.end)
        there = home.end() if home else end
        # what for is said of a visit to somebody's home, to a community
        said = home is not None or reading.mentions[object].kind != "person"
        rest = (there, min(clause.sentence.end, there + _HELP_NEAR)) if said else (end, end)
        who = subject(reading, trigger.begin, fits(rule.subject), rule.carry)
        if who and _helping().search(reading.masked, *rest) and object not in who.names:
            yield from pairs(reading, rule, who, object, trigger)


def them(reading: Reading, rule: Rule) -> Iterator[Found]:
    """A trigger 她 or 老人: the only person whom the article has named so far."""
    for trigger, _ in triggers(reading, rule):
        if _PRONOUN.match(reading.masked, trigger.end):
            yield from _only_person(reading, rule, trigger.begin, trigger)


def names_act(reading: Reading, rule: Rule) -> Iterator[Found]:
    """A and a name that is itself a predicate: 清理河道."""
    for clause in reading.naming:
        for name in clause.heads:
            span = reading.span(name)
            if _is_act(rule, reading.mentions[name]) and _is_predicate(reading, clause, span):
                who = subject(reading, span.begin, fits(rule.subject), rule.carry)
                if who:
                    yield from pairs(reading, rule, who, name, Span(span.begin, span.begin))


def towards(reading: Reading, rule: Rule) -> Iterator[Found]:
    """A 为 B 捐款: B stands between 为 and the trigger."""
    for trigger, clause in triggers(reading, rule):
        before = reading.before(clause, trigger.begin)
        if him := _FOR_HIM.search(reading.masked, max(clause.span.begin, trigger.begin - _HIM_NEAR), trigger.begin):
            yield from _only_person(reading, rule, him.start(), trigger) if "person" in rule.object else ()
            continue
        name = next((one for one in reversed(before) if admits(rule.object, reading.mentions[one])), None)
        if name is None or trigger.begin - reading.span(name).end > _RECIPIENT_NEAR:
            continue
        begin = reading.start(members(reading, name, fits(rule.object), reading.lists)[0])
        given = ends(reading, clause, begin, _RECIPIENT)
        if not given and reading.mentions[name].kind == "person":
            whom = _WHOM.search(reading.masked, max(clause.span.begin, begin - _RECIPIENT_NEAR), begin)
            given, begin = whom is not None, whom.start() if whom else begin
        who = subject(reading, begin, fits(rule.subject), rule.carry) if given else None
        if who:
            yield from pairs(reading, rule, who, name, trigger)


def _only_person(reading: Reading, rule: Rule, begin: int, trigger: Span) -> Iterator[Found]:
    """Who acts before `begin`, and the person meant by 他, where the article has named but one so far."""
    people = {reading.mentions[name].name: name for name in reading.people(begin)}
    who = subject(reading, begin, fits(rule.subject), rule.carry) if len(people) == 1 else None
    if who:
        yield from pairs(reading, rule, who, next(iter(people.values())), trigger)


def _is_act(rule: Rule, mention: Mention) -> bool:
    verb = admits(rule.object, mention) and mention.evidence.quote.startswith(rule.triggers)
    return verb and not mention.name.endswith(rule.not_ends)


def _is_predicate(reading: Reading, clause: Clause, span: Span) -> bool:
    """Whether a name that is a verb phrase stands where a verb would: nothing of a noun around it."""
    before = reading.between(max(clause.span.begin, span.begin - 1), span.begin)
    after = reading.between(span.end, span.end + 2)
    return before not in ("的", "“", "对", "将", "把") and not _noun().match(after)


@cache
def _noun() -> re.Pattern[str]:
    return re.compile(f"的|{any_of('nouns')}")


@cache
def _helping() -> re.Pattern[str]:
    return re.compile(any_of("helping"))
