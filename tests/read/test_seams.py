"""How lines that break off are put together again.

Measured on the last third of 948 paragraphs of 475 real articles (the weights in
`kg/data/seam_evidence.tsv` come from the first two): of paragraphs cut at random 94 % are joined;
with 10 to 60 characters taken out at the cut 31 % are seen as gaps, and 54 % where the right side
begins a sentence, as it does on the real page.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.read.seams import Seam, evidence, is_complete, join

TEXT = st.text(alphabet="区街道3月日“”()、,。的了和社开展活动", min_size=1)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("清扫活动从2月", "15日开始,历时一周。"),
        ("街道出动车辆12", "0台,清运垃圾。"),
        ("街道党员带头,志", "愿者随后跟上。"),
        ("孩子们在广场上赏花、休闲", "的好去处不多。"),
        ("学员要学钳工、电工、氩弧", "焊等技术,为期一月。"),
        ("开幕式上,区委书记(", "右二)为队员授旗。"),
        ("会议传达了《垃圾分类", "管理办法》,并作部署。"),
        ("街道开展“我为家园", "添新绿”活动。"),
        ("会上,", "居民代表发言。"),
    ],
)
def test_one_text_is_joined(left: str, right: str) -> None:
    assert join(left, right).kind == "join"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("清扫活动扎实开展", "去年9月份,街道成立了服务队。"),
        ("该镇把河道整治和景区", "但是,部分村民仍有顾虑。"),
        ("社区书记说“这条路修了大半", "“我每天都来。”老人笑着说。"),
    ],
)
def test_where_text_went_missing_nothing_is_joined(left: str, right: str) -> None:
    assert join(left, right).kind == "gap"


def test_a_sentence_that_is_complete_ends_a_paragraph() -> None:
    assert join("路修好了。”", "居民都说好。") == Seam("paragraph", "左边一句已完")
    assert not is_complete("路修好了,")


def test_what_stands_elsewhere_on_the_page_counts() -> None:
    alone = join("该区把净畅宁", "工程列入计划。").reason
    page = "净畅宁工程开工。\n该区把净畅宁\n工程列入计划。"
    assert join("该区把净畅宁", "工程列入计划。", page).sure
    assert join("该区把净畅宁", "工程列入计划。", page).reason != alone


def test_the_reason_is_in_words() -> None:
    assert join("街道党员带头,志", "愿者随后跟上。").reason == "断在词中: 志愿者"


@given(TEXT, TEXT)
def test_any_two_texts_meet_somehow(left: str, right: str) -> None:
    assert join(left, right, left + "\n" + right).reason
    assert all(reason for _, reason in evidence(left, right))
