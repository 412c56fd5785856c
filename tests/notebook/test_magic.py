"""%sparql and %%sparql, in IPython itself."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.graph.graph import Graph
from kg.graph.store import Answer

pytest.importorskip("IPython", reason="needs the extra `notebook`")

WHO = "SELECT ?who { ?r a kg:Reporter ; rdfs:label ?who } ORDER BY ?who"


@pytest.fixture(scope="module")
def ipython(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A shell that leaves no history behind, nor itself as the program that processes are begun for."""
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    config = Config()
    config.HistoryManager.enabled = False
    config.ProfileDir.location = str(tmp_path_factory.mktemp("ipython"))
    program = sys.modules["__main__"]
    yield InteractiveShell(config=config)
    sys.modules["__main__"] = program


class Shell:
    """A notebook: cells that run one after the other."""

    def __init__(self, ipython: Any, capsys: pytest.CaptureFixture[str]) -> None:
        self.ipython, self.capsys = ipython, capsys

    def run(self, cell: str) -> Any:
        return self.ipython.run_cell(cell).result

    def said(self, cell: str) -> str:
        """What a cell that fails says."""
        self.capsys.readouterr()
        assert not self.ipython.run_cell(cell).success
        out, err = self.capsys.readouterr()
        return str(out + err)

    def __setitem__(self, name: str, value: object) -> None:
        self.ipython.user_ns[name] = value

    def __getitem__(self, name: str) -> Any:
        return self.ipython.user_ns[name]


@pytest.fixture
def shell(ipython: Any, capsys: pytest.CaptureFixture[str]) -> Shell:
    ipython.reset(new_session=False)
    ipython.run_line_magic("reload_ext" if "kg" in ipython.extension_manager.loaded else "load_ext", "kg")
    return Shell(ipython, capsys)


@pytest.fixture
def graph(build: Callable[..., Graph]) -> Graph:
    return build("金水区清理河道\n\n本报讯(记者 闻笛 苏以恒)昨日,金水区启动净水行动,清理河道12公里。\n")


def names(answer: Answer) -> list[str]:
    return [str(term) for (term,) in answer]


def test_a_cell_asks_a_folder_and_the_next_one_the_same(shell: Shell, graph: Graph, tmp_path: Path) -> None:
    graph.save(tmp_path / "out")
    assert names(shell.run(f"%%sparql {tmp_path}/out\n{WHO}")) == ["苏以恒", "闻笛"]
    assert names(shell.run(f"%%sparql\n{WHO} LIMIT 1")) == ["苏以恒"]
    assert names(shell.run(f"%%sparql {tmp_path}/out/graph.ttl\n{WHO}")) == ["苏以恒", "闻笛"]


def test_a_line_asks_too_and_braces_are_sparqls(shell: Shell, graph: Graph) -> None:
    shell["graph"] = graph
    assert names(shell.run(f"%sparql graph {WHO}")) == ["苏以恒", "闻笛"]
    assert shell.run("found = %sparql ASK { ?graph a kg:Article }") is None
    assert shell["found"].truth is True


def test_a_line_may_name_the_target_alone(shell: Shell, graph: Graph) -> None:
    shell["graph"] = graph
    assert shell.run("%sparql graph") is None
    assert names(shell.run(f"%%sparql\n{WHO}")) == ["苏以恒", "闻笛"]


def test_a_variable_of_rdflibs_is_a_target(shell: Shell, graph: Graph) -> None:
    shell["read"] = graph.rdf
    ours, theirs = graph.query(f"{WHO}"), shell.run(f"%%sparql read\n{WHO}")
    assert theirs == ours
    made = "CONSTRUCT WHERE { ?s a kg:Measurement ; kg:value ?value ; rdfs:label ?label }"
    assert shell.run(f"%%sparql read\n{made}") == graph.query(made)
    assert shell.run("%sparql read ASK { ?s a kg:Article }").truth is True


def test_a_variable_is_looked_up_each_time(shell: Shell, graph: Graph) -> None:
    shell["graph"] = graph
    assert shell.run(f"%%sparql graph\n{WHO}").rows
    shell["graph"] = Graph(b"", {})
    assert shell.run(f"%%sparql\n{WHO}").rows == ()


def test_a_folder_that_was_built_anew_is_read_anew(shell: Shell, graph: Graph, tmp_path: Path) -> None:
    graph.save(tmp_path / "out")
    assert shell.run(f"%%sparql {tmp_path}/out\n{WHO}").rows
    Graph(b"", graph.report).save(tmp_path / "out")
    assert shell.run(f"%%sparql\n{WHO}").rows == ()


def test_an_answer_is_kept_as_a_variable_and_as_a_frame(shell: Shell, graph: Graph) -> None:
    pytest.importorskip("pandas", reason="needs the extra `notebook`")
    shell["graph"] = graph
    assert shell.run(f"%%sparql graph --to frame -o beats\n{WHO}") is None
    assert shell["beats"]["who"].to_list() == ["苏以恒", "闻笛"]
    assert list(shell.run(f"%%sparql --to frame\n{WHO}").columns) == ["who"]


def test_a_shipped_query_is_asked_by_name_with_its_parameters(shell: Shell, graph: Graph) -> None:
    shell["graph"] = graph
    whole = shell.run("%sparql graph who-covers --district 金水区")
    assert {str(row[whole.variables.index("person")]) for row in whole} == {"苏以恒", "闻笛"}
    assert shell.run("%sparql who-covers --district=金水区 --since 2011-03-01").rows == (), "the page has no date"
    assert shell.run("%%sparql\nwho-covers") == shell.run("%sparql who-covers")
    shell.run("%sparql who-covers --to frame -o beats")
    assert set(shell["beats"]["person"]) == {"苏以恒", "闻笛"}


def test_a_query_about_absence_says_what_was_read(shell: Shell, graph: Graph) -> None:
    shell["graph"] = graph
    shell.capsys.readouterr()
    shell.run("%sparql graph uncovered")
    assert "read: " in shell.capsys.readouterr().out


def test_the_shipped_queries_are_listed(shell: Shell) -> None:
    listed = shell.run("%sparql --list")
    assert ("who-covers", "谁跑哪个区县") in {(str(name), str(zh)) for name, zh, _ in listed}


def test_a_variable_outranks_a_shipped_query_of_its_name(shell: Shell, graph: Graph) -> None:
    shell["story"] = graph
    assert names(shell.run(f"%%sparql story\n{WHO}")) == ["苏以恒", "闻笛"]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("%%sparql graph\nSELECT ?who {\n  ?who a kg:Reporter", "query, line 2, column 21: found the end (expected"),
        ("%%sparql graph\nSELECT ?who { ?who a fish:Bone }", "unknown prefix fish: (expected PREFIX fish: <…> first)"),
        ("%%sparql graph\nASK { SERVICE <http://localhost:1/> { ?s ?p ?o } }", "query: SERVICE asks elsewhere"),
        ("%%sparql read\nASK { SERVICE <http://localhost:1/> { ?s ?p ?o } }", "query: SERVICE asks elsewhere"),
        ("%%sparql graph\nINSERT DATA { kg:a kg:b kg:c }", "query, line 1, column 1: found INSERT (expected"),
        ("%%sparql nowhere\nASK { ?s ?p ?o }", "nowhere: no graph (expected graph.ttl, its folder, or a variable"),
        ("%%sparql graph graph\nASK { ?s ?p ?o }", "sparql: 'ASK { ?s ?p ?o }' stands behind the question"),
        ("%sparql graph who-cover", "query who-cover: none of this name (expected who-covers?"),
        ("%sparql graph who-covers --district 昨日区", "district 昨日区: nothing in the graph has this name"),
        ("%%sparql graph --to pdf\nASK { ?s ?p ?o }", "to pdf: no form of an answer (expected table or frame)"),
    ],
)
def test_what_is_wrong_is_one_line_and_no_traceback(shell: Shell, graph: Graph, cell: str, said: str) -> None:
    shell["graph"], shell["read"] = graph, graph.rdf
    (line,) = shell.said(cell).strip().splitlines()
    assert line.startswith("UsageError: ")
    assert said in line


def test_without_any_target_the_line_says_what_it_needs(shell: Shell) -> None:
    assert "sparql: no graph (expected %%sparql out/" in shell.said(f"%%sparql\n{WHO}")


def test_an_answer_shows_as_a_table_in_a_terminal(shell: Shell, graph: Graph) -> None:
    shell["graph"] = graph
    shown, _ = shell.ipython.display_formatter.format(shell.run(f"%%sparql graph\n{WHO}"))
    assert shown["text/plain"] == "who\n苏以恒\n闻笛\n2 rows"
    assert "<table" in shown["text/html"]


def test_kg_alone_loads_neither_ipython_nor_pandas() -> None:
    code = (
        "import sys, kg, kg.graph.store; print(hasattr(kg, 'load_ipython_extension_'), "
        "sorted({'IPython', 'pandas', 'jinja2'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False []\n"
