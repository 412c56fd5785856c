"""Areas of the register in running text, and the offices that carry a subdistrict's name."""

from __future__ import annotations

import pytest

from kg.extract.areas import (
    choose,
    find_areas,
    find_common_districts,
    find_former_counties,
    find_offices,
    find_short_counties,
    find_stems,
    find_street_subdistricts,
    in_city,
)
from kg.extract.found import Words
from kg.lexicon.characters import fold
from kg.lexicon.divisions import register
from kg.model import Context

ZHENGZHOU = Context(city="410100")
NOWHERE = Context()


def areas(text: str, context: Context = ZHENGZHOU) -> list[tuple[str, str, str]]:
    return [(found.span.of(text), found.type, found.code) for found in find_areas(text, context)]


def offices(text: str, context: Context = ZHENGZHOU) -> list[str]:
    return [found.span.of(text) for found in find_offices(text, context)]


def test_a_district_and_its_town_are_two_areas():
    assert areas("惠济区花园口镇开展活动。") == [
        ("惠济区", "District", "410108"),
        ("花园口镇", "Township", ""),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("东兴市开会。", ("东兴市", "County", "450681")),
        ("管城区开会。", ("管城区", "District", "410104")),
        ("管城回族区开会。", ("管城回族区", "District", "410104")),
        ("荥阳市开会。", ("荥阳市", "County", "410182")),
        ("北京市开会。", ("北京市", "City", "110000")),
        ("圃田乡开会。", ("圃田乡", "Township", "")),
    ],
)
def test_an_area_with_its_class_and_code(text, expected):
    assert areas(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "二七区建立区级台账。",
        "宣布建立区、镇两级台账。",
        "乡镇为镇容整洁想办法。",
        "改为镇后称为镇区。",
        "日照充足。",
        "老城区改造三年。",
        "东兴市场开业。",
        "联合街道清理河道。",
        "在四元素组合里演出。",
    ],
)
def test_words_that_look_like_areas_are_none(text):
    assert [name for name, _, _ in areas(text) if name != "二七区"] == []


def test_the_bridge_of_a_city_is_no_part_of_its_name():
    assert [name for name, _, _ in areas("荥阳市长江大桥通车。")] == ["荥阳市"]
    assert [name for name, _, _ in areas("市长江大桥通车。")] == []
    assert [name for name, _, _ in areas("郑州市长宋以宁到场。")] == ["郑州市"]


def test_of_namesakes_the_one_in_the_articles_city_is_meant():
    # 新华区 stands in 石家庄, 沧州 and 平顶山
    assert areas("新华区开会。", Context(city="410400")) == [("新华区", "District", "410402")]
    assert areas("新华区开会。", Context(city="130900")) == [("新华区", "District", "130902")]
    assert areas("新华区开会。", NOWHERE) == [("新华区", "District", "")]


def test_the_area_right_before_says_which_namesake_is_meant():
    assert areas("平顶山市新华区开会。", NOWHERE)[-1] == ("新华区", "District", "410402")
    assert areas("石家庄市新华区开会。")[-1] == ("新华区", "District", "130105")


def test_a_code_makes_a_finding_surer():
    with_code, without = find_areas("惠济区花园口镇开会。", ZHENGZHOU)
    assert with_code.confidence > without.confidence


def test_a_township_of_another_city_is_none_here():
    assert areas("花园口镇开会。", Context(city="440100")) == []


def test_traditional_characters_are_found_in_the_folded_text():
    text = "鄭州市二七區開會。"
    assert [found.span.of(text) for found in find_areas(fold(text), ZHENGZHOU)] == ["鄭州市", "二七區"]


def test_choose_stays_open_between_namesakes():
    options = register().named("新华区")
    assert len(options) > 1
    assert choose(options, "") is None
    assert choose(options[:1], "") == options[0]
    assert choose((), "410100") is None


def test_a_municipality_is_a_province_by_its_digits():
    beijing, erqi = register().by_code("110105"), register().by_code("410103")
    assert beijing is not None
    assert erqi is not None
    assert in_city(beijing, "110000")
    assert not in_city(erqi, "110000")
    assert in_city(erqi, "410100")
    assert not in_city(erqi, "410200")


def test_offices_are_found_by_the_subdistrict_of_their_city():
    assert offices("大学路办事处、建中街街道办事处组织职工。") == ["大学路办事处", "建中街街道办事处"]
    assert offices("昨日,建中街办事处在行动。") == ["建中街办事处"]


@pytest.mark.parametrize("text", ["办事处开会。", "到办事处办事。", "老办事处旧址。", "派出所办事处。"])
def test_a_bare_office_is_not_found_here(text):
    assert offices(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("日前,白云区开会,棠景街到会。", ["棠景街"]),
        ("近日,河西区柳林街和东海街扫雪。", ["柳林街", "东海街"]),
        ("棠景街到会。", []),
        ("白云区棠景街道到会。", []),
        ("近日,二七区德化街换了路灯。", []),
    ],
)
def test_a_subdistrict_is_called_a_street_in_some_cities(text, expected):
    found = find_street_subdistricts(text, Context(), find_areas(text, Context()))
    assert [(each.span.of(text), each.type) for each in found] == [(name, "Subdistrict") for name in expected]


def test_no_office_without_a_city():
    assert offices("大学路办事处组织职工。", NOWHERE) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit", ["二七区", "惠济区花园口镇", "办事处", "甲乙丙丁戊己办事处", "区", "新城", "日照", "大学路", "。"]
)
def test_the_time_is_linear(unit, cpu):
    """Four times the text costs at most ten times the time; a square would cost sixteen."""
    find_areas("郑州市二七区", ZHENGZHOU)  # the register is read on first use
    times = []
    for length in (15_000, 60_000):
        text = (unit * length)[:length] + "。"
        times.append(cpu(find_areas, text, ZHENGZHOU) + cpu(find_offices, text, ZHENGZHOU))
    assert times[1] < max(0.4, 10 * times[0])
    assert times[1] < 2


def test_a_district_called_by_ordinary_words_needs_two_of_its_bodies() -> None:
    two = "新城区建设局、新城区民政局联合行动,新城区出动干部。"
    found = find_common_districts(two, Context())
    assert [each.span.of(two) for each in found] == ["新城区"] * 3
    assert find_common_districts("新城区建设得很快,新城区建设局在场。", Context()) == []


def test_a_district_again_by_its_stem() -> None:
    text = "惠济区修路,福山区栽树,福山交通局投资,惠济实惠。"
    areas = find_areas(text, Context())
    found = find_stems(Words(text, [area.span for area in areas]), areas)
    assert [each.span.of(text) for each in found] == ["福山"]


def short(text: str, context: Context, *known: str) -> list[tuple[str, str]]:
    found = find_areas(text, context)
    words = Words(text, [area.span for area in found])
    return [(each.span.of(text), each.code) for each in find_short_counties(words, context, found)]


def test_districts_at_home_in_a_row_need_no_level():
    text = "向房山、通州、密云六个区县运送米面。"
    assert [name for name, _ in short(text, Context(city="110000"))] == ["房山", "通州", "密云"]
    assert short("路过通州。", Context(city="110000")) == []


def test_a_county_behind_its_province_needs_no_level():
    assert short("来自广西桂平的泥水工。", NOWHERE) == [("桂平", "450881")]
    assert short("来自湖南桂平的泥水工。", NOWHERE) == []


def test_a_county_called_like_a_lake_or_river_is_none_where_the_text_walks_its_shores() -> None:
    home = Context(city="340100")
    assert short("昨天,他从巢湖赶来。", home) == [("巢湖", "340181")]
    assert short("昨天,他沿着巢湖大堤走了一圈,说巢湖变清了。", home) == []
    assert short("昨天,他到商河河滩上种树。", Context(city="370100")) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("福建省长乐市通了车。", ["长乐市"]),
        ("地级以上城市通了车。", []),
        ("江东市场开业。", []),
        ("金水市民散步。", []),
    ],
)
def test_a_county_level_city_that_is_a_district_today(text: str, found: list[str]) -> None:
    assert [each.span.of(text) for each in find_former_counties(text, Context())] == found


def test_a_district_called_by_ordinary_words_before_one_of_its_subdistricts() -> None:
    found = find_common_districts("昨日,市中区魏家庄街道开会。市中区修路。", Context())
    assert [(each.type, each.code) for each in found] == [("District", "370103")] * 2
    assert find_common_districts("昨日,市中区开会。", Context()) == []


def test_a_city_behind_a_post_and_a_surname_is_a_given_name() -> None:
    assert [found.span.begin for found in find_areas("校长郎玉林到场。记者从玉林获悉。", Context())] == [11]
