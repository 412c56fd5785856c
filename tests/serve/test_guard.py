"""What holds for every request and every answer."""

import asyncio
import socket
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
import pytest

from kg.serve.guard import Guard, Rules

PATHS = ("healthz", "sparql", "sparql?query=ASK{}", "sparql?query=ASK{", "sparql?query=SELECT", "nowhere")
ALWAYS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
}


@pytest.fixture(scope="module")
def open_to_pages(serve: Any, documents_store: Path) -> Any:
    return serve(documents_store, "--cors", "--public")


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_binds_the_browser(documents: Any, path: str) -> None:
    answer = httpx.get(documents.address + path, timeout=60)
    assert {name: answer.headers.get(name) for name in ALWAYS} == ALWAYS
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert not [name for name in answer.headers if name.startswith("access-control")]
    assert "server" not in answer.headers


def test_pages_of_other_sites_ask_where_they_may(open_to_pages: Any, documents: Any) -> None:
    asking = {"origin": "https://example.org", "access-control-request-method": "POST"}
    allowed = httpx.options(open_to_pages.endpoint, headers=asking, timeout=60)
    assert (allowed.status_code, allowed.headers["access-control-allow-origin"]) == (204, "*")
    assert "POST" in allowed.headers["access-control-allow-methods"]
    assert "Content-Type" in allowed.headers["access-control-allow-headers"]
    for path in PATHS:
        assert httpx.get(open_to_pages.address + path, timeout=60).headers["access-control-allow-origin"] == "*"
    forbidden = httpx.options(documents.endpoint, headers=asking, timeout=60)
    assert not [name for name in forbidden.headers if name.startswith("access-control")]


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:80", "", "localhost.", "[::2]"])
def test_a_name_that_is_not_this_machine_is_refused(documents: Any, host: str) -> None:
    answer = httpx.get(documents.endpoint, params={"query": "ASK {}"}, headers={"host": host}, timeout=60)
    assert answer.status_code == 421
    assert "(expected 127.0.0.1, [::1], localhost)" in answer.text


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1:80", "[::1]:8000"])
def test_names_of_this_machine_are_answered(documents: Any, host: str) -> None:
    answer = httpx.get(documents.endpoint, params={"query": "ASK {}"}, headers={"host": host}, timeout=60)
    assert answer.status_code == 200


def test_any_name_is_answered_in_public(open_to_pages: Any) -> None:
    answer = httpx.get(open_to_pages.endpoint, params={"query": "ASK {}"}, headers={"host": "kg.example"}, timeout=60)
    assert answer.status_code == 200


def test_what_is_too_long_is_refused(documents: Any) -> None:
    direct = {"content-type": "application/sparql-query"}
    long = "ASK {} #" + "x" * 1_000_000
    for content in (long.encode(), iter([long.encode()])):  # with its length said before, and without
        answer = httpx.post(documents.endpoint, content=content, headers=direct, timeout=60)
        assert (answer.status_code, answer.text.split()[:5]) == (413, ["a", "body", "of", "more", "than"])
    answer = httpx.get(documents.endpoint, params={"query": long[:40_000]}, timeout=60)
    assert (answer.status_code, "a POST may be longer" in answer.text) == (414, True)
    answer = httpx.get(documents.endpoint, params={"query": "ASK {}"}, headers={"x": "y" * 100_000}, timeout=60)
    assert (answer.status_code, answer.text[:10]) == (431, "headers of")
    assert httpx.get(documents.endpoint, params={"query": "ASK {}"}, timeout=60).status_code == 200


def test_who_asks_before_sending_too_much_is_told_at_once(documents: Any) -> None:
    host, port = documents.address[7:-1].split(":")
    head = "POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
    with socket.create_connection((host, int(port)), timeout=5) as client:
        client.sendall(f"{head}Expect: 100-continue\r\nContent-Length: 999999999\r\n\r\n".encode())
        assert client.recv(12) == b"HTTP/1.1 413"


def test_methods(documents: Any) -> None:
    head = httpx.head(documents.endpoint, params={"query": "ASK {}"}, timeout=60)
    assert (head.status_code, head.content, head.headers["content-type"]) == (
        200,
        b"",
        "application/sparql-results+json",
    )
    allowed = httpx.options(documents.endpoint, timeout=60)
    assert (allowed.status_code, allowed.headers["allow"]) == (204, "GET, HEAD, POST, OPTIONS")
    for method in ("DELETE", "PATCH", "PROPFIND"):
        answer = httpx.request(method, documents.endpoint, timeout=60)
        assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD, POST, OPTIONS")
        assert "not of this protocol (expected GET, " in answer.text


def test_a_fault_is_an_answer_too() -> None:
    async def faulty(scope: Any, receive: Any, send: Any) -> None:
        raise ValueError("out\nof order")

    async def ask(log: list[str]) -> httpx.Response:
        app: Any = Guard(faulty, Rules(), log.append)
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost") as client:
            return await client.get("/sparql")

    log: list[str] = []
    answer = asyncio.run(ask(log))
    assert (answer.status_code, answer.text) == (500, "a fault of kg (expected an answer; please report it)\n")
    assert {name: answer.headers.get(name) for name in ALWAYS} == ALWAYS
    assert "! ValueError: out" in log
    assert " GET /sparql 500 " in log[-1]


@pytest.mark.slow
def test_slow_clients_hold_up_nobody_and_are_dropped(documents: Any) -> None:
    host, port = documents.address[7:-1].split(":")
    heads = (b"GET /sparql?query=ASK%7B%7D HT", b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99\r\n")
    kind = b"Content-Type: application/sparql-query\r\n\r\nASK"
    slow = [socket.create_connection((host, int(port))) for _ in range(50)]
    try:
        for number, one in enumerate(slow):
            one.sendall(heads[number % 2] + (kind if number % 2 else b""))
        begun = time.monotonic()
        while time.monotonic() - begun < 13:  # the server's patience is 10 s
            asked = time.monotonic()
            answer = httpx.get(documents.endpoint, params={"query": "ASK {}"}, timeout=60)
            assert answer.status_code == 200
            assert time.monotonic() - asked < 3
            for one in slow:
                _drip(one)
            time.sleep(0.5)
        assert all(map(_dropped, slow))
    finally:
        for one in slow:
            one.close()


def _drip(connection: socket.socket) -> None:
    with suppress(OSError):  # the server dropped it
        connection.sendall(b"x")


def _dropped(connection: socket.socket) -> bool:
    """Whether the other end closed it, with a 408 or without a word."""
    connection.settimeout(1)
    data = b""
    try:
        while piece := connection.recv(1000):
            data += piece
    except TimeoutError:
        return False
    except OSError:
        return True
    return not data or data.startswith(b"HTTP/1.1 408 ")
