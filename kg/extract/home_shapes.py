"""Relations of persons with a bare post or 村民 before the name: 校长张三, of the only school that is named."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain

from kg.extract.agent_words import is_opening
from kg.extract.agents import members
from kg.extract.clause import Clause
from kg.extract.pairs import Found, fits
from kg.extract.rules import MASK, Rule, admits
from kg.extract.syntax import Reading
from kg.extract.verbs import triggers
from kg.model import Mention, Span

_ALONE = re.compile(
    r"[、，,：:；;。“”（(\s]$|^$|(?:在|由|对|与|和|给|让|使|据|跟|同|向|岁的?|名|位|接过|告诉|请|找到|跟着|随)$"
)
# the class of area that a bare post is of, by the word it begins with
_OFFICES = {
    **{"省": "Province", "市": "City", "区": "District", "县": "County", "镇": "Township", "乡": "Township"},
    **{"村": "Village", "社": "Community"},
}
# the bodies that a bare post is of, by how they end
_BODIES: dict[tuple[str, ...], tuple[str, ...]] = {
    ("校长", "副校长"): ("小学", "中学", "学校", "高中", "大学"),
    ("年级学生", "初一学生", "初二学生", "初三学生"): ("小学", "中学", "学校"),
    ("高一学生", "高二学生", "高三学生"): ("中学", "高中", "学校"),
    ("教师", "老师", "班主任"): ("小学", "中学", "学校", "高中", "幼儿园"),
    ("园长", "副园长"): ("幼儿园",),
    ("馆长", "副馆长"): ("馆",),
    ("董事长", "总经理"): ("公司", "集团"),
    ("科主任", "科副主任", "护理部主任"): ("医院", "卫生院"),
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
_MOST_BODIES = 40  # of one kind in an article; with more, no bare post is clear
_HOMES = {"村": ("Village",), "居": ("Community",), "社": ("Community",)}


def of_home_body(reading: Reading, rule: Rule) -> Iterator[Found]:
    """校长 A, of the only school that the article names; 副主任 A, of the body with which the last sentence ends."""
    for trigger, clause, person in _bare_posts(reading, rule):
        post = trigger.of(reading.masked)
        last = _just_named(reading, rule, clause) if trigger.begin == clause.sentence.begin else None
        if last is not None:
            yield Found(person, last, trigger, apart=True, post=post)
            continue
        ends = next((ends for posts, ends in _BODIES.items() if post.endswith(posts)), ())
        named = _bodies(reading, rule, ends) if ends else []
        earlier = [name for name in named if reading.span(name).end <= trigger.begin]
        body = _the_one(reading, earlier or named)  # what comes later is another
        if body is not None:
            yield Found(person, body, trigger, apart=True, post=post)


@lru_cache(len(_BODIES))  # of the article that is read
def _bodies(reading: Reading, rule: Rule, ends: tuple[str, ...]) -> list[int]:
    """The bodies whose names end so, each name twice at most, to tell the only one by; none of very many."""
    fit = [name for name, one in enumerate(reading.mentions) if admits(rule.object, one) and one.name.endswith(ends)]
    twice: dict[str, list[int]] = defaultdict(list)
    for name in [name for name in fit if not _refers(reading.mentions[name])] or fit:
        if len(same := twice[reading.mentions[name].name]) < 2:
            same.append(name)
    return sorted(chain.from_iterable(twice.values())) if len(twice) <= _MOST_BODIES else []


def _just_named(reading: Reading, rule: Rule, clause: Clause) -> int | None:
    """The body that is the last word of the sentence before, on the same line."""
    here = reading.at(clause.span.begin)
    before = reading.clauses[here - 1] if here else None
    body = before.heads[-1] if before and before.heads else None
    if body is None or not admits(rule.object, reading.mentions[body]):
        return None
    between = reading.masked[reading.span(body).end : clause.sentence.begin]
    return body if between in ("。", "。”", "！") else None


def _the_one(reading: Reading, bodies: Sequence[int]) -> int | None:
    """The body that all of these name, 实验学校 for 柳河镇实验学校; else the one named again where no other is."""
    names = [reading.mentions[body].name for body in bodies]
    longest = max(names, key=len, default="")
    if bodies and all(longest.endswith(name) for name in names):
        return bodies[0]
    again = [name for name in set(names) if sum(other.endswith(name) for other in names) > 1]
    return bodies[names.index(again[0])] if len(again) == 1 else None


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


def _bare_posts(reading: Reading, rule: Rule) -> Iterator[tuple[Span, Clause, int]]:
    """A post or 村民 directly before a person, no body or area before it."""
    for trigger, clause in triggers(reading, rule):
        person = next(iter(reading.after(clause, trigger.end)[:1]), None)
        if person is None or reading.start(person) != trigger.end:
            continue
        words = reading.between(clause.span.begin, trigger.begin)
        alone = is_opening(words) or _ALONE.search(words) or (words.endswith("的") and words[-2:-1] != MASK)
        if alone and not words.endswith((MASK, "原", "前")) and admits(rule.subject, reading.mentions[person]):
            yield trigger, clause, person


@lru_cache(len(_HOMES))  # of the article that is read
def _only(reading: Reading, kinds: tuple[str, ...]) -> int | None:
    """The one area of these classes that the article names, None where there are two."""
    found = [name for kind in kinds for name in _of_type(reading, kind) if not _refers(reading.mentions[name])]
    names = {reading.mentions[name].name for name in found}
    return found[0] if len(names) == 1 else None


def _last(reading: Reading, kind: str, before: int) -> int | None:
    """The area of a class named last, by itself if one is: 柳湾市 in 柳湾市委 where there is no other."""
    named, alone = (_before(reading, names, before) for names in (_of_type(reading, kind), _alone(reading, kind)))
    return named if alone is None else alone


def _before(reading: Reading, names: Sequence[int], offset: int) -> int | None:
    """The last of some names that begins before an offset."""
    place = bisect_left(names, offset, key=lambda name: reading.span(name).begin)
    return names[place - 1] if place else None


@lru_cache(2 * len(_OFFICES))  # of the article that is read
def _of_type(reading: Reading, type_: str) -> list[int]:
    return [name for name, one in enumerate(reading.mentions) if one.type == type_]


@lru_cache(len(_OFFICES))
def _alone(reading: Reading, type_: str) -> list[int]:
    return [name for name in _of_type(reading, type_) if not reading.mentions[name].inner]


def _refers(mention: Mention) -> bool:
    return mention.evidence.rule == "reference"
