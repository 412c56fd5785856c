"""`kg.draw`: a graph as one HTML page, from wherever the graph is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kg.graph import store
from kg.graph.graph import Graph


def draw(
    graph: Graph | Path | str,
    *,
    title: str = "",
    focus: Sequence[str] | str = (),
    hops: int | None = None,
    types: Sequence[str] = (),
    most: int = 0,
    language: str = "",
    layout_from: Path | str | None = None,
) -> bytes:
    """The page, UTF-8, of a `kg.Graph`, a Turtle file, an `out/` folder or a store.

    `focus` is a name or several, `hops` the steps around them (one), `types` the only types at first, `most` the
    things drawn at first (0: 120), `language` "zh" or "en", `layout_from` an earlier page whose places are kept.
    Raises InputError for a file that is none or a name that is not there, OptionError for a value; warns of a graph
    with nothing to draw.
    """
    from kg.view.beginning import Beginning
    from kg.view.page import render  # pyvis is slow to load

    names = [focus] if isinstance(focus, str) else focus
    begin = Beginning(names, hops, types, most, language)
    turtle = graph.turtle if isinstance(graph, Graph) else store.read(Path(graph))
    title = title or (graph.title if isinstance(graph, Graph) else "")
    file = "" if isinstance(graph, Graph) else str(store.file_of(Path(graph)))
    earlier = None if layout_from is None else Path(layout_from)
    return render(turtle, title=title, begin=begin, layout_from=earlier, file=file)
