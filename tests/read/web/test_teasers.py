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


@pytest.mark.parametrize(
    "body",
    [
        f"<h1>{TITLE}</h1>{OWN}<div class=list>{ITEMS}</div>",
        f"<h1>{TITLE}</h1>{OWN}<h4>相关新闻</h4><ul>{each('<li><h4>{head}</h4><p>{text}</p></li>')}</ul>",
        f"<div class=side>{ITEMS}</div><h1>{TITLE}</h1>{OWN}",
        f"<h2>{TITLE}</h2>{OWN}<div class=box>{each('<h2>{head}</h2><p>{text}</p>')}</div>",
        f"<article><h1>{TITLE}</h1>{OWN}<div class=related>{ITEMS}</div></article>",
        f"<div class=c><h1>{TITLE}</h1>{OWN}<div><h3>相关阅读</h3>{ITEMS}</div></div>",
        f"<h1>{TITLE}</h1>{OWN}<ul>{each('<li><b>{head}</b><p>{text}</p></li>')}</ul>",
        f"<h1>{TITLE}</h1>{OWN}<div>{each('<div class=title>{head}</div><div class=t>{text}</div>')}</div>",
        f"<h1>{TITLE}</h1>{OWN}<table>{each('<tr><td><b>{head}</b><br>{text}</td></tr>')}</table>",
        f"<article><h1>{TITLE}</h1>{OWN}</article>{each('<article><h3>{head}</h3><p>{text}</p></article>')}",
    ],
)
def test_the_article_of_the_page_is_read_and_no_teaser(body: str) -> None:
    found = of(body)
    assert found.text.split("\n") == [TITLE, *TEXT]
    assert found.notes == (NOTE,)
    assert found.single


def test_neither_where_the_article_is_signed_too() -> None:
    signed = OWN.replace("昨日，", "本报讯（记者 申桐川） 昨日，")
    (found,) = read_articles(of(f"<h2>{TITLE}</h2>{signed}<div class=box>{ITEMS}</div>"), Context())
    assert found.byline.reporters == ("申桐川",)


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
def test_time_grows_with_the_teasers(piece: str, cpu: Callable[..., float]) -> None:
    def once(size: int) -> float:
        return cpu(of, f"<h1>{TITLE}</h1>{OWN}<ul>{piece * size}")

    assert once(1600) < 10 * once(400) + 0.2
