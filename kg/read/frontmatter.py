"""YAML above a page's text: what it says of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import yaml

from kg.errors import UnreadableFile
from kg.model import Page
from kg.read.context import city_of_place
from kg.read.text import visible

KEYS = ("newspaper", "date", "page", "place", "section")
_NULLS = ("~", "null", "Null", "NULL")  # what YAML writes for nothing
_DATE = re.compile(r"([0-9]{4})(?:[-/年]([0-9]{1,2})(?:[-/月]([0-9]{1,2})日?|月)?|年)?")


def front_matter(lines: list[str], name: str, first: int) -> Page:
    """The page of front matter whose first entry stands on line `first`; a place that nobody knows is noted."""
    found: dict[str, str] = {}
    notes: list[str] = []
    for line, key, value in _entries(lines, name, first):
        if key not in KEYS:
            raise UnreadableFile(f"{name}:{line}: unknown key {key!r} (expected {', '.join(KEYS)})")
        if key in found:
            raise UnreadableFile(f"{name}:{line}: a second {key} (expected each key once)")
        iso = iso_date(value) if key == "date" else value
        if iso is None:
            raise UnreadableFile(f"{name}:{line}: date {value!r} (expected 2011-03-02)")
        if key == "place" and value and not city_of_place(value):
            notes.append(f"{name}:{line}: place {value}: no such city in the register (expected one like 郑州市)")
            iso = ""
        found[key] = iso
    return Page(
        name,
        "",
        newspaper=found.get("newspaper", ""),
        date=found.get("date", ""),
        number=found.get("page", ""),
        place=found.get("place", ""),
        section=found.get("section", ""),
        notes=tuple(notes),
    )


def _entries(lines: list[str], name: str, first: int) -> Iterator[tuple[int, str, str]]:
    """Line, key and value of each entry; values stay as printed, so that page 05 is no number."""
    try:
        root = yaml.compose("\n".join(lines), Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = (mark.line if mark else 0) + first
        raise UnreadableFile(f"{name}:{line}: front matter is not YAML (expected key: value)") from error
    if root is not None and not isinstance(root, yaml.MappingNode):
        raise UnreadableFile(f"{name}:{first}: front matter is no list of keys (expected key: value)")
    for key, value in root.value if root else ():
        line = key.start_mark.line + first
        if not isinstance(key, yaml.ScalarNode) or not isinstance(value, yaml.ScalarNode):
            raise UnreadableFile(f"{name}:{line}: not one value (expected key: value)")
        absent = value.style is None and value.value in _NULLS  # unquoted
        yield line, key.value, "" if absent else " ".join(visible(value.value).split())


def iso_date(text: str) -> str | None:
    """A date as ISO text, as precise as it was given; None for what is no date.

    >>> iso_date("2011-3-2"), iso_date("2011年3月"), iso_date("2011"), iso_date("2011-02-30")
    ('2011-03-02', '2011-03', '2011', None)
    """
    match = _DATE.fullmatch(text)
    if not text or not match:
        return None if text else ""
    given = [int(part) for part in match.groups() if part]
    try:
        date(*[*given, 1, 1][:3])
    except ValueError:
        return None
    year, *rest = given
    return "-".join([f"{year:04}", *(f"{part:02}" for part in rest)])
