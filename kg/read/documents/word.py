"""Word documents (.docx) → the lines of a page: paragraphs as they stand, those of tables and text boxes too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any, NamedTuple

from kg.errors import UnreadableFile
from kg.model import Page
from kg.read.documents.word_tables import FALLBACK, TABLE, Left, W, take_out
from kg.read.headers import header_line, without_header
from kg.read.plain import page_from_text
from kg.read.sources import Settings, Source
from kg.read.text import visible
from kg.read.zips import check_all

_GONE = frozenset({FALLBACK, f"{W}del", f"{W}moveFrom"})  # said once more, or taken out
_BESIDE = re.compile(r"/word/(?:header|footer|footnotes|endnotes)[0-9]{0,4}\.xml")
_WORDS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}


class _Read(NamedTuple):
    """What a document says."""

    paragraphs: list[str]
    edges: list[str]  # what its sheets have above and below the text
    notes: int  # at the foot of its sheets, or at its end
    left: Left


def word_pages(source: Source, settings: Settings) -> Iterator[Page]:
    """The one page of a document; what its head says of it counts, as a header line. Raises UnreadableFile."""
    found = _read(source.data)
    if found.left.tables and not any(map(visible, found.paragraphs)):
        raise UnreadableFile(f"only a table ({TABLE})")
    page = page_from_text("\n".join(found.paragraphs), source.name)
    own = without_header(page)[1]
    left = f"{source.name}: {found.notes} footnotes left out (expected in the text what belongs to it)"
    yield replace(
        page,
        header="" if own else next(filter(header_line, found.edges), ""),
        notes=(*page.notes, *[left] * bool(found.notes), *found.left.notes(source.name)),
    )


def _read(data: bytes) -> _Read:
    try:
        from docx import Document  # an extra, and heavy
        from docx.oxml import parse_xml
    except ImportError as error:
        raise UnreadableFile(
            ".docx needs the extra docs (expected after: pip install 'local-news-kg[docs]')"
        ) from error
    check_all(data)
    try:
        document = Document(BytesIO(data))
        parts = {str(part.partname): part for part in document.part.package.iter_parts()}
        inner = {name: parse_xml(parts[name].blob) for name in sorted(parts) if _BESIDE.fullmatch(name)}
        left = take_out(document.element.body)
        return _Read(
            _paragraphs(document.element.body),
            [line for name, part in inner.items() if "notes" not in name for line in _paragraphs(part)],
            sum(_notes(part) for name, part in inner.items() if "notes" in name),
            left,
        )
    except Exception as error:  # what it raises at damaged ones is nowhere said, and is of all kinds
        raise UnreadableFile("no document (expected .docx as Word saves it)") from error


def _notes(part: Any) -> int:
    """How many notes there are; each document has those that only draw the line above them."""
    return sum(one.get(f"{W}type") is None for one in part.iter(f"{W}footnote", f"{W}endnote"))


def _paragraphs(body: Any) -> list[str]:
    """Each paragraph's text where it begins; what a text box holds comes behind the paragraph that it hangs on."""
    found: list[list[str]] = []
    within: list[list[str]] = []  # the paragraphs that are open
    for event, element in _walk(body):
        if element.tag == f"{W}p":
            if event == "start":
                found.append([])
                within.append(found[-1])
            else:
                within.pop()
        elif event == "end" and within:
            within[-1].append((element.text or "") if element.tag == f"{W}t" else _WORDS.get(element.tag, ""))
    return ["".join(words) for words in found]


def _walk(body: Any) -> Iterator[tuple[str, Any]]:
    """The beginnings and ends of elements, without those that say what is said elsewhere."""
    from lxml import etree

    walk = etree.iterwalk(body, events=("start", "end"))
    for event, element in walk:
        if element.tag not in _GONE:
            yield event, element
        elif event == "start":
            walk.skip_subtree()
