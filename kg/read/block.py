"""A block of a page: one line of it, or a paragraph."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from kg.read.records import field_of

Kind = Literal["title", "byline", "prose", "field", "furniture"]


@dataclass(frozen=True, slots=True)
class Block:
    """A title, a byline on its own line, a field (发布时间:…), a paragraph, or what a web page prints around these."""

    kind: Kind
    parts: tuple[str, ...]  # one line each; more than one where text went missing between them
    number: int  # the line it starts on
    blanks: int  # blank lines before it
    prefix: int = 0  # length of a field's name: 标题:
    top: bool = False  # whether an article begins with it: its day above its title, its first field

    @property
    def text(self) -> str:
        return self.parts[-1]


def field_block(line: Block, *, top: bool = False) -> Block:
    """The block of a line that is a field: a title, a paragraph, or what says something of these."""
    field = field_of(line.text)
    kind: Kind = "title" if field.is_title else "prose" if field.is_text else "field"
    return replace(line, kind=kind if field.length < len(line.text) else "field", prefix=field.length, top=top)
