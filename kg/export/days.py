"""Dates as precise as the text, as whole days: what tables and timelines can be sorted and drawn by."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple


class Days(NamedTuple):
    """The first and the last day of something, ISO, or "" where no day is known."""

    first: str = ""
    last: str = ""


def days(printed: str) -> Days:
    """The days that a date may mean; none for what is no date.

    >>> days("2011-02"), days("2011-03-02")
    (Days(first='2011-02-01', last='2011-02-28'), Days(first='2011-03-02', last='2011-03-02'))
    """
    try:
        parts = [int(part) for part in printed.split("-")]
        match parts:
            case [year]:
                found = (date(year, 1, 1), date(year, 12, 31))
            case [year, month]:
                found = (date(year, month, 1), date(year, month, monthrange(year, month)[1]))
            case [year, month, day]:
                found = (date(year, month, day), date(year, month, day))
            case _:
                return Days()
    except ValueError:
        return Days()
    return Days(*(day.isoformat() for day in found))


def span(found: Iterable[Days]) -> Days:
    """From the first day of all to the last."""
    known = [one for one in found if one.first]
    return Days(min(one.first for one in known), max(one.last for one in known)) if known else Days()
