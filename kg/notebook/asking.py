"""Which graph a word in a notebook means."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypeGuard

from kg.errors import InputError
from kg.graph import store
from kg.graph.graph import Graph

if TYPE_CHECKING:
    import rdflib

Held: TypeAlias = "Graph | store.Store | rdflib.Graph"


def is_graph(value: object) -> TypeGuard[Held]:
    """Whether a notebook's variable can be asked."""
    import rdflib

    return isinstance(value, Graph | store.Store | rdflib.Graph)


def held(graph: Held) -> store.Store:
    """The graph in Oxigraph; one of rdflib's own is copied each time, since nobody can tell whether it changed."""
    if isinstance(graph, Graph):
        return graph.loaded
    if isinstance(graph, store.Store):
        return graph
    from kg.graph.rdf import behind  # slow to import, as rdflib is

    kept = behind(graph)
    return store.load(graph.serialize(format="nt", encoding="utf-8")) if kept is None else kept


def opened(path: Path) -> store.Store:
    """The graph of an out/ folder, a Turtle file or a store, opened once as long as the file stays as it is."""
    file = store.file_of(path)
    if not file.exists():
        raise InputError(f"{path}: no graph (expected graph.ttl, its folder, or a variable that holds a graph)")
    state = file.stat()
    return _loaded(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=2)
def _loaded(path: Path, changed: int, size: int) -> store.Store:
    return store.load(path)
