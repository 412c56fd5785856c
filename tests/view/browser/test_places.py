"""Things lie beside each other, not on each other, and the same view is the same picture whatever led to it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from math import dist
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow

Open = Any  # of conftest.py
Expect = Callable[..., Any]
Watched = Callable[..., Any]

ROOT = Path(__file__).parents[3]
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
DESK = {"viewport": {"width": 1280, "height": 800}}
PREFIXES = """@prefix kg: <https://w3id.org/local-news-kg/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix : <https://w3id.org/local-news-kg/id/> .
"""


@pytest.fixture(scope="module")
def country() -> bytes:
    """Nine provinces of ten cities, and one act of all; one city of each has offices and acts of its own."""
    lines = [PREFIXES]

    def thing(key: str, classes: str, name: str) -> None:
        lines.append(f":{key} a {', '.join(f'kg:{one}' for one in classes.split())} ; rdfs:label '{name}'@zh .")

    def said(subject: str, predicate: str, target: str, modality: str) -> None:
        lines.append(
            f":{subject}-{predicate}-{target} a kg:Statement ; kg:subject :{subject} ; kg:predicate kg:{predicate} ; "
            f"kg:object :{target} ; kg:confidence 0.9 ; kg:modality '{modality}' ."
        )

    thing("all", "Campaign Initiative", "同灯行动")
    for city in range(90):
        home, province = f"c{city:02}", f"p{city // 10}"
        thing(home, "City AdministrativeArea", f"第{city}市")
        said(home, "partOf", province, "state")
        for district in range(36 if city == 44 else 8):
            thing(f"{home}d{district:02}", "District AdministrativeArea", f"{city}市{district}区")
            said(f"{home}d{district:02}", "partOf", home, "state")
        if city % 10 == 0:
            thing(province, "Province AdministrativeArea", f"第{city // 10}省")
            said(province, "undertakes", "all", "done")
        for number in range(8) if city % 10 == 0 else ():
            office, act = f"o{city}x{number}", f"a{city}x{number}"
            thing(office, "GovernmentBody Organization", f"{city}市第{number}局")
            thing(act, "Campaign Initiative", f"第{city}市{number}号行动")
            said(office, "undertakes", act, "done")
            said(f"{home}d{number // 4:02}", "undertakes", act, "done")
    return "\n".join(lines).encode()


def covered(picture: Any) -> int:
    """How many things another one covers."""
    scale = picture.scale()
    sizes = picture.page.evaluate(
        "Object.fromEntries(net.body.data.nodes.getIds().map(id => [id, net.body.nodes[id].options.size]))"
    )
    things = [(place, sizes[str(picture.names.index(name))]) for name, place in picture.places().items()]
    pairs = combinations(range(len(things)), 2)
    near = ((a, b) for a, b in pairs if dist(things[a][0], things[b][0]) < 0.8 * max(things[a][1], things[b][1]))
    assert scale > 0
    return len({a for a, _ in near})


@pytest.mark.parametrize("window", [DESK, PHONE])
@pytest.mark.parametrize("hash", ["", "statuses=state", "types=area", "most=250"])
def test_nothing_lies_on_another_thing(
    page_of: Open, watched: Watched, country: bytes, window: dict[str, Any], hash: str
) -> None:
    picture = watched(page_of(country, hash, **window))
    assert len(picture.things()) >= 30
    assert covered(picture) <= len(picture.things()) // 60


def test_the_whole_is_what_its_address_shows_whatever_was_seen_before(
    page_of: Open, watched: Watched, expect: Expect, country: bytes
) -> None:
    picture = watched(page_of(country, **DESK))
    page = picture.page
    for hash in ("types=area", "most=250", "statuses=state"):
        page.evaluate(f"location.hash = '{hash}'")
        page.wait_for_timeout(300)
        assert covered(picture) <= len(picture.things()) // 60, hash
    page.locator("#fit").click()
    fresh = watched(page_of.again(page))
    assert fresh.places() == picture.places()
    assert fresh.scale() == pytest.approx(picture.scale())


def test_what_the_reader_has_moved_stays_where_it_is_when_the_whole_is_shown(
    page_of: Open, watched: Watched, country: bytes
) -> None:
    picture = watched(page_of(country, **DESK))
    page = picture.page
    x, y = picture.at("第0市")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y + 40, steps=5)
    page.mouse.up()
    before = picture.places()
    page.locator("#fit").click()
    assert picture.places() == before


def test_a_reset_shows_the_first_view_though_the_sheet_was_up(
    page_of: Open, watched: Watched, expect: Expect, towns: bytes
) -> None:
    picture = watched(page_of(towns, **PHONE))
    page, first, scale = picture.page, picture.places(), picture.scale()
    picture.choose("岚州西湖区")
    expect(page.locator("main")).to_have_attribute("data-sheet", "half")
    page.locator("#reset").click()
    expect(page.locator("main")).to_have_attribute("data-sheet", "down")
    page.wait_for_timeout(300)
    assert picture.places() == first
    assert picture.scale() == pytest.approx(scale)


def test_a_reset_shows_the_first_view_once_the_filters_are_closed(
    page_of: Open, watched: Watched, expect: Expect, towns: bytes
) -> None:
    picture = watched(page_of(towns, viewport={"width": 1100, "height": 800}))
    page, first, scale = picture.page, picture.places(), picture.scale()
    page.locator("#fold").click()
    page.locator("#reset").click()
    page.locator("#fold").click()
    expect(page.locator("#filters")).to_be_hidden()
    page.wait_for_timeout(300)
    assert picture.places() == first
    assert picture.scale() == pytest.approx(scale)


def test_one_in_sixty_may_be_covered(page_of: Open, sample: bytes) -> None:
    """So that what a reader looks at is not arranged anew for a single thing."""
    script = (ROOT / "kg" / "view" / "viewer" / "crowd.js").read_text(encoding="utf-8")
    page = page_of(sample)

    def crowded(count: int, over: int, apart: float) -> bool:
        """So many circles side by side, and some that lie that far from the first."""
        beside = [{"x": 100 * i, "y": 0, "r": 10} for i in range(count - over)]
        above = [{"x": 0, "y": apart * (i + 1), "r": 4} for i in range(over)]
        return bool(page.evaluate(f"all => {{ {script} return crowded(all); }}", beside + above))

    assert not crowded(120, 2, 3)
    assert crowded(120, 3, 2.5)
    assert crowded(40, 1, 7.9)
    assert not crowded(40, 1, 8.1)
