"""Puts files in place: whole, or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from errno import EISDIR
from pathlib import Path

from kg.errors import OutputError
from kg.folders import NONE, Fill, whole_folders


def write_files(folder: Path, contents: Mapping[str, bytes], folders: Mapping[str, Fill] = NONE) -> None:
    """Writes all files into a folder, or none: each is whole beside its place before the first one moves.

    So is each folder within it, which a function fills. Raises OutputError.
    """
    try:
        _replace(folder, contents, folders)
    except OSError as error:
        raise OutputError(f"{folder}: {error.strerror} (expected a folder that can be written)") from error


def write_file(path: Path, data: bytes) -> None:
    """As `write_files`, of a single file; - is stdout, in bytes."""
    try:
        if str(path) == "-":
            sys.stdout.flush()
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
            return
        _replace(path.parent, {path.name: data}, NONE)
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror} (expected a file that can be written)") from error


def _replace(folder: Path, contents: Mapping[str, bytes], folders: Mapping[str, Fill]) -> None:
    made = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    places = {name: _place(folder / name) for name in contents}
    for name, place in places.items():
        if place.is_dir():
            raise IsADirectoryError(EISDIR, f"{name} is a folder")
    fresh = {name: place.with_name(f".{place.name}.new") for name, place in places.items() if _is_file(place)}
    try:
        with whole_folders(folder, folders) as put:
            for name, new in fresh.items():
                new.write_bytes(contents[name])
            for name, place in places.items():
                if name in fresh:
                    os.replace(fresh[name], place)
                else:
                    place.write_bytes(contents[name])
            put()
    finally:
        for new in fresh.values():
            new.unlink(missing_ok=True)
        if made and not any(folder.iterdir()):
            folder.rmdir()


def _place(path: Path) -> Path:
    """What a link points to, not the link; but of /dev/stdout only the system knows where it leads."""
    return path.resolve() if _is_file(path) else path


def _is_file(place: Path) -> bool:
    """Or will be one; a device or a pipe is written into, and must stay what it is."""
    return place.is_file() or not place.exists()
