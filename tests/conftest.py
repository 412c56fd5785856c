"""What tests of several packages share: invented articles read on the spot, and builds made once."""

import gc
import io
import json
import os
import pty
import shutil
import signal
import socket
import subprocess
import sys
import time
from base64 import b64decode
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import process_time
from typing import IO, Any
from urllib.error import URLError
from urllib.request import Request, urlopen

import pytest
from hypothesis import settings

import kg
from kg.graph.graph import Graph
from kg.model import Page
from kg.pipeline import read_page
from kg.resolve.articles import Known
from kg.resolve.things import Thing

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("KG_SHARED", ROOT / ".." / "shared")).resolve()


# The same examples in every run, and no time limit per example: the machine may be busy.
settings.register_profile("project", deadline=None, derandomize=True)
settings.register_profile("many", deadline=None, derandomize=True, max_examples=250)  # --hypothesis-profile=many
settings.load_profile("project")

# A shell's background job ignores Ctrl-C, and so would every program that a test starts and then stops.
signal.signal(signal.SIGINT, signal.default_int_handler)


@dataclass(frozen=True)
class Run:
    """What a command left behind."""

    code: int
    out: str
    err: str


LOOP = 0.0135  # CPU seconds of `_loop` on the machine whose seconds the tests' bounds are


def _loop() -> None:
    words: dict[str, int] = {}
    for number in range(50_000):
        word = chr(0x4E00 + number % 20_000) + str(number % 7)
        words[word] = words.get(word, 0) + len(word)


def _seconds(function: Callable[..., object], *arguments: object) -> float:
    begin = process_time()
    function(*arguments)
    return process_time() - begin


def _cpu(function: Callable[..., object], *arguments: object, rounds: int = 3) -> float:
    """Each time the loop is measured before and behind: a machine may be slow, and slow by turns."""
    waste = gc.isenabled()
    gc.disable()  # what other tests left would be searched for garbage, within one call or the other
    try:
        rounds = [(_seconds(_loop), _seconds(function, *arguments), _seconds(_loop)) for _ in range(rounds)]
    finally:
        if waste:
            gc.enable()
    return min(LOOP * seconds / min(before, behind) for before, seconds, behind in rounds)


@pytest.fixture
def slowness() -> Callable[[], float]:
    """How many times as long as that machine this one takes at the moment."""
    return lambda: min(_seconds(_loop) for _ in range(9)) / LOOP


@pytest.fixture(scope="session")
def cpu() -> Callable[..., float]:
    """CPU seconds of a call as a certain machine would take, the least of some rounds: this one may be slow or busy."""
    return _cpu


def _read(text: str, *, place: str = "郑州市", **page: str) -> Known:
    (known,) = read_page(Page("a.txt", text, place=place, date="2011-03-02", **page))
    return known


@pytest.fixture(scope="session")
def read() -> Callable[..., Known]:
    """The one article of a text, resolved by itself; 郑州市 is its city unless another is given."""
    return _read


@pytest.fixture(scope="session")
def things() -> Callable[..., dict[str, Thing]]:
    """What each form of a text's article stands for; a form that stands for two things is the last one."""

    def things(text: str, **page: str) -> dict[str, Thing]:
        known = _read(text, **page)
        return {known.extract.mentions[index].name: thing for index, thing in sorted(known.things.items())}

    return things


@pytest.fixture
def build(tmp_path: Path) -> Callable[..., Graph]:
    """The graph of texts, each a file of its own."""

    def build(*texts: str, place: str = "郑州市", **options: object) -> Graph:
        for number, text in enumerate(texts):
            (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
        return kg.build(tmp_path, place=place, **options)  # type: ignore[arg-type]

    return build


@pytest.fixture(scope="session")
def rows() -> Callable[[Graph, str], list[tuple[str, ...]]]:
    """A query's rows as plain strings, sorted; an unbound variable is empty."""

    def rows(graph: Graph, sparql: str) -> list[tuple[str, ...]]:
        return sorted(tuple("" if term is None else str(term) for term in row) for row in graph.query(sparql))

    return rows


def _exit_code(
    monkeypatch: pytest.MonkeyPatch, arguments: Sequence[object], environment: dict[str, str], **streams: IO[str]
) -> int:
    """Of `kg` as its entry point runs it, in this process, with other streams than its own."""
    from kg.cli import main

    with monkeypatch.context() as patch:
        patch.setattr(sys, "argv", ["kg", *map(str, arguments)])
        for name, stream in streams.items():
            patch.setattr(sys, name, stream)
        for name, value in environment.items():
            patch.setenv(name, value)
        try:
            main()
        except SystemExit as stop:
            return int(str(stop.code or 0))
    return 0


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Run]:
    """`kg` as its entry point runs it, in this process, where the word lists are loaded already."""

    def command(*arguments: object, stdin: bytes = b"", **environment: str) -> Run:
        given, out, err = (io.TextIOWrapper(io.BytesIO(data), encoding="utf-8") for data in (stdin, b"", b""))
        code = _exit_code(monkeypatch, arguments, environment, stdin=given, stdout=out, stderr=err)
        return Run(code, _written(out), _written(err))

    return command


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    data = stream.buffer.getvalue()  # type: ignore[attr-defined]
    return str(data, "utf-8")


@pytest.fixture
def on_terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """What `kg` shows where its results go to a terminal, in this process too; it must not fail."""

    def on_terminal(*arguments: object, **environment: str) -> str:
        leader, follower = pty.openpty()
        environment = {"TERM": "xterm-256color", **environment}
        with ThreadPoolExecutor(1) as reading:
            shown = reading.submit(_until_closed, leader)
            with open(follower, "w", encoding="utf-8") as screen:
                assert _exit_code(monkeypatch, arguments, environment, stdout=screen) == 0
        return shown.result().decode().replace("\r\n", "\n")

    return on_terminal


def _until_closed(leader: int) -> bytes:
    pieces: list[bytes] = []
    with open(leader, "rb", buffering=0) as file, suppress(OSError):  # the other end is closed
        while piece := file.read(65536):
            pieces.append(piece)
    return b"".join(pieces)


@pytest.fixture(scope="session")
def corpus() -> Path:
    return ROOT / "corpus"


@pytest.fixture(scope="session")
def corpus_graph(corpus: Path) -> Graph:
    """corpus/, built once."""
    return kg.build(corpus)


@pytest.fixture(scope="session")
def corpus_folder(corpus_graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The three files that corpus/ gives."""
    folder = tmp_path_factory.mktemp("corpus") / "out"
    corpus_graph.save(folder)
    return folder


_WIRE = """近日,管城区启动“灯亮到家”工程,管城区园林局配合,先把背街的路灯换成节能灯,再把巷口的护栏刷一遍。

沿街的住户说,夜里出门买菜再也不用打手电,孩子放学也有灯照着,老人散步的时间比从前长了。

工程分三批进行,首批有12条背街,到月底换灯860盏,其余街巷排在下半年,由各办事处报名。
"""


@pytest.fixture(scope="session")
def wire_pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A story that two newspapers print, two days apart, under two headlines and the second with a sentence more."""
    folder = tmp_path_factory.mktemp("wire")
    for name, head, end in (
        ("柳湾日报/2011-03-02/A01.txt", "灯亮到家\n\n□记者 申桐川 通讯员 庞砚田\n\n", ""),
        ("石桥晚报/2011-03-04/B02.txt", "背街有灯了\n\n", "\n住户都说好。\n"),
    ):
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_text(head + _WIRE + end, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def wire_graph(wire_pages: Path) -> Graph:
    """Those two pages, built once."""
    return kg.build(wire_pages, place="郑州市")


@pytest.fixture(scope="session")
def one_page(corpus: Path) -> Path:
    """A page of corpus/ that has something for every file of every format."""
    return corpus / "zhengzhou-2011-06-15-A08.txt"


@pytest.fixture(scope="session")
def one_page_folder(one_page: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The three files that this page gives."""
    folder = tmp_path_factory.mktemp("one-page") / "out"
    kg.build(one_page).save(folder)
    return folder


@pytest.fixture(scope="session")
def shared() -> Path:
    """The measuring data, which is no part of the project."""
    if not SHARED.is_dir():
        pytest.skip("no measuring data (KG_SHARED names no folder)")
    return SHARED


@pytest.fixture(scope="session")
def inferred_graph(corpus: Path) -> Graph:
    """corpus/ with the classes and properties of other vocabularies, built once."""
    return kg.build(corpus, infer=True)


@pytest.fixture(scope="session")
def page_graph(shared: Path) -> Graph:
    """The real page, built once."""
    return kg.build(shared / "pages" / "zhengzhou-2011.txt")


@pytest.fixture(scope="session")
def score(shared: Path) -> Callable[[Path, Sequence[Path]], dict[str, dict[str, float]]]:
    """The scorer's rows of a graph against gold files: measure → gold, predicted, matched, P, R, F1."""

    def score(graph: Path, gold: Sequence[Path]) -> dict[str, dict[str, float]]:
        script = shared / "gold" / "score.py"
        done = subprocess.run(
            [sys.executable, str(script), str(graph), *map(str, gold), "--json"],
            capture_output=True,
            text=True,
            check=True,
        )
        found: dict[str, dict[str, float]] = json.loads(done.stdout)
        return found

    return score


class Browser:
    """Chromium through chromedriver's own protocol; no package needed."""

    def __init__(self, port: int, folder: Path) -> None:
        self.base = f"http://127.0.0.1:{port}"
        switches = ["headless", "no-sandbox", "disable-gpu", "disable-background-networking"]
        switches += ["window-size=1400,900", f"user-data-dir={folder}"]
        wanted = {
            "goog:chromeOptions": {"args": [f"--{switch}" for switch in switches]},
            "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
        }
        answer = self._call("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})
        self.session = f"/session/{answer['sessionId']}"

    def _call(self, method: str, path: str, body: object = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        asked = Request(self.base + path, data, {"Content-Type": "application/json"}, method=method)
        with urlopen(asked, timeout=60) as answer:
            return json.load(answer)["value"]

    def open(self, url: str) -> None:
        self.log("performance")
        self._call("POST", self.session + "/url", {"url": url})

    def run(self, script: str, *arguments: object) -> Any:
        return self._call("POST", self.session + "/execute/sync", {"script": script, "args": list(arguments)})

    def click(self, x: int, y: int) -> None:
        moves = [
            {"type": "pointerMove", "x": x, "y": y, "duration": 0},
            {"type": "pointerDown", "button": 0},
            {"type": "pause", "duration": 50},
            {"type": "pointerUp", "button": 0},
        ]
        pointer = {"type": "pointer", "id": "mouse", "actions": moves}
        self._call("POST", self.session + "/actions", {"actions": [pointer]})

    def size(self, width: int, height: int) -> None:
        """Of the page itself, as on a telephone: a window has a least width of its own."""
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}
        command = {"cmd": "Emulation.setDeviceMetricsOverride", "params": metrics}
        self._call("POST", self.session + "/goog/cdp/execute", command)

    def prefer(self, scheme: str) -> None:
        """Light or dark pages; "" for what the browser does of itself."""
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        command = {"cmd": "Emulation.setEmulatedMedia", "params": {"features": features}}
        self._call("POST", self.session + "/goog/cdp/execute", command)

    def log(self, kind: str) -> list[dict[str, Any]]:
        return list(self._call("POST", self.session + "/se/log", {"type": kind}))

    def picture(self) -> bytes:
        return b64decode(self._call("GET", self.session + "/screenshot"))

    def requests(self) -> list[str]:
        """Addresses asked for since the last page was opened, the page itself among them."""
        messages = [json.loads(entry["message"])["message"] for entry in self.log("performance")]
        sent = [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]
        return [url for url in sent if not url.startswith("data:")]

    def quit(self) -> None:
        self._call("DELETE", self.session)


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    driver = shutil.which("chromedriver")
    if not (driver and shutil.which("chromium")):
        reason = "chromium and chromedriver are not installed (Debian: chromium, chromium-driver)"
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    silent = subprocess.DEVNULL
    process = subprocess.Popen([str(driver), f"--port={port}"], stdout=silent, stderr=silent)
    try:
        yield from _session(port, tmp_path_factory.mktemp("chromium"))
    finally:
        process.terminate()
        process.wait()


def _session(port: int, folder: Path) -> Iterator[Browser]:
    for _ in range(100):
        with suppress(URLError):
            opened = Browser(port, folder)
            yield opened
            opened.quit()
            return
        time.sleep(0.1)
    pytest.fail("chromedriver did not answer in 10 s")
