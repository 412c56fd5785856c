"""Article → mentions: every finder's candidates, weighed against each other where they overlap."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.extract.areas import (
    find_areas,
    find_common_districts,
    find_former_counties,
    find_offices,
    find_short_counties,
    find_stems,
    find_street_subdistricts,
)
from kg.extract.found import Found, Taken, Words
from kg.extract.founded import find_founded
from kg.extract.initiatives import find_initiatives
from kg.extract.kin import find_kin
from kg.extract.lists import find_listed
from kg.extract.people import find_again, find_people
from kg.extract.references import find_references
from kg.extract.sentences import holding
from kg.extract.shared import shared_bodies
from kg.extract.short_forms import find_short_forms
from kg.extract.suffixes import BRANCH, GOVERNED, find_suffixed
from kg.extract.tagger import Tagged, tag
from kg.extract.weighing import weigh
from kg.lexicon.characters import fold
from kg.model import Article, Evidence, Kind, Mention, Span

_MARKS = re.compile(r"[\s“”‘’《》〈〉「」]")
_OF_BUREAUS = ("PublicInstitution", "WorkingGroup")  # 宜都市农业局 has a 特产中心
_SMALL = ("Community", "Village")
# Of two candidates for the same characters the first of these kinds is the likelier one.
_FIRST: dict[Kind, int] = {"person": 0, "organization": 1, "area": 2, "place": 3, "initiative": 4}


def find_mentions(
    article: Article, sentences: Sequence[Span], tagged: Sequence[Tagged] | None = None
) -> tuple[Mention, ...]:
    """Every thing that the article names, in text order; an area inside an office's name is kept as `inner`.

    `tagged` are the names that the learned model finds in the text, which is asked if they aren't given; they
    count where the grammar has nothing to say.
    """
    text = fold(article.text)
    known = find_areas(text, article.context)
    former, common = find_former_counties(text, article.context), find_common_districts(text, article.context)
    areas = settle([*known, *former, *common, *find_street_subdistricts(text, article.context, known)])
    words = Words(text, [found.span for found in areas])
    people = find_people(words, [*article.byline_spans, *(found.span for found in areas)])
    counties = settle([*find_short_counties(words, article.context, areas), *find_stems(words, areas)])
    offices = find_offices(text, article.context, areas)
    suffixed = find_suffixed(words, settle([*areas, *counties, *offices]))
    full = settle([*areas, *counties, *offices, *suffixed, *people], article.byline_spans)
    full = _with(full, find_listed(words, full, article.context), article)
    full = _with(full, [*find_founded(words, full), *find_kin(words, full)], article)
    learned = [(Span(begin, end), label) for begin, end, label in (tag([text])[0] if tagged is None else tagged)]
    full = _with(full, weigh(words, full, learned), article)
    again = find_again(words, full, article.byline_spans)
    names = _with(full, [*again, *find_short_forms(words, full)], article)
    initiatives = find_initiatives(article, words, names)
    settled = list(_one_of_a_name(text, _with(names, initiatives, article)))
    everything = settle([*settled, *find_references(words, settled)], article.byline_spans)
    everything = sorted([*everything, *shared_bodies(text, everything)], key=_place)
    return tuple(_mentions(article, text, everything, sentences))


def _with(settled: list[Found], more: Sequence[Found], article: Article) -> list[Found]:
    """What is settled, and more, settled with it."""
    return settle([*settled, *more], article.byline_spans) if more else settled


def _one_of_a_name(text: str, settled: Sequence[Found]) -> Iterator[Found]:
    """“板凳议事会”制度 is an act, and “板凳议事会” no body elsewhere in the article."""
    acts = {each.span.of(text): each for each in settled if each.rule == "initiative.quoted"}
    for each in settled:
        act = acts.get(each.span.of(text).strip("“”")) if each.kind in ("organization", "place") else None
        quoted = act is not None and text[each.span.begin - 1 : each.span.begin + 1].find("“") >= 0
        yield replace(act, span=each.span) if act and quoted else each


def _place(found: Found) -> tuple[int, int, int]:
    """Text order; a body before the area that it shares its characters with."""
    return (found.span.begin, -found.span.end, _FIRST[found.kind])


def settle(candidates: Iterable[Found], closed: Sequence[Span] = ()) -> list[Found]:
    """The candidates that can all be true at once, in text order; none may touch a closed span.

    What wins, case by case:
        a longer name over a shorter one inside it     花园路派出所 over 花园路
        but the area or company it begins with stays   二七区 in 二七区绿化管理所, as inner
        of two that cross, the longer one              then the surer, then the one further left
    """
    shut = Taken(closed)
    free = [found for found in _finished(list(candidates)) if not (closed and shut.holds(found.span))]
    groups = (group if len(group) == 1 else _strongest(group) for group in _touching(free))
    return [found for group in groups for found in group]


def _touching(candidates: Iterable[Found]) -> Iterator[list[Found]]:
    """The candidates in text order, those together that overlap or have one between them that does."""
    group: list[Found] = []
    reached = 0
    for found in sorted(candidates, key=_where):
        begin, end = found.span
        if begin >= reached and group:
            yield group
            group = []
        group.append(found)
        reached = max(reached, end)
    if group:
        yield group


def _strongest(group: list[Found]) -> list[Found]:
    """Those of a group that can all be true at once, in text order."""
    kept: list[Found] = []
    for found in sorted(group, key=_strength):
        if all(_may_stand_in(found, other) for other in kept if other.span.overlaps(found.span)):
            kept.append(found)
    return sorted(kept, key=_where)


def _finished(candidates: list[Found]) -> list[Found]:
    """Without bodies and places whose last word goes on as a community's or village's: 环城路西站|社区."""
    ends = {place: found.span.end for found in candidates if found.type in _SMALL for place in range(*found.span)}
    return [
        found
        for found in candidates
        if found.kind in ("area", "person", "initiative") or ends.get(found.span.end - 1, 0) <= found.span.end
    ]


def _where(found: Found) -> tuple[int, int]:
    return (found.span.begin, -found.span.end)


def _strength(found: Found) -> tuple[float, ...]:
    length = found.span.end - found.span.begin
    return (-length, -found.confidence, found.span.begin, _FIRST[found.kind])


def _may_stand_in(inner: Found, outer: Found) -> bool:
    """Whether a shorter name is a thing of its own inside a longer one, which it must begin."""
    if not outer.span.covers(inner.span) or inner.span == outer.span or outer.kind not in ("organization", "place"):
        return False
    begins = inner.span.begin == outer.span.begin or (outer.type == "PartyBody" and inner.kind == "area")
    if inner.rule == GOVERNED:
        return True  # 河口镇|石桥村|委会, 柳湾产业集聚区|管委会
    police = inner.type == outer.type == "PoliceBody"  # 柳湾县公安局 in 柳湾县公安局巡警大队
    bureau = inner.type == "GovernmentBody" and inner.rule == "suffix.proper" and outer.type in _OF_BUREAUS
    whole = inner.kind == "organization" and inner.rule != "suffix.level"  # 省委 in 省委组织部 is but its level
    party = whole and outer.type == "PartyBody"  # 柳园居委会党支部
    branch = inner.kind == "organization" and outer.rule == BRANCH  # 柳湾市规划局河口分局
    parts = (police or bureau or party or branch) and inner.span.begin == outer.span.begin
    return begins and (inner.kind == "area" or inner.type == "Company" or parts)


def _mentions(article: Article, text: str, everything: Sequence[Found], sentences: Sequence[Span]) -> Iterator[Mention]:
    reached = 0  # where the names so far end: one that ends before lies inside another
    for found in everything:
        sentence = holding(sentences, found.span.begin)
        sentence = sentence if sentence and sentence.covers(found.span) else found.span
        name = found.name or _MARKS.sub("", found.span.of(text))
        yield _mention(article, found, name, sentence, found.span.end <= reached)
        reached = max(reached, found.span.end)


def _mention(article: Article, found: Found, name: str, sentence: Span, inner: bool) -> Mention:
    quote = found.span.of(article.text)
    evidence = Evidence(
        article=article.key,
        span=found.span,
        quote=quote,
        rule=found.rule,
        confidence=found.confidence,
        sentence=sentence,
    )
    return Mention(found.kind, found.type, name, evidence, found.code, inner)
