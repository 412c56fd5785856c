"""The source of a web page in a text: what a browser prints of it is read."""

import pytest

from kg.read.pasted_markup import unmarked
from kg.read.plain import text_pages
from kg.read.sources import Settings, Source

MARKUP = "<div class='a'>\n<h1>清扫积雪</h1>\n<p>昨日，柳湾区清扫积雪&nbsp;12处。</p>\n<p>居民都说好。</p>\n</div>"


@pytest.mark.parametrize("above", ["", "---\ndate: 2011-03-02\n---\n"])
def test_tags_are_taken_off_with_a_warning(above: str) -> None:
    page = next(text_pages(Source("a.txt", (above + MARKUP).encode()), Settings()))
    assert page.text == "清扫积雪\n昨日，柳湾区清扫积雪\xa012处。\n居民都说好。"
    assert page.notes == ("a.txt: tags of a web page taken off (expected .html, or the text alone)",)
    assert page.date == ("2011-03-02" if above else "")


def test_lines_around_the_source_stay() -> None:
    assert unmarked(f"柳湾日报\n第二行\n{MARKUP}\n末行").split("\n")[:3] == ["柳湾日报", "第二行", "清扫积雪"]
    assert unmarked(f"{MARKUP}\n末行").endswith("居民都说好。\n末行")


@pytest.mark.parametrize("text", ["面积<50平方米，a<b，c>d。", "课上讲<p>与<br>两个标签。", ""])
def test_a_text_that_speaks_of_tags_is_no_source(text: str) -> None:
    assert unmarked(text) == ""
