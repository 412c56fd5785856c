"""An article as the relation rules see it: clauses, names in them, lists of names.

No parser: a clause is what stands between commas, a name that another name follows at once is its
attribute (惠济区 in 惠济区花园口镇), and names joined by 、和及 are one list.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from kg.extract.clause import Clause, clauses_of
from kg.extract.modality import quotations
from kg.extract.rules import MASK, Rule, any_of, relation_rules
from kg.lexicon.patterns import longest_of
from kg.model import Article, Mention, Span

_BESIDE_NAMES = ("post", "post behind", "names act", "level", "of")  # shapes that look for their words at names
_VERBS = ("initiative.again",)  # rules whose mentions stay the verbs that they are
_MOST_PERSONS = 40  # of an article; with more, no pronoun is clear
_LONGEST_LIST = 24  # names; what is longer is a table
_WIDEST_JOINT = 32  # characters between two names of a list
_NEAREST = 40  # names of a clause that are looked at on either side of a verb


@dataclass(frozen=True, slots=True, eq=False)  # a reading is itself, and what is made of it once is kept by it
class Reading:
    """One article, prepared once for all rules."""

    article: Article
    mentions: Sequence[Mention]
    masked: str
    places: Mapping[Rule, Sequence[int]]  # where the words of a rule stand in it
    sentences: Sequence[Span]
    clauses: tuple[Clause, ...]
    starts: tuple[int, ...]  # where each clause begins
    naming: tuple[Clause, ...]  # those with names in them
    chain: dict[int, int]  # name → the name that follows it at once
    chained_from: dict[int, int]  # a name → where its chain of attributes begins
    lists: dict[int, tuple[int, ...]]  # name → the list it stands in
    teams: dict[int, tuple[int, ...]]  # the same, 联合 and its like joining too
    quoted: tuple[Span, ...]
    persons: tuple[int, ...]
    focus: int | None  # the name the article is about: place label, else first of the headline, the kicker

    def may_state(self, rule: Rule) -> bool:
        """Whether the words of a rule stand in the article, if it looks for them before it looks at names."""
        return rule in self.places or rule not in _said()

    def span(self, name: int) -> Span:
        return self.mentions[name].evidence.span

    def start(self, name: int) -> int:
        """Where a name begins, its attributes included."""
        begin = self.chained_from.get(name)
        return self.span(name).begin if begin is None else begin

    def at(self, offset: int) -> int:
        """The index of the clause that an offset lies in or before."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def clause_at(self, offset: int) -> Clause | None:
        return self.clauses[self.at(offset)] if self.clauses else None

    def between(self, begin: int, end: int) -> str:
        """The words of a stretch, names masked."""
        return self.masked[begin:end]

    def before(self, clause: Clause, offset: int) -> Sequence[int]:
        """The names of a clause that end before an offset, the nearest of them."""
        place = bisect_right(clause.heads, offset, key=lambda name: self.span(name).end)
        return clause.heads[max(0, place - _NEAREST) : place]

    def after(self, clause: Clause, offset: int) -> Sequence[int]:
        """The names of a clause that begin at or after an offset, the nearest of them."""
        place = bisect_left(clause.heads, offset, key=lambda name: self.span(name).begin)
        return clause.heads[place : place + _NEAREST]

    def people(self, offset: int) -> Sequence[int]:
        """The persons named before an offset, strangers left out."""
        named = (name for name in self.persons if self.span(name).begin < offset)
        return [name for name in named if self.mentions[name].evidence.rule != "person.stranger"]

    def in_quotation(self, offset: int) -> bool:
        place = bisect_right(self.quoted, (offset, offset)) - 1
        return place >= 0 and self.quoted[place].begin < offset < self.quoted[place].end


def read(article: Article, mentions: Sequence[Mention], sentences: Sequence[Span]) -> Reading:
    """An article made ready for the rules."""
    outer = [index for index, mention in enumerate(mentions) if not mention.inner]
    named = (mentions[index].evidence for index in outer)
    verbless = [evidence.span for evidence in named if evidence.rule not in _VERBS]
    masked = mask(article.text, [*verbless, *article.byline_spans])
    chain = _chain(article.text, mentions, outer)
    heads = [name for name in outer if name not in chain]
    begins = _chain_begins(mentions, outer, chain)
    found = clauses_of(article, mentions, sentences, heads)
    lists = _groups(masked, mentions, heads, begins, _joint("lists"))
    teams = _groups(masked, mentions, heads, begins, _joint("teams"))
    return Reading(
        article, mentions, masked, _places(masked), sentences, found, tuple(clause.span.begin for clause in found),
        tuple(clause for clause in found if clause.heads),
        chain, begins, lists, teams, quotations(article.text),
        tuple(name for name in outer if mentions[name].kind == "person")[:_MOST_PERSONS],
        _focus(article, mentions, heads),
    )  # fmt: skip


def mask(text: str, spans: Iterable[Span]) -> str:
    """A text with the characters of these spans masked."""
    pieces, done = [], 0
    for begin, end in sorted(spans):
        if done < end:
            pieces += [text[done:begin], MASK * (end - max(begin, done))]
            done = end
    return "".join([*pieces, text[done:]])


def _places(masked: str) -> dict[Rule, list[int]]:
    """Where the words of each rule stand: the text is searched once for all of them."""
    places: dict[Rule, list[int]] = defaultdict(list)
    search, at = _words().search, 0
    while match := search(masked, at):
        begin = match.start()
        for rule in _saying(match[0]):
            places[rule].append(begin)
        at = begin + 1
    return places


@cache
def _verbal() -> tuple[Rule, ...]:
    """The rules whose words stand in the text by themselves."""
    return tuple(rule for rule in relation_rules() if rule.shape not in _BESIDE_NAMES)


@cache
def _said() -> frozenset[Rule]:
    """Those of them that have words."""
    return frozenset(rule for rule in _verbal() if rule.triggers)


@cache
def _words() -> re.Pattern[str]:
    return re.compile(longest_of(word for rule in _verbal() for word in rule.triggers))


@cache
def _saying(word: str) -> tuple[Rule, ...]:
    """The rules of which a word begins with one."""
    return tuple(rule for rule in _verbal() if word.startswith(rule.triggers))


def _chain(text: str, mentions: Sequence[Mention], outer: Sequence[int]) -> dict[int, int]:
    """Names that another follows at once: its attributes, 惠济区 of 花园口镇."""
    return {
        one: two
        for one, two in pairwise(outer)
        if mentions[one].kind in ("area", "organization")
        and mentions[two].kind in ("area", "organization", "place")
        and not text[mentions[one].evidence.span.end : mentions[two].evidence.span.begin]
    }


def _chain_begins(mentions: Sequence[Mention], outer: Sequence[int], chain: dict[int, int]) -> dict[int, int]:
    begins: dict[int, int] = {}
    for name in outer:
        begin = begins.setdefault(name, mentions[name].evidence.span.begin)
        if name in chain:
            begins[chain[name]] = begin
    return begins


def _groups(
    masked: str,
    mentions: Sequence[Mention],
    heads: Sequence[int],
    begins: dict[int, int],
    joint: re.Pattern[str],
) -> dict[int, tuple[int, ...]]:
    """Names with only 、和及 (or 联合) between them, as one list each."""
    lists: list[list[int]] = []
    end = -_WIDEST_JOINT - 1  # of the name before
    for name in heads:
        begin = begins[name]
        near = begin - end <= _WIDEST_JOINT
        if near and len(lists[-1]) < _LONGEST_LIST and joint.fullmatch(masked, end, begin):
            lists[-1].append(name)
        else:
            lists.append([name])
        end = mentions[name].evidence.span.end
    return {name: tuple(names) for names in lists for name in names}


def _focus(article: Article, mentions: Sequence[Mention], heads: Sequence[int]) -> int | None:
    acting = [name for name in heads if mentions[name].kind in ("area", "organization")]
    for place in (article.label, article.headline, article.kicker):
        inside = (one for one in acting if place and place.covers(mentions[one].evidence.span))
        if (name := next(inside, None)) is not None:
            return name
    return None


@cache
def _joint(name: str) -> re.Pattern[str]:
    joint = r"(?:、|和|与|及|以及|暨)"
    # members that no finder knows: A、某某大队、B
    unknown = rf"(?:[^、,，。;；:：“”的了在是为将把被与和及\s\d{MASK}]{{1,10}}{any_of('bodies')}{joint}){{0,3}}"
    paper = "(?:本报(?:社区|街道|校园|市民)?)?"
    plain = rf"[”\s]{{0,4}}{joint}{unknown}[“\s]{{0,4}}{paper}(?:{any_of('partners')})?"
    if name == "lists":
        return re.compile(plain)
    with_whom = f"(?:{any_of('adverbs', 'done', 'ongoing', 'plan')}){{0,2}}(?:与|和|{any_of('teaming')})"
    return re.compile(f"{plain}|{with_whom}[“\\s]{{0,4}}(?:本报)?(?:{any_of('partners')})?")
