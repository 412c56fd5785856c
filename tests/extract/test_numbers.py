from decimal import Decimal
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.numbers import chinese_value, find_numbers


def values(text: str) -> list[tuple[str, Decimal]]:
    return [(number.span.of(text), number.value) for number in find_numbers(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("28800", "28800"),
        ("1,300", "1300"),
        ("１２３", "123"),
        ("78.9%", "78.9"),
        ("3万", "30000"),
        ("20余万", "200000"),
        ("1.5亿", "150000000"),
        ("1亿5000万", "150000000"),
        ("一千三百", "1300"),
        ("三万五", "35000"),
        ("四百六十八点五万", "4685000"),
        ("二〇一一", "2011"),
        ("百余", "100"),
        ("千余", "1000"),
        ("两", "2"),
        ("百分之三十", "30"),
        ("百分之百", "100"),
    ],
)
def test_one_number(text: str, value: str) -> None:
    assert values(text) == [(text, Decimal(value))]


NO_NUMBERS = ["几十人", "数百户", "百姓", "千家", "A3版", "百千", "百米赛跑", "千米长跑", "万米高空"]


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_no_number(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(("text", "value"), [("千米长的画卷", 1000), ("百公里长的河堤", 100), ("百米深", 100)])
def test_a_length_needs_no_digit(text: str, value: int) -> None:
    assert [number for _, number in values(text)] == [value]


def test_the_scale_can_stay_with_the_unit() -> None:
    (number,) = find_numbers("20余万元")
    assert (number.digits, number.scale, number.approximate) == (Decimal(20), "万", True)


def test_two_digits_in_a_row_are_a_range() -> None:
    (number,) = find_numbers("二三十人")
    assert (number.value, number.high) == (Decimal(20), Decimal(30))


def test_a_full_width_comma_separates_no_thousands() -> None:
    assert [value for _, value in values("栽树20，300人参加")] == [20, 300]


def test_qian_may_begin_the_unit() -> None:
    assert values("5千瓦") == [("5", Decimal(5))]
    assert values("5千元") == [("5千", Decimal(5000))]


@given(st.integers(min_value=1, max_value=9999))
def test_numerals_in_characters_are_read_back(number: int) -> None:
    assert chinese_value(_in_characters(number)) == number


def _in_characters(number: int) -> str:
    text = ""
    for digit, unit in zip(f"{number:04}", ("千", "百", "十", ""), strict=True):
        text += "零" if digit == "0" else "零一二三四五六七八九"[int(digit)] + unit
    while "零零" in text:
        text = text.replace("零零", "零")
    return text.strip("零")


@given(st.text(alphabet="0123456789,.%零一二两三十百千万亿点分之余多几数"))
def test_any_run_of_numerals_is_read_or_left(text: str) -> None:
    spans = [number.span for number in find_numbers(text)]
    assert all(one.end <= two.begin for one, two in pairwise(spans))


def test_time_grows_with_the_text_only() -> None:
    began = process_time()
    for piece in ("1", "1,111", "一", "万", "百分之", "三点"):
        find_numbers(piece * (100_000 // len(piece)))
    assert process_time() - began < 30
