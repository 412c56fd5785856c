"""The legend that is the filter: its lines are switched, and an address brings back what was chosen."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest

from kg.graph.facts import read
from kg.view.beginning import Beginning
from kg.view.model import key, view

pytestmark = pytest.mark.slow

Open = Callable[..., Any]
Expect = Callable[..., Any]
Texts = Callable[..., list[str]]


FOCUSED = """() => {
  const one = document.activeElement;
  return `${one.closest("section[id], div[id]")?.id}/${one.id || one.className}`;
}"""


def test_a_line_is_switched_off_and_alone_and_all_on_again(page_of: Open, expect: Expect, season: bytes) -> None:
    page = page_of(season)
    area = page.locator('#types [data-key="area"]')
    found, all_rows = page.locator("#found"), page.locator("#found").inner_text()
    area.click()
    expect(area).to_have_attribute("aria-pressed", "false")
    expect(found).not_to_have_text(all_rows)
    expect(page.locator("#filtered")).to_have_text(re.compile("^已筛选：不含区域"))
    page.locator("#types .all").click()
    expect(found).to_have_text(all_rows)
    expect(page.locator("#filtered")).to_be_hidden()
    area.hover()
    page.get_by_label("只看区域").click()
    expect(page.locator('#types [aria-pressed="true"]')).to_have_count(1)
    expect(page.locator("#filtered")).to_have_text(re.compile("^已筛选：只看区域"))
    page.go_back()
    expect(found).to_have_text(all_rows)


def test_an_address_brings_all_filters_back_in_a_new_tab(page_of: Open, expect: Expect, season: bytes) -> None:
    page = page_of(season)
    every = page.locator("#found").inner_text()
    page.locator("#fold").click()
    page.locator('#types [data-key="reporter"]').click()
    page.locator('#relations [data-key="covers"]').click()
    page.locator("#papers .toggle").nth(1).click()
    page.locator('#statuses [data-key="planned"]').click()
    page.locator("#district").select_option(index=2)
    page.locator("#least").fill("0.7")
    expect(page.locator("#filteredBy")).to_have_text(
        re.compile("已筛选：不含记者 · 不含报道 · 不含河畔日报 · 不含计划 · 可信度 ≥ 0.70 · ..区")
    )
    expect(page).to_have_url(re.compile("least=700"))
    expect(page.locator("#found")).to_have_text(re.compile(r"^[1-9]\d* / "))
    again = page_of.again(page)
    for place in ("#found", "#filteredBy", "#leastShown", "#types", "#when", "#printed"):
        assert again.locator(place).inner_text() == page.locator(place).inner_text()
    again.locator("#unfilter").click()
    expect(again.locator("#found")).to_have_text(every)
    assert again.evaluate("location.hash") == ""


def test_what_the_graph_does_not_have_is_left_out_of_an_address(page_of: Open, expect: Expect, season: bytes) -> None:
    odd = (
        "types=area+ghost+place&relations=x&papers=y&district=none&least=9999&from=never&to=2031-99&language=xx&else=1"
    )
    page = page_of(season, odd.replace("least=9999", "least=abc"))
    assert page.evaluate("location.hash") == "#types=area+place"
    expect(page.locator("#filtered")).to_have_text(re.compile("^已筛选：不含区域、地点 "))
    expect(page_of(season, "least=9999").locator("#leastShown")).to_have_text("1.00")


def test_filters_that_a_page_began_with_come_off_and_on_again(page_of: Open, expect: Expect, sample: bytes) -> None:
    page = page_of(sample, begin=Beginning(types=("area", "organization", "initiative")))
    began = "已筛选：只看区域、机构、举措 "
    expect(page.locator("#filtered")).to_have_text(re.compile(f"^{began}"))
    assert page.evaluate("location.hash") == ""
    page.locator("#unfilter").click()
    expect(page.locator("#found")).to_have_text("19 条")
    assert page.evaluate("location.hash") == "#types="
    page.locator("#reset").click()
    expect(page.locator("#filtered")).to_have_text(re.compile(f"^{began}"))


def test_a_thing_that_the_filters_hide_still_opens(page_of: Open, expect: Expect, sample: bytes) -> None:
    things = view(read(sample)).entities
    area = next(key(thing.iri) for thing in things if thing.name == "金水区")
    page = page_of(sample, urlencode({"types": "area", "chosen": area}))
    expect(page.locator("#details h2")).to_have_text("金水区")
    expect(page.locator("#details .filtered")).to_have_text("当前的筛选不含它")
    page.locator("#unfilter").click()
    expect(page.locator("#details .filtered")).to_be_hidden()


def test_the_keyboard_reaches_every_filter(page_of: Open, expect: Expect, season: bytes) -> None:
    page = page_of(season)
    page.locator("#fold").press("Enter")
    reached = set()
    for _ in range(80):
        page.keyboard.press("Tab")
        reached.add(page.evaluate(FOCUSED))
    assert {
        f"{group}/{kind}" for group in ("types", "relations", "papers", "statuses") for kind in ("toggle", "only")
    } <= reached
    assert {
        "filters/district",
        "filters/least",
        "timeline/from",
        "timeline/to",
        "timeline/later",
    } <= reached
    page.locator("#least").press("ArrowRight")
    expect(page.locator("#filtered")).to_have_text(re.compile("可信度 ≥ 0.05"))
    page.locator('#relations [data-key="partOf"]').press("Space")
    expect(page.locator("#filtered")).to_have_text(re.compile("不含隶属"))


def test_a_graph_of_one_newspaper_and_day_has_no_such_filters(page_of: Open, sample: bytes) -> None:
    page = page_of(sample)
    page.locator("#fold").click()
    assert page.locator("#relations").is_visible()
    assert not page.locator("#papers").is_visible()
    assert not page.locator("#timeline").is_visible()


def test_only_what_is_planned_is_two_clicks_away(page_of: Open, expect: Expect, texts: Texts, sample: bytes) -> None:
    page = page_of(sample)
    page.locator("#fold").click()
    assert texts(page, "#statuses .toggle bdi") == ["已做", "在做", "计划", "现状"]
    page.get_by_label("只看计划").click()
    expect(page.locator("#filteredBy")).to_have_text("已筛选：只看计划")
    expect(page.locator("#found")).to_have_text("2 / 19 条")
    assert page.evaluate("location.hash") == "#statuses=done+ongoing+state"
    again = page_of.again(page)  # type: ignore[attr-defined]
    assert texts(again, "tbody .status") == ["计划", "计划"]


def test_an_older_link_leaves_plans_out_too(page_of: Open, expect: Expect, sample: bytes) -> None:
    page = page_of(sample, "planned=false")
    expect(page.locator("#filteredBy")).to_have_text("已筛选：不含计划")
    assert page.evaluate("location.hash") == "#statuses=planned"


@pytest.mark.parametrize("name", ["__proto__", "toString"])
def test_names_that_every_object_has_are_no_values(page_of: Open, expect: Expect, sample: bytes, name: str) -> None:
    page = page_of(sample, f"language={name}&theme={name}&{name}=5&chosen={name}&focus={name}&sort={name}&types={name}")
    expect(page.locator("#found")).to_have_text("19 条")
    assert page.evaluate("location.hash") == ""
    expect(page.locator("#missing")).to_have_text(f"链接里有这张图没有的，已略过：{name}、{name}、{name}")


ODD = [
    "most=0",
    "most=1",
    "most=-5",
    "hops=0",
    "from=2031-02-31",
    "to=2031-13-01",
    "planned=maybe",
    "drawn=perhaps",
    "path=a%20b",
    "path=id/e0+nobody",
    "focus=nobody",
    "unfolded=nobody",
    "chosen=id/e0+undertakes+nobody",
]


def test_values_that_cannot_be_change_nothing(page_of: Open, texts: Texts, season: bytes) -> None:
    page = page_of(season, "&".join(ODD))

    def seen() -> list[list[str]]:
        assert page.evaluate("location.hash") == ""
        return [texts(page, place) for place in ("#shown", "#found", "#filtered", "#focus", "#printed")]

    first = seen()
    for odd in ODD:
        page.evaluate("odd => { location.hash = odd; }", odd)
        page.wait_for_url(re.compile("html$|#$"))
        assert seen() == first, odd
    assert first[0] == ["显示 138 / 141"]


def test_what_an_address_names_in_vain_is_said_until_the_reader_goes_on(
    page_of: Open, expect: Expect, season: bytes
) -> None:
    page = page_of(season, "focus=gone/1+id/e0+<b>gone</b>&chosen=" + "long" * 30 + "&from=2031-02-31")
    missing = page.locator("#missing")
    expect(missing).to_have_text(re.compile("^链接里有这张图没有的，已略过：gone/1、<b>gone</b>、(long){10}…等 4 项$"))
    expect(page.locator("#focus-what")).to_contain_text("只看")
    page.locator("#language").click()
    expect(missing).to_be_hidden()
    page.evaluate("location.hash = 'chosen=id/nobody'")
    expect(missing).to_have_text("链接里有这张图没有的，已略过：id/nobody")
    page.evaluate("location.hash = 'most=60'")
    expect(missing).to_be_hidden()


def test_days_in_the_wrong_order_are_turned_round(page_of: Open, texts: Texts, season: bytes) -> None:
    right = page_of(season, "from=2031-05-20&to=2031-06-10")
    wrong = page_of(season, "to=2031-05-20&from=2031-06-10")
    assert texts(wrong, "#found") == texts(right, "#found") != texts(page_of(season), "#found")


def test_things_whose_iris_end_alike_are_two(page_of: Open, expect: Expect, sample: bytes) -> None:
    """So are their relations, also where the name of one has a hyphen."""
    other = """
<https://other.example/id/e0> a kg:Person ; rdfs:label "别处的人"@zh .
:s90 a kg:Statement ; kg:subject <https://other.example/id/e0> ; kg:predicate kg:co-operates ; kg:object :e3 ;
  kg:modality "done" .
""".encode()
    page = page_of(sample + other)
    row = page.locator("tbody.statement", has_text="co-operates")
    row.locator(".subject .name").click()
    expect(page.locator("#details h2")).to_have_text("别处的人")
    page.locator("#close").click()
    row.locator(".relation button").click()
    expect(page.locator("#details")).to_contain_text("co-operates")
    again = page_of.again(page)  # type: ignore[attr-defined]
    expect(again.locator("#details")).to_contain_text("co-operates")
    expect(page_of(sample + other, "chosen=id/e0").locator("#missing")).to_be_visible()


def test_the_legend_counts_what_can_be_drawn_and_says_what_cannot(
    page_of: Open, expect: Expect, texts: Texts, season: bytes
) -> None:
    """All its lines together are what the picture can have, whatever is filtered."""
    page = page_of(season)
    page.locator("#more").click()

    def drawn() -> int:
        return int(texts(page, "#shown")[0].split()[1])

    def counted() -> int:
        return sum(int(text.split()[-1]) for text in texts(page, '#types .toggle[aria-pressed="true"]'))

    assert drawn() == counted() == 138
    assert texts(page, "#lineless") == ["另有 3 个没有关系，不画，可搜索"]
    page.evaluate("location.hash = 'relations=partOf+covers+undertakes+locatedIn&types=area&most=250'")
    expect(page.locator("#filtered")).to_be_visible()
    assert drawn() == counted() > 20


def test_who_wrote_together_about_a_district_is_of_it(
    page_of: Open, expect: Expect, texts: Texts, sample: bytes
) -> None:
    districts = sample + b"\n:e4 kg:partOf :e0 ."
    page = page_of(districts, "district=id/e1")
    expect(page.locator("#filteredBy")).to_have_text("已筛选：惠济区")
    pairs = list(zip(texts(page, "tbody .subject"), texts(page, "tbody .object"), strict=True))
    assert ("闻笛", "苏以恒") in pairs
    page.evaluate("location.hash = 'district=id/e0'")  # of which their article says something too
    expect(page.locator("#filteredBy")).to_have_text("已筛选：金水区")
    assert ("闻笛", "惠济区") not in zip(texts(page, "tbody .subject"), texts(page, "tbody .object"), strict=True)


def test_a_picture_of_nothing_says_why(page_of: Open, texts: Texts, sample: bytes) -> None:
    assert texts(page_of(b""), "#empty") == ["图谱里什么也没有"]
    assert texts(page_of(b"<a:x> a <https://w3id.org/local-news-kg/ontology#Person> ."), "#empty") == ["没有可画的关系"]
    [said] = texts(page_of(sample, "least=999"), "#empty")
    assert said.split() == ["没有符合筛选的内容", "取消筛选"]
