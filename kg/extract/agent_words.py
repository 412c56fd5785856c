"""Words that say who acts, or leave it open: 昨日 and 在各社区 before a verb, 居民 or a noun behind a name."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.rules import MASK, any_of, relation_rules
from kg.extract.syntax import Reading
from kg.lexicon.words import cut, tag

WORD = 6  # characters in which the next word is looked for
# a word of which the name has but the beginning: 市 in 柳湾市民
_ACROSS = re.compile(r"(?<=市)[民属场]|(?<=[县区])[属域]|(?<=村)民|(?<=省)[属会]|(?<=部)[门长]|(?<=[局院校厂])长")
_OPENING = 40  # characters before a verb that may still be adverbs
_EACH = "各(?:村|社区|街道|乡镇|单位|部门|学校|小区)(?:、?(?:村|社区|街道|乡镇|单位|部门|学校|小区)){0,12}"
# a body that no finder knows: 苏州|清河物业、
_NAMED_BEHIND = re.compile(
    "[一-鿕]{2,10}?(?:物业|商行|商贸|餐饮|酒楼|超市|药房|书店|影楼|驾校|影院)(?=[、,，和与及等。]|$)"
)


def is_opening(words: str) -> bool:
    """Whether the words before a verb leave its subject open: adverbs, times, where and what for.

    >>> is_opening("昨日继续"), is_opening("在各社区"), is_opening("居民自发")
    (True, True, False)
    """
    return len(words) <= _OPENING and open_words().fullmatch(words) is not None


def toward(before: str) -> bool:
    """Whether these words make what follows a goal, not a subject: 来到, 在, 把."""
    return _toward().search(before) is not None


def people_follow(reading: Reading, end: int) -> bool:
    """Whether a name that ends here only says whose people: X居民."""
    return _people().match(reading.masked, end) is not None


def noun_follows(reading: Reading, end: int) -> bool:
    """Whether a name that ends here runs on into a noun, so that it only says whose: 柳湾 in 柳湾日报."""
    following = reading.masked[end : end + WORD]
    if _ACROSS.match(reading.article.text, end):
        return True
    if not "一" <= following[:1] <= "鿕" or own_words().match(following):
        return False
    if _NAMED_BEHIND.match(reading.masked, end):
        return True
    first, *rest = cut(following)
    if len(first) > 1 and tag(first).startswith("n"):
        return True
    return bool(rest) and tag(first) in ("vn", "an", "j", "l") and _body().search(rest[0]) is not None


@cache
def setting_up() -> re.Pattern[str]:
    """在某村设立|服务站: what ends so makes the name after it something that somebody sets up."""
    rules = (rule for rule in relation_rules() if rule.shape == "act" and rule.relation == "established")
    words = {word for rule in rules for word in rule.triggers}
    return re.compile(f"(?:{'|'.join(sorted(map(re.escape, words)))})[了“\\s]*$")


@cache
def _toward() -> re.Pattern[str]:
    return re.compile(any_of("toward") + r"[了“\s]*$")


@cache
def _people() -> re.Pattern[str]:
    return re.compile(rf"[”\s]{{0,4}}(?!{any_of('staff_kinds')}{any_of('staff')}){any_of('people')}")


@cache
def _body() -> re.Pattern[str]:
    return re.compile(any_of("bodies", "whole_bodies") + "$")


@cache
def unnamed() -> re.Pattern[str]:
    return re.compile(f"(?:各|众|广大|一些|不少|许多|部分)?{any_of('people')}")


@cache
def own_words() -> re.Pattern[str]:
    # verbs, adverbs and staff that the dictionary takes for nouns: 隶属, 全力, 干部
    verbs = {word for rule in relation_rules() if "post" not in rule.shape for word in rule.triggers}
    words = "|".join(sorted(map(re.escape, verbs)))
    lists = any_of("adverbs", "staff", "verbs", "plan", "ongoing", "done", "whereabouts")
    return re.compile(f"{lists}|{any_of('staff_kinds')}{any_of('staff')}|{words}")


@cache
def belonging() -> re.Pattern[str]:
    own = f"(?:{any_of('staff_kinds')})?{any_of('staff')}"  # 青年|党员
    return re.compile(
        f"[”\\s]{{0,4}}(?:的(?!{own})|之|籍|人(?![民大事力口才均])"
        f"|(?!{own}){any_of('people', 'whereabouts', 'branches')})"
    )


@cache
def open_words() -> re.Pattern[str]:
    time = r"[\d一二三四五六七八九十]{1,8}[年月日时点]|[\s\x00]|他们|[这此本]次"
    aside = any_of("aside") + r"[^,，]{0,32}"
    crowd = f"{_EACH}|{any_of('people', 'staff')}"
    led = f"{any_of('leads')}[^,，。;；的{MASK}]{{0,6}}?(?:{crowd})(?:们|等)?"  # 广泛|发动各村
    paid = "投资|出资|投入|筹资|筹措|拨款|拿出|挤出|争取"
    money = rf"(?:{paid})(?:资金)?近?[\d.余多]{{1,12}}[万亿]?余?元?"  # 投资23万元|高标准建成
    # possessive: a stretch is never cut in a second way
    course = any_of("adverbs", "plan", "ongoing", "done", "denial")
    return re.compile(f"(?:{led}|{course}|{time}|{money})*+(?:{aside})?+")
