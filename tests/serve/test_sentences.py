"""What a server answers to what cannot be: a status, and a sentence that says what was expected."""

import asyncio
import signal
from collections.abc import Callable
from typing import Any

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Message

from kg.graph.solve import Solver
from kg.graph.store import load
from kg.serve import asked, child, frames
from kg.serve.guard import Guard, Rules
from kg.serve.limits import Limits, Refused
from kg.serve.pool import _lost
from kg.serve.reconcile.questions import _values
from kg.serve.reconcile.routes import _worked

FEW = Limits(timeout=2, memory=1 << 30, body=10, address=60, patience=0.2)


@pytest.mark.parametrize(
    ("call", "status", "sentence"),
    [
        (lambda: asked.pairs(b"query=%ff"), 400, "a parameter is not UTF-8 (expected UTF-8 alone)"),
        (
            lambda: asked.of_body("text/plain", b""),
            415,
            "content type text/plain (expected application/sparql-query or application/x-www-form-urlencoded)",
        ),
        (
            lambda: asked.of_body("application/sparql-query", b"ASK \xff"),
            400,
            "the body is not UTF-8 at byte 4 (expected UTF-8)",
        ),
        (
            lambda: asked.query([("update", "CLEAR ALL")]),
            400,
            "this graph is only read: no update is taken (expected a query)",
        ),
        (lambda: _values(["x"] * 999, "q1"), 413, "q1: 999 values of a property (expected 10 at most)"),
    ],
)
def test_a_question_that_cannot_be(call: Callable[[], object], status: int, sentence: str) -> None:
    with pytest.raises(Refused) as refused:
        call()
    assert (refused.value.status, refused.value.sentence) == (status, sentence)


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (-signal.SIGALRM, "the query took more than 2 s (expected one that names more, or a LIMIT)"),
        (-signal.SIGKILL, "the query needed more than 1,024 MB of memory (expected one that holds less)"),
        (1, "the query broke the process that answers it, exit code 1 (expected another query)"),
    ],
)
def test_a_query_that_ended_its_process(code: int, sentence: str) -> None:
    refused = _lost(code, FEW)
    assert (refused.status, refused.sentence) == (503, sentence)


def test_a_query_for_which_python_finds_no_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> str:
        raise MemoryError

    monkeypatch.setattr(child, "_answer", full)
    kind, said = child._answered(Solver(load(b"")), {}, None)  # type: ignore[arg-type]
    sentence = "the query took more memory than it may (expected one that holds less)"
    assert (kind, said) == (frames.FAILED, {"status": 503, "sentence": sentence})


def answered(path: str = "/", query: str = "", headers: dict[str, str] | None = None, body: bytes | None = b"") -> str:
    """Status and sentence of a request as a guard answers it; without a body it never comes to an end."""
    sent: list[Message] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        while (await receive()).get("more_body"):
            pass
        await PlainTextResponse("done")(scope, receive, send)

    async def receive() -> Message:
        if body is None:
            await asyncio.sleep(9)
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    given = [(name.encode(), value.encode()) for name, value in {"host": "localhost", **(headers or {})}.items()]
    scope = {"type": "http", "method": "POST", "path": path, "raw_path": path.encode(), "headers": given}
    scope |= {"query_string": query.encode(), "http_version": "1.1", "scheme": "http", "server": ("localhost", 80)}
    scope |= {"client": ("127.0.0.1", 9), "root_path": ""}
    asyncio.run(Guard(app, Rules(frozenset({"localhost"}), limits=FEW))(scope, receive, send))
    return f"{sent[0]['status']} {b''.join(one.get('body', b'') for one in sent).decode().strip()}"


@pytest.mark.parametrize(
    ("request_", "sentence"),
    [
        ({}, "200 done"),
        ({"query": "x" * 99}, "414 an address of 100 bytes (expected 60; a POST may be longer)"),
        ({"headers": {"x": "y" * 99}}, "431 headers of 113 bytes (expected 60)"),
        ({"headers": {"host": "elsewhere"}}, "421 host elsewhere: not this server (expected localhost)"),
        ({"body": b"x" * 11}, "413 a body of more than 10 bytes (expected a shorter one)"),
        ({"body": None}, "408 no whole request within 0.2 s (expected it sooner)"),
    ],
)
def test_a_request_that_is_too_much(request_: dict[str, Any], sentence: str) -> None:
    assert answered(**request_) == sentence


def test_a_client_that_asks_while_too_many_wait() -> None:
    class Busy:
        class app:  # noqa: N801 (as starlette has it)
            class state:  # noqa: N801
                class reconciling:  # noqa: N801
                    @staticmethod
                    def statistics() -> Any:
                        return type("Statistics", (), {"tasks_waiting": 10_000})

    with pytest.raises(Refused) as refused:
        asyncio.run(_worked(Busy, lambda *_: None))  # type: ignore[arg-type]
    sentence = "too many questions at a time (expected fewer; try again soon)"
    assert (refused.value.status, refused.value.sentence) == (429, sentence)
