"""One thing under two IRIs, two of one name; and that a graph of any shape is compared in linear time."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.diff.compare import Difference, _moved
from kg.diff.items import Item, Items, Proof, items
from kg.diff.pairs import Section, differences
from kg.graph.facts import RDF_TYPE, SCHEMA
from kg.graph.vocab import BASE, KG

Graphs = Callable[[str, str], Difference]
TOWN = ':t a kg:Township ; rdfs:label "柳湾镇"@zh .'
DRIVE = ':d a kg:Campaign ; rdfs:label "暖冬行动"@zh .'
ARTICLE = ':a a kg:Article ; schema:headline "帮扶暖人心" .'


def counts(found: Section) -> tuple[int, int, int]:
    return len(found.came), len(found.went), len(found.changed)


def texts(some: tuple[Item, ...]) -> list[str]:
    return [one.text for one in some]


UNITS = "".join(f':{unit} a kg:GovernmentBody, kg:Organization ; rdfs:label "{unit}局"@zh . ' for unit in "pq")


def office(node: str, unit: str, *, quote: str = "办公室") -> str:
    """An office of a unit, and the article that names it."""
    return (
        f':{node} a kg:GovernmentBody, kg:Organization ; rdfs:label "办公室"@zh ; kg:partOf :{unit} ; '
        f'kg:mentionedAs :{node}e . :{node}e a kg:Evidence ; kg:article :a ; kg:quote "{quote}" . '
        f":{node}s a kg:Statement ; kg:subject :{node} ; kg:predicate kg:undertakes ; kg:object :d . {DRIVE} {ARTICLE}"
    )


def test_one_that_is_now_of_another_unit_is_one_change_and_keeps_its_relations(compared: Graphs) -> None:
    found = compared(UNITS + office("x", "p"), UNITS + office("y", "q"))
    assert counts(found.entities) == (0, 0, 1)
    assert [(part.name, part.before, part.after) for part in found.entities.changed[0].parts] == [
        ("identity", (BASE + "x",), (BASE + "y",)),
        ("within", ("p局",), ("q局",)),
    ]
    assert counts(found.relations) == (0, 0, 0)


@pytest.mark.parametrize("after", [office("y", "q", quote="办"), office("y", "q") + office("z", "q")])
def test_one_name_without_shared_evidence_or_of_several_is_no_change(compared: Graphs, after: str) -> None:
    found = compared(UNITS + office("x", "p"), UNITS + after).entities
    assert "办公室" in texts(found.came)
    told = [one.said["identity"] for one in (*found.came, *found.went) if one.text == "办公室"]
    assert len(set(told)) == len(told)
    assert told[-1] == ("p局",)  # the only one of it; two of q局 have but their IRIs
    assert all(one == ("q局",) or one[0].startswith(BASE) for one in told[:-1])


def test_an_entity_whose_name_is_its_own_is_shown_without_identity(compared: Graphs) -> None:
    (came,) = compared("", ":t a kg:AdministrativeArea . " + TOWN).entities.came
    assert "identity" not in came.said


@given(st.integers(0, 6), st.integers(0, 6), st.booleans())
def test_only_pairs_that_stand_alone_are_recognized(before: int, after: int, unit: bool) -> None:
    said = {"kind": ("部门",)}
    proof = (Proof("标题", "办公室", ""),) if unit else ()
    was, now = (
        [Item(f"urn:{side}{n}", f"{side}{n}", "办公室", "办公室", (), said, proof) for n in range(many)]
        for side, many in (("a", before), ("b", after))
    )
    moved = _moved(Items((), tuple(was), (), (), {}), Items((), tuple(now), (), (), {}))
    assert moved == ({"a0": "b0"} if unit and before == after == 1 else {})


def test_many_former_names_take_no_longer_each(cpu: Callable[..., float]) -> None:
    def side(name: str, other: str) -> Items:
        some = tuple(Item("", f"{name}{n}", "镇", "镇", (), {"kind": ()}, ()) for n in range(10_000))
        return Items((), some, (), (), {f"{other}{n}": f"{name}{n}" for n in range(10_000)})

    assert cpu(_moved, side("a", "c"), side("b", "a")) < 1
    assert len(_moved(side("a", "c"), side("b", "a"))) == 10_000


def test_many_values_of_one_thing_take_no_longer_each(cpu: Callable[..., float]) -> None:
    was, now = ({"also": tuple(f"{name}{n}" for n in range(20_000))} for name in ("柳", "石"))
    assert cpu(differences, was, now) < 1


def test_many_quotes_of_one_long_sentence_take_no_longer_each(cpu: Callable[..., float]) -> None:
    quotes = {f"urn:e{n}": {KG + "article": ["urn:a"], KG + "quote": ["柳"], KG + "begin": ["9"]} for n in range(5000)}
    article = {RDF_TYPE: [KG + "Article"], SCHEMA + "articleBody": ["柳" * 3_000_000]}
    figure = {RDF_TYPE: [KG + "Measurement"], KG + "evidence": list(quotes)}
    assert cpu(items, {"urn:a": article, "urn:f": figure, **quotes}, BASE) < 1
