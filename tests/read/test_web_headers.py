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
