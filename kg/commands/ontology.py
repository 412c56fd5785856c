"""`kg ontology`: the vocabulary, for machines or for people."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from kg.options import Written
from kg.streams import results


def ontology(
    html: Annotated[bool, typer.Option("--html", help="A reference page in Chinese and English.")] = False,
    out: Written = None,
) -> None:
    """Print the vocabulary of the graph: Turtle, or its reference page.

    Example: kg ontology --html -o ontology.html
    """
    from kg.graph.vocab import ontology_text
    from kg.output import write_file

    data = ontology_text().encode("utf-8")
    if html:
        from kg.reference.page import render

        data = render(data)
    if out is not None:
        write_file(out, data)
        return
    with results():
        sys.stdout.write(data.decode("utf-8"))
