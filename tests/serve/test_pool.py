"""The processes of queries, asked without a server in between."""

import asyncio
from collections.abc import Awaitable, Callable
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from socket import socket
from threading import Event
from typing import TypeVar

import pytest

from kg.errors import InputError
from kg.serve import pool as pool_module
from kg.serve.begin import begin
from kg.serve.forms import wanted
from kg.serve.limits import Limits, Refused
from kg.serve.pool import Pool, Question, Respondent

_Result = TypeVar("_Result")
TEN = "SELECT ?n { VALUES ?n { 0 1 2 3 4 5 6 7 8 9 } }"
FOUR = " ".join(f"VALUES ?n{n} {{ 0 1 2 3 }}" for n in range(30))
EVER = f"SELECT (COUNT(*) AS ?n) {{ {FOUR} }}"
ELEVEN = " ".join(f"<a:{n}>" for n in range(11))


def using(folder: Path, limits: Limits, ask: Callable[[Pool], Awaitable[_Result]]) -> _Result:
    """What comes of a pool that lives for one test."""

    async def run() -> _Result:
        pool = Pool(folder, limits)
        try:
            return await ask(pool)
        finally:
            await pool.end()

    return asyncio.run(run())


async def said(pool: Pool, sparql: str, accept: str = "text/csv") -> str:
    reply = await pool.ask(Question(sparql, None, wanted(accept)))
    with reply.file as file:
        data = file.read()
    assert len(data) == reply.size
    return data.decode("utf-8")


def test_an_answer_longer_than_is_granted_is_refused_whole(documents_store: Path) -> None:
    async def ask(pool: Pool) -> list[tuple[int, str]]:
        found = []
        graph = f"CONSTRUCT {{ ?n a ?n }} WHERE {{ VALUES ?n {{ {ELEVEN} }} }}"
        long = f"SELECT ?n {{ BIND('{'x' * 2000}' AS ?n) }}"
        for sparql, accept in ((TEN.replace("9 }", "9 10 }"), "text/csv"), (graph, "text/turtle"), (long, "text/csv")):
            with pytest.raises(Refused) as refused:
                await said(pool, sparql, accept)
            found.append((refused.value.status, refused.value.sentence))
        assert await said(pool, TEN) == "n\r\n" + "".join(f"{n}\r\n" for n in range(10))
        return found

    rows, triples, size = using(documents_store, Limits(concurrent=1, rows=10, answer=2000), ask)
    assert rows == triples == (422, "the answer has more than 10 rows (expected a LIMIT of so many)")
    assert size == (422, "the answer has more than 2,000 bytes (expected a LIMIT, or fewer variables)")


def test_too_little_memory_for_the_store_is_an_error_in_words(documents_store: Path) -> None:
    with pytest.raises(InputError, match=r"no process could open it in 64 MB \(expected more memory\)"):
        using(documents_store, Limits(concurrent=2, memory=64 << 20), lambda pool: said(pool, TEN))


def test_a_process_that_begins_while_nobody_waits_any_more_is_ended(
    monkeypatch: pytest.MonkeyPatch, documents_store: Path
) -> None:
    begun: list[tuple[ForkServerProcess, socket]] = []
    stopped = Event()

    def slow(folder: Path, memory: int) -> tuple[ForkServerProcess, socket]:
        stopped.wait(10)
        begun.append(begin(folder, memory))
        return begun[0]

    monkeypatch.setattr(pool_module, "begin", slow)

    async def run() -> None:
        one = asyncio.create_task(Respondent.begun(documents_store, Limits()))
        await asyncio.sleep(0.01)
        one.cancel()
        stopped.set()
        with pytest.raises(asyncio.CancelledError):
            await one

    asyncio.run(run())
    [(process, line)] = begun
    assert process.exitcode is not None
    assert line.fileno() == -1


def test_a_query_that_holds_too_much_is_refused_and_the_next_one_answered(documents_store: Path) -> None:
    doubled = " ".join(f"BIND(CONCAT(?v{n}, ?v{n}) AS ?v{n + 1})" for n in range(25))

    async def ask(pool: Pool) -> str:
        with pytest.raises(Refused, match="needed more than 256 MB of memory") as refused:
            await said(pool, f"SELECT (STRLEN(?v25) AS ?n) {{ BIND('{'x' * 1000}' AS ?v0) {doubled} }}")
        assert refused.value.status == 503
        return await said(pool, TEN)

    limits = Limits(concurrent=1, memory=256 << 20, timeout=60)
    assert using(documents_store, limits, ask).startswith("n\r\n0\r\n")


def test_a_process_that_is_lost_is_replaced(documents_store: Path) -> None:
    async def ask(pool: Pool) -> str:
        with pytest.raises(Refused, match=r"took more than 0\.5 s") as refused:
            await said(pool, EVER)
        assert refused.value.status == 503
        return await said(pool, TEN)

    limits = Limits(concurrent=1, timeout=0.5)
    found = using(documents_store, limits, lambda pool: _patiently(lambda: ask(pool)))
    assert found.startswith("n\r\n0\r\n")


async def _patiently(ask: Callable[[], Awaitable[str]]) -> str:
    """Again while no process is ready: on a busy machine a new one takes longer than half a second."""
    while True:
        try:
            return await ask()
        except Refused as refused:
            if refused.status != 429:
                raise


def test_a_cancelled_question_frees_its_process(documents_store: Path) -> None:
    async def ask(pool: Pool) -> str:
        await pool.begin()
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.2):
                await said(pool, EVER)
        return await said(pool, TEN)

    assert using(documents_store, Limits(concurrent=1, timeout=30), ask).startswith("n\r\n0\r\n")


def test_an_answer_larger_than_memory_is_whole(documents_store: Path) -> None:
    big = f"SELECT ?n {{ BIND('{'柳' * 1000}' AS ?n) VALUES ?x {{ {' '.join(map(str, range(1000)))} }} }}"
    found = using(documents_store, Limits(concurrent=1), lambda pool: said(pool, big))
    assert found == "n\r\n" + ("柳" * 1000 + "\r\n") * 1000


@pytest.mark.slow
def test_a_process_is_replaced_before_it_is_worn_out(documents_store: Path) -> None:
    async def ask(pool: Pool) -> list[str]:
        return [await said(pool, "SELECT (1 AS ?n) {}") for _ in range(2100)]

    assert set(using(documents_store, Limits(concurrent=1, timeout=60), ask)) == {"n\r\n1\r\n"}
