"""The network page of a store, on stdout: python -m kg.serve.pages.draw STORE TITLE."""

from __future__ import annotations

import sys
from pathlib import Path

from kg.graph import store
from kg.graph.lookup import triples
from kg.graph.stored import opened
from kg.serve.pages.links import LINKS
from kg.view.page import render


def main() -> None:
    folder, title = sys.argv[1:]
    turtle = store.turtle(triples(opened(Path(folder))))
    sys.stdout.buffer.write(render(turtle, title=title, links=LINKS))


if __name__ == "__main__":
    main()
