"""CSV that spreadsheets and programs take alike."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import duckdb
from hypothesis import given
from hypothesis import strategies as st

from kg.export.csv_files import csv_file
from kg.export.tables import Column, Kind, table
from kg.graph.graph import Graph
from kg.graph.terms import clean

Exported = Callable[..., dict[str, bytes]]

RUNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


def read(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_excel_is_told_that_it_is_utf_8(exported: Exported, hostile: bytes) -> None:
    for data in exported(hostile, "csv").values():
        assert data.startswith(b"\xef\xbb\xbf")
        assert data.endswith(b"\r\n")


def test_no_cell_begins_what_a_spreadsheet_runs(exported: Exported, turtle: bytes) -> None:
    for name, data in exported(turtle, "csv").items():
        for row in read(data):
            numbers = {column for column in ("value", "confidence") if column in row}
            assert not [v for k, v in row.items() if k not in numbers and v.lstrip().startswith(RUNS)], name


def test_a_formula_is_a_text_and_a_number_stays_a_number(exported: Exported, hostile: bytes) -> None:
    files = exported(hostile, "csv")
    assert [row["label"] for row in read(files["nodes.csv"])] == [
        *("\u202e某市", '\'=HYPERLINK("http://x","点")', '某"报"', "]]></data></script> <b>&amp;", "𠮷区\\")
    ]
    (figure,) = read(files["figures.csv"])
    assert (figure["measure"], figure["value"], figure["quote"]) == ("'=拆除", "-28800.5", "'@某")


def test_a_line_in_a_cell_is_no_new_row(exported: Exported, hostile: bytes) -> None:
    rows = read(exported(hostile, "csv")["edges.csv"])
    assert [row["quote"] for row in rows] == ['“引"号”\n\t换行 回车, ', "'@某", ""]


def test_a_row_for_each_evidence(exported: Exported, hostile: bytes) -> None:
    rows = read(exported(hostile, "csv")["statements.csv"])
    assert [row["evidence"][-2:] for row in rows] == ["e1", "e2", "e3", "e4", "", "e5"]
    assert [row["reported"] for row in rows] == ["false", "true", "false", "false", "", "false"]
    by, apart = rows[3], rows[4]
    assert (by["post"], by["valid_from"], by["page"]) == ("所长", "2010", "")
    assert (apart["predicate"], apart["reason"]) == ("distinctFrom", "'+两处\n两人")


def test_figures_stand_as_they_were_printed(exported: Exported, corpus_graph: Graph) -> None:
    rows = read(exported(corpus_graph.turtle, "csv")["figures.csv"])
    assert len(rows) > 50
    assert [row["date"] for row in rows] == sorted(row["date"] for row in rows)
    assert all(row["quote"] in row["sentence"] for row in rows)


def test_duckdb_finds_the_types(exported: Exported, corpus_graph: Graph, tmp_path: Path) -> None:
    data = exported(corpus_graph.turtle, "csv")["edges.csv"]
    (tmp_path / "edges.csv").write_bytes(data)
    edges = duckdb.read_csv(str(tmp_path / "edges.csv"))
    found = dict(zip(edges.columns, map(str, edges.types), strict=True))
    assert [found[name] for name in ("confidence", "weight", "first_date", "symmetric", "quote")] == [
        *("DOUBLE", "BIGINT", "DATE", "BOOLEAN", "VARCHAR")
    ]
    assert len(edges) == len(read(data))


@given(st.lists(st.text(max_size=20), min_size=1))
def test_any_text_comes_back_behind_its_apostrophe(texts: list[str]) -> None:
    data = csv_file(table("t", (Column("one"), Column("two")), [{"one": text, "two": "格"} for text in texts]))
    rows = read(data)
    assert [row["one"].removeprefix("'") for row in rows] == [clean(text) for text in texts]
    assert not [row for row in rows if row["one"].lstrip().startswith(RUNS)]


def test_several_names_in_a_cell_can_be_told_apart() -> None:
    column = Column("names", Kind.texts)
    (row,) = read(csv_file(table("t", (column,), [{"names": ("甲|乙", "=丙")}])))
    assert row["names"].split("|") == ["甲｜乙", "=丙"]
