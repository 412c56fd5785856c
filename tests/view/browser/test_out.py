"""What a reader takes away: read back as whoever gets it would."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest

from kg.graph.vocab import KG
from kg.read.own import is_own
from kg.read.sources import Source

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.slow

Open = Callable[..., Any]
Expect = Callable[..., Any]
Texts = Callable[["Page", str], list[str]]
SVG = "{http://www.w3.org/2000/svg}"
NASTY = '=1+"甲",\n</svg><script>window.__xss=1</script>\\u0022\x0b\t'


def taken(page: Page, way: str) -> bytes:
    page.locator("#out").click()
    with page.expect_download() as download:
        page.locator(f'[data-out="{way}"]').click()
    return Path(download.value.path()).read_bytes()


def rows(page: Page) -> list[dict[str, str]]:
    text = taken(page, "csv").decode()
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def triples(turtle: bytes) -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(turtle, format=ox.RdfFormat.TURTLE)}


def said(found: set[ox.Triple], name: str) -> dict[str, str]:
    """Subject → value of a kg: property."""
    pairs = ((one.subject, one.object) for one in found if one.predicate.value == KG + name)
    return {subject.value: value.value for subject, value in pairs}  # type: ignore[union-attr]


def told(found: set[ox.Triple], subject: object) -> set[tuple[object, object]]:
    """Property and value of all that is said of a node."""
    return {(one.predicate, one.object) for one in found if one.subject == subject}


def test_the_link_that_is_copied_opens_the_same_view(
    page_of: Open, expect: Expect, texts: Texts, sample: bytes
) -> None:
    page = page_of(sample, "types=area&planned=false")
    page.locator("#out").click()
    page.locator('[data-out="link"]').click()
    expect(page.locator("#outSaid")).to_contain_text("已复制。这个链接只在本机打得开：给别人要连文件一起发")
    page.locator("#search").focus()
    page.keyboard.press("Control+v")
    link = page.locator("#search").input_value()
    again = page_of.again(page, link)  # type: ignore[attr-defined]
    assert link.endswith("#types=area&statuses=planned")
    assert texts(again, "#shown") == texts(page, "#shown") == ["显示 10 / 19"]


@pytest.mark.parametrize("packed", [False, True])
def test_the_page_of_a_view_opens_as_that_view(
    page_of: Open,
    expect: Expect,
    texts: Texts,
    sample: bytes,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    packed: bool,
) -> None:
    """Under the policy that it came with; and what it writes of itself is the same again."""
    if packed:
        monkeypatch.setattr("kg.view.page.LARGE", 1000)
    address = "types=area&statuses=planned&focus=id/e6&hops=2&words=</script><b>&language=en&theme=dark"
    page = page_of(sample + b"\n# packed" * packed, address)
    written = taken(page, "whole")
    file = tmp_path / "sent on.html"
    file.write_bytes(written)
    page_of.files.add(file.as_uri())  # type: ignore[attr-defined]
    sent = page_of.again(page, file.as_uri())  # type: ignore[attr-defined]
    for place in ("#shown", "#filteredBy", "#focus-what", "#found", "h1"):
        assert texts(sent, place) == texts(page, place) != []
    assert sent.evaluate("location.hash") == ""
    assert sent.locator("#search").input_value() == "</script><b>"
    assert not sent.evaluate("document.documentElement.dataset.theme")
    assert taken(sent, "whole") == written
    sent.locator("#unfilter").click()
    expect(sent.locator("#filtered")).to_be_hidden()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_it_writes_is_known_for_kgs_own_among_pages(page_of: Open, sample: bytes, language: str) -> None:
    page = page_of(sample, f"language={language}")
    for way in ("csv", "whole"):
        assert is_own(Source("", taken(page, way)))


def test_where_copying_is_refused_the_link_stands_selected(page_of: Open, expect: Expect, sample: bytes) -> None:
    page = page_of(sample, "least=900")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')); }")
    page.locator("#out").click()
    page.locator('[data-out="link"]').click()
    expect(page.locator("#link")).to_be_focused()
    assert page.evaluate("getSelection().toString()") == page.evaluate("location.href")
    page.keyboard.press("Escape")
    expect(page.locator("#link")).to_be_hidden()


def test_the_table_has_the_statements_that_are_drawn(
    page_of: Open, expect: Expect, texts: Texts, sample: bytes
) -> None:
    page = page_of(sample, "planned=false&types=area")
    page.locator("#drawnOnly").check()
    expect(page.locator("#found")).to_have_text("8 / 19 条")
    listed = set(texts(page, "tbody .subject"))
    found, graph = rows(page), triples(sample)
    subjects, objects, modality = said(graph, "subject"), said(graph, "object"), said(graph, "modality")
    areas = {one.subject.value for one in graph if one.object == ox.NamedNode(KG + "AdministrativeArea")}  # type: ignore[union-attr]
    passing = {one for one in subjects if modality[one] != "planned" and not {subjects[one], objects[one]} & areas}
    assert len(passing) == len(found) == 8
    assert {row["关系 IRI"] for row in found} == passing
    assert {row["谁"] for row in found} == listed


def test_a_row_says_it_all(page_of: Open, sample: bytes) -> None:
    [row] = [row for row in rows(page_of(sample)) if row["对象"] == "一刻钟食堂工程"]
    assert (row["谁"], row["关系"], row["状态"], row["可信度"]) == ("惠济区民政局", "开展", "在做", "0.9")
    assert row["原句"] == "惠济区民政局正在实施一刻钟食堂工程,第一家食堂设在鹭溪路。"
    assert row["引文"] == "惠济区民政局正在实施一刻钟食堂工程"
    assert (row["标题"], row["报纸"], row["日期"]) == ("惠济区要建一刻钟食堂", "河畔日报", "2031-05-06")
    assert (row["版面"], row["署名"], row["证据"], row["证据数"]) == ("A05", "记者 闻笛", "1", "1")
    assert (row["本条状态"], row["本条可信度"]) == ("在做", "0.9")
    ends = [row[f"{what} IRI"].rpartition("/")[2] for what in ("关系", "谁", "对象", "证据", "报道")]
    assert ends == ["s5", "e6", "e10", "v5", "a1"]


def test_no_cell_is_a_formula(page_of: Open, hostile: Callable[[str], bytes]) -> None:
    for text in (NASTY, "＝1", "\t@SUM(A1)", "-2+3", "'90"):
        [row] = rows(page_of(hostile(text)))
        assert row["谁"] == row["标题"] == f"'{text}"
        assert row["关系"] == "开展"


def test_the_turtle_is_the_part_of_the_graph_that_is_drawn(page_of: Open, town: Callable[[int], bytes]) -> None:
    graph = triples(town(200))
    page = page_of(town(200), "least=900")
    shown, found = rows(page), triples(taken(page, "turtle"))
    evidence, articles, quotes = said(found, "evidence"), said(found, "article"), said(found, "quote")
    assert found <= graph
    assert set(said(found, "predicate")) == set(evidence) == {row["关系 IRI"] for row in shown}
    assert len(shown) > 50
    assert {row["引文"] for row in shown if row["引文"]} == set(quotes.values())
    assert {row["报道 IRI"] for row in shown if row["报道 IRI"]} == set(articles.values())
    ends = {row[f"{end} IRI"] for row in shown for end in ("谁", "对象")}
    assert ends <= {one.subject.value for one in found if one.predicate.value.endswith("#label")}  # type: ignore[union-attr]
    assert set(said(found, "confidence")) == set(evidence) | set(evidence.values())


def test_hostile_texts_are_the_graphs_own_in_turtle(page_of: Open, hostile: Callable[[str], bytes]) -> None:
    import rdflib

    for text in (NASTY, '"""\\"} # <a> .\r\n'):
        turtle = taken(page_of(hostile(text)), "turtle")
        found = triples(turtle)
        assert found <= triples(hostile(text))
        assert text in said(found, "quote").values()
        assert len(rdflib.Graph().parse(data=turtle, format="turtle")) == len(found)


def test_evidence_of_a_large_graph_has_no_name_in_turtle(
    page_of: Open, sample: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """But all that is said of it is said of one evidence of the graph."""
    monkeypatch.setattr("kg.view.payload.NAMED", 18)
    graph = triples(sample)
    found = triples(taken(page_of(sample + b"\n# large"), "turtle"))
    evidence = ox.NamedNode(KG + "evidence")
    links = [one for one in found if one.predicate == evidence]
    nameless = {one.object for one in links}
    assert len(nameless) == len(links) == 19
    assert {one for one in found if not {one.subject, one.object} & nameless} <= graph
    for link in links:
        own = told(found, link.object)
        meant = {one.object for one in graph if (one.subject, one.predicate) == (link.subject, evidence)}
        assert len(own) > 2
        assert any(own <= told(graph, place) for place in meant)


def test_statements_of_a_very_large_graph_have_no_name_in_turtle(
    page_of: Open, sample: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """But each is said as one of the graph's is."""
    monkeypatch.setattr("kg.view.payload.STATED", 18)
    graph = triples(sample)
    found = triples(taken(page_of(sample + b"\n# very large"), "turtle"))
    subject = ox.NamedNode(KG + "subject")
    nameless = [one.subject for one in found if one.predicate == subject]
    assert len(nameless) == 19
    assert all(isinstance(one, ox.BlankNode) for one in nameless)
    known = [told(graph, one.subject) for one in graph if one.predicate == subject]
    for statement in nameless:
        own = told(found, statement)
        assert len(own) > 4
        assert any(own <= said for said in known)


def test_what_is_written_in_two_ways_is_left_out_of_the_turtle(page_of: Open, sample: bytes) -> None:
    graph = re.sub(rb'(:e9 a [^;]*; rdfs:label "[^"]*")@zh', rb"\1", sample)
    graph = graph.replace(b'kg:confidence "0.95"', b'kg:confidence "0.950"')
    found = triples(taken(page_of(graph), "turtle"))
    properties = {one.predicate.value.rpartition("#")[2] for one in found}
    assert found <= triples(graph)
    assert {"subject", "quote", "modality"} <= properties
    assert not {"label", "confidence"} & properties


def test_the_vector_picture_names_all_that_is_drawn(page_of: Open, sample: bytes) -> None:
    page = page_of(sample)
    graph = triples(sample)
    root = ElementTree.fromstring(taken(page, "svg"))
    titles = {one.text for one in root.iter(f"{SVG}title")}
    shown = {row[end] for row in rows(page) for end in ("谁", "对象")}
    assert len(shown) == 17
    assert shown <= titles
    assert "金水区城管局 协作、帮扶 惠济区民政局" in titles or "金水区城管局 帮扶、协作 惠济区民政局" in titles
    pairs = {(said(graph, "subject")[one], said(graph, "object")[one]) for one in said(graph, "subject")}
    assert sum(" " in (one or "") and one != page.title() for one in titles) == len(pairs)
    paths = [one for one in root.iter(f"{SVG}path") if one.get("d", "").count("Q")]
    assert len(paths) == len(pairs)
    assert (
        sum(one.get("stroke-dasharray") is not None for one in paths) == 3
    )  # planned ones, and one of little confidence
    assert root.findtext(f"{SVG}title") == page.title()
    assert "显示 17 / 19" in (root.findtext(f"{SVG}desc") or "")


def test_labels_stand_where_they_do_on_the_screen(page_of: Open, sample: bytes) -> None:
    """What is written over the picture is what the canvas wrote, at its places."""
    page = page_of(sample)
    root = ElementTree.fromstring(taken(page, "svg"))
    texts = {one.text: one for one in root.iter(f"{SVG}text")}
    box = page.locator("#network").bounding_box()
    name = texts["惠济区民政局"]
    ink = page.screenshot(
        clip={
            "x": box["x"] + float(name.get("x", 0)) - 30,
            "y": box["y"] + float(name.get("y", 0)) - 12,
            "width": 60,
            "height": 14,
        }
    )
    assert dark(ink) > 0.08


def test_hostile_names_are_text_in_the_vector_picture(page_of: Open, hostile: Callable[[str], bytes]) -> None:
    root = ElementTree.fromstring(taken(page_of(hostile(NASTY)), "svg"))
    assert not [one for one in root.iter() if "script" in one.tag or any(key.startswith("on") for key in one.attrib)]
    assert sum(NASTY.replace("\x0b", "\ufffd") in (one.text or "") for one in root.iter(f"{SVG}title")) >= 2


def dark(png: bytes) -> float:
    """The share of dark dots."""
    from PIL import Image

    image = Image.open(io.BytesIO(png)).convert("L")
    return sum(count for value, count in enumerate(image.histogram()) if value < 110) / (image.width * image.height)


def test_the_picture_ends_where_what_is_drawn_ends_and_says_what_its_lines_mean(page_of: Open, sample: bytes) -> None:
    from PIL import Image

    page = page_of(sample, viewport={"width": 1920, "height": 1000})
    for _ in range(6):
        page.locator("#network").press("-")  # far from filling the screen
    root = ElementTree.fromstring(taken(page, "svg"))
    image = Image.open(io.BytesIO(taken(page, "png"))).convert("L")
    high = int(root.find(f"{SVG}svg").get("height", 0))  # type: ignore[union-attr]
    assert high < page.locator("#network").bounding_box()["height"] / 2
    drawn = image.crop((0, 0, image.width, 2 * high - 4)).point([255 * (tone < 225) for tone in range(256)]).getbbox()
    assert drawn
    assert 4 <= drawn[1] <= 60
    assert 4 <= 2 * high - drawn[3] <= 60
    words = {one.text for one in root.iter(f"{SVG}text")}
    assert {"已做、在做", "计划，或不太确定", "图形越大，报道越多"} <= words


def test_the_picture_is_twice_as_fine_and_not_blank(page_of: Open, sample: bytes) -> None:
    from PIL import Image

    page = page_of(sample)
    root = ElementTree.fromstring(taken(page, "svg"))
    image = Image.open(io.BytesIO(taken(page, "png"))).convert("RGB")
    high = int(root.find(f"{SVG}svg").get("height", 0))  # type: ignore[union-attr]
    paper = (250, 248, 244)
    assert image.size == (2 * int(root.get("width", 0)), 2 * int(root.get("height", 0)))
    assert image.height > 2 * high + 80
    assert image.getpixel((3, 3)) == paper
    picture = image.crop((0, 0, image.width, 2 * high))
    colours = {colour: count for count, colour in picture.getcolors(1 << 20) or []}
    assert {(75, 139, 121), (191, 91, 91), (211, 154, 58)} <= set(colours)  # an organization, an initiative, an area
    assert 0.01 < 1 - colours[paper] / (picture.width * picture.height) < 0.3
    foot = image.crop((0, 2 * high + 4, image.width, image.height))
    assert len(foot.getcolors(1 << 20) or []) > 20


def test_the_relations_drawn_are_printed_with_their_sentences(page_of: Open, expect: Expect, sample: bytes) -> None:
    page = page_of(sample, "types=area&planned=false")
    page.evaluate("window.print = () => { document.documentElement.dataset.asked = 'yes' }")
    page.keyboard.press("Control+p")
    expect(page.locator("html[data-asked]")).to_be_attached()
    page.emulate_media(media="print")
    printed = page.locator("body").inner_text()
    assert "金水区城管局 协作 惠济区民政局" in printed
    assert "郑州市金水区城管局配合惠济区民政局腾出场地。" in printed
    assert "《惠济区要建一刻钟食堂》 河畔日报 · 2031-05-06 · A05" in printed
    assert page.locator("#paper li").count() == 8
    assert "楼长制" not in printed  # planned
    assert page.locator("#paper svg.drawn").bounding_box()["height"] > 250
    pdf = page.pdf(format="A4")
    assert pdf.startswith(b"%PDF")
    assert len(re.findall(rb"/Type */Page\b", pdf)) >= 2
    assert page.locator("#paper > *").count() == 0  # it is taken away after printing


def test_the_browsers_own_command_prints_the_picture_and_the_list(page_of: Open, sample: bytes) -> None:
    page = page_of(sample)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("#paper svg.drawn").is_visible()
    assert page.locator("tbody.statement").first.is_visible()
    assert not page.locator("#network").is_visible()


def test_an_open_panel_is_printed_with_all_its_evidence_and_no_buttons(
    page_of: Open, expect: Expect, sample: bytes
) -> None:
    more = b':s0 kg:evidence :x1 . :x1 a kg:Evidence ; kg:source "\xe5\x90\x8d\xe5\xbd\x95" ; kg:confidence 0.7 .'
    page = page_of(sample + more, "chosen=id/e0 undertakes id/e9")
    page.evaluate("window.print = () => {}")
    page.keyboard.press("Control+p")  # is the browser's own here
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("html").get_attribute("data-paper") == ""
    expect(page.locator("#details .place")).to_have_count(2)
    assert "来源：名录" in page.locator("#details").inner_text()
    assert not [one for one in page.locator("main button:visible").all() if one.get_attribute("class") == "tool"]
    assert not page.locator("#close, #drawnOnly, #details .steps").filter(visible=True).count()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(page.locator("#details .place")).to_have_count(1)


def test_the_menu_is_walked_with_keys(page_of: Open, expect: Expect, sample: bytes) -> None:
    page = page_of(sample, "focus=id/e0")
    page.locator("#out").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator('[data-out="link"]')).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator('[data-out="turtle"]')).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#out")).to_be_focused()
    expect(page.locator("#outMenu")).to_be_hidden()
    page.keyboard.press("Enter")
    page.keyboard.press("End")
    page.keyboard.press("ArrowUp")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == "河畔日报 2031-05-06 知识图谱 只看「金水区」和邻居.csv"


def test_a_file_name_leads_nowhere(page_of: Open, expect: Expect, hostile: Callable[[str], bytes]) -> None:
    page = page_of(hostile('../..\\etc:*?"<|>%00\u202egnp'))
    page.evaluate("() => { HTMLAnchorElement.prototype.click = function () { window.named = this.download; }; }")
    page.locator("#out").click()
    page.locator('[data-out="csv"]').click()
    expect(page.locator("#outSaid")).to_contain_text(".csv")
    name = page.evaluate("window.named")
    assert name.endswith(".csv")
    assert "etc" in name
    assert not set(name) & set('/\\:*?"<>|%\u202e')
    assert not name.startswith(".")
