"""What looks lost is named with its line, and little else is."""

from itertools import starmap
from pathlib import Path

import pytest

from kg.model import Page
from kg.read.articles import read_articles
from kg.read.context import page_context
from kg.read.doubts import doubts
from kg.read.files import read_files

SIGNED = "本报讯(记者 {name}) 近日,金水区在{place}盖起车棚{number}座,居民停车方便了许多。"
PLACES = ("花园路", "红旗路", "经三路", "文化路", "丰产路")
NAMES = ("方砚山", "秦禾苗", "路苇江", "温绣岭", "谷麦成")


def said(text: str) -> list[tuple[str, int]]:
    page = Page("a.txt", text)
    return [(doubt.kind, doubt.line) for doubt in doubts(read_articles(page, page_context(page)))]


def report(number: int) -> str:
    text = SIGNED.format(name=NAMES[number], place=PLACES[number], number=number + 2)
    return f"{PLACES[number]}车棚到家\n\n{text}\n\n"


def test_a_page_of_whole_articles_has_none() -> None:
    assert said("".join(map(report, range(5)))) == []


def test_a_headline_without_text() -> None:
    signed = "花园路车棚到家\n近日,花园路盖起车棚。(记者 方砚山)\n\n"
    assert said(signed + "红旗路花坛建成") == [("headline-without-text", 4)]
    assert said("红旗路花坛建成") == [("headline-without-text", 1)]


def test_an_article_without_byline_between_two_with_one() -> None:
    bare = "丰产路花坛建成 居民有了新去处\n\n昨日起,丰产路上的花坛里种上了月季。\n\n"
    page = "".join(map(report, range(3)))
    assert said(page + bare + report(3) + report(4)) == [("no-byline", 13)]
    assert said(report(0) + bare + report(1)) == [], "three articles show no custom"


@pytest.mark.parametrize(
    "end",
    ["居民停车方便了许", "居民停车方便了许多，", "居民停车方便了许多，今年本...", "居民停车方便了许多、盖起了"],
)
def test_a_text_that_breaks_off(end: str) -> None:
    assert said(f"车棚到家\n\n近日,金水区在花园路盖起车棚300座,还要在红旗路再盖,{end}") == [("cut-off", 1)]


@pytest.mark.parametrize(
    "end",
    [
        "。",
        "。(完)",
        "。完",
        ".",
        "。(记者 方砚山)",
        "!”",
        ",热线电话:0371-12345678",
        "。本报记者 方砚山 摄",
        ",增长3.5%",
    ],
)
def test_a_text_that_ends(end: str) -> None:
    assert said(f"车棚到家\n\n近日,金水区在花园路盖起车棚300座,居民停车方便了许多{end}") == []


def test_a_caption_needs_no_full_stop() -> None:
    assert said("近日,金水区在花园路盖起车棚300座,居民停车方便了许多 本报记者 方砚山 摄") == []


def test_the_line_is_that_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("---\npage: A05\n---\n红旗路花坛建成", encoding="utf-8")
    (page,), _ = read_files([tmp_path])
    assert [doubt.line for doubt in doubts(read_articles(page, page_context(page)))] == [4]


@pytest.mark.slow
def test_few_real_articles_are_warned_of(shared: Path) -> None:
    pages, _ = read_files([shared / "articles"])
    found = list(starmap(read_articles, ((page, page_context(page)) for page in pages)))
    assert sum(len(doubts(articles)) for articles in found) <= 0.02 * sum(map(len, found))


def test_the_real_page_has_none(shared: Path) -> None:
    (page,), _ = read_files([shared / "pages"])
    assert doubts(read_articles(page, page_context(page))) == ()
