"""Japanese and Korean bytes: read as GB18030 or Big5 they are nonsense in Chinese characters, without an error."""

from __future__ import annotations

import codecs
from collections.abc import Sequence

from kg.lexicon.characters import simplified
from kg.read.seams import commonest

_JAPANESE = (("Shift-JIS", "cp932"), ("EUC-JP", "euc_jp"))
_MISTAKEN = ("GB18030", "Big5")  # what other bytes can be read as without an error
_KOREAN = "cp949"  # EUC-KR and what Windows adds
_ESCAPED = b"\x1b$"  # begins two-byte characters among those of seven bits
_FEWEST = 10  # characters; fewer say nothing
_HIRAGANA = 0.2  # of the characters of any Japanese; Chinese bytes read so have a tenth at most
_HANGUL = 0.9  # of the letters of Korean; of Chinese bytes read so, seldom
_COMMON = 0.3  # of Korean read as Chinese are among so many of the commonest characters at most; of Chinese half are
_MOST = 500


def foreign(data: bytes, as_chinese: str, encoding: str) -> str:
    """What a text looks like that reads so in this encoding, if it is Chinese at all; "" where it may be.

    >>> data = "区役所によると、来月から増やす予定だという。".encode("shift_jis")
    >>> foreign(data, data.decode("gb18030"), "GB18030")
    'Japanese in Shift-JIS'
    """
    if encoding not in _MISTAKEN:
        return "ISO-2022" if _ESCAPED in data and data.isascii() else ""
    for name, codec in _JAPANESE:
        letters = _letters(_read(data, codec))
        if len(letters) >= _FEWEST and sum("ぁ" <= one <= "ゖ" for one in letters) >= _HIRAGANA * len(letters):
            return f"Japanese in {name}"
    return "Korean in EUC-KR" if _is_korean(_letters(_read(data, _KOREAN)), as_chinese) else ""


def _is_korean(letters: Sequence[str], as_chinese: str) -> bool:
    if len(letters) < _FEWEST or sum("가" <= one <= "힣" for one in letters) < _HANGUL * len(letters):
        return False
    chinese = [one for one in simplified(as_chinese) if "一" <= one <= "龥"]
    common = sum(map(commonest(_MOST).__contains__, chinese))
    return len(chinese) >= _FEWEST and common < _COMMON * len(chinese)


def _read(data: bytes, codec: str) -> str:
    """The text in an encoding, without a last half of a character; "" where it is not in that."""
    try:
        return codecs.getincrementaldecoder(codec)().decode(data)
    except UnicodeDecodeError:
        return ""


def _letters(text: str) -> list[str]:
    return [one for one in text if one > "\x7f" and one.isalpha()]
