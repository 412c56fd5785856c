"""The process of a query: has the store open, answers one question at a time, and can be killed at any moment."""

from __future__ import annotations

import io
import signal
import socket
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO, cast

# All that a query needs is loaded before the first process is made, so that each begins at once.
import rdflib.plugins.sparql.algebra
import rdflib.plugins.sparql.parser  # noqa: F401

from kg.ask.results import write
from kg.errors import KGError, QueryError, TooMuch
from kg.graph.quads import Quad, json_ld
from kg.graph.solve import Solver
from kg.graph.sparql import Dataset
from kg.graph.store import Answer, Row, failed
from kg.graph.stored import opened
from kg.graph.terms import Term
from kg.serve import frames, isolation
from kg.serve.forms import Wanted
from kg.serve.limits import Refused

_QUESTIONS = 1000  # of one process
_GRACE = 2.0  # seconds behind the server's own limit, which comes first while the server lives
_GROWN = 64 << 20  # bytes by which a process may have grown and still be used again


def work(line: socket.socket, folder: str, memory: int) -> None:
    """Answers what comes down the line until it ends, or until another process would do it better."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which then ends the line
    isolation.end_with_server()
    isolation.silent()
    alone = isolation.cut_off()
    isolation.bound(memory)
    try:
        solver = Solver(opened(Path(folder)))
    except KGError as error:
        frames.tell(line, frames.FAILED, sentence=str(error))
        return
    before = isolation.resident()
    frames.tell(line, frames.READY, alone=alone)
    for count in range(1, _QUESTIONS + 1):
        question = frames.receive(line)
        if question is None:
            return
        with isolation.seconds(question["seconds"] + _GRACE):
            kind, said = _answered(solver, question, line)
        tired = count == _QUESTIONS or isolation.resident() > before + _GROWN
        frames.tell(line, kind, **said, tired=tired)
        if tired:
            return


def _answered(solver: Solver, question: Mapping[str, Any], line: socket.socket) -> tuple[bytes, dict[str, object]]:
    """Sends an answer piece by piece; what is to be said at its end."""
    try:
        return frames.DONE, {"media": _answer(solver, question, line)}
    except TooMuch as error:
        return frames.FAILED, {"status": 422, "sentence": f"the answer has {error}"}
    except Refused as refused:
        return frames.FAILED, {"status": refused.status, "sentence": refused.sentence}
    except KGError as error:
        return frames.FAILED, {"status": 400, "sentence": str(error)}
    except MemoryError:  # Rust ends the process instead
        return frames.FAILED, {
            "status": 503,
            "sentence": "the query took more memory than it may (expected one that holds less)",
        }
    except (OSError, RuntimeError) as error:  # pyoxigraph's, of a query that parsed
        meant = failed(error)
        return frames.FAILED, {"status": 400 if isinstance(meant, QueryError) else 500, "sentence": str(meant)}
    except ValueError as error:
        return frames.FAILED, {"status": 500, "sentence": f"the query failed: {error}"}


def _answer(solver: Solver, question: Mapping[str, Any], line: socket.socket) -> str:
    dataset = question["dataset"]
    found = solver.solve(question["sparql"], dataset and Dataset(*map(tuple, dataset)))
    form, media = Wanted(*question["wanted"]).of(found.kind)
    out = io.BufferedWriter(_Pieces(line, question["bytes"]), 1 << 16)
    _write(replace(found, rows=_first(found.rows, question["rows"])), form, solver.known, out)
    out.flush()
    return media


def _write(answer: Answer, form: str, known: Mapping[str, str], out: BinaryIO) -> None:
    if form == "jsonld":
        json_ld((Quad(*cast("tuple[Term, Term, Term]", row)) for row in answer), out)
        return
    for piece in write(answer, form, named=known):
        out.write(piece)


def _first(rows: Iterable[Row], most: int) -> Iterator[Row]:
    for count, row in enumerate(rows):
        if count == most:
            raise TooMuch(f"more than {most:,} rows (expected a LIMIT of so many)")
        yield row


class _Pieces(io.RawIOBase):
    """A stream into frames; Refused when it gets too long."""

    def __init__(self, line: socket.socket, most: int) -> None:
        self._line = line
        self._left = self._most = most

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        piece = bytes(data)
        self._left -= len(piece)
        if self._left < 0:
            raise TooMuch(f"more than {self._most:,} bytes (expected a LIMIT, or fewer variables)")
        frames.send(self._line, frames.PIECE, piece)
        return len(piece)
