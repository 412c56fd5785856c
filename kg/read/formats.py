"""How each kind of file is read, by what its name ends in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from types import MappingProxyType

from kg.errors import OptionError, UnreadableFile
from kg.model import Page, Refusal
from kg.read.documents.pdf import pdf_pages
from kg.read.documents.word import word_pages
from kg.read.encodings import decode
from kg.read.others import OTHERS
from kg.read.packed import ZIP
from kg.read.pages_toml import NAME, is_table
from kg.read.plain import text_pages
from kg.read.sources import Settings, Source, ending
from kg.read.tables.columns import column_of
from kg.read.tables.json_tables import has_articles, json_rows
from kg.read.tables.rows import row_pages
from kg.read.tables.sheets import sheet_rows
from kg.read.tables.tables import comma_rows, tab_rows
from kg.read.web.pages import web_pages

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
        ".json": row_pages(json_rows),
        ".csv": row_pages(comma_rows),
        ".tsv": row_pages(tab_rows),
        ".xlsx": row_pages(sheet_rows),
        ".xlsm": row_pages(sheet_rows),
    }
)


_BEGINNING = 4096  # bytes that say whether it is a web page
_HEADER = 400  # bytes of the first line of a table
# A mark of its encoding, a declaration of XML, remarks; in UTF-16 without the NUL bytes.
_WEB_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s{0,99}+(?:<\?xml[^>]{0,200}>\s{0,99}+)?(?:<!--[^>]{0,999}>\s{0,99}+)?"
    rb"<(?:!doctype\s{1,9}html|html)(?=[\s>])",
    re.IGNORECASE,
)
READ = (*FORMATS, ZIP)  # endings of what is read; each may be packed once more: .txt.gz


def kind(name: str, settings: Settings) -> str:
    """What a file holds, by its name; as the user says, or text, where that says nothing."""
    found = ending(name)
    if found in READ:
        return found
    if settings.format:
        return f".{settings.format}"
    return found if found in OTHERS else ".txt"


def _kind_of(source: Source, settings: Settings) -> str:
    """What it holds: another thing than text where it begins so, and neither its name nor the user says: page.php."""
    if settings.format or ending(source.name) in {*READ, *OTHERS} - {".txt"}:
        return kind(source.name, settings)
    begins = source.data[:_BEGINNING].replace(b"\0", b"")
    web_page = ".html" if _WEB_PAGE.match(begins) else ""
    return web_page or _table(source.data, settings) or kind(source.name, settings)


def _table(data: bytes, settings: Settings) -> str:
    """The ending of a table whose header a text begins with: 标题,日期,正文."""
    first = data[:_HEADER].splitlines(keepends=True)[:1]
    with suppress(UnreadableFile):
        for found, mark in ((".csv", ","), (".tsv", "\t")):
            if first and mark.encode() in first[0]:
                names = decode(first[0], settings.encoding).text.strip("\r\n").split(mark)
                if {"text", "title"} <= set(map(column_of, names)):
                    return found
    return ""


def is_read(name: str) -> bool:
    """Whether a file that nobody named is read, or refused in words: its ending is that of text."""
    return ending(name) in READ or ending(name) in OTHERS


def is_data(source: Source, settings: Settings) -> bool:
    """Whether it is JSON of programs, as lies about everywhere, and nobody wrote articles into it."""
    return kind(source.name, settings) == ".json" and not has_articles(source, settings)


def check_format(name: str) -> None:
    """Raises OptionError for a format that is not read."""
    if name and f".{name}" not in READ:
        raise OptionError(f"format {name}: not known (expected {', '.join(one[1:] for one in READ)})")


def pages_of(source: Source, settings: Settings) -> Iterator[Page | Refusal]:
    """The pages of a file that is not packed, and a refusal for each row that holds none.

    Raises UnreadableFile where it is refused whole.
    """
    found = _kind_of(source, settings)
    if is_table(source.name.casefold().removesuffix(".txt")):
        raise UnreadableFile(f"no page, but what is said of pages (expected it named {NAME} beside them)")
    if found in OTHERS:
        raise UnreadableFile(OTHERS[found])
    return FORMATS[found](source, settings)
