"""Several articles on one web page, signed or not, where its markup parts them; else one."""

from collections.abc import Callable

import pytest

from kg.model import Context, Page
from kg.read.articles import read_articles
from kg.read.formats import pages_of
from kg.read.sources import Settings, Source

NAV = '<div class="nav"><a href="/">首页</a> <a href="/n">新闻中心</a></div>'
BELOW = (
    '<div class=related><h3>相关新闻</h3><ul><li><a href="1">二七区修缮道路</a></li></ul></div>'
    "<div class=comments><h3>网友评论</h3><p>支持一下!</p></div><div class=footer>晴川网 版权所有</div>"
)
ARTICLES = [
    ("柳林街道办起夜校方便居民", ["昨日,柳林街道办事处办起夜校3所。", "夜校将开到4月底。"]),
    ("古荥镇启动“清雪日”活动", ["昨日,古荥镇启动“清雪日”活动,清扫积雪12处。"]),
    ("嵩山路街道修缮书屋四间", ["昨日,嵩山路街道办事处修缮书屋4间。", "居民参加。", "(申桐川)"]),
]
LINES = [[head, *text] for head, text in ARTICLES]
SUBHEADS = ["一条老街", "有了去处", "居民说好"]


def of(title: str, body: str, below: str = BELOW) -> list[Page]:
    page = f"<html><head><title>{title}</title></head><body>{NAV}{body}{below}</body></html>"
    return [found for found in pages_of(Source("a.html", page.encode()), Settings()) if isinstance(found, Page)]


def paragraphs(text: list[str]) -> str:
    return "".join(f"<p>　　{line}</p>" for line in text)


def each(form: str, between: str = "") -> str:
    return between.join(form.format(head=head, text=paragraphs(text)) for head, text in ARTICLES)


def subheaded(form: str, between: str = "") -> str:
    texts = [text for _, text in ARTICLES]
    parts = zip(SUBHEADS, texts, strict=True)
    return between.join(form.format(head=head, text=paragraphs(text)) for head, text in parts)


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("晴川晚报", each("<article><h2>{head}</h2>{text}</article>")),
        (
            "夜校汇总",
            "<h1>夜校汇总</h1>" + each("<article><header><h2>{head}</h2></header><div>{text}</div></article>"),
        ),
        ("晴川晚报数字报", f"<div class=c>{each('<h2>{head}</h2>{text}')}</div>"),
        ("晴川晚报 2011年3月2日 第A05版", each("<h3>{head}</h3>{text}")),
        ("", each("<h3>{head}</h3>{text}")),
        ("今天的报纸", each("<h2>{head}</h2>{text}", "<hr>")),
        ("今天的报纸", each("<p><b>{head}</b></p>{text}", "<hr>")),
        ("今天的报纸", each("<h1>{head}</h1>{text}")),
        ("晴川晚报", each("<div class=title>{head}</div><div class=content>{text}</div>")),
        (
            "晴川晚报",
            f"<table>{each('<tr><td class=title>{head}</td></tr><tr><td>{text}</td></tr>')}</table>",
        ),
        (f"{ARTICLES[0][0]}_晴川网", each("<div class=item><h3>{head}</h3><div>{text}</div></div>")),
    ],
    ids=["article", "article under h1", "h2", "header", "no title", "hr", "bold hr", "h1", "class", "cells", "blocks"],
)
def test_headings_of_one_kind_that_the_markup_parts_are_each_an_article(title: str, body: str) -> None:
    found = of(title, body)
    assert [page.text.split("\n") for page in found] == LINES
    articles = [article for page in found for article in read_articles(page, Context())]
    assert [one.headline and one.headline.of(one.text) for one in articles] == [head for head, _ in ARTICLES]
    assert [one.line for one in articles] == [1, 4, 6], "lines of the page's text"
    assert not any(page.notes for page in found)


def test_each_has_the_day_and_the_source_that_stand_under_its_headline() -> None:
    form = "<div><h3>{}</h3><p class=i>2011-03-0{} 来源:{}</p>{}</div>"
    papers = ["晴川晚报", "中原晨曦报", "庐州晚风报"]
    parts = [form.format(head, n, papers[n - 1], paragraphs(text)) for n, (head, text) in enumerate(ARTICLES, 1)]
    found = of("夜校汇总", "<h1>夜校汇总</h1>" + "".join(parts))
    assert [(page.date, page.newspaper) for page in found] == [
        (f"2011-03-0{number}", paper) for number, paper in enumerate(papers, 1)
    ]
    assert [page.text.split("\n") for page in found] == LINES


def test_each_has_its_own_kicker() -> None:
    kickers = ["晴川区为居民开课", "大雪过后人人动手", "渡口旁边又闻书香"]
    form = "<div class=item><h3>{}</h3><h2>{}</h2>{}</div>"
    parts = [
        form.format(kicker, head, paragraphs(text)) for kicker, (head, text) in zip(kickers, ARTICLES, strict=True)
    ]
    found = of("晴川晚报", "".join(parts))
    assert [page.text.split("\n") for page in found] == [
        [kicker, *lines] for kicker, lines in zip(kickers, LINES, strict=True)
    ]
    assert [page.kickers for page in found] == [1, 1, 1]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("夜校三题_晴川网", f"<h1>夜校三题</h1><div>{subheaded('<h3>{head}</h3>{text}')}</div>"),
        ("夜校三题_晴川网", f"<h1>夜校三题</h1>{subheaded('<section class=s><h2>{head}</h2>{text}</section>')}"),
        ("夜校三题_晴川网", f"<h1>夜校三题</h1>{subheaded('<h2>{head}</h2>{text}', '<hr>')}"),
        ("夜校三题_晴川网", f"<div>夜校三题</div>{subheaded('<h2>{head}</h2>{text}')}"),
        ("夜校三题_晴川网", f"<h2>夜校三题</h2><p>夜校开课了。</p>{subheaded('<h2>{head}</h2>{text}')}"),
        ("晴川网", f"<h2>夜校三题</h2>{subheaded('<h3>{head}</h3>{text}')}"),
        ("晴川网", f"<p>夜校开课了。</p>{subheaded('<h3>{head}</h3>{text}')}"),
        ("夜校三题", f"<h1>夜校三题</h1>{subheaded('<p><b>{head}</b></p>{text}')}"),
        ("晴川网", subheaded("<p><b>{head}</b></p>{text}")),
        ("夜校三题_晴川网", subheaded("<h3>{head}</h3>{text}")),
    ],
)
def test_subheads_part_no_article(title: str, body: str) -> None:
    (found,) = of(title, body)
    assert len(read_articles(found, Context())) == 1
    assert all(head in found.text.split("\n") for head in SUBHEADS)
    assert not found.notes


def test_teasers_of_other_articles_part_nothing() -> None:
    (head, text), *others = ARTICLES
    teasers = "".join(f"<article class=t><h3>{one}</h3><p>昨日,这里办起一件新鲜事。</p></article>" for one, _ in others)
    (found,) = of(f"{head}_晴川网", f"<article><h1>{head}</h1>{paragraphs([*text * 9])}</article>{teasers}")
    assert found.text.split("\n") == [head, *text * 9]


def test_a_byline_under_a_subhead_makes_no_second_article() -> None:
    signed = (
        "<h1>夜校三题</h1><p>本报讯(记者 路苇江)昨日,夜校开课。</p><h3>一条老街</h3><p>记者 路苇江</p><p>居民说好。</p>"
    )
    (found,) = of("夜校三题_晴川网", signed)
    assert found.single


def test_long_headings_that_nothing_parts_are_one_article_with_a_warning() -> None:
    (found,) = of("夜校三题_晴川网", f"<h1>夜校三题</h1>{each('<h2>{head}</h2>{text}')}")
    assert len(read_articles(found, Context())) == 1
    assert found.notes == ("a.html: 3 headings, read as one article (expected one, or markup that parts them)",)
    numbered = each("<h2>一、{head}</h2>{text}")
    (found,) = of("夜校三题_晴川网", f"<h1>夜校三题</h1>{numbered}")
    assert not found.notes


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    ["<h2>渡口书屋</h2><p>开门。</p>", "<hr><h2>渡口书屋", "<article><h2>渡口书屋</h2>开门。", "<p><b>渡口书屋</b>"],
)
def test_time_grows_with_the_headings(piece: str, cpu: Callable[..., float]) -> None:
    def once(size: int) -> float:
        return cpu(of, "晴川晚报", piece * size)

    assert once(1600) < 10 * once(400) + 0.2
