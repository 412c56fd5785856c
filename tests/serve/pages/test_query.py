"""The query page: what it says to the editor."""

from __future__ import annotations

import json
from html import unescape

import pytest
from starlette.testclient import TestClient

from kg.ask.shipped import shipped


@pytest.fixture(scope="module")
def page(small_pages: TestClient) -> str:
    return small_pages.get("/query").text


def test_every_shipped_query_is_a_tab_by_its_chinese_title(page: str) -> None:
    assert len(shipped()) > 20
    for query in shipped():
        assert f'data-name="{query.name}"' in page
        assert query.zh in unescape(page)


def test_the_editor_gets_their_texts_and_the_words_of_the_vocabulary(page: str) -> None:
    data = json.loads(page.partition('id="data">')[2].partition("</script>")[0])
    texts = {query["name"]: query["sparql"] for query in data["queries"]}
    assert texts.items() >= {query.name: query.text for query in shipped()}.items()
    assert data["terms"]["kg:undertakes"] == "开展"
    assert data["prefixes"]["area"] == "https://w3id.org/local-news-kg/id/area/"
    told = {query["name"]: query["about"] for query in data["queries"]}
    assert "?district" in told["who-covers"]


def test_only_the_query_page_lets_the_editor_style_what_it_marks(small_pages: TestClient) -> None:
    query, search = (small_pages.get(path).headers["content-security-policy"] for path in ("/query", "/search"))
    assert "style-src-attr 'unsafe-inline'" in query
    for policy in (query, search):
        assert "script-src 'self';" in policy
    assert "unsafe" not in search
