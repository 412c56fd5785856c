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
from kg.export.rdf import json_ld, nq, nt, trig
from kg.export.records import figures, statements
from kg.export.tables import Table, Written
from kg.graph import facts
from kg.graph.facts import Facts


def _html(turtle: bytes) -> Written:
    from kg.view.page import render  # pyvis alone takes a second to import

    page = render(turtle)
    counts = _counts(*_tables(network(facts.read(turtle))))
    return Written({".html": page}, counts)


def _graphml(drawn: Network, known: Facts) -> Written:
    return Written({".graphml": graphml(drawn)}, _counts(*_tables(drawn)))


def _gexf(drawn: Network, known: Facts) -> Written:
    return Written({".gexf": gexf(drawn)}, _counts(*_tables(drawn)))


def _neo4j(drawn: Network, known: Facts) -> Written:
    tables = _tables(drawn)
    files = {f"{table.name}.csv": neo4j_csv(table) for table in tables}
    return Written({**files, "load.cypher": cypher(drawn)}, _counts(*tables))


def _csv(drawn: Network, known: Facts) -> Written:
    tables = (*_tables(drawn), statements(known), figures(known))
    return Written({f"{table.name}.csv": csv_file(table) for table in tables}, _counts(*tables))


def _parquet(drawn: Network, known: Facts) -> Written:
    tables = (*_tables(drawn), statements(known), figures(known))
    return Written({f"{table.name}.parquet": parquet_file(table) for table in tables}, _counts(*tables))


def _tables(drawn: Network) -> tuple[Table, Table]:
    return drawn.nodes, drawn.edges


def _counts(*tables: Table) -> dict[str, int]:
    return {table.name: len(table.rows) for table in tables}


# Of the whole graph, always.
WHOLE: Mapping[str, Callable[[bytes], Written]] = MappingProxyType(
    {"nt": nt, "nq": nq, "trig": trig, "jsonld": json_ld, "html": _html}
)
# Of entities and relations, or of everything.
DRAWN: Mapping[str, Callable[[Network, Facts], Written]] = MappingProxyType(
    {"graphml": _graphml, "gexf": _gexf, "csv": _csv, "parquet": _parquet, "neo4j": _neo4j}
)
FOLDERS = frozenset({"csv", "parquet", "neo4j"})  # several files, in a folder of their own


def written(turtle: bytes, name: str, *, everything: bool = False) -> Written:
    """The files of a format; OptionError for a format that does not exist, or has no more than it has."""
    if name not in NAMES:
        raise OptionError(f"to {name!r}: no format (expected {', '.join(NAMES)})")
    if name in WHOLE:
        if everything:
            raise OptionError(f"full: nothing is left out of {name} (expected with {', '.join(DRAWN)})")
        return WHOLE[name](turtle)
    known = facts.read(turtle)
    return DRAWN[name](full(known) if everything else network(known), known)
