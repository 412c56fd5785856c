import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Article, Context
from kg.read.articles import read_articles
from kg.read.heads import is_label, is_section
from kg.read.plain import page_from_text
from kg.read.text import clean

SHARED = Path(os.environ.get("KG_SHARED", Path(__file__).parents[3] / "shared"))

PAGE = """
背街添新绿 小院换新颜

晴川区为百条小巷补栽行道树

本报讯(记者 田小禾 通讯员 季 青)入春以来,晴川区为百条小巷补栽行道树2600棵,工程于3月

12日完工。

区园林局组织职工分段包干,逐棵浇水,志

愿者也来帮忙。

区街动态

上街区:

九所学校开设种植课

本报讯(记者 高远山)日前,上街区九所学校开设了种植课。

圃田乡

渠道清淤全部结束

本报记者 苗雨田 通讯员 安可心

圃田乡的渠道清淤全部结束,共清理淤泥4000方。

花园口镇 给老人送去电热毯

近日,花园口镇民政所为120位老人送去了电热毯。(记者 林知夏)


小朋友在新开放的广场上放风筝。本报记者 石磊 摄

夜市摊位明码标价

昨晚,记者在夜市看到,摊位全部明码标价。

本报记者 江一苇 文/图
"""


def read(text: str) -> tuple[Article, ...]:
    return read_articles(page_from_text(text), Context(city="410100"))


def headlines(text: str) -> list[str | None]:
    return [article.headline.of(article.text) if article.headline else None for article in read(text)]


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_a_page_with_every_form() -> None:
    assert headlines(PAGE) == [
        "晴川区为百条小巷补栽行道树",
        "九所学校开设种植课",
        "渠道清淤全部结束",
        "花园口镇 给老人送去电热毯",
        None,
        "夜市摊位明码标价",
    ]
    articles = read(PAGE)
    assert [article.line for article in articles] == [2, 16, 22, 30, 35, 37]
    assert [article.context.section for article in articles] == ["", "区街动态", "区街动态", "", "", ""]
    labels = ["", "上街区", "圃田乡", "花园口镇", "", ""]
    assert [article.context.place_label for article in articles] == labels
    assert [article.label.of(article.text) if article.label else "" for article in articles] == labels
    assert [article.caption for article in articles] == [False] * 4 + [True, False]
    assert all(article.context.city == "410100" for article in articles)


def test_a_kicker_is_no_part_of_the_headline() -> None:
    first = read(PAGE)[0]
    assert first.kicker
    assert first.kicker.of(first.text) == "背街添新绿 小院换新颜"
    assert first.text.startswith("背街添新绿 小院换新颜\n晴川区为百条小巷补栽行道树\n本报讯(记者 田小禾")


def test_paragraphs_cut_by_a_column_break_are_whole_again() -> None:
    first = read(PAGE)[0]
    assert "工程于3月12日完工。" in first.text
    assert "志愿者也来帮忙。" in first.text
    assert (len(first.paragraphs), first.gaps) == (2, ())


def test_a_report_signed_at_its_end_by_somebody_else_is_a_new_one() -> None:
    ended = "菜市场添了雨棚\n\n石桥乡在菜市场上方搭起雨棚,下雨天买菜也不湿鞋。(记者 宫溪)"
    signed = "{}\n\n柳湾镇新修水渠。渠水已经通到三个村,浇地不再排队。\n\n" + ended
    expected = ["水渠修到田边", "菜市场添了雨棚"]
    others = "桥头装了路灯\n\n本报讯(记者 高远山)桥头装了路灯。\n\n"
    for byline in ("□本报记者 毕楠乔", "本报讯(记者 毕楠乔)"):
        assert headlines(f"{others}水渠修到田边\n\n{signed.format(byline)}")[1:] == expected
    assert headlines(f"{others}水渠修到田边\n\n{signed.format('□本报记者 宫溪')}")[1:] == expected[:1]


def test_bylines_wherever_they_stand() -> None:
    signed = [[span.of(article.text) for span in article.byline_spans] for article in read(PAGE)]
    assert signed == [
        ["本报讯(记者 田小禾 通讯员 季 青)"],
        ["本报讯(记者 高远山)"],
        ["本报记者 苗雨田 通讯员 安可心"],
        ["(记者 林知夏)"],
        ["本报记者 石磊 摄"],
        ["本报记者 江一苇 文/图"],
    ]
    assert read(PAGE)[0].byline.correspondents == ("季青",)


def test_missing_text_leaves_two_lines_and_is_counted() -> None:
    (article,) = read("村里通了公交车\n\n本报讯(记者 路一鸣)清扫活动扎实开展\n\n去年9月份,该村成立了服务队。")
    (gap,) = article.gaps
    assert article.text[gap] == "\n"
    assert article.text[:gap].endswith("清扫活动扎实开展")


def test_headlines_of_two_lines() -> None:
    (article,) = read("全市社区图书馆\n免费开放借阅\n本报讯(记者 季青)即日起,社区图书馆免费开放。")
    assert article.headline
    assert article.headline.of(article.text) == "全市社区图书馆\n免费开放借阅"


def test_subheads_stay_inside() -> None:
    text = "谁来修灯\n\n本报讯(记者 石磊)昨晚,五盏灯不亮。\n\n记者核实:\n\n电缆受潮,已报修。"
    assert headlines(text) == ["谁来修灯"]


FIRST = "小院换新颜\n\n本报讯(记者 田小禾)小院里种上了海棠,居民们很高兴。\n\n"


def test_two_captions_in_a_row_are_two_items() -> None:
    text = FIRST + "昨日,居民在广场上抖空竹。本报记者 石磊 摄\n\n孩子们在社区学剪纸。\n本报记者 季青 摄\n"
    assert [article.byline.photographers for article in read(text)] == [(), ("石磊",), ("季青",)]


@pytest.mark.parametrize("mark", ["图① ", "图1 ", "①", "图一:", "(图①)"])
def test_numbered_captions_under_one_lead_are_one_item(mark: str) -> None:
    second = mark.translate(str.maketrans("①1一", "②2二"))
    lead = "月到中秋分外明。区里多家单位昨日办起灯会,街坊同庆佳节。\n"
    text = f"{lead}{mark}居民在扎灯笼。 石 磊 摄\n{second}学生在诵诗。 季 青 摄\n"
    (article,) = read(text)
    assert article.byline.photographers == ("石磊", "季青")
    assert len(read(text + "村民在晒玉米。 苗雨田 摄\n")) == 2


def test_a_caption_without_a_number_is_an_item_of_its_own() -> None:
    text = FIRST + "图为环卫工在扫雪。 石磊 摄\n\n孩子们在社区学剪纸。 季青 摄\n"
    assert read(text)[-1].byline.photographers == ("季青",)


def test_a_caption_may_be_a_photographers_report() -> None:
    caption = "昨日,居民在广场上抖空竹。本报记者 石磊 摄影报道\n\n"
    articles = read(f"{FIRST}{caption}夜市明码标价\n\n本报讯 昨晚,摊位标了价。")
    assert [article.caption for article in articles] == [False, True, False]


def test_captions_between_a_headline_and_its_report_belong_to_it() -> None:
    pictures = "雪堆得真高。\n\n本栏图片由本报记者 石 磊 摄\n\n"
    (article,) = read(f"百名记者 上街扫雪\n\n{pictures}本报讯(记者 季青)昨日,百名记者上街扫雪。\n")
    assert (article.byline.reporters, article.byline.photographers) == (("季青",), ("石磊",))


def test_a_caption_under_the_heading_of_a_picture_may_have_two_paragraphs() -> None:
    text = FIRST + "图片新闻\n\n昨日,湖边的海棠开了。\n\n去年以来,区里新种海棠三千棵。 本报记者 石磊 摄\n"
    assert len(read(text)) == 2


def test_names_on_a_line_of_their_own_end_an_item() -> None:
    text = FIRST.replace("。\n", "。\n石 磊\n") + "夜市明码标价\n昨晚,摊位标了价。"
    assert headlines(text) == ["小院换新颜", "夜市明码标价"]


def test_a_line_that_leads_in_is_no_headline() -> None:
    (article,) = read("路灯不亮 行人犯难\n居民反映:\n本报讯(记者 石磊)昨晚,五盏路灯不亮。")
    assert article.headline
    assert article.headline.of(article.text) == "路灯不亮 行人犯难"


@pytest.mark.parametrize("torn", ["活动当日,社区主任田小", "在清洁家园行动中,志愿者", "据街道工作人员介绍,今后"])
def test_the_first_half_of_a_paragraph_is_no_headline(torn: str) -> None:
    assert headlines(f"{FIRST}{torn}\n\n和居民们一起把小院打扫干净,还种上了花。\n") == ["小院换新颜"]


def test_an_indented_line_is_no_headline_where_the_page_indents_its_paragraphs() -> None:
    long = "　　居民们把小院里的旧家具搬走,清出空地三百多平方米,铺上了方砖,种上了海棠和月季,还摆了石桌石凳。\n\n"
    text = FIRST + long * 2 + "　　田家桥社区的孩子们\n\n画了一面墙的海棠花,每一朵都不一样,引得路人停下来看。\n"
    assert headlines(text) == ["小院换新颜"]


def test_an_article_with_named_fields_is_one_item() -> None:
    head = "标题:老街添了新凉亭\n发布时间:2017-02-24 12:23\n"
    (article,) = read(head + "正文:本报讯(记者 季青)老街添了凉亭。\n居民叫好\n大家都说好。")
    assert article.headline
    assert article.headline.of(article.text) == "老街添了新凉亭"
    assert article.context.date == "2017-02-24"
    assert [span.of(article.text)[:3] for span in article.paragraphs] == ["本报讯", "居民叫", "大家都"]


def test_lines_broken_at_a_fixed_width_are_paragraphs_again() -> None:
    body = "近日晴川街道组织志愿者走上街头清理小广告共清理了三千多处并给沿街商户发放了倡议书三百份"
    rows = [body[n : n + 5] for n in range(0, len(body), 5)]
    (article,) = read("街道清理小广告\n本报讯(记者 季青)\n" + "\n".join(rows) + "。")
    assert body in article.text


@pytest.mark.parametrize("line", ["区街动态", "【社区之窗】", "■街道传真"])
def test_column_headings(line: str) -> None:
    assert is_section(line)


@pytest.mark.parametrize("line", ["上街区", "圃田乡:", "大学路办事处", "桃源社区", "区民政局"])
def test_place_labels(line: str) -> None:
    assert is_label(line)


@pytest.mark.parametrize("line", ["推进产业集聚区", "走进桃源 社区", "帮扶困难居民", "民事纠纷调解效率高"])
def test_headlines_are_no_place_labels(line: str) -> None:
    assert not is_label(line)
    assert not is_section(line)


ODD = ["图片新闻", "“好!”", "记者 某", "(", "3月", "、", "标题:"]
LINES = st.lists(st.sampled_from([*PAGE.splitlines(), *ODD]))


@settings(max_examples=60, deadline=None)
@given(LINES | st.text().map(str.splitlines))
def test_no_character_is_lost_and_every_span_lies_in_the_text(lines: list[str]) -> None:
    text = "\n".join(lines)
    if not clean(text):
        return
    rest = squeezed("".join(line.text for line in clean(text)))
    for article in read(text):
        before, found, rest = rest.partition(squeezed(article.text))
        assert found or not article.text
        assert not before or is_section(before[-8:].lstrip()) or any(is_section(line) for line in lines)
        spans = (*article.paragraphs, *article.byline_spans, *(s.span for s in article.signatures))
        for span in (*spans, article.headline, article.kicker, article.label):
            assert span is None or 0 <= span.begin < span.end <= len(article.text)
            assert span is None or span.of(article.text).strip()
    assert not rest or any(is_section(line) for line in lines)


@pytest.mark.skipif(not (SHARED / "pages").is_dir(), reason="the measuring data is not here")
def test_the_real_page_has_fourteen_items() -> None:
    articles = read((SHARED / "pages" / "zhengzhou-2011.txt").read_text("utf-8"))
    assert len(articles) == 14
    assert [article.line for article in articles if article.headline is None] == [107]
    assert [article.line for article in articles if article.gaps] == [23, 149]
    assert [len(article.paragraphs) for article in articles] == [5, 4, 2, 3, 2, 2, 3, 5, 1, 5, 3, 4, 3, 3]


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["柳湾区\n\n开展活动,\n\n", "开展活动,\n", "花坛摆起来\n", "记者 方砚山\n"])
def test_the_time_is_linear(unit: str, cpu: Callable[..., float]) -> None:
    """Four times the lines cost at most ten times the time; a square would cost sixteen."""
    read_articles(page_from_text(unit), Context())  # the tables are read on first use
    pages = [page_from_text(unit * lines) for lines in (1000, 4000)]
    times = [cpu(read_articles, page, Context()) for page in pages]
    assert times[1] < max(0.4, 10 * times[0])
    assert times[1] < 4


def test_each_signed_paragraph_without_a_headline_is_an_article() -> None:
    briefs = (
        "　　本报讯（记者 沈禾）近日，青石镇在集市旁建起驿站3处，环卫工人可以在里面歇脚。\n\n"
        "　　本报讯（记者 罗砚）昨日，石桥镇新书店开门迎客，第一天就来了300人。\n"
    )
    assert [one.byline.reporters for one in read(briefs)] == [("沈禾",), ("罗砚",)]
