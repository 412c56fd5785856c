"""`kg serve`: a graph over the network, for browsers and programs."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.options import Target

Host = Annotated[str, typer.Option(help="Address to listen at.")]
Port = Annotated[int, typer.Option(min=0, max=65535, help="Port to listen at; 0 takes a free one.")]


def serve(target: Target, host: Host = "127.0.0.1", port: Port = 8000) -> None:
    """Serve the graph: SPARQL at /sparql, the network at /, a page for each thing.

    Example: kg serve out/ --port 8000
    """
    import uvicorn

    from kg.graph.store import base
    from kg.graph.stored import on_disk, opened
    from kg.serve.app import application
    from kg.serve.site import Site

    with on_disk(target) as folder:
        store = opened(folder)
        uvicorn.run(application(Site(store, folder, base(store), "")), host=host, port=port, log_level="warning")
