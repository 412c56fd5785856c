"""The command line: `kg build`, `read`, `query`, `evaluate`, `explain`. Results to stdout, talk to stderr."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer

from kg.garbage import seldom_searched

if TYPE_CHECKING:
    from kg.model import Page
    from kg.pipeline import Progress

# Everything else is imported where it is used: `kg --help` must answer at once.

app = typer.Typer(
    name="kg",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="A knowledge graph from Chinese local news, with the sentence behind every edge.",
)


def _path(text: str) -> Path:
    """A path as given; files are opened later, so that one that does not open costs no other."""
    from kg.errors import InputError

    if not text:
        raise InputError("'': no path (expected a file or a folder)")  # Path("") would be the current folder
    return Path(text)


Paths = Annotated[
    list[Path],
    typer.Argument(parser=_path, help="Pages (.txt) and folders of pages; README files are left out."),
]
Out = Annotated[
    Path,
    typer.Option("-o", "--out", parser=_path, metavar="PATH", help="Folder for graph.ttl, graph.html and report.json."),
]
Date = Annotated[str, typer.Option(help="Date of pages without one of their own: 2011-03-02.")]
Newspaper = Annotated[str, typer.Option(help="Newspaper of pages that name none: 郑州日报.")]
Place = Annotated[str, typer.Option(help="City that the pages are from: 郑州市.")]
Base = Annotated[str, typer.Option(help="What the IRIs of the graph's things begin with.")]
NoText = Annotated[bool, typer.Option("--no-text", help="Leave the articles' texts out; quotes stay.")]
Mentions = Annotated[bool, typer.Option("--mentions", help="Write every mention of a thing, not one per article.")]
Target = Annotated[Path, typer.Argument(parser=_path, help="graph.ttl, or the folder it is in.")]
Jobs = Annotated[int, typer.Option(min=1, help="Processes that read pages at the same time.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing on stderr but errors.")]
NoTagger = Annotated[bool, typer.Option("--no-tagger", help="Read names by the grammar alone, without the model.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]


class _Stopped(BaseException):
    """A signal to stop; typer would end at a KeyboardInterrupt without a word."""

    def __init__(self, number: int) -> None:
        self.code = 128 + number


def main() -> None:
    """Runs the command line; an error that a user can mend is one line and exit code 1."""
    from kg.errors import KGError, OptionError

    try:
        with seldom_searched(), _signals_stop():
            app()
    except KGError as error:
        from kg.lexicon.characters import shown

        option = "--" if isinstance(error, OptionError) else ""
        for reason in getattr(error, "reasons", (str(error),)):
            print(f"kg: {option}{shown(reason)}", file=sys.stderr)
        sys.exit(1)
    except _Stopped as stop:
        _say_stopped()
        sys.exit(stop.code)


def _say_stopped() -> None:
    print("kg: stopped; what was written before is as it was", file=sys.stderr, flush=True)


@contextmanager
def _signals_stop() -> Iterator[None]:
    """Ctrl-C and SIGTERM raise _Stopped, once: a second one ends the program at once."""

    def stop(number: int, _: FrameType | None) -> None:
        signal.signal(number, signal.SIG_DFL)
        raise _Stopped(number)

    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    heard = [number for number, handler in before.items() if handler is not signal.SIG_IGN]  # nohup stays nohup
    for number in heard:
        signal.signal(number, stop)
    try:
        yield
    finally:
        for number in heard:
            signal.signal(number, before[number])


@contextmanager
def _results() -> Iterator[None]:
    """What is printed inside is on stdout at the end, or it is an error in words: the disk may be full."""
    from kg.errors import OutputError

    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:  # `kg read … | head` closed the pipe; typer ends without a word
        raise
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python would fail again at exit
        raise OutputError(f"stdout: {error.strerror} (expected a place that can be written)") from error


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
    base: Base = "https://w3id.org/local-news-kg/id/",
    no_text: NoText = False,
    mentions: Mentions = False,
    no_tagger: NoTagger = False,
    jobs: Jobs = 1,
    quiet: Quiet = False,
) -> None:
    """Build a knowledge graph from newspaper pages.

    Example: kg build corpus/ -o out/ --newspaper 郑州日报 --date 2011-03-02
    """
    from kg import pipeline
    from kg.show import refused, summary

    with _progress(quiet) as progress:
        graph = pipeline.build(
            paths,
            date=date,
            newspaper=newspaper,
            place=place,
            base=base,
            text=not no_text,
            all_mentions=mentions,
            tagger=not no_tagger,
            jobs=jobs,
            progress=progress,
        )
    graph.save(out)
    for line in refused(graph.report):
        print(line, file=sys.stderr)
    if not quiet:
        print(summary(graph.report, out), file=sys.stderr)


@contextmanager
def _progress(quiet: bool) -> Iterator[Progress | None]:
    """A bar on stderr while pages are read; none on a pipe, where it would be noise."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading pages", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


@app.command()
def read(
    path: Annotated[str, typer.Argument(help="A page (.txt), or - for stdin.")] = "-",
    date: Date = "",
    newspaper: Newspaper = "",
    place: Place = "",
    no_tagger: NoTagger = False,
    json: Json = False,
) -> None:
    """Show what is found in one text, marked up.

    Example: kg read page.txt --place 郑州市
    """
    from kg import show
    from kg.pipeline import Defaults, read_page

    page = Defaults(date, newspaper, place).fill(_page(path))
    for line in show.noted(page.notes):
        print(line, file=sys.stderr)
    known = read_page(page, tagger=not no_tagger)
    with _results():
        if json:
            print(show.as_json(known))
        else:
            show.marked_up(known, color=_color())


def _page(path: str) -> Page:
    from kg.errors import InputError
    from kg.read.files import page_from_bytes, read_files

    if path == "-":
        return page_from_bytes(sys.stdin.buffer.read(), "stdin")
    if os.path.isdir(path):
        raise InputError(f"{path}: a folder (expected one file; kg build reads folders)")
    (page,), _ = read_files([_path(path)])
    return page


@app.command()
def query(
    target: Target,
    sparql: Annotated[str, typer.Argument(help="A SPARQL query; kg:, schema:, skos: and the like are known.")],
    json: Json = False,
) -> None:
    """Ask the graph in SPARQL.

    Example: kg query out/ 'SELECT ?name WHERE { ?r a kg:Reporter ; rdfs:label ?name }'
    """
    from kg import show
    from kg.graph import store

    try:
        answer = store.query(target, sparql)
    except _Stopped as stop:
        _say_stopped()
        os._exit(stop.code)  # the query's thread is still at it, and Python must not be taken from under it
    with _results():
        print(show.answer_json(answer) if json else show.answer_table(answer, color=_color()), end="")


class By(StrEnum):
    """What `kg evaluate` may be broken down by."""

    kind = "kind"
    rule = "rule"
    article = "article"


@app.command()
def evaluate(
    graph: Target,
    gold: Annotated[list[Path], typer.Argument(parser=_path, help="Annotated articles, JSON.")],
    errors: Annotated[bool, typer.Option("--errors", help="List what is wrong and missing, wrong first.")] = False,
    by: Annotated[By | None, typer.Option(help="Break the figures down; rules: the costliest first.")] = None,
    json: Json = False,
) -> None:
    """Judge the graph by annotated articles: precision, recall, F1.

    Example: kg evaluate out/ tests/gold/corpus.json --by rule
    """
    from kg.evaluate import evaluate, table

    judged = evaluate(graph, gold)
    with _results():
        if json:
            print(table.as_json(judged, listed=errors))
        else:
            print(table.printed(judged, by=by.value if by else None, listed=errors, color=_color()), end="")


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
    with _results():
        print(table.as_json(found) if json else table.printed(found, color=_color()), end="\n" if json else "")


def _color() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


if __name__ == "__main__":
    main()
