"""The Cypher script that loads nodes.csv and edges.csv into a running Neo4j 5, and can be run again."""

from __future__ import annotations

from collections.abc import Iterator

from kg.export.neo4j import EVERY, MARK, header
from kg.export.network import Network
from kg.export.tables import Column, Kind, Table, Value

_READ = "LOAD CSV WITH HEADERS FROM 'file:///{file}' AS row"
_CONVERTED = {
    Kind.texts: f"split({{}}, '{MARK}')",
    Kind.integer: "toInteger({})",
    Kind.number: "toFloat({})",
    Kind.truth: "toBoolean({})",
    Kind.day: "date({})",
}
_ENDS = ("id", "source", "target", "type")


def cypher(network: Network) -> bytes:
    """One statement for the constraint, one for all nodes, one for each class and each type of relation."""
    return ("".join(f"{statement};\n\n" for statement in _statements(network))).encode("utf-8")


def _statements(network: Network) -> Iterator[str]:
    yield f"CREATE CONSTRAINT thing_iri IF NOT EXISTS FOR (n:{EVERY}) REQUIRE n.iri IS UNIQUE"
    yield _lines(
        _READ.format(file="nodes.csv"),
        f"MERGE (n:{EVERY} {{iri: row.`iri:ID`}})",
        _set("n", network.nodes, leaving=("id",)),
    )
    for name in _found(network.nodes, "types"):
        yield _lines(
            _READ.format(file="nodes.csv"),
            f"WITH row WHERE {_text(name)} IN split(row.`:LABEL`, '{MARK}')",
            f"MATCH (n:{EVERY} {{iri: row.`iri:ID`}})",
            f"SET n:{_quoted(name)}",
        )
    for name in _found(network.edges, "type"):
        yield _lines(
            _READ.format(file="edges.csv"),
            f"WITH row WHERE row.`:TYPE` = {_text(name)}",
            f"MATCH (a:{EVERY} {{iri: row.`:START_ID`}})",
            f"MATCH (b:{EVERY} {{iri: row.`:END_ID`}})",
            f"MERGE (a)-[r:{_quoted(name)} {{iri: row.iri}}]->(b)",
            _set("r", network.edges, leaving=_ENDS),
        )


def _lines(*parts: str) -> str:
    return "\n".join(parts)


def _set(variable: str, table: Table, *, leaving: tuple[str, ...]) -> str:
    columns = [column for column in table.columns if column.name not in leaving]
    return "SET " + ",\n    ".join(f"{variable}.{column.name} = {_converted(table, column)}" for column in columns)


def _converted(table: Table, column: Column) -> str:
    return _CONVERTED.get(column.kind, "{}").format(f"row.{_quoted(header(table.name, column))}")


def _found(table: Table, column: str) -> list[str]:
    """The classes or the types that a table has, sorted."""
    values = [table.value(row, column) for row in table.rows]
    return sorted({name for value in values for name in _several(value)})


def _several(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (str(value),) if value else ()


def _quoted(name: str) -> str:
    """A name in backticks, whatever is in it."""
    return "`" + name.replace("`", "``") + "`"


def _text(value: str) -> str:
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"
