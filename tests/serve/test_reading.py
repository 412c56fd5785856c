"""A served graph is read and nothing else: nothing is written, fetched or opened, in whatever way it is asked for."""

import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest

GRAPH = "https://example.org/data/1"
HOSTNAME = "file:///etc/hostname"


@dataclass
class Listener:
    """An address where somebody would hear of it."""

    address: str
    heard: list[bytes] = field(default_factory=list)


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    """Notes who connects, and answers what a query would take for triples."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        found = Listener(f"http://127.0.0.1:{server.getsockname()[1]}/graph")

        def listen() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:  # the test is over
                    return
                with connection:
                    found.heard.append(connection.recv(1000))
                    connection.sendall(b"HTTP/1.0 200 OK\r\nContent-Type: text/turtle\r\n\r\n<a:a> <a:b> <a:c> .")

        thread = threading.Thread(target=listen)
        thread.start()
        yield found
        server.shutdown(socket.SHUT_RDWR)
        thread.join()


def queries(address: str) -> list[str]:
    """What asks elsewhere, in every spelling."""
    service = f"SERVICE <{address}> {{ ?s ?p ?o }}"
    return [
        f"SELECT * {{ {service} }}",
        f"SELECT * {{ service silent <{address}> {{ ?s ?p ?o }} }}",
        f"SELECT * {{ ?s a ?kind OPTIONAL {{ {{ SELECT * {{ {service} }} }} }} }}",
        f"ASK {{ FILTER NOT EXISTS {{ {service} }} }}",
        f"ASK {{ BIND(<{address}> AS ?where) SERVICE ?where {{ ?s ?p ?o }} }}",
        f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {{ ?s ?p ?o }} UNION {{ {service} }} }}",
        f"DESCRIBE ?s WHERE {{ {service} }}",
        f"SELECT * {{ \\u0053{service[1:]} }}",
        f"SELECT * {{ \\u005Cu0053ERV\\U00000049{service[5:]} }}",
        f"SELECT * {{ ?s ?p ?o # '\r{service} #\n }}",
        f"PREFIX a: <http://a:> SELECT * {{ ?s !a:true{service} }}",
        f"PREFIX a: <http://a:> SELECT * FROM <{GRAPH}> {{ ?s !a:true{service} }}",
        f"SELECT * {{ FILTER(1<2#> '\n) {service} #'\n}}",
        f"SELECT * FROM <{address}> {{ ?s ?p ?o }}",
        f"SELECT * FROM NAMED <{address}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
        f"PREFIX x: <{address}> ASK FROM x: {{ ?s ?p ?o }}",
        f"SELECT * FROM <{HOSTNAME}> {{ ?s ?p ?o }}",
        f"CONSTRUCT FROM <{HOSTNAME}> WHERE {{ ?s ?p ?o }}",
    ]


def updates(address: str) -> list[str]:
    """Every operation of SPARQL 1.1 Update."""
    return [
        f"LOAD <{address}>",
        f"LOAD SILENT <{address}> INTO GRAPH <{GRAPH}>",
        f"LOAD <{HOSTNAME}>",
        "INSERT DATA { <a:a> <a:b> <a:c> }",
        "DELETE DATA { <a:a> <a:b> <a:c> }",
        "DELETE WHERE { ?s ?p ?o }",
        f"INSERT {{ ?s a <a:b> }} WHERE {{ SERVICE <{address}> {{ ?s ?p ?o }} }}",
        f"WITH <{GRAPH}> DELETE {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o }}",
        "CLEAR ALL",
        "DROP DEFAULT",
        "CREATE GRAPH <a:new>",
        f"COPY <{GRAPH}> TO DEFAULT",
        f"MOVE <{GRAPH}> TO DEFAULT",
        f"ADD <{GRAPH}> TO DEFAULT",
        "ASK {} ; CLEAR ALL",
    ]


def every_way(endpoint: str, text: str, name: str) -> Iterator[httpx.Response]:
    """A text sent in each of the protocol's three ways."""
    direct = {"content-type": f"application/sparql-{name}"}
    with httpx.Client(timeout=60) as client:
        yield client.get(endpoint, params={name: text})
        yield client.post(endpoint, data={name: text})
        yield client.post(endpoint, content=text.encode("utf-8"), headers=direct)


ALL = "SELECT ?s ?p ?o ?g { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } } ORDER BY ?g ?s"


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_nothing_is_asked_of_others(documents: Any, listener: Listener) -> None:
    for sparql in queries(listener.address):
        for answer in every_way(documents.endpoint, sparql, "query"):
            assert (answer.status_code, "(expected " in answer.text) == (400, True), (sparql, answer.text)
    assert listener.heard == []


def test_nothing_is_written(documents: Any, documents_store: Path, listener: Listener) -> None:
    before, held = documents.select(ALL), files(documents_store)
    assert len(before) == 5
    for text in updates(listener.address):
        for name in ("update", "query"):
            for answer in every_way(documents.endpoint, text, name):
                assert (answer.status_code, "(expected " in answer.text) == (400, True), (text, answer.text)
    assert documents.select(ALL) == before
    assert files(documents_store) == held
    assert listener.heard == []


def test_a_graph_of_the_protocol_that_is_not_here_is_not_fetched(documents: Any, listener: Listener) -> None:
    for name in ("default-graph-uri", "named-graph-uri"):
        for graph in (listener.address, HOSTNAME, "/etc/hostname", "", "no graph"):
            answer = httpx.get(documents.endpoint, params={"query": "SELECT * { ?s ?p ?o }", name: graph}, timeout=60)
            assert answer.status_code == 400
            assert answer.text.startswith("graph ")
            assert "https://example.org/data/0" in answer.text  # one that is here
    assert listener.heard == []


def test_from_chooses_among_the_graphs_that_are_here(documents: Any) -> None:
    prefix = "PREFIX data: <https://example.org/data/>"
    one = documents.select(
        f"{prefix} SELECT ?s FROM data:1 FROM <https://example.org/data/2> {{ ?s ?p ?o }} ORDER BY ?s"
    )
    assert one == [("https://example.org/data/1",), ("https://example.org/data/2",)]
    named = f"{prefix} SELECT ?g FROM data:0 FROM NAMED data:3 {{ GRAPH ?g {{ ?s ?p ?o }} }}"
    assert documents.select(named) == [("https://example.org/data/3",)]
    assert documents.select(f"{prefix} SELECT ?s FROM NAMED data:3 {{ ?s ?p ?o }}") == []


def test_the_protocol_chooses_before_from_does(documents: Any) -> None:
    given = {"query": "SELECT ?s FROM <https://example.org/data/1> { ?s ?p ?o }", "default-graph-uri": f"{GRAPH[:-1]}2"}
    answer = httpx.get(documents.endpoint, params={**given, "format": "csv"}, timeout=60)
    assert answer.text == "s\r\nhttps://example.org/data/2\r\n"


def test_a_string_may_speak_of_a_service(documents: Any) -> None:
    assert documents.select("SELECT ?x { BIND('SERVICE <http://127.0.0.1/> {}' AS ?x) } # FROM") != []
