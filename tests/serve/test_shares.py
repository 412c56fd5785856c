"""What one client may have of the processes, when others come."""

import asyncio
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

from kg.serve.limits import Limits, Refused, at_once
from kg.serve.shares import Shares

EVER = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"VALUES ?n{n} {{ 0 1 2 3 }}" for n in range(30)) + " }"
SMALL = "ASK {}"


async def granted(shares: Shares, clients: Sequence[str], over: asyncio.Event) -> list[str]:
    """Which of these have a process at once, each asking without end."""
    found = []

    async def ask(client: str) -> None:
        async with shares.share(client):
            found.append(client)
            await over.wait()

    tasks = [asyncio.create_task(ask(client)) for client in clients]
    await asyncio.sleep(0.01)
    held = [*found]
    over.set()
    await asyncio.gather(*tasks, return_exceptions=True)
    return held


def at_work(concurrent: int, *clients: str, timeout: float = 60) -> list[str]:
    """The same, where so many work at a time."""

    async def run() -> list[str]:
        return await granted(Shares(Limits(concurrent=concurrent, timeout=timeout)), clients, asyncio.Event())

    return asyncio.run(run())


def test_each_client_with_queries_at_work_leaves_as_many_processes_to_others() -> None:
    greedy, other, third, fourth = (f"192.0.2.{number}" for number in range(4))
    assert at_work(4, *[greedy] * 9) == [greedy] * 2
    assert at_work(4, *[greedy] * 9, *[other] * 9, third) == [greedy, greedy, other, third]
    assert at_work(8, *[greedy] * 9, *[other] * 9, *[third] * 9, fourth) == [greedy] * 4 + [other] * 2 + [third, fourth]
    assert at_work(2, *[greedy] * 9, other) == [greedy, other]
    assert at_work(1, greedy) == [greedy]


def test_this_machine_itself_may_have_all_but_no_more() -> None:
    assert at_work(4, *["127.0.0.1"] * 9) == ["127.0.0.1"] * 4


def test_all_that_wait_get_their_turn_in_the_order_of_coming() -> None:
    async def run() -> list[int]:
        shares, done = Shares(Limits(concurrent=2)), []

        async def ask(number: int) -> None:
            async with shares.share("192.0.2.1"):
                await asyncio.sleep(0)
                done.append(number)

        await asyncio.gather(*map(ask, range(20)))
        assert shares._shares == {}
        return done

    assert asyncio.run(run()) == [*range(20)]


def test_who_goes_or_waits_in_vain_leaves_its_place() -> None:
    async def run() -> None:
        shares, over = Shares(Limits(concurrent=1, timeout=0.05, waiting=4)), asyncio.Event()

        async def ask(client: str) -> str:
            try:
                async with shares.share(client):
                    await over.wait()
            except Refused as refused:
                return refused.sentence
            return "answered"

        first, gone = (asyncio.create_task(ask("192.0.2.1")) for _ in range(2))
        await asyncio.sleep(0)
        gone.cancel()
        others = [await asyncio.gather(*(ask(client) for _ in range(3))) for client in ("192.0.2.2", "192.0.2.3")]
        over.set()
        in_vain = "no turn within 0.05 s (expected another try in a moment)"
        many = "2 queries of one client wait already (expected another try in a moment)"
        assert others == [[in_vain, in_vain, many]] * 2
        assert await first == await ask("192.0.2.2") == "answered"
        assert shares._shares == {}

    asyncio.run(run())


def asked(to: httpx.Client, served: Any, sparql: str, client: str) -> tuple[int, float]:
    """Status and seconds of an answer; a proxy on this machine names the client."""
    begun = time.monotonic()
    of = {"x-forwarded-for": client}
    answer = to.get(served.endpoint, params={"query": sparql}, headers=of)
    return answer.status_code, time.monotonic() - begun


@pytest.mark.slow
def test_a_client_that_asks_without_end_leaves_one_process_to_others(serve: Any, documents_store: Path) -> None:
    served = serve(documents_store, "--timeout", "6", "--concurrent", "2")
    places = httpx.Limits(max_connections=None)
    with httpx.Client(timeout=60, limits=places) as client, ThreadPoolExecutor(40) as threads:
        greedy = [threads.submit(asked, client, served, EVER, "192.0.2.7") for _ in range(40)]
        time.sleep(1)
        status, seconds = asked(client, served, SMALL, "192.0.2.8")
        assert (status, seconds < 5) == (200, True)
        assert asked(client, served, SMALL, "127.0.0.1")[0] == 200
        statuses = [one.result()[0] for one in greedy]
    assert set(statuses) == {503, 429}
    assert statuses.count(503) <= 4  # one at a time


@pytest.mark.slow
def test_two_clients_that_ask_without_end_leave_one_process_to_a_third(serve: Any, documents_store: Path) -> None:
    assert at_once() >= 4
    served = serve(documents_store, "--timeout", "6")
    places = httpx.Limits(max_connections=None)
    with httpx.Client(timeout=60, limits=places) as client, ThreadPoolExecutor(20) as threads:
        greedy = [threads.submit(asked, client, served, EVER, f"192.0.2.{7 + number % 2}") for number in range(20)]
        time.sleep(1)
        for _ in range(3):
            status, seconds = asked(client, served, SMALL, "192.0.2.9")
            assert (status, seconds < 5) == (200, True)
        assert {one.result()[0] for one in greedy} <= {503, 429}
