"""A query as a file: what its header says of it, and where its parameters stand in the text.

A header is made of comments, so that every SPARQL engine takes the file as it is:

    # zh: 谁跑哪个区县
    # en: Who covers which district
    # --district name   区县 / the district or county
    # --since date      首日 / the first day
    # example: --district 金水区 --since 2011-03-01

Each parameter has one `VALUES ?district { UNDEF }` in the query. What stands between the braces is what is asked
when nobody says otherwise, UNDEF for anything at all; behind `name, required` it is an example.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping
from dataclasses import dataclass

from kg.errors import DataError
from kg.graph.sparql import words

KINDS = ("name", "date", "number", "text")

_KEY = re.compile(r"#\s*(zh|en|example|absence):\s*(.*?)\s*")
_PARAMETER = re.compile(r"#\s*--([a-z]+)\s+(\w+)(, required)?\s+(\S.*?) / (\S.*?)\s*")
_MEANT_AS_PARAMETER = re.compile(r"#\s*--")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a query may be told: --district on the command line, ?district in its text."""

    name: str
    kind: str  # one of KINDS
    required: bool
    zh: str
    en: str
    begin: int  # of what stands between the braces of its VALUES
    end: int


@dataclass(frozen=True, slots=True)
class Query:
    """SPARQL with what its header says; a text without a header has neither title nor parameters."""

    name: str
    text: str
    zh: str = ""
    en: str = ""
    example: tuple[str, ...] = ()  # as the command line splits it
    absence: bool = False  # whether the answer depends on what was not read
    parameters: tuple[Parameter, ...] = ()

    def default(self, parameter: Parameter) -> str:
        """What is asked where nobody says otherwise, as SPARQL; "" for anything at all, and where somebody must."""
        standing = self.text[parameter.begin : parameter.end].strip()
        return "" if parameter.required or standing.upper() == "UNDEF" else standing


def parse(text: str, name: str) -> Query:
    """A query and its header; `name` is the file's. Raises DataError: `who-covers.rq:3: reason`."""
    said: dict[str, str] = {}
    parameters: dict[str, Parameter] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            break
        where = f"{name}:{number}"
        if key := _KEY.fullmatch(line):
            if key[1] in said:
                raise DataError(f"{where}: {key[1]}: stands above already (expected it once)")
            said[key[1]] = _value(key[1], key[2], where)
        elif _MEANT_AS_PARAMETER.match(line):
            parameter = _parameter(line, text, where)
            if parameter.name in parameters:
                raise DataError(f"{where}: --{parameter.name} stands above already (expected it once)")
            parameters[parameter.name] = parameter
    return Query(
        name.removesuffix(".rq"),
        text,
        said.get("zh", ""),
        said.get("en", ""),
        tuple(shlex.split(said.get("example", ""))),
        "absence" in said,
        tuple(parameters.values()),
    )


def _value(key: str, value: str, where: str) -> str:
    if not value:
        raise DataError(f"{where}: {key}: nothing behind it (expected text)")
    if key == "absence" and value != "yes":
        raise DataError(f"{where}: absence: {value} (expected yes, or no such line)")
    return value


def _parameter(line: str, text: str, where: str) -> Parameter:
    parts = _PARAMETER.fullmatch(line)
    if not parts:
        raise DataError(f"{where}: {line} (expected # --district name 区县 / the district)")
    name, kind, required, zh, en = parts.groups()
    if kind not in KINDS:
        raise DataError(f"{where}: --{name} is of kind {kind} (expected {', '.join(KINDS)})")
    begin, end = _place(text, name, where)
    return Parameter(name, kind, bool(required), zh, en, begin, end)


def _place(text: str, name: str, where: str) -> tuple[int, int]:
    """What stands between the braces of the one VALUES of a variable."""
    found = [*words(text)]
    written = [word[0] for word in found]
    clauses = [
        place
        for place in range(len(found) - 2)
        if (written[place].upper(), *written[place + 1 : place + 3]) == ("VALUES", f"?{name}", "{")
    ]
    if len(clauses) != 1 or "}" not in written[clauses[0] :]:
        raise DataError(f"{where}: VALUES ?{name} {{ … }} stands {len(clauses)} times in the query (expected once)")
    closing = found[written.index("}", clauses[0])]
    return found[clauses[0] + 2].end(), closing.start()


def filled(query: Query, values: Mapping[str, str]) -> str:
    """The text with other values between the braces, each SPARQL already; lines stay where they are."""
    text = query.text
    for parameter in sorted(query.parameters, key=lambda one: one.begin, reverse=True):
        if parameter.name in values:
            text = f"{text[: parameter.begin]} {values[parameter.name]} {text[parameter.end :]}"
    return text
