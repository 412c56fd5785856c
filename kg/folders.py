"""Folders that are there only for a while."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import MappingProxyType

Fill = Callable[[Path], object]  # of an empty folder
NONE: Mapping[str, Fill] = MappingProxyType({})
_IN_USE = "in-use"  # locked as long as the program lives whose folder it is


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
