"""Facts read from Turtle say what the triples say, one by one."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.graph import facts, store

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
NODES = st.sampled_from(["<urn:a>", "<urn:b>", "<urn:路>", "_:blank"])
VALUES = st.one_of(
    NODES,
    st.tuples(TEXTS, st.sampled_from(["", "@zh", "@zh-Hans", "@en", "^^<urn:number>"])).map(
        lambda pair: json.dumps(pair[0], ensure_ascii=False).replace("\x7f", "\\u007F") + pair[1]
    ),
)
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
TRIPLES = st.lists(st.tuples(NODES, st.sampled_from(["<urn:p>", "<urn:q>", TYPE]), VALUES).map(" ".join), max_size=12)


@given(TRIPLES)
def test_facts_are_those_of_the_triples_one_by_one(triples: list[str]) -> None:
    turtle = "".join(f"{triple} .\n" for triple in triples).encode()
    found: dict[str, dict[str, set[str]]] = {}
    for subject, predicate, value in store.parse(turtle.replace(b"_:blank", b"<urn:blank>")):
        found.setdefault(str(subject), {}).setdefault(str(predicate), set()).add(str(value))
    expected = {s: {p: tuple(sorted(values)) for p, values in of.items()} for s, of in found.items()}
    assert facts.read(turtle.replace(b"_:blank", b"<urn:blank>"), chinese=False) == expected


def test_words_of_other_languages_are_left_out() -> None:
    known = facts.read('<urn:a> <urn:p> "路"@zh-Hans, "road"@en, "路" , "7"^^<urn:n> .'.encode())
    assert facts.every(known, "urn:a", "urn:p") == ("7", "路")


def test_a_class_has_the_subjects_that_are_typed_so_wherever_they_stand() -> None:
    kind = "<https://w3id.org/local-news-kg/ontology#District>"
    known = facts.read(f'<urn:b> a {kind} . <urn:a> <urn:p> "a {kind}" . <urn:a> a {kind} .'.encode())
    assert facts.instances(known, "District") == ["urn:a", "urn:b"]
    assert facts.every(known, "urn:a", "urn:p") == (f"a {kind}",)
    assert "urn:c" not in known
    assert facts.every(known, "urn:c", "urn:p") == ()


def test_what_is_no_rdf_of_before_is_refused() -> None:
    with pytest.raises(InputError, match=r"expected RDF 1\.1"):
        facts.read(b"<urn:a> <urn:p> <<( <urn:b> <urn:p> <urn:c> )>> .")
    with pytest.raises(InputError, match="not Turtle"):
        facts.read(b"<urn:a>")
    assert facts.read(b'<urn:a> <urn:p> "<<(" .')["urn:a"] == {"urn:p": ("<<(",)}
