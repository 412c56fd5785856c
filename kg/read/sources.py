"""Which files hold pages: each once, with the name it has in the output; and how they are to be read."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from errno import EACCES, ENOENT
from pathlib import Path, PurePath
from typing import NamedTuple

from kg.errors import OptionError
from kg.lexicon.characters import shown
from kg.read.encodings import encoding_named
from kg.read.known import Defaults

COLUMNS = ("title", "text", "date", "newspaper", "page", "section", "place", "url")  # of a table of articles

_NONE = Defaults()

HIDDEN = (".", "~$")  # what their names begin with; the latter those of Office for files that are open


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it was found, or one that stood in another."""

    name: str  # in the output
    data: bytes


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user says of all files."""

    columns: tuple[tuple[str, str], ...] = ()  # what is asked of a table, and its own header: title, 标题
    encoding: str = ""  # of all of them; "" where it is to be found out
    defaults: Defaults = _NONE  # what else is known of all pages
    format: str = ""  # of stdin, and of files whose names do not say: csv; "" is txt

    def __post_init__(self) -> None:
        if self.encoding:
            encoding_named(self.encoding)
        unknown = next((one for one, _ in self.columns if one not in COLUMNS), None)
        if unknown is not None:
            raise OptionError(f"columns {unknown}: no such column (expected {', '.join(COLUMNS)})")


class Found(NamedTuple):
    """A file as it was come to."""

    path: Path
    top: Path  # the folder that was given; of a file that was given, its own
    whole: bool  # whether that folder is read to its end


class Named(NamedTuple):
    """Files by their real paths, with their names in the output; and what does not open, by name, with the reason."""

    files: Mapping[Path, str]
    shut: Mapping[str, str]
    found: Mapping[Path, Found]
    left: tuple[str, ...]  # files in folders that are not wanted, by their names


def named_files(paths: Sequence[Path], is_wanted: Callable[[str], bool]) -> Named:
    """Every file that is given, and of folders those that are wanted by their names."""
    named: dict[Path, Path] = {}  # realpath, as Path.resolve raises where a link leads to itself
    shut: dict[Path, tuple[Path, str]] = {}
    found: dict[Path, Found] = {}
    left: dict[Path, Path] = {}
    for given in paths:
        if not os.path.isdir(given):
            real = _real(given)
            found[real] = _widest(Found(given, given.parent, False), found.get(real))
            named[real] = min(Path(given.name), named.get(real, Path(given.name)))
            continue
        for path, real, problem in _files_below(given):
            name = path.relative_to(given) if path != given else Path(given.resolve().name)
            if problem:
                shut[real] = (name, problem)
            elif not is_wanted(path.name):
                left[real] = min(name, left.get(real, name))
            else:
                named[real] = min(name, named.get(real, name))
                found[real] = _widest(Found(path, given, True), found.get(real))
    named = {real: name for real, name in named.items() if not is_readme(name.name)}
    names = _told_apart({**named, **{real: name for real, (name, _) in shut.items()}})
    refused = {names[real]: reason for real, (_, reason) in shut.items()}
    unread = tuple(printable(name) for real, name in left.items() if real not in named and not is_readme(name.name))
    return Named({real: names[real] for real in named}, refused, found, unread)


def _widest(one: Found, other: Found | None) -> Found:
    """Of two ways to a file the one from further above, whichever was given first."""
    return min(one, other or one, key=lambda found: (not found.whole, len(found.top.parts), found.path))


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
            names[real] = printable(name if len(files) == 1 else Path(*parts[real][-size:]))
    return names


def _files_below(folder: Path) -> Iterator[tuple[Path, Path, str]]:
    """Every file in a folder and those in it, its real path, and with a reason each folder that does not open.

    A loop of our own: before Python 3.12 os.walk calls itself for each folder in a folder, and can't a thousand times.
    """
    waiting = [(folder, _real(folder))]
    seen = {real for _, real in waiting}  # each real folder once: links may form loops
    while waiting:
        here, real = waiting.pop()
        try:
            folders, files = _listed(here, real)
        except OSError as error:
            yield here, real, reason(error)
            continue
        new = {inner: path for path, inner in reversed(folders) if inner not in seen}
        seen.update(new)
        waiting += ((path, inner) for inner, path in new.items())
        yield from ((path, inner, "") for path, inner in files)


def _listed(folder: Path, real: Path) -> tuple[list[tuple[Path, Path]], list[tuple[Path, Path]]]:
    """The folders and the files in it that are not hidden, sorted, with their real paths.

    Raises OSError where they can't be listed or reached.
    """
    with os.scandir(str(folder)) as found:
        shown = sorted((one.name, one.is_symlink()) for one in found if not one.name.startswith(HIDDEN))
    if not os.access(folder, os.X_OK):
        raise PermissionError(EACCES, os.strerror(EACCES))
    folders: list[tuple[Path, Path]] = []
    files: list[tuple[Path, Path]] = []
    for name, is_link in shown:
        path = folder / name
        (folders if os.path.isdir(path) else files).append((path, _real(path) if is_link else real / name))
    return folders, files


def ending(name: str) -> str:
    """What a file's name ends in; of what .gz packs, once or more, before that.

    >>> ending("A05.TXT"), ending("a.csv.gz"), ending("a.txt.gz.gz"), ending("a.gz")
    ('.txt', '.csv', '.txt', '')
    """
    path = PurePath(name.casefold())
    while path.suffix == ".gz":
        path = path.with_suffix("")
    return path.suffix


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


def reason(error: OSError) -> str:
    """Why a file or folder does not open, in words."""
    if error.errno == ENOENT:
        return "no such file or folder"
    return error.strerror or "cannot be read"


def is_readme(name: str) -> bool:
    """Whether a file is about the others, and no page."""
    return Path(name).stem.casefold() == "readme" or name.casefold().startswith("readme.")


def printable(path: Path) -> str:
    """A path as text that can be written: names on disk need not be UTF-8, nor harmless to a terminal."""
    return shown(os.fsencode(path.as_posix()).decode("utf-8", errors="backslashreplace"))
