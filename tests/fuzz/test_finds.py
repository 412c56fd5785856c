"""What fuzzing found, each once: inputs that broke a promise before it was mended."""

from collections.abc import Callable

import pytest

from kg.extract.numbers import find_numbers
from kg.extract.quantities import find_quantities
from kg.graph.graph import Graph
from kg.model import Page
from kg.pipeline import read_page
from kg.read.frontmatter import iso_date


def test_a_year_before_1000_keeps_its_four_digits() -> None:
    assert (iso_date("0011-3-2"), iso_date("0999")) == ("0011-03-02", "0999")


@pytest.mark.parametrize("text", ["", " \n\t", "\x00"])
@pytest.mark.parametrize("titled", [True, False])
def test_a_page_that_is_to_be_one_article_and_has_no_text_is_none(text: str, titled: bool) -> None:
    assert read_page(Page("a.csv", text, row=2, single=True, titled=titled)) == []


@pytest.mark.parametrize("number", ["1" + "亿" * 4, "亿" * 19, "百分之" + "9" * 40, "一" + "亿" * 29])
def test_a_number_beyond_all_counting_counts_nothing(number: str) -> None:
    assert find_quantities(f"约{number}亩") == find_quantities(f"约{number}%") == ()


def test_a_large_number_is_as_exact_as_it_is_written() -> None:
    (number,) = find_numbers("999999999999999万亿")
    assert number.value == 999999999999999 * 10**12
    (found,) = find_quantities("有999999999999999万亿亩")
    assert str(found.value) == "9" * 15 + "0" * 12


def test_no_area_is_part_of_a_body_whatever_a_text_says(build: Callable[..., Graph]) -> None:
    graph = build("机构改革\n\n金水区隶属于市教育局。")
    assert graph.report["broken"] == []
    assert not graph.query("ASK { ?area a kg:AdministrativeArea ; kg:partOf/a kg:Organization }")
