"""A page → its items, each as one text with its headline, byline and paragraphs found in it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate, pairwise

from kg.model import Article, Byline, Context, Page, Span
from kg.read.block import Block
from kg.read.bylines.lines import ParsedByline, closing_byline, inner_byline, opening_byline, whole_byline
from kg.read.glued import recut
from kg.read.heads import Head, head_label, known_head, read_head
from kg.read.imprint import is_imprint, signed
from kg.read.items import Item
from kg.read.layout import blocks
from kg.read.line_signs import is_credit
from kg.read.parts import parted
from kg.read.said import said
from kg.read.stretches import items_of
from kg.read.text import Line, clean, unwrap


@dataclass(frozen=True, slots=True)
class _Printed:
    """An item as one text, and where its blocks stand in it."""

    blocks: tuple[Block, ...]
    titles: int  # how many of the blocks stand over the item
    head: Head
    text: str
    spans: tuple[tuple[Span, ...], ...]  # of each line of each block
    goes_on: bool
    day: str

    def run(self, blocks: tuple[int, int]) -> Span | None:
        """From the first to the last of some titles, without the name of a field."""
        begin, end = blocks
        if begin >= end:
            return None
        return Span(self.spans[begin][0].begin + self.blocks[begin].prefix, self.spans[end - 1][-1].end)


def read_articles(page: Page, context: Context) -> tuple[Article, ...]:
    """The items of a page, in page order; every line is in exactly one, column headings in none."""
    found: list[Article] = []
    section = page.section
    for item in _items(page):
        printed = _printed(item.bare())
        head = printed.head
        section = head.section or (section if head.label >= 0 else page.section)
        found.append(_article(printed, replace(context, section=section), page))
    return recut(found)


def _items(page: Page) -> Iterator[Item]:
    """Of a page that is one article a single one, its headline known where it has one."""
    lines = unwrap(clean(page.text))
    return _single(lines, page.kickers if page.titled else -1) if page.single else items_of(lines, _of_page)


def _single(lines: Sequence[Line], headline: int) -> Iterator[Item]:
    """One article, in parts where it is too long; -1 for no headline."""
    found = items_of(lines, partial(_one_article, lines[0] if lines else None, headline))
    return (replace(item, goes_on=part > 0) for part, item in enumerate(found))


def _of_page(lines: Sequence[Line]) -> tuple[Item, ...]:
    return parted(blocks(lines))


def _one_article(first: Line | None, headline: int, lines: Sequence[Line]) -> tuple[Item, ...]:
    """The item of these lines; its headline is that line of them where they begin with the `first` of the article."""
    if headline < 0 or lines[0] != first:
        return (Item(blocks(lines)),)
    above = [Block("title", (line.text,), line.number, line.blanks) for line in lines[: headline + 1]]
    return (Item((*above, *blocks(lines[headline + 1 :])), headline),)


def _printed(item: Item) -> _Printed:
    head = read_head(item.titles) if item.headline < 0 else known_head(item.titles, item.headline)
    if head.skipped == len(item.blocks):  # a heading that nothing follows
        head = Head("", 0, (0, 0), -1, (0, 1))
    kept = item.blocks[head.skipped :]
    text = "\n".join(part for block in kept for part in block.parts)
    titles = item.head - head.skipped if item.headline < 0 else head.headline[1]
    return _Printed(kept, titles, head, text, _spans(kept), item.goes_on, item.day)


def _spans(kept: tuple[Block, ...]) -> tuple[tuple[Span, ...], ...]:
    spans: list[tuple[Span, ...]] = []
    at = 0
    for block in kept:
        ends = list(accumulate((len(part) + 1 for part in block.parts), initial=at))
        spans.append(tuple(Span(begin, end - 1) for begin, end in pairwise(ends)))
        at = ends[-1]
    return tuple(spans)


def _article(printed: _Printed, context: Context, page: Page) -> Article:
    text, headline, label = printed.text, printed.run(printed.head.headline), _label(printed)
    found = _signed(printed)
    context = replace(
        context,
        place_label=label.of(text) if label else "",
        **said(printed.blocks, printed.day, context, page.told_by),
    )
    return Article(
        key=_key(headline.of(text) if headline else "", text),
        text=text,
        headline=headline,
        kicker=printed.run(printed.head.kicker),
        label=label,
        byline_spans=tuple(parsed.span for parsed in found),
        paragraphs=tuple(_paragraphs(printed)),
        byline=_merged([parsed.byline for parsed in found]),
        signatures=tuple(signature for parsed in found for signature in parsed.signatures),
        context=context,
        line=printed.blocks[0].number + page.first_line - 1,
        caption=headline is None and _is_caption(text, found, context),
        gaps=tuple(span.end for lines in printed.spans for span in lines[:-1]),
        goes_on=printed.goes_on,
    )


def _key(headline: str, text: str) -> str:
    return hashlib.blake2b(f"{headline}\0{text}".encode(), digest_size=8).hexdigest()


def _paragraphs(printed: _Printed) -> Iterator[Span]:
    """Paragraphs, and the subheads between them."""
    for at, (block, lines) in enumerate(zip(printed.blocks, printed.spans, strict=True)):
        if block.kind == "prose" or (block.kind == "title" and at >= printed.titles):
            first, *others = lines
            yield Span(first.begin + block.prefix, first.end)
            yield from others


def _label(printed: _Printed) -> Span | None:
    """The place label without its colon: a title of its own, or the headline's beginning."""
    headline = printed.run(printed.head.headline)
    if printed.head.label >= 0:
        span = printed.spans[printed.head.label][0]
        return Span(span.begin, span.begin + len(span.of(printed.text).rstrip(":： ")))
    found = head_label(headline.of(printed.text)) if headline else ""
    return Span(headline.begin, headline.begin + len(found)) if headline and found else None


def _signed(printed: _Printed) -> list[ParsedByline]:
    """The bylines of an item where they stand in its text."""
    found: list[ParsedByline] = []
    for block, lines in zip(printed.blocks, printed.spans, strict=True):
        if block.kind == "byline":
            found += _at(lines[0].begin, whole_byline(block.text))
        elif block.kind == "prose":
            opening = _at(lines[0].begin + block.prefix, opening_byline(block.parts[0][block.prefix :]))
            closing = _at(lines[-1].begin, closing_byline(block.text))
            found += opening + [each for each in closing if not _overlaps(each, opening)]
        elif block.kind == "field" and block.top and block.prefix:
            found += _at(lines[0].begin, whole_byline(block.text))
    return found or _signed_inside(printed) or _signed_above(printed)


def _signed_inside(printed: _Printed) -> list[ParsedByline]:
    """Of an item that nobody signed at a line's beginning or end: the byline in the first of its lines that has one."""
    for block, lines in zip(printed.blocks, printed.spans, strict=True):
        if block.kind == "prose" and (inner := _at(lines[0].begin, inner_byline(block.parts[0]))):
            return inner
    return []


def _signed_above(printed: _Printed) -> list[ParsedByline]:
    """Of one that no line of its own signs: who wrote it by its line of day and source."""
    for block, lines in zip(printed.blocks, printed.spans, strict=True):
        who = signed(block.text) if block.kind == "field" and is_imprint(block.text, below_title=True) else None
        if who and (found := _at(lines[0].begin + who.begin, whole_byline(who.of(block.text)))):
            return found
    return []


def _overlaps(parsed: ParsedByline, others: list[ParsedByline]) -> bool:
    return any(parsed.span.overlaps(other.span) for other in others)


def _at(offset: int, parsed: ParsedByline | None) -> list[ParsedByline]:
    """The byline moved from its line into the text."""
    if parsed is None:
        return []
    signatures = tuple(replace(one, span=_moved(one.span, offset)) for one in parsed.signatures)
    return [ParsedByline(_moved(parsed.span, offset), parsed.byline, signatures)]


def _moved(span: Span, offset: int) -> Span:
    return Span(span.begin + offset, span.end + offset)


def _merged(bylines: list[Byline]) -> Byline:
    """All who signed, each once, in order."""

    def names(field: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for byline in bylines for name in getattr(byline, field)))

    return Byline(
        reporters=names("reporters"),
        correspondents=names("correspondents"),
        photographers=names("photographers"),
        interns=names("interns"),
        editors=names("editors"),
        agency=next((b.agency for b in bylines if b.agency), ""),
        dateline=next((b.dateline for b in bylines if b.dateline), ""),
    )


def _is_caption(text: str, found: list[ParsedByline], context: Context) -> bool:
    """Whether photographers signed and nobody else did, or the column says that it is a picture."""
    signed = [parsed.span.of(text) for parsed in found if parsed.signatures]
    return (bool(signed) and all(map(is_credit, signed))) or "图片" in context.section
