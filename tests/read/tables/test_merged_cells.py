from collections.abc import Callable
from io import BytesIO

import pytest
from openpyxl import Workbook

from kg.model import Page
from kg.read.formats import pages_of
from kg.read.sources import Settings, Source
from kg.read.tables.merged_cells import Merged, merged_cells, spread
from kg.read.tables.tables import Line

ROWS = (
    ("日期", "报纸", "标题", "正文"),
    ("2011-03-02", "某报", "甲", "清扫积雪"),
    (None, None, "乙", "修缮道路"),
    (None, "另报", "丙", "办起食堂"),
    (None, None, "丁", "栽树"),
)


def of(*ranges: str, rows: tuple[tuple[str | None, ...], ...] = ROWS) -> list[tuple[int, str, str]]:
    """Row, day and newspaper of each article where these cells are merged."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for each in ranges:
        book.active.merge_cells(each)
    file = BytesIO()
    book.save(file)
    pages = pages_of(Source("a.xlsx", file.getvalue()), Settings())
    return [(page.row, page.date, page.newspaper) for page in pages if isinstance(page, Page)]


def test_a_merged_cell_holds_for_every_row_that_it_covers_and_for_no_other() -> None:
    day = "2011-03-02"
    assert of() == [(2, day, "某报"), (3, "", ""), (4, "", "另报"), (5, "", "")]
    assert of("A2:A4", "B2:B3") == [(2, day, "某报"), (3, day, "某报"), (4, day, "另报"), (5, "", "")]
    assert of("A2:A5", "B4:B5") == [(2, day, "某报"), (3, day, ""), (4, day, "另报"), (5, day, "另报")]


def test_a_cell_merged_over_columns_is_that_of_the_first() -> None:
    rows = (ROWS[0], ("2011-03-02", None, "甲", "清扫积雪"), (None, None, "乙", "修缮道路"))
    assert of("A2:B3", rows=rows) == [(2, "2011-03-02", ""), (3, "2011-03-02", "")]


def test_a_high_header_and_a_high_row_are_one_each() -> None:
    empty: tuple[str | None, ...] = ()
    rows = (ROWS[0], empty, ROWS[1], empty, ROWS[2])
    ranges = [f"{column}{row}:{column}{row + 1}" for row in (1, 3) for column in "ABCD"]
    assert of(*ranges, rows=rows) == [(3, "2011-03-02", "某报"), (5, "", "")]


@pytest.mark.parametrize("listed", ['<mergeCell ref="C7:D9"/>', "<x:mergeCell ref='C7:D9' />"])
def test_ranges_are_read_behind_the_rows(listed: str) -> None:
    sheet = f'<sheetData><c>&lt;</c><mergeCell ref="A1:A2"/></sheetData><mergeCells>{listed}<mergeCell ref="E5:F5"/>'
    assert merged_cells(sheet.encode()) == {7: [Merged(2, 9)]}


@pytest.mark.parametrize("sheet", ["", "<row/>", "</sheetData><mergeCell ref=", '</sheetData><mergeCell ref="A:A"/>'])
def test_a_sheet_may_merge_none(sheet: str) -> None:
    assert merged_cells(sheet.encode()) == {}


def test_a_range_beyond_the_columns_that_are_read_is_none() -> None:
    lines = [Line(number, ["甲", ""]) for number in (1, 2, 3)]
    assert list(spread(iter(lines), {2: [Merged(700, 9), Merged(0, 9)]})) == lines


@pytest.mark.parametrize("repeated", ['<mergeCell ref="A2:A1048576"/>', "<mergeCell ", "<aaaa", "sheetData>"])
def test_ranges_take_time_in_proportion(repeated: str, cpu: Callable[..., float]) -> None:
    sheet = ("</sheetData>" + repeated * (2_000_000 // len(repeated))).encode()

    def read() -> None:
        list(spread(iter([Line(number, ["甲", ""]) for number in range(1, 1000)]), merged_cells(sheet)))

    assert cpu(read) < 2
