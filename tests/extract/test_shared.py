"""Bodies that share an area, and areas that share a body's rest."""

from __future__ import annotations

from kg.extract.areas import find_areas
from kg.extract.found import Words
from kg.extract.shared import shared_bodies
from kg.extract.suffixes import find_suffixed
from kg.model import Context


def shared(text: str) -> list[tuple[str, str]]:
    """The printed words and the names of what is shared, in a text of Zhengzhou."""
    areas = find_areas(text, Context(city="410100"))
    found = [*areas, *find_suffixed(Words(text, [area.span for area in areas]), areas)]
    return [(each.span.of(text), each.name) for each in sorted(shared_bodies(text, found), key=lambda each: each.span)]


def test_halls_after_the_first_one_are_of_its_area() -> None:
    assert shared("检查管城区档案馆、文化馆和图书馆。") == [("文化馆", "管城区文化馆"), ("图书馆", "管城区图书馆")]


def test_districts_before_the_last_one_have_its_bureau() -> None:
    expected = [("管城区", "管城区执法局"), ("二七区", "二七区执法局")]
    assert shared("昨日,管城区、二七区和中原区执法局上路。") == expected


def test_districts_with_a_hall_each() -> None:
    found = shared("管城区、二七区的文化馆开放。")
    assert found == [("管城区", "管城区文化馆"), ("二七区的文化馆", "二七区文化馆")]


def test_what_is_no_list_shares_nothing() -> None:
    assert shared("管城区档案馆开放,文化馆关门。") == []
    assert shared("郑州市和管城区执法局上路。") == []
    assert shared("葡萄运到管城区、二七区的超市。") == []
    assert shared("管城区执法局、派出所上路。") == []


def test_a_government_after_the_party_of_its_town() -> None:
    assert shared("花园口镇党委、政府成立指挥部。") == [("政府", "花园口镇政府")]
    assert shared("花园口镇党委、政府办公室开会。") == []
