"""Articles in named fields, under whatever names their fields have."""

import pytest

from kg.model import Article, Context
from kg.read.articles import read_articles
from kg.read.plain import page_from_text

TEXTS = "柳湾区昨日为老楼加装电梯3部，居民都说好。", "青溪街道昨日组织志愿者清扫积雪，共清出道路12条。"
TITLES = ["柳湾区为老楼加装电梯", "青溪街道清扫积雪"]
RECORDS = (
    "标题: {title}\n报纸: 柳湾日报\n版面: A05\n日期: 2011-03-02\n正文: {text}",
    "题名：{title}\n报纸名称：柳湾日报\n日期：2011-03-02\n全文：{text}",
    "序号：1\n标题：{title}\n媒体：柳湾日报\n日期：2011-03-02\n正文：{text}",
    "编号：7\n来源：柳湾日报\n日期：20110302\n标题：{title}\n肩题：柳湾区办实事\n内容：{text}",
    "引题：柳湾区办实事\n标题：{title}\n副题：居民都说好\n版次：A05\n稿源：柳湾日报\n日期：2011年3月2日\n正文：{text}",
    "Title: {title}\nDate: 2011-03-02\nSource: 柳湾日报\nContent: {text}",
    "标 题：{title}\n日　期：2011-03-02\n来　源：柳湾日报\n正　文：\n{text}",
    "【标题】{title}\n【关键词】电梯 积雪\n【报纸】《柳湾日报》\n【日期】二〇一一年三月二日\n【正文】\n{text}",
    "标题：{title}\n正文：{text}\n来源：柳湾日报\n日期：2011-03-02",
)


def read(text: str) -> tuple[Article, ...]:
    return read_articles(page_from_text(text), Context())


def headlines(text: str) -> list[str]:
    return [each.headline.of(each.text) if each.headline else "" for each in read(text)]


@pytest.mark.parametrize("record", RECORDS)
@pytest.mark.parametrize("count", [1, 2])
def test_fields_have_any_name(record: str, count: int) -> None:
    texts = [record.format(title=title, text=text) for title, text in zip(TITLES, TEXTS, strict=True)]
    found = read("\n\n".join(texts[:count]))
    assert [each.headline and each.headline.of(each.text) for each in found] == TITLES[:count]
    assert [each.kicker for each in found] == [None] * count
    assert [[span.of(each.text) for span in each.paragraphs] for each in found] == [[text] for text in TEXTS[:count]]
    assert {(each.context.date, each.context.newspaper) for each in found} == {("2011-03-02", "柳湾日报")}


@pytest.mark.parametrize("above", ["", "作者：路苇江\n"])
def test_who_wrote_and_the_column_are_taken_from_fields(above: str) -> None:
    record = f"{above}标题：{TITLES[0]}\n" + ("" if above else "作者：路苇江\n") + f"栏目：民生\n正文：{TEXTS[0]}\n"
    one, other = read(record + "\n" + record.replace("路苇江", "申桐川"))
    assert (one.byline.reporters, other.byline.reporters) == (("路苇江",), ("申桐川",))
    assert one.context.section == "民生"


def test_what_a_notice_says_below_its_text_is_text() -> None:
    notice = ["时间：3月10日至20日，每天9点到17点。", "地点：青溪街道文化站。"]
    (one,) = read("\n".join([f"标题：{TITLES[0]}", f"正文：{TEXTS[0]}", *notice]))
    assert [span.of(one.text) for span in one.paragraphs] == [TEXTS[0], *notice]


def test_a_sentence_above_the_text_stays_text() -> None:
    (one,) = read(f"标题：{TITLES[0]}\n摘要：居民都说好。\n正文：{TEXTS[0]}")
    assert [span.of(one.text) for span in one.paragraphs] == ["摘要：居民都说好。", TEXTS[0]]


@pytest.mark.parametrize("title", ["城市：让生活更美好", "媒体：怎样讲身边事", "Source: 一座水库的来历"])
def test_a_headline_with_a_colon_is_no_field(title: str) -> None:
    assert headlines(f"{title}\n本报讯（记者 路苇江）{TEXTS[0]}\n") == [title]


def test_a_line_above_several_records_begins_none_of_them() -> None:
    records = [f"标题：{title}\n正文：{text}\n" for title, text in zip(TITLES, TEXTS, strict=True)]
    assert headlines("\n".join(["本期要目：电梯和积雪", *records]))[-2:] == TITLES


def test_questions_and_answers_under_a_title_stay_text() -> None:
    (one,) = read(f"标题：{TITLES[0]}\n记者：电梯装了几部？\n居民：三部，我们都说好，今后不用再走楼梯了。\n")
    assert "居民：三部" in "".join(span.of(one.text) for span in one.paragraphs)
