"""The act that a headline is about, and where the text below says it again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from kg.extract.found import Found, Words, occurrences
from kg.extract.rules import any_of
from kg.extract.walk import CHINESE
from kg.lexicon import tables
from kg.lexicon.words import tag
from kg.model import Span

_LONGEST_ACT = 10
_CORE = 4  # last characters of an act's noun that the text must have
_LONGEST_OBJECT = 8  # characters of what works are done on
_FAINT = frozenset(("帮助", "关爱", "检查"))  # their second character alone says nothing of the act
_CARING = frozenset(("关爱", "看望", "慰问", "帮助", "照看", "照顾", "探望", "关怀"))
_OF_NOUNS = tuple("房户费款点楼")
_ABOUT = frozenset("近约超逾达已全")  # 拆除违法建筑|近三万平方米
_NO_ACT_END = ("p", "c", "r", "u", "d", "m", "t", "q", "v", "f")
_STOPS = ("p", "c", "r", "u", "d", "m", "t", "q", "f", "e", "y", "x", "k", "s")
_OBJECT = ("n", "v", "a", "b", "l", "j", "g")  # parts of speech that what works are done on is made of
_STRETCHES = ("段", "点", "处", "线")  # measure words to the dictionary
_DONE_TO = re.compile(r"(?:被|遭|将|获)?(?P<work>强拆|拆除|取缔|查处|清除|清理|整治|疏通|改造|拆)(?![一-鿕])")
_APART = 24  # characters between a work and what it is done on, where the text says both again
_NUMBER = re.compile("(?:[0-9]{1,12}|[一二两三四五六七八九十百千]{1,12})[余多]?[条座所个家处套台辆]")
_END = re.compile("[,，。;；!！?？\n]")


def stops(word: str) -> bool:
    """Whether no act's or initiative's name goes on to the left of a word."""
    if word in tables.words("which.txt") or tag(word).startswith(_STOPS) or (len(word) == 1 and tag(word) == "v"):
        return True
    ends = {word, word[:2], word[-2:]} if len(word) > 3 else {word}  # the dictionary has 积极开展 as one word
    return not ends.isdisjoint(tables.words("launch_verbs.txt") | tables.words("launching.txt"))


def find_headline_acts(
    words: Words, headline: Span, named: Sequence[Found], before: Sequence[Found]
) -> Iterator[Found]:
    """The acts of a headline: 拆除违法建筑, a verb and its object, 违建被拆, or 领导点评, a noun the text repeats.

    `named` are names, `before` initiatives found before.
    """
    covered = [found.span for found in named]
    places = {found.span.end: found.span.begin for found in named if found.kind == "place"}
    taken = [found.span for found in before if headline.covers(found.span)]
    for done in _done_to(words, headline, covered):
        if not any(done.span.overlaps(other) for other in taken):
            taken.append(done.span)
            yield done
            yield from _again(words.text, headline, done.name)
    for index in range(words.at(headline.begin), len(words.texts)):
        span = words.span(index)
        if span.begin >= headline.end:
            return
        told = _told_at(words, index, headline, covered, places)
        act = next((found for found in told if not any(found.span.overlaps(other) for other in taken)), None)
        if act:
            taken.append(act.span)
            yield act
            yield from _again(words.text, headline, act.name)


def _told_at(
    words: Words, index: int, headline: Span, covered: Sequence[Span], places: Mapping[int, int]
) -> Iterator[Found]:
    """The acts that begin or end with a headline's word and that the text below tells."""
    noun, compound = _act_noun(words, index, headline, covered, places), _compound(words, index, headline)
    acts = [_verb_object(words, index, headline), *((span, span.of(words.text)) for span in (noun, compound) if span)]
    for span, name in filter(None, acts):
        if span == compound or _recurs(words.text, name, headline):
            yield Found(span, "initiative", "Campaign", "initiative.headline", 0.6, name=name)


def _done_to(words: Words, headline: Span, covered: Sequence[Span]) -> Iterator[Found]:
    """违建|被强拆, 高压线下违建| |拆除: what is done stands behind what it is done to."""
    ends = {span.end for span in covered}
    for match in _DONE_TO.finditer(words.text, *headline):
        end = len(words.text[headline.begin : match.start()].rstrip()) + headline.begin
        what = object_before(words, end, headline.begin, ends) if end > headline.begin else None
        name = f"{match['work']}{what.of(words.text)}" if what else ""
        if what and any(_again(words.text, headline, name)):
            yield Found(Span(what.begin, match.end()), "initiative", "Campaign", "initiative.headline", 0.6, name=name)


def _again(text: str, headline: Span, name: str) -> Iterator[Found]:
    """Where the text below does the same to the same: 强行|拆除|了4500平方米违法建筑."""
    works = tables.words("works.txt")
    verbs = works | tables.words("act_verbs.txt")
    size = next((size for size in (2, 1) if name[:size] in verbs), 0)
    verb, what = name[:size], name[size:]
    alike = {work for work in works if set(work) & set(verb)} if verb in works else {verb} - {""} - _FAINT
    for begin, done in occurrences(text, *alike):
        if begin < headline.end:
            continue
        end = _END.search(text, done, done + _APART)
        rest = text[done : end.start() if end else done + _APART]
        if rest[len(what) : len(what) + 1] in _OF_NOUNS:
            continue
        if what[-2:] in rest or ("违" in what and "违" in rest):
            whole = Span(begin, done + len(what) * text.startswith(what, done))
            yield Found(whole, "initiative", "Campaign", "initiative.again", 0.6, name=name)


def _verb_object(words: Words, index: int, headline: Span) -> tuple[Span, str] | None:
    """A verb and its object, and both without the number between them: 新开|两条|公交线路."""
    verb = words.word(index)
    if verb not in tables.words("act_verbs.txt") or words.ends[index] >= headline.end:
        return None
    number = _NUMBER.match(words.text, words.ends[index], headline.end)
    begin = end = number.end() if number else words.ends[index]
    for after in range(words.at(begin), len(words.texts)):
        word = words.word(after)
        if words.begins[after] >= headline.end or not CHINESE.fullmatch(word) or _ends_object(word):
            break
        end = words.ends[after]
    name = verb + words.text[begin:end]
    return (Span(words.begins[index], end), name) if 2 <= end - begin <= 12 and words.starts_at(begin) else None


def _ends_object(word: str) -> bool:
    if word in _ABOUT:
        return True
    return tag(word).startswith(_NO_ACT_END) and word not in tables.words("act_objects.txt")


def _act_noun(
    words: Words, index: int, headline: Span, covered: Sequence[Span], places: Mapping[int, int]
) -> Span | None:
    """免费培训, 领导点评, 柳湾公园|建设: what stands before an act's noun, a place or words that no name covers."""
    if words.word(index) not in tables.words("act_nouns.txt") | tables.words("headline_nouns.txt"):
        return None
    end, begin = words.ends[index], words.begins[index]
    follows = words.text[end : min(end + 1, headline.end)]
    if follows in _OF_NOUNS or (words.word(index) in _CARING and CHINESE.match(follows)):
        return None  # 拆迁安置|房; 区领导慰问|环卫工人 is a verb
    if places.get(begin, -1) >= headline.begin:
        return Span(places[begin], end)
    for before in range(index - 1, -1, -1):
        word, span = words.word(before), words.span(before)
        named = any(span.overlaps(other) for other in covered)
        outside = span.begin < headline.begin or end - span.begin > _LONGEST_ACT
        verb = tag(word) == "v" and word not in tables.words("act_verbs.txt") | tables.words("act_objects.txt")
        stopped = stops(word) and word not in tables.words("act_objects.txt")
        if outside or named or verb or not CHINESE.fullmatch(word) or stopped:
            break
        begin = span.begin
    return Span(begin, end) if begin < words.begins[index] else None


def _compound(words: Words, index: int, headline: Span) -> Span | None:
    """拆违, 讨薪: verb and object in one word, each of which the text below has again."""
    word = words.word(index)
    below = words.text[headline.end :]
    again = word in tables.words("compound_acts.txt") and all(character in below for character in word)
    behind = words.word(index + 1) if index + 1 < len(words.texts) else ""
    whole = not tag(behind).startswith(("n", "vn"))  # but not 计生|服务, 除雪|队伍
    return words.span(index) if again and whole else None


def _recurs(text: str, said: str, headline: Span) -> bool:
    """Whether the text below the headline says an act again: all of it, or its verb and its object apart."""
    below = text[headline.end :]
    brief = said[:2] not in tables.words("act_verbs.txt") and said[:1] in tables.words("act_verbs.txt")  # 修|村道
    verb = said[: 1 if brief else 2] in below or (not brief and said[1] in below and said[:2] not in _FAINT)
    # 秋季|动物防疫
    noun = len(said) > _CORE and said[-_CORE:] in below and said[:2] not in tables.words("act_verbs.txt")
    apart = len(said) > _CORE and said[-2:] in tables.words("headline_nouns.txt") and said[:-2] in below
    return said in below or noun or ((apart or verb) and said[-2:] in below) or _is_care(said, below)


def _is_care(said: str, below: str) -> bool:
    """看望|留守儿童: the text may tell it by what was brought or done, where it names those people again."""
    people = len(said) > _CORE + 1 and said[2:] in below
    return said[:2] in _CARING and people and _helping().search(below) is not None


@cache
def _helping() -> re.Pattern[str]:
    return re.compile(any_of("helping"))


def object_before(words: Words, end: int, begin: int, names: set[int]) -> Span | None:
    """The noun that ends here, words of manner left out: 占道|路段, 下水道; None where a name is all there is."""
    index = words.at(end - 1)
    while index >= 0 and words.begins[index] > begin and _says_nothing(words.word(index)):
        index -= 1
    last = words.ends[index]
    while index >= 0 and words.begins[index] >= begin and words.ends[index] not in names:
        word = words.word(index)
        known = word in tables.words("act_objects.txt")
        fits = known or tag(word).startswith(_OBJECT) or (word in _STRETCHES and words.ends[index] == last)
        if last - words.begins[index] > _LONGEST_OBJECT or not fits or word == "的":
            break
        index -= 1
    begin = words.ends[index] if index >= 0 else 0
    begin -= words.text[begin - 1 : begin + 1] in tables.words("act_objects.txt")  # 占|道路|段
    begin -= words.text[begin - 1 : begin] == "乱"  # 乱|停乱放
    begin -= 2 * (words.text[begin - 2 : begin] in tables.words("act_objects.txt"))  # 占|道|经营
    span = Span(begin, last)
    return span if span.end - span.begin >= 2 else None


def _says_nothing(word: str) -> bool:
    """Words of manner, and 现象 in 占道经营|现象|进行整治."""
    manner = tag(word)[:1] in ("d", "t", "c", "z") or word in tables.words("manner.txt")
    return manner or word in ("现象", "问题", "行为", "情况")
