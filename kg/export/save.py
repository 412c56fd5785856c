"""The files of a format, put where they belong: whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kg.errors import UsageError
from kg.export.formats import FOLDERS, written
from kg.export.tables import File
from kg.graph import store
from kg.graph.spared import spare
from kg.graph.stored import is_store
from kg.output import write_file, write_files


def export(graph: Path, name: str, to: Path | None = None, *, everything: bool = False) -> dict[Path, str]:
    """Writes a graph in a format, beside it unless told where; each file with what is in it: 523 nodes.

    Old files stay until the new ones are whole.
    """
    found = written(store.read(graph), name, everything=everything, source=str(graph))
    if str(to) == "-" and len(found) > 1:
        raise UsageError(f"--out -: {name} is several files (expected a folder)")
    folder, files = _places(graph, name, to, found)
    spare([graph], [folder / file for file in files])
    data = {file: found.data for file, found in files.items()}
    if len(data) == 1:
        write_file(folder / next(iter(data)), next(iter(data.values())))
    else:
        write_files(folder, data)
    return {folder / file: found.counts for file, found in files.items()}


def _places(graph: Path, name: str, to: Path | None, found: Mapping[str, File]) -> tuple[Path, dict[str, File]]:
    """The folder, and the files by name: beside graph.ttl graph.gexf, or a folder csv; none within a store."""
    within = graph.is_dir() and not is_store(graph)
    beside, stem = (graph, "graph") if within else (graph.parent, graph.stem)
    if name in FOLDERS:
        return to or beside / name, dict(found)
    if to is None:
        return beside, {stem + ending: file for ending, file in found.items()}
    first, *others = found  # the first is called as the user says, whatever its ending
    return to.parent, {to.name: found[first], **{to.stem + ending: found[ending] for ending in others}}
