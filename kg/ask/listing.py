"""What there is to ask: the shipped queries in a table, or one of them in full."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.ask.header import Parameter, Query
from kg.ask.shipped import example, shipped
from kg.graph.store import Answer
from kg.graph.terms import Literal
from kg.terminal import table

_HEADER = re.compile(r"(?:#.*\n)*\n*")  # at the head of the text only
_COLUMNS = ("name", "问题", "question")
_KINDS = {
    "name": "a name, full or short",
    "area": "an area, by its full or short name",
    "date": "a day: 2011-03-05",
    "number": "a number",
    "text": "words",
}


def listed(*, color: bool) -> str:
    """A line for each shipped query: its name, its title in Chinese and in English."""
    return table(_COLUMNS, [(query.name, query.zh, query.en) for query in shipped()], color=color)


def answer() -> Answer:
    """The same as rows, for programs."""
    rows = ((query.name, query.zh, query.en) for query in shipped())
    return Answer(_COLUMNS, tuple(tuple(map(Literal, row)) for row in rows))


def described(query: Query) -> str:
    """What a query asks, which parameters it takes, an example, and its text."""
    return "\n".join([*_head(query), "", _HEADER.sub("", query.text, count=1)])


def _head(query: Query) -> Iterator[str]:
    yield f"{query.name}: {query.zh} / {query.en}".rstrip(" /:")
    width = max((len(parameter.name) for parameter in query.parameters), default=0)
    for parameter in query.parameters:
        yield f"  --{parameter.name.ljust(width)}  {_said(parameter)}"
    yield f"  {example(query)}"
    if query.absence:
        yield "  under its answer stands what was read: an absence is one of those pages only"
    if query.dated:
        yield "  articles without a date are left out, and counted"


def _said(parameter: Parameter) -> str:
    optional = f"otherwise {parameter.default}" if parameter.default else "optional"
    otherwise = "required" if parameter.required else optional
    return f"{parameter.zh} / {parameter.en} ({_KINDS[parameter.kind]}; {otherwise})"
