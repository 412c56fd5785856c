"""What kg wrote itself is no page: an out/ among the pages, exports, a page that a browser saved."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

import kg
from kg.export import NAMES
from kg.read.files import read_files
from kg.read.own import GENERATOR

Command = Callable[..., Any]
PAGE = "柳湾区民政局办起食堂\n\n本报讯(记者 路苇江)柳湾区民政局办起便民食堂3家。\n"


TOLD = {  # what queries must be told
    "article": ("--headline", "食堂"),
    "figures": ("--measure", "食堂"),
    "hierarchy": ("--area", "金水区"),
    "sentences": ("--subject", "金水区民政局"),
    "story": ("--name", "金水区民政局"),
    "undertakings": ("--district", "金水区"),
}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a page in it."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    Path("2011-03-02.txt").write_text(PAGE, encoding="utf-8")
    return tmp_path / "here"


def outputs(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_a_folder_with_its_own_out_in_it_gives_the_same_files_twice(command: Command, here: Path) -> None:
    assert command("build", ".").code == 0
    first = outputs(here / "out")
    run = command("build", ".", "--strict")
    assert (run.code, run.err.splitlines()[0][:12]) == (0, "1 of 1 file,")
    assert outputs(here / "out") == first
    assert command("build", ".", "-o", ".", "--strict").code == 0  # the very folder of the pages
    assert command("build", ".", "-o", ".", "--strict").code == 0
    assert {name: outputs(here)[name] for name in first} == first


@pytest.mark.parametrize("more", [[], ["--full"]])
def test_what_was_exported_beside_the_pages_is_no_page(command: Command, here: Path, more: list[str]) -> None:
    command("build", ".", "--store")
    first = (here / "out" / "graph.ttl").read_bytes()
    for name in {"csv", "neo4j", "graphml", "gexf"} if more else NAMES:
        assert command("export", "out", "--to", name, "-o", f"exported/{name}", *more).code == 0
    command("diff", "out", "out", "--html", "-o", "diff.html")
    command("ontology", "--html", "-o", "ontology.html")
    command("view", "out", "-o", "view.htm")
    run = command("build", ".", "--strict")
    left, read = run.err.splitlines()[:2]  # exports whose names have no ending might be anything
    assert (run.code, read[:12]) == (0, "1 of 1 file,")
    assert re.match(r"warning \d files left out: \d without ending \(exported/", left)
    assert (here / "out" / "graph.ttl").read_bytes() == first


@pytest.mark.parametrize("form", ["csv", "tsv", "json"])
def test_what_shipped_queries_answered_beside_the_pages_is_no_page(command: Command, here: Path, form: str) -> None:
    Path("2011-03-02.txt").write_text(PAGE.replace("柳湾区", "金水区"), encoding="utf-8")
    command("build", ".")
    first = (here / "out" / "graph.ttl").read_bytes()
    for name in sorted(path.stem for path in (Path(kg.__file__).parent / "data" / "queries").glob("*.rq")):
        answer = command("query", "out", name, *TOLD.get(name, ()), "--to", form)
        assert answer.code == 0
        Path(f"{name}.{form}").write_text(answer.out, encoding="utf-8", newline="")
    Path("uncovered.csv").unlink(missing_ok=True)  # of two columns, which may be anybody's
    Path("uncovered.tsv").unlink(missing_ok=True)
    run = command("build", ".", "--strict")
    assert run.code == 0
    assert "1 of 1 file, " in run.err
    assert (here / "out" / "graph.ttl").read_bytes() == first


def test_json_that_kg_printed_is_no_page(command: Command, here: Path) -> None:
    command("build", ".")
    first = (here / "out" / "graph.ttl").read_bytes()
    for name, words in {
        "read": ["read", "2011-03-02.txt"],
        "coverage": ["coverage", "out"],
        "cite": ["cite", "out"],
        "explain": ["explain", "out", "区民政局"],
        "diff": ["diff", "out", "out"],
        "validate": ["validate", "out"],
    }.items():
        Path(f"{name}.json").write_text(command(*words, "--json").out, encoding="utf-8")
        assert json.loads(Path(f"{name}.json").read_text(encoding="utf-8")) is not None
    run = command("build", ".", "--strict")
    assert (run.code, "1 of 1 file, " in run.err) == (0, True)
    assert (here / "out" / "graph.ttl").read_bytes() == first
    assert command("build", "read.json").err == (
        "kg: read.json: written by kg itself (expected pages, or rows with an article each)\n"
    )


def test_a_table_of_the_users_is_not_taken_for_an_answer(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("district,city,text\n柳湾区,郑州市,清扫积雪\n", encoding="utf-8")
    (tmp_path / "b.json").write_text(
        json.dumps([{"headline": "甲", "kicker": "乙", "text": "清扫"}], indent=2), encoding="utf-8"
    )
    pages, refusals = read_files([tmp_path])
    assert [page.file for page in pages] == ["a.csv", "b.json"]
    assert not refusals


def test_it_is_no_page_in_an_archive_either(command: Command, here: Path) -> None:
    command("build", ".")
    with ZipFile("all.zip", "w") as archive:
        archive.write("2011-03-02.txt", "p/A05.txt")
        archive.write("out/graph.html", "p/out/graph.html")
    shutil.rmtree("out")
    run = command("build", "all.zip", "--strict")
    assert (run.code, run.err.splitlines()[0][:12]) == (0, "1 of 1 file,")


@pytest.mark.parametrize("how", ["build", "read"])
def test_it_is_refused_where_it_is_named(command: Command, here: Path, how: str) -> None:
    command("build", ".")
    run = command(how, "out/graph.html")
    expected = "written by kg itself (expected pages, or rows with an article each)"
    assert (run.code, run.err) == (1, f"kg: graph.html: {expected}\n")


def test_a_folder_of_nothing_else_says_so(command: Command, here: Path) -> None:
    command("build", ".")
    run = command("build", "out")
    assert run.code == 1
    assert run.err.startswith("kg: out: no page to read (expected files of .txt")
    assert run.err.endswith("README.* and what kg wrote are never pages)\n")


def test_every_page_that_kg_makes_or_serves_says_that_it_did() -> None:
    own = Path(kg.__file__).parent
    whole = [page for page in own.rglob("*.html") if "<head>" in page.read_text(encoding="utf-8")]
    assert len(whole) == 5
    assert all(GENERATOR in page.read_text(encoding="utf-8") for page in whole)
