"""Acts without a name of their own: works done on something, civic titles striven for, what is brought to people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.extract.found import Found, Words
from kg.extract.headline_acts import find_headline_acts, object_before
from kg.extract.walk import CHINESE
from kg.lexicon import tables
from kg.lexicon.patterns import longest_of
from kg.lexicon.words import tag
from kg.model import Article, Span

_TREATED = re.compile(r"对(?P<what>[^,，。;；\n对]{2,60}?)(?:进行|展开|开展|实施|予以|加以)[了过]?(?=[一-鿕])")
_LONGEST_OCCASION = 4
_SENT_AS = ("活动", "行动", "下乡", "进社区", "进校园", "进万家")
_BEFORE_WORK = 6  # characters of manner between 进行 and the work: 进行|集中|清理
_BRIEF = {"创卫": "卫生城", "巩卫": "卫生城", "复卫": "卫生城", "创城": "文明城", "创文": "文明城", "创园": "园林城"}
_CIVIC_VERBS = "创建|争创|共创|迎创|巩固|建设"
_CIVIC_GRADES = "(?:全国|国家级|国家|省级|省|首批|全省)"


def find_acts(article: Article, words: Words, named: Sequence[Found], before: Sequence[Found]) -> Iterator[Found]:
    """The acts of an article, first what it strives for; `named` are names, `before` initiatives found before."""
    civic = list(_civic(words))
    yield from civic
    yield from _treated(words, named)
    yield from _sent(words)
    yield from _counted(words)
    if article.headline:
        yield from find_headline_acts(words, article.headline, named, [*before, *civic])


@cache
def _civic_pattern() -> re.Pattern[str]:
    titles = longest_of(tables.words("civic_titles.txt"))
    brief = longest_of(tables.words("civic_brief.txt"))
    after = "(?:创建|复审|迎检)?(?:活动|工作|行动)?"
    striven = f"(?:{_CIVIC_VERBS}){_CIVIC_GRADES}{{0,4}}{titles}{after}"
    said_after = f"{_CIVIC_GRADES}{{0,4}}{titles}(?:创建|复审|迎检)(?:活动|工作|行动)?"
    return re.compile(f"{striven}|{said_after}|{brief}(?:活动|工作|行动|攻坚战)?(?![办指])")


@cache
def _civic_words() -> re.Pattern[str]:
    return re.compile(longest_of(tables.words("civic_titles.txt") | tables.words("civic_brief.txt")))


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
    titled = _civic_words().search(words.text)
    for match in _civic_pattern().finditer(words.text) if titled else ():
        if words.text[match.start() - 1 : match.start()] != "“" and words.starts_at(match.start()):
            yield Found(Span(*match.span()), "initiative", "Campaign", "initiative.civic", 0.75)


def _sent(words: Words) -> Iterator[Found]:
    """冬至|送温暖, 送清凉活动: what is brought to people, by what it brings."""
    for match in _sent_pattern().finditer(words.text):
        begin = match.start()
        index = words.at(begin - 1) if begin else -1
        when = index >= 0 and words.ends_at(begin) and tag(words.word(index)) == "t"
        if when and len(words.word(index)) <= _LONGEST_OCCASION:
            begin = words.begins[index]  # 冬至|送温暖
        elif not match[0].endswith(_SENT_AS):
            continue  # 送春联, 送文化: what a campaign does, not its name
        yield Found(Span(begin, match.end()), "initiative", "Campaign", "initiative.sent", 0.7)


def _counted(words: Words) -> Iterator[Found]:
    """2011年为民办|十件实事, 十项民生工程: what a government takes upon itself for a year, by how many they are."""
    for match in _DEEDS.finditer(words.text) if _DEED.search(words.text) else ():
        yield Found(Span(*match.span()), "initiative", "Programme", "initiative.deeds", 0.75)


_DEED = re.compile("实事|民心工程|民生工程|惠民工程")
_DEEDS = re.compile(
    "(?:[0-9]{4}年)?(?:(?:为民办|市?民生|利民|惠民)?(?:[二三四五六七八九十]|[一二三四五六七八九十]{2})[件项大](?:民生|惠民|利民)?(?:实事|民心工程|民生工程|惠民工程)"
    "|(?<![一-鿕])民生实事(?:项目|工程)?)"
)


@cache
def _sent_pattern() -> re.Pattern[str]:
    gifts = longest_of(tables.words("gifts.txt"))
    return re.compile(f"送{gifts}(?:进社区|下乡|进校园|进万家)?(?:系列)?(?:活动|行动)?(?![一-龥]{{0,1}}[的到给])")


def _place_before(named: Sequence[Found], end: int) -> Span | None:
    """谈固小游园, on which works are done: a place or an estate that ends here."""
    return next((each.span for each in named if each.span.end == end and each.kind == "place"), None)


def _treated(words: Words, named: Sequence[Found]) -> Iterator[Found]:
    """对|违建|依法进行|拆除: works done on something, called 拆除违建, or 下水道清淤疏通 where they are two."""
    ends = {each.span.end for each in named}
    for match in _TREATED.finditer(words.text):
        work = _work_at(words, match.end())
        what = object_before(words, match.end("what"), match.start("what"), ends) if work else None
        what = what or (_place_before(named, match.end("what")) if work else None)
        if work and what and what.of(words.text) not in tables.words("vague_objects.txt"):
            done, on = work.of(words.text), what.of(words.text)
            name = f"{done}{on}" if len(done) == 2 else f"{on}{done}"
            yield Found(work, "initiative", "Campaign", "initiative.treated", 0.6, name=name)


def _work_at(words: Words, begin: int) -> Span | None:
    """The works that stand here, after words of manner: 集中|整治|疏通."""
    works = tables.words("works.txt")
    index, first, end = words.at(begin), -1, begin
    while index < len(words.texts) and (first >= 0 or words.begins[index] - begin <= _BEFORE_WORK):
        span = words.span(index)
        if words.word(index) in works:
            first, end = (span.begin if first < 0 else first), span.end
        elif first >= 0 or not CHINESE.fullmatch(words.word(index)) or words.word(index) == "的":
            break
        index += 1
    after = words.text[end : end + 1]
    return Span(first, end) if first >= 0 and (not CHINESE.match(after) or after in "工并和后") else None
