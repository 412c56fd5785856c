"""`kg coverage`, as people type it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kg.graph.graph import Graph


def test_coverage_is_a_calendar(command: Callable[..., Any], corpus_folder: Path) -> None:
    done = command("coverage", corpus_folder)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("newspaper   month    1   5    10   15   20   25   30 ")


def test_coverage_for_programs(command: Callable[..., Any], corpus_folder: Path, corpus_graph: Graph) -> None:
    data = json.loads(command("coverage", corpus_folder, "--json").out)
    assert [data["range"]["first"], data["range"]["last"]] == corpus_graph.report["dates"]
    assert sum(month["pages"] for one in data["newspapers"] for month in one["months"]) == data["range"]["pages"]


def test_a_graph_that_is_not_there_is_named(command: Callable[..., Any], tmp_path: Path) -> None:
    done = command("coverage", tmp_path / "none")
    assert done.code == 1
    assert "none: No such file" in done.err
