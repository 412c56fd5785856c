"""Files and folders → pages, with a plain word on each file that holds none."""

from __future__ import annotations

import stat
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from kg.errors import NothingReadable, UnreadableFile
from kg.model import Page, Refusal
from kg.read.encodings import decoded
from kg.read.frontmatter import front_matter
from kg.read.sources import named_files, reason
from kg.read.text import newlines, visible

_FENCE = "---"
_SUFFIXES = (".txt",)


def read_files(paths: Sequence[Path]) -> tuple[tuple[Page, ...], tuple[Refusal, ...]]:
    """All pages of files and folders, in an order that does not depend on the arguments', and what holds none.

    Raises NothingReadable, with a reason for each file, where no page is left.
    """
    named, shut = named_files(paths, _SUFFIXES)
    pages: list[Page] = []
    refusals = [Refusal(name, reason) for name, reason in shut.items()]
    for path, name in named.items():
        try:
            pages.append(page_from_text(decoded(_bytes(path)), name))
        except UnreadableFile as error:
            refusals.append(Refusal(name, str(error).removeprefix(f"{name}: ")))
        except OSError as error:
            refusals.append(Refusal(name, reason(error)))
    pages.sort(key=lambda page: (page.file, page.text, page.first_line))
    refusals.sort(key=lambda refusal: (refusal.file, refusal.reason))
    if not pages:
        places = ", ".join(map(str, paths)) or "no path"
        nothing = f"{places}: no page to read (expected .txt files; README.* is never a page)"
        raise NothingReadable(tuple(map(str, refusals)) or (nothing,))
    return tuple(pages), tuple(refusals)


def page_from_text(text: str, name: str = "-") -> Page:
    """One page from text with or without front matter; raises UnreadableFile with file and line.

    >>> page = page_from_text("---\\nnewspaper: 某报\\npage: A05\\n---\\n标题\\n")
    >>> page.newspaper, page.number, page.text, page.first_line
    ('某报', 'A05', '标题', 5)
    """
    lines = newlines(text.removeprefix("\ufeff")).split("\n")
    page = Page(name, "")
    begin = next((number for number, line in enumerate(lines) if visible(line)), 0)
    if lines[begin].rstrip() == _FENCE:
        end = next((n for n, line in enumerate(lines[begin + 1 :], begin + 1) if line.rstrip() == _FENCE), None)
        if end is None:
            raise UnreadableFile(f"{name}:{begin + 1}: front matter without its closing {_FENCE}")
        page = replace(front_matter(lines[begin + 1 : end], name, begin + 2), first_line=end + 2)
        lines = lines[end + 1 :]
    if not any(map(visible, lines)):
        raise UnreadableFile(f"{name}: empty (expected the text of a page)")
    return replace(page, text="\n".join(lines).rstrip())


def page_from_bytes(data: bytes, name: str = "-") -> Page:
    """One page from bytes in UTF-8 or GB18030; raises UnreadableFile."""
    return page_from_text(decoded(data), name)


def _bytes(path: Path) -> bytes:
    if not stat.S_ISREG(path.stat().st_mode):
        raise UnreadableFile("not a regular file")
    return path.read_bytes()
