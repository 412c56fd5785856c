"""Relations of persons with a post or a place by their names: 柳湾区区长张三, 来自柳湾区的张三."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.extract.agents import members
from kg.extract.clause import Clause
from kg.extract.pairs import Found, fits, related
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
_WORKER = re.compile("[一-鿕]{1,3}[工匠]|[一-鿕]{2,3}[员师手]")
_OF_PARTY = ("党委", "党组", "党工委", "党支部", "纪委", "工会")
_LED = ("厅", "局", "院", "校", "所", "站", "队", "馆", "处", "科")  # who heads it is called by its last character
_FORMER = re.compile(r"[^一-龥]?[原前]")  # but 中原, 日前


def before_name(reading: Reading, rule: Rule) -> Iterator[Found]:
    """B 主任 A; also C 党员、B 主任 A."""
    for clause in reading.naming:
        for place, person in enumerate(clause.heads):
            if admits(rule.subject, reading.mentions[person]):
                yield from _posts_before(reading, rule, clause, place)


def of_colleague(reading: Reading, rule: Rule) -> Iterator[Found]:
    """B 局长 C、副局长 A: whose post says that he comes after C."""
    for clause in reading.naming:
        for place in range(2, len(clause.heads)):
            body, other, person = clause.heads[place - 2 : place + 1]
            gap = Span(reading.span(other).end, reading.start(person))
            post = gap.of(reading.masked).removeprefix("、")
            words = reading.between(reading.span(body).end, reading.start(other))
            led = related(reading, rule, other, body) and related(reading, rule, person, body)
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
            if reading.span(body).end == reading.start(person) and related(reading, rule, person, body):
                post = _post_at(rule).match(reading.masked, end, clause.span.end)
                if post:
                    yield Found(person, body, Span(*post.span()), post=post[0])


def works_at(reading: Reading, rule: Rule) -> Iterator[Found]:
    """在 B 上班的 (居民) A."""
    for trigger, clause in triggers(reading, rule):
        body, person = reading.before(clause, trigger.begin)[-1:], reading.after(clause, trigger.end)[:1]
        if not body or not person or reading.span(body[0]).end != trigger.begin:
            continue
        near = _OF_WHOM.fullmatch(reading.masked, trigger.end, reading.start(person[0]))
        if near and related(reading, rule, person[0], body[0]):
            yield Found(person[0], body[0], trigger)


_OF_WHOM = re.compile("[^,，。;；、]{0,16}")


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
        if related(reading, rule, person, place) and _OF.fullmatch(between):
            for one in members(reading, person, fits(rule.subject), reading.lists):
                yield Found(one, place, trigger, listed=one != person)


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
        if post is not None and not _is_former(reading, body, words) and related(reading, rule, person, body):
            for one in members(reading, person, fits(rule.subject), reading.lists):
                yield Found(one, body, gap, listed=one != person, post=post)
        end = reading.start(body)


def _is_former(reading: Reading, body: int, words: str) -> bool:
    """原柳湾区环保局局长甲, 柳湾区环保局前局长乙: no post of theirs any more."""
    before = reading.masked[max(0, reading.start(body) - 2) : reading.start(body)]
    return words.startswith(("原", "前")) or _FORMER.fullmatch(before) is not None


def _title(rule: Rule, body: Mention, gap: str) -> str | None:
    """The post between a body and a person, "" where an age alone says who lives there; None else."""
    whose, bare = gap.startswith("的"), gap.removeprefix("的").strip()
    gap = _AGE.sub("", bare)
    if body.name.endswith("队") and gap == "员":
        return "队员"
    if gap == "长" and body.name.endswith(_LED):
        return f"{body.name[-1]}长"  # 省公安厅|长
    if bare == "人" and rule.relation == "comesFrom":
        return ""  # 甘肃静宁|人
    if bare and not gap:
        return "" if rule.relation == "comesFrom" else None
    if rule.relation == "affiliatedWith" and body.kind == "organization" and whose and _WORKER.fullmatch(gap):
        return gap  # 花炮厂的|插引工
    fitting = 0 < len(gap) <= _LONGEST_TITLE and not _ACTION.match(gap)
    return gap.removesuffix("之一") if fitting and _posts(rule).fullmatch(gap) else None


@cache
def _titles() -> re.Pattern[str]:
    one = rf"[^、,，()（）的{MASK}]{{0,8}}?{any_of('posts', 'area_posts', 'residents', 'offices')}(?:之一)?"
    return re.compile(f"{one}(?:[、兼]{one})*|{_WORKER.pattern}|.{{0,4}}岁(?:高龄)?的?(?:{one})?|员|长|人")


@cache
def _posts(rule: Rule) -> re.Pattern[str]:
    one = rf"[^、,，()（）的{MASK}]{{0,8}}?{longest_of(rule.triggers)}(?:之一)?"
    return re.compile(f"{one}(?:[、兼]{one})*")
