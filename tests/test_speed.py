"""What a user waits for, in CPU seconds: the least of some runs, for a busy machine is slow at everything."""

from __future__ import annotations

import os
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

PROMISED = 3.0
# What the machine itself takes for: a build is 2.8 times this loop, however busy the machine is.
LOOP = """
words = {}
for number in range(1_000_000):
    word = chr(0x4E00 + number % 20_000) + str(number % 7)
    words[word] = words.get(word, 0) + len(word)
"""
ROOT = Path(__file__).parents[1]


def _cpu_seconds(compiled: Path, *command: str) -> float:
    """Of a Python that keeps what it compiled in a folder of its own, as an installed package is compiled."""
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(compiled)}
    before = os.times()
    subprocess.run([sys.executable, *command], check=True, capture_output=True, env=environment)
    after = os.times()
    return after.children_user - before.children_user + after.children_system - before.children_system


@pytest.mark.slow
def test_the_real_page_builds_in_the_time_that_is_promised(shared: Path, tmp_path: Path) -> None:
    page = str(shared / "pages" / "zhengzhou-2011.txt")
    build = ("-m", "kg", "build", page, "-o", str(tmp_path / "out"), "--quiet")
    rounds = [[_cpu_seconds(tmp_path / "compiled", *each) for each in (build, ("-c", LOOP))] for _ in range(4)]
    building, loop = map(min, zip(*rounds, strict=True))
    assert building < max(PROMISED, 4 * loop)


@pytest.mark.slow
def test_writing_is_ten_times_faster_than_rdflib() -> None:
    bench = runpy.run_path(str(ROOT / "bench" / "rdf.py"))
    seconds = bench["measured"](30_000, {"kg": bench["kg_writes"], "rdflib": bench["rdflib_writes"]})
    assert seconds["rdflib"] > 10 * seconds["kg"]  # 19 times when this was written
