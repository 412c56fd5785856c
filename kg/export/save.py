"""The files of a format, put where they belong: whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from kg.errors import OptionError
from kg.export.formats import FOLDERS, written
from kg.graph import store
from kg.output import write_files


class Saved(NamedTuple):
    """Where the files are, and how much is in them."""

    paths: tuple[Path, ...]
    counts: Mapping[str, int]


def export(graph: Path, name: str, to: Path | None = None, *, everything: bool = False) -> Saved:
    """Writes a graph in a format, beside it unless told where; old files stay until the new ones are whole."""
    found = written(store.read(graph), name, everything=everything)
    folder, stem = _place(graph, name, to)
    files = found.files if name in FOLDERS else _named(found.files, stem, to)
    paths = tuple(folder / file for file in files)
    source = graph / store.GRAPH_FILE if graph.is_dir() else graph
    if any(path.exists() and path.samefile(source) for path in paths):
        raise OptionError(f"out {to}: the graph itself (expected another file)")
    write_files(folder, files)
    return Saved(paths, found.counts)


def _place(graph: Path, name: str, to: Path | None) -> tuple[Path, str]:
    """The folder, and what the files in it are called before the dot."""
    beside, stem = (graph, "graph") if graph.is_dir() else (graph.parent, graph.stem)
    if name in FOLDERS:
        return to or beside / name, stem
    return (to.parent, to.stem) if to else (beside, stem)


def _named(files: Mapping[str, bytes], stem: str, to: Path | None) -> dict[str, bytes]:
    """Files by their whole name; the first is called as the user says, whatever its ending."""
    first, *others = files
    return {to.name if to else stem + first: files[first], **{stem + end: files[end] for end in others}}
