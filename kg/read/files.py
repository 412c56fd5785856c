"""Files and folders → pages, with a plain word on each file, and each row of a table, that holds none."""

from __future__ import annotations

import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from kg.errors import NothingReadable, UnreadableFile
from kg.model import Page, Refusal
from kg.read.formats import READ, check_format, is_data, is_read, kind, pages_of
from kg.read.known import known
from kg.read.others import left_out
from kg.read.own import is_own
from kg.read.packed import unpacked
from kg.read.pages_toml import is_table
from kg.read.refusals import in_lines
from kg.read.sources import Settings, Source, named_files, reason
from kg.read.surroundings import Surroundings
from kg.read.tables.rows import NO_ROW
from kg.read.web.parts import in_parts
from kg.read.zips import LARGEST

STDIN = Path("-")
_USUAL = Settings()
_EMPTY = "empty (expected a page, or rows with an article each)"
_NO_SHEET = "no sheet with an article (expected one)"
_OWN = "written by kg itself (expected pages, or rows with an article each)"


def read_files(paths: Sequence[Path], settings: Settings = _USUAL) -> tuple[tuple[Page, ...], tuple[Refusal, ...]]:
    """All pages of files and folders, in an order that does not depend on the arguments', and what holds none.

    Raises NothingReadable, with a reason for each file, where no page is left.
    """
    check_format(settings.format)
    named = named_files([path for path in paths if path != STDIN], is_read)
    refusals = [Refusal(name, reason) for name, reason in named.shut.items()]
    pages: list[Page] = []
    left = list(named.left)
    around = Surroundings(settings.defaults)
    for path, name in named.files.items():
        around.meet(named.found[path])
        bytes_of = partial(_bytes, path)
        for found in _pages_in(name, bytes_of, settings, left, around.unpack, met=named.found[path].whole):
            if isinstance(found, Page):
                pages.append(around.complete(found, name, named.found[path]))
            else:
                refusals.append(found)
    if STDIN in paths:
        for found in _pages_in("stdin", _stdin, settings, left, around.unpack):
            if isinstance(found, Page):
                pages.append(known(found, around.within(found.file), settings.defaults.said()))
            else:
                refusals.append(found)
    pages.sort(key=lambda page: (page.file, page.row, page.text, page.first_line))
    refusals.sort(key=lambda refusal: (refusal.file, refusal.row, refusal.reason))
    unread = [note for note in (left_out(left, READ),) if note]
    if not pages:
        places = ", ".join(map(str, paths)) or "no path"
        nothing = f"{places}: no page to read (expected {_expected()}; README.* and what kg wrote are never pages)"
        raise NothingReadable((*(in_lines(refusals) or [nothing]), *unread))
    pages[0] = replace(pages[0], notes=(*unread, *sorted(around.notes()), *in_parts(pages), *pages[0].notes))
    return tuple(pages), tuple(refusals)


def _expected() -> str:
    return "files of " + ", ".join([*READ, ".gz"])


def _pages_in(
    name: str,
    data: Callable[[], bytes],
    settings: Settings,
    left: list[str],
    unpack: Callable[[Source], None],
    *,
    met: bool = False,
) -> Iterator[Page | Refusal]:
    """A file's pages and refusals, and those of all files in it where it is packed.

    What kg wrote is left out where it was `met` in a folder or stands in an archive, and refused where it was named.
    What an archive holds besides is `left`, by name; its pages.toml go to `unpack`.
    """

    def is_wanted(inner: str) -> bool:
        wanted = is_read(inner) or is_table(inner)
        if not wanted:
            left.append(inner)
        return wanted

    found = None
    try:
        for one in unpacked(Source(name, data()), partial(kind, settings=settings), is_wanted):
            if isinstance(one, Source) and one.name != name and is_table(one.name):
                unpack(one)
                continue
            found = one
            if isinstance(found, Refusal):
                yield found
            elif not found.data:
                yield Refusal(found.name, _EMPTY)
            elif is_own(found):
                if not met and found.name == name:
                    yield Refusal(name, _OWN)
            elif (met or found.name != name) and is_data(found, settings):
                left.append(found.name)
            else:
                yield from _read(found, settings)
    except UnreadableFile as error:
        found = Refusal(name, str(error))
        yield found
    except OSError as error:
        found = Refusal(name, reason(error))
        yield found
    if found is None:
        yield Refusal(name, f"no page in it (expected {_expected()})")


def _read(source: Source, settings: Settings) -> Iterator[Page | Refusal]:
    """A file's pages and refusals; it is refused whole where nothing in it was read."""
    page, refusal = None, None  # the last of each
    try:
        for found in pages_of(source, settings):
            page, refusal = (found, refusal) if isinstance(found, Page) else (page, found)
            yield found
    except UnreadableFile as error:
        refusal = Refusal(source.name, str(error).removeprefix(f"{source.name}: "), page.row + 1 if page else 0)
        yield refusal
    if page is None and refusal is None:
        yield Refusal(source.name, _EMPTY)
    elif page is None and refusal and (refusal.row or refusal.workbook):
        yield Refusal(source.name, _NO_SHEET if refusal.workbook else NO_ROW)


def _stdin() -> bytes:
    if sys.stdin is None:  # as where a service or `<&-` starts kg
        raise UnreadableFile("closed (expected a file or a pipe on it)")
    return sys.stdin.buffer.read()


def _bytes(path: Path) -> bytes:
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise UnreadableFile("not a regular file (expected one, or a folder)")
    if found.st_size > LARGEST:
        raise UnreadableFile(f"more than {LARGEST >> 20} MB (expected less: cut it into several)")
    return path.read_bytes()
