"""Files and folders → pages, with a plain word on each file that holds none."""

from __future__ import annotations

import os
import re
import stat
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from errno import EACCES, ENOENT
from pathlib import Path

import yaml

from kg.errors import NothingReadable, UnreadableFile
from kg.lexicon.characters import shown
from kg.model import Page, Refusal
from kg.read.context import city_of_place
from kg.read.text import newlines, visible

_FENCE = "---"
_KEYS = ("newspaper", "date", "page", "place", "section")
_NULLS = ("~", "null", "Null", "NULL")  # what YAML writes for nothing
_DATE = re.compile(r"([0-9]{4})(?:[-/年]([0-9]{1,2})(?:[-/月]([0-9]{1,2})日?|月)?|年)?")
_CONTROLS = frozenset(map(chr, range(32))) - frozenset("\t\n\v\f\r\x1a\x1b")


def read_files(paths: Sequence[Path]) -> tuple[tuple[Page, ...], tuple[Refusal, ...]]:
    """All pages of files and folders, in an order that does not depend on the arguments', and what holds none.

    Raises NothingReadable, with a reason for each file, where no page is left.
    """
    named, shut = _named_files(paths)
    pages: list[Page] = []
    refusals = [Refusal(name, reason) for name, reason in shut.items()]
    for path, name in named.items():
        try:
            pages.append(page_from_text(_decoded(_bytes(path)), name))
        except UnreadableFile as error:
            refusals.append(Refusal(name, str(error).removeprefix(f"{name}: ")))
        except OSError as error:
            refusals.append(Refusal(name, _reason(error)))
    pages.sort(key=lambda page: (page.file, page.text, page.first_line))
    refusals.sort(key=lambda refusal: (refusal.file, refusal.reason))
    if not pages:
        places = ", ".join(map(str, paths)) or "no path"
        nothing = f"{places}: no page to read (expected .txt files; README.* is never a page)"
        raise NothingReadable(tuple(map(str, refusals)) or (nothing,))
    return tuple(pages), tuple(refusals)


def page_from_text(text: str, name: str = "-") -> Page:
    """One page from text with or without front matter; raises UnreadableFile with file and line.

    >>> page = page_from_text("---\\nnewspaper: 某报\\npage: A05\\n---\\n标题\\n")
    >>> page.newspaper, page.number, page.text, page.first_line
    ('某报', 'A05', '标题', 5)
    """
    lines = newlines(text.removeprefix("\ufeff")).split("\n")
    page = Page(name, "")
    begin = next((number for number, line in enumerate(lines) if visible(line)), 0)
    if lines[begin].rstrip() == _FENCE:
        end = next((n for n, line in enumerate(lines[begin + 1 :], begin + 1) if line.rstrip() == _FENCE), None)
        if end is None:
            raise UnreadableFile(f"{name}:{begin + 1}: front matter without its closing {_FENCE}")
        page = replace(_front_matter(lines[begin + 1 : end], name, begin + 2), first_line=end + 2)
        lines = lines[end + 1 :]
    if not any(map(visible, lines)):
        raise UnreadableFile(f"{name}: empty (expected the text of a page)")
    return replace(page, text="\n".join(lines).rstrip())


def page_from_bytes(data: bytes, name: str = "-") -> Page:
    """One page from bytes in UTF-8 or GB18030; raises UnreadableFile."""
    return page_from_text(_decoded(data), name)


def _front_matter(lines: list[str], name: str, first: int) -> Page:
    """The page of front matter whose first entry stands on line `first`; a place that nobody knows is noted."""
    found: dict[str, str] = {}
    notes: list[str] = []
    for line, key, value in _entries(lines, name, first):
        if key not in _KEYS:
            raise UnreadableFile(f"{name}:{line}: unknown key {key!r} (expected {', '.join(_KEYS)})")
        if key in found:
            raise UnreadableFile(f"{name}:{line}: a second {key} (expected each key once)")
        iso = iso_date(value) if key == "date" else value
        if iso is None:
            raise UnreadableFile(f"{name}:{line}: date {value!r} (expected 2011-03-02)")
        if key == "place" and value and not city_of_place(value):
            notes.append(f"{name}:{line}: place {value}: no such city in the register (expected one like 郑州市)")
            iso = ""
        found[key] = iso
    return Page(
        name,
        "",
        newspaper=found.get("newspaper", ""),
        date=found.get("date", ""),
        number=found.get("page", ""),
        place=found.get("place", ""),
        section=found.get("section", ""),
        notes=tuple(notes),
    )


def _entries(lines: list[str], name: str, first: int) -> Iterator[tuple[int, str, str]]:
    """Line, key and value of each entry; values stay as printed, so that page 05 is no number."""
    try:
        root = yaml.compose("\n".join(lines), Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = (mark.line if mark else 0) + first
        raise UnreadableFile(f"{name}:{line}: front matter is not YAML (expected key: value)") from error
    if root is not None and not isinstance(root, yaml.MappingNode):
        raise UnreadableFile(f"{name}:{first}: front matter is no list of keys (expected key: value)")
    for key, value in root.value if root else ():
        line = key.start_mark.line + first
        if not isinstance(key, yaml.ScalarNode) or not isinstance(value, yaml.ScalarNode):
            raise UnreadableFile(f"{name}:{line}: not one value (expected key: value)")
        absent = value.style is None and value.value in _NULLS  # unquoted
        yield line, key.value, "" if absent else " ".join(visible(value.value).split())


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
    if not stat.S_ISREG(path.stat().st_mode):
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


def _named_files(paths: Sequence[Path]) -> tuple[dict[Path, str], dict[str, str]]:
    """Each file once, by its real path, with its name in the output; and folders that do not open, with the reason."""
    named: dict[Path, Path] = {}  # realpath, as Path.resolve raises where a link leads to itself
    shut: dict[Path, tuple[Path, str]] = {}
    for given in paths:
        if not os.path.isdir(given):
            named[_real(given)] = min(Path(given.name), named.get(_real(given), Path(given.name)))
            continue
        for path, problem in _files_below(given):
            name = path.relative_to(given) if path != given else Path(given.resolve().name)
            if problem:
                shut[_real(path)] = (name, problem)
            else:
                named[_real(path)] = min(name, named.get(_real(path), name))
    named = {real: name for real, name in named.items() if not _is_readme(name.name)}
    names = _told_apart({**named, **{real: name for real, (name, _) in shut.items()}})
    return {real: names[real] for real in named}, {names[real]: reason for real, (_, reason) in shut.items()}


def _told_apart(named: Mapping[Path, Path]) -> dict[Path, str]:
    """The names as text; those of several files begin with as many folders as tell these apart.

    >>> _told_apart({Path("/news/a/x.txt"): Path("x.txt"), Path("/news/b/x.txt"): Path("x.txt")}).values()
    dict_values(['a/x.txt', 'b/x.txt'])
    """
    alike: dict[Path, list[Path]] = defaultdict(list)
    for real, name in named.items():
        alike[name].append(real)
    parts = {real: real.parts[1:] for real in named}  # without the root: no name is absolute
    names: dict[Path, str] = {}
    for name, files in alike.items():
        size = len(name.parts)
        while len({parts[real][-size:] for real in files}) < len(files):
            size += 1
        for real in files:
            names[real] = _printable(name if len(files) == 1 else Path(*parts[real][-size:]))
    return names


def _files_below(folder: Path) -> Iterator[tuple[Path, str]]:
    """Every `.txt` in a folder and those in it, and with a reason each folder that does not open."""
    shut: list[OSError] = []
    seen = {_real(folder)}  # each real folder once: links may form loops
    for here, folders, names in os.walk(folder, onerror=shut.append, followlinks=True):
        folders[:] = [name for name in sorted(folders) if not name.startswith(".") and _is_new(Path(here, name), seen)]
        if not os.access(here, os.X_OK):
            shut.append(PermissionError(EACCES, os.strerror(EACCES), here))
            folders.clear()
            continue
        for name in names:
            if not name.startswith(".") and Path(name).suffix.casefold() == ".txt":
                yield Path(here, name), ""
    for error in shut:
        yield Path(error.filename), _reason(error)


def _is_new(folder: Path, seen: set[Path]) -> bool:
    real = _real(folder)
    new = real not in seen
    seen.add(real)
    return new


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _reason(error: OSError) -> str:
    if error.errno == ENOENT:
        return "no such file or folder"
    return error.strerror or "cannot be read"


def _is_readme(name: str) -> bool:
    return Path(name).stem.casefold() == "readme" or name.casefold().startswith("readme.")


def _printable(path: Path) -> str:
    """A path as text that can be written: names on disk need not be UTF-8, nor harmless to a terminal."""
    return shown(os.fsencode(path.as_posix()).decode("utf-8", errors="backslashreplace"))
