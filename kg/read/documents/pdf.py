"""PDF with a text layer → the lines of a page: its printed lines, put together again to paragraphs."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from typing import Any

from kg.errors import UnreadableFile
from kg.model import Page
from kg.read.documents.pdf_columns import Sheet, sheet_of
from kg.read.documents.pdf_lines import Piece, Shown, length, pieces
from kg.read.documents.pdf_sheets import BUCKET, Line, pages_in
from kg.read.plain import page_from_text
from kg.read.sources import Settings, Source
from kg.read.text import visible

_PAGES = 2000
_NAMED = 10  # sheets that a note names
_INDENT, _RAGGED, _GAP = 0.8, 1.5, 2.2  # in characters: an indent, what may lack at a right edge, lines too far apart
_SHOW = (b"Tj", b"TJ")  # what prints text
_ENDS = tuple("。!！?？”」)）:：…")


def pdf_pages(source: Source, settings: Settings) -> Iterator[Page]:
    """The pages of a newspaper that a file is, one where no sheet says of another. Raises UnreadableFile."""
    read = _sheets(source.data)
    sheets = [[line for line in sheet.lines if visible(line.text)] for sheet in read]
    if not any(sheets):
        raise UnreadableFile("no text in it, only pictures (expected a PDF with a text layer, as OCR programs add one)")
    first, notes = 1, [*_unread(sheets, source.name), *_across(read, source.name)]
    for found in pages_in(sheets):
        if found.lines:
            page = page_from_text("\n".join(_paragraphs(found.lines)), source.name, first)
            yield replace(page, header=found.header, notes=(*page.notes, *notes))
            first, notes = page.first_line + page.text.count("\n") + 1, []


def _unread(sheets: Sequence[Sequence[Line]], name: str) -> list[str]:
    """A line where some of the sheets have no text: a scan among printed ones."""
    empty = [number for number, sheet in enumerate(sheets, 1) if not sheet]
    if not empty:
        return []
    some = f"{len(empty)} of {len(sheets)} sheets have no text: {_named(empty)}"
    return [f"{name}: {some} (expected a text layer where they are scans, as OCR programs add one)"]


def _across(sheets: Sequence[Sheet], name: str) -> list[str]:
    """A line where the text of some sheets runs across their columns, so that no line breaks say what follows what."""
    numbers = [number for number, sheet in enumerate(sheets, 1) if sheet.across]
    if not numbers:
        return []
    some = f"{len(numbers)} of {len(sheets)} sheets are printed row by row across their columns: {_named(numbers)}"
    return [f"{name}: {some} (expected column by column, as they are read here; look at their order)"]


def _named(sheets: Sequence[int]) -> str:
    return ", ".join(map(str, sheets[:_NAMED])) + " …" * (len(sheets) > _NAMED)


def _sheets(data: bytes) -> list[Sheet]:
    try:
        from pypdf import PdfReader  # an extra, and heavy
    except ImportError as error:
        raise UnreadableFile(".pdf needs the extra docs (expected after: pip install 'local-news-kg[docs]')") from error
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of faults in the file, line by line
    try:
        reader = PdfReader(BytesIO(data))
        shut = reader.is_encrypted and not reader.decrypt("")
        count = 0 if shut else len(reader.pages)
        sheets = [_read(sheet) for sheet in reader.pages] if count <= _PAGES and not shut else []
    except Exception as error:  # what it raises at damaged ones is nowhere said, and is of all kinds
        raise UnreadableFile("no PDF, or a damaged one (expected one that a viewer opens)") from error
    if shut:
        raise UnreadableFile("encrypted: it asks for a password (expected a PDF without one, printed anew)")
    if count > _PAGES:
        raise UnreadableFile(f"{count} pages (expected {_PAGES} at most)")
    return sheets


def _read(sheet: Any) -> Sheet:
    """The lines of a sheet in the order in which they were printed, or in that of its columns."""
    runs: list[list[Piece]] = [[]]
    fine: list[list[Piece]] = [[]]
    shown: list[Shown] = []

    def at(outer: Sequence[float], inner: Sequence[float]) -> tuple[float, float]:
        x = inner[4] * outer[0] + inner[5] * outer[2] + outer[4]
        return x, inner[4] * outer[1] + inner[5] * outer[3] + outer[5]

    def show(operator: bytes, operands: Sequence[Any], outer: Sequence[float], inner: Sequence[float]) -> None:
        if operator in _SHOW:
            shown.append(Shown(*at(outer, inner), length(operands[0])))

    def seen(text: str, outer: Sequence[float], inner: Sequence[float], _: object, size: float) -> None:
        x, y = at(outer, inner)
        height = size * (abs(inner[3]) or abs(inner[1])) * (abs(outer[3]) or abs(outer[1]))
        for number, part in enumerate(text.split("\n")):
            if number:
                runs.append([])
                fine.append([])
            if part:
                piece = Piece(part, x, y, height)
                runs[-1].append(piece)
                fine[-1].extend(pieces(piece, shown) if number == 0 else [piece])
        shown.clear()

    sheet.extract_text(visitor_operand_before=show, visitor_text=seen)
    return sheet_of([run for run in runs if run], [run for run in fine if run])


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
