"""docs/import.md: what can be run here is run, in its order; what names a column, a class or a property names one."""

import csv
import json
import re
import shlex
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.export import NAMES
from kg.export.network import EDGES, NODES
from kg.graph import store
from kg.graph.graph import Graph
from kg.graph.terms import Literal
from kg.graph.vocab import KNOWN, ontology_text

pytestmark = pytest.mark.slow  # every command of the guide is run, each in a Python of its own
GUIDE = (Path(__file__).parents[2] / "docs" / "import.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", GUIDE, re.DOTALL)


def commands() -> list[str]:
    return [line for block in blocks("sh") for line in block.splitlines()]


@pytest.fixture(scope="module")
def desk(corpus_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with out/ in it, where every command of the guide has been run."""
    desk = tmp_path_factory.mktemp("desk")
    shutil.copytree(corpus_folder, desk / "out")
    for line in commands():
        program, *arguments = shlex.split(line)
        assert program == "kg"
        subprocess.run([sys.executable, "-m", "kg", *arguments], check=True, cwd=desk)
    return desk


@pytest.fixture(autouse=True)
def at_the_desk(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk)


def test_the_guide_shows_every_format() -> None:
    assert {name for line in commands() for name in re.findall(r"--to (\w+)", line)} == set(NAMES)


@pytest.mark.parametrize("code", blocks("python"))
# rdflib uses its own deprecated names
@pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph).*deprecated:DeprecationWarning")
def test_every_example_prints_something(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(code, "docs/import.md", "exec"), {})
    assert capsys.readouterr().out.strip()


def test_every_query_of_the_named_graphs_has_rows(desk: Path) -> None:
    stored = ox.Store()
    stored.load(path=str(desk / "out" / "graph.trig"), format=ox.RdfFormat.TRIG)
    for query in blocks("sparql"):
        assert len(list(stored.query(query))) > 100  # type: ignore[arg-type]


def test_the_table_of_columns_is_the_one_of_the_files(desk: Path) -> None:
    with (desk / "out" / "csv" / "edges.csv").open(encoding="utf-8-sig", newline="") as file:
        header = next(csv.reader(file))
    told = re.findall(r"^\| ((?:`\w+`(?:, )?)+) \|", GUIDE, re.MULTILINE)
    names = [name for cell in told for name in re.findall(r"\w+", cell)]
    assert header == [column.name for column in EDGES]
    assert set(names) == set(header) - {"symmetric"}
    assert {column.name for column in NODES} <= set(re.findall(r"`(\w+)`", GUIDE))


def test_the_cypher_asks_for_what_the_files_have(desk: Path) -> None:
    script = (desk / "out" / "neo4j" / "load.cypher").read_text("utf-8")
    (asked,) = [block for block in blocks("cypher") if "n10s" not in block]
    for name in re.findall(r":(\w+)", asked):
        assert f":`{name}`" in script
    for variable, name in re.findall(r"\b([abr])\.(\w+)", asked):
        assert f"{'r' if variable == 'r' else 'n'}.{name} =" in script


@pytest.mark.slow
@pytest.mark.parametrize("script", blocks("cypher"))
def test_neo4js_own_linter_reads_the_cypher(script: str, lint: Callable[[Path], list[str]], tmp_path: Path) -> None:
    (tmp_path / "guide.cypher").write_text(script, encoding="utf-8")
    assert lint(tmp_path / "guide.cypher") == []


def test_n10s_is_told_of_every_property_with_several_values(corpus_graph: Graph) -> None:
    counted = Counter((s, p) for s, p, o in set(store.parse(corpus_graph.turtle)) if isinstance(o, Literal))
    several = {str(predicate) for (_, predicate), count in counted.items() if count > 1}
    assert several
    (told,) = [block for block in blocks("cypher") if "multivalPropList" in block]
    listed = set(re.findall(r"'(https?://[^']+)'", told))
    assert several <= listed
    known = ontology_text() + json.dumps(dict(KNOWN))
    assert all(re.split("[#/]", iri)[-1] in known or iri.startswith(KNOWN["rdfs"]) for iri in listed)
