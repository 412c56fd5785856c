"""Pages longer than anybody prints are read a stretch at a time."""

import pytest

from kg.model import Page
from kg.read.articles import read_articles
from kg.read.context import page_context
from kg.read.doubts import doubts
from kg.read.stretches import LONGEST


def texts(page: Page) -> list[str]:
    return [article.text for article in read_articles(page, page_context(page))]


def too_long(page: Page) -> list[int]:
    """The lines on which a warning says that an article goes on."""
    found = doubts(read_articles(page, page_context(page)))
    said = "goes on an article of more than 40,000 characters (expected a shorter one; its parts are articles)"
    assert all((doubt.kind == "too-long") == (doubt.what == said) for doubt in found)
    return [doubt.line for doubt in found if doubt.kind == "too-long"]


def test_every_article_of_a_long_page_is_read_whole() -> None:
    stories = [
        f"第{number}个车棚建成\n本报讯(记者 方砚山) 近日,{number}号院的车棚建成。{'雨天好停车。' * 30}"
        for number in range(999)
    ]
    page = Page("a.txt", "\n\n".join(stories))
    assert len(page.text) > 4 * LONGEST
    assert texts(page) == stories
    assert not too_long(page)


def test_articles_of_a_long_page_keep_their_lines() -> None:
    story = f"车棚建成\n本报讯(记者 方砚山) 近日,院里的车棚建成。{'雨天好停车。' * 30}"
    page = Page("a.txt", "\n\n".join([story] * 999), first_line=5)
    lines = [article.line for article in read_articles(page, page_context(page))]
    assert lines == [5 + 3 * number for number in range(999)]


@pytest.mark.parametrize("end", ["。", ","])
def test_a_line_longer_than_any_article_is_cut_behind_sentences_where_it_has_them(end: str) -> None:
    line = f"院里的车棚建成,雨天好停车{end}" * 20_000
    found = texts(Page("a.txt", line))
    assert "".join(found) == line
    assert max(map(len, found)) <= LONGEST
    assert end == "," or all(text.endswith("。") for text in found)


def test_one_article_longer_than_any_other_is_read_in_parts_under_its_headline() -> None:
    paragraphs = [f"{number}号院的车棚建成。{'雨天好停车。' * 30}" for number in range(999)]
    first, *others = texts(Page("a.txt", "\n".join(["车棚建成", *paragraphs]), single=True, titled=True))
    assert first.startswith("车棚建成\n0号院")
    assert "\n".join([first, *others]).split("\n")[1:] == paragraphs
    assert max(map(len, [first, *others])) <= LONGEST


@pytest.mark.parametrize("single", [True, False])
def test_each_part_of_an_article_that_is_too_long_is_warned_of_on_its_line(single: bool) -> None:
    paragraphs = [f"{number}号院的车棚建成。{'雨天好停车。' * 30}" for number in range(400)]
    page = Page(
        "a.txt", "\n".join(["车棚建成", "(记者 方砚山)", *paragraphs]), first_line=5, single=single, titled=single
    )
    found = read_articles(page, page_context(page))
    assert too_long(page) == [article.line for article in found[1:]]
    assert len(found) == 2


def test_each_part_of_a_line_that_is_too_long_is_warned_of() -> None:
    assert too_long(Page("a.txt", "院里的车棚建成,雨天好停车。" * 7000)) == [1, 1]
