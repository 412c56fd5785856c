"""Parquet, read back by pyarrow and asked by DuckDB."""

import builtins
import io
from collections.abc import Callable
from pathlib import Path

import duckdb
import pyarrow.parquet
import pytest

from kg.errors import OptionError
from kg.export.formats import written
from kg.graph.graph import Graph

Exported = Callable[..., dict[str, bytes]]


def test_columns_have_their_own_types(exported: Exported, turtle: bytes) -> None:
    files = exported(turtle, "parquet")
    tables = {name: pyarrow.parquet.read_table(io.BytesIO(data)) for name, data in files.items()}
    assert sorted(tables) == ["edges.parquet", "figures.parquet", "nodes.parquet", "statements.parquet"]
    nodes, edges = tables["nodes.parquet"].schema, tables["edges.parquet"].schema
    assert [str(nodes.field(name).type) for name in ("types", "article_count", "first_date")] == [
        *("list<element: string>", "int64", "date32[day]")
    ]
    assert [str(edges.field(name).type) for name in ("confidence", "symmetric", "date")] == ["double", "bool", "string"]


def test_hostile_text_is_as_it_was(exported: Exported, hostile: bytes) -> None:
    nodes = pyarrow.parquet.read_table(io.BytesIO(exported(hostile, "parquet")["nodes.parquet"])).to_pylist()
    assert [node["label"] for node in nodes] == [
        *("\u202e某市", '=HYPERLINK("http://x","点")', '某"报"', "]]></data></script> <b>&amp;", "𠮷区\\")
    ]
    assert nodes[1]["alt_labels"] == ["丙;丁", "甲|乙"]


def test_duckdb_joins_edges_with_their_nodes(exported: Exported, corpus_graph: Graph, tmp_path: Path) -> None:
    for name, data in exported(corpus_graph.turtle, "parquet").items():
        (tmp_path / name).write_bytes(data)
    found = duckdb.sql(
        f"""SELECT s.label, o.label, e.confidence FROM '{tmp_path}/edges.parquet' e
        JOIN '{tmp_path}/nodes.parquet' s ON s.id = e.source JOIN '{tmp_path}/nodes.parquet' o ON o.id = e.target
        WHERE e.type = 'undertakes' AND (e.first_date IS NULL OR e.first_date >= DATE '2011-01-01')"""
    ).fetchall()
    asked = "SELECT ?s ?o { [] kg:predicate kg:undertakes ; kg:subject/rdfs:label ?s ; kg:object/rdfs:label ?o }"
    assert sorted(row[:2] for row in found) == sorted((str(s), str(o)) for s, o in corpus_graph.query(asked))


def test_the_same_bytes_twice(exported: Exported, hostile: bytes) -> None:
    assert exported(hostile, "parquet") == exported(hostile, "parquet")


def test_without_pyarrow_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch, hostile: bytes) -> None:
    real = builtins.__import__

    def missing(name: str, *more: object) -> object:
        if name.partition(".")[0] == "pyarrow":
            raise ModuleNotFoundError(name)
        return real(name, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(
        OptionError, match=r"^to parquet: pyarrow is missing .expected after pip install 'local-news-kg\[parquet\]'"
    ):
        written(hostile, "parquet")
