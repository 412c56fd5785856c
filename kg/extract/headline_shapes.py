"""Acts that a headline is about, and who does them: 柳湾乡 冬至送温暖; 看望留守儿童, of who acts below it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.agent_words import is_opening
from kg.extract.agents import agents_of
from kg.extract.pairs import Found, fits
from kg.extract.rules import Rule, admits
from kg.extract.syntax import Reading
from kg.model import Span

_OPENING = 4  # clauses in which a headline ends
_LAUNCHING = re.compile("(?:开展|举办|举行|启动|实施|推进|推行|加快|加强|做好|组织|打造|完成|掀起|推出){1,4}了?$")
_AT_HOME = re.compile("(?:上门|入户|进村|冒雪|冒雨|节前)?")


def in_headline(reading: Reading, rule: Rule) -> Iterator[Found]:
    """A at the head of a headline, or as its label, and the act B that it is about: 柳湾乡 冬至送温暖."""
    headline, actor = reading.article.headline, reading.focus
    if headline is not None and actor is None:
        yield from _by_first(reading, rule, headline)
    if headline is None or actor is None or not admits(rule.subject, reading.mentions[actor]):
        return
    begin = max(headline.begin, reading.span(actor).end)
    leads = reading.span(actor).end <= headline.begin or reading.start(actor) == headline.begin
    for clause in reading.naming if leads else ():
        for name in clause.heads:
            mention, span = reading.mentions[name], reading.span(name)
            told = headline.covers(span) and admits(rule.object, mention) and span.begin >= begin
            words = reading.between(begin, span.begin).strip(" \u3000:：,，“《")
            if told and "被" not in mention.evidence.quote and is_opening(_LAUNCHING.sub("", words)):
                yield Found(_nearer(reading, rule, name, begin, actor), name, Span(span.begin, span.begin))


def _nearer(reading: Reading, rule: Rule, act: int, begin: int, actor: int) -> int:
    """Who acts in the headline itself, where the label above it is a larger area: 柳湾区 / 河口街道整治占道."""
    clause = reading.clauses[reading.at(reading.span(act).begin)]
    heads = reading.before(clause, reading.span(act).begin)
    inside = [one for one in heads if reading.span(one).begin >= begin and admits(rule.subject, reading.mentions[one])]
    return inside[-1] if inside else actor


def _by_first(reading: Reading, rule: Rule, headline: Span) -> Iterator[Found]:
    """A headline that is nothing but an act, 看望留守儿童: who acts in the first sentence below it does it."""
    heads = (name for clause in reading.clauses[:_OPENING] for name in clause.heads)
    named = [name for name in heads if headline.covers(reading.span(name))]
    if len(named) != 1 or reading.mentions[named[0]].evidence.rule != "initiative.headline":
        return
    act = reading.span(named[0])
    before, after = reading.between(headline.begin, act.begin), reading.between(act.end, headline.end)
    if after.strip() or not _AT_HOME.fullmatch(before):
        return
    below = [clause for clause in reading.clauses if clause.span.begin >= headline.end]
    first = (agents_of(reading, one, fits(rule.subject)) for one in below if one.sentence == below[0].sentence)
    for actor in next((names for names in first if names), ()):
        yield Found(actor, named[0], act, "article")
