"""Puts files in place: whole, or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from errno import EACCES, EEXIST, EISDIR, ENOTDIR
from pathlib import Path

from kg.errors import OutputError
from kg.folders import NONE, Fill
from kg.placing import all_in_place


def check_folder(folder: Path) -> None:
    """Raises OutputError for a folder that cannot be made or written, as far as it shows before hours of work."""
    nearest = next((one for one in (folder, *folder.parents) if os.path.lexists(one)), Path())
    problem = 0
    if not nearest.is_dir():
        problem = EEXIST if nearest == folder else ENOTDIR
    elif not os.access(nearest, os.W_OK | os.X_OK):
        problem = EACCES
    if problem:
        raise _unwritten(folder, os.strerror(problem))


def _unwritten(folder: Path, why: str | None) -> OutputError:
    return OutputError(f"{folder}: {why} (expected a folder that can be written)")


def write_files(folder: Path, contents: Mapping[str, bytes], folders: Mapping[str, Fill] = NONE) -> None:
    """Writes all files into a folder, or none, and each folder within it, which a function fills.

    All are whole before the first one moves, and one that was killed while they move is finished by who comes
    next (kg.placing). Raises OutputError.
    """
    try:
        made = not folder.exists()
        folder.mkdir(parents=True, exist_ok=True)
        try:
            _check(folder, contents, folders)
            _place(folder, contents, folders)
        finally:
            if made and not any(folder.iterdir()):
                folder.rmdir()
    except OSError as error:
        raise _unwritten(folder, error.strerror) from error


def _check(folder: Path, contents: Mapping[str, bytes], folders: Mapping[str, Fill]) -> None:
    for name in contents:
        if (folder / name).is_dir():
            raise IsADirectoryError(EISDIR, f"{name} is a folder")
    for name in folders:
        if (folder / name).exists() and not (folder / name).is_dir():
            raise NotADirectoryError(ENOTDIR, f"{name} is a file")


def _place(folder: Path, contents: Mapping[str, bytes], folders: Mapping[str, Fill]) -> None:
    with all_in_place(folder) as new:
        for name, fill in folders.items():
            (new / name).mkdir()
            fill(new / name)
        for name, data in contents.items():
            if _is_file(folder / name):
                (new / name).write_bytes(data)
    for name, data in contents.items():
        if not _is_file(folder / name):
            (folder / name).write_bytes(data)


def write_file(path: Path, data: bytes) -> None:
    """As `write_files`, of a single file; - is stdout, in bytes."""
    try:
        if str(path) == "-":
            sys.stdout.flush()
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
            return
        _replace(path, data)
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror} (expected a file that can be written)") from error


def _replace(place: Path, data: bytes) -> None:
    """Writes a file beside its place, which one move then gives it; a device or a pipe is written into."""
    if not _is_file(place):
        place.write_bytes(data)
        return
    made = not place.parent.exists()
    place.parent.mkdir(parents=True, exist_ok=True)
    place = place.resolve()  # what a link points to, not the link
    if place.is_dir():
        raise IsADirectoryError(EISDIR, f"{place.name} is a folder")
    new = place.with_name(f".{place.name}.new")
    try:
        new.write_bytes(data)
        os.replace(new, place)
    finally:
        new.unlink(missing_ok=True)
        if made and not any(place.parent.iterdir()):
            place.parent.rmdir()


def _is_file(place: Path) -> bool:
    """Or will be one; a device or a pipe must stay what it is."""
    return place.is_file() or place.is_dir() or not place.exists()
