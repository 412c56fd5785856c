"""docs/queries.md: its commands run, its query answers, and its table says what --to takes."""

import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kg.ask.results import FORMATS
from kg.commands.query import FORMS

GUIDE = (Path(__file__).parents[2] / "docs" / "queries.md").read_text(encoding="utf-8")


def test_every_command_of_the_guide_answers(command: Callable[..., Any], corpus_folder: Path) -> None:
    lines = [line for block in re.findall(r"```sh\n(.*?)```", GUIDE, re.DOTALL) for line in block.splitlines()]
    assert len(lines) == 3
    for line in lines:
        run = command(*(str(corpus_folder) if word == "out/" else word for word in shlex.split(line)[1:]))
        note = "note: 4 articles without a date left out\n" if "--since" in line else ""
        assert (run.code, run.err) == (0, note)
        assert len(run.out.splitlines()) > 2


def test_the_query_of_the_guide_takes_its_parameters(
    command: Callable[..., Any], corpus_folder: Path, tmp_path: Path
) -> None:
    (query,) = re.findall(r"```sparql\n(.*?)```", GUIDE, re.DOTALL)
    file = tmp_path / "works.rq"
    file.write_text(query, encoding="utf-8")
    assert "全暮山" in command("query", corpus_folder, file, "--body", "金水区民政局").out
    assert command("query", corpus_folder, file, "--body", "金水区民政局", "--post", "主任").out.endswith("0 rows\n")
    assert "missing" in command("query", corpus_folder, file).err


def test_the_guide_names_every_form() -> None:
    rows = re.findall(r"^\| (`\w+`(?:, `\w+`)*) \|.*\| ([^|]+) \|$", GUIDE, re.MULTILINE)
    said = {name: takes for names, takes in rows for name in re.findall(r"\w+", names) if name != "table"}
    assert set(said) | {"table"} == set(FORMS)
    kinds = {"SELECT": {"rows"}, "SELECT, ASK": {"rows", "truth"}, "CONSTRUCT, DESCRIBE": {"triples"}}
    for name, takes in said.items():
        assert FORMATS[name].takes == kinds.get(takes, {"rows", "truth", "triples"})
