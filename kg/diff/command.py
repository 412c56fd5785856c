"""`kg diff`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.options import Json, path_given
from kg.streams import in_color, results

Before = Annotated[Path, typer.Argument(parser=path_given, help="graph.ttl, or the folder it is in.")]
After = Annotated[Path, typer.Argument(parser=path_given, help="The graph.ttl, or folder, to compare with it.")]
Html = Annotated[
    Path | None, typer.Option(parser=path_given, metavar="FILE", help="Write a page for a browser, - for stdout.")
]
ExitCode = Annotated[bool, typer.Option("--exit-code", help="Exit with 1 where the graphs differ.")]


def diff(before: Before, after: After, html: Html = None, exit_code: ExitCode = False, json: Json = False) -> None:
    """Show which entities, relations and figures came, went or changed between two graphs.

    Example: kg diff old/ out/
    """
    from kg.diff import table
    from kg.diff.compare import diff as compared

    found = compared(before, after)
    if html:
        from kg.diff.page import render

        _write(html, render(found, str(before), str(after)))
    else:
        with results():
            print(table.as_json(found) if json else table.printed(found, color=in_color()), end="\n" if json else "")
    if exit_code and not found.same:
        raise typer.Exit(1)


def _write(place: Path, page: bytes) -> None:
    from kg.errors import OutputError

    if str(place) == "-":
        with results():
            sys.stdout.flush()
            sys.stdout.buffer.write(page)
        return
    try:
        place.write_bytes(page)
    except OSError as error:
        raise OutputError(f"{place}: {error.strerror} (expected a file that can be written)") from error
