"""Runs the notebooks from start to end and writes what they show now: python scripts/refresh_notebooks.py [NAME…]

`tests/test_notebooks.py` fails where they differ; look at the difference before you run this. What stays out of the
files: times, versions, numbers of this machine, and the network's page (run the cell to see it).
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

ROOT = Path(__file__).parents[1]
NEEDED = ("corpus", "tests/gold")  # what the notebooks read
LARGEST_HTML = 100_000  # characters: GitHub shows no frame, and a difference nobody can read helps nobody
LANGUAGE = {"file_extension": ".py", "mimetype": "text/x-python", "name": "python", "pygments_lexer": "ipython3"}
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


def run(path: Path) -> NotebookNode:
    """The notebook as it runs in an empty folder beside the corpus; raises where a cell fails."""
    notebook = nbformat.read(path, as_version=4)
    with TemporaryDirectory() as folder:
        for name in NEEDED:
            place = Path(folder) / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.symlink_to(ROOT / name)
        client = NotebookClient(
            notebook,
            timeout=300,
            record_timing=False,
            coalesce_streams=True,
            resources={"metadata": {"path": folder}},
        )
        client.execute()
    return plain(notebook)


def plain(notebook: NotebookNode) -> NotebookNode:
    """The notebook without what differs from run to run and from machine to machine."""
    notebook.metadata = NotebookNode(kernelspec=NotebookNode(KERNEL), language_info=NotebookNode(LANGUAGE))
    for number, cell in enumerate(notebook.cells):
        cell.id, cell.metadata = f"cell-{number}", NotebookNode()
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            if len(data.get("text/html", "")) > LARGEST_HTML:
                del data["text/html"]
    return notebook


def main(names: list[str]) -> None:
    paths = sorted((ROOT / "notebooks").glob("*.ipynb"))
    for path in paths:
        if not names or path.stem in names:
            nbformat.write(run(path), path)
            print(path.relative_to(ROOT), f"{path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
