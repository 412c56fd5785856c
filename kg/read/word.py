"""Word documents (.docx) → the lines of a page: paragraphs as they stand, those of tables and text boxes too."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from kg.errors import UnreadableFile
from kg.model import Page
from kg.read.plain import page_from_text
from kg.read.sources import Settings, Source
from kg.read.zips import check_all

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARKUP = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_GONE = frozenset({f"{_MARKUP}Fallback", f"{_W}del", f"{_W}moveFrom"})  # said once more, or taken out
_WORDS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


def word_pages(source: Source, settings: Settings) -> Iterator[Page]:
    """The one page of a document. Raises UnreadableFile."""
    yield page_from_text("\n".join(_paragraphs(_body(source.data))), source.name)


def _body(data: bytes) -> Any:
    try:
        from docx import Document  # an extra, and heavy
    except ImportError as error:
        raise UnreadableFile(
            ".docx needs the extra docs (expected after: pip install 'local-news-kg[docs]')"
        ) from error
    check_all(data)
    try:
        return Document(BytesIO(data)).element.body
    except Exception as error:  # what it raises at damaged ones is nowhere said, and is of all kinds
        raise UnreadableFile("no document (expected .docx as Word saves it)") from error


def _paragraphs(body: Any) -> list[str]:
    """Each paragraph's text where it begins; what a text box holds comes behind the paragraph that it hangs on."""
    found: list[list[str]] = []
    within: list[list[str]] = []  # the paragraphs that are open
    for event, element in _walk(body):
        if element.tag == f"{_W}p":
            if event == "start":
                found.append([])
                within.append(found[-1])
            else:
                within.pop()
        elif event == "end" and within:
            within[-1].append((element.text or "") if element.tag == f"{_W}t" else _WORDS.get(element.tag, ""))
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
