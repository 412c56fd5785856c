"""Web pages → the article on them: trafilatura takes its text, what stands around it stays out.

Nothing is fetched. What the page says of itself counts as known: headline, day, newspaper and address.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.errors import OptionError, UnreadableFile
from kg.model import Page
from kg.read.encodings import Decoded, decode, encoding_named
from kg.read.frontmatter import iso_date
from kg.read.sources import Settings, Source
from kg.read.text import visible

if TYPE_CHECKING:
    from configparser import ConfigParser

    from lxml.html import HtmlElement

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?([A-Za-z0-9_-]{2,20})""", re.IGNORECASE)
_HEAD = 4096  # bytes at the beginning that name the encoding
_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 "
        "header hr iframe li main nav ol p pre script section style table tbody td tfoot th thead tr ul",
    )
)
_UNSEEN = frozenset({"script", "style", "title"})
_BREAK = "\x1e"  # between blocks; no page holds one, which is no character of HTML
_HOLDERS = ("div", "article", "main", "section")
_NEARLY_ALL = 0.8  # of the sentences of a page
_UNWRITTEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LARGEST = 8 << 20  # bytes of a page; the longest article takes a hundredth
_LEAST = "20"  # characters that make an article; trafilatura's own 250 are of languages with letters
_NEAR = 8  # lines under a headline that say whose it is
_LINE = 120  # characters of such a line at most
_SOURCE = re.compile(
    r"(?:来源|来自|稿源)\s?[::]\s?([^\s::|,,;;()()]{2,20}?)(?=$|[\s|,,;;()()]|作者|编辑|责任|记者|发布|时间)"
)
_DAY = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2}[-/年][01]?[0-9][-/月][0-3]?[0-9])(?![0-9])")
# A day that htmldate guesses is none, and what it takes for one must not change with the day on which it is asked.
_DATING = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]{3,2000}")


class _Said(NamedTuple):
    """What a page says of its article."""

    title: str = ""
    date: str = ""
    newspaper: str = ""
    url: str = ""


def web_pages(source: Source, settings: Settings) -> Iterator[Page]:
    """The article of a web page, its headline first. Raises UnreadableFile where there is none."""
    if len(source.data) > _LARGEST:
        raise UnreadableFile(f"a web page of more than {_LARGEST >> 20} MB (expected one with an article)")
    found = _decoded(source.data, settings.encoding)
    tree = _tree(found.text)
    said = _said(tree)
    lines = _article(tree)
    if said.title in lines[:_NEAR]:
        lines = lines[lines.index(said.title) + 1 :]
    if not lines:
        raise UnreadableFile("no article on this page (expected paragraphs of text)")
    text = "\n".join([said.title, *lines] if said.title else lines)
    yield Page(
        source.name,
        text,
        newspaper=said.newspaper,
        date=said.date,
        url=said.url,
        encoding=found.encoding,
        single=True,
        titled=bool(said.title),
    )


def _decoded(data: bytes, asked: str) -> Decoded:
    """The text, as asked, or in the encoding that the page names unless it is UTF-8 or damaged in that."""
    if asked:
        return decode(data, asked)
    found = decode(data)
    named = _CHARSET.search(data[:_HEAD])
    if found.encoding not in ("GB18030", "Big5") or not named:
        return found
    try:
        return decode(data, encoding_named(named[1].decode("ascii")))
    except (OptionError, UnreadableFile):
        return found


def _tree(text: str) -> HtmlElement:
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
        if child.tag in _BLOCKS or child.tag == "br":
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


def _article(tree: HtmlElement) -> list[str]:
    """The lines of the main text."""
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(
            tree, fast=True, include_comments=False, config=_config(), date_extraction_params=_DATING
        )
    except RecursionError as error:
        raise UnreadableFile("elements nested too deep (expected a web page)") from error
    text = getattr(found, "text", None) or ""
    return [line for line in map(_plain, text.split("\n")) if line]


@cache
def _config() -> ConfigParser:
    from copy import deepcopy

    from trafilatura.settings import DEFAULT_CONFIG

    config = deepcopy(DEFAULT_CONFIG)
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", _LEAST)
    return config


def _said(tree: HtmlElement) -> _Said:
    from copy import deepcopy

    from trafilatura.metadata import extract_metadata

    known = extract_metadata(deepcopy(tree), date_config=_DATING, extensive=False)
    lines = _printed(tree)
    title = _headline(tree, lines) or _plain(known.title or "")
    begin = lines.index(title) + 1 if title in lines else 0
    near = [line for line in lines[begin : begin + _NEAR] if len(line) < _LINE and "。" not in line]
    address = known.url if known.url and _ADDRESS.fullmatch(known.url) else ""
    return _Said(
        title,
        iso_date(known.date or "") or _first(_DAY, near, iso_date) or "",
        _first(_SOURCE, near, str) or _plain(known.sitename or ""),
        address,
    )


def _first(pattern: re.Pattern[str], lines: Sequence[str], read: Any) -> str:
    """What the pattern's group says in the first of the lines that has it."""
    found = (read(match[1]) for line in lines for match in pattern.finditer(line))
    return next(filter(None, found), "")


def _headline(tree: HtmlElement, lines: Sequence[str]) -> str:
    """The line that is printed on the page and stands in its title too, where the name of the site may follow."""
    title = _plain(tree.findtext(".//title") or "")
    heads = [_plain(" ".join(head.itertext())) for head in tree.iter("h1")]
    both = [head for head in heads if head and head in title]
    both = both or sorted((line for line in lines if len(line) > 3 and line in title), key=len, reverse=True)
    return next(iter(both or filter(None, heads)), "")


def _printed(tree: HtmlElement) -> list[str]:
    """The lines of all that is printed on the page."""
    from lxml import etree

    words: list[str] = []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if element.tag in _BLOCKS:
            words.append(_BREAK)
        if event == "end":
            words.append(element.tail or "")
        elif element.tag not in _UNSEEN:
            words.append(element.text or "")
    return [line for line in map(_plain, "".join(words).split(_BREAK)) if line]


def _plain(text: str) -> str:
    return " ".join(visible(text.replace("\n", " ")).split())
