"""Names by how they end, and where such a name begins."""

from __future__ import annotations

import pytest

from kg.extract.areas import find_areas
from kg.extract.found import Words
from kg.extract.suffixes import find_suffixed
from kg.model import Context


def names(text: str) -> list[tuple[str, str]]:
    """What is found in a text of Zhengzhou, the register's areas given, in text order."""
    areas = find_areas(text, Context(city="410100"))
    found = find_suffixed(Words(text, [area.span for area in areas]), areas)
    return [(each.span.of(text), each.type) for each in sorted(found, key=lambda each: each.span)]


@pytest.mark.parametrize(
    ("text", "name", "type_"),
    [
        ("圃田乡协助市规划局拆除违法建筑。", "市规划局", "GovernmentBody"),
        ("管城区执法局清理路面。", "管城区执法局", "GovernmentBody"),
        ("昨日,区执法局清理路面。", "区执法局", "GovernmentBody"),
        ("二七区绿化管理所移栽雪松。", "二七区绿化管理所", "PublicInstitution"),
        ("花园口镇民政所送去棉被。", "花园口镇民政所", "GovernmentBody"),
        ("圃田公安警务室协助。", "圃田公安警务室", "PoliceBody"),
        ("由西大街派出所负责。", "西大街派出所", "PoliceBody"),
        ("鑫山公司党委开会。", "鑫山公司党委", "PartyBody"),
        ("在鑫山公司参观。", "鑫山公司", "Company"),
        ("石桥镇农民工法律援助站揭牌。", "石桥镇农民工法律援助站", "PublicInstitution"),
        ("在九都东路通车。", "九都东路", "Road"),
        ("在环联社区,环联社区修路。", "环联社区", "Community"),
        ("湛河区人民法院曹镇法庭的法官来了。", "曹镇法庭", "GovernmentBody"),
        ("文昌街道新时代文明实践所开讲。", "文昌街道新时代文明实践所", "PublicInstitution"),
        ("成立“护苗”工作专班。", "“护苗”工作专班", "WorkingGroup"),
        ("家住二十里铺社区。", "二十里铺社区", "Community"),
        ("二七区直工委组织党员。", "二七区直工委", "PartyBody"),
        ("日前,省人社厅派人调研。", "省人社厅", "GovernmentBody"),
        ("伤员送到柳河医院急诊科。", "柳河医院急诊科", "PublicInstitution"),
        ("鑫山公司财务科捐款。", "鑫山公司财务科", "Organization"),
        ("车过312国道柳河收费站。", "柳河收费站", "Facility"),
        ("记者证实柳河村已收到通知。", "柳河村", "Village"),
        ("当地企业柳江水泥厂主动送来碎石。", "柳江水泥厂", "Company"),
        ("从市公共交通管理办公室获悉。", "市公共交通管理办公室", "GovernmentBody"),
        ("据中原区交通运输局公共交通科介绍。", "中原区交通运输局公共交通科", "GovernmentBody"),
        ("中原区建设局市政股的人说。", "中原区建设局市政股", "GovernmentBody"),
        ("家住超达小区的人。", "超达小区", "Estate"),
        ("昨日,街计生办派人登记。", "街计生办", "GovernmentBody"),
        ("早市南起和平西路,很长。", "和平西路", "Road"),
        ("下月起硅石大街封路。", "硅石大街", "Road"),
        ("北园街道坝上社区的居民。", "坝上社区", "Community"),
        ("改建成滏河小商品市场。", "滏河小商品市场", "Facility"),
        ("北园街道义和社区组建了合唱团。", "义和社区", "Community"),
        ("河南百家福商贸公司捐款。", "河南百家福商贸公司", "Company"),
        ("北园街道琼花观社区组建了合唱团。", "琼花观社区", "Community"),
        ("在颐河路,和颐酒店开业。", "和颐酒店", "Company"),
        ("武警中原区支队到场。", "武警中原区支队", "GovernmentBody"),
        ("鑫河公司中国办事处开业。", "鑫河公司中国办事处", "Organization"),
        ("仅沙口寨办事处就有十户。", "沙口寨办事处", "SubdistrictOffice"),
        ("从中原区自来水公司获悉。", "中原区自来水公司", "Company"),
        ("中原区人力资源和社会保障局来人。", "中原区人力资源和社会保障局", "GovernmentBody"),
        ("向市海洋与渔业局申报。", "市海洋与渔业局", "GovernmentBody"),
        ("成立“6·10”专案组。", "“6·10”专案组", "WorkingGroup"),
        ("柳河社区联合经泽集团开会。", "经泽集团", "Company"),
        ("“清河”公司开业。", "“清河”公司", "Company"),
        ("区委开会。", "区委", "PartyBody"),
        ("共青团中原区委开会。", "共青团中原区委", "PartyBody"),
        ("商河县驻济南市服务站揭牌。", "商河县驻济南市服务站", "PublicInstitution"),
        ("市创卫办通知。", "市创卫办", "GovernmentBody"),
        ("成立区志愿者服务队。", "区志愿者服务队", "WorkingGroup"),
        ("文化路第一小学开学。", "文化路第一小学", "PublicInstitution"),
        ("锦艺社区开会。", "锦艺社区", "Community"),
        ("航海路社区开会。", "航海路社区", "Community"),
        ("大孙庄村修路。", "大孙庄村", "Village"),
        ("走到中原区长江路。", "长江路", "Road"),
        ("荥阳市长江大桥通车。", "长江大桥", "Road"),
        ("清河小区改造。", "清河小区", "Estate"),
        ("城东路105号院失火。", "城东路105号院", "Estate"),
        ("在非交通银行的设备上查询。", "交通银行", "Company"),
    ],
)
def test_a_name_and_its_class(text, name, type_):
    assert (name, type_) in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "格局、农村、道路和公路。",
        "工人在3号楼工地砌墙,就业门路窄。",
        "他们把家安在大堤。",
        "构建党建工作新格局。",
        "清扫7条背街小巷。",
        "局长和村民在路口。",
        "有关部门和街道。",
        "居住在社区。",
        "附近小区的学校。",
        "宣布建立区。",
        "乡镇为镇容整洁想办法,称为镇区。",
        "为镇、为区、为民。",
        "四元素组合亮相。",
        "中心工作。",
        "高度重视,三个中心,两条街,多所学校。",
        "推行路长制。",
    ],
)
def test_words_that_only_end_so_are_no_names(text):
    assert names(text) == []


def test_an_ordinal_community_takes_the_quarters_name_before_it():
    assert ("工人新村第一社区", "Community") in names("昨日,工人新村第一社区的居民种花。")
    assert not [name for name, _ in names("昨日在新村第一社区种花。") if name.startswith("昨日")]


def test_a_village_stays_one_where_it_stands_alone():
    found = names("近日,圃田乡云河新村修了路。云河新村的老人很高兴。")
    assert [type_ for name, type_ in found if name == "云河新村"] == ["Village", "Village"]


def test_an_office_does_not_swallow_who_helps_it():
    found = [name for name, _ in names("圃田乡协助市规划局拆除违法建筑。")]
    assert found == ["市规划局"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("昨日,红旗社区联合河口小学办了灯会。", "河口小学"),
        ("昨日,红旗社区志愿者联合河口小学办了灯会。", "河口小学"),
        ("昨日,红旗社区协同鑫山公司办了灯会。", "鑫山公司"),
        ("昨日,红旗社区协同又一春双语小学办了灯会。", "又一春双语小学"),
        ("昨日,红旗社区携手河口幼儿园办了灯会。", "河口幼儿园"),
        ("昨日,红旗社区还联合河口小学办了灯会。", "河口小学"),
    ],
)
def test_a_partner_does_not_swallow_who_teams_up_with_it(text, name):
    assert [found for found, _ in names(text)] == ["红旗社区", name]


@pytest.mark.parametrize(
    "name", ["圃田乡联合小学", "红旗社区联合会", "红旗社区联合党支部", "河南省协同创新中心", "金水区城管局联合执法大队"]
)
def test_a_name_may_have_the_word_for_teaming_up_inside(name):
    assert name in [found for found, _ in names(f"{name}昨日成立。")]


def test_the_new_body_begins_behind_its_founding():
    assert names("二七区建立区青少年服务中心。") == [("区青少年服务中心", "PublicInstitution")]


def test_offices_joined_in_a_list_are_names_of_their_own():
    found = names("区执法中队、河口派出所、圃田公安警务室协助。")
    assert [name for name, _ in found] == ["区执法中队", "河口派出所", "圃田公安警务室"]


def test_a_road_ends_before_its_crossing():
    assert names("中原路与嵩山路交叉口") == [("中原路", "Road"), ("嵩山路", "Road")]
    assert names("在嵩山路口") == [("嵩山路", "Road")]


def test_no_name_is_longer_than_its_kind_allows():
    for text in ("清" * 60 + "局", "甲乙丙丁" * 20 + "社区", "长江" * 30 + "路"):
        assert all(len(name) <= 24 for name, _ in names(text))


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["村", "街道", "委员会", "“清河”", "城东路105号院", "区", "路", "二七区委", "清河。"])
def test_the_time_is_linear(unit, cpu):
    """Four times the text costs at most ten times the time; a square would cost sixteen."""
    names("清河小区")  # the tables are read on first use
    times = []
    for length in (5_000, 20_000):
        text = (unit * length)[:length] + "。"
        areas = find_areas(text, Context(city="410100"))
        words = Words(text, [area.span for area in areas])
        times.append(cpu(find_suffixed, words, areas))
    assert times[1] < max(0.4, 10 * times[0])
    assert times[1] < 2


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["局", "中心", "路"])
def test_the_time_is_linear_in_a_long_text(unit, cpu):
    times = []
    for length in (12_500, 50_000):
        words = Words((unit * length)[:length] + "。")
        times.append(cpu(find_suffixed, words, []))
    assert times[1] < max(0.4, 10 * times[0])
    assert times[1] < 15


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("来到纬四路政五街口。", [("纬四路", "Road"), ("政五街", "Road")]),  # a crossing
        ("工程北起福海路。", [("福海路", "Road")]),
        ("在经一路栽树。", [("经一路", "Road")]),
        ("车停在胜利西路。", [("胜利西路", "Road")]),
        ("车停在青年西路社区门口。", [("青年西路社区", "Community")]),
        ("车停在人民西路。", [("人民西路", "Road")]),
        ("花园路巡防队员宋以宁路过。", [("花园路", "Road"), ("花园路巡防队", "WorkingGroup")]),
        ("市民宋以宁站在门口。", []),
        ("花园口镇石桥村委会开会。", [("花园口镇石桥村委会", "SocialOrganization"), ("石桥村", "Village")]),
        ("石桥村民委员会开会。", [("石桥村", "Village"), ("石桥村民委员会", "SocialOrganization")]),
        ("河口产业集聚区管委会开会。", [("河口产业集聚区", "Facility"), ("河口产业集聚区管委会", "GovernmentBody")]),
        ("郑州一中开学。", [("郑州一中", "PublicInstitution")]),
        ("郑州一中院开庭。", []),
        ("区住建局清欠办上门。", [("区住建局", "GovernmentBody"), ("区住建局清欠办", "GovernmentBody")]),
        ("区住建局举办演出。", [("区住建局", "GovernmentBody")]),
        ("市规划局中原分局开会。", [("市规划局", "GovernmentBody"), ("市规划局中原分局", "GovernmentBody")]),
        ("改建村卫生所52所。", []),
        ("新节目进社区。", []),
        ("每座水库都有人看守。", []),
        ("他正在往路边走。", []),
        ("花园口镇消防安全大排查工作组到场。", [("花园口镇消防安全大排查工作组", "WorkingGroup")]),
        ("七一社区开会。", [("七一社区", "Community")]),
        ("镇里协调市农商行放贷。", [("市农商行", "Company")]),
        ("昨日,区法院少年审判庭开庭。", [("区法院", "GovernmentBody"), ("区法院少年审判庭", "GovernmentBody")]),
        ("换热站坏了。", []),
    ],
)
def test_where_a_name_begins_and_ends(text: str, expected: list[tuple[str, str]]) -> None:
    assert [each for each in names(text) if each in expected] == expected
    assert bool(names(text)) == bool(expected)


@pytest.mark.parametrize(
    "text",
    ["将会视市场情况而定。", "来到市中心。", "百度百科说。", "看神经内科。", "由证券)日报主办。", "事发小区很乱。"],
)
def test_kinds_and_halves_are_no_names(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("昨日,市公安局长谢成丹到场。", "市公安局"),
        ("昨日,省教育厅厅长谢成丹到场。", "省教育厅"),
        ("昨日,石桥派出所长谢成丹到场。", "石桥派出所"),
        ("昨日,市公安局局长谢成丹到场。", "市公安局"),
    ],
)
def test_a_body_before_the_post_that_its_last_character_begins(text: str, name: str) -> None:
    assert name in [found for found, _ in names(text)]


@pytest.mark.parametrize("text", ["她生在这个富镇。", "车到交叉路口。", "厅长谢成丹率执法队到场。"])
def test_what_is_pointed_at_and_what_a_verb_leads_is_no_name(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "临沂籍大学录取了她。",
        "走过天桥。",
        "涉事幼儿园回应。",
        "指了两条路。",
        "给大家留了条活路。",
        "告上法庭。",
        "看到我进酒店后跟来。",
        "很多人读大学。",
        "棉纺厂变身商业小区。",
        "拓展亚洲国家市场。",
        "围墙外站满了人。",
        "许多路修好了。",
        "咱当街道的不能看着。",
        "新建人行过街天桥。",
        "北园街道走访社区居民。",
        "北园街道联合社区开会。",
        "北园街道网格员到社区。",
        "北园街道智慧社区建设。",
        "北园街道兄弟社区来了。",
        "西至江贺山。",
        "球场在两站路以外。",
        "去越南河内招商。",
        "由花园口镇两个社区承办。",
        "公司与社区联办的活动。",
        "坚决防止幼儿园出事。",
        "申报石滩中心渔港项目。",
        "每所学校都来了。",
        "南阳新村街道站前社区主任来了。",
    ],
)
def test_what_is_counted_or_begins_another_name_is_no_name(text: str) -> None:
    assert all(type_ in ("Subdistrict", "Community") for _, type_ in names(text))


@pytest.mark.parametrize(
    "text", ["桥头街道办了一场培训。", "他们学会了授粉。", "武麦青为社区居民理发。", "参加“清湖日”。"]
)
def test_what_is_done_and_for_whom_is_no_name(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("由街道垫付,请市规划局更换阀门。", "市规划局"),
        ("但据福石社区的居民说,水停了。", "福石社区"),
        ("来到临沂暖阳义工团。", "临沂暖阳义工团"),
    ],
)
def test_the_words_before_a_name_are_no_part_of_it(text: str, name: str) -> None:
    assert name in [found for found, _ in names(text)]


def test_a_section_ends_before_its_head():
    assert names("中原区市政局市容科科长骆科介绍。") == [
        ("中原区市政局", "GovernmentBody"),
        ("中原区市政局市容科", "GovernmentBody"),
    ]
