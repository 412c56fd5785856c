"""`kg view`, as people type it."""

from __future__ import annotations

import webbrowser
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.graph.graph import Graph

Command = Callable[..., Any]


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


def test_the_graph_itself_is_not_written_over(command: Command, corpus_folder: Path) -> None:
    done = command("view", corpus_folder / "graph.ttl", "-o", corpus_folder / "graph.ttl")
    assert done.code == 1
    assert "the graph itself (expected another file)" in done.err


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
