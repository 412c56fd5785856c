"""Day and newspaper as the lines under the headline of a web page say them."""

import pytest

from kg.model import Page
from kg.read.formats import pages_of
from kg.read.sources import Settings, Source

TITLE = "柳湾街道办起夜校"
TEXT = "<p>本报讯（记者 方秋禾） 昨日，柳湾街道办起夜校3所，教居民写字、修车和用手机。</p><p>报名的已有120人。</p>"


def of(line: str, title: str = TITLE) -> Page:
    page = f"<title>{title}</title><h1>{title}</h1>{line}<div class=c>{TEXT}</div>"
    (found,) = pages_of(Source("a.html", page.encode()), Settings())
    assert isinstance(found, Page)
    return found


@pytest.mark.parametrize(
    "line",
    [
        "来源：柳湾日报",
        "稿源：[柳湾日报]",
        "来源:《柳湾日报》",
        "2011年3月2日来源：柳湾日报",
        "2011-03-02 08:30分来源：柳湾日报2011-03-02",
        "作者：申桐川来源：柳湾日报浏览：12",
        "文章来源：柳湾日报 字体：大 中 小",
        "首页 | 要闻 | 信息来源:柳湾日报【打印】",
    ],
)
def test_the_newspaper_is_what_is_said_to_be_the_source(line: str) -> None:
    assert of(f"<div>{line}</div>").newspaper == "柳湾日报"


@pytest.mark.parametrize(
    "line",
    ["资金来源：区财政、街道、企业各三成", "菜价来源：每天早市", "来源：区财政、街道各半", "客户来自：周边三个镇"],
)
def test_the_source_of_something_else_is_none(line: str) -> None:
    found = of(f"<p>{line}</p>")
    assert found.newspaper == ""
    assert line in of(f"<p>夜校的账目公开。</p><p>{line}</p>").text


@pytest.mark.parametrize("block", ["div class=info", "p", "span"])
@pytest.mark.parametrize(
    "line",
    [
        "更新时间：2014-05-06 发布时间：2011-03-02",
        "发布时间：2011-03-02 更新时间：2014-05-06",
        "发布于2011年3月2日　修改于2014年5月6日",
        "2011-03-02 09:20 更新：2014-05-06",
        "更新时间：2011-03-02",
    ],
)
def test_the_day_of_publishing_is_before_that_of_a_change(line: str, block: str) -> None:
    assert of(f"<{block}>{line}</{block.partition(' ')[0]}>").date == "2011-03-02"


@pytest.mark.parametrize("line", ["2011-02-30 来源：柳湾日报", "2011年2月30日", "发布时间：2011-13-02"])
def test_a_day_that_no_calendar_has_is_none(line: str) -> None:
    assert of(f"<div class=info>{line}</div>").date == ""


@pytest.mark.parametrize(
    "line",
    [
        "修改时间：2014-05-06 发布时间：2011-03-02 稿源：[柳湾日报]",
        "2011-03-02 文章来源：柳湾日报",
        "信息来源：柳湾日报",
    ],
)
def test_such_a_line_is_no_text(line: str) -> None:
    head = '<meta name="PubDate" content="2011-03-02">'
    page = f"<title>{TITLE}</title>{head}<h1>{TITLE}</h1><div class=c><p>{line}</p>{TEXT}</div>"
    (found,) = pages_of(Source("a.html", page.encode()), Settings())
    assert isinstance(found, Page)
    assert found.text.split("\n")[1].startswith("本报讯")
    assert (found.date, found.newspaper) == ("2011-03-02", "柳湾日报")
