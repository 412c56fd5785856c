"""Bytes → text: in which encoding they are written, or why they are no text.

What is no UTF-8 is taken for the encoding in which its characters are the most usual ones. charset-normalizer decides
the same less often (bench/text_encodings.py), so it is not asked.
"""

from __future__ import annotations

import codecs
import re
from functools import cache, partial
from typing import NamedTuple

from kg.errors import OptionError, UnreadableFile
from kg.lexicon.characters import simplified
from kg.read.foreign import foreign
from kg.read.text import newlines

_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b"))
_ASCII = re.compile(r"[\0-\x7f]+")
_MARKS = ((codecs.BOM_UTF8, "UTF-8"), (codecs.BOM_UTF16_LE, "UTF-16LE"), (codecs.BOM_UTF16_BE, "UTF-16BE"))
_CODECS = {  # by the name in reports; GB18030 holds GBK and GB2312
    "UTF-8": "utf-8",
    "GB18030": "gb18030",
    "Big5": "big5hkscs",
    "UTF-16LE": "utf-16-le",
    "UTF-16BE": "utf-16-be",
}
# Python's name of what a user may ask for → the name in reports.
_ASKED = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "gb18030": "GB18030",
    "gbk": "GB18030",
    "gb2312": "GB18030",
    "big5": "Big5",
    "big5hkscs": "Big5",
    "cp950": "Big5",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16LE",
    "utf-16-be": "UTF-16BE",
}
_EXPECTED = "expected as --encoding says; without it, kg finds out"
_NAMES = "utf-8, gb18030, gbk, big5, utf-16, utf-16-le or utf-16-be"
_WIDER = "kg.cp950"
_FEW_NULS = 0.05  # of the characters: of a damaged text, which are taken off it; a picture has more
_SAMPLE = 1 << 16  # bytes that tell an encoding from another
_SURE = 0.8  # of the characters of a text are usual in what it is written in
_CLEARLY = 0.25  # is the share of usual characters greater in another encoding than in the one that a user says
_FEWEST = 20  # characters that say so
_SURE_UTF16 = 0.8  # of the characters are usual; of other bytes read so, at most a third are
_MARKS_OF_TEXT = frozenset("　、。〈〉《》「」『』【】〔〕・—…‘’“”·×℃①②③④⑤■□●○◆◇▲△★☆※→")
# Where Big5 with the characters of Hong Kong has another sign than Windows has, whose most files are.
_WINDOWS = str.maketrans("•､‾∼♁☉¥¢£￭", "‧﹑¯～⊕⊙￥￠￡▓")


class Decoded(NamedTuple):
    text: str
    encoding: str  # UTF-8, GB18030, Big5, UTF-16LE, UTF-16BE


def decoded(data: bytes, encoding: str = "") -> str:
    """The text; raises UnreadableFile."""
    return decode(data, encoding).text


def decode(data: bytes, encoding: str = "") -> Decoded:
    """The text and what it is written in: `encoding` where one is given. Raises UnreadableFile.

    >>> decode("清扫积雪。".encode("gbk")), decode("清掃積雪。".encode("big5")).encoding
    (Decoded(text='清扫积雪。', encoding='GB18030'), 'Big5')
    """
    found = _as_asked(data, encoding_named(encoding)) if encoding else _found(data)
    text = found.text.rstrip("\0\r\n\t ")  # some crawlers fill a page up with NUL bytes
    if text.count("\0") > len(text) * _FEW_NULS:
        raise UnreadableFile("binary: it holds NUL bytes (expected text)")
    if _is_binary(text):
        raise UnreadableFile("binary: mostly control characters (expected text)")
    return found._replace(text=text)


def encoding_named(asked: str) -> str:
    """The name in reports of an encoding that a user asks for; raises OptionError.

    >>> encoding_named("gb2312"), encoding_named("Big5-HKSCS"), encoding_named("utf8")
    ('GB18030', 'Big5', 'UTF-8')
    """
    try:
        known = _ASKED.get(codecs.lookup(asked).name)
    except (LookupError, ValueError):
        known = None
    if known is None:
        raise OptionError(f"encoding {asked}: not known (expected {_NAMES})")
    return known


def _as_asked(data: bytes, name: str) -> Decoded:
    """The text in this encoding and no other."""
    asked = name
    mark, marked = _mark(data)
    if name == "UTF-16":
        name = marked if marked[:6] == name else max(("UTF-16LE", "UTF-16BE"), key=partial(_usual, data))
    text, line = _strictly(data[len(mark) :] if marked == name else data, name)
    if line:
        raise UnreadableFile(f"not {name} at line {line} ({_EXPECTED})")
    if marked not in ("", name):
        raise UnreadableFile(f"not {asked}, but {marked} by its first bytes ({_EXPECTED})")
    if not marked and (other := _clearly(data, name)):
        raise UnreadableFile(f"not {asked}, but {other}, as it looks ({_EXPECTED})")
    return Decoded(text, name)


def _clearly(data: bytes, name: str) -> str:
    """The other encoding that a text is clearly written in; "" where it may be in this one."""
    found = _likeliest(data)
    every = f"{name} {found}".count("UTF-16") == 1  # ASCII read as UTF-16 is no ASCII
    if found == name or len(_told(data, found, every=every)) < _FEWEST:
        return ""
    usual = _usual(data, found, every=every)
    return found if usual >= _SURE and usual - _usual(data, name, every=every) > _CLEARLY else ""


def _found(data: bytes) -> Decoded:
    mark, name = _mark(data)
    name = name or _likeliest(data)
    text, line = _strictly(data[len(mark) :], name)
    if line:
        raise UnreadableFile(_damaged(data[len(mark) :], name, line))
    if other := foreign(data[:_SAMPLE], text[:_SAMPLE], name):
        raise UnreadableFile(f"{other}, as it looks (expected Chinese; --encoding gb18030 reads it all the same)")
    return Decoded(text, name)


def _mark(data: bytes) -> tuple[bytes, str]:
    """The mark that a text begins with, and what it says; nothing of either where there is none."""
    return next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", ""))


def _likeliest(data: bytes) -> str:
    """What a text without a mark is written in."""
    body = data.rstrip(b"\0\r\n\t ")
    text, damaged = _strictly(body, "UTF-8")
    utf8 = not damaged
    if not utf8 or "\0" in text or _is_binary(text):
        wide = max(("UTF-16LE", "UTF-16BE"), key=partial(_usual, data))
        if _usual(data, wide) > _SURE_UTF16:
            return wide
    if utf8 or _is_damaged_utf8(body):
        return "UTF-8"
    return max(("GB18030", "Big5"), key=partial(_usual, body))  # the first where they are even


def _strictly(data: bytes, name: str) -> tuple[str, int]:
    """The text, and 0; or the line on which it is damaged."""
    codec = _CODECS[name]
    try:
        text = data.decode(codec, errors=_WIDER if name == "Big5" else "strict")
    except UnicodeDecodeError as error:
        return "", newlines(data[: error.start].decode(codec, errors="replace")).count("\n") + 1
    return (text.translate(_WINDOWS) if name == "Big5" else text), 0


def _of_windows(error: UnicodeError) -> tuple[str, int]:
    """What Windows has in Big5 and Hong Kong has not: €."""
    assert isinstance(error, UnicodeDecodeError)
    end = error.start + 2
    try:
        return error.object[error.start : end].decode("cp950"), end
    except UnicodeDecodeError:
        raise error from None


codecs.register_error(_WIDER, _of_windows)


def _damaged(data: bytes, name: str, line: int) -> str:
    if name in ("GB18030", "Big5") and _usual(data, name) < 0.5:
        what = "binary" if _are_controls(data[:_SAMPLE]) else "in no known encoding"
        return f"{what} (expected text in UTF-8, UTF-16, GB18030 or Big5)"
    return f"damaged {name} at line {line} (expected whole characters)"


def _usual(data: bytes, name: str, *, every: bool = False) -> float:
    """The share of usual characters in its beginning, read so: what cannot be read is none."""
    told = simplified(_told(data, name, every=every))
    usual = sum(map(_usual_characters().__contains__, told))
    return usual / len(told) if told else 0.0


def _told(data: bytes, name: str, *, every: bool) -> str:
    """The characters of its beginning that tell in what it is written: those of ASCII in UTF-16 too, or where asked."""
    wide = name.startswith("UTF-16")
    text = data[:_SAMPLE].decode(_CODECS[name], errors="replace")
    if wide:
        text = text.rstrip("\0")
    return text if wide or every else _ASCII.sub("", text)


@cache
def _usual_characters() -> frozenset[str]:
    """The 3,755 characters that GB2312 holds as usual ones, in the order of their sounds; marks; digits and letters."""
    han = (bytes((lead, trail)) for lead in range(0xB0, 0xD8) for trail in range(0xA1, 0xFF))
    usual = b"".join(han).decode("gb2312", errors="ignore")
    plain = (chr(code) for code in range(32, 127))
    wide = (chr(code) for code in range(0xFF01, 0xFF5F))
    return frozenset(usual) | frozenset(plain) | frozenset(wide) | _MARKS_OF_TEXT | frozenset("\r\n\t")


def _is_binary(text: str) -> bool:
    return _are_controls(text.encode(), len(text))


def _are_controls(data: bytes, size: int = 0) -> bool:
    """Whether more than a twentieth are control characters: of these bytes, or of so many characters."""
    return (len(data) - len(data.translate(None, _CONTROLS))) * 20 > (size or len(data))


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether around its first error nearly all is UTF-8: read as GB18030, such a file gives rare characters."""
    error = 0
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as found:
        error = found.start
    text = data[max(0, error - _SAMPLE) : error + _SAMPLE].decode("utf-8", errors="replace")
    beyond = len(_ASCII.sub("", text))
    return text.count("\ufffd") * 10 < beyond
