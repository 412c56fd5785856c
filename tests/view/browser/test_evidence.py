"""Which sentence stands for a relation where several say it: one that the filters let pass, or of the open article."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.slow

Open = Callable[..., Any]
Expect = Callable[..., Any]
Texts = Callable[["Page", str], list[str]]

AGAIN = """
:evening a kg:NewsOutlet, kg:Organization ; rdfs:label "河畔晚报"@zh .
:late a kg:Page ; kg:publishedIn :evening ; kg:pageNumber "B01" .
:a7 a kg:Article ; schema:headline "净水行动满一月" ; kg:onPage :late ; kg:pageLine 1 ;
  schema:datePublished "2031-06-08"^^xsd:date ; schema:mentions :e0, :e9 .
:s0 kg:evidence :x1, :x2, :x3 .
:x1 a kg:Evidence ; kg:article :a7 ; kg:quote "金水区开展净水行动" ; kg:sentence "上月,金水区开展净水行动。" ;
  kg:rule "verb" ; kg:modality "done" ; kg:confidence 0.6 .
:x2 a kg:Evidence ; kg:article :a7 ; kg:quote "金水区还要开展净水行动" ; kg:sentence "明年,金水区还要开展净水行动。" ;
  kg:rule "verb" ; kg:modality "planned" ; kg:confidence 0.7 .
:x3 a kg:Evidence ; kg:source "名录" ; kg:confidence 0.7 ; kg:modality "done" .
"""
BETWEEN = """
:a8 a kg:Article ; schema:headline "楼长来了" ; kg:onPage :late ; kg:pageLine 9 ;
  schema:datePublished "2031-05-20"^^xsd:date .
:s4 kg:evidence :x4 .
:x4 a kg:Evidence ; kg:article :a8 ; kg:quote "楼长制" ; kg:sentence "街道推行楼长制。" ; kg:confidence 0.5 .
"""
FIRST, JUNE, PLAN = "金水区启动净水行动", "金水区开展净水行动", "金水区还要开展净水行动"
ROW = "tbody:has(.subject :text-is('金水区')):has(.object :text-is('净水行动'))"


@pytest.fixture(scope="module")
def months(sample: bytes) -> bytes:
    """The sample, one of whose relations is said by two newspapers in two months, as a plan too, and by a register."""
    return sample + AGAIN.encode()


@pytest.mark.parametrize(
    ("view", "quote", "counted"),
    [
        ("", FIRST, "共 4 条证据"),
        ("from=2031-06-01&to=2031-06-30", PLAN, "共 4 条证据 · 2 条符合筛选"),
        ("from=2031-06-01&to=2031-06-30&planned=false", JUNE, "共 4 条证据 · 1 条符合筛选"),
        ("papers=河畔日报&planned=false", JUNE, "共 4 条证据 · 1 条符合筛选"),
        ("papers=河畔晚报", FIRST, "共 4 条证据 · 1 条符合筛选"),
        ("from=2031-06-01&least=650", PLAN, "共 4 条证据 · 1 条符合筛选"),
    ],
)
def test_a_row_shows_a_sentence_that_passes(
    page_of: Open, texts: Texts, months: bytes, view: str, quote: str, counted: str
) -> None:
    page = page_of(months, view)
    assert texts(page, f"{ROW} mark") == [quote]
    [printed] = texts(page, f"{ROW} .report")
    paper = "河畔日报 · 2031-05-06 · A05" if quote == FIRST else "河畔晚报 · 2031-06-08 · B01"
    assert f"{paper} · {counted}" in printed


def test_the_day_of_the_sentence_that_is_shown_sorts(page_of: Open, texts: Texts, months: bytes) -> None:
    """Both relations are first said on one day; of what passes, one is said in May and the other in June."""
    for sort, quotes in {"date": ["楼长制", PLAN], "-date": [PLAN, "楼长制"]}.items():
        page = page_of(months + BETWEEN.encode(), f"sort={sort}&from=2031-05-07")
        assert texts(page, "tbody mark") == quotes


def test_the_panel_turns_to_what_passes(page_of: Open, expect: Expect, months: bytes) -> None:
    page = page_of(months, "from=2031-06-01&planned=false&chosen=id/e0 undertakes id/e9")
    marked, count = page.locator("#details mark"), page.locator("#details .count[role=status]")
    expect(marked).to_have_text(JUNE)
    expect(count).to_have_text("证据 1 / 4 · 1 条符合筛选")
    page.locator("#unfilter").click()
    expect(marked).to_have_text(FIRST)
    expect(count).to_have_text("证据 1 / 4")
    page.locator("#details .after").click()
    second = marked.inner_text()
    page.locator('#types [data-key="area"]').focus()
    page.keyboard.press("Enter")  # another filter that leaves the evidence as it is doesn't turn back
    expect(page.locator("#details .leftout")).to_be_visible()
    assert marked.inner_text() == second
    expect(count).to_have_text("证据 2 / 4")


def test_the_address_has_the_evidence_that_is_shown(page_of: Open, expect: Expect, months: bytes) -> None:
    page = page_of(months, "chosen=id/e0 undertakes id/e9")
    marked, count = page.locator("#details mark"), page.locator("#details .count[role=status]")
    steps = page.evaluate("history.length")
    for _ in range(2):
        page.locator("#details .after").click()
    expect(count).to_have_text("证据 3 / 4")
    assert page.evaluate("[location.hash, history.length]") == ["#chosen=id/e0+undertakes+id/e9+3", steps]
    other = page_of.again(page)  # type: ignore[attr-defined]
    expect(other.locator("#details .count[role=status]")).to_have_text("证据 3 / 4")
    assert other.locator("#details mark").inner_text() == marked.inner_text()
    page.locator("#details .before").click()
    page.locator("#close").click()
    page.go_back()
    expect(count).to_have_text("证据 2 / 4")
    page.locator("#details .before").click()
    assert page.evaluate("location.hash") == "#chosen=id/e0+undertakes+id/e9"


def test_an_address_of_more_evidence_than_there_is_leads_to_the_last(
    page_of: Open, expect: Expect, months: bytes
) -> None:
    page = page_of(months, "chosen=id/e0 undertakes id/e9 99")
    expect(page.locator("#details .count[role=status]")).to_have_text("证据 4 / 4")
    assert page.evaluate("location.hash") == "#chosen=id/e0+undertakes+id/e9+4"


def test_of_two_relations_between_the_same_that_whose_evidence_is_turned_is_in_the_address(
    page_of: Open, expect: Expect, texts: Texts, sample: bytes
) -> None:
    more = ':s9 kg:evidence :x9 . :x9 a kg:Evidence ; kg:source "名录" ; kg:confidence 0.7 ; kg:modality "done" .'
    page = page_of(sample + more.encode())
    page.locator("tbody:has(.subject :text-is('金水区城管局'))", has_text="协作").locator("mark").click()
    current = page.locator("#details [aria-current=true] .relation")
    expect(current).to_have_text("协作")
    page.locator("#details .card:not(.current) .after").click()
    expect(current).to_have_text("帮扶 →")
    assert texts(page, "#details .card.current .count") == ["证据 2 / 2"]
    assert "+assists+" in page.evaluate("location.hash")
    other = page_of.again(page)  # type: ignore[attr-defined]
    expect(other.locator("#details .card.current .count")).to_have_text("证据 2 / 2")
    expect(other.locator("#details [aria-current=true] .relation")).to_have_text("帮扶 →")


def test_an_articles_panel_shows_its_own_sentences(page_of: Open, expect: Expect, texts: Texts, months: bytes) -> None:
    page = page_of(months, "chosen=id/a7")
    expect(page.locator("#details h2")).to_have_text("净水行动满一月")
    assert texts(page, "#details mark") == [PLAN]
    assert texts(page, "#details .count") == ["证据 1 / 4 · 2 条出自这篇"]


def test_whole_and_single_confidence_are_told_apart(page_of: Open, texts: Texts, months: bytes) -> None:
    page = page_of(months, "chosen=id/e0 undertakes id/e9")
    assert "合计可信度" in texts(page, "#details .score")[0]
    assert "本条可信度 0.95" in texts(page, "#details .place")[0]


def test_the_table_taken_away_has_a_line_for_each_evidence_that_passes(page_of: Open, months: bytes) -> None:
    every = [row for row in taken(page_of(months)) if row["对象"] == "净水行动" and row["谁"] == "金水区"]
    assert [row["证据"] for row in every] == ["1", "2", "3", "4"]
    assert {row["证据数"] for row in every} == {"4"}
    assert {row["关系 IRI"].rpartition("/")[2] for row in every} == {"s0"}
    assert len({row["证据 IRI"] for row in every}) == 4
    june = [row for row in taken(page_of(months, "from=2031-06-01")) if row["谁"] == "金水区"]
    assert [(row["引文"], row["本条状态"], row["日期"]) for row in june] == [
        (PLAN, "计划", "2031-06-08"),
        (JUNE, "已做", "2031-06-08"),
    ]
    assert {(row["报纸"], row["证据数"]) for row in june} == {("河畔晚报", "4")}


def test_its_name_tells_the_view(page_of: Open, months: bytes) -> None:
    page = page_of(months, "from=2031-06-01&to=2031-06-30")
    page.locator("#out").click()
    with page.expect_download() as download:
        page.locator('[data-out="csv"]').click()
    assert download.value.suggested_filename == "本地新闻知识图谱 2031-06.csv"


def taken(page: Page) -> list[dict[str, str]]:
    page.locator("#out").click()
    with page.expect_download() as download:
        page.locator('[data-out="csv"]').click()
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


ODD = """
:odd1 a kg:Statement ; kg:subject :e0 ; kg:predicate kg:co-operates ; kg:object :e9 ;
  kg:modality "__proto__" ; kg:confidence 40.0 ; kg:evidence :odd2 .
:odd2 a kg:Evidence ; kg:article :a0 ; kg:quote "金水\u202e区" ; kg:sentence "昨日,金水\u202e区启动净水行动。" ;
  kg:modality "constructor" ; kg:confidence -3 .
"""


def test_a_relation_of_another_name_opens(page_of: Open, expect: Expect, sample: bytes) -> None:
    page = page_of(sample + ODD.encode())
    page.locator("tbody .relation button", has_text="co-operates").click()
    card = page.locator("#details .card", has_text="co-operates")
    expect(card).to_be_visible()
    expect(card.locator(".score")).to_have_text("__proto__")  # no confidence beyond 1, no word of the page's own
    assert page.locator("mark").first.evaluate("e => getComputedStyle(e).unicodeBidi") == "isolate"
    again = page_of.again(page)
    expect(again.locator("#details .card", has_text="co-operates")).to_be_visible()


def test_a_rule_is_told_in_words_and_its_name_on_asking(page_of: Open, expect: Expect, sample: bytes) -> None:
    page = page_of(sample.replace(b'kg:rule "verb"', b'kg:rule "carries-out"', 1), "chosen=id/e0")
    rule, other = page.locator("#details .rule", has_text="开展、启动"), page.locator("#details .rule", has_text="verb")
    expect(rule).to_have_text("依据：写明由谁开展、启动或举办")
    expect(rule).to_have_attribute("title", "规则 carries-out")
    expect(other.first).to_have_text("依据：verb")  # of another graph: as it calls it
    expect(page.locator("#details .iri")).to_be_hidden()
    page.locator("#details summary").click()
    expect(page.locator("#details .iri")).to_have_text("https://w3id.org/local-news-kg/id/e0")
    page.locator("#language").click()
    expect(page.locator("#details .rule", has_text="says who")).to_have_text("basis: says who carries it out")


def test_a_name_without_end_takes_three_lines(page_of: Open, expect: Expect, sample: bytes) -> None:
    endless = "净水行动" * 1250
    page = page_of(sample.replace(json.dumps("净水行动").encode(), json.dumps(endless).encode()))
    name = page.locator("tbody .name span", has_text="净水行动净水").first
    expect(name).to_have_attribute("title", endless)
    assert name.bounding_box()["height"] < 90
    page.locator("#search").fill("净水行动")
    assert page.locator("#suggestions li").first.bounding_box()["height"] < 90
    page.locator("#search").press("Enter")
    expect(page.locator("#details h2")).to_have_text(endless)  # here it stands whole
    assert page.locator("#focus").bounding_box()["height"] < 160
