"""A graph as an Oxigraph store on disk: made of Turtle, found beside it, opened to be read.

A store that kg made says in kg.json of which Turtle it is and how long its files are, so that one that is out of
date or was copied by half never answers.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple
from warnings import warn

import pyoxigraph as ox

from kg.errors import InputError, OutputError, StaleStore
from kg.graph import filling
from kg.placing import finish, remove

STORE_FOLDER = "store"
GRAPH_FILE = "graph.ttl"
_MARK = "kg.json"
_OPEN = "LOCK"  # locked by the program that writes
_SCRIPT = filling.__file__


class Mark(NamedTuple):
    """What kg.json says: the SHA-256 of the Turtle, and the size of each file of the store."""

    turtle: str
    sizes: dict[str, int]


def is_store(path: Path) -> bool:
    """Whether a folder is an Oxigraph store, or what is left of one that kg made.

    The file CURRENT says which state a store is in.
    """
    return (path / "CURRENT").is_file() or (path / _MARK).is_file()


def filler(place: Path, turtle: bytes) -> Callable[[Path], None]:
    """What makes the store that is to stand at a place; OutputError for a folder there that kg did not make."""
    if place.is_dir() and any(place.iterdir()) and not _is_ours(place):
        raise OutputError(f"{place}: a folder that kg did not make (expected none, or a store of kg)")
    return partial(make, turtle, given=place.parent)


def discard(place: Path) -> None:
    """Takes away a store that kg made, of a graph that is no more; what others made stays. Raises OutputError."""
    try:
        if _is_ours(place):
            remove(place)
    except OSError as error:
        raise OutputError(f"{place}: {error.strerror} (expected a folder that can be taken away)") from error


def _is_ours(path: Path) -> bool:
    return is_store(path) and _mark(path) is not None


def make(turtle: bytes, folder: Path, *, name: str = "the graph", given: Path | None = None) -> None:
    """Writes a store of a graph's Turtle into an empty folder.

    `name` is what an error calls the Turtle, `given` what it calls the folder, which may be one for a while.
    """
    command = [sys.executable, "-P", _SCRIPT, str(folder)]  # -P: the script's neighbours are no modules of its own
    done = subprocess.run(command, input=turtle, capture_output=True, check=False)
    said = done.stderr.decode("utf-8", "replace").strip()
    if done.returncode == filling.NO_TURTLE:
        raise InputError(f"{name}: not Turtle: {said}")
    if done.returncode:
        why = said.replace(f"{folder}{os.sep}", "") or "loading was ended"
        raise OutputError(f"{given or folder}: {why} (expected a disk and memory that hold the store)")
    for log in folder.glob("LOG*"):  # full of this machine's paths
        log.unlink()
    mark = Mark(hashlib.sha256(turtle).hexdigest(), {file.name: file.stat().st_size for file in folder.iterdir()})
    (folder / _MARK).write_text(json.dumps(mark._asdict(), indent=2, sort_keys=True) + "\n", encoding="utf-8")


def current(target: Path) -> Path | None:
    """The store that answers for a target: itself, or the one beside its graph.ttl; None where Turtle is to be read.

    Warns of a store that is not of the graph.ttl beside it. Finishes first what a killed build left whole.
    """
    finish(target)
    if is_store(target):
        return target
    beside, file = target / STORE_FOLDER, target / GRAPH_FILE
    if not is_store(beside):
        return None
    if not file.is_file() or _is_of(beside, file):
        return beside
    warn(
        f"{beside}: not made of {file}, which is read instead (kg build --store renews it)",
        StaleStore,
        stacklevel=2,
    )
    return None


def alone(target: Path) -> Path | None:
    """The store that is all there is of a target: one beside a graph.ttl only repeats it."""
    finish(target)
    if is_store(target):
        return target
    beside = target / STORE_FOLDER
    return beside if is_store(beside) and not (target / GRAPH_FILE).exists() else None


def _is_of(store: Path, file: Path) -> bool:
    mark = _mark(store)
    if mark is None or any(_size(store / name) != size for name, size in mark.sizes.items()):
        return False
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest() == mark.turtle


def _mark(store: Path) -> Mark | None:
    """None where kg did not make the store."""
    try:
        said = json.loads((store / _MARK).read_bytes())
        return Mark(said["turtle"], dict(said["sizes"]))
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _size(file: Path) -> int | None:
    return file.stat().st_size if file.is_file() else None


def opened(folder: Path) -> ox.Store:
    """A store on disk, to be read only: many processes may have it open. Raises InputError."""
    mark = _mark(folder)
    for name, size in mark.sizes.items() if mark else ():
        if _size(folder / name) not in {size, None}:  # RocksDB misses what is not there, but not what is cut off
            raise InputError(f"{folder}: {name} is not as it was written (expected the whole store; build it again)")
    if _is_written(folder):
        raise InputError(f"{folder}: another program has it open and may write (expected a store at rest)")
    try:
        return ox.Store.read_only(str(folder))
    except (OSError, RuntimeError) as error:
        raise unreadable(folder, error) from error


def pin(store: Path, folder: Path) -> None:
    """Gives an empty folder the files of a store at rest, which then stay whatever becomes of the store.

    Tables are never written again, so that a second name for each is enough, where the system gives one.
    """
    opened(store)  # or its error
    try:
        for file in filter(Path.is_file, store.iterdir()):
            if file.suffix != ".sst" or not _linked(file, folder / file.name):
                shutil.copyfile(file, folder / file.name)
    except OSError as error:
        raise InputError(f"{store}: {error.strerror} (expected a store at rest, and room for a copy)") from error


def _linked(file: Path, to: Path) -> bool:
    """False on another disk, and for a user who may only read the file."""
    try:
        os.link(file, to)
    except OSError:
        return False
    return True


def unreadable(folder: Path | str, error: Exception) -> InputError:
    """The error of a store that is damaged, of another program, or newer than this Oxigraph."""
    reason = " ".join(str(error).split())
    expected = f"expected a whole store of Oxigraph {ox.__version__} or older"
    return InputError(f"{folder}: cannot be read: {reason} ({expected})")


def _is_written(folder: Path) -> bool:
    """Whether a program holds the lock under which a store is written; False where the system cannot say."""
    with suppress(ImportError, OSError):
        import fcntl  # Windows has none

        with (folder / _OPEN).open("rb") as file:
            try:
                fcntl.lockf(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except (BlockingIOError, PermissionError):
                return True
    return False
