"""Writes docs/images/ anew: the page of corpus/ at first, a focus, an edge, by night and on a phone.

    python scripts/screenshots.py

Needs Debian's chromium, Playwright (the package's dev extra) and Pillow (which matplotlib of the notebook extra
brings). Look at each picture before it is committed.
"""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

import kg

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
LARGE = 300_000  # bytes, above which a picture has to do with 256 colours
SETTLED = 800  # milliseconds until nothing moves any more
DESK: dict[str, Any] = {"viewport": {"width": 1400, "height": 900}}
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}


class Shot(NamedTuple):
    """A picture's name, its window, and what a reader does before it is taken."""

    name: str
    window: dict[str, Any]
    act: Callable[[Page], None]


def look(_: Page) -> None:
    """The first view."""


def choose(page: Page) -> None:
    page.locator("#search").fill("楼门管家")
    page.locator("#suggestions li").first.wait_for()
    page.locator("#search").press("Enter")
    page.locator("#details h2").wait_for()


def focus(page: Page) -> None:
    choose(page)
    page.locator("#wide").click()


def edge(page: Page) -> None:
    """The evidence of an act in the focus."""
    focus(page)
    page.locator("#close").click()
    page.locator("#drawnOnly").check()
    page.locator(".relation button", has_text="开展").first.click()
    page.locator("#details mark").first.wait_for()


SHOTS = (
    Shot("network", DESK, look),
    Shot("focus", DESK, focus),
    Shot("edge", DESK, edge),
    Shot("dark", {**DESK, "color_scheme": "dark"}, focus),
    Shot("phone", PHONE, choose),
)


def taken(browser: Browser, url: str, shot: Shot) -> bytes:
    context = browser.new_context(**shot.window, reduced_motion="reduce")
    page = context.new_page()
    page.goto(url)
    page.locator("html[data-ready]").wait_for(state="attached")
    shot.act(page)
    page.mouse.move(0, 0)
    page.wait_for_timeout(SETTLED)
    png = page.screenshot()
    context.close()
    return png


def smaller(png: bytes) -> bytes:
    """The picture, in 256 colours if it is large."""
    if len(png) <= LARGE:
        return png
    found = io.BytesIO()
    Image.open(io.BytesIO(png)).convert("RGB").quantize(
        256, Image.Quantize.MAXCOVERAGE, kmeans=1, dither=Image.Dither.NONE
    ).save(found, "PNG", optimize=True)
    return found.getvalue()


def main() -> None:
    program = shutil.which("chromium")
    if not program:
        sys.exit("chromium: not found (expected Debian's package chromium)")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as running:
        page = Path(folder) / "graph.html"
        page.write_bytes(kg.draw(kg.build(ROOT / "corpus")))
        browser = running.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        for shot in SHOTS:
            png = smaller(taken(browser, page.as_uri(), shot))
            (IMAGES / f"{shot.name}.png").write_bytes(png)
            print(f"{shot.name}.png  {len(png):,} bytes")
        browser.close()


if __name__ == "__main__":
    main()
