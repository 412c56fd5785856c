"""A run of a byline without a mark inside: which names, outlets and places stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from math import inf
from typing import Literal, NamedTuple

from kg.lexicon.names import score
from kg.lexicon.tables import words
from kg.model import Span

# Weights in the unit of kg.lexicon.names.score: how much likelier than other text.
_KNOWN_OUTLET = 25.0
_SHORT_OUTLET = 5.0  # 晚报, 商报: often only the end of one
_OUTLET = 6.0  # by its last word: 报, 网, 电视台
_PLACE = 12.0
_ODD_NAME = -8.0  # no surname that we know: 德吉, a pen name
_JUNK = -15.0  # per character
_LONGEST = 60
_LONGEST_OUTLET = 12
_LONGEST_PIECE = 16

_FOREIGN = re.compile(r"[一-鿿]{1,8}(?:·[一-鿿]{1,8}){1,4}")
_HAN = re.compile(r"[一-鿿]+")

PieceKind = Literal["name", "outlet", "place", "junk"]


class Piece(NamedTuple):
    kind: PieceKind
    span: Span
    weight: float


class _Way(NamedTuple):
    """The likeliest way to cut a run up to some place, by its last piece."""

    total: float
    start: int  # where its last piece begins
    kind: PieceKind
    weight: float


def cut_run(run: str, begin: int, *, place_at_end: bool = False) -> tuple[Piece, ...]:
    """The pieces of a run that starts at `begin`; `place_at_end` where 报道 follows it.

    >>> [(piece.kind, piece.span) for piece in cut_run("周琦谭经田北京", 0, place_at_end=True)]
    [('name', Span(begin=0, end=2)), ('name', Span(begin=2, end=5)), ('place', Span(begin=5, end=7))]
    """
    if len(run) > _LONGEST:
        return (Piece("junk", Span(begin, begin + len(run)), _JUNK),)
    if len(run) in (2, 3) and _HAN.fullmatch(run) and not is_outlet(run) and not _is_place(run, place_at_end):
        return (Piece("name", Span(begin, begin + len(run)), _name_weight(run)),)
    ways = [_Way(0.0, 0, "junk", 0.0)]
    for end in range(1, len(run) + 1):
        at_end = place_at_end and _places().fullmatch(run, end) is not None
        starts = range(max(0, end - _LONGEST_PIECE), end)
        ways.append(max((_way(ways[start], run[start:end], start, at_end) for start in starts), key=_likelihood))
    return tuple(_joined(_pieces(ways, begin)))


def _pieces(ways: Sequence[_Way], begin: int) -> list[Piece]:
    """The pieces of the likeliest way, from the last one back to the first."""
    pieces: list[Piece] = []
    end = len(ways) - 1
    while end > 0:
        way = ways[end]
        pieces.insert(0, Piece(way.kind, Span(begin + way.start, begin + end), way.weight))
        end = way.start
    return pieces


def _likelihood(way: _Way) -> float:
    return way.total


def _way(before: _Way, text: str, start: int, at_end: bool) -> _Way:
    weight, kind = _likeliest(text, at_end)
    return _Way(before.total + weight, start, kind, weight)


def _joined(pieces: Iterable[Piece]) -> list[Piece]:
    """One outlet of several that stand side by side: 中国青年报·中青在线."""
    joined: list[Piece] = []
    for piece in pieces:
        before = joined[-1].kind if joined else ""
        if before == "outlet" and (piece.kind == "outlet" or _is_hyphen(piece)):
            joined[-1] = Piece("outlet", Span(joined[-1].span.begin, piece.span.end), _KNOWN_OUTLET)
        else:
            joined.append(piece)
    return joined


def _is_hyphen(piece: Piece) -> bool:
    return piece.kind == "junk" and piece.span.end - piece.span.begin == 1


def _is_place(run: str, place_at_end: bool) -> bool:
    return place_at_end and run in words("dateline_places.txt")


def split_outlet(text: str) -> tuple[str, str]:
    """An outlet's name at the start of a text, and the rest; ("", text) where there is none.

    >>> split_outlet("新华社北京")
    ('新华社', '北京')
    """
    ends = (end for end in range(len(text), 1, -1) if is_outlet(text[:end]))
    end = next(ends, 0)
    return text[:end], text[end:]


def is_outlet(text: str) -> bool:
    """Whether a text reads as the name of a paper, an agency, a station or a site."""
    return _outlet_weight(text) > 0


@lru_cache(1 << 15)
def _likeliest(text: str, at_end: bool) -> tuple[float, PieceKind]:
    return max(_readings(text, at_end))


def _readings(text: str, at_end: bool) -> Iterator[tuple[float, PieceKind]]:
    yield _JUNK * len(text), "junk"
    yield _name_weight(text), "name"
    yield _outlet_weight(text), "outlet"
    if at_end and text in words("dateline_places.txt"):
        yield _PLACE, "place"


@lru_cache(1 << 14)
def _name_weight(text: str) -> float:
    if _FOREIGN.fullmatch(text):
        return _KNOWN_OUTLET / 2
    if not 2 <= len(text) <= 4 or not _HAN.fullmatch(text):
        return -inf
    odd = _ODD_NAME - 2 * (len(text) - 2)
    return max(score(text), odd)


@lru_cache(1 << 14)
def _outlet_weight(text: str) -> float:
    if text in words("outlets.txt"):
        short = len(text) <= 3 and text.endswith("报") and text != "本报"
        return _SHORT_OUTLET if short else _KNOWN_OUTLET
    local = _places().match(text)
    size = local.end() if local else 0
    if size and text[size:] == "台":
        return _OUTLET
    shortest = 2 if text.endswith("报") else 3
    if not shortest <= len(text) <= _LONGEST_OUTLET or not _suffix().search(text):
        return -inf
    return _OUTLET - 0.4 * len(text) + (_PLACE if size else 0)  # 梧州电台


@cache
def _places() -> re.Pattern[str]:
    return re.compile(f"(?:{_either('dateline_places.txt')})*")


@cache
def _suffix() -> re.Pattern[str]:
    return re.compile(f"(?:{_either('outlet_suffixes.txt')})(?:客户端|财经|体育|娱乐|健康|教育|频道)?$")


def _either(list_name: str) -> str:
    """A pattern for the words of a list, longest first."""
    return "|".join(sorted(words(list_name), key=lambda word: (-len(word), word)))
