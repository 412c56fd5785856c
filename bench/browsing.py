"""What a page costs the browser: main-thread CPU seconds and heap of Chromium, through Playwright.

Seconds are those of the page's main thread (Chromium's threadTicks), which do not grow while the machine does other
work. The heap is that of JavaScript after a collection.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession

SWITCHES = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
LIMIT = 600_000  # milliseconds on a busy machine
ROUNDS = 3
PAUSES, IDLE = 4, 0.005  # looks at a page, and the CPU seconds of one that does nothing from the first to the last


class Cost(NamedTuple):
    ready: float  # CPU seconds until the page can be used
    heap: float  # MB
    filter: float  # CPU seconds of the dearest of a few filters


def browsed(html: Path) -> Cost:
    """The least of a few rounds."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as running:
        browser = running.chromium.launch(executable_path=shutil.which("chromium"), args=list(SWITCHES))
        rounds = [_once(browser, html) for _ in range(ROUNDS)]
        browser.close()
    return Cost(*(min(values) for values in zip(*rounds, strict=True)))


def _once(browser: Any, html: Path) -> Cost:
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    page.set_default_timeout(LIMIT)
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(html.resolve().as_uri(), timeout=LIMIT)
    page.wait_for_selector("html[data-ready]", state="attached")
    page.evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
    ready = _spent(session)
    _settled(page, session)
    session.send("HeapProfiler.collectGarbage")
    heap = session.send("Runtime.getHeapUsage")["usedSize"] / 1e6  # exact, unlike what a page can ask for
    dearest = max(_filtered(page, session, key) for key in ("area", "reporter"))
    page.close()
    return Cost(ready, heap, dearest)


def _filtered(page: Any, session: CDPSession, key: str) -> float:
    """What it costs to switch a type off, and on again: the dearer of the two."""
    spent = []
    for _ in range(2):
        before = _spent(session)
        page.locator(f'.toggle[data-key="{key}"]').first.evaluate("one => one.click()")
        spent.append(_settled(page, session) - before)
    return max(spent)


def _settled(page: Any, session: CDPSession) -> float:
    """What is spent once the page has had next to nothing to do for a while."""
    spent = [_spent(session)]
    while len(spent) < PAUSES or spent[-1] - spent[-PAUSES] > IDLE:
        page.wait_for_timeout(200)
        spent.append(_spent(session))
    return spent[-1]


def _spent(session: CDPSession) -> float:
    metrics = session.send("Performance.getMetrics")["metrics"]
    return float(next(one["value"] for one in metrics if one["name"] == "TaskDuration"))
