"""Dates in a text, as precise as it gives them, read against the date of its issue."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from kg.lexicon.characters import fold
from kg.lexicon.patterns import matches_at
from kg.model import Span


class DateMention(NamedTuple):
    span: Span
    value: str  # ISO: 2011-02-15, 2011-02 or 2011; "" where only an unknown issue date could tell


class _Issue(NamedTuple):
    """The issue's date as far as it is known; 0 stands for a part that is not."""

    year: int
    month: int
    day: int


class _Found(NamedTuple):
    match: re.Match[str]
    read: _Reader


_NEAR_YEARS = {"前年": -2, "去年": -1, "上年": -1, "今年": 0, "本年": 0, "年": 0, "明年": 1, "后年": 2}
_NEAR_MONTHS = {"上月": -1, "上个月": -1, "本月": 0, "这个月": 0, "下月": 1, "下个月": 1}
_NEAR_DAYS = {"前天": -2, "前日": -2, "昨": -1, "今": 0, "明": 1, "后天": 2}

_DIGITS = str.maketrans("〇○零O一二三四五六七八九", "0000123456789")
_SMALL = r"(?:\d{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_YEAR = r"(?:(?:1[89]|20)\d\d|[一二][零〇○O0九八][零〇○O一二三四五六七八九\d]{2})"
_MONTH = rf" ?(?P<month>{_SMALL}) ?月(?:份|[底初末]|[上中下]旬)?"
_DAY = rf" ?(?P<day>{_SMALL}) ?[日号]"
_MONTH_DAY = rf"{_MONTH}(?:{_DAY})?"
_TIME_OF_DAY = r"(?:凌晨|清晨|早晨|早上|上午|中午|下午|傍晚|晚上|深夜|夜间|夜里|[早晚夜晨])?"
# What a date begins with, a run of digits once, and what must follow it: the rules look nowhere else.
_BEGINS = re.compile(
    r"[\d一二三四五六七八九十前去上今本明后年昨这下]"
    r"(?:(?<=昨)|(?<=[前去上今本明后年这下])(?=[年月个底初内日天晨早晚夜])"
    r"|(?=[\d零〇○O一二三四五六七八九十]{0,3} ?[年月日/.~—至到-])(?:(?<=\d)\d+)?)"
)
# What makes a date without a year one that is still to come.
_TO_COME = re.compile(r"将|拟|计划|预计|力争|争取|定于|截止|之前|前完成|起施行|起实施")
_SAME_MONTH = re.compile(r"(?:至|到|和|及|、|-|~|—)+")


def find_dates(text: str, issue_date: str) -> tuple[DateMention, ...]:
    """The dates of a text, in order; a day without its year is the last one not after the issue.

    >>> [date.value for date in find_dates("1月26日动工,去年5月份立项,昨日完工,用时60天", "2011-03-02")]
    ['2011-01-26', '2010-05', '2011-03-01']
    """
    return tuple(_read(fold(text), _issue(issue_date)))


def _issue(value: str) -> _Issue:
    parts = [int(part) for part in value.split("-") if part.isdecimal()]
    return _Issue(*(*parts, 0, 0, 0)[:3])


def _read(text: str, issue: _Issue) -> Iterator[DateMention]:
    last = DateMention(Span(0, 0), "")
    for match, read in _candidates(text):
        value = read(match, issue, last) if match.start() >= last.span.end else None
        if value is not None:
            last = DateMention(Span(*match.span()), value)
            yield last


def _candidates(text: str) -> list[_Found]:
    """All that some rule takes for a date, by place, the longer first."""
    places = [match.start() for match in _BEGINS.finditer(text)]
    found = [_Found(match, read) for pattern, read in _rules() for match in matches_at(places, pattern, text)]
    return sorted(found, key=lambda found: (found.match.start(), -found.match.end()))


def _numeric(match: re.Match[str], issue: _Issue, last: DateMention) -> str | None:
    """2011-3-15 or 2011/03/15."""
    return _iso(int(match["year"]), int(match["month"]), int(match["day"]))


def _with_year(match: re.Match[str], issue: _Issue, last: DateMention) -> str | None:
    """2011年2月15日, 二〇一一年三月, 2011年."""
    return _iso(int(match["year"].translate(_DIGITS)), *_month_day(match))


def _short_year(match: re.Match[str], issue: _Issue, last: DateMention) -> str | None:
    """08年3月: of this century, unless that lies well ahead."""
    year = int(match["year"])
    return _iso(year + (1900 if year > 49 else 2000), *_month_day(match))


def _near_year(match: re.Match[str], issue: _Issue, last: DateMention) -> str | None:
    """去年5月份, 今年, 年底."""
    return _iso(issue.year + _NEAR_YEARS[match["near"]], *_month_day(match)) if issue.year else ""


def _without_year(match: re.Match[str], issue: _Issue, last: DateMention) -> str | None:
    """2月15日: of the issue's year, or of the year before where that would lie ahead."""
    month, day = _month_day(match)
    if not issue.year:
        return "" if _iso(2000, month, day) else None
    this_year = _iso(issue.year, month, day) or ""
    issued = "-".join(f"{part:02}" for part in issue if part)
    ahead = this_year[: len(issued)] > issued  # no day of an issue's month is, where only the month is known
    sentence_left = match.string[match.end() : match.end() + 20].partition("。")[0]
    if ahead and issue.month and not _TO_COME.search(sentence_left):
        return _iso(issue.year - 1, month, day)
    return this_year or None


def _near_month(match: re.Match[str], issue: _Issue, last: DateMention) -> str | None:
    """本月, 上月18日."""
    if not issue.month:
        return ""
    months = issue.year * 12 + issue.month - 1 + _NEAR_MONTHS[match["near"]]
    return _iso(months // 12, months % 12 + 1, _small(match["day"]))


def _near_day(match: re.Match[str], issue: _Issue, last: DateMention) -> str | None:
    """昨日, 今天上午."""
    return _days_off(issue, _NEAR_DAYS[match["near"]])


def _lone_day(match: re.Match[str], issue: _Issue, last: DateMention) -> str | None:
    """18日: of the month just named (27日至30日), else of the issue's, else of the one before that."""
    day = int(match["day"])
    between = match.string[last.span.end : min(match.start(), last.span.end + 5)]
    if len(last.value) == 10 and _SAME_MONTH.fullmatch(between):
        return _iso(int(last.value[:4]), int(last.value[5:7]), day)
    if not issue.day:
        return "" if 0 < day < 32 else None
    months = issue.year * 12 + issue.month - 1 - (day > issue.day)
    return _iso(months // 12, months % 12 + 1, day)


def _decade(match: re.Match[str], issue: _Issue, last: DateMention) -> str | None:
    """90年代: no point in time, and no duration either."""
    return ""


_Reader = Callable[[re.Match[str], _Issue, DateMention], str | None]


@cache
def _rules() -> tuple[tuple[re.Pattern[str], _Reader], ...]:
    """Every form of a date, with what reads it."""
    no_paper = r"(?!报|[早晚]报)"
    forms: tuple[tuple[str, _Reader], ...] = (
        (r"(?<![\d.])(?P<year>(?:19|20)\d\d)([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})(?![\d.])", _numeric),
        (rf"(?<!\d)(?P<year>{_YEAR}) ?年度?(?:{_MONTH_DAY}|[底初末])?", _with_year),
        (r"(?<!\d)(?P<year>(?:19|20)\d\d)(?=[-~—至到](?:19|20)\d\d年)(?P<month>)(?P<day>)", _with_year),
        (rf"(?<!\d)(?P<year>\d\d)年{_MONTH_DAY}", _short_year),
        (rf"(?P<near>前年|去年|上年|今年|本年|明年|后年)(?:{_MONTH_DAY}|[底初末内])?", _near_year),
        (r"(?<![一-龥]年)(?P<near>年)(?:[底初]|内)(?P<month>)(?P<day>)", _near_year),
        (rf"(?<![\d.一二三四五六七八九十个])(?! ){_MONTH_DAY}", _without_year),
        (rf"(?P<near>上月|上个月|本月|这个月|下月|下个月)(?:{_DAY}|[底初末]|[上中下]旬)?", _near_month),
        (
            rf"(?P<near>(?<!目)前[日天]|后天|昨|今(?=[天日晨早晚夜])|明(?=[天日晨早晚]))[天日]?{no_paper}{_TIME_OF_DAY}",
            _near_day,
        ),
        (
            rf"(?<![\d.每近约满])(?<!为期|拘留)(?P<day>\d{{1,2}})日(?![以之]?内|以|后|游|元|均|报|龄|制){_TIME_OF_DAY}",
            _lone_day,
        ),
        (r"(?<![\d.])\d0年代|[二三四五六七八九]十年代", _decade),
    )
    return tuple((re.compile(pattern), read) for pattern, read in forms)


def _month_day(match: re.Match[str]) -> tuple[int, int]:
    return _small(match["month"]), _small(match["day"])


def _small(numeral: str | None) -> int:
    """1 to 99 in digits or characters; 0 for nothing.

    >>> _small("15"), _small("十五"), _small("二十"), _small(None)
    (15, 15, 20, 0)
    """
    if not numeral:
        return 0
    if "十" not in numeral:
        return int(numeral.translate(_DIGITS))
    tens, _, ones = numeral.partition("十")
    return _small(tens or "一") * 10 + _small(ones)


def _iso(year: int, month: int = 0, day: int = 0) -> str | None:
    """The date as precise as it is given, None where the calendar has no such date."""
    if not 1 <= year <= 9999 or month > 12 or (day and (not month or day > monthrange(year, month)[1])):
        return None
    return "-".join([f"{year:04}", *(f"{part:02}" for part in (month, day) if part)])


def _days_off(issue: _Issue, days: int) -> str:
    if not (issue.day and _iso(*issue)):
        return ""
    day = date(*issue).toordinal() + days
    return date.fromordinal(day).isoformat() if date.min.toordinal() <= day <= date.max.toordinal() else ""
