"""Text that turns the direction of writing, kept from turning what stands beside it."""

from __future__ import annotations

import re

from markupsafe import Markup

from kg.lexicon.characters import shown

_CONTROLS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_CONTROL = re.compile(f"[{_CONTROLS}]")
# Scripts from right to left stand in these blocks, too.
_TURNING = re.compile(f"[{_CONTROLS}\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_OPEN, _CLOSE = "\u2066\u2067\u2068", "\u2069"


def bdi(text: object) -> object:
    """The text for a page; in an element of its own where it turns the writing.

    >>> bdi("金水区"), str(bdi("a\u05d0<"))
    ('金水区', '<bdi>a\u05d0&lt;</bdi>')
    """
    if not _TURNING.search(str(text)):
        return text
    return Markup("<bdi>{}</bdi>").format(_kept_open(str(text)))


def _kept_open(text: str) -> str:
    """Without the marks that close what the text itself didn't open: they would end the element's isolation."""
    depth, kept = 0, []
    for character in text:
        depth += character in _OPEN
        if character == _CLOSE:
            if not depth:
                continue
            depth -= 1
        kept.append(character)
    return "".join(kept)


def coded(text: object) -> str:
    r"""The text for a title or an attribute, where there are no elements: what turns the writing by its code.

    >>> print(coded("a\u202eb"))
    a\u202eb
    """
    return _CONTROL.sub(lambda found: shown(found[0]), str(text))
