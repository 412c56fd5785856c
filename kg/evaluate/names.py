"""Names as they are compared: without width, spaces and the marks around and inside them."""

from __future__ import annotations

import re
from unicodedata import normalize

# The scorer of the measuring data leaves out the same ones; one more or less would move its figures.
_LEFT_OUT = re.compile("[\\s“”\"'‘’《》〈〉「」『』()\\[\\]【】·,.。—-]")


def bare(name: str) -> str:
    """The name in half width, without spaces, quotes, brackets, dots and dashes.

    >>> bare("《关于 “Ａ—１” 的意见》")
    '关于A1的意见'
    """
    return _LEFT_OUT.sub("", normalize("NFKC", name))
