"""What `kg.build` hands out: the graph as Turtle, and the forms in which people use it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import OutputError
from kg.graph import store, stored
from kg.output import write_files

if TYPE_CHECKING:
    import networkx
    import rdflib

REPORT_FILE = "report.json"
FILES = (stored.GRAPH_FILE, "graph.html", REPORT_FILE)

Render = Callable[[bytes], bytes]


class Graph:
    """A built graph: `turtle`, `report`, `rdf`, `network`, `query()` and `save()`."""

    def __init__(self, turtle: bytes, report: Mapping[str, object], *, title: str = "") -> None:
        self.turtle = turtle
        self.report = report
        self.title = title

    @cached_property
    def rdf(self) -> rdflib.Graph:
        """The graph in rdflib, parsed when first asked for."""
        import rdflib

        return rdflib.Graph().parse(data=self.turtle, format="turtle")

    @cached_property
    def network(self) -> networkx.MultiDiGraph[str]:
        """Entities as nodes, relations as edges."""
        from kg.graph.network import network

        return network(self.turtle)

    def query(self, sparql: str) -> store.Answer:
        """The answer to a read-only SPARQL query; the usual prefixes are known."""
        return store.query(self.loaded, sparql)

    def save(self, folder: Path | str, *, store: bool = False, render: Render | None = None) -> None:
        """Writes graph.ttl, graph.html and report.json; old ones stay until the new ones are whole.

        With `store` an Oxigraph store of the graph stands beside them; without, one of a former graph goes.
        """
        if folder == "":
            raise OutputError("'': no path (expected a folder)")  # Path("") would be the current one
        place = Path(folder) / stored.STORE_FOLDER
        fills = {place.name: stored.filler(place, self.turtle)} if store else {}
        page = (render or self._page)(self.turtle)
        contents = dict(zip(FILES, (self.turtle, page, self._report()), strict=True))
        write_files(Path(folder), contents, fills)
        if not store:
            stored.discard(place)

    def __repr__(self) -> str:
        return f"<kg.Graph {self.title}".rstrip() + f": {len(self.turtle):,} bytes of Turtle>"

    def _repr_html_(self) -> str:
        from kg.notebook.inline import as_html  # wanted in notebooks only

        return as_html(self.loaded, title=self.title)

    @cached_property
    def loaded(self) -> store.Store:
        """The graph in Oxigraph, loaded when first asked for; to be read only."""
        return store.load(self.turtle)

    def _page(self, turtle: bytes) -> bytes:
        from kg.view.page import render  # pyvis alone takes a second to import

        return render(turtle, title=self.title)

    def _report(self) -> bytes:
        return (json.dumps(self.report, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode("utf-8")
