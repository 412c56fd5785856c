"""Web pages that are no article: notices of a server or a browser, lists of links, archives of web pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.read.bylines.lines import opening_byline
from kg.read.others import OTHERS
from kg.read.seams import is_complete
from kg.read.web.words import plain

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HEAD = 4096  # bytes of a file that say what it is
_ARCHIVE = re.compile(
    rb"\s{0,99}(?:From|Subject|Date|MIME-Version|Snapshot-Content-Location|Content-Type):", re.IGNORECASE
)
_PARTS = re.compile(rb"^(?:MIME-Version:|Content-Type:\s{0,9}multipart/)", re.IGNORECASE | re.MULTILINE)
_NOTICE = 120  # characters; such a notice is no longer
_TITLE_OF_NOTICE = re.compile(
    r"(?:错误\s?)?(?:40[034]|50[0234])(?!\s?[0-9一-龥])|.{0,20}(?:Not Found|Forbidden|Bad Gateway)"
    r"|.{0,20}(?:页面|网页)(?:不存在|未找到|找不到|没有找到|无法访问)",
    re.IGNORECASE,
)
_WORDS_OF_NOTICE = re.compile(
    r"(?:访问|请求|浏览|查看|查找)的(?:页面|网页|内容|文章|信息|链接)[^。]{0,9}(?:不存在|删除|失效|下线|找不到)"
    r"|(?:启用|开启|打开|不支持|禁用了?)(?:您?浏览器的?)?\s?JavaScript|enable JavaScript",
    re.IGNORECASE,
)
_LEAST = 10  # characters of what is kept though no sentence of it ends: a caption
_SENTENCE = 20  # characters of a line that ends with another mark than 。 and is no headline
_LINKED = 0.7  # of the characters of a list of headlines, without the days behind them
_ITEM = re.compile(
    r"^[-·•■□●◆★\s]{1,9}|[\s(\[（【]{0,9}(?:[0-9]{4}[-/.年])?[0-9]{1,2}[-/.月][0-9]{1,2}日?[\s0-9:)\]）】]{0,12}$"
)


def is_archive(data: bytes) -> bool:
    """Whether a file called .html is MHTML, by its head."""
    head = data[:_HEAD]
    return bool(_ARCHIVE.match(head) and _PARTS.search(head))


ARCHIVE = OTHERS[".mht"]  # why one is refused


def none(title: str, lines: Sequence[str], tree: HtmlElement) -> str:
    """Why what was taken from a page is surely no article; "" where it is one, or may be."""
    text = "".join(lines)
    if not text:
        return "no article on this page (expected paragraphs of text)"
    told = _TITLE_OF_NOTICE.match(title) or _WORDS_OF_NOTICE.search(text)
    if told and len(text) < _NOTICE and not any(map(opening_byline, lines)):
        return "a notice in place of an article (expected paragraphs of text)"
    if "。" in text:
        return ""
    if len(text) < _LEAST:
        return "hardly a word on this page (expected paragraphs of text)"
    return "a list of links (expected paragraphs of text)" if _is_list(lines, tree) else ""


def _is_list(lines: Sequence[str], tree: HtmlElement) -> bool:
    links = {_item(" ".join(link.itertext())) for link in tree.iter("a")}
    items = [item for line in lines if (item := _item(line))]
    linked = sum(len(item) for item in items if item in links)
    return len(items) > 1 and linked > _LINKED * sum(map(len, items))


def _item(line: str) -> str:
    """A line of a list without its mark and the day behind it."""
    return _ITEM.sub("", plain(line))


def doubt(lines: Sequence[str]) -> str:
    """A warning where no sentence of the page ends; "" for none."""
    ended = any("。" in line or (len(line) >= _SENTENCE and is_complete(line)) for line in lines)
    return "" if ended else "no sentence ends on this page (expected paragraphs of text)"


def several_doubted(unsure: int) -> str:
    """A warning where a page that is read as one article looks like so many; "" for none."""
    return f"{unsure} headings, read as one article (expected one, or markup that parts them)" if unsure else ""
