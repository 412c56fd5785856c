"""`kg cite`: how to cite a graph, or what one statement of it was read from."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from kg.commands.foreign import warn_unless_ours
from kg.options import Json, Target
from kg.streams import results

Statement = Annotated[
    str | None,
    typer.Argument(help="An IRI, its last part, or SUBJECT RELATION OBJECT by name; without it, the graph."),
]


class To(StrEnum):
    """Ways to write a citation."""

    text = "text"
    bibtex = "bibtex"
    csl = "csl"
    ris = "ris"


Form = Annotated[To | None, typer.Option(help="As text (GB/T 7714), or for a reference manager.")]


def cite(out: Target, statement: Statement = None, to: Form = None, json: Json = False) -> None:
    """Cite the graph, or what one statement was read from.

    Example: kg cite out/ '金水区 undertakes 楼门管家' --to bibtex
    """
    from kg.ask import citations
    from kg.ask.cite import cited, edges
    from kg.errors import InputError, OptionError
    from kg.graph import store

    if json and to is not None:
        raise OptionError("json: not with --to (expected one of the two)")
    if statement is not None and not statement.strip():
        raise InputError("statement: nothing in it (expected SUBJECT RELATION OBJECT, or none to cite the graph)")
    graph = store.load(out)
    warn_unless_ours(graph, out)
    found = edges(graph, statement) if statement else []
    write = citations.as_json if json else citations.WRITERS[to or "text"]
    with results():
        print(write(cited(graph), found), end="")
