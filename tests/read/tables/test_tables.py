from collections.abc import Callable

import pytest

from kg.model import Refusal
from kg.read.sources import Settings, Source
from kg.read.tables.tables import Row, comma_rows, tab_rows


def rows(data: str | bytes, reader: Callable[..., object] = comma_rows) -> list[Row | Refusal]:
    """The rows of the one table in a file."""
    (table,) = reader(Source("a.csv", data if isinstance(data, bytes) else data.encode()), Settings())  # type: ignore[misc, operator]
    return [table] if isinstance(table, Refusal) else list(table.rows)


def cells(data: str | bytes, reader: Callable[..., object] = comma_rows) -> list[dict[str, str]]:
    return [dict(row.cells) for row in rows(data, reader) if isinstance(row, Row)]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_byte_order_mark_and_newlines_of_all_systems(mark: str, newline: str) -> None:
    text = mark + newline.join(["title,text", "甲,清扫积雪", "", '乙,"修缮,道路"', ""])
    assert rows(text) == [
        Row(2, {"title": "甲", "text": "清扫积雪"}),
        Row(4, {"title": "乙", "text": "修缮,道路"}),
    ]


@pytest.mark.parametrize(
    ("delimiter", "reader"),
    [(",", comma_rows), (";", comma_rows), ("|", comma_rows), ("\t", comma_rows), ("\t", tab_rows)],
)
def test_values_stand_between_what_the_header_has_between_its_names(
    delimiter: str, reader: Callable[..., object]
) -> None:
    assert cells(f"title{delimiter}text\n甲{delimiter}清扫、积雪\n", reader) == [{"title": "甲", "text": "清扫、积雪"}]


def test_a_quoted_value_may_have_line_breaks_and_the_row_has_the_line_where_it_begins() -> None:
    found = rows('title,text\n甲,"第一段。\n\n第二段,""还有""。"\n乙,清扫积雪\n')
    assert found == [
        Row(2, {"title": "甲", "text": '第一段。\n\n第二段,"还有"。'}),
        Row(5, {"title": "乙", "text": "清扫积雪"}),
    ]


def test_quotation_marks_may_be_marked_by_a_backslash_where_they_are_not_doubled() -> None:
    text = 'title,text\n甲,"清扫\\"积雪\\",\n落叶"\n乙,"a\\n"\n丙,"c:\\"\n丁,"修缮\\"道路"\n"戊\\",乙\n己,栽树\n'
    assert rows(text) == [
        Row(2, {"title": "甲", "text": '清扫"积雪",\n落叶'}),
        Row(4, {"title": "乙", "text": "a\\n"}),
        Row(5, {"title": "丙", "text": "c:\\"}),
        Row(6, {"title": "丁", "text": '修缮"道路'}),
        Row(7, {"title": "戊\\", "text": "乙"}),
        Row(8, {"title": "己", "text": "栽树"}),
    ]


@pytest.mark.parametrize(
    "broken",
    ['甲,"清扫积雪', '甲,"清扫"积雪', '"甲', '甲,"清扫积雪\n""'],
    ids=["not closed", "closed too soon", "title not closed", "not closed for two lines"],
)
@pytest.mark.parametrize("quoted", [True, False])
def test_a_broken_row_in_line_7000_costs_no_other(broken: str, quoted: bool) -> None:
    usual = '"第{}篇","正文,第{}。"' if quoted else "第{}篇,正文第{}。"
    good = [usual.format(n, n) for n in range(9000)]
    found = rows("\n".join(["title,text", *good[:6998], broken, *good[6998:]]))
    refused = [one for one in found if isinstance(one, Refusal)]
    assert [row.cells["title"] for row in found if isinstance(row, Row) and row.cells["title"]] == [
        f"第{n}篇" for n in range(9000)
    ]
    assert refused[0].row == 7000
    assert len(refused) == 1
    assert "expected each quotation mark to be closed" in refused[0].reason


def test_quotation_marks_that_never_close_take_no_longer_than_their_lines(cpu: Callable[..., float]) -> None:
    def once(line: str, lines: int) -> float:
        return cpu(rows, "title,text\n" + line * lines)

    for line in ('a",",\n', '"a\\"b\n', 'a,"\\",\\"\n'):
        assert once(line, 8_000) < 8 * once(line, 2_000) + 0.1


def test_short_rows_lack_values_and_long_ones_are_refused() -> None:
    short, long, padded = rows("title,text,date\n甲,清扫积雪\n乙,清扫,积雪,落叶\n丙,清扫,2011,, \n")
    assert short == Row(2, {"title": "甲", "text": "清扫积雪"})
    assert long == Refusal("a.csv", "4 cells (expected 3, as the header has)", 3)
    assert padded == Row(4, {"title": "丙", "text": "清扫", "date": "2011"})


def test_lines_without_a_value_are_no_rows() -> None:
    assert rows("\n,,\ntitle,text\n,\n \t, \n甲,清扫积雪\n") == [Row(6, {"title": "甲", "text": "清扫积雪"})]


@pytest.mark.parametrize("text", ["", "\n\n", ",,\n,,\n", "\ufeff"])
def test_a_table_without_a_header_is_refused(text: str) -> None:
    assert [str(one) for one in rows(text)] == ["a.csv: empty (expected a header and a row for each article)"]


def test_a_header_that_is_broken_is_refused_with_its_line() -> None:
    (refusal,) = rows('\n"title,text\n')
    assert str(refusal).startswith("a.csv:2: ")


def test_a_header_is_the_first_line_unless_one_below_names_the_text_and_more() -> None:
    row = {"标题": "甲", "正文": "清扫"}
    assert cells("2011年报道,,\n某报,3月,\n标题,正文,\n甲,清扫,\n") == [row | {"": ""}]
    assert cells("题,文\n正文,甲\n标题,乙\n") == [{"题": "正文", "文": "甲"}, {"题": "标题", "文": "乙"}]
    assert cells("text\n清扫\n积雪\n") == [{"text": "清扫"}, {"text": "积雪"}]


def test_a_header_that_stands_there_again_is_no_row() -> None:
    again = "标题,正文,\n甲,清扫\n 标题 ,正文\n标题,正文,\n标题,清扫\n\ufeff标题,正文,\n"
    assert [row.line for row in rows(again) if isinstance(row, Row)] == [2, 3, 5]
    assert cells("text\n清扫\ntext\n积雪\n") == [{"text": "清扫"}, {"text": "积雪"}]
