"""What an element of a web page says, in one line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.read.text import visible

if TYPE_CHECKING:
    from lxml.html import HtmlElement

BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 "
        "header hr iframe li main nav ol p pre script section style table tbody td tfoot th thead tr ul",
    )
)
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def plain(text: str) -> str:
    """What an element says in one line."""
    return " ".join(visible(text.replace("\n", " ")).split())


def said_in(element: HtmlElement) -> str:
    """All that stands in an element, in one line."""
    return plain(" ".join(element.itertext()))
