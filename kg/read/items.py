"""Blocks → items: where a page's next report begins."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.lexicon.tables import words
from kg.read.block import Block
from kg.read.bylines.lines import closing_byline, opening_byline
from kg.read.furniture import names_editors
from kg.read.heads import head_label, is_label, is_section
from kg.read.imprint import is_issue
from kg.read.line_signs import is_credit, is_opening, is_signature
from kg.read.turned import turns_from, turns_to

_ENOUGH = 2  # what speaks for a headline must outweigh what speaks for a subhead by so much
_LONGEST_CAPTION = 160  # characters
_RUN_IN = 8  # characters of 居民反映: at most
_PICTURE = 30  # characters of a picture's caption below a headline, at most
# a headline that says where
_WHERE = re.compile(r"[一-龥]{2,12}?(?:社区|街道|办事处|[区县镇乡村](?![一-龥]?长|民|委))")
# how the captions of one group begin: 图① …, 图2 …, ③…
_NUMBERED = re.compile(r"[(（]?(?:图\s?(?:[0-9]{1,2}(?!\d)|[一二三四五六七八九](?=[\s:：为])|[①-⑳])|[①-⑳])")
_LEAD = 14  # characters of a first sentence in which it says when


@dataclass(frozen=True, slots=True)
class Item:
    """The blocks of one item: its titles first."""

    blocks: tuple[Block, ...]
    headline: int = -1  # the block that is known to be its headline
    goes_on: bool = False  # whether it is the rest of one that is too long
    day: str = ""  # the line above it, or its field, that says its own day, where that is no other's of the page

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles over it, without the name of a field (标题:)."""
        return tuple(block.text[block.prefix :] for block in self.blocks[: self.head])

    @property
    def head(self) -> int:
        """How many titles stand over it; 居民反映: below a headline begins the text."""
        kinds = (block.kind for block in self.blocks)
        head = next((n for n, kind in enumerate(kinds) if kind != "title"), len(self.blocks))
        return head - (1 < head < len(self.blocks) and _runs_in(self.blocks[head - 1].text))

    def bare(self) -> Item:
        """Without what a web page prints around an article, where that is not all of it."""
        kept = tuple(block for block in self.blocks if block.kind != "furniture")
        return replace(self, blocks=kept or tuple(replace(block, kind="prose") for block in self.blocks))


def _runs_in(title: str) -> bool:
    """Whether a short line with a colon leads into the paragraph below it and labels no place."""
    return title.endswith((":", "：")) and len(title) <= _RUN_IN and not is_label(title)


def split(page: tuple[Block, ...]) -> tuple[Item, ...]:
    """The items of a page, or of a part of one, in order; every block is in exactly one."""
    if not page:
        return ()
    starts: list[int] = []
    reports = sum(_opens(page, at) for at in range(len(page)))
    for at in range(len(page)):
        if not starts or (not _is_record(page) and _begins(page, starts[-1], at, reports)):
            starts.append(at)
    return tuple(Item(page[a:b]) for a, b in zip(starts, [*starts[1:], len(page)], strict=True))


def _is_record(page: tuple[Block, ...]) -> bool:
    """Whether the page is one article with named fields, or under its date: 标题:…, 正文:…."""
    return page[0].prefix > 0 or page[0].kind == "field"


def _begins(page: tuple[Block, ...], start: int, at: int, reports: int) -> bool:
    """Whether a new item begins with this block, the current one having begun at `start`."""
    item, block = page[start:at], page[at]
    if block.kind in ("byline", "field", "furniture") or not any(each.kind == "prose" for each in item):
        return False
    if block.kind == "prose":
        if turns_from(block.parts[0]) or turns_to(item[-1].text):
            return True
        if _has_only_pictures(item) or _NUMBERED.match(block.text):
            return False
        opened = is_opening(block.parts[0]) and not _is_summary(item)
        ended = _is_closed(item) and item[0].kind == "title" and not _ends_in_caption(item)
        return opened or ended or _is_caption(page, start, at)
    if item[-1].kind == "title":
        return False
    return _is_closed(item) or _is_at_end(item[-1]) or _for_headline(page, start, at, reports) >= _ENOUGH


def _is_at_end(block: Block) -> bool:
    """Whether a block stands below an article, so that a title under it is the next one's."""
    named = block.kind == "field" and not block.prefix and (names_editors(block.text) or is_issue(block.text))
    return block.kind == "furniture" or named or bool(turns_to(block.text))


def _opens(page: tuple[Block, ...], at: int) -> bool:
    """Whether a signed report begins here, below its titles."""
    block = page[at]
    if block.kind == "byline":
        return at > 0 and page[at - 1].kind in ("title", "field") and not is_credit(block.text)
    return block.kind == "prose" and (is_opening(block.parts[0]) or bool(turns_from(block.parts[0])))


def _is_closed(item: tuple[Block, ...]) -> bool:
    """Whether the item is signed at its end."""
    last = next((block for block in reversed(item) if block.kind != "furniture"), item[-1])
    if last.kind != "prose":
        return last.kind == "byline"
    if is_signature(last.text):
        return True
    signed = closing_byline(last.text)
    return signed is not None and signed.span.begin > 0


def _ends_in_caption(item: tuple[Block, ...]) -> bool:
    """Whether a photographer alone signs the last of several paragraphs: an article goes on below its pictures."""
    last, told = item[-1], sum(block.kind == "prose" for block in item)
    return told > 1 and (is_credit(last.text) if last.kind == "byline" else _ends_in_credit(last.text))


def _ends_in_credit(text: str) -> bool:
    """Whether what signs a paragraph at its end is a photographer's credit alone."""
    signed = closing_byline(text)
    return signed is not None and is_credit(signed.span.of(text))


def _is_summary(item: tuple[Block, ...]) -> bool:
    """Whether the item so far is one unsigned paragraph without a title: 摘要:…, a deck."""
    return len(item) == 1 and item[0].kind == "prose" and not _is_closed(item) and not is_opening(item[0].parts[0])


def _has_only_pictures(item: tuple[Block, ...]) -> bool:
    """Whether nothing but captions and their credit stands below the headline: its report is still to come."""
    return item[0].kind == "title" and all(_is_of_picture(block) for block in item if block.kind != "title")


def _is_of_picture(block: Block) -> bool:
    """Whether a line is a picture's short caption or its credit, and no report's beginning or end."""
    if block.kind == "byline":
        return is_credit(block.text)
    signs = closing_byline(block.text) is not None and not _ends_in_credit(block.text)
    return len(block.text) <= _PICTURE and not is_opening(block.parts[0]) and not signs


def _is_caption(page: tuple[Block, ...], start: int, at: int) -> bool:
    """Whether the paragraph is a photo's caption that stands between two items, not inside one."""
    item = page[start:at]
    if len(page[at].text) > _LONGEST_CAPTION:
        return False
    if _is_picture_news(item) and not _is_closed(item):
        return False
    if item[0].kind != "title" and not _opens(page, start) and not _is_credited(item):
        return False
    after = at + 1
    if after < len(page) and page[after].kind == "byline":
        credited, after = is_credit(page[after].text), after + 1
    else:
        credited = _ends_in_credit(page[at].text)
    return credited and (after == len(page) or page[after].kind != "prose" or _starts_anew(page, at, after))


def _is_picture_news(item: tuple[Block, ...]) -> bool:
    """Whether nothing but the heading of a picture stands over the item; its caption may have two paragraphs."""
    return item[0].kind == "title" and item[0].text.endswith(("图片新闻", "图片报道")) and item[-1].kind == "prose"


def _is_credited(item: tuple[Block, ...]) -> bool:
    """Whether the item so far is a whole caption, or a numbered group: it ends with the photographer's credit."""
    whole = len(item) <= 2 or _NUMBERED.match(item[-1].text) is not None
    return whole and _ends_in_credit(item[-1].text)


def _starts_anew(page: tuple[Block, ...], start: int, at: int) -> bool:
    return _opens(page, at) or _is_caption(page[:start] + page[at:], 0, start)


def _for_headline(page: tuple[Block, ...], start: int, at: int, reports: int) -> int:
    """What speaks for a new item here, less what speaks for a subhead inside the current one."""
    end = next((n for n in range(at, len(page)) if page[n].kind not in ("title", "field", "furniture")), len(page))
    titles = [block.text for block in page[at:end] if block.kind == "title"]
    if end == len(page):
        return 0
    if _opens(page, end):
        return 9
    named = any(map(is_label, titles[:-1])) or any(head_label(title) or is_section(title) for title in titles)
    inner = (block.blanks for block in page[start + 1 : at] if block.kind == "prose")
    usual = max(inner, default=page[at].blanks)
    return (
        3 * named
        + 4 * _signed_by_others(page, start, end)
        + 2 * (page[at].blanks > usual)
        + (len(titles) > 1)
        + any(" " in title or "　" in title for title in titles)
        + 2 * any(len(title) > _LEAD and _WHERE.match(title) is not None for title in titles)
        + 2 * any(lead in page[end].parts[0][:_LEAD] for lead in words("leads.txt"))
        - 3 * (titles[0].endswith((":", "：")) and not named)
        - 3 * (reports < 2)
    )


def _signed_by_others(page: tuple[Block, ...], start: int, at: int) -> bool:
    """Whether the item is signed at its opening and the text from here on, at its end, by somebody else."""
    opening = next((found for block in page[start:at] if (found := _opening_names(block))), frozenset())
    until = next((n for n in range(at, len(page)) if page[n].kind != "prose"), len(page))
    last = page[until] if until < len(page) and page[until].kind == "byline" else page[until - 1]
    closing = closing_byline(last.text) if until > at else None
    own = closing is not None and (closing.span.begin > 0 or last.kind == "byline")
    names = frozenset(sign.name for sign in closing.signatures) if closing and own else frozenset()
    return bool(opening and names) and opening.isdisjoint(names)


def _opening_names(block: Block) -> frozenset[str]:
    found = opening_byline(block.parts[0]) if block.kind in ("prose", "byline") else None
    return frozenset(sign.name for sign in found.signatures) if found else frozenset()
