"""The picture: what is drawn at first, and what a reader's hand does to it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from kg.view.beginning import Beginning

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.slow

Open = Any  # of conftest.py
Expect = Callable[..., Any]
Town = Callable[[int], bytes]
Watched = Callable[..., Any]  # a page's picture, of conftest.py


def title(page: Page) -> Locator:
    return page.locator("#details h2")


def keys(page: Page, *names: str) -> list[str]:
    """The keys of all things of these names."""
    things = json.loads(page.locator("#part-core").text_content() or "")["things"]
    return [key for name in names for key, own in zip(things["key"], things["name"], strict=True) if own == name]


def beside(edges: set[tuple[str, str]], names: set[str]) -> set[str]:
    """These and all that an edge leads to from them."""
    return names | {end for edge in edges for end in edge if set(edge) & names}


def test_a_click_on_a_thing_opens_its_panel_and_one_beside_it_closes_it(
    page_of: Open, watched: Watched, sample: bytes
) -> None:
    picture = watched(page_of(sample))
    page = picture.page
    x, y = picture.at("鹭溪路")
    page.mouse.click(x, y)
    title(page).filter(has_text="鹭溪路").wait_for()
    box = picture.box()
    page.mouse.click(box["x"] + 15, box["y"] + box["height"] - 15)
    page.locator("#details").wait_for(state="hidden")


@pytest.mark.parametrize("off", [0, 7])
def test_a_click_on_the_middle_of_an_edge_opens_what_it_says(
    page_of: Open, watched: Watched, sample: bytes, off: int
) -> None:
    picture = watched(page_of(sample))
    x, y = picture.middle("金水区城管局", "惠济区民政局")
    picture.page.mouse.click(x, y + off)
    title(picture.page).filter(has_text="2").wait_for()
    assert picture.page.locator("#details .card").count() == 2
    assert "金水区城管局" in picture.page.locator("#details .card").first.inner_text()


def test_a_finger_finds_an_edge_that_a_mouse_would_miss(page_of: Open, watched: Watched, sample: bytes) -> None:
    picture = watched(page_of(sample, has_touch=True))
    x, y = picture.middle("闻笛", "苏以恒")
    picture.page.mouse.click(x, y + 11)
    picture.page.wait_for_timeout(400)
    assert picture.page.locator("#details").is_hidden()
    picture.page.touchscreen.tap(x, y + 11)
    title(picture.page).wait_for()
    assert "苏以恒" in picture.page.locator("#details .card").first.inner_text()


def test_lines_say_how_many_how_sure_and_whereto(page_of: Open, watched: Watched, sample: bytes) -> None:
    lines = watched(page_of(sample)).lines()
    assert len(lines) == 18  # of 19 statements: two are between the same two
    twice, once = lines["金水区城管局", "惠济区民政局"], lines["金水区", "净水行动"]
    assert twice["width"] > once["width"]
    assert once["dashes"] is False
    assert lines["柳岸街道办事处", "楼长制"]["dashes"]  # planned
    assert lines["一刻钟食堂工程", "鹭溪路"]["dashes"]  # 0.6 sure
    assert once["arrows"]["to"]["enabled"]
    assert not lines["闻笛", "苏以恒"]["arrows"]["to"]["enabled"]
    assert once["smooth"] is False


def test_lines_in_both_directions_lie_apart(page_of: Open, watched: Watched, sample: bytes) -> None:
    both = sample + (
        b"\n:back a kg:Statement ; kg:subject :e6 ; kg:predicate kg:assists ; kg:object :e8 ; "
        b'kg:confidence "0.9"^^xsd:decimal ; kg:modality "done" ; kg:evidence :v8 .\n'
    )
    picture = watched(page_of(both))
    (ax, ay), (bx, by) = picture.middle("惠济区民政局", "金水区城管局"), picture.middle("金水区城管局", "惠济区民政局")
    assert ((ax - bx) ** 2 + (ay - by) ** 2) ** 0.5 > 8


def test_labels_are_on_no_other_and_on_no_thing(page_of: Open, watched: Watched, town: Town) -> None:
    picture = watched(page_of(town(600)))
    labels = picture.labels()
    names = [label for label in labels if any(name.startswith(label["text"].split(" +")[0]) for name in picture.names)]
    assert 60 <= len(names) <= 120
    boxes = [(one["x"] - one["width"] / 2, one["y"] - 6, one["x"] + one["width"] / 2, one["y"] + 6) for one in labels]
    for i, a in enumerate(boxes):
        for b in boxes[:i]:
            assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]
    corner = picture.box()
    for name in picture.things():
        x, y = picture.at(name)
        x, y = x - corner["x"], y - corner["y"]
        assert not any(left < x < right and top < y < bottom for left, top, right, bottom in boxes), name


def test_the_hovered_thing_and_its_neighbours_are_named(page_of: Open, watched: Watched, sample: bytes) -> None:
    picture = watched(page_of(sample))
    picture.choose("楼长制")  # the rest steps back, and its names with it
    assert not any(label["text"].startswith("苏以恒") for label in picture.labels())
    picture.page.mouse.move(*picture.at("闻笛"))
    written = [label["text"] for label in picture.labels()]
    assert {"闻笛", "苏以恒", "惠济区"} <= set(written)


def test_a_large_graph_begins_with_what_matters_and_is_drawn_as_far_as_wished(
    page_of: Open, expect: Expect, town: Town
) -> None:
    page = page_of(town(600))
    shown = page.locator("#shown")
    expect(shown).to_have_text("显示 120 / 548")
    page.locator("#more").click()
    expect(shown).to_have_text("显示 250 / 548")
    page.go_back()
    expect(shown).to_have_text("显示 120 / 548")
    page.locator("#fewer").click()
    expect(shown).to_have_text("显示 60 / 548")
    for _ in range(4):
        page.locator("#more").click()
    expect(page.locator("#more")).to_be_disabled()
    page.locator("#reset").click()
    expect(shown).to_have_text("显示 120 / 548")


def test_a_click_unfolds_neighbours_and_moves_nothing(
    page_of: Open, watched: Watched, expect: Expect, town: Town
) -> None:
    picture = watched(page_of(town(600)))
    before, scale = picture.places(), picture.scale()
    picture.page.mouse.click(*picture.at("东湖区"))
    title(picture.page).filter(has_text="东湖区").wait_for()
    after = picture.places()
    assert len(after) > 120
    assert {name: after[name] for name in before} == before
    assert picture.scale() == scale


def test_focus_draws_what_is_within_one_or_two_steps_and_goes_back(
    page_of: Open, watched: Watched, expect: Expect, sample: bytes
) -> None:
    picture = watched(page_of(sample))
    page = picture.page
    before, edges, everything = picture.places(), set(picture.lines()), picture.things()
    one = beside(edges, {"惠济区民政局"})
    picture.choose("惠济区民政局")
    page.locator("#near").click()
    expect(page.locator("#near")).to_have_attribute("aria-pressed", "true")
    assert picture.things() == one
    assert picture.places() == {name: before[name] for name in one}
    page.locator("#wide").click()
    expect(page.locator("#wide")).to_have_attribute("aria-pressed", "true")
    assert picture.things() == beside(edges, one) < everything
    page.go_back()
    expect(page.locator("#near")).to_have_attribute("aria-pressed", "true")
    assert picture.things() == one
    page.go_forward()
    expect(page.locator("#wide")).to_have_attribute("aria-pressed", "true")
    page.locator("#all").click()
    expect(page.locator("#all")).to_be_hidden()
    assert picture.things() == everything


def test_the_shortest_path_is_drawn_and_told_in_order(
    page_of: Open, watched: Watched, expect: Expect, sample: bytes
) -> None:
    picture = watched(page_of(sample))
    page = picture.page
    picture.choose("宋知远")
    page.locator("#way").click()
    expect(page.locator("#focus-what")).to_contain_text("点另一个")
    page.mouse.click(*picture.at("苏以恒"))
    expect(page.locator("#focus-what")).to_contain_text("5 步")
    assert picture.things() == {"宋知远", "青苗志愿服务队", "净水行动", "金水区", "闻笛", "苏以恒"}
    expect(title(page)).to_have_text("宋知远→青苗志愿服务队→净水行动←金水区←闻笛–苏以恒")
    cards = page.locator("#details .card")
    expect(cards).to_have_count(5)
    told = cards.evaluate_all("all => all.map(card => card.querySelector('.relation').innerText.split(' ')[0])")
    assert told == ["供职于", "参加", "开展", "报道", "共同署名"]
    page.go_back()
    page.go_back()
    title(page).filter(has_text="宋知远").wait_for()
    assert len(picture.things()) > 6


def test_the_other_end_of_a_path_may_be_searched_for_and_be_out_of_reach(
    page_of: Open, watched: Watched, expect: Expect, sample: bytes
) -> None:
    picture = watched(page_of(sample))
    page = picture.page
    picture.choose("宋知远")
    page.locator("#way").click()
    page.locator("#search").fill("惠济区民政局")
    page.locator("#search").press("Enter")
    expect(page.locator("#focus-what")).to_contain_text("步")
    page.evaluate("location.hash = location.hash + '&planned=false'")  # the service and the act are linked by a plan
    expect(page.locator("#focus-what")).to_have_text(re.compile("^当前筛选下.*之间没有路径$"))
    assert picture.things() == {"宋知远", "惠济区民政局"}
    page.locator("#language").click()
    expect(page.locator("#focus-what")).to_have_text(re.compile("^With these filters there is no path between"))
    page.locator("#unfilter").click()
    expect(page.locator("#focus-what")).to_contain_text("steps")


def test_no_filter_is_blamed_for_a_path_that_there_is_not(page_of: Open, expect: Expect, sample: bytes) -> None:
    lonely = ':lonely a kg:Person ; rdfs:label "独行客"@zh .'
    page = page_of(sample + lonely.encode(), "types=place")
    page.evaluate("keys => { location.hash += `&path=${keys.join('+')}`; }", keys(page, "独行客", "金水区"))
    expect(page.locator("#focus-what")).to_have_text(re.compile("^「.?独行客.?」和「.*」之间没有路径$"))


def test_several_in_focus_stay_so_at_two_steps(page_of: Open, watched: Watched, expect: Expect, sample: bytes) -> None:
    names = ("惠济区民政局", "宋知远")
    picture = watched(page_of(sample, begin=Beginning(focus=names)))
    page, one = picture.page, picture.things()
    expect(page.locator("#near")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#way")).to_be_hidden()
    page.locator("#wide").click()
    expect(page.locator("#focus-what")).to_have_text(re.compile("^只看「.?惠济区民政局.?、.?宋知远.?」和 2 步以内$"))
    expect(page.locator("#wide")).to_have_attribute("aria-pressed", "true")
    assert one < picture.things()
    page.locator("#near").click()
    expect(page.locator("#near")).to_have_attribute("aria-pressed", "true")
    assert picture.things() == one
    picture.choose("宋知远")  # what is chosen is what the buttons are about
    page.locator("#near").click()
    expect(page.locator("#focus-what")).to_have_text(re.compile("^只看「.?宋知远.?」和邻居$"))


def test_namesakes_in_focus_are_told_apart(page_of: Open, expect: Expect, sample: bytes) -> None:
    text = sample.decode().replace(json.dumps("楼长制"), json.dumps("净水行动"))
    page = page_of(text.encode())
    page.evaluate("keys => { location.hash = `focus=${keys.join('+')}`; }", keys(page, "净水行动"))
    said = page.locator("#focus-what")
    one, other = (f".?净水行动.?（.?{name}.?）" for name in ("柳岸街道办事处", "金水区"))
    expect(said).to_have_text(re.compile(f"^只看「({one}、{other}|{other}、{one})」和邻居$"))


def test_a_path_is_found_by_keys_alone(page_of: Open, expect: Expect, sample: bytes) -> None:
    page = page_of(sample)
    page.locator("#search").fill("宋知远")
    page.locator("#search").press("Enter")
    page.locator("#way").press("Enter")
    expect(page.locator("#all")).to_be_focused()
    page.locator("#search").fill("苏以恒")
    page.locator("#search").press("Enter")
    expect(page.locator("#focus-what")).to_contain_text("5 步")
    page.locator("#all").press("Enter")
    expect(page.locator("#network")).to_be_focused()
    expect(page.locator("#shown")).to_have_text("显示 17 / 19")


def test_the_address_restores_a_focus_in_a_new_tab(
    page_of: Open, watched: Watched, expect: Expect, sample: bytes
) -> None:
    picture = watched(page_of(sample))
    picture.choose("净水行动")
    picture.page.locator("#wide").click()
    expect(picture.page.locator("#wide")).to_have_attribute("aria-pressed", "true")
    again = watched(page_of.again(picture.page))
    assert again.things() == picture.things()
    assert again.places() == picture.places()
    expect(title(again.page)).to_contain_text("净水行动")


def test_two_fingers_zoom_the_picture(page_of: Open, watched: Watched, sample: bytes) -> None:
    picture = watched(page_of(sample, has_touch=True))
    box, before = picture.box(), picture.scale()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    wire = picture.page.context.new_cdp_session(picture.page)
    for kind, apart in (("touchStart", 60), ("touchMove", 90), ("touchMove", 120), ("touchMove", 160), ("touchEnd", 0)):
        points = [{"x": x - apart, "y": y, "id": 1}, {"x": x + apart, "y": y, "id": 2}] if apart else []
        wire.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    assert picture.scale() > before * 1.5


def test_escape_ends_the_choice_of_a_path(page_of: Open, watched: Watched, expect: Expect, sample: bytes) -> None:
    picture = watched(page_of(sample))
    picture.choose("宋知远")
    picture.page.locator("#way").click()
    expect(picture.page.locator("#all")).to_have_text("取消")
    picture.page.locator("#network").press("Escape")
    expect(picture.page.locator("#focus")).to_be_hidden()
    picture.choose("苏以恒")
    assert "path" not in picture.page.url


def test_filters_move_nothing_that_stays_even_where_it_was_dragged(
    page_of: Open, watched: Watched, expect: Expect, sample: bytes
) -> None:
    picture = watched(page_of(sample))
    page = picture.page
    x, y = picture.at("楼长制")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y + 40, steps=5)
    page.mouse.up()
    before, scale = picture.places(), picture.scale()
    assert abs(picture.at("楼长制")[0] - x - 60) < 3
    page.evaluate("location.hash = 'types=area'")
    expect(page.locator("#shown")).to_have_text("显示 12 / 19")
    after = picture.places()
    assert after == {name: before[name] for name in after}
    assert picture.scale() == scale


def test_a_picture_without_anything_says_so_and_is_mended_at_a_press(
    page_of: Open, expect: Expect, sample: bytes
) -> None:
    page = page_of(sample, "least=1000")
    expect(page.locator("#empty")).to_be_visible()
    expect(page.locator("#picture-text")).to_have_text("图中有 0 个实体、0 条线。")
    page.locator("#relax").click()
    expect(page.locator("#empty")).to_be_hidden()
    expect(page.locator("#shown")).to_have_text("显示 17 / 19")
    expect(page.locator("#picture-text")).to_have_text("图中有 17 个实体、18 条线。")


def test_keys_walk_the_picture(page_of: Open, watched: Watched, expect: Expect, sample: bytes) -> None:
    picture = watched(page_of(sample))
    page, at = picture.page, picture.page.locator("#at")
    page.locator("#out").focus()
    page.keyboard.press("Tab")
    expect(page.locator("#network")).to_be_focused()
    expect(at).not_to_be_empty()
    start = at.inner_text().partition("，")[0]
    page.keyboard.press("ArrowRight")
    expect(at).not_to_contain_text(start)
    right = at.inner_text().partition("，")[0]
    places = picture.places()
    assert places[right][0] > places[start][0]
    page.keyboard.press("Enter")
    title(page).filter(has_text=right).wait_for()
    scale = picture.scale()
    page.locator("#network").press("+")
    assert picture.scale() == pytest.approx(scale * 1.25)
    page.locator("#network").press("-")
    assert picture.scale() == pytest.approx(scale)


def test_the_drawing_is_told_nothing_where_nothing_changed(
    page_of: Open, watched: Watched, expect: Expect, town: Town
) -> None:
    page = watched(page_of(town(600))).page
    page.evaluate(
        "() => { window.told = 0; for (const set of [net.body.data.nodes, net.body.data.edges])"
        "set.on('*', () => { window.told += 1; }); }"
    )
    page.locator("#next").click()
    expect(page.locator("#page")).to_contain_text("第 2 /")
    assert page.evaluate("told") == 0
    page.locator("#more").click()
    expect(page.locator("#shown")).to_contain_text("250")
    assert 2 <= page.evaluate("told") <= 6  # in bulk
