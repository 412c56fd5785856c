"""Relations that a verb states: 柳湾区开展清河行动, 在岸东区协助下."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

from kg.extract.agents import Subject, agents_of, members, noun_follows, subject
from kg.extract.clause import Clause
from kg.extract.event_shapes import ends, introduced
from kg.extract.pairs import Found, fits, pairs, team
from kg.extract.rules import Rule, admits, any_of
from kg.extract.syntax import Reading
from kg.extract.verbs import describes, object_before, object_of, only_says_whose, says_where, triggers
from kg.model import Mention, Span

_GAP = 20  # characters between a partner and the verb
_NEAR = 6  # where the two must nearly touch
_JOINT = 8  # characters of 与共建单位 before a partner
_STAFF_OF = re.compile("^的(?:党员|干部|职工|员工|志愿者|工作人员|师生|队员)")
_TAKEN = re.compile(r"(?:把|将|以)[“\s]*$")
_NOTHING_MORE = re.compile(r"[”》\s]*(?:创建|建设|评选)?(?:活动|行动|工程|工作|项目|制度)?")
_ASKS = re.compile("联合|会同|协同|邀请")
_RECIPIENT = re.compile(r"(?:为|向|给|对)(?:[一-龥]{1,4}的)?[“\s]*$")  # 向|受灾的|河口镇
_WHOM = re.compile("(?:为|给|帮)[^,，。;；\x00]{2,16}$")  # 为|82岁的空巢老人|某某
_FOR_HIM = re.compile("(?:为|给|帮)(?:她|他|老人|老太太)(?!们)[^,，。的\x00]{0,3}$")
_GOODS, _SOMEBODY = re.compile("[把将][^,，。;；]{2,24}$"), re.compile("[人员民生者他她们]|孩子|老人|\x00")
_PRONOUN = re.compile("了?(?:[她他]们?|老人|老太太|老大爷|孩子)(?![一-龥]?的)")
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
        if not _PRONOUN.match(reading.masked, trigger.end):
            continue
        people = {reading.mentions[name].name: name for name in reading.people(trigger.begin)}
        who = subject(reading, trigger.begin, fits(rule.subject), rule.carry) if len(people) == 1 else None
        if who:
            yield from pairs(reading, rule, who, next(iter(people.values())), trigger)


def names_act(reading: Reading, rule: Rule) -> Iterator[Found]:
    """A and a name that is itself a predicate: 清理河道."""
    for clause in reading.naming:
        for name in clause.heads:
            span = reading.span(name)
            if _is_act(rule, reading.mentions[name]) and _is_predicate(reading, clause, span):
                who = subject(reading, span.begin, fits(rule.subject), rule.carry)
                if who:
                    yield from pairs(reading, rule, who, name, Span(span.begin, span.begin))


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
        if who is None or len(who.names) != 2 or trigger.begin - reading.span(who.names[1]).end > rule.gap:
            continue
        gap = reading.between(reading.span(who.names[0]).end, reading.start(who.names[1]))
        if trigger.begin >= reading.span(who.names[1]).end and _surely_with().fullmatch(gap):
            yield Found(who.names[0], who.names[1], trigger)


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


def towards(reading: Reading, rule: Rule) -> Iterator[Found]:
    """A 为 B 捐款: B stands between 为 and the trigger."""
    for trigger, clause in triggers(reading, rule):
        before = reading.before(clause, trigger.begin)
        if him := _FOR_HIM.search(reading.masked, max(clause.span.begin, trigger.begin - _NEAR), trigger.begin):
            yield from _for_him(reading, rule, him.start(), trigger)
            continue
        name = next((one for one in reversed(before) if admits(rule.object, reading.mentions[one])), None)
        if name is None or trigger.begin - reading.span(name).end > _GAP:
            continue
        begin = reading.start(members(reading, name, fits(rule.object), reading.lists)[0])
        given = ends(reading, clause, begin, _RECIPIENT)
        if not given and reading.mentions[name].kind == "person":
            whom = _WHOM.search(reading.masked, max(clause.span.begin, begin - _GAP), begin)
            given, begin = whom is not None, whom.start() if whom else begin
        who = subject(reading, begin, fits(rule.subject), rule.carry) if given else None
        if who:
            yield from pairs(reading, rule, who, name, trigger)


def _for_him(reading: Reading, rule: Rule, begin: int, trigger: Span) -> Iterator[Found]:
    """A 为他 trigger: the only person whom the article has named so far."""
    people = {reading.mentions[name].name: name for name in reading.people(begin)}
    who = (
        subject(reading, begin, fits(rule.subject), rule.carry)
        if len(people) == 1 and "person" in rule.object
        else None
    )
    if who:
        yield from pairs(reading, rule, who, next(iter(people.values())), trigger)


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


@cache
def _with() -> re.Pattern[str]:
    return re.compile(rf"(?:与|和|同|跟)(?:{any_of('partners')})?[“\s]*$")


@cache
def _surely_with() -> re.Pattern[str]:
    return re.compile(rf"[”]?(?:{any_of('adverbs')})?[与同跟]")
