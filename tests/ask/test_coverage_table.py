"""The calendar of what was read."""

import json

from rich.cells import cell_len

from kg.ask.coverage import Coverage, Gap, Month, Newspaper, Printed, Range
from kg.ask.coverage_table import as_json, printed

DAILY = Newspaper(
    *("柳湾日报", "2011-03-09", "2011-04-02", 14, 4),
    (
        Month("2011-03", 13, 4, (("2011-03-09", 2), ("2011-03-12", 11))),
        Month("2011-04", 1, 1, (("2011-04-02", 1),)),
    ),
    (Gap("2011-03-10", "2011-03-11", 2), Gap("2011-04-01", "2011-04-01", 1)),
)
NAMELESS = Newspaper("", "", "", 1, 1, (Month("", 1, 1, ()),), ())
UNSIGNED = tuple(Printed(f"urn:{n}", f"标题{n}\x1b[31m", "柳湾日报", "2011-03-09") for n in range(12))
FOUND = Coverage(
    Range(("柳湾日报",), "2011-03-09", "2011-04-02", 15, 5),
    (DAILY, NAMELESS),
    (Printed("urn:p", "甲报 A01", "", ""),),
    (),
    UNSIGNED,
)


def test_each_month_is_a_line_of_days() -> None:
    head, march, april, undated, *_ = printed(FOUND, color=False).splitlines()
    begin = cell_len(head.partition("1   5")[0])
    assert march.split()[:2] == ["柳湾日报", "2011-03"]
    days = march[begin - 4 :]  # four characters of the name are two wide
    assert days[:31] == " " * 8 + "2..+..................."
    assert days.split()[-2:] == ["13", "4"]
    assert april.split() == ["2011-04", ".1", "1", "1"]
    assert undated.split() == ["(none", "named)", "no", "date", "1", "1"]


def test_what_is_missing_is_listed_below() -> None:
    text = printed(FOUND, color=False)
    assert "柳湾日报, 2011-03-09 to 2011-04-02, 15 pages, 5 articles" in text
    assert "not read of 柳湾日报: 2011-03-10 to 2011-03-11 (2 days), 2011-04-01 (1 day)\n" in text
    assert "1 page without date\n  甲报 A01\n" in text
    assert "12 articles without byline\n  标题0\\x1b[31m  柳湾日报  2011-03-09\n" in text
    assert text.endswith("  … 2 more (--json lists all)\n")


def test_a_graph_of_nothing_has_one_line() -> None:
    nothing = Coverage(Range((), "", "", 0, 0), (), (), (), ())
    assert printed(nothing, color=False) == "no newspaper named, no date given, 0 pages, 0 articles\n"


def test_json_has_all() -> None:
    data = json.loads(as_json(FOUND))
    assert data["range"]["articles"] == 5
    assert data["newspapers"][0]["months"][0]["days"] == [["2011-03-09", 2], ["2011-03-12", 11]]
    assert len(data["unsigned"]) == 12
