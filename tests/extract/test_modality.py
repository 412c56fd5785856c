"""Done, ongoing, planned, denied, reported: by the words before a predicate."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.modality import denied, modality, quotations, reported


@pytest.mark.parametrize("words", ["未", "没有", "不再", "尚未", "拒绝", "无法", "并未按时", "不", "没能"])
def test_denied(words):
    assert denied(words)


NOT_DENIED = ["", "不断", "不仅", "没收后", "未来", "不久前", "已", "不到一年", "不少人"]


@pytest.mark.parametrize("words", NOT_DENIED)
def test_not_denied(words):
    assert not denied(words)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("拟", "", "planned"),
        ("计划于年底", "", "planned"),
        ("初步设想", "", "planned"),
        ("力争今年", "", "planned"),
        ("即将", "", "planned"),
        ("两村今年将互派文艺骨干,", "", "planned"),
        ("要求各村", "", "planned"),
        ("正在", "", "ongoing"),
        ("正加紧", "", "ongoing"),
        ("", "", "done"),
        ("昨日", "", "done"),
        ("将", "了", "done"),
        ("计划多时,现已", "", "done"),
        ("已建成,明年将", "", "planned"),
        ("年底前将", "", "planned"),
        ("因工作需要", "", "done"),
        ("根据防汛需要,", "", "done"),
        ("需要", "", "planned"),
        ("主要", "", "done"),
    ],
)
def test_modality(before, after, expected):
    assert modality(before, after) == expected


def test_reported():
    assert reported("张某告诉记者,")
    assert reported("他说:")
    assert not reported("清理水道,")
    assert not reported("说明会上")


def test_quotations_end_with_their_line():
    text = "他说“好”。\n“没有关上\n下一行"
    assert [span.of(text) for span in quotations(text)] == ["“好”", "“没有关上"]


@given(st.text(alphabet="将拟不没未断有在说“”\n,已了", max_size=60))
def test_any_text_has_one_modality(text):
    assert modality(text) in ("done", "ongoing", "planned")
    assert isinstance(denied(text), bool)
    spans = quotations(text)
    assert all(one.end <= two.begin for one, two in pairwise(spans))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("将\x00\x00\x00列为今年的重点,", "done"),
        ("将12个窗口集中办公,", "done"),
        ("将民政、社保等窗口集中,", "done"),
        ("将", "planned"),
        ("将于6月", "planned"),
        ("将6月底", "planned"),
    ],
)
def test_what_takes_its_object_first_puts_nothing_off(words: str, expected: str) -> None:
    assert modality(words) == expected
