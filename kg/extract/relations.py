"""Relations between the names of one article, by the rules of `kg/data/relations.txt`.

A claim's confidence is its rule's, times
    0.9   where the subject was carried over from another clause of the sentence,
    0.8   where it was carried over from the sentence before,
    0.75  where it was carried over from the label or the headline,
    0.95  where the name stands in a list with the one that the rule met,
    0.85  where more than 12 characters lie between the subject and the verb.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract import modality
from kg.extract.pairs import Found
from kg.extract.rules import Rule, relation_rules
from kg.extract.sentences import holding
from kg.extract.shapes import found
from kg.extract.syntax import Reading, read
from kg.model import Article, Claim, Evidence, Mention, Modality, Span

LONGEST_QUOTE = 120
_CARRIED = {"none": 1.0, "sentence": 0.9, "paragraph": 0.8, "article": 0.75}
_LISTED, _FAR, _FAR_GAP = 0.95, 0.85, 12
_REACH = 80  # characters over which a word can deny or put off what follows
_HEAD = 6  # characters of a sentence that may put off all of it: 下一步, 今后
_CLOSING = {"”": "“", "》": "《", "」": "「", "』": "『"}
_SYMMETRIC = ("cooperatesWith",)


def claims(article: Article, mentions: Sequence[Mention], sentences: Sequence[Span]) -> tuple[Claim, ...]:
    """What the article states between its mentions, in the order of the mentions; the surest rule speaks."""
    reading = read(article, mentions, sentences)
    best: dict[tuple[int, str, int], Claim] = {}
    for rule in filter(reading.may_state, relation_rules()):
        for one in found(reading, rule):
            claim = _claim(reading, rule, one)
            key = claim and (claim.subject, claim.predicate, claim.object)
            if claim and key and (key not in best or _sureness(best[key]) < _sureness(claim)):
                best[key] = claim
    return tuple(best[key] for key in sorted(best))


def _claim(reading: Reading, rule: Rule, one: Found) -> Claim | None:
    evidence = tuple(_evidence(reading, rule, one))
    if not evidence or _denied(reading, one):
        return None
    ends = (one.subject, one.object)
    if rule.relation in _SYMMETRIC:
        ends = (min(ends), max(ends))
    return Claim(ends[0], rule.relation, ends[1], evidence)


def _evidence(reading: Reading, rule: Rule, one: Found) -> Iterator[Evidence]:
    """The run that states it; where the subject, or a name's area, stands elsewhere, that as well."""
    stated = _sentence(reading, one.trigger or reading.span(one.subject))
    if stated is None:
        return
    near, apart = one.object, one.subject
    if one.trigger is None or not stated.covers(reading.span(near)):
        near, apart = apart, near  # a name says so; or 该活动由 A 主办
    core = _cover([one.trigger or reading.span(near), reading.span(near)])
    whole = _cover([core, reading.span(apart)])
    together = one.carried == "none" and not one.apart and stated.covers(whole) and _fits(whole)
    quote = _closed(reading.article.text, whole if together else core, stated)
    if not (stated.covers(quote) and _fits(quote)):
        return
    yield _as_evidence(reading, rule, one, quote, stated)
    elsewhere = _sentence(reading, reading.span(apart))
    if not together and elsewhere is not None and _fits(reading.span(apart)):
        yield _as_evidence(reading, rule, one, reading.span(apart), elsewhere)


def _as_evidence(reading: Reading, rule: Rule, one: Found, quote: Span, sentence: Span) -> Evidence:
    return Evidence(
        reading.article.key,
        quote,
        quote.of(reading.article.text),
        rule.id,
        confidence=_confidence(rule, one),
        modality=_modality(reading, one),
        sentence=sentence,
        reported=_reported(reading, one),
        post=one.post,
    )


_ACTING = ("organization", "area")


def _confidence(rule: Rule, one: Found) -> float:
    factors = _CARRIED[one.carried] * (_LISTED if one.listed else 1.0) * (_FAR if one.gap > _FAR_GAP else 1.0)
    return round(rule.confidence * factors, 2)


def _denied(reading: Reading, one: Found) -> bool:
    if one.trigger is None or one.post:
        return False
    clause = reading.clauses[reading.at(one.trigger.begin)].span
    subject = reading.span(one.subject).begin
    begin = max(clause.begin, subject - 2) if subject < one.trigger.begin else clause.begin
    begin = min(begin, _first_acting(reading, subject)) if clause.begin <= subject < one.trigger.begin else begin
    return modality.denied(_words(reading, begin, one.trigger.begin))


def _modality(reading: Reading, one: Found) -> Modality:
    """By the words from the subject on, else of the sentence; 下一步 at its head reaches over all of it."""
    if one.trigger is None:
        return "done"
    if one.post:
        ends = reading.span(one.subject).end, reading.start(one.object)
        return modality.modality(_words(reading, *ends)) if ends[0] < ends[1] else "done"
    sentence = _sentence(reading, one.trigger) or one.trigger
    subject = reading.span(one.subject)
    within = sentence.begin <= subject.begin < one.trigger.begin
    head = _words(reading, sentence.begin, min(sentence.begin + _HEAD, one.trigger.begin))
    words = _words(reading, _first_acting(reading, subject.begin) if within else sentence.begin, one.trigger.begin)
    return modality.modality(head + words, reading.masked[one.trigger.end : one.trigger.end + 1])


def _first_acting(reading: Reading, subject: int) -> int:
    """Where the first body or area of the clause stands: in 甲将与乙联合开展 the plan is of both."""
    clause = reading.clauses[reading.at(subject)]
    before = [name for name in reading.before(clause, subject) if reading.mentions[name].kind in _ACTING]
    return reading.start(before[0]) if before else subject


def _reported(reading: Reading, one: Found) -> bool:
    if one.trigger is None:
        return False
    sentence = _sentence(reading, one.trigger) or one.trigger
    said = modality.reported(_words(reading, sentence.begin, one.trigger.begin))
    return said or reading.in_quotation(one.trigger.begin)


def _words(reading: Reading, begin: int, end: int) -> str:
    """The last words of a stretch, names masked."""
    return reading.masked[max(begin, end - _REACH) : end]


def _sentence(reading: Reading, span: Span) -> Span | None:
    sentence = holding(reading.sentences, span.begin)
    return sentence if sentence and sentence.covers(span) else None


def _cover(spans: Sequence[Span]) -> Span:
    return Span(min(span.begin for span in spans), max(span.end for span in spans))


def _closed(text: str, span: Span, sentence: Span) -> Span:
    """With the mark that closes what the run opens: 推行“清河|” ends behind it."""
    closing = _CLOSING.get(text[span.end : span.end + 1], "")
    run = span.of(text)
    opens = closing and run.count(closing) > run.count(text[span.end]) and span.end < sentence.end
    return Span(span.begin, span.end + 1) if opens else span


def _fits(span: Span) -> bool:
    return 0 < span.end - span.begin <= LONGEST_QUOTE


def _sureness(claim: Claim) -> tuple[float, int]:
    return claim.evidence[0].confidence, -len(claim.evidence)
