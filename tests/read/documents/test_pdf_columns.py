"""A sheet printed row by row across its columns is read column by column, and named; a table is not."""

from collections.abc import Callable, Sequence

import pytest

from kg.model import Page
from kg.read.documents.pdf_lines import Piece, Shown, pieces
from kg.read.formats import pages_of
from kg.read.sources import Settings, Source

Run = tuple[float, float, str]
Printed = Callable[..., bytes]
FIRST = [
    "清雪日",
    "　　本报讯(记者路苇江)三月二日,柳林街道办",
    "事处启动活动,清扫积雪十二处。主任武麦青说,",
    "活动将持续。",
    "　　区城管局出动车辆八台。据了解,这些车辆都",
    "是今年新买的,一台一台地开到了各条街道上,",
    "又一台一台地开了回来。",
]
SECOND = [line.replace("清雪日", "农机体检").replace("路苇江", "白桐川") for line in FIRST]
THIRD = [line.replace("清雪日", "夜校开课").replace("路苇江", "申小禾") for line in FIRST]


def of(data: bytes) -> Page:
    (found,) = pages_of(Source("a.pdf", data), Settings())
    assert isinstance(found, Page)
    return found


def column(lines: Sequence[str], x: float, y: float = 700) -> list[Run]:
    return [(x + 24 * line.startswith("　　"), y - 18 * n, line.strip("　")) for n, line in enumerate(lines)]


def across(*columns: Sequence[Run]) -> list[Run]:
    return [run for row in zip(*columns, strict=True) for run in row]


@pytest.mark.parametrize("lower", [0, 2, 5])
def test_columns_follow_each_other(printed: Printed, lower: float) -> None:
    columns = column(FIRST, 40), column(SECOND, 310, 700 - lower)
    page = of(printed(across(*columns)))
    assert page.text == of(printed(columns[0] + columns[1])).text
    assert page.notes == (
        "a.pdf: 1 of 1 sheets are printed row by row across their columns: 1 "
        "(expected column by column, as they are read here; look at their order)",
    )


def test_three_columns_under_a_line_that_stands_over_all(printed: Printed) -> None:
    wide = (40.0, 760.0, "柳湾区办好民生实事：清雪修路办夜校，农机下乡送到家门口来")
    columns = [column([line[:13] for line in lines], x) for lines, x in ((FIRST, 30), (SECOND, 215), (THIRD, 400))]
    text = of(printed([wide, *across(*columns)])).text.split("\n")
    assert [text.index(line) for line in (wide[2], "清雪日", "农机体检", "夜校开课")] == sorted(
        text.index(line) for line in (wide[2], "清雪日", "农机体检", "夜校开课")
    )
    assert text[0] == wide[2]


@pytest.mark.parametrize(
    "cells", [("青溪街道", "1200"), ("青溪街道今年三月二日起", "1200"), ("3", "青溪街道今年三月二日起")]
)
def test_rows_of_short_cells_stay_as_they_were_printed(printed: Printed, cells: tuple[str, str]) -> None:
    rows = across(column([cells[0]] * 8, 40), column([cells[1]] * 8, 300))
    assert of(printed(rows)).notes == ()


def test_few_rows_show_no_column(printed: Printed) -> None:
    assert of(printed(across(column(FIRST[:5], 40), column(SECOND[:5], 310)))).notes == ()


def test_pieces_whose_lengths_do_not_fit_are_one() -> None:
    line = Piece("清雪日 农机体检", 40, 800, 12)
    assert pieces(line, [Shown(40, 800, 6), Shown(310, 800, 8)])[0].text == "清雪日"
    assert pieces(line, [Shown(40, 800, 6), Shown(310, 800, 6)]) == [line]
    assert pieces(line, []) == [line]
