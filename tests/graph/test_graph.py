import json
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import OutputError, QueryError
from kg.graph.graph import FILES, Graph
from kg.graph.triples import turtle
from kg.model import Resolved


def page(data: bytes) -> bytes:
    return b"<!doctype html>"


@pytest.fixture
def graph(resolved: Resolved) -> Graph:
    return Graph(turtle(resolved), {"articles": 2, "名": "柳湾"})


def test_one_graph_in_every_form(graph: Graph) -> None:
    assert len(graph.rdf) > 100
    assert graph.rdf is graph.rdf
    assert graph.network.number_of_edges() == 5
    assert graph.query("ASK { ?x a kg:Reporter }").truth is True
    with pytest.raises(QueryError):
        graph.query("SELECT")


def test_save_writes_three_files(graph: Graph, tmp_path: Path) -> None:
    out = tmp_path / "a" / "out"
    graph.save(out, render=page)
    assert sorted(file.name for file in out.iterdir()) == sorted(FILES)
    assert (out / "graph.ttl").read_bytes() == graph.turtle
    assert json.loads((out / "report.json").read_text("utf-8")) == {"articles": 2, "名": "柳湾"}
    assert (out / "report.json").read_text("utf-8") == '{\n  "articles": 2,\n  "名": "柳湾"\n}\n'


def test_save_leaves_what_else_is_there(graph: Graph, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("我的笔记", encoding="utf-8")
    (tmp_path / "graph.ttl").write_text("old")
    graph.save(tmp_path, render=page)
    assert (tmp_path / "notes.txt").read_text("utf-8") == "我的笔记"
    assert (tmp_path / "graph.ttl").read_bytes() == graph.turtle


def test_a_page_that_fails_leaves_the_old_output(graph: Graph, tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text("old")

    def broken(data: bytes) -> bytes:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        graph.save(tmp_path, render=broken)
    with pytest.raises(RuntimeError):
        graph.save(tmp_path / "new", render=broken)
    assert [file.name for file in tmp_path.iterdir()] == ["graph.ttl"]
    assert (tmp_path / "graph.ttl").read_text() == "old"


def test_a_place_that_cannot_be_written_is_named(graph: Graph, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "out" / "report.json").mkdir(parents=True)
    (tmp_path / "out" / "graph.ttl").write_text("old")
    for place in (tmp_path / "file", tmp_path / "file" / "out", tmp_path / "out"):
        with pytest.raises(OutputError, match=place.name):
            graph.save(place, render=page)
    assert (tmp_path / "out" / "graph.ttl").read_text() == "old"


def test_nothing_heavy_is_loaded_before_it_is_used() -> None:
    code = "import sys, kg.graph.graph, kg.graph.triples; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout
    assert not {"rdflib", "networkx", "pyvis", "jieba"} & set(loaded.split())
