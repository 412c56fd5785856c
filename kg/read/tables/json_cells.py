"""What a value of JSON says as the cell of a table: a text, however programs nest its paragraphs."""

from __future__ import annotations

import re

from kg.read.tables.columns import column_of, plain_name
from kg.read.tables.json_values import Number, Object, listed
from kg.read.tables.tables import Unread

_DEEPEST = 8  # levels of paragraphs in blocks in documents
_PARAGRAPHS = frozenset({"p", "para", "paragraph", "段落"})
_WITHIN = frozenset({"children", "nodes", "blocks", "items", "paragraphs", "spans", "ops", "data"})
_KINDS = ("type", "tag")
_INLINE = frozenset({"", "text", "span", "a", "b", "strong", "i", "em", "u", "font", "link", "mark"})
_MARKS = frozenset({*_KINDS, "kind", "style", "class", "id", "lang", "align", "format", "src", "href", "img", "image"})
_ADDRESS = re.compile(r"https?://\S*$")
_WORD = re.compile(r"[A-Za-z_-]++")  # such as programs name kinds with


def cell_of(value: object, column: str) -> str:
    """A text; of a list, as crawlers write paragraphs, a line for each; of an object the one text that it holds."""
    if isinstance(value, str) and not _is_bare(value, column):
        return whole(value)
    if isinstance(value, Object) and value.keys() == {"$date"}:  # as MongoDB writes a day
        value = value["$date"]
    texts: list[str] = []
    left: list[object] = []
    for part in _parts(value):
        read, unread = _gathered(part, column, _DEEPEST)
        texts += read
        left += unread
    said = "\n".join(map(whole, texts))
    if not left:
        return said
    numbers = "a number" if any(isinstance(one, Number) for one in left) else "lists"
    has = listed(key for one in left if isinstance(one, Object) for key in one) or numbers
    lost = f"{len(left)} of {len(left) + len(texts)} parts not read" if texts else "nothing in it that is a text"
    return Unread(f'{lost} (has {has}; expected a text, a list of such, or of objects like {{"text": "…"}})', said)


def _is_bare(value: str, column: str) -> bool:
    """Whether it is a number where the text should be."""
    return column == "text" and isinstance(value, Number)


def _parts(value: object) -> list[object]:
    """The elements of a list, or the value; without those that say nothing."""
    return [one for one in (value if isinstance(value, list) else [value]) if one not in (None, True, False, [], {})]


def _gathered(part: object, column: str, depth: int) -> tuple[list[str], list[object]]:
    """The texts that a part of a value is or holds, and the parts of which nobody knows which these are."""
    if isinstance(part, str) and not _is_bare(part, column):
        return [part], []
    text = _text(part, column) if isinstance(part, Object) else None
    inner = _within(part) if isinstance(part, Object) and text is None and depth else []
    if len(inner) != 1:
        return ([], [part]) if text is None else ([text], [])
    parts = _parts(inner[0])
    found = [_gathered(one, column, depth - 1) for one in parts]
    texts = [one for read, _ in found for one in read]
    if texts and all(map(_is_inline, parts)):
        texts = ["".join(texts)]
    return texts, [one for _, left in found for one in left]


def _within(part: Object) -> list[object]:
    """What an object holds under the names of further parts."""
    return [
        one
        for key, one in part.items()
        if isinstance(one, list | Object) and one and (column_of(key) == "text" or plain_name(key) in _WITHIN)
    ]


def _text(part: Object, column: str) -> str | None:
    """The one text that stands in an object under a name of texts, or under any that is of no other thing."""
    strings = {
        key: one
        for key, one in part.items()
        if isinstance(one, str) and not isinstance(one, Number) and not _ADDRESS.match(one)
    }
    named = [one for key, one in strings.items() if column_of(key) == "text" or plain_name(key) in _PARAGRAPHS]
    others = [
        one
        for key, one in strings.items()
        if column_of(key) in ("", column) and plain_name(key) not in _MARKS and not _WORD.fullmatch(one)
    ]
    if len(named) == 1:
        return named[0]
    return others[0] if not named and len(others) == 1 else None


def _is_inline(part: object) -> bool:
    """Whether it is a piece of a paragraph: a text, or an object that is no block of its own."""
    if not isinstance(part, Object):
        return True
    return all(str(part.get(kind, "")) in _INLINE for kind in _KINDS) and not _PARAGRAPHS & part.keys()


def whole(text: str) -> str:
    r"""Without halves of characters, which JSON can write (\ud83d) and no file can hold."""
    return text.encode("utf-8", errors="ignore").decode("utf-8")
