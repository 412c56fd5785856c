"""The README's examples say what the program prints."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.graph.graph import Graph

_ROOT = Path(__file__).parent.parent
_README = (_ROOT / "README.md").read_text(encoding="utf-8")


Printed = Callable[..., str]


@pytest.fixture
def kg_prints(command: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> Printed:
    """What a command prints where the README stands; it must not fail."""
    monkeypatch.chdir(_ROOT)

    def kg_prints(*arguments: object) -> str:
        run = command(*arguments)
        assert run.code == 0, run.err
        return str(run.out)

    return kg_prints


def test_reading_the_example_prints_the_example(kg_prints: Printed, tmp_path: Path) -> None:
    text, printed = re.findall(r"```text\n(.*?)```", _README, re.DOTALL)[:2]
    page = tmp_path / "page.txt"
    page.write_text(text, encoding="utf-8")
    assert kg_prints("read", page, "--place", "郑州市").rstrip() == printed.rstrip()


def _console() -> list[tuple[str, str]]:
    """Each command of the console blocks, and what stands below it."""
    blocks = re.findall(r"```console\n(.*?)```", _README, re.DOTALL)
    shown = [part for block in blocks for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]]
    return [_split(part) for part in shown]


def _split(part: str) -> tuple[str, str]:
    """A command ends with the first line that closes its quotes."""
    lines = part.splitlines(keepends=True)
    end = next(n for n in range(1, len(lines) + 1) if "".join(lines[:n]).count("'") % 2 == 0)
    return "".join(lines[:end]).strip(), "".join(lines[end:])


def test_the_commands_that_answer_are_shown() -> None:
    assert [command.split()[1] for command, _ in _console()] == [
        "query",
        "explain",
        "query",
        "query",
        "query",
        "coverage",
        "evaluate",
    ]


@pytest.mark.parametrize(("line", "printed"), _console())
def test_a_command_prints_what_stands_below_it(
    kg_prints: Printed, corpus_folder: Path, line: str, printed: str
) -> None:
    program, *arguments = shlex.split(line)
    assert program == "kg"
    assert kg_prints(*(corpus_folder if argument == "out/" else argument for argument in arguments)) == printed


def test_the_citation_shown_is_what_is_printed(kg_prints: Printed, corpus_folder: Path) -> None:
    shown = re.search(r"```text\n(金水区 .*?)…\n```", _README, re.DOTALL)
    asked = re.search(r"`kg cite out/ '(.*?)'`:", _README)
    assert shown
    assert asked
    assert kg_prints("cite", corpus_folder, asked[1]).startswith(shown[1])


def test_every_query_of_the_readme_has_rows(corpus_graph: Graph) -> None:
    queries = re.findall(r"```sparql\n(.*?)```", _README, re.DOTALL)
    assert queries
    assert all(len(corpus_graph.query(query)) for query in queries)


def test_the_library_example_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = re.search(r"```python\n(.*?)```", _README, re.DOTALL)
    assert code
    monkeypatch.chdir(_ROOT)
    known: dict[str, Any] = {}
    exec(code[1].replace('"out/"', repr(str(tmp_path))), known)
    parts = known["again"].query("SELECT ?part { ?part kg:partOf ?area }", initBindings={"area": known["area"]})
    names = {str(known["again"].value(part, known["rdflib"].SKOS.prefLabel)) for (part,) in parts}
    assert {"古荥镇", "花园口镇"} <= names
    assert (tmp_path / "graph.html").exists()


def test_every_option_of_the_command_line_is_in_the_readme(kg_prints: Printed) -> None:
    commands = re.findall(r"^  (\w+) ", kg_prints("--help").partition("Commands:")[2], re.MULTILINE)
    assert commands == [
        "build",
        "read",
        "query",
        "evaluate",
        "explain",
        "coverage",
        "cite",
        "ontology",
        "validate",
        "diff",
        "export",
        "view",
        "serve",
    ]
    options = {option for command in commands for option in re.findall(r"--[a-z-]+", kg_prints(command, "--help"))}
    assert options - {"--help", "--out"} <= set(re.findall(r"--[a-z-]+", _README))
