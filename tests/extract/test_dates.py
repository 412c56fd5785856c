from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.dates import find_dates

ISSUE = "2011-03-02"


def dates(text: str, issue: str = ISSUE) -> list[tuple[str, str]]:
    return [(date.span.of(text), date.value) for date in find_dates(text, issue)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2011年2月15日", "2011-02-15"),
        ("2011年2月", "2011-02"),
        ("2007年", "2007"),
        ("２０１１年３月", "2011-03"),
        ("二〇一一年三月", "2011-03"),
        ("2010-12-24", "2010-12-24"),
        ("2月15日", "2011-02-15"),
        ("去年5月份", "2010-05"),
        ("今年", "2011"),
        ("昨日", "2011-03-01"),
        ("昨天上午", "2011-03-01"),
        ("今天", "2011-03-02"),
        ("前天", "2011-02-28"),
        ("本月", "2011-03"),
        ("上月18日", "2011-02-18"),
        ("年底", "2011"),
        ("1日", "2011-03-01"),
    ],
)
def test_one_date(text: str, value: str) -> None:
    assert dates(text) == [(text, value)]


def test_a_day_without_its_year_lies_before_the_issue() -> None:
    assert dates("12月24日动工") == [("12月24日", "2010-12-24")]
    assert dates("18日动工") == [("18日", "2011-02-18")]


def test_what_is_planned_lies_ahead() -> None:
    assert dates("12月24日将完工") == [("12月24日", "2011-12-24")]


def test_a_second_day_shares_the_month_of_the_first() -> None:
    assert dates("8月27日至30日") == [("8月27日", "2010-08-27"), ("30日", "2010-08-30")]


def test_without_an_issue_only_full_dates_have_a_value() -> None:
    found = dates("昨日,2月3日,去年,2009年", "")
    assert found == [("昨日", ""), ("2月3日", ""), ("去年", ""), ("2009年", "2009")]


def test_an_issue_known_by_month_or_year_tells_no_more_than_that() -> None:
    near = "昨日,3月1日,今年,上月,18日"
    assert dates(near, "2011-03") == [
        ("昨日", ""),
        ("3月1日", "2011-03-01"),
        ("今年", "2011"),
        ("上月", "2011-02"),
        ("18日", ""),
    ]
    assert [value for _, value in dates(near, "2011")] == ["", "2011-03-01", "2011", "", ""]


@pytest.mark.parametrize(
    "text",
    ["60天", "3年", "10个月", "5日内", "2月30日", "13月", "目前日均接待", "今晚报", "105号院", "拘留10日"],
)
def test_no_date(text: str) -> None:
    assert dates(text) == []


def test_the_day_before_the_first_and_after_the_last_of_the_calendar_is_not_known() -> None:
    assert dates("昨日", "0001-01-01") == [("昨日", "")]
    assert dates("明日", "9999-12-31") == [("明日", "")]
    assert dates("昨日,明日", "9999-12-30") == [("昨日", "9999-12-29"), ("明日", "9999-12-31")]


def test_a_decade_is_no_point_in_time() -> None:
    assert dates("90年代") == [("90年代", "")]


@pytest.mark.slow
def test_time_grows_with_the_text_only() -> None:
    began = process_time()
    for piece in ("1", "一", "1月", "2011-1-", "昨"):
        find_dates(piece * (100_000 // len(piece)), ISSUE)
    assert process_time() - began < 30


@given(
    st.text(alphabet="0123456789年月日号一二十昨今去本上前天-./ ,"),
    st.sampled_from(["", "2011", ISSUE, "x-y"]),
)
def test_spans_are_in_order_and_apart(text: str, issue: str) -> None:
    spans = [date.span for date in find_dates(text, issue)]
    assert all(one.end <= two.begin for one, two in pairwise(spans))
