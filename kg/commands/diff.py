"""`kg diff`: what changed between two graphs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.options import Json, path_given
from kg.streams import in_color, results


def diff(
    before: Annotated[Path, typer.Argument(parser=path_given, help="graph.ttl, or the folder it is in.")],
    after: Annotated[Path, typer.Argument(parser=path_given, help="The graph.ttl, or folder, to compare with it.")],
    html: Annotated[bool, typer.Option("--html", help="A page for a browser.")] = False,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", parser=path_given, metavar="PATH", help="Write this file, not to the screen."),
    ] = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit with 1 where the graphs differ.")] = False,
    json: Json = False,
) -> None:
    """Show which entities, relations and figures came, went or changed between two graphs.

    Example: kg diff old/ out/
    """
    from kg.diff import table
    from kg.diff.compare import diff as compared
    from kg.output import write_file

    found = compared(before, after)
    if html:
        from kg.diff.page import render

        said = render(found, str(before), str(after)).decode("utf-8")
    else:
        said = table.as_json(found) + "\n" if json else table.printed(found, color=out is None and in_color())
    if out is not None:
        write_file(out, said.encode("utf-8"))
    else:
        with results():
            print(said, end="")
    if exit_code and not found.same:
        raise typer.Exit(1)
