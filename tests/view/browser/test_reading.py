"""What a reader finds on the page, reads beside the picture and clicks through."""

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


def test_hostile_text_never_runs(page_of: Open, texts: Texts, hostile: Callable[[str], bytes]) -> None:
    image = '</script><img src=x onerror="window.__xss=1">'
    for text in (image, "<svg onload=window.__xss=1>", "{{7*7}}'\"`"):
        page = page_of(hostile(text))
        page.locator("tbody .object .name").first.click()
        page.locator("#close").click()
        page.locator("tbody .sentence").first.click()
        page.locator("#search").fill(text[:9])
        page.locator("#search").press("Enter")
        page.locator("#details .card").first.wait_for()
        assert page.evaluate("window.__xss") is None
        assert page.locator("img, #details svg:not(.glyph)").count() == 0
        assert text in texts(page, "#details")[0]


def test_a_row_opens_all_that_is_said_between_the_two(page_of: Open, texts: Texts, sample: bytes) -> None:
    page = page_of(sample)
    page.locator("tbody mark", has_text="局配合").first.click()
    page.locator("#details .card").first.wait_for()
    assert texts(page, "#details h2") == ["2 条关系"]
    assert len(texts(page, "#details .card")) == 2


def test_a_type_is_switched_off_and_on(page_of: Open, texts: Texts, expect: Expect, sample: bytes) -> None:
    page = page_of(sample)
    assert texts(page, "#shown") == ["显示 17 / 19"]
    page.locator('#types [data-key="area"]').click()
    expect(page.locator("#shown")).to_have_text("显示 12 / 19")
    expect(page.locator("#found")).not_to_have_text("19 条")
    named = texts(page, "tbody .subject") + texts(page, "tbody .object")
    assert not {"金水区", "惠济区", "郑州市"} & set(named)
    page.locator('#types [data-key="area"]').click()
    expect(page.locator("#found")).to_have_text("19 条")
    assert texts(page, "#shown") == ["显示 17 / 19"]


def test_a_name_that_is_searched_opens_its_panel(page_of: Open, texts: Texts, sample: bytes) -> None:
    page = page_of(sample)
    page.locator("#search").fill("净水行动")
    page.locator("#search").press("Enter")
    page.locator("#details h2", has_text="净水行动").wait_for()
    (panel,) = texts(page, "#details")
    for part in ("又称：净水", "金水区启动净水行动", "《柳岸街道 河边来了净水人》", "河畔日报 · 2031-05-06 · A05"):
        assert part in panel
    assert "记者 闻笛 通讯员 范小桥" in panel
    assert "清理水面 约3,000平方米" in panel
    assert "计划 · 0.70" in panel
    assert page.locator("#details mark").all_inner_texts()[:2] == ["金水区启动净水行动", "服务队将参加净水行动"]


def test_a_table_of_many_turns_pages(page_of: Open, texts: Texts, town: Callable[[int], bytes]) -> None:
    page = page_of(town(600))
    first = texts(page, "tbody .sentence")[0]
    page.locator("#next").click()
    page.locator("#page", has_text="第 2 / ").wait_for()
    assert len(texts(page, "tbody")) == 100
    page.locator("#previous").click()
    page.locator("#page", has_text="第 1 / ").wait_for()
    assert texts(page, "tbody .sentence")[0] == first
