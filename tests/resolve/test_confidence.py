"""A rule's confidence read as a probability."""

from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import DataError
from kg.lexicon.tables import Row
from kg.resolve import confidence
from kg.resolve.confidence import fitted, probability

SURENESS = st.floats(0, 1)


@given(SURENESS, SURENESS)
def test_what_a_rule_is_surer_of_is_likelier(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 <= probability(low) <= probability(high) <= 1


def test_a_line_through_the_middle_changes_nothing() -> None:
    assert [probability(share / 100, (0.0, 1.0)) for share in range(1, 100)] == [share / 100 for share in range(1, 100)]


def test_a_table_of_two_lines_is_an_error() -> None:
    twice = [Row(1, ("0", "1")), Row(2, ("0", "1"))]
    with mock.patch.object(confidence, "rows", return_value=twice), pytest.raises(DataError, match="2 rows"):
        fitted.__wrapped__()
