"""Administrative areas that the register knows, where they stand in a text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from kg.extract.found import Found, Words, occurrences
from kg.lexicon import tables
from kg.lexicon.division_names import DISTRICTS
from kg.lexicon.divisions import Division, register
from kg.lexicon.overlaps import names_something_else
from kg.lexicon.words import tag
from kg.model import Context, Span


def find_areas(text: str, context: Context) -> list[Found]:
    """The areas named in a text, down to townships; a code where the one of that name is known."""
    found: list[Found] = []
    before: tuple[int, Sequence[Division]] = (-1, ())
    for span, options in register().find(text, within=context.city):
        inside = [one for one in options if before[0] == span.begin and any(one.within(area) for area in before[1])]
        before = (span.end, inside or options)
        if not (names_something_else(text, span) or _is_given_name(text, span)) and (
            inside or _is_near(options, context.city)
        ):
            meant = inside or _districts_meant(text, span, context.city) or options
            division = choose(meant, context.city)
            type_ = (division or meant[0]).type
            code = division.code if division else ""
            found.append(Found(span, "area", type_, "register", 0.95 if code else 0.85, code))
    return found


def _is_given_name(text: str, span: Span) -> bool:
    """校长郎|玉林: a place of two characters behind a post and a surname."""
    surname = text[span.begin - 1 : span.begin]
    if span.end - span.begin != _GIVEN or surname in _PREPOSITIONS or surname not in tables.words("names_surnames.txt"):
        return False
    return text.endswith(tables.affixes("titles.txt"), max(0, span.begin - 6), span.begin - 1)


_PREPOSITIONS = frozenset("从向和由对来经到于往")  # that are surnames too
_GIVEN = 2  # characters of a given name


def _districts_meant(text: str, span: Span, city: str) -> Sequence[Division]:
    """河北|分局 where the text names 河北区: a province's or city's name before a branch, but its district's."""
    name = f"{span.of(text)}区"
    if not _BRANCH_BEHIND.match(text, span.end) or name not in text:
        return ()
    districts = [one for one in register().named(name) if one.type == "District"]
    near = [one for one in districts if city and in_city(one, city)]
    return near or (districts if len(districts) == 1 else ())


_BRANCH_BEHIND = re.compile("分局|支行|分院|分校|支队|大队|中队|派出所")
_BODY_BEHIND = re.compile(
    r"[一-鿕]{0,6}?(?:局|政府|[区县]委|委|法院|检察院|总工会|妇联|团委|办|中心|街道)(?![一-鿕]?长)"
)


@cache
def _common_districts() -> re.Pattern[str]:
    """新城区, 城中区: districts called by ordinary words; those of two characters (东区) mean anything."""
    named = (name for name in tables.words("divisions_common.txt") if len(name) > 2 and name.endswith("区"))
    real = sorted(name for name in named if any(one.type == "District" for one in register().named(name)))
    return re.compile("|".join(real))


def find_common_districts(text: str, context: Context) -> list[Found]:
    """Districts called by ordinary words, where two of their bodies are named, or one of their subdistricts behind it.

    新城区建设局 and 新城区民政局; 市中区魏家庄街道.
    """
    found: dict[str, list[Span]] = defaultdict(list)
    bodies: dict[str, set[str]] = defaultdict(set)
    for match in _common_districts().finditer(text):
        found[match[0]].append(Span(*match.span()))
        behind = _BODY_BEHIND.match(text, match.end())
        bodies[match[0]] |= {behind[0]} if behind else set()
    holding = {name: _holding(text, name, spans) for name, spans in found.items()}
    sure = [name for name in found if len(bodies[name]) > 1 or holding[name]]
    districts = [(span, name) for name in sure for span in found[name]]
    options = {name: choose(holding[name] or register().named(name), context.city) for name in sure}
    return [_common(span, options[name]) for span, name in sorted(districts)]


def _holding(text: str, name: str, spans: Sequence[Span]) -> list[Division]:
    """Those of one name that hold the subdistrict or town which the text names right behind them."""
    ends = {span.end for span in spans}
    return [
        one
        for one in register().named(name)
        if any(text.startswith(below.name, end) for below in register().children(one) for end in ends)
    ]


def _common(span: Span, division: Division | None) -> Found:
    code = division.code if division else ""
    return Found(span, "area", "District", "register.common", 0.8, code)


_CALLED_STREETS = ("广东省广州市", "天津市", "湖北省武汉市")  # cities where a subdistrict is called so: 棠景街
_STREET = re.compile(r"街(?<=[一-龥]{2}街)(?![道坊办头上面巷区口边])")


def find_street_subdistricts(text: str, context: Context, areas: Sequence[Found]) -> list[Found]:
    """棠景街 for 棠景街道, in a city that calls its subdistricts so, which is the page's or has a district named."""
    named = {area.span.of(text) for area in areas}
    found: list[Found] = []
    for match in _STREET.finditer(text):
        for length in (4, 3, 2):
            begin = match.start() - length
            options = register().named(f"{text[begin : match.start()]}街道") if begin >= 0 else ()
            here = [one for one in options if in_city(one, context.city) or named.intersection(one.path[:-1])]
            if len(here) == 1 and "".join(here[0].path).startswith(_CALLED_STREETS):
                span = Span(begin, match.end())
                found.append(Found(span, "area", "Subdistrict", "register.street", 0.85, here[0].code))
                break
    return found


_SHORTEST_ROW = 3  # short names of districts that stand for districts
_COUNTY = re.compile(r"(?=([一-龥]{2,3}县|(?<!以)[一-龥]{2}市(?![场民区容])))")


def find_stems(words: Words, areas: Sequence[Found]) -> list[Found]:
    """A district or county again without its last character, where the article names it in full: 福山|交通局."""
    stems: dict[str, Found] = {}
    for area in areas:
        name = area.span.of(words.text)
        stem = name[:-1]
        common = stem in tables.words("short_counties_common.txt") or tag(stem) in ("n", "v", "vn", "a")
        if area.type in DISTRICTS and len(stem) > 1 and not common:
            stems.setdefault(stem, area)
    found: list[Found] = []
    for stem, area in sorted(stems.items()):
        for span in occurrences(words.text, stem):
            whole = words.starts_at(span.begin) and words.ends_at(span.end) and not words.in_certain(span)
            if whole and not names_something_else(words.text, span):
                name = "" if area.code else area.span.of(words.text)  # of two namesakes the one named in full
                found.append(Found(span, "area", area.type, "register.stem", 0.85, area.code, name=name))
    return found


def find_short_counties(words: Words, context: Context, areas: Sequence[Found] = ()) -> list[Found]:
    """Counties by their short names, 淮阳, where the dictionary has them as places or a larger area leads: 广西|桂平.

    At home a district is called by its whole name (上街 and 二七 are words), but in a row: 房山、通州、密云六个区县.
    """
    found: list[Found] = []
    rows: list[Found] = []  # districts at home, which only a row makes sure
    ends = {area.span.end: area for area in areas}
    for index in words.where(register().shorts.keys()):
        name, span = words.word(index), words.span(index)
        if len(name) < 2 or words.in_certain(span) or names_something_else(words.text, span):
            continue
        if inside := _inside(register().short_named(name), ends.get(span.begin), words.text):
            found.append(Found(span, "area", inside.type, "register.short", 0.86, inside.code))
        division = choose(register().short_named(name), context.city)
        home = division is not None and context.city != "" and in_city(division, context.city)
        if home and division and division.type == "District" and not inside:
            rows.append(Found(span, "area", division.type, "register.short", 0.86, division.code))
            continue
        if inside or tag(name) not in (("ns", "nr") if words.text.endswith("来自", 0, span.begin) else ("ns",)):
            continue
        sure = home or (words.text.endswith(_WHERE, 0, span.begin) and name[-1] not in "河江湖山")
        common = name in tables.words("short_counties_common.txt")
        if division and sure and not common and not _is_water(words.text, name):
            found.append(Found(span, "area", division.type, "register.short", 0.86, division.code))
    return [*found, *_in_rows(words.text, rows)]


def _is_water(text: str, name: str) -> bool:
    """Whether the text speaks of the shores or the dams of what is called like a county: 沿着巢湖|大堤."""
    return name.endswith(_WATERS) and any(_SHORE.match(text, span.end) for span in occurrences(text, name))


_WATERS = ("河", "江", "湖")
_SHORE = re.compile(
    "[东南西北沿两湖河江]?岸|[边畔滨]|[大河湖江]?堤|流域|水[域质面位体系]|[上中下]游|[湖江河][面滩堤]|支流"
)


def _inside(options: Sequence[Division], holder: Found | None, text: str) -> Division | None:
    """The one of several divisions that lies in the area which stands right before: 广西|桂平."""
    name = holder.span.of(text) if holder else ""
    inside = (one for one in options if name and any(around.startswith(name) for around in one.path[:-1]))
    fits = [one for one in inside if one.type in (*DISTRICTS, "City")]
    return fits[0] if len(fits) == 1 else None


def _in_rows(text: str, districts: Sequence[Found]) -> Iterator[Found]:
    """Those of which at least three stand in one row."""
    row: list[Found] = []
    for district in districts:
        if row and text[row[-1].span.end : district.span.begin] not in ("、", "和", "及"):
            yield from row if len(row) >= _SHORTEST_ROW else ()
            row = []
        row.append(district)
    yield from row if len(row) >= _SHORTEST_ROW else ()


def find_former_counties(text: str, context: Context) -> list[Found]:
    """Counties that are districts or cities today, by the name without its last character: 会理县; and 白下区."""
    found: list[Found] = []
    for match in _COUNTY.finditer(text):
        name = match[1]
        if not register().named(name):
            division = choose(register().short_named(name[:-1]), context.city)
            if name[-1] == "市" and not (division and division.type == "District" and tag(name[:-1]) in ("ns", "nr")):
                continue  # 长乐市, now 长乐区
            if division and (not found or found[-1].span.end <= match.start()):
                span = Span(*match.span(1))
                found.append(Found(span, "area", "County", "register.former", 0.75, division.code))
    merged = merged_districts()
    spans = occurrences(text, *merged)
    return [*found, *(Found(span, "area", merged[span.of(text)][0], "register.former", 0.75) for span in spans)]


@cache
def merged_districts() -> dict[str, tuple[str, str]]:
    """The districts that are in others today, with their classes and their cities: 白下区, District, 南京市."""
    return {name: (type_, city) for _, (name, type_, city) in tables.rows("divisions_former.tsv", 3)}


def _is_near(options: Sequence[Division], city: str) -> bool:
    """False for a township of another city, or for one called by a verb where no city is known: 联合街道."""
    if not city:
        stem = options[0].name.removesuffix("街道")
        return options[0].level != "township" or not tag(stem).startswith("v")
    return any((one.level != "township" and not _is_far(one, city)) or in_city(one, city) for one in options)


def _is_far(division: Division, city: str) -> bool:
    """Taiwan's districts have short names that other words hold: 艺|新社区."""
    code = division.code or division.parent_code
    return code.startswith("71") and division.level == "county" and not city.startswith("71")


def choose(options: Sequence[Division], city: str) -> Division | None:
    """The one division that is meant: of several, the only one in the article's city; None where it stays open."""
    near = [option for option in options if city and in_city(option, city)]
    if len(near) == 1:
        return near[0]
    return options[0] if len(options) == 1 else None


def in_city(division: Division, city: str) -> bool:
    """Whether a division lies in the city of that code; a municipality's districts share two digits, others' four."""
    code = division.code or division.parent_code
    return code[:2] == city[:2] if city[2:] == "0000" else code[:4] == city[:4]


_WHERE = ("来自", "从", "到", "赴", "在", "往", "去", "回", "、", "和")  # what stands before a place
_OFFICE = re.compile("街道办事处|街道办(?![了过])|办事处|辖区")
_OFFICE_BEHIND = re.compile("办事处|办(?![理学公起事案好证班了])")
_LONGEST_STEM = 6


def find_offices(text: str, context: Context, areas: Sequence[Found] = ()) -> list[Found]:
    """Offices whose subdistrict the register has in the page's city; words would cut 建中街办事处 wrongly.

    Behind a subdistrict among the `areas` found before, an office stands in any city: 沙河街道|办事处.
    """
    found = [office for area in areas if area.type == "Subdistrict" and (office := _behind(text, area.span))]
    for match in _OFFICE.finditer(text) if context.city else ():
        for length in range(min(_LONGEST_STEM, match.start()), 1, -1):
            name = text[match.start() - length : match.start()]
            options = register().named(f"{name}街道")
            if any(in_city(one, context.city) for one in options):
                found.append(_governed(Span(match.start() - length, match.start()), name, match))
                break
    return found


def _behind(text: str, area: Span) -> Found | None:
    match = _OFFICE_BEHIND.match(text, area.end) if text.endswith("街道", 0, area.end) else None
    span = Span(area.begin, match.end()) if match else area
    return Found(span, "organization", "SubdistrictOffice", "register.office", 0.95) if match else None


def _governed(stem: Span, name: str, match: re.Match[str]) -> Found:
    """长兴路|办事处 is the office, 长兴路|辖区 the subdistrict."""
    if match[0] == "辖区":
        return Found(stem, "area", "Subdistrict", "register.office", 0.9, name=f"{name}街道")
    return Found(Span(stem.begin, match.end()), "organization", "SubdistrictOffice", "register.office", 0.95)
