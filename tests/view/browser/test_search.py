"""The search box: what it suggests while one types, how it is chosen from, and what it leaves in the list."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.slow

Open = Callable[..., Any]
Expect = Callable[..., Any]
Texts = Callable[["Page", str], list[str]]
FIRST = "#suggestions li:first-child .called"


def test_names_are_found_however_they_are_typed(page_of: Open, texts: Texts, expect: Expect, sample: bytes) -> None:
    page = page_of(sample)
    typed = {
        "金水区": "金水区",
        "水区": "金水区",
        "jsq": "金水区",
        "JinShuiQu": "金水区",
        "Jīn shuǐ qū": "金水区",
        "ｊｉｎｓｈｕｉ": "金水区",
        "柳岸 街道办": "柳岸街道办事处",
        "该行动": "净水行动",
    }
    for words, name in typed.items():
        page.locator("#search").fill("")
        expect(page.locator("#suggestions")).to_be_hidden()
        page.locator("#search").fill(words)
        expect(page.locator(FIRST)).to_have_text(name)
    assert texts(page, "#suggestions li:first-child .matched") == ["该行动"]


def test_a_suggestion_tells_what_it_is(page_of: Open, texts: Texts, expect: Expect, sample: bytes) -> None:
    page = page_of(sample)
    page.locator("#search").fill("jsxd")
    expect(page.locator(FIRST)).to_have_text("净水行动")
    first = page.locator("#suggestions li").first
    assert first.locator(".glyph use").get_attribute("href") == "#glyph-initiative"
    assert [first.locator(f".{part}").inner_text() for part in ("kind", "matched", "many")] == ["活动", "jsxd", "1 篇"]


def test_a_list_is_never_longer_than_twelve_and_has_headlines(
    page_of: Open, texts: Texts, expect: Expect, town: Callable[[int], bytes]
) -> None:
    page = page_of(town(600))
    page.locator("#search").fill("行动")
    expect(page.locator("#suggestions li")).to_have_count(12)
    assert len(texts(page, "#suggestions .headline")) == 3
    assert texts(page, "#suggestions .headline")[0].endswith("行动见成效》")


def test_arrows_and_enter_choose_and_escape_closes(page_of: Open, expect: Expect, sample: bytes) -> None:
    page = page_of(sample)
    box = page.locator("#search")
    page.keyboard.press("/")
    expect(box).to_be_focused()
    page.keyboard.type("金水")
    expect(box).to_have_attribute("aria-expanded", "true")
    lines = page.locator("#suggestions li")
    names = lines.locator(".called").all_inner_texts()
    assert len(names) > 2
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", "suggestion-1")
    expect(lines.nth(1)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("金水")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")  # from the box itself to the last
    expect(lines.last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.locator("#details h2")).to_have_text(names[-2])


def test_what_is_chosen_is_opened_and_drawn(page_of: Open, expect: Expect, town: Callable[[int], bytes]) -> None:
    page = page_of(town(600))
    expect(page.locator("#shown")).to_contain_text("120 / 548")
    page.locator("#search").fill("东桥区书香社区")
    page.locator("#search").press("Enter")
    expect(page.locator("#details h2")).to_contain_text("东桥区书香社区")
    expect(page.locator("#shown")).to_contain_text("122 / 548")  # with the office that did it


def test_what_is_typed_filters_the_list(page_of: Open, texts: Texts, expect: Expect, sample: bytes) -> None:
    page = page_of(sample)
    for words, count in {
        "净水行动": "3 / 19 条",
        "金水区 净水行动": "1 / 19 条",
        "一刻钟食堂": "9 / 19 条",
        "厨师": "1 / 19 条",
    }.items():
        page.locator("#search").fill(words)
        expect(page.locator("#found")).to_have_text(count)
    assert "培训厨师" in texts(page, "tbody .sentence")[0]
    expect(page).to_have_url(re.compile(quote("厨师")))
    again = page_of(sample, page.evaluate("location.hash.slice(1)"))
    expect(again.locator("#found")).to_have_text("1 / 19 条")
    expect(again.locator("#search")).to_have_value("厨师")


def test_things_of_one_name_are_told_apart(page_of: Open, texts: Texts, sample: bytes) -> None:
    """By their district; where that is one, by their neighbour; where there is none, by their article."""
    text = sample.decode()
    for name in ("楼长制", "一刻钟食堂工程"):
        text = text.replace(json.dumps(name), json.dumps("净水行动"))
    twins = """
:t1 a kg:Person ; rdfs:label "石小满"@zh . :t2 a kg:Person ; rdfs:label "石小满"@zh .
:a0 schema:mentions :t1 . :a1 schema:mentions :t2 .
"""
    page = page_of((text + twins).encode())
    page.locator("#search").fill("净水行动")
    page.locator("#suggestions li").first.wait_for()
    assert sorted(texts(page, "#suggestions .hint")) == ["惠济区民政局", "柳岸街道办事处", "金水区"]
    page.locator("#search").fill("石小满")
    page.locator("#suggestions .hint", has_text="河边").wait_for()
    assert texts(page, "#suggestions .hint") == ["《柳岸街道 河边来了净水人》", "《惠济区要建一刻钟食堂》"]
    page.locator("#search").fill("闻笛")
    page.locator("#suggestions .called", has_text="闻笛").wait_for()
    assert texts(page, "#suggestions .hint") == []


def test_what_the_search_narrows_says_so_and_is_taken_off(page_of: Open, expect: Expect, sample: bytes) -> None:
    page = page_of(sample)
    expect(page.locator("#clear")).to_be_hidden()
    page.locator("#search").fill("楼长制")
    page.locator("#search").press("Enter")
    page.locator("#close").click()
    expect(page.locator("#found")).to_have_text("1 / 19 条")
    expect(page.locator("#searchedFor")).to_have_text(re.compile("^只列与“.?楼长制.?”有关的$"))
    page.locator("#unsearch").click()
    expect(page.locator("#found")).to_have_text("19 条")
    expect(page.locator("#searched")).to_be_hidden()
    page.locator("#search").fill("金水")
    page.locator("#clear").click()
    expect(page.locator("#search")).to_have_value("")
    expect(page.locator("#search")).to_be_focused()
    expect(page.locator("#clear")).to_be_hidden()
    expect(page.locator("#found")).to_have_text("19 条")


def test_a_search_in_vain_says_so_beside_the_box(page_of: Open, expect: Expect, sample: bytes) -> None:
    page = page_of(sample, "language=en")
    none = page.locator("#none")
    page.locator("#search").fill("district")
    expect(none).to_have_text(re.compile("^No name or headline is like “.?district.?”; names are in Chinese or pinyin"))
    page.locator("#search").fill("jin")
    expect(none).to_be_hidden()
    page.locator("#search").fill("district")
    expect(none).to_be_visible()
    page.keyboard.press("Escape")
    expect(none).to_be_hidden()


def test_the_list_is_spoken_of_only_where_it_has_something(page_of: Open, expect: Expect, sample: bytes) -> None:
    page = page_of(sample)
    none = page.locator("#none")
    page.locator("#search").fill("厨师")
    expect(none).to_have_text(re.compile("^没有名称或标题像“.?厨师.?”；原句提到它的在列表里$"))
    page.locator("#search").fill("吕")
    expect(page.locator("#found")).to_have_text("0 / 19 条")
    expect(none).to_have_text(re.compile("^没有名称或标题像“.?吕.?”$"))


@pytest.mark.parametrize(("width", "language"), [(390, ""), (320, "language=en")])
def test_a_name_is_whole_whatever_tells_it_from_others(page_of: Open, sample: bytes, width: int, language: str) -> None:
    head = "柳湾市河东新区教育和体育服务中心附属第一"
    twins = "".join(
        f':t{i} a kg:Person ; rdfs:label "石小满"@zh . :b{i} a kg:Organization ; rdfs:label "{head}{name}"@zh . '
        f":w{i} a kg:Statement ; kg:subject :t{i} ; kg:predicate kg:affiliatedWith ; kg:object :b{i} . "
        for i, name in enumerate(("实验幼儿园", "少年宫管理处"))
    )
    page = page_of(sample + twins.encode(), language, viewport={"width": width, "height": 700})
    page.locator("#search").fill("石小满")
    page.locator("#suggestions .hint").nth(1).wait_for()
    script = "all => all.map(one => [one.textContent, one.clientWidth > 40, one.clientHeight < 30])"
    assert page.locator("#suggestions .called").evaluate_all(script) == [["石小满", True, True]] * 2


def test_who_reads_english_sees_names_in_pinyin(page_of: Open, expect: Expect, sample: bytes) -> None:
    page = page_of(sample, "language=en")
    page.locator("#search").fill("金水区")
    line = page.locator("#suggestions li", has_text="金水区园林站")
    expect(line).to_contain_text("Jin shui qu yuan lin zhan")
    line.click()
    expect(page.locator("#details")).to_contain_text("Jin shui qu yuan lin zhan")
    page.locator("#language").click()
    expect(page.locator("#details")).not_to_contain_text("Jin shui")


def test_traditional_characters_find_simplified_names(
    page_of: Open, expect: Expect, texts: Texts, sample: bytes
) -> None:
    page = page_of(sample)
    page.locator("#search").fill("惠濟區民政")
    page.locator("#suggestions li").first.wait_for()
    assert texts(page, "#suggestions .called") == ["惠济区民政局"]
    found = page.locator("#found")
    expect(found).to_have_text("7 / 19 条")
    page.locator("#search").fill("")
    expect(found).to_have_text("19 条")
    page.locator("#search").fill("惠济区民政")
    expect(page.locator("#suggestions .called")).to_have_text("惠济区民政局")
    expect(found).to_have_text("7 / 19 条")


def test_words_that_stand_apart_are_found_each_by_itself(page_of: Open, texts: Texts, sample: bytes) -> None:
    page = page_of(sample)
    page.locator("#search").fill("民政局 惠济")
    page.locator("#suggestions li").first.wait_for()
    assert texts(page, "#suggestions .called") == ["惠济区民政局"]
    assert texts(page, "#suggestions .matched") == []
    page.locator("#search").fill("一刻钟 惠济区")
    page.locator("#suggestions .headline").wait_for()
    assert texts(page, "#suggestions .called") == ["《惠济区要建一刻钟食堂》"]
