"""The lines that a web page prints, each with the block that it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.read.web.words import BLOCKS, plain

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_UNSEEN = frozenset({"script", "style", "title"})


class Printed(NamedTuple):
    """One line of all that is printed on a page."""

    text: str
    block: HtmlElement  # the innermost that it begins in
    linked: bool  # whether it is a link


def printed(tree: HtmlElement) -> list[Printed]:
    """The lines of all that is printed on the page, in order."""
    from lxml import etree

    lines = _Lines(tree)
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if element.tag in BLOCKS:
            lines.end()
            lines.block = element if event == "start" else element.getparent()
        if event == "start" and element.tag not in _UNSEEN:
            lines.links += element.tag == "a"
            lines.add(element.text)
        elif event == "end":
            lines.links -= element.tag == "a"
            lines.add(element.tail)
    lines.end()
    return lines.found


class _Lines:
    """Lines as they are come to."""

    def __init__(self, tree: HtmlElement) -> None:
        self.found: list[Printed] = []
        self.block = tree
        self.links = 0  # how many are open
        self._words: list[str] = []
        self._apart: list[str] = []  # those outside links

    def add(self, text: str | None) -> None:
        if text:
            self._words.append(text)
            if not self.links:
                self._apart.append(text)

    def end(self) -> None:
        if text := plain("".join(self._words)):
            self.found.append(Printed(text, self.block, not plain("".join(self._apart))))
        self._words, self._apart = [], []
