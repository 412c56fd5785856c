"""The register of administrative divisions: province, city, county, township; villages on demand.

The register is read in one pass and kept as names; a township becomes a `Division` when asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Literal, NamedTuple

from kg.lexicon.characters import fold
from kg.lexicon.division_names import area_type, is_whole, office_areas, township_type, village_type
from kg.lexicon.overlaps import stands_free
from kg.lexicon.tables import rows, words
from kg.lexicon.villages import village_names
from kg.model import Span

Level = Literal["province", "city", "county", "township", "village"]
_LEVELS: tuple[Level, ...] = ("province", "city", "county")


class Division(NamedTuple):
    """One division; 北京市 and its like are provinces by level and cities by type, as citizens say."""

    name: str  # full: 管城回族区
    code: str  # six digits down to the county, where it has its own; else ""
    level: Level
    type: str  # ontology class; AdministrativeArea for zones and farms, which are no formal divisions
    path: tuple[str, ...]  # full names from the province down to itself
    parent_code: str  # of the nearest division above that has a code

    def within(self, other: Division) -> bool:
        """Whether it is the other or lies in it."""
        return self.path[: len(other.path)] == other.path


FoundAreas = tuple[tuple[Span, tuple[Division, ...]], ...]  # spans of a text, each with its name's divisions


@dataclass(frozen=True, eq=False)
class Register:
    """All divisions down to the township, and the ways to look them up."""

    areas: tuple[Division, ...]  # provinces, cities, counties, each before what it holds
    names: Mapping[str, tuple[int, ...]]  # full, official short and non-ethnic names → indexes into areas
    shorts: Mapping[str, tuple[int, ...]]  # 淮阳, 二七: of counties, without 县, 区, 市
    townships: Mapping[str, tuple[int, ...]]  # full names → indexes of the areas that hold them
    plain: Mapping[str, tuple[str, ...]]  # 金寨乡 → 金寨回族乡: their full names
    columns: tuple[str, ...]  # the townships of each area as the file has them

    def named(self, name: str) -> tuple[Division, ...]:
        """All divisions down to the township of that name, its short form, or its form without ethnic groups.

        >>> [found.path for found in register().named("管城区")]
        [('河南省', '郑州市', '管城回族区')]
        """
        found = [self.areas[index] for index in self.names.get(name, ())]
        for full in (name, *self.plain.get(name, ()), *office_areas(name)):
            found += [_township(self.areas[index], full) for index in self.townships.get(full, ())]
        return tuple(found)

    def short_named(self, name: str) -> tuple[Division, ...]:
        """The counties whose name without 县, 区, 市 it is: often a common word, so a second choice."""
        indexes = self.shorts.get(name)
        return tuple(self.areas[index] for index in indexes) if indexes else ()  # it is asked of every word

    def by_code(self, code: str) -> Division | None:
        return self._codes.get(code)

    def parent(self, division: Division) -> Division | None:
        """The division that it lies in, None for a province."""
        above = division.path[:-1]
        if division.level == "village" and above not in self._paths:
            return _township(self._paths[above[:-1]], above[-1])
        return self._paths.get(above)

    def children(self, division: Division) -> tuple[Division, ...]:
        """What lies directly in it, down to the township."""
        if division.path not in self._paths:
            return ()
        return (*self._below.get(division.path, ()), *self._townships_of(division))

    def city_of(self, division: Division) -> Division | None:
        """The city it is or lies in; 济源市, under no city, is its own; None for a province."""
        chain = (self._paths.get(division.path[:length]) for length in range(1, len(division.path) + 1))
        above = [area for area in chain if area]
        cities = [area for area in above if area.type == "City" or area.level == "city"]
        return next(iter(cities), next((area for area in above if area.level == "county"), None))

    def villages(self, county_code: str) -> Mapping[str, tuple[Division, ...]]:
        """The villages and communities of a county (or of a city without counties) by full name."""
        county = self.by_code(county_code)
        return _villages(county) if county else {}

    def resolve(self, name: str, *, within: str = "") -> Division | None:
        """The one division of that name in the area of that code, else in its city, else in the country.

        >>> register().resolve("新城街道", within="410108").path[1:]
        ('郑州市', '惠济区', '新城街道')
        """
        found = self.named(name)
        area = self.by_code(within)
        for around in (area, self.city_of(area)) if area else ():
            inside = [one for one in found if around and one.within(around)]
            if inside:
                return inside[0] if len(inside) == 1 else None
        return found[0] if len(found) == 1 and name not in _common() else None

    def find(self, text: str, *, within: str = "") -> FoundAreas:
        """Every full name down to the township, every short name of a province or city, leftmost, longest.

        Names that are common words (老城区, 日照) count right behind an area that holds them and in the
        area of that code. Which one of several namesakes is meant, and whether the name is part of a
        road's (`names_something_else`), is the caller's to say.

        >>> [span.of("郑州市管城区和开封") for span, _ in register().find("郑州市管城区和开封")]
        ['郑州市', '管城区', '开封']
        """
        folded = fold(text)
        around = tuple(filter(None, [self.by_code(within)]))
        found: list[tuple[Span, tuple[Division, ...]]] = []
        for span in self._names_in(folded):
            reached = found[-1][0].end if found else 0
            if span.begin >= reached and stands_free(folded, span):
                before = found[-1][1] if found and span.begin == reached else ()
                name = span.of(folded)
                divisions = self._remembered(name)
                if name not in _common() or _any_within(divisions, (*before, *around)):
                    found.append((span, divisions))
        return tuple(found)

    def _names_in(self, text: str) -> list[Span]:
        """Where names stand in a text, by their begin, the longest first; looked for by their ends, which are few."""
        found = [
            Span(end - length, end)
            for end in map(re.Match.end, self._last_character.finditer(text))
            for length in self._ends.get(text[end - 2 : end], ())
            if length <= end and text[end - length : end] in self._all_names
        ]
        return sorted(found, key=lambda span: (span.begin, -span.end))

    @cached_property
    def _all_names(self) -> frozenset[str]:
        """The names that a text is searched for, all of two characters or more."""
        return frozenset((*self.names, *self.townships, *self.plain))

    @cached_property
    def _remembered(self) -> Callable[[str], tuple[Division, ...]]:
        """`named`, remembered: 城关镇 has 99 namesakes, and a page repeats itself."""
        return lru_cache(maxsize=4096)(self.named)

    def _townships_of(self, division: Division) -> Iterator[Division]:
        for name, _ in _towns(self.columns[self.areas.index(division)]):
            yield _township(division, name)

    @cached_property
    def _last_character(self) -> re.Pattern[str]:
        return re.compile(f"[{''.join({end[-1] for end in self._ends})}]")

    @cached_property
    def _ends(self) -> Mapping[str, tuple[int, ...]]:
        """The last two characters of every name → the lengths of the names that end so."""
        lengths: dict[str, set[int]] = {}
        for name in self._all_names:
            lengths.setdefault(name[-2:], set()).add(len(name))
        return {end: tuple(sorted(found)) for end, found in lengths.items()}

    @cached_property
    def _codes(self) -> Mapping[str, Division]:
        return {area.code: area for area in self.areas if area.code}

    @cached_property
    def _paths(self) -> Mapping[tuple[str, ...], Division]:
        return {area.path: area for area in self.areas}

    @cached_property
    def _below(self) -> Mapping[tuple[str, ...], list[Division]]:
        below: dict[tuple[str, ...], list[Division]] = {}
        for area in self.areas:
            below.setdefault(area.path[:-1], []).append(area)
        return below


@cache
def register() -> Register:
    """The register that this package carries, read on first use."""
    areas: list[Division] = []
    names: dict[str, tuple[int, ...]] = {}
    shorts: dict[str, tuple[int, ...]] = {}
    townships: dict[str, tuple[int, ...]] = {}
    plain: dict[str, tuple[str, ...]] = {}
    columns: list[str] = []
    above: list[Division] = []
    for index, (_, (depth, code, name, others, towns)) in enumerate(rows("divisions.tsv", columns=5)):
        above = [one for one in above if _LEVELS.index(one.level) < int(depth) - 1]
        areas.append(_area(int(depth), code.strip("-"), name, above))
        above.append(areas[-1])
        columns.append(towns)
        names[name] = (*names.get(name, ()), index)
        for other in others.split(" ") if others != "-" else ():
            table = names if int(depth) < 3 or is_whole(other) else shorts
            table[other] = (*table.get(other, ()), index)
        for full, short in _towns(towns):
            townships[full] = (*townships.get(full, ()), index)
            if short and full not in plain.get(short, ()):
                plain[short] = (*plain.get(short, ()), full)
    return Register(tuple(areas), names, shorts, townships, plain, tuple(columns))


def _towns(column: str) -> Iterator[tuple[str, str]]:
    """Full name and, where it has ethnic groups in it, the name without them."""
    for cell in column.split(" ") if column != "-" else ():
        full, _, plain = cell.partition("=")
        yield full, plain


def _area(depth: int, code: str, name: str, above: list[Division]) -> Division:
    path = (*(above[-1].path if above else ()), name)
    coded = next((one.code for one in reversed(above) if one.code), "")
    return Division(name, code, _LEVELS[depth - 1], area_type(depth, code, name), path, coded)


def _township(holder: Division, name: str) -> Division:
    path = (*holder.path, name)
    return Division(name, "", "township", township_type(name), path, holder.code or holder.parent_code)


@cache
def _villages(county: Division) -> Mapping[str, tuple[Division, ...]]:
    found: dict[str, tuple[Division, ...]] = {}
    for township, name in village_names(county.code):
        path = (*county.path, township, name) if township else (*county.path, name)
        village = Division(name, "", "village", village_type(name), path, county.code)
        found[name] = (*found.get(name, ()), village)
    return found


def _any_within(divisions: tuple[Division, ...], holders: tuple[Division, ...]) -> bool:
    paths = {holder.path for holder in holders}
    return any(one.path[:length] in paths for one in divisions for length in range(1, len(one.path)))


def _common() -> frozenset[str]:
    return words("divisions_common.txt")
