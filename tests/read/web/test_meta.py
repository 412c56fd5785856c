"""Which headline and which site a page names in its head."""

import json

import pytest

from kg.model import Context, Page
from kg.read.articles import read_articles
from kg.read.formats import pages_of
from kg.read.sources import Settings, Source
from kg.read.web.meta import Meta, is_site, meta_of, title_alone
from kg.read.web.tree import web_tree

TITLE = "柳林街道办起夜校"
TEXT = ["本报讯(记者 路苇江)昨日,柳林街道办事处办起夜校3所。", "主任武麦青说,夜校将开到4月底。"]
BODY = "".join(f"<p>{line}</p>" for line in TEXT)
OPEN_GRAPH = '<meta property="og:title" content="{}"><meta property="og:site_name" content="晴川网">'
GOVERNMENT = (
    f'<meta name="SiteName" content="晴川区"><meta name="ArticleTitle" content="{TITLE}">'
    '<meta name="ColumnName" content="部门动态"><meta name="PubDate" content="2011-03-08 09:10">'
    '<meta name="ContentSource" content="晴川晚报">'
)


def linked(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'


ARTICLE = {"@type": "NewsArticle", "headline": TITLE, "publisher": {"name": "晴川"}}


def of(title: str, body: str, head: str = "") -> Page:
    text = f"<title>{title}</title>{head}<body><div><a href=/>首页</a></div>{body}<div>晴川网 版权所有</div>"
    (found,) = pages_of(Source("a.html", text.encode()), Settings())
    assert isinstance(found, Page)
    return found


@pytest.mark.parametrize(
    ("title", "body", "head"),
    [
        ("晴川网", f"<h1>晴川网</h1><h2>{TITLE}</h2>{BODY}", ""),
        ("晴川网", f"<h1>晴川网</h1><div class=title>{TITLE}</div>{BODY}", ""),
        ("晴川晚报", f"<h1>晴川晚报</h1><h3>{TITLE}</h3>{BODY}", ""),
        ("晴川网", f"<h1><a href=/>晴川网</a></h1><h2>{TITLE}</h2>{BODY}", ""),
        ("晴川网", f"<h1>晴川网</h1><div>{TITLE}</div>{BODY}", OPEN_GRAPH.format(TITLE)),
        ("晴川网", f"<h1>晴川网</h1><div>{TITLE}</div>{BODY}", OPEN_GRAPH.format(f"{TITLE}_晴川网")),
        ("晴川", f"<h1>晴川</h1><div>{TITLE}</div>{BODY}", linked(ARTICLE)),
        ("晴川", f"<h1>晴川</h1><div>{TITLE}</div>{BODY}", linked({"@graph": [{"@type": "WebSite"}, ARTICLE]})),
        ("晴川区", f"<h1>晴川区</h1><div>{TITLE}</div>{BODY}", GOVERNMENT),
        (TITLE, f"<h1>{TITLE}</h1>{BODY}", '<script type="application/ld+json">{"@graph":[</script>'),
        (TITLE, f"<h1>{TITLE}</h1>{BODY}", linked("[" * 9)),
    ],
)
def test_the_headline_is_not_the_name_of_the_site(title: str, body: str, head: str) -> None:
    assert of(title, body, head).text.split("\n") == [TITLE, *TEXT]


def test_a_headline_that_ends_as_names_of_sites_do_is_one_where_there_is_no_other() -> None:
    assert of("农民用上互联网", f"<h1>农民用上互联网</h1>{BODY}").text.split("\n") == ["农民用上互联网", *TEXT]


@pytest.mark.parametrize(
    "title",
    [
        "{}_城事_晴川网",
        "{} - 晴川网",
        "{}-城事-晴川网",
        "{}|晴川网",
        "{}｜城事｜晴川晚报",
        "晴川晚报数字报-{}",
        "晴川网 | {}",
        "{} — 晴川区人民政府门户网站",
    ],
)
@pytest.mark.parametrize("headline", [TITLE, "“4-3-2”夜校开到柳林", "柳林——一条老街的春天"])
def test_a_title_that_is_not_printed_is_without_the_names_of_site_and_column(title: str, headline: str) -> None:
    assert title_alone(title.format(headline), Meta()) == headline
    assert of(title.format(headline), BODY).text.split("\n") == [headline, *TEXT]


def test_names_that_the_page_tells_are_no_part_of_a_title() -> None:
    assert title_alone(f"{TITLE}-晴川在身边的日子", Meta(sites=("晴川在身边的日子",))) == TITLE
    assert not is_site("晴川在身边的日子", Meta())


@pytest.mark.parametrize("headline", ["晴川老旧小区新装电梯三十部", "晴川社区老年餐厅", "社区里的千人饭局"])
def test_a_headline_that_ends_like_the_name_of_an_office_is_none(headline: str) -> None:
    assert not is_site(headline, Meta())
    assert all(is_site(name, Meta()) for name in ("晴川区教育局", "中共晴川区委", "晴川区委宣传部", "柳林省财政厅"))
    found = of(headline, f"<h1>要闻</h1><h2>{headline}</h2>{BODY}")
    assert found.text.split("\n")[0] == headline


def test_source_and_day_of_a_government_site() -> None:
    found = of(TITLE, f"<h1>{TITLE}</h1>{BODY}", GOVERNMENT)
    assert (found.newspaper, found.date) == ("晴川晚报", "2011-03-08")


KICKER, DECK, LINE = "晴川区为居民开课", "——一条老街的春天", "居民说夜里有了去处"


@pytest.mark.parametrize(
    ("body", "deck"),
    [
        (f"<div><h3>{KICKER}</h3><h1>{TITLE}</h1><h4>{DECK}</h4><div>{BODY}</div></div>", DECK),
        (f"<h3>{KICKER}</h3><h1>{TITLE}</h1>{BODY}", ""),
        (f"<div><p class=pre>{KICKER}</p><h1>{TITLE}</h1><p class=sub>{LINE}</p><div>{BODY}</div></div>", LINE),
        (
            f"<table><tr><td class=yt>{KICKER}</td></tr><tr><td class=bt>{TITLE}</td></tr>"
            f"<tr><td class=ft>{LINE}</td></tr><tr><td>{BODY}</td></tr></table>",
            LINE,
        ),
        (f"<table><tr><td>{KICKER}<br><b>{TITLE}</b><br>{DECK}</td></tr><tr><td>{BODY}</td></tr></table>", DECK),
        (f"<h1><small>{KICKER}</small><br>{TITLE}<br><small>{DECK}</small></h1>{BODY}", DECK),
        (f"<div><p align=center>{KICKER}</p><p align=center>{TITLE}</p><p>{DECK}</p>{BODY}</div>", DECK),
        (f"<div><p style='text-align: center'>{KICKER}</p><h1>{TITLE}</h1><div>{BODY}</div></div>", ""),
    ],
    ids=["headings", "flat", "classes", "cells", "one cell", "in the heading", "in the text", "style"],
)
def test_a_kicker_and_a_deck_are_printed_with_the_headline(body: str, deck: str) -> None:
    found = of(f"{TITLE}_晴川网", body)
    assert found.text.split("\n") == [KICKER, TITLE, *[deck] * bool(deck), *TEXT]
    (article,) = read_articles(found, Context())
    assert article.kicker
    assert article.kicker.of(article.text) == KICKER
    assert article.headline
    assert article.headline.of(article.text) == "\n".join([TITLE, *[deck] * (deck == DECK)])


@pytest.mark.parametrize(
    "above",
    [
        "<h2><a href=1>晴川区为居民开课</a></h2>",
        "<h2>您当前的位置:首页</h2>",
        "<h2>首页 > 新闻中心</h2>",
        "<h2>晴川晚报</h2>",
        "<h2>区街动态</h2>",
        "<h2>2011-03-08 星期二</h2>",
        "<h2>【打印】【关闭】</h2>",
        "<h2>一周要闻回看</h2>",
        "<p>欢迎您访问晴川网</p>",
        "<h2>晴川区为居民开课。</h2>",
        "<h2>(记者 路苇江)</h2>",
        f"<h2>{KICKER * 6}</h2>",
    ],
)
def test_what_else_stands_above_a_headline_is_no_kicker(above: str) -> None:
    found = of(f"{TITLE}_一周要闻回看_晴川网", f"<div class=c>{above}<h1>{TITLE}</h1><div>{BODY}</div></div>")
    assert found.text.split("\n") == [TITLE, *TEXT]


def test_a_line_far_from_the_headline_is_no_kicker() -> None:
    found = of(f"{TITLE}_晴川网", f"<div><h3>{KICKER}</h3></div><div><div><h1>{TITLE}</h1>{BODY}</div></div>")
    assert found.text.split("\n") == [TITLE, *TEXT]


PUBLISHED = {**ARTICLE, "datePublished": "2011-03-02T08:00:00+08:00"}
PAGE = {"@type": "WebPage", "datePublished": "2010-01-01"}
OTHER = {"@type": "NewsArticle", "headline": "渡口书屋开门", "datePublished": "2011-01-01"}


@pytest.mark.parametrize(
    "data",
    [
        {"@graph": [PAGE, PUBLISHED]},
        {"@graph": [PAGE, {**PUBLISHED, "@type": "Report"}]},
        {"@graph": [OTHER, PUBLISHED]},
        [PAGE, {**PUBLISHED, "datePublished": "2011-03-01T16:30:00Z"}],
    ],
)
def test_the_day_is_that_of_the_article_that_linked_data_describe(data: object) -> None:
    found = of(f"{TITLE}_晴川网", f"<h1>{TITLE}</h1>{BODY}", linked(data))
    assert found.date == "2011-03-02"
    assert found.text.split("\n")[0] == TITLE


def test_of_articles_of_which_none_is_named_no_day_is_preferred() -> None:
    assert meta_of(web_tree(linked([OTHER, {**OTHER, "datePublished": "2011-01-02"}]))).of("").day == ""
    assert meta_of(web_tree(linked([OTHER, {**OTHER, "datePublished": "昨天"}]))).of("").day == ""
    assert meta_of(web_tree(linked({**OTHER, "datePublished": "昨天"}))).of("").day == ""
    others = [OTHER, {**OTHER, "headline": "背街小巷换新颜", "datePublished": "2011-01-02"}, PAGE]
    assert of(f"{TITLE}_晴川网", f"<h1>{TITLE}</h1>{BODY}", linked(others)).date == ""
    assert of(f"{TITLE}_晴川网", f"<h1>{TITLE}</h1><p>2011-03-02</p>{BODY}", linked(others)).date == "2011-03-02"


PUBLISHER = {"@type": "Organization", "@id": "#p", "name": "晴川日报"}
GROUP = {"@type": "Organization", "name": "晴川传媒集团"}


@pytest.mark.parametrize("publisher", [PUBLISHER, "晴川日报", {"@id": "#p"}])
@pytest.mark.parametrize("title", ["要闻", TITLE])
def test_day_and_newspaper_are_those_of_the_article_with_the_headline_of_the_page(
    publisher: object, title: str
) -> None:
    other = {**OTHER, "publisher": {"name": "晴川晚报"}}
    graph = [GROUP, {**PAGE, "name": "要闻"}, other, {**PUBLISHED, "publisher": publisher}, PUBLISHER]
    found = of(f"{title} - 晴川网", f"<h1>{title}</h1><h2>{TITLE}</h2>{BODY}", linked({"@graph": graph}))
    assert (found.date, found.newspaper) == ("2011-03-02", "晴川日报")
    assert found.text.split("\n")[0] == TITLE
