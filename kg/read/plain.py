"""Text, with or without front matter → a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.errors import UnreadableFile
from kg.model import Page
from kg.read.encodings import decode
from kg.read.frontmatter import KEYS, front_matter
from kg.read.pasted_markup import unmarked
from kg.read.sources import Settings, Source
from kg.read.text import newlines, visible
from kg.read.text_tables import tables

_FENCE = "---"
_DRAWN = re.compile(r"[-–—－─]{1,200}")  # ———, as Word writes it
_KEY = re.compile(rf"(?:{'|'.join(KEYS)})\s?[:：]")


def text_pages(source: Source, settings: Settings) -> Iterator[Page]:
    """The page of a `.txt` file; several where more front matter stands further below, as in files put together."""
    found = decode(source.data, settings.encoding)
    bare = unmarked(found.text)
    notes = [f"{source.name}: tags of a web page taken off (expected .html, or the text alone)"] * bool(bare)
    lines = newlines((bare or found.text).removeprefix("\ufeff")).split("\n")
    begins = [0, *_further(lines)]
    for begin, end in zip(begins, [*begins[1:], len(lines)], strict=True):
        page = page_from_text("\n".join(lines[begin:end]), source.name, begin + 1)
        yield replace(page, encoding=found.encoding, notes=(*page.notes, *notes))
        notes = []


def _further(lines: Sequence[str]) -> Iterator[int]:
    """Where front matter stands below a text, with a text below it."""
    told = False
    for at, line in enumerate(lines):
        if told and line.rstrip() == _FENCE and _KEY.match(visible("".join(lines[at + 1 : at + 2]))):
            block = lines[at + 1 : at + 2 + len(KEYS)]
            end = next((n for n, inner in enumerate(block, at + 1) if inner.rstrip() == _FENCE), None)
            if end is not None and any(map(visible, lines[end + 1 : end + 9])):
                yield at
        told = told or (line.rstrip() != _FENCE and not _KEY.match(line) and bool(visible(line)))


def page_from_text(text: str, name: str = "-", first: int = 1) -> Page:
    """One page from text with or without front matter, which stands from this line on; raises UnreadableFile.

    >>> page = page_from_text("---\\nnewspaper: 某报\\npage: A05\\n---\\n标题\\n")
    >>> page.newspaper, page.number, page.text, page.first_line
    ('某报', 'A05', '标题', 5)
    """
    lines = newlines(text.removeprefix("\ufeff")).split("\n")
    page = Page(name, "", first_line=first)
    begin = next((number for number, line in enumerate(lines) if visible(line)), 0)
    if _opens(lines[begin : begin + 2]):
        fences = {_FENCE, visible(lines[begin])}
        end = next((n for n, line in enumerate(lines[begin + 1 :], begin + 1) if visible(line) in fences), None)
        if end is None:
            raise UnreadableFile(f"{name}:{begin + first}: front matter without its closing {_FENCE}")
        page = replace(front_matter(lines[begin + 1 : end], name, begin + first + 1), first_line=end + first + 1)
        lines = lines[end + 1 :]
    if not any(map(visible, lines)):
        raise UnreadableFile(f"{name}: empty (expected the text of a page)")
    lines, notes = _without_tables(lines, name, page.first_line)
    if not any(map(visible, lines)):
        raise UnreadableFile(f"{name}: only a table (expected the text of a page; a table as .csv or .xlsx)")
    page = replace(page, notes=(*page.notes, *notes))
    return replace(page, text="\n".join(lines).rstrip())


def _without_tables(lines: list[str], name: str, first: int) -> tuple[list[str], list[str]]:
    """The lines with those of tables blank, and a note on each table."""
    kept, notes = list(lines), []
    for table in tables(lines):
        kept[table.start : table.stop] = [""] * len(table)
        where, expected = f"{name}:{first + table.start}", "expected the text of a page; a table as .csv or .xlsx"
        notes.append(f"{where}: a table of {len(table)} lines left out ({expected})")
    return kept, notes


def _opens(lines: Sequence[str]) -> bool:
    """Whether front matter begins: with ---, or with what an editor makes of it, above a key."""
    first, second = (*map(visible, lines), "")[:2]
    return lines[0].rstrip() == _FENCE or (_DRAWN.fullmatch(first) is not None and _KEY.match(second) is not None)
