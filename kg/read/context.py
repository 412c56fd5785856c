"""The context of a page: from which city it is, by what the page itself says."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from kg.lexicon.divisions import Division, FoundAreas, register
from kg.lexicon.overlaps import names_something_else
from kg.lexicon.tables import rows
from kg.model import Context, Page, Span

_PAPER = re.compile(r"报社?$|网$|电视台$|电台$|在线$|新闻$|发布$")
_DATELINE = re.compile(
    r"(?:新华社|中新社|中新网|本报|[日晚晨早商时]报)(?P<place>[一-鿿]{2,10}?)(?:\d{1,2}月)?(?:\d{1,2}日)?(?:[专急]?电|讯)(?=[\s(（:：])"
)
_SIGNED = re.compile(r"(?P<paper>[一-龥]{2,8}[日晚早晨商时市]报)(?:讯(?=[\s(（])|(?:首席|见习|实习)?记者)")
_LOCAL = re.compile(r"本报讯|本报记者|本报通讯员")
_SHARE = 0.5  # of the votes that the winner needs
_LONGEST = 20  # characters of a newspaper's name that are looked at


class Name(NamedTuple):
    """A county's or township's name as the text has it."""

    name: str
    level: str


def page_context(page: Page) -> Context:
    """Date, newspaper, section, and the city: as stated, else the paper's, the dateline's, the areas' own.

    >>> page_context(Page("a.txt", "惠济区花园口镇开会。", place="洛阳市")).city
    '410300'
    """
    return Context(city=_city(page), date=page.date, newspaper=page.newspaper, section=page.section)


def _city(page: Page) -> str:
    if page.place:
        return city_of_place(page.place)
    return home(page.newspaper) or dateline_city(page.text) or majority_city(page.text) or signed_city(page.text)


def city_of_place(place: str) -> str:
    """The city's code for a stated place; "" where the register has none.

    >>> city_of_place("二七区"), city_of_place("河南省郑州市"), city_of_place("某地")
    ('410100', '410100', '')
    """
    within = ""
    for name in (place.strip(), *(span.of(place) for span, _ in register().find(place))):
        division = _stated(name, within)
        within = (division.code or division.parent_code) if division else within
    return _city_code(register().by_code(within))


def home(newspaper: str) -> str:
    """The code of the city that a newspaper is from, by its name or the table; "" for a province's paper.

    >>> home("郑州日报"), home("河南日报"), home("新民晚报"), home("莱西市报")
    ('410100', '', '310000', '370285')
    """
    name = re.split(r"[\s(（·;]", newspaper.strip())[0]
    if name in _papers() or not _PAPER.search(name):
        return _papers().get(name, "").strip("-")
    for length in range(min(len(name), _LONGEST) - 1, 1, -1):
        division = _stated(name[:length], "")
        if division:
            return division.code if division.type == "County" else _city_code(division)  # 莱西市报 is at home there
    return ""


def dateline_city(text: str) -> str:
    """The city of the page's datelines where all agree and no local report stands beside a news agency's.

    >>> dateline_city("本报东莞讯(记者某某)昨日"), dateline_city("据新华社北京3月1日电 记者获悉")
    ('441900', '110000')
    """
    places = [match["place"] for match in _DATELINE.finditer(text)]
    cities = {_city_code(_stated(place, "")) for place in places}
    return cities.pop() if len(cities) == 1 and not _LOCAL.search(text) else ""


def signed_city(text: str) -> str:
    """The home of the papers whose reporters sign, where it is one city: 深圳商报记者.

    >>> signed_city("大运网讯(深圳商报记者 某某)昨日"), signed_city("本报讯(记者 某某)昨日")
    ('440300', '')
    """
    cities = {city for match in _SIGNED.finditer(text) if (city := home(match["paper"]))}
    return cities.pop() if len(cities) == 1 else ""


def majority_city(text: str) -> str:
    """The city that most counties and townships named in the text lie in; "" without a clear winner.

    Every distinct name has one vote, split among the cities of its namesakes. Where no such name stands,
    the one city that is named again and again.
    """
    areas = register().find(text)
    names: dict[Name, frozenset[str]] = {}
    for name, cities in _local_names(text, areas):
        names[name] = min(names.get(name, cities), cities, key=len)  # 北京市朝阳区 says which 朝阳区
    votes: dict[str, float] = defaultdict(float)
    for cities in names.values():
        for city in sorted(cities):
            votes[city] += 1 / len(cities)
    if not votes:
        return _only_city(_named_cities(text, areas))
    city = max(sorted(votes), key=votes.__getitem__)
    clear = votes[city] >= _SHARE * sum(votes.values())
    return city if clear and _is_named_enough(city, names, _named_cities(text, areas)) else ""


def _is_named_enough(city: str, names: Mapping[Name, frozenset[str]], named: Sequence[str]) -> bool:
    """By two names, one of them no other city's; or by one such county's where no other city is named."""
    sure = [name for name, cities in names.items() if cities == {city}]
    if len(sure) == 1 and sum(city in cities for cities in names.values()) == 1:
        return sure[0].level == "county" and city in (named or [city])
    return bool(sure)


def _only_city(cities: Sequence[str]) -> str:
    """Where no county is named: the one city that is named, twice or more."""
    return cities[0] if len(cities) > 1 and len(set(cities)) == 1 else ""


def _named_cities(text: str, areas: FoundAreas) -> list[str]:
    found = (one for span, (one, *_) in areas if not names_something_else(text, span))
    return [one.code for one in found if one.type == "City"]


def _local_names(text: str, areas: FoundAreas) -> Iterator[tuple[Name, frozenset[str]]]:
    """The names of counties and townships in the text, each with the cities it may be in."""
    before: tuple[Span, tuple[Division, ...]] = (Span(0, 0), ())
    for span, divisions in areas:
        holders = {one.path for one in before[1]} if before[0].end == span.begin else set()
        held = [one for one in divisions if any(one.path[:end] in holders for end in range(len(one.path)))]
        before = (span, tuple(held) or divisions)
        local = [one for one in before[1] if one.level in ("county", "township")]
        cities = frozenset(filter(None, map(_city_code, local)))
        if cities:
            yield Name(span.of(text), local[0].level), cities


def _stated(name: str, within: str) -> Division | None:
    """The division that a stated name means: a city before a county, a county's short name last."""
    named = register().named(name)
    cities = [one for one in named if one.level in ("province", "city")]
    if cities:
        return cities[0]
    found = register().resolve(name, within=within)
    return found or _only(register().short_named(name))


def _only(divisions: Sequence[Division]) -> Division | None:
    return divisions[0] if len(divisions) == 1 else None


def _city_code(division: Division | None) -> str:
    city = register().city_of(division) if division else None
    return city.code if city else ""


@cache
def _papers() -> Mapping[str, str]:
    return {name: code for _, (name, code) in rows("divisions_papers.tsv", columns=2)}
