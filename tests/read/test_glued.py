"""Glued names are cut by the names that stand apart elsewhere on the page."""

from __future__ import annotations

from kg.model import Article, Context, Page
from kg.read.articles import read_articles

_FIRST = "柳湾镇清理河道\n\n本报讯(记者 毕楠乔 隋松屿)昨日,柳湾镇清理河道。\n\n"
_GLUED = "石桥乡新栽果树\n\n本报讯(记者毕楠乔隋松屿 通讯员 武麦青)昨日,石桥乡栽树300棵。\n"


def _read(text: str) -> tuple[Article, ...]:
    return read_articles(Page("a.txt", text), Context())


def test_names_that_stand_apart_cut_the_glued_ones() -> None:
    first, second = _read(_FIRST + _GLUED)
    assert first.byline.reporters == second.byline.reporters == ("毕楠乔", "隋松屿")
    assert second.byline.correspondents == ("武麦青",)
    assert [s.span.of(second.text) for s in second.signatures] == ["毕楠乔", "隋松屿", "武麦青"]


def test_a_name_that_stands_nowhere_apart_leaves_the_cut_to_statistics() -> None:
    (alone,) = _read(_GLUED)
    first, second = _read(_FIRST.replace("隋松屿", "路苇江") + _GLUED)
    assert second.byline == alone.byline
    assert first.byline.reporters == ("毕楠乔", "路苇江")
