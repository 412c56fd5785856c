"""Answers in pandas: every column in the type that its values have."""

from __future__ import annotations

import sys

import pytest

from kg.errors import OptionError
from kg.graph import store
from kg.graph.store import Answer

pandas = pytest.importorskip("pandas", reason="needs the extra `notebook`")


def answer(values: str, *names: str) -> Answer:
    """The answer whose rows are written as SPARQL's VALUES writes them."""
    variables = " ".join(f"?{name}" for name in names)
    return store.query(store.Store(), f"SELECT {variables} {{ VALUES ({variables}) {{ {values} }} }}")


def test_numbers_days_and_truths_have_types_of_their_own() -> None:
    rows = '("丁苑镇" 30 0.75 true "2011-03-09"^^xsd:date) (UNDEF UNDEF UNDEF UNDEF UNDEF)'
    frame = answer(rows, "who", "count", "share", "spoken", "day").frame()
    assert frame.dtypes.map(str).to_dict() == {
        "who": "object",
        "count": "Int64",
        "share": "float64",
        "spoken": "boolean",
        "day": "datetime64[s]",
    }
    assert frame.iloc[0].to_list() == ["丁苑镇", 30, 0.75, True, pandas.Timestamp("2011-03-09")]
    assert frame.iloc[1].isna().all()


def test_whole_and_broken_numbers_in_one_column_are_numbers() -> None:
    frame = answer('(3) (2.5) ("1e3"^^xsd:double)', "value").frame()
    assert frame["value"].to_list() == [3.0, 2.5, 1000.0]
    assert frame["value"].dtype == "float64"


@pytest.mark.parametrize(
    "values",
    [
        '("2011-03-09"^^xsd:date) ("2011-03"^^xsd:gYearMonth)',  # as precise as the text was
        '("2011-02-30"^^xsd:date)',
        '("三十"^^xsd:integer)',
        '("３"^^xsd:integer)',  # int() would take it
        '("1_000"^^xsd:integer)',
        '(true) ("yes"^^xsd:boolean)',
        '(3) ("3")',
        "(kg:covers)",
    ],
)
def test_what_is_not_all_of_one_type_stays_the_text_that_it_is(values: str) -> None:
    found = answer(values, "value")
    assert found.frame()["value"].dtype == object
    assert found.frame()["value"].to_list() == [str(term) for (term,) in found]


def test_a_number_beyond_64_bits_is_near_enough() -> None:
    assert answer("(1000000000000000000000) (1)", "value").frame()["value"].to_list() == [1e21, 1.0]


def test_days_long_ago_are_days() -> None:
    frame = answer('("1644-04-25"^^xsd:date) ("2011-03-09"^^xsd:date)', "day").frame()  # before pandas' nanoseconds
    assert frame["day"].dt.year.to_list() == [1644, 2011]


def test_an_answer_without_rows_keeps_its_columns() -> None:
    empty = answer("", "who", "count").frame()
    assert list(empty.columns) == ["who", "count"]
    assert len(empty) == 0


def test_an_ask_is_one_cell() -> None:
    assert store.query(store.Store(), "ASK { ?s ?p ?o }").frame().to_dict("list") == {"truth": [False]}


def test_without_pandas_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(OptionError, match=r"^frame: pandas is missing \(expected after .*\[notebook\]"):
        answer("(1)", "count").frame()
