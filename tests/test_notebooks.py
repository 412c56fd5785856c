"""The notebooks run from start to end."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

_NOTEBOOKS = sorted((Path(__file__).parent.parent / "notebooks").glob("*.ipynb"))


@pytest.mark.slow
@pytest.mark.filterwarnings("default")  # jupyter's own packages warn of each other
@pytest.mark.parametrize("path", _NOTEBOOKS, ids=lambda path: path.stem)
def test_it_runs_and_shows_what_it_shows(path: Path, tmp_path: Path) -> None:
    nbformat = pytest.importorskip("nbformat", reason="needs the extra `notebook`")
    nbclient = pytest.importorskip("nbclient", reason="needs the extra `notebook`")
    notebook = nbformat.read(path, as_version=4)
    printed = [_printed(cell) for cell in notebook.cells]
    (tmp_path / "corpus").symlink_to(path.parent.parent / "corpus")
    nbclient.NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(tmp_path)}}).execute()
    assert [_printed(cell) for cell in notebook.cells] == printed


def _printed(cell: dict) -> list[str]:
    outputs = cell.get("outputs", [])
    assert not any(output["output_type"] == "error" for output in outputs)
    texts = (output.get("data", {}).get("text/plain") or output.get("text", "") for output in outputs)
    return [re.sub(r" at 0x[0-9a-f]+", "", text) for text in texts]  # where an object lies differs from run to run
