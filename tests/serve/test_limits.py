"""Queries that would run for ever or eat all memory: each is answered in time, and so is who asks meanwhile."""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

TIMEOUT = 2.0
ANSWERED = 1.0  # seconds behind the timeout
DIRECT = {"content-type": "application/sparql-query"}


def filled(text: str, piece: str, count: int, between: str = " ") -> str:
    """A query whose $ is a piece so many times, each with its number for #."""
    return text.replace("$", between.join(piece.replace("#", f"{number:07d}") for number in range(count)))


BIG = "x" * 1000
AGAIN = f"REPLACE(?a, 'x', '{BIG}')"
# A text that doubles 25 times.
DOUBLED = f"SELECT (STRLEN(?v25) AS ?n) {{ BIND('{BIG}' AS ?v0) "
DOUBLED += " ".join(f"BIND(CONCAT(?v{n}, ?v{n}) AS ?v{n + 1})" for n in range(25)) + " }"
COMMON = {
    "cross join": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "memory": "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?a",
    "path": "SELECT (COUNT(*) AS ?n) { ?a (!<x:>)* ?b . ?b (!<y:>)* ?c }",
}
RARE = {
    "distinct": "SELECT DISTINCT ?a ?d { ?a ?b ?c . ?d ?e ?f }",
    "rows": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "triples": "CONSTRUCT { ?a ?e ?i } WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "values": filled("SELECT (COUNT(*) AS ?n) { VALUES ?x { $ } VALUES ?y { $ } FILTER(?x + ?y < 3) }", "#", 50_000),
    "values beside the word service": filled("ASK { VALUES ?x { $ } FILTER(?x = 'service') }", "'#'", 90_000),
    "values and from": filled("SELECT * FROM <a:b> { VALUES ?x { $ } }", "'#'", 90_000),
    "unions": filled("SELECT * { $ }", "{ ?s ?p ?o }", 20_000, " UNION "),
    "optionals": filled("SELECT * { $ }", "OPTIONAL { ?s# ?p ?o }", 5_000),
    "patterns": filled("SELECT * { $ }", "?s# ?p# ?o# .", 20_000),
    "negations": filled("ASK { FILTER($ true) }", "!", 100_000, ""),
    "sum": filled("ASK { FILTER($ = 1) }", "1", 100_000, "+"),
    "long path": filled("ASK { ?s $ ?o }", "<a:b>", 100_000, "/"),
    "brackets": filled("ASK { ?s ?p $ }", "(", 400_000, ""),
    "concat": DOUBLED,
    "replace": f"SELECT (STRLEN(?c) AS ?n) {{ BIND(REPLACE('{BIG}', 'x', '{BIG}') AS ?a) BIND({AGAIN} AS ?c) }}",
    "regex": "ASK { ?s ?p ?o FILTER(REGEX(STR(?o), '^(((a|b|.)*)*){200}$')) }",
    "group_concat": "SELECT (GROUP_CONCAT(?c) AS ?all) { ?a ?b ?c . ?d ?e ?f }",
    "open quotes": filled('ASK { ?s ?p """$ }', '""', 300_000),
    "open names": filled("ASK { $ }", "<a", 300_000, ""),
    "escapes": filled("ASK { ?s ?p '$' }", "\\u005C", 100_000, ""),
}


@pytest.fixture(scope="module")
def hurried(serve: Any, corpus_folder: Path) -> Any:
    """A server that gives each query little."""
    return serve(corpus_folder, "--timeout", str(TIMEOUT), "--memory", "256M", "--concurrent", "2")


@contextmanager
def asking_meanwhile(served: Any) -> Iterator[list[tuple[float, int]]]:
    """A second client, who asks something small again and again: seconds and status of each answer."""
    answers: list[tuple[float, int]] = []
    over = threading.Event()

    def ask() -> None:
        with httpx.Client(timeout=60) as client:
            while not over.wait(0.1):
                begun = time.monotonic()
                status = client.get(served.endpoint, params={"query": "ASK {}"}).status_code
                answers.append((time.monotonic() - begun, status))

    thread = threading.Thread(target=ask)
    thread.start()
    try:
        yield answers
    finally:
        over.set()
        thread.join()


def in_time(served: Any, sparql: str) -> httpx.Response:
    """The answer, which must come in time, while a second client is answered too."""
    with asking_meanwhile(served) as answers, httpx.Client(timeout=60) as client:
        client.get(served.endpoint, params={"query": "ASK {}"})  # connected, and the server is warm
        begun = time.monotonic()
        answer = client.post(served.endpoint, content=sparql.encode(), headers=DIRECT)
        taken = time.monotonic() - begun
    assert taken < TIMEOUT + ANSWERED, answer.text
    assert {status for _, status in answers} <= {200}
    assert all(seconds < TIMEOUT for seconds, _ in answers)
    return answer


@pytest.mark.parametrize("name", COMMON)
def test_a_query_without_end_is_answered_in_time(hurried: Any, name: str) -> None:
    answer = in_time(hurried, COMMON[name])
    assert answer.status_code == 503
    assert answer.headers["retry-after"].isdigit()
    assert "(expected " in answer.text


@pytest.mark.slow
@pytest.mark.parametrize("name", RARE)
def test_whatever_a_query_does_it_is_answered_in_time(hurried: Any, name: str) -> None:
    answer = in_time(hurried, RARE[name])
    assert answer.status_code in {200, 400, 422, 503}
    assert answer.status_code == 200 or "(expected " in answer.text


def test_the_sentence_says_the_limit(hurried: Any) -> None:
    long = httpx.get(hurried.endpoint, params={"query": COMMON["cross join"]}, timeout=60).text
    assert long == "the query took more than 2 s (expected one that names more, or a LIMIT)\n"


def test_a_client_that_goes_stops_its_query(hurried: Any) -> None:
    for _ in range(2):  # as many as are answered at a time
        with pytest.raises(httpx.ReadTimeout):
            httpx.get(hurried.endpoint, params={"query": COMMON["cross join"]}, timeout=0.5)
    begun = time.monotonic()
    assert hurried.select("SELECT (1 AS ?n) {}") == [("1",)]
    assert time.monotonic() - begun < TIMEOUT
    until = time.monotonic() + 10
    while hurried.log.read_text("utf-8").count("GET /sparql 499 ") < 2:
        assert time.monotonic() < until
        time.sleep(0.05)


@pytest.mark.slow
def test_who_waits_too_long_is_told_to_come_again(hurried: Any) -> None:
    places = httpx.Limits(max_connections=None)
    with ThreadPoolExecutor(90) as pool, httpx.Client(timeout=60, limits=places) as client:
        asked = [COMMON["cross join"]] * 90
        statuses = list(pool.map(lambda sparql: _status(client, hurried, sparql), asked))
    assert {status for status, _ in statuses} == {429, 503}
    assert all(again for _, again in statuses)
    assert hurried.select("SELECT (1 AS ?n) {}") == [("1",)]


def _status(client: httpx.Client, served: Any, sparql: str) -> tuple[int, str]:
    answer = client.get(served.endpoint, params={"query": sparql})
    return answer.status_code, answer.headers.get("retry-after", "")
