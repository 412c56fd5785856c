"""JSON as a table: an object is a row, and what it holds is its cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain, count
from types import MappingProxyType

from kg.model import Refusal
from kg.read.encodings import decode
from kg.read.sources import Settings, Source
from kg.read.tables.columns import column_of, plain_name
from kg.read.tables.json_cells import cell_of, whole
from kg.read.tables.json_holders import DEEPEST, has_text, holders
from kg.read.tables.json_shapes import IsText, objects_of, texts_of_json
from kg.read.tables.json_values import BROKEN, Broken, Object, Value, elements, listed, values
from kg.read.tables.tables import Row, Table
from kg.read.text import newlines

_ABOUT = frozenset({"date", "newspaper"})
_META = frozenset({"meta", "metadata", "metainfo", "info", "元数据", "信息"})
_DAY = re.compile(r"[0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?")
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
            yield from _rows_of(name, text, found, is_text, DEEPEST)


def _rows_of(
    name: str, text: str, found: Value, is_text: IsText, depth: int, around: Mapping[str, object] = _NOTHING
) -> Iterator[Row | Refusal]:
    """The row that an object is, or those that it holds."""
    held = holders(found.value, is_text, depth)
    if not held or not isinstance(found.value, Object):
        yield from _rows_in(name, found, is_text, around)
        return
    about = _about(found.value, held, is_text)
    notes = _beside(found.value, about, is_text)
    for key, inner in elements(text, found, about):
        for row in _rows_of(name, text, inner, is_text, depth - 1, about[key]):
            yield replace(row, notes=(*notes, *row.notes)) if isinstance(row, Row) else row
            notes = () if isinstance(row, Row) else notes


def _rows_in(name: str, found: Value, is_text: IsText, around: Mapping[str, object]) -> Iterator[Row | Refusal]:
    """The row that a value is, or those of a table or of texts of JSON, all on the line on which it begins."""
    if objects := objects_of(found.value, is_text):
        yield from (_row(name, found._replace(value=one), is_text, around) for one in objects)
    elif texts := texts_of_json(found.value, is_text):
        for row in chain.from_iterable(_rows(name, newlines(text), is_text) for text in texts):
            yield replace(row, line=found.line) if isinstance(row, Row) else replace(row, row=found.line)
    else:
        yield _row(name, found, is_text, around)


def _about(value: Mapping[str, object], held: Sequence[str], is_text: IsText) -> dict[str, dict[str, object]]:
    """Of when and in which newspaper the articles are that an object holds under each of these keys.

    A key may be the day; of an article that is an object of its own the object says it beside.
    """
    found: dict[str, dict[str, object]] = {key: {"date": key} if _DAY.fullmatch(key) else {} for key in held}
    objects = [key for key in held if isinstance(value[key], Object)]
    meta = _of_meta(value) if objects else {}
    for key in objects:
        found[key] |= meta
    for key in filter(is_text, objects):
        found[key] |= {name: one for name, one in value.items() if column_of(name) in _ABOUT}
    return found


def _of_meta(value: Mapping[str, object]) -> dict[str, object]:
    """What objects that are called meta, or their like, say of an article that stands beside them."""
    metas = [one for key, one in value.items() if plain_name(key) in _META and isinstance(one, Object)]
    return {key: one for meta in metas for key, one in meta.items() if column_of(key) in _ABOUT}


def _beside(value: Object, about: Mapping[str, Mapping[str, object]], is_text: IsText) -> tuple[str, ...]:
    """What an object says beside the articles that it holds, and of which no row has anything."""
    held = listed(about)
    told = {key for around in about.values() for key in around}
    beside = [key for key in value if key not in about and key not in told]
    texts = [key for key in beside if has_text(value[key], is_text, DEEPEST)]
    others = listed(key for key in beside if column_of(key) and key not in texts)
    notes = list(_said_twice(value.doubled))
    if others:
        notes.append(f"{others} beside {held} counts for none of its objects (expected in each)")
    if texts:
        notes.append(f"texts of {listed(texts)} beside {held} not read (expected lists of articles with titles)")
    return tuple(notes)


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
