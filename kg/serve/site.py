"""What every route needs to know of the graph that is served."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kg.graph.store import Store


@dataclass(frozen=True)
class Site:
    """A graph that is served: its store, open to be read, and where a query's own process finds it."""

    store: Store
    folder: Path  # of the same store
    base: str  # what the IRIs of its things begin with
    title: str
