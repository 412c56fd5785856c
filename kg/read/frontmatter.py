"""YAML above a page's text: what it says of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import yaml

from kg.errors import UnreadableFile
from kg.lexicon.characters import shown
from kg.model import Page
from kg.read.context import city_of_place
from kg.read.text import visible

KEYS = ("newspaper", "date", "page", "place", "section")
_NULLS = ("~", "null", "Null", "NULL")  # what YAML writes for nothing
_DATE = re.compile(r"([0-9]{4})(?:[-/年]([0-9]{1,2})(?:[-/月]([0-9]{1,2})日?|月)?|年)?")


def front_matter(lines: list[str], name: str, first: int) -> Page:
    """The page of front matter whose first entry stands on line `first`; an entry that can't count is noted."""
    found: dict[str, str] = {}
    notes: list[str] = []
    for line, key, given in _entries(lines, name, first):
        value, fault = _read(key, given)
        if not fault and found.get(key, value) != value:
            value, fault = "", f"a second {key}, {shown(value)} (expected each key once)"  # neither is believed
        if fault:
            notes.append(f"{name}:{line}: {fault}")
        found[key] = value
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


def _read(key: str, given: str | None) -> tuple[str, str]:
    """The value of an entry, and why it counts for nothing where it doesn't."""
    if key not in KEYS:
        return "", f"unknown key {shown(key)} (expected {', '.join(KEYS)})"
    if given is None:
        return "", f"{key} is no text (expected one value)"
    value, expected = of_key(key, given)
    return value, f"{key} {shown(given)} (expected {expected})" if expected else ""


def of_key(key: str, text: str) -> tuple[str, str]:
    """A value as a page has it; and what was expected where it is none that the key can have."""
    if key == "date":
        return iso_date(text) or "", "" if iso_date(text) is not None else "2011-03-02, 2011-03 or 2011"
    if key == "place" and text and not city_of_place(text):
        return "", "a city that the register has, like 郑州市"
    return text, ""


def _entries(lines: list[str], name: str, first: int) -> Iterator[tuple[int, str, str | None]]:
    """Line, key and value of each entry, None for a list; values stay as printed, so that page 05 is no number."""
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
        if not isinstance(key, yaml.ScalarNode):
            raise UnreadableFile(f"{name}:{line}: not one key (expected key: value)")
        yield line, key.value, _text(value) if isinstance(value, yaml.ScalarNode) else None


def _text(value: yaml.ScalarNode) -> str:
    absent = value.style is None and value.value in _NULLS  # unquoted
    return "" if absent else " ".join(visible(value.value).split())


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
