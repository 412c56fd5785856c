"""Tables of a web page: those that pages of old are laid out in become plain blocks; of others each row is a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.read.web.blocks import unlinked
from kg.read.web.words import HEADINGS, plain

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LAID = "presentation"  # how HTML calls the role of a table that divides a page
_PARTS = ("table", "thead", "tbody", "tfoot", "tr", "th", "td")
_BLOCKS = ("p", "div", "table", "center", *HEADINGS)  # no cell of data holds such
_SENTENCE = re.compile("[。！？]")
_TOLD = 2  # sentences of a cell beside others that is told and no remark in a row
_BETWEEN = re.compile(r"(?<!\\)\|")  # cells, as trafilatura writes a row; a | within one is \|
_GAP = "  "  # as in a table that is pasted into a text


def lay_open(tree: HtmlElement) -> None:
    """Makes plain blocks of the tables that are none of data, they divide the page."""
    parts = [(part, table) for part in tree.iter(*_PARTS) if (table := _table(part)) is not None]
    rows: dict[HtmlElement, dict[HtmlElement | None, list[HtmlElement]]] = {}
    for part, table in parts:
        found = rows.setdefault(table, {})
        if part.tag in ("td", "th"):
            found.setdefault(part.getparent(), []).append(part)
    blocks = (block.getparent() for block in tree.iter(*_BLOCKS))
    laid = {_table(parent) for parent in blocks if parent is not None and parent.tag in ("td", "th")}
    laid |= {table for table, found in rows.items() if table not in laid and _divides_page([*found.values()])}
    for part, table in parts:
        if table in laid:
            if part.tag in ("table", "tbody"):
                part.set("role", LAID)
            part.tag = "center" if part.tag == "th" else "div"  # as a browser prints its words


def _divides_page(rows: list[list[HtmlElement]]) -> bool:
    """Whether a table has one row or column, or links alone, or tells more than it lists."""
    said = [[words for cell in row if (words := plain("".join(unlinked(cell))))] for row in rows]
    filled = [row for row in said if row]
    if len(filled) < 2:
        return True
    told = sum(len(words) for row in filled for words in row if _is_told(words, alone=len(row) == 1))
    listed = sum(len(words) for row in filled if len(row) > 1 for words in row if not _is_told(words, alone=False))
    return told >= listed


def _is_told(words: str, *, alone: bool) -> bool:
    return len(_SENTENCE.findall(words)) >= (1 if alone else _TOLD)


def _table(part: HtmlElement) -> HtmlElement | None:
    """The table that a cell or a row is of: at most three steps above it."""
    for _ in range(4):
        if part is None or part.tag == "table":
            return part
        part = part.getparent()
    return None


def lines_of(text: str) -> Iterator[str]:
    r"""The lines of a text that trafilatura wrote, rows of tables without its signs.

    >>> list(lines_of("柳湾|渡口\n\n| 镇 | 户数 |\n|---|---|\n| 柳湾镇\\|渡口镇 | 120 | |"))
    ['柳湾|渡口', '镇  户数', '柳湾镇|渡口镇  120']
    """
    for line in map(plain, text.split("\n")):
        if found := _row(line) if line.startswith("|") and line.endswith("|") else line:
            yield found


def _row(line: str) -> str:
    cells = (cell.replace(r"\|", "|").strip() for cell in _BETWEEN.split(line))
    return _GAP.join(cell for cell in cells if cell.strip("-"))
