"""Organizations of one article: 区执法局 → 管城区执法局, 绿化所 → 二七区绿化管理所, 办事处."""

from collections.abc import Callable

import pytest

from kg.resolve.articles import Known
from kg.resolve.organizations import governed
from kg.resolve.things import Thing

Things = Callable[..., dict[str, Thing]]


def test_a_bureau_gets_its_district_from_the_label(things: Things) -> None:
    found = things("区街动态\n\n管城区\n\n背街洗干净\n\n本报讯(记者 方砚山)近日,区执法局开展“洗街行动”。")
    assert found["区执法局"].name == "管城区执法局"
    assert found["区执法局"].reason == "区执法局 = 管城区执法局: 管城区是本篇所说的区"


def test_a_bureau_gets_its_district_from_the_text(things: Things) -> None:
    found = things("背街洗干净\n\n近日,管城区开展“洗街行动”。区执法局清洗背街12条。")
    assert found["区执法局"].name == "管城区执法局"


def test_a_district_is_printed_as_the_article_prints_it(things: Things) -> None:
    found = things("背街洗干净\n\n近日,管城回族区开展“洗街行动”。区执法局清洗背街12条。")
    assert found["区执法局"].name == "管城回族区执法局"


@pytest.mark.parametrize(
    ("town", "short", "full"),
    [
        ("惠济区花园口镇", "镇民政所", "花园口镇民政所"),
        ("平阴县玫瑰镇", "镇司法所", "玫瑰镇司法所"),
        ("管城区南曹乡", "乡农机站", "南曹乡农机站"),
    ],
)
def test_an_office_of_a_town_gets_the_towns_name(things: Things, town: str, short: str, full: str) -> None:
    found = things(f"棉被送到家\n\n近日,{town}开展“暖冬行动”。{short}为困难户送去棉被。")
    assert found[short].name == full
    assert found[short].reason.startswith(f"{short} = {full}: ")


def test_a_work_committee_of_the_community_is_its_subdistricts(things: Things) -> None:
    found = things("同过节\n\n近日,石桥路街道在柳河社区老年学校开会。社区党工委表彰先进。")
    assert found["社区党工委"].name == "石桥路街道党工委"
    found = things("同过节\n\n近日,柳河社区开会。社区党工委表彰先进,社区党总支讲话。")
    assert (found["社区党工委"].name, found["社区党总支"].name) == ("社区党工委", "柳河社区党总支")


def test_a_bureau_of_the_city_gets_the_pages_city(things: Things) -> None:
    text = "图纸进社区\n\n近日,市规划局启动“绿色图纸”活动。"
    assert things(text)["市规划局"].name == "郑州市规划局"
    assert things(text, place="济南市")["市规划局"].name == "济南市规划局"


def test_a_committee_of_the_community_gets_the_communitys_name(things: Things) -> None:
    found = things("棉被送到家\n\n近日,柳湾社区为老人送去棉被。老人感谢社区,社区党支部说应该的。")
    assert found["社区党支部"].name == "柳湾社区党支部"


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("柳湾法律援助工作站", "柳湾法律援助站"),
        ("河口小学", "河口学校"),
        ("莒县供电公司", "莒县公司"),
        ("经八路街道办事处", "经八路街办"),
        ("郑州市第十九中学", "市十九中学"),
    ],
)
def test_a_short_form_of_a_kind_is_the_body_named_in_full(things: Things, long: str, short: str) -> None:
    found = things(f"棉被送到家\n\n近日,{long}为老人送去棉被。昨日,{short}又送去大米。", place="")
    assert found[long].key == found[short].key


def test_the_city_of_a_county_is_not_the_county(things: Things) -> None:
    found = things("路修好了\n\n近日,太康县委开会。市委也来了人。", place="")
    assert found["市委"].name == "周口市委"


def test_two_schools_of_one_village_are_two_when_both_are_named(things: Things) -> None:
    found = things("棉被送到家\n\n近日,河口小学和河口中学为老人送去棉被。昨日,河口学校又送去大米。")
    assert len({found[name].key for name in ("河口小学", "河口中学", "河口学校")}) == 3


def test_a_branch_office_is_the_one_named_in_full(things: Things) -> None:
    found = things("民警送老人回家\n\n近日,郑州市公安局金水分局文化路派出所民警送老人回家。金水分局提醒市民当心。")
    assert found["金水分局"].name == "郑州市公安局金水分局"


def test_a_bureau_whose_level_the_article_does_not_name_keeps_its_own_name(things: Things) -> None:
    found = things("图纸进社区\n\n近日,区园林局启动“绿色图纸”活动。", place="")
    assert found["区园林局"].name == "区园林局"


def test_a_bare_office_is_that_of_the_only_subdistrict(things: Things) -> None:
    found = things("扫雪\n\n近日,建中街街道组织干部扫雪。街道党工委书记方砚山、办事处主任何向川带头。")
    assert found["办事处"].name == "建中街街道办事处"
    assert found["办事处"].reason == "办事处 = 建中街街道办事处: 本篇只说到这一个街道"
    two = things("扫雪\n\n近日,建中街街道和林山寨街道组织干部扫雪。办事处主任何向川带头。")
    assert "办事处" not in two


@pytest.mark.parametrize("before", ["近日,上街区启动“巧手坊”活动。", "近日,上街区妇联启动“巧手坊”活动。"])
def test_party_bodies_get_their_district(things: Things, before: str) -> None:
    found = things(f"挂毯织起来\n\n{before}团区委配合活动。区委给予支持。")
    assert (found["团区委"].name, found["区委"].name) == ("共青团上街区委", "上街区委")
    assert found["团区委"].key != found["区委"].key


def test_short_forms_are_the_organization_named_in_full(things: Things) -> None:
    found = things(
        "盆景进小院\n\n近日,二七区绿化管理所举办“盆景进院”活动。绿化所工作人员布置花坛。绿化管理所栽种月季3万株。"
    )
    full = found["二七区绿化管理所"]
    assert found["绿化所"].key == found["绿化管理所"].key == full.key
    assert found["绿化所"].reason == "绿化所 = 二七区绿化管理所: 同一篇, 简称"
    assert found["绿化管理所"].reason == "绿化管理所 = 二七区绿化管理所: 同一篇, 后缀相同"


def test_a_short_form_before_the_full_one_is_the_same_thing(things: Things) -> None:
    found = things("盆景进小院\n\n近日,绿化管理所举办“盆景进院”活动。二七区绿化管理所栽种月季3万株。")
    assert found["绿化管理所"].key == found["二七区绿化管理所"].key


def test_a_word_that_one_spelling_leaves_out_makes_no_second_police_station(things: Things) -> None:
    found = things(
        "钥匙找到了\n\n近日,东区龙子湖派出所民警接到报警。龙子湖公安派出所开展“平安校园”活动。龙子湖派出所获赞。"
    )
    assert found["龙子湖公安派出所"].key == found["龙子湖派出所"].key == found["东区龙子湖派出所"].key
    assert found["龙子湖公安派出所"].reason.startswith("龙子湖公安派出所 = 东区龙子湖派出所: 同一篇")


def test_bureaus_of_one_kind_in_two_districts_are_two(things: Things) -> None:
    found = things("海棠栽下去\n\n近日,惠济区园林局、金水区园林局启动“一河两岸”工程。")
    assert found["惠济区园林局"].key != found["金水区园林局"].key


def test_two_schools_that_share_an_ending_are_two(things: Things) -> None:
    found = things("书箱在漂流\n\n近日,麦香路实验小学开展“漂流书箱”活动。柳荫路实验小学捐书300册。")
    assert found["麦香路实验小学"].key != found["柳荫路实验小学"].key


def test_an_office_is_called_by_its_subdistrict_in_full(things: Things) -> None:
    found = things(
        "大学路办事处\n\n课堂开到楼道\n\n本报讯(记者 方砚山)近日,办事处开展“楼道课堂”活动。该办事处组织志愿者30名。"
    )
    assert found["大学路办事处"].name == "大学路街道办事处"
    assert found["办事处"].key == found["该办事处"].key == found["大学路办事处"].key
    assert found["办事处"].reason == "办事处 = 大学路街道办事处: 同一篇, 前文最近的同类机构"


def test_an_office_is_one_whether_or_not_street_is_written(things: Things) -> None:
    text = "课堂开到楼道\n\n近日,二七区大学路街道办事处开展“楼道课堂”活动。大学路办事处组织志愿者30名。"
    found = things(text)
    assert found["大学路街道办事处"].key == found["大学路办事处"].key


def test_an_office_before_any_was_named_stands_for_nothing(things: Things) -> None:
    assert "办事处" not in things("课堂开到楼道\n\n近日,办事处开展“楼道课堂”活动。")


def test_this_company_is_never_a_bureau(things: Things) -> None:
    found = things("挂毯织起来\n\n近日,上街区妇联启动“巧手坊”活动。该公司收购挂毯300条。")
    assert "该公司" not in found


def test_an_office_governs_its_subdistrict(read: Callable[..., Known]) -> None:
    known = read("课堂开到楼道\n\n近日,二七区大学路街道办事处开展“楼道课堂”活动。")
    (office,) = {thing for thing in known.things.values() if thing.type == "SubdistrictOffice"}
    area = governed(office)
    assert (area.name, area.type) == ("大学路街道", "Subdistrict")
    assert area in [thing for _, thing in known.governed]


@pytest.mark.parametrize(
    ("name", "area", "kind"),
    [
        ("柳湾街道办事处", "柳湾街道", "Subdistrict"),
        ("柳湾街道办", "柳湾街道", "Subdistrict"),
        ("柳湾镇办事处", "柳湾镇", "Township"),
    ],
)
def test_what_an_office_governs_is_read_off_its_name(name: str, area: str, kind: str) -> None:
    key, parent = f"organization|办事处|{area}|410105", f"area|{area}|410105"
    office = Thing(key, "organization", "SubdistrictOffice", name, parent=parent)
    assert (governed(office).name, governed(office).type) == (area, kind)


def test_the_city_s_bureau_is_of_the_city_of_the_article_and_not_of_one_far_away(things: Things) -> None:
    text = "物流园动工\n\n昨日,郾城区孟庙镇修路。项目由上海一家企业投资,市规划局派人指导。"
    assert things(text, place="")["市规划局"].name == "漯河市规划局"


def test_the_city_that_a_road_leads_to_has_no_bureau_in_the_article(things: Things) -> None:
    text = "货车追尾\n\n昨日,集美区发生一起事故,货车往漳州方向行驶。市公安局派人到场。"
    assert things(text, place="")["市公安局"].name == "厦门市公安局"


def test_a_government_is_of_the_city_that_papers_called_the_district_of_today(things: Things) -> None:
    text = "先进受表彰\n\n昨日,福州市民政局在长乐市开会。长乐市委表彰先进,市政府发奖金。"
    assert things(text, place="")["市政府"].name == "长乐市政府"


def test_a_region_without_provinces_has_no_bureau_of_a_province(things: Things) -> None:
    text = "通报一起事故\n\n昨日,河北省交通厅接到求助。一辆内蒙古货车侧翻,省公安厅派人到场。"
    assert things(text, place="")["省公安厅"].name == "河北省公安厅"


@pytest.mark.parametrize(
    ("short", "full"),
    [("区妇联", "金水区妇女联合会"), ("金水区法院", "金水区人民法院"), ("区残联", "金水区残疾人联合会")],
)
def test_what_is_called_in_short_is_the_body_in_full(things: Things, short: str, full: str) -> None:
    found = things(f"结对护苗\n\n近日,{full}送来书。{short}的人说,还会再来。")
    assert found[short].key == found[full].key
    assert found[short].name == full


def test_synonyms_of_bodies_say_nothing_of_another_area(things: Things) -> None:
    found = things("结对护苗\n\n近日,金水区妇女联合会送来书。二七区妇联也送来书。")
    assert found["二七区妇联"].name == "二七区妇联"


def test_a_firm_named_by_the_end_of_its_name_is_no_firm_of_the_city(things: Things) -> None:
    text = "师傅进社区\n\n近日,鑫安公交集团市北巴士公司来到市北区傍海社区。市北巴士公司的人说好。"
    found = things(text, place="青岛市")
    assert found["市北巴士公司"].name == "鑫安公交集团市北巴士公司"


def test_a_district_of_older_papers_says_which_city_is_meant(things: Things) -> None:
    found = things("医生进社区\n\n近日,石灰窑区八泉街办事处请来市二医院的医生。裁缝来自安徽枞阳县。", place="")
    assert found["市二医院"].name == "黄石市二医院"


def test_a_bare_school_is_the_one_that_the_article_names_again(things: Things) -> None:
    text = "操场修好了\n\n近日,河口小学修操场。河口小学收到书,书由石桥小学送来。民警与学校签约。"
    assert things(text)["学校"].name == "河口小学"


def test_a_society_is_one_in_brief(things: Things) -> None:
    found = things("锣鼓响了\n\n近日,“汴柳情”戏迷剧社开锣。“汴柳情”剧社的人说好。")
    assert found["汴柳情剧社"].name == "汴柳情戏迷剧社"


def test_a_firms_brand_is_the_firm(things: Things) -> None:
    found = things("餐厅开了\n\n近日,金水区泉家福养老服务中心开业。泉家福负责人说好。")
    assert found["泉家福"].name == "金水区泉家福养老服务中心"


def test_a_district_named_in_passing_has_no_bureau_of_the_article(things: Things) -> None:
    text = "巴南区培训农民\n\n近日,巴南区办班。学员在渝中区做工。区农业局局长说,明年再办。"
    assert things(text, place="重庆市")["区农业局"].name == "巴南区农业局"
