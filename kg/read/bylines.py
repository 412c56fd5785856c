"""Bylines: where one is printed in a line, and who signed it. A grammar over labels, names and marks, not a tagger."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.lexicon.characters import fold
from kg.lexicon.names import is_name
from kg.model import Byline, Signature, Span
from kg.read.byline_dispatch import Dispatch, dispatch
from kg.read.byline_reader import Reading, read

_LOOK = 200  # characters at a paragraph's start or end: no byline is longer
_BRACKET = re.compile(r"\s*[(【]([^()【】\n]{1,120})[)】]")
_CLOSING_BRACKET = re.compile(r"[(\[]([^()\[\]\n]{1,120})[)\]]\s*$")
_TAIL = re.compile(r"(?<=[。!?”\"…;▲)])\s*|\s+|(?<=▲)")
_TAIL_LONGEST = 90


class ParsedByline(NamedTuple):
    span: Span  # the byline as printed
    byline: Byline
    signatures: tuple[Signature, ...]


def read_byline(text: str) -> Byline:
    """What a byline says, a string that is known to be one.

    >>> read_byline("本报讯(记者 刘 招 通讯员 周琦谭经田 文/图)").correspondents
    ('周琦', '谭经田')
    """
    folded = fold(text[:_LOOK])
    return _read_all(text, folded, Span(0, len(folded))).byline


def opening_byline(line: str) -> ParsedByline | None:
    """The byline at the start of a paragraph: 本报讯(记者 甲某)…; nothing where there is none."""
    folded = fold(line[:_LOOK])
    head = dispatch(folded, Span(0, len(folded)))
    if head:
        return _after_dispatch(line, folded, head)
    bracket = _BRACKET.match(folded)
    if bracket:
        return _bracketed(line, folded, Span(*bracket.span(1)), Span(*_stripped(folded, bracket)))
    return whole_byline(line) or _signed_opening(line, folded)


def closing_byline(line: str) -> ParsedByline | None:
    """The byline at the end of a paragraph: …。(记者 甲某), …。 本报记者 甲某 摄; nothing where there is none."""
    shift = max(0, len(line) - _LOOK)
    tail = line[shift:]
    folded = fold(tail)
    bracket = _CLOSING_BRACKET.search(folded)
    if bracket:
        inner, outer = Span(*bracket.span(1)), Span(bracket.start(), len(folded.rstrip()))
        found = _bracketed(tail, folded, inner, outer, names_alone=True)
    else:
        found = _signed_end(tail, folded)
    return _moved(found, shift) if found else None


def whole_byline(line: str) -> ParsedByline | None:
    """The byline that a line is and nothing else; nothing for a lone name without label, mark or credit."""
    if len(line) > _LOOK:
        return None
    folded = fold(line)
    span = Span(len(folded) - len(folded.lstrip()), len(folded.rstrip()))
    return _whole(line, folded, span)


def _read_all(text: str, folded: str, span: Span) -> Reading:
    head = dispatch(folded, span)
    if not head:
        return read(text, folded, span, strict=False)
    rest = read(text, folded, Span(head.end, span.end), strict=False, agency=head.agency.of(text), trusted=True)
    return rest._replace(dateline=head.dateline.of(text) or rest.dateline)


def _after_dispatch(text: str, folded: str, head: Dispatch) -> ParsedByline | None:
    """本报讯, with the bracket or the names that follow it, and not a word of the first sentence."""
    begin = len(folded) - len(folded.lstrip())
    agency, dateline = head.agency.of(text), head.dateline.of(text)
    bracket = _BRACKET.match(folded, head.end)
    span = Span(*bracket.span(1)) if bracket else Span(head.end, len(folded))
    reading = read(text, folded, span, strict=True, agency=agency, trusted=True, enclosed=bool(bracket))
    if bracket and reading.end >= len(folded[: span.end].rstrip()):
        return _parsed(Span(begin, bracket.end()), reading, dateline)
    if not bracket and reading.labelled and reading.names:
        return _parsed(Span(begin, reading.end), reading, dateline)
    return ParsedByline(Span(begin, head.end), Byline(agency=agency, dateline=dateline), ())


def _bracketed(
    text: str, folded: str, inner: Span, outer: Span, *, names_alone: bool = False
) -> ParsedByline | None:
    """(记者 甲某 通讯员 乙某); with `names_alone` also (甲某 乙某)."""
    labelled = _whole(text, folded, inner, trusted=True)
    if labelled:
        return labelled._replace(span=outer)
    reading = read(text, folded, inner, strict=True)
    alone = reading.names and not reading.labelled and reading.end >= len(folded[: inner.end].rstrip())
    if names_alone and alone and all(is_name(name.text) for name in reading.names):
        return _parsed(outer, reading)
    return None


def _whole(text: str, folded: str, span: Span, *, trusted: bool = False) -> ParsedByline | None:
    head = dispatch(folded, span)
    at = head.end if head else span.begin
    agency = head.agency.of(text) if head else ""
    reading = read(text, folded, Span(at, span.end), strict=True, agency=agency, trusted=trusted or head is not None)
    complete = max(reading.end, at) >= len(folded[: span.end].rstrip(" )]】"))
    if not complete or not (head or (reading.labelled and reading.names)):
        return None
    return _parsed(span, reading, head.dateline.of(text) if head else "")


def _signed_opening(text: str, folded: str) -> ParsedByline | None:
    """□本报记者 甲某 通讯员 乙某, before a text on the same line."""
    begin = len(folded) - len(folded.lstrip())
    reading = read(text, folded, Span(begin, len(folded)), strict=True)
    ended = folded[reading.end : reading.end + 1].isspace() or folded[:reading.end].endswith("报道")
    if reading.labelled and reading.trusted and reading.names and ended and folded[begin] in "□■●◆":
        return _parsed(Span(begin, reading.end), reading)
    return None


def _signed_end(text: str, folded: str) -> ParsedByline | None:
    """The longest end of a line, after a sentence or a gap, that is a byline."""
    end = len(folded.rstrip())
    for gap in _TAIL.finditer(folded, max(0, end - _TAIL_LONGEST), end):
        found = _whole(text, folded, Span(gap.end(), end)) if gap.end() < end else None
        if found and (found.signatures or found.byline.agency):
            return found
    return None


def _parsed(span: Span, reading: Reading, dateline: str = "") -> ParsedByline:
    byline = reading.byline
    if dateline:
        byline = Byline(**{field: getattr(byline, field) for field in byline.__slots__} | {"dateline": dateline})
    return ParsedByline(span, byline, reading.signatures)


def _moved(parsed: ParsedByline, shift: int) -> ParsedByline:
    signatures = tuple(Signature(s.role, s.name, _shifted(s.span, shift)) for s in parsed.signatures)
    return ParsedByline(_shifted(parsed.span, shift), parsed.byline, signatures)


def _shifted(span: Span, shift: int) -> Span:
    return Span(span.begin + shift, span.end + shift)


def _stripped(folded: str, match: re.Match[str]) -> tuple[int, int]:
    return match.end() - len(match.group().lstrip()), match.end()
