"""Puts folders in place: whole, or not at all."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from errno import ENOTDIR
from pathlib import Path
from types import MappingProxyType

Fill = Callable[[Path], object]  # of an empty folder
NONE: Mapping[str, Fill] = MappingProxyType({})
_IN_USE = "in-use"  # locked as long as the program lives whose folder it is


@contextmanager
def whole_folders(within: Path, fills: Mapping[str, Fill]) -> Iterator[Callable[[], None]]:
    """Fills folders beside their places; what it yields puts them there, and what is not put goes at the end."""
    places = [(within / name).resolve() for name in fills]
    fresh = [place.with_name(f".{place.name}.new") for place in places]
    try:
        for place, new, fill in zip(places, fresh, fills.values(), strict=True):
            if place.exists() and not place.is_dir():
                raise NotADirectoryError(ENOTDIR, f"{place.name} is a file")
            shutil.rmtree(new, ignore_errors=True)  # of a program that was killed
            new.mkdir()
            fill(new)
        yield lambda: _put(fresh, places)
    finally:
        for new in fresh:
            shutil.rmtree(new, ignore_errors=True)


def _put(fresh: list[Path], places: list[Path]) -> None:
    for new, place in zip(fresh, places, strict=True):
        old = _old(place)
        try:
            if place.exists():
                os.replace(place, old)
            os.replace(new, place)
        finally:
            if old.exists() and not place.exists():
                os.replace(old, place)
            shutil.rmtree(old, ignore_errors=True)


def remove(folder: Path) -> None:
    """Takes a folder away at once, however long its files take."""
    place = folder.resolve()
    old = _old(place)
    os.replace(place, old)
    shutil.rmtree(old, ignore_errors=True)


def _old(place: Path) -> Path:
    """Where a folder goes to end; what a program left there that was killed goes first."""
    old = place.with_name(f".{place.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    return old


@contextmanager
def temporary(prefix: str) -> Iterator[Path]:
    """An empty folder that goes at the end; those that killed programs left under the same prefix go first."""
    _sweep(prefix)
    with tempfile.TemporaryDirectory(prefix=prefix) as within, _locked(Path(within)):
        folder = Path(within) / "folder"
        folder.mkdir()
        yield folder


def _sweep(prefix: str) -> None:
    for mark in Path(tempfile.gettempdir()).glob(f"{prefix}*/{_IN_USE}"):
        if _is_left(mark):
            shutil.rmtree(mark.parent, ignore_errors=True)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Marks a folder as in use; the file has its name only once it is locked, or a sweep would take it."""
    new = folder / f".{_IN_USE}"
    with new.open("wb") as file:
        with suppress(ImportError):
            import fcntl  # Windows has none: there nothing is swept

            fcntl.flock(file, fcntl.LOCK_EX)
            new.rename(folder / _IN_USE)
        yield


def _is_left(mark: Path) -> bool:
    """Whether it is ours and nobody holds the lock: the system gives it up with the program."""
    with suppress(ImportError, OSError):
        import fcntl

        seen = mark.lstat()
        if not stat.S_ISREG(seen.st_mode) or seen.st_uid != os.geteuid():
            return False
        with mark.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
    return False
