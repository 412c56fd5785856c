"""The shapes in which a text states a relation: from a rule and a reading to pairs of names.

    act         subject trigger object          柳湾区开展清河行动
    acted       object 由 subject trigger       清河行动由柳湾区主办; also 由柳湾区主办的清河行动
    names act   subject object                  柳湾区清理河道: the object's name is the predicate
    with        subject 与 object trigger       柳湾区与岸东区合作
    under       在 object trigger 下            在岸东区协助下
    for         subject 为 object trigger       柳湾区为岸东区捐款
    together    subject、object trigger         柳湾区、岸东区联合
    at          subject 在 object trigger       清河行动在柳湾区举行
    from        来自 object 的 subject          来自柳湾区的张三
    post        object trigger subject          柳湾区区长张三
    holds post  subject 任 object trigger       张三任柳湾区区长
    inside      object in the name of subject   柳湾区绿化所
    level       区绿化所: object is the 区 named last before it
    stem        河口派出所, with 河口街道 in the article
    adjacent    object subject                  柳湾区河口镇
    one name    河口街道办事处, 河口街道
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from kg.extract.rules import Rule, admits, any_of, relation_rules
from kg.extract.syntax import MASK, Clause, Reading, Subject, agent_of, is_opening, members, noun_follows, people_follow, subject, toward
from kg.model import Mention, Span

_GAP = 20  # characters between a trigger and its object
_NEAR = 3  # where the two must nearly touch
_TAIL = 8  # characters after a place that may still say where: 北侧, 与沿河路交叉口
_LARGEST_TEAM = 8  # names that are paired with each other


@dataclass(frozen=True, slots=True)
class Found:
    """One pair of names that a rule relates, and where."""

    subject: int
    object: int
    trigger: Span | None  # None: read off a name
    carried: str = "none"  # none, sentence, article
    gap: int = 0  # characters between subject and trigger
    apart: bool = False  # both ends are names that stand in different places
    listed: bool = False  # stated of another name of its list
    post: str = ""


def found(reading: Reading, rule: Rule) -> Iterator[Found]:
    """The pairs that a rule finds in an article, in the order of the text."""
    match rule.shape:
        case "act":
            return _act(reading, rule)
        case "acted":
            return _acted(reading, rule)
        case "names act":
            return _names_act(reading, rule)
        case "with":
            return _with(reading, rule)
        case "under":
            return _under(reading, rule)
        case "for":
            return _for(reading, rule)
        case "together":
            return _together(reading, rule)
        case "at":
            return _at(reading, rule)
        case "from":
            return _from(reading, rule)
        case "post":
            return _post(reading, rule)
        case "holds post":
            return _holds_post(reading, rule)
        case "inside":
            return _inside(reading, rule)
        case "level":
            return _level(reading, rule)
        case "stem":
            return _stem(reading, rule)
        case "adjacent":
            return _adjacent(reading, rule)
    return _one_name(reading, rule)


# ---- shapes with a verb


def _act(reading: Reading, rule: Rule) -> Iterator[Found]:
    for trigger, clause in _triggers(reading, rule):
        object = _object(reading, rule, clause, trigger)
        if object is None:
            continue
        described = _is_attribute(reading, object)
        if rule.relation in ("locatedIn", "comesFrom") and not _says_where(reading, clause, trigger, object):
            continue
        attributive = described or reading.masked[trigger.end : trigger.end + 1] == "的"
        carry = "none" if attributive else rule.carry
        who = subject(reading, trigger.begin, _admits(rule.subject), carry)
        if who:
            yield from _pairs(reading, rule, who, object, trigger)


def _acted(reading: Reading, rule: Rule) -> Iterator[Found]:
    """由 A、B 主办 with the object before 由, or after 主办的."""
    for trigger, clause in _triggers(reading, rule):
        agents = _by(reading, rule, clause, trigger)
        if not agents:
            continue
        object = _object(reading, rule, clause, trigger) or _before(reading, rule, trigger)
        if object is not None:
            yield from _pairs(reading, rule, Subject(agents), object, trigger)


def _names_act(reading: Reading, rule: Rule) -> Iterator[Found]:
    """A name that is itself a predicate: 清理河道."""
    for here, clause in enumerate(reading.clauses):
        for name in clause.heads:
            span = reading.span(name)
            if not admits(rule.object, reading.mentions[name]) or not _is_act(rule, reading.mentions[name]):
                continue
            if reading.at(span.begin) != here or not _is_predicate(reading, clause, span):
                continue
            who = subject(reading, span.begin, _admits(rule.subject), rule.carry)
            if who:
                yield from _pairs(reading, rule, who, name, Span(span.begin, span.begin))


def _with(reading: Reading, rule: Rule) -> Iterator[Found]:
    """与 B 合作, A before it in the clause or carried."""
    for trigger, clause in _triggers(reading, rule):
        fits = _admits(rule.object)
        before = [name for name in clause.heads if reading.span(name).end <= trigger.begin]
        partner = next((name for name in reversed(before) if fits(reading.mentions[name])), None)
        if partner is None or _describes(reading, rule, clause, partner):
            continue
        between = reading.masked[reading.span(partner).end : trigger.begin]
        if len(between) > _GAP or "的" in between:
            continue
        team = members(reading, partner, fits, reading.teams)
        joint = _joint_before(reading, team[0])
        if len(team) > 1 and joint is None and _joint_before(reading, team[-1]) is not None:
            for one in team[:-1]:
                yield Found(one, team[-1], trigger, listed=len(team) > 2)
        elif joint is not None:
            who = subject(reading, joint, _admits(rule.subject), rule.carry)
            for object in team if who else ():
                yield from _pairs(reading, rule, who, object, trigger, alone=True)


def _under(reading: Reading, rule: Rule) -> Iterator[Found]:
    """在 B 协助下: A acts in the same clause, the next one, or is carried."""
    for trigger, clause in _triggers(reading, rule):
        if reading.masked[trigger.end : trigger.end + 1] not in ("下", "之"):
            continue
        helpers = _by(reading, rule, clause, trigger)
        who = helpers and _helped(reading, rule, helpers, trigger)
        for object in helpers if who else ():
            yield from _pairs(reading, rule, who, object, trigger, alone=True)


def _for(reading: Reading, rule: Rule) -> Iterator[Found]:
    """为 B 捐款: B stands between 为 and the trigger."""
    for trigger, clause in _triggers(reading, rule):
        fits = _admits(rule.object)
        for name in reversed(clause.heads):
            if reading.span(name).end > trigger.begin or not fits(reading.mentions[name]):
                continue
            begin = reading.start(members(reading, name, fits, reading.lists)[0])
            if trigger.begin - reading.span(name).end <= _GAP and _ends(reading, clause, begin, _recipient()):
                who = subject(reading, begin, _admits(rule.subject), rule.carry)
                if who:
                    yield from _pairs(reading, rule, who, name, trigger)
            break


def _together(reading: Reading, rule: Rule) -> Iterator[Found]:
    """A、B 联合 does something: every two of the list."""
    for trigger, clause in _triggers(reading, rule):
        who = subject(reading, trigger.begin, _admits(rule.subject), "none")
        if who and trigger.begin - reading.span(who.names[-1]).end <= _NEAR:
            yield from _team(reading, who.names, trigger)


def _at(reading: Reading, rule: Rule) -> Iterator[Found]:
    """A 在 B 举行."""
    for trigger, clause in _triggers(reading, rule):
        before = [name for name in clause.heads if reading.span(name).end <= trigger.begin]
        if len(before) < 2 or trigger.begin - reading.span(before[-1]).end > _NEAR + 3:
            continue
        place, what = before[-1], before[-2]
        between = reading.masked[reading.span(what).end : reading.start(place)]
        if not (_admits(rule.object)(reading.mentions[place]) and _admits(rule.subject)(reading.mentions[what])):
            continue
        if _place_of().fullmatch(between):
            yield Found(what, place, trigger, gap=len(between))


def _from(reading: Reading, rule: Rule) -> Iterator[Found]:
    """来自 B 的 … A."""
    for trigger, clause in _triggers(reading, rule):
        after = [name for name in clause.heads if reading.span(name).begin >= trigger.end]
        if len(after) < 2 or reading.start(after[0]) != trigger.end:
            continue
        place, person = after[0], after[1]
        between = reading.masked[reading.span(place).end : reading.span(person).begin]
        fits = admits(rule.object, reading.mentions[place]) and admits(rule.subject, reading.mentions[person])
        if fits and re.fullmatch(r"[^、和与,，的\x00]{0,8}的[^、和与,，的\x00]{0,10}", between):
            for one in members(reading, person, _admits(rule.subject), reading.lists):
                yield Found(one, place, trigger, listed=one != person)


# ---- posts


def _post(reading: Reading, rule: Rule) -> Iterator[Found]:
    """B 主任 A."""
    for clause in reading.clauses:
        for before, person in zip(clause.heads, clause.heads[1:], strict=False):
            body, whom = reading.mentions[before], reading.mentions[person]
            if not (admits(rule.object, body) and admits(rule.subject, whom)):
                continue
            gap = Span(reading.span(before).end, reading.start(person))
            post = _title(rule, body, reading.masked[gap.begin : gap.end])
            for one in members(reading, person, _admits(rule.subject), reading.lists) if post else ():
                yield Found(one, before, gap, listed=one != person, post=post)


def _holds_post(reading: Reading, rule: Rule) -> Iterator[Found]:
    """A 任 B 主任."""
    for trigger, clause in _triggers(reading, rule):
        names = [name for name in clause.heads if reading.span(name).end <= trigger.begin]
        if len(names) < 2:
            continue
        person, body = names[-2:]
        fits = admits(rule.subject, reading.mentions[person]) and admits(rule.object, reading.mentions[body])
        between = reading.masked[reading.span(person).end : reading.start(body)]
        after = reading.masked[reading.span(body).end : trigger.begin]
        if fits and not after and re.fullmatch(r"(?:现|曾|,|，|同志|当选|被任命)*(?:是|任|为|担任|出任|兼任|系)", between):
            yield Found(person, body, trigger, post=trigger.of(reading.masked))


def _title(rule: Rule, body: Mention, gap: str) -> str:
    """The post that stands between a body and a person, "" where something else does."""
    gap = gap.removeprefix("的").strip()
    if body.name.endswith("队") and gap == "员":
        return "队员"
    gap = _AGE.sub("", gap)
    return gap if 0 < len(gap) <= 24 and not gap.startswith(("及", "和", "等")) and _posts(rule).fullmatch(gap) else ""


# ---- read off names


def _inside(reading: Reading, rule: Rule) -> Iterator[Found]:
    """B inside the name of A."""
    outer: int | None = None
    for name, mention in enumerate(reading.mentions):
        if not mention.inner:
            outer = name
        elif outer is not None and reading.span(outer).covers(reading.span(name)):
            whole = reading.mentions[outer]
            if admits(rule.object, mention) and admits(rule.subject, whole) and _has_end(rule, whole):
                yield Found(outer, name, None)


def _level(reading: Reading, rule: Rule) -> Iterator[Found]:
    """区绿化所: B is the area of that level named last."""
    attributed = set(reading.chain.values())
    last: dict[str, int] = {}
    home = _home(reading)
    for name, mention in enumerate(reading.mentions):
        level = next((word for word in rule.triggers if mention.name.startswith(word) and mention.name != word), None)
        bare = level and not _no_level().match(mention.name)
        alone = bare and not mention.inner and name not in attributed and _has_end(rule, mention)
        area = next((home.get(one, last.get(one)) for one in _LEVELS.get(level or "", ())), None)
        if alone and area is not None and admits(rule.subject, mention):
            yield Found(name, area, None, apart=True)
        # a name inside a name (东区 in 东区派出所) counts only until one stands by itself
        if admits(rule.object, mention) and (not mention.inner or reading.mentions[last.get(mention.type, name)].inner):
            last[mention.type] = name


def _home(reading: Reading) -> dict[str, int]:
    """The area the article is about and the one written before its name, by class."""
    if reading.focus is None:
        return {}
    focus = reading.mentions[reading.focus]
    chain = reading.chain.items()
    home = {reading.mentions[one].type: one for one, two in chain if reading.mentions[two].name == focus.name}
    return {**home, focus.type: reading.focus}


def _stem(reading: Reading, rule: Rule) -> Iterator[Found]:
    """河口派出所: B is the 河口街道, 河口镇, 河口区 that the article names."""
    stems: dict[str, int] = {}
    for name, mention in enumerate(reading.mentions):
        stem = _LEVEL_END.sub("", mention.name)
        if admits(rule.object, mention) and not mention.inner and len(stem) > 1 and stem != mention.name:
            stems.setdefault(stem, name)
    if not stems:
        return
    functions = re.compile(any_of("functions"))
    for name, mention in enumerate(reading.mentions):
        if mention.inner or not admits(rule.subject, mention) or name in stems.values():
            continue
        cuts = range(2, min(8, len(mention.name)))
        cut = next((one for one in cuts if mention.name[:one] in stems and functions.match(mention.name, one)), 0)
        if cut and not any(one.inner for one in reading.mentions[name + 1 : name + 2]):
            yield Found(name, stems[mention.name[:cut]], None, apart=True)


def _adjacent(reading: Reading, rule: Rule) -> Iterator[Found]:
    """B and A without anything between; the rest of A's list is B's too, while of one type."""
    for upper, lower in reading.chain.items():
        one, two = reading.mentions[upper], reading.mentions[lower]
        first = lower + 1  # 柳湾区河口镇卫生院: the area that the second name begins with
        if first < len(reading.mentions) and reading.mentions[first].inner and admits(rule.subject, reading.mentions[first]):
            if admits(rule.object, one) and _touches(reading, upper, first) and _ranks_above(one, reading.mentions[first]):
                yield Found(first, upper, None)
        if not (admits(rule.object, one) and admits(rule.subject, two) and _has_end(rule, two)):
            continue
        if one.kind == two.kind == "area" and not _ranks_above(one, two):
            continue
        yield Found(lower, upper, None)
        for other in reading.lists.get(lower, ()) if two.kind == "area" else ():
            same = two.type in _LOCAL and reading.mentions[other].type == two.type and reading.start(other) == reading.span(other).begin
            if same and reading.span(other).begin > reading.span(lower).begin:
                yield Found(other, upper, None, carried="sentence", listed=True)


def _one_name(reading: Reading, rule: Rule) -> Iterator[Found]:
    """河口街道办事处 and 河口街道, wherever in the article."""
    areas: dict[str, int] = {}
    for name, mention in enumerate(reading.mentions):
        if admits(rule.object, mention) and not mention.inner:
            areas.setdefault(mention.name, name)
    for name, mention in enumerate(reading.mentions):
        end = next((end for end in rule.ends if mention.name.endswith(end)), None)
        if end is None or not admits(rule.subject, mention):
            continue
        stem = mention.name.removesuffix(end)
        area = next((areas[one] for one in (stem, stem + "街道", stem + "街") if one in areas), None)
        if area is not None:
            yield Found(name, area, None, apart=True)


# ---- parts of shapes

_LEVELS = {
    "省": ("Province",),
    "市": ("City",),
    "区": ("District",),
    "县": ("County",),
    "镇": ("Township",),
    "乡": ("Township",),
    "街道": ("Subdistrict",),
    "办事处": ("Subdistrict",),
    "社区": ("Community",),
    "村": ("Village",),
}
_AGE = re.compile(r"^\d+岁的?")
_LOCAL = ("Subdistrict", "Township", "Village", "Community")
_LEVEL_END = re.compile(r"(?:街道办事处|街道办|办事处|街道|社区|[省市区县乡镇村])$")
_RANKS = {
    "Province": 0,
    "City": 1,
    "District": 2,
    "County": 2,
    "Subdistrict": 3,
    "Township": 3,
    "Community": 4,
    "Village": 4,
}


def _touches(reading: Reading, one: int, two: int) -> bool:
    return reading.span(one).end == reading.span(two).begin


def _ranks_above(one: Mention, two: Mention) -> bool:
    return _RANKS.get(one.type, 9) < _RANKS.get(two.type, 9)


def _admits(kinds: frozenset[str]) -> Callable[[Mention], bool]:
    return lambda mention: admits(kinds, mention)


def _has_end(rule: Rule, mention: Mention) -> bool:
    wanted = not rule.ends or mention.name.endswith(rule.ends)
    return wanted and not (rule.not_ends and mention.name.endswith(rule.not_ends))


def _triggers(reading: Reading, rule: Rule) -> Iterator[tuple[Span, Clause]]:
    """Where the words of a rule stand as verbs, with their clauses."""
    for match in _verb(rule.triggers, rule.shape).finditer(reading.masked):
        clause = reading.clauses[reading.at(match.start())] if reading.clauses else None
        span = Span(*match.span())
        if clause and clause.span.covers(span):
            yield span, clause


@cache
def _verb(triggers: tuple[str, ...], shape: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, triggers))
    if shape in ("under", "holds post"):
        return re.compile(f"(?:{words})")
    return re.compile(f"(?<![的之])(?:{words})(?!{any_of('nouns')})")


@cache
def _all_verbs() -> re.Pattern[str]:
    words = {word for rule in relation_rules() if rule.shape == "act" for word in rule.triggers}
    return re.compile("|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))))


def _object(reading: Reading, rule: Rule, clause: Clause, trigger: Span) -> int | None:
    """The first name after a trigger, where it is the object and of a kind that the rule takes."""
    for name in clause.heads:
        if reading.span(name).begin < trigger.end or not admits(rule.object, reading.mentions[name]):
            continue
        if reading.mentions[name].kind != "initiative" and _describes(reading, rule, clause, name):
            continue
        gap = reading.masked[trigger.end : reading.start(name)]
        plain = gap.lstrip("了过起着好的")
        if len(gap.strip("“《 ")) > rule.gap or _all_verbs().search(plain) or _no_object().search(plain):
            return None
        return name
    return None


def _says_where(reading: Reading, clause: Clause, trigger: Span, object: int) -> bool:
    """Whether 位于河口 ends its clause: 走进位于河口的柳园, 将位于河口 … say nothing of their subject."""
    before = reading.masked[max(clause.span.begin, trigger.begin - 8) : trigger.begin]
    after = reading.masked[reading.span(object).end : clause.span.end]
    return len(after) <= _TAIL and "的" not in after and not toward(before)


def _describes(reading: Reading, rule: Rule, clause: Clause, name: int) -> bool:
    """Whether a name only says whose: X居民, X + another name."""
    end = reading.span(members(reading, name, _admits(rule.object), reading.lists)[-1]).end
    follows = any(reading.span(other).begin == end for other in clause.heads)
    return follows or noun_follows(reading, end) or people_follow(reading, end)


def _is_attribute(reading: Reading, name: int) -> bool:
    """参加清河行动的 (居民): the whole clause describes something else."""
    last = reading.lists.get(name, (name,))[-1]
    return re.match(r"[^,，。;；的\x00]{0,6}的", reading.masked[reading.span(last).end :][:7]) is not None


def _pairs(
    reading: Reading, rule: Rule, who: Subject, object: int, trigger: Span, *, alone: bool = False
) -> Iterator[Found]:
    objects = (object,) if alone else members(reading, object, _admits(rule.object), reading.lists)
    gap = max(0, trigger.begin - reading.span(who.names[-1]).end) if who.carried == "none" else 0
    for one in who.names:
        for other in objects:
            if one != other:
                listed = other != object or one != who.names[-1]
                yield Found(one, other, trigger, who.carried, gap, listed=listed)


def _team(reading: Reading, names: tuple[int, ...], trigger: Span) -> Iterator[Found]:
    names = names[:_LARGEST_TEAM]
    for place, one in enumerate(names):
        for other in names[place + 1 :]:
            yield Found(one, other, trigger, listed=len(names) > 2)


def _by(reading: Reading, rule: Rule, clause: Clause, trigger: Span) -> tuple[int, ...]:
    """The list before a trigger that 由 or 在 introduces."""
    kinds = rule.object if rule.shape == "under" else rule.subject
    before = [name for name in clause.heads if reading.span(name).end <= trigger.begin]
    if not before or not admits(kinds, reading.mentions[before[-1]]):
        return ()
    names = members(reading, before[-1], _admits(kinds), reading.teams)
    words = reading.masked[reading.span(before[-1]).end : trigger.begin]
    marked = _ends(reading, clause, reading.start(names[0]), _marker(rule.shape))
    return names if marked and is_opening(words.removeprefix("等").removeprefix("的")) else ()


def _ends(reading: Reading, clause: Clause, at: int, pattern: re.Pattern[str]) -> bool:
    return pattern.search(reading.masked[max(clause.span.begin, at - 6) : at]) is not None


def _before(reading: Reading, rule: Rule, trigger: Span) -> int | None:
    """The object that stands before 由: in its clause, else at the head of the clause before."""
    here = reading.at(trigger.begin)
    clause = reading.clauses[here]
    for one in [clause, *reversed(reading.clauses[max(0, here - 2) : here])]:
        names = [name for name in one.heads if reading.span(name).end <= trigger.begin]
        fit = [name for name in names if admits(rule.object, reading.mentions[name])]
        if one.sentence == clause.sentence and fit:
            return fit[-1]
    return None


def _helped(reading: Reading, rule: Rule, helpers: tuple[int, ...], trigger: Span) -> Subject | None:
    here = reading.at(trigger.begin)
    fits = _admits(rule.subject)
    for clause in reading.clauses[here : here + 2]:
        if clause.sentence != reading.clauses[here].sentence:
            break
        after = [name for name in clause.heads if reading.span(name).begin > trigger.end]
        name = agent_of(reading, Clause(clause.span, clause.sentence, tuple(after)), fits)
        if name is not None:
            return Subject(members(reading, name, fits, reading.teams))
    who = subject(reading, reading.start(helpers[0]), fits, rule.carry, opening=False)
    return who if who and not set(who.names) & set(helpers) else None


def _joint_before(reading: Reading, name: int) -> int | None:
    """Where the 与 stands that a partner follows."""
    start = reading.start(name)
    match = re.search(r"(?:与|和|同|跟)[“\s]*$", reading.masked[max(0, start - 4) : start])
    return start - len(match.group()) if match else None


def _is_act(rule: Rule, mention: Mention) -> bool:
    return mention.name.startswith(rule.triggers) and not mention.name.endswith(rule.not_ends)


def _is_predicate(reading: Reading, clause: Clause, span: Span) -> bool:
    """Whether a name that is a verb phrase stands where a verb would: nothing of a noun around it."""
    before = reading.masked[max(clause.span.begin, span.begin - 1) : span.begin]
    after = reading.masked[span.end : span.end + 2]
    return before not in ("的", "“", "对", "将", "把") and not re.match(f"的|{any_of('nouns')}", after)


@cache
def _no_object() -> re.Pattern[str]:
    # a gap that holds a second predicate, or ends with a preposition: the name belongs to those
    return re.compile(r"^[对向]|[。;；]|并|[使让令]|(?:在|于|对|向|为|与|和|从|以|把|将|给|由|被|让|使|是|等)[“\s]*$|过程中|基础上")


@cache
def _no_level() -> re.Pattern[str]:
    # words of their own: 市民中心 is of no city that the text names
    return re.compile("市民|市场|市政|区域|乡村|乡镇|村民|村镇|社区居民|省会|镇江|县域|区县|省市|市区")


@cache
def _recipient() -> re.Pattern[str]:
    return re.compile(r"(?:为|向|给|对)[“\s]*$")


@cache
def _marker(shape: str) -> re.Pattern[str]:
    return re.compile(r"在[“\s]*$" if shape == "under" else r"由[“\s]*$")


@cache
def _place_of() -> re.Pattern[str]:
    return re.compile(r"[”\s]*(?:启动仪式|仪式|活动|开幕式|首发式)?[^在,，]{0,8}(?:在|于)")


@cache
def _posts(rule: Rule) -> re.Pattern[str]:
    words = "|".join(map(re.escape, rule.triggers))
    return re.compile(f"[^、,，的{MASK}]{{0,8}}?(?:{words})(?:[、兼](?:[^、,，的{MASK}]{{0,6}}?(?:{words})))*")
