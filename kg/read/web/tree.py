"""The tree of a web page, made ready for who takes the article out of it."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from kg.errors import UnreadableFile
from kg.read.web.blocks import divide, holders, make_paragraphs, make_paragraphs_between
from kg.read.web.several import articles
from kg.read.web.tables import LAID, lay_open
from kg.read.web.words import HEADINGS

if TYPE_CHECKING:
    from lxml.html import HtmlElement

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
    etree.strip_elements(tree, "noscript", with_tail=False)  # what a browser says in place of the page
    _clear(tree)
    holding = holders(tree)
    for broken in dict.fromkeys(line_break.getparent() for line_break in tree.iter("br")):
        divide(broken, html.Element, holding)
    lay_open(tree)
    make_paragraphs(tree, html.Element)
    for figure in tree.iter("figure", "figcaption"):  # trafilatura leaves them out, captions too
        figure.tag = "p" if figure.tag == "figcaption" else "div"
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


def point_out(tree: HtmlElement) -> None:
    """Marks the block that holds the text: where a site has no name for it, trafilatura does not see it."""
    from lxml import html

    first, last = _ends(tree)
    if first is None or last is None:
        return
    above = set(last.iterancestors())
    holder = next((one for one in first.iterancestors() if one in above and one.tag in _HOLDERS), None)
    if holder is None and _in_body(first).getparent() is _in_body(last).getparent():
        holder = _wrapped(_in_body(first), _in_body(last), html.Element("div"))
    elif holder is not None and holder.get("role") == LAID:  # its other rows may be those of the whole page
        holder = _wrapped(_in(holder, first), _in(holder, last), html.Element("div"))
    if holder is not None:
        make_paragraphs_between(first, last, holder)
        holder.set("itemprop", "articleBody")


def _ends(tree: HtmlElement) -> tuple[HtmlElement | None, HtmlElement | None]:
    """Where the text begins and ends: its first and last paragraph, of several articles the first of the headings."""
    several = articles(tree)
    holding: dict[object, list[HtmlElement]] = {}
    for paragraph in tree.iter("p"):
        sentences = [paragraph] * "".join(paragraph.itertext()).count("。")
        holding.setdefault(_held(_alone(paragraph).getparent()), []).extend(sentences)
    if len(several) > 1:
        last = several[-1][1]
        return several[0][0], (holding[_held(_alone(last).getparent())] or [last])[-1]
    most = max(holding.values(), key=len, default=[])
    if not most or len(most) <= _NEARLY_ALL * sum(map(len, holding.values())):
        return None, None
    return most[0], most[-1]


def _is_only(block: HtmlElement) -> bool:
    """Whether nothing stands beside it; lxml counts the children of an element one by one."""
    return block.getprevious() is None and block.getnext() is None


def _alone(block: HtmlElement) -> HtmlElement:
    """The outermost of the nameless blocks around one that hold nothing else: <section><section><p>, as of WeChat."""
    above = block.getparent()
    while above.tag in ("div", "section") and _is_only(block) and not (above.get("class") or above.get("id")):
        block, above = above, above.getparent()
    return block


def _held(block: HtmlElement) -> object:
    """A block that holds paragraphs; those of one name that each begin with a subhead count as one."""
    first = next(iter(block), None)  # len() counts all
    begins = block.getparent() is not None and first is not None and first.tag in HEADINGS
    return (block.getparent(), block.tag, block.get("class")) if begins else block


def _wrapped(first: HtmlElement, last: HtmlElement, block: HtmlElement) -> HtmlElement:
    """The block with what stands from the one to the other, and the headings and paragraphs next to it."""
    above = list(takewhile(lambda one: one.tag in ("p", *HEADINGS), first.itersiblings(preceding=True)))
    below = list(takewhile(lambda one: one.tag == "p", last.itersiblings()))
    between = list(takewhile(lambda one: one is not last, (first, *first.itersiblings())))
    parts = [*reversed(above), *between, last, *below]
    parts[0].addprevious(block)
    block.extend(parts)
    return block


def _in_body(element: HtmlElement) -> HtmlElement:
    """The child of <body> that this is or that holds it; of <html>, where a broken page has it there."""
    while element.getparent().tag not in ("body", "html"):
        element = element.getparent()
    return element


def _in(holder: HtmlElement, element: HtmlElement) -> HtmlElement:
    """The child of an element that this is or that holds it."""
    while element.getparent() is not holder:
        element = element.getparent()
    return element
