"""Figures: what a text counts and measures, of whom, when, and in which words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from kg.extract.counted import UNSAID, Measure, grown, measure
from kg.extract.dates import DateMention, find_dates
from kg.extract.labels import is_route
from kg.extract.measure_words import alternatives, listed
from kg.extract.quantities import Quantity, find_quantities
from kg.extract.scenes import Scene, scene
from kg.extract.sentences import holding
from kg.extract.subjects import Subject, goes_on, subject
from kg.extract.syntax import mask
from kg.model import Article, Evidence, Figure, Mention, Modality, Span

_LONGEST_QUOTE = 120
_LONGEST_WITH_NAME = 80  # a name further away is left out of the quote
_BACK = 200  # characters in which a word can still say that a figure is planned
_OPENING_MARKS = '“‘《「『"'
_FRAMES = ("", "截至", "截止", "从", "自", "在", "据", "到", "仅", "据悉")
_QUOTED = re.compile(r"“[^“”\n]{1,500}”")
_JOINTS = ("", "、", "或", "和", "及", "至", "到", "-", "~", "—", "～")
_PARTS = re.compile("[,，;；]")
_HARM = re.compile("[死伤亡]|遇难|失踪|获救|被困|中毒|参加|组成")
_ROUNDED = 10  # a headline that is off by no more than a tenth rounds what the body says


def figures(
    article: Article, mentions: Sequence[Mention], sentences: Sequence[Span], undertaker: int | None = None
) -> tuple[Figure, ...]:
    """Every number with a unit that states a fact, in the order of the text.

    What people without a name did is told of the `undertaker`, if the article has one: 志愿者清扫楼道880个.
    """
    dates = find_dates(article.text, article.context.date)
    quantities = _news(article, find_quantities(article.text, _taken(article, mentions, dates)))
    if not quantities:
        return ()
    counted, dated = [one.whole for one in quantities], [date.span for date in dates]
    staged = replace(scene(article, mentions, sentences, counted, dated), undertaker=undertaker)
    days = [span.begin for span in dated]
    tenses = _said_when(mask(article.text, (mention.evidence.span for mention in mentions)))
    reading = _Reading(article, sentences, dates, days, staged, _quoted(article.text), tenses)
    return tuple(_once(_read(reading, quantities)))


class _Tense(NamedTuple):
    span: Span
    modality: Modality


@dataclass(frozen=True, slots=True)
class _Reading:
    """One article, prepared once."""

    article: Article
    sentences: Sequence[Span]
    dates: Sequence[DateMention]
    dated: Sequence[int]  # where these begin
    scene: Scene
    quoted: Sequence[Span]
    tenses: Sequence[_Tense]


def _taken(article: Article, mentions: Sequence[Mention], dates: Sequence[DateMention]) -> list[Span]:
    """Where a number is a date, signs the article, or belongs to a name."""
    names = [
        mention.evidence.span
        for mention in mentions
        if mention.kind != "initiative" or article.text[mention.evidence.span.begin - 1] in _OPENING_MARKS
    ]
    label = [article.label] if article.label else []
    return [*(date.span for date in dates), *article.byline_spans, *names, *label]


def _news(article: Article, quantities: Sequence[Quantity]) -> list[Quantity]:
    """The quantities, without bus lines and those of the headline that only round or repeat what the body says."""
    heads = [part for part in (article.kicker, article.headline) if part]
    quantities = [one for one in quantities if one.chinese or not is_route(article.text, one.span.end)]
    title = {one.span for one in quantities if any(head.covers(one.span) for head in heads)}
    stated: dict[str, list[Decimal]] = defaultdict(list)
    for one in sorted(quantities, key=lambda one: one.value):
        if one.span not in title:
            stated[one.unit].append(one.value)
    return [one for one in quantities if one.span not in title or not _is_near(one.value, stated[one.unit])]


def _is_near(value: Decimal, others: Sequence[Decimal]) -> bool:
    """Whether a value rounds one of the others, which are in order: within a tenth of it, and no more precise."""
    first, last = bisect_left(others, value - value / _ROUNDED), bisect_right(others, value + value / _ROUNDED)
    return any(other == value or _place(other) < _place(value) for other in others[first:last])


def _place(value: Decimal) -> int:
    """The place of the last digit that is no zero: 2 for 300."""
    return int(value.normalize().as_tuple().exponent)


def _read(reading: _Reading, quantities: Sequence[Quantity]) -> Iterator[Figure]:
    article = reading.article
    previous, end, last, used, told = None, -1, -1, set[Span](), Subject(None, 0.5)
    for quantity, following in zip(quantities, [*quantities[1:], None], strict=False):
        before = previous if article.text[end : quantity.whole.begin].strip() in _JOINTS else None
        # 违法建筑 in 两处违法建筑300平方米 is what both count
        room = _room(reading, quantity, end if last == quantity.whole.begin else last, following)
        counted = measure(article.text, quantity, room, before)
        if _is_pronoun(article.text, quantity, counted, room):
            continue
        near = previous is not None and _same_sentence(reading, previous.span, quantity.span)
        counted = grown(counted, previous if near else None)
        about = subject(reading.scene, quantity, measured=counted.words not in UNSAID)
        if about.mention is None and near and told.mention is not None and previous is not None:
            about = goes_on(reading.scene, quantity, previous.span.begin, told)
        told = about
        figure = _figure(reading, quantity, counted, about, used)
        previous, end = counted, quantity.whole.end
        last = counted.span.end
        if figure:
            used.add(figure.evidence.span)
            yield figure


def _same_sentence(reading: _Reading, one: Span, two: Span) -> bool:
    sentence = holding(reading.sentences, two.begin)
    return sentence is not None and sentence.covers(one)


def _is_pronoun(text: str, quantity: Quantity, counted: Measure, room: Span) -> bool:
    """Whether 两人 or 三个 only takes up those named before."""
    if not quantity.chinese or quantity.value > 10 or quantity.kind not in ("people", "count"):
        return False
    return counted.words == quantity.unit or (quantity.unit == "人" and not _HARM.search(counted.words))


def _figure(reading: _Reading, quantity: Quantity, counted: Measure, about: Subject, used: set[Span]) -> Figure | None:
    sentence = holding(reading.sentences, quantity.span.begin)
    if sentence is None or not sentence.covers(quantity.whole):
        return None
    runs = _runs(reading.scene, quantity, counted, about, sentence)
    span = next((run for run in runs if run not in used), quantity.span)
    text = reading.article.text
    evidence = Evidence(
        reading.article.key,
        span,
        span.of(text),
        "figure." + _rule(quantity),
        round(about.confidence * (0.9 if quantity.chinese and quantity.value <= 10 else 1.0), 2),
        _modality(reading, sentence, quantity.span.begin),
        sentence,
        holding(reading.quoted, quantity.span.begin) is not None,
    )
    time = _time(reading, quantity, sentence)
    return Figure(about.mention, counted.words, quantity.value, quantity.unit, quantity.bound, evidence, time)


def _rule(quantity: Quantity) -> str:
    """What kind of reading it was: counted, measured, shared (percents and ratios) or lasted."""
    if quantity.kind in ("count", "digits", "people", "degree"):
        return "counted"
    return {"percent": "shared", "rate": "shared", "time": "lasted", "age": "aged", "money": "paid"}.get(
        quantity.kind, "measured"
    )


def _runs(scene: Scene, quantity: Quantity, counted: Measure, about: Subject, sentence: Span) -> Iterator[Span]:
    """The runs that state it: from the subject's name where that is near, else from what is counted."""
    begins = [counted.span.begin, quantity.whole.begin, quantity.span.begin]
    end = max(counted.span.end, quantity.whole.end)
    if about.mention is not None:
        name = scene.names.mentions[about.mention].evidence.span
        if max(sentence.begin, end - _LONGEST_WITH_NAME) <= name.begin:
            begins.insert(0, name.begin)
        if sentence.covers(name) and quantity.whole.end <= name.begin:
            end = max(end, name.end)
    runs = (Span(begin, end) for begin in begins if begin <= quantity.span.begin and end - begin <= _LONGEST_QUOTE)
    return filter(sentence.covers, runs)  # one that nobody would write is cut anywhere


def _room(reading: _Reading, quantity: Quantity, end: int, following: Quantity | None) -> Span:
    """Where what is counted may be named: its clause, after the number, the date and the name before it."""
    scene = reading.scene
    clause = scene.clauses[scene.at(quantity.span.begin)]
    begin = max(clause.begin, min(end, quantity.whole.begin))
    spans = [date.span for date in _between(reading, begin, quantity.whole.begin)]
    names = (scene.names.mentions[name] for name in scene.names.within(Span(begin, quantity.whole.begin)))
    spans += [name.evidence.span for name in names if name.kind != "initiative"]
    begin = max([begin, *(span.end for span in spans if span.end <= quantity.whole.begin)])
    apart = following is not None and following.whole.begin >= quantity.whole.end  # not so in 3至5天
    last = min(clause.end, following.whole.begin) if following and apart else clause.end
    return Span(begin, max(last, quantity.whole.end))


def _modality(reading: _Reading, sentence: Span, at: int) -> Modality:
    """Planned where the words before the number say so, and no later word says that it is done."""
    last = bisect_left(reading.tenses, at, key=lambda tense: tense.span.end + 1) - 1
    if last < 0 or reading.tenses[last].span.begin < max(sentence.begin, at - _BACK):
        return "done"
    span, modality = reading.tenses[last]
    parted = modality == "ongoing" and _PARTS.search(reading.article.text, span.end, at)
    return "done" if parted else modality


def _said_when(masked: str) -> list[_Tense]:
    """The words of a text that say whether something is done, names left out."""
    pattern, modalities = _tenses()
    return [_Tense(Span(*match.span()), modalities[match[0]]) for match in pattern.finditer(masked)]


@cache
def _tenses() -> tuple[re.Pattern[str], Mapping[str, Modality]]:
    """The words that tell a tense, and which one; no groups, so that a search looks for their first characters."""
    kinds: tuple[Modality, ...] = ("planned", "ongoing", "done")
    modalities = {word: kind for kind in reversed(kinds) for word in listed(kind)}
    return re.compile("|".join(alternatives(kind) for kind in kinds)), modalities


def _time(reading: _Reading, quantity: Quantity, sentence: Span) -> str:
    """The date of its clause before the number, else one that opens an earlier clause of the sentence."""
    scene, text = reading.scene, reading.article.text
    clause = scene.clauses[scene.at(quantity.span.begin)]
    begin = max(sentence.begin, quantity.span.begin - _BACK)
    for date in reversed(_between(reading, begin, quantity.span.begin)):
        if not date.value or text[max(0, date.span.begin - 1) : date.span.begin] in listed("compared"):
            continue
        if date.span.begin >= clause.begin or _opens(scene, date):
            return date.value
    return ""


def _opens(scene: Scene, date: DateMention) -> bool:
    """Whether a date opens its clause, and so the ones that follow too."""
    clause = scene.clauses[scene.at(date.span.begin)]
    names = (scene.names.mentions[name].evidence.span for name in scene.names.within(clause))
    begin = max([clause.begin, *(span.end for span in names if span.end <= date.span.begin)])
    return scene.names.text[begin : date.span.begin] in _FRAMES


def _between(reading: _Reading, begin: int, end: int) -> Sequence[DateMention]:
    return reading.dates[bisect_left(reading.dated, begin) : bisect_left(reading.dated, end)]


def _quoted(text: str) -> list[Span]:
    """The passages in quotation marks."""
    return [Span(*match.span()) for match in _QUOTED.finditer(text)]


def _once(found: Iterator[Figure]) -> Iterator[Figure]:
    """The figures without those that only say again what one before said."""
    seen = set()
    for figure in found:
        key = (figure.subject, figure.measure, figure.value, figure.unit, figure.bound)
        if key not in seen:
            seen.add(key)
            yield figure
