"""An article made ready for its figures: the names by place, and how each clause begins."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from operator import itemgetter

from kg.extract.measure_words import alternatives
from kg.extract.openings import REACH, Opening, Token, read_opening
from kg.extract.outer_names import Names, outer_names
from kg.extract.sentences import clauses
from kg.model import Article, Mention, Span

_SHORT = 8  # sentences of an article whose headline says who acts in it
_BRIEF = 18  # and of one that has room for one act only
_LEADING = 12  # clauses in which an article says whom it is about
_AGAIN = 3  # times that an article names whom it is about
_SHORTEST = 3  # characters of a name that is not a longer one's end by chance
_BACK = 500  # characters in which something named again is looked for
_EARLIER = 50  # names that are looked back on at most
_LEVELS = "省市区县镇"  # 市财政 is of the city
_SCHOOLS = ("小学", "中学", "学校", "大学", "学院", "幼儿园")  # what 全校 can mean
_LETTERS = {"person": "P", "initiative": "A"}
_DATELINE = re.compile(r"[^\d\s,，。(（]{2,14}\d{1,2}月\d{1,2}日(?:专|综合)?(?:电|讯|消息|信息)")
_BRACKETS = re.compile(r"[(（][^()（）\n]{0,100}[)）]|【[^【】\n]{0,20}】")
# 老王 and 王师傅 at the beginning of a clause, no 老王家 and no 老王庄
_CALLED = re.compile(r"(?<=[,，。;；:：“\s])[老小]([一-龥])(?![一-龥]?[家村庄庙街路镇桥和与、])(?=[一-龥])")
_PROJECTS = ("该项目", "该工程", "本项目", "本工程")
_NEAR = 60  # characters between a site and what speaks of it as a project
_TITLE = re.compile("《[^《》\n]{1,60}》")
_QUOTED = re.compile(r"“[^“”\n]{15,500}”")  # what is said; shorter ones are names and scare quotes


@dataclass(frozen=True, slots=True)
class Scene:
    """Who acts in every clause of an article."""

    names: Names
    clauses: tuple[Span, ...]
    begins: tuple[int, ...]  # of the clauses
    sentences: tuple[int, ...]  # the sentence of each clause
    openings: Openings  # of each clause
    said: tuple[Span, ...]  # what is quoted
    focus: int | None  # what the article is about
    main: int | None = None  # the body or area that it names again and again
    undertaker: int | None = None  # who carries out what it reports
    headline: str = ""
    brief: bool = True  # whether the article is so short that it tells of little else than its act

    def at(self, offset: int) -> int:
        """The index of the clause that an offset lies in or before."""
        return max(0, bisect_right(self.begins, offset) - 1)

    def sentence_of(self, name: int) -> int:
        """The sentence that a name stands in."""
        return self.sentences[self.at(self.names.span(name).begin)]

    def named_since(self, sentence: int, end: int) -> tuple[int, ...]:
        """The names from the beginning of a sentence to an offset."""
        first = self.begins[bisect_left(self.sentences, sentence)]
        return self.names.within(Span(max(first, end - _BACK), end))[-_EARLIER:]


def scene(
    article: Article,
    mentions: Sequence[Mention],
    sentences: Sequence[Span],
    quantities: Iterable[Span],
    dates: Iterable[Span],
) -> Scene:
    """An article made ready for `subject`."""
    text, names = article.text, outer_names(article.text, mentions)
    split = [(one, at) for at, sentence in enumerate(sentences) for one in clauses(text, sentence)]
    found = tuple(_unsigned(article, clause) for clause, _ in split)
    tokens = sorted(_fixed(names, quantities, dates), key=itemgetter(0, 1))  # where they stand
    openings = Openings(names, found, tokens)
    focus = _focus(article, names, tokens, len(sentences))
    brief = len(sentences) <= _BRIEF
    headline = article.headline.of(text) if article.headline else ""
    main = _main(names) if brief else None  # a long report names much again and again
    said = tuple(Span(*match.span()) for match in _QUOTED.finditer(text))
    begins = tuple(clause.begin for clause in found)
    return Scene(
        names, found, begins, tuple(at for _, at in split), openings, said, focus, main, headline=headline, brief=brief
    )


def _whole(names: Names, at: int) -> int | None:
    """The area or school that 全区, 我市 or 全校 stands for: the last of that level before it, else the only one."""
    level = names.text[at + (names.text[at] not in _LEVELS) :][:2]
    before = bisect_left(names.begins, at)
    earlier = reversed(names.outer[max(0, before - _EARLIER) : before])
    last = next((name for name in earlier if _is_level(names.mentions[name], level)), None)
    if last is not None:
        return last
    return _only(names, level)


@lru_cache(8)  # levels of the article that is read
def _only(names: Names, level: str) -> int | None:
    """The only area or school of a level."""
    fits = {one.name: name for name, one in enumerate(names.mentions) if _is_level(one, level)}
    return next(iter(fits.values())) if len(fits) == 1 else None


def _is_level(mention: Mention, level: str) -> bool:
    if level[0] == "校":
        return mention.kind == "organization" and mention.name.endswith(_SCHOOLS)
    own = not mention.name.endswith("社区") or level.startswith("社")  # 全区 is no 社区
    return mention.kind == "area" and own and mention.name.endswith((level, level[0]))


def _focus(article: Article, names: Names, tokens: Sequence[Token], sentences: int) -> int | None:
    """What a short article is about: its place label, else who acts in its headline."""
    if article.label:
        heads = (name for name in names.within(article.label) if name in names.heads)
        return next((name for name in heads if names.kind(name) in ("area", "organization")), None)
    if not article.headline or sentences > _SHORT:
        return None
    below = [token for token in tokens if token.begin >= article.headline.begin]
    name = read_opening(article.text, article.headline, below).actor
    return name if name is not None and names.kind(name) in ("area", "organization") else None


def alike(names: Names, one: int, two: int) -> bool:
    """Whether two names may be of one thing: 石桥小学 and 柳湾镇石桥小学."""
    short, whole = sorted((names.mentions[one].name, names.mentions[two].name), key=len)
    if _branded(names, one, two) or _branded(names, two, one):
        return True
    return short == whole or (len(short) > _SHORTEST and whole.endswith(short) and names.kind(one) == names.kind(two))


def _branded(names: Names, one: int, two: int) -> bool:
    """Whether two names are of one thing but for its brand: 石桥镇“爱邻”超市 and 石桥镇超市."""
    at = bisect_left(names.begins, names.span(one).begin) - 1
    if names.kind(one) != names.kind(two) or at < 0:
        return False
    if names.text[names.span(names.outer[at]).end : names.span(one).begin].strip("“‘"):
        return False
    area, brand, plain = (names.mentions[name].name for name in (names.outer[at], one, two))
    rest = plain.removeprefix(area)
    return rest != plain and len(rest) > 1 and brand.endswith(rest)


def _main(names: Names) -> int | None:
    """The body or area that an article names far more often than any other, at its first mention."""
    acting = [name for name in names.outer if name in names.heads and names.kind(name) in ("area", "organization")]
    often = Counter(names.mentions[name].name for name in acting).most_common(2)
    if not often or often[0][1] < _AGAIN or (len(often) > 1 and often[0][1] < 2 * often[1][1]):
        return None
    return next(name for name in acting if names.mentions[name].name == often[0][0])


def _fixed(names: Names, quantities: Iterable[Span], dates: Iterable[Span]) -> Iterator[Token]:
    """What of a text is read before its words: brackets, dates, quantities, names."""
    brackets = [Span(*match.span()) for match in _BRACKETS.finditer(names.text)]
    for span in (*brackets, *dates):
        yield Token(*span, "")
    for span in _titles(names):
        yield Token(*span, "n")
    for span in quantities:
        yield Token(*span, "Q")
    for match in _pattern("whole").finditer(names.text):
        whole = _whole(names, match.start())
        if whole is not None and not names.text.startswith("局", match.end()):
            yield Token(*match.span(), "W" if match[0][0] == "全" else "N", whole)
    for span, person in _called(names):
        yield Token(*span, "P", person)
    meant = _meant(names)
    for name in names.outer:
        letter = "R" if names.mentions[name].type == "Road" else _LETTERS.get(names.kind(name), "N")
        acts = name in names.heads and not _titled(names, name)
        yield Token(*names.span(name), letter if acts else "", meant.get(name, name))


def _called(names: Names) -> Iterator[tuple[Span, int]]:
    """Where a clause calls the one person of a surname that was named before by it: 老王 of 王石桥."""
    people: dict[str, dict[str, int]] = {}
    for name in names.outer:
        if names.kind(name) == "person":
            people.setdefault(names.mentions[name].name[0], {}).setdefault(names.mentions[name].name, name)
    for match in _CALLED.finditer(names.text):
        fits = [*people.get(match[1], {}).values()]
        if len(fits) == 1 and names.span(fits[0]).end <= match.start():
            yield Span(*match.span()), fits[0]


def _titled(names: Names, name: int) -> bool:
    """Whether an area only heads an item about who is named right behind it: 柳湾区 石桥街道昨日开会."""
    at = bisect_left(names.begins, names.span(name).begin) + 1
    if names.kind(name) != "area" or at >= len(names.outer) or names.kind(names.outer[at]) == "person":
        return False
    between = names.text[names.span(name).end : names.span(names.outer[at]).begin]
    return bool(between) and not between.strip(" \u3000")


def _meant(names: Names) -> dict[int, int]:
    """The site that 该项目 speaks of where the article has named no project before: 石桥产业园开工。该项目占地9亩."""
    meant: dict[int, int] = {}
    site: int | None = None
    for name in names.outer:
        mention = names.mentions[name]
        if mention.name in _PROJECTS:
            if site is not None and names.span(name).begin - names.span(site).end < _NEAR:
                meant[name] = site
        elif mention.type == "Project" or mention.name.endswith(("项目", "工程")):
            return meant
        elif mention.kind == "place" and mention.type != "Road":
            site = name
    return meant


def _titles(names: Names) -> Iterator[Span]:
    """The titles that no mention is of: who is named in one does nothing, 《柳湾区政府关于…的通知》."""
    for match in _TITLE.finditer(names.text):
        begin, end = match.span()
        near = names.within(Span(begin, begin + 2))
        if not any(names.span(name).end >= end - 1 for name in near):
            yield Span(begin, end)


class Openings:
    """How each clause begins, read when it is asked for: most clauses are of no figure."""

    def __init__(self, names: Names, clauses: Sequence[Span], tokens: Sequence[Token]) -> None:
        self._names, self._clauses, self._tokens = names, clauses, tokens
        self._begins = [token.begin for token in tokens]
        self._read: dict[int, Opening] = {}

    def __getitem__(self, clause: int) -> Opening:
        opening = self._read.get(clause)
        if opening is None:
            opening = self._read[clause] = self._opening(self._clauses[clause])
        return opening

    @cached_property
    def lead(self) -> int | None:
        """Who or what acts first in an article's first clauses, where the article names it again; no person."""
        names = self._names
        actors = (self[clause].actor for clause in range(min(_LEADING, len(self._clauses))))
        lead = next((name for name in actors if name is not None and names.kind(name) != "person"), None)
        again = [name for name in names.outer if lead is not None and alike(names, name, lead)]
        return again[0] if len(again) > 1 else None

    def _opening(self, clause: Span) -> Opening:
        """How a clause begins; nothing is said by one inside a name or a chain: “街道—社区—网格”架构."""
        names, begin = self._names, clause.begin
        if names.text[begin - 1 : begin] == "—" == names.text[clause.end : clause.end + 1]:
            return Opening()
        before = bisect_left(names.begins, begin) - 1
        if before >= 0 and names.span(names.outer[before]).end > begin:
            return Opening()
        first, last = bisect_left(self._begins, begin), bisect_left(self._begins, begin + REACH)
        return read_opening(names.text, clause, self._tokens[first:last])


def _unsigned(article: Article, clause: Span) -> Span:
    """A clause without the dateline or byline that it begins with."""
    dateline = _DATELINE.match(article.text, *clause)
    if dateline:
        return Span(dateline.end(), clause.end)
    ends = [span.end for span in article.byline_spans if clause.begin <= span.begin and span.end < clause.end]
    return Span(max(ends), clause.end) if ends else clause


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile(alternatives(kind))
