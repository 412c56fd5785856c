"""The page in Chromium, as a file opened from a disk."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest

from kg.view.beginning import USUAL, Beginning
from kg.view.page import render

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
Expect = Callable[..., Any]
LIMIT = 40_000  # milliseconds that anything is waited for


def _absent(reason: str) -> None:
    pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)


@pytest.fixture(scope="session")
def playwright() -> ModuleType:
    try:
        return import_module("playwright.sync_api")
    except ImportError:
        _absent("playwright is not installed (pip install '.[dev]')")
        raise


# Of a module, not of the session: while Playwright runs, this thread has a running event loop, which is in the way
# of other packages' tests.
@pytest.fixture(scope="module")
def chromium(playwright: ModuleType) -> Iterator[Browser]:
    program = shutil.which("chromium")
    if not program:
        _absent("chromium is not installed (Debian: chromium)")
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=program, args=list(SWITCHES))
        yield browser
        browser.close()


@cache
def _rendered(turtle: bytes, begin: Beginning) -> bytes:
    return render(turtle, begin=begin)


class Opened:
    """A window of its own for each page, and all that went over its wires."""

    def __init__(self, browser: Browser, folder: Path) -> None:
        self._browser, self._folder = browser, folder
        self._contexts: list[BrowserContext] = []
        self.files: set[str] = set()
        self.asked: list[str] = []
        self.complaints: list[str] = []

    def __call__(self, turtle: bytes, hash: str = "", begin: Beginning = USUAL, **options: Any) -> Page:
        """The page of a graph, ready; `options` are those of Playwright's `new_context`."""
        usual = {"viewport": {"width": 1400, "height": 900}, "reduced_motion": "reduce"}
        context = self._browser.new_context(**{**usual, **options})
        context.set_default_timeout(LIMIT)
        self._listen(context)
        return self._open(context, self.file(turtle, begin) + (f"#{hash}" if hash else ""))

    def again(self, page: Page, url: str = "") -> Page:
        """A new tab beside a page, at the same address unless another is given."""
        return self._open(page.context, url or page.evaluate("location.href"))  # page.url may lag behind

    def file(self, turtle: bytes, begin: Beginning = USUAL) -> str:
        """The address of a graph's page."""
        file = self._folder / f"graph{len(self.files)}.html"
        file.write_bytes(_rendered(turtle, begin))
        self.files.add(file.as_uri())
        return file.as_uri()

    def _listen(self, context: BrowserContext) -> None:
        self._contexts.append(context)
        context.on("request", lambda request: self.asked.append(request.url))
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        context.on("console", lambda line: line.type in ("error", "warning") and self.complaints.append(line.text))

    @staticmethod
    def _open(context: BrowserContext, url: str) -> Page:
        page = context.new_page()
        page.goto(url)
        wait_until_ready(page)
        return page

    def close(self) -> None:
        for context in self._contexts:
            context.close()


def wait_until_ready(page: Page) -> None:
    """Waits until the page can be used and the rows that come after the first ones are there."""
    page.locator("html[data-ready]").wait_for(state="attached")
    page.locator("#statements:not([aria-busy=true])").wait_for(state="attached")


# The page keeps its network to itself: it is put into the window, and all text that is written on a canvas into a list.
WATCH = """(() => {
  const vis = {}, proto = CanvasRenderingContext2D.prototype, { fillText } = proto;
  let Network;
  Object.defineProperty(vis, "Network", {
    get: () => Network,
    set: (own) => { Network = class extends own { constructor(...all) { super(...all); window.net = this; } }; },
  });
  window.vis = vis;
  window.written = [];
  proto.fillText = function (text, x, y) {
    window.written.push({ text, x, y, width: this.measureText(text).width });
    return fillText.call(this, text, x, y);
  };
})()"""


class Picture:
    """The drawing of a page, asked by the names of things."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.context.add_init_script(WATCH)
        page.reload()
        wait_until_ready(page)
        self.core = json.loads(page.locator("#part-core").text_content() or "")
        self.names: list[str] = self.core["things"]["name"]

    def things(self) -> set[str]:
        return {self.names[number] for number in self.page.evaluate("net.body.data.nodes.getIds()")}

    def lines(self) -> dict[tuple[str, str], dict[str, Any]]:
        """What vis-network was told of each line, by the names of its ends."""
        lines = self.page.evaluate("net.body.data.edges.get()")
        return {(self.names[line["from"]], self.names[line["to"]]): line for line in lines}

    def places(self) -> dict[str, tuple[float, float]]:
        found = self.page.evaluate("net.getPositions()")
        return {self.names[int(number)]: (place["x"], place["y"]) for number, place in found.items()}

    def at(self, name: str) -> tuple[float, float]:
        """Where a thing is in the window."""
        return self._window(*self.places()[name])

    def middle(self, source: str, target: str) -> tuple[float, float]:
        """Where the middle of a line is in the window."""
        script = "id => net.body.edges[id].edgeType.getPoint(0.5)"
        point = self.page.evaluate(script, self.lines()[source, target]["id"])
        return self._window(point["x"], point["y"])

    def _window(self, x: float, y: float) -> tuple[float, float]:
        point = self.page.evaluate("place => net.canvasToDOM(place)", {"x": x, "y": y})
        box = self.box()
        return box["x"] + point["x"], box["y"] + point["y"]

    def box(self) -> Any:
        """Where the picture is in the window."""
        return self.page.locator("#network").bounding_box()

    def scale(self) -> float:
        return float(self.page.evaluate("net.getScale()"))

    def choose(self, name: str) -> None:
        self.page.locator("#search").fill(name)
        self.page.locator("#search").press("Enter")
        self.page.locator("#details h2", has_text=name).wait_for()

    def labels(self) -> list[dict[str, Any]]:
        """The words of one frame, with their places on the canvas."""
        script = (
            "() => new Promise(done => { window.written.length = 0;"
            "net.once('afterDrawing', () => requestAnimationFrame(() => done(window.written))); net.redraw(); })"
        )
        return list(self.page.evaluate(script))


@pytest.fixture(scope="session")
def watched() -> type[Picture]:
    """The picture of a page, which is opened anew for it."""
    return Picture


@pytest.fixture
def page_of(chromium: Browser, tmp_path: Path) -> Iterator[Opened]:
    """Opens pages of graphs; at the end none has asked for anything but itself, or complained."""
    opened = Opened(chromium, tmp_path)
    yield opened
    opened.close()
    asked = [url for url in opened.asked if not url.startswith(("data:", "blob:"))]  # of the page's own making
    assert {url.partition("#")[0] for url in asked} <= opened.files
    assert opened.complaints == []


@pytest.fixture(scope="session")
def expect(playwright: ModuleType) -> Expect:
    """Playwright's `expect`: waits until something is so. (`wait_for_function` needs eval, which the page forbids.)"""
    playwright.expect.set_options(timeout=LIMIT)
    return playwright.expect  # type: ignore[no-any-return]


@pytest.fixture(scope="session")
def texts() -> Callable[[Page, str], list[str]]:
    """What a reader sees of the elements that a selector finds, hidden ones left out."""

    def texts(page: Page, selector: str) -> list[str]:
        script = "all => all.filter(e => e.getClientRects().length).map(e => e.innerText.trim())"
        return list(page.locator(selector).evaluate_all(script))

    return texts


@pytest.fixture(scope="session")
def season(town: Callable[[int], bytes]) -> bytes:
    """A town's news of eleven weeks in two newspapers and one without a name; every ninth article is undated."""
    first = date(2031, 5, 2)

    def dated(found: re.Match[str]) -> str:
        number = int(found[1])
        day = "" if number % 9 == 4 else f'schema:datePublished "{first + timedelta(number * 11 % 77)}"^^xsd:date ; '
        return f":a{number} a kg:Article ; {found[2]} ; kg:onPage :page{number % 3} ; {found[3]} ; {day}"

    article = r":a(\d+) a kg:Article ; (.*?) ; kg:onPage :paper ; (kg:pageLine \d+) ; "
    text = re.sub(article + r'schema:datePublished "[^"]*"\^\^xsd:date ; ', dated, town(150).decode())
    return f"""{text}
:page0 a kg:Page ; kg:publishedIn :daily . :page1 a kg:Page ; kg:publishedIn :evening . :page2 a kg:Page .
:evening a kg:NewsOutlet, kg:Organization ; rdfs:label "河畔晚报 <夜>"@zh .
:lonely a kg:Person ; rdfs:label "独行客"@zh .
""".encode()


@pytest.fixture(scope="session")
def towns(town: Callable[[int], bytes]) -> bytes:
    """Two towns in one graph that have nothing to do with each other, one of them smaller."""
    second = re.sub(r"(?<!\w):([a-z])(\d)", r":\1z\2", town(250).decode())
    return town(500) + b"\n" + second.replace('rdfs:label "', 'rdfs:label "岚州').encode()
