"""Where a rule's words stand as verbs, and what their object is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.extract.agent_words import noun_follows, people_follow, toward
from kg.extract.agents import members
from kg.extract.clause import Clause
from kg.extract.pairs import fits
from kg.extract.rules import MASK, Rule, admits, any_of, relation_rules
from kg.extract.syntax import Reading
from kg.lexicon.patterns import longest_of, matches_at
from kg.model import Span

_BACK = 12  # clauses back to the act that a bare 活动 stands for
_ANYWHERE = ("under", "holds post", "home", "home post")  # shapes whose words may stand as nouns
_TAIL = 8  # characters after a place that may still say where: 北侧, 与沿河路交叉口
# a gap that holds a second predicate, or ends with a preposition: the name belongs to those
_NO_OBJECT = re.compile(r"^[对向]|[。;；]|并|[使让令]|(?:[在于对向为与和从以把将给由被是等])[“\s]*$|过程中|基础上")
_KIN = re.compile("的?(?:父|母|妻|丈夫|儿子|女儿|老伴|孙|家属|亲属|同事|朋友|遗体|事迹|精神)")
_KIND_OF = re.compile("等(?:一?系列|多[项个种]|[一二两三四五六七八九十0-9]+[项个])?[“]?$")  # before what the list is of
_NUMBER = 6  # characters from 等 to the kind: 等一系列
_HEAD = re.compile("(?:专项|主题|志愿)?(?:活动|行动|工程|项目|服务)$")
_RETOLD = 0.6  # of an act's characters that the words after it must have
_SO_MANY = re.compile("^的[0-9一二两三四五六七八九十百]+余?[个所家处条座]")  # 覆盖柳湾区|的20所小学
_ATTRIBUTE = re.compile(rf"(?![”》]?[和与及])[^,，。;；的{MASK}]{{0,6}}的")


def triggers(reading: Reading, rule: Rule) -> Iterator[tuple[Span, Clause]]:
    """Where the words of a rule stand as verbs, with their clauses."""
    places = reading.places.get(rule)
    if not places:
        return
    free = rule.shape in _ANYWHERE
    for match in matches_at(places, _verb(rule), reading.masked):
        span = Span(*match.span())
        if not free and reading.masked[span.begin - 1 : span.begin] in ("的", "之"):
            continue  # a noun
        clause = reading.clause_at(span.begin)
        if clause and clause.span.covers(span):
            yield span, clause


_WITH_CONTENT = re.compile("以“[^”]{0,40}”为[^,，。;；“]{2,6}的")  # 推行|以“…”为主要内容的|工作法
_IS_THEME = re.compile(
    "”?为(?:主题|内容|主要内容|载体|主线|抓手)的?[^,，。;；]{0,8}(?:活动|行动|讲座|宣传|演出|培训|比赛|仪式)"
)


def object_of(reading: Reading, rule: Rule, clause: Clause, trigger: Span) -> int | None:
    """The first name after a trigger, where it is the object and of a kind that the rule takes."""
    for name in reading.after(clause, trigger.end):
        if not admits(rule.object, reading.mentions[name]):
            continue
        if reading.mentions[name].kind != "initiative" and only_says_whose(reading, rule, clause, name):
            continue
        gap = _WITH_CONTENT.sub("", reading.between(trigger.end, reading.start(name)))
        plain = gap.lstrip("了过起着好的")
        if _IS_THEME.match(reading.masked, reading.span(name).end):
            plain = plain.removesuffix("“").removesuffix("以")  # 开展以“清河”为主题的宣传活动
        if len(gap.strip("“《 ")) > rule.gap or _any_verb().search(plain) or _NO_OBJECT.search(plain):
            return None
        return name
    return None


def object_before(reading: Reading, rule: Rule, trigger: Span) -> int | None:
    """配合活动, or 结对帮扶 and no more: the act named last, or what the sentence began with."""
    if not rule.bare or not _bare(rule.bare).match(reading.masked, trigger.end):
        return None
    here = reading.at(trigger.begin)
    clause = reading.clauses[here]
    for one in reversed(reading.clauses[max(0, here - _BACK) : here + 1]):
        for name in reversed(reading.before(one, trigger.begin)):
            mention = reading.mentions[name]
            if mention.kind == "initiative" and admits(rule.object, mention):
                return _told_again(reading, name, trigger.begin)
        if one != clause and one.sentence == clause.sentence and "initiative" not in rule.object:
            return _topic(reading, rule, one)
    return None


def _told_again(reading: Reading, kind: int, at: int) -> int:
    """Of 清淤行动、修窗等|敬老活动 the act that the words up to `at` tell again, else the kind itself."""
    if not _KIND_OF.search(reading.between(max(0, reading.span(kind).begin - _NUMBER), reading.span(kind).begin)):
        return kind
    words = set(reading.between(reading.span(kind).end, at))
    sentence = reading.clauses[reading.at(reading.span(kind).begin)].sentence
    best, most = kind, _RETOLD
    for one in reading.clauses[reading.at(sentence.begin) : reading.at(reading.span(kind).begin) + 1]:
        for name in reading.before(one, reading.span(kind).begin):
            core = set(_HEAD.sub("", reading.mentions[name].name))
            told = len(core & words) / max(1, len(core))
            if reading.mentions[name].kind == "initiative" and told > most:
                best, most = name, told
    return best


def _topic(reading: Reading, rule: Rule, clause: Clause) -> int | None:
    """What a clause is about: the name that it begins with."""
    name = next(iter(clause.heads), None)
    opens = name is not None and reading.start(name) == clause.span.begin
    return name if name is not None and opens and admits(rule.object, reading.mentions[name]) else None


def only_says_whose(reading: Reading, rule: Rule, clause: Clause, name: int) -> bool:
    """Whether a name is no object but the attribute of one: X居民, X工程, X、某社区三个居委会."""
    end = reading.span(members(reading, name, fits(rule.object), reading.lists)[-1]).end
    if reading.mentions[name].kind == "person":
        return _KIN.match(reading.masked, end) is not None
    if rule.relation == "assists" and _needy().match(reading.masked, end):
        return False
    follows = any(reading.span(other).begin == end for other in reading.after(clause, end)[:1])
    goes_on = rule.relation == "established" and reading.masked.startswith(("、", "和"), end)
    return follows or goes_on or noun_follows(reading, end) or people_follow(reading, end)


def describes(reading: Reading, name: int) -> bool:
    """参加清河行动的 (居民): the clause up to a name describes something else."""
    end = reading.span(reading.lists.get(name, (name,))[-1]).end
    if _needy().match(reading.masked, end):
        return False
    return _ATTRIBUTE.match(reading.masked, end) is not None


def says_where(reading: Reading, clause: Clause, trigger: Span, place: int) -> bool:
    """Whether 位于河口 ends its clause: 走进位于河口的柳园, 将位于河口 … say nothing of their subject."""
    before = reading.between(max(clause.span.begin, trigger.begin - 8), trigger.begin)
    last = reading.lists.get(place, (place,))[-1]
    after = reading.between(reading.span(last).end, clause.span.end)
    short = len(after) <= _TAIL and "的" not in _SO_MANY.sub("", after)
    return short and not toward(before)


@cache
def _bare(words: tuple[str, ...]) -> re.Pattern[str]:
    this = "(?:[此这本该]次?|[此这该]项|这一)?"
    named = "|".join(re.escape(word) for word in words if word != "-")
    nothing = "?" if "-" in words else ""
    return re.compile(f"[了过]?(?:{this}(?:{named or '(?!)'})){nothing}[”]?(?=[,，。;；!！\n]|$)")


@cache
def _needy() -> re.Pattern[str]:
    """柳湾社区的20名孩子, 柳湾社区孤寡老人: to help them is to help where they live."""
    count = r"[\d一二两三四五六七八九十百]{1,12}[余多]?[名位户]"
    return re.compile(f"的?(?:{count}的?)?{any_of('needy')}|的{count}")


@cache
def _verb(rule: Rule) -> re.Pattern[str]:
    verb = longest_of(rule.triggers)
    return re.compile(verb if rule.shape in _ANYWHERE else f"{verb}(?!{any_of('nouns')})")


@cache
def _any_verb() -> re.Pattern[str]:
    acts = (rule.triggers for rule in relation_rules() if rule.shape == "act")
    return re.compile(longest_of(word for triggers in acts for word in triggers))
