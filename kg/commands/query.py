"""`kg query`: a graph answers in SPARQL, or a question that is known by name."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from kg.commands.foreign import warn_unless_ours
from kg.options import path_given
from kg.stopping import Stopped, say_stopped
from kg.streams import in_color, results

if TYPE_CHECKING:
    from kg.ask.header import Query
    from kg.graph.store import Answer, Store

SETTINGS = {"ignore_unknown_options": True, "help_option_names": []}  # a query's parameters are options, too
FORMS = ("table", "csv", "tsv", "json", "xml", "ttl", "nt", "rdfxml", "md")
_WORDS = "TARGET QUERY [--PARAMETER VALUE]..."

Words = Annotated[
    list[str] | None,
    typer.Argument(metavar=_WORDS, help="A graph, and SPARQL, a .rq file, - for stdin or a name that --list shows."),
]
To = Annotated[str, typer.Option(metavar="FORM", help=f"How it is printed: {', '.join(FORMS)}.")]
Json = Annotated[bool, typer.Option("--json", help="The same as --to json.")]
List = Annotated[bool, typer.Option("--list", help="Show what can be asked by name, or what stands behind a name.")]
Help = Annotated[bool, typer.Option("--help", help="Show this message, or what a query behind a name asks.")]


def query(
    context: typer.Context,
    words: Words = None,
    to: To = "",
    json: Json = False,
    listed: List = False,
    helped: Help = False,
) -> None:
    """Ask the graph in SPARQL (kg:, schema:, skos: and the like are known), or by the name of a shipped query.

    Example: kg query out/ who-covers --district 金水区 --since 2011-03-01
    """
    form = _form(to, json=json)
    if listed and not words and form != "table":
        _list(form)
        return
    if listed or helped:
        _show(context, words or [], listed=listed)
        return
    from kg.ask import asking  # which --help must not wait for

    alone, told = asking.parted(words or [])
    target, asked = asking.target_and_question(alone)
    path = path_given(target)
    meant = asking.question(asked, sys.stdin.buffer.read() if asked == "-" else b"")
    _answer(path, meant, told, form)


def _form(to: str, *, json: bool) -> str:
    if not to:
        return "json" if json else "table"
    from kg.errors import OptionError

    if to.lower() not in FORMS:
        raise OptionError(f"to {to}: no such form (expected {', '.join(FORMS)})")
    if json and to.lower() != "json":
        raise OptionError(f"to {to}: not with --json (expected one of the two)")
    return to.lower()


def _show(context: typer.Context, words: Sequence[str], *, listed: bool) -> None:
    """The list, one query in full, or what the command itself can do."""
    query = _named(words, must=listed) if words else None
    if not query and not listed:
        print(context.get_help())
        return
    from kg.ask import listing

    with results():
        print(listing.described(query) if query else listing.listed(color=in_color()), end="")


def _list(form: str) -> None:
    """What can be asked, for programs."""
    from kg.ask import listing
    from kg.ask.results import write

    with results():
        sys.stdout.flush()
        sys.stdout.buffer.writelines(write(listing.answer(), form, also="table"))


def _named(words: Sequence[str], *, must: bool) -> Query | None:
    """The query that stands among the words, behind a target or alone; None where they name none."""
    from kg.ask.asking import question
    from kg.ask.shipped import shipped

    alone = [word for word in words if not word.startswith("--")]
    if not alone:
        return None
    asked = alone[1] if len(alone) > 1 else alone[0]
    if asked.endswith(".rq") or asked in {query.name for query in shipped()}:
        return question(asked)
    return question(asked) if must and (len(alone) > 1 or not os.path.exists(asked)) else None


def _answer(target: Path, query: Query, told: Mapping[str, str], form: str) -> None:
    from kg.ask.asking import ask
    from kg.ask.shipped import shipped
    from kg.ask.unknown import unknown_terms
    from kg.graph import store
    from kg.lexicon.characters import shown

    graph = store.load(target)
    if query in shipped():  # who writes SPARQL may ask any graph
        warn_unless_ours(graph, target)
    try:
        answer = ask(graph, query, told)
    except Stopped as stop:
        say_stopped()
        os._exit(stop.code)  # the query's thread is still at it, and Python must not be taken from under it
    for warning in unknown_terms(query.text, query.name):
        print(f"warning {shown(warning)}", file=sys.stderr)
    _tell_undated(graph, query, told)
    _print(answer, form, graph)
    if query.absence:
        _print_range(graph, sys.stdout if form == "table" else sys.stderr)


def _tell_undated(graph: Store, query: Query, told: Mapping[str, str]) -> None:
    """A line on stderr where a time is asked for, or what came first: what has no date lies in no time."""
    from kg.ask.coverage import undated

    timed = any(parameter.kind == "date" and parameter.name in told for parameter in query.parameters)
    if not timed and not query.dated:
        return
    if count := undated(graph):
        print(f"note: {count} article{'s' * (count != 1)} without a date left out", file=sys.stderr)


def _print(answer: Answer, form: str, graph: Store) -> None:
    from kg.ask.results import unsteering, write
    from kg.ask.table import needed, printed
    from kg.graph.store import base
    from kg.graph.vocab import KNOWN, prefixes

    named = {**KNOWN, **prefixes(base(graph))}
    if form == "table":
        with results():
            print(printed(answer, color=in_color(), width=_width(), named=named), end="")
        return
    pieces = write(answer, form, named=needed(answer, named), also="table")
    with results():
        sys.stdout.flush()
        sys.stdout.buffer.writelines(map(unsteering, pieces) if sys.stdout.isatty() else pieces)


def _width() -> int | None:
    """Of the terminal; None where somebody else than a person reads."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def _print_range(graph: Store, stream: TextIO) -> None:
    """What was read: an answer about absence speaks of nothing else."""
    from kg.ask.coverage import in_words, read_range
    from kg.lexicon.characters import shown

    with results():
        print(f"read: {shown(in_words(read_range(graph)))}", file=stream)
