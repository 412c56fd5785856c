"""What a page holds in script elements that do not run by themselves: its data, and vis-network."""

from __future__ import annotations

import gzip
import json
import re
from base64 import b64encode
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from markupsafe import Markup

PACKED = "application/gzip"  # of a part that is compressed
_SYSTEM, _UNIX = 9, b"\x03"  # the byte of the header that names the system, which Python 3.13 leaves unknown
EFFORT = 6  # of the compression: 9 takes twice as long for 0.7 % less
VIS = "lib/vis-9.1.2/vis-network.min.js"
# Characters that could end a script element or, before ES2019, a string.
_ESCAPES = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


@cache
def vis_script() -> str:
    """vis-network as pyvis ships it, without the address of its source map: a debugger would ask for it.

    In ASCII, which browsers read faster than a text that has other characters.
    """
    text = (files("pyvis") / VIS).read_text(encoding="utf-8")
    kept = "\n".join(line for line in text.split("\n") if not line.startswith("//# sourceMappingURL="))
    return re.sub(r"[^\x00-\x7f]", lambda found: f"\\u{ord(found[0]):04x}", kept)


@cache
def vis_part() -> Written:
    """The same as the page holds it: a quarter of its size."""
    return Written("vis", PACKED, Markup(packed(vis_script())))


def as_json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=vars)


def safe(text: str) -> Markup:
    """JSON as a script element may hold it.

    >>> safe('"</script>"')
    Markup('"\\\\u003c/script\\\\u003e"')
    """
    return Markup(text.translate(_ESCAPES))


class Written(NamedTuple):
    """A part of the data as the page holds it."""

    name: str
    media: str
    text: Markup


def packed(text: str) -> str:
    """Compressed, in base64; without a time and a system, so that it is the same tomorrow and under any Python."""
    data = gzip.compress(text.encode(), EFFORT, mtime=0)
    return b64encode(data[:_SYSTEM] + _UNIX + data[_SYSTEM + 1 :]).decode()
