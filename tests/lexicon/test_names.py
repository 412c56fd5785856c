import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.lexicon.names import is_name, score, split_glued

HAN = st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), max_size=30)


NAMES = ["亢春风", "党贺喜", "刘招", "宋以宁", "欧阳晓文", "司马若溪", "买买提·艾力"]
OTHERS = ["", "王", "了解到", "安全", "办事处", "管理所", "王abc", "张先生", "李某", "昨日"]


@pytest.mark.parametrize("text", NAMES)
def test_names(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize("text", OTHERS)
def test_no_names(text: str) -> None:
    assert not is_name(text)


def test_a_name_scores_above_other_text() -> None:
    assert score("宋以宁") > 0 > score("从区里")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("周琦谭经田", ("周琦", "谭经田")),
        ("宋以宁何向川", ("宋以宁", "何向川")),
        ("秦溪白予安许朗", ("秦溪", "白予安", "许朗")),
        ("欧阳若溪王朗", ("欧阳若溪", "王朗")),
        ("刘招", ("刘招",)),
    ],
)
def test_glued_names_are_cut(text: str, names: tuple[str, ...]) -> None:
    assert split_glued(text) == names


@given(HAN)
def test_a_cut_loses_nothing(text: str) -> None:
    assert "".join(split_glued(text)) == text


def test_a_long_run_is_left_alone() -> None:
    assert split_glued("王" * 100_000) == ("王" * 100_000,)
