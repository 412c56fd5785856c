"""Where a byline is printed in a line, and who signed it: a grammar over labels, names and marks, not a tagger."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from kg.lexicon.characters import fold
from kg.lexicon.names import score
from kg.model import Byline, Signature, Span
from kg.read.bylines.dispatch import Dispatch, dispatch
from kg.read.bylines.reader import read
from kg.read.bylines.reading import Reading, Trust
from kg.read.bylines.tokens import hints, stops

_LOOK = 200  # characters at a paragraph's start or end: no byline is longer
_TAIL = 90  # and none after a sentence on the same line
_BRACKET = re.compile(r"\s{0,40}[(【](?P<inner>[^()【】\n]{1,120})[)】]")
_TWO_BRACKETS = re.compile(r"\s{0,40}[(【](?P<inner>[^()【】\n]{1,120}[)】]\s?[(【][^()【】\n]{1,60})[)】]")
_LAST_BRACKET = re.compile(r"[(\[](?P<inner>[^()\[\]\n]{1,120})[)\]]\s*$")
_GAP = re.compile(r"(?<=[。!?”\"…;▲)])\s*|\s+")  # where a byline may begin after a sentence
_SIGNED_BRACKET = re.compile(r"[(](?P<inner>\s*(?:本报|见习|实习|特约|首席)*(?:记者|通讯员)[^()\n]{1,80})[)]")
_INNER = 600  # characters of a line in which a byline may stand inside
_MARKS = tuple("□■●◆")
_SENTENCE_ENDS = tuple('。!?！？”"')  # no byline ends so
_REMEMBERED = 4096  # lines: a page's reader asks about each from several sides


class ParsedByline(NamedTuple):
    span: Span  # the byline as printed, in the string that was given
    byline: Byline
    signatures: tuple[Signature, ...]


def read_byline(text: str) -> Byline:
    """What a byline says, of a string that is known to be one.

    >>> read_byline("本报讯(记者 刘 招 通讯员 周琦谭经田 文/图)").correspondents
    ('周琦', '谭经田')
    """
    folded = fold(text[:_LOOK])
    head = dispatch(folded, Span(0, len(folded)))
    rest = Span(head.end if head else 0, len(folded))
    return read(text, folded, rest, Trust.GIVEN, head).byline()


@lru_cache(_REMEMBERED)
def opening_byline(line: str) -> ParsedByline | None:
    """The byline at the start of a paragraph and nothing of its first sentence, or None.

    >>> opening_byline("本报讯(记者 刘 招)昨日,区里开会。").span
    Span(begin=0, end=11)
    """
    folded = fold(line[:_LOOK])
    head = dispatch(folded, Span(0, len(folded)))
    bracketed = _in_first_bracket(line, folded)
    if bracketed or not head:
        return bracketed or whole_byline(line) or _marked_opening(line, folded)
    return _after_dispatch(line, folded, head)


@lru_cache(_REMEMBERED)
def closing_byline(line: str) -> ParsedByline | None:
    """The byline at the end of a paragraph: …。(记者 甲某), …。 本报记者 甲某 摄; or None.

    >>> closing_byline("区里昨日开会。(记者 刘 招)").span
    Span(begin=7, end=15)
    """
    if line.rstrip().endswith(_SENTENCE_ENDS):
        return None
    whole = whole_byline(line)
    if whole:
        return whole
    shift = max(0, len(line) - _LOOK)
    tail = line[shift:]
    folded = fold(tail)
    found = _in_last_bracket(tail, folded) or _after_gap(tail, folded)
    return found and _moved(found, shift)


def inner_byline(line: str) -> ParsedByline | None:
    """The first bracketed byline inside a line that begins otherwise, 柳园开园 本报讯(记者 甲某)…; or None."""
    folded = fold(line[:_INNER])
    for bracket in _SIGNED_BRACKET.finditer(folded):
        found = _labelled(line[:_INNER], folded, Span(*bracket.span("inner")), Trust.SIGNED)
        if found:
            return found._replace(span=Span(*bracket.span()))
    return None


@lru_cache(_REMEMBERED)
def whole_byline(line: str) -> ParsedByline | None:
    """The byline that a line is and nothing else; None for a lone name without label, mark or credit."""
    if len(line) > _LOOK or line.rstrip().endswith(_SENTENCE_ENDS):
        return None
    folded = fold(line)
    bracketed = folded.strip()[:1] == "(" and folded.strip()[-1:] == ")"  # (通讯员 甲某 粘某某): a rare name is one
    trust = Trust.SIGNED if bracketed else Trust.BARE
    return _labelled(line, folded, _without_spaces(folded, Span(0, len(folded))), trust)


def _labelled(text: str, folded: str, span: Span, trust: Trust) -> ParsedByline | None:
    """The byline that all of the span is: with a label, a credit or a mark, or as a dispatch's head."""
    head = dispatch(folded, span)
    if head is None and not hints().search(folded, *span):
        return None
    begin = head.end if head else span.begin
    if stops(folded, Span(begin, span.end)):
        return None  # most lines of a page: no need to weigh every way to cut them
    reading = read(text, folded, Span(begin, span.end), Trust.SIGNED if head else trust, head)
    if not _reaches(folded, max(reading.end, begin), span.end):
        return None
    return _parsed(span, reading) if head or (reading.labelled and reading.names) else None


def _reaches(folded: str, end: int, last: int) -> bool:
    return not folded[end:last].strip(" \t\n)]】")


def _after_dispatch(text: str, folded: str, head: Dispatch) -> ParsedByline:
    """本报讯, with the brackets or the names that follow it."""
    begin = _without_spaces(folded, Span(0, len(folded))).begin
    forms = (form.match(folded, head.end) for form in (_TWO_BRACKETS, _BRACKET))
    brackets = [bracket for bracket in forms if bracket]
    for bracket in brackets:
        inner = Span(*bracket.span("inner"))
        reading = read(text, folded, inner, Trust.ENCLOSED, head)
        if _reaches(folded, reading.end, inner.end):
            return _parsed(Span(begin, bracket.end()), reading)
    reading = read(text, folded, Span(head.end, len(folded)), Trust.SIGNED, head)
    if not brackets and reading.labelled and reading.names:
        return _parsed(Span(begin, reading.end), reading)
    return _parsed(Span(begin, head.end), reading._replace(names=()))


def _in_first_bracket(text: str, folded: str) -> ParsedByline | None:
    bracket = _BRACKET.match(folded)
    if not bracket or "【" in bracket.group():  # 【本报讯】(记者 …: the head of a dispatch
        return None
    found = _labelled(text, folded, Span(*bracket.span("inner")), Trust.SIGNED)
    return found and found._replace(span=_without_spaces(folded, Span(*bracket.span())))


def _marked_opening(text: str, folded: str) -> ParsedByline | None:
    """□本报记者 甲某, before a text on the same line."""
    if not folded.lstrip().startswith(_MARKS):
        return None
    begin = _without_spaces(folded, Span(0, len(folded))).begin
    reading = read(text, folded, Span(begin, len(folded)), Trust.BARE)
    ended = folded[reading.end : reading.end + 1].isspace() or folded[: reading.end].endswith("报道")
    return _parsed(Span(begin, reading.end), reading) if reading.names and ended else None


def _in_last_bracket(text: str, folded: str) -> ParsedByline | None:
    """(记者 甲某) at the end, or names alone: (甲某 乙某)."""
    bracket = _LAST_BRACKET.search(folded)
    if not bracket:
        return None
    outer, inner = _without_spaces(folded, Span(*bracket.span())), Span(*bracket.span("inner"))
    found = _labelled(text, folded, inner, Trust.SIGNED)
    if found:
        return found._replace(span=outer)
    reading = read(text, folded, inner, Trust.BARE)
    if not reading.names or not _reaches(folded, reading.end, inner.end):
        return None
    return _parsed(outer, reading) if all(score(name.text) > 0 for name in reading.names) else None


def _after_gap(text: str, folded: str) -> ParsedByline | None:
    """The longest end of a line, after a sentence or a gap, that is a byline."""
    end = len(folded.rstrip())
    begins = (gap.end() for gap in _GAP.finditer(folded, max(0, end - _TAIL), end))
    found = (_labelled(text, folded, Span(begin, end), Trust.BARE) for begin in begins if begin < end)
    return next((parsed for parsed in found if parsed), None)


def _parsed(span: Span, reading: Reading) -> ParsedByline:
    return ParsedByline(span, reading.byline(), reading.signatures())


def _moved(parsed: ParsedByline, shift: int) -> ParsedByline:
    def moved(span: Span) -> Span:
        return Span(span.begin + shift, span.end + shift)

    signatures = tuple(replace(sign, span=moved(sign.span)) for sign in parsed.signatures)
    return ParsedByline(moved(parsed.span), parsed.byline, signatures)


def _without_spaces(folded: str, span: Span) -> Span:
    piece = span.of(folded)
    return Span(span.end - len(piece.lstrip()), span.begin + len(piece.rstrip()))
