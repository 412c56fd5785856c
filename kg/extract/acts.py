"""Acts without a name of their own: the one a headline is about, works done on something, civic titles striven for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.extract.found import Found, Words
from kg.lexicon import tables
from kg.lexicon.words import tag
from kg.model import Article, Span

_CHINESE = re.compile(r"[一-鿕]+")
_LONGEST_ACT = 10
_LONGEST_OBJECT = 8  # characters of what works are done on
_FAINT = frozenset(("帮助", "关爱", "检查"))  # their second character alone says nothing of the act
_ABOUT = frozenset("近约超逾达已全")  # 拆除违法建筑|近三万平方米
_NO_ACT_END = ("p", "c", "r", "u", "d", "m", "t", "q", "v", "f")
_STOPS = ("p", "c", "r", "u", "d", "m", "t", "q", "f", "e", "y", "x", "k", "s")
_OBJECT = ("n", "v", "a", "b", "l", "j", "g")  # parts of speech that what works are done on is made of
_STRETCHES = ("段", "点", "处", "线")  # measure words to the dictionary
_TREATED = re.compile(r"对(?P<what>[^,，。;；\n对]{2,60}?)(?:进行|展开|开展|实施|予以|加以)[了过]?(?=[一-鿕])")
_LONGEST_OCCASION = 4
_BEFORE_WORK = 6  # characters of manner between 进行 and the work: 进行|集中|清理
_BRIEF = {"创卫": "卫生城", "巩卫": "卫生城", "复卫": "卫生城", "创城": "文明城", "创文": "文明城", "创园": "园林城"}
_CIVIC_VERBS = "创建|争创|共创|迎创|巩固|建设"
_CIVIC_GRADES = "(?:全国|国家级|国家|省级|省|首批|全省)"


def find_acts(article: Article, words: Words, covered: Sequence[Span], named: Sequence[Found]) -> Iterator[Found]:
    """The acts of an article, first what it strives for; `covered` are names, `named` initiatives found before."""
    civic = list(_civic(words))
    yield from civic
    yield from _treated(words, covered)
    yield from _sent(words)
    if article.headline:
        yield from _headline_acts(article, words, covered, [*named, *civic])


def stops(word: str) -> bool:
    """Whether no act's or initiative's name goes on to the left of a word."""
    if word in tables.words("which.txt") or tag(word).startswith(_STOPS) or (len(word) == 1 and tag(word) == "v"):
        return True
    ends = {word, word[:2], word[-2:]} if len(word) > 3 else {word}  # the dictionary has 积极开展 as one word
    return not ends.isdisjoint(tables.words("launch_verbs.txt") | tables.words("launching.txt"))


@cache
def _civic_pattern() -> re.Pattern[str]:
    titles = "|".join(sorted(tables.words("civic_titles.txt"), key=lambda title: (-len(title), title)))
    brief = "|".join(sorted(tables.words("civic_brief.txt")))
    after = "(?:创建|复审|迎检)?(?:活动|工作|行动)?"
    striven = f"(?:{_CIVIC_VERBS}){_CIVIC_GRADES}*(?:{titles}){after}"
    said_after = f"{_CIVIC_GRADES}*(?:{titles})(?:创建|复审|迎检)(?:活动|工作|行动)?"
    return re.compile(f"{striven}|{said_after}|(?<![一-鿕])(?:{brief})|(?:{brief})(?:活动|工作|行动|攻坚战)")


def civic_core(name: str) -> str:
    """The title that an act strives for, "" where it strives for none.

    >>> civic_core("创建全国文明城市活动"), civic_core("文明城市创建"), civic_core("创城"), civic_core("清淤")
    ('文明城', '文明城', '文明城', '')
    """
    brief = next((title for short, title in _BRIEF.items() if name.startswith(short)), "")
    if brief or not _civic_pattern().fullmatch(name):
        return brief
    title = re.sub(f"^(?:{_CIVIC_VERBS}|{_CIVIC_GRADES})*|(?:创建|复审|迎检)?(?:活动|工作|行动)?$", "", name)
    return title.removesuffix("市") if title.endswith("城市") else title


def _civic(words: Words) -> Iterator[Found]:
    """创建全国文明城市, 卫生城市创建工作, 创卫工作: titles that towns strive for, and are striven for by name."""
    for match in _civic_pattern().finditer(words.text):
        if not words.text.startswith("“", match.start() - 1):
            yield Found(Span(*match.span()), "initiative", "Campaign", "initiative.civic", 0.75)


def _sent(words: Words) -> Iterator[Found]:
    """冬至|送温暖, 送清凉活动: what is brought to people, by what it brings."""
    for match in _sent_pattern().finditer(words.text):
        begin = match.start()
        index = words.at(begin - 1) if begin else -1
        when = index >= 0 and words.ends_at(begin) and tag(words.word(index))[:1] in ("t", "n")
        if when and len(words.word(index)) <= _LONGEST_OCCASION:
            begin = words.spans[index].begin  # 冬至|送温暖
        yield Found(Span(begin, match.end()), "initiative", "Campaign", "initiative.sent", 0.7)


@cache
def _sent_pattern() -> re.Pattern[str]:
    gifts = "|".join(sorted(tables.words("gifts.txt"), key=lambda gift: (-len(gift), gift)))
    return re.compile(f"送(?:{gifts})(?:进社区|下乡|进校园|进万家)?(?:系列)?(?:活动|行动)?(?![一-龥]{{0,1}}[的到给])")


def _treated(words: Words, covered: Sequence[Span]) -> Iterator[Found]:
    """对|违建|依法进行|拆除: works done on something, called 拆除违建, or 下水道清淤疏通 where they are two."""
    ends = {span.end for span in covered}
    for match in _TREATED.finditer(words.text):
        work = _work_at(words, match.end())
        what = _object_before(words, match.end("what"), match.start("what"), ends) if work else None
        if work and what:
            done, on = work.of(words.text), what.of(words.text)
            name = f"{done}{on}" if len(done) == 2 else f"{on}{done}"
            yield Found(work, "initiative", "Campaign", "initiative.treated", 0.6, name=name)


def _work_at(words: Words, begin: int) -> Span | None:
    """The works that stand here, after words of manner: 集中|整治|疏通."""
    works = tables.words("works.txt")
    index, first, end = words.at(begin), -1, begin
    while index < len(words.spans) and (first >= 0 or words.spans[index].begin - begin <= _BEFORE_WORK):
        span = words.spans[index]
        if words.word(index) in works:
            first, end = (span.begin if first < 0 else first), span.end
        elif first >= 0 or not _CHINESE.fullmatch(words.word(index)) or words.word(index) == "的":
            break
        index += 1
    after = words.text[end : end + 1]
    return Span(first, end) if first >= 0 and (not _CHINESE.match(after) or after in "工并和后") else None


def _object_before(words: Words, end: int, begin: int, names: set[int]) -> Span | None:
    """The noun that ends here, words of manner left out: 占道|路段, 下水道; None where a name is all there is."""
    index = words.at(end - 1)
    while index >= 0 and words.spans[index].begin > begin and _says_nothing(words.word(index)):
        index -= 1
    last = words.spans[index].end
    while index >= 0 and words.spans[index].begin >= begin and words.spans[index].end not in names:
        word = words.word(index)
        known = word in tables.words("act_objects.txt")
        fits = known or tag(word).startswith(_OBJECT) or (word in _STRETCHES and words.spans[index].end == last)
        if last - words.spans[index].begin > _LONGEST_OBJECT or not fits or word == "的":
            break
        index -= 1
    begin = words.spans[index].end
    begin -= words.text[begin - 1 : begin + 1] in tables.words("act_objects.txt")  # 占|道路|段
    span = Span(begin, last)
    return span if span.end - span.begin >= 2 else None


def _says_nothing(word: str) -> bool:
    """Words of manner, and 现象 in 占道经营|现象|进行整治."""
    manner = tag(word)[:1] in ("d", "t", "c", "z") or word in tables.words("manner.txt")
    return manner or word in ("现象", "问题", "行为", "情况")


def _headline_acts(article: Article, words: Words, covered: Sequence[Span], named: Sequence[Found]) -> Iterator[Found]:
    """The act that a headline is about: 拆除违法建筑, a verb and its object, or 领导点评, a noun the text repeats."""
    headline = article.headline
    assert headline is not None
    taken = [found.span for found in named if headline.covers(found.span)]
    for index in range(words.at(headline.begin), len(words.spans)):
        span = words.spans[index]
        if span.begin >= headline.end:
            return
        act = _verb_object(words, index, headline) or _act_noun(words, index, headline, covered)
        if act and not any(act.overlaps(other) for other in taken) and _recurs(words.text, act, headline):
            taken.append(act)
            yield Found(act, "initiative", "Campaign", "initiative.headline", 0.6)


def _verb_object(words: Words, index: int, headline: Span) -> Span | None:
    verb = words.word(index)
    if verb not in tables.words("act_verbs.txt") or words.spans[index].end >= headline.end:
        return None
    end = words.spans[index].end
    for after in range(index + 1, len(words.spans)):
        word = words.word(after)
        if words.spans[after].begin >= headline.end or not _CHINESE.fullmatch(word) or _ends_object(word):
            break
        end = words.spans[after].end
    return Span(words.spans[index].begin, end) if 2 <= end - words.spans[index].end <= 12 else None


def _ends_object(word: str) -> bool:
    if word in _ABOUT:
        return True
    return tag(word).startswith(_NO_ACT_END) and word not in tables.words("act_objects.txt")


def _act_noun(words: Words, index: int, headline: Span, covered: Sequence[Span]) -> Span | None:
    """免费培训, 领导点评: what stands before an act's noun, two to eight characters that no name covers."""
    if words.word(index) not in tables.words("act_nouns.txt"):
        return None
    end, begin = words.spans[index].end, words.spans[index].begin
    for before in range(index - 1, -1, -1):
        word, span = words.word(before), words.spans[before]
        named = any(span.overlaps(other) for other in covered)
        outside = span.begin < headline.begin or end - span.begin > _LONGEST_ACT
        if outside or named or not _CHINESE.fullmatch(word) or stops(word):
            break
        begin = span.begin
    return Span(begin, end) if begin < words.spans[index].begin else None


def _recurs(text: str, act: Span, headline: Span) -> bool:
    """Whether the text below the headline says it again: all of it, or its verb and its object apart."""
    below = text[headline.end :]
    said = act.of(text)
    verb = said[:2] in below or (said[1] in below and said[:2] not in _FAINT)
    return said in below or (verb and said[-2:] in below)


