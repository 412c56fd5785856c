"""`kg serve`: a graph over the network, for browsers and programs."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.options import Quiet, Target

Host = Annotated[str, typer.Option(help="Address to listen at.")]
Port = Annotated[int, typer.Option(min=0, max=65535, help="Port to listen at; 0 takes a free one.")]
Timeout = Annotated[float, typer.Option(min=0.1, max=3600, help="Seconds that a query may take.")]
Memory = Annotated[str, typer.Option(help="Memory that a query may take: 512M, 2G.")]
Concurrent = Annotated[
    int, typer.Option(min=0, max=64, help="Queries at a time, the others wait; 0 is one a core, four at least.")
]
Public = Annotated[bool, typer.Option("--public", help="Listen at an address that others can reach.")]
Cors = Annotated[bool, typer.Option("--cors", help="Let pages of other sites ask.")]


def serve(
    target: Target,
    host: Host = "127.0.0.1",
    port: Port = 8000,
    timeout: Timeout = 10.0,
    memory: Memory = "1G",
    concurrent: Concurrent = 0,
    public: Public = False,
    cors: Cors = False,
    quiet: Quiet = False,
) -> None:
    """Serve the graph: SPARQL at /sparql, the network at /, a page for each thing.

    Example: kg serve out/ --port 8000
    """
    from kg.serve import server
    from kg.serve.guard import Rules
    from kg.serve.limits import Limits, at_once, seconds, size

    limits = Limits(timeout=seconds(timeout), memory=size(memory), concurrent=concurrent or at_once())
    rules = Rules(hosts=server.hosts(host, public=public), cors=cors, limits=limits)
    server.serve(target, host, port, rules, quiet)
