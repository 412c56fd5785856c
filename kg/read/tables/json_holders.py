"""Under which of its keys an object of JSON holds articles."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.read.tables.columns import column_of
from kg.read.tables.json_shapes import IsText
from kg.read.tables.json_values import Number, Object

DEEPEST = 4  # levels of objects within which articles are looked for
_NUMBERED = re.compile(r"[0-9][0-9/.-]*+")  # 1001, 2011-03-02
_SENTENCE = re.compile(r"[。！？；…]")
_WORD = re.compile(r"[!-~]*+")  # of a program: ok, 200


def holders(value: object, is_text: IsText, depth: int) -> list[str]:
    """The keys of an object under which there are articles; none where it is one, or says nothing of any.

    >>> holders(Object({"news": [Object({"title": "甲", "text": "清扫积雪"})], "total": 1}), "text".__eq__, DEEPEST)
    ['news']

    One with a title and no text is an article all the same: its text has an unknown name, and comments are none.
    Nor is one an article whose text is but a word (ok, success) beside the array of those that are.
    """
    if not isinstance(value, Object) or any(column_of(key) == "title" for key in value):
        return []
    titled = [key for key, one in value.items() if _has_title_and_text(one, is_text)]
    own = [one for key, one in value.items() if is_text(key) and key not in titled]
    leading = [key for key, one in value.items() if has_text(one, is_text, depth)]
    if own:
        said = [one for one in own if one is not None]
        if not all(
            isinstance(one, str) and (_WORD.fullmatch(one) or (titled and not _SENTENCE.search(one))) for one in said
        ):
            return []
        leading = titled or [key for key in leading if not is_text(key)]
    return leading if len(leading) == 1 else _of_several(value, leading, titled)


def _of_several(value: Object, leading: Sequence[str], titled: Sequence[str]) -> list[str]:
    """Of the keys that lead to texts those of articles: columns of a paper, numbers or days, or the one beside lists.

    Texts without a title are comments beside such with one.
    """
    alone = [key for key in titled if isinstance(value[key], Object)]
    if len(alone) == 1:
        return alone
    if titled:
        return list(titled)
    return list(leading) if all(map(_NUMBERED.fullmatch, leading)) else []


def _has_title_and_text(value: object, is_text: IsText) -> bool:
    """Whether it is an article that says so with both, or an array with one."""
    objects = (one for one in (value if isinstance(value, list) else [value]) if isinstance(one, Object))
    return any(
        any(column_of(key) == "title" for key in one)
        and any(is_text(key) and _may_be_text(inner) for key, inner in one.items())
        for one in objects
    )


def has_text(value: object, is_text: IsText, depth: int) -> bool:
    """Whether it is an object with a text, or an array with such an object, or leads to one."""
    objects = [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, Object)]
    if depth == 0 or not objects:
        return False
    return any(
        (is_text(key) and _may_be_text(inner)) or has_text(inner, is_text, depth - 1)
        for one in objects
        for key, inner in one.items()
    )


def _may_be_text(value: object) -> bool:
    """Whether it is more than a number, as that of texts would be."""
    return isinstance(value, str | list | Object) and not isinstance(value, Number)
