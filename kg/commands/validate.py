"""`kg validate`: whether a graph is what it promises to be."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.commands.foreign import foreign, warn_of
from kg.options import Json, path_given
from kg.streams import results

if TYPE_CHECKING:
    from kg.invariants.finding import Finding

Graphs = Annotated[
    list[Path], typer.Argument(parser=path_given, help="Turtle files, folders with a graph.ttl in them, or stores.")
]


def validate(graphs: Graphs, json: Json = False) -> None:
    """Check graphs against the shapes that hold for all of them; exit code 1 where one is broken.

    Example: kg validate out/
    """
    check(graphs, json=json)


def check(graphs: Sequence[Path], *, json: bool = False, quiet: bool = False) -> None:
    """Prints what is wrong, and raises Exit with code 1 if anything is; `quiet` leaves out what ends the list."""
    from kg.errors import InputError
    from kg.invariants import report
    from kg.lexicon.characters import shown

    found: dict[str, Sequence[Finding]] = {}
    unread: list[str] = []
    for path in graphs:
        try:
            found.update(report.validated(path))
        except InputError as error:
            unread.append(str(error))
    with results():
        if json:
            print(report.as_json(found))
        else:
            sys.stdout.writelines(f"{line}\n" for line in report.lines(found))
    warn_of(foreign(graphs))
    for reason in unread:
        print(f"kg: {shown(reason)}", file=sys.stderr)
    if not quiet:
        print(report.summary(found), file=sys.stderr)
    if unread or report.count(found, "violation"):
        raise typer.Exit(1)
