"""A page whose articles have each its day above the title, or named fields → its items, each with its own day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.read.block import Block, Kind
from kg.read.items import Item, split


def parted(page: tuple[Block, ...]) -> tuple[Item, ...]:
    """The items of a page, in order; every block is in exactly one."""
    tops = sorted({0, *(at for at, block in enumerate(page) if block.top)})
    parts = [page[a:b] for a, b in zip(tops, [*tops[1:], len(page)], strict=True)]
    return tuple(item for part in parts for item in _of_part(part, several=len(parts) > 1))


def _of_part(part: tuple[Block, ...], *, several: bool) -> Iterator[Item]:
    """The items from one day or first field of an article to the next; that of a day has it below its titles."""
    if not part or not part[0].top:
        yield from split(part)
    elif part[0].prefix:
        fields = (block.text for block in part if block.kind == "field")
        yield Item(_titles_first(part, among=("field", "byline")), day="\n".join(fields) if several else "")
    else:
        first, *others = split(part[1:])
        yield replace(first, blocks=_titles_first((part[0], *first.blocks)), day=part[0].text)
        yield from (replace(item, day=part[0].text) for item in others)


def _titles_first(item: tuple[Block, ...], among: Sequence[Kind] = ("field",)) -> tuple[Block, ...]:
    """The blocks with those of some kinds that stand over the titles below them."""
    begin = next((at for at, block in enumerate(item) if block.kind not in among), len(item))
    end = next((at for at, block in enumerate(item[begin:], begin) if block.kind != "title"), len(item))
    return (*item[begin:end], *item[:begin], *item[end:])
