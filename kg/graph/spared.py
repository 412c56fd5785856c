"""What a command that reads graphs must not write over: nobody could make it again from what is left."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kg.errors import OptionError
from kg.graph.graph import REPORT_FILE
from kg.graph.store import file_of
from kg.graph.stored import is_store


def spare(targets: Iterable[Path], written: Iterable[Path]) -> None:
    """Raises OptionError where a graph, its report or a file of a store would be written over.

    A target is a Turtle file, an out/ folder or a store, as commands are given it.
    """
    kept = [(file, what) for target in targets for file, what in _kept(target)]
    for place in written:
        for file, what in kept:
            if _same(file, place):
                raise OptionError(f"out {file}: {what} (expected another file)")
        if is_store(place.resolve().parent):
            raise OptionError(f"out {place}: within a store (expected a file elsewhere)")


def _kept(target: Path) -> list[tuple[Path, str]]:
    graph = file_of(target)
    return [(graph, "the graph itself"), (graph.parent / REPORT_FILE, "the report of the build")]


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:  # one of them is not there
        return False
