"""pages.toml: what a folder says of the pages in it and below it.

    [defaults]
    newspaper = "郑州日报"

    ["2011-03-*/A05.txt"]
    section = "城事"

A file's own path outranks patterns, a later pattern earlier ones, and any of them [defaults]; so does the nearest
folder's file those of the folders above.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fnmatch import fnmatchcase

from kg.errors import UnreadableFile
from kg.lexicon.characters import shown
from kg.read.encodings import decoded
from kg.read.frontmatter import KEYS, of_key
from kg.read.text import newlines, visible

NAME = "pages.toml"
_DEFAULTS = "defaults"
_LONGEST = 2000  # characters of a line
_WILD = re.compile(r"[*?\[]")


def is_table(name: str) -> bool:
    """Whether a file of this name, in folders or not, says something of the pages beside it."""
    return name.rpartition("/")[2] == NAME


@dataclass(slots=True)
class Section:
    """A table of the file: of which pages it speaks, and what it says; and whether there was such a page."""

    pattern: str
    line: int
    said: Mapping[str, str]
    met: bool = False


@dataclass(frozen=True, slots=True)
class FolderTable:
    """One pages.toml."""

    name: str  # in messages
    sections: Mapping[str, Section] = field(default_factory=dict)  # by path or pattern
    patterns: tuple[Section, ...] = ()  # those of them that may be of several pages
    notes: tuple[str, ...] = ()  # what in it counts for nothing, with its line and why

    def said(self, path: Sequence[str]) -> Mapping[str, str]:
        """What it says of a page, by the parts of its path from the table's folder on."""
        found: dict[str, str] = {}
        matching = (one for one in self.patterns if _matches(one.pattern.split("/"), path))
        for section in (self.sections.get(_DEFAULTS), *matching, self.sections.get("/".join(path))):
            if section:
                section.met = True
                found |= section.said
        return found

    def unmet(self) -> Iterator[str]:
        """A line for each table of which no page was read."""
        for one in self.sections.values():
            if not one.met and one.pattern != _DEFAULTS:
                expected = "a file's path from this folder on, or a pattern of such"
                yield f"{self.name}:{one.line}: {shown(one.pattern)}: no such page (expected {expected})"


def _matches(pattern: Sequence[str], path: Sequence[str]) -> bool:
    """Whether a path is of a pattern: * within a name, ** for any folders.

    >>> _matches(["2011-*", "A0?.txt"], ["2011-03-02", "A05.txt"]), _matches(["*.txt"], ["a", "b.txt"])
    (True, False)
    >>> _matches(["**", "b.txt"], ["a", "a", "b.txt"]), _matches(["**", "b.txt"], ["b.txt"])
    (True, True)
    """
    ends = {0}  # how many parts of the path the pattern so far may take
    for part in pattern:
        if part == "**":
            ends = set(range(min(ends), len(path) + 1)) if ends else ends
        else:
            ends = {at + 1 for at in ends if at < len(path) and fnmatchcase(path[at], part)}
    return len(path) in ends


def read_table(data: bytes, name: str) -> FolderTable:
    """The table in a file; what cannot be read of it is noted, and the rest counts."""
    try:
        text = newlines(decoded(data).removeprefix("\ufeff"))
        _check_lengths(text)
        found = tomllib.loads(text)
    except UnreadableFile as error:
        return FolderTable(name, notes=(f"{name}: {error}",))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return FolderTable(name, notes=(_broken(name, str(error)),))
    reading = _Reading(name, _lines(text))
    sections = {one.pattern: one for one in reading.sections(found)}
    patterns = tuple(one for one in sections.values() if _WILD.search(one.pattern))
    return FolderTable(name, sections, patterns, tuple(reading.notes))


def _check_lengths(text: str) -> None:
    """Raises UnreadableFile for a line that TOML would take long for: a.a.a.a…"""
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > _LONGEST:
            raise UnreadableFile(f"line {number} has {len(line)} characters (expected {_LONGEST} at most)")


def _broken(name: str, error: str) -> str:
    """tomllib's words with the line in front: Expected '=' after a key (at line 3, column 5)."""
    words, _, place = error.rpartition(" (at ")
    line = "".join(filter(str.isdecimal, place.partition(",")[0])) or "1"
    expected = 'tables like [defaults] with lines like newspaper = "郑州日报"'
    return f"{name}:{line}: no TOML: {shown(words or error)} (expected {expected})"


@dataclass(slots=True)
class _Reading:
    name: str
    lines: Mapping[tuple[str, ...], int]
    notes: list[str] = field(default_factory=list)

    def sections(self, found: Mapping[str, object]) -> Iterator[Section]:
        for pattern, table in found.items():
            line = self.lines.get((pattern,), 1)
            if isinstance(table, Mapping):
                before = len(self.notes)
                said = dict(self._entries(pattern, table))
                yield Section(pattern, line, said, met=len(self.notes) > before)  # one line is enough
            else:
                self._note(line, f"{shown(pattern)} stands in no table (expected it under [defaults] or a file's name)")

    def _entries(self, pattern: str, table: Mapping[str, object]) -> Iterator[tuple[str, str]]:
        for key, value in table.items():
            line = self.lines.get((pattern, key), self.lines.get((pattern,), 1))
            if key not in KEYS:
                self._note(
                    line, f"unknown key {shown(key)} (expected {', '.join(KEYS)}; a file's name in quotation marks)"
                )
                continue
            text, expected = _value(key, value)
            if expected:
                self._note(line, f"{key} {shown(str(value))} (expected {expected})")
            else:
                yield key, text

    def _note(self, line: int, words: str) -> None:
        self.notes.append(f"{self.name}:{line}: {words}")


def _value(key: str, value: object) -> tuple[str, str]:
    """The value as text; and what was expected where it is none that the key can have."""
    if isinstance(value, date):  # a time's date too
        value = value.isoformat()[:10]
    if not isinstance(value, str) and (key != "page" or not isinstance(value, int) or isinstance(value, bool)):
        return "", "text in quotation marks" if key != "date" else "2011-03-02"
    return of_key(key, " ".join(visible(str(value)).split()))


def _lines(text: str) -> Mapping[tuple[str, ...], int]:
    """On which line each table and each of its keys stands."""
    found: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.split("\n"), 1):
        try:
            if line.lstrip().startswith("["):
                table = _names(tomllib.loads(line))
                found.setdefault(table, number)
            elif "=" in line:
                found.setdefault((*table, *_names(tomllib.loads(f"{line.partition('=')[0]} = 0"))), number)
        except tomllib.TOMLDecodeError:
            continue  # the inside of a value of several lines
    return found


def _names(found: Mapping[str, object]) -> tuple[str, ...]:
    """The names on the way into a table: a.b.c."""
    names: list[str] = []
    inner: object = found
    while isinstance(inner, Mapping) and inner:
        names.append(next(iter(inner)))
        inner = inner[names[-1]]
    return tuple(names)
