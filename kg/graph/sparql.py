"""What a query may ask, and what is said when it does not parse."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from itertools import dropwhile, takewhile
from typing import TYPE_CHECKING

from kg.errors import QueryError
from kg.graph.outward import acts, speaks

if TYPE_CHECKING:
    from pyparsing import ParseResults

# Whether a text could be the beginning of a query; `store` knows.
Begins = Callable[[str], bool]

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_HALF = re.compile("[\ud800-\udfff]")  # what the command line makes of bytes that are no UTF-8
_MARK = "\ufeff"  # of the byte order, with which some editors begin a file
_FROM = "DatasetClause"
_TWO_READINGS = (
    "query: it does not parse, or SERVICE or FROM can be read in two ways"
    " (expected prefixes that are known, and these words in strings alone)"
)
_TOKENS = (
    r"#[^\n]*",
    r"<[^<>\"{}|^`\\\s]*>",
    r"\"\"\"(?:[^\"\\]|\\.|\"{1,2}(?!\"))*\"\"\"",
    r"'''(?:[^'\\]|\\.|'{1,2}(?!'))*'''",
    r"\"(?:[^\"\\\n]|\\.)*\"",
    r"'(?:[^'\\\n]|\\.)*'",
    r"[?$@]?:?[\w%-]+(?:[:.][\w%-]+)*:?",
    r"&&|\|\||!=|<=|>=|\^\^",
    r"\S",
)
_TOKEN = re.compile("|".join(_TOKENS), re.DOTALL)
_VARIABLE = re.compile("[?$]([\\w\u00b7\u0300-\u036f\u203f\u2040]+)")
_PREFIX = re.compile(r"([\w.-]*):[^/]*")
_NEXT = (
    *((f"'{mark}'", mark) for mark in "}).;,"),
    *(("a variable", "?x"), ("a name", "<a:b>"), ("a value", "'x'"), ("a number", "1")),
    *((word, word) for word in ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE", "WHERE", "DISTINCT", "AS")),
    *((word, word) for word in ("OPTIONAL", "UNION", "FILTER", "BIND", "VALUES", "MINUS")),
    *((word, word) for word in ("GROUP BY", "BY", "HAVING", "ORDER BY", "ASC", "LIMIT", "OFFSET")),
    *((f"'{mark}'", mark) for mark in "{([]=<+*/|"),
)
_SHOWN = 6
_OPENING, _CLOSING = ("{", "(", "["), ("}", ")", "]")
_DEEPEST = 200  # brackets within each other
_NESTING = frozenset({"!", "+", "-", "*", "/", "|", "^", "&&", "||", "{", "FILTER", "BIND"})
_LISTED = frozenset({"(", ","})  # a minus behind them is a number's own
_LONGEST = 1000  # of those: each may be a level of the tree, and 4,000 of some fill a stack of 8 MB


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that a query is about, by their IRIs: those that are one default graph, and those for GRAPH."""

    default: tuple[str, ...]
    named: tuple[str, ...]


def readable(sparql: str, known: Mapping[str, str], base: str | None = None) -> str:
    """The query with its escapes resolved, if it reads nothing but the graph; QueryError otherwise.

    A string, a comment or a name may speak of a service. What is told has the escapes resolved because one parser
    resolves them before it looks for strings, the other after, and they differ on a lone carriage return.
    """
    text = _plain(sparql)
    if speaks(text) and acts(text, known, base, "service", "from"):
        _check(_local_parts(_tree(text)), set())
    return text


def with_dataset(sparql: str, known: Mapping[str, str], base: str) -> tuple[str, Dataset | None]:
    """As `readable`, and the graphs that the query's FROM names, their prefixes and BASE resolved.

    Only those are looked up in a syntax tree, which takes minutes where a query is long.
    """
    text = _plain(sparql)
    if not (speaks(text) and acts(text, known, base, "service", "from")):
        return text, None
    tree = _tree(text)
    _check(_local_parts(tree), {_FROM})
    found = _dataset(tree, known, base)
    if acts(text, known, base, "service"):
        raise QueryError(_TWO_READINGS)
    return text, found


def _check(parts: Set[str], may: Set[str]) -> None:
    """Raises QueryError for a query that has, as one parser reads it, SERVICE or FROM where the other sees none."""
    if _FROM not in parts:
        raise QueryError(_TWO_READINGS)
    if _FROM not in may:
        raise QueryError("query: FROM names another graph (expected a query of this graph alone)")


def _plain(sparql: str) -> str:
    text = _unescaped(sparql.removeprefix(_MARK)).replace("\r\n", "\n").replace("\r", "\n")
    half = _HALF.search(text)
    if half:
        raise QueryError(f"{where(text, half.start())}: half a character (expected text in UTF-8)")
    _refuse_deep(text)
    return text


def _refuse_deep(text: str) -> None:
    """The parsers call themselves at each bracket and operator, and a full stack ends the whole program."""
    depth = operators = 0
    before = ""
    for match in _TOKEN.finditer(text):
        depth += (match[0] in _OPENING) - (match[0] in _CLOSING)
        operators += _operators(match[0], before)
        if depth > _DEEPEST:
            raise QueryError(f"{where(text, match.start())}: nested too deep (expected {_DEEPEST} brackets at most)")
        if operators > _LONGEST:
            most = f"{_LONGEST:,} operators and groups at most, or VALUES"
            raise QueryError(f"{where(text, match.start())}: nested too deep (expected {most})")
        before = match[0]


def _operators(token: str, before: str = "") -> int:
    """How many operators a token is, or has: 1-1-1 is one token, and a bracket in an IRI may be one of ?x<((1>0.

    >>> [*map(_operators, ["!", "filter", "1-1-1", "?a-", "a:b-c", "@zh-cn", "<a-b>", "<((1>"])]
    [1, 1, 2, 1, 0, 0, 0, 2]
    >>> _operators("-1", "("), _operators("-1", "?x"), _operators("-1-1", ",")
    (0, 1, 1)
    """
    if token.upper() in _NESTING:
        return 1
    if token[0] == "<":
        return token.count("(")
    name = token[0] in "\"'#@" or (":" in token and token[0] not in "?$-" and not token[0].isdigit())
    return 0 if name else token.count("-") - (token[0] == "-" and before in _LISTED)


def _unescaped(text: str) -> str:
    """Until nothing is left, because an escape can spell another one; each pass is shorter."""
    while (plain := _ESCAPE.sub(_character, text)) != text:
        text = plain
    return text


def _character(match: re.Match[str]) -> str:
    point = int(match[1] or match[2], 16)
    if point > 0x10FFFF or 0xD800 <= point <= 0xDFFF:
        raise QueryError(f"query: {match[0]}: no character has this number")
    return chr(point)


def _tree(text: str) -> ParseResults:
    # slow to import, and wanted by few queries
    from pyparsing import ParseBaseException
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        return parseQuery(text)
    except ParseBaseException as error:
        found = next(iter(text[error.loc :].split()), "the end")
        raise QueryError(f"{where(text, error.loc)}: found {found[:30]} (expected a query in SPARQL 1.1)") from error
    except RecursionError as error:
        raise QueryError("query: nested too deep to look for SERVICE and FROM (expected fewer brackets)") from error


def _local_parts(tree: ParseResults) -> set[str]:
    parts = set(_parts(tree))
    if "ServiceGraphPattern" in parts:
        raise QueryError("query: SERVICE asks elsewhere (expected a query of this graph alone)")
    return parts


def _dataset(tree: ParseResults, known: Mapping[str, str], base: str) -> Dataset:
    from rdflib.plugins.sparql.algebra import translatePrologue

    prologue = translatePrologue(tree[0], base, known)
    clauses = tree[1].datasetClause
    try:
        default = tuple(str(prologue.absolutize(one.default)) for one in clauses if one.default is not None)
        named = tuple(str(prologue.absolutize(one.named)) for one in clauses if one.named is not None)
    except Exception as error:  # what rdflib raises where nobody declared a prefix is of no class of its own
        raise QueryError(f"query: FROM: {error} (expected a PREFIX for it)") from error
    return Dataset(default, named)


def _parts(tree: object) -> Iterator[str]:
    """The names of all parts of a syntax tree."""
    rest = [tree]
    while rest:
        one = rest.pop()
        yield str(getattr(one, "name", ""))
        if isinstance(one, dict):
            rest.extend(one.values())
        elif not isinstance(one, str) and hasattr(one, "__iter__"):
            rest.extend(one)


def words(sparql: str) -> list[re.Match[str]]:
    """The words, strings, names and marks of a query, without its comments."""
    return list(_words(sparql))


def _words(sparql: str) -> Iterator[re.Match[str]]:
    return (match for match in _TOKEN.finditer(sparql) if not match[0].startswith("#"))


def asks_all(sparql: str) -> bool:
    """Whether it is a SELECT * of its own, not only one within.

    >>> asks_all("SELECT * { ?s ?p ?o }"), asks_all("SELECT ?s { { SELECT * { ?s ?p ?o } } }")
    (True, False)
    """
    said = (match[0].upper() for match in _words(sparql))
    head = takewhile(lambda word: word != "{", said)  # an ASK or a CONSTRUCT may have a SELECT in its braces
    chosen = dropwhile(lambda word: word != "SELECT", head)
    return next((word for word in chosen if word not in {"SELECT", "DISTINCT", "REDUCED"}), "") == "*"


def first_named(sparql: str) -> Callable[[str], int]:
    """Where a query first names a variable, by the count of its words."""
    places: dict[str, int] = {}
    for place, match in enumerate(_words(sparql)):
        if variable := _VARIABLE.match(sparql, match.start()):
            places.setdefault(variable[1], place)
    return lambda name: places.get(name, len(places))


def complaint(sparql: str, begins: Begins, known: frozenset[str]) -> str:
    """Where a query stops making sense, what stands there and what was expected.

    The first word that no query can have in its place is found by trying: the positions that the parser
    itself reports lie up to a keyword's length too far.
    """
    said = words(sparql)
    strange = next(_unknown_prefixes(said, known | _declared(sparql)), None)
    if strange:
        name = f"{strange[0].partition(':')[0].lstrip('^')}:"
        return f"{where(sparql, strange.start())}: unknown prefix {name} (expected PREFIX {name} <…> first)"
    good = _longest(len(said), lambda count: begins(sparql[: said[count - 1].end()]))
    place = said[good].start() if good < len(said) else len(sparql.rstrip())
    found = said[good][0] if good < len(said) else ""
    expected = _expected(sparql[: said[good - 1].end() if good else 0], begins)
    return f"{where(sparql, place)}: found {found[:30] or 'the end'} (expected {expected})"


def _unknown_prefixes(words: Iterable[re.Match[str]], known: Set[str]) -> Iterator[re.Match[str]]:
    """The names whose prefix nobody declared; to the parser each looks like the beginning of a longer one."""
    for word in words:
        prefix = _PREFIX.fullmatch(word[0])
        if prefix and prefix[1] != "_" and prefix[1] not in known:
            yield word


def _longest(size: int, holds: Callable[[int], bool]) -> int:
    """The largest count for which it holds, where it holds for all smaller ones."""
    low, high = 0, size
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if holds(middle) else (low, middle - 1)
    return low


def _expected(before: str, begins: Begins) -> str:
    fitting = [name for name, word in _NEXT if begins(f"{before} {word}")]
    more = " …" if len(fitting) > _SHOWN else ""
    return ", ".join(fitting[:_SHOWN]) + more or "nothing more"


def where(sparql: str, offset: int) -> str:
    """A place in a query as people find it."""
    before = sparql[:offset]
    return f"query, line {before.count(chr(10)) + 1}, column {offset - before.rfind(chr(10))}"


def _declared(sparql: str) -> set[str]:
    return {match[1] for match in re.finditer(r"\bPREFIX\s+([\w.-]*):", sparql, re.IGNORECASE)}
