"""`kg view`, as people type it."""

from __future__ import annotations

import re
import shutil
import webbrowser
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.graph.graph import Graph
from kg.view.earlier import places

Command = Callable[..., Any]


@pytest.fixture(scope="module")
def one_page_store(one_page: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("one-page-store") / "out"
    kg.build(one_page).save(folder, store=True)
    return folder


def test_without_options_it_is_the_page_that_a_build_writes(
    command: Command, corpus_folder: Path, tmp_path: Path
) -> None:
    done = command("view", corpus_folder, "-o", tmp_path / "page.html")
    page = (tmp_path / "page.html").read_bytes()
    assert (done.code, done.out) == (0, "")
    assert done.err == f"{tmp_path / 'page.html'}: {len(page):,} bytes\n"
    assert page == (corpus_folder / "graph.html").read_bytes()


def test_the_page_goes_to_stdout_whole_and_alone(command: Command, corpus_folder: Path) -> None:
    done = command("view", corpus_folder, "-o", "-", "--title", "一城一图")
    assert (done.code, done.err) == (0, "")
    assert "<h1>一城一图</h1>" in done.out
    assert done.out.rstrip().endswith("</html>")


def test_it_draws_what_python_draws(command: Command, corpus_folder: Path, corpus_graph: Graph, tmp_path: Path) -> None:
    options = ("--focus", "金水区", "--hops", "2", "--types", "area,机构", "--max", "60", "--lang", "en")
    assert command("view", corpus_folder, "-o", tmp_path / "page.html", *options).code == 0
    drawn = kg.draw(corpus_graph, focus="金水区", hops=2, types=["Areas", "organization"], most=60, language="en")
    assert (tmp_path / "page.html").read_bytes() == drawn


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--focus", "金水县"), "金水县: no such name in the graph (expected 金水区"),
        (("--focus", "\u202eq"), r"\u202eq: no such name in the graph (expected a name in the graph)"),
        (("--types", "area,roads"), "--types 'roads': no type of things (expected some of reporter, correspondent, "),
        (("--focus", ""), "--focus '': no name (expected one that is in the graph)"),
        (("--hops", "3"), "--hops 3: around nothing (expected a focus with it)"),
        (("--types", ",,"), "--types ',,': no type of things (expected some of reporter, correspondent, "),
        (("--hops", "0"), "--hops 0: too few or too many steps (expected 1 to 9)"),
        (("--max", "1"), "--max 1: no number of things to draw (expected 2 to 2,000)"),
        (("--lang", "fr"), "--lang 'fr': no language of the page (expected zh or en)"),
        (("-o", "-", "--open"), "--open: nothing to open (expected --out with a file)"),
    ],
)
def test_what_cannot_be_drawn_is_one_line(
    command: Command, corpus_folder: Path, tmp_path: Path, options: tuple[str, ...], told: str
) -> None:
    done = command("view", corpus_folder, "-o", tmp_path / "page.html", *options)
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith(f"kg: {told}")
    assert not (tmp_path / "page.html").exists()


@pytest.mark.parametrize(
    ("target", "page", "told"),
    [
        ("graph.ttl", "graph.ttl", "the graph itself (expected another file)"),
        (".", "graph.ttl", "the graph itself (expected another file)"),
        (".", "report.json", "the report of the build (expected another file)"),
        ("graph.ttl", "report.json", "the report of the build (expected another file)"),
        (".", "store/CURRENT", "within a store (expected a file elsewhere)"),
        ("store", "store/new.html", "within a store (expected a file elsewhere)"),
    ],
)
def test_what_a_build_left_is_not_written_over(
    command: Command, one_page_store: Path, target: str, page: str, told: str
) -> None:
    before = {file: file.read_bytes() for file in one_page_store.rglob("*") if file.is_file()}
    done = command("view", one_page_store / target, "-o", one_page_store / page)
    assert (done.code, done.err) == (1, f"kg: --out {one_page_store / page}: {told}\n")
    assert {file: file.read_bytes() for file in one_page_store.rglob("*") if file.is_file()} == before


def test_the_page_that_a_build_left_may_be_drawn_anew(command: Command, one_page_folder: Path, tmp_path: Path) -> None:
    out = Path(shutil.copytree(one_page_folder, tmp_path / "out"))
    assert command("view", out, "-o", out / "graph.html", "--title", "一城一图").code == 0
    assert "<h1>一城一图</h1>" in (out / "graph.html").read_text(encoding="utf-8")


def test_an_error_of_the_graph_names_its_file(command: Command, tmp_path: Path) -> None:
    (tmp_path / "odd.ttl").write_text("<a> <b> .", encoding="utf-8")
    done = command("view", tmp_path / "odd.ttl", "-o", tmp_path / "page.html")
    assert done.code == 1
    assert done.err.startswith(f"kg: {tmp_path / 'odd.ttl'}: not Turtle: ")


def test_a_graph_of_nothing_is_drawn_with_a_word_of_it(command: Command, tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text("", encoding="utf-8")
    done = command("view", tmp_path, "-o", tmp_path / "page.html")
    assert done.code == 0
    assert f"warning {tmp_path / 'graph.ttl'}: nothing to see in it (expected a graph of kg, with things)" in done.err


def test_a_name_that_several_bear_is_told_of(command: Command, tmp_path: Path) -> None:
    twins = "".join(f'<p{i}> a kg:Person ; rdfs:label "方秋禾"@zh . ' for i in range(3))
    prefixes = {"kg": "https://w3id.org/local-news-kg/ontology#", "rdfs": "http://www.w3.org/2000/01/rdf-schema#"}
    head = "".join(f"@prefix {name}: <{iri}> . " for name, iri in prefixes.items())
    (tmp_path / "graph.ttl").write_text("@base <https://example.org/> . " + head + twins, encoding="utf-8")
    done = command("view", tmp_path, "-o", tmp_path / "page.html", "--focus", "方秋禾")
    assert done.code == 0
    assert "warning 方秋禾: 3 things of this name, all of them taken\n" in done.err


@pytest.mark.parametrize("found", [True, False])
def test_the_page_is_opened_where_there_is_a_browser(
    command: Command, corpus_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, found: bool
) -> None:
    opened: list[str] = []

    def show(address: str) -> bool:
        opened.append(address)
        return found

    monkeypatch.setattr(webbrowser, "open", show)
    done = command("view", corpus_folder, "-o", tmp_path / "一.html", "--open", "--quiet")
    assert opened == [(tmp_path / "一.html").as_uri()]
    assert done.code == 0
    assert ("no browser to open it in" in done.err) is not found


def test_things_keep_the_places_of_an_earlier_page(command: Command, corpus_folder: Path, tmp_path: Path) -> None:
    older, newer = tmp_path / "older.html", tmp_path / "newer.html"
    assert command("view", corpus_folder, "-o", older, "--quiet").code == 0
    before = places(older)
    moved = re.sub(rb'"x":\[(-?\d+)', lambda found: b'"x":[%d' % (int(found[1]) + 500), older.read_bytes(), count=1)
    older.write_bytes(moved)
    assert command("view", corpus_folder, "-o", newer, "--quiet", "--layout-from", older).code == 0
    after = places(newer)
    assert [after[key][0] - before[key][0] for key in before] == [500, *[0] * (len(before) - 1)]


def test_a_page_of_something_else_has_no_places(command: Command, corpus_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "other.html").write_text("<p>something else</p>", encoding="utf-8")
    done = command("view", corpus_folder, "-o", tmp_path / "page.html", "--layout-from", tmp_path / "other.html")
    assert done.code == 1
    assert done.err.startswith(f"kg: {tmp_path / 'other.html'}: ")
    assert not (tmp_path / "page.html").exists()
