"""Whom a figure is about."""

from __future__ import annotations

import pytest

from kg.extract.figures import figures
from kg.extract.rules import read_markup
from kg.extract.sentences import sentences
from kg.model import Article, Byline, Context, Span


def about(markup: str, headline: str = "") -> list[str]:
    """Whom each figure of a text is about, "" for nobody; names are marked [柳湾区/District]."""
    text, names = read_markup(markup)
    title = Span(0, len(headline)) if headline else None
    article = Article("k", text, title, None, None, (), (), Byline(), (), Context(), 1)
    found = figures(article, names, sentences(text))
    return ["" if figure.subject is None else names[figure.subject].name for figure in found]


def test_whoever_does_something_to_the_subject_is_not_the_subject() -> None:
    text = "[柳湾镇/Township]治水多年。被[石桥区/District]评为先进,获得奖金30万元。"
    assert about(text) == ["柳湾镇"]
    assert about("[石桥区/District]发布通报,被围困的3名乘客获救。") == [""]


def test_a_reporter_who_looks_on_does_nothing_of_what_is_told() -> None:
    assert about("[石桥公司/Company]表彰员工,记者发现,有19名员工在一线。") == ["石桥公司"]


def test_words_of_manner_name_nobody() -> None:
    text = "[柳湾镇/Township]发动党员,挨家挨户上门,义务收麦1260亩,惠及农户217户。"
    assert about(text) == ["柳湾镇", "柳湾镇"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what a sentence began with is spoken of in the next, even where others act at its end
        ("[柳湾镇/Township]开展清理,村民拍手。先后出动挖掘机4台。", "柳湾镇"),
        ("[柳湾镇/Township]开展清理。[石桥公司/Company]负责人介绍,居民满意。先后出动挖掘机4台。", "柳湾镇"),
        ("天气转暖,居民出游。先后出动挖掘机4台。", ""),
    ],
)
def test_a_sentence_without_a_subject_goes_on_with_that_of_the_one_before(text: str, expected: str) -> None:
    assert about(text) == [expected]


def test_during_an_act_its_guests_are_counted() -> None:
    text = "[柳湾镇/Township]举办“[清河行动/Campaign]”。[石桥小学/PublicInstitution]协办。活动中,200多名志愿者到场。"
    assert about(text) == ["清河行动"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[柳湾区/District]办事处走访。全区已有62家单位参与。", "柳湾区"),
        ("[柳湾区/District]的[石桥社区/Community]开会。全区已有62家单位参与。", "柳湾区"),  # 社区 is no 区
        ("全区已有62家单位参与,[柳湾区/District]还将继续。", "柳湾区"),  # named later
        ("[柳湾区/District]走访。据悉,类似的楼院全区还有27个。", "柳湾区"),
        ("[石桥镇/Township]与[石桥小学/PublicInstitution]、商会等9家单位签约。", "石桥镇"),
    ],
)
def test_who_acts_in_a_clause(text: str, expected: str) -> None:
    assert about(text) == [expected]


def test_a_short_report_is_told_of_the_act_it_begins_with() -> None:
    text = (
        "[石桥路打通工程/Project]开工。[柳湾区住建局/GovernmentBody]工作人员介绍,[石桥路打通工程/Project]北起河边,"
        "惠及居民6000户。"
    )
    assert about(text) == ["石桥路打通工程"]


def test_a_long_report_is_not_told_of_the_city_that_it_is_set_in() -> None:
    short = "[柳湾市/City]天晴。" * 4
    assert about(f"{short}大约要花40万元。") == ["柳湾市"]
    assert about(f"{short}{'风停了。' * 20}大约要花40万元。") == [""]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[柳湾镇/Township]牵头成立[石桥合作社/Company],吸纳周边6个村,带动农户38户。", ["石桥合作社"] * 2),
        ("[柳湾镇/Township]成立[石桥协会/SocialOrganization],投入38万元。", ["柳湾镇"]),
        ("距离最近的[石桥镇/Township]有6000人。", ["石桥镇"]),
        # more than the article is about
        ("[柳湾镇/Township]推广收割机。目前,全国已有170多个县推广。", [""]),
        ("[柳湾镇/Township]生产阀门,全国市场占有率达到60%。", ["柳湾镇"]),
    ],
)
def test_what_a_clause_says_more_of(text: str, expected: list[str]) -> None:
    assert about(text) == expected


def test_a_time_is_of_what_takes_it() -> None:
    assert about("[石桥路工程/Project]竣工。工程历时近11个月。") == ["石桥路工程"]
    assert about("[石桥路工程/Project]竣工。大家等了近11个月。") == [""]


def test_where_a_distance_ends_is_not_what_is_so_far() -> None:
    assert about("[石桥镇/Township]依山而建,距[柳湾市/City]700公里。") == ["石桥镇"]


def test_what_is_told_of_the_whole_country_goes_on_in_its_sentence() -> None:
    text = "[柳湾市公安局/PoliceBody]负责人介绍,去年全国发案30万起,造成损失200亿元。"
    assert about(text) == ["", ""]


def test_who_is_named_in_a_title_or_a_chain_does_nothing() -> None:
    text = "[石桥镇/Township]种果树。依照《[柳湾区/District]关于奖补的通知》,领到奖金30万元。"
    assert about(text) == ["石桥镇"]
    text = "[石桥镇/Township]种果树。按照“镇—[柳湾村/Village]—组”的架构,设网格30个。"
    assert about(text) == ["石桥镇"]


def test_a_few_things_are_of_what_a_report_is_about() -> None:
    text = "[石桥社区/Community]建成。[石桥社区/Community]通水。孙女士爱猫。树下有两三只小猫在睡。"
    assert about(text)[0] == "石桥社区"
    assert about(text.replace("只小猫", "个孩子"))[0] == ""


@pytest.mark.parametrize(("headline", "expected"), [("石桥公司停产", "石桥公司"), ("工人讨薪记", "")])
def test_a_long_report_is_told_of_whom_its_headline_names(headline: str, expected: str) -> None:
    lead = "[石桥公司/Company]停产。[石桥公司/Company]欠薪。"
    assert about(f"{headline}。{lead}{'风停了。' * 20}大约要花40万元。", headline)[-1] == expected


def test_he_may_be_named_with_others() -> None:
    assert about("[王石桥/Person]来了。和他一起的,还有27名工友,共领走工资31万元。")[-1] == "王石桥"


def test_a_verb_of_speech_before_a_number_is_an_act() -> None:
    assert about("[春芽服务站/PublicInstitution]揭牌,介绍26人上岗。") == ["春芽服务站"]


def test_a_share_of_the_whole_market_is_of_whoever_has_it() -> None:
    text = "[柳湾区/District]负责人表示,力争今年销售收入突破180亿元,全国阀门市场占有率达到60%。"
    assert about(text) == ["柳湾区", "柳湾区"]


def test_a_long_report_is_told_of_nobody_whom_its_sentences_leave_out() -> None:
    assert about("[柳湾公司/Company]开业。天晴。[柳湾公司/Company]招工。今年大约要花40万元。") == ["柳湾公司"]
    assert about(f"[柳湾公司/Company]开业。[柳湾公司/Company]招工。{'风停了。' * 20}今年大约要花40万元。") == [""]


@pytest.mark.parametrize(
    "text",
    [
        "[柳湾市/City]一家茶馆起火,造成5人死亡。",  # harm is no fact of where it happens
        "昨日,消防部门在[柳湾区/District]紧急调集28个中队到场扑救。",  # nor is what strangers do
        "[柳湾市/City]9月6日信息:一所学校发生中毒事件。有90多名学生接受检查。",  # a dateline
        "[柳湾日报/NewsOutlet]记者观察发现,聚集的群众比早上多了一倍。",
        "经[柳湾市公安局/PoliceBody]初步调查,起火原因是烧草。过火面积约200亩。",
        "开往[石桥市/City]的客车翻倒,300米护栏被毁。",
        "据[柳湾市地震局/GovernmentBody]报告,昨日发生5.1级地震。",  # nobody does it
        "[石桥协会/SocialOrganization]订立公约。[石桥协会/SocialOrganization]满意。游客早餐30元／人。",  # a price
        "[柳湾市/City]一家茶馆起火。现场救出35名人员,其中15名不幸死亡。",
    ],
)
def test_whom_a_figure_is_not_about(text: str) -> None:
    assert set(about(text)) == {""}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[石桥机场/Facility]旅客吞吐量达2万人次,其中进港旅客比出港旅客多5000人次。", "石桥机场"),
        ("[柳湾镇/Township]召开大会。会议表彰先进42人,其中党员18人。", "柳湾镇"),
        ("[柳湾社区/Community]启动“[暖冬行动/Campaign]”。该活动历时3个月,惠及300户居民。", "暖冬行动"),
        ("[柳湾社区/Community]启动“[暖冬行动/Campaign]”。行动共发放棉衣300件。", "暖冬行动"),
        ("[柳湾区住建局/GovernmentBody]拓宽道路。改造后的[石桥路/Road]长1200米,宽30米。", "石桥路"),
        ("记者从[柳湾市总工会/SocialOrganization]获悉,今年将新建职工书屋30家。", "柳湾市总工会"),
        ("得知[石桥公园/Facility]占地30亩,大家惊叹。", "石桥公园"),
        ("[石桥村/Village]党支部书记说,去年村里的2万公斤大蒜卖不出去。", "石桥村"),
        ("在[江北区/District]的[柳湾社区/Community],居民相聚。随后清理了十余车垃圾。", "柳湾社区"),
    ],
)
def test_whose_words_go_on(text: str, expected: str) -> None:
    assert set(about(text)) - {""} == {expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # whose people they are: the body of theirs that acted last
        ("[柳湾区公安局/PoliceBody]破案。[石桥商会/SocialOrganization]致谢。目前民警已追回车辆15辆。", "柳湾区公安局"),
        ("[柳湾派出所/PoliceBody]与[石桥小学/PublicInstitution]结对。官兵们资助35名学生。", "柳湾派出所"),
        ("[石桥医院/PublicInstitution]开展义诊。[柳湾镇/Township]欢迎。医护人员共接诊300人。", "石桥医院"),
        ("[柳湾市/City]申报[石桥港建设项目/Project],资金到位,建成后可停泊渔船600艘。", "石桥港建设项目"),
        ("[柳湾市/City]新建[石桥公园/Facility],市民叫好。建成后,可栽树600棵。", "石桥公园"),
        ("记者从[柳湾水务局/GovernmentBody]获悉,改造已近尾声,9条街道用上了清水。", "柳湾水务局"),
    ],
)
def test_whose_people_and_works_they_are(text: str, expected: str) -> None:
    assert about(text) == [expected]


@pytest.mark.parametrize(
    ("text", "headline", "expected"),
    [
        # the act that a short report is about
        ("“[春芽行动/Campaign]”开锣。天晴。鼓响。“[春芽行动/Campaign]”温暖人心。当天来了志愿者300名。", "", "春芽行动"),
        ("“[春芽行动/Campaign]”开锣。天晴。鼓响。当天来了志愿者300名。", "", ""),  # named once
        ("[春芽行动/Campaign]开锣。天晴。鼓响。当天来了志愿者300名。", "春芽行动开锣", "春芽行动"),
        # the plan by which it is to be, and whom it is for
        (
            "[柳湾区规划局/GovernmentBody]公布《[石桥片区规划/Policy]》草案。按照草案,片区将建学校3所。",
            "",
            "石桥片区规划",
        ),
        ("海外乡亲心系家乡,捐资200万元为[柳湾区/District][石桥小学/PublicInstitution]建楼。", "", "石桥小学"),
        # named again in short
        (
            "[柳湾镇石桥小学/PublicInstitution]放假。[石桥小学/PublicInstitution]有楼。新楼落成,300名乡亲到场。",
            "",
            "柳湾镇石桥小学",
        ),
        ("[柳湾镇/Township]天晴。温哥华的[王石桥/Person]女士认捐5万元。", "", "王石桥"),
    ],
)
def test_what_a_short_report_is_about(text: str, headline: str, expected: str) -> None:
    assert about(text, headline) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # parts of it that are measured, and what comes after them
        ("[柳湾大桥/Facility]全长1200米,桥面宽28米,由[石桥集团/Company]承建,总投资2.8亿元。", ["柳湾大桥"] * 3),
        ("[柳湾区/District]修路,桥面宽6米。", [""]),
        ("由[石桥社区/Community]举办的“[邻居节/Campaign]”吸引居民300余人参加。", ["邻居节"]),
        ("由[石桥社区/Community]出资300万元。", ["石桥社区"]),
        ("[柳湾镇/Township]引进[石桥公司/Company],投资2亿元建设产业园。", ["石桥公司"]),
        ("[柳湾街道/Subdistrict]与[石桥公司/Company]签订协议,每月清洗衣物1500件。", ["柳湾街道"]),
        ("[石桥镇/Township]到[柳湾镇/Township]硬座票价52元,软座81元。", ["", ""]),
        ("[石桥公园/Facility]东临[柳湾路/Road],西至[石桥小学/PublicInstitution],总用地46亩。", ["石桥公园"]),
        # who says so
        ("家住[石桥小区/Estate]的[王石桥/Person]致电本报,称楼下停了3辆旧车。", [""]),
        ("医生[王石桥/Person]看病多年。[王石桥/Person]提醒,每天应步行6000步。", [""]),
        ("[王石桥/Person]创业多年,如今种植大棚30座,年收入20万元。", ["王石桥", "王石桥"]),
    ],
)
def test_what_is_measured_and_who_only_says_so(text: str, expected: list[str]) -> None:
    assert about(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what a clause presents
        ("这是[柳湾街道/Subdistrict]组建的[春芽服务队/WorkingGroup]。目前共有志愿者24人。", ["春芽服务队"]),
        ("他们是[春芽服务队/WorkingGroup]的队员,平均年龄61岁。", ["春芽服务队"]),
        ("投资最大的是[柳湾公司/Company]的[石桥产业园/Facility],总投资9亿元。", ["石桥产业园"]),
        ("最拿手的是评书的[王石桥/Person]来了。", []),
        ("[王石桥/Person]好学,最拿手的是评书,一口气讲了40分钟。", ["王石桥"]),
        # their people, by their number
        ("[石桥社区/Community]开会。[春芽服务队/WorkingGroup]到场。24名队员都住了30年。", ["春芽服务队"] * 2),
        # who does it, where what it is done to has no name
        ("这条线路改道,由[石桥公司/Company]投放客车6辆,每天发车40班。", ["石桥公司", "石桥公司"]),
        ("这条大街由[石桥公司/Company]修建,路面宽6米。", [""]),
        ("这条线路由[石桥站/Facility]延伸至河边,投放客车6辆。", [""]),
        # who acts next, or where
        ("试点两周以来,[石桥中心/PublicInstitution]接待居民300人。", ["石桥中心", "石桥中心"]),
        ("昨日,[石桥小学/PublicInstitution]的操场上摆开13个摊位。", ["石桥小学"]),
        ("[柳湾镇/Township]修路。[石桥村/Village]、[清河村/Village]有90户报名。", ["石桥村"]),
        ("“大篷车”上路,跑遍全市9个县。[柳湾市/City]叫好。", [""]),
        ("[柳湾市/City]开会。市财政每年补贴36万元。", ["柳湾市"]),
    ],
)
def test_whom_the_words_around_a_figure_speak_of(text: str, expected: list[str]) -> None:
    assert about(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("天晴。“我们这里住了两万多人,最近的球场在河对岸呢。”[石桥社区/Community]主任[王石桥/Person]说。", "石桥社区"),
        ("[石桥社区/Community]主任[王石桥/Person]说:“今年已经清扫楼道880个,楼道里亮堂多了。”", "石桥社区"),
        ("“他家原来就有苹果树880棵,去年全都砍掉了。”[石桥社区/Community]主任[王石桥/Person]说。", ""),
        ("天晴。“我们这里住了两万多人,最近的球场在河对岸呢。”一名路人说。", ""),
    ],
)
def test_what_an_officer_is_quoted_with_is_of_his_body(text: str, expected: str) -> None:
    assert about(text) == [expected]


def test_what_the_head_of_a_party_branch_is_quoted_with_is_of_its_community() -> None:
    text = (
        "天晴。“我们这里住了两万多人,最近的球场在河对岸。”[[石桥社区/Community]党总支/PartyBody]书记[王石桥/Person]说。"
    )
    assert about(text) == ["石桥社区"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[柳湾局/GovernmentBody]在村里试点。局里自筹资金62万元。", "柳湾局"),
        ("[柳湾局/GovernmentBody]在村里试点。大家自筹资金62万元。", ""),
        ("[柳湾局/GovernmentBody]在村里试点。水价涨了62%。", ""),
        ("[柳湾局/GovernmentBody]在村里试点。那里路面宽6米。", ""),
    ],
)
def test_where_nothing_else_fits_a_short_report_speaks_of_who_acted_last(text: str, expected: str) -> None:
    assert about(text) == [expected]


def test_a_brand_in_a_name_may_be_left_out() -> None:
    text = "[柳湾镇超市/Company]迎客\n[柳湾镇/Township]“[爱邻超市/Company]”开张。截至昨晚,超市接待居民112人。"
    assert about(text, "柳湾镇超市迎客") == ["柳湾镇超市"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[石桥村/Village]山路难走。今年春天,村民凑了15万元。", "石桥村"),
        ("[石桥小学/PublicInstitution]义卖。孩子们摆出图书1200册。", "石桥小学"),
        ("[石桥图书馆/PublicInstitution]迎客。馆内藏书12万册。", "石桥图书馆"),
        ("[[石桥村/Village]党支部/PartyBody]书记[王石桥/Person]说,去年村里的2万公斤大蒜卖不掉。", "石桥村"),
        ("[柳湾局/GovernmentBody]开会。这棵皂角树高18米。", ""),
        ("[柳湾公司/Company]通车。11路由[石桥站/Facility]始发,全程27公里。", "柳湾公司"),
        ("[石桥小学/PublicInstitution]请来戏班,连演3天。", "石桥小学"),
    ],
)
def test_whose_people_rooms_and_things_they_are(text: str, expected: str) -> None:
    assert about(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[石桥电厂/Company]二期工程投产。工程总投资12亿元,装机容量60万千瓦。", ["石桥电厂"] * 2),
        ("[石桥林场/Company]造林。投入资金120万元,造林3000亩,成活率达95%。", ["石桥林场"] * 3),
        ("[春芽合唱团/SocialOrganization]成立。团员60名,最年长的81岁。", ["春芽合唱团"] * 2),
        ("[石桥电厂/Company]投资12亿元,造成3人受伤。", ["石桥电厂", ""]),
        ("[石桥协会/SocialOrganization]捐款12万元,他自己捐款3万元。", ["石桥协会", ""]),
    ],
)
def test_a_clause_that_only_adds_a_figure_goes_on_with_whom_the_one_before_is_of(
    text: str, expected: list[str]
) -> None:
    assert about(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[石桥社区/Community]开会。住在柳湾的退休教师[王石桥/Person]带来建议4条。", "王石桥"),
        ("[石桥社区/Community]出资改造小院,还辟出空地60平方米。", "石桥社区"),
        ("[石桥厂工会/PartyBody]听说了这件事,给双方共建的图书室捐了电脑10台。", "石桥厂工会"),
        ("[石桥街道/Subdistrict]开通“[暖心通道/Campaign]”。这条通道已服务46人。", "暖心通道"),
        ("[柳湾区/District]开会。[石桥产业园/Facility]迎客。" + "天晴了。" * 6 + "园区入驻企业34家。", "石桥产业园"),
        ("项目用地涉及[石桥社区/Community]14户居民的房屋。", "石桥社区"),
    ],
)
def test_who_or_what_a_clause_goes_on_with(text: str, expected: str) -> None:
    assert about(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[石桥产业园/Facility]开工。[该项目/Project]占地92亩,建成后可容纳900人。", "石桥产业园"),
        ("[石桥改造项目/Project]开工。在[柳湾公园/Facility]旁,[该项目/Project]占地92亩。", "该项目"),
    ],
)
def test_a_site_is_the_project_that_is_spoken_of_where_no_other_is_named(text: str, expected: str) -> None:
    assert set(about(text)) == {expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[石桥街道/Subdistrict]派车接送[王石桥/Person]透析,老王每周透析3次。", "王石桥"),
        ("[石桥街道/Subdistrict]派车接送[王石桥/Person]和[王柳湾/Person],老王每周透析3次。", "石桥街道"),
        ("[石桥街道/Subdistrict]派车接送[王石桥/Person],老李家每周用车3次。", "石桥街道"),
    ],
)
def test_whom_a_surname_calls(text: str, expected: str) -> None:
    assert about(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“在这里住了31年,头一回看见院子这么亮堂。”居民[王石桥/Person]说。", "王石桥"),
        ("[王石桥/Person]说:“我在石桥边上修车修了31年,没见过这么多的人。”", "王石桥"),
        ("“邻居在这里住了31年,头一回看见院子这么亮堂。”居民[王石桥/Person]说。", ""),
        ("“楼道里的那盏灯坏了31天,头一回看见院子这么亮堂。”居民[王石桥/Person]说。", ""),
    ],
)
def test_for_how_long_somebody_says_to_have_lived_somewhere(text: str, expected: str) -> None:
    assert about(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("76岁的[石桥村/Village]老党员[王石桥/Person]到场。", "王石桥"),
        ("76岁的退休老工人和从外地赶来的[王石桥/Person]到场。", ""),
        ("[王石桥/Person]提着菜回家。74岁的她爱种花。", "王石桥"),
        ("[王石桥/Person]和[李柳湾/Person]回家。74岁的她爱种花。", ""),
    ],
)
def test_an_age_may_lead_to_whose_it_is(text: str, expected: str) -> None:
    assert about(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[石桥街道/Subdistrict]开会。37岁的[王石桥/Person]是网格员,负责居民楼9栋。", ["王石桥"] * 2),
        ("[石桥街道/Subdistrict]开会。[王石桥/Person]到场。她准时出门,计步器走到2万步。", ["王石桥"]),
        ("[石桥街道/Subdistrict]开会。[王石桥/Person]到场。他说,计步器走到2万步。", [""]),
        ("[石桥街道/Subdistrict]开会。[王石桥/Person]下岗。后来他收了徒弟4个。", ["王石桥"]),
        ("[柳湾区/District] [石桥街道/Subdistrict]组织党员36名栽树。", ["石桥街道"]),
        ("[柳湾法院/GovernmentBody]开庭,判决被告王某赔偿医药费6.2万元。", [""]),
        ("[柳湾法院/GovernmentBody]作出判决,王某犯盗窃罪,并处罚金5000元。", [""]),
        ("[石桥街道/Subdistrict]开会。【[柳湾晚报/NewsOutlet]】今年已有26人上岗。", ["石桥街道"]),
        ("[石桥街道/Subdistrict]开会。[石桥社区/Community]建起议事会。议事会共解决难题58件。", ["石桥社区"]),
        ("[石桥街道/Subdistrict]开会。邻居们建起议事会。议事会共解决难题58件。", [""]),
    ],
)
def test_who_is_spoken_of(text: str, expected: list[str]) -> None:
    assert about(text) == expected
