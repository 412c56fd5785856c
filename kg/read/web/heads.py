"""The headline of a web page's article, and what is printed with it: a kicker above, a deck below."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from kg.read.bylines.lines import opening_byline
from kg.read.headers import header_line
from kg.read.web.meta import COLUMN, Meta, is_site, title_alone
from kg.read.web.printed import Printed
from kg.read.web.several import TITLED
from kg.read.web.words import HEADINGS, said_in

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SET_OFF = (*HEADINGS, "b", "strong", "center", "font", "th")  # how pages of old print a headline
_WITH = re.compile(r"\bpre|sub|kicker|eyebrow|shoulder|yinti|jianti|futi|\b[yjf]t\b|[引肩副]题", re.IGNORECASE)
_CENTER = re.compile(r"text-align\s{0,3}:\s{0,3}center", re.IGNORECASE)
_SHORTEST, _LONGEST = 4, 40  # characters of one
_NAME = 6  # characters of what may be the name of a column, 新闻中心, and stand in any title
_LONG = 8  # characters of what is longer than it
_ABOVE = 3  # lines between a headline and its text: day, source, byline
_WITHIN = 3  # steps up to what holds a headline and its kicker: from cells over rows to the table
_MOST = 2  # lines of a kicker, or of a deck
_NO_TITLE = re.compile(r"[。:：>》|]|[0-9]{4}[-/.年][0-9]|^[【\[]")  # what none has: a path, a day, buttons
_DASHES = ("—", "－")


class Head(NamedTuple):
    """A headline and the lines printed with it."""

    title: str = ""
    kickers: tuple[str, ...] = ()
    decks: tuple[str, ...] = ()


def head_of(tree: HtmlElement, lines: Sequence[Printed], meta: Meta) -> Head:
    """The headline, "" for none; its kickers and decks where it is printed."""
    title = headline(tree, lines, meta)
    at = next((n for n, line in enumerate(lines) if line.text == title), -1)
    return head_at(at, lines, meta) if at >= 0 else Head(title)


def head_at(at: int, lines: Sequence[Printed], meta: Meta) -> Head:
    """The headline that is this line, with its kickers and decks."""
    above = list(_with(lines[at], reversed(lines[max(0, at - _MOST) : at]), meta))
    below = list(_with(lines[at], lines[at + 1 : at + 1 + _MOST], meta, decks=True))
    return Head(lines[at].text, tuple(reversed(above)), tuple(below))


def headline(tree: HtmlElement, lines: Sequence[Printed], meta: Meta) -> str:
    """What is printed and stands in the page's title too, an <h1>, what is set off above the text, or its title.

    Where that is as short as the name of a column, 城事, it is a longer one below, or one that the metadata give.
    """
    found = _headline(tree, lines, meta)
    told = [title_alone(title, meta) for title in meta.own]
    if not 0 < len(found) <= COLUMN or found in told:
        return found
    longer = (title for title in told if len(title) >= _LONG and found not in title)
    return _under_column(found, lines, meta) or next(longer, found)


def _headline(tree: HtmlElement, lines: Sequence[Printed], meta: Meta) -> str:
    heads = [said for head in tree.iter("h1") if (said := said_in(head))]
    told = [title for title in meta.titles if title_alone(title, meta)]
    found = _told(lines, heads, told, meta)
    if found:
        return found
    own = next((head for head in heads if not is_site(head, meta)), "")
    alone = next((title_alone(title, meta) for title in told), "")
    return own or _above(tree, lines, meta) or alone or next(iter(heads), "")


def _under_column(column: str, lines: Sequence[Printed], meta: Meta) -> str:
    """The title that stands between the name of a column and the first sentence.

    A subhead is one of several; next to four characters in one block, 一棵老槐, it is a deck.
    """
    begin = next((at for at, line in enumerate(lines, 1) if line.text == column), len(lines))
    beside = lines[begin - 1].block.getparent() if lines and len(column) == COLUMN else None
    end = next((at for at in range(begin, len(lines)) if "。" in lines[at].text), begin)
    below = [line for line in lines[begin:end] if line.block.tag in HEADINGS or _is_named(line.block, TITLED)]
    tags = [line.block.tag for line in lines[begin:]]
    found = (
        line.text
        for line in below
        if _LONG <= len(line.text) <= _LONGEST
        and not (line.linked or line.text.startswith(_DASHES) or is_site(line.text, meta))
        and not _is_named(line.block, _WITH)
        and (beside is None or line.block.getparent() is not beside)
        and (line.block.tag not in HEADINGS or tags.count(line.block.tag) == 1)
    )
    return next(found, "")


def _told(lines: Sequence[Printed], heads: Sequence[str], titles: Iterable[str], meta: Meta) -> str:
    """The longest of what is printed and stands in the best title that has any."""
    begin = next((n for n, line in enumerate(lines) if line.text in heads[:1]), 0)
    named = [line.text for line in lines[begin:] if not line.linked and len(line.text) > _NAME]
    for title in titles:
        alone = title_alone(title, meta)
        found = [text for text in (*heads, *named) if text in title and not is_site(text, meta)]
        found += [line.text for line in lines if line.text == alone and not line.linked]
        if found:
            return max(found, key=len)
    return ""


def _above(tree: HtmlElement, lines: Sequence[Printed], meta: Meta) -> str:
    """The line that is set off most above the first sentence, the nearest of several; links are none."""
    begin = next((at for at, line in enumerate(lines) if "。" in line.text), 0)
    set_off = {said_in(one) for one in tree.iter(*_SET_OFF) if one.find(".//a") is None}
    above = [
        line
        for line in reversed(lines[max(0, begin - _ABOVE) : begin])
        if not line.linked
        and (line.text in set_off or _is_named(line.block, TITLED))
        and _SHORTEST <= len(line.text) <= _LONGEST
        and not opening_byline(line.text)
        and not is_site(line.text, meta)
    ]
    return min(above, key=_rank).text if above else ""


def _rank(line: Printed) -> int:
    """How high a line stands: that of its heading; what is set off otherwise comes last."""
    return HEADINGS.index(line.block.tag) if line.block.tag in HEADINGS else len(HEADINGS)


def _with(headline: Printed, beside: Iterable[Printed], meta: Meta, *, decks: bool = False) -> Iterator[str]:
    """The lines next to a headline that are printed with it, from the nearest on."""
    for line in beside:
        dashed = decks and line.text.startswith(_DASHES)
        if not _may_be_title(line, meta) or not _near(headline.block, line.block):
            return
        if not dashed and not _is_set_off(line, headline):
            return
        yield line.text


def _may_be_title(line: Printed, meta: Meta) -> bool:
    if line.linked or not _SHORTEST <= len(line.text) <= _LONGEST or _NO_TITLE.search(line.text):
        return False
    told = not line.text.startswith(_DASHES) and any(line.text in title for title in meta.titles)
    if told or is_site(line.text, meta):
        return False
    return not opening_byline(line.text) and not header_line(line.text)


def _near(one: HtmlElement, other: HtmlElement) -> bool:
    """Whether an element holds two blocks with little between, and is not the whole page."""
    above = [one, *islice(one.iterancestors(), _WITHIN)]
    beside = [other, *islice(other.iterancestors(), _WITHIN)]
    common = next((holder for holder in above if holder in beside), None)
    return common is not None and (common.tag != "body" or {one.getparent(), other.getparent()} == {common})


def _is_set_off(line: Printed, headline: Printed) -> bool:
    """Whether a line is printed as a title: by its element, a name, in the middle, or within the headline's heading."""
    block = line.block
    if block is headline.block or any(one.tag in HEADINGS for one in (block, *block.iterancestors())):
        return True
    beside = block.getparent() is headline.block.getparent()
    if beside and block.tag == headline.block.tag == "p" and _are_titles(block.getparent()):
        return True
    if _is_named(block, _WITH) or _is_named(block, TITLED):
        return True
    if block.get("align") == "center" or _CENTER.search(block.get("style") or ""):
        return True
    return any(said_in(inner) == line.text for inner in block.iter(*_SET_OFF))


def _are_titles(holder: HtmlElement) -> bool:
    """Whether an element holds a few lines and no sentence: a cell in which <br> parts a headline from its kicker."""
    return len(holder) <= 2 * _MOST + 1 and "。" not in said_in(holder)


def _is_named(block: HtmlElement, names: re.Pattern[str]) -> bool:
    return bool(names.search(f"{block.get('class') or ''} {block.get('id') or ''}"))
