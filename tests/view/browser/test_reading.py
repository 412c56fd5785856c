"""What a reader finds on the page, reads beside the picture and clicks through."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

from kg.graph.graph import Graph
from kg.view.model import key

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.slow

Open = Callable[..., Any]
Expect = Callable[..., Any]
Texts = Callable[["Page", str], list[str]]


def test_hostile_text_never_runs(page_of: Open, texts: Texts, hostile: Callable[[str], bytes]) -> None:
    image = '</script><img src=x onerror="window.__xss=1">'
    for text in (image, "<svg onload=window.__xss=1>", "{{7*7}}'\"`"):
        page = page_of(hostile(text))
        page.locator("tbody .object .name").first.click()
        page.locator("#close").click()
        page.locator("tbody .sentence").first.click()
        page.locator("#search").fill(text[:9])
        page.locator("#search").press("Enter")
        page.locator("#details .card").first.wait_for()
        assert page.evaluate("window.__xss") is None
        assert page.locator("img, #details svg:not(.glyph)").count() == 0
        assert text in texts(page, "#details")[0]


def test_a_row_opens_all_that_is_said_between_the_two(page_of: Open, texts: Texts, sample: bytes) -> None:
    page = page_of(sample)
    page.locator("tbody mark", has_text="局配合").first.click()
    page.locator("#details .card").first.wait_for()
    assert texts(page, "#details h2") == ["2 条关系"]
    assert len(texts(page, "#details .card")) == 2


def test_a_type_is_switched_off_and_on(page_of: Open, texts: Texts, expect: Expect, sample: bytes) -> None:
    page = page_of(sample)
    assert texts(page, "#shown") == ["显示 17 / 19"]
    page.locator('#types [data-key="area"]').click()
    expect(page.locator("#shown")).to_have_text("显示 12 / 19")
    expect(page.locator("#found")).not_to_have_text("19 条")
    named = texts(page, "tbody .subject") + texts(page, "tbody .object")
    assert not {"金水区", "惠济区", "郑州市"} & set(named)
    page.locator('#types [data-key="area"]').click()
    expect(page.locator("#found")).to_have_text("19 条")
    assert texts(page, "#shown") == ["显示 17 / 19"]


def test_a_name_that_is_searched_opens_its_panel(page_of: Open, texts: Texts, sample: bytes) -> None:
    page = page_of(sample)
    page.locator("#search").fill("净水行动")
    page.locator("#search").press("Enter")
    page.locator("#details h2", has_text="净水行动").wait_for()
    (panel,) = texts(page, "#details")
    for part in ("又称：净水", "金水区启动净水行动", "《柳岸街道 河边来了净水人》", "河畔日报 · 2031-05-06 · A05"):
        assert part in panel
    assert "记者 闻笛 通讯员 范小桥" in panel
    assert "清理水面 约3,000平方米" in panel
    assert "计划 · 可信度 0.70" in panel
    assert page.locator("#details mark").all_inner_texts()[:2] == ["金水区启动净水行动", "服务队将参加净水行动"]


def test_a_table_of_many_turns_pages(page_of: Open, texts: Texts, town: Callable[[int], bytes]) -> None:
    page = page_of(town(600))
    first = texts(page, "tbody .sentence")[0]
    page.locator("#next").click()
    page.locator("#page", has_text="第 2 / ").wait_for()
    assert len(texts(page, "tbody")) == 50
    page.locator("#previous").click()
    page.locator("#page", has_text="第 1 / ").wait_for()
    assert texts(page, "tbody .sentence")[0] == first


MORE = """
:s0 kg:evidence :x1, :x2 .
:x1 a kg:Evidence ; kg:article :a1 ; kg:quote "金水区也做净水行动" ; kg:sentence "据说金水区也做净水行动。" ;
  kg:rule "verb" ; kg:modality "ongoing" ; kg:confidence 0.8 ; kg:reportedSpeech true .
:x2 a kg:Evidence ; kg:source "名录" ; kg:confidence 0.7 ; kg:modality "done" .
"""


def test_a_thing_is_told_by_its_relations(page_of: Open, texts: Texts, expect: Expect, sample: bytes) -> None:
    page = page_of(sample)
    page.locator("#search").fill("惠济区民政局")
    page.locator("#search").press("Enter")
    expect(page.locator("#details h2")).to_have_text("惠济区民政局")
    assert texts(page, "#details h3") == [
        "它开展的1",
        "它帮扶的1",
        "帮扶它的1",
        "协作1",
        "它隶属的1",
        "见于报道1",
    ]


def test_evidence_is_turned_one_by_one(page_of: Open, texts: Texts, expect: Expect, sample: bytes) -> None:
    page = page_of(sample + MORE.encode())
    page.locator("tbody mark", has_text="金水区启动净水行动").click()
    marked, count = page.locator("#details mark"), page.locator("#details .steps .count")
    expect(count).to_have_text("证据 1 / 3")
    expect(marked).to_have_text("金水区启动净水行动")
    page.locator("#details .after").press("Enter")
    expect(count).to_have_text("证据 2 / 3")
    expect(marked).to_have_text("金水区也做净水行动")
    expect(page.locator("#details .after")).to_be_focused()
    place = texts(page, "#details .place")[0]
    for part in ("《惠济区要建一刻钟食堂》", "转述他人的话", "在做", "本条可信度 0.80"):
        assert part in place
    page.locator("#details .after").click()
    assert "来源：名录" in texts(page, "#details .place")[0]
    page.locator("#details .after").click()
    expect(count).to_have_text("证据 1 / 3")
    page.locator("#details .before").click()
    expect(count).to_have_text("证据 3 / 3")


def test_what_is_marked_is_what_the_article_says(page_of: Open, corpus_graph: Graph) -> None:
    rows = corpus_graph.query(
        """SELECT ?s ?p ?o ?body ?begin ?end WHERE {
          ?statement kg:subject ?s ; kg:predicate ?p ; kg:object ?o ; kg:evidence ?evidence .
          ?evidence kg:article ?article ; kg:begin ?begin ; kg:end ?end . ?article schema:articleBody ?body
          FILTER NOT EXISTS { ?statement kg:evidence ?other FILTER(?other != ?evidence) }
        } ORDER BY ?statement LIMIT 12"""
    )
    page = page_of(corpus_graph.turtle)
    for subject, predicate, target, body, begin, end in (tuple(map(str, row)) for row in rows):
        chosen = f"{key(subject)} {predicate.rpartition('#')[2]} {key(target)}"
        again = page_of.again(page, f"{page.url.partition('#')[0]}#chosen={quote(chosen)}")
        marks = again.locator(
            "#details .current mark, #details .many:not(:has(.card + .card)) mark"
        ).all_text_contents()
        assert marks == [body[int(begin) : int(end)]]
        again.close()


def test_a_headline_leads_to_what_its_article_says(page_of: Open, texts: Texts, expect: Expect, sample: bytes) -> None:
    page = page_of(sample)
    page.locator("#search").fill("一刻钟食堂")
    page.locator("#suggestions .headline").click()
    expect(page.locator("#details h2")).to_have_text("惠济区要建一刻钟食堂")
    assert texts(page, "#details .facts") == ["河畔日报、2031-05-06、A05", "记者 闻笛"]
    assert texts(page, "#details h3") == ["这篇报道说的9", "提到的10"]
    assert len(texts(page, "#details .card")) == 9
    again = page_of.again(page)
    expect(again.locator("#details h2")).to_have_text("惠济区要建一刻钟食堂")
    page.locator("#details .chips .name", has_text="鹭溪路").click()
    expect(page.locator("#details h2")).to_have_text("鹭溪路")
    page.locator("#details .article").first.click()
    expect(page.locator("#details h2")).to_have_text("惠济区要建一刻钟食堂")
    page.go_back()
    expect(page.locator("#details h2")).to_have_text("鹭溪路")


def test_an_article_draws_what_it_speaks_of(page_of: Open, expect: Expect, town: Callable[[int], bytes]) -> None:
    page = page_of(town(600))
    expect(page.locator("#shown")).to_contain_text("120 / 548")
    page.locator("#search").fill("东桥区书香社区见成效")
    page.locator("#suggestions .headline").click()
    expect(page.locator("#details h2")).to_have_text("东桥区书香社区见成效")
    expect(page.locator("#shown")).to_contain_text("125 / 548")  # its office, partner, act, road and correspondent


def test_a_long_list_grows_by_fifty(page_of: Open, expect: Expect, town: Callable[[int], bytes]) -> None:
    page = page_of(town(1800))
    page.locator("#search").fill("云州市")
    page.locator("#search").press("Enter")
    group = page.locator("#details .many").first
    expect(group.locator(".card")).to_have_count(10)
    expect(group.locator(".more")).to_have_text("再列 50 条（还有 62 条）")
    group.locator(".more").click()
    expect(group.locator(".card")).to_have_count(60)
    expect(group.locator(".card").nth(10).locator(".name").first).to_be_focused()
    group.locator(".more").click()
    expect(group.locator(".card")).to_have_count(72)
    expect(group.locator(".more")).to_be_hidden()


def test_the_focus_goes_to_what_opens_and_back(page_of: Open, expect: Expect, sample: bytes) -> None:
    page = page_of(sample)
    row = page.locator("tbody .relation button").nth(3)
    row.press("Enter")
    expect(page.locator("#details h2")).to_be_focused()
    page.locator("#details .name").first.press("Enter")
    expect(page.locator("#details h2")).to_be_focused()
    page.keyboard.press("Escape")
    expect(row).to_be_focused()
    page.locator("#search").fill("鹭溪路")
    page.locator("#search").press("Enter")
    expect(page.locator("#details h2")).to_be_focused()
    page.locator("#close").press("Enter")
    expect(page.locator("#search")).to_be_focused()
