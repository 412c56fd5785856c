"""What the name of a file and those of its folders say of a page: 郑州日报/2011-03-02/A05.txt."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kg.lexicon.characters import fold
from kg.lexicon.divisions import register
from kg.read.context import city_of_place
from kg.read.issue import CODE, DAY_IN_WORDS, PAGE, is_newspaper, is_section, iso_day, page_number

# 2011-03-02, 2011_3_2, 2011/03/02, 2011-03/02: one separator, or folders
_DAY = re.compile(
    r"(?<![0-9])(?P<y>(?:1[89]|20)[0-9]{2})(?:(?P<by>[-._])|/)(?P<m>[0-9]{1,2})(?:(?P=by)|/)(?P<d>[0-9]{1,2})(?![0-9])"
)
# 20110302, zzrb20110302, 20110302A05; digits in a longer code are none
_COMPACT = re.compile(
    r"(?<![0-9A-Za-z])(?:[A-Za-z]{2,8})?(?P<y>(?:19|20)[0-9]{2})(?P<m>[01][0-9])(?P<d>[0-3][0-9])"
    r"(?![0-9])(?![A-Za-z](?![0-9]{2}(?![0-9A-Za-z])))"
)
_WORDS = re.compile(rf"(?<![0-9]){DAY_IN_WORDS}")
_FOLDERS = re.compile(r"(?<![0-9])(?P<y>(?:1[89]|20)[0-9]{2})年?/(?P<m>[0-9]{1,2})月/?(?P<d>[0-9]{1,2})日")
# 201103/02/, 2011/0302/: folders of digits and nothing else
_PACKED = re.compile(r"(?<![^/])(?P<y>(?:19|20)[0-9]{2})/?(?P<m>[01][0-9])/?(?P<d>[0-3][0-9])(?=/)")
_AFTER_DAY = re.compile(r"(?<=[0-9]{8})(?P<page>[A-Z][0-9]{2})(?![A-Za-z0-9])")
_CODE = re.compile(CODE)
_PAGE = re.compile(PAGE)
_HAN = re.compile(r"[一-龥]{2,}")
_HEADING = re.compile(r"[版0-9][-_:. ]{0,2}([一-龥]{2,8})$")
_CITY = re.compile(r"[一-龥]{2,10}(?:市|州|盟|地区)")
_ENDING = re.compile(r"(?:\.[A-Za-z][A-Za-z0-9]{1,5}){1,3}$")  # .txt, .txt.gz
_LONGEST = 400  # characters of a path that are looked at, from its end


def from_name(parts: Sequence[str]) -> Mapping[str, str]:
    """Date, newspaper, page, place and section of the page in a file, by its folders and its own name.

    >>> dict(from_name(("郑州日报", "2011-03-02", "A05.txt")))
    {'date': '2011-03-02', 'newspaper': '郑州日报', 'page': 'A05'}
    >>> dict(from_name(("cec_0001.txt",))), dict(from_name(("zzrb-2011-03-02-A05.txt",)))
    ({}, {'date': '2011-03-02', 'page': 'A05'})
    """
    named = [fold(part)[-_LONGEST:] for part in (*parts[:-1], _ENDING.sub("", parts[-1]))]
    path = "/".join(named)[-_LONGEST:]
    found = {"date": _day(path, named[-1]), "newspaper": _newspaper(named), "place": _place(named[:-1])}
    page, section = _page(named[-1], sure=bool(found["date"] or found["newspaper"]))
    found |= {"page": page, "section": section}
    return {key: found[key] for key in sorted(found) if found[key]}


def _day(path: str, name: str) -> str:
    """The date that stands last; "" where the part of the path that it stands in has another one as well."""
    own = len(path) - len(name)  # where the file's own name begins: a day alone, in it, may as well be a page
    matches = [match for form in (_DAY, _COMPACT, _WORDS, _FOLDERS, _PACKED) for match in form.finditer(path)]
    days = [(match, day) for match in matches if (day := iso_day(match)) and not _ends_alone(match, own)]
    if not days:
        return ""
    last = path.rfind("/", 0, max(match.end() for match, _ in days)) + 1
    within = {day for match, day in days if match.end() > last}
    return max(within, key=len) if all(max(within, key=len).startswith(day) for day in within) else ""


def _ends_alone(match: re.Match[str], own: int) -> bool:
    return match.start("m") < own <= match.start("d")


def _newspaper(named: Sequence[str]) -> str:
    """The nearest name of a paper."""
    words = (word for part in reversed(named) for word in _HAN.findall(part))
    return next(filter(is_newspaper, words), "")


def _place(folders: Sequence[str]) -> str:
    """The nearest folder that is called like a city: 郑州市."""
    return next(filter(_is_city, reversed(folders)), "")


def _is_city(name: str) -> bool:
    if not _CITY.fullmatch(name) or not city_of_place(name):
        return False
    return any(one.level in ("province", "city") for one in register().named(name))


def _page(name: str, *, sure: bool) -> tuple[str, str]:
    """The page's number, and the heading behind it; without a day or a paper only where the name is nothing else."""
    matches = [match for form in (_PAGE, _CODE, _AFTER_DAY) for match in form.finditer(name)]
    if not matches or not (sure or matches[0][0] == name):
        return "", ""
    if len({page_number(match) for match in matches}) > 1:
        return "", ""
    heading = _HEADING.search(name, matches[0].end() - 1)
    return page_number(matches[0]), heading[1] if heading and is_section(heading[1]) else ""
