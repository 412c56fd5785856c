"""A page for every thing at its IRI's path, in the form that is wanted."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import unescape

import pyoxigraph as ox
import pytest
from starlette.testclient import TestClient

from kg.graph.graph import Graph
from kg.graph.store import parse

ID = "/local-news-kg/id"
IDS = "https://w3id.org/local-news-kg/id/"
TURTLE, JSON_LD = "text/turtle; charset=utf-8", "application/ld+json"


def words(client: TestClient, path: str) -> str:
    """What a reader reads, on one line."""
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.text)
    main = answer.text.partition("<main")[2].partition("</main>")[0]
    return " ".join(unescape(re.sub("<[^>]*>", " ", main.partition(">")[2])).split())


def test_a_thing_is_read_at_the_path_of_its_iri(small_pages: TestClient) -> None:
    read = words(small_pages, f"{ID}/area/990001")
    for part in ("松河市 柳浦区 市辖区 区划代码 990001", "又称 柳浦", "文中还作 该区", "柳浦 = 柳浦区: 同一篇"):
        assert part in read
    assert "下辖 1 柳浦区水务站 现状 0.90 机构名录 2031" in read
    assert "报道 1 柳浦区办起“清河周” 松河晚报 · 2031-05-06 · A05 柳浦区 办起“清河周”" in read


def test_near_duplicates_are_one_article_on_two_pages(ask: Callable[[bytes], TestClient], wire_graph: Graph) -> None:
    pages = ask(wire_graph.turtle)
    (body,) = wire_graph.query('SELECT ?one { ?one skos:prefLabel "管城区园林局"@zh }')
    read = words(pages, str(body[0]).removeprefix("https://w3id.org"))
    assert "报道 1 背街有灯了 石桥晚报 · 2011-03-04 · B02" in read
    assert "同一篇又见 灯亮到家 柳湾日报 · 2011-03-02 · A01" in read
    assert "1 篇报道" in words(pages, "/coverage")


def test_what_it_lies_in_stands_above_it_with_a_mark_between_and_none_behind(small_pages: TestClient) -> None:
    page = small_pages.get(f"{ID}/organization/1").text
    above = page.partition('<nav class="above"')[2].partition(">")[2].partition("</nav>")[0]
    assert re.sub("<[^>]*>", "", above) == "松河市›柳浦区"


def test_a_relation_stands_with_each_of_its_quotes_marked_in_its_sentence(small_pages: TestClient) -> None:
    page = small_pages.get(f"{ID}/organization/1").text
    assert "<mark>柳浦区水务站开展“清河周”</mark>，清淤约3.5公里。" in page
    assert "<mark>柳浦区水务站上月也开展“清河周”</mark>" in page
    read = words(small_pages, f"{ID}/organization/1")
    assert "开展 1 清河周 已做 0.97" in read
    assert "《柳浦区办起“清河周”》 松河晚报 · 2031-05-06 · A05 记者 阙望舒 已做 0.95 carries-out" in read
    assert "计划 0.80 carries-out" in read


def test_what_comes_in_stands_under_the_name_of_the_inverse_and_figures_with_their_quotes(
    small_pages: TestClient,
) -> None:
    read = words(small_pages, f"{ID}/initiative/1")
    assert "由其开展 1 柳浦区水务站" in read
    assert "数字 1 清淤 约3.5公里" in read
    assert "<mark>清淤约3.5公里</mark>" in small_pages.get(f"{ID}/initiative/1").text


def test_an_article_has_its_text_with_what_it_names_and_all_that_was_read_off_it(small_pages: TestClient) -> None:
    page = small_pages.get(f"{ID}/article/1").text
    assert f'<h1><a class="thing area" href="{ID}/area/990001" title="柳浦区">柳浦区</a>办起“清河周”</h1>' in page
    assert f'<mark><a class="thing organization" href="{ID}/organization/1" title="柳浦区水务站">' in page
    read = words(small_pages, f"{ID}/article/1")
    assert read.startswith("松河晚报 · 2031-05-06 · A05 柳浦区 办起“清河周” 记者 阙望舒 本报讯(记者 阙望舒)")
    assert "写的是 柳浦区 还提到 2 清河周 柳浦区水务站" in read
    assert "读出的关系 1 柳浦区水务站 开展 清河周 已做 0.97" in read
    assert "读出的数字 1 清河周 清淤 约3.5公里" in read


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("statement/1", "陈述 柳浦区水务站 开展 清河周 原句 2"),
        ("evidence/1", "依据 柳浦区水务站开展 原句 1"),
        ("measurement/1", "清河周 清淤 约3.5公里 原句 1"),
        ("page/1", "版面 松河晚报 2031-05-06 A05 ←所在版面 kg:onPage 1 柳浦区办起“清河周”"),
        ("build/1", "构建 构建"),
    ],
)
def test_everything_else_has_a_page_too(small_pages: TestClient, path: str, expected: str) -> None:
    assert expected in words(small_pages, f"{ID}/{path}")


@pytest.mark.slow
def test_every_thing_of_the_corpus_has_a_page(corpus_pages: TestClient) -> None:
    site = corpus_pages.app.state.site  # type: ignore[attr-defined]
    kinds: dict[str, set[str]] = {}
    for subject, *_ in parse(_dump(site)):
        if str(subject).startswith(IDS):
            kinds.setdefault(str(subject).split("/")[-2], set()).add(str(subject))
    assert len(kinds) >= 10
    for kind, iris in kinds.items():
        for iri in sorted(iris)[:4]:
            answer = corpus_pages.get(iri.removeprefix("https://w3id.org"))
            assert answer.status_code == 200, (kind, iri)
            assert "<h1" in answer.text


def _dump(site: object) -> bytes:
    from kg.graph import store
    from kg.graph.lookup import triples

    return store.turtle(triples(site.store))  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("", "text/html; charset=utf-8"),
        ("*/*", "text/html; charset=utf-8"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "text/html; charset=utf-8"),
        ("text/turtle", TURTLE),
        ("application/ld+json", JSON_LD),
        ("text/html;q=0.5, text/turtle;q=0.9", TURTLE),
        ("text/turtle;q=0, */*;q=0.1, application/ld+json;q=0.2", JSON_LD),
        ("application/rdf+xml, text/*;q=0.3", "text/html; charset=utf-8"),
    ],
)
def test_the_client_says_which_form_it_wants(small_pages: TestClient, accept: str, kind: str) -> None:
    answer = small_pages.get(f"{ID}/area/990001", headers={"Accept": accept})
    assert answer.headers["content-type"] == kind
    assert "Accept" in answer.headers["vary"].split(", ")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        (".ttl", TURTLE),
        (".jsonld", JSON_LD),
        (".html", "text/html; charset=utf-8"),
        ("?format=ttl", TURTLE),
        ("?format=jsonld", JSON_LD),
    ],
)
def test_an_address_can_say_it_as_well(small_pages: TestClient, path: str, kind: str) -> None:
    answer = small_pages.get(f"{ID}/area/990001{path}", headers={"Accept": "text/turtle, text/html;q=0.1"})
    assert (answer.status_code, answer.headers["content-type"]) == (200, kind)


def test_a_form_that_is_not_there_is_refused(small_pages: TestClient) -> None:
    for asked in ({"headers": {"Accept": "image/png"}}, {"params": {"format": "xml"}}):
        answer = small_pages.get(f"{ID}/area/990001", **asked)  # type: ignore[arg-type]
        assert answer.status_code == 406
        assert "text/turtle" in answer.text


def test_turtle_has_the_statements_about_a_thing_and_their_evidence(small_pages: TestClient) -> None:
    written = small_pages.get(f"{ID}/organization/1.ttl").content
    found = {(str(s).removeprefix(IDS), str(p).rpartition("#")[2], str(o)) for s, p, o in parse(written)}
    assert ("organization/1", "undertakes", f"{IDS}initiative/1") in found
    assert ("statement/1", "confidence", "0.97") in found
    assert ("evidence/1", "quote", "柳浦区水务站开展“清河周”") in found
    assert ("evidence/4", "quote", "柳浦区水务站") in found
    assert ("initiative/1", "label", "清河周") in found
    assert not [one for one in found if one[0] == "measurement/1"]


def test_an_articles_turtle_has_what_was_read_off_it(small_pages: TestClient) -> None:
    written = small_pages.get(f"{ID}/article/1.ttl").content
    subjects = {str(s).removeprefix(IDS) for s, *_ in parse(written)}
    assert {"article/1", "evidence/1", "statement/1", "measurement/1"} <= subjects
    assert "statement/2" not in subjects  # it comes from a register


def test_json_ld_and_turtle_say_the_same_and_the_same_bytes_every_time(small_pages: TestClient) -> None:
    for thing in ("area/990001", "organization/1", "article/1"):
        turtle, json_ld = (small_pages.get(f"{ID}/{thing}.{form}").content for form in ("ttl", "jsonld"))
        assert "@context" in json.loads(json_ld)
        assert set(ox.parse(turtle, ox.RdfFormat.TURTLE)) == set(ox.parse(json_ld, ox.RdfFormat.JSON_LD))
        assert small_pages.get(f"{ID}/{thing}.ttl").content == turtle
        assert small_pages.get(f"{ID}/{thing}.jsonld").content == json_ld


def test_an_iri_that_a_thing_once_had_leads_to_the_present_one(small_pages: TestClient) -> None:
    for asked, place in (
        (f"{ID}/area/oldone", f"{ID}/area/990001"),
        (f"{ID}/area/oldone.ttl", f"{ID}/area/990001?format=ttl"),
        (f"/thing?iri={IDS}area/oldone", f"{ID}/area/990001"),
    ):
        answer = small_pages.get(asked)
        assert (answer.status_code, answer.headers["location"]) == (301, place)


@pytest.mark.parametrize(
    "path",
    [
        f"{ID}/area/nobody",
        f"{ID}/area/990001/",
        f"{ID}/area/990001.xml",
        "/thing",
        "/thing?iri=",
        "/thing?iri=%3Cscript%3E",
        "/%00",
        "/%ff%fe",
        "/a%20b",
        "/..%2f..%2fetc/passwd",
    ],
)
def test_what_the_graph_does_not_have_is_not_found(small_pages: TestClient, path: str) -> None:
    answer = small_pages.get(path)
    assert answer.status_code == 404
    assert "没有这一页" in answer.text
    assert small_pages.get(path, headers={"Accept": "text/turtle"}).text.startswith("404 ")


def test_head_is_answered_and_nothing_is_written(small_pages: TestClient) -> None:
    answer = small_pages.head(f"{ID}/area/990001")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        refused = small_pages.request(method, f"{ID}/area/990001")
        assert (refused.status_code, "GET" in refused.headers["allow"]) == (405, True)


Ask = Callable[[bytes], TestClient]


def rebased(turtle: bytes, base: str) -> bytes:
    return turtle.replace(b"https://w3id.org/local-news-kg/id/", base.encode())


@pytest.mark.parametrize(
    ("base", "path"),
    [
        ("https://example.org/data/", "/data/area/990001"),
        ("http://127.0.0.1:9/", "/area/990001"),
        ("https://example.org/data#", "/thing?iri=https%3A%2F%2Fexample.org%2Fdata%23area%2F990001"),
        ("https://example.org//evil/", "/thing?iri=https%3A%2F%2Fexample.org%2F%2Fevil%2Farea%2F990001"),
        ("https://example.org/search/", "/thing?iri=https%3A%2F%2Fexample.org%2Fsearch%2Farea%2F990001"),
        ("https://example.org/%7Eme/", "/%7Eme/area/990001"),
    ],
)
def test_a_graph_under_any_base_can_be_read(ask: Ask, small_turtle: bytes, base: str, path: str) -> None:
    pages = ask(rebased(small_turtle, base))
    assert "柳浦区" in words(pages, path)
    article = pages.get("/thing", params={"iri": f"{base}article/1"}, follow_redirects=True).text
    assert f'href="{path}"' in article
    written = pages.get(path, headers={"Accept": "text/turtle"}).content
    assert f"{base}area/990001" in {str(subject) for subject, *_ in parse(written)}


def many(turtle: bytes, count: int) -> bytes:
    """As many more campaigns of the same office, each with its statement."""
    more = "".join(
        f'initiative:m{n} a kg:Campaign, kg:Initiative ; rdfs:label "第{n:03}次行动"@zh .\n'
        f"statement:m{n} a kg:Statement ; kg:subject organization:1 ; kg:predicate kg:undertakes ; "
        f"kg:object initiative:m{n} ; kg:confidence 0.5 ; kg:evidence evidence:m{n} .\n"
        f'evidence:m{n} a kg:Evidence ; kg:source "名录" ; kg:confidence 0.5 .\n'
        for n in range(count)
    )
    return turtle + more.encode()


def test_a_long_list_is_cut_and_its_sheets_follow_each_other(ask: Ask, small_turtle: bytes) -> None:
    pages = ask(many(small_turtle, 119))
    first = words(pages, f"{ID}/organization/1")
    assert "开展 显示 10 / 120 清河周" in first  # two places support it: it stands first
    assert "全部 120 条 ›" in first
    path, seen = f"{ID}/organization/1?part=undertakes.out", []
    while path:
        sheet = pages.get(path).text
        seen += re.findall(r"第(\d{3})次行动</a>", sheet)
        path = unescape("".join(re.findall(r'rel="next" href="([^"]*)"', sheet)))
    assert seen == [f"{n:03}" for n in range(119)]
    assert "显示 101–120 / 120" in words(pages, f"{ID}/organization/1?part=undertakes.out&sheet=3")
    assert words(pages, f"{ID}/organization/1?part=undertakes.out&sheet=999").count("第") > 0
    assert pages.get(f"{ID}/organization/1?part=nothing").status_code == 404
