"""Files that pages load: sent once, compared by their tag after that."""

from __future__ import annotations

import gzip
import re
from importlib.resources import files

import pytest
from starlette.testclient import TestClient

from kg.serve.pages.static import shipped


def test_a_file_is_sent_as_it_is_shipped(small_pages: TestClient) -> None:
    answer = small_pages.get("/static/pages.css", headers={"Accept-Encoding": "identity"})
    assert answer.headers["content-type"] == "text/css; charset=utf-8"
    assert answer.content == (files("kg.serve") / "static" / "pages.css").read_bytes()
    assert answer.headers["cache-control"] == "public, max-age=3600"
    assert "content-encoding" not in answer.headers


def test_who_takes_it_packed_gets_it_packed(small_pages: TestClient) -> None:
    with small_pages.stream("GET", "/static/yasqe/yasqe.min.js", headers={"Accept-Encoding": "gzip"}) as answer:
        sent = b"".join(answer.iter_raw())
    assert answer.headers["content-encoding"] == "gzip"
    assert gzip.decompress(sent) == shipped()["yasqe/yasqe.min.js"].data
    assert len(sent) < 200_000


def test_who_has_it_is_told_that_nothing_changed(small_pages: TestClient) -> None:
    tag = small_pages.get("/static/query.js").headers["etag"]
    for known in (tag, f'"other", {tag}', f"W/{tag}", "*"):
        again = small_pages.get("/static/query.js", headers={"If-None-Match": known})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert small_pages.get("/static/query.js", headers={"If-None-Match": '"other"'}).status_code == 200


def test_a_file_can_only_be_read(small_pages: TestClient) -> None:
    assert small_pages.head("/static/query.js").headers["etag"]
    assert small_pages.post("/static/query.js").status_code == 405
    assert "GET" in small_pages.post("/static/query.js").text


@pytest.mark.parametrize("name", ["pages.css", "query.css", "query.js", "suggest.js", "yasqe/LICENSE.txt"])
def test_what_pages_load_is_shipped_and_names_no_other_server(name: str) -> None:
    text = shipped()[name].data.decode()
    assert not re.findall(r"https?:|[\"'`(]//", text)


def test_no_debugger_asks_for_a_source_map() -> None:
    assert not [name for name, file in shipped().items() if b"sourceMappingURL" in file.data]
