"""A network as GraphML: networkx, Gephi, Cytoscape, yEd, igraph."""

from __future__ import annotations

from collections.abc import Iterator

from kg.export.network import Network
from kg.export.tables import Kind, Table, Value, cell
from kg.export.xml_text import HEADER, element, tag

_SPACE = "http://graphml.graphdrawing.org/xmlns"
_TYPES = {Kind.integer: "long", Kind.number: "double", Kind.truth: "boolean"}  # the others are strings
_ENDS = ("id", "source", "target")  # attributes of the element itself


def graphml(network: Network) -> bytes:
    """Every edge directed, as readers refuse a mixed graph: `symmetric` says whose direction means nothing."""
    return ("\n".join(_lines(network)) + "\n").encode("utf-8")


def _lines(network: Network) -> Iterator[str]:
    yield HEADER + tag("graphml", {"xmlns": _SPACE})
    for kind, table in (("node", network.nodes), ("edge", network.edges)):
        for column in table.columns:
            if column.name not in _ENDS:
                names = {"id": f"{kind}-{column.name}", "for": kind, "attr.name": column.name}
                yield tag("key", {**names, "attr.type": _TYPES.get(column.kind, "string")}, closed=True)
    yield tag("graph", {"id": "kg", "edgedefault": "directed"})
    yield from _elements("node", network.nodes)
    yield from _elements("edge", network.edges)
    yield "</graph>\n</graphml>"


def _elements(kind: str, table: Table) -> Iterator[str]:
    for row in table.rows:
        values = {column.name: value for column, value in zip(table.columns, row, strict=True)}
        yield tag(kind, {name: cell(values.pop(name)) for name in _ENDS if name in values})
        yield from _data(kind, values)
        yield f"</{kind}>"


def _data(kind: str, values: dict[str, Value]) -> Iterator[str]:
    for name, value in values.items():
        if value is not None:
            yield element("data", {"key": f"{kind}-{name}"}, cell(value))
