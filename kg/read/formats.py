"""How each kind of file is read, by what its name ends in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePath
from types import MappingProxyType

from kg.model import Page, Refusal
from kg.read.pdf import pdf_pages
from kg.read.plain import text_pages
from kg.read.rows import row_pages
from kg.read.sheets import sheet_rows
from kg.read.sources import Settings, Source
from kg.read.tables import comma_rows, json_rows, tab_rows
from kg.read.web import web_pages
from kg.read.word import word_pages

Read = Callable[[Source, Settings], Iterator[Page | Refusal]]

FORMATS: Mapping[str, Read] = MappingProxyType(
    {
        ".txt": text_pages,
        ".html": web_pages,
        ".htm": web_pages,
        ".shtml": web_pages,
        ".docx": word_pages,
        ".pdf": pdf_pages,
        ".jsonl": row_pages(json_rows),
        ".csv": row_pages(comma_rows),
        ".tsv": row_pages(tab_rows),
        ".xlsx": row_pages(sheet_rows),
    }
)


def pages_of(source: Source, settings: Settings) -> Iterator[Page | Refusal]:
    """The pages of a file, and a refusal for each row that holds none. Raises UnreadableFile where it is refused whole.

    What has no known ending was named by hand, and is read as text.
    """
    return FORMATS.get(PurePath(source.name).suffix.casefold(), text_pages)(source, settings)
