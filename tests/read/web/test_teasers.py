"""Short signed texts beside a web page's own article are read neither in its place nor as part of it."""

from collections.abc import Callable

import pytest

from kg.model import Context, Page
from kg.read.articles import read_articles
from kg.read.formats import pages_of
from kg.read.sources import Settings, Source

TITLE = "柳湾街道办起夜校"
TEXT = [
    "昨日，柳湾街道办起夜校3所，每周二、周四晚上开课，教居民写字、修车和用手机。",
    "街道办主任武麦青说，夜校将开到4月底，报名的已有120人。",
]
TEASERS = (
    ("渡口书屋开门", "（记者 方秋禾） 柳湾区渡口旁边的书屋昨日开门，有书3000册。"),
    ("背街小巷换了新颜", "本报讯（记者 路苇江） 背街小巷整治昨日完工。"),
)
OWN = "<div class=c>" + "".join(f"<p>{line}</p>" for line in TEXT) + "</div>"
LONG = "<p>书是居民送的。</p>" * 40
NOTE = "a.html: 2 short signed texts beside the article not read (expected each in a file of its own)"


def all_of(body: str, title: str = f"{TITLE}_柳湾网") -> list[Page]:
    text = f"<title>{title}</title><body><div><a href=/>首页</a></div>{body}<div>柳湾网 版权所有</div>"
    return [found for found in pages_of(Source("a.html", text.encode()), Settings()) if isinstance(found, Page)]


def of(body: str) -> Page:
    (found,) = all_of(body)
    return found


def each(form: str) -> str:
    return "".join(form.format(head=head, text=text) for head, text in TEASERS)


def headlines(pages: list[Page]) -> list[str]:
    found = [one for page in pages for one in read_articles(page, Context())]
    return [one.headline.of(one.text) if one.headline else "" for one in found]


ITEMS = each("<div class=item><h3>{head}</h3><p>{text}</p></div>")


BOXES = {
    "h3": ITEMS,
    "flat": each("<h2>{head}</h2><p>{text}</p>"),
    "list": f"<ul>{each('<li><h4>{head}</h4><p>{text}</p></li>')}</ul>",
    "bold": f"<ul>{each('<li><b>{head}</b><p>{text}</p></li>')}</ul>",
    "named titles": each("<div class=title>{head}</div><div class=t>{text}</div>"),
    "table": f"<table>{each('<tr><td><b>{head}</b><br>{text}</td></tr>')}</table>",
    "articles": each("<article><h3>{head}</h3><p>{text}</p></article>"),
}


@pytest.mark.parametrize("box", BOXES.values(), ids=BOXES)
@pytest.mark.parametrize(
    "form",
    [
        "<h1>{title}</h1>{own}<div class=related-news>{box}</div>",
        "<h1>{title}</h1>{own}<aside>{box}</aside>",
        "<div class=c><h1>{title}</h1>{own}</div><div class=side><div>{box}</div></div>",
        "<h1>{title}</h1>{own}<h4>相关新闻</h4><div>{box}</div>",
        "<h1>{title}</h1>{own}<div><h3>相关阅读</h3>{box}</div>",
        "<div>{box}</div><h1>{title}</h1>{own}",
    ],
    ids=["named", "aside", "named around", "title above", "title in it", "before the headline"],
)
def test_the_article_of_the_page_is_read_and_no_teaser(form: str, box: str) -> None:
    found = of(form.format(title=TITLE, own=OWN, box=box))
    assert found.text.split("\n") == [TITLE, *TEXT]
    assert found.notes == (NOTE,)
    assert found.single


@pytest.mark.parametrize(
    "form",
    [
        "<div class=i><h3>{head}</h3><p>{text}……</p></div>",
        "<div class=i><h3>{head}</h3><p>{text}...</p></div>",
        "<div class=i><h3>{head}</h3><p>{text}<a href=1>[详细]</a></p></div>",
        "<div class=i><h3>{head}</h3><p>{text}</p><a href=1>查看全文&gt;&gt;</a></div>",
        "<li><a href=1><h3>{head}</h3><p>{text}</p></a></li>",
    ],
)
def test_texts_that_are_cut_off_or_lead_elsewhere_are_teasers(form: str) -> None:
    found = of(f"<h1>{TITLE}</h1>{OWN}<div class=list>{each(form)}</div>")
    assert found.text.split("\n") == [TITLE, *TEXT]
    assert found.notes == (NOTE,)


@pytest.mark.parametrize("box", BOXES.values(), ids=BOXES)
@pytest.mark.parametrize("name", ["div class=list", "div", "section"])
def test_short_texts_of_which_nothing_says_that_they_are_none_of_the_page_are_articles(name: str, box: str) -> None:
    head, intro = (
        "三月柳湾实事多",
        "<p>三月里，柳湾区办了几件实事，居民都说好；下面两篇短稿写的都是街坊身边的事，请一读。</p>",
    )
    pages = all_of(f"<h1>{head}</h1>{intro}<{name}>{box}</{name.partition(' ')[0]}>", f"{head}_柳湾网")
    found = [one for page in pages for one in read_articles(page, Context())]
    assert headlines(pages) == [head, *(head for head, _ in TEASERS)]
    assert [one.byline.reporters for one in found] == [(), ("方秋禾",), ("路苇江",)]
    assert [page.first_line for page in pages] == [1, 3, 5]
    assert not any(page.notes for page in pages)


@pytest.mark.parametrize(
    "body",
    [
        f"<h1>{TITLE}</h1>{OWN}{each('<h3>{head}</h3><p>{text}</p>')}",  # nothing parts them from it
        f"<h1>{TITLE}</h1>{OWN}<div class=x>{each('<h3>{head}</h3><p>{text}</p>' + LONG)}</div>",
        f"<div class=i><h2>{TITLE}</h2>{OWN}</div>{each('<div class=i><h2>{head}</h2><p>{text}</p></div>')}",
    ],
    ids=["in its block", "long", "a series"],
)
def test_what_may_be_articles_of_the_page_is_read_with_its_own(body: str) -> None:
    found = all_of(body)
    assert headlines(found) == [TITLE, *(head for head, _ in TEASERS)]
    assert all(line in found[0].text for line in TEXT)
    assert not any(page.notes for page in found)


def test_headings_without_words_are_none_of_them() -> None:
    blank = each("<div class=related><h3></h3><p>{text}</p></div>")
    assert of(f"<h1>{TITLE}</h1>{OWN}{blank}").text.split("\n")[:3] == [TITLE, *TEXT]


def test_signed_reports_under_a_common_heading_are_read() -> None:
    bold = each("<p><b>{head}</b></p><p>{text}</p>")
    found = all_of(f"<h1>柳湾简讯</h1><div class=related>{bold}</div><p>未经授权不得转载。</p>", "柳湾简讯_柳湾网")
    assert all(text in found[0].text for _, text in TEASERS)
    assert NOTE not in found[0].notes
    found = all_of(f"<h1>柳湾一周</h1><p>本周要闻如下。</p><div class=list>{ITEMS}</div>", "柳湾一周_柳湾网")
    assert headlines(found)[-2:] == [head for head, _ in TEASERS]


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", ["<div><h3>渡口书屋</h3><p>记者 方秋禾</p>", "<li><h3>书屋</h3><p>记者 方秋禾</p></li>"]
)
@pytest.mark.parametrize("name", ["", " class=related"])
def test_time_grows_with_the_teasers(piece: str, name: str, cpu: Callable[..., float]) -> None:
    def once(size: int) -> float:
        return cpu(all_of, f"<h1>{TITLE}</h1>{OWN}<ul{name}>{piece * size}")

    assert once(1600) < 10 * once(400) + 0.2
