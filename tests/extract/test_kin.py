"""What begins as a road of the article does."""

from __future__ import annotations

import pytest

from kg.extract.found import Found, Words
from kg.extract.kin import find_kin
from kg.model import Span


def kin(text: str, road: str) -> list[tuple[str, str]]:
    begin = text.index(road)
    found = Found(Span(begin, begin + len(road)), "place", "Road", "suffix.road", 0.8)
    words = Words(text, [found.span])
    return [(each.span.of(text), each.type) for each in find_kin(words, [found])]


def test_a_body_that_begins_as_a_road_does() -> None:
    text = "记者来到六合桥头南路。路北有一个六合桥头老年学校。"
    assert kin(text, "六合桥头南路") == [("六合桥头老年学校", "PublicInstitution")]


@pytest.mark.parametrize(
    ("text", "road"),
    [
        ("记者来到六合桥头南路。路边有六个老年学校。", "六合桥头南路"),
        ("记者来到六合桥头南路。六合桥头居民走进老年学校。", "六合桥头南路"),
        ("记者来到花园南路。花园幼儿园开学。", "花园南路"),
    ],
)
def test_what_only_stands_near_it_is_no_kin(text: str, road: str) -> None:
    assert kin(text, road) == []
