"""`kg coverage`: what a graph was read from."""

from __future__ import annotations

from kg.commands.foreign import warn_unless_ours
from kg.options import Json, Target
from kg.streams import in_color, results


def coverage(out: Target, json: Json = False) -> None:
    """Show what was read, and which days in between were not.

    Pages and articles by newspaper and month, a figure for each day; then what has no date or byline.

    Example: kg coverage out/
    """
    from kg.ask import coverage_table
    from kg.ask.coverage import coverage as covered
    from kg.graph import store

    graph = store.load(out)
    warn_unless_ours(graph, out)
    found = covered(graph)
    with results():
        if json:
            print(coverage_table.as_json(found))
        else:
            print(coverage_table.printed(found, color=in_color()), end="")
