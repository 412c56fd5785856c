"""Names made comparable."""

from hypothesis import given
from hypothesis import strategies as st

from kg.lexicon.folding import LONGEST, folded


def test_what_a_cell_may_have_around_a_name_is_left_out():
    assert folded("《惠濟區\u200b“大體檢”方案》\n") == "惠济区大体检方案"
    assert folded("Ｋ１２") == "k12"
    assert folded("3.15晚会") != folded("315晚会")


@given(st.text())
def test_folding_twice_is_folding_once(text):
    once = folded(text)
    assert len(once) <= LONGEST
    assert folded(once) == once or len(text) > LONGEST
