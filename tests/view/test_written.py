"""How a graph writes what the page says of it."""

from __future__ import annotations

import re
from typing import Any

from kg.graph.facts import LABEL, forms, read
from kg.view.model import view
from kg.view.written import written


def of(turtle: bytes) -> dict[str, Any]:
    facts = read(turtle)
    return written(facts, view(facts))


def test_a_property_has_the_language_or_type_that_all_its_values_have(sample: bytes) -> None:
    texts = {name: behind for name, (_, behind) in of(sample)["texts"].items()}
    assert (texts["name"], texts["quote"], texts["headline"]) == ("@zh", "", "")
    assert texts["confidence"].endswith("#decimal>")
    assert texts["date"].endswith("#date>")
    assert "post" not in texts  # nobody has one


def test_what_others_are_called_does_not_matter(sample: bytes) -> None:
    more = b'\n:build rdfs:label "a build" ; kg:quote "x"@en ; kg:confidence 1e0 .'
    assert of(sample + more) == of(sample)


def test_a_property_that_is_written_in_two_ways_is_left_out(sample: bytes) -> None:
    mixed = re.sub(rb'(:e9 a [^;]*; rdfs:label "[^"]*")@zh', rb"\1", sample)
    assert set(of(sample)["texts"]) - set(of(mixed)["texts"]) == {"name"}


def test_another_language_that_is_not_read_does_not_matter(sample: bytes) -> None:
    facts = read(sample + b'\n:e9 rdfs:label "Clean Water"@en .')
    [nine] = [thing.iri for thing in view(facts).entities if thing.iri.endswith("/e9")]
    assert forms(facts, [LABEL], [nine]) == {LABEL: "@zh"}


def test_whole_confidences_are_written_as_the_graph_has_them(sample: bytes) -> None:
    for text, whole in ((b"1", ""), (b"1.0", ".0")):
        found = of(sample.replace(b'"0.95"^^xsd:decimal', b'"%b"^^xsd:decimal' % text))
        assert found["whole"] == whole
        assert "confidence" in found["texts"]
    assert "confidence" not in of(sample.replace(b'"0.95"', b'"0.950"'))["texts"]


def test_names_and_headlines_that_the_graph_does_not_give_are_told(sample: bytes) -> None:
    found = of(sample + b"\n:a9 a kg:Article . :x9 a kg:AdministrativeArea .")
    entities = view(read(sample + b"\n:a9 a kg:Article . :x9 a kg:AdministrativeArea .")).entities
    assert [entities[at].name for at in found["unnamed"]] == ["x9"]
    assert len(found["untitled"]) == len(found["undated"]) == 1
