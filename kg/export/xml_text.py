"""Text and attributes of XML, with nothing in them that XML cannot carry."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from kg.graph.terms import clean

HEADER = '<?xml version="1.0" encoding="UTF-8"?>\n'


def tag(name: str, attributes: Mapping[str, str], *, closed: bool = False) -> str:
    """A start tag; attributes without a value are left out.

    >>> tag("node", {"label": 'a<"b"', "start": ""}, closed=True)
    '<node label=\\'a&lt;"b"\\'/>'
    """
    written = "".join(f" {key}={quoteattr(clean(value))}" for key, value in attributes.items() if value)
    return f"<{name}{written}{'/' if closed else ''}>"


def element(name: str, attributes: Mapping[str, str], text: str) -> str:
    """An element that holds text alone; a line's end in it stays one.

    >>> element("data", {"key": "quote"}, "]]>")
    '<data key="quote">]]&gt;</data>'
    """
    return f"{tag(name, attributes)}{escape(clean(text))}</{name}>"
