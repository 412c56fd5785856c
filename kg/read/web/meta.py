"""What the head of a web page says in its metadata: titles of the article, names of the site, source and day.

The best witness comes first: JSON-LD, the names that government sites agreed on (ArticleTitle), OpenGraph, <title>.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
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


class Linked(NamedTuple):
    """An article that JSON-LD describes."""

    headline: str
    day: str
    publisher: str


class Meta(NamedTuple):
    """Each from the best witness to the worst."""

    titles: tuple[str, ...] = ()
    own: tuple[str, ...] = ()  # of these, what is told of the article alone: all but <title>
    sites: tuple[str, ...] = ()
    source: str = ""
    day: str = ""
    linked: tuple[Linked, ...] = ()

    def of(self, title: str) -> Linked:
        """What JSON-LD says of the article with this title, else of that which the page's titles name, or of all.

        Day and publisher are "" where several such differ.

        >>> found = Meta(linked=(Linked("夜校开班", "2011-03-02", "柳湾日报"), Linked("书屋开门", "2011-03-01", "")))
        >>> found.of("夜校开班").publisher, found.of("车棚修好").publisher
        ('柳湾日报', '')
        """
        for titles in ((title,), self.titles):
            named = [one for one in self.linked if one.headline and any(_is_in(one.headline, said) for said in titles)]
            if named:
                return _common(named)
        return _common(self.linked)


def meta_of(tree: HtmlElement) -> Meta:
    """What stands in the head of the page, or where else a broken page has it."""
    named: dict[str, str] = {}
    for one in tree.iter("meta"):
        name = (one.get("name") or one.get("property") or "").casefold()
        named.setdefault(name, plain(one.get("content") or ""))
    linked, sites = _linked_data(tree)
    title = plain(tree.findtext(".//title") or "")
    others = list(filter(None, map(named.get, _TITLES)))
    own = (*(one.headline for one in linked if one.headline), *others)
    return Meta(
        (*own, title) if title else own,
        own,
        tuple(filter(None, [*(one.publisher for one in linked), *sites, *map(named.get, _SITES)])),
        next(filter(None, map(named.get, _SOURCES)), ""),
        next(filter(None, map(named.get, _DAYS)), ""),
        tuple(linked),
    )


def _linked_data(tree: HtmlElement) -> tuple[list[Linked], list[str]]:
    """The articles that JSON-LD describes, and the names of sites and publishers."""
    found = [one for script in linked_data(tree) for one in _objects(_parsed(script.text or ""), _DEEPEST)]
    names = {str(one["@id"]): name for one in found if "@id" in one and (name := _name(one))}
    articles: list[Linked] = []
    sites: list[str] = []
    for one in found:
        kind = str(one.get("@type"))
        if "Article" in kind or "Report" in kind:
            day, publisher = _text(one.get("datePublished")), _name(one.get("publisher"), names)
            articles.append(Linked(_text(one.get("headline")), day_of_cell(day) or "", publisher))
        elif "WebSite" in kind or "Organization" in kind:
            sites.append(_name(one))
    return articles, sites


def linked_data(tree: HtmlElement) -> list[HtmlElement]:
    """The elements of JSON-LD."""
    return [one for one in tree.iter("script") if (one.get("type") or "").casefold() == "application/ld+json"]


def _is_in(headline: str, title: str) -> bool:
    return "".join(headline.split()) in "".join(title.split())


def _common(articles: Sequence[Linked]) -> Linked:
    """What all of these say."""
    each = [set(part) for part in zip(*articles, strict=True)]
    return Linked(*(said.pop() if len(said) == 1 else "" for said in each)) if each else Linked("", "", "")


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


def _name(found: object, names: Mapping[str, str] = MappingProxyType({})) -> str:
    """That of a publisher, or of the one that is meant: {"@id": "#publisher"}."""
    if not isinstance(found, dict):
        return _text(found)
    return _text(found.get("name")) or names.get(str(found.get("@id")), "")


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
