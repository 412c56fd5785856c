from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.read.tables.cell_markup import printed


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<p>清扫&ldquo;积雪&rdquo;</p><p>修缮道路</p>", "清扫“积雪”\n修缮道路"),
        ("清扫<br>积雪<BR/>道路<br />桥", "清扫\n积雪\n道路\n桥"),
        ('<div class="a"><h2>甲</h2>清扫<div>积雪</div>道路</div>', "甲\n清扫\n积雪\n道路"),
        ("<p>　　清扫<b>积</b>雪&nbsp;&#38;&#x8def;</p>", "　　清扫积雪\xa0&路"),
        ("<p>清扫\n  积雪</p>\n<p>道路</p>", "清扫   积雪\n道路"),
        ("清扫<strong>积雪</strong>。\n修缮<a href='x'>道路</a>。", "清扫积雪。\n修缮道路。"),
        ('清扫<img src="x.jpg">积雪', "清扫积雪"),
        ("<style>p{}</style><p>清扫</p><script>if (a<b) x('<p>')</script><!-- 暗 <p> --><p>积雪</p>", "清扫\n积雪"),
        ("&lt;p&gt;清扫&amp;nbsp;积雪&lt;/p&gt;&lt;p&gt;道路&lt;/p&gt;", "清扫\xa0积雪\n道路"),
        ("<p>清扫", "清扫"),
        ("<html><body><p>清扫</p></body></html>积雪</HTML ><p>道路", "清扫\n积雪\n道路"),
        ("<!-- <p>清扫</p> -->", ""),
        ("<p>清\0扫\x07积雪\uffff</p>", "清\u200b扫\u200b积雪\u200b"),
        ("<p>面积<50平方米</p>", "面积<50平方米"),
    ],
)
def test_what_a_browser_prints_of_a_cell(cell: str, text: str) -> None:
    assert printed(cell) == text


@pytest.mark.parametrize(
    "cell",
    [
        "面积<50平方米的住户,温度>30度。a<b,c>d。",
        "<清扫>积雪",
        "<<某报>>\n\n  记者",
        "甲<b>乙",
        "甲 & 乙; 丙&丁",
        "&无;&nbsp",
        "AT&T;",
    ],
)
def test_a_text_that_has_a_sign_of_markup_is_none(cell: str) -> None:
    assert printed(cell) == cell


def test_characters_that_are_written_by_name_in_a_text_without_tags() -> None:
    assert printed("清扫&ldquo;积雪&rdquo;&nbsp;&middot;\n&#36335;") == "清扫“积雪”\xa0·\n路"


TAGS = ["p", "/p", "br", "div", "/div", "b", "/b", "a", "/a", "table", "td", "option", "form", "textarea", "iframe"]
TAGS += ["head", "html", "/html", "body", "/body", "svg"]
WORDS = ["积雪", "道路", "<", ">", "&", "&nbsp;", "\n", "\x00", "\ud800", "<!DOCTYPE html>", "<?xml?>"]


@given(st.lists(st.sampled_from([*WORDS, *(f"<{tag}>" for tag in TAGS)]), max_size=14))
def test_no_word_is_lost_of_any_markup(parts: list[str]) -> None:
    text = printed("".join(parts))
    assert (text.count("积雪"), text.count("道路")) == (parts.count("积雪"), parts.count("道路"))


@pytest.mark.parametrize("before", ["<div>", "<b>", "<ul><li>"])
def test_nothing_is_lost_of_markup_that_is_nested_too_deep(before: str) -> None:
    assert "清扫积雪" in printed(f"<p>{before * 3000}清扫积雪")
    assert printed(f"{before * 30}清扫积雪<br>") == "清扫积雪"


@pytest.mark.slow
@pytest.mark.parametrize(
    "repeated",
    ["<p>", "</p>", "<p ", "<p>雪<br>", "<b>", "</i>", "<!--", "<script>", "&", "&ldquo;", "<", "</b", "<img "],
)
def test_markup_takes_time_in_proportion(repeated: str, cpu: Callable[..., float]) -> None:
    assert cpu(printed, f"<p>{repeated * (100_000 // len(repeated))}") < 1
    assert cpu(printed, repeated * (100_000 // len(repeated))) < 1
    assert cpu(printed, f"<p>{'<b>' * 20_000}{repeated * (50_000 // len(repeated))}") < 1
