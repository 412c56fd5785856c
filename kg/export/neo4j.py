"""Tables as the CSV that `neo4j-admin database import` takes; `cypher` loads the same files into a running Neo4j.

Neo4j reads a backslash in quotes in two ways, as it is told, and has no way to write the mark between several values
in one of them: here both give way to the wide sign. A line's end is a blank. Nothing else is changed, as no
spreadsheet is meant to open these.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from kg.export.tables import Column, Kind, Table, Value, cell, joined
from kg.graph.terms import clean

EVERY = "Thing"  # a label that all nodes have, for the constraint that finds them by IRI
MARK = ";"
TYPES = {
    Kind.texts: "string[]",
    Kind.integer: "long",
    Kind.number: "double",
    Kind.truth: "boolean",
    Kind.day: "date",
}
_ENDS: Mapping[str, Mapping[str, str]] = {  # table → column → what Neo4j calls it
    "nodes": {"id": "iri:ID"},
    "edges": {"id": "iri", "source": ":START_ID", "target": ":END_ID", "type": ":TYPE"},
}


def header(table: str, column: Column) -> str:
    """A column's name with its type.

    >>> header("nodes", Column("types", Kind.texts)), header("edges", Column("source"))
    ('types:string[]', ':START_ID')
    """
    kind = TYPES.get(column.kind)
    return _ENDS[table].get(column.name) or (f"{column.name}:{kind}" if kind else column.name)


def neo4j_csv(table: Table) -> bytes:
    """Nodes with their labels, or edges."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    labels = [":LABEL"] if table.name == "nodes" else []
    writer.writerow([*(header(table.name, column) for column in table.columns), *labels])
    for row in table.rows:
        writer.writerow([*map(_cell, row), *([_labels(table, row)] if labels else [])])
    return stream.getvalue().encode("utf-8")


def _cell(value: Value) -> str:
    text = joined(value, MARK, "；") if isinstance(value, tuple) else cell(value)
    return clean(text).replace("\\", "＼").replace("\n", " ").replace("\t", " ")


def _labels(table: Table, row: tuple[Value, ...]) -> str:
    types = table.value(row, "types")
    return _cell((*types, EVERY) if isinstance(types, tuple) else (EVERY,))
