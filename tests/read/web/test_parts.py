"""One article on several web pages is warned of; other pages with like names are not."""

from pathlib import Path

import pytest

from kg.model import Page
from kg.read.files import read_files
from kg.read.web.parts import in_parts

TITLE = "柳湾街道办起夜校"
TEXTS = ("昨日，柳湾街道办起夜校3所。", "居民安女士说，夜校教人写字。", "夜校将开到4月底。")


def notes(names: list[str], titles: list[str]) -> list[str]:
    pages = [
        Page(name, f"{title}\n{text}", single=True, titled=True)
        for name, title, text in zip(names, titles, TEXTS, strict=False)
    ]
    return list(in_parts(pages))


@pytest.mark.parametrize(
    ("names", "titles"),
    [
        (["a/t.html", "a/t_2.html", "a/t_3.html"], [TITLE, TITLE, TITLE]),
        (["a/t_1.html", "a/t_1_2.html", "a/t_1_3.html"], [TITLE, f"{TITLE}（2）", f"{TITLE}（3）"]),
        (["t-1.shtml", "t-2.shtml", "t-3.shtml"], [f"{TITLE}(1)", f"{TITLE}(2)", f"{TITLE}(3)"]),
    ],
)
def test_pages_of_one_title_that_are_numbered_are_named(names: list[str], titles: list[str]) -> None:
    assert notes(names, titles) == [
        f"{', '.join(names)}: one title, read as 3 articles (expected the pages of an article in one file)"
    ]


@pytest.mark.parametrize(
    ("names", "titles"),
    [
        (["t.html", "t_2.html"], [TITLE, "渡口书屋开门"]),
        (["t_2011.html", "t_2012.html"], [TITLE, TITLE]),
        (["a/t.html", "b/t_2.html"], [TITLE, TITLE]),
        (["t.txt", "t_2.txt"], [TITLE, TITLE]),
    ],
    ids=["other titles", "other numbers", "other folders", "no web pages"],
)
def test_others_are_not(names: list[str], titles: list[str]) -> None:
    assert notes(names, titles) == []


def test_of_a_folder_it_is_said_once(tmp_path: Path) -> None:
    for name, text in zip(("t.html", "t_2.html", "u.html"), (TEXTS[0], TEXTS[1], TEXTS[1]), strict=True):
        body = f"<h1>{TITLE}</h1><div><p>{text}</p><p>{text[:-1]}，居民说好。</p></div>"
        (tmp_path / name).write_text(f"<html><title>{TITLE}_柳湾网</title><body>{body}", encoding="utf-8")
    pages, _ = read_files([tmp_path])
    assert [note for page in pages for note in page.notes] == [
        "t.html, t_2.html: one title, read as 2 articles (expected the pages of an article in one file)"
    ]
