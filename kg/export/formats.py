"""What each format makes of a graph's Turtle."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from kg.errors import OptionError
from kg.export import NAMES
from kg.export.csv_files import csv_file
from kg.export.cypher import cypher
from kg.export.full import full
from kg.export.gexf import gexf
from kg.export.graphml import graphml
from kg.export.neo4j import neo4j_csv
from kg.export.network import Network, network
from kg.export.parquet import parquet_file
from kg.export.rdf import Files, Triple, json_ld, nq, nt, trig
from kg.export.records import figures, statements
from kg.export.tables import File, Table, file
from kg.graph import facts, store
from kg.graph.facts import Facts


def _html(turtle: bytes, known: Facts) -> Files:
    from kg.view.page import render  # pyvis alone takes a second to import

    return {".html": file(render(turtle), **_counts(network(known)))}


def _graphml(drawn: Network, known: Facts) -> Files:
    return {".graphml": file(graphml(drawn), **_counts(drawn))}


def _gexf(drawn: Network, known: Facts) -> Files:
    return {".gexf": file(gexf(drawn), **_counts(drawn))}


def _counts(drawn: Network) -> dict[str, int]:
    return {"nodes": len(drawn.nodes.rows), "edges": len(drawn.edges.rows)}


def _neo4j(drawn: Network, known: Facts) -> Files:
    script = cypher(drawn)
    tables = {f"{table.name}.csv": _rows(neo4j_csv(table), table) for table in (drawn.nodes, drawn.edges)}
    return {**tables, "load.cypher": file(script, statements=script.count(b";\n\n"))}


def _csv(drawn: Network, known: Facts) -> Files:
    return {f"{table.name}.csv": _rows(csv_file(table), table) for table in _tables(drawn, known)}


def _parquet(drawn: Network, known: Facts) -> Files:
    return {f"{table.name}.parquet": _rows(parquet_file(table), table) for table in _tables(drawn, known)}


def _tables(drawn: Network, known: Facts) -> tuple[Table, ...]:
    return drawn.nodes, drawn.edges, statements(known), figures(known)


def _rows(data: bytes, table: Table) -> File:
    return file(data, rows=len(table.rows))


RDF: Mapping[str, Callable[[set[Triple]], Files]] = MappingProxyType(
    {"nt": nt, "nq": nq, "trig": trig, "jsonld": json_ld}
)
# Of entities and relations, or of everything.
DRAWN: Mapping[str, Callable[[Network, Facts], Files]] = MappingProxyType(
    {"graphml": _graphml, "gexf": _gexf, "csv": _csv, "parquet": _parquet, "neo4j": _neo4j}
)
FOLDERS = frozenset({"csv", "parquet", "neo4j"})  # several files, in a folder of their own


def written(turtle: bytes, name: str, *, everything: bool = False, source: str = "the graph") -> Files:
    """The files of a format; OptionError for a format that does not exist, or has no more than it has.

    `source` is what an error calls the Turtle.
    """
    if name not in NAMES:
        raise OptionError(f"to {name!r}: no format (expected {', '.join(NAMES)})")
    if everything and name not in DRAWN:
        raise OptionError(f"full: nothing is left out of {name} (expected with {', '.join(DRAWN)})")
    if name in RDF:
        return RDF[name](set(store.parse(turtle, name=source)))
    known = facts.read(turtle, name=source)
    if name == "html":
        return _html(turtle, known)
    return DRAWN[name](full(known) if everything else network(known), known)
