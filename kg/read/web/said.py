"""What a web page says of its article: headline, day, newspaper and address."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.read.frontmatter import iso_date
from kg.read.headers import header_line
from kg.read.web.heads import Head, head_of
from kg.read.web.meta import Meta
from kg.read.web.printed import Printed
from kg.read.web.words import plain

if TYPE_CHECKING:
    from lxml.html import HtmlElement

NEAR = 8  # lines under a headline that say whose it is
# A day that htmldate guesses is none, and what it takes for one must not change with the day on which it is asked.
DATING = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}
_LINE = 120  # characters of such a line at most
_SOURCE = re.compile(
    r"(?:来源|来自|稿源)\s?[:：]\s?([^\s:：|,，;；()（）]{2,20}?)(?=$|[\s|,，;；()（）]|作者|编辑|责任|记者|发布|时间"
    r"|第?[A-Z]?[0-9]{1,3}版)"
)
_HOST = re.compile(r"(?:https?://)?[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,9}/?", re.IGNORECASE)
_DAY = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2}[-/年][01]?[0-9][-/月][0-3]?[0-9])(?![0-9])")
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]{3,2000}")


class Said(NamedTuple):
    """What a page says of its article."""

    head: Head = Head()
    date: str = ""
    newspaper: str = ""
    url: str = ""
    header: str = ""  # the line as printed: 郑州日报 2011年3月2日 星期三 A05版

    @property
    def title(self) -> str:
        return self.head.title


def said_of(tree: HtmlElement, shown: Sequence[Printed], meta: Meta) -> Said:
    """What stands in its head, and in the lines at its headline."""
    from copy import deepcopy

    from trafilatura.metadata import extract_metadata

    known = extract_metadata(deepcopy(tree), date_config=DATING, extensive=False)
    head = head_of(tree, shown, meta)
    lines = [line.text for line in shown]
    begin = lines.index(head.title) + 1 if head.title in lines else 0
    near = [line for line in lines[begin : begin + NEAR] if len(line) < _LINE and "。" not in line]
    address = known.url if known.url and _ADDRESS.fullmatch(known.url) else ""
    return Said(
        head,
        meta.published or iso_date(known.date or "") or _first(_DAY, [meta.day, *near], iso_date) or "",
        _first(_SOURCE, near, _name) or _name(meta.source) or _name(plain(known.sitename or "")),
        address,
        _header(shown[max(0, begin - NEAR) : begin + NEAR]),
    )


def said_of_part(head: Head, lines: Sequence[str], page: Said) -> Said:
    """What the lines under the headline of one of several articles say of it, else what the page says."""
    near = [line for line in lines[:NEAR] if len(line) < _LINE and "。" not in line]
    day, source = _first(_DAY, near, iso_date), _first(_SOURCE, near, _name)
    own = next((line for line in near if header_line(line).keys() >= {"date", "page"}), "")
    return page._replace(
        head=head, date=day or page.date, newspaper=source or page.newspaper, header=own or page.header
    )


def _name(said: str) -> str:
    """What is said to be the newspaper; "" for the name of a host, which is none."""
    return "" if _HOST.fullmatch(said) else said


def _header(lines: Sequence[Printed]) -> str:
    """The first that says of which paper or day the page is, else the only page that is named and is no link.

    第A02版:城事 leads to another page where it is a link, or one of several.
    """
    said = [(line, found) for line in lines if (found := header_line(line.text))]
    own = next((line.text for line, found in said if found.keys() & {"date", "newspaper"}), "")
    alone = {line.text for line, found in said if "page" in found and not line.linked}
    if own or len(alone) != 1:
        return own
    return alone.pop()


def _first(pattern: re.Pattern[str], lines: Sequence[str], read: Any) -> str:
    """What the pattern's group says in the first of the lines that has it."""
    found = (read(match[1]) for line in lines for match in pattern.finditer(line))
    return next(filter(None, found), "")
