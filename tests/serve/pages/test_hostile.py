"""Whatever a text, a name or an IRI says, a page shows it and obeys none of it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from starlette.testclient import TestClient

from kg.graph.store import parse

ID = "/local-news-kg/id"
TEXTS = (
    "</script><script>window.__xss=1</script>",
    '"><img src=x onerror="window.__xss=1">',
    "' onmouseover='window.__xss=1",
    "{{7*7}}{% raise %}",
    "</title><svg onload=window.__xss=1>",
    "javascript:window.__xss=1",
    "\r\nSet-Cookie: a=b\r\n\r\n<b>",
    "&lt;b&gt; \u202e倒\u0000过",
)
TURNING = "柳\u202e浦区"
KINDS = {
    "area/1": "kg:District, kg:AdministrativeArea",
    "initiative/1": "kg:Campaign, kg:Initiative",
    "organization/1": "kg:NewsOutlet, kg:Organization",
    "page/1": "kg:Page",
    "article/1": "kg:Article",
    "statement/1": "kg:Statement",
    "evidence/1": "kg:Evidence",
    "measurement/1": "kg:Measurement",
    "build/1": "kg:Build",
}
WORDS = (
    *("rdfs:label", "skos:prefLabel", "skos:altLabel", "skos:hiddenLabel", "kg:identityReason", "kg:divisionCode"),
    *("schema:headline", "kg:kicker", "kg:section", "kg:placeLabel", "kg:byline", "schema:datePublished", "kg:agency"),
    *("schema:articleBody", "kg:quote", "kg:rule", "kg:post", "kg:source", "kg:modality", "kg:confidence"),
    *("kg:measure", "kg:value", "kg:unitText", "kg:time", "kg:pageNumber", "kg:articleCount", "kg:bound"),
)
LINKS = {
    "area/1": ("kg:undertakes initiative/1", "kg:partOf area/1", "kg:mentionedAs evidence/1"),
    "page/1": ("kg:publishedIn organization/1",),
    "article/1": ("kg:onPage page/1", "kg:reporter reporter", "schema:mentions area/1", "schema:about initiative/1"),
    "statement/1": ("kg:subject area/1", "kg:predicate undertakes", "kg:object initiative/1", "kg:evidence evidence/1"),
    "evidence/1": ("kg:article article/1",),
    "measurement/1": ("kg:measuredEntity area/1", "kg:evidence evidence/1"),
}
OTHERS = {
    "reporter": "javascript:window.__xss=1",
    "undertakes": "https://w3id.org/local-news-kg/ontology#undertakes",
}
PREFIXES = """
PREFIX kg: <https://w3id.org/local-news-kg/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""


def graph(text: str) -> bytes:
    """A graph in which every word of every thing is the text, and a reporter's IRI is a script."""
    said = json.dumps(text)

    def iri(name: str) -> str:
        return f"<{OTHERS.get(name, f'https://w3id.org/local-news-kg/id/{name}')}>"

    lines = [
        PREFIXES,
        f"{iri('reporter')} a kg:Reporter, kg:Person ; rdfs:label {said}@zh ; skos:prefLabel {said}@zh .",
    ]
    for name, classes in KINDS.items():
        words = " ; ".join(f"{word} {said}" for word in WORDS)
        links = "".join(f" ; {link.split()[0]} {iri(link.split()[1])}" for link in LINKS.get(name, ()))
        lines.append(f"{iri(name)} a {classes} ; {words} ; kg:begin 0 ; kg:end {len(text)}{links} .")
    return "\n".join(lines).encode()


class Elements(HTMLParser):
    """What a browser would make of a page: its elements, their attributes, its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def harmless(html: str, path: str) -> Elements:
    """The elements of a page, none of which runs or loads what a text says."""
    page = Elements(html)
    for tag, attributes in page.found:
        assert tag not in {"img", "svg", "iframe", "object", "b-"}, (path, tag)
        assert not [name for name in attributes if name.startswith("on") or name == "style"], (path, attributes)
        for name in ("href", "src", "action"):
            value = attributes.get(name) or "/"
            assert value[0] in "/#" or value == "data:,", (path, value)
            assert not value.startswith("//"), (path, value)
    sources = [attributes.get("src") for tag, attributes in page.found if tag == "script"]
    assert all(source is None or source.startswith("/static/") for source in sources), path
    assert sources.count(None) == (1 if path == "/query" else 0), path
    return page


Ask = Callable[[bytes], TestClient]


@pytest.mark.parametrize("text", TEXTS)
def test_no_page_obeys_what_a_text_says(ask: Ask, text: str) -> None:
    pages = ask(graph(text))
    shown = " ".join(text.replace("\x00", "\ufffd").split())[:12]
    paths = [*(f"{ID}/{name}" for name in KINDS), "/thing?iri=javascript:window.__xss%3D1", "/search", "/query"]
    for path in (*paths, "/coverage", "/ontology"):
        answer = pages.get(path)
        assert answer.status_code == 200, (path, answer.text)
        assert "set-cookie" not in answer.headers
        assert "script-src 'self'" in answer.headers["content-security-policy"] or path == "/ontology"
        page = harmless(answer.text, path)
        if path.startswith(ID):
            assert shown in " ".join(page.text.replace("\x00", "\ufffd").split()), path


@pytest.mark.parametrize("text", TEXTS)
def test_no_search_obeys_what_is_searched(ask: Ask, text: str) -> None:
    pages = ask(graph(text))
    answer = pages.get("/search", params={"q": text})
    assert answer.status_code == 200
    box = [attributes for tag, attributes in harmless(answer.text, "/search").found if attributes.get("name") == "q"]
    assert box[0]["value"] == " ".join(text.split())
    offered = pages.get("/names", params={"q": text})
    assert offered.headers["content-type"] == "application/json"
    assert {one["path"][0] for one in offered.json()} <= {"/"}


@pytest.mark.parametrize("text", TEXTS)
def test_programs_get_the_very_text(ask: Ask, text: str) -> None:
    pages = ask(graph(text))
    turtle = pages.get(f"{ID}/article/1.ttl").content
    bodies = {str(value) for _, name, value in parse(turtle) if str(name) == "https://schema.org/articleBody"}
    assert bodies == {text}
    things = pages.get(f"{ID}/article/1.jsonld").json()["@graph"]
    assert text in [thing.get("articleBody") for thing in things]


@pytest.mark.parametrize(
    "path",
    [
        "/%3Cscript%3Ealert(1)%3C/script%3E",
        "/static/../../../etc/passwd",
        "/static/%2e%2e/%2e%2e/site.py",
        "/static/yasqe",
        "/static/",
        "/thing?iri=%22%3E%3Cscript%3E",
        f"{ID}/area/1?part=%3Cscript%3E",
        "//example.org/x",
    ],
)
def test_an_address_that_is_made_up_says_nothing_of_the_server(ask: Ask, path: str) -> None:
    answer = ask(graph("无")).get(path)
    assert answer.status_code == 404
    harmless(answer.text, path)
    assert "Traceback" not in answer.text
    assert "/home/" not in answer.text


def test_a_sheet_that_is_no_number_is_the_first(ask: Ask) -> None:
    pages = ask(graph("无"))
    for sheet in ("0", "-1", "x", "9" * 30, "٣"):
        assert pages.get(f"{ID}/area/1", params={"part": "articles", "sheet": sheet}).status_code == 200


@pytest.fixture(scope="module")
def turning(ask: Ask) -> TestClient:
    """The pages of a graph in which every word turns the writing."""
    return ask(graph(TURNING))


def outside(html: str) -> str:
    """What is left of a page without what is isolated, and without the classes of elements, which nobody reads."""
    return re.sub(r'<bdi>.*?</bdi>|class="[^"]*"', "", html, flags=re.DOTALL)


def test_names_quotes_and_headlines_are_isolated_on_every_page(turning: TestClient) -> None:
    paths = [*(f"{ID}/{name}" for name in KINDS), "/coverage", "/search?q=%E6%9F%B3"]
    for path in paths:
        page = turning.get(path).text
        assert "\u202e" not in outside(page), (path, re.findall(".{80}\u202e", outside(page), re.DOTALL)[:3])
        if path.startswith(ID):
            assert f"<bdi>{TURNING}</bdi>" in page, path
            assert "柳\\u202e浦区" in page.partition("<title>")[2].partition("</title>")[0], path


def test_what_is_searched_is_isolated_where_it_is_repeated(turning: TestClient) -> None:
    page = turning.get("/search", params={"q": "无\u202e人"}).text
    heading = page.partition("<h1>")[2].partition("</h1>")[0]
    assert heading == "没有找到“<bdi>无\u202e人</bdi>”"
    assert "<title>无\\u202e人 · " in page


def test_the_preview_of_reconciliation_is_isolated(turning: TestClient) -> None:
    page = turning.get("/reconcile/preview", params={"id": f"https://w3id.org{ID}/area/1"}).text
    assert f"<h1><bdi>{TURNING}</bdi></h1>" in page
    assert "\u202e" not in outside(page)


def test_no_site_may_frame_a_page(turning: TestClient) -> None:
    for path in ("/ontology", "/search", "/query", f"{ID}/area/1", "/nothing"):
        policy = turning.get(path).headers["content-security-policy"]
        assert policy.split("; ").count("frame-ancestors 'none'") == 1, path
