"""The line of day and source, as who copies an article from the web has it below the headline."""

from dataclasses import replace

import pytest

from kg.model import Article
from kg.read.articles import read_articles
from kg.read.context import page_context
from kg.read.imprint import is_imprint
from kg.read.plain import page_from_text

IMPRINTS = (
    "2011-03-02 09:20  来源：柳湾日报",
    "2011-03-02",
    "（2011年3月2日）",
    "柳湾日报 | 2011-03-02",
    "作者：申桐川 来源：柳湾日报 日期：2011-03-02",
    "2011年03月02日 09:20 来源：柳湾日报 作者：申桐川",
    "2011-03-02 09:20 来源：柳湾日报 作者：申桐川 【字体：大 中 小】",
    "2011年03月02日 09:20 来源：柳湾日报 打印 收藏 分享",
    "发布日期：2011-03-02 浏览次数：123 字体：[大 中 小]",
    "柳湾日报 | 2011-03-02 09:20 | 申桐川",
    "2011-03-02 来源：新华网 转自：柳湾日报",
    "柳湾日报记者 申桐川 2011年3月2日",
    "2011年3月2日 A05版：城事 稿件来源：柳湾日报 作者：申桐川",
    "字号：大 中 小　2011-03-02　柳湾日报记者 申桐川",
    "2011-03-02 09:20 柳湾日报 微信 微博",
    "【2011-03-02】【来源：柳湾日报】【打印】【关闭】",
    "2011-03-02 | 来源: 柳湾日报 | 0条评论 | 1203 阅读",
    "2011-03-02 09:20 柳湾新闻网",
    "更新时间：2014-05-06 发布时间：2011-03-02",
    "日期：[2011-03-02]  版次：[A05]  版名：[城事]  稿源：[柳湾日报]",
    "2011-03-02 09:20 | 来源：柳湾网-柳湾日报",
)
FIRST = (
    "青石镇建起驿站\n\n{imprint}\n\n　　本报讯（记者 沈禾）近日，青石镇在集市旁建起驿站3处，环卫工人可以在里面歇脚。\n"
)
SECOND = "\n石桥有了新书店\n\n{imprint}\n\n　　本报讯（记者 罗砚）昨日，石桥镇新书店开门迎客，第一天就来了300人。\n"


def articles(text: str) -> list[Article]:
    page = page_from_text(text)
    return list(read_articles(page, page_context(page)))


@pytest.mark.parametrize("imprint", IMPRINTS)
def test_a_line_of_day_and_source_is_no_headline_and_says_the_day(imprint: str) -> None:
    found = articles((FIRST + SECOND).format(imprint=imprint))
    assert [one.headline and one.headline.of(one.text) for one in found] == ["青石镇建起驿站", "石桥有了新书店"]
    assert [one.kicker for one in found] == [None, None]
    assert [one.byline.reporters for one in found] == [("沈禾",), ("罗砚",)]
    assert {one.context.date for one in found} == {"2011-03-02"}


@pytest.mark.parametrize(
    "imprint",
    ["(来源：柳湾日报)", "来源：柳湾日报 2011-03-02", "（原载2011年3月2日《柳湾日报》）", "（选自《柳湾周刊》）"],
)
def test_a_source_below_a_text_begins_no_article(imprint: str) -> None:
    (one,) = articles(f"{FIRST.format(imprint='')}\n{imprint}\n")
    assert one.headline
    assert one.headline.of(one.text) == "青石镇建起驿站"


@pytest.mark.parametrize("rule", ["====", "----------", "* * *", "———"])
def test_a_rule_between_articles_is_of_none(rule: str) -> None:
    found = articles(f"{FIRST.format(imprint='')}{rule}\n{SECOND.format(imprint='')}")
    assert [one.headline and one.headline.of(one.text) for one in found] == ["青石镇建起驿站", "石桥有了新书店"]
    assert [one.kicker for one in found] == [None, None]


@pytest.mark.parametrize(
    "line",
    [
        "来源清楚的账本",
        "2011年3月2日青石镇建起驿站",
        "来源：柳湾日报的一则消息，还有下文",
        "2011年3月2日 接入管网",
        "2011年3月2日 青石镇",
        "阅读",
        "打印 收藏 分享",
    ],
)
def test_what_says_more_is_none(line: str) -> None:
    assert not is_imprint(line, below_title=True)


@pytest.mark.parametrize(
    "line",
    ["2011-03-02 来源：柳湾日报 记者：申桐川", "作者：申桐川 2011-03-02", "2011年3月2日 柳湾日报记者 申桐川"],
)
def test_who_wrote_by_that_line_signs_what_nobody_else_signs(line: str) -> None:
    (own,) = articles(f"青石镇建起驿站\n{line}\n青石镇近日在集市旁建起驿站3处，环卫工人可以在里面歇脚。\n")
    assert own.byline.reporters == ("申桐川",)
    assert [span.of(own.text)[-3:] for span in own.byline_spans] == ["申桐川"]
    assert articles(FIRST.format(imprint=line))[0].byline.reporters == ("沈禾",)


@pytest.mark.parametrize(
    ("line", "newspaper"),
    [
        ("2011-03-02 来源：柳湾日报", "柳湾日报"),
        ("2011-03-02 来源：《柳湾日报》 编辑：申桐川", "柳湾日报"),
        ("2011-03-02 来源：新华网 转自：柳湾日报", "柳湾日报"),
        ("2011-03-02 柳湾日报记者 申桐川", "柳湾日报"),
        ("时间：03-02 09:20 来源：柳湾网-柳湾日报", "柳湾日报"),
        ("稿源：[柳湾日报] 日期：[2011-03-02]", "柳湾日报"),
        ("2011-03-02 来源：柳湾新闻网", ""),
        ("2011-03-02 来源：学习笔记", ""),
    ],
)
def test_a_source_is_the_newspaper_where_it_is_one_and_nobody_said_another(line: str, newspaper: str) -> None:
    page = page_from_text(FIRST.format(imprint=line))
    assert [one.context.newspaper for one in read_articles(page, page_context(page))] == [newspaper]
    told = replace(page, newspaper="晴川晚报")
    assert [one.context.newspaper for one in read_articles(told, page_context(told))] == ["晴川晚报"]
