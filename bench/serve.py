"""What many clients at once get from `kg serve`, and what memory it holds meanwhile.

    python bench/serve.py TARGET [CLIENTS] [SECONDS]

Starts a server, lets so many clients (200) ask as fast as they are answered for so many seconds (60), and prints how
many answers had which status, how long they took, and the memory of the server and all its processes, shared pages
counted once. A client that is told to come again (429) does so after as long as it is told.
"""

from __future__ import annotations

import asyncio
import re
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import urlencode

ASKED = (
    "ASK { ?s a kg:Statement }",
    "SELECT ?name { ?r a kg:Reporter ; rdfs:label ?name } ORDER BY ?name",
    "SELECT ?class (COUNT(*) AS ?n) { ?s a ?class } GROUP BY ?class ORDER BY DESC(?n)",
    "SELECT * { ?s kg:evidence ?e . ?e kg:quote ?quote } LIMIT 500",
    "CONSTRUCT { ?s ?p ?o } WHERE { ?s a kg:Article ; ?p ?o } LIMIT 500",
    "SELECT ?who ?what { ?s kg:predicate kg:undertakes ; kg:subject/rdfs:label ?who ; kg:object/rdfs:label ?what }",
)
FORMS = ("json", "xml", "csv", "tsv")
EVERY = 2.0  # seconds between two looks at the memory


@dataclass
class Seen:
    """What all clients saw."""

    statuses: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)  # bytes


def load(target: Path, clients: int, seconds: float) -> Seen:
    """What so many clients see of a server of its own."""
    command = [sys.executable, "-m", "kg", "serve", str(target), "--port", "0", "--quiet"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        address = server.stdout.readline().strip()
        try:
            return asyncio.run(_all(address, server.pid, clients, seconds))
        finally:
            server.terminate()


async def _all(address: str, server: int, clients: int, seconds: float) -> Seen:
    seen, until = Seen(), time.monotonic() + seconds
    host, port = address.removeprefix("http://").rstrip("/").rsplit(":", 1)
    asking = [_ask(host, int(port), seen, number, until) for number in range(clients)]
    await asyncio.gather(_watch(server, seen, until), *asking)
    return seen


async def _ask(host: str, port: int, seen: Seen, number: int, until: float) -> None:
    """One client with a connection of its own, and a new one where the server drops it."""
    while time.monotonic() < until:
        try:
            reader, writer = await asyncio.open_connection(host, port)
            while time.monotonic() < until:
                number += 1
                begun = time.monotonic()
                writer.write(_request(number))
                status, again = await _answer(reader)
                seen.statuses[status] += 1
                if status == "200":
                    seen.seconds.append(time.monotonic() - begun)
                await asyncio.sleep(again)
            writer.close()
        except (OSError, EOFError) as error:
            seen.statuses[type(error).__name__] += 1


def _request(number: int) -> bytes:
    given = {"query": ASKED[number % len(ASKED)]}
    if given["query"].startswith("SELECT"):
        given["format"] = FORMS[number % len(FORMS)]
    body = urlencode(given).encode("ascii")
    kind = "Content-Type: application/x-www-form-urlencoded"
    return f"POST /sparql HTTP/1.1\r\nHost: localhost\r\n{kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


async def _answer(reader: asyncio.StreamReader) -> tuple[str, float]:
    """The status of an answer, read whole, and in how many seconds to come again."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("ascii").lower()
    fields = dict(line.split(": ", 1) for line in head.splitlines()[1:] if line)
    await reader.readexactly(int(fields["content-length"]))
    return head.split()[1], float(fields.get("retry-after", 0))


async def _watch(server: int, seen: Seen, until: float) -> None:
    while time.monotonic() < until:
        await asyncio.sleep(EVERY)
        seen.memory.append(sum(map(_memory, family(server))))


def family(pid: int) -> set[int]:
    """A process and all below it."""
    found = {pid}
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, task.read_text("ascii").split()):
            found |= family(child)
    return found


def _memory(pid: int) -> int:
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii")
    except OSError:  # it was replaced just now
        return 0
    found = re.search(r"^Pss: +(\d+) kB", rollup, re.MULTILINE)
    return int(found[1]) << 10 if found else 0


def told(seen: Seen) -> str:
    """The figures, a line for each kind."""
    third = max(1, len(seen.memory) // 3)
    middle, last = median(seen.memory[third : 2 * third] or seen.memory), median(seen.memory[-third:])
    *_, late = quantiles(seen.seconds, n=20)
    statuses = ", ".join(f"{count:,} × {status}" for status, count in sorted(seen.statuses.items()))
    return (
        f"answers  {statuses}\n"
        f"seconds  {median(seen.seconds):.2f} median, {late:.2f} at 95 %, {max(seen.seconds):.2f} at most\n"
        f"memory   {middle / 2**20:,.0f} MB in the second third, {last / 2**20:,.0f} in the last, "
        f"{max(seen.memory) / 2**20:,.0f} at most"
    )


if __name__ == "__main__":
    print(told(load(Path(sys.argv[1]), int((*sys.argv[2:], "200")[0]), float((*sys.argv[3:], "60")[0]))))
