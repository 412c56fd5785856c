"""The server as its owner meets it: addresses, the log, signals, what is left behind."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest

from kg.errors import OptionError
from kg.serve import server
from kg.serve.limits import size


def descendants(pid: int) -> set[int]:
    """A process's children, and theirs."""
    found: set[int] = set()
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, task.read_text("ascii").split()):
            found |= {child} | descendants(child)
    return found


def alive(pids: set[int]) -> set[int]:
    return {pid for pid in pids if Path(f"/proc/{pid}").exists() and "\nState:\tZ" not in status(pid)}


def status(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/status").read_text("utf-8")
    except OSError:  # it ended just now
        return ""


def soon(holds: Callable[[], bool], seconds: float = 10.0) -> bool:
    """Whether something comes to hold."""
    until = time.monotonic() + seconds
    while not holds() and time.monotonic() < until:
        time.sleep(0.05)
    return holds()


def test_the_first_line_is_the_address_and_the_log_says_what_a_query_may_use(documents: Any) -> None:
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", documents.address)
    assert soon(lambda: len(documents.log.read_text("utf-8").splitlines()) >= 2)
    log = documents.log.read_text("utf-8").splitlines()
    assert f"5 triples, SPARQL at {documents.endpoint}; Ctrl-C stops" in log[0]
    assert re.fullmatch(r"a query has 10 s, 1,024 MB and (no network|the network of this machine.*)", log[1])


def test_health(documents: Any) -> None:
    answer = httpx.get(f"{documents.address}healthz", timeout=60)
    assert re.fullmatch(r"ok 5 triples, queries have (no network|network not cut off)\n", answer.text)


def test_queries_have_no_network(documents: Any) -> None:
    if os.geteuid() != 0 and not Path("/proc/self/ns/user").exists():
        pytest.skip("this system lets nobody cut a process off")
    if "not cut off" in httpx.get(f"{documents.address}healthz", timeout=60).text:
        pytest.skip("this system does not let this user cut a process off")
    here = os.readlink("/proc/self/ns/net")
    apart = [pid for pid in descendants(documents.process.pid) if os.readlink(f"/proc/{pid}/ns/net") != here]
    assert len(apart) >= 2  # the processes of queries, and no other


def test_a_line_of_the_log_is_one_request_whatever_its_text(documents: Any) -> None:
    forged = "ASK {}\n2011-03-02T00:00:00Z 10.0.0.1 GET /secret 200\x1b[31m\u202e" + "x" * 1000
    httpx.get(documents.endpoint, params={"query": forged}, timeout=60)
    httpx.get(f"{documents.address}a%0Ab%1B", timeout=60)
    assert soon(lambda: " GET /a" in documents.log.read_text("utf-8").splitlines()[-1])
    first, second = documents.log.read_text("utf-8").splitlines()[-2:]
    assert re.match(
        r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ 127\.0\.0\.1 GET /sparql 400 \d+ms \d+B ASK \{\} 2011-03-02T", first
    )
    assert "\\x1b[31m\\u202e" in first
    assert len(first) < 450
    assert re.search(r" GET /a\\x0ab\\x1b 404 ", second)


@pytest.mark.slow
def test_quiet_says_the_address_alone(serve: Any, documents_store: Path) -> None:
    served = serve(documents_store, "--quiet")
    assert httpx.get(served.endpoint, params={"query": "ASK {}"}, timeout=60).status_code == 200
    assert served.stop(signal.SIGINT) == 130
    assert served.log.read_text("utf-8") == ""


@pytest.mark.slow
def test_two_hundred_clients_get_answers_or_are_told_to_wait(corpus_folder: Path) -> None:
    spec = spec_from_file_location("bench_serve", Path(__file__).parents[2] / "bench" / "serve.py")
    assert spec
    assert spec.loader
    bench = module_from_spec(spec)
    sys.modules["bench_serve"] = bench  # where its dataclass looks for its names
    spec.loader.exec_module(bench)
    seen = bench.load(corpus_folder, 200, 8)
    assert set(seen.statuses) == {"200", "429"}
    assert max(seen.memory) < 500 << 20
    assert re.fullmatch(r"answers .*\nseconds .*\nmemory .* MB in the second third, .*", bench.told(seen))


@pytest.mark.slow
def test_a_stop_leaves_nothing_behind(serve: Any, corpus_folder: Path, tmp_path: Path) -> None:
    served = serve(corpus_folder / "graph.ttl", TMPDIR=str(tmp_path))
    children = descendants(served.process.pid)
    assert len(children) >= 2
    assert [path.name[:9] for path in tmp_path.iterdir() if not path.name.startswith("pymp-")] == ["kg-store-"]
    assert served.stop() == 143
    assert soon(lambda: not alive(children))
    assert soon(lambda: list(tmp_path.iterdir()) == [])


@pytest.mark.slow
def test_a_long_name_of_the_temporary_folder_is_none_of_a_query(
    serve: Any, documents_store: Path, tmp_path: Path
) -> None:
    long = tmp_path / ("x" * 120)  # no socket can have so long an address
    long.mkdir()
    served = serve(documents_store, TMPDIR=str(long))
    assert [path.name[:9] for path in long.iterdir()] == ["kg-store-"]
    assert served.select("SELECT ?s { ?s ?p ?o }") == [("https://example.org/data/default",)]
    assert served.stop() == 143
    assert soon(lambda: list(long.iterdir()) == [])


@pytest.mark.slow
def test_a_query_under_way_has_some_seconds_to_end(serve: Any, corpus_folder: Path) -> None:
    served = serve(corpus_folder, "--timeout", "60")
    ever = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(httpx.get, served.endpoint, params={"query": ever}, timeout=60)
        time.sleep(2)
        assert served.stop() == 143
        answer = asked.result()
    assert (answer.status_code, answer.text) == (503, "the server stops (expected another try later)\n")
    assert "Traceback" not in served.log.read_text("utf-8")


@pytest.mark.slow
def test_who_takes_nothing_of_an_answer_is_dropped(documents: Any) -> None:
    host, port = documents.address[7:-1].split(":")
    many = " ".join(map(str, range(9000)))
    query = urlencode({"query": f"SELECT ?x ?y {{ VALUES ?x {{ {many} }} BIND('{'x' * 2000}' AS ?y) }}"}).encode()
    head = "POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    with socket.create_connection((host, int(port))) as client:
        client.sendall(f"{head}Content-Length: {len(query)}\r\n\r\n".encode() + query)
        assert client.recv(12) == b"HTTP/1.1 200"
        time.sleep(13)  # the server's patience is 10 s
        assert len(_rest(client)) < 9000 * 2000
    assert "127.0.0.1 took nothing for 10 s: its answer is cut\n" in documents.log.read_text("utf-8")


@pytest.mark.slow
def test_who_takes_some_of_an_answer_all_the_time_gets_it_whole(serve: Any, documents_store: Path) -> None:
    served = serve(documents_store)
    host, port = served.address[7:-1].split(":")
    many = " ".join(map(str, range(3000)))
    query = urlencode({"query": f"SELECT ?x ?y {{ VALUES ?x {{ {many} }} BIND('{'x' * 2000}' AS ?y) }}"}).encode()
    head = "POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    with socket.socket() as client:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 16)
        client.connect((host, int(port)))
        client.sendall(f"{head}Connection: close\r\nContent-Length: {len(query)}\r\n\r\n".encode() + query)
        taken = client.recv(1 << 16)
        size = int(re.search(rb"content-length: (\d+)", taken.lower())[1])  # type: ignore[index]
        until = time.monotonic() + 25
        while time.monotonic() < until:  # the system's buffers hold more than that
            taken += client.recv(30_000)
            time.sleep(0.5)
        taken += _rest(client)
    assert len(taken.partition(b"\r\n\r\n")[2]) == size > 6_000_000
    assert "is cut" not in served.log.read_text("utf-8")


def _rest(connection: socket.socket) -> bytes:
    """What still comes until the other end closes."""
    data = b""
    with suppress(ConnectionResetError):
        while piece := connection.recv(1 << 20):
            data += piece
    return data


@pytest.mark.slow
def test_a_server_that_is_killed_leaves_no_process(serve: Any, documents_store: Path) -> None:
    served = serve(documents_store)
    children = descendants(served.process.pid)
    served.process.kill()
    served.process.wait(30)
    assert soon(lambda: not alive(children))


@pytest.mark.slow
def test_a_server_that_is_killed_leaves_no_query_at_work(serve: Any, corpus_folder: Path) -> None:
    served = serve(corpus_folder, "--timeout", "60")
    children = descendants(served.process.pid)
    ever = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(httpx.get, served.endpoint, params={"query": ever}, timeout=60)
        time.sleep(1)
        served.process.kill()
        served.process.wait(30)
        assert isinstance(asked.exception(), httpx.TransportError)
    assert soon(lambda: not alive(children), 5)


@pytest.mark.slow
@pytest.mark.parametrize("linked", [True, False])
def test_a_store_that_is_built_anew_changes_nothing_that_is_served(
    serve: Any, documents_store: Path, tmp_path: Path, linked: bool
) -> None:
    if linked:
        (tmp_path / "tmp").mkdir()
        environment = {"TMPDIR": str(tmp_path / "tmp")}
    else:
        environment = {"TMPDIR": "/dev/shm"}  # another disk, which gives no second name
    folder = tmp_path / "store"
    shutil.copytree(documents_store, folder)
    served = serve(folder, "--timeout", "1", "--concurrent", "1", **environment)
    shutil.rmtree(folder)
    ever = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"VALUES ?n{n} {{ 0 1 2 3 }}" for n in range(30)) + " }"
    assert httpx.get(served.endpoint, params={"query": ever}, timeout=60).status_code == 503
    assert soon(lambda: httpx.get(served.endpoint, params={"query": "ASK {}"}, timeout=60).status_code == 200)
    assert served.select("SELECT ?s { ?s ?p ?o }") == [("https://example.org/data/default",)]
    assert served.stop() == 143


@pytest.mark.slow
def test_where_no_process_can_begin_the_log_and_health_say_so(
    serve: Any, documents_store: Path, tmp_path: Path
) -> None:
    served = serve(documents_store, "--timeout", "1", "--concurrent", "1", TMPDIR=str(tmp_path))
    (pinned,) = tmp_path.glob("kg-store-*/folder")
    shutil.rmtree(pinned)
    ever = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"VALUES ?n{n} {{ 0 1 2 3 }}" for n in range(30)) + " }"
    assert httpx.get(served.endpoint, params={"query": ever}, timeout=60).status_code == 503
    assert soon(lambda: httpx.get(f"{served.address}healthz", timeout=60).status_code == 503)
    answer = httpx.get(served.endpoint, params={"query": "ASK {}"}, timeout=60)
    assert (answer.status_code, answer.text[:31]) == (503, "no process can be begun that an")
    assert served.log.read_text("utf-8").count(f"! {pinned}: cannot be read: ") == 1


def test_a_port_that_is_taken_is_one_line(command: Any, documents_store: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        run = command("serve", documents_store, "--port", port)
    assert run.code == 1
    assert run.err == f"kg: --port {port}: Address already in use at 127.0.0.1 (expected a free one, or 0)\n"


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1"])
def test_an_address_that_others_reach_needs_a_word(command: Any, documents_store: Path, host: str) -> None:
    run = command("serve", documents_store, "--host", host)
    assert run.code == 1
    assert run.err == f"kg: --host {host!r}: others can reach it (expected 127.0.0.1, or --public as well)\n"
    assert server.hosts(host, public=True) is None


@pytest.mark.slow
def test_an_address_of_ipv6(serve: Any, documents_store: Path) -> None:
    served = serve(documents_store, "--host", "::1", "--memory", "256M", "--concurrent", "1")
    assert re.fullmatch(r"http://\[::1\]:\d+/", served.address)
    assert served.select("SELECT ?s { ?s ?p ?o }") == [("https://example.org/data/default",)]


def test_names_of_this_machine() -> None:
    assert server.hosts("localhost", public=False) == {"localhost", "127.0.0.1", "[::1]"}
    assert server.hosts("127.0.0.2", public=False) == {"localhost", "127.0.0.1", "[::1]", "127.0.0.2"}
    with pytest.raises(OptionError, match="no such address"):
        server.hosts("nowhere.invalid", public=False)


@pytest.mark.parametrize("text", ["much", "1X", "-1G", "", "255M", "1025G", "9" * 400])
def test_memory_that_is_none(text: str) -> None:
    with pytest.raises(OptionError, match=r"memory .*: (no size|too little|more than machines have)"):
        size(text)


@pytest.mark.parametrize(
    "option", [("--timeout", "inf"), ("--timeout", "nan"), ("--timeout", "3601"), ("--concurrent", "65")]
)
def test_a_limit_that_is_none_is_refused(command: Any, documents_store: Path, option: tuple[str, str]) -> None:
    run = command("serve", documents_store, *option)
    assert run.code != 0
    assert option[0] in run.err


def test_what_is_no_http_has_a_line_of_the_log(documents: Any) -> None:
    for raw in (b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\r\n\r\n"):
        before = documents.log.read_text("utf-8").count(" - 400 ")
        host, port = documents.address[7:-1].split(":")
        with socket.create_connection((host, int(port))) as client:
            client.sendall(raw)
            answer = _rest(client)
        assert answer.startswith(b"HTTP/1.1 400 Bad Request\r\n")
        assert b"x-content-type-options: nosniff\r\n" in answer.lower()
        told = " 127.0.0.1 - 400 Invalid HTTP request received."
        assert soon(lambda: documents.log.read_text("utf-8").count(told) == before + 1)  # noqa: B023 - asked at once


def test_a_long_path_is_cut_in_the_log(documents: Any) -> None:
    httpx.get(f"{documents.address}{'x' * 31_000}", timeout=60)
    assert soon(lambda: f"/{'x' * 299}… 404" in documents.log.read_text("utf-8"))


def test_a_graph_that_is_not_there_is_one_line(command: Any, tmp_path: Path) -> None:
    run = command("serve", tmp_path / "nowhere")
    assert run.code == 1
    assert re.fullmatch(r"kg: .*nowhere: No such file or directory \(expected .*\)\n", run.err)


@pytest.mark.slow
def test_a_log_that_nobody_can_read_stops_no_answer(documents_store: Path) -> None:
    command = [sys.executable, "-m", "kg", "serve", str(documents_store), "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stderr
    address = process.stdout.readline().strip()
    process.stderr.close()
    for _ in range(3):
        assert httpx.get(f"{address}sparql", params={"query": "ASK {}"}, timeout=60).status_code == 200
    process.terminate()
    assert process.wait(30) in {143, 120}
    process.stdout.close()
