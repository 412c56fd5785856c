"""JSON as a table: an object is a row, and what it holds is its cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import count
from types import MappingProxyType

from kg.lexicon.characters import shown
from kg.model import Refusal
from kg.read.columns import column_of, plain_name
from kg.read.encodings import decode
from kg.read.json_cells import cell_of, whole
from kg.read.json_values import BROKEN, Broken, Number, Object, Value, elements, listed, values
from kg.read.sources import Settings, Source
from kg.read.tables import Row, Table
from kg.read.text import newlines

IsText = Callable[[str], bool]  # of a key

_DEEPEST = 4  # levels of objects within which articles are looked for
_ABOUT = frozenset({"date", "newspaper"})
_META = frozenset({"meta", "metadata", "metainfo", "info", "元数据", "信息"})
_SENTENCE = re.compile(r"[。！？；…]")
_WORD = re.compile(r"[!-~]*+")  # of a program: ok, 200
_NOTHING: Mapping[str, object] = MappingProxyType({})


def json_rows(source: Source, settings: Settings) -> Iterator[Table]:
    """Objects: one a line, over several lines, in an array, or where alone an object holds any."""
    found = decode(source.data, settings.encoding)
    is_text = partial(_is_text, dict(settings.columns).get("text", ""))
    yield Table(source.name, (), _numbered(_rows(source.name, newlines(found.text), is_text)), found.encoding)


def has_articles(source: Source, settings: Settings) -> bool:
    """Whether anything in it calls itself a text, or is broken; programs leave much JSON about that is neither."""
    is_text = partial(_is_text, dict(settings.columns).get("text", ""))
    rows = (row for table in json_rows(source, settings) for row in table.rows)
    return any(any(map(is_text, row.cells)) if isinstance(row, Row) else BROKEN in row.reason for row in rows)


def _is_text(wanted: str, key: str) -> bool:
    """Whether a key is that of a text, which the user may have named."""
    return plain_name(key) == plain_name(wanted) if wanted else column_of(key) == "text"


def _numbered(rows: Iterator[Row | Refusal]) -> Iterator[Row | Refusal]:
    """Those of which the line does not say which is meant, with their number in the file."""
    before, row = 0, next(rows, None)
    for number in count(1):
        if row is None:
            return
        line, after = _line(row), next(rows, None)
        if line not in (before, _line(after) if after else 0):
            yield row
        elif isinstance(row, Row):
            yield replace(row, which=f"object {number}: ")
        else:
            yield Refusal(row.file, f"object {number}: {row.reason}", row.row)
        before, row = line, after


def _line(row: Row | Refusal) -> int:
    return row.line if isinstance(row, Row) else row.row


def _rows(name: str, text: str, is_text: IsText) -> Iterator[Row | Refusal]:
    for found in values(text):
        if isinstance(found, Broken):
            yield Refusal(name, found.why, found.line)
        else:
            yield from _rows_of(name, text, found, is_text, _DEEPEST)


def _rows_of(
    name: str, text: str, found: Value, is_text: IsText, depth: int, around: Mapping[str, object] = _NOTHING
) -> Iterator[Row | Refusal]:
    """The row that an object is, or those that it holds."""
    held = _holder(found.value, is_text, depth)
    if not held:
        yield _row(name, found, is_text, around)
        return
    around = _about(found.value, held, is_text)
    notes = _beside(found.value, held, around)
    for inner in elements(text, found, held):
        for row in _rows_of(name, text, inner, is_text, depth - 1, around):
            yield replace(row, notes=(*notes, *row.notes)) if isinstance(row, Row) else row
            notes = () if isinstance(row, Row) else notes


def _holder(value: object, is_text: IsText, depth: int) -> str:
    """The only key of an object under which there are articles; "" where it is one, or says nothing of any.

    One with a title and no text is an article all the same: its text has an unknown name, and comments are none.
    Nor is one an article whose text is but a word (ok, success) beside the array of those that are.
    """
    if not isinstance(value, Object) or any(column_of(key) == "title" for key in value):
        return ""
    titled = [key for key, one in value.items() if _has_title_and_text(one, is_text)]
    own = [one for key, one in value.items() if is_text(key) and key not in titled]
    holders = [key for key, one in value.items() if _has_text(one, is_text, depth)]
    if own:
        said = [one for one in own if one is not None]
        if not all(
            isinstance(one, str) and (_WORD.fullmatch(one) or (titled and not _SENTENCE.search(one))) for one in said
        ):
            return ""
        holders = titled or [key for key in holders if not is_text(key)]
    return holders[0] if len(holders) == 1 else ""


def _has_title_and_text(value: object, is_text: IsText) -> bool:
    """Whether it is an article that says so with both, or an array with one."""
    objects = (one for one in (value if isinstance(value, list) else [value]) if isinstance(one, Object))
    return any(
        any(column_of(key) == "title" for key in one)
        and any(is_text(key) and _may_be_text(inner) for key, inner in one.items())
        for one in objects
    )


def _has_text(value: object, is_text: IsText, depth: int) -> bool:
    """Whether it is an object with a text, or an array with such an object, or leads to one."""
    objects = [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, Object)]
    if depth == 0 or not objects:
        return False
    return any(
        (is_text(key) and _may_be_text(inner)) or _has_text(inner, is_text, depth - 1)
        for one in objects
        for key, inner in one.items()
    )


def _may_be_text(value: object) -> bool:
    """Whether it is more than a number, as that of texts would be."""
    return isinstance(value, str | list | Object) and not isinstance(value, Number)


def _about(value: object, held: str, is_text: IsText) -> dict[str, object]:
    """Of when and in which newspaper the one article is that an object holds, where it says so beside it."""
    if not isinstance(value, Object) or not isinstance(value[held], Object):
        return {}
    beside = {key: one for key, one in value.items() if is_text(held) and column_of(key) in _ABOUT}
    return _of_meta(value) | beside


def _of_meta(value: Mapping[str, object]) -> dict[str, object]:
    """What objects that are called meta, or their like, say of an article that stands beside them."""
    metas = [one for key, one in value.items() if plain_name(key) in _META and isinstance(one, Object)]
    return {key: one for meta in metas for key, one in meta.items() if column_of(key) in _ABOUT}


def _beside(value: object, held: str, around: Mapping[str, object]) -> tuple[str, ...]:
    """What an object says beside the array that it holds, and of which no row has anything."""
    if not isinstance(value, Object):
        return ()
    others = listed(key for key in value if key != held and column_of(key) and key not in around)
    said = f"{others} beside {shown(held)[:40]} counts for none of its objects (expected in each)"
    return (*_said_twice(value.doubled), *([said] if others else ()))


def _said_twice(keys: Sequence[str]) -> Iterator[str]:
    if keys:
        yield f"{listed(keys)} more than once in an object, of which the last counts (expected each key once)"


def _row(name: str, found: Value, is_text: IsText, around: Mapping[str, object]) -> Row | Refusal:
    if not isinstance(found.value, Object):
        return Refusal(name, 'no object (expected one like {"title": "…", "text": "…"})', found.line)
    known = set(map(column_of, found.value))
    more = {key: one for key, one in {**around, **_of_meta(found.value)}.items() if column_of(key) not in known}
    cells = {
        whole(key): cell_of(value, "text" if is_text(key) else column_of(key))
        for key, value in {**found.value, **more}.items()
    }
    return Row(found.line, cells, tuple(_said_twice(found.value.doubled + found.value.inner)))
