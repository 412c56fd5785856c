"""Neo4j's CSV and the script that loads it: no server here, so the grammar of headers, and DuckDB for the rest."""

import csv
import io
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import duckdb
import pytest

from kg.export.cypher import _quoted, _text

Exported = Callable[..., dict[str, bytes]]

# What the manual of neo4j-admin's import allows in a header: a name, a type, or both.
TYPES = "int|long|float|double|boolean|byte|short|char|string|point|date|localtime|time|localdatetime|datetime|duration"
HEADER = re.compile(rf"(?P<name>\w+)?(?::(?P<type>(?:{TYPES})(?:\[\])?|ID|LABEL|START_ID|END_ID|TYPE))?")
SPACE = "https://example.org/id/"


def headers(data: bytes) -> list[str]:
    return next(csv.reader(io.StringIO(data.decode())))


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode())))


@pytest.fixture(params=[False, True], ids=["network", "full"])
def files(request: pytest.FixtureRequest, turtle: bytes, exported: Exported) -> Mapping[str, bytes]:
    return exported(turtle, "neo4j", everything=request.param)


def test_headers_are_those_of_the_manual(files: Mapping[str, bytes]) -> None:
    for name, wanted in {"nodes.csv": {"ID", "LABEL"}, "edges.csv": {"START_ID", "END_ID", "TYPE"}}.items():
        matches = [HEADER.fullmatch(header) for header in headers(files[name])]
        assert all(matches), headers(files[name])
        found = [match["type"] for match in matches if match and match["type"]]
        assert {kind for kind in found if kind.isupper()} == wanted
        assert {"long", "date"} <= set(found)


def test_every_edge_joins_two_nodes(files: Mapping[str, bytes], tmp_path: Path) -> None:
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    nodes, edges = f"read_csv('{tmp_path}/nodes.csv')", f"read_csv('{tmp_path}/edges.csv')"
    (lost,) = duckdb.sql(
        f"""SELECT count(*) FROM {edges} e LEFT JOIN {nodes} a ON e.":START_ID" = a."iri:ID"
        LEFT JOIN {nodes} b ON e.":END_ID" = b."iri:ID" WHERE a."iri:ID" IS NULL OR b."iri:ID" IS NULL"""
    ).fetchall()[0]
    assert lost == 0
    assert duckdb.sql(f'SELECT count(*) = count(DISTINCT "iri:ID") FROM {nodes}').fetchall() == [(True,)]
    assert duckdb.sql(f'SELECT count(*) > 0 AND count(*) = count(":TYPE") FROM {edges}').fetchall() == [(True,)]


def test_typed_cells_are_of_their_type(files: Mapping[str, bytes]) -> None:
    forms = {"long": r"-?\d+", "double": r"-?\d+(\.\d+)?(e[+-]?\d+)?", "boolean": "true|false"}
    forms["date"] = r"\d{4}-\d\d-\d\d"
    for name in ("nodes.csv", "edges.csv"):
        for row in rows(files[name]):
            for header, cell in row.items():
                form = forms.get(header.partition(":")[2])
                assert not cell or not form or re.fullmatch(form, cell), (header, cell)


def test_a_file_is_one_line_a_row_and_has_nothing_that_neo4j_reads_in_two_ways(files: Mapping[str, bytes]) -> None:
    for name in ("nodes.csv", "edges.csv"):
        assert files[name].count(b"\n") == len(rows(files[name])) + 1
        assert b"\\" not in files[name]
        assert not files[name].startswith(b"\xef\xbb\xbf")


def test_labels_and_several_names(exported: Exported, hostile: bytes) -> None:
    nodes = {row["iri:ID"].removeprefix(SPACE): row for row in rows(exported(hostile, "neo4j")["nodes.csv"])}
    assert nodes["one"][":LABEL"].split(";") == ["Photographer", "Reporter", "Person", "Thing"]
    assert nodes["one"]["alt_labels:string[]"].split(";") == ["丙；丁", "甲|乙"]
    assert nodes["one"]["label"] == '=HYPERLINK("http://x","点")'
    assert nodes["two"]["label"] == "𠮷区＼"


def test_the_script_reads_the_files_and_columns_that_are_there(files: Mapping[str, bytes]) -> None:
    script = files["load.cypher"].decode()
    for statement in script.split(";\n\n")[1:-1]:
        file = re.findall(r"FROM 'file:///(.*?)'", statement)
        assert len(file) == 1
        assert file[0] in files
        used = {a or b for a, b in re.findall(r"row\.(?:`([^`]+)`|(\w+))", statement)}
        assert used <= set(headers(files[file[0]]))


def test_the_script_sets_every_label_type_and_property(files: Mapping[str, bytes]) -> None:
    script = files["load.cypher"].decode()
    nodes, edges = rows(files["nodes.csv"]), rows(files["edges.csv"])
    labels = {label for row in nodes for label in row[":LABEL"].split(";")} - {"Thing"}
    assert set(re.findall(r"SET n:`(\w+)`;", script)) == labels
    assert set(re.findall(r"-\[r:`(\w+)`", script)) == {row[":TYPE"] for row in edges}
    properties = {header.partition(":")[0] for header in headers(files["nodes.csv"])} - {"", "iri"}
    assert set(re.findall(r"\bn\.(\w+) =", script)) == properties


@pytest.mark.slow
def test_neo4js_own_linter_has_nothing_against_the_script(
    files: Mapping[str, bytes], lint: Callable[[Path], list[str]], tmp_path: Path
) -> None:
    script = tmp_path / "load.cypher"
    script.write_bytes(files["load.cypher"])
    assert lint(script) == []


@pytest.mark.slow
def test_neo4js_own_linter_hears_a_mistake(lint: Callable[[Path], list[str]], tmp_path: Path) -> None:
    script = tmp_path / "load.cypher"
    script.write_text("LOAD CSV WITH HEADERS FROM 'file:///nodes.csv' AS line\nMERGE (n:Thing {iri: row.iri});\n")
    assert [line.partition(": ")[2] for line in lint(script)][:1] == ["Variable `row` not defined"]


def test_no_name_breaks_out_of_the_script() -> None:
    assert _quoted("a`) DETACH DELETE n //") == "`a``) DETACH DELETE n //`"
    assert _text("it's \\") == r"'it\'s \\'"
