"""Near-duplicates count as one, however kg:sameTextAs is written between them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph import store, texts
from kg.graph.facts import read

KG = "https://w3id.org/local-news-kg/ontology#"
TURTLE = f"""@prefix kg: <{KG}> . @prefix : <https://a.example/> .
:1 a kg:Article . :2 a kg:Article . :3 a kg:Article . :4 a kg:Article . :1 kg:sameTextAs :3 , :4 .
""".encode()
IRIS = [f"https://a.example/{number}" for number in range(1, 5)]


@given(st.permutations("abcde"), st.data())
def test_whatever_hangs_together_is_one(letters: list[str], data: st.DataObject) -> None:
    chain = list(pairwise(letters))
    pairs = [pair[:: data.draw(st.sampled_from((1, -1)))] for pair in data.draw(st.permutations(chain))]
    found = texts.joined((one, other) for one, other in pairs)
    assert found.count("abcdef") == 2
    assert {found.of(letter) for letter in letters} == {"a"}
    assert (found.groups(), found.again) == ([["a", "b", "c", "d", "e"]], 4)


def test_facts_and_stores_tell_the_same() -> None:
    stored = store.load(TURTLE)
    for found in (texts.texts(read(TURTLE)), texts.stored(stored), texts.stored_of(stored, IRIS)):
        assert [found.of(iri) for iri in IRIS] == [IRIS[0], IRIS[1], IRIS[0], IRIS[0]]


@pytest.mark.parametrize(("some", "count"), [([2, 3], 1), ([1, 2], 2), ([1], 1), ([], 0)])
def test_a_few_are_counted_by_what_leads_to_them(some: list[int], count: int) -> None:
    few = [IRIS[number] for number in some]
    assert texts.stored_of(store.load(TURTLE), few).count(few) == count
