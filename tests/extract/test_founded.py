"""Bodies and rooms of ordinary words, which a verb of founding or a community makes names."""

from __future__ import annotations

import pytest

from kg.extract.areas import find_areas
from kg.extract.found import Words
from kg.extract.founded import find_founded
from kg.extract.suffixes import find_suffixed
from kg.model import Context


def founded(text: str) -> list[tuple[str, str]]:
    areas = find_areas(text, Context(city="410100"))
    words = Words(text, [area.span for area in areas])
    found = find_founded(words, [*areas, *find_suffixed(words, areas)])
    return [(each.span.of(text), each.type) for each in found]


@pytest.mark.parametrize(
    ("text", "name", "type_"),
    [
        ("近日,柳河社区成立老人议事会,定下三条规矩。", "老人议事会", "SocialOrganization"),
        ("近日,镇里成立农民用水者协会。", "农民用水者协会", "SocialOrganization"),
        ("经八路街道打造红旗社区温馨书吧。", "温馨书吧", "Facility"),
        ("经八路街道打造了红旗社区幸福会客厅。", "幸福会客厅", "Facility"),
        ("柳河社区组建了党员志愿服务队。", "党员志愿服务队", "WorkingGroup"),
        ("近日,柳河社区设立菜场警务室。", "菜场警务室", "PoliceBody"),
        ("街坊们走进红旗社区邻里食堂吃饭。", "邻里食堂", "Facility"),
    ],
)
def test_a_body_founded_and_a_room_of_a_community(text, name, type_):
    assert founded(text) == [(name, type_)]


@pytest.mark.parametrize(
    "text",
    [
        "柳河社区成立专门队伍,多次开会议事。",
        "柳河社区成立了专门服务队。",
        "柳河社区成立志愿服务队。",
        "柳河社区成立了一支巾帼服务队。",
        "柳河社区打造了多个红色驿站。",
        "柳河社区组建了这支服务队。",
        "街道要求红旗社区、柳河社区各成立居民议事会。",
        "要求各社区成立居民议事会。",
        "成立老人议事会。",
        "柳河社区居民客厅里很热闹。",
        "柳河社区工作人员来到小屋。",
        "记者在红旗社区学校食堂看到。",
        "清河公司建成员工食堂。",
    ],
)
def test_kinds_of_bodies_and_rooms_are_no_names(text):
    assert founded(text) == []


def test_a_founded_body_is_known_again():
    text = "柳河社区成立老人议事会。如今,老人议事会每月开会。"
    assert founded(text) == [("老人议事会", "SocialOrganization")] * 2
    assert len(founded("柳河社区邻里食堂开门。街道已有四家邻里食堂。")) == 1


def test_what_is_founded_beside_another():
    both = [("老人议事会", "SocialOrganization"), ("邻里互助队", "WorkingGroup")]
    assert founded("柳河社区成立老人议事会和邻里互助队。") == both
    assert founded("柳河社区成立老人议事会。老人和邻里互助队都来了。") == both[:1]


@pytest.mark.parametrize("text", ["演出开始,红旗社区“银铃合唱团”登台。", "由退休教师组成的“银铃合唱团”登台。"])
def test_a_quotation_that_is_a_name_with_its_ending(text):
    assert ("“银铃合唱团”", "SocialOrganization") in founded(text)


@pytest.mark.parametrize(
    "text",
    [
        "他说:“我报名参加了合唱队”。",
        "“参加合唱队”是他的愿望。",
        "石桥镇开展“党员突击队”行动。",
        "石桥镇实施“党员突击队”计划。",
        "获评“优秀服务队”称号。",
        "柳河社区的“板凳议事会”。全镇推行“板凳议事会”。",
    ],
)
def test_a_quotation_that_speaks_or_is_an_act_is_no_body(text):
    assert founded(text) == []


def test_a_quoted_body_is_known_without_its_marks():
    assert founded("“银铃合唱团”登台。银铃合唱团唱得好。")[-1] == ("银铃合唱团", "SocialOrganization")


@pytest.mark.parametrize("unit", ["“银铃合唱团”", "柳河社区成立老人议事会。", "成立", "老人议事会", "红旗社区温馨书吧"])
def test_the_time_is_linear(unit, cpu):
    """Four times the text costs at most ten times the time; a square would cost sixteen."""
    founded("柳河社区成立老人议事会。")  # the tables are read on first use
    times = []
    for length in (5_000, 20_000):
        words = Words((unit * length)[:length] + "。")
        times.append(cpu(find_founded, words, find_suffixed(words, [])))
    assert times[1] < max(0.4, 10 * times[0])


@pytest.mark.parametrize(
    ("text", "name", "type_"),
    [
        ("柳河社区设立矛盾纠纷调解服务中心。", "矛盾纠纷调解服务中心", "PublicInstitution"),
        ("柳河社区建起流动人口计划生育协会。", "流动人口计划生育协会", "SocialOrganization"),
        ("魏都区柳河社区成立商贸物流党委。", "商贸物流党委", "PartyBody"),
        ("柳河社区积极建立企业用工联系平台。", "企业用工联系平台", "Programme"),
        ("柳河社区建成全区首个流动党员服务站。", "流动党员服务站", "PublicInstitution"),
        ("街道投入34万元,建成流动党员服务站。", "流动党员服务站", "PublicInstitution"),
    ],
)
def test_what_a_verb_of_founding_has_all_of_its_object(text, name, type_):
    assert founded(text) == [(name, type_)]


@pytest.mark.parametrize(
    "text",
    [
        "柳河社区搭建交流平台。",
        "柳河社区成立专项工作小组。",
        "柳河社区建立土壤墒情监测点5处。",
        "居民来到矛盾纠纷调解服务中心。",
        "要求柳河社区各设立矛盾纠纷调解服务中心。",
    ],
)
def test_what_is_counted_or_vague_is_founded_without_a_name(text):
    assert founded(text) == []


@pytest.mark.parametrize(
    ("text", "name", "type_"),
    [
        ("他们是“老棉袄”义务除雪队的队员。", "“老棉袄”义务除雪队", "WorkingGroup"),
        ("“汴柳情”戏迷剧社开锣。", "“汴柳情”戏迷剧社", "SocialOrganization"),
    ],
)
def test_a_team_or_society_by_its_quoted_name(text: str, name: str, type_: str) -> None:
    assert (name, type_) in founded(text)


@pytest.mark.parametrize(
    "text", ["“老棉袄”社区很大。", "“我来了”队员说。", "造出“反物质”新华社报道。", "“老棉袄”队长说。"]
)
def test_what_only_begins_so_is_no_team(text: str) -> None:
    assert founded(text) == []
