"""Names that a list gives away: roads among roads, names among names, counties before 等地."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.areas import find_areas
from kg.extract.found import Found, Words
from kg.extract.lists import find_listed
from kg.extract.suffixes import find_suffixed
from kg.model import Context


def listed(text: str) -> list[tuple[str, str, str]]:
    areas = find_areas(text, Context())
    words = Words(text, [area.span for area in areas])
    found = find_listed(words, [*areas, *find_suffixed(words, areas)], Context())
    return [(each.span.of(text), each.type, each.code) for each in found]


def test_a_road_of_an_odd_name_among_roads() -> None:
    assert ("程林庄道", "Road", "") in listed("先后治理富民路、津塘路、程林庄道等路段。")
    assert listed("先后治理程林庄道等路段。") == []


def test_a_community_of_an_odd_name_among_communities() -> None:
    assert ("后推社区", "Community", "") in listed("柳树小区、后推社区、王家庄村等多个社区参加。")
    found = listed("柳树小区、后推社区、王家庄村参加。昨日,后推社区开会。")
    assert found == [("后推社区", "Community", "")] * 3


@pytest.mark.parametrize(
    "text",
    [
        "居民先后推社区老人下楼。",
        "柳树小区、后推社区参加。",
        "柳树小区、老旧小区、王家庄村参加。",
        "柳树小区、周边小区、王家庄村参加。",
        "柳树小区、其他村、王家庄村参加。",
        "柳树小区、清扫小区、王家庄村。",
    ],
)
def test_no_community_without_two_others_and_a_name(text: str) -> None:
    assert [name for name, type_, _ in listed(text) if type_ in ("Community", "Estate", "Village")] == []


def test_names_that_stand_in_a_list_of_names() -> None:
    found = listed("大家来到宋以宁、何向川、秦若溪和白予安家中。")
    assert [name for name, _, _ in found] == ["宋以宁", "何向川", "秦若溪", "白予安"]


@pytest.mark.parametrize(
    "text",
    ["带去大米、食油、棉被和水果。", "老人、孩子、妇女都来了。", "社区里高兴、热闹、温馨。", "清理楼顶、车棚。"],
)
def test_lists_of_other_things_name_nobody(text: str) -> None:
    assert listed(text) == []


def test_short_names_of_counties_in_one_city() -> None:
    found = listed("书包寄到梁山、鱼台、嘉祥等地。")
    assert [(name, code[:4]) for name, _, code in found] == [("梁山", "3708"), ("鱼台", "3708"), ("嘉祥", "3708")]
    assert listed("梁山、鱼台、嘉祥很美。") == []


NAMES = ("宋以宁", "何向川", "富民路", "津塘路", "程林庄道", "梁山", "鱼台")
PIECES = (*NAMES, "、", "和", "与", "等地", "等", "这", "。", "\n", "大米")


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_listed_names_lie_in_the_text(text: str) -> None:
    for name, _, _ in listed(text):
        assert 2 <= len(name) <= 8
        assert not set(name) & set("、。\n")


@pytest.mark.parametrize("unit", ["宋以宁、", "富民路、", "大米、", "、", "梁山、鱼台等地"])
def test_the_time_is_linear(unit: str, cpu) -> None:  # type: ignore[no-untyped-def]
    """Four times the text costs at most ten times the time."""
    times = []
    for length in (5_000, 20_000):
        text = (unit * length)[:length]
        times.append(cpu(find_listed, Words(text), [], Context()))
    assert times[1] < max(0.4, 10 * times[0])


def test_villages_that_a_list_names_by_half() -> None:
    text = "项目涉及花园口镇大赵营、小寨、草店三个行政村。"
    areas = find_areas(text, Context(city="410100"))
    words = Words(text, [area.span for area in areas])
    found = find_listed(words, areas, Context(city="410100"))
    assert [each.name for each in found] == ["大赵营村", "小寨村", "草店村"]
    assert [each.type for each in found] == ["Village"] * 3


def test_what_a_town_has_begins_behind_the_verb() -> None:
    text = "花园口镇现有石桥、沙岗、柳园三个社区。"
    areas = find_areas(text, Context(city="410100"))
    found = find_listed(Words(text, [area.span for area in areas]), areas, Context(city="410100"))
    assert [each.name for each in found] == ["石桥社区", "沙岗社区", "柳园社区"]


def test_two_villages_that_share_their_kind() -> None:
    text = "花园口镇大赵营、彭庄两村修路。"
    areas = find_areas(text, Context(city="410100"))
    found = find_listed(Words(text, [area.span for area in areas]), areas, Context(city="410100"))
    assert [each.name for each in found] == ["大赵营村", "彭庄村"]


def test_two_towns_that_share_their_kind_are_no_town() -> None:
    text = "该庭管辖石桥、柳河两镇。"
    assert [(each.name, each.type) for each in stems(text)] == [("石桥镇", "Township"), ("柳河镇", "Township")]
    assert not [each for each in find_suffixed(Words(text), []) if each.kind == "area"]


def test_a_town_of_a_list_is_called_as_elsewhere_in_the_text() -> None:
    text = "石桥乡修路。石桥、曾家等4个乡镇也修路。"
    assert [each.name for each in stems(text, city="510800")] == ["石桥乡", "曾家镇"]


def test_police_stations_that_share_their_kind() -> None:
    text = "从巡警大队和小石围、柳河、河口3个派出所抽调民警。"
    assert [each.name for each in stems(text)] == ["小石围派出所", "柳河派出所", "河口派出所"]


def test_centres_that_share_their_kind() -> None:
    text = "医院与荣柳街、宗河街、长柳街3家社区卫生服务中心签约。"
    assert [each.name for each in stems(text)] == [
        f"{street}社区卫生服务中心" for street in ("荣柳街", "宗河街", "长柳街")
    ]


def test_as_many_items_as_are_counted_are_all_of_the_kind() -> None:
    assert [each.name for each in stems("石岗、革新、西苑三个街道结对。")] == ["石岗街道", "革新街道", "西苑街道"]
    text = "在凌透、北杜、店上3个蔬菜专业村设点。"
    assert [each.name for each in stems(text)] == ["凌透村", "北杜村", "店上村"]


def test_townships_of_the_register_that_a_list_names_by_half() -> None:
    text = "带动周边曾家、麻柳等乡镇种核桃。"
    found = find_listed(Words(text), [], Context(city="510800"))
    assert [(each.name, each.type) for each in found] == [("曾家镇", "Township"), ("麻柳乡", "Township")]


def stems(text: str, city: str = "") -> list[Found]:
    return [each for each in find_listed(Words(text), [], Context(city=city)) if each.rule == "list.stems"]


@pytest.mark.parametrize(
    "text", ["柳树小区、裕园小区等社区装上了灯。", "老旧、周边等3个村修路。", "石桥、河口村修路。"]
)
def test_whole_names_and_vague_words_are_no_halves(text: str) -> None:
    assert [each for each in find_listed(Words(text), [], Context()) if each.rule == "list.stems"] == []
