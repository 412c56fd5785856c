"""What a sheet has and openpyxl gives no value of: formulas that nothing calculated, cells too far to the right."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from html import unescape

from kg.lexicon.characters import shown

FURTHEST = 256  # columns that are read; who formats whole rows makes 16,384 of them, and no article is there
_LAST = "IV"  # the name of the last of these
_SHOWN = 40  # characters of a formula that a message shows
_NAME = rb"<(?:\w{1,20}:)?"
_END = rb"</(?:\w{1,20}:)?"
# A cell with a formula and no value behind it, or an empty one.
_FORMULA = re.compile(
    _NAME
    + rb"c\s([^<>]{1,300})>\s{0,9}"
    + _NAME
    + rb"f(?:\s[^<>]{0,300})?(?:/>|>([^<]{0,9000})"
    + _END
    + rb"f>)\s{0,9}(?:"
    + _NAME
    + rb"v\s{0,9}(?:/>|>\s{0,9}"
    + _END
    + rb"v>)\s{0,9})?"
    + _END
    + rb"c>"
)
_PLACE = re.compile(rb"""\br=["']([A-Z]{1,3})([0-9]{1,7})["']""")
_TEXT = re.compile(rb"""\bt=["']str["']""")  # its value was stored, and is an empty text
_FAR = re.compile(
    _NAME
    + rb"""c\s[^<>]{0,300}?\br=["']((?:[A-Z]{3}|I[W-Z]|[J-Z][A-Z])[0-9]{1,7})["'][^<>]{0,300}(?<!/)>\s{0,9}"""
    + _NAME
    + rb"(?:is>|f[\s/>]|v>\s{0,9}[^<\s])"
)


def unstored(sheet: bytes) -> Mapping[int, Mapping[int, str]]:
    """Why formulas have no value, by row and by column, counted from 0.

    >>> unstored(b'<c r="B2"><f>A2&amp;C2</f><v></v></c>')[2][1].partition(" (")[0]
    'the formula =A2&C2 in B2 has no stored value'
    """
    from openpyxl.utils import column_index_from_string  # heavy, and most never read a workbook

    found: dict[int, dict[int, str]] = defaultdict(dict)
    for attributes, formula in _FORMULA.findall(sheet):
        place = _PLACE.search(attributes)
        if not place or _TEXT.search(attributes):
            continue
        column, row = place[1].decode("ascii"), int(place[2])
        words = shown(unescape(formula.decode("utf-8", errors="replace")))[:_SHOWN]
        found[row][column_index_from_string(column) - 1] = (
            f"the formula {f'={words} ' if words else ''}in {column}{row} has no stored value "
            "(expected the file opened and saved by a spreadsheet program)"
        )
    return found


def too_far(name: str, sheet: bytes) -> Iterator[str]:
    """A warning where cells hold something so far to the right that they are not read."""
    found = _FAR.findall(sheet)
    if found:
        yield (
            f"{name}: {len(found)} filled cell{'s' * (len(found) > 1)} behind column {_LAST}, the first in "
            f"{found[0].decode('ascii')}, not read (expected {FURTHEST} columns at most)"
        )
