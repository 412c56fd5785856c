"""Headlines of web pages, subheads, captions, and pages with several articles."""

from collections.abc import Callable

import pytest

from kg.model import Context, Page
from kg.read.articles import read_articles
from kg.read.formats import pages_of
from kg.read.sources import Settings, Source

NAV = '<div class="nav"><a href="/">首页</a> <a href="/n">新闻中心</a></div>'
FOOT = '<div class="footer">某某网 版权所有</div>'
TEXT = ["本报讯(记者 路苇江)昨日,柳林街道办事处办起夜校3所。", "主任武麦青说,夜校将开到4月底。"]
BODY = "".join(f"<p>{line}</p>" for line in TEXT)
ARTICLES = [
    ("柳林街道办起夜校", BODY),
    ("古荥镇启动“清雪日”", "<p>本报讯(记者 申桐川)昨日,古荥镇启动“清雪日”活动,清扫积雪12处。</p><p>居民参加。</p>"),
    ("嵩山路街道修缮书屋", "<p>本报讯(记者 谷麦成)昨日,嵩山路街道办事处修缮书屋4间。</p>"),
]


def all_of(title: str, body: str) -> list[Page]:
    text = f"<html><head><title>{title}</title></head><body>{NAV}{body}{FOOT}</body></html>"
    return [found for found in pages_of(Source("a.html", text.encode()), Settings()) if isinstance(found, Page)]


def of(title: str, body: str) -> Page:
    (found,) = all_of(title, body)
    return found


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("某某网", f"<h1>柳林街道办起夜校</h1>{BODY}"),
        ("新闻中心_某某网", f"<h1>柳林街道办起夜校</h1><div>{BODY}</div>"),
        ("无题网页", f"<h2>柳林街道办起夜校</h2><font>{'<br><br>'.join(TEXT)}</font>"),
        ("新闻", f"<center><b>柳林街道办起夜校</b></center>{BODY}"),
        ("新闻中心", f"<strong>柳林街道办起夜校</strong><p>2011-03-02 来源:中原晨曦报</p>{BODY}"),
    ],
    ids=["h1", "h1 and a column in the title", "h2", "center", "strong and a line of day and source"],
)
def test_the_printed_headline_comes_before_what_the_title_says(title: str, body: str) -> None:
    found = of(title, body)
    assert found.titled
    assert found.text.split("\n")[0] == "柳林街道办起夜校"
    assert found.text.split("\n")[-2:] == TEXT


@pytest.mark.parametrize(
    "head",
    ["柳林街道<br>办起夜校", "柳林<br>街道<br>办起夜校", "柳林街道&nbsp; 办起夜校", "柳林街道<small>办起夜校</small>"],
)
@pytest.mark.parametrize("holder", ["<h1>{}</h1>{}", "<div class=content><h1>{}</h1>{}</div>"])
def test_a_headline_that_is_broken_stands_in_the_text_once(head: str, holder: str) -> None:
    first, *text = of("柳林街道办起夜校_某某网", holder.format(head, BODY)).text.split("\n")
    assert "".join(first.split()) == "柳林街道办起夜校"
    assert text == TEXT


def test_the_name_of_a_site_as_h1_is_no_headline() -> None:
    found = of("柳林街道办起夜校-某某网", f"<h1>某某网</h1><div class=t>柳林街道办起夜校</div><div>{BODY}</div>")
    assert found.text.split("\n") == ["柳林街道办起夜校", *TEXT]


def test_a_link_set_off_above_the_text_is_no_headline() -> None:
    assert not of("", f"<center><a href=1>新闻中心</a> <a href=2>专题报道</a></center>{BODY}").titled


@pytest.mark.parametrize("holder", ["{}", "<div class=content>{}</div>", "<div><div>{}</div></div>"])
def test_subheads_stay_lines_of_the_text(holder: str) -> None:
    parts = f"<h1>夜校三题</h1><p>{TEXT[0]}</p><h3>点灯</h3><p>居民参加。</p><h3>开课</h3><p>{TEXT[1]}</p>"
    found = of("夜校三题", holder.format(parts))
    assert found.single
    assert found.text.split("\n") == ["夜校三题", TEXT[0], "点灯", "居民参加。", "开课", TEXT[1]]


@pytest.mark.parametrize(
    "item",
    ["<h2>{}</h2>{}", "<div class=item><h3>{}</h3>{}</div>", "<article><h2>{}</h2><div>{}</div></article>"],
    ids=["flat", "blocks", "article elements"],
)
@pytest.mark.parametrize("above", ["", "<h1>要闻汇总</h1>"])
def test_several_signed_articles_under_headings_are_each_an_article(item: str, above: str) -> None:
    found = all_of("要闻汇总", above + "".join(item.format(*one) for one in ARTICLES))
    articles = [article for page in found for article in read_articles(page, Context())]
    assert [one.headline and one.headline.of(one.text) for one in articles] == [head for head, _ in ARTICLES]
    assert [one.byline.reporters for one in articles] == [("路苇江",), ("申桐川",), ("谷麦成",)]
    assert not any("某某网" in page.text for page in found)


def test_the_title_of_the_page_may_be_that_of_any_of_its_articles() -> None:
    found = of("古荥镇启动“清雪日”", "".join(f"<h2>{head}</h2>{text}" for head, text in ARTICLES))
    assert len(read_articles(found, Context())) == 3


def test_a_linked_heading_with_the_beginning_of_another_article_makes_no_second_one() -> None:
    related = "<h3><a href=2.html>古荥镇启动“清雪日”</a></h3><p>本报讯(记者 申桐川)昨日…</p>"
    assert of("柳林街道办起夜校", f"<h1>柳林街道办起夜校</h1><div>{BODY}</div><div>{related}</div>").single


def test_the_caption_of_a_picture_is_a_line() -> None:
    figure = "<figure><img src=a.jpg><figcaption>居民在书屋读书。路苇江 摄</figcaption></figure>"
    found = of("柳林街道办起夜校", f"<h1>柳林街道办起夜校</h1><div class=content>{BODY}{figure}</div>")
    assert found.text.split("\n") == ["柳林街道办起夜校", *TEXT, "居民在书屋读书。路苇江 摄"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", ["<h2>书屋</h2><p>本报讯(记者 申桐川)昨日。</p>", "<h2>", "<font><p>清扫。", "<b>书屋"]
)
def test_time_grows_with_the_headings(piece: str, cpu: Callable[..., float]) -> None:
    def once(size: int) -> float:
        return cpu(of, "某某网", BODY + piece * size)

    assert once(1600) < 10 * once(400) + 0.2


def test_text_outside_the_body_of_a_broken_page_is_read() -> None:
    page = f"<p><div></body><p>{TEXT[0]}<frameset><div>"
    (found,) = pages_of(Source("a.html", page.encode()), Settings())
    assert isinstance(found, Page)
    assert TEXT[0] in found.text


NAMED = '<meta property="og:title" content="柳林街道办起夜校">'


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("城事_某某网", f"<h1>城事</h1><h2>柳林街道办起夜校</h2>{BODY}"),
        ("某某网", f"<div><h1>今日柳林</h1></div><div><h3>柳林街道办起夜校</h3>{BODY}</div>"),
        ("看台", f"<h1>看台</h1><div class=title>柳林街道办起夜校</div><div>{BODY}</div>"),
        (f"看台</title>{NAMED}<title>", f"<h1>看台</h1><div>{BODY}</div>"),
    ],
)
def test_the_short_name_of_a_column_is_no_headline_where_another_is_given(title: str, body: str) -> None:
    assert of(title, body).text.split("\n")[0] == "柳林街道办起夜校"


@pytest.mark.parametrize(
    "below",
    [
        "<h2>——记柳林街道的一棵老槐树</h2>",
        "<h2 class=subtitle>柳林街道的一棵老槐树</h2>",
        "<h2>夜校开到了四月底</h2><p>居民说好。</p><h2>报名的一百二十人</h2>",
        "<h3><a href=/b.html>柳林街道办起夜校</a></h3>",
        "",
    ],
)
def test_a_headline_may_be_as_short(below: str) -> None:
    assert of("老街_某某网", f"<h1>老街</h1>{below}{BODY}").text.split("\n")[0] == "老街"
    assert of("某某网", f"<h1>一棵老槐</h1><h2>柳林街道的一棵老槐树</h2>{BODY}").text.split("\n")[0] == "一棵老槐"
