"""What a bare noun names again: 服务队 after 春芽服务队."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from kg.extract.measure_words import endings, listed
from kg.extract.outer_names import Names
from kg.extract.presented import presented
from kg.extract.scenes import Scene, alike
from kg.lexicon.patterns import longest_of
from kg.lexicon.tables import rows
from kg.model import Mention, Span

_NEAR = 4  # sentences back in which what is named again is looked for first
_CLAUSES = 24  # back to where the body acts whose people are spoken of
_TAIL = 4  # characters that may follow a name and belong to it: 春芽|培训班
_LEFT = re.compile("[的中,，。;；、]")
_ANY = re.compile(r"[\d一二三四五六七八九十两几多各每某]\w{0,2}$")  # 一星级|酒店, 各|小区 are any
_NUMBER = re.compile(r"[近约有共达超]?[\d一二两三四五六七八九十百千]")
_INSIDE = re.compile("[馆园场店站所院厂校库区楼][里内]")  # 馆内 of a 馆
_SETS_UP = re.compile("(?:建起|建立|成立|组建|设立|开设|开办|搭建|创办|打造|组织|选出|聘请)")
_OBJECT = 12  # characters between the verb and what is set up
_FOUNDED = 2  # sentences back in which something can have been set up
_KINDS = ("place", "area", "organization", "initiative", "person")
_COUNTER = re.compile("[个家所座条支项种处棵面片批类]")  # 这|条通道, as the dictionary cuts it
_SHOWN = re.compile("[这该此本][一]?[个家所座条支项种处棵面片批类]?$")


def named_again(scene: Scene, at: int, noun: Span) -> int | None:
    """The one thing named before whose name ends with a noun that a clause begins with."""
    text, names = scene.names.text, scene.names
    before = text[scene.begins[at] : noun.begin]
    inside = text[noun.begin : noun.begin + 1]
    shown = inside in "这该此" or _SHOWN.search(before) is not None
    if not shown and _ANY.search(before):
        return None
    if shown and (counter := _COUNTER.match(text, noun.begin, noun.end - 1)):
        noun = Span(counter.end(), noun.end)
    for sentence in (scene.sentences[at], scene.sentences[at] - _NEAR, 0):
        near = scene.named_since(sentence, noun.begin)
        shortest = noun.begin + (not shown) if sentence == scene.sentences[at] else noun.end - 1
        for end in range(noun.end + 1, shortest, -1):
            fits = [name for name in near if _ends_with(names, name, text[noun.begin : end])]
            one = _one_of(names, fits)
            if one is not None:
                return one
    return _of_class(scene, at, noun)


def set_up_by(scene: Scene, at: int, noun: Span) -> int | None:
    """Who has just set up what a clause begins with: 石桥社区建起议事会。议事会每月开会1次."""
    text, word = scene.names.text, noun.of(scene.names.text)
    if len(word) < 2:
        return None
    first = bisect_left(scene.sentences, scene.sentences[at] - _FOUNDED)
    for clause in range(at - 1, max(first, at - _CLAUSES) - 1, -1):
        span = scene.clauses[clause]
        if text.find(word, *span) >= 0 and _sets_up(span.of(text), word):
            return _founder(scene, clause)
    return None


def _sets_up(clause: str, word: str) -> bool:
    """Whether a clause says that a thing is set up: 建起|居民|议事会."""
    for verb in _SETS_UP.finditer(clause):
        named = clause.find(word, verb.end(), verb.end() + _OBJECT + len(word))
        if named >= 0 and not {*",，"} & {*clause[verb.end() : named]}:
            return True
    return False


def _founder(scene: Scene, clause: int) -> int | None:
    """Who acts in a clause, or before it in its sentence where nobody else does."""
    for earlier in range(clause, -1, -1):
        opening = scene.openings[earlier]
        if scene.sentences[earlier] != scene.sentences[clause]:
            return None
        if opening.actor is not None and not opening.speaks:
            return opening.actor if scene.names.kind(opening.actor) in ("area", "organization") else None
        if opening.bar == 2:
            return None
    return None


def _of_class(scene: Scene, at: int, noun: Span) -> int | None:
    """The one thing named not long before that a noun says the class of: 学校 after 石桥小学."""
    classes, names = _classes().get(noun.of(scene.names.text).removesuffix("们")), scene.names
    counted = _NUMBER.match(names.text, noun.end) and not noun.of(names.text).endswith(("里", "内"))  # 企业3家
    if classes is None and not counted and _INSIDE.fullmatch(names.text, *noun):
        near = scene.named_since(scene.sentences[at] - _NEAR, noun.begin)
        return _one_of(names, [name for name in near if names.mentions[name].name.endswith(names.text[noun.begin])])
    if classes is None or counted:
        return None
    word = noun.of(names.text).removesuffix("们")
    if word in listed("staff") or word.endswith(endings("staff_end")):
        return _acted_last(scene, at, classes)
    for since, kinds in ((scene.sentences[at] - _NEAR, _KINDS), (0, ("place",))):  # a site may be named long before
        near = scene.named_since(since, noun.begin)
        heads = [led_by(names, name) for name in near if name in names.heads]
        fits = [name for name in heads if _is_of(names.mentions[name], classes) and names.kind(name) in kinds]
        if fits:
            return _one_of(names, fits)
    return None


def people_of(scene: Scene, at: int, begin: int, *, kind: str = "enrolled") -> int | None:
    """Whose people stand at an offset: 24名|队员 of the 服务队 that acted last, else of one named just before."""
    noun = _people(kind).match(scene.names.text, begin)
    classes = _classes()[noun[0]] if noun else ()
    if not classes:
        return None
    if (acted := _acted_last(scene, at, classes)) is not None:
        return acted
    near = scene.named_since(scene.sentences[at] - 1, begin)
    return next((name for name in reversed(near) if _is_of(scene.names.mentions[name], classes)), None)


@cache
def _people(kind: str) -> re.Pattern[str]:
    """The nouns of a kind for people that belong somewhere."""
    return re.compile(longest_of(noun for noun in _classes() if noun in listed(kind)))


def led_by(names: Names, body: int) -> int:
    """The community or village that a party branch leads, any other name itself."""
    if names.mentions[body].type != "PartyBody":
        return body
    begin = names.span(body).begin
    first = bisect_left(names.mentions, begin, key=lambda one: one.evidence.span.begin)
    here = takewhile(lambda name: names.span(name).begin == begin, range(first, len(names.mentions)))
    return next((name for name in here if names.mentions[name].inner and names.kind(name) == "area"), body)


def _acted_last(scene: Scene, at: int, classes: Sequence[str]) -> int | None:
    """Whose people 民警 or 师生 are: the body of theirs that acted or spoke last."""
    for earlier in range(at - 1, max(-1, at - _CLAUSES), -1):
        opening = scene.openings[earlier]
        for name in (presented(scene, earlier), opening.actor, opening.agent, opening.source, opening.owner):
            if name is not None and _is_of(scene.names.mentions[name], classes):
                return name
    return None


def _is_of(mention: Mention, classes: Sequence[str]) -> bool:
    return mention.type in classes or mention.name.endswith(tuple(classes))


@cache
def _classes() -> dict[str, tuple[str, ...]]:
    return {noun: tuple(classes.split()) for _, (noun, classes) in rows("class_nouns.tsv", columns=2)}


def _one_of(names: Names, fits: list[int]) -> int | None:
    """The first of these names, where they all are of one thing: 该项目 and 石桥项目 are."""
    full = [name for name in fits if names.mentions[name].evidence.rule != "reference"] or fits
    longest = max(full, key=lambda name: len(names.mentions[name].name), default=None)
    if longest is None:
        return None
    whole = names.mentions[longest].name
    rest = (name for name in full if not whole.endswith(names.mentions[name].name))
    return longest if all(alike(names, longest, name) for name in rest) else None


def _ends_with(names: Names, name: int, word: str) -> bool:
    """Whether 培训班 names “巧手”刺绣培训班 again."""
    whole = names.mentions[name].name
    if whole.endswith(word) or whole.replace("大会", "会").endswith(word):
        return True
    if names.kind(name) != "initiative":
        return False
    end = names.span(name).end
    return word in _LEFT.split(names.text[end : end + _TAIL + len(word)])[0]
