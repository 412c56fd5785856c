"""What the lines of an article say of it: of which day, newspaper and column it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from kg.model import Context
from kg.read.block import Block
from kg.read.context import home
from kg.read.headers import header_line
from kg.read.imprint import is_imprint, is_issue, newspaper_of
from kg.read.issue import iso_day, may_be_newspaper
from kg.read.records import field_of
from kg.read.tables.cell_days import day_of_cell

_DAY = re.compile(
    r"(?P<late>(?:更新|修改)(?:时间|日期|于)?\s?[:：]?\s?)?"
    r"(?<![0-9])(?P<y>[0-9]{4})[-./年](?P<m>[0-9]{1,2})[-./月](?P<d>[0-9]{1,2})(?![0-9])"
)
_LONGEST = 20  # characters of the name of a newspaper or a column


def said(blocks: Sequence[Block], day: str, context: Context, told_by: Sequence[tuple[str, str]]) -> dict[str, str]:
    """What the lines say that nobody says of the page, and of what day and newspaper an article of several is.

    `day` is what stands above it: its day, its fields. A line 白鹭晚报 2011年3月3日 B02版 inside a page counts more
    than the one at its top.
    """
    told = dict(told_by)
    fields = [block.text for block in blocks if block.kind == "field"]
    heads = [block.text for block in takewhile(lambda block: block.kind in ("title", "field", "byline"), blocks)]
    above = [*day.split("\n"), *heads]
    issue = next((header_line(line) for line in above if is_issue(line)), {})
    own = issue.get("newspaper", "") if told.get("newspaper") == "header" else ""
    return {
        "city": (home(own) if own and "place" not in told else "") or context.city,
        "date": _date(day.split("\n")) or context.date or _date(fields),
        "newspaper": own or context.newspaper or issue.get("newspaper", "") or _newspaper([*day.split("\n"), *fields]),
        "section": context.section or issue.get("section", "") or _of_column("section", fields),
    }


def _newspaper(lines: Sequence[str]) -> str:
    return next(filter(None, map(_newspaper_of, lines)), "")


def _newspaper_of(line: str) -> str:
    """The newspaper that a line says: in a field, of day and source, of day and page."""
    field, given = field_of(line), _value(line).strip("《》")
    if field.column == "newspaper" and 2 < len(given) <= _LONGEST:
        return given if may_be_newspaper(given) or "报" in field.name else newspaper_of(line)
    if is_issue(line):
        return header_line(line)["newspaper"]
    return newspaper_of(line) if is_imprint(line, below_title=True) else ""


def _date(lines: Sequence[str]) -> str:
    """The day that lines state, when it was printed before when it was changed: 发布时间:2017-02-24."""
    matches = [match for line in lines for match in _DAY.finditer(line)]
    days = (iso_day(match) for match in sorted(matches, key=lambda match: bool(match["late"])))
    return next(filter(None, days), "") or next(filter(None, _days_of_fields(lines)), "")


def _days_of_fields(lines: Sequence[str]) -> Iterator[str]:
    """The days of fields that print them otherwise: 日期：二〇一一年三月二日."""
    return (day_of_cell(_value(line)) or "" for line in lines if field_of(line).column == "date")


def _of_column(column: str, lines: Sequence[str]) -> str:
    values = (_value(line) for line in lines if field_of(line).column == column)
    return next((value for value in values if len(value) <= _LONGEST), "")


def _value(line: str) -> str:
    return line[field_of(line).length :].strip()
