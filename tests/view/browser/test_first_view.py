"""What is drawn of a large graph, and how it fills the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kg.graph.facts import read
from kg.view import network
from kg.view.model import view

pytestmark = pytest.mark.slow

Open = Any  # of conftest.py
Expect = Callable[..., Any]
Town = Callable[[int], bytes]
Watched = Callable[..., Any]


def test_a_second_town_is_in_the_first_view(page_of: Open, watched: Watched, towns: bytes) -> None:
    things = watched(page_of(towns)).things()
    assert len(things) == 120
    assert 25 <= sum(name.startswith("岚州") for name in things) <= 50


def test_the_page_grows_by_the_rule_that_the_first_view_was_made_by(
    page_of: Open, watched: Watched, towns: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = watched(page_of(towns, "most=90"))
    monkeypatch.setattr(network, "FIRST_VIEW", 90)
    first = network.network(view(read(towns))).shown
    assert sorted(picture.page.evaluate("net.body.data.nodes.getIds()")) == first


def spread(picture: Any) -> tuple[float, float]:
    """How much of the canvas things take, across and down; all of them are on it."""
    box = picture.box()
    points = [picture.at(name) for name in picture.things()]
    xs, ys = [x - box["x"] for x, _ in points], [y - box["y"] for _, y in points]
    assert min(xs) > 0
    assert max(xs) < box["width"]
    assert min(ys) > 0
    assert max(ys) < box["height"]
    return (max(xs) - min(xs)) / box["width"], (max(ys) - min(ys)) / box["height"]


@pytest.mark.parametrize("size", [(1400, 900), (1920, 1080), (390, 844)])
def test_the_picture_takes_the_shape_of_the_window(
    page_of: Open, watched: Watched, towns: bytes, size: tuple[int, int]
) -> None:
    across, down = spread(watched(page_of(towns, viewport={"width": size[0], "height": size[1]})))
    assert across > 0.55
    assert down > 0.55


def test_a_phone_begins_with_few_things_in_the_parts_that_a_screen_has(
    page_of: Open, watched: Watched, towns: bytes
) -> None:
    picture = watched(page_of(towns, viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True))
    assert len(picture.things()) == 40
    second = [picture.at(name)[1] for name in picture.things() if name.startswith("岚州")]
    first = [picture.at(name)[1] for name in picture.things() if not name.startswith("岚州")]
    assert max(first) < min(second)  # below, not beside


def test_more_and_less_are_seen_as_a_whole(page_of: Open, watched: Watched, expect: Expect, towns: bytes) -> None:
    picture = watched(page_of(towns))
    page = picture.page
    page.locator("#more").click()
    expect(page.locator("#shown")).to_contain_text("250 /")
    assert max(spread(picture)) > 0.6
    page.locator('#types .toggle[data-key="area"]').click()
    expect(page.locator("#filtered")).to_be_visible()
    assert max(spread(picture)) > 0.6
    page.evaluate("location.hash = 'most=30'")
    expect(page.locator("#shown")).to_contain_text("30 /")
    assert max(spread(picture)) > 0.6


def test_what_the_reader_looks_at_by_choice_stays_unless_nothing_is_left_of_it(
    page_of: Open, watched: Watched, expect: Expect, towns: bytes
) -> None:
    picture = watched(page_of(towns))
    page = picture.page
    page.mouse.move(*picture.at("岚州西湖区"))
    for _ in range(4):
        page.mouse.wheel(0, -200)
    scale = picture.scale()
    page.locator("#more").click()
    expect(page.locator("#shown")).to_contain_text("250 /")
    assert picture.scale() == scale
    page.evaluate("net.moveTo({ position: { x: 1e5, y: 1e5 } })")
    page.locator('#types .toggle[data-key="area"]').click()
    expect(page.locator("#filtered")).to_be_visible()
    assert max(spread(picture)) > 0.6
