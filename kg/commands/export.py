"""`kg export`: a graph in the format of another program."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.commands.foreign import foreign, warn_of
from kg.export import NAMES
from kg.options import Quiet, Target, path_given

To = Annotated[str, typer.Option(help=f"The format: {', '.join(NAMES)}.")]
Where = Annotated[
    Path | None,
    typer.Option(
        "-o", "--out", parser=path_given, metavar="PATH", help="A file, - for stdout; for csv, parquet, neo4j a folder."
    ),
]
Full = Annotated[bool, typer.Option("--full", help="Articles, statements and evidence as nodes of the network too.")]


def export(out: Target, to: To, where: Where = None, full: Full = False, quiet: Quiet = False) -> None:
    """Write the graph for another program, beside graph.ttl.

    Example: kg export out/ --to gexf
    """
    from kg.export.save import export as save

    saved = save(out, to.lower(), where, everything=full)
    if not quiet:
        for path, counts in saved.items():
            print(f"{path}: {counts}", file=sys.stderr)
    warn_of(foreign([out]))
