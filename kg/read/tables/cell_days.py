"""A day as the cells of tables hold it: with hour and weekday, or as what a spreadsheet or a clock counts."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from kg.lexicon.characters import fold
from kg.read.frontmatter import iso_date
from kg.read.issue import DAY_IN_WORDS, iso_day

_LABEL = re.compile(r"^(?:发布|出版|刊发|发表|更新|见报)?(?:日期|时间)\s?[:：]\s?")
_TIME = re.compile(
    r"(?:(?<=\d)(?:T|\s+)|(?<=日)\s?)(?:[上下中]午|凌晨|早上|晚上|傍晚)?\s?\d{1,2}[:：时点].*", re.DOTALL
)
_WEEKDAY = re.compile(r"\s?[(（]?(?:星期|周)[一二三四五六日天][)）]?")
_COMPACT = re.compile(r"^([0-9]{4})([0-9]{2})([0-9]{2})(?:[0-9]{4}|[0-9]{6})?$")  # 20110302, 20110302083000
_SERIAL = re.compile(r"^([2-6][0-9]{4})(?:\.[0-9]+)?$")  # days: 1954 to 2091
_SECONDS = re.compile(r"^(1[0-8][0-9]{8})(?:[0-9]{3})?$")  # since 1970, or thousandths of them: 2001 to 2030
_MAIL = re.compile(r"^(?:[A-Za-z]{3}, )?[0-9]{1,2} [A-Za-z]{3} [0-9]{4} ")  # as feeds write it
_UTC_TIME = re.compile(
    r"^([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}:[0-9]{2})(?::[0-9]{2}(?:\.[0-9]{1,9})?)? ?(?:Z|UTC|GMT|[+-]00:?00)$",
    re.IGNORECASE,
)
_ZERO = date(1899, 12, 30)  # of spreadsheets
_NUMERALS = re.compile(DAY_IN_WORDS)  # also 二〇一一年三月二日
_SPACES = re.compile(r"\s{0,9}([年月日—–/.])\s{0,9}")  # 2011 年 3 月 2 日
_DASHES = str.maketrans("—–", "--")
_OCTOBER = re.compile(r"^([0-9]{4})\.1$")  # a spreadsheet makes it of 2011.10 too
_NOTHING = frozenset(("", "-", "--", "—", "——", "/", "nan", "nat", "none", "null", "n/a"))  # as programs fill gaps
_CHINA = timezone(timedelta(hours=8))  # whose day a clock's count is


def day_of_cell(cell: str) -> str | None:
    """The date as ISO text, as precise as it was given; "" where none is given, None for what is none.

    >>> day_of_cell("2011-03-02 08:30"), day_of_cell("20110302"), day_of_cell("2011年3月2日 星期三 上午8:30")
    ('2011-03-02', '2011-03-02', '2011-03-02')
    >>> day_of_cell("二〇一一年三月二日"), day_of_cell("２０１１ 年 ３ 月"), day_of_cell("-"), day_of_cell("不详")
    ('2011-03-02', '2011-03', '', None)
    >>> day_of_cell("40604"), day_of_cell("1299024000"), day_of_cell("Wed, 02 Mar 2011 08:30:00 +0800")
    ('2011-03-02', '2011-03-02', '2011-03-02')
    >>> day_of_cell("2011-03-01T16:00:00.000Z"), day_of_cell("2011-03-01T16:00:00+08:00")
    ('2011-03-02', '2011-03-01')
    """
    cell = fold(cell).strip().lstrip("'")  # as who types it tells a spreadsheet that it is text
    if cell.casefold() in _NOTHING:
        return ""
    counted = _counted(_LABEL.sub("", cell))
    if counted:
        return counted.isoformat()
    day = _TIME.sub("", _WEEKDAY.sub("", _LABEL.sub("", _SPACES.sub(r"\1", cell)))).translate(_DASHES)
    if words := _NUMERALS.fullmatch(day):
        return iso_day(words) or None
    return iso_date(_COMPACT.sub(r"\1-\2-\3", _OCTOBER.sub(r"\1", day).replace(".", "-")))


def _counted(cell: str) -> date | None:
    """The day of a number that counts days or seconds, or of a feed; of what is Greenwich's time, that in China."""
    if serial := _SERIAL.match(cell):
        return _ZERO + timedelta(int(serial[1]))
    if seconds := _SECONDS.match(cell):
        return datetime.fromtimestamp(int(seconds[1]), UTC).astimezone(_CHINA).date()
    try:
        if utc := _UTC_TIME.match(cell):
            return _day_in_china(datetime.fromisoformat(f"{utc[1]} {utc[2]}"))
        if not _MAIL.match(cell):
            return None
        time = parsedate_to_datetime(cell)
        is_utc = not time.utcoffset() and (time.tzinfo or cell.endswith("-0000"))  # which stands for no zone of its own
        return _day_in_china(time) if is_utc else time.date()
    except (ValueError, OverflowError):
        return None


def _day_in_china(time: datetime) -> date:
    return time.replace(tzinfo=UTC).astimezone(_CHINA).date()
