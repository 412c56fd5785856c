"""What the head of a web page says in its metadata: titles of the article, names of the site, source and day.

The best witness comes first: JSON-LD, the names that government sites agreed on (ArticleTitle), OpenGraph, <title>.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from kg.lexicon.words import cut, tag
from kg.read.heads import is_section
from kg.read.issue import may_be_newspaper
from kg.read.tables.cell_days import day_of_cell
from kg.read.web.words import plain

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TITLES = ("articletitle", "og:title", "twitter:title")
_SITES = ("sitename", "og:site_name", "application-name", "columnname")
_SOURCES = ("contentsource",)
_DAYS = ("pubdate",)
_DEEPEST = 4  # lists and objects in each other, of JSON-LD that is looked at
# Between a headline and what stands behind it in <title>; - and · also stand within headlines and names.
_PARTS = re.compile(r"\s{0,9}[_|｜]{1,9}\s{0,9}|\s{1,9}[-–—·»>]{1,3}\s{1,9}")
_HYPHEN = re.compile(r"(?<=[一-龥”」》!?！？)）])\s?[-–·]\s?(?=[一-龥“「《])")
# 教育局, 宣传部; none are 餐厅, 饭局 and 三十部
_OFFICE = (
    "(?:(?<![结布格大开饭棋骗时])局|(?<![居村])委"
    "|(?<![0-9一二三四五六七八九十百千万两几多全内])部|(?<![餐大客舞展歌前后])厅)"
)
_SITE = re.compile(
    r"[一-龥A-Za-z0-9·]{2,7}网|[一-龥A-Za-z0-9·]{2,20}(?:网站|在线|频道|门户|论坛|博客|客户端|电视台|广播电台|报社|数字报|电子报|电子版|新闻中心"
    rf"|人民政府|办公室|委员会|{_OFFICE})"
)
COLUMN = 4  # characters of the name of a column: 城事


class Meta(NamedTuple):
    """Each from the best witness to the worst."""

    titles: tuple[str, ...] = ()
    own: tuple[str, ...] = ()  # of these, what is told of the article alone: all but <title>
    sites: tuple[str, ...] = ()
    source: str = ""
    day: str = ""
    published: str = ""  # the day that JSON-LD gives the article


def meta_of(tree: HtmlElement) -> Meta:
    """What stands in the head of the page, or where else a broken page has it."""
    named: dict[str, str] = {}
    for one in tree.iter("meta"):
        name = (one.get("name") or one.get("property") or "").casefold()
        named.setdefault(name, plain(one.get("content") or ""))
    articles, publishers = _linked_data(tree)
    title = plain(tree.findtext(".//title") or "")
    others = list(filter(None, map(named.get, _TITLES)))
    own = (*(headline for headline, _ in articles if headline), *others)
    return Meta(
        (*own, title) if title else own,
        own,
        tuple(filter(None, [*publishers, *map(named.get, _SITES)])),
        next(filter(None, map(named.get, _SOURCES)), ""),
        next(filter(None, map(named.get, _DAYS)), ""),
        _day_of(articles, [*others, title]),
    )


def _linked_data(tree: HtmlElement) -> tuple[list[tuple[str, str]], list[str]]:
    """Headlines and days of the articles that JSON-LD describes, and publishers."""
    articles: list[tuple[str, str]] = []
    sites: list[str] = []
    for script in tree.iter("script"):
        if (script.get("type") or "").casefold() == "application/ld+json":
            for one in _objects(_parsed(script.text or ""), _DEEPEST):
                kind = str(one.get("@type"))
                if "Article" in kind or "Report" in kind:
                    articles.append((_text(one.get("headline")), _text(one.get("datePublished"))))
                    sites += _names(one.get("publisher"))
                elif "WebSite" in kind or "Organization" in kind:
                    sites += _names(one)
    return articles, sites


def _day_of(articles: Sequence[tuple[str, str]], titles: Sequence[str]) -> str:
    """The day of the only article that JSON-LD describes, or of that which the page's other titles name."""
    told = [day for headline, day in articles if headline and any(headline in title for title in titles)]
    days = set(told or [day for _, day in articles])
    return (day_of_cell(days.pop()) or "") if len(days) == 1 else ""


def _parsed(text: str) -> object:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _objects(found: object, depth: int) -> Iterator[dict[str, object]]:
    """All objects in lists, graphs and each other."""
    if depth and isinstance(found, dict):
        yield found
        for inner in found.values():
            yield from _objects(inner, depth - 1)
    elif depth and isinstance(found, list):
        for inner in found:
            yield from _objects(inner, depth - 1)


def _names(found: object) -> list[str]:
    name = _text(found.get("name") if isinstance(found, dict) else found)
    return [name] if name else []


def _text(found: object) -> str:
    return plain(found) if isinstance(found, str) else ""


def is_site(text: str, meta: Meta) -> bool:
    """Whether a line is the name of the site or of a column and no headline.

    >>> [is_site(text, Meta()) for text in ("晴川网", "晴川晚报", "区街动态", "柳林街道建起服务网")]
    [True, True, True, False]
    """
    if text in meta.sites or is_section(text) or may_be_newspaper(text):
        return True
    return bool(_SITE.fullmatch(text)) and not _has_act(text)


def _has_act(text: str) -> bool:
    return any(tag(word).startswith("v") and tag(word) != "vn" for word in cut(text))


def title_alone(title: str, meta: Meta) -> str:
    """A title without the names of site and columns before or behind it; "" where it is nothing else.

    >>> title_alone("柳林街道办起夜校_城事_晴川网", Meta()), title_alone("晴川晚报数字报-柳林街道办起夜校", Meta())
    ('柳林街道办起夜校', '柳林街道办起夜校')
    >>> title_alone("“4-3-2”夜校开到柳林 - 晴川网", Meta()), title_alone("晴川网", Meta())
    ('“4-3-2”夜校开到柳林', '')
    """
    for parting in (_PARTS, _HYPHEN):
        parts = parting.split(title)
        named = [is_site(part, meta) or not part for part in parts]
        while len(parts) > 1 and named[0] and not all(named):
            del parts[0], named[0]
        while len(parts) > 1 and (named[-1] or (len(parts[-1]) <= COLUMN and len(parts[0]) > COLUMN)):
            del parts[-1], named[-1]
        begin = title.find(parts[0])
        title = title[begin : title.rfind(parts[-1]) + len(parts[-1])]
    return "" if is_site(title, meta) else title
