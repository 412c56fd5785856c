"""Web pages that are laid out in tables, and tables of data on them."""

from collections.abc import Callable

import pytest

from kg.model import Context, Page
from kg.read.articles import read_articles
from kg.read.formats import pages_of
from kg.read.sources import Settings, Source

TITLE = "老年食堂开进小巷"
LINE = "2011-03-02 来源：柳湾日报"
TEXT = [
    "本报讯（记者 方秋禾） 昨日，柳湾街道的老年食堂开进小巷，一顿饭八元。",
    "街道办主任武麦青说，月底前还要再开三家。",
]
LINKS = "<td><a href=/>首页</a></td><td><a href=/y>要闻</a></td>"
BUTTONS = "<tr><td align=right>【打印】【关闭】</td></tr>"
RELATED = "<table><tr><td><b>相关报道</b></td></tr><tr><td><a href=1>柳湾修好三条路</a></td></tr></table>"
FOOT = "<table><tr><td>柳湾日报社 版权所有</td></tr></table>"
HEAD = f"<tr><td><b>{TITLE}</b></td></tr><tr><td>{LINE}</td></tr>"
ROWS = "".join(f"<tr><td>{line}</td></tr>" for line in TEXT)
ARTICLE = f"<table>{HEAD}{ROWS}</table>"
DATA = "<tr><th>镇</th><th>食堂</th></tr><tr><td>柳湾镇</td><td>12|13</td></tr><tr><td>渡口镇</td><td>9</td></tr>"


def of(body: str, title: str = f"{TITLE}_柳湾网") -> Page:
    page = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
    (found,) = pages_of(Source("a.html", page.encode()), Settings())
    assert isinstance(found, Page)
    return found


@pytest.mark.parametrize(
    "body",
    [
        ARTICLE,
        f"<table><tr>{LINKS}</tr></table><table>{HEAD}{ROWS}{BUTTONS}</table>{RELATED}{FOOT}",
        f"<table><tr>{LINKS}</tr><tr><td>{RELATED}</td><td>{ARTICLE}</td></tr>"
        f"<tr><td colspan=2>{FOOT}</td></tr></table>",
        f"<table><tr><td>首页</td><td>要闻</td></tr></table>{ARTICLE}<table>{BUTTONS}</table>{FOOT}",
        f"<table><tr><td>首页</td><td>要闻</td></tr>{HEAD}{ROWS}{BUTTONS}</table>",
        f"<table><tr><td rowspan=4><a href=1>修路</a></td><td><b>{TITLE}</b></td></tr>"
        f"<tr><td>{LINE}</td></tr>{ROWS}</table>",
        ARTICLE.replace("<td><b>", "<th>").replace("</b></td>", "</th>"),
    ],
    ids=["alone", "between tables", "nested", "below words", "one table", "columns", "header cell"],
)
@pytest.mark.parametrize("title", [f"{TITLE}_柳湾网", TITLE, "柳湾网"])
def test_a_table_that_divides_the_page_leaves_no_sign_in_the_text(body: str, title: str) -> None:
    found = of(body, title)
    assert found.text.split("\n") == [TITLE, *TEXT]
    assert (found.date, found.newspaper) == ("2011-03-02", "柳湾日报")
    (article,) = read_articles(found, Context())
    assert article.byline.reporters == ("方秋禾",)


def test_signed_articles_under_headings_in_a_table_are_told_apart() -> None:
    other = "<tr><td><h2>渡口书屋开门</h2></td></tr><tr><td>本报讯（记者 路苇江） 昨日，渡口书屋开门迎客。</td></tr>"
    found = read_articles(of(f"<table><tr><td><h2>{TITLE}</h2></td></tr>{ROWS}{other}</table>"), Context())
    assert [one.byline.reporters for one in found] == [("方秋禾",), ("路苇江",)]


def test_a_table_of_related_texts_is_left_out_as_other_boxes_are() -> None:
    other = "".join(
        f"<tr><td><b>{head}</b></td></tr><tr><td>（记者 路苇江） 昨日开门。</td></tr>"
        for head in ("渡口书屋", "新开车棚")
    )
    found = of(f"{ARTICLE}<table><tr><td>相关报道</td></tr>{other}</table>")
    assert found.text.split("\n") == [TITLE, *TEXT]
    assert len(found.notes) == 1


def test_rows_of_data_are_lines_without_pipes() -> None:
    found = of(f"<h1>{TITLE}</h1><p>{TEXT[0]}</p><table>{DATA}</table><p>{TEXT[1]}</p>")
    assert found.text.split("\n") == [TITLE, TEXT[0], "镇  食堂", "柳湾镇  12|13", "渡口镇  9", TEXT[1]]


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["<tr><td>清扫<td>积雪", "<table><tr><td>清扫", "<td>|</td>"])
def test_time_grows_with_the_table(piece: str, cpu: Callable[..., float]) -> None:
    def once(size: int) -> float:
        return cpu(of, f"<h1>{TITLE}</h1><p>{TEXT[0]}</p><table>{piece * size}")

    assert once(1600) < 10 * once(400) + 0.2
