"""What the sheets of a PDF repeat is no text, and the head of a newspaper's page begins a page."""

from collections.abc import Callable, Sequence

import pytest

from kg.model import Page
from kg.read.documents.pdf_sheets import Line, pages_in
from kg.read.formats import pages_of
from kg.read.known import known
from kg.read.sources import Settings, Source

Run = tuple[float, float, str]
Printed = Callable[..., bytes]

FIRST = ["夜校开课了", "柳林街道办事处办起夜校三所,居民都来", "读书写字,夜校每周开课三次,每次两小时,"]
SECOND = ["居民说,夜校办到了家门口,来读书的老人", "有三十位。"]
THIRD = ["渡口书屋开门", "渡口书屋昨日开门,居民都来读书写字。"]
TEXT = [
    "夜校开课了",
    "柳林街道办事处办起夜校三所,居民都来读书写字,夜校每周开课三次,每次两小时,居民说,夜校办到了家门口,来读书的老人有三十位。",
]


def sheet(lines: Sequence[str], above: str = "", below: str = "") -> list[Run]:
    edges = [(60.0, 820.0, above)] * bool(above), [(280.0, 30.0, below)] * bool(below)
    return [*edges[0], *((60.0, 780.0 - 18 * n, line) for n, line in enumerate(lines)), *edges[1]]


def of(data: bytes) -> list[Page]:
    return [known(found) for found in pages_of(Source("a.pdf", data), Settings()) if isinstance(found, Page)]


@pytest.mark.parametrize("number", ["{}", "- {} -", "—{}—", "第{}页", "第{}页 共3页", "{}/3", "· {} ·"])
def test_page_numbers_are_no_text(printed: Printed, number: str) -> None:
    sheets = (sheet(FIRST, below=number.format(1)), sheet(SECOND, below=number.format(2)))
    (found,) = of(printed(*sheets))
    assert found.text.split("\n") == TEXT
    (found,) = of(printed(sheet(THIRD, above=number.format(1))))
    assert found.text.split("\n") == THIRD


def test_what_all_sheets_repeat_at_their_edges_is_no_text(printed: Printed) -> None:
    sheets = [sheet(lines, "晴川年鉴", "晴川区地方志办公室编") for lines in (FIRST, SECOND, THIRD)]
    (found,) = of(printed(*sheets))
    assert found.text.split("\n") == [*TEXT, *THIRD]
    (found,) = of(printed(sheet(FIRST, "晴川年鉴 第1卷"), sheet(SECOND, "晴川年鉴 第2卷")))
    assert found.text.split("\n") == TEXT


def test_what_two_sheets_have_alike_and_the_heading_of_a_column_stay(printed: Printed) -> None:
    (found,) = of(printed(sheet(THIRD), sheet(THIRD)))
    assert found.text.split("\n") == [*THIRD, *THIRD]
    (found,) = of(printed(*(sheet([f"{one}书屋开门", f"{one}书屋开门了。"], "区街动态") for one in "甲乙丙")))
    assert found.text.count("区街动态") == 3


def test_the_head_of_a_newspaper_says_of_which_page_the_sheets_are(printed: Printed) -> None:
    head = "晴川晚报 2011年3月2日 星期三 A0{}版"
    sheets = (sheet(FIRST, head.format(5)), sheet(SECOND, head.format(5)), sheet(THIRD, head.format(6)))
    one, other = of(printed(*sheets))
    assert (one.newspaper, one.date, one.number, one.text.split("\n")) == ("晴川晚报", "2011-03-02", "A05", TEXT)
    assert (other.newspaper, other.date, other.number, other.text.split("\n")) == (
        "晴川晚报",
        "2011-03-02",
        "A06",
        THIRD,
    )
    assert (one.first_line, other.first_line) == (1, 3)


def test_a_sheet_without_a_head_is_of_the_page_before(printed: Printed) -> None:
    (found,) = of(printed(sheet(FIRST, "晴川晚报 2011年3月2日 A05版"), sheet(SECOND)))
    assert (found.number, found.text.split("\n")) == ("A05", TEXT)


def test_a_number_inside_the_text_stays() -> None:
    lines = [Line(text, 60, 120, 800 - 18 * n, 12) for n, text in enumerate(("夜校", "开课", "12", "所", "人"))]
    (found,) = pages_in([lines])
    assert found.lines == lines


@pytest.mark.slow
def test_time_grows_with_the_sheets(cpu: Callable[..., float]) -> None:
    def once(size: int) -> float:
        sheets = [[Line("晴川年鉴 2", 60, 120, 800 - n, 12) for n in range(40)] for _ in range(size)]
        return cpu(list, pages_in(sheets))

    assert once(2000) < 10 * once(500) + 0.2


def test_left_and_right_sheets_may_repeat_each_its_own(printed: Printed) -> None:
    heads = ["晴川年鉴", "渡口与书屋"] * 2
    sheets = [sheet(lines, head) for lines, head in zip((FIRST, SECOND, THIRD, THIRD), heads, strict=True)]
    (found,) = of(printed(*sheets))
    assert found.text.split("\n") == [*TEXT, *THIRD, *THIRD]
    heads[3] = "又一个标题"
    sheets = [sheet(lines, head) for lines, head in zip((FIRST, SECOND, THIRD, THIRD), heads, strict=True)]
    assert of(printed(*sheets))[0].text.startswith("晴川年鉴"), "two alike may be two headlines"
