from hypothesis import given
from hypothesis import strategies as st

from kg.lexicon.characters import fold


def test_full_width_and_traditional_become_half_width_and_simplified() -> None:
    assert fold("本報訊（記者　甲某）") == "本报讯(记者 甲某)"
    assert fold("Ａ０９版，２０１１年３月２日") == "A09版,2011年3月2日"


def test_simplified_text_is_left_alone() -> None:
    assert fold("管城区执法局昨日拆除违法建筑3处。") == "管城区执法局昨日拆除违法建筑3处。"
    assert fold("乾隆年间的菜薹") == "乾隆年间的菜薹"


@given(st.text())
def test_offsets_stay(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(alphabet=st.characters(min_codepoint=0x3000, max_codepoint=0xFFFF)))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
