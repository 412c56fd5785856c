"""The page in Chromium: it asks for nothing, runs nothing of the corpus, and does what a reader expects."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

import pytest

from kg.view.page import render

pytestmark = pytest.mark.slow


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

    def open(self, file: Path) -> None:
        self.log("performance")
        self._call("POST", self.session + "/url", {"url": file.as_uri()})

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


Open = Callable[[bytes], Browser]


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Open:
    def open_page(turtle: bytes) -> Browser:
        file = tmp_path / "graph.html"
        file.write_bytes(render(turtle))
        browser.run("return 1")
        browser.log("browser")
        browser.open(file)
        assert browser.run("return document.documentElement.dataset.ready") == "true"
        return browser

    return open_page


def texts(browser: Browser, selector: str) -> list[str]:
    """What a reader sees of the elements that are not hidden."""
    script = (
        "return [...document.querySelectorAll(arguments[0])].filter(e => e.getClientRects().length)"
        ".map(e => e.innerText.trim())"
    )
    return list(browser.run(script, selector))


def press(browser: Browser, selector: str) -> None:
    browser.run("document.querySelector(arguments[0]).click()", selector)


def look_for(browser: Browser, words: str, *, enter: bool = False) -> None:
    browser.run(
        "const s = document.getElementById('search'); s.value = arguments[0];"
        "s.dispatchEvent(new Event('input')); if (arguments[1]) s.form.requestSubmit();",
        words,
        enter,
    )
    time.sleep(0.6)  # the view moves for 0.35 s


def test_it_asks_for_nothing_and_complains_of_nothing(opened: Open, sample: bytes) -> None:
    page = opened(sample)
    look_for(page, "净水", enter=True)
    asked = [url for url in page.requests() if not url.startswith("chrome:")]  # its own new tab
    assert [url.rpartition("/")[2] for url in asked] == ["graph.html"]
    assert page.log("browser") == []
    assert page.run("return performance.getEntriesByType('resource').length") == 0


def test_hostile_text_never_runs(opened: Open, hostile: Callable[[str], bytes]) -> None:
    image = '</script><img src=x onerror="window.__xss=1">'
    for text in (image, "<svg onload=window.__xss=1>", "{{7*7}}'\"`"):
        page = opened(hostile(text))
        press(page, ".object .name")
        press(page, "#close")
        press(page, "tbody .sentence")
        look_for(page, text[:9], enter=True)
        assert page.run("return window.__xss") is None
        assert page.run("return document.querySelectorAll('img, #details svg:not(.glyph)').length") == 0
        assert text in texts(page, "#details")[0]
        assert page.log("browser") == []


def test_a_name_that_is_searched_filters_the_table_and_opens_its_panel(opened: Open, sample: bytes) -> None:
    page = opened(sample)
    assert texts(page, "#found") == ["19 条"]
    look_for(page, "净水行动")
    assert texts(page, "#found") == ["3 / 19 条"]  # two of its own, and one whose sentence names it
    assert texts(page, "tbody .object").count("净水行动") == 2
    look_for(page, "净水行动", enter=True)
    (panel,) = texts(page, "#details")
    for part in ("净水行动", "又称：净水", "金水区启动净水行动", "《柳岸街道 河边来了净水人》"):
        assert part in panel
    assert "河畔日报 · 2031-05-06 · A05" in panel
    assert "记者 闻笛 通讯员 范小桥" in panel
    assert "清理水面 约3,000平方米" in panel
    assert "计划 · 0.70" in panel
    assert page.run("return [...document.querySelectorAll('#details mark')].map(m => m.textContent)")[:2] == [
        "金水区启动净水行动",
        "服务队将参加净水行动",
    ]


def test_a_click_on_a_node_opens_its_panel_and_one_beside_it_closes_it(opened: Open, sample: bytes) -> None:
    page = opened(sample)
    look_for(page, "鹭溪路")  # brings it to the middle
    assert texts(page, "#details") == []
    x, y = page.run(
        "const r = document.getElementById('network').getBoundingClientRect();"
        "return [Math.round(r.x + r.width / 2), Math.round(r.y + r.height / 2)]"
    )
    page.click(x, y)
    time.sleep(0.6)
    assert "鹭溪路" in texts(page, "#details h2")[0]
    page.click(x + 12, y - 230)
    time.sleep(0.6)
    assert texts(page, "#details") == []


def test_a_row_opens_all_that_is_said_between_the_two(opened: Open, sample: bytes) -> None:
    page = opened(sample)
    page.run("[...document.querySelectorAll('tbody mark')].find(mark => mark.innerText.includes('局配合')).click()")
    assert texts(page, "#details h2") == ["2 条关系"]
    assert len(texts(page, "#details .card")) == 2


def test_a_type_is_switched_off_and_on(opened: Open, sample: bytes) -> None:
    page = opened(sample)
    assert texts(page, "#shown") == ["显示 17 / 19"]
    press(page, '[data-group="area"]')
    assert texts(page, "#shown") == ["显示 13 / 19"]
    named = texts(page, "tbody .subject") + texts(page, "tbody .object")
    assert not {"金水区", "惠济区", "郑州市"} & set(named)
    press(page, '[data-group="area"]')
    assert texts(page, "#shown") == ["显示 17 / 19"]
    assert texts(page, "#found") == ["19 条"]


def test_a_large_graph_unfolds_and_its_table_turns_pages(opened: Open, town: Callable[[int], bytes]) -> None:
    page = opened(town(600))
    before = texts(page, "#shown")[0]
    assert before.startswith("显示 120 / ")
    look_for(page, "东湖区", enter=True)
    assert int(texts(page, "#shown")[0].split()[1]) > 120
    press(page, "#reset")
    assert texts(page, "#shown")[0] == before
    first = texts(page, "tbody .sentence")[0]
    press(page, "#next")
    assert texts(page, "#page")[0].startswith("第 2 / ")
    assert len(texts(page, "tbody")) == 100
    press(page, "#previous")
    assert texts(page, "tbody .sentence")[0] == first
    assert page.log("browser") == []
