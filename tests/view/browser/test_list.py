"""The list beside the picture: sorted, filtered with it, and the way in for keyboards and screen readers."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from kg.view.page import ROWS

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.slow

Open = Callable[..., Any]
Expect = Callable[..., Any]
Texts = Callable[["Page", str], list[str]]


def test_a_heading_sorts_up_and_down_and_back(page_of: Open, texts: Texts, expect: Expect, sample: bytes) -> None:
    page = page_of(sample)
    printed = texts(page, "tbody .subject")
    head = page.locator("th[data-sort=subject]")
    head.locator("button").press("Enter")
    expect(head).to_have_attribute("aria-sort", "ascending")
    by_pinyin = texts(page, "tbody .subject")
    assert list(dict.fromkeys(by_pinyin))[:4] == ["范小桥", "惠济区", "惠济区民政局", "金水区"]
    assert sorted(by_pinyin) == sorted(printed)
    again = page_of.again(page)
    expect(again.locator("th[data-sort=subject]")).to_have_attribute("aria-sort", "ascending")
    assert texts(again, "tbody .subject") == by_pinyin
    head.locator("button").press("Enter")
    expect(head).to_have_attribute("aria-sort", "descending")
    assert list(dict.fromkeys(texts(page, "tbody .subject"))) == list(dict.fromkeys(by_pinyin))[::-1]
    head.locator("button").press("Enter")
    expect(head).to_have_attribute("aria-sort", "none")
    assert texts(page, "tbody .subject") == printed


def test_every_column_sorts(page_of: Open, texts: Texts, expect: Expect, sample: bytes) -> None:
    page = page_of(sample)
    for column, cell in {
        "relation": ".relation",
        "object": ".object",
        "status": ".modality",
        "confidence": ".confidence",
    }.items():
        head = page.locator(f"th[data-sort={column}]")
        head.locator("button").click()
        expect(head).to_have_attribute("aria-sort", "ascending")
        up = texts(page, f"tbody {cell}")
        assert len([a for a, b in pairwise(up) if a != b]) + 1 == len(set(up))  # the same stand together
        head.locator("button").click()
        expect(head).to_have_attribute("aria-sort", "descending")
        assert list(dict.fromkeys(texts(page, f"tbody {cell}"))) == list(dict.fromkeys(up))[::-1]
    page.locator("th[data-sort=date] button").click()
    expect(page.locator("th[data-sort=date]")).to_have_attribute("aria-sort", "ascending")
    assert texts(page, "tbody .report")[-2:] == ["区划表（2020年）"] * 2  # what no article says


def test_the_list_is_of_what_is_drawn_if_wanted(
    page_of: Open, texts: Texts, expect: Expect, town: Callable[[int], bytes]
) -> None:
    page = page_of(town(600))
    expect(page.locator("#found")).to_have_text("1,032 条")
    page.locator("#drawnOnly").check()
    expect(page.locator("#found")).not_to_have_text("1,032 条")
    few = int(texts(page, "#found")[0].split(" ")[0])
    assert 0 < few < 500
    page.locator("#more").click()
    expect(page.locator("#shown")).to_contain_text("250")
    expect(page.locator("#found")).not_to_contain_text(f"{few} / ")
    assert int(texts(page, "#found")[0].split(" ")[0]) > few
    page.locator("#drawnOnly").uncheck()
    expect(page.locator("#found")).to_have_text("1,032 条")


def test_arrows_go_from_row_to_row(page_of: Open, expect: Expect, sample: bytes) -> None:
    page = page_of(sample)
    relations = page.locator("tbody .relation button")
    relations.nth(0).focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(relations.nth(2)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(relations.nth(1)).to_be_focused()


def test_the_rows_without_javascript_are_those_with_it(page_of: Open, chromium: Any, sample: bytes) -> None:
    rows = "all => all.map(row => [row.innerText.trim(), row.innerHTML.replace(/\\s*\\n\\s*/g, '')])"
    with_it = page_of(sample).locator("tbody").evaluate_all(rows)
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 1400, "height": 900})
    page = context.new_page()
    page.goto(page_of.file(sample))
    # evaluation is Playwright's own and works all the same
    assert page.locator("tbody").evaluate_all(rows) == with_it[:ROWS]
    context.close()


def test_the_rows_out_of_sight_follow_the_first_ones(page_of: Open, chromium: Any, sample: bytes) -> None:
    context = chromium.new_context(viewport={"width": 1400, "height": 900})
    context.add_init_script("window.later = []; window.setTimeout = (go, _, ...all) => later.push(() => go(...all));")
    pages = [context.new_page() for _ in range(2)]
    whole = page_of(sample).locator("tbody").all_text_contents()
    for page in pages:
        page.goto(page_of.file(sample))
        page.locator("html[data-ready]").wait_for(state="attached")
        assert page.locator("#statements[aria-busy=true] tbody").all_text_contents() == whole[:8]
    quiet, quick = pages
    quiet.evaluate("later.forEach((go) => go())")
    quiet.locator("#statements[aria-busy=false]").wait_for(state="attached")
    assert quiet.locator("tbody").all_text_contents() == whole
    # who filters before they come does not get them
    quick.locator("#types .toggle").first.click()
    quick.locator("#statements[aria-busy=false]").wait_for(state="attached")
    some = quick.locator("tbody").all_text_contents()
    quick.evaluate("later.forEach((go) => go())")
    assert quick.evaluate("new Promise(requestAnimationFrame)") > 0
    assert quick.locator("tbody").all_text_contents() == some
    assert 0 < len(some) < len(whole)
    context.close()


def test_the_keyboard_reaches_everything(page_of: Open, sample: bytes) -> None:
    page = page_of(sample)
    there = (
        "() => { const all = [...document.querySelectorAll('a[href], button, input, select, [tabindex=\"0\"]')];"
        "return all.filter(e => e.checkVisibility() && !e.disabled).map(e => all.indexOf(e)); }"
    )
    focused = (
        "() => [...document.querySelectorAll('a[href], button, input, select, [tabindex=\"0\"]')]"
        ".indexOf(document.activeElement)"
    )
    wanted = page.evaluate(there)
    assert len(wanted) > 70
    reached = set()
    for _ in range(len(wanted) + 3):
        page.keyboard.press("Tab")
        reached.add(page.evaluate(focused))
    assert set(wanted) - reached == set()


def test_the_first_link_skips_to_the_list_and_leaves_the_view_alone(
    page_of: Open, expect: Expect, sample: bytes
) -> None:
    page = page_of(sample, "words=" + "%E9%B9%AD")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    expect(page.locator(".skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#drawnOnly")).to_be_focused()
    expect(page.locator("#search")).to_have_value("鹭")


def test_a_screen_reader_is_told_what_the_table_is(page_of: Open, sample: bytes) -> None:
    page = page_of(sample)
    assert "上下箭头" in page.locator("#statements caption").inner_text()
    assert page.locator("thead th:not([scope=col])").count() == 0
    for place in ("#found", "#shown", "#suggested"):
        assert page.locator(place).get_attribute("role") == "status" or page.locator(place).get_attribute("aria-live")


def test_a_page_that_is_not_there_is_the_last_one(page_of: Open, expect: Expect, season: bytes) -> None:
    page = page_of(season, "page=999")
    number = page.locator("#page").inner_text()
    last = int(re.findall(r"\d+", number)[-1])
    assert last > 1
    expect(page).to_have_url(re.compile(f"#page={last - 1}$"))
    page.locator("#previous").click()
    expect(page.locator("#page")).to_have_text(f"第 {last - 1} / {last} 页")
    page.go_back()
    expect(page.locator("#page")).to_have_text(number)
