"""What one client may have of the processes, when others come."""

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

EVER = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"VALUES ?n{n} {{ 0 1 2 3 }}" for n in range(30)) + " }"
SMALL = "ASK {}"


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
