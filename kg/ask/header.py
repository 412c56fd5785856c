"""A query as a file: what its header says of it, and where its parameters stand in the text.

A header is made of comments, so that every SPARQL engine takes the file as it is:

    # zh: 谁跑哪个区县
    # en: Who covers which district
    # --district name   区县 / the district or county
    # --below number    把握低于 / the confidence that is too high
    # example: --district 金水区 --below 0.9

Each parameter has a line of its own in the query. Where nobody says otherwise, the line holds as it stands:

    VALUES ?below { 0.8 }
    # VALUES ?district { "金水区"@zh }

the first asks for less than 0.8, the second, a comment, for any district. Behind `name, required` the line is an
example: somebody must say what to ask for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kg.errors import DataError

KINDS = ("name", "area", "date", "number", "text")

_KEY = re.compile(r"#\s*(zh|en|example|absence|dated):\s*(.*?)\s*")
_PARAMETER = re.compile(r"#\s*--([a-z]+)\s+(\w+)(, required)?\s+(\S.*?) / (\S.*?)\s*")
_MEANT_AS_PARAMETER = re.compile(r"#\s*--")
_LINE = r"(?m)(?<=^)([ \t]*)(#[ \t]*)?VALUES[ \t]+\?%s[ \t]*\{(.*)\}[ \t]*$"


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a query may be told: --district on the command line, ?district in its text."""

    name: str
    kind: str  # one of KINDS
    required: bool
    zh: str
    en: str
    default: str  # what is asked where nobody says otherwise, as SPARQL; "" for anything at all, or where somebody must
    begin: int  # of its line in the text
    end: int


@dataclass(frozen=True, slots=True)
class Query:
    """SPARQL with what its header says; a text without a header has neither title nor parameters."""

    name: str
    text: str
    zh: str = ""
    en: str = ""
    example: str = ""  # parameters as on the command line
    absence: bool = False  # whether the answer depends on what was not read
    dated: bool = False  # whether it tells of articles with a date only
    parameters: tuple[Parameter, ...] = ()


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
        name,
        text,
        said.get("zh", ""),
        said.get("en", ""),
        said.get("example", ""),
        "absence" in said,
        "dated" in said,
        tuple(parameters.values()),
    )


def _value(key: str, value: str, where: str) -> str:
    if not value:
        raise DataError(f"{where}: {key}: nothing behind it (expected text)")
    if key in {"absence", "dated"} and value != "yes":
        raise DataError(f"{where}: {key}: {value} (expected yes, or no such line)")
    return value


def _parameter(line: str, text: str, where: str) -> Parameter:
    parts = _PARAMETER.fullmatch(line)
    if not parts:
        raise DataError(f"{where}: {line} (expected # --district name 区县 / the district)")
    name, kind, required, zh, en = parts.groups()
    if kind not in KINDS:
        raise DataError(f"{where}: --{name} is of kind {kind} (expected {', '.join(KINDS)})")
    lines = [*re.finditer(_LINE % name, text)]
    if len(lines) != 1:
        raise DataError(f"{where}: VALUES ?{name} {{ … }} has {len(lines)} lines of its own in the query (expected 1)")
    line_of = lines[0]
    standing = "" if required or line_of[2] else line_of[3].strip()
    return Parameter(name, kind, bool(required), zh, en, standing, line_of.start(), line_of.end())


def filled(query: Query, values: Mapping[str, str]) -> str:
    """The text with other values in its parameters' lines, each SPARQL already; lines stay where they are."""
    text = query.text
    for parameter in sorted(query.parameters, key=lambda one: one.begin, reverse=True):
        if parameter.name in values:
            line = f"  VALUES ?{parameter.name} {{ {values[parameter.name]} }}"
            text = text[: parameter.begin] + line + text[parameter.end :]
    return text
