from __future__ import annotations

import pytest

from kg.graph.facts import read
from kg.view.evidence import share, supports

IDS = "https://w3id.org/local-news-kg/id/"
GRAPH = """
@prefix kg: <https://w3id.org/local-news-kg/ontology#> .
@prefix schema: <https://schema.org/> .
@prefix : <https://w3id.org/local-news-kg/id/> .
:a schema:articleBody "柳岸添绿\\n本报讯(记者 闻笛)\\n😀昨日,柳岸街道开展净水行动。很好。" .
:s kg:evidence :alone, :whole, :byline, :moved .
:alone kg:article :a ; kg:begin 20 ; kg:end 24 ; kg:quote "柳岸街道" ;
  kg:sentenceBegin 16 ; kg:sentenceEnd 31 .
:whole kg:article :a ; kg:begin 20 ; kg:end 30 ; kg:quote "柳岸街道开展净水行动" ;
  kg:sentenceBegin 16 ; kg:sentenceEnd 31 .
:byline kg:article :a ; kg:begin 9 ; kg:end 14 ; kg:quote "记者 闻笛" .
:moved kg:article :b ; kg:begin 2 ; kg:end 4 ; kg:quote "添绿" .
"""


def test_a_place_in_the_text_is_three_pieces_in_text_order() -> None:
    found = supports(read(GRAPH.encode()), {f"{IDS}a": 0}, f"{IDS}s")
    assert [(support.before, support.quote, support.after) for support in found] == [
        ("本报讯(", "记者 闻笛", ")"),  # no sentence is named: its line
        ("😀昨日,", "柳岸街道开展净水行动", "。"),
        ("😀昨日,", "柳岸街道", "开展净水行动。"),
        ("", "添绿", ""),  # its article is not in the graph
    ]


ENDS = """
:s kg:subject :street ; kg:object :act .
:street rdfs:label "柳岸街道办事处" ; skos:altLabel "柳岸街道" .
:act rdfs:label "净水行动" .
:whole kg:confidence 0.5 .
:alone kg:confidence 0.9 .
:byline kg:confidence 0.8 .
:moved kg:confidence 1.0 .
:register kg:source "名录" ; kg:confidence 1.0 .
:s kg:evidence :register .
"""
PREFIXES = """
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""


def test_the_act_comes_before_the_name_that_it_was_carried_to() -> None:
    carried = """
:s kg:subject :street ; kg:object :act ; kg:evidence :name, :does .
:street rdfs:label "柳岸街道" . :act rdfs:label "净水行动" .
:a schema:articleBody "柳岸街道很忙。昨日开展净水行动。" .
:name kg:article :a ; kg:begin 0 ; kg:end 4 ; kg:quote "柳岸街道" ; kg:sentenceBegin 0 ; kg:sentenceEnd 7 .
:does kg:article :a ; kg:begin 9 ; kg:end 15 ; kg:quote "开展净水行动" ; kg:sentenceBegin 7 ; kg:sentenceEnd 16 .
"""
    prefixes = GRAPH.partition(":a schema")[0]
    found = supports(read((PREFIXES + prefixes + carried).encode()), {f"{IDS}a": 0}, f"{IDS}s")
    assert [support.quote for support in found] == ["开展净水行动", "柳岸街道"]


@pytest.mark.parametrize(
    ("more", "quotes"),
    [
        ("", ["柳岸街道开展净水行动", "柳岸街道", "记者 闻笛", "", "添绿"]),  # both ends in the quote, or near it
        (
            ":surer kg:article :a ; kg:begin 1 ; kg:end 2 ; kg:quote '岸' ; kg:confidence 0.9. :s kg:evidence :surer .",
            ["柳岸街道开展净水行动", "柳岸街道", "岸", "记者 闻笛", "", "添绿"],
        ),
        (
            ":same kg:article :a ; kg:begin 10 ; kg:end 11 ; kg:quote '笛' ; kg:confidence 0.8. :s kg:evidence :same .",
            ["柳岸街道开展净水行动", "柳岸街道", "记者 闻笛", "笛", "", "添绿"],
        ),
    ],
)
def test_the_best_evidence_comes_first(more: str, quotes: list[str]) -> None:
    found = supports(read((PREFIXES + GRAPH + ENDS + more).encode()), {f"{IDS}a": 0}, f"{IDS}s")
    assert [support.quote for support in found] == quotes


NUMBERS = [("0.90", 0.9), ("1", 1.0), ("", None), ("NaN", None), ("INF", None)]


@pytest.mark.parametrize(("text", "number"), NUMBERS)
def test_a_confidence_is_a_number_that_json_can_hold(text: str, number: float | None) -> None:
    assert share(text) == number
