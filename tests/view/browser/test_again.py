"""A story that two newspapers print is one article in every number of the page, and both prints are there to read."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from kg.graph.graph import Graph

pytestmark = pytest.mark.slow

Open = Callable[..., Any]
Expect = Callable[..., Any]
Texts = Callable[[Any, str], list[str]]
HEIGHTS = """() => [...document.querySelectorAll("#bars title")].map(one => parseInt(one.textContent.split("：")[1]))"""


def test_every_number_of_the_page_is_one(page_of: Open, texts: Texts, expect: Expect, wire_graph: Graph) -> None:
    page = page_of(wire_graph.turtle)
    assert texts(page, "header .counts")[0].startswith("1篇报道")
    assert texts(page, "#printed") == ["1 篇"]
    assert page.evaluate(HEIGHTS) == [1, 0, 0]
    page.locator("#search").fill("园林局")
    page.locator("#suggestions li").first.wait_for()
    assert texts(page, "#suggestions .many") == ["1 篇"]
    page.locator("#search").fill("")
    page.locator("#fold").click()
    assert texts(page, "#papers .toggle b") == ["1", "1"]
    page.locator("#papers .choice", has_text="石桥晚报").hover()
    page.get_by_label("只看石桥晚报").click()
    expect(page.locator("#printed")).to_have_text("1 篇")
    assert page.evaluate(HEIGHTS) == [0, 0, 1]


def test_both_prints_are_evidence_and_lead_to_each_other(
    page_of: Open, texts: Texts, expect: Expect, wire_graph: Graph
) -> None:
    page = page_of(wire_graph.turtle)
    page.locator("tbody .subject .name", has_text="管城区园林局").first.click()
    expect(page.locator("#details h3", has_text="见于报道")).to_have_text("见于报道1")
    prints = texts(page, "#details div.article .meta")
    assert prints[0] == "《灯亮到家》 柳湾日报 · 2011-03-02 · A01"
    assert prints[1:] == ["同一篇又见 《背街有灯了》 石桥晚报 · 2011-03-04 · B02"]
    assert "证据 1 / 2" in texts(page, "#details")[0]
    page.locator("#details .again button").click()
    expect(page.locator("#details h2")).to_have_text("背街有灯了")
    page.locator("#details .again button", has_text="灯亮到家").click()
    expect(page.locator("#details h2")).to_have_text("灯亮到家")


def test_turtle_that_is_taken_away_still_says_that_they_are_one(page_of: Open, wire_graph: Graph) -> None:
    page = page_of(wire_graph.turtle)
    page.locator("#out").click()
    with page.expect_download() as download:
        page.locator('[data-out="turtle"]').click()
    found = Path(download.value.path()).read_bytes()
    same = [quad.triple for quad in ox.parse(found, format=ox.RdfFormat.TURTLE) if re.search("sameTextAs", str(quad))]
    assert len(same) == 1
    assert set(same) <= {quad.triple for quad in ox.parse(wire_graph.turtle, format=ox.RdfFormat.TURTLE)}
