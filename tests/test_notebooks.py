"""The notebooks run from start to end, show what they show, and hold nothing of the machine that ran them."""

from __future__ import annotations

import importlib.util
import json
import re
from base64 import b64decode
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

_ROOT = Path(__file__).parent.parent
_NOTEBOOKS = sorted((_ROOT / "notebooks").glob("*.ipynb"))
each = pytest.mark.parametrize("path", _NOTEBOOKS, ids=lambda path: path.stem)


def _cells(path: Path) -> list[dict[str, Any]]:
    cells: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return cells


def _outputs(path: Path) -> Iterator[dict[str, Any]]:
    for cell in _cells(path):
        yield from cell.get("outputs", [])


@pytest.fixture(scope="module")
def run() -> Callable[[Path], Any]:
    """scripts/refresh_notebooks.py's own way to run a notebook."""
    pytest.importorskip("nbclient", reason="needs the extra `notebook`")
    pytest.importorskip("matplotlib", reason="needs the extra `notebook`")
    spec = importlib.util.spec_from_file_location("refresh_notebooks", _ROOT / "scripts" / "refresh_notebooks.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.run  # type: ignore[no-any-return]


@pytest.mark.slow
@pytest.mark.filterwarnings("default")  # jupyter's own packages warn of each other
@each
def test_it_runs_and_shows_what_it_shows(path: Path, run: Callable[[Path], Any]) -> None:
    shown = [_printed(cell) for cell in run(path).cells]
    assert shown == [_printed(cell) for cell in _cells(path)]


def _printed(cell: dict[str, Any]) -> list[str]:
    """What a cell says in words; a plot says them too."""
    outputs = cell.get("outputs", [])
    assert not any(output["output_type"] == "error" for output in outputs)
    texts = (output.get("data", {}).get("text/plain") or output.get("text", "") for output in outputs)
    return ["".join(text) for text in texts]


@each
def test_it_is_committed_as_it_ran_from_the_top(path: Path) -> None:
    counts = [cell["execution_count"] for cell in _cells(path) if cell["cell_type"] == "code"]
    assert counts == list(range(1, len(counts) + 1))
    assert all(output.get("name") != "stderr" for output in _outputs(path))


@each
def test_it_holds_nothing_of_the_machine_that_ran_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    metadata = json.loads(text)["metadata"]
    assert set(metadata) == {"kernelspec", "language_info"}
    assert "version" not in metadata["language_info"]
    assert all(not cell["metadata"] for cell in _cells(path))
    assert not re.search(r"/(?:home|tmp|root|work|Users)/| at 0x[0-9a-f]{6}", text)


@each
def test_every_plot_has_words_and_a_modest_size(path: Path) -> None:
    for output in _outputs(path):
        png = output.get("data", {}).get("image/png")
        if png:
            assert len(output["metadata"]["image/png"]["alt"]) > 10
            assert len(b64decode(png)) < 150_000
