"""What a web page says of its article: headline, day, newspaper and address."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from kg.read.frontmatter import iso_date
from kg.read.headers import header_line
from kg.read.web.heads import Head, head_of
from kg.read.web.meta import Linked, Meta, linked_data
from kg.read.web.printed import Printed
from kg.read.web.words import plain

if TYPE_CHECKING:
    from lxml.html import HtmlElement

NEAR = 8  # lines under a headline that say whose it is
# A day that htmldate guesses is none, and what it takes for one must not change with the day on which it is asked.
DATING = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}
_LINE = 120  # characters of such a line at most
_BEFORE = r"(?<![一-龥])|(?<=[0-9][日分])|(?:作者|记者|编辑|责编|通讯员)\s?[:：]\s?[一-龥·]{2,4}"  # and no 资金来源
_SOURCE = re.compile(
    rf"(?:{_BEFORE})(?:文章|消息|信息|新闻|稿件|本文|内容|转载)?(?:来源|来自|稿源)\s?[:：]\s?[\[【《]?"
    r"([^\s:：|,，、;；()（）\[\]【】《》“”]{2,20}?)"
    r"(?=$|[\s|,，;；()（）\[\]【】》”]|作者|编辑|责任|记者|发布|时间|浏览|点击|阅读|字[号体]|打印|(?:19|20)[0-9]{2}[-/.年]"
    r"|第?[A-Z]?[0-9]{1,3}版)"
)
_HOST = re.compile(r"(?:https?://)?[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,9}/?", re.IGNORECASE)
_DAY = re.compile(
    r"(?:(?P<first>发布|发表|出版|刊发|见报)|(?P<later>更新|修改))?(?:时间|日期|于)?\s?[:：]?\s?"
    r"(?<![0-9])(?P<day>(?:19|20)[0-9]{2}[-/年][01]?[0-9][-/月][0-3]?[0-9])(?![0-9])"
)
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

    head = head_of(tree, shown, meta)
    linked = meta.of(head.title)
    known = extract_metadata(_undoubted(deepcopy(tree), meta, linked), date_config=DATING, extensive=False)
    lines = [line.text for line in shown]
    begin = lines.index(head.title) + 1 if head.title in lines else 0
    near = _near(lines[begin:])
    address = known.url if known.url and _ADDRESS.fullmatch(known.url) else ""
    site = next(filter(None, map(_name, (meta.source, linked.publisher, plain(known.sitename or "")))), "")
    return Said(
        head,
        linked.day or _unprinted(iso_date(known.date or "") or "", near) or _day([meta.day]) or _day(near),
        _source(near) or site,
        address,
        _header(shown[max(0, begin - NEAR) : begin + NEAR]),
    )


def _near(lines: Sequence[str]) -> list[str]:
    """Of the lines under a headline those that may say whose it is: none with a sentence."""
    return [line for line in lines[:NEAR] if len(line) < _LINE and "。" not in line]


def _undoubted(tree: HtmlElement, meta: Meta, linked: Linked) -> HtmlElement:
    """The page without JSON-LD where it is not sure which of the days there is the article's."""
    if not linked.day and any(one.day for one in meta.linked):
        for script in linked_data(tree):
            script.drop_tree()
    return tree


def _unprinted(day: str, near: Sequence[str]) -> str:
    """The day that was found on a page unless it was in the lines under the headline, which are read here.

    Of 2011-02-30 there htmldate makes the first of the month; of several it takes any.
    """
    printed = [match["day"] for line in near for match in _DAY.finditer(line)]
    months = {
        iso_date(said.replace("年", "-").replace("月", "-").rpartition("-")[0])
        for said in printed
        if not iso_date(said)
    }
    return "" if day in map(iso_date, printed) or day[:7] in months else day


def _day(lines: Sequence[str]) -> str:
    """The day of publishing, or the first that is printed; one of 更新 where there is no other in its line."""
    said = [[match for match in _DAY.finditer(line) if iso_date(match["day"])] for line in lines]
    first = next(filter(None, said), [])
    order = (
        *(match for matches in said for match in matches if match["first"]),
        *(match for match in first if not match["later"]),
        *first,
    )
    return next((iso_date(match["day"]) or "" for match in order), "")


def _source(lines: Sequence[str]) -> str:
    """The newspaper that is named in the first of the lines that has it."""
    found = (_name(match[1]) for line in lines for match in _SOURCE.finditer(line))
    return next(filter(None, found), "")


def said_of_part(head: Head, lines: Sequence[str], page: Said) -> Said:
    """What the lines under the headline of one of several articles say of it, else what the page says."""
    near = _near(lines)
    day, source = _day(near), _source(near)
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
