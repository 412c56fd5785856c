"""The server itself: the address it listens at, what it says when it begins, how it stops."""

from __future__ import annotations

import ipaddress
import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import uvicorn

from kg.errors import OptionError
from kg.graph.lookup import title
from kg.graph.store import base, on_disk
from kg.graph.stored import opened
from kg.serve.app import application
from kg.serve.connection import patient
from kg.serve.guard import Rules
from kg.serve.pool import Pool
from kg.serve.site import Site
from kg.stopping import Stopped

_LAST = 5  # seconds that queries have to end when the server stops
_HEAD = 1 << 16  # bytes of a request before its body
_LOCAL = frozenset({"localhost", "127.0.0.1", "[::1]"})


def serve(target: Path, host: str, port: int, rules: Rules, quiet: bool) -> None:
    """Answers until a signal stops it; the store of a Turtle file is made first and removed at the end."""
    try:
        _serve(target, host, port, rules, quiet)
    except Stopped as stop:
        if not quiet:
            log("kg: stopped")
        raise SystemExit(stop.code) from None


def _serve(target: Path, host: str, port: int, rules: Rules, quiet: bool) -> None:
    with bound(host, port) as listener, on_disk(target) as folder:
        store = opened(folder)
        app = application(Site(store, folder, base(store), title(store)), rules, None if quiet else log)
        address = _address(listener)
        config = uvicorn.Config(
            app,
            http=patient(rules.limits.patience, (lambda _: None) if quiet else log),
            limit_concurrency=rules.limits.connections,
            h11_max_incomplete_event_size=_HEAD,
            timeout_graceful_shutdown=_LAST,
            log_level="error",
            access_log=False,
            server_header=False,
        )
        pool: Pool = app.state.pool
        _Server(config, pool, lambda: _say(address, target, len(store), pool.alone, rules, quiet)).run([listener])


class _Server(uvicorn.Server):
    """Says when it is ready: not before somebody would be answered."""

    def __init__(self, config: uvicorn.Config, pool: Pool, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._pool = pool
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await self._pool.begin()  # here its error is the command's; within the application it is uvicorn's
        await super().startup(sockets)
        self._ready()


def hosts(host: str, *, public: bool) -> frozenset[str] | None:
    """The names by which the server answers, None for any; OptionError where others could reach it unasked.

    A page of another site may have its own name point to this machine, and would then read what it serves.
    """
    if public:
        return None
    if not all(ipaddress.ip_address(place[4][0]).is_loopback for place in _places(host, 0)):
        raise OptionError(f"host {host!r}: others can reach it (expected 127.0.0.1, or --public as well)")
    return _LOCAL | {f"[{host}]" if ":" in host else host.lower()}


def bound(host: str, port: int) -> socket.socket:
    """A socket that has the address; OptionError where it cannot be had."""
    family, kind, protocol, _, place = _places(host, port)[0]
    listener = socket.socket(family, kind, protocol)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(place)
    except OSError as error:
        listener.close()
        raise OptionError(f"port {port}: {error.strerror} at {host} (expected a free one, or 0)") from error
    return listener


def _places(host: str, port: int) -> list[tuple[int, int, int, str, tuple[str, int]]]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise OptionError(f"host {host!r}: no such address (expected 127.0.0.1 or localhost)") from error
    return found  # type: ignore[return-value]


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"


def _say(address: str, target: Path, triples: int, alone: bool, rules: Rules, quiet: bool) -> None:
    """The address on stdout, for programs; for people what is there and what a query may use."""
    print(address, flush=True)
    if quiet:
        return
    limits = rules.limits
    network = "no network" if alone else "the network of this machine: it could not be cut off"
    log(f"{target}: {triples:,} triples, SPARQL at {address}sparql; Ctrl-C stops")
    log(f"a query has {limits.timeout:g} s, {limits.memory >> 20:,} MB and {network}")


def log(line: str) -> None:
    """A line on stderr; where nobody can read it any more, answering goes on."""
    try:
        print(line, file=sys.stderr, flush=True)
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # or each line would fail again
