"""A text with a web page's source in it, as one copies it into a .txt → what a browser prints of that."""

from __future__ import annotations

import re
from itertools import islice

from kg.read.tables.cell_markup import printed

_TAG = re.compile(r"</?(?:p|div|br|h[1-6]|li|td|tr|table|body|html|section|article|span)(?:\s[^<>]{0,2000})?/?>", re.I)
_ANY = re.compile(r"<[!/]?[a-z][^<>]{0,2000}>", re.IGNORECASE)
_FEW = 4  # tags; fewer may be what a text speaks of


def unmarked(text: str) -> str:
    """The text, of the source in it only what is printed; "" where it has none.

    >>> unmarked("柳湾日报\\n<div><p>清扫积雪</p>\\n<p>昨日，柳湾区扫雪。</p></div>"), unmarked("<p> 是一个标签。")
    ('柳湾日报\\n清扫积雪\\n昨日，柳湾区扫雪。', '')
    """
    if len([*islice(_TAG.finditer(text), _FEW)]) < _FEW:
        return ""
    tags = [match.span() for match in _ANY.finditer(text)]
    begin, end = tags[0][0], tags[-1][1]
    return "\n".join(filter(None, (text[:begin].rstrip("\n"), printed(text[begin:end]), text[end:].lstrip("\n"))))
