"""Where the articles of a text begin that has each in named fields (标题：…, 【正文】…), or under its day."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from kg.read.bylines.lines import whole_byline
from kg.read.imprint import is_imprint
from kg.read.issue import may_be_newspaper
from kg.read.tables.columns import column_of
from kg.read.text import Line

_NAME = r"[一-龥](?:[一-龥 \u3000]{0,8}[一-龥])?|[A-Za-z](?:[A-Za-z _-]{0,16}[A-Za-z])?"
FIELD = re.compile(rf"(?:(?P<name>{_NAME})\s{{0,3}}[:：]|【(?P<framed>{_NAME})】\s?[:：]?)\s{{0,9}}")
_FIRST_TITLE = "原标题"  # that a site replaced
_ANYWHERE = frozenset(  # names that lead no headline, so that they need no others around them
    (_FIRST_TITLE, "标题", "题目", "发布时间", "时间", "日期", "来源", "稿源", "正文", "内容")
)
DAY = re.compile(r"[0-9]{4}[-./年][0-9]{1,2}(?:[-./月][0-9]{1,2}日?)?(?:\s[0-9:：]{4,9})?")
_WEEKDAY = re.compile("(?:星期|周)[一二三四五六日]")
_DOTTED = re.compile(r"(?:19|20)[0-9]{2}\.[0-9]{1,2}\.[0-9]{1,2}(?:\s?(?:星期|周)[一二三四五六日])?")
_WITHIN = 6  # lines from the top of a page or article that have its fields, whatever else stands there
_MOST = 16  # fields above a text


class Field(NamedTuple):
    """The name of a field at the beginning of a line, and how long it is as printed; "" for none."""

    name: str
    length: int

    @property
    def column(self) -> str:
        """What people who make tables mean by the name: title, text, date, newspaper; "" where it is something else."""
        return column_of(self.name) if self.name else ""

    @property
    def is_title(self) -> bool:
        return self.column == "title"

    @property
    def is_text(self) -> bool:
        return self.column == "text"

    @property
    def is_usual(self) -> bool:
        return self.name in _ANYWHERE or self.is_title


def field_of(text: str) -> Field:
    """The field that a line is, under whatever name.

    >>> field_of("【标题】夜校开课"), field_of("夜校开课").name
    (Field(name='标题', length=4), '')
    """
    found = FIELD.match(text)
    return Field(found["name"] or found["framed"], found.end()) if found else Field("", 0)


def joined(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines, each name of a field that has a line to itself, in brackets, before what it names: 【正文】."""
    found: list[Line] = []
    for line in lines:
        above = field_of(found[-1].text) if found and found[-1].text.startswith("【") else Field("", 0)
        if (above.is_title or above.is_text) and above.length == len(found[-1].text):
            found[-1] = found[-1]._replace(text=found[-1].text + line.text)
        else:
            found.append(line)
    return found


class Tops:
    """The lines on which articles in named fields begin: each with the field that the first of them begins with."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.dated = bool(lines) and is_day(lines[0].text)
        fields = [field_of(line.text) for line in lines]
        self._tops = frozenset(_tops(fields, [line.text for line in lines]))
        self._fields = frozenset(_fields(fields, [line.text for line in lines], self._tops))

    def __contains__(self, at: int) -> bool:
        return at in self._tops

    def has_field(self, at: int) -> bool:
        """Whether such a line, if it looks like a field, is one: those of an article stand at its top."""
        return at in self._fields


def _tops(fields: Sequence[Field], lines: Sequence[str]) -> Iterator[int]:
    """Where such articles begin; of one alone only where the page begins with it."""
    begin = _first(fields, lines)
    title = chained = len(fields)  # the next that is one, and if nothing but fields stands between
    found = []
    for at in range(len(fields) - 1, begin - 1, -1):
        title = at if fields[at].is_title else title
        chained = title if fields[at].is_title else chained if fields[at].name else len(fields)
        titled = title < min(at + _WITHIN, len(fields)) or chained < min(at + _MOST, len(fields))
        if fields[at].name == fields[begin].name and (at == 0 or titled):
            found.append(at)
    if len(found) > 1 or found == [0]:
        yield from found


def _first(fields: Sequence[Field], lines: Sequence[str]) -> int:
    """The first field of a page: a usual one, or what stands above it under another name, as 序号 above 标题."""
    usual = next((at for at, field in enumerate(fields[:_MOST]) if field.is_usual), len(fields))
    if usual == len(fields):
        return usual
    begin = usual
    while begin and 0 < fields[begin - 1].length < len(lines[begin - 1]):
        begin -= 1
    count = Counter(field.name for field in fields)
    if any(field.is_title for field in fields[begin : begin + _MOST]):  # else the lines above are of anything
        least = count[fields[usual].name]  # 本期要目：… above several begins none of them
        begin = next(at for at in range(begin, usual + 1) if count[fields[at].name] >= least)
    else:
        begin = usual
    return begin if begin < _WITHIN else len(fields)


def _fields(fields: Sequence[Field], lines: Sequence[str], tops: frozenset[int]) -> Iterator[int]:
    """The lines that are fields: of articles in fields those down to the text, else the usual ones at the top."""
    yield from (at for at, field in enumerate(fields[:_WITHIN]) if not tops and field.name in _ANYWHERE)
    for top, below in pairwise([*sorted(tops), len(fields)]):
        end = min(top + _MOST, below)
        text = next((at for at in range(top, end) if fields[at].is_text), end)
        yield from (at for at in range(top, min(text + 1, end)) if _is_field(fields[at], lines[at], told=text < end))
        behind = range(text + 1, min(top + _WITHIN, end))
        yield from (at for at in behind if _is_behind(fields[at], lines[at]))


def _is_field(field: Field, line: str, *, told: bool) -> bool:
    """Whether a line at the top of an article in fields is one; where none is its text, one under a usual name."""
    if field.column or field.name in _ANYWHERE:
        return True
    return bool(field.name) and told and "。" not in line and not whole_byline(line)


def _is_behind(field: Field, line: str) -> bool:
    """Whether a field behind a text is the article's: 来源：柳湾日报, 原标题：…, and not 时间：3月10日至20日."""
    said = line[field.length :].strip()
    if field.column == "date":
        return DAY.match(said) is not None
    return field.name == _FIRST_TITLE or (field.column == "newspaper" and may_be_newspaper(said))


def is_day(text: str) -> bool:
    """Whether a line says a day, and at most from which paper: 2011年3月2日 星期三."""
    return DAY.match(text) is not None and (_DOTTED.fullmatch(text) is not None or is_imprint(text, below_title=True))


def has_weekday(text: str) -> bool:
    """Whether a day is that of a newspaper: notices close with none."""
    return _WEEKDAY.search(text) is not None
