"""Several files of one folder put in place as one: after a kill at any moment the old ones are there, or the new.

.kg-new     where they are written; left by a program that was killed, it is cleared by the next
.kg-whole   .kg-new under its second name: from this one move on, the new ones hold, and who comes next
            finishes what moving was left; until then each file is whole, but some may be old
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import EXDEV
from pathlib import Path

from kg.stopping import unstopped

_NEW, _WHOLE = ".kg-new", ".kg-whole"
_OLD = ".old"  # within _WHOLE: what has given way


@contextmanager
def all_in_place(folder: Path) -> Iterator[Path]:
    """An empty folder; what is in it at the end is then in `folder`, in place of what had its names.

    Raises OSError, and then everything is as it was. A second program that writes to the folder waits.
    """
    new = folder / _NEW
    with _alone(folder):
        try:
            shutil.rmtree(new, ignore_errors=True)  # of a program that was killed
            new.mkdir()
            yield new
            with unstopped():
                _finish(folder)
                new.rename(folder / _WHOLE)
                _finish(folder)
        finally:
            shutil.rmtree(new, ignore_errors=True)


def finish(folder: Path) -> None:
    """Moves the files into their places that a killed program had whole, where they can be moved."""
    if (folder / _WHOLE).is_dir():
        with suppress(OSError), _alone(folder), unstopped():
            _finish(folder)


def remove(folder: Path) -> None:
    """Takes a folder away at once, however long its files take."""
    place = folder.resolve()
    away = place.parent / _NEW
    with _alone(place.parent):
        shutil.rmtree(away, ignore_errors=True)  # of a program that was killed
        try:
            away.mkdir()
            os.replace(place, away / place.name)
        finally:
            shutil.rmtree(away, ignore_errors=True)


def _finish(folder: Path) -> None:
    """Moves each thing to its place, the folders first: they are what may fail. All or none."""
    whole = folder / _WHOLE
    if not whole.is_dir():
        return
    old = whole / _OLD
    old.mkdir(exist_ok=True)
    moved: list[tuple[Path, Path]] = []
    try:
        for new in sorted(whole.iterdir(), key=lambda path: (path.is_file(), path.name)):
            if new != old:
                place = (folder / new.name).resolve()  # what a link points to, not the link
                moved.append((new, place))
                _keep(place, old / new.name)
                _move(new, place)
    except OSError:
        for new, place in reversed(moved):
            _take_back(new, place, old / new.name)
        shutil.rmtree(whole, ignore_errors=True)
        raise
    shutil.rmtree(whole, ignore_errors=True)


def _keep(place: Path, old: Path) -> None:
    """Sees to it that what gives way can come back; a file stays in its place meanwhile."""
    if place.is_dir():
        _move(place, old)
    elif place.exists():
        old.unlink(missing_ok=True)
        try:
            os.link(place, old)
        except OSError:  # no links here
            shutil.copy2(place, old)


def _take_back(new: Path, place: Path, old: Path) -> None:
    if old.exists():
        if place.is_dir():
            shutil.rmtree(place)
        _move(old, place)
    elif not new.exists():
        shutil.rmtree(place) if place.is_dir() else place.unlink(missing_ok=True)


def _move(source: Path, place: Path) -> None:
    """A move within a file system is one step; to where a link leads in another one, a copy goes before it."""
    try:
        os.replace(source, place)
    except OSError as error:
        if error.errno != EXDEV:
            raise
        beside = place.with_name(f".{place.name}.new")
        if source.is_dir():
            shutil.rmtree(beside, ignore_errors=True)
            shutil.copytree(source, beside)
            shutil.rmtree(source)
        else:
            shutil.copy2(source, beside)
            source.unlink()
        os.replace(beside, place)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Waits until no other program writes to the folder; the system gives a lock up with its program."""
    try:
        import fcntl
    except ImportError:  # Windows has none
        yield
        return
    here = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some file systems of networks have no locks
            fcntl.flock(here, fcntl.LOCK_EX)
        yield
    finally:
        os.close(here)
