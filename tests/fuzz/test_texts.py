"""Segmenter, bylines, figures and dates take any text, and what they find lies where they say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Page
from tests.fuzz import targets
from tests.fuzz.checks import check_build, check_bylines, check_dates, check_figures, check_read
from tests.fuzz.pieces import PIECES
from tests.fuzz.strategies import FEW, LINE, TEXT


@given(text=TEXT, issue=st.sampled_from(targets.ISSUES), place=st.sampled_from(["", "郑州市"]), tagger=st.booleans())
def test_a_page(text: str, issue: str, place: str, tagger: bool) -> None:
    check_read(Page("a.txt", text, date=issue, place=place), tagger=tagger)


@FEW
@given(text=TEXT, titled=st.booleans())
def test_a_page_that_is_one_article(text: str, titled: bool) -> None:
    check_read(Page("a.csv", text, row=2, single=True, titled=titled))


@given(line=LINE)
def test_a_byline(line: str) -> None:
    check_bylines(line)


@given(text=TEXT)
def test_figures(text: str) -> None:
    check_figures(text)


@given(text=TEXT, issue=st.sampled_from(targets.ISSUES))
def test_dates(text: str, issue: str) -> None:
    check_dates(text, issue)


@pytest.mark.slow
@FEW
@given(text=TEXT)
def test_a_graph(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("graphs") / "a.txt"
    path.write_text(text, encoding="utf-8", newline="")
    check_build(path)


@pytest.mark.parametrize("piece", PIECES)
def test_a_page_of_each_piece_alone(piece: str) -> None:
    for text in (piece, piece * 40, f"{piece}\n\n" * 9, f"{piece}金水区{piece}开展活动3次{piece}"):
        check_read(Page("a.txt", text, date="2011-03-02", place="郑州市"))


@pytest.mark.parametrize("name", targets.seeds())
def test_what_atheris_begins_with(name: str) -> None:
    targets.check(targets.seeds()[name])


def test_a_text_of_pieces_is_what_the_bytes_say() -> None:
    assert targets.text_of(0x80, bytes([0, 1, len(PIECES)])) == PIECES[0] + PIECES[1] + PIECES[0]
    assert targets.text_of(0, "区\n".encode()) == "区\n"
