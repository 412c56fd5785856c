"""Pieces of text where a PDF prints them → lines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Any, NamedTuple

from kg.read.documents.pdf_sheets import Line

# Parts of characters, which printing programs name where they look like the whole: of U+2E80 to U+2FD5 those that NFKC
# leaves or takes for a rarer one.
_PARTS = (
    "⼾户⾭青⺁厂⺈刀⺊卜⺎兀⺒巳⺓幺⺜日⺝月⺟母⺠民⺧牛⺩王⺫目⺬示⺶羊⺼肉⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤"
    "⻨麦⻩黄⻬齐⻭歯⻮齿⻯竜⻰龙⻲亀⻳龟"
)
_WHOLE = str.maketrans(_PARTS[::2], _PARTS[1::2])
# What a printing program leaves between Chinese and other characters is no space of the text.
_SPACED = re.compile(r"(?<=[\u2e80-\u9fff。]) +(?=[!-~])|(?<=[!-~]) +(?=[\u2e80-\u9fff])|(?<= ) +")


class Piece(NamedTuple):
    """What is printed at once, in points from the left and from below."""

    text: str
    x: float
    y: float
    height: float


class Shown(NamedTuple):
    """Where a program of the file prints text, and in how many bytes."""

    x: float
    y: float
    size: int


def length(operand: Any) -> int:
    """The bytes of a text, or of those in a list with the gaps between them."""
    parts = operand if isinstance(operand, list) else [operand]
    return sum(len(getattr(one, "original_bytes", one)) for one in parts if isinstance(one, str | bytes))


def pieces(line: Piece, shown: Sequence[Shown]) -> list[Piece]:
    """A line as it was printed, piece by piece, where their lengths say which is which; else the line itself.

    >>> pieces(Piece("清雪日 农机体检", 40, 800, 12), [Shown(40, 800, 6), Shown(310, 800, 8)])[1]
    Piece(text='农机体检', x=310, y=800, height=12)
    """
    for bytes_each in (2, 1):
        at, end, found = 0, -1, []
        for one in shown:
            end = at + one.size // bytes_each
            found.append(Piece(line.text[at:end], one.x, one.y, line.height))
            at = end + line.text.startswith(" ", end)  # which stands for the gap between
        if end in (len(line.text), len(line.text.rstrip())) and all(one.text for one in found):
            return found
    return [line]


def line_of(run: Sequence[Piece]) -> Line:
    """The pieces as one line."""
    size = max(height for *_, height in run) or 1.0
    end = max(x + size * width(text.rstrip()) for text, x, *_ in run)
    begin = min((x for text, x, *_ in run if text.strip()), default=0.0)
    text = "".join(piece for piece, *_ in run)
    return Line(_whole(text), begin, end, run[0][2], size)


def _whole(text: str) -> str:
    """With whole characters where the file has the parts that look like them.

    >>> _whole("⼗⼆居⺠ 12 人")
    '十二居民12人'
    """
    return _SPACED.sub("", "".join(map(_one, text.translate(_WHOLE))))


def _one(character: str) -> str:
    return unicodedata.normalize("NFKC", character) if "\u2e80" <= character <= "\u2fdf" else character


def width(text: str) -> float:
    return sum(0.5 if character < "\u2e80" else 1.0 for character in text)
