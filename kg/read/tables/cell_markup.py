"""Cells that hold HTML, as scrapers keep it → what a browser prints of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING

from kg.read.web.words import BLOCKS

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BREAKS = BLOCKS | {"br"}
_UNSEEN = frozenset({"script", "style", "title", "template"})
_INLINE = "a|abbr|b|cite|code|del|em|font|i|ins|label|mark|o:p|q|s|small|span|strike|strong|sub|sup|u"
_BLOCK = re.compile(rf"</?(?:{'|'.join(sorted(_BREAKS))})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_CLOSED = re.compile(rf"</(?:{_INLINE})>|<img\s[^<>]*>", re.IGNORECASE)  # an opening tag may be 甲<b,c>d
_CLOSING = re.compile(r"</(?:body|html)\s{0,9}>", re.IGNORECASE)  # lxml may drop what comes behind
_ENTITY = re.compile("&(?:#[0-9]{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});", re.IGNORECASE)
_CONTROLS = dict.fromkeys([*range(9), *range(14, 32), 0xFFFE, 0xFFFF], "\u200b")  # lxml would print a sign for them


def printed(cell: str) -> str:
    """The text of a cell that is markup, a line for each paragraph; what is none stays, but for named characters.

    >>> printed("<p>　　本报讯&nbsp;昨日</p><p>次日，<b>金水区</b>。<br>次月。</p>")
    '\\u3000\\u3000本报讯\\xa0昨日\\n次日，金水区。\\n次月。'
    >>> printed("面积<50平方米，a<b，c>d"), printed("&ldquo;大体检&rdquo;")
    ('面积<50平方米，a<b，c>d', '“大体检”')
    """
    if not _is_markup(cell):
        cell = _ENTITY.sub(lambda named: unescape(named[0]), cell)  # feeds write <p> as &lt;p&gt;
    return _text(cell) if _is_markup(cell) else cell


def _is_markup(cell: str) -> bool:
    return bool(_BLOCK.search(cell) or _CLOSED.search(cell))


def _text(markup: str) -> str:
    """What it prints; as it is where it is nested deeper than lxml reads, which drops the rest without a word."""
    from lxml import etree, html  # heavy, and most tables have no markup

    source = markup.replace("\n", " ") if _BLOCK.search(markup) else markup.replace("\n", "<br>")
    data = _CLOSING.sub("<br>", source).translate(_CONTROLS).encode("utf-8", errors="ignore")
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(data, parser=parser)
    except etree.ParserError:  # nothing in it but comments
        return ""
    if parser.error_log.filter_from_fatals():
        return markup
    lines = (line.strip(" \t") for line in "".join(_words(tree)).split("\n"))
    return "\n".join(line for line in lines if line)


def _words(tree: HtmlElement) -> Iterator[str]:
    """The words of a tree, with a line break wherever it prints one."""
    from lxml import etree

    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        yield "\n" if element.tag in _BREAKS else ""
        if event == "end":
            yield element.tail or ""
        elif element.tag in _UNSEEN:
            walk.skip_subtree()
        else:
            yield element.text or ""
