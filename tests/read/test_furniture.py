"""What a web page prints around an article, copied with it into a text, is none of it and ends it."""

import pytest

from kg.model import Article, Context
from kg.read.articles import read_articles
from kg.read.furniture import is_pasted, names_editors
from kg.read.plain import page_from_text

FIRST = "柳湾区为老楼加装电梯\n\n柳湾区昨日为老楼加装电梯3部，居民都说好。\n\n"
SECOND = "青溪街道清扫积雪\n\n青溪街道昨日组织志愿者清扫积雪，共清出道路12条。\n"


def read(text: str) -> tuple[Article, ...]:
    return read_articles(page_from_text(text), Context())


def headlines(text: str) -> list[str]:
    return [article.headline.of(article.text) if article.headline else "" for article in read(text)]


@pytest.mark.parametrize(
    "line",
    [
        "【字体：大 中 小】",
        "【打印】【关闭】",
        "[打印本页] [关闭窗口]",
        "上一篇：没有了",
        "下一篇：渡口书屋开门",
        "分享到：微信 微博",
    ],
)
def test_furniture_is_left_out_and_ends_an_article(line: str) -> None:
    first, second = read(f"{FIRST}{line}\n\n{SECOND}")
    assert line not in first.text + second.text
    assert (first.line, second.line) == (1, 7)
    assert read(f"{line}\n{SECOND}")[0].headline


@pytest.mark.parametrize("line", ["收藏", "打印店开到家门口", "下一版", "更多", "打印"])
def test_a_word_by_itself_may_be_a_heading(line: str) -> None:
    assert not is_pasted(line)


@pytest.mark.parametrize(
    "line", ["[责任编辑：admin]", "责任编辑：小秋(LW012)", "一审：方秋禾 二审：申桐川 三审：路苇江"]
)
def test_editors_end_an_article_whatever_they_are_called(line: str) -> None:
    first, second = read(f"{FIRST}{line}\n\n{SECOND}")
    assert first.text.endswith(line)
    assert not any(line in span.of(first.text) for span in first.paragraphs)
    assert second.headline


@pytest.mark.parametrize("line", ["编辑部搬家", "编辑：他说。", "柳湾区为老楼加装电梯"])
def test_what_names_no_editors(line: str) -> None:
    assert not names_editors(line)


@pytest.mark.parametrize("below", ["责任编辑：申桐川", "【打印】【关闭】", "责任编辑：小秋(LW012)"])
def test_the_last_line_above_it_is_no_headline(below: str) -> None:
    assert headlines(f"{FIRST}咨询电话：0000-1234567\n{below}\n") == ["柳湾区为老楼加装电梯"]


def test_a_paragraph_below_it_still_belongs_to_the_article() -> None:
    (article,) = read(f"{FIRST}分享到：微信 微博\n\n柳湾区住建局说，今年将再装20部。\n")
    assert article.text.endswith("20部。")


def test_furniture_alone_is_read_as_it_is() -> None:
    assert [article.text for article in read("【打印】【关闭】")] == ["【打印】【关闭】"]
