"""What a user waits for."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


def _cpu_seconds(command: list[str]) -> float:
    before = os.times()
    subprocess.run(command, check=True, capture_output=True)
    after = os.times()
    return after.children_user - before.children_user + after.children_system - before.children_system


@pytest.mark.slow
def test_the_real_page_builds_in_three_seconds_of_cpu(shared: Path, tmp_path: Path) -> None:
    page = shared / "pages" / "zhengzhou-2011.txt"
    command = [sys.executable, "-m", "kg", "build", str(page), "-o", str(tmp_path), "--quiet"]
    assert min(_cpu_seconds(command) for _ in range(3)) < 3
