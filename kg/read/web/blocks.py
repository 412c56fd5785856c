"""Paragraphs of what a web page prints in other blocks: where it has one <p>, trafilatura takes no <div> beside it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from kg.read.web.words import BLOCKS

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_OF_TEXT = frozenset({"body", "form", "div", "section", "center", "article", "main"})  # no list and no table
_ENDS = "。！？"
_AROUND = re.compile(r"foot|copyright|banquan|nav|relat|recommend|comment|sidebar", re.IGNORECASE)


def holders(tree: HtmlElement) -> set[HtmlElement]:
    """The elements that hold a block."""
    found: set[HtmlElement] = set()
    for block in tree.iter(*BLOCKS):
        for above in block.iterancestors():
            if above in found:
                break
            found.add(above)
    return found


def divide(parent: HtmlElement, element: Any, holding: Collection[HtmlElement]) -> None:
    """Puts each run of words between line breaks and blocks into a paragraph of its own."""
    run = element("p")
    run.text, parent.text = parent.text, None
    parts = [run]
    for child in list(parent):
        tail, child.tail = child.tail, None
        if child.tag in BLOCKS or child.tag == "br" or child in holding:
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


def make_paragraphs(tree: HtmlElement, element: Any) -> None:
    """Makes a <p> of each innermost block with a sentence, of those beside it, and of sentences beside blocks."""
    holding = holders(tree)
    for block in [one for one in tree.iter() if one in holding and _may_hold_text(one)]:
        if _has_sentence(_beside_blocks(block, holding)) and not _is_around(block):
            divide(block, element, holding)
    blocks = _innermost(tree.iter(), holding)
    told = [block for block in blocks if _has_sentence(unlinked(block)) and not _is_around(block)]
    of_text = {(block.getparent(), block.tag) for block in told if block.getparent().tag != "body"}
    alike = [block for block in blocks if (block.getparent(), block.tag) in of_text and _says(block)]
    for block in (*told, *alike):
        block.tag = "p"


def make_paragraphs_between(first: HtmlElement, last: HtmlElement, within: HtmlElement) -> None:
    """Makes a <p> of each block of words within a text, without a sentence too: a subhead, a caption."""
    order = list(within.iter())
    for block in _innermost(order[order.index(first) : order.index(last)], holders(within)):
        if _says(block):
            block.tag = "p"


def _innermost(elements: Iterable[HtmlElement], holding: Collection[HtmlElement]) -> list[HtmlElement]:
    """The blocks that hold no other."""
    return [one for one in elements if one not in holding and one.getparent() in holding and _may_hold_text(one)]


def _has_sentence(words: Iterable[str]) -> bool:
    return any(end in said for said in words for end in _ENDS)


def _is_around(block: HtmlElement) -> bool:
    """Whether a block is of what stands around an article, by its name or that of a block around it."""
    return any(
        one.tag in ("footer", "nav", "aside") or _AROUND.search(f"{one.get('class') or ''} {one.get('id') or ''}")
        for one in (block, *block.iterancestors())
        if one.tag not in ("html", "body")
    )


def _says(block: HtmlElement) -> bool:
    return any(words.strip() for words in unlinked(block))


def _may_hold_text(one: HtmlElement) -> bool:
    return isinstance(one.tag, str) and (one.tag in _OF_TEXT or "-" in one.tag)  # <founder-content>


def _beside_blocks(parent: HtmlElement, holding: Collection[HtmlElement]) -> Iterator[str]:
    """What an element that holds blocks says outside them, and outside links."""
    yield parent.text or ""
    for child in parent:
        if child.tag not in BLOCKS and child not in holding:
            yield from unlinked(child)
        yield child.tail or ""


def unlinked(element: HtmlElement) -> Iterator[str]:
    """What is said in an element outside links; the order is not that of the page."""
    left = [element]
    while left:
        one = left.pop()
        if one.tag != "a":
            yield one.text or ""
            left.extend(one)
        if one is not element:
            yield one.tail or ""
