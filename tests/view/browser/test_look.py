"""The looks of the page: in narrow windows, by night, in both languages, under fingers, with long names."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.slow

Open = Callable[..., Any]
Expect = Callable[..., Any]

LONG = "金水区" * 40 + "Donaudampfschifffahrtsgesellschaft" * 5  # in the graph a name that no window has room for
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
READABLE = 4.5  # contrast of text, WCAG 2.2, 1.4.3
FINGER = 40  # pixels

# What reaches further to the right than the window or the box around it, among what is seen.
WIDER = """() => {
  const found = [document.documentElement, ...document.querySelectorAll(".scroll, .filters, .network, .strip")]
    .filter((box) => box.scrollWidth > box.clientWidth + 1 && box.clientWidth);
  const out = [...document.querySelectorAll("body *:not(.unseen, .unseen *, svg *)")].filter((one) => {
    const { left, right, width, height } = one.getBoundingClientRect();
    const beyond = right > innerWidth + 1 || left < -1;
    return width > 1 && height > 1 && beyond && getComputedStyle(one).clipPath === "none";
  });
  return [...found, ...out].map((one) => `${one.tagName} ${one.id} ${one.className}`);
}"""

# Words with their colour and what lies behind them, as red, green and blue.
INK = """() => {
  const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const mixed = (colours) => {
    pen.clearRect(0, 0, 1, 1);
    for (const colour of colours) { pen.fillStyle = colour; pen.fillRect(0, 0, 1, 1); }
    return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const behind = (one) => (one ? [...behind(one.parentElement), getComputedStyle(one).backgroundColor] : ["white"]);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const one = text.parentElement;
    const seen = one.checkVisibility({ opacityProperty: true }) && !one.closest(".unseen, :disabled, option");
    if (!text.data.trim() || !seen) continue;
    const paper = behind(one);
    found.push([text.data.trim().slice(0, 20), mixed([...paper, getComputedStyle(one).color]), mixed(paper)]);
  }
  return found;
}"""

SMALL = f"""() => [...document.querySelectorAll("button, select, input, a, [role=option]")].filter((one) => {{
  if (!one.checkVisibility() || one.closest(".skip, .switch")) return false;
  const {{ width, height }} = one.getBoundingClientRect();
  return width < {FINGER} - 0.5 || height < {FINGER} - 0.5;
}}).map((one) => `${{one.id || one.className}} ${{one.textContent}} ${{one.offsetWidth}}×${{one.offsetHeight}}`)"""


# Words that stand on two lines.
BROKEN = """all => all.flatMap(one => [...one.textContent.matchAll(/\\S+/g)].filter(({ 0: word, index }) => {
  const range = document.createRange();
  range.setStart(one.firstChild, index);
  range.setEnd(one.firstChild, index + word.length);
  return range.getClientRects().length > 1;
}).map(([word]) => word))"""


def light(colour: list[int]) -> float:
    """Relative luminance."""
    parts = [c / 255 / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def contrast(one: list[int], other: list[int]) -> float:
    dark, bright = sorted([light(one), light(other)])
    return (bright + 0.05) / (dark + 0.05)


def paper(page: Page) -> float:
    """How light the page is, from 0 to 1."""
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return light([int(part) for part in re.findall(r"\d+", colour)[:3]])


def unreadable(page: Page) -> list[tuple[str, float]]:
    words = page.evaluate(INK)
    assert len(words) > 30
    found = [(text, round(contrast(ink, behind), 2)) for text, ink, behind in words]
    return [(text, ratio) for text, ratio in found if ratio < READABLE]


def open_first(page: Page, words: str) -> None:
    """What the search finds first, in the panel."""
    page.locator("#search").fill(words)
    page.locator("#suggestions li").first.wait_for()
    page.locator("#search").press("Enter")
    page.locator("#details h2").wait_for()


@pytest.fixture(scope="module")
def long_names(sample: bytes) -> bytes:
    """The sample with a name of 290 letters, and one that is written from right to left."""
    text = sample.decode()
    for name, other in (("楼长制", LONG), ("青苗志愿服务队", "\u202eשלום<b>")):
        assert json.dumps(name) in text
        text = text.replace(json.dumps(name), json.dumps(other))
    return text.encode()


@pytest.mark.parametrize("language", ["", "language=en"], ids=["zh", "en"])
@pytest.mark.parametrize(("width", "height"), [(320, 640), (390, 844), (768, 1024), (1400, 900)])
def test_nothing_has_to_be_scrolled_sideways(
    page_of: Open, long_names: bytes, width: int, height: int, language: str
) -> None:
    page = page_of(long_names, language, viewport={"width": width, "height": height})
    assert page.evaluate(WIDER) == []
    page.locator("#fold").click()
    assert page.evaluate(WIDER) == []
    page.locator("#fold").click()
    open_first(page, LONG[:9])
    assert page.evaluate(WIDER) == []


@pytest.mark.parametrize("language", ["", "language=en"], ids=["zh", "en"])
@pytest.mark.parametrize("width", [1100, 1400])
def test_what_stands_above_the_picture_takes_one_line_on_a_desk(
    page_of: Open, sample: bytes, language: str, width: int
) -> None:
    page = page_of(sample, language, viewport={"width": width, "height": 800})
    assert page.locator(".strip").bounding_box()["height"] < 44


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_words_are_readable_by_day_and_by_night(page_of: Open, sample: bytes, scheme: str) -> None:
    page = page_of(sample, "", color_scheme=scheme)
    assert paper(page) < 0.05 if scheme == "dark" else paper(page) > 0.85
    page.locator("#fold").click()
    page.locator("#types .toggle").first.click()
    assert unreadable(page) == []
    open_first(page, "jinshui")
    assert unreadable(page) == []


def test_the_picture_is_as_dark_as_the_page(page_of: Open, sample: bytes) -> None:
    """Its lightest and darkest pixels say what it is drawn with: pale names on dark paper, or the other way round."""
    shades = """() => {
      const { width, height } = document.querySelector("#network canvas");
      const pixels = document.querySelector("#network canvas").getContext("2d").getImageData(0, 0, width, height).data;
      let [dark, pale] = [0, 0];
      for (let i = 0; i < pixels.length; i += 4) {
        if (pixels[i + 3] < 250) continue;
        const sum = pixels[i] + pixels[i + 1] + pixels[i + 2];
        if (sum < 150) dark++;
        if (sum > 630) pale++;
      }
      return { dark, pale };
    }"""
    day = page_of(sample, "", color_scheme="light").evaluate(shades)
    night = page_of(sample, "", color_scheme="dark").evaluate(shades)
    assert day["dark"] > 300  # names
    assert night["pale"] > 300
    # what lies around the letters is paper
    assert day["pale"] > day["dark"]
    assert night["dark"] > night["pale"]


def test_the_reader_chooses_day_or_night_and_the_address_keeps_it(page_of: Open, expect: Expect, sample: bytes) -> None:
    page = page_of(sample, "", color_scheme="light")
    expect(page.locator("#theme")).to_have_text("深色")
    page.locator("#theme").click()
    expect(page.locator("#theme")).to_have_text("浅色")
    assert paper(page) < 0.05
    assert page.evaluate("location.hash") == "#theme=dark"
    assert paper(page_of.again(page)) < 0.05
    page.locator("#language").click()
    expect(page.locator("#theme")).to_have_text("Light")
    page.locator("#theme").click()
    assert paper(page) > 0.85
    assert "theme" not in page.evaluate("location.hash")
    page.go_back()
    expect(page.locator("#theme")).to_have_text("Light")
    assert paper(page) < 0.05


def test_a_theme_that_there_is_not_does_no_harm(page_of: Open, expect: Expect, sample: bytes) -> None:
    page = page_of(sample, "theme=constructor", color_scheme="dark")
    expect(page.locator("#theme")).to_have_text("浅色")
    assert page.evaluate("location.hash") == ""


def test_nothing_moves_for_those_who_do_not_want_it(page_of: Open, sample: bytes) -> None:
    moves = "getComputedStyle(document.querySelector('.side')).transitionDuration"
    assert page_of(sample, "", **PHONE, reduced_motion="reduce").evaluate(moves) == "0s"
    assert page_of(sample, "", **PHONE, reduced_motion="no-preference").evaluate(moves) == "0.2s"


@pytest.mark.parametrize("language", ["", "language=en"], ids=["zh", "en"])
def test_what_a_finger_presses_is_large_enough(page_of: Open, season: bytes, language: str) -> None:
    page = page_of(season, language, **PHONE)
    assert page.evaluate(SMALL) == []
    page.locator("#fold").click()
    page.locator("#types .toggle").first.click()  # now there is a way back
    assert page.evaluate(SMALL) == []
    page.locator("#fold").click()
    page.locator("#drawer").click()
    page.locator(".relation button").first.click()
    page.locator("#details h2").wait_for()
    assert page.evaluate(SMALL) == []


def test_on_a_phone_held_sideways_the_picture_stands_beside_the_list(page_of: Open, season: bytes) -> None:
    page = page_of(season, "", viewport={"width": 844, "height": 390}, is_mobile=True, has_touch=True)
    picture, side = page.locator("#network").bounding_box(), page.locator(".side").bounding_box()
    assert picture["height"] > 390 * 0.6
    assert picture["x"] + picture["width"] <= side["x"] + 1
    assert page.evaluate(WIDER) == []
    assert page.evaluate(SMALL) == []


@pytest.mark.parametrize("language", ["", "language=en"], ids=["zh", "en"])
def test_who_filters_on_a_phone_held_sideways_sees_what_is_left(page_of: Open, season: bytes, language: str) -> None:
    page = page_of(season, language, viewport={"width": 844, "height": 390}, is_mobile=True, has_touch=True)
    page.locator("#fold").tap()
    page.locator("#types .toggle").last.tap()
    head, side = page.locator("header").bounding_box(), page.locator(".side").bounding_box()
    assert side["height"] > 390 * 0.8
    page.locator("#from").scroll_into_view_if_needed()
    days, after = page.locator(".days").bounding_box(), page.locator(".side").bounding_box()
    assert after == side
    assert head["height"] <= days["y"] < days["y"] + days["height"] <= 391
    assert page.evaluate(WIDER) == []
    assert page.evaluate(SMALL) == []


@pytest.mark.parametrize("width", [320, 360, 375, 390])
def test_no_english_word_of_the_filters_is_broken(page_of: Open, season: bytes, width: int) -> None:
    page = page_of(season, "language=en", viewport={"width": width, "height": 640}, is_mobile=True, has_touch=True)
    page.locator("#fold").tap()
    assert page.locator(":is(#types, #relations, #statuses) .toggle bdi").evaluate_all(BROKEN) == []


def test_on_a_phone_the_picture_comes_first(page_of: Open, expect: Expect, season: bytes) -> None:
    page = page_of(season, "", **PHONE)
    assert page.locator("#network").bounding_box()["height"] > 844 * 0.6
    for folded in ("#types", "#filters", "#timeline"):
        expect(page.locator(folded)).to_be_hidden()
    page.locator("#fold").click()
    for folded in ("#types", "#filters", "#timeline"):
        expect(page.locator(folded)).to_be_visible()
    page.locator("#fold").click()
    expect(page.locator("#types")).to_be_hidden()


def test_the_list_is_drawn_up_over_the_picture_and_put_down(page_of: Open, expect: Expect, sample: bytes) -> None:
    page = page_of(sample, "", **PHONE)

    def height() -> float:
        return float(page.locator(".side").bounding_box()["height"])

    drawer = page.locator("#drawer")
    low = height()
    assert low < 70
    expect(drawer).to_have_attribute("aria-expanded", "false")
    drawer.click()
    half = height()
    assert half > 300
    expect(drawer).to_have_attribute("aria-expanded", "true")
    drawer.click()
    assert height() > half * 1.8
    expect(drawer).to_have_attribute("aria-label", "放下列表")
    drawer.click()
    assert height() == low


def test_the_list_follows_the_finger_that_draws_it(page_of: Open, sample: bytes) -> None:
    page = page_of(sample, "", **PHONE)
    box = page.locator("#drawer").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + 8
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y - 250, steps=5)
    assert 280 < page.locator(".side").bounding_box()["height"] < 330
    page.mouse.move(x, 200, steps=5)
    page.mouse.up()
    assert page.locator(".side").bounding_box()["height"] == page.locator("main").bounding_box()["height"]


def test_what_is_chosen_on_a_phone_is_read_beside_the_picture(page_of: Open, expect: Expect, sample: bytes) -> None:
    page = page_of(sample, "", **PHONE)
    open_first(page, "jinshui")
    expect(page.locator("#details h2")).to_be_in_viewport()
    picture, side = page.locator("#network").bounding_box(), page.locator(".side").bounding_box()
    assert picture["height"] > 200
    assert picture["y"] + picture["height"] <= side["y"] + 1
    page.locator("#close").click()
    expect(page.locator("#details h2")).not_to_be_in_viewport()


def test_the_filters_on_a_phone_are_not_beneath_the_list(page_of: Open, expect: Expect, season: bytes) -> None:
    page = page_of(season, **PHONE)
    page.locator("#drawer").click()
    page.locator("#drawer").click()
    expect(page.locator("main")).to_have_attribute("data-sheet", "up")
    page.locator("#fold").click()
    page.locator('#relations [data-key="covers"]').click()
    expect(page.locator("#filtered")).to_contain_text("报道")
    assert page.locator(".side").bounding_box()["height"] < 100


def test_what_is_alone_in_a_line_covers_no_count(page_of: Open, season: bytes) -> None:
    page = page_of(season)
    page.locator("#fold").click()
    for group in ("types", "relations"):
        choice = page.locator(f"#{group} .choice").first
        choice.hover()
        count, only = (choice.locator(one).bounding_box() for one in ("b", ".only"))
        beside = count["x"] + count["width"] <= only["x"] or count["y"] + count["height"] <= only["y"]
        assert beside, group


def test_what_a_link_names_in_vain_leaves_the_picture_its_room_on_a_phone(page_of: Open, sample: bytes) -> None:
    page = page_of(sample, "types=nothing+person", **PHONE)
    heights = page.evaluate("['#missing', '#network'].map((one) => document.querySelector(one).clientHeight)")
    assert 0 < heights[0] < 60
    assert heights[1] > 300
