"""Persons named in running text, by what stands around the name: a post, a role, a verb of speaking."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from kg.extract.found import Found, Taken, Words, occurrences
from kg.extract.likely_names import (
    BEHIND_POST,
    CERTAIN,
    PLACE_ENDS,
    UNMISTAKABLE,
    is_common,
    is_family,
    is_likely,
    is_surely,
    is_unknown,
    name_at,
    posts,
    trimmed,
)
from kg.lexicon import names, tables
from kg.lexicon.patterns import longest_of
from kg.lexicon.words import is_word
from kg.model import Span

_JOINED = re.compile(r"[、和与及](?=[一-鿕])")
_UNIT_ENDS = frozenset("局队所办部处院校会司科委站社区厂")
_AGE = re.compile(r"[0-9一二三四五六七八九十]{1,3}多?岁(?:高龄)?的?(?=[一-鿕]{2})")
_HOME = re.compile(r"(?:(?:村|社区|小区|街道)的?|(?:街|路|巷|镇|乡|号院|家属院)的)(?=[一-鿕]{3})")
_TWO = re.compile("两[位名个人]|二人|夫妇|夫妻|等[0-9一二三四五六]*[位名]")
_PAIR = re.compile(rf"(?P<one>[一-鿕]{{2,3}})[和与](?P<two>[一-鿕]{{2,3}}?)(?={_TWO.pattern})")
_ADVERBS = frozenset("已将曾仍则却即便均皆")  # 陈某|已被抓: behind a name of two characters
_OUR_OWN = ("新闻", "本报", "时报", "日报", "晚报", "晨报", "快报", "新华社", "讯")  # whose reporters stand in bylines
_SAID_TWICE = 1.0  # what is said twice where a subject stands may have a rare name


def find_people(words: Words, taken: list[Span]) -> list[Found]:
    """The persons of a text, each where something says so; none stands where `taken` is: bylines, names of areas."""
    found: list[Found] = []
    closed = Taken(taken)
    finders = (_with_honorific, _after_posts, _before_speech, _as_subject, _with_age, _villagers, _in_pairs)
    for whole in (found for finder in finders for found in finder(words)):
        each = replace(whole, span=trimmed(words.text, whole.span))
        if not closed.holds(each.span):
            closed.add(each.span)
            found.append(each)
    return found


@cache
def _post_pattern() -> re.Pattern[str]:
    return re.compile(f"{longest_of(posts())}(?:之一)?")


def _after_posts(words: Words) -> Iterator[Found]:
    """社区主任|某某; 创办人之一|某某; 队员|某某、某某: a post and the names that follow, as many as are joined."""
    for match in _post_pattern().finditer(words.text):
        overlapping = _post_pattern().match(words.text, match.end() - 1)  # 理发师|傅
        position = max(match.end(), overlapping.end() if overlapping else 0)
        longer = _post_pattern().match(words.text, match.end())  # 木工|班长
        if longer or not _ends_a_word(words, position) or _is_byline(words.text, match):
            continue
        yield from _joined_names(words, position)


def _joined_names(words: Words, position: int | None) -> Iterator[Found]:
    while position is not None and (span := name_at(words, position)):
        village = words.text[span.end - 1] in PLACE_ENDS  # 村民|张庄村
        yield Found(span, "person", "Person", "person.post", 0.6 if village else 0.88)
        joined = _JOINED.match(words.text, span.end)
        position = joined.end() if joined else None


def _is_byline(text: str, post: re.Match[str]) -> bool:
    """本报记者|某某摄, inside a text."""
    return post[0] in ("记者", "通讯员") and text.endswith(_OUR_OWN, 0, post.start())


def _ends_a_word(words: Words, position: int) -> bool:
    """Whether a post ends here; 主|任何 was cut wrongly where a likely name begins with 何."""
    index = words.at(position - 1)
    ends = words.ends[index] == position or not is_word(words.word(index))
    return ends or names.score(words.text[position : position + 3]) > CERTAIN


def _before_speech(words: Words) -> Iterator[Found]:
    """某某|告诉记者, at a clause's beginning."""
    for index in words.listed("speech_verbs.txt"):
        end = words.begins[index]
        for length in (3, 2, 4):
            begin = end - length
            name = words.text[max(0, begin) : end]
            if begin >= 0 and _opens_clause(words.text, begin) and is_likely(name):
                if not is_common(name):
                    yield Found(Span(begin, end), "person", "Person", "person.speaker", 0.75)
                break


def _opens_clause(text: str, position: int) -> bool:
    return position == 0 or (position > 0 and text[position - 1] in "。,，!！?？;；”“\n、:：的")


def _with_honorific(words: Words) -> Iterator[Found]:
    """罗先生, who stays a stranger, and 某某老人, who has a name."""
    honorifics = tables.words("honorifics.txt")
    called = {text for text in words.different if text[1:] in honorifics}  # 王先生 is a word of the dictionary
    for index in words.where(called | (words.different & honorifics)):
        text, whole = words.word(index), words.span(index)
        span = whole if text in honorifics else Span(whole.begin + 1, whole.end)
        deputy = words.text[span.begin - 1 : span.begin] == "副"  # 沈骏|副|市长
        span = Span(span.begin - deputy, span.end)
        full, surname = Span(span.begin - 3, span.begin), Span(span.begin - 1, span.begin)
        brief = Span(span.begin - 2, span.begin)
        if full.begin >= 0 and is_likely(full.of(words.text)) and _begins(words.text, full.begin):
            yield Found(full, "person", "Person", "person.honorific", 0.9)
        elif brief.begin > 0 and names.score(brief.of(words.text)) > UNMISTAKABLE and _behind_unit(words, brief.begin):
            yield Found(brief, "person", "Person", "person.honorific", 0.85)
        elif surname.begin >= 0 and _begins(words.text, surname.begin) and is_family(surname.of(words.text)):
            yield Found(Span(surname.begin, span.end), "person", "Person", "person.stranger", 0.4)


def _behind_unit(words: Words, position: int) -> bool:
    """执法大队|王鸣|大队长: a name stands between a unit and its post."""
    return words.text[position - 1] in _UNIT_ENDS and words.starts_at(position)


def _begins(text: str, position: int) -> bool:
    """Whether a name can begin here: at a clause, behind a post or 的."""
    before = text[max(0, position - 7) : position].removesuffix("之一")
    return _opens_clause(text, position) or any(before.endswith(post) for post in _posts_by_end().get(before[-1:], ()))


@cache
def _posts_by_end() -> dict[str, tuple[str, ...]]:
    ends: dict[str, tuple[str, ...]] = {}
    for post in posts():
        ends[post[-1]] = (*ends.get(post[-1], ()), post)
    return ends


def _as_subject(words: Words) -> Iterator[Found]:
    """某某|是, 某某|来自: a likely name that no word of the dictionary explains, where a subject stands."""
    for index in words.listed("subject_verbs.txt"):
        end = words.begins[index]
        begin = end - 3
        if begin < 0 or not _opens_clause(words.text, begin) or words.text[end - 1] in PLACE_ENDS:
            continue
        said = words.text[begin:end]
        score = names.score(said)
        if score <= _SAID_TWICE or said[-1] in _ADVERBS:
            continue
        again = words.text.find(said, end) >= 0 or words.text.find(said, 0, begin) >= 0
        if (score > UNMISTAKABLE or again) and is_unknown(words, name := Span(begin, end)):
            yield Found(name, "person", "Person", "person.subject", 0.7)


def _with_age(words: Words) -> Iterator[Found]:
    """65岁的|某某某."""
    for match in _AGE.finditer(words.text):
        span = name_at(words, match.end())
        if span and names.score(span.of(words.text)) > BEHIND_POST and span.of(words.text)[-1] not in PLACE_ENDS:
            yield Found(span, "person", "Person", "person.age", 0.8)


def _villagers(words: Words) -> Iterator[Found]:
    """石桥村|某某某, 石桥村的|某某某: an unmistakable name right behind where somebody lives."""
    for match in _HOME.finditer(words.text):
        span = Span(match.end(), match.end() + 3)
        name = span.of(words.text)
        likely = names.score(name) > UNMISTAKABLE and name[-1] not in PLACE_ENDS and not is_word(name[:2])
        if likely and not words.starts_with_word(span.begin) and not is_word(words.text[span.end - 1 : span.end + 1]):
            yield Found(span, "person", "Person", "person.home", 0.7)


def _in_pairs(words: Words) -> Iterator[Found]:
    """某某某和某某某|两位."""
    for match in _PAIR.finditer(words.text) if _TWO.search(words.text) else ():
        ends = (Span(match.end("one") - size, match.end("one")) for size in (3, 2))
        one = next((span for span in ends if is_surely(span.of(words.text))), None)
        two = Span(*match.span("two"))
        if one and is_surely(two.of(words.text)):
            yield from (Found(span, "person", "Person", "person.pair", 0.75) for span in (one, two))


def find_again(words: Words, settled: Sequence[Found], taken: Sequence[Span]) -> Iterator[Found]:
    """Every other place where a person's name that was settled on stands again."""
    closed = Taken([*taken, *(each.span for each in settled)])
    people = (each for each in settled if each.kind == "person" and each.rule != "person.stranger")
    full = {each.span.of(words.text) for each in people}
    for span in occurrences(words.text, *full):
        if not closed.holds(span):
            closed.add(span)
            yield Found(span, "person", "Person", "person.again", 0.8)
