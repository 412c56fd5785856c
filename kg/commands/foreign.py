"""A word of warning for graphs that others wrote: what is asked of them may not be there."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.graph.store import Store


def warn_of(foreign: Iterable[Path]) -> None:
    """A line on stderr for each of these files."""
    from kg.lexicon.characters import shown

    for file in foreign:
        print(f"warning {shown(str(file))}: no graph that kg wrote (expected a kg:Build in it)", file=sys.stderr)


def warn_unless_ours(graph: Store, target: Path) -> None:
    """The same line for an open graph without a build."""
    from kg.graph import store

    if not store.query(graph, "ASK { ?build a kg:Build }").truth:
        warn_of([target])


def foreign(targets: Iterable[Path]) -> list[Path]:
    """The files, of Turtle files or folders, that can be read and do not know the graph's vocabulary."""
    from kg.errors import InputError
    from kg.graph import store
    from kg.graph.vocab import KG

    found = []
    for target in targets:
        try:
            ours = KG.encode("ascii") in store.read(target)
        except InputError:  # who opens it next says so
            continue
        found += [] if ours else [store.file_of(target)]
    return found
