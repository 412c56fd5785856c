"""A graph as an Oxigraph store on disk: made beside graph.ttl, or for as long as somebody needs one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox

from kg.errors import InputError
from kg.graph import store

STORE_FOLDER = "store"


@contextmanager
def on_disk(target: Path) -> Iterator[Path]:
    """The folder of a store of a Turtle file, an out/ folder or a store; one that had to be made goes at the end."""
    found = next((place for place in (target, target / STORE_FOLDER) if is_store(place)), None)
    if found:
        yield found
        return
    with TemporaryDirectory(prefix="kg-store-") as folder:
        make(store.read(target), Path(folder), name=str(store.file_of(target)))
        yield Path(folder)


def is_store(path: Path) -> bool:
    """Whether a folder is an Oxigraph store: the file CURRENT says which state it is in."""
    return (path / "CURRENT").is_file()


def make(turtle: bytes, folder: Path, *, name: str = "the graph") -> None:
    """Writes a store of a graph's Turtle into an empty folder."""
    made = ox.Store(str(folder))
    try:
        made.bulk_load(turtle, ox.RdfFormat.TURTLE)
    except SyntaxError as error:
        raise InputError(f"{name}: not Turtle: {error}") from error
    made.optimize()
    made.flush()


def opened(folder: Path) -> ox.Store:
    """A store on disk, to be read only: many processes may have it open."""
    return ox.Store.read_only(str(folder))
