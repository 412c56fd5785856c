import re
from html import unescape

import pytest

from kg.graph.vocab import ontology_text
from kg.reference.page import render


@pytest.fixture(scope="module")
def page() -> str:
    return render(ontology_text().encode()).decode()


def test_every_link_on_the_page_arrives(page: str) -> None:
    anchors = re.findall(r'id="([^"]+)"', page)
    assert len(anchors) == len(set(anchors))
    links = re.findall(r'href="#([^"]+)"', page)
    assert len(links) > 300
    assert set(links) <= set(anchors)


def test_a_term_stands_under_its_fragment(page: str) -> None:
    start = page.index('<article id="undertakes">')
    entry = page[start : page.index("</article>", start)]
    assert "开展" in entry
    assert '<a href="#Initiative">kg:Initiative</a>' in entry
    assert '<a href="#undertakenBy">kg:undertakenBy</a>' in entry


def test_it_asks_for_nothing_and_runs_nothing(page: str) -> None:
    assert "script-src 'none'" in unescape(page)
    assert "<script" not in page
    assert not re.search(r'(?:src|href)="(?!#|data:)', page)


def test_a_hostile_label_is_text() -> None:
    turtle = ontology_text().replace('"版面"@zh', '"<img src=x onerror=alert(1)>"@zh')
    page = render(turtle.encode()).decode()
    assert "<img" not in page
    assert "&lt;img src=x" in page


def test_same_ontology_same_bytes(page: str) -> None:
    assert render(ontology_text().encode()).decode() == page
