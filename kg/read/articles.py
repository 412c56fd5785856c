"""A page → its items, each as one text with its headline, byline and paragraphs found in it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace

from kg.model import Article, Byline, Context, Page, Signature, Span
from kg.read.bylines import ParsedByline
from kg.read.heads import Head, head_label, read_head
from kg.read.items import Item, split
from kg.read.layout import Block, blocks, closing_byline, opening_byline, whole_byline
from kg.read.text import clean

_ISO = re.compile(r"([0-9]{4})[-./年]([0-9]{1,2})[-./月]([0-9]{1,2})")


def read_articles(page: Page, context: Context) -> tuple[Article, ...]:
    """The items of a page, in page order; every line is in exactly one, column headings in none."""
    items = split(blocks(clean(page.text)))
    found: list[Article] = []
    section = page.section
    for item in items:
        head = read_head(item.titles)
        labelled = head.label >= 0
        section = head.section or (section if labelled else page.section)
        found.append(_article(item, head, replace(context, section=section), page.first_line))
    return tuple(found)


def _article(item: Item, head: Head, context: Context, first_line: int) -> Article:
    kept = item.blocks[head.skipped :] or item.blocks
    skipped = len(item.blocks) - len(kept)
    lines = [part for block in kept for part in block.parts]
    text = "\n".join(lines)
    spans = _spans(kept)
    found = _signed(kept, spans)
    headline = _run(spans, head.headline, skipped, kept)
    kicker = _run(spans, head.kicker, skipped, kept)
    label = _label(item, head, spans, skipped, headline, text)
    paragraphs = tuple(
        Span(span.begin + block.prefix * (n == 0), span.end)
        for i, block in enumerate(kept)
        for n, span in enumerate(spans[i])
        if block.kind == "prose" or (block.kind == "title" and i + skipped >= item.head)
    )
    context = replace(
        context,
        place_label=label.of(text).rstrip(":：").strip() if label else "",
        date=context.date or _field_date(kept),
    )
    title = headline.of(text) if headline else ""
    return Article(
        key=hashlib.blake2b(f"{title}\0{text}".encode(), digest_size=8).hexdigest(),
        text=text,
        headline=headline,
        kicker=kicker,
        label=label,
        byline_spans=tuple(parsed.span for parsed in found),
        paragraphs=paragraphs,
        byline=_merged([parsed.byline for parsed in found]),
        signatures=tuple(signature for parsed in found for signature in parsed.signatures),
        context=context,
        line=kept[0].number + first_line - 1,
        caption=headline is None and _is_caption(found, context),
        gaps=tuple(span.end for parts in spans for span in parts[:-1]),
    )


def _spans(kept: tuple[Block, ...]) -> list[tuple[Span, ...]]:
    """The spans of every block's lines in the item's text."""
    spans: list[tuple[Span, ...]] = []
    at = 0
    for block in kept:
        parts = []
        for part in block.parts:
            parts.append(Span(at, at + len(part)))
            at += len(part) + 1
        spans.append(tuple(parts))
    return spans


def _run(spans: list[tuple[Span, ...]], run: tuple[int, int], skipped: int, kept: tuple[Block, ...]) -> Span | None:
    begin, end = run[0] - skipped, run[1] - skipped
    if not 0 <= begin < end:
        return None
    return Span(spans[begin][0].begin + kept[begin].prefix, spans[end - 1][0].end)


def _label(
    item: Item, head: Head, spans: list[tuple[Span, ...]], skipped: int, headline: Span | None, text: str
) -> Span | None:
    if head.label >= 0:
        span = spans[head.label - skipped][0]
        return Span(span.begin, span.begin + len(span.of(text).rstrip(":： ")))
    found = head_label(headline.of(text)) if headline else ""
    return Span(headline.begin, headline.begin + len(found)) if headline and found else None


def _signed(kept: tuple[Block, ...], spans: list[tuple[Span, ...]]) -> list[ParsedByline]:
    """The bylines of an item where they stand in its text."""
    found: list[ParsedByline] = []
    for block, parts in zip(kept, spans, strict=True):
        if block.kind == "byline":
            found += _at(parts[0].begin, whole_byline(block.text))
        elif block.kind == "prose":
            opening = _at(parts[0].begin + block.prefix, opening_byline(block.parts[0][block.prefix :]))
            closing = _at(parts[-1].begin, closing_byline(block.text))
            found += opening + [c for c in closing if not any(o.span.overlaps(c.span) for o in opening)]
    return found


def _at(offset: int, parsed: ParsedByline | None) -> list[ParsedByline]:
    """The byline moved from its line into the text."""
    if parsed is None:
        return []
    signatures = tuple(Signature(s.role, s.name, _moved(s.span, offset)) for s in parsed.signatures)
    return [ParsedByline(_moved(parsed.span, offset), parsed.byline, signatures)]


def _moved(span: Span, offset: int) -> Span:
    return Span(span.begin + offset, span.end + offset)


def _merged(bylines: list[Byline]) -> Byline:
    """All who signed, each once, in order."""
    def names(field: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for byline in bylines for name in getattr(byline, field)))

    return Byline(
        names("reporters"), names("correspondents"), names("photographers"), names("interns"), names("editors"),
        agency=next((b.agency for b in bylines if b.agency), ""),
        dateline=next((b.dateline for b in bylines if b.dateline), ""),
    )


def _is_caption(found: list[ParsedByline], context: Context) -> bool:
    """Whether only photographers signed, or the column says that it is a picture."""
    signed = [parsed.byline for parsed in found if parsed.signatures]
    credited = bool(signed) and not any(byline.reporters for byline in signed)
    return (credited and any(byline.photographers for byline in signed)) or "图片" in context.section


def _field_date(kept: tuple[Block, ...]) -> str:
    """The date that a page's own field states: 发布时间:2017-02-24."""
    for block in kept:
        match = _ISO.search(block.text) if block.kind == "field" else None
        if match:
            return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"
    return ""
