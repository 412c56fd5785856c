"""What fuzzing found, each once: inputs that broke a promise before it was mended."""

import pytest

from kg.model import Page
from kg.pipeline import read_page
from kg.read.frontmatter import iso_date


def test_a_year_before_1000_keeps_its_four_digits() -> None:
    assert (iso_date("0011-3-2"), iso_date("0999")) == ("0011-03-02", "0999")


@pytest.mark.parametrize("text", ["", " \n\t", "\x00"])
@pytest.mark.parametrize("titled", [True, False])
def test_a_page_that_is_to_be_one_article_and_has_no_text_is_none(text: str, titled: bool) -> None:
    assert read_page(Page("a.csv", text, row=2, single=True, titled=titled)) == []
