"""The table of endings: what it may hold."""

from __future__ import annotations

import inspect

import pytest

from kg.errors import DataError
from kg.extract import suffix_table
from kg.lexicon import tables


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch):
    """Gives the suffixes another table for one test."""
    original = tables.read_text

    def give(name: str, text: str) -> None:
        monkeypatch.setattr(tables, "read_text", lambda asked: text if asked == name else original(asked))
        forget()

    yield give
    monkeypatch.undo()
    forget()


def forget() -> None:
    """Clears what the module has remembered of its tables."""
    for _, function in inspect.getmembers(suffix_table, lambda member: hasattr(member, "cache_clear")):
        if inspect.unwrap(function).__module__ == suffix_table.__name__:
            function.cache_clear()


@pytest.mark.parametrize(
    "row",
    [
        "局\torganization\tGovernmentBody\tpoper",
        "局\toffice\tGovernmentBody\tproper",
        "路\tplace\tRoad\troad",
        "局\torganization\tGovernmentBody",
    ],
)
def test_a_malformed_row_is_an_error_with_its_line(table, row):
    table("suffixes.tsv", f"# 来源\n路\tplace\tRoad\troad\n{row}\n")
    with pytest.raises(DataError, match=r"^kg/data/suffixes\.tsv:3: "):
        suffix_table.suffixes()
