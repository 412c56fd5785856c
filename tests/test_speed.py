"""What a user waits for, as ratios in one run: a busy machine is slow at everything."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

_JIEBA = "import jieba; jieba.initialize()"


def _cpu_seconds(*command: str) -> float:
    before = os.times()
    subprocess.run([sys.executable, *command], check=True, capture_output=True)
    after = os.times()
    return after.children_user - before.children_user + after.children_system - before.children_system


@pytest.mark.slow
def test_the_real_page_builds_in_little_more_than_jieba_takes_to_start(shared: Path, tmp_path: Path) -> None:
    """Alone on this kind of machine jieba takes 1.6 s of CPU to start, the page 2.7 s; 3 s are promised."""
    page = str(shared / "pages" / "zhengzhou-2011.txt")
    build = ("-m", "kg", "build", page, "-o", str(tmp_path), "--quiet")
    pairs = [(_cpu_seconds("-c", _JIEBA), _cpu_seconds(*build)) for _ in range(3)]
    assert min(page for _, page in pairs) < 2.3 * min(start for start, _ in pairs)
