"""Which statement is meant by an IRI, a part of it, or three names."""

import pytest

from kg.ask.cite import edges
from kg.errors import InputError
from kg.graph import store


@pytest.mark.parametrize(
    "wanted",
    [
        *("古荥镇 undertakes 清沟", "古荥镇 开展 清沟", "古滎鎮 kg:undertakes 清溝"),
        "  古荥镇   undertakes  清沟 ",
    ],
)
def test_three_names_mean_a_statement(twice: store.Store, wanted: str) -> None:
    assert [one.predicate for one in edges(twice, wanted)] == ["undertakes"]


def test_a_statement_is_known_by_its_iri_and_its_parts(twice: store.Store) -> None:
    (edge,) = edges(twice, "古荥镇 undertakes 清沟")
    last = edge.iri.rpartition("/")[2]
    assert edges(twice, edge.iri) == edges(twice, f"statement:{last}") == edges(twice, last) == [edge]


def test_a_relation_without_direction_is_found_either_way(twice: store.Store) -> None:
    there, back = (edges(twice, wanted) for wanted in ("路苇江 wroteWith 申桐川", "申桐川 wroteWith 路苇江"))
    assert there == back
    assert len(there) == 1
    with pytest.raises(InputError, match="the subject has no such relation"):
        edges(twice, "清沟 undertakes 古荥镇")


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("古荥镇 清沟", "the relation one of .*undertakes"),
        ("undertakes 清沟 古荥镇", "the relation one of"),
        ("无名镇 undertakes 清沟", "无名镇: no such name"),
        ("惠济区 undertakes 清沟", "no such statement"),
        ("古荥镇 undertakes 惠济区", "expected one like 古荥镇 开展 清沟"),
        ("0123456789abcdef", "no such statement"),
        ("https://example.org/1", "no such statement"),
        ("https://example.org/> ?x ?y } #", "not an IRI"),
        ("https://example.org/\\u003e", "not an IRI"),
    ],
)
def test_what_is_no_statement_is_said_to_be_none(twice: store.Store, wanted: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        edges(twice, wanted)
