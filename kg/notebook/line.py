"""What stands behind %sparql, taken apart: a target, options, and a query or what is left for one."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass, replace
from keyword import iskeyword

from kg.errors import OptionError, QueryError

FORMS = ("table", "frame")
# Where SPARQL begins: everything in front of it is words.
_QUERY = re.compile(r"(?<!\S)(?:SELECT|ASK|CONSTRUCT|DESCRIBE|PREFIX|BASE)(?=[\s{?$*(<:]|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    words: tuple[str, ...] = ()  # the target, and what a shipped query takes
    query: str = ""
    form: str = "table"
    name: str = ""  # of the variable that takes the answer
    listed: bool = False  # whether only the shipped queries are to be shown


def read_line(line: str, cell: str | None = None) -> Line:
    """The line of a magic, and the cell below it.

    >>> read_line("out/ --to frame -o beats", "SELECT ?who { ?who a kg:Reporter }")
    Line(words=('out/',), query='SELECT ?who { ?who a kg:Reporter }', form='frame', name='beats', listed=False)

    Raises OptionError for an option that cannot be, QueryError where a query stands in both.
    """
    found = _QUERY.search(line)
    head, query = (line[: found.start()], line[found.start() :]) if found else (line, "")
    if query and cell is not None:
        raise QueryError(f"sparql: two queries, {query[:30]!r} in the line and the cell below (expected one)")
    asked = query or cell or ""
    return replace(_options(_words(head)), query=asked if "\n" in asked.strip() else asked.strip())


def _words(text: str) -> list[str]:
    try:
        return shlex.split(text)
    except ValueError as error:
        raise OptionError(f"sparql: {text.strip()}: {error} (expected quotation marks in pairs)") from error


def _options(words: list[str]) -> Line:
    """The line's own options, wherever they stand; every other word is kept in its order."""
    line, rest = Line(), iter(words)
    for word in rest:
        option, equals, value = word.partition("=")
        if option == "--to":
            line = replace(line, form=_form(value if equals else next(rest, "")))
        elif option in ("-o", "--out"):
            line = replace(line, name=_name(value if equals else next(rest, "")))
        elif word == "--list":
            line = replace(line, listed=True)
        else:
            line = replace(line, words=(*line.words, word))
    return line


def _form(value: str) -> str:
    if value not in FORMS:
        raise OptionError(f"to {value}: no form of an answer (expected {' or '.join(FORMS)})")
    return value


def _name(value: str) -> str:
    if not value.isidentifier() or iskeyword(value):
        raise OptionError(f"-o {value}: no name of a variable (expected one like beats)")
    return value
