"""The page in Chinese and in English."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest

from kg.view.beginning import Beginning

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.slow

Open = Callable[..., Any]
Expect = Callable[..., Any]

# All that is written on the page, hidden or not, and what is read out or shown over it.
WRITTEN = """() => {
  const aside = "script, style, noscript, template, #language, option[lang]";
  const NAMES = ["title", "placeholder", "aria-label", "aria-valuetext", "alt"];
  const walk = document.createTreeWalker(document, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  const found = [];
  for (let one = walk.nextNode(); one; one = walk.nextNode()) {
    if ((one.closest ? one : one.parentElement)?.closest(aside)) continue;
    if (one.nodeType === Node.TEXT_NODE) found.push(one.data);
    else for (const name of NAMES) found.push(one.getAttribute(name) ?? "");
  }
  return found.filter(text => /\\p{Script=Han}/u.test(text));
}"""


def english(page: Page) -> None:
    page.locator("#language").click()


def test_no_word_of_the_page_stays_chinese(page_of: Open, hostile: Callable[[str], bytes]) -> None:
    """A graph in which nothing is Chinese: what is, would be the page's own."""
    page = page_of(hostile("Riverside"))
    assert len(page.evaluate(WRITTEN)) > 30
    english(page)
    page.locator("#fold").click()
    page.locator("tbody .subject .name").first.click()
    page.locator("#details .card").first.wait_for()
    assert page.evaluate(WRITTEN) == []
    page.locator("#close").click()
    english(page)
    assert len(page.evaluate(WRITTEN)) > 30


def test_english_is_in_the_address_and_chinese_is_the_pages_own(page_of: Open, expect: Expect, sample: bytes) -> None:
    page = page_of(sample)
    assert page.evaluate("document.documentElement.lang") == "zh-Hans"
    english(page)
    expect(page.locator("h1")).to_have_text("河畔日报 2031-05-06 knowledge graph")
    expect(page).to_have_title("河畔日报 2031-05-06 knowledge graph")
    expect(page.locator(".counts")).to_have_text(re.compile("2 articles19 entities19 relations1 figure"))
    assert page.evaluate("[document.documentElement.lang, location.hash]") == ["en", "#language=en"]
    again = page_of.again(page)
    expect(again.locator('#types [data-key="area"] bdi')).to_have_text("Areas")
    expect(again.locator("#language")).to_have_text("中文")
    again.locator("#language").click()
    expect(again.locator('#types [data-key="area"] bdi')).to_have_text("区域")
    assert again.evaluate("[document.documentElement.lang, location.hash]") == ["zh-Hans", ""]


def test_a_page_may_begin_in_english(page_of: Open, expect: Expect, sample: bytes) -> None:
    page = page_of(sample, begin=Beginning(language="en"))
    assert page.evaluate("[document.documentElement.lang, location.hash]") == ["en", ""]
    page.locator("#language").click()
    expect(page.locator("#list h2")).to_have_text("关系与原句")
    assert page.evaluate("[document.documentElement.lang, location.hash]") == ["zh-Hans", "#language=zh"]
    page.locator("#language").click()
    assert page.evaluate("[document.documentElement.lang, location.hash]") == ["en", ""]


def test_names_of_relations_kinds_and_statuses_are_english_and_those_of_things_stay(
    page_of: Open, expect: Expect, sample: bytes
) -> None:
    page = page_of(sample)
    english(page)
    page.locator("#search").fill("楼长制")
    page.locator("#search").press("Enter")
    expect(page.locator("#details h2")).to_have_text("楼长制")
    expect(page.locator("#details .facts:visible")).to_contain_text(["Lou chang zhi", "programme"])
    expect(page.locator("#details .card").first).to_contain_text("undertakes →")
    expect(page.locator("#details .card").first).to_contain_text("planned · confidence 0.90")


def test_why_names_are_one_is_told_in_the_language_and_a_name_is_not_itself(
    page_of: Open, expect: Expect, sample: bytes
) -> None:
    reasons = ("净水 = 净水行动: 同一篇, 简称", "净水行动 = 净水行动: 多篇同名, 同一地区", "净水 = 净水行动: 天意")
    text = re.sub(
        'kg:identityReason "[^"]*"@zh',
        "kg:identityReason " + ", ".join(f'"{one}"@zh' for one in reasons),
        sample.decode(),
    )
    page = page_of(text.encode())
    page.locator("#search").fill("净水行动")
    page.locator("#search").press("Enter")
    said = page.locator("#details h3", has_text=re.compile("名称为什么归为一个|Why its names are one")).locator(
        "~ p.facts"
    )
    expect(said).to_have_text(["净水 = 净水行动：同一篇，简称", "净水 = 净水行动: 天意", "多篇同名，同一地区"])
    english(page)
    expect(said).to_have_text(
        [
            "净水 = 净水行动: in the same article, a short form",
            "净水 = 净水行动: 天意",
            "of the same name in several articles, of the same area",
        ]
    )


def test_dates_and_large_numbers_follow_the_language(page_of: Open, expect: Expect, season: bytes) -> None:
    page = page_of(season, "from=2031-06-01&to=2031-06-30")
    expect(page.locator("#when")).to_have_text("2031-06")
    english(page)
    expect(page.locator("#when")).to_have_text("June 2031")
    page.evaluate("location.hash = 'language=en&from=2031-06-01&to=2031-07-05'")
    expect(page.locator("#filteredBy")).to_have_text("Filtered: 1 Jun 2031 to 5 Jul 2031")
    page.evaluate("location.hash = 'from=2031-06-01&to=2031-07-05'")
    expect(page.locator("#filteredBy")).to_have_text("已筛选：2031-06-01 至 2031-07-05")


WORDS = """() => {{ {script};
  const kinds = words => Object.fromEntries(Object.entries(words).map(([key, word]) => [key, typeof word]));
  return [kinds(WORDS.zh), kinds(WORDS.en)];
}}"""


def test_every_word_is_there_in_both_languages_and_every_one_asked_for_is_there(page_of: Open, sample: bytes) -> None:
    folder = files("kg.view")
    script = (folder / "viewer/words.js").read_text(encoding="utf-8")
    zh, en = page_of(sample).evaluate(WORDS.format(script=script))
    assert zh == en
    asked = re.findall(r'data-word(?:-\w+)?="(\w+)"', (folder / "template.html").read_text(encoding="utf-8"))
    viewer = "".join(one.read_text(encoding="utf-8") for one in (folder / "viewer").iterdir())
    asked += re.findall(r'\bsay\("(\w+)"', viewer)
    assert len(asked) > 60
    assert set(asked) <= set(zh)
