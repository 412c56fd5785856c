"""JSON as a table: an object is a row, and what it holds is its cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from kg.lexicon.characters import shown
from kg.model import Refusal
from kg.read.columns import column_of, plain_name
from kg.read.encodings import decode
from kg.read.json_values import BROKEN, Broken, Number, Object, Value, elements, listed, values
from kg.read.sources import Settings, Source
from kg.read.tables import Row, Table, Unread
from kg.read.text import newlines

IsText = Callable[[str], bool]  # of a key

_DEEPEST = 4  # levels of objects within which articles are looked for
_PARAGRAPHS = frozenset({"p", "para", "paragraph", "段落"})
_ADDRESS = re.compile(r"https?://\S*$")


def json_rows(source: Source, settings: Settings) -> Iterator[Table]:
    """Objects: one a line, over several lines, in an array, or where alone an object holds any."""
    found = decode(source.data, settings.encoding)
    is_text = partial(_is_text, dict(settings.columns).get("text", ""))
    yield Table(source.name, (), _rows(source.name, newlines(found.text), is_text), found.encoding)


def has_articles(source: Source, settings: Settings) -> bool:
    """Whether anything in it calls itself a text, or is broken; programs leave much JSON about that is neither."""
    is_text = partial(_is_text, dict(settings.columns).get("text", ""))
    rows = (row for table in json_rows(source, settings) for row in table.rows)
    return any(any(map(is_text, row.cells)) if isinstance(row, Row) else row.reason.startswith(BROKEN) for row in rows)


def _is_text(wanted: str, key: str) -> bool:
    """Whether a key is that of a text, which the user may have named."""
    return plain_name(key) == plain_name(wanted) if wanted else column_of(key) == "text"


def _rows(name: str, text: str, is_text: IsText) -> Iterator[Row | Refusal]:
    for found in values(text):
        if isinstance(found, Broken):
            yield Refusal(name, found.why, found.line)
        else:
            yield from _rows_of(name, text, found, is_text, _DEEPEST)


def _rows_of(name: str, text: str, found: Value, is_text: IsText, depth: int) -> Iterator[Row | Refusal]:
    """The row that an object is, or those that it holds."""
    held = _holder(found.value, is_text, depth)
    if not held:
        yield _row(name, found)
        return
    notes = _beside(found.value, held)
    for inner in elements(text, found, held):
        for row in _rows_of(name, text, inner, is_text, depth - 1):
            yield replace(row, notes=(*notes, *row.notes)) if isinstance(row, Row) else row
            notes = () if isinstance(row, Row) else notes


def _holder(value: object, is_text: IsText, depth: int) -> str:
    """The only key of an object under which there are articles; "" where it is one, or says nothing of any.

    One with a title and no text is an article all the same: its text has an unknown name, and comments are none.
    """
    if not isinstance(value, Object) or any(is_text(key) or column_of(key) == "title" for key in value):
        return ""
    holders = [key for key, one in value.items() if _has_text(one, is_text, depth)]
    return holders[0] if len(holders) == 1 else ""


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


def _beside(value: object, held: str) -> tuple[str, ...]:
    """What an object says beside the array that it holds, and of which no row has anything."""
    if not isinstance(value, Object):
        return ()
    others = listed(key for key in value if key != held and column_of(key))
    said = f"{others} beside {shown(held)[:40]} counts for none of its objects (expected in each)"
    return (*_said_twice(value.doubled), *([said] if others else ()))


def _said_twice(keys: Sequence[str]) -> Iterator[str]:
    if keys:
        yield f"{listed(keys)} more than once in an object, of which the last counts (expected each key once)"


def _row(name: str, found: Value) -> Row | Refusal:
    if not isinstance(found.value, Object):
        return Refusal(name, 'no object (expected one like {"title": "…", "text": "…"})', found.line)
    cells = {_whole(key): _cell(value) for key, value in found.value.items()}
    return Row(found.line, cells, tuple(_said_twice(found.value.doubled + found.value.inner)))


def _cell(value: object) -> str:
    """A text; of a list, as crawlers write paragraphs, a line for each; of an object the one text that it holds."""
    if isinstance(value, str):
        return _whole(value)
    if isinstance(value, Object) and value.keys() == {"$date"}:  # as MongoDB writes a day
        value = value["$date"]
    parts = [one for one in (value if isinstance(value, list) else [value]) if one not in (None, True, False, [], {})]
    texts = [text for one in parts if (text := _text(one)) is not None]
    read = "\n".join(map(_whole, texts))
    if len(texts) == len(parts):
        return read
    has = listed(key for one in parts if isinstance(one, Object) and _text(one) is None for key in one) or "lists"
    left = f"{len(parts) - len(texts)} of {len(parts)} parts not read" if texts else "nothing in it that is a text"
    return Unread(f'{left} (has {has}; expected a text, a list of such, or of objects like {{"text": "…"}})', read)


def _text(part: object) -> str | None:
    """The text that a part of a value is or holds; None where nobody knows which that is."""
    if not isinstance(part, Object):
        return part if isinstance(part, str) else None
    strings = {
        key: one
        for key, one in part.items()
        if isinstance(one, str) and not isinstance(one, Number) and not _ADDRESS.match(one)
    }
    named = [one for key, one in strings.items() if column_of(key) == "text" or plain_name(key) in _PARAGRAPHS]
    return (named or list(strings.values()))[0] if len(named) == 1 or len(strings) == 1 else None


def _whole(text: str) -> str:
    r"""Without halves of characters, which JSON can write (\ud83d) and no file can hold."""
    return text.encode("utf-8", errors="ignore").decode("utf-8")
