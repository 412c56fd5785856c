"""What somebody carries out: quoted names, documents, heads with words before them, a headline's act."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.found import Found, Words
from kg.extract.initiatives import find_initiatives
from kg.model import Article, Byline, Context, Span


def article(text: str, headline: bool) -> Article:
    """An article, its first line for a headline if it has one."""
    first = Span(0, text.index("\n")) if headline else None
    return Article("key", text, first, None, None, (), (Span(0, len(text)),), Byline(), (), Context(), 1)


def read(text: str, *, headline: bool = False, named: tuple[Found, ...] = ()) -> list[tuple[str, str, str]]:
    found = find_initiatives(article(text, headline), Words(text), named)
    first = {each.span: each for each in reversed(found)}  # one thing may be found in two ways
    return [(each.span.of(text), each.type, each.rule) for _, each in sorted(first.items())]


def names(text: str, *, headline: bool = False) -> list[str]:
    return [name for name, _, _ in read(text, headline=headline)]


@pytest.mark.parametrize(
    ("text", "name", "type_"),
    [
        ("开展“清河行动”。", "清河行动", "Campaign"),
        ("开展“清河”活动。", "清河", "Campaign"),
        ("“清河护岸”启动。", "清河护岸", "Campaign"),
        ("推行“小院议事”制度。", "小院议事", "Programme"),
        ("实施“净水入户”工程。", "净水入户", "Project"),
        ("印发《城区停车管理办法》。", "城区停车管理办法", "Policy"),
        ("惠济区开展慈善救助活动。", "慈善救助活动", "Campaign"),
        ("推行领导点评制度。", "领导点评制度", "Programme"),
        ("实施积水点改造工程。", "积水点改造工程", "Project"),
        ("实施积水点改造工程施工时停水。", "积水点改造工程", "Project"),
    ],
)
def test_a_name_and_its_class(text, name, type_):
    assert (name, type_) in [found[:2] for found in read(text)]


def test_what_befell_is_no_initiative():
    assert names("“清河漏油事件”经过\n“清河漏油事件”过去一年。", headline=True) == []


def test_a_meeting_s_work_is_no_head_of_its_slogan():
    assert names("“同心爱河护岸”工作动员会召开。") == []
    assert names("“同心爱河护岸”工作见效。") == ["同心爱河护岸"]


def test_quoted_names_in_a_row_share_the_head_of_the_last():
    assert names("开展“清河”、“护泉”活动。") == ["清河", "护泉"]
    assert names("“清河行动”和“护泉行动”启动。") == ["清河行动", "护泉行动"]
    assert names("推行“清河法庭”、“院坝法庭”。") == ["清河法庭", "院坝法庭"]


def test_a_name_quoted_again_is_a_name():
    text = "“护泉哨”来到岸边\n居民称赞“护泉哨”不怕雨。"
    assert names(text, headline=True) == ["护泉哨", "护泉哨"]
    assert names("“护泉哨”来到岸边。") == []


@pytest.mark.parametrize(
    "text",
    [
        "“今天真热!”他说。",
        "“你好,我们都来参加活动。”他说。",
        "“路修好了;大家高兴;”他说。",
        "见到《河边的孩子》一书。",
        "居民积极行动。",
        "民警何川用实际行动感动大家。",
        "社区组织活动,大家参加活动。",
        "他做工作。",
        "这项工程和各项活动。",
        "",
    ],
)
def test_speech_books_and_bare_words_are_no_initiatives(text):
    assert names(text) == []


def test_quotation_marks_are_no_part_of_a_name():
    for text in ("开展“清河行动”。", "印发《停车管理办法》。", "推行“小院议事”制度。"):
        assert not any(set(name) & set("“”《》") for name in names(text))


def test_a_quotation_that_is_never_closed_names_nothing():
    assert names("开展“清河") == []
    assert names("印发《停车") == []
    assert names("“清河\n行动”启动。") == []


def test_the_act_a_headline_is_about_when_the_text_says_it_again():
    text = "二七区治理违法建筑\n二七区各社区治理违法建筑三天。"
    assert read(text, headline=True) == [
        ("治理违法建筑", "Campaign", "initiative.headline"),
        ("治理违法建筑", "Campaign", "initiative.again"),
    ]
    assert names("上街区 免费培训开班\n免费培训让居民有了手艺。", headline=True) == ["免费培训"]


def test_care_that_a_headline_is_about_may_be_told_by_what_was_brought():
    text = "上门照看留守儿童\n职工来到石桥村留守儿童家中,为孩子辅导功课。"
    assert "照看留守儿童" in names(text, headline=True)
    assert names("市民关心天气变化\n天气变化快,职工送来棉衣。", headline=True) == []


def test_a_headline_that_the_text_does_not_take_up_names_nothing():
    assert names("二七区治理违法建筑\n昨日下雨。", headline=True) == []


def test_without_a_headline_an_act_is_no_name():
    assert names("二七区治理违法建筑\n二七区各社区治理违法建筑三天。") == []


def test_an_initiative_does_not_begin_inside_a_name_found_before():
    text = "开展二七区慈善救助活动。"
    area = Found(Span(2, 5), "area", "District", "register", 0.95)
    assert read(text, named=(area,)) == [("慈善救助活动", "Campaign", "initiative.head")]


PIECES = (
    *("“", "”", "《", "》", "清河", "行动", "活动", "工程", "办法", "治理", "违法建筑", "免费", "培训", "开展", "工作"),
    *("启动", "创卫", "的", "，", "。", "\n", " ", "我", "3", "二七区", "各项", "积极", "组织"),
)


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join), st.booleans())
def test_initiatives_lie_in_the_text_and_on_one_line(text, headline):
    text = text + "。" if not headline else f"清河行动\n{text}"
    for name, type_, _ in read(text, headline=headline):
        assert len(name) >= 2
        assert "\n" not in name
        assert not set(name) & set("。“”")
        assert type_ in {"Campaign", "Project", "Programme", "Policy"}


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit", ["“", "“清河”", "“清河行动”", "《停车办法》", "《停车", "慈善救助活动", "开展清河行动治理违法建筑"]
)
def test_the_time_is_linear(unit, cpu):
    """Four times the text costs at most ten times the time; a square would cost sixteen."""
    names("开展“清河行动”。")  # the tables are read on first use
    times = []
    for length in (10_000, 40_000):
        text = (unit * length)[:length] + "。"
        words, whole = Words(text), article(text, headline=False)
        times.append(cpu(find_initiatives, whole, words, []))
    assert times[1] < max(0.5, 10 * times[0])
    assert times[1] < 3


def test_what_a_headline_says_is_done_to_something_is_named_by_the_work():
    text = "晴川社区违建被强拆\n昨日,晴川街道强行拆除了社区里的违法建筑。"
    area = Found(Span(0, 4), "area", "Community", "suffix.free", 0.8)
    found = find_initiatives(article(text, True), Words(text), (area,))
    assert {(each.span.of(text), each.name) for each in found} == {("违建被强拆", "强拆违建"), ("拆除", "强拆违建")}
    assert names("晴川社区违建被强拆\n昨日下雨。", headline=True) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("街道对河边的违建依法进行拆除。", "拆除违建"),
        ("社区对下水道进行清淤疏通。", "下水道清淤疏通"),
        ("街道对占道路段展开集中整治。", "整治占道路段"),
        ("社区对占道经营现象实施治理。", "治理占道经营"),
    ],
)
def test_works_are_named_by_what_they_are_done_on(text, name):
    (found,) = find_initiatives(article(text, False), Words(text), ())
    assert (found.name, found.rule) == (name, "initiative.treated")


@pytest.mark.parametrize("text", ["街道对居民进行慰问。", "老师对孩子进行教育。", "社区对情况进行登记。"])
def test_what_is_done_to_people_is_no_work(text):
    assert not any(rule == "initiative.treated" for _, _, rule in read(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("街道全力创建全国文明城市。", "创建全国文明城市"),
        ("社区投入文明城市创建工作。", "文明城市创建工作"),
        ("居民支持创卫。", "创卫"),
        ("冬至送温暖,情系老人。", "冬至送温暖"),
        ("学校举行消防疏散演练。", "消防疏散演练"),
        ("街道开展清理整治行动。", "清理整治行动"),
        ("“我爱我家”主题活动启动。", "我爱我家"),
        ("昨日,第五届邻里节开幕。", "邻里节"),
        ("居民逛起了“老街新貌”集市。", "老街新貌"),
    ],
)
def test_more_ways_to_name_what_is_carried_out(text, name):
    assert name in names(text)


@pytest.mark.parametrize("text", ["柳河镇大集逢五开市。", "昨日,街道首届活动结束。"])
def test_a_mere_kind_of_event_has_no_name(text):
    assert names(text) == []


def test_a_figure_of_speech_is_no_initiative_though_it_is_said_again():
    assert names("街道筑起“安全网”\n居民都说“安全网”织得密。", headline=True) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("正式启动垃圾分类,家家参加。", "垃圾分类"),  # no head
        ("石桥村开展道路修整。", "道路修整"),
        ("大力推进拆违,腾出土地。", "拆违"),
        ("该市把镇村卫生一体化列入规划。", "镇村卫生一体化"),
        ("把秸秆禁烧列为大事。", "秸秆禁烧"),
        ("防汛应急演练在石桥村河堤上展开。", "防汛应急演练"),
        ("以深入开展基层党组织建设年活动为契机。", "基层党组织建设年活动"),
        ("第68期社区义工大集在柳园小区开集。", "社区义工大集"),
        ("列入2011年为民办十件实事。", "2011年为民办十件实事"),
        ("列入十项民生工程。", "十项民生工程"),
        ("深入贯彻“小院议事”的工作理念。", "小院议事"),
    ],
)
def test_acts_and_what_says_that_they_are(text, name):
    assert name in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "开展技术革新项目158项。",  # so many of a kind
        "建立纠纷排查信息员队伍。",
        "公安部门开展打击治理电信诈骗。",
        "石桥村委会组织人员慰问老人。",
        "这样的“三合一”格局被叫停。",
        "对“九小场所”拉网式排查。",
        "为不愿“麻烦子女”的独居老人服务。",
        "“老石桥”护墙队每天巡查。",
        "实行价格优惠。",
        "推进全区中心工作。",
        "将其列入名单。",
    ],
)
def test_what_names_no_act(text):
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("民事纠纷调解效率高\n司法所受理民事纠纷调解94起。", "民事纠纷调解"),  # not 调解|效率高
        ("非公企业党建有声有色\n非公企业很多,抓党建有一套。", "非公企业党建"),
        ("铁腕拆违不手软\n昨日,拆除违法建筑。", "拆违"),
    ],
)
def test_a_headline_is_about_the_noun_or_the_compound(text, expected):
    assert expected in names(text, headline=True)


def test_a_compound_before_a_noun_is_no_act():
    assert names("计生服务送到家\n计生办上门。", headline=True) == []


def test_a_place_is_what_a_headline_is_about():
    text = "推进柳园集聚区建设\n柳园集聚区建设提速。"
    zone = Found(Span(2, 7), "place", "Facility", "suffix.proper", 0.85)
    found = find_initiatives(article(text, headline=True), Words(text), (zone,))
    assert "柳园集聚区建设" in {each.span.of(text) for each in found}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("区里组织“双盲”演练。", "“双盲”演练"),
        ("镇里开展“七五”普法。", "“七五”普法"),
        ("区里启动“清河护岸”演练。", "清河护岸"),
    ],
)
def test_a_quotation_too_short_for_a_name_takes_the_act_with_it(text: str, name: str) -> None:
    assert names(text) == [name]


def test_a_quoted_act_is_one_again_where_it_opens_a_clause() -> None:
    assert names("开展“清河”行动。居民说,“清河”由社区来做。他的“清河”没人懂。") == ["清河", "清河"]
    assert names("“清河集市”由石桥社区发起。") == ["清河集市"]


def test_what_is_done_to_a_street_has_its_name() -> None:
    text = "因建设中原西路东延工程,全村拆迁。"
    street = Found(Span(3, 7), "place", "Road", "suffix.road", 0.8)
    assert [name for name, _, _ in read(text, named=(street,))] == ["中原西路东延工程"]


@pytest.mark.parametrize("text", ["区领导慰问环卫工人\n昨日,慰问环卫工人。", "拆迁安置房交付\n昨日,拆迁安置小区封顶。"])
def test_a_verb_and_the_half_of_a_noun_are_no_act_of_a_headline(text: str) -> None:
    assert all(name not in ("区领导慰问", "拆迁安置") for name in names(text, headline=True))


def test_a_quoted_row_of_slogans_is_no_act_and_what_it_fills_is() -> None:
    text = "推行以“情况在一线掌握、决策在一线形成、问题在一线解决”为主要内容的“一线工作法”。"
    assert names(text) == ["一线工作法"]


@pytest.mark.parametrize(
    ("text", "found"), [("试点“路长制”。", ["路长制"]), ("用“吹管”的自制工具。", []), ("推出“莓农贷”。", ["莓农贷"])]
)
def test_a_head_of_one_character_stands_close(text: str, found: list[str]) -> None:
    assert names(text) == found


def test_a_headlines_act_is_called_without_the_number_of_its_object():
    text = "柳湾新开两条公交线路\n柳湾昨日新开公交线路,路过石桥。"
    assert ("新开两条公交线路", "Campaign", "initiative.headline") in read(text, headline=True)
    found = find_initiatives(article(text, True), Words(text), ())
    assert {each.name for each in found} == {"新开公交线路"}


def test_a_headlines_verb_of_one_character():
    text = "村民修河堤\n河堤年年漏水,村里凑钱修它。"
    assert ("修河堤", "Campaign", "initiative.headline") in read(text, headline=True)
    assert read("村民修河堤\n村里的水渠修好了。", headline=True) == []


def test_a_headline_that_the_text_quotes_is_a_name():
    text = "冰灯进社区\n“冰灯进社区”是今冬的一项内容。"
    assert "冰灯进社区" in names(text, headline=True)
    assert names("冰灯亮起来\n“冰灯进社区”是今冬的一项内容。", headline=True) == []


def test_what_two_launch_together_is_an_act() -> None:
    assert read("柳湾镇与区邮政局联合推出“水上邮路”,游客写好了信。") == [("水上邮路", "Campaign", "initiative.quoted")]
