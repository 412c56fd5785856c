"""Articles that JSON holds otherwise than as objects: column by column, as lists under a header, as texts of JSON."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from kg.read.tables.columns import column_of
from kg.read.tables.json_values import Broken, Object, values

IsText = Callable[[str], bool]  # of a key
Found = tuple[Sequence[str], Sequence[Sequence[object]]] | None  # a header and rows

_OBJECTS = re.compile(r"\s{0,99}(?:\{|\[\s{0,99}[\[{])")


def objects_of(value: object, is_text: IsText) -> list[Object]:
    """The rows of a table that is written otherwise, as pandas has it (orient split, list, columns); none if it is not.

    >>> split = {"columns": ["title", "text"], "data": [["甲", "清扫积雪"]]}
    >>> objects_of(Object(split), "text".__eq__)
    [{'title': '甲', 'text': '清扫积雪'}]
    """
    header, rows = _split(value) or _headed(value) or _columns(value) or ((), ())
    return [Object(zip(header, row, strict=True)) for row in rows] if any(map(is_text, header)) else []


def _split(value: object) -> Found:
    """{"columns": ["title", "text"], "data": [["甲", "清扫积雪"]]}"""
    if not isinstance(value, Object):
        return None
    header, rows = value.get("columns"), value.get("data")
    return _headed([header, *rows]) if isinstance(rows, list) else None


def _headed(value: object) -> Found:
    """[["title", "text"], ["甲", "清扫积雪"]]"""
    if not isinstance(value, list) or len(value) < 2:
        return None
    header, *rows = value
    if not isinstance(header, list) or not all(isinstance(name, str) for name in header):
        return None
    return (header, rows) if all(isinstance(row, list) and len(row) == len(header) for row in rows) else None


def _columns(value: object) -> Found:
    """{"title": ["甲", "乙"], "text": ["清扫积雪", "修缮道路"]}, or numbered ones: {"title": {"0": "甲", "1": "乙"}, …

    As a single article may have each of its things in a list too, lists are columns where several have a title or day.
    """
    if not isinstance(value, Object) or not any(column_of(name) in ("title", "date") for name in value):
        return None
    lists = [one for one in value.values() if isinstance(one, list)]
    numbered = [one for one in value.values() if isinstance(one, Object) and all(map(str.isdecimal, one))]
    if len(numbered) == len(value) and len({tuple(one) for one in numbered}) == 1:
        lists = [list(one.values()) for one in numbered]
    elif len(lists) < len(value) or {len(one) for one in lists} in ({0}, {1}):
        return None
    return (list(value), list(zip(*lists, strict=True))) if len({len(one) for one in lists}) == 1 else None


def texts_of_json(value: object, is_text: IsText) -> list[str]:
    r"""The texts that are JSON themselves: "{\"title\": …}", a list of such, or the only one of an object."""
    if isinstance(value, str):
        return [value] if _OBJECTS.match(value) else []
    inner = list(value.values()) if isinstance(value, Object) else value if isinstance(value, list) else []
    texts = [one for one in inner if isinstance(one, str) and _OBJECTS.match(one)]
    if isinstance(value, Object):
        whole = len(texts) == 1 and not any(is_text(key) or column_of(key) == "title" for key in value)
    else:
        whole = len(texts) == len(inner)
    return texts if whole and not any(isinstance(one, Broken) for text in texts for one in values(text)) else []
