"""The command line: `kg build`, `read`, `query` and the others. Results to stdout, talk to stderr."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.commands.cite import cite
from kg.commands.coverage import coverage
from kg.commands.diff import diff
from kg.commands.export import export
from kg.commands.ontology import ontology
from kg.commands.query import SETTINGS, query
from kg.commands.serve import serve
from kg.commands.validate import check, validate
from kg.commands.view import view
from kg.garbage import seldom_searched
from kg.options import (
    Base,
    By,
    Columns,
    Date,
    Encoding,
    Format,
    Infer,
    Jobs,
    Json,
    License,
    Mentions,
    Newspaper,
    NoTagger,
    NoText,
    Out,
    Paths,
    Place,
    Quiet,
    Stamp,
    Strict,
    Target,
    Validate,
    WithStore,
    columns_given,
    path_given,
)
from kg.stopping import Stopped, say_stopped, signals_stop
from kg.streams import in_color, progress_bar, results, shown_somehow, warnings_in_words

if TYPE_CHECKING:
    from kg.model import Page, Refusal
    from kg.read.sources import Settings

# Everything else is imported where it is used: `kg --help` must answer at once.

app = typer.Typer(
    name="kg",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="A knowledge graph from Chinese local news, with the sentence behind every edge.",
)


def main() -> None:
    """Runs the command line; an error that a user can mend is one line and exit code 1, in a wrong call 2."""
    from kg.errors import KGError, OptionError, UsageError

    try:
        shown_somehow()
        with seldom_searched(), signals_stop(), warnings_in_words():
            app()
    except KGError as error:
        from kg.lexicon.characters import shown

        option = "--" if isinstance(error, OptionError) else ""
        for reason in getattr(error, "reasons", (str(error),)):
            print(f"kg: {option}{shown(reason)}", file=sys.stderr)
        sys.exit(2 if isinstance(error, UsageError) else 1)
    except MemoryError:
        print("kg: not enough memory (expected more, or fewer and smaller files)", file=sys.stderr)
        sys.exit(1)
    except Stopped as stop:
        say_stopped()
        sys.exit(stop.code)


def _print_version(wanted: bool) -> None:
    if wanted:
        from kg import __version__

        print(f"kg {__version__}")
        raise typer.Exit


@app.callback()
def _kg(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """A knowledge graph from Chinese local news, with the sentence behind every edge.

    Example: kg build corpus/ -o out/
    """


@app.command()
def build(
    paths: Paths,
    out: Out = Path("out"),
    date: Date = "",
    newspaper: Newspaper = "",
    place: Place = "",
    columns: Columns = None,
    encoding: Encoding = "",
    format: Format = "",
    base: Base = "https://w3id.org/local-news-kg/id/",
    no_text: NoText = False,
    mentions: Mentions = False,
    infer: Infer = False,
    stamp: Stamp = False,
    license: License = "",
    no_tagger: NoTagger = False,
    jobs: Jobs = 1,
    quiet: Quiet = False,
    validated: Validate = False,
    store: WithStore = False,
    strict: Strict = False,
) -> None:
    """Build a knowledge graph from newspaper pages.

    Example: kg build corpus/ -o out/ --newspaper 郑州日报 --date 2011-03-02
    """
    from kg import pipeline
    from kg.output import check_folder
    from kg.show import broken, refused, summary

    check_folder(out)
    with _usage(), progress_bar(quiet) as progress:
        graph = pipeline.build(
            paths,
            date=date,
            newspaper=newspaper,
            place=place,
            columns=columns_given(columns or ()),
            encoding=encoding,
            format=format,
            base=base,
            text=not no_text,
            all_mentions=mentions,
            infer=infer,
            stamp=stamp,
            license=license,
            tagger=not no_tagger,
            jobs=jobs,
            progress=progress,
        )
    graph.save(out, store=store)
    for line in refused(graph.report):
        print(line, file=sys.stderr)
    if not quiet:
        print(summary(graph.report, out, store=store), file=sys.stderr)
    for line in broken(graph.report):
        print(line, file=sys.stderr)
    if validated:
        check([out], quiet=quiet)
    if graph.report["broken"] or (strict and refused(graph.report)):
        raise typer.Exit(1)


@app.command()
def read(
    path: Annotated[str, typer.Argument(help="A file of any format that kg build reads, or - for stdin.")] = "-",
    date: Date = "",
    newspaper: Newspaper = "",
    place: Place = "",
    columns: Columns = None,
    encoding: Encoding = "",
    format: Format = "",
    no_tagger: NoTagger = False,
    json: Json = False,
) -> None:
    """Show what is found in one file, marked up: in a page, or in each row of a table.

    Example: kg read page.txt --place 郑州市
    """
    from kg import show
    from kg.pipeline import read_all
    from kg.read.known import Defaults
    from kg.read.sources import Settings

    with _usage():
        settings = Settings(
            tuple(columns_given(columns or ()).items()), encoding, Defaults(date, newspaper, place), format
        )
        pages, refusals = _pages(path, settings)
    for line in (*show.not_read(refusals), *show.noted(note for page in pages for note in page.notes)):
        print(line, file=sys.stderr)
    known = read_all(pages, tagger=not no_tagger)
    with results():
        if json:
            print(show.as_json(pages, known))
        else:
            for page, of_page in zip(pages, known, strict=True):
                show.known_of(page, of_page)
                show.marked_up(of_page, color=in_color())


@contextmanager
def _usage() -> Iterator[None]:
    """An option's value that cannot be is wrong usage, as one that typer refuses is."""
    from kg.errors import OptionError, UsageError

    try:
        yield
    except OptionError as error:
        raise UsageError(f"--{error}") from error


def _pages(path: str, settings: Settings) -> tuple[Sequence[Page], Sequence[Refusal]]:
    """The page of a file, or the rows of a table, and what of it holds none."""
    from kg.errors import InputError
    from kg.read.files import read_files

    if os.path.isdir(path):
        raise InputError(f"{path}: a folder (expected one file; kg build reads folders)")
    return read_files([path_given(path)], settings)


app.command(context_settings=SETTINGS)(query)


@app.command()
def evaluate(
    graph: Target,
    gold: Annotated[list[Path], typer.Argument(parser=path_given, help="Annotated articles, JSON.")],
    errors: Annotated[bool, typer.Option("--errors", help="List what is wrong and missing, wrong first.")] = False,
    by: Annotated[By | None, typer.Option(help="Break the figures down; rules: the costliest first.")] = None,
    json: Json = False,
) -> None:
    """Judge the graph by annotated articles: precision, recall, F1.

    Example: kg evaluate out/ tests/gold/corpus.json --by rule
    """
    from kg.evaluate import evaluate, table

    judged = evaluate(graph, gold)
    with results():
        if json:
            print(table.as_json(judged, listed=errors))
        else:
            print(table.printed(judged, by=by.value if by else None, listed=errors, color=in_color()), end="")


@app.command()
def explain(
    out: Target,
    name: Annotated[str, typer.Argument(help="A full name, another name, or one used in context: 古荥镇.")] = "",
    rule: Annotated[str, typer.Option(help="Only what this rule read; without a name, all that it read.")] = "",
    json: Json = False,
) -> None:
    """Show why the graph says what it says of a thing.

    Example: kg explain out/ 古荥镇
    """
    from kg import explain as why
    from kg.errors import InputError
    from kg.explain import table

    if not name and not rule:
        raise InputError("explain: nothing to explain (expected a name, or --rule ID)")
    found = why.explain(out, name, rule=rule) if name else why.explain_rule(out, rule)
    with results():
        print(table.as_json(found) if json else table.printed(found, color=in_color()), end="\n" if json else "")


for command in (coverage, cite, ontology, validate, diff, export, view, serve):
    app.command()(command)


if __name__ == "__main__":
    main()
