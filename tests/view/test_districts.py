from __future__ import annotations

from kg.graph.facts import read
from kg.view.districts import cities, districts
from kg.view.model import view


def test_a_thing_is_of_the_nearest_district_that_it_belongs_to(sample: bytes) -> None:
    shown = view(read(sample))
    of = {
        thing.name: shown.entities[number].name if number >= 0 else ""
        for thing, number in zip(shown.entities, districts(shown), strict=True)
    }
    assert of["金水区"] == "金水区"
    assert of["柳岸街道"] == "金水区"
    assert of["惠济区民政局"] == "惠济区"
    assert of["郑州市"] == ""  # what is above districts is of none
    assert of["宋知远"] == ""  # his team is of no district that the graph knows


def test_a_district_is_of_the_area_above_it(sample: bytes) -> None:
    shown = view(read(sample))
    names = [thing.name for thing in shown.entities]
    assert {names[one]: names[city] for one, city in cities(shown).items()} == {"金水区": "郑州市", "惠济区": "郑州市"}
    alone = sample.replace(b"kg:predicate kg:partOf", b"kg:predicate kg:locatedIn")
    assert set(cities(view(read(alone))).values()) == {-1}
