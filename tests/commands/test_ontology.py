from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.graph.vocab import ontology_text


def test_the_vocabulary_goes_to_stdout(command: Callable[..., Any]) -> None:
    run = command("ontology")
    assert (run.code, run.out, run.err) == (0, ontology_text(), "")


def test_the_reference_page_goes_to_a_file(command: Callable[..., Any], tmp_path: Path) -> None:
    run = command("ontology", "--html", "-o", tmp_path / "a" / "terms.html")
    assert (run.code, run.out, run.err) == (0, "", "")
    assert (tmp_path / "a" / "terms.html").read_text("utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize("out", ["", "."])
def test_a_file_that_cannot_be_written_is_one_line(command: Callable[..., Any], out: str) -> None:
    run = command("ontology", "-o", out)
    assert run.code == (1 if out else 2)
    assert run.err.count("\n") == 1
