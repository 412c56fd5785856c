"""axe-core finds nothing serious, in both languages, by day and night, on a desk and on a phone."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow

Open = Callable[..., Any]
Expect = Callable[..., Any]
AXE = Path(os.environ.get("KG_NODE_MODULES", "")) / "axe-core" / "axe.min.js"
FOUND = """() => axe.run(document, {resultTypes: ['violations']}).then((found) => found.violations
  .filter((one) => ['serious', 'critical'].includes(one.impact))
  .map((one) => `${one.id}: ${one.nodes.map((node) => node.html).slice(0, 3).join(' ')}`))
"""


DESK: dict[str, Any] = {}
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}


@pytest.mark.parametrize("window", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["", "language=en"])
def test_nothing_serious_is_found(
    page_of: Open, expect: Expect, sample: bytes, window: dict[str, Any], scheme: str, language: str
) -> None:
    if not (os.environ.get("KG_NODE_MODULES") and AXE.is_file()):
        pytest.skip("needs axe-core (npm; KG_NODE_MODULES names its folder)")
    page = page_of(sample, language, color_scheme=scheme, **window)
    page.evaluate(AXE.read_text("utf-8"))
    assert page.evaluate(FOUND) == []
    page.locator("#fold").click()
    assert page.evaluate(FOUND) == []
    page.locator("#fold").click()
    page.locator("#search").fill("jin")
    expect(page.locator("#suggestions")).to_be_visible()
    assert page.evaluate(FOUND) == []
    page.locator("#search").press("Enter")
    expect(page.locator("#details h2")).to_be_visible()
    assert page.evaluate(FOUND) == []
    page.locator("#details .article").first.click()
    expect(page.locator("#details h2.headline")).to_be_visible()
    assert page.evaluate(FOUND) == []
