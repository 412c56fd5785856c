"""Files and folders → pages, with a plain word on each file that holds none."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import yaml

from kg.errors import InputError, UnreadableFile
from kg.lexicon.characters import shown
from kg.model import Page, Refusal
from kg.read.text import newlines, visible

_FENCE = "---"
_KEYS = ("newspaper", "date", "page", "place", "section")
_DATE = re.compile(r"([0-9]{4})(?:[-/年]([0-9]{1,2})(?:[-/月]([0-9]{1,2})日?|月)?|年)?")
_CONTROLS = frozenset(map(chr, range(32))) - frozenset("\t\n\v\f\r\x1a\x1b")


def read_files(paths: Sequence[Path]) -> tuple[tuple[Page, ...], tuple[Refusal, ...]]:
    """All pages of files and folders, in an order that does not depend on the arguments'.

    Raises InputError for a path that does not exist and for input without any `.txt` file.
    """
    named = _named_files(paths)
    if not named:
        places = ", ".join(map(str, paths)) or "no path"
        raise InputError(f"{places}: no page to read (expected .txt files; README.* is never a page)")
    pages: list[Page] = []
    refusals: list[Refusal] = []
    for path, name in named.items():
        try:
            pages.append(page_from_text(_decoded(_bytes(path)), name))
        except UnreadableFile as error:
            refusals.append(Refusal(name, str(error).removeprefix(f"{name}: ")))
        except OSError as error:
            refusals.append(Refusal(name, error.strerror or "cannot be read"))
    pages.sort(key=lambda page: (page.file, page.text, page.first_line))
    return tuple(pages), tuple(sorted(refusals, key=lambda refusal: (refusal.file, refusal.reason)))


def page_from_text(text: str, name: str = "-") -> Page:
    """One page from text with or without front matter; raises UnreadableFile with file and line.

    >>> page = page_from_text("---\\nnewspaper: 某报\\npage: A05\\n---\\n标题\\n")
    >>> page.newspaper, page.number, page.text, page.first_line
    ('某报', 'A05', '标题', 5)
    """
    lines = newlines(text.removeprefix("\ufeff")).split("\n")
    page = Page(name, "")
    if lines[0].rstrip() == _FENCE:
        end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), None)
        if end is None:
            raise UnreadableFile(f"{name}:1: front matter without its closing {_FENCE}")
        page = replace(_front_matter(lines[1:end], name), first_line=end + 2)
        lines = lines[end + 1 :]
    if not any(map(visible, lines)):
        raise UnreadableFile(f"{name}: empty (expected the text of a page)")
    return replace(page, text="\n".join(lines).rstrip())


def page_from_bytes(data: bytes, name: str = "-") -> Page:
    """One page from bytes in UTF-8 or GB18030; raises UnreadableFile."""
    return page_from_text(_decoded(data), name)


def _front_matter(lines: list[str], name: str) -> Page:
    found = dict.fromkeys(_KEYS, "")
    for line, key, value in _entries(lines, name):
        if key not in _KEYS:
            raise UnreadableFile(f"{name}:{line}: unknown key {key!r} (expected {', '.join(_KEYS)})")
        iso = iso_date(value) if key == "date" else value
        if iso is None:
            raise UnreadableFile(f"{name}:{line}: date {value!r} (expected 2011-03-02)")
        found[key] = iso
    return Page(
        name,
        "",
        newspaper=found["newspaper"],
        date=found["date"],
        number=found["page"],
        place=found["place"],
        section=found["section"],
    )


def _entries(lines: list[str], name: str) -> Iterator[tuple[int, str, str]]:
    """Line, key and value of each entry; values stay as printed, so that page 05 is no number."""
    try:
        root = yaml.compose("\n".join(lines), Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = (mark.line if mark else 0) + 2
        raise UnreadableFile(f"{name}:{line}: front matter is not YAML (expected key: value)") from error
    if root is not None and not isinstance(root, yaml.MappingNode):
        raise UnreadableFile(f"{name}:2: front matter is no list of keys (expected key: value)")
    for key, value in root.value if root else ():
        line = key.start_mark.line + 2
        if not isinstance(key, yaml.ScalarNode) or not isinstance(value, yaml.ScalarNode):
            raise UnreadableFile(f"{name}:{line}: not one value (expected key: value)")
        yield line, key.value, " ".join(visible(value.value).split())


def iso_date(text: str) -> str | None:
    """A date as ISO text, as precise as it was given; None for what is no date.

    >>> iso_date("2011-3-2"), iso_date("2011年3月"), iso_date("2011"), iso_date("2011-02-30")
    ('2011-03-02', '2011-03', '2011', None)
    """
    match = _DATE.fullmatch(text)
    if not text or not match:
        return None if text else ""
    given = [int(part) for part in match.groups() if part]
    try:
        date(*[*given, 1, 1][:3])
    except ValueError:
        return None
    return "-".join(f"{part:02}" for part in given)


def _bytes(path: Path) -> bytes:
    if not path.is_file():
        raise UnreadableFile("not a regular file")
    return path.read_bytes()


def _decoded(data: bytes) -> str:
    data = data.rstrip(b"\0\r\n\t ")  # some crawlers fill a page up with NUL bytes
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise UnreadableFile("UTF-16 (expected UTF-8 or GB18030)")
    if b"\0" in data:
        raise UnreadableFile("binary: it holds NUL bytes (expected text)")
    text = _text(data)
    if sum(character in _CONTROLS for character in text) * 20 > len(text):
        raise UnreadableFile("binary: mostly control characters (expected text)")
    return text


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        if _is_damaged_utf8(data):
            raise UnreadableFile(f"damaged UTF-8 at line {line}") from error
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError as error:
        raise UnreadableFile("neither UTF-8 nor GB18030") from error


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether nearly all of it is UTF-8: read as GB18030, such a file gives rare characters."""
    text = data.decode("utf-8", errors="replace")
    beyond = sum(character > "\x7f" for character in text)
    return text.count("\ufffd") * 10 < beyond


def _named_files(paths: Sequence[Path]) -> dict[Path, str]:
    """Each file once, by its real path, with its name in the output: the first that sorts."""
    named: dict[Path, str] = {}  # realpath, as Path.resolve raises where a link leads to itself
    for given in paths:
        if not given.exists():
            raise InputError(f"{given}: no such file or folder")
        for path in _files_below(given, set()) if given.is_dir() else (given,):
            name = _printable(path.relative_to(given) if given.is_dir() else Path(path.name))
            if not _is_readme(path.name):
                real = Path(os.path.realpath(path))
                named[real] = min(name, named.get(real, name))
    return named


def _files_below(folder: Path, seen: set[Path]) -> Iterator[Path]:
    """Every `.txt` in a folder and the folders in it; each real folder once, links may form loops."""
    real = folder.resolve()
    if real in seen:
        return
    seen.add(real)
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_dir():
            yield from _files_below(path, seen)
        elif path.suffix.casefold() == ".txt":
            yield path


def _is_readme(name: str) -> bool:
    return Path(name).stem.casefold() == "readme" or name.casefold().startswith("readme.")


def _printable(path: Path) -> str:
    """A path as text that can be written: names on disk need not be UTF-8, nor harmless to a terminal."""
    return shown(os.fsencode(path.as_posix()).decode("utf-8", errors="replace"))
