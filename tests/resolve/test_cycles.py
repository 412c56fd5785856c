"""Nothing is part of itself: of relations in a circle the weakest stays out, and the report says which."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph.graph import Graph
from kg.model import Evidence, Relation, Span
from kg.resolve.cycles import parted
from kg.show import summary

Build = Callable[..., Graph]
Rows = Callable[[Graph, str], list[tuple[str, ...]]]
REGISTER = Evidence("", Span(0, 0), "", "register", 0.95, source="名录")


def said(part: str, whole: str, *articles: str, predicate: str = "partOf", confidence: float = 0.9) -> Relation:
    found = tuple(Evidence(article, Span(0, 2), "甲乙", "rule", confidence) for article in articles or ("a",))
    return Relation(part, predicate, whole, found)


def registered(part: str, whole: str) -> Relation:
    return Relation(part, "partOf", whole, (REGISTER,))


def test_the_register_outranks_what_a_text_says() -> None:
    up = (registered("市", "省"), registered("区", "市"))
    wrong = said("省", "区", "a", "b", "c", confidence=1.0)
    assert parted((*up, wrong)) == (up, (wrong,))


def test_more_articles_outrank_fewer_and_then_what_is_more_certain() -> None:
    often, once = said("甲", "乙", "a", "b"), said("乙", "甲", "c", confidence=1.0)
    assert parted((once, often)) == ((often,), (once,))
    sure, unsure = said("甲", "乙"), said("乙", "甲", confidence=0.5)
    assert parted((unsure, sure)) == ((sure,), (unsure,))


def test_all_else_stays_as_it_is_and_in_its_order() -> None:
    relations = (said("丁", "甲"), said("甲", "乙"), said("乙", "甲", confidence=0.5), said("乙", "丙"))
    beside = (said("乙", "甲", predicate="locatedIn"), said("丙", "乙", predicate="undertakes"))
    kept, circular = parted((*beside, *relations))
    assert circular == (relations[2],)
    assert kept == (*beside, relations[0], relations[1], relations[3])
    assert parted(relations[:2]) == (relations[:2], ())


PARTS = """SELECT ?part ?whole WHERE {
    [] kg:predicate kg:partOf ; kg:subject/rdfs:label ?part ; kg:object/rdfs:label ?whole
}"""
NODES = st.integers(0, 7).map(str)


@given(st.lists(st.tuples(NODES, NODES).filter(lambda ends: ends[0] != ends[1]), unique=True))
def test_what_is_kept_has_no_circle_and_nothing_of_what_went_could_stay(ends: list[tuple[str, str]]) -> None:
    kept, circular = parted([said(*one) for one in ends])
    assert len(kept) + len(circular) == len(ends)
    assert not any(reaches(kept, one.object, one.subject) for one in kept)
    assert all(reaches(kept, one.object, one.subject) for one in circular)


def reaches(relations: tuple[Relation, ...], begin: str, end: str) -> bool:
    found = {begin}
    for _ in relations:
        found |= {one.object for one in relations if one.subject in found}
    return end in found


@pytest.mark.slow
def test_a_long_chain_costs_what_it_is_long(cpu: Callable[..., float]) -> None:
    def ring(size: int) -> list[Relation]:
        return [said(f"{at:06}", f"{(at - 1) % size:06}") for at in range(size)]

    assert cpu(parted, ring(20_000)) < 12 * max(cpu(parted, ring(5_000)), 0.02)


def test_what_a_text_says_against_the_register_stays_out_and_is_reported(
    build: Build, rows: Rows, tmp_path: Path
) -> None:
    graph = build("机构改革\n\n河南属于金水区,金水区绿化管理所属于金水区执法局。")
    assert graph.report["broken"] == []
    parts = rows(graph, PARTS)
    assert ("金水区", "郑州市") in parts
    assert ("金水区绿化管理所", "金水区执法局") in parts
    assert ("河南省", "金水区") not in parts
    circular: Any = graph.report["circular"]
    assert circular == [{"part": "河南省", "whole": "金水区", "quote": "河南属于金水区"}]
    assert "1 passage would make a thing part of itself and stayed out (see report.json)" in summary(
        graph.report, tmp_path
    )


def test_two_bodies_that_are_part_of_each_other_are_one_relation(build: Build, rows: Rows) -> None:
    graph = build("机构改革\n\n金水区执法局属于金水区绿化管理所,金水区绿化管理所属于金水区执法局。")
    assert graph.report["broken"] == []
    assert len(graph.report["circular"]) == 1  # type: ignore[arg-type]
