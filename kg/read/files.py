"""Files and folders → pages, with a plain word on each file, and each row of a table, that holds none."""

from __future__ import annotations

import stat
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from kg.errors import NothingReadable, UnreadableFile
from kg.model import Page, Refusal
from kg.read.formats import FORMATS, pages_of
from kg.read.sources import Settings, Source, named_files, reason
from kg.read.surroundings import Surroundings

_USUAL = Settings()
_EMPTY = "empty (expected a page, or rows with an article each)"
_NO_ROW = "no row with an article (expected one)"


def read_files(paths: Sequence[Path], settings: Settings = _USUAL) -> tuple[tuple[Page, ...], tuple[Refusal, ...]]:
    """All pages of files and folders, in an order that does not depend on the arguments', and what holds none.

    Raises NothingReadable, with a reason for each file, where no page is left.
    """
    named = named_files(paths, FORMATS)
    refusals = [Refusal(name, reason) for name, reason in named.shut.items()]
    pages: list[Page] = []
    around = Surroundings(settings.defaults)
    for path, name in named.files.items():
        around.meet(named.found[path])
        for found in _read(path, name, settings):
            if isinstance(found, Page):
                pages.append(around.complete(found, name, named.found[path]))
            else:
                refusals.append(found)
    pages.sort(key=lambda page: (page.file, page.row, page.text, page.first_line))
    refusals.sort(key=lambda refusal: (refusal.file, refusal.row, refusal.reason))
    if not pages:
        places = ", ".join(map(str, paths)) or "no path"
        nothing = f"{places}: no page to read (expected {_expected()}; README.* is never a page)"
        raise NothingReadable(tuple(map(str, refusals)) or (nothing,))
    pages[0] = replace(pages[0], notes=(*sorted(around.notes()), *pages[0].notes))
    return tuple(pages), tuple(refusals)


def _expected() -> str:
    return "files of " + ", ".join(FORMATS)


def _read(path: Path, name: str, settings: Settings) -> Iterator[Page | Refusal]:
    """A file's pages and refusals; it is refused whole where nothing in it was read."""
    page, refusal = None, None  # the last of each
    try:
        for found in pages_of(Source(name, _bytes(path)), settings):
            page, refusal = (found, refusal) if isinstance(found, Page) else (page, found)
            yield found
    except UnreadableFile as error:
        refusal = Refusal(name, str(error).removeprefix(f"{name}: "), page.row + 1 if page else 0)
        yield refusal
    except OSError as error:
        refusal = Refusal(name, reason(error))
        yield refusal
    if page is None and (refusal is None or refusal.row):
        yield Refusal(name, _NO_ROW if refusal else _EMPTY)


def _bytes(path: Path) -> bytes:
    if not stat.S_ISREG(path.stat().st_mode):
        raise UnreadableFile("not a regular file")
    return path.read_bytes()
