"""What stands around a file and says something of its pages: the names of its folders, and pages.toml in them."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from kg.model import Page
from kg.read.file_names import from_name
from kg.read.known import Defaults, known
from kg.read.pages_toml import NAME, FolderTable, read_table
from kg.read.sources import Found, Source, printable, reason

_ABOVE = 5  # parts of a path, as it was given, that are looked at: 郑州日报/2011/03/02/A05.txt


class Surroundings:
    """Folders as they are met: each pages.toml is read once."""

    def __init__(self, options: Defaults) -> None:
        self._options = options.said()
        self._tables: dict[Path, FolderTable] = {}
        self._last: tuple[Found, tuple[str, ...]] | None = None
        self._said: tuple[Mapping[str, str], Mapping[str, str]] = ({}, {})  # of the last: by tables, by names
        self._tops: set[Path] = set()  # what was given, or the folders of files that were
        self._whole: set[Path] = set()  # folders of which all is read
        self._packed: dict[str, FolderTable] = {}  # in archives, by their folders' names in the output

    def meet(self, found: Found) -> None:
        """Counts a file as there, whether it can be read or not."""
        self._tell(found, ())

    def complete(self, page: Page, name: str, found: Found) -> Page:
        """The page with all that is known of it; `name` is that of the file that it stands in."""
        inner = tuple(page.file[len(name) + 1 :].split("/")) if page.file.startswith(f"{name}/") else ()
        if (found, inner) != self._last:  # a table has many pages, all of one file
            self._last = (found, inner)
            self._said = (self._tell(found, inner), from_name((*_given(found), *inner)))
        table, names = self._said
        return known(page, {**table, **self.within(page.file)}, self._options, name=names)

    def unpack(self, source: Source) -> None:
        """Counts a pages.toml that stands in an archive, before the pages beside it are met."""
        self._packed[source.name.rpartition("/")[0]] = read_table(source.data, source.name)

    def within(self, file: str) -> Mapping[str, str]:
        """What the tables in archives say of a page, by the name of its file, the nearest folder's last."""
        said: dict[str, str] = {}
        parts = file.split("/") if self._packed else []
        for depth in range(1, len(parts)):
            table = self._packed.get("/".join(parts[:depth]))
            said |= table.said(parts[depth:]) if table else {}
        return said

    def notes(self) -> Iterator[str]:
        """What counts for nothing in any pages.toml: tables of no page too, where its folder was read to the end."""
        for folder, table in self._tables.items():
            yield from table.notes
            if folder in self._whole:
                yield from table.unmet()
        for table in self._packed.values():
            yield from (*table.notes, *table.unmet())
        yield from sorted({line for top in self._tops for line in _unread(top)})

    def _tell(self, found: Found, inner: Sequence[str]) -> Mapping[str, str]:
        """What the tables say of a page, the nearest folder's last."""
        said: dict[str, str] = {}
        self._tops.add(found.top)
        for folder in reversed(list(_folders(found))):
            if folder not in self._tables:
                self._tables[folder] = _read(folder / NAME, printable((folder / NAME).relative_to(found.top)))
            if found.whole:
                self._whole.add(folder)
            said |= self._tables[folder].said((*found.path.relative_to(folder).parts, *inner))
        return said


def _folders(found: Found) -> Iterator[Path]:
    """The folder of a file, and those above it up to the one that was given."""
    for folder in found.path.parents:
        yield folder
        if folder == found.top:
            return


def _unread(top: Path) -> Iterator[str]:
    """A line where a pages.toml stands above what was given: whoever may write there could say anything of it."""
    for steps, folder in enumerate(islice(Path(os.path.abspath(top)).parents, _ABOVE), 1):
        if os.path.isfile(folder / NAME):
            expected = "its folder to be given, or --newspaper and --date"
            yield f"{'../' * steps}{NAME}: not read, as it stands above what was given (expected {expected})"
            return


def _given(found: Found) -> tuple[str, ...]:
    """The parts of its path that may say something of it: those below what was given, and the last of what was."""
    if not found.whole:
        return found.path.parts[-_ABOVE:]
    above = found.top.parts or found.top.resolve().parts[-1:]  # of "." its own name
    return (*above[-_ABOVE:], *found.path.relative_to(found.top).parts)


def _read(path: Path, name: str) -> FolderTable:
    """The table in a file; an empty one where there is none."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return FolderTable(name)
        return read_table(path.read_bytes(), name)
    except FileNotFoundError:
        return FolderTable(name)
    except OSError as error:
        return FolderTable(name, notes=(f"{name}: {reason(error)} (expected to read it; nothing of it counts)",))
