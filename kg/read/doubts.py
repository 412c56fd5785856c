"""What of an article looks as though text had been lost: by page and line, for whoever can look at the paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from kg.model import Article
from kg.read.seams import is_complete
from kg.read.stretches import LONGEST
from kg.read.turned import turns_from, turns_to

Kind = Literal["headline-without-text", "no-byline", "cut-off", "turned", "too-long"]

_SENTENCE = 24  # characters of a last line that is prose; shorter ones may be a caption, a slogan or an address
_CLAUSE = re.compile("[,，、。；;]")  # what prose has and a label has not
_ENDED = re.compile(  # also 3.5%, (完), a full stop of another writing; three of them are none
    r"[”’」』）)】》\]~～—-]$|[0-9A-Za-z/%％]$|[◆■□●▲★]$|[。！？!?…][（(]?[完讯][）)]?$|(?<![.．])[.．]$"
)
_CREDIT = re.compile(r"[:：][^,，、。]{1,12}$|^综合[^。]*$")  # 制作：甲某; 综合甲报、乙报等
_CLOSED = 2  # characters behind a byline that still ends its paragraph
_HAN = re.compile("[一-龥]{4}")
_SHORTEST, _LONGEST = 6, 30  # characters of a headline
_TOO_LONG = f"of more than {LONGEST:,} characters (expected a shorter one; its parts are articles)"
_TAIL = 8  # characters that a warning shows
_SIGNED = 0.75  # of the articles of a page, where one without a byline is odd
_FEW = 4  # articles; fewer show no custom


class Doubt(NamedTuple):
    """One warning: of which article of a page, on which line of the file, and in words."""

    article: int
    kind: Kind
    line: int
    what: str


def doubts(articles: Sequence[Article]) -> tuple[Doubt, ...]:
    """The warnings about a page's articles, in page order."""
    return tuple(_found(articles))


def _found(articles: Sequence[Article]) -> Iterator[Doubt]:
    odd = _without_byline(articles)
    for index, article in enumerate(articles):
        if article.goes_on:
            yield Doubt(index, "too-long", article.line, f"goes on an article {_TOO_LONG}")
        headline = _lone_headline(article)
        if headline:
            yield Doubt(index, "headline-without-text", article.line, f"{headline}: no text (expected a paragraph)")
        if index in odd:
            yield Doubt(index, "no-byline", article.line, "no byline (expected one, as its neighbours have)")
        turned = _turned(article)
        if turned:
            yield Doubt(index, "turned", article.line, f"{turned}: a part of an article (expected it whole)")
        tail = _open_end(article)
        if tail and not turned:
            yield Doubt(index, "cut-off", article.line, f"ends in mid-sentence: …{tail} (expected a full stop)")


def _lone_headline(article: Article) -> str:
    """A headline that nothing follows; one that ends a page is read as a paragraph."""
    if article.byline_spans or article.caption:
        return ""
    text = article.text.replace("\n", " ")
    if article.headline:
        return "" if article.paragraphs else text
    ended = is_complete(text) or _ENDED.search(text) or _CREDIT.search(text)
    return "" if ended or not _SHORTEST <= len(text) <= _LONGEST or not _HAN.search(text) else text


def _without_byline(articles: Sequence[Article]) -> frozenset[int]:
    """The articles with text and no byline between two that have one, on a page where nearly all have."""
    told = [index for index, article in enumerate(articles) if article.paragraphs and not article.caption]
    signed = [bool(articles[index].byline_spans) for index in told]
    if len(told) < _FEW or sum(signed) < _SIGNED * len(told):
        return frozenset()
    between = zip(told[1:-1], signed, signed[1:], signed[2:], strict=False)
    return frozenset(index for index, before, own, after in between if before and after and not own)


def _turned(article: Article) -> str:
    """Where it says that it goes on elsewhere or comes from there: （下转A3版）."""
    paragraphs = [span.of(article.text) for span in article.paragraphs]
    return " ".join(filter(None, [turns_from(paragraphs[0]), turns_to(paragraphs[-1])])) if paragraphs else ""


def _open_end(article: Article) -> str:
    """The last words of a text that breaks off, or nothing."""
    if article.caption or not article.paragraphs:
        return ""
    text = _prose(article)
    prose = len(text) >= _SENTENCE and _CLAUSE.search(text) is not None and not _CREDIT.search(text)
    if not prose or is_complete(text) or _ENDED.search(text):
        return ""
    return text[-_TAIL:]


def _prose(article: Article) -> str:
    """The last paragraph without a byline at its end."""
    last = article.paragraphs[-1]
    closing = (span.begin for span in article.byline_spans if last.end - _CLOSED <= span.end <= last.end)
    return article.text[last.begin : max(last.begin, min(closing, default=last.end))].rstrip()
