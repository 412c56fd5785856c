"""The search box: names in, things out."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

ID = "/local-news-kg/id"


@pytest.mark.parametrize("asked", ["柳浦区", "柳浦", "柳浦區", "liupuqu", " 柳浦 区 "])
def test_a_name_is_found_as_people_type_it(small_pages: TestClient, asked: str) -> None:
    page = small_pages.get("/search", params={"q": asked}).text
    hits = re.findall(r'<li><a class="thing ([^"]*)" href="([^"]*)">([^<]*)</a>', page)
    assert hits[0] == ("area", f"{ID}/area/990001", "柳浦区")


def test_what_is_being_typed_is_offered_with_what_tells_it_apart(small_pages: TestClient) -> None:
    found = small_pages.get("/names", params={"q": "柳浦"}).json()
    assert found[0]["path"] == f"{ID}/area/990001"
    assert found[0]["about"] == "市辖区 · 松河市 · 1篇"
    assert "柳浦区水务站" in [one["name"] for one in found]


def test_nothing_asked_and_nothing_found_are_said_in_words(small_pages: TestClient) -> None:
    assert "输入人物" in small_pages.get("/search").text
    assert "没有找到“阿猫阿狗”" in small_pages.get("/search", params={"q": "阿猫阿狗"}).text
    assert small_pages.get("/names").json() == []
    assert small_pages.get("/search", params={"q": "柳" * 900}).status_code == 200
