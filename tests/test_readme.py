"""The README's examples say what the program prints."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

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


def test_the_query_has_the_printed_answer(tmp_path: Path) -> None:
    console = re.search(r"```console\n\$ (.*?')\n(.*?)```", _README, re.DOTALL)
    assert console
    _kg("build", "corpus", "-o", str(tmp_path), "--quiet")
    program, command, folder, query = shlex.split(console[1])
    assert (program, command, folder) == ("kg", "query", "out/")
    assert _kg("query", str(tmp_path), query) == console[2]


def test_every_query_of_the_readme_has_rows() -> None:
    graph = kg.build(_ROOT / "corpus")
    queries = re.findall(r"```sparql\n(.*?)```", _README, re.DOTALL)
    assert queries
    assert all(len(graph.query(query)) for query in queries)


def test_the_library_example_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = re.search(r"```python\n(.*?)```", _README, re.DOTALL)
    assert code
    monkeypatch.chdir(_ROOT)
    exec(code[1].replace('"out/"', repr(str(tmp_path))), {})
    assert (tmp_path / "graph.html").exists()


def test_every_option_of_the_command_line_is_in_the_readme() -> None:
    commands = re.findall(r"^  (\w+) ", _kg("--help").partition("Commands:")[2], re.MULTILINE)
    assert commands == ["build", "read", "query"]
    options = {option for command in commands for option in re.findall(r"--[a-z-]+", _kg(command, "--help"))}
    assert options - {"--help", "--out"} <= set(re.findall(r"--[a-z-]+", _README))
