"""A network as GEXF 1.3 for Gephi, with the days on which each thing and relation was in the news."""

from __future__ import annotations

from collections.abc import Iterator

from kg import __version__
from kg.export.network import Network
from kg.export.tables import Column, Kind, Table, Value, cell
from kg.export.xml_text import HEADER, tag

_SPACE = "http://gexf.net/1.3"
_TYPES = {Kind.integer: "integer", Kind.number: "double", Kind.truth: "boolean"}  # the others are strings
_OWN = {  # columns that are attributes of the element itself, under the name that GEXF has for them
    "node": {"id": "id", "label": "label"},
    "edge": {"id": "id", "source": "source", "target": "target", "label": "label", "weight": "weight"},
}
_PLURAL = {"node": "nodes", "edge": "edges"}


def gexf(network: Network) -> bytes:
    """Every edge directed, as networkx refuses a mixed graph; its `kind` keeps Gephi from merging two of them."""
    return ("\n".join(_lines(network)) + "\n").encode("utf-8")


def _lines(network: Network) -> Iterator[str]:
    yield HEADER + tag("gexf", {"xmlns": _SPACE, "version": "1.3"})
    yield f"<meta><creator>kg {__version__}</creator></meta>"
    yield tag("graph", {"defaultedgetype": "directed", **_time(network)})
    for kind, table in (("node", network.nodes), ("edge", network.edges)):
        yield tag("attributes", {"class": kind, "mode": "static"})
        yield from (tag("attribute", _attribute(column), closed=True) for column in _columns(kind, table))
        yield "</attributes>"
    for kind, table in (("node", network.nodes), ("edge", network.edges)):
        yield f"<{_PLURAL[kind]}>"
        yield from _elements(kind, table)
        yield f"</{_PLURAL[kind]}>"
    yield "</graph>\n</gexf>"


def _time(network: Network) -> dict[str, str]:
    """A timeline, if anything has a day."""
    tables = (network.nodes, network.edges)
    if any(table.value(row, "first_date") for table in tables for row in table.rows):
        return {"mode": "dynamic", "timeformat": "date", "timerepresentation": "interval"}
    return {"mode": "static"}


def _attribute(column: Column) -> dict[str, str]:
    return {"id": column.name, "title": column.name, "type": _TYPES.get(column.kind, "string")}


def _columns(kind: str, table: Table) -> list[Column]:
    return [column for column in table.columns if column.name not in _OWN[kind]]


def _elements(kind: str, table: Table) -> Iterator[str]:
    for row in table.rows:
        values = {column.name: value for column, value in zip(table.columns, row, strict=True)}
        days = {"start": cell(values["first_date"]), "end": cell(values["last_date"])}
        ways = {"kind": cell(values["type"])} if kind == "edge" else {}
        own = {name: cell(values.pop(column)) for column, name in _OWN[kind].items()}
        yield tag(kind, {**own, **ways, **days})
        yield from _attvalues(values)
        yield f"</{kind}>"


def _attvalues(values: dict[str, Value]) -> Iterator[str]:
    known = {name: cell(value) for name, value in values.items() if value is not None}
    if known:
        yield "<attvalues>"
        yield from (tag("attvalue", {"for": name, "value": value}, closed=True) for name, value in known.items())
        yield "</attvalues>"
