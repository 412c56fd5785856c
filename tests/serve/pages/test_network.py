"""The network of a served graph: the page that kg build writes, with links."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from kg.view.page import render


@pytest.mark.slow
def test_the_network_is_drawn_once_with_links_to_the_other_pages(small_pages: TestClient, small_turtle: bytes) -> None:
    answer = small_pages.get("/")
    while answer.status_code == 202:
        assert answer.headers["refresh"] == "3"
        assert "正在绘制" in answer.text
        answer = small_pages.get("/")
    assert re.search('<a href="/query"[^>]*>查询</a>', answer.text)
    stated = answer.text.partition('http-equiv="Content-Security-Policy" content="')[2].partition('"')[0]
    sent = stated.replace("&#39;", "'") + "; frame-ancestors 'none'"
    assert answer.headers["content-security-policy"] == sent
    again = small_pages.get("/", headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_without_a_server_the_page_has_no_link_to_one(small_turtle: bytes) -> None:
    page = render(small_turtle).decode()
    assert "/query" not in page
    assert "/thing" not in page


def test_the_vocabulary_is_read_at_its_own_iri_in_the_form_that_is_wanted(small_pages: TestClient) -> None:
    for path in ("/ontology", "/local-news-kg/ontology"):
        page = small_pages.get(path)
        assert 'id="undertakes"' in page.text
        assert '<a href="/query">查询</a>' in page.text
        turtle = small_pages.get(path, headers={"Accept": "text/turtle"})
        assert turtle.headers["content-type"] == "text/turtle; charset=utf-8"
        assert b"kg:undertakes a owl:ObjectProperty" in turtle.content
        assert turtle.headers["etag"] != page.headers["etag"]


def test_what_was_read_is_shown_by_newspaper_month_and_day(small_pages: TestClient) -> None:
    page = small_pages.get("/coverage").text
    assert "<b>1</b> 种报纸" in page
    assert '<th scope="row">2031-05</th>' in page
    assert '<span title="1 个版面">06</span>' in page
