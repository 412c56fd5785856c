"""The tree of a web page, made ready for who takes the article out of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kg.errors import UnreadableFile

if TYPE_CHECKING:
    from lxml.html import HtmlElement

BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 "
        "header hr iframe li main nav ol p pre script section style table tbody td tfoot th thead tr ul",
    )
)
_HOLDERS = ("div", "article", "main", "section")
_NEARLY_ALL = 0.8  # of the sentences of a page
_UNWRITTEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def web_tree(text: str) -> HtmlElement:
    """The page with a paragraph for each of the lines that only <br> divides, and no table that holds its parts.

    Raises UnreadableFile.
    """
    from lxml import etree, html  # heavy, and most never read a web page

    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise UnreadableFile("no web page (expected HTML)") from error
    _clear(tree)
    for broken in dict.fromkeys(line_break.getparent() for line_break in tree.iter("br")):
        _divide(broken, html.Element)
    _lay_open(tree)
    _point_out(tree)
    return tree


def _clear(tree: HtmlElement) -> None:
    """Takes out the characters that lxml reads in HTML and writes in nothing."""
    for element in tree.iter():
        for name, value in element.attrib.items():
            if _UNWRITTEN.search(value):
                element.attrib[name] = _UNWRITTEN.sub("", value)
        if _UNWRITTEN.search(element.text or ""):
            element.text = _UNWRITTEN.sub("", element.text)
        if _UNWRITTEN.search(element.tail or ""):
            element.tail = _UNWRITTEN.sub("", element.tail)


def _divide(parent: HtmlElement, element: Any) -> None:
    """Puts each run of words between line breaks and blocks into a paragraph of its own."""
    run = element("p")
    run.text, parent.text = parent.text, None
    parts = [run]
    for child in list(parent):
        tail, child.tail = child.tail, None
        if child.tag in BLOCKS or child.tag == "br":
            run = element("p")
            run.text = tail
            parts += [run] if child.tag == "br" else [child, run]
        else:
            run.append(child)
            child.tail = tail
    _hold(parent, [part for part in parts if part.tag != "p" or len(part) or (part.text or "").strip()])
    if parent.tag == "p":
        parent.tag = "div"


def _hold(parent: HtmlElement, parts: Sequence[HtmlElement]) -> None:
    """Puts these into an element in place of what it holds; one by one, as lxml takes long for a slice."""
    attributes = dict(parent.attrib)
    parent.clear(keep_tail=True)
    parent.attrib.update(attributes)
    parent.extend(parts)


def _lay_open(tree: HtmlElement) -> None:
    """Makes plain blocks of the tables whose cells hold blocks: such are no tables, they divide the page."""
    blocks = (block.getparent() for block in tree.iter("p", "div", "table"))
    laid = {_table(parent) for parent in blocks if parent is not None and parent.tag in ("td", "th")} - {None}
    parts = [part for part in tree.iter("table", "thead", "tbody", "tr", "th", "td") if _table(part) in laid]
    for part in parts:
        part.tag = "div"


def _table(part: HtmlElement) -> HtmlElement | None:
    """The table that a cell or a row is of: at most three steps above it."""
    for _ in range(4):
        if part is None or part.tag == "table":
            return part
        part = part.getparent()
    return None


def _point_out(tree: HtmlElement) -> None:
    """Marks the block that holds nearly all sentences: where a site has no name for it, trafilatura does not see it."""
    sentences: Counter[HtmlElement] = Counter()
    for paragraph in tree.iter("p"):
        sentences[paragraph.getparent()] += "".join(paragraph.itertext()).count("。")
    for block, count in sentences.most_common(1):
        holder = next((one for one in (block, *block.iterancestors()) if one.tag in _HOLDERS), None)
        if holder is not None and count > _NEARLY_ALL * sentences.total():
            holder.set("itemprop", "articleBody")
