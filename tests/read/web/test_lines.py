"""Of what stands in the block of a web page's text, buttons, neighbours and the line of day and source are no text."""

from collections.abc import Callable

import pytest

from kg.model import Context, Page
from kg.read.articles import read_articles
from kg.read.formats import pages_of
from kg.read.sources import Settings, Source
from kg.read.web.heads import Head
from kg.read.web.lines import of_article
from kg.read.web.said import Said

TITLE = "柳林街道办起夜校"
TEXT = ["本报讯(记者 路苇江)昨日,柳林街道办事处办起夜校3所。", "主任武麦青说,夜校将开到4月底。"]
BODY = "".join(f"<p>{line}</p>" for line in TEXT)
KNOWN = Said(Head(TITLE), "2011-03-08", "中原晨曦报")


def of(above: str, below: str) -> Page:
    text = f"<title>{TITLE}_某某网</title><h1>{TITLE}</h1>{above}{BODY}{below}"
    (found,) = pages_of(Source("a.html", text.encode()), Settings())
    assert isinstance(found, Page)
    return found


def test_buttons_neighbours_and_the_line_of_day_and_source_are_left_out() -> None:
    found = of(
        "<p>2011-03-08 07:30:00　　来源：中原晨曦报</p>",
        "<p>【打印】【关闭】</p><p>上一篇：二七区修缮道路</p><p>下一篇：没有了</p><p>分享到：</p>",
    )
    assert (found.date, found.newspaper) == ("2011-03-08", "中原晨曦报")
    assert found.text.split("\n") == [TITLE, *TEXT]


@pytest.mark.parametrize(
    "line",
    [
        "【打印本页】 【关闭窗口】",
        "[字号 大 中 小] [收藏] [打印]",
        "分享到：微信 微博 QQ空间",
        "返回顶部",
        "上一篇 下一篇",
        "【上一条】：渡口书屋开门",
        "2011-03-08",
        "2011年03月08日 07:30 来源: 中原晨曦报 浏览次数: 12 次",
        "发布时间：2011-03-08 07:30:00",
        "来源：中原晨曦报 | 2011-03-08 | 字号：大 中 小",
    ],
)
def test_a_line_that_says_nothing_else_is_none_of_the_article(line: str) -> None:
    assert of_article([line, *TEXT], KNOWN) == TEXT


@pytest.mark.parametrize(
    "line",
    [
        "打印店开到家门口",
        "大",
        "2011-03-08 柳林街道大事记",
        "来源：柳林街道办事处宣传科 记述一年的事",
        "上一篇写到这里,居民还在等候。",
        "2011年3月8日,柳林街道办事处办起夜校。",
    ],
)
def test_a_line_that_says_something_else_stays(line: str) -> None:
    assert of_article([line, *TEXT], KNOWN) == [line, *TEXT]


def test_who_wrote_it_stays_of_the_line_of_day_and_source() -> None:
    assert of_article(["2011-03-08 07:30　来源：中原晨曦报　作者：路苇江", *TEXT], KNOWN) == ["作者：路苇江", *TEXT]


@pytest.mark.parametrize("said", [Said(Head(TITLE)), Said(Head(TITLE), "2011-03-08")])
def test_a_line_of_which_the_page_knows_nothing_stays(said: Said) -> None:
    line = "2011-03-08 来源：中原晨曦报"
    assert of_article([line, *TEXT], said) == [line, *TEXT]


def test_a_day_far_below_the_headline_stays() -> None:
    lines = [*TEXT * 9, "2011-03-08"]
    assert of_article(lines, KNOWN) == lines


@pytest.mark.parametrize("piece", ["大", "大 ", "[", "字号大小", "(打印)", "上一篇:", "评论(", "2011-03-08 ", "来源:"])
def test_no_line_takes_long(piece: str, cpu: Callable[..., float]) -> None:
    lines = [(piece * 120)[:size] + "甲" for size in range(100, 120)] + [piece * 50_000 + "甲"]
    assert cpu(of_article, lines * 4, KNOWN) < 0.5


@pytest.mark.parametrize(
    "above",
    [
        "<div>{}</div>",
        "<span>{}</span>",
        "<h4>{}</h4>",
        '<div class="author">{}</div>',
        "<table><tr><td>{}</td></tr></table>",
    ],
)
def test_a_byline_between_headline_and_text_is_part_of_it(above: str) -> None:
    signed = above.format("本报记者 路苇江")
    body = "".join(f"<p>{line}</p>" for line in (TEXT[1], TEXT[1].replace("4", "5")))
    (found,) = pages_of(
        Source("a.html", f"<h1>{TITLE}</h1>{signed}<div>{body}</div><div>编辑：某某</div>".encode()), Settings()
    )
    assert isinstance(found, Page)
    assert found.text.split("\n")[:3] == [TITLE, "本报记者 路苇江", TEXT[1]]


def test_the_author_behind_day_and_source_is_part_of_the_text() -> None:
    info = "<div>2011-03-08 来源：中原晨曦报 作者：路苇江</div>"
    page = f"<h1>{TITLE}</h1>{info}<div><p>{TEXT[1]}</p><p>{TEXT[1]}</p></div>"
    (found,) = pages_of(Source("a.html", page.encode()), Settings())
    assert isinstance(found, Page)
    assert found.text.split("\n")[:2] == [TITLE, "作者：路苇江"]


@pytest.mark.parametrize(
    "below",
    [
        "<div class=author>（记者 方秋禾 文/图）</div>",
        "<p class=editor>记者 方秋禾</p>",
        "<footer>记者：方秋禾　责任编辑：柏禾渡</footer>",
        "<div>【打印】【关闭】</div><div>责任编辑：柏禾渡</div><div>作者：方秋禾</div>",
    ],
)
def test_who_signs_behind_the_block_of_the_text_signs_it(below: str) -> None:
    text = f"<title>{TITLE}_某某网</title><h1>{TITLE}</h1><div class=content>{BODY}</div>{below}"
    (page,) = pages_of(Source("a.html", text.encode()), Settings())
    assert isinstance(page, Page)
    (article,) = read_articles(page, Context())
    assert "方秋禾" in article.byline.reporters
    assert "柏禾渡" not in article.byline.reporters


@pytest.mark.parametrize(
    "below",
    [
        "<div>责任编辑：柏禾渡</div>",
        "<div><a href=/b.html>渡口书屋开门</a></div><div>记者 柏禾渡</div>",
        "<h3>渡口书屋开门</h3><div>记者 柏禾渡</div>",
        "<div>渡口书屋开门</div><div>记者 柏禾渡</div>",
    ],
)
def test_editors_and_who_signs_another_article_do_not(below: str) -> None:
    text = f"<title>{TITLE}_某某网</title><h1>{TITLE}</h1><div class=content>{BODY}</div>{below}"
    (page,) = pages_of(Source("a.html", text.encode()), Settings())
    assert isinstance(page, Page)
    assert page.text.split("\n") == [TITLE, *TEXT]
