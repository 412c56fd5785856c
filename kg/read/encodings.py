"""Bytes → text: in which encoding they are written, or why they are no text."""

from __future__ import annotations

from kg.errors import UnreadableFile

_CONTROLS = frozenset(map(chr, range(32))) - frozenset("\t\n\v\f\r\x1a\x1b")


def decoded(data: bytes, encoding: str = "") -> str:
    """The text; raises UnreadableFile."""
    data = data.rstrip(b"\0\r\n\t ")  # some crawlers fill a page up with NUL bytes
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise UnreadableFile("UTF-16 (expected UTF-8 or GB18030)")
    if b"\0" in data:
        raise UnreadableFile("binary: it holds NUL bytes (expected text)")
    text = _text(data)
    if sum(character in _CONTROLS for character in text) * 20 > len(text):
        raise UnreadableFile("binary: mostly control characters (expected text)")
    return text


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        if _is_damaged_utf8(data):
            raise UnreadableFile(f"damaged UTF-8 at line {line}") from error
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError as error:
        raise UnreadableFile("neither UTF-8 nor GB18030") from error


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether nearly all of it is UTF-8: read as GB18030, such a file gives rare characters."""
    text = data.decode("utf-8", errors="replace")
    beyond = sum(character > "\x7f" for character in text)
    return text.count("\ufffd") * 10 < beyond
