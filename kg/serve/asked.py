"""What a request to /sparql asks, in the three ways of the SPARQL 1.1 Protocol."""

from __future__ import annotations

from collections.abc import Sequence
from email.message import Message
from urllib.parse import parse_qsl

from kg.graph.sparql import Dataset
from kg.serve.limits import Refused

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
_UPDATE = "application/sparql-update"
_MOST = 200  # parameters of a request
_UPDATES = ("update", "using-graph-uri", "using-named-graph-uri")

Pairs = Sequence[tuple[str, str]]


def pairs(text: bytes) -> Pairs:
    """The parameters of an address or a form; Refused where they are not UTF-8, or too many."""
    try:
        return parse_qsl(text.decode("utf-8"), keep_blank_values=True, errors="strict", max_num_fields=_MOST)
    except UnicodeDecodeError as error:
        raise Refused(400, "a parameter is not UTF-8 (expected UTF-8 alone)") from error
    except ValueError as error:
        raise Refused(400, f"more than {_MOST} parameters (expected a query and its graphs)") from error


def check_encoding(encoding: str) -> None:
    """Refused for a body that is packed: nothing here unpacks one, which may be of any size then."""
    if encoding.strip().lower() not in {"", "identity"}:
        raise Refused(415, f"content encoding {encoding} (expected a body that is not packed)")


def of_body(content_type: str, body: bytes) -> Pairs:
    """What a POST says in its body, as parameters; Refused for any other type than the protocol's two."""
    header = Message()
    header["content-type"] = content_type
    kind = header.get_content_type() if content_type else "none"
    if kind == _UPDATE:
        raise _read_only()
    if kind not in {FORM, DIRECT}:
        raise Refused(415, f"content type {content_type or 'missing'} (expected {DIRECT} or {FORM})")
    charset = str(header.get_param("charset", "utf-8")).lower()
    if charset not in {"utf-8", "utf8"}:
        raise Refused(415, f"charset {charset} (expected utf-8)")
    return pairs(body) if kind == FORM else [("query", _text(body))]


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused(400, f"the body is not UTF-8 at byte {error.start} (expected UTF-8)") from error


def query(given: Pairs) -> str:
    """The one query among the parameters; Refused for none, several, or an update."""
    if any(name in _UPDATES for name, _ in given):
        raise _read_only()
    queries = values(given, "query")
    if len(queries) != 1:
        raise Refused(400, f"{len(queries) or 'no'} queries (expected one parameter query)")
    return queries[0]


def dataset(given: Pairs) -> Dataset | None:
    """The graphs that the protocol chooses, which count for more than the query's FROM; None where it chooses none."""
    default, named = values(given, "default-graph-uri"), values(given, "named-graph-uri")
    return Dataset(default, named) if default or named else None


def values(given: Pairs, name: str) -> tuple[str, ...]:
    """All that is given under a name."""
    return tuple(value for one, value in given if one == name)


def _read_only() -> Refused:
    return Refused(400, "this graph is only read: no update is taken (expected a query)")
