"""What was read, printed as a calendar or as JSON."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from rich.text import Text

from kg.ask.coverage import Coverage, Gap, Month, Newspaper, Printed, in_words
from kg.lexicon.characters import shown
from kg.terminal import json_text, styled, table

_RULER = "1   5    10   15   20   25   30 "
_MANY = 9  # pages of a day that a figure tells; more are a +
_LISTED = 10  # of what has no date or byline; --json lists all


def printed(found: Coverage, *, color: bool) -> str:
    """A line for each newspaper and month with a figure for each day, then what is missing."""
    columns = ("newspaper", "month", _RULER, "pages", "articles")
    rows = [row for newspaper in found.newspapers for row in _rows(newspaper)]
    calendar = table(columns, rows, color=color, numbers=2) if rows else ""
    return calendar + styled(_lines(found), color=color)


def as_json(found: Coverage) -> str:
    """The same for programs, with all that has no date or byline."""
    return json_text(asdict(found))


def _rows(newspaper: Newspaper) -> Iterator[list[str]]:
    name = _name(newspaper)
    for month in newspaper.months:
        strip = "".join(_strip(newspaper, month))
        yield [name, month.month or "no date", strip, str(month.pages), str(month.articles)]
        name = ""


def _name(newspaper: Newspaper) -> str:
    return shown(newspaper.name) or "(none named)"


def _strip(newspaper: Newspaper, month: Month) -> Iterator[str]:
    """A character for each day: how many pages, a point for none, a blank before the first day and after the last."""
    pages = dict(month.days)
    if not pages:
        return
    year, number = map(int, month.month.split("-"))
    for day in range(1, monthrange(year, number)[1] + 1):
        written = f"{month.month}-{day:02}"
        read = pages.get(written, 0)
        inside = newspaper.first <= written <= newspaper.last
        yield "+" if read > _MANY else str(read) if read else "." if inside else " "


def _lines(found: Coverage) -> Iterator[Text]:
    yield Text(in_words(found.range), style="bold")
    for newspaper in found.newspapers:
        if newspaper.missing:
            yield Text(f"not read of {_name(newspaper)}: {', '.join(map(_gap, newspaper.missing))}")
    yield from _listed("page", "without date", found.undated_pages)
    yield from _listed("article", "without date", found.undated)
    yield from _listed("article", "without byline", found.unsigned)


def _gap(gap: Gap) -> str:
    days = gap.first if gap.days == 1 else f"{gap.first} to {gap.last}"
    return f"{days} ({gap.days} day{'s' * (gap.days != 1)})"


def _listed(thing: str, lacking: str, some: Sequence[Printed]) -> Iterator[Text]:
    if some:
        yield Text(f"{len(some)} {thing}{'s' * (len(some) != 1)} {lacking}")
    for one in some[:_LISTED]:
        yield Text("  " + shown("  ".join(filter(None, (one.name, one.newspaper, one.date)))))
    if len(some) > _LISTED:
        yield Text(f"  … {len(some) - _LISTED} more (--json lists all)")
