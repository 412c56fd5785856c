"""The lines of a page, cleaned before offsets exist; what is printed inside a line stays."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from typing import NamedTuple

_NEWLINE = re.compile(r"\r\n?|\n")
_LINE_LIKE = frozenset("\t\v\f\x1c\x1d\x1e\x85\u2028\u2029")  # breaks that no editor counts as a line
_INVISIBLE = frozenset({"Cc", "Cf", "Cs"})  # controls, marks of direction and width, lone surrogates
_SENTENCE_ENDS = "。！？!?…”"
_FEW = 8  # lines; fewer say nothing about a width
_NARROWEST = 10  # characters that a column is wide at least
_NARROW = re.compile("[\0-\u2e7f]+")
_RULE = re.compile(r"(?:[-=_*~#+·•—─━＝－＊][ \u3000]?){3,}+")  # ====, drawn between articles
_INDENT = "  \u3000\t"


class Line(NamedTuple):
    """One line of a page that is not blank."""

    number: int  # counted from 1 in the text that was given
    text: str
    blanks: int  # blank lines just before it
    indented: bool  # begins with white space, as the first line of a paragraph does


def clean(text: str) -> tuple[Line, ...]:
    """The lines that are not blank, and no rule between others, without invisible characters and white space around.

    >>> [(line.number, line.text, line.blanks) for line in clean("标题\\r\\n\\r\\n　　正文。\\ufeff")]
    [(1, '标题', 0), (3, '正文。', 1)]
    """
    printed = [(number, raw, visible(raw)) for number, raw in enumerate(_NEWLINE.split(text), 1)]
    said = [one for one in printed if one[2] and not _RULE.fullmatch(one[2])]
    lines: list[Line] = []
    last = 0
    for number, raw, line in said or [one for one in printed if one[2]]:
        lines.append(Line(number, line, number - last - 1, raw[:1] in _INDENT))
        last = number
    return tuple(lines)


def unwrap(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines with those put together that were broken at a fixed width, where a page was.

    Most lines of such a page are equally long and end in the middle of a sentence.
    """
    widths = [_width(line.text) for line in lines]
    common = _commonest(widths)
    full = [common - 1 <= width <= common + 1 for width in widths]
    open_ = sum(at and line.text[-1] not in _SENTENCE_ENDS for at, line in zip(full, lines, strict=True))
    if len(lines) < _FEW or common < _NARROWEST or open_ * 2 < len(lines):
        return lines
    found = [[line] for line in lines[:1]]
    for before, line, was_full in zip(lines, lines[1:], full, strict=False):
        if was_full and not line.blanks and not line.indented and before.text[-1] not in _SENTENCE_ENDS:
            found[-1].append(line)
        else:
            found.append([line])
    return tuple(torn[0]._replace(text="".join(line.text for line in torn)) for torn in found)


def _commonest(widths: list[int]) -> int:
    counted = Counter(widths)
    return max(counted, key=lambda width: (counted[width], width), default=0)


def _width(text: str) -> int:
    """How many Chinese characters wide a line is; Latin letters and digits take half of one."""
    return (len(text) + len(_NARROW.sub("", text)) + 1) // 2


def visible(text: str) -> str:
    """One line without characters that print nothing; breaks inside it become spaces."""
    inside = text.strip()
    return inside if inside.isprintable() else "".join(map(_shown, text)).strip()


def newlines(text: str) -> str:
    """The text with every line ended by \\n, so that one page is one text on all systems."""
    return _NEWLINE.sub("\n", text)


def removed(text: str) -> int:
    """How many characters of a page print nothing and are left out: controls, marks of direction and of width.

    >>> removed("车\\x07棚\\u202e到家\\t。")
    2
    """
    found = Counter(text)
    return sum(found[character] for character in found if character not in "\r\n" and not _shown(character))


@cache
def _shown(character: str) -> str:
    if character in _LINE_LIKE:
        return " "
    hidden = unicodedata.category(character) in _INVISIBLE or ord(character) & 0xFFFE == 0xFFFE
    return "" if hidden else character
