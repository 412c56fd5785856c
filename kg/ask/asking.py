"""A question as it was put → a query → its answer."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from kg.ask.bind import bound
from kg.ask.header import Query, parse
from kg.ask.shipped import named, shipped
from kg.errors import InputError, OptionError, QueryError
from kg.graph import store
from kg.graph.store import Answer, Store

_NAME = re.compile(r"[a-z]+(?:-[a-z]+)*")


def question(given: str, stdin: bytes = b"") -> Query:
    """The query that was meant: a shipped one's name, a file, - for stdin, or SPARQL itself.

    Raises InputError for a file that cannot be read, and for a name that no query has.
    """
    if _NAME.fullmatch(given):
        return named(given)
    if given == "-":
        return parse(_decoded(stdin, "stdin"), "stdin")
    if given.endswith(".rq"):
        return parse(_decoded(_bytes(Path(given)), given), given)
    return parse(given, "query")


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror} (expected a query)") from error


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{name}: byte {error.start + 1} is no UTF-8 (expected a query in UTF-8)") from error


def ask(graph: Store, query: Query, given: Mapping[str, str]) -> Answer:
    """The answer to a query with these parameters. Raises OptionError for one that cannot be, QueryError."""
    text = bound(query, given, graph)
    try:
        return store.query(graph, text)
    except QueryError as error:
        raise QueryError(query.name + str(error).removeprefix("query")) from error


def parted(words: Sequence[str]) -> tuple[list[str], dict[str, str]]:
    """What stands alone, and what is told behind an option: --district 金水区, --district=金水区.

    >>> parted(["out/", "who-covers", "--district", "金水区"])
    (['out/', 'who-covers'], {'district': '金水区'})
    """
    alone: list[str] = []
    told: dict[str, str] = {}
    rest = iter(words)
    for word in rest:
        if not word.startswith("--"):
            alone.append(word)
            continue
        name, equals, value = word[2:].partition("=")
        following = value if equals else next(rest, None)
        if following is None:
            raise OptionError(f"{name}: nothing behind it (expected a value)")
        if name in told:
            raise OptionError(f"{name}: given twice (expected once)")
        told[name] = following
    return alone, told


def target_and_question(alone: Sequence[str]) -> tuple[str, str]:
    """What is asked, and of which graph. Raises InputError in words for whoever gave less or more."""
    names = [query.name for query in shipped()]
    if not alone:
        raise InputError("query: no graph (expected one and a question, as in kg query out/ who-covers)")
    if len(alone) == 1 and alone[0] in names:
        raise InputError(f"query {alone[0]}: no graph (expected one in front, as in kg query out/ {alone[0]})")
    if len(alone) == 1:
        asked = "SPARQL, a .rq file, - for stdin, or a name that kg query --list shows"
        raise InputError(f"query: nothing is asked of {alone[0]} (expected {asked})")
    if len(alone) > 2:
        raise InputError(f"query: {alone[2]} stands behind the question (expected --parameter value)")
    return alone[0], alone[1]
