"""JSON one value after the other, each with its line; behind a broken one reading goes on."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter
from typing import NamedTuple

from kg.lexicon.characters import shown

BROKEN = "not JSON"
_NAMED = 6  # keys that a message names
_PART = 1 << 14  # characters of a line that are tried at first
_GAP = re.compile(r"[\s,\ufeff]*")  # files put together have such a mark at each seam
_ARRAY = re.compile(r"\[\s*\{")
_INDENT = re.compile(r"[ \t]*")
_CLOSING = re.compile(r"[ \t,}\]]*")


class Object(dict[str, object]):
    """An object of JSON, and what of it was said twice."""

    doubled: tuple[str, ...] = ()  # its own keys
    inner: tuple[str, ...] = ()  # those of objects in it

    @classmethod
    def of(cls, pairs: Sequence[tuple[str, object]]) -> Object:
        found = cls(pairs)
        if len(found) < len(pairs):
            found.doubled = tuple(key for key, count in Counter(key for key, _ in pairs).items() if count > 1)
        within = (one for value in found.values() for one in (value if isinstance(value, list) else (value,)))
        inner = (key for one in within if isinstance(one, Object) for key in one.doubled + one.inner)
        found.inner = tuple(islice(dict.fromkeys(inner), _NAMED + 1))
        return found


class Number(str):
    """As it is written: one of 5,000 digits is none to Python."""

    __slots__ = ()


class Value(NamedTuple):
    """A value and where it begins."""

    value: object
    line: int
    at: int


class Broken(NamedTuple):
    """What is no value, and why."""

    why: str
    line: int


_DECODER = json.JSONDecoder(
    object_pairs_hook=Object.of, parse_int=Number, parse_float=Number, parse_constant=lambda _: None
)


@dataclass(slots=True)
class _Place:
    """Where in a text reading has come to."""

    text: str
    at: int = 0
    line: int = 1

    def go(self, at: int) -> None:
        self.line += self.text.count("\n", self.at, at)
        self.at = at


def values(text: str) -> Iterator[Value | Broken]:
    """The values of a text, and of arrays of objects their elements.

    >>> [(one.line, one[0]) for one in values('{"a": "1"}\\n{"a":\\n"2"}\\n[\\n{"a": "3"}, {"a": "4"}]')]
    [(1, {'a': '1'}), (2, {'a': '2'}), (5, {'a': '3'}), (5, {'a': '4'})]
    """
    place, spare = _Place(text), len(text)
    opened = 0  # the line of an array that is not closed yet
    while place.at < len(text):
        place.go(_end(_GAP, text, place.at))
        if opened and text.startswith("]", place.at):
            opened = 0
            place.go(place.at + 1)
        elif not opened and _ARRAY.match(text, place.at):
            opened = place.line
            place.go(place.at + 1)
        elif place.at < len(text):
            begin = place.line
            found, end = _decoded(text, place.at, whole=spare > 0)
            if not isinstance(found, _Failure):
                yield Value(found, begin, place.at)
                place.go(end)
                continue
            spare -= found.read
            behind = _behind(text, place.at)
            last = begin + text[place.at : behind].rstrip().count("\n")
            yield Broken(_why(found, begin, last, inside=opened > 0), begin)
            place.go(behind)
            opened = 0 if behind == len(text) else opened
    if opened:
        yield Broken(f"{BROKEN}: an array that is not closed (expected ] at its end: the file may be cut off)", opened)


class _Failure(NamedTuple):
    """Why what begins here is no value."""

    why: str
    line: int  # counted from 0 in the value
    read: int  # characters


def _decoded(text: str, at: int, *, whole: bool) -> tuple[object | _Failure, int]:
    """The value that begins here and where it ends; `whole` one of several lines too, if it is an object.

    No text of JSON has a line break in it. So what is wrong within a line stays so; what ends with it may go on in
    the next, and is tried with twice as many.
    """
    end, on_line_end = _part(text, at)
    while True:
        part = text[at:end]
        try:
            value, size = _DECODER.raw_decode(part)
        except json.JSONDecodeError as error:
            goes_on = error.pos >= len(part.rstrip()) and whole and part.startswith("{")
            if end == len(text) or (on_line_end and not goes_on):
                return _Failure(error.msg, part.count("\n", 0, error.pos), len(part)), end
        except RecursionError:
            return _Failure("nested too deep", 0, len(part)), end
        else:
            return value, at + size
        end, on_line_end = _part(text, end + len(part) + 1)


def _part(text: str, at: int) -> tuple[int, bool]:
    """The end of the line that stands here, and whether it is that: a line may hold a whole file."""
    found = text.find("\n", at, at + _PART)
    if found >= 0 or at + _PART >= len(text):
        return found if found >= 0 else len(text), True
    return at + _PART, False


def _behind(text: str, at: int) -> int:
    """Where the next value may begin: on a line no deeper in than that of a broken one, behind what closes it."""
    indent = _depth(text, text.rfind("\n", 0, at) + 1)
    while (at := text.find("\n", at) + 1) > 0:
        begin = _end(_CLOSING, text, at)
        if begin < len(text) and text[begin] != "\n" and _depth(text, at) <= indent:
            return begin
    return len(text)


def _why(failure: _Failure, begin: int, last: int, *, inside: bool) -> str:
    where = f" in line {begin + failure.line}" if 0 < failure.line <= last - begin else ""
    lines = f"; lines {begin} to {last} are not read" if last > begin else ""
    rest = "; the rest of its line is not read" if inside and not lines else ""
    return f"{BROKEN}{where}: {failure.why}{lines or rest} (expected one object a line)"


def elements(text: str, value: Value, keys: Collection[str]) -> Iterator[tuple[str, Value]]:
    """What an object holds under some of its keys, each with its key; of an array its elements."""
    place = _Place(text, value.at, value.line)
    for key, at in sorted(_members(text, value.at, keys).items(), key=itemgetter(1)):
        place.go(at)
        if not text.startswith("[", place.at):
            yield key, Value(_DECODER.raw_decode(text, place.at)[0], place.line, place.at)
            continue
        place.go(_end(_GAP, text, place.at + 1))
        while text[place.at] != "]":
            found, end = _DECODER.raw_decode(text, place.at)
            yield key, Value(found, place.line, place.at)
            place.go(_end(_GAP, text, end))


def _members(text: str, at: int, keys: Collection[str]) -> dict[str, int]:
    """Where the values of these keys begin in an object that is whole; that of the last, where one stands twice."""
    found: dict[str, int] = {}
    at = _end(_GAP, text, at + 1)
    while text[at] != "}":
        name, at = _DECODER.raw_decode(text, at)
        at = _end(_GAP, text, _end(_GAP, text, at) + 1)  # behind the colon
        if name in keys:
            found[name] = at
        _, at = _DECODER.raw_decode(text, at)
        at = _end(_GAP, text, at)
    return found


def listed(keys: Iterable[str]) -> str:
    """The first of these keys, once each.

    >>> listed("abba"), listed("abcdefgh")
    ('a, b', 'a, b, c, d, e, f …')
    """
    names = [shown(key)[:40] for key in islice(dict.fromkeys(keys), _NAMED + 1)]
    return ", ".join(names[:_NAMED]) + " …" * (len(names) > _NAMED)


def _depth(text: str, at: int) -> int:
    return _end(_INDENT, text, at) - at


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at
