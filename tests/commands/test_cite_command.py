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
