"""The names in the picture: which are written, and that they answer as their things do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.slow

Open = Any  # of conftest.py
Expect = Callable[..., Any]
Town = Callable[[int], bytes]
Watched = Callable[..., Any]
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}

# Names of places at which nothing is drawn.
BARE = """places => {
  const canvas = document.querySelector("#network canvas"), ratio = canvas.width / canvas.clientWidth;
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const inked = ([x, y]) => data[4 * (Math.round(x * ratio) + canvas.width * Math.round(y * ratio)) + 3] > 0;
  return Object.keys(places).filter((name) => !inked(places[name]));
}"""


def named(picture: Any) -> set[str]:
    return {label["text"].rpartition(" +")[0] or label["text"] for label in picture.labels()}


def hubs(picture: Any, most: int) -> list[str]:
    """Those drawn that have the most neighbours in the graph."""
    degrees: dict[int, int] = {}
    said = picture.core["statements"]
    for a, b in set(zip(said["subject"], said["object"], strict=True)):
        degrees[a], degrees[b] = degrees.get(a, 0) + 1, degrees.get(b, 0) + 1
    drawn = picture.page.evaluate("net.body.data.nodes.getIds()")
    return [picture.names[node] for node in sorted(drawn, key=lambda node: -degrees[node])[:most]]


@pytest.mark.parametrize(("window", "most"), [({}, 18), (PHONE, 10)])
def test_what_has_most_neighbours_has_its_name(
    page_of: Open, watched: Watched, town: Town, window: dict[str, Any], most: int
) -> None:
    picture = watched(page_of(town(600), **window))
    missing = set(hubs(picture, most)) - named(picture)
    assert missing == set()


def test_a_name_answers_as_its_thing_does(page_of: Open, watched: Watched, expect: Expect, town: Town) -> None:
    picture = watched(page_of(town(600)))
    page, box = picture.page, picture.box()
    label = next(one for one in picture.labels() if one["text"].startswith("西湖区 +"))
    end = box["x"] + label["x"] + label["width"] / 2 - 4, box["y"] + label["y"]  # on its +4
    page.mouse.move(*end)
    expect(page.locator("#network")).to_have_class("over")
    page.mouse.click(*end)
    expect(page.locator("#details h2")).to_contain_text("西湖区")
    expect(page.locator("#shown")).not_to_contain_text("120 /")  # its neighbours have come


def test_a_name_stays_where_it_is_when_it_is_hovered(page_of: Open, watched: Watched, town: Town) -> None:
    picture = watched(page_of(town(600)))
    box = picture.box()
    moved = []
    for label in picture.labels()[:12]:
        picture.page.mouse.move(box["x"] + label["x"], box["y"] + label["y"])
        again = [(one["x"], one["y"]) for one in picture.labels() if one["text"] == label["text"]]
        moved += [] if (label["x"], label["y"]) in again else [label["text"]]
    assert len(moved) <= 1


def test_the_word_of_a_line_answers_as_the_line_does(
    page_of: Open, watched: Watched, expect: Expect, sample: bytes
) -> None:
    picture = watched(page_of(sample))
    box = picture.box()
    label = next(one for one in picture.labels() if "×2" in one["text"])
    picture.page.mouse.click(box["x"] + label["x"] + label["width"] / 2 - 2, box["y"] + label["y"] + 5)
    expect(picture.page.locator("#details .card")).to_have_count(2)


def test_most_neighbours_of_the_chosen_thing_are_named(page_of: Open, watched: Watched, town: Town) -> None:
    picture = watched(page_of(town(600)))
    picture.choose("南湖区")
    neighbours = {end for line in picture.lines() for end in line if "南湖区" in line}
    assert len(neighbours) > 12
    assert len(neighbours - named(picture)) <= len(neighbours) / 6


def test_a_wide_window_has_room_for_more_names(page_of: Open, watched: Watched, town: Town) -> None:
    few = watched(page_of(town(600)))
    many = watched(page_of(town(600), viewport={"width": 2200, "height": 1300}))
    assert len(named(many) & many.things()) > len(named(few) & few.things())


def test_what_comes_without_motion_is_drawn_at_once(
    page_of: Open, watched: Watched, expect: Expect, towns: bytes
) -> None:
    """Far from the middle of the paper, vis-network left out what it had not drawn before."""
    picture = watched(page_of(towns))
    page = picture.page
    picture.choose("岚州西湖区")
    page.locator("#near").click()
    page.locator("#wide").click()
    expect(page.locator("#wide")).to_have_attribute("aria-pressed", "true")
    page.wait_for_timeout(500)
    box = picture.box()
    places = {name: (x - box["x"], y - box["y"]) for name in picture.things() for x, y in [picture.at(name)]}
    seen = {name: [x, y] for name, (x, y) in places.items() if 0 < x < box["width"] and 0 < y < box["height"]}
    assert len(seen) > 10
    assert page.evaluate(BARE, seen) == []


def test_a_pressed_button_can_be_read_under_the_mouse(page_of: Open, expect: Expect, sample: bytes) -> None:
    page = page_of(sample, "chosen=%3A")
    page.locator("#search").fill("净水行动")
    page.locator("#search").press("Enter")
    page.locator("#near").click()
    expect(page.locator("#near")).to_have_attribute("aria-pressed", "true")
    page.locator("#near").hover()
    look = page.locator("#near").evaluate("one => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]")
    assert look[0] != look[1]
