"""Relations of persons: 柳湾区区长张三, 张三任柳湾区区长, 来自柳湾区的张三, and 村民张三 of the only village."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.extract.agents import is_opening, members
from kg.extract.clause import Clause
from kg.extract.pairs import Found, fits
from kg.extract.rules import MASK, Rule, admits, any_of
from kg.extract.syntax import Reading
from kg.extract.verbs import triggers
from kg.lexicon.patterns import longest_of
from kg.model import Mention, Span

_ACTION = re.compile("[及和等]|慰问|看望|走访|帮助|资助|救助|关爱|组织|邀请|联系|通知|安排|来到|走进|前往|联合|召集")
_LONGEST_TITLE = 24
_POSTS_AT_ONCE = 4  # bodies before one person, each with a post
_AGE = re.compile(r"^(?:今年|现年|年逾|年近|年过|已)?[\d一二三四五六七八九十]+多?余?岁(?:高龄)?的?")
_OF = re.compile(rf"[^、和与,，的{MASK}]{{0,8}}的[^、和与,，的{MASK}]{{0,10}}")
_IS = re.compile(
    r"(?:现|曾|原|将|拟|已|并|也|还|就|都|今年\d+岁|老人|同志|先生|女士|被|正式|全票|高票|依法|[,，])*"
    r"(?:是|任|为|担任|出任|兼任|系|当选为?|(?:任命|选举|推选|推举|选|聘任|聘请|聘|评)为)"
)
_WHOSE = re.compile(
    r"(?:的|中|里)?(?:一[名位个]|[\d一二三四五六七八九十]+[名位个])?"
    r"(?:老|退休|在职|普通|资深|优秀|首席|年轻|常务|兼职|专职|义务|高级)*"
)
_PRONOUN = re.compile(r"[他她](?:就|还|也|曾|现)?(?=[是任担])")
_ALONE = re.compile(r"[、，,：:；;。“”（(\s]$|^$|(?:在|由|对|与|和|给|让|使|据|跟|同|向|岁的?|名|位)$")
# the class of area that a bare post is of, by the word it begins with
_OFFICES = {
    **{"省": "Province", "市": "City", "区": "District", "县": "County", "镇": "Township", "乡": "Township"},
    **{"村": "Village", "社": "Community"},
}
# the bodies that a bare post is of, by how they end
_BODIES: dict[tuple[str, ...], tuple[str, ...]] = {
    ("校长", "副校长"): ("小学", "中学", "学校", "高中", "大学"),
    ("园长", "副园长"): ("幼儿园",),
    ("馆长", "副馆长"): ("馆",),
    ("董事长", "总经理"): ("公司", "集团"),
    ("院长", "副院长"): ("医院", "卫生院", "福利院", "敬老院", "养老院", "老年公寓", "法院"),
    ("护士", "护士长", "医生", "医师"): ("医院", "卫生院", "卫生服务中心", "养老院", "敬老院", "老年公寓"),
    ("护理员",): ("医院", "福利院", "敬老院", "养老院", "老年公寓"),
    ("庭长", "副庭长"): ("庭",),
    ("所长", "副所长"): ("所",),
    ("民警", "教导员", "指导员"): ("派出所",),
    ("局长", "副局长"): ("局",),
    ("站长", "副站长"): ("站",),
    ("团长", "副团长"): ("团",),
    ("社长", "副社长"): ("社",),
    ("会长", "副会长", "理事长", "秘书长"): ("协会", "商会", "研究会", "联合会"),
    ("中队长", "副中队长"): ("中队",),
    ("大队长", "副大队长"): ("大队",),
    ("支队长", "副支队长"): ("支队",),
    ("队长", "副队长"): ("队",),
    ("队员",): ("服务队", "巡防队", "巡逻队", "志愿队", "突击队", "宣讲队", "救援队", "锣鼓队", "秧歌队", "合唱队"),
}
_OF_PARTY = ("党委", "党组", "党工委", "党支部", "纪委", "工会")
_LED = ("厅", "局", "院", "校", "所", "站", "队", "馆", "处", "科")  # who heads it is called by its last character
_HOMES = {"村": ("Village",), "居": ("Community",), "社": ("Community",)}
_FORMER = re.compile(r"[^一-龥]?[原前]")  # but 中原, 日前


def before_name(reading: Reading, rule: Rule) -> Iterator[Found]:
    """B 主任 A; also C 党员、B 主任 A."""
    for clause in reading.naming:
        for place, person in enumerate(clause.heads):
            if admits(rule.subject, reading.mentions[person]):
                yield from _posts_before(reading, rule, clause, place)


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
        if _WHOSE.fullmatch(whose) and not _goes_on(reading, trigger) and (ends or _may_run_on(trigger, apart)):
            words = trigger.of(reading.masked)
            yield Found(person, body, trigger, post=words if len(words) > 1 else "")


def of_colleague(reading: Reading, rule: Rule) -> Iterator[Found]:
    """B 局长 C、副局长 A: whose post says that he comes after C."""
    for clause in reading.naming:
        for place in range(2, len(clause.heads)):
            body, other, person = clause.heads[place - 2 : place + 1]
            gap = Span(reading.span(other).end, reading.start(person))
            post = gap.of(reading.masked).removeprefix("、")
            words = reading.between(reading.span(body).end, reading.start(other))
            led = _related(reading, rule, other, body) and _related(reading, rule, person, body)
            led = led and gap.of(reading.masked).startswith("、") and _comes_after(post, words)
            if led and _titles().fullmatch(words) and _titles().fullmatch(post):
                yield Found(person, body, gap, post=post)


def _comes_after(post: str, first: str) -> bool:
    """Whether a post is of the body that another one heads: 副局长 after 局长, not after 市长."""
    base = post.removeprefix("常务").removeprefix("副")
    return post.startswith(_OF_PARTY) or (base != post and first.endswith(base[-2:]))


def before_post(reading: Reading, rule: Rule) -> Iterator[Found]:
    """B A 局长: a name between its body and its post."""
    for clause in reading.naming:
        for place, person in enumerate(clause.heads[1:], 1):
            body, end = clause.heads[place - 1], reading.span(person).end
            if reading.span(body).end == reading.start(person) and _related(reading, rule, person, body):
                post = _post_at(rule).match(reading.masked, end, clause.span.end)
                if post:
                    yield Found(person, body, Span(*post.span()), post=post[0])


def of_home_body(reading: Reading, rule: Rule) -> Iterator[Found]:
    """校长 A, of the only school that the article names."""
    for trigger, _, person in _bare_posts(reading, rule):
        post = trigger.of(reading.masked)
        ends = next((ends for posts, ends in _BODIES.items() if post.endswith(posts)), ())
        bodies = [name for name, one in enumerate(reading.mentions) if admits(rule.object, one)]
        named = [name for name in bodies if reading.mentions[name].name.endswith(ends)]
        named = [name for name in named if not _refers(reading.mentions[name])] or named
        named = [
            name for name in named if reading.span(name).end <= trigger.begin
        ] or named  # what comes later is another
        if ends and len({reading.mentions[name].name for name in named}) == 1:
            yield Found(person, named[0], trigger, apart=True, post=post)


def works_at(reading: Reading, rule: Rule) -> Iterator[Found]:
    """在 B 上班的 (居民) A."""
    for trigger, clause in triggers(reading, rule):
        body, person = reading.before(clause, trigger.begin)[-1:], reading.after(clause, trigger.end)[:1]
        if not body or not person or reading.span(body[0]).end != trigger.begin:
            continue
        near = _OF_WHOM.fullmatch(reading.masked, trigger.end, reading.start(person[0]))
        if near and _related(reading, rule, person[0], body[0]):
            yield Found(person[0], body[0], trigger)


_OF_WHOM = re.compile("[^,，。;；、]{0,16}")


def takes_post(reading: Reading, rule: Rule) -> Iterator[Found]:
    """A 任会长, 会长由 A 担任: of the body that the sentence, or the one before, has named last."""
    for trigger, clause in triggers(reading, rule):
        person = _who_takes(reading, clause, trigger)
        body = _body_before(reading, rule, clause, person) if person is not None else None
        if person is not None and body is not None and admits(rule.subject, reading.mentions[person]):
            yield Found(person, body, trigger, apart=True, post=trigger.of(reading.masked))


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
    for one in reversed(reading.clauses[max(0, here - _POSTS_AT_ONCE) : here + 1]):
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
    "(?:被|当|兼|出|担|继续|一致|全票|推|当场)*(?:任|为|当选为?|选举?为|推选为|推举为|聘为|聘请为)(?:首[任届])?"
)
_GIVEN_BY = re.compile(rf"由[^,，。;；{MASK}]{{0,10}}")
_TAKEN_ON = re.compile("(?:兼任|担任|出任|兼)")


@cache
def _post_at(rule: Rule) -> re.Pattern[str]:
    return re.compile(longest_of(rule.triggers))


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


def of_home(reading: Reading, rule: Rule) -> Iterator[Found]:
    """村民 A, of the only village that the article names."""
    for trigger, _, person in _bare_posts(reading, rule):
        area = _only(reading, _HOMES.get(trigger.of(reading.masked)[0], ()))
        if area is not None and admits(rule.object, reading.mentions[area]):
            for one in members(reading, person, fits(rule.subject), reading.lists):
                yield Found(one, area, trigger, apart=True, listed=one != person)


def of_home_area(reading: Reading, rule: Rule) -> Iterator[Found]:
    """副县长 A, of the county named last."""
    for trigger, _, person in _bare_posts(reading, rule):
        post = trigger.of(reading.masked)
        kind = _OFFICES.get(post.removeprefix("副")[0], "")
        area = _last(reading, kind, trigger.begin)
        if area is not None and admits(rule.object, reading.mentions[area]):
            yield Found(person, area, trigger, apart=True, post=post)


def _posts_before(reading: Reading, rule: Rule, clause: Clause, place: int) -> Iterator[Found]:
    person = clause.heads[place]
    end = reading.start(person)
    for body in reversed(clause.heads[max(0, place - _POSTS_AT_ONCE) : place]):
        gap = Span(reading.span(body).end, end)
        words = gap.of(reading.masked)
        if end != reading.start(person):  # C 党员、before B 主任
            if not words.endswith("、"):
                return
            words = words[:-1]
        post = _title(rule, reading.mentions[body], words)
        if not _titles().fullmatch(words.removeprefix("的")):
            return  # what stands before is of somebody else
        if post is not None and not _is_former(reading, body, words) and _related(reading, rule, person, body):
            for one in members(reading, person, fits(rule.subject), reading.lists):
                yield Found(one, body, gap, listed=one != person, post=post)
        end = reading.start(body)


def _is_former(reading: Reading, body: int, words: str) -> bool:
    """原柳湾区环保局局长甲, 柳湾区环保局前局长乙: no post of theirs any more."""
    before = reading.masked[max(0, reading.start(body) - 2) : reading.start(body)]
    return words.startswith(("原", "前")) or _FORMER.fullmatch(before) is not None


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


def _bare_posts(reading: Reading, rule: Rule) -> Iterator[tuple[Span, Clause, int]]:
    """A post or 村民 directly before a person, no body or area before it."""
    for trigger, clause in triggers(reading, rule):
        person = next(iter(reading.after(clause, trigger.end)[:1]), None)
        if person is None or reading.start(person) != trigger.end:
            continue
        words = reading.between(clause.span.begin, trigger.begin)
        alone = is_opening(words) or _ALONE.search(words)
        if alone and not words.endswith(MASK) and admits(rule.subject, reading.mentions[person]):
            yield trigger, clause, person


def _only(reading: Reading, kinds: tuple[str, ...]) -> int | None:
    """The one area of these classes that the article names, None where there are two."""
    found = [name for name, one in enumerate(reading.mentions) if one.type in kinds and not _refers(one)]
    names = {reading.mentions[name].name for name in found}
    return found[0] if len(names) == 1 else None


def _last(reading: Reading, kind: str, before: int) -> int | None:
    """The area of a class named last, by itself if one is: 柳湾市 in 柳湾市委 where there is no other."""
    named = [
        name for name, one in enumerate(reading.mentions) if one.type == kind and reading.span(name).begin < before
    ]
    alone = [name for name in named if not reading.mentions[name].inner]
    return next(reversed(alone or named), None)


def _refers(mention: Mention) -> bool:
    return mention.evidence.rule == "reference"


def _related(reading: Reading, rule: Rule, subject: int, object: int) -> bool:
    return admits(rule.subject, reading.mentions[subject]) and admits(rule.object, reading.mentions[object])


def _title(rule: Rule, body: Mention, gap: str) -> str | None:
    """The post between a body and a person, "" where an age alone says who lives there; None else."""
    bare = gap.removeprefix("的").strip()
    gap = _AGE.sub("", bare)
    if body.name.endswith("队") and gap == "员":
        return "队员"
    if gap == "长" and body.name.endswith(_LED):
        return f"{body.name[-1]}长"  # 省公安厅|长
    if bare == "人" and rule.relation == "comesFrom":
        return ""  # 甘肃静宁|人
    if bare and not gap:
        return "" if rule.relation == "comesFrom" else None
    fitting = 0 < len(gap) <= _LONGEST_TITLE and not _ACTION.match(gap)
    return gap.removesuffix("之一") if fitting and _posts(rule).fullmatch(gap) else None


@cache
def _titles() -> re.Pattern[str]:
    one = rf"[^、,，()（）的{MASK}]{{0,8}}?{any_of('posts', 'area_posts', 'residents', 'offices')}(?:之一)?"
    return re.compile(f"{one}(?:[、兼]{one})*|.{{0,4}}岁(?:高龄)?的?(?:{one})?|员|长|人")


@cache
def _posts(rule: Rule) -> re.Pattern[str]:
    one = rf"[^、,，()（）的{MASK}]{{0,8}}?{longest_of(rule.triggers)}(?:之一)?"
    return re.compile(f"{one}(?:[、兼]{one})*")
