from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.figures import figures
from kg.extract.quantities import find_quantities
from kg.extract.sentences import sentences
from kg.lexicon.units import unit_iri
from kg.model import Article, Byline, Context, Evidence, Figure, Kind, Mention, Span

KINDS: dict[str, Kind] = {
    **{"柳湾区": "area", "柳湾镇": "area", "石桥村": "area"},
    **{"柳湾区园林处": "organization", "石桥公园": "place", "王石桥": "person", "李柳湾": "person"},
    **{"张大爷": "person", "石桥小学": "organization", "清河行动": "initiative", "惠民招聘大会": "initiative"},
}


def article(text: str, *, headline: str = "", label: str = "") -> Article:
    def find(part: str) -> Span | None:
        return Span(text.index(part), text.index(part) + len(part)) if part else None

    context = Context(date="2011-03-02", place_label=label)
    return Article("k", text, find(headline), None, find(label), (), (), Byline(), (), context, 1)


def mentions(text: str) -> list[Mention]:
    """Every name of KINDS in a text, the longest first where they overlap."""
    found: list[Mention] = []
    for name, kind in sorted(KINDS.items(), key=lambda entry: -len(entry[0])):
        at = text.find(name)
        while at >= 0:
            span = Span(at, at + len(name))
            if not any(other.evidence.span.overlaps(span) for other in found):
                found.append(Mention(kind, "", name, Evidence("k", span, name, "test")))
            at = text.find(name, span.end)
    return sorted(found, key=lambda mention: mention.evidence.span)


def read(text: str, **parts: str) -> list[tuple[Figure, str]]:
    """The figures of a text, with the name of whom each is about."""
    names = mentions(text)
    found = figures(article(text, **parts), names, sentences(text))
    return [(figure, "" if figure.subject is None else names[figure.subject].name) for figure in found]


def said(text: str) -> list[tuple[str, str, str]]:
    return [(figure.measure, str(figure.value), figure.unit) for figure, _ in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("柳湾区组织20名青年参加。", ("组织青年参加", "20", "名")),
        ("柳湾区拆除违法建筑28800平方米。", ("拆除违法建筑", "28800", "平方米")),
        ("柳湾区出动铲车两辆。", ("出动铲车", "2", "辆")),
        ("柳湾区更换零件90件。", ("更换零件", "90", "件")),
        ("昨日,36名楼长上了一堂课。", ("楼长", "36", "名")),
        ("昨日,36名楼长受伤了。", ("楼长受伤", "36", "名")),
        ("季度总营收为人民币30亿元。", ("季度总营收", "30", "亿元")),
        ("产品分为30种。", ("产品分为", "30", "种")),
        ("他说“是花了30元”。", ("花", "30", "元")),
        ("“老街被改造的样子”图片多达30张。", ("样子图片", "30", "张")),
        ("柳湾区移植3万株灌木。", ("移植灌木", "30000", "株")),
        ("柳湾区投入资金20余万元。", ("投入资金", "20", "万元")),
        ("石桥公园占地面积12000平方米。", ("占地面积", "12000", "平方米")),
        ("柳湾区有5687人办理医保。", ("办理医保", "5687", "人")),
        ("柳湾区覆盖率达百分之八十。", ("覆盖率", "80", "%")),
        ("柳湾区利润为人民币3亿元。", ("利润", "3", "亿元")),
        ("事故造成1人当场死亡。", ("死亡", "1", "人")),
    ],
)
def test_what_is_counted(text: str, expected: tuple[str, str, str]) -> None:
    assert said(text) == [expected]


def test_two_units_in_a_row_count_the_same() -> None:
    assert [measure for measure, _, _ in said("柳湾区提出问题20大类300余条。")] == ["提出问题", "提出问题"]


@pytest.mark.parametrize(
    "text",
    [
        *("柳湾区召开第3次会议。", "昨日15时30分开会。", "“四元素”打造生活。", "柳湾区办好十件实事。"),
        *("他住石桥小区2幢1单元。", "四处张望。", "柳湾区建立三位一体机制。", "十分重要。", "一名居民说。"),
        *("三组村民到场。", "他买了TM-30笔记本。", "50%减脂奶粉上市。", "她是棋手（2段）。", "第七、八名到场。"),
        *("柳湾区2010年动工。", "两年前动工。", "行至101公里处。", "两人离开。"),
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("栽树30棵", "exact"),
        ("栽树30余棵", "approximate"),
        ("栽树近30棵", "approximate"),
        ("栽树30棵左右", "approximate"),
        ("栽树突破30棵", "atLeast"),
        ("比例达到60%以上", "atLeast"),
        ("栽树不超过30棵", "atMost"),
        ("附近30户", "exact"),
        ("至少需要30天", "atLeast"),
    ],
)
def test_bounds(text: str, bound: str) -> None:
    assert [quantity.bound for quantity in find_quantities(text)] == [bound]


@pytest.mark.parametrize("text", ["培训3至5天", "培训三五天", "培训3天至5天"])
def test_a_range_is_two_bounds(text: str) -> None:
    found = find_quantities(text)
    assert [(int(one.value), one.bound) for one in found] == [(3, "atLeast"), (5, "atMost")]


def test_two_digits_with_a_mark_between_are_a_range() -> None:
    assert [(int(one.value), one.bound) for one in find_quantities("来了七、八名干部")] == [
        (7, "atLeast"),
        (8, "atMost"),
    ]


@pytest.mark.parametrize("text", ["下降3.5美元至9美元", "增长约3.5%至9亿元"])
def test_what_changes_to_a_value_is_no_range(text: str) -> None:
    assert [(str(one.value), one.bound == "exact") for one in find_quantities(text)][1] == ("9", True)
    assert "atLeast" not in [one.bound for one in find_quantities(text)]


def test_growth_is_of_what_was_named_before() -> None:
    text = "柳湾区实现产值100亿元,比上年同期增长5%。"
    assert [measure for measure, _, _ in said(text)] == ["实现产值", "实现产值增长"]


def test_whoever_acts_in_the_clause() -> None:
    assert [name for _, name in read("昨日,柳湾区柳湾镇协助柳湾区园林处栽树30棵。")] == ["柳湾镇"]
    assert [name for _, name in read("柳湾区对石桥村的58户进行检查。")] == ["柳湾区"]


def test_a_dropped_subject_is_carried_over() -> None:
    text = "柳湾镇出动80人,在柳湾区园林处协助下,清理垃圾30吨。随后栽树50棵。"
    assert [name for _, name in read(text)] == ["柳湾镇", "柳湾镇", "柳湾镇"]


def test_the_whole_district_is_the_district_named_before() -> None:
    assert [name for _, name in read("柳湾区开会。柳湾区园林处介绍,全区有56名干部。")] == ["柳湾区"]


def test_a_place_label_is_the_last_resort() -> None:
    text = "柳湾镇\n清理见效\n经过整治,清理垃圾30吨。"
    assert [name for _, name in read(text, label="柳湾镇")] == ["柳湾镇"]


def test_a_place_label_is_not_used_where_something_new_is_spoken_of() -> None:
    text = "柳湾镇\n清理见效\n经过整治,轿车撞坏护栏3处。"
    assert [name for _, name in read(text, label="柳湾镇")] == [""]


@pytest.mark.parametrize(
    "text",
    [
        "王石桥说,共有300户。",
        "柳湾区一名65岁的老人。",
        "柳湾区园林处介绍,共有300户。",  # a source
        "据柳湾区园林处统计,共有300户。",
        "柳湾区园林处的报告显示,共有300户。",
        "柳湾区栽树。震源深度3公里。",  # what no mention names acts
        "柳湾区栽树,进口大豆减少3吨。",
        "柳湾区居民杜某打车花了30元。",
        "柳湾区园林处开会。王石桥路过。随后,他们栽树30棵。",
        "柳湾区园林处开会。他们的邻居栽树30棵。",
        "柳湾区园林处开会,接到不少居民来电说,他们栽树30棵。",
        "柳湾区开会。全校有学生30名。",
        "清河行动昨日开始。水价涨了30%。",
        "清河行动昨日开始。当天车祸致死30人。",
        "清河行动昨日开始。天还没有亮。街上很冷。当天来了志愿者300名。",
        "大家谈起清河行动和惠民招聘大会。当天来了志愿者300名。",
        "5家企业路过清河行动现场。",
        "昨日天亮了。在当天的活动中,30名志愿者来了。",
        "柳湾区司机超速,撞坏两辆轿车。",
        "柳湾区环境得到改善,另有33户居民受益。",
        "三个清河行动。",
        "柳湾区环境得到改善,桥身深度3公里。",
        "王石桥和李柳湾到场。天亮了。水很凉。他捐款30元。",
        "春芽乳品（柳湾区）有限公司生产奶粉3吨。",  # part of an unknown name
        "柳湾区、柳湾镇的30名干部到场。",  # one of several
        "在柳湾区、柳湾镇、石桥村建站3个。",
        "石桥公园附近有住户30户。",
        "柳湾区发生车祸,造成3人受伤。",  # the event did it
        "柳湾区园林处开会。“我家在这里住了很多很多年,种树30棵。”",
    ],
)
def test_a_wrong_subject_is_worse_than_none(text: str) -> None:
    assert {name for _, name in read(text)} == {""}


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("柳湾区党员干部栽树30棵。", "柳湾区"),
        ("经过整治后,柳湾镇栽树30棵。", "柳湾镇"),
        ("柳湾区园林处负责人介绍,去年栽树30棵。", "柳湾区园林处"),
        ("来自柳湾区的村民王石桥栽树30棵。", "王石桥"),
        ("柳湾区园林处新建石桥公园,面积约30亩。", "石桥公园"),
        ("柳湾区园林处新建的石桥公园占地30亩。", "石桥公园"),
        ("柳湾区开园。石桥公园位于城东,该公园由柳湾区园林处管理,占地面积30亩。", "石桥公园"),
        ("王石桥来自外地。昨日,他捐款30元。", "王石桥"),
        ("石桥公园由柳湾区园林处投资30万元。", "柳湾区园林处"),
        ("柳湾区园林处王石桥处长告诉记者,他们已栽树30棵。", "柳湾区园林处"),
        ("柳湾区园林处开会。随后,他们栽树30棵。", "柳湾区园林处"),
        ("柳湾区下雪。全区机关、学校、商店出动30人。", "柳湾区"),
        ("柳湾区到场。王石桥接过李柳湾送来的4斤元宵。", "李柳湾"),
        ("王石桥谈起李柳湾爱吃的4斤元宵。", "王石桥"),
        ("王石桥告诉记者,自己栽树30棵。", "王石桥"),
        ("记者来到石桥公园。往西约80米路南,树都枯了。", "石桥公园"),
        ("记者来到路口。往西约80米,有一处石桥公园。", "石桥公园"),
        ("5家企业开展清河行动。", "清河行动"),
        ("该院已办好9场清河行动。", "清河行动"),
        ("清河行动昨日开始。天亮了。水很凉。在当天的活动中,30名志愿者来了。", "清河行动"),
        ("柳湾区环境得到改善,惠及33户居民。", "柳湾区"),
        ("王石桥到场。天亮了。水很凉。他捐款30元。", "王石桥"),
        ("清河行动昨日开始。当天来了志愿者300名。", "清河行动"),
        ("惠民招聘大会昨日举行。招聘会达成意向120份。", "惠民招聘大会"),
        ("石桥小学开学。该校是完小。王石桥说,全校有学生30名。", "石桥小学"),
    ],
)
def test_who_acts(text: str, about: str) -> None:
    assert [name for _, name in read(text)] == [about]


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("王石桥今年70岁。", "王石桥"),
        ("职工看望王石桥和李柳湾。两位70多岁老人很高兴。", "王石桥"),
        ("职工看望王石桥和李柳湾。两名20多岁小伙帮忙抬柜。", ""),
        ("职工看望王石桥。两位70多岁老人很高兴。", ""),
        ("王石桥捐款。这位70多岁的老人很高兴。", "王石桥"),
        ("王石桥家住城东老街东头第一家,今年70岁。", "王石桥"),
        ("王石桥昨日带着一个上小学的女儿,今年10岁。", ""),
        ("王石桥到场。他今年70岁。", "王石桥"),
        ("王石桥到场。他是老党员,今年70岁。", "王石桥"),
        ("王石桥到场。院里住着一个老党员,今年70岁。", ""),
        ("民警得知老人姓张,今年70岁。张大爷回家了。", "张大爷"),
        ("民警得知老人姓李,今年70岁。张大爷回家了。", ""),
        ("李柳湾到场。30岁小伙帮忙。", ""),
        ("李柳湾救起一名8岁女童。", ""),
        ("李柳湾救起一名8岁女童王石桥。", "王石桥"),
        ("王石桥比李柳湾小3岁。", "王石桥"),
        ("王石桥和李柳湾(70岁)到场。", "李柳湾"),
        ("王石桥反映院里停水好几天了,70岁的老人很多。", ""),
        ("王石桥家住城东老街东头第一家,70岁,爱种花。", "王石桥"),
    ],
)
def test_whose_age(text: str, about: str) -> None:
    assert [name for figure, name in read(text) if figure.unit == "岁"] == [about]


def test_a_target_is_planned_and_what_is_done_is_done() -> None:
    target, result = (figure for figure, _ in read("今年柳湾区力争收入突破180亿元,目前已完成30亿元。"))
    assert (target.evidence.modality, target.time) == ("planned", "2011")
    assert (result.evidence.modality, result.time) == ("done", "2011")


def test_a_year_of_building_dates_nothing_else() -> None:
    assert [figure.time for figure, _ in read("石桥公园建于2007年,占地面积12000平方米。")] == [""]


def test_a_headline_that_rounds_the_body_says_nothing_new() -> None:
    text = "拆除违法建筑近三万平方米\n柳湾镇拆除违法建筑28800平方米。"
    assert [str(figure.value) for figure, _ in read(text, headline="拆除违法建筑近三万平方米")] == ["28800"]


def test_speech_is_marked() -> None:
    (figure,) = [figure for figure, _ in read("“柳湾区今年栽树300棵。”王石桥说。")]
    assert figure.evidence.reported


def test_units_have_their_iri() -> None:
    assert unit_iri("公里") == "http://qudt.org/vocab/unit/KiloM"
    assert unit_iri("亩") == unit_iri("万元") == unit_iri("什么") == ""


@given(st.lists(st.sampled_from([*KINDS, *"3两余万元名至,。的", "昨日", "拆除"])))
def test_every_quote_is_its_slice(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = [figure for figure, _ in read(text)]
    for figure in found:
        evidence = figure.evidence
        assert evidence.span.of(text) == evidence.quote
        assert len(evidence.quote) <= 120
        assert evidence.sentence.covers(evidence.span)
    assert len({(figure.evidence.span, figure.subject, figure.bound) for figure in found}) == len(found)


@pytest.mark.parametrize("before", range(385, 402))
def test_a_quote_lies_in_its_sentence_wherever_an_endless_one_is_cut(before: int) -> None:
    text = "柳" * before + "2011-13-45万元平方米了" + "河" * 30
    found = figures(article(text), [], sentences(text))
    assert all(figure.evidence.sentence.covers(figure.evidence.span) for figure in found)


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["3人", "昨日3人,两个多月,", "3至", "三、四、", "（3人", "全区3人,", "3%"])
def test_time_grows_with_the_text_only(piece: str, cpu: Callable[..., float]) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        return cpu(figures, article(text), [], sentences(text))

    seconds(100)  # the lexicons
    assert seconds(12_000) < 6 * seconds(4_000) + 0.2


def test_people_of_a_place_are_told_of_the_place_where_their_sentence_is() -> None:
    assert [name for _, name in read("昨日,在柳湾区,40余位居民清扫楼道。")] == ["柳湾区"]


def test_what_an_article_names_again_and_again_is_told_its_figures() -> None:
    text = "柳湾区修路。柳湾区栽树。柳湾区铺草。新校舍投入四百万元。"
    assert [name for _, name in read(text)] == ["柳湾区"]
    assert [name for _, name in read("柳湾区修路。新校舍投入四百万元。")] == [""]


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("柳湾区有关负责人表示,今年力争收入突破30亿元。", "柳湾区"),  # its officer says so
        ("柳湾区园林处开会。会同石桥公司依法拆除。随后,栽树30棵。", "柳湾区园林处"),
        ("柳湾镇修路。路面坑洼。柳湾镇开会。队员来了,增至30人。", "柳湾镇"),  # acts first, and is named again
    ],
)
def test_of_whom_a_report_tells(text: str, about: str) -> None:
    assert {name for _, name in read(text)} == {about}


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("柳湾区规定,面积不得低于30平方米。", "atLeast"),
        ("柳湾区规定,人数不能少于30人。", "atLeast"),
        ("柳湾区规定,价格不得高于30元。", "atMost"),
        ("柳湾区规定,时间不得超过30天。", "atMost"),
    ],
)
def test_what_must_not_be_more_or_less(text: str, bound: str) -> None:
    assert [figure.bound for figure in figures(article(text), [], sentences(text))] == [bound]


@pytest.mark.parametrize(("text", "whose"), [("广州移动推出10款套餐。", []), ("广州推出10款套餐。", [0])])
def test_a_brand_is_not_the_city_that_it_begins_with(text: str, whose: list[int]) -> None:
    city = Mention("area", "City", "广州", Evidence("k", Span(0, 2), "广州", "register"))
    found = figures(article(text), [city], sentences(text))
    assert [figure.subject for figure in found if figure.subject is not None] == whose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("柳湾区到珠三角招商,三五成群的游人沿南二十道街散步。", []),
        ("柳湾区提前3个月开工,提前23天完工。", [("3", "个月"), ("23", "天")]),
        ("柳湾区在15日内补办,每月5日公示。", [("15", "日")]),
        # how long something lasts, and not when it was
        ("休庭40分钟后宣判。开业两周以来客满。两年前停产。", [("40", "分钟"), ("2", "周")]),
        ("柳湾区送去两袋大米,解决三个大问题。", [("2", "袋")]),
        ("柳湾区来了4拨客商,上了8堂课,守了三夜,走了8里山路。", [("4", "拨"), ("8", "堂"), ("3", "夜"), ("8", "里")]),
    ],
)
def test_which_numbers_count(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(value, unit) for _, value, unit in said(text)] == expected


def test_a_headline_that_counts_something_else_is_read_too() -> None:
    text = "石桥小学27名学生获奖\n石桥小学有老师26名,投入30万元。"
    assert [str(figure.value) for figure, _ in read(text, headline="石桥小学27名学生获奖")] == ["27", "26", "30"]
    text = "柳湾区揽资30亿元\n柳湾区引资28.8亿元。"
    assert [str(figure.value) for figure, _ in read(text, headline="柳湾区揽资30亿元")] == ["28.8"]
