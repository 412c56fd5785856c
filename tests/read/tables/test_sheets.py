import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from kg.errors import UnreadableFile
from kg.model import Page, Refusal
from kg.read.formats import pages_of
from kg.read.sources import Settings, Source
from tests.documents import workbook

HEADER = ("标题", "正文", "日期", "版面")
UNSTORED = "has no stored value (expected the file opened and saved by a spreadsheet program)"


def of(data: bytes) -> list[Page | Refusal]:
    return list(pages_of(Source("a.xlsx", data), Settings()))


def refused(data: bytes) -> str:
    with pytest.raises(UnreadableFile) as error:
        of(data)
    assert "\n" not in str(error.value)
    return str(error.value)


def edited(data: bytes, part: str, edit: Callable[[bytes], bytes]) -> bytes:
    """The workbook with one part of its archive changed."""
    file = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, edit(old.read(name)) if re.search(part, name) else old.read(name))
    return file.getvalue()


def test_a_row_of_a_sheet_is_an_article_with_days_and_numbers_as_they_are_printed() -> None:
    (found,) = of(workbook({"一": [HEADER, ("甲", "清扫积雪\n第二段", datetime(2011, 3, 2, 8, 30), 5)]}))
    assert found == Page(
        "a.xlsx", "甲\n清扫积雪\n第二段", date="2011-03-02", number="5", row=2, single=True, titled=True
    )


@pytest.mark.parametrize(
    ("value", "page"), [(5.0, "5"), (5.5, "5.5"), ("A05", "A05"), (None, ""), (time(8, 30), "08:30:00"), ("#N/A", "")]
)
def test_values_of_cells(value: object, page: str) -> None:
    (found,) = of(workbook({"一": [HEADER, ("甲", "清扫积雪", date(2011, 3, 2), value)]}))
    assert isinstance(found, Page)
    assert (found.number, found.date) == (page, "2011-03-02")


def test_sheets_have_headers_and_rows_of_their_own_and_empty_ones_are_none() -> None:
    first = [(), (None, " "), HEADER, (), ("甲", "清扫积雪")]
    second = [("text", "title"), ("修缮道路", "乙")]
    one, two = of(workbook({"一月": first, "Sheet2": [], "\u202e二月": second}))
    assert isinstance(one, Page)
    assert isinstance(two, Page)
    assert (one.file, one.row, one.text) == ("a.xlsx:一月", 5, "甲\n清扫积雪")
    assert (two.file, two.row, two.text) == ("a.xlsx:\\u202e二月", 2, "乙\n修缮道路")


def test_a_sheet_without_a_text_is_refused_and_the_others_read() -> None:
    first, second = of(workbook({"说明": [("制表", "说明书")], "文章": [HEADER, ("甲", "清扫积雪")]}))
    assert str(first).startswith("a.xlsx:说明: no column with the text (has 制表, 说明书;")
    assert isinstance(second, Page)


def test_a_sheet_without_a_text_is_refused_once_however_many_rows_it_has() -> None:
    (found,) = of(workbook({"一": [("制表", "说明书"), *[("甲", "乙")] * 30]}))
    assert isinstance(found, Refusal)
    assert not found.workbook
    assert str(found).startswith("a.xlsx: no column with the text (has 制表, 说明书;")


def test_a_heading_above_the_header_is_passed_over() -> None:
    (found,) = of(workbook({"一": [("2011年3月报道",), (), ("单位", "某报"), HEADER, ("甲", "清扫积雪")]}))
    assert isinstance(found, Page)
    assert (found.text, found.row) == ("甲\n清扫积雪", 5)


def test_a_formula_counts_as_what_it_gave_when_the_file_was_saved() -> None:
    never = workbook({"一": [HEADER, ("甲", '="清扫"&"积雪"')]})
    assert [str(one) for one in of(never)] == [
        f'a.xlsx:2: text: the formula ="清扫"&"积雪" in B2 {UNSTORED}',
    ]
    counted = edited(never, "sheet1", lambda xml: xml.replace(b"<v></v>", "<v>清扫积雪</v>".encode()))
    (found,) = of(edited(counted, "sheet1", lambda xml: xml.replace(b'<c r="B2"', b'<c r="B2" t="str"')))
    assert isinstance(found, Page)
    assert found.text == "甲\n清扫积雪"


def test_of_formulas_without_a_value_those_that_are_asked_for_are_said() -> None:
    rows = [
        HEADER,
        ("甲", "清扫积雪", "=A9", "=LEN(B2)"),
        ("=A9", "修缮道路", None, 5),
        (None, None, "=A9", "=LEN(B4)"),
    ]
    first, second = of(workbook({"一": [(*row, "=A1") for row in rows]}))
    assert isinstance(first, Page)
    assert isinstance(second, Page)
    assert (first.date, first.unclear, second.text, second.titled) == ("", ("date",), "修缮道路", False)
    assert first.notes == (
        f"a.xlsx:1: the formula =A1 in E1 {UNSTORED}",
        f"a.xlsx:2: date: the formula =A9 in C2 {UNSTORED}",
        f"a.xlsx:2: page: the formula =LEN(B2) in D2 {UNSTORED}",
    )
    assert second.notes == (f"a.xlsx:3: title: the formula =A9 in A3 {UNSTORED}",)


def test_a_column_beside_a_formula_without_a_value_counts_in_its_place() -> None:
    (found,) = of(workbook({"一": [("text", "content"), ("=A9", "清扫积雪")]}))
    assert isinstance(found, Page)
    assert (found.text, found.notes[1:]) == ("清扫积雪", ())


def test_a_formula_in_the_first_of_merged_cells_is_said_of_each_row() -> None:
    book = Workbook()
    for row in (HEADER, ("甲", "清扫积雪", "=A9"), ("乙", "修缮道路"), ("丙", "栽树", "=A8")):
        book.active.append(row)
    book.active.merge_cells("C2:C3")
    file = BytesIO()
    book.save(file)
    said = [found.notes for found in of(file.getvalue()) if isinstance(found, Page)]
    assert said == [
        (
            f"a.xlsx:{row}: date: the formula {cell} has no stored value (expected the file opened and saved by a "
            "spreadsheet program)",
        )
        for row, cell in ((2, "=A9 in C2"), (3, "=A9 in C2"), (4, "=A8 in C4"))
    ]


def test_a_formula_that_failed_is_said() -> None:
    (found,) = of(workbook({"一": [HEADER, ("#N/A", "清扫积雪", "#REF!", 5)]}))
    assert isinstance(found, Page)
    assert found.notes == (
        "a.xlsx:2: title: #N/A: a formula that failed (expected a value)",
        "a.xlsx:2: date: #REF!: a formula that failed (expected a value)",
    )


def test_cells_too_far_to_the_right_are_said_with_the_first_row() -> None:
    first, second = of(workbook({"一": [HEADER, ("甲", "清扫积雪", *[None] * 300, "远"), ("乙", "修缮道路")]}))
    assert isinstance(first, Page)
    assert isinstance(second, Page)
    warning = "a.xlsx: 1 filled cell behind column IV, the first in KQ2, not read (expected 256 columns at most)"
    assert (first.notes, second.notes) == ((warning,), ())


def test_a_text_as_long_as_a_cell_can_be_is_read_and_said_to_be_cut_off_perhaps() -> None:
    rows = [HEADER, ("甲", "雪" * 32767), ("乙", "雪" * 32766)]
    first, second = of(workbook({"一": rows}))
    assert isinstance(first, Page)
    assert isinstance(second, Page)
    assert (len(first.text), len(second.text), second.notes) == (32769, 32768, ())
    assert first.notes == (
        "a.xlsx:2: text: as long as a cell can be, perhaps cut off (expected fewer than 32767 characters)",
    )


def test_line_breaks_as_excel_writes_them() -> None:
    (found,) = of(workbook({"一": [("text",), ("甲。_x000D_\n乙。",)]}))
    assert isinstance(found, Page)
    assert found.text == "甲。\n乙。"


@pytest.mark.parametrize("last", ["XFD1048576", "XFD2000000000"])
def test_a_sheet_that_says_it_is_huge_is_read_as_far_as_it_goes(last: str, cpu: Callable[..., float]) -> None:
    data = workbook({"一": [HEADER, ("甲", "清扫积雪")]})
    number = last.removeprefix("XFD").encode()
    size = f"A1:{last}".encode()
    end = b'<row r="' + number + b'"><c r="XFD' + number + b'"/></row></sheetData>'
    huge = edited(data, "sheet1", lambda xml: xml.replace(b"A1:D2", size).replace(b"</sheetData>", end))
    assert of(huge) == of(data)
    assert cpu(of, huge) < 5


def test_rows_before_a_sheet_breaks_off_are_read() -> None:
    data = workbook({"一": [HEADER, ("甲", "清扫积雪"), ("乙", "修缮道路")]})
    page, refusal = of(edited(data, "sheet1", lambda xml: xml[: xml.index(b'<row r="3"')] + b"<row"))
    assert isinstance(page, Page)
    assert str(refusal) == "a.xlsx:3: a damaged sheet (expected .xlsx as a spreadsheet saves it)"


@pytest.mark.parametrize("part", ["workbook.xml$", "Content_Types", "styles"])
def test_a_workbook_with_a_broken_part_is_refused_in_one_line(part: str) -> None:
    broken = edited(workbook({"一": [HEADER, ("甲", "清扫积雪")]}), part, lambda xml: b"<" + xml)
    assert refused(broken) == "no workbook (expected .xlsx as a spreadsheet saves it)"


@pytest.mark.parametrize("sheets", [{"一": []}, {"一": [(None, " ")], "二": []}])
def test_a_workbook_without_a_filled_cell_is_refused(sheets: Mapping[str, Sequence[Sequence[object]]]) -> None:
    assert refused(workbook(sheets)) == "empty (expected a sheet with a header and a row for each article)"


def test_what_is_no_workbook_is_refused() -> None:
    assert refused("标题,正文".encode()).startswith("no zip archive, or a damaged one")
    whole = workbook({"一": [HEADER, ("甲", "清扫积雪")]})
    assert refused(whole[:-100]).startswith("no zip archive, or a damaged one")
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("a.txt", "清扫积雪")
    assert refused(file.getvalue()).startswith("no workbook")


def test_a_workbook_that_would_fill_the_memory_is_not_opened() -> None:
    data = workbook({"一": [HEADER, ("甲", "清扫积雪")]})
    bomb = edited(data, "sheet1", lambda xml: xml + b" " * (32 << 20))
    assert refused(bomb).startswith("unpacks to more than 200 times its size")


def test_entities_that_multiply_are_refused_in_a_moment(cpu: Callable[..., float]) -> None:
    names = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    head = f'<!DOCTYPE sst [<!ENTITY a0 "{"雪" * 100}">{names}]>'.encode()
    data = workbook({"一": [HEADER, ("甲", "清扫积雪")]})

    last = rb"(&#\d+;)+(?=</t></is></c></row></sheetData>)"
    laughs = edited(data, "sheet1", lambda xml: head + re.sub(last, b"&a11;", xml))
    assert "a damaged sheet" in "".join(map(str, of(laughs)))
    assert cpu(of, laughs) < 5
