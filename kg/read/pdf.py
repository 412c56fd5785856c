"""PDF with a text layer → the lines of a page: its printed lines, put together again to paragraphs."""

from __future__ import annotations

import logging
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from typing import Any

from kg.errors import UnreadableFile
from kg.model import Page
from kg.read.pdf_sheets import BUCKET, Line, pages_in
from kg.read.plain import page_from_text
from kg.read.sources import Settings, Source
from kg.read.text import visible

_PAGES = 2000
_NAMED = 10  # sheets that a note names
_INDENT, _RAGGED, _GAP = 0.8, 1.5, 2.2  # in characters: an indent, what may lack at a right edge, lines too far apart
_ENDS = tuple("。!！?？”」)）:：…")
# Parts of characters, which printing programs name where they look like the whole: of U+2E80 to U+2FD5 those that NFKC
# leaves or takes for a rarer one.
_PARTS = (
    "⼾户⾭青⺁厂⺈刀⺊卜⺎兀⺒巳⺓幺⺜日⺝月⺟母⺠民⺧牛⺩王⺫目⺬示⺶羊⺼肉⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤"
    "⻨麦⻩黄⻬齐⻭歯⻮齿⻯竜⻰龙⻲亀⻳龟"
)
_WHOLE = str.maketrans(_PARTS[::2], _PARTS[1::2])
# What a printing program leaves between Chinese and other characters is no space of the text.
_SPACED = re.compile(r"(?<=[\u2e80-\u9fff。]) +(?=[!-~])|(?<=[!-~]) +(?=[\u2e80-\u9fff])|(?<= ) +")


def pdf_pages(source: Source, settings: Settings) -> Iterator[Page]:
    """The pages of a newspaper that a file is, one where no sheet says of another. Raises UnreadableFile."""
    sheets = [[line for line in sheet if visible(line.text)] for sheet in _sheets(source.data)]
    if not any(sheets):
        raise UnreadableFile("no text in it, only pictures (expected a PDF with a text layer, as OCR programs add one)")
    first, notes = 1, _unread(sheets, source.name)
    for found in pages_in(sheets):
        if found.lines:
            page = page_from_text("\n".join(_paragraphs(found.lines)), source.name)
            at = page.first_line + first - 1
            yield replace(page, header=found.header, first_line=at, notes=(*page.notes, *notes))
            first, notes = first + page.first_line + page.text.count("\n"), []


def _unread(sheets: Sequence[Sequence[Line]], name: str) -> list[str]:
    """A line where some of the sheets have no text: a scan among printed ones."""
    empty = [number for number, sheet in enumerate(sheets, 1) if not sheet]
    if not empty:
        return []
    which = ", ".join(map(str, empty[:_NAMED])) + (" …" if len(empty) > _NAMED else "")
    some = f"{len(empty)} of {len(sheets)} sheets have no text: {which}"
    return [f"{name}: {some} (expected a text layer where they are scans, as OCR programs add one)"]


def _sheets(data: bytes) -> list[list[Line]]:
    try:
        from pypdf import PdfReader  # an extra, and heavy
    except ImportError as error:
        raise UnreadableFile(".pdf needs the extra docs (expected after: pip install 'local-news-kg[docs]')") from error
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of faults in the file, line by line
    try:
        reader = PdfReader(BytesIO(data))
        shut = reader.is_encrypted and not reader.decrypt("")
        count = 0 if shut else len(reader.pages)
        sheets = [_lines(sheet) for sheet in reader.pages] if count <= _PAGES and not shut else []
    except Exception as error:  # what it raises at damaged ones is nowhere said, and is of all kinds
        raise UnreadableFile("no PDF, or a damaged one (expected one that a viewer opens)") from error
    if shut:
        raise UnreadableFile("encrypted: it asks for a password (expected a PDF without one, printed anew)")
    if count > _PAGES:
        raise UnreadableFile(f"{count} pages (expected {_PAGES} at most)")
    return sheets


def _lines(sheet: Any) -> list[Line]:
    """The lines of a sheet in the order in which they were printed."""
    runs: list[list[tuple[str, float, float, float]]] = [[]]

    def seen(text: str, outer: Sequence[float], inner: Sequence[float], _: object, size: float) -> None:
        x = inner[4] * outer[0] + inner[5] * outer[2] + outer[4]
        y = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
        height = size * (abs(inner[3]) or abs(inner[1])) * (abs(outer[3]) or abs(outer[1]))
        for number, piece in enumerate(text.split("\n")):
            if number:
                runs.append([])
            if piece:
                runs[-1].append((piece, x, y, height))

    sheet.extract_text(visitor_text=seen)
    return [_line(run) for run in runs if run]


def _line(run: Sequence[tuple[str, float, float, float]]) -> Line:
    size = max(height for *_, height in run) or 1.0
    end = max(x + size * _width(text.rstrip()) for text, x, *_ in run)
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


def _width(text: str) -> float:
    return sum(0.5 if character < "\u2e80" else 1.0 for character in text)


def _paragraphs(lines: Sequence[Line]) -> list[str]:
    """The lines, those put together that only the width of a column divides."""
    edges = _edges(lines)
    texts = [lines[0].text.strip()]
    for number, (before, line) in enumerate(pairwise(lines), 1):
        after = lines[number + 1] if number + 1 < len(lines) else line
        if _is_full(before, edges) and _goes_on(before, line, after):
            texts[-1] += line.text.strip()
        else:
            texts.append(line.text.strip())
    return texts


def _edges(lines: Sequence[Line]) -> dict[tuple[int, int], list[float]]:
    """How far the lines of each column reach, the farthest first."""
    ends: dict[tuple[int, int], list[float]] = defaultdict(list)
    for line in lines:
        size, bucket = line.column
        for near in (bucket - 1, bucket, bucket + 1):
            ends[size, near].append(line.end)
    return {column: sorted(reached, reverse=True)[:2] for column, reached in ends.items()}


def _is_full(line: Line, edges: dict[tuple[int, int], list[float]]) -> bool:
    """Whether a line ends at the right edge of its column; where no other does, whether it ends in mid-sentence."""
    farthest, *second = edges[line.column]
    if line.end < farthest - _RAGGED * line.size:
        return False
    shared = bool(second) and second[0] >= farthest - _RAGGED * line.size
    return shared or not line.text.rstrip().endswith(_ENDS)


def _goes_on(before: Line, line: Line, after: Line) -> bool:
    """Whether a line looks like the next of a paragraph: of one size, close below or in mid-sentence, not indented."""
    same = round(before.size) == round(line.size)
    left = min(one.begin for one in (before, line, after) if abs(one.begin - line.begin) < BUCKET * line.size)
    apart = abs(before.base - line.base) > _GAP * line.size and before.base > line.base
    ended = line.base > before.base and before.text.rstrip().endswith(_ENDS)  # with its column
    return same and not apart and not ended and line.begin - left < _INDENT * line.size
