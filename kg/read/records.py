"""Where the articles of a text begin that has each in named fields (标题：…, 【正文】…), or under its day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.read.imprint import is_imprint
from kg.read.text import Line

_NAMES = "原标题|标题|题目|发布时间|时间|日期|来源|稿源|正文|内容"
FIELD = re.compile(rf"(?:(?:{_NAMES})\s*[:：]|【(?:{_NAMES})】\s?[:：]?)\s*")
DAY = re.compile(r"[0-9]{4}[-./年][0-9]{1,2}(?:[-./月][0-9]{1,2}日?)?(?:\s[0-9:：]{4,9})?")
_WEEKDAY = re.compile("(?:星期|周)[一二三四五六日]")
_DOTTED = re.compile(r"(?:19|20)[0-9]{2}\.[0-9]{1,2}\.[0-9]{1,2}(?:\s?(?:星期|周)[一二三四五六日])?")
_TITLE = ("标题", "题目")
_TEXT = ("正文", "内容")
_WITHIN = 6  # lines from the top of an article that have its fields
_FRAME = "【】:： \u3000"


class Field(NamedTuple):
    """The name of a field at the beginning of a line, and how long it is as printed; "" for none."""

    name: str
    length: int

    @property
    def is_title(self) -> bool:
        return self.name.startswith(_TITLE)

    @property
    def is_text(self) -> bool:
        return self.name.startswith(_TEXT)


def field_of(text: str) -> Field:
    """The field that a line is.

    >>> field_of("【标题】夜校开课"), field_of("夜校开课").name
    (Field(name='标题', length=4), '')
    """
    found = FIELD.match(text)
    return Field(found[0].strip(_FRAME), found.end()) if found else Field("", 0)


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
        self._tops = frozenset(_tops([field_of(line.text) for line in lines]))
        self._near = {at for top in (0, *self._tops) for at in range(top, top + _WITHIN)}

    def __contains__(self, at: int) -> bool:
        return at in self._tops

    def has_field(self, at: int) -> bool:
        """Whether such a line, if it looks like a field, is one: those of an article stand at its top."""
        return at in self._near


def _tops(fields: Sequence[Field]) -> Iterator[int]:
    """Where such articles begin; of one alone only where the page begins with it."""
    begin = next((at for at, field in enumerate(fields[:_WITHIN]) if field.name), len(fields))
    title = len(fields)  # the next that is one
    found = []
    for at in range(len(fields) - 1, begin - 1, -1):
        title = at if fields[at].is_title else title
        if fields[at].name == fields[begin].name and (at == 0 or title < min(at + _WITHIN, len(fields))):
            found.append(at)
    if len(found) > 1 or found == [0]:
        yield from found


def is_day(text: str) -> bool:
    """Whether a line says a day, and at most from which paper: 2011年3月2日 星期三."""
    return DAY.match(text) is not None and (_DOTTED.fullmatch(text) is not None or is_imprint(text, below_title=True))


def has_weekday(text: str) -> bool:
    """Whether a day is that of a newspaper: notices close with none."""
    return _WEEKDAY.search(text) is not None
