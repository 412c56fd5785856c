"""The picture: what is drawn at first, and what a reader's hand does to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.slow

Open = Callable[..., Any]
Expect = Callable[..., Any]
Texts = Callable[["Page", str], list[str]]


def test_a_click_on_a_node_opens_its_panel_and_one_beside_it_closes_it(page_of: Open, sample: bytes) -> None:
    page = page_of(sample)
    page.locator("#search").fill("鹭溪路")
    page.locator("#search").press("Enter")  # brings it to the middle
    page.locator("#details h2", has_text="鹭溪路").wait_for()
    page.locator("#close").click()
    page.locator("#details").wait_for(state="hidden")
    box = page.locator("#network").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.click(x, y)
    page.locator("#details h2", has_text="鹭溪路").wait_for()
    page.mouse.click(x + 12, y - 230)
    page.locator("#details").wait_for(state="hidden")


def test_a_large_graph_begins_with_what_matters_and_unfolds(
    page_of: Open, texts: Texts, expect: Expect, town: Callable[[int], bytes]
) -> None:
    page = page_of(town(600))
    before = texts(page, "#shown")[0]
    assert before.startswith("显示 120 / ")
    page.locator("#search").fill("东湖区")
    page.locator("#search").press("Enter")
    page.locator("#details h2", has_text="东湖区").wait_for()
    assert int(texts(page, "#shown")[0].split()[1]) > 120
    page.locator("#reset").click()
    expect(page.locator("#shown")).to_have_text(before)
