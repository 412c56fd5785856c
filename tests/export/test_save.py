"""`kg export` as a user meets it: where files go, what is said, what is refused."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.export import NAMES
from kg.export.formats import DRAWN, FOLDERS, RDF, written
from kg.graph.graph import Graph

Command = Callable[..., Any]


@pytest.fixture
def out(one_page_folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(one_page_folder, tmp_path / "out"))


def test_every_format_has_its_writer() -> None:
    assert sorted(NAMES) == sorted({*RDF, *DRAWN, "html"})
    assert set(NAMES) >= FOLDERS


@pytest.mark.parametrize("name", NAMES)
def test_a_format_stands_beside_the_graph(command: Command, out: Path, name: str) -> None:
    run = command("export", out, "--to", name)
    assert (run.code, run.out) == (0, "")
    place = out / name if name in FOLDERS else out / f"graph.{name}"
    assert place.is_dir() if name in FOLDERS else place.is_file()
    said = [line.partition(": ")[0] for line in run.err.splitlines()]
    assert str(place) in said[0]
    assert all(Path(path).stat().st_size for path in said)


@pytest.mark.parametrize("name", NAMES)
def test_a_graph_of_nothing_is_no_error(command: Command, tmp_path: Path, name: str) -> None:
    (tmp_path / "graph.ttl").write_text("")
    run = command("export", tmp_path, "--to", name)
    assert run.code == 0
    assert re.search(r": 0 |: \d+ (statements|terms)$", run.err.splitlines()[0])


def test_without_texts_the_sentences_are_there_all_the_same(build: Callable[..., Graph]) -> None:
    graphs = [
        build("金水区开展暖冬行动\n\n本报讯(记者 甲一)昨日,金水区开展“暖冬行动”。\n", text=text)
        for text in (True, False)
    ]
    one, other = (written(graph.turtle, "csv") for graph in graphs)
    assert "昨日,".encode() in one["statements.csv"].data
    assert one == other


def test_html_is_the_page_that_build_writes(command: Command, corpus_folder: Path, tmp_path: Path) -> None:
    assert command("export", corpus_folder, "--to", "html", "-o", tmp_path / "again.html").code == 0
    assert (tmp_path / "again.html").read_bytes() == (corpus_folder / "graph.html").read_bytes()


def test_a_graph_by_its_file_and_a_place_of_ones_own(command: Command, out: Path, tmp_path: Path) -> None:
    (out / "graph.ttl").rename(out / "某市.ttl")
    assert command("export", out / "某市.ttl", "--to", "gexf").code == 0
    assert (out / "某市.gexf").is_file()
    run = command("export", out / "某市.ttl", "--to", "jsonld", "-o", tmp_path / "new" / "x.json", "--quiet")
    assert (run.code, run.err) == (0, "")
    assert {path.name for path in (tmp_path / "new").iterdir()} == {"x.json", "x.context.jsonld"}


def test_it_says_how_much_is_in_each_file(command: Command, out: Path) -> None:
    whole, part = (command("export", out, "--to", "graphml", *more).err for more in (["--full"], []))
    assert part.endswith(" edges\n")
    count = [int(text.rpartition(": ")[2].split(" ")[0].replace(",", "")) for text in (part, whole)]
    assert count[0] < count[1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--to", "xlsx"], f"--to 'xlsx': no format (expected {', '.join(NAMES)})"),
        (["--to", "nt", "--full"], "--full: nothing is left out of nt (expected with graphml, gexf, csv, "),
        (["--to", "nt", "-o", "{out}/graph.ttl"], "the graph itself (expected another file)"),
        (["--to", "gexf", "-o", "{out}/report.json"], "the report of the build (expected another file)"),
        (["--to", "nt", "-o", "{out}"], "(expected a file that can be written)"),
        (["--to", "csv", "-o", "{out}/graph.ttl"], "(expected a folder that can be written)"),
        (["--to", "nt", "-o", ""], "no path"),
    ],
)
def test_what_cannot_be_is_one_line(command: Command, out: Path, arguments: list[str], said: str) -> None:
    before = (out / "graph.ttl").read_bytes()
    run = command("export", out, *(argument.format(out=out) for argument in arguments))
    assert (run.code, len(run.err.splitlines())) == (2 if said == "no path" else 1, 1)
    assert run.err.startswith("kg: ")
    assert said in run.err
    assert (out / "graph.ttl").read_bytes() == before


@pytest.mark.parametrize("name", ["csv", "nt", "html"])
def test_no_turtle_is_named(command: Command, tmp_path: Path, name: str) -> None:
    (tmp_path / "graph.ttl").write_text("这不是Turtle", encoding="utf-8")
    run = command("export", tmp_path, "--to", name)
    assert (run.code, len(run.err.splitlines())) == (1, 1)
    assert run.err.startswith(f"kg: {tmp_path}: not Turtle")
    assert [path.name for path in tmp_path.iterdir()] == ["graph.ttl"]


def test_an_old_file_gives_way_and_what_else_is_there_stays(command: Command, out: Path) -> None:
    (out / "csv").mkdir()
    (out / "csv" / "nodes.csv").write_text("old")
    (out / "csv" / "notes.txt").write_text("mine")
    assert command("export", out, "--to", "csv").code == 0
    assert (out / "csv" / "nodes.csv").read_text("utf-8-sig").startswith("id,label,")
    assert (out / "csv" / "notes.txt").read_text() == "mine"


def test_a_format_of_one_file_goes_to_stdout_and_of_several_to_a_folder(command: Command, out: Path) -> None:
    run = command("export", out, "--to", "NT", "-o", "-")
    assert (run.code, run.err) == (0, f"-: {run.out.count(chr(10)):,} triples\n")
    run = command("export", out, "--to", "csv", "-o", "-")
    assert (run.code, run.err) == (2, "kg: --out -: csv is several files (expected a folder)\n")


def test_a_graph_of_others_is_warned_of(command: Command, tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text("<https://example.org/a> <https://example.org/b> 1 .")
    run = command("export", tmp_path, "--to", "gexf")
    assert run.code == 0
    assert run.err.splitlines()[1:] == [
        f"warning {tmp_path}/graph.ttl: no graph that kg wrote (expected a kg:Build in it)"
    ]


EVERY = """
import sys
from pathlib import Path
from kg.export import NAMES
from kg.export.save import export
for name in NAMES:
    export(Path(sys.argv[1]), name)
"""


@pytest.mark.slow
def test_the_same_bytes_whatever_the_hash_seed(corpus_folder: Path, tmp_path: Path) -> None:
    folders = [tmp_path / seed for seed in ("1", "2")]
    for folder in folders:
        shutil.copytree(corpus_folder, folder)
        command = [sys.executable, "-c", EVERY, str(folder)]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": folder.name})
    one, other = ({p.relative_to(f): p.read_bytes() for p in f.rglob("*") if p.is_file()} for f in folders)
    assert one == other
    assert len(one) > len(NAMES)
