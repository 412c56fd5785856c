"""The line of a newspaper's digital edition that says whose page it is."""

import pytest

from kg.model import Page
from kg.read.formats import pages_of
from kg.read.known import known
from kg.read.sources import Settings, Source

HEADER = "中原晨曦报 2011年3月2日 星期三 第A05版：城事"
TITLE = "金水区启动“清雪日”活动"
BODY = "<p>本报讯(记者 路苇江)昨日,柳林街道办事处启动“清雪日”活动,清扫积雪12处。</p><p>主任武麦青说,活动将持续。</p>"
LINKS = "<td><a href=1>第A01版:要闻</a><br><a href=2>第A02版:城事</a></td>"


def of(text: str) -> Page:
    (found,) = pages_of(Source("a.htm", text.encode()), Settings())
    assert isinstance(found, Page)
    return known(found)


@pytest.mark.parametrize(
    "page",
    [
        f"<table><tr>{LINKS}<td>{HEADER}</td></tr><tr><td><b>{TITLE}</b></td></tr><tr><td>{BODY}</td></tr></table>",
        f"<h1>{TITLE}</h1><div>{HEADER}</div><div>{BODY}</div>",
        f"<h1>{TITLE}</h1><div class=article><p>{HEADER}</p>{BODY}</div>",
    ],
    ids=["above", "below", "in the text"],
)
def test_it_says_day_newspaper_page_and_section_and_is_no_text(page: str) -> None:
    found = of(f"<title>{TITLE}-某某数字报</title>{page}")
    assert (found.date, found.newspaper, found.number, found.section) == ("2011-03-02", "中原晨曦报", "A05", "城事")
    assert dict(found.told_by)["page"] == dict(found.told_by)["newspaper"] == "header"
    assert HEADER not in found.text
    assert found.text.split("\n")[0] == TITLE


def test_what_the_head_of_the_page_says_comes_before() -> None:
    meta = '<meta property="article:published_time" content="2011-03-03T08:30:00+08:00">'
    found = of(f"<title>{TITLE}</title>{meta}<div>{HEADER}</div><h1>{TITLE}</h1>{BODY}")
    assert found.date == "2011-03-03"
    assert dict(found.told_by) == {"date": "page", "newspaper": "header", "page": "header", "section": "header"}


def test_links_to_other_pages_of_the_issue_say_nothing() -> None:
    found = of(f"<title>{TITLE}</title><table><tr>{LINKS}</tr></table><h1>{TITLE}</h1>{BODY}")
    assert (found.number, found.section, found.told_by) == ("", "", ())


@pytest.mark.parametrize(
    ("line", "date", "newspaper", "number", "section"),
    [
        ("来源：柳城晨报 2012-05-04 第A03版", "2012-05-04", "柳城晨报", "A03", ""),
        ("来源：柳城晨报 2012-05-04 第A03版 浏览次数：12", "2012-05-04", "柳城晨报", "A03", ""),
        ("2012-05-04 08:12 来源：柳城晨报 A03版", "2012-05-04", "柳城晨报", "A03", ""),
        ("来源：柳城晨报第A03版", "", "柳城晨报", "A03", ""),
        ("来源：柳城晨报 第A03版：民生新闻", "", "柳城晨报", "A03", "民生新闻"),
        ("发布时间：2012-05-04 08:12:33 第A03版：民生新闻", "2012-05-04", "", "A03", "民生新闻"),
        ("日期 2012-05-04 第A03版", "2012-05-04", "", "A03", ""),
        ("第A03版：民生新闻", "", "", "A03", "民生新闻"),
        ("2012-05-04 第A03版：编辑 武麦", "2012-05-04", "", "A03", ""),
        ("来源：新华社 2012-05-04 A03版", "2012-05-04", "新华社", "", ""),
        ("2012-05-04 A03版 作者", "2012-05-04", "", "", ""),
    ],
)
def test_the_line_of_day_and_source_may_name_the_page(
    line: str, date: str, newspaper: str, number: str, section: str
) -> None:
    address = '<link rel="canonical" href="http://example.com/a/1.html">'
    found = of(f"<title>{TITLE}</title>{address}<h1>{TITLE}</h1><div>{line}</div>{BODY}")
    assert (found.date, found.newspaper, found.number, found.section) == (date, newspaper, number, section)


def test_of_several_pages_that_are_named_none_is_its_own() -> None:
    lines = "<p>第A01版：要闻</p><p>第A02版：城事</p>"
    found = of(f"<title>{TITLE}</title><h1>{TITLE}</h1>{lines}{BODY}")
    assert (found.number, found.section) == ("", "")


@pytest.mark.parametrize(
    "said",
    [
        "<p>来源：news.example.com</p>",
        '<meta property="og:site_name" content="www.example.com">',
        '<meta name="ContentSource" content="http://news.example.com/">',
        '<link rel="canonical" href="http://example.com/a/1.html">',
    ],
)
def test_the_name_of_a_host_is_no_newspaper(said: str) -> None:
    assert of(f"<title>{TITLE}</title><h1>{TITLE}</h1>{said}{BODY}").newspaper == ""


def test_each_of_several_articles_has_the_page_in_its_own_line() -> None:
    one, other = "金水区清扫积雪", "二七区修缮道路"
    text = "".join(
        f"<article><h2>{title}</h2><p>2012-05-0{day} 来源：柳城晨报 A0{day}版</p>{BODY}</article>"
        for title, day in ((one, 4), (other, 5))
    )
    found = [
        known(page)
        for page in pages_of(Source("a.htm", f"<title>柳城网</title>{text}".encode()), Settings())
        if isinstance(page, Page)
    ]
    assert [(page.date, page.number) for page in found] == [("2012-05-04", "A04"), ("2012-05-05", "A05")]
    assert not any("来源" in page.text for page in found)
