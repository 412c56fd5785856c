"""Who does what a verb says: the nearest name that can act, or the subject that a clause leaves out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from kg.extract.rules import any_of, relation_rules
from kg.extract.syntax import Clause, Reading
from kg.lexicon.words import cut, tag
from kg.model import Mention

_WORD = 6  # characters in which the next word is looked for
# a word of which the name has but the beginning: 市 in 柳湾市民
_ACROSS = re.compile(r"(?<=市)[民属场]|(?<=[县区])[属域]|(?<=村)民|(?<=省)[属会]")
_OPENING = 40  # characters before a verb that may still be adverbs
_CLAUSES = 12  # how many clauses back a subject may stand

Fits = Callable[[Mention], bool]


@dataclass(frozen=True, slots=True)
class Subject:
    """Who acts: one list of names, and from where it was carried."""

    names: tuple[int, ...]
    carried: str = "none"  # none, sentence, article


def subject(
    reading: Reading, at: int, kinds: Fits, carry: str, *, opening: bool = True
) -> Subject | None:
    """Who does what the verb at `at` says: in its clause, else carried as far as `carry` allows."""
    here = reading.at(at)
    clause = reading.clauses[here]
    blocked, name = _agent(reading, clause, at, kinds)
    if name is not None:
        return Subject(members(reading, name, kinds, reading.teams))
    if blocked or carry == "none" or (opening and not is_opening(reading.masked[clause.span.begin : at])):
        return None
    return _carried(reading, here, kinds, carry)


def members(
    reading: Reading, name: int, kinds: Fits, lists: dict[int, tuple[int, ...]]
) -> tuple[int, ...]:
    """The names of the list that a name stands in, those of other kinds left out."""
    return tuple(one for one in lists.get(name, (name,)) if kinds(reading.mentions[one]))


def agent_of(reading: Reading, clause: Clause, kinds: Fits) -> int | None:
    """The name that a clause begins with as its subject."""
    fit = (name for name in clause.heads[:4] if kinds(reading.mentions[name]))
    name = next((name for name in fit if _acts(reading, clause, name)), None)
    if name is None:
        return None
    first = reading.teams.get(name, (name,))[0]
    return name if is_opening(reading.masked[clause.span.begin : reading.start(first)]) else None


def is_opening(words: str) -> bool:
    """Whether the words before a verb leave its subject open: adverbs, times, where and what for.

    >>> is_opening("昨日继续"), is_opening("在各社区"), is_opening("居民自发")
    (True, True, False)
    """
    return len(words) <= _OPENING and _opening().fullmatch(words) is not None


def toward(before: str) -> bool:
    """Whether these words make what follows a goal, not a subject: 来到, 在, 把."""
    return _toward().search(before) is not None


def people_follow(reading: Reading, end: int) -> bool:
    """Whether a name that ends here only says whose people: X居民."""
    return _people().match(reading.masked, end) is not None


def noun_follows(reading: Reading, end: int) -> bool:
    """Whether a name that ends here runs on into a noun, so that it only says whose: 柳湾 in 柳湾日报."""
    following = reading.masked[end : end + _WORD]
    if _ACROSS.match(reading.article.text, end):
        return True
    if not "一" <= following[:1] <= "鿕" or _own().match(following):
        return False
    word = cut(following)[0]
    return len(word) > 1 and tag(word).startswith("n")


def _carried(reading: Reading, here: int, kinds: Fits, carry: str) -> Subject | None:
    sentence = reading.clauses[here].sentence
    if reading.masked.startswith("为", reading.clauses[here].span.begin):
        for after in reading.clauses[here + 1 : here + 3]:
            name = agent_of(reading, after, kinds) if after.sentence == sentence else None
            if name is not None:
                return Subject(members(reading, name, kinds, reading.teams), "sentence")
    before = here - 1
    while before >= 0 and reading.clauses[before].sentence == sentence and here - before <= _CLAUSES:
        name = agent_of(reading, reading.clauses[before], kinds)
        if name is not None:
            return Subject(members(reading, name, kinds, reading.teams), "sentence")
        before -= 1
    if carry != "article" or reading.focus is None or not kinds(reading.mentions[reading.focus]):
        return None
    if reading.span(reading.focus).begin > sentence.begin:
        return None
    return Subject((reading.focus,), "article")


def _agent(
    reading: Reading, clause: Clause, at: int, kinds: Fits
) -> tuple[bool, int | None]:
    """The nearest name before a verb that can act; or that somebody unnamed stands there."""
    for name in reversed(reading.before(clause, at)):
        if not kinds(reading.mentions[name]):
            continue
        if _of_others(reading, name, at):
            return True, None
        if _acts(reading, clause, name):
            return False, name
    return False, None


def _acts(reading: Reading, clause: Clause, name: int) -> bool:
    first = reading.teams.get(name, (name,))[0]
    before = reading.masked[max(clause.span.begin, reading.start(first) - 8) : reading.start(first)]
    return not (toward(before) or _of_others(reading, name, clause.span.end))


def _of_others(reading: Reading, name: int, end: int) -> bool:
    """Whether a name only says whose: X的…, X居民, X境内."""
    after = reading.span(name).end
    return _belonging().match(reading.masked, after, end) is not None or noun_follows(reading, after)


@cache
def _toward() -> re.Pattern[str]:
    return re.compile(any_of("toward") + r"[了“\s]*$")


@cache
def _people() -> re.Pattern[str]:
    return re.compile(r"[”\s]*" + any_of("people"))


@cache
def _own() -> re.Pattern[str]:
    # verbs, adverbs and staff that the dictionary takes for nouns: 隶属, 全力, 干部
    verbs = {word for rule in relation_rules() if "post" not in rule.shape for word in rule.triggers}
    words = "|".join(sorted(map(re.escape, verbs)))
    lists = any_of("adverbs", "staff", "verbs", "plan", "ongoing", "done", "whereabouts")
    return re.compile(f"{lists}|{words}")


@cache
def _belonging() -> re.Pattern[str]:
    return re.compile(r"[”\s]*(?:的|之|" + any_of("people", "whereabouts") + ")")


@cache
def _opening() -> re.Pattern[str]:
    time = r"[\d一二三四五六七八九十]+[年月日时点]|[\s\x00]"
    aside = any_of("aside") + r"[^,，]{0,20}"
    # possessive: a stretch is never cut in a second way
    return re.compile(f"(?:{any_of('adverbs', 'plan', 'ongoing', 'done', 'denial')}|{time})*+(?:{aside})?+")
