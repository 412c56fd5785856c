"""Articles over time: bars, the two handles, and a window that moves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from kg.graph.facts import read
from kg.view.model import view

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.slow

Open = Callable[..., Any]
Expect = Callable[..., Any]

HEIGHTS = """() => [...document.querySelectorAll("#bars title")].map(
  one => { const [days, number] = one.textContent.split("："); return [days.slice(0, 10), parseInt(number)]; })"""
PALE = (
    """() => [...document.querySelectorAll("#bars g")].map(one => one.classList.contains("out") ? "." : "#").join("")"""
)


def weeks(turtle: bytes, paper: str = "") -> list[list[Any]]:
    """Articles of each week from Monday, one after the other, of a newspaper or all."""
    reports = [one for one in view(read(turtle)).reports if one.date]
    days = [date.fromisoformat(one.date) for one in reports]
    found = Counter(
        day - timedelta(day.weekday())
        for day, one in zip(days, reports, strict=True)
        if not paper or one.newspaper == paper
    )
    first = min(days) - timedelta(min(days).weekday())
    count = (max(days) - first).days // 7 + 1
    return [[f"{first + timedelta(7 * at)}", found[first + timedelta(7 * at)]] for at in range(count)]


def test_each_bar_counts_the_articles_of_its_week_in_the_newspapers_that_are_on(
    page_of: Open, expect: Expect, season: bytes
) -> None:
    page = page_of(season)
    wanted = weeks(season)
    assert sum(number for _, number in wanted) > 30
    assert page.evaluate(HEIGHTS) == wanted
    tallest = max(range(len(wanted)), key=lambda at: wanted[at][1])
    assert page.locator("#bars .bar").nth(tallest).get_attribute("height") == "100"
    page.locator("#fold").click()
    page.locator("#papers .choice", has_text="河畔晚报").hover()
    page.get_by_label("只看河畔晚报 <夜>").click()
    expect(page.locator("#filtered")).to_have_text(re.compile("河畔晚报 <夜>"))
    assert page.evaluate(HEIGHTS) == weeks(season, "河畔晚报 <夜>")


def test_the_handles_are_moved_by_keys_and_never_pass_each_other(page_of: Open, expect: Expect, season: bytes) -> None:
    page = page_of(season)
    reports = view(read(season)).reports
    undated = sum(not one.date for one in reports)
    expect(page.locator("#printed")).to_have_text(f"{len(reports)} 篇 · 其中 {undated} 篇无日期")
    for _ in range(3):
        page.locator("#from").press("ArrowRight")
    since = weeks(season)[3][0]
    expect(page).to_have_url(re.compile(f"#from={since}$"))
    assert page.evaluate(PALE) == "...".ljust(len(weeks(season)), "#")
    expect(page.locator("#when")).to_have_text(f"{since} 起")
    left = sum(number for _, number in weeks(season)[3:])
    expect(page.locator("#printed")).to_have_text(f"{left} 篇 · 不含 {undated} 篇无日期的")
    page.locator("#to").press("Home")
    assert page.evaluate(PALE) == "...#".ljust(len(weeks(season)), ".")
    assert page.locator("#to").get_attribute("aria-valuetext") == str(date.fromisoformat(since) + timedelta(6))
    page.go_back()  # a whole way of one handle is one step
    expect(page.locator("#when")).to_have_text(f"{since} 起")
    page.go_back()
    expect(page.locator("#filtered")).to_be_hidden()


def test_drawing_over_the_bars_chooses_them(page_of: Open, expect: Expect, season: bytes) -> None:
    page = page_of(season)
    count = len(weeks(season))
    box = page.locator("#bars").bounding_box()

    def at(bar: int) -> tuple[float, float]:
        return box["x"] + (bar + 0.5) * box["width"] / count, box["y"] + box["height"] / 2

    page.mouse.move(*at(6))
    page.mouse.down()
    page.mouse.move(*at(4))
    page.mouse.move(*at(3), steps=3)
    page.mouse.up()
    assert page.evaluate(PALE) == "...####".ljust(count, ".")
    page.mouse.click(*at(5))
    assert page.evaluate(PALE) == ".....#".ljust(count, ".")
    page.go_back()
    expect(page.locator("#when")).to_have_text(re.compile(weeks(season)[3][0]))
    page.locator("#ever").click()
    assert page.evaluate(PALE) == "#" * count
    assert page.evaluate("location.hash") == ""


def windows(page: Page, steps: int) -> list[str]:
    found = []
    for _ in range(steps):
        found.append(page.evaluate(PALE))
        page.clock.run_for(1200)
    return found


def test_the_window_plays_through_time_and_stops_at_its_end(page_of: Open, expect: Expect, season: bytes) -> None:
    page = page_of(season, reduced_motion="no-preference")
    count = len(weeks(season))
    page.clock.install(time=0)
    page.clock.pause_at(1000)  # else it goes on by itself, on a busy machine between two looks
    play = page.get_by_label("播放")
    play.click()
    expect(page.get_by_label("暂停")).to_be_visible()
    assert windows(page, 3) == ["#".rjust(at + 1, ".").ljust(count, ".") for at in range(3)]
    page.get_by_label("暂停").click()
    assert windows(page, 2) == ["...#".ljust(count, ".")] * 2
    play.click()
    assert windows(page, count)[-1] == "#".rjust(count, ".")
    expect(play).to_be_visible()
    play.click()
    assert windows(page, 1) == [".#".ljust(count, ".")]
    page.locator("#unfilter").click()
    expect(play).to_be_visible()  # the reader took over
    assert windows(page, 2) == ["#" * count] * 2


def test_who_wants_no_motion_steps_by_a_button(page_of: Open, season: bytes) -> None:
    page = page_of(season, "from=2031-05-12&to=2031-05-18", reduced_motion="reduce")
    count = len(weeks(season))
    assert not page.locator("#play").is_visible()
    at = page.evaluate(PALE).index("#")
    page.locator("#later").click()
    assert page.evaluate(PALE) == "#".rjust(at + 2, ".").ljust(count, ".")
    page.locator("#earlier").click()
    page.locator("#earlier").click()
    assert page.evaluate(PALE) == "#".rjust(at, ".").ljust(count, ".")


BARS = """() => {{ {script}; return {given}.map(days => {{
  const begins = barsOf(days);
  return [begins.length - 1, dayText(begins[0]), dayText(begins.at(-1) - 1)];
}}); }}"""


def test_bars_are_days_weeks_months_or_years_and_sixty_at_most(page_of: Open, sample: bytes) -> None:
    """Where each kind begins and ends; what is no day counts for nothing."""
    from importlib.resources import files

    script = (files("kg.view") / "viewer/bars.js").read_text(encoding="utf-8")
    given = [
        ["2031-05-06"],
        ["2031-05-06", "2031-07-04"],
        ["2031-05-06", "2031-07-05", "2031-99-99", "<b>"],
        ["2030-01-15", "2031-12-31"],
        ["2019-02-01", "2031-12-31"],
        ["0001-01-01", "2031-01-01"],
    ]
    assert page_of(sample).evaluate(BARS.format(script=script, given=given)) == [
        [1, "2031-05-06", "2031-05-06"],
        [60, "2031-05-06", "2031-07-04"],
        [9, "2031-05-05", "2031-07-06"],
        [24, "2030-01-01", "2031-12-31"],
        [52, "2019-01-01", "2031-12-31"],
        [41, "0000-01-01", "2049-12-31"],
    ]


def test_a_month_is_chosen_to_the_day(page_of: Open, expect: Expect, season: bytes) -> None:
    page = page_of(season)
    june = page.locator("#ticks button", has_text="2031-06")
    june.press("Enter")
    expect(page.locator("#when")).to_have_text("2031-06")
    assert page.evaluate("location.hash") == "#from=2031-06-01&to=2031-06-30"
    dates = [one.date for one in view(read(season)).reports]
    expect(page.locator("#printed")).to_have_text(re.compile(f"^{sum(day[:7] == '2031-06' for day in dates)} 篇"))
    expect(june).to_have_attribute("aria-pressed", "true")
    expect(june).to_be_focused()
    june.press("Enter")
    assert page.evaluate("location.hash") == ""


def test_where_months_have_no_room_there_are_years(
    page_of: Open, texts: Callable[..., list[str]], season: bytes
) -> None:
    page = page_of(season, viewport={"width": 400, "height": 800})
    page.locator("#fold").click()
    assert texts(page, "#ticks button") == ["2031-05", "2031-06", "2031-07"]
    later = page_of(season.replace(b'"2031-05-02"', b'"2038-05-02"'))
    assert texts(later, "#ticks button") == [str(year) for year in range(2031, 2039)]
    later.locator("#ticks button", has_text="2038").click()
    assert later.evaluate("location.hash") == "#from=2038-01-01&to=2038-12-31"
