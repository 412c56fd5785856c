"""What a user waits for, as ratios in one run: a busy machine is slow at everything."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

# In a folder of its own: a dictionary that an earlier run left in the machine's is loaded three times as fast.
_JIEBA = "import jieba, sys; jieba.dt.tmp_dir = sys.argv[1]; jieba.initialize()"


def _cpu_seconds(compiled: Path, *command: str) -> float:
    """Of a Python that keeps what it compiled in a folder of its own, as an installed package is compiled."""
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(compiled)}
    before = os.times()
    subprocess.run([sys.executable, *command], check=True, capture_output=True, env=environment)
    after = os.times()
    return after.children_user - before.children_user + after.children_system - before.children_system


@pytest.mark.slow
def test_the_real_page_builds_in_little_more_than_jieba_takes_to_start(shared: Path, tmp_path: Path) -> None:
    """Alone on this kind of machine jieba takes 1.6 s of CPU to start, the page 2.7 s; 3 s are promised."""
    page = str(shared / "pages" / "zhengzhou-2011.txt")
    build = ("-m", "kg", "build", page, "-o", str(tmp_path), "--quiet")
    pairs, compiled = [], tmp_path / "compiled"
    for name in ("one", "two", "three"):
        empty = tmp_path / name
        empty.mkdir()
        pairs.append((_cpu_seconds(compiled, "-c", _JIEBA, str(empty)), _cpu_seconds(compiled, *build)))
    assert min(page for _, page in pairs) < 2.3 * min(start for start, _ in pairs)
