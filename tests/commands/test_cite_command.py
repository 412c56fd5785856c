"""`kg cite`, as people type it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any


def test_the_command_cites(command: Callable[..., Any], corpus_folder: Path) -> None:
    for to, begins in (("text", "中原"), ("bibtex", "@misc{kg-"), ("csl", "[\n"), ("ris", "TY  - DATA\n")):
        done = command("cite", corpus_folder, "--to", to)
        assert (done.code, done.err) == (0, "")
        assert done.out.startswith(begins)


def test_one_form_at_a_time(command: Callable[..., Any], corpus_folder: Path) -> None:
    done = command("cite", corpus_folder, "--to", "ris", "--json")
    assert (done.code, done.out) == (1, "")
    assert done.err == "kg: --json: not with --to (expected one of the two)\n"


def test_an_edge_that_is_not_there_is_named(command: Callable[..., Any], corpus_folder: Path) -> None:
    done = command("cite", corpus_folder, "金水区 undertakes 郑州市")
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("kg: 金水区 undertakes 郑州市: no such statement (expected one like 金水区 开展 ")


def test_a_statement_of_no_words_is_refused(command: Callable[..., Any], corpus_folder: Path) -> None:
    done = command("cite", corpus_folder, "")
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("kg: statement: nothing in it (expected SUBJECT RELATION OBJECT")


def test_a_graph_without_statements_says_so(command: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "other.ttl").write_text("<urn:a> <urn:b> <urn:c> .", encoding="utf-8")
    assert "A knows B: the graph has no statements" in command("cite", tmp_path / "other.ttl", "A knows B").err
