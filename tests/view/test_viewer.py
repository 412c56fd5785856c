"""The page in Chromium: it asks for nothing, runs nothing of the corpus, and does what a reader expects."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.view.page import render

pytestmark = pytest.mark.slow


Browser = Any  # of tests/conftest.py
Open = Callable[[bytes], Browser]


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Open:
    def open_page(turtle: bytes) -> Browser:
        file = tmp_path / "graph.html"
        file.write_bytes(render(turtle))
        browser.run("return 1")
        browser.log("browser")
        browser.open(file.as_uri())
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
