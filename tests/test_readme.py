"""The README's examples say what the program prints."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import kg

_ROOT = Path(__file__).parent.parent
_README = (_ROOT / "README.md").read_text(encoding="utf-8")


def _kg(*arguments: str) -> str:
    command = [sys.executable, "-m", "kg", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True, cwd=_ROOT).stdout


def test_reading_the_example_prints_the_example(tmp_path: Path) -> None:
    text, printed = re.findall(r"```text\n(.*?)```", _README, re.DOTALL)[:2]
    page = tmp_path / "page.txt"
    page.write_text(text, encoding="utf-8")
    assert _kg("read", str(page), "--place", "郑州市").rstrip() == printed.rstrip()


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


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out")
    _kg("build", "corpus", "-o", str(folder), "--quiet")
    return folder


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


@pytest.mark.parametrize(("command", "printed"), _console())
def test_a_command_prints_what_stands_below_it(out: Path, command: str, printed: str) -> None:
    program, *arguments = shlex.split(command)
    assert program == "kg"
    assert _kg(*(str(out) if argument == "out/" else argument for argument in arguments)) == printed


def test_the_citation_shown_is_what_is_printed(out: Path) -> None:
    shown = re.search(r"```text\n(金水区 .*?)…\n```", _README, re.DOTALL)
    asked = re.search(r"`kg cite out/ '(.*?)'`:", _README)
    assert shown
    assert asked
    assert _kg("cite", str(out), asked[1]).startswith(shown[1])


def test_every_query_of_the_readme_has_rows() -> None:
    graph = kg.build(_ROOT / "corpus")
    queries = re.findall(r"```sparql\n(.*?)```", _README, re.DOTALL)
    assert queries
    assert all(len(graph.query(query)) for query in queries)


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


def test_every_option_of_the_command_line_is_in_the_readme() -> None:
    commands = re.findall(r"^  (\w+) ", _kg("--help").partition("Commands:")[2], re.MULTILINE)
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
    options = {option for command in commands for option in re.findall(r"--[a-z-]+", _kg(command, "--help"))}
    assert options - {"--help", "--out"} <= set(re.findall(r"--[a-z-]+", _README))
