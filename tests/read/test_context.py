import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Context, Page
from kg.read.context import city_of_place, dateline_city, home, majority_city, page_context, signed_city

_ZHENGZHOU, _LUOYANG = "410100", "410300"


def test_what_the_page_says_of_itself_is_copied() -> None:
    page = Page("a.txt", "正文。", newspaper="某报", date="2011-03-02", section="区街动态")
    assert page_context(page) == Context(newspaper="某报", date="2011-03-02", section="区街动态", city="")


def test_the_stated_place_comes_first_then_the_paper_then_the_text() -> None:
    text = "本报东莞讯 二七区和惠济区昨日开会。"
    assert page_context(Page("a.txt", text, place="洛阳市", newspaper="郑州日报")).city == _LUOYANG
    assert page_context(Page("a.txt", text, newspaper="洛阳晚报")).city == _LUOYANG
    assert page_context(Page("a.txt", text)).city == "441900"
    assert page_context(Page("a.txt", "二七区和惠济区昨日开会。")).city == _ZHENGZHOU


def test_a_place_that_is_unknown_leaves_the_city_open() -> None:
    assert page_context(Page("a.txt", "二七区和惠济区昨日开会。", place="某地")).city == ""


@pytest.mark.parametrize(
    ("place", "city"),
    [
        ("郑州市", _ZHENGZHOU),
        ("郑州", _ZHENGZHOU),
        ("二七区", _ZHENGZHOU),
        ("河南省郑州市二七区", _ZHENGZHOU),
        ("大学路街道", _ZHENGZHOU),
        ("北京市朝阳区", "110000"),
        ("济源", "419001"),
        ("昆山", "320500"),
        ("朝阳区", ""),  # in two cities
        ("河南省", ""),
        ("", ""),
    ],
)
def test_the_city_of_a_place(place: str, city: str) -> None:
    assert city_of_place(place) == city


@pytest.mark.parametrize(
    ("newspaper", "city"),
    [
        ("郑州日报", _ZHENGZHOU),
        ("洛阳晚报", _LUOYANG),
        ("深圳商报", "440300"),
        ("新民晚报", "310000"),
        ("河南日报", ""),  # a province's
        ("光明日报", ""),  # not 光明区's
        ("洛阳", ""),  # no newspaper
        ("某报", ""),
    ],
)
def test_the_home_of_a_newspaper(newspaper: str, city: str) -> None:
    assert home(newspaper) == city


def test_a_dateline_says_where_only_if_nothing_local_stands_beside_it() -> None:
    assert dateline_city("新华社洛阳3月1日电(记者某某)昨日开会。") == _LUOYANG
    assert dateline_city("本报讯(记者某某)开会。\n新华社洛阳3月1日电(记者某某)昨日开会。") == ""
    assert dateline_city("新华社洛阳3月1日电 开会。\n新华社郑州3月1日电 散会。") == ""
    assert dateline_city("本报讯(记者某某)开会。") == ""


@pytest.mark.parametrize("bracket", ["(", "（"])
def test_brackets_behind_a_dateline_are_as_wide_as_the_paper_prints_them(bracket: str) -> None:
    assert dateline_city(f"本报东莞讯{bracket}记者 方砚山)昨日开会。") == "441900"
    assert signed_city(f"洛阳晚报讯{bracket}记者 方砚山)昨日开会。") == _LUOYANG


def test_the_majority_needs_a_clear_winner() -> None:
    assert majority_city("花园口镇和古荥镇开会。") == _ZHENGZHOU
    assert majority_city("惠济区开会。") == _ZHENGZHOU  # one county's name that no other city has
    assert majority_city("花园口镇开会。") == ""  # one township's is too little
    assert majority_city("朝阳区开会。") == ""  # in two cities
    assert majority_city("北京市朝阳区开会。朝阳区散会。") == "110000"
    assert majority_city("惠济区、西工区、涧西区、滑县、昆山市各有代表。") == ""
    assert majority_city("洛阳市民说,惠济区开了会。") == ""  # another city is named instead
    assert majority_city("洛阳很大,洛阳很老。") == _LUOYANG


def test_the_real_page_gives_its_city() -> None:
    page = Path(os.environ.get("KG_SHARED", "../shared")) / "pages" / "zhengzhou-2011.txt"
    if not page.exists():
        pytest.skip("the measuring data (KG_SHARED) is not there")
    assert page_context(Page("zhengzhou-2011.txt", page.read_text(encoding="utf-8"))).city == _ZHENGZHOU


@settings(deadline=None)
@given(st.text(max_size=100), st.text(max_size=10), st.text(max_size=10))
def test_no_page_is_too_odd(text: str, newspaper: str, place: str) -> None:
    city = page_context(Page("a.txt", text, newspaper=newspaper, place=place)).city
    assert city == "" or len(city) == 6
