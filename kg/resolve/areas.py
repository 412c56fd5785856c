"""Area mentions of one article → areas: codes, full names, and what 我市 or 该区 points to."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from kg.extract.areas import in_city, merged_districts
from kg.extract.references import pointed
from kg.lexicon.division_names import DISTRICTS
from kg.lexicon.divisions import Division, register
from kg.model import Article, Mention, Span
from kg.resolve.things import Thing, area_key

# Which classes a word for a level can mean: 区民政局, 该镇, 我市.
LEVELS: dict[str, tuple[str, ...]] = {
    "省": ("Province",),
    "市": ("City", "County"),
    "区": ("District",),
    "县": ("County",),
    "镇": ("Township",),
    "乡": ("Township",),
    "街道": ("Subdistrict",),
    "社区": ("Community",),
    "村": ("Village",),
}
_LEVELS_OF = {type_: [level for level, types in LEVELS.items() if type_ in types] for type_ in sum(LEVELS.values(), ())}
# Classes of areas, from the smallest; zones without a level stand between districts and cities.
_ORDER = (
    *("Village", "Community", "Township", "Subdistrict"),
    *("County", "District", "AdministrativeArea", "City", "Province"),
)

Named = tuple[int, Mention, Thing]  # the index of a mention, the mention, its area


class Areas:
    """The areas of one article in text order, with the mention that names each; looked up, never searched through."""

    def __init__(self, article: Article, named: Iterable[Named] = ()) -> None:
        self.article = article
        self.named: list[Named] = []
        self.by_name: dict[str, Thing] = {}  # of areas of one name the first one
        self.codes: set[str] = set()
        self.forms: dict[str, set[str]] = defaultdict(set)  # by an area's key; not 社区 for 柳湾社区
        self.first: dict[str, dict[str, tuple[int, Thing]]] = defaultdict(dict)  # class → key → first place
        self._begins: list[int] = []
        self._by_end: dict[int, Thing] = {}
        self._by_level: dict[str, list[tuple[int, Thing]]] = defaultdict(list)
        self._alone: dict[str, list[tuple[int, Thing]]] = defaultdict(list)  # those in no other name
        self._labels: list[Thing] = []
        self._counties: list[tuple[int, str]] = []
        for index, mention, thing in named:
            self.add(index, mention, thing)

    def add(self, index: int, mention: Mention, thing: Thing) -> None:
        """The next area of the text."""
        span = mention.evidence.span
        self.named.append((index, mention, thing))
        self.by_name.setdefault(thing.name, thing)
        self.codes.add(thing.code)
        if mention.evidence.rule != "reference":
            self.forms[thing.key].add(mention.name)
        self.first[thing.type].setdefault(thing.key, (span.begin, thing))
        self._begins.append(span.begin)
        self._by_end.setdefault(span.end, thing)
        for level in _levels(mention, thing):
            self._by_level[level].append((span.begin, thing))
            if not mention.inner:
                self._alone[level].append((span.begin, thing))
        if self.article.label and self.article.label.overlaps(span):
            self._labels.append(thing)
        if thing.type in DISTRICTS and thing.code:
            self._counties.append((span.begin, thing.code))

    def inside(self, span: Span) -> list[tuple[Mention, Thing]]:
        """The areas whose names stand inside a stretch of text."""
        low, high = bisect_left(self._begins, span.begin), bisect_left(self._begins, span.end)
        near = ((mention, thing) for _, mention, thing in self.named[low:high])
        return [(mention, thing) for mention, thing in near if span.covers(mention.evidence.span)]

    def directly_before(self, position: int) -> Thing | None:
        """惠济区 right before 花园口镇."""
        return self._by_end.get(position)

    def nearest(self, level: str, position: int) -> Thing | None:
        """The area that a level word stands for at a position: 区 in 区执法局.

        In this order: the nearest one named before in the same article, the label's own or the area
        around it, the city of the page, the first one named after.
        """
        fitting = self._by_level[level]
        before = bisect_left(fitting, position, key=_place)
        if before:
            last = fitting[before - 1][1]
            return (self._own_city(last) if level == "市" else self._own_district(level, last)) or last
        around = self.around_label(LEVELS[level], level)
        if around:
            return around
        return self.home(level) or (fitting[0][1] if fitting else None)

    def pointed_at(self, level: str, position: int) -> Thing | None:
        """What 该市 means: the last city named by itself; 郑州 in 郑州大学 only where there is no other."""
        alone = self._alone[level]
        before = bisect_left(alone, position, key=_place)
        return alone[before - 1][1] if before else self.nearest(level, position)

    def _own_district(self, level: str, last: Thing) -> Thing | None:
        """The district that the headline names and the text again, where the last one is named but once."""
        headline = self.article.headline
        alone = self._alone[level] if headline else []
        counts = Counter(thing.key for _, thing in alone)
        own = next((thing for begin, thing in alone if headline and headline.begin <= begin < headline.end), None)
        once = counts[last.key] == 1 and own is not None and own.key != last.key
        return own if own and once and counts[own.key] > 1 else None

    def _own_city(self, last: Thing) -> Thing | None:
        """The city that the article's first area lies in, where the last one named is far or no part of it is named."""
        own = self.around_label(("City",), "市")
        if own is None or not own.code or not last.code or own.code == last.code:
            return None
        inside = {code[:4] for _, code in self._counties}
        apart = own.code[:2] != last.code[:2] or (own.code[:4] in inside and last.code[:4] not in inside)
        return own if apart else None

    def home(self, level: str) -> Thing | None:
        """The page's city, or its province: what 我市 and 我省 mean whatever other city has been named."""
        city = self.article.context.city
        code = {"市": city, "省": city[:2] + "0000"}.get(level, "") if city else ""
        division = register().by_code(code) if code else None
        return division_thing(division) if division else None

    def around_label(self, types: tuple[str, ...], level: str = "") -> Thing | None:
        """The area of one of these classes that the place label, or any coded area of the article, lies in.

        `level` is the word that stands for it, if one does: 市 is no 太康县.
        """
        for thing in self._label_first():
            for division in _upwards(thing):
                if division.type in types and division.code and _ends(division, level):
                    return division_thing(division)
        return None

    def district(self, position: int | None = None) -> str:
        """Code of the county-level area that a position belongs to: of the label, else of what was named last."""
        label = self.around_label(DISTRICTS)
        if label and label.code:
            return label.code
        before = len(self._counties) if position is None else bisect_right(self._counties, position, key=_place)
        nearest = self._counties[max(0, before - 1) : before or 1]
        return nearest[0][1] if nearest else ""

    def _label_first(self) -> list[Thing]:
        return self._labels or [thing for _, _, thing in self.named[:1]]


def _place(named: tuple[int, object]) -> int:
    return named[0]


def _levels(mention: Mention, thing: Thing) -> list[str]:
    """The words that can stand for an area: 市 for 长乐市, as papers called the district that it is today."""
    printed = mention.name[-1:]
    if thing.type in DISTRICTS and printed in ("市", "县") and printed != thing.name[-1]:
        return [printed]
    return [level for level in _LEVELS_OF.get(thing.type, ()) if _ends(thing, level)]


def _ends(thing: Thing | Division, level: str) -> bool:
    if thing.type == "County" and level in ("市", "县"):
        return thing.name.endswith((level, "旗") if level == "县" else level)  # 太康县 is no 市
    if level == "省":
        return thing.name.endswith(level)  # 内蒙古 has no 省公安厅
    return len(level) != 1 or level in ("市", "省", "区", "县") or thing.name.endswith(level)


def _upwards(thing: Thing) -> list[Division]:
    """The coded divisions from an area up to its province."""
    code = thing.code or thing.parent.removeprefix("area|")
    chain: list[Division] = []
    division = register().by_code(code) if code.isdigit() else None
    while division:
        chain.append(division)
        division = register().parent(division)
    return chain


def county(*codes: str) -> Division | None:
    """What the first of these codes stands for that is of county level, a district, a county or a zone."""
    divisions = (register().by_code(code) for code in codes if code.isdigit())
    return next((one for one in divisions if one and one.level == "county"), None)


def division_thing(division: Division, reason: str = "") -> Thing:
    """A division of the register as a thing."""
    parent = f"area|{division.parent_code}" if division.parent_code else ""
    key = area_key(division.name, division.code, division.parent_code)
    return Thing(key, "area", division.type, division.name, division.code, parent, reason)


def find(article: Article, mentions: Sequence[Mention]) -> Areas:
    """What every area mention of the article stands for; a reference that points to nothing is left out."""
    areas = Areas(article)
    for index, mention in enumerate(mentions):
        if mention.kind == "area":
            thing = _reference(areas, mention) if mention.evidence.rule == "reference" else _named(areas, mention)
            if thing:
                areas.add(index, mention, thing)
    return Areas(article, _of_one_name(areas))


def _of_one_name(areas: Areas) -> Iterator[Named]:
    """An article's areas of one name are one: the one that some place in it puts into a higher area."""
    best: dict[tuple[str, str], Thing] = {}
    for _, _, thing in areas.named:
        known = best.setdefault((thing.name, thing.type), thing)
        if thing.parent and not known.parent and not known.code:
            best[thing.name, thing.type] = thing
    for index, mention, thing in areas.named:
        yield index, mention, thing if thing.code else best[thing.name, thing.type]


def _reference(areas: Areas, mention: Mention) -> Thing | None:
    level = pointed(mention.name)
    ours = areas.home(level) if mention.name.startswith(("我", "本")) else None
    return ours or (areas.pointed_at(level, mention.evidence.span.begin) if level in LEVELS else None)


def _named(areas: Areas, mention: Mention) -> Thing:
    city, start = areas.article.context.city, mention.evidence.span.begin
    division = register().by_code(mention.code) if mention.code else None
    if division:
        return division_thing(division)
    street = mention.evidence.rule == "register.street"  # 棠景街, in the register 棠景街道
    options = register().named(f"{mention.name}道" if street else mention.name)
    before = areas.directly_before(start)
    near = [option for option in options if before and option.parent_code and option.parent_code == before.code]
    near = near or [option for option in options if city and in_city(option, city)]
    near = near or [option for option in options if _is_named_around(areas, option)]
    district = areas.district(start)
    if len(near) > 1:
        near = [option for option in near if option.parent_code == district]
    if len(near) == 1:
        return division_thing(near[0])
    if mention.evidence.rule == "register.former" and (former := _city_then(mention.name)):
        return Thing(area_key(mention.name, "", former), "area", mention.type, mention.name, parent=f"area|{former}")
    lower = mention.type in ("Village", "Community")
    parent = before.key.removeprefix("area|") if before and _higher(before, mention) else district or city
    key = area_key(mention.name, "", parent)
    return Thing(key, "area", mention.type, mention.name, parent=f"area|{parent}" if before and not lower else "")


def _city_then(name: str) -> str:
    """The code of the city that a district of older papers was of: 白下区, 南京市."""
    _, city = merged_districts().get(name, ("", ""))
    cities = [one for one in register().named(city) if one.type == "City"]
    return cities[0].code if len(cities) == 1 else ""


def _is_named_around(areas: Areas, option: Division) -> bool:
    """Whether the article names the county or city that a division lies in: 泺口街道 where it names 济南."""
    city = register().city_of(option)
    return not areas.codes.isdisjoint({option.parent_code, city.code if city else ""} - {""})


def _higher(area: Thing, mention: Mention) -> bool:
    return _ORDER.index(area.type) > _ORDER.index(mention.type)
