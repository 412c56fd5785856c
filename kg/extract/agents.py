"""Who does what a verb says: the nearest name that can act, or the subject that a clause leaves out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from kg.extract.agent_words import (
    WORD,
    belonging,
    is_opening,
    noun_follows,
    open_words,
    own_words,
    setting_up,
    toward,
    unnamed,
)
from kg.extract.clause import Clause
from kg.extract.syntax import Reading
from kg.lexicon.words import cut, tag
from kg.model import Mention, Span

_AGE = re.compile(r"\d{1,3}多?岁")
_SHORT, _FIRST = 800, 8  # characters of a short item, clauses in which it names who acts
_LONG = 1500  # characters above which a headline no longer says who acts in each sentence
_CLAUSES = 12  # how many clauses back a subject may stand
_CLEFT = re.compile(r"这(?:就|便|也|正)?是[“\s]*$")  # 这是 A 开办的 B
_AS = re.compile("(?:同时|此外|另外)?作为[^,，]{0,40}?的?[“]?")  # 作为示范区的|柳湾区,
_SINCE = re.compile(
    r"(?:自从|自|从|在|随着|通过)[\d一二三四五六七八九十今去前上本年月日初底中旬以来]*(?:全面|深入|集中|持续)?"
)
_SO_FAR = ("以来", "以后", "之后", "后", "过程中", "期间", "中")
_ASKING = re.compile("(?:并|还|又)?(?:联合|会同|携手|协同|邀请)(?=[^,，。;；]{2})")
_BOTH = re.compile(
    r"(?:双方|两(?:地|校|个?(?:区|县|市|乡|镇|村|街道|社区)|[家个]单位))"
)  # two that were named together
Fits = Callable[[Mention], bool]


@dataclass(frozen=True, slots=True)
class Subject:
    """Who acts: one list of names, and from where it was carried."""

    names: tuple[int, ...]
    carried: str = "none"  # none, sentence, paragraph, article


def subject(reading: Reading, at: int, kinds: Fits, carry: str, *, opening: bool = True) -> Subject | None:
    """Who does what the verb at `at` says: in its clause, else carried as far as `carry` allows."""
    here = reading.at(at)
    clause = reading.clauses[here]
    blocked, name = _agent(reading, clause, at, kinds)
    if name is not None:
        return Subject(members(reading, name, kinds, reading.teams))
    if blocked:
        return None
    if both := _both(reading, clause, at, kinds):
        return Subject(both, "sentence")
    if carry != "none" and _ASKING.match(reading.masked, clause.span.begin, at):
        return _carried(reading, here, kinds, carry)
    if carry == "none" or (opening and not is_opening(reading.masked[clause.span.begin : at])):
        return None
    return _since(reading, here, at, kinds) or _carried(reading, here, kinds, carry)


def members(reading: Reading, name: int, kinds: Fits, lists: dict[int, tuple[int, ...]]) -> tuple[int, ...]:
    """The names of the list that a name stands in, without other kinds and those that only say whose."""
    listed = (one for one in lists.get(name, (name,)) if kinds(reading.mentions[one]))
    return tuple(one for one in listed if one == name or not _of_others(reading, one, len(reading.masked)))


def agents_of(reading: Reading, clause: Clause, kinds: Fits) -> tuple[int, ...]:
    """The names that a clause begins with as its subject."""
    fit = (name for name in clause.heads[:4] if kinds(reading.mentions[name]))
    name = next((name for name in fit if _acts(reading, clause, name)), None)
    if name is None:
        return _both(reading, clause, clause.span.end, kinds)
    first = reading.teams.get(name, (name,))[0]
    before = reading.masked[clause.span.begin : reading.start(first)]
    led = before.endswith("由") and reading.masked.startswith("牵头", reading.span(name).end)  # 由 A 牵头,
    opens = is_opening(before.removesuffix("由") if led else before) or _AS.fullmatch(before)
    return members(reading, name, kinds, reading.teams) if opens and not setting_up().search(before) else ()


def _carried(reading: Reading, here: int, kinds: Fits, carry: str) -> Subject | None:
    """The subject of a clause that leaves it out: of its sentence, the sentence before, else the focus."""
    sentence = reading.clauses[here].sentence
    if reading.masked.startswith("为", reading.clauses[here].span.begin):
        for after in reading.clauses[here + 1 : here + 3]:
            names = agents_of(reading, after, kinds) if after.sentence == sentence else ()
            if names:
                return Subject(names, "sentence")
    nobody = True  # names a clause of this sentence somebody that the article does not
    before = here - 1
    while before >= 0 and reading.clauses[before].sentence == sentence and here - before <= _CLAUSES:
        clause = reading.clauses[before]
        if names := agents_of(reading, clause, kinds):
            return Subject(names, "sentence")
        if _people_act(reading, clause) or _person_acts(reading, clause):
            return None
        nobody = nobody and not _begins_with_noun(reading, clause)
        before -= 1
    if carry != "article" or not nobody:
        return None
    they = "他们" in reading.clauses[here].span.of(reading.masked)[:WORD]  # those of the sentence before
    found = _of_paragraph(reading, before, sentence, kinds)
    return found if found or they else _of_article(reading, sentence, kinds)


def _since(reading: Reading, here: int, at: int, kinds: Fits) -> Subject | None:
    """自去年开展清河行动以来,柳湾区…: who acts in the clause behind does what the first one says, too."""
    clause = reading.clauses[here]
    since = _SINCE.fullmatch(reading.masked, clause.span.begin, at) and reading.masked.endswith(
        _SO_FAR, at, clause.span.end
    )
    after = reading.clauses[here + 1] if since and here + 1 < len(reading.clauses) else None
    names = agents_of(reading, after, kinds) if after and after.sentence == clause.sentence else ()
    return Subject(names, "sentence") if names else None


def _of_paragraph(reading: Reading, last: int, sentence: Span, kinds: Fits) -> Subject | None:
    """Who acts first in the sentence before, which ends with the clause `last`, on the same line."""
    if last < 0 or "\n" in reading.article.text[reading.clauses[last].span.end : sentence.begin]:
        return None
    whole = reading.clauses[last].sentence
    for clause in reading.clauses[reading.at(whole.begin) : last + 1]:
        if names := agents_of(reading, clause, kinds):
            return Subject(names, "paragraph")
        if _people_act(reading, clause) or _begins_with_noun(reading, clause):
            return None
    return None


def _of_article(reading: Reading, sentence: Span, kinds: Fits) -> Subject | None:
    """The place label, else the first name of the headline; in a short item without one, who acts first in it."""
    names = (reading.focus,) if reading.focus is not None else _first(reading, kinds)
    if not names or not kinds(reading.mentions[names[0]]):
        return None
    before = reading.span(names[0]).begin <= sentence.begin
    short = reading.article.label is not None or len(reading.masked) <= _LONG
    return Subject(names, "article") if before and short else None


def _first(reading: Reading, kinds: Fits) -> tuple[int, ...]:
    opening = reading.clauses[:_FIRST] if len(reading.masked) <= _SHORT else ()
    found = (agents_of(reading, clause, kinds) for clause in opening)
    return next((names for names in found if names), ())


def _both(reading: Reading, clause: Clause, end: int, kinds: Fits) -> tuple[int, ...]:
    """两地, 双方: the two that were named together last."""
    match = open_words().match(reading.masked, clause.span.begin, end)
    if match is None or not _BOTH.match(reading.masked, match.end(), end):
        return ()
    here = reading.at(clause.span.begin)
    for before in reversed(reading.clauses[max(0, here - _CLAUSES) : here]):
        for name in before.heads:
            two = members(reading, name, kinds, reading.teams)
            if len(two) == 2:
                return two
    return ()


def _people_act(reading: Reading, clause: Clause) -> bool:
    """Whether a clause begins with people without a name: 居民, 各商户."""
    match = open_words().match(reading.masked, clause.span.begin, clause.span.end)
    return match is not None and unnamed().match(reading.masked, match.end(), clause.span.end) is not None


def _person_acts(reading: Reading, clause: Clause) -> bool:
    """Whether a clause begins with a person, of no body that it names: 张三出资收购,…."""
    name = next(iter(clause.heads), None)
    person = name is not None and reading.mentions[name].kind == "person"
    return person and name is not None and is_opening(reading.masked[clause.span.begin : reading.start(name)])


def _begins_with_noun(reading: Reading, clause: Clause) -> bool:
    match = open_words().match(reading.masked, clause.span.begin, clause.span.end)
    rest = reading.masked[match.end() if match else clause.span.begin :][:WORD]
    if not "一" <= rest[:1] <= "鿕" or own_words().match(rest):
        return False
    return tag(cut(rest)[0])[:1] in ("n", "r", "m")


def _agent(reading: Reading, clause: Clause, at: int, kinds: Fits) -> tuple[bool, int | None]:
    """The nearest name before a verb that can act; or that somebody unnamed stands there."""
    if _ASKING.match(reading.masked, clause.span.begin, at):
        return False, None  # 联合派出所等单位|成立: who asked them in stands before
    for name in reversed(reading.before(clause, at)):
        if not kinds(reading.mentions[name]) or _is_treated(reading, clause, name):
            continue
        if _of_others(reading, name, at):
            return True, None
        if _acts(reading, clause, name):
            return False, name
    return False, None


def _is_treated(reading: Reading, clause: Clause, name: int) -> bool:
    """Whether something is done to what a name begins: 对|柳湾村违建进行拆除."""
    begin = reading.start(reading.lists.get(name, (name,))[0])
    return begin > clause.span.begin and reading.masked[begin - 1] == "对"


def _acts(reading: Reading, clause: Clause, name: int) -> bool:
    first = reading.teams.get(name, (name,))[0]
    before = reading.masked[max(clause.span.begin, reading.start(first) - 8) : reading.start(first)]
    goal = toward(before) and not _CLEFT.search(before)
    return not (goal or _of_others(reading, name, clause.span.end))


def _of_others(reading: Reading, name: int, end: int) -> bool:
    """Whether a name only says whose: X的…, X居民, X境内, X90岁的…; and X in X、Y居民."""
    if reading.mentions[name].kind == "area":
        areas = [one for one in reading.lists.get(name, ()) if reading.mentions[one].kind == "area"]
        name = areas[-1] if areas and areas[-1] == reading.lists[name][-1] else name
    after = reading.span(name).end
    if _AGE.match(reading.masked, after):
        return True
    return belonging().match(reading.masked, after, end) is not None or noun_follows(reading, after)
