"""`kg diff`: what changed between two graphs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.commands.foreign import warn_of
from kg.options import Json, Written, path_given
from kg.streams import in_color, results

if TYPE_CHECKING:
    from kg.diff.compare import Difference


def diff(
    before: Annotated[Path, typer.Argument(parser=path_given, help="graph.ttl, the folder it is in, or a store.")],
    after: Annotated[Path, typer.Argument(parser=path_given, help="What to compare with it, in the same forms.")],
    html: Annotated[bool, typer.Option("--html", help="A page for a browser.")] = False,
    out: Written = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit with 1 where the graphs differ.")] = False,
    json: Json = False,
) -> None:
    """Show which articles, entities, relations and figures came, went or changed between two graphs.

    Example: kg diff old/ out/
    """
    from kg.diff.compare import diff as compared
    from kg.errors import OptionError
    from kg.graph.spared import spare
    from kg.output import write_file

    if html and json:
        raise OptionError("html: not with --json (expected one of the two)")
    if out is not None:
        spare([before, after], [out])
    found = compared(before, after)
    warn_of(found.foreign)
    color = out is None and in_color()
    said = _page(found, before, after) if html else _text(found, json=json, color=color)
    if out is not None:
        write_file(out, said.encode("utf-8"))
    else:
        with results():
            print(said, end="")
    if exit_code and not found.same:
        raise typer.Exit(1)


def _page(found: Difference, before: Path, after: Path) -> str:
    from kg.diff.page import render

    return render(found, str(before), str(after)).decode("utf-8")


def _text(found: Difference, *, json: bool, color: bool) -> str:
    from kg.diff import table

    return table.as_json(found) + "\n" if json else table.printed(found, color=color)
