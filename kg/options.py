"""What the commands ask for: paths, defaults for pages, where results go."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


def path_given(text: str) -> Path:
    """A path as given; files are opened later, so that one that does not open costs no other."""
    from kg.errors import UsageError

    if not text:
        raise UsageError("'': no path (expected a file or a folder)")  # Path("") would be the current folder
    return Path(text)


def folder_given(text: str) -> Path:
    """As `path_given`, of a folder that is written: - would be one of that name, and is meant to be stdout."""
    from kg.errors import UsageError

    if text == "-":
        raise UsageError("--out -: a build is several files (expected a folder)")
    return path_given(text)


def columns_given(given: Sequence[str]) -> dict[str, str]:
    """Column → the table's own name for it."""
    from kg.errors import OptionError

    pairs = [one.partition("=") for one in given]
    for one, (column, sign, name) in zip(given, pairs, strict=True):
        if not (column and sign and name):
            raise OptionError(f"columns {one}: no pair (expected one like title=题名)")
    return {column: name for column, _, name in pairs}


class By(StrEnum):
    """What `kg evaluate` may be broken down by."""

    kind = "kind"
    rule = "rule"
    article = "article"


Paths = Annotated[
    list[Path],
    typer.Argument(
        parser=path_given,
        help="Pages (.txt, .html, .docx, .pdf), tables with an article a row (.csv, .tsv, .json, .xlsx), these packed "
        "(.gz, .zip) and folders of them; README files are left out. - is stdin.",
    ),
]
Out = Annotated[
    Path,
    typer.Option(
        "-o", "--out", parser=folder_given, metavar="PATH", help="Folder for graph.ttl, graph.html and report.json."
    ),
]
Date = Annotated[str, typer.Option(help="Date of pages without one of their own: 2011-03-02.")]
Newspaper = Annotated[str, typer.Option(help="Newspaper of pages that name none: 郑州日报.")]
Place = Annotated[str, typer.Option(help="City that the pages are from: 郑州市.")]
Columns = Annotated[
    list[str] | None,
    typer.Option(
        "--columns",
        metavar="COLUMN=NAME",
        help="What a table calls a column, of title, text, date, newspaper, page, section, place, url: title=题名.",
    ),
]
Encoding = Annotated[
    str,
    typer.Option(
        metavar="NAME",
        help="Encoding of all files: utf-8, gb18030, gbk, big5, utf-16, utf-16-le, utf-16-be. "
        "Without it, that of each is found out.",
    ),
]
Format = Annotated[
    str,
    typer.Option(metavar="ENDING", help="What stdin holds, and files whose names do not say: csv; text otherwise."),
]
Base = Annotated[str, typer.Option(help="What the IRIs of the graph's things begin with.")]
NoText = Annotated[bool, typer.Option("--no-text", help="Leave the articles' texts out; quotes stay.")]
Mentions = Annotated[bool, typer.Option("--mentions", help="Write every mention of a thing, not one per article.")]
Infer = Annotated[
    bool,
    typer.Option("--infer", help="Add classes and properties of schema.org and others, for tools that infer none."),
]
Stamp = Annotated[bool, typer.Option("--stamp", help="Write when it was built, and from which files.")]
License = Annotated[
    str, typer.Option(metavar="IRI", help="Terms under which you pass the graph on; without it none are claimed.")
]
WithStore = Annotated[
    bool, typer.Option("--store", help="Leave a store of the graph too, which answers queries without reading it all.")
]
Strict = Annotated[
    bool,
    typer.Option("--strict", help="Exit with 1 where any file or row was refused; the others are built."),
]
Target = Annotated[
    Path, typer.Argument(parser=path_given, help="graph.ttl, the folder it is in, or a store (kg build --store).")
]
Jobs = Annotated[int, typer.Option(min=1, help="Processes that read pages at the same time.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing on stderr but errors.")]
NoTagger = Annotated[bool, typer.Option("--no-tagger", help="Read names by the grammar alone, without the model.")]
Validate = Annotated[bool, typer.Option("--validate", help="Check what was written, as `kg validate` does.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]
Written = Annotated[
    Path | None,
    typer.Option("-o", "--out", parser=path_given, metavar="PATH", help="Write this file, not to the screen."),
]
