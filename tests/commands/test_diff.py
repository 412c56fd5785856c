"""`kg diff`: what it prints and where to, its warnings, its refusals and its exit code."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.graph.graph import Graph

Command = Callable[..., Any]


@pytest.fixture(scope="session")
def other_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small graph that is not a page of the corpus."""
    folder = tmp_path_factory.mktemp("other")
    (folder / "a.txt").write_text("柳湾区开展清河行动。", encoding="utf-8")
    kg.build(folder / "a.txt").save(folder / "out")
    return folder / "out"


@pytest.fixture
def two(build: Callable[..., Graph], tmp_path: Path) -> Path:
    """A folder with two graphs, a and b."""
    for name in ("a", "b"):
        build("柳湾区开展清河行动。").save(tmp_path / name)
    return tmp_path


def test_the_command_says_it_in_every_form(
    command: Command, one_page_folder: Path, other_folder: Path, tmp_path: Path
) -> None:
    both = (one_page_folder, other_folder)
    assert command("diff", *both).out.startswith("different graphs: ")
    assert json.loads(command("diff", *both, "--json").out)["same"] is False
    run = command("diff", *both, "--html", "-o", tmp_path / "diff.html")
    assert (run.code, run.out) == (0, "")
    assert (tmp_path / "diff.html").read_bytes().startswith(b"<!doctype html>")
    assert command("diff", *both, "--html").out.startswith("<!doctype html>")


def test_the_exit_code_tells_only_when_asked(command: Command, one_page_folder: Path, other_folder: Path) -> None:
    assert command("diff", one_page_folder, other_folder).code == 0
    assert command("diff", one_page_folder, other_folder, "--exit-code").code == 1
    run = command("diff", one_page_folder, one_page_folder, "--exit-code")
    assert (run.code, run.out) == (0, "same graph\n")


def test_a_place_that_cannot_be_written_is_one_line(command: Command, one_page_folder: Path, tmp_path: Path) -> None:
    run = command("diff", one_page_folder, one_page_folder, "-o", tmp_path)
    assert (run.code, run.err.count("\n")) == (1, 1)
    assert "expected a file that can be written" in run.err


@pytest.mark.parametrize("graph", ["a", "b"])
@pytest.mark.parametrize("ask", [[], ["--html"], ["--json"]])
def test_neither_graph_is_written_over(command: Command, two: Path, graph: str, ask: list[str]) -> None:
    place = two / graph / "graph.ttl"
    before = place.read_bytes()
    run = command("diff", two / "a", two / "b" / "graph.ttl", *ask, "-o", two / "a" / ".." / graph / "graph.ttl")
    assert (run.code, run.out) == (1, "")
    assert run.err == f"kg: --out {place}: the graph itself (expected another file)\n"
    assert place.read_bytes() == before


def test_a_page_and_json_at_once_are_one_line(command: Command, two: Path) -> None:
    run = command("diff", two / "a", two / "b", "--html", "--json")
    assert (run.code, run.out) == (1, "")
    assert run.err == "kg: --html: not with --json (expected one of the two)\n"


def test_a_graph_of_another_program_is_warned_of_and_compared(command: Command, two: Path) -> None:
    (two / "foreign.ttl").write_text("<urn:a> <urn:b> <urn:c> .", encoding="utf-8")
    run = command("diff", two / "a", two / "foreign.ttl")
    assert run.code == 0
    assert run.err == f"warning {two}/foreign.ttl: no graph that kg wrote (expected a kg:Build in it)\n"
    assert run.out.startswith("different graphs: 1 triples came, ")
    assert command("diff", two / "a", two / "b").err == ""


def test_blank_nodes_are_one_line_that_names_the_file(command: Command, two: Path) -> None:
    (two / "b" / "graph.ttl").write_text("<urn:a> <urn:b> [ <urn:c> [] ] .", encoding="utf-8")
    run = command("diff", two / "a", two / "b")
    assert (run.code, run.out) == (1, "")
    expected = "has blank nodes or triple terms (expected a graph of kg, which has none)"
    assert run.err == f"kg: {two}/b/graph.ttl: {expected}\n"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"base": "https://news.example/id/"}, "base: https://w3id.org/local-news-kg/id/ → https://news.example/id/"),
        ({"text": False}, "options: + --no-text"),
        ({"infer": True}, "options: + --infer"),
        ({"all_mentions": True}, "options: + --mentions"),
        ({"stamp": True}, "options: + --stamp"),
        ({"tagger": False}, "options: + --no-tagger"),
    ],
)
def test_an_option_of_the_build_is_the_cause_and_nothing_else_differs(
    command: Command, build: Callable[..., Graph], tmp_path: Path, options: dict[str, Any], said: str
) -> None:
    text = "柳湾区民政局开展清河行动，修建水渠3公里。"
    build(text).save(tmp_path / "a")
    build(text, **options).save(tmp_path / "b")
    lines = command("diff", tmp_path / "a", tmp_path / "b").out.splitlines()
    assert lines[1] == said
    sections = ("articles", "entities", "relations", "figures")
    assert lines[-4:] == [f"{name}: none came, went or changed" for name in sections]
