"""Where a text goes on elsewhere in the paper, and where one comes from there: 下转A3版, 上接A1版."""

from __future__ import annotations

import re

_PAGE = r"(?:第?\s?[A-Z]?(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})\s?版|[A-Z][0-9]{1,2})"
_TAIL = 24  # characters at a line's end in which it says so
_TO = re.compile(rf"[\[【(（]?(?:全文|紧)?下转\s?{_PAGE}[^一-龥]{{0,4}}$")
_FROM = re.compile(rf"[^一-龥A-Za-z0-9“《]{{0,3}}(?:上接|[紧承]接)\s?{_PAGE}[^一-龥A-Za-z0-9“《]?")


def turns_to(text: str) -> str:
    """What a text ends with that goes on elsewhere; "" where it does not.

    >>> turns_to("今年将再装（下转A3版）"), turns_to("车辆由此下转至地面")
    ('（下转A3版）', '')
    """
    found = _TO.search(text[-_TAIL:])
    return found[0] if found else ""


def turns_from(text: str) -> str:
    """What a text begins with that comes from elsewhere.

    >>> turns_from("（上接第一版）装20部。"), turns_from("上接地气，下连民心")
    ('（上接第一版）', '')
    """
    found = _FROM.match(text)
    return found[0] if found else ""
