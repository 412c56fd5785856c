"""Area mentions of one article → areas: codes, full names, and what 我市 or 该区 points to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.extract.areas import in_city
from kg.extract.references import pointed
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
# Classes of areas, from the smallest; zones without a level stand between districts and cities.
_ORDER = (
    *("Village", "Community", "Township", "Subdistrict"),
    *("County", "District", "AdministrativeArea", "City", "Province"),
)


@dataclass(frozen=True, slots=True)
class Areas:
    """The areas of one article in text order, with the mention that names each."""

    article: Article
    named: tuple[tuple[int, Span, Thing], ...]  # index of the mention, its span, the area

    def of(self, mention: int) -> Thing | None:
        return next((thing for index, _, thing in self.named if index == mention), None)

    def nearest(self, level: str, position: int) -> Thing | None:
        """The area that a level word stands for at a position: 区 in 区执法局.

        In this order: the nearest one named before in the same article, the label's own or the area
        around it, the city of the page, the first one named after.
        """
        types = LEVELS[level]
        fitting = [(span, thing) for _, span, thing in self.named if thing.type in types and _ends(thing, level)]
        before = [thing for span, thing in fitting if span.begin < position]
        if before:
            return before[-1]
        around = self.around_label(types, level)
        if around:
            return around
        city = self.article.context.city
        code = {"市": city, "省": city[:2] + "0000"}.get(level, "") if city else ""
        division = register().by_code(code) if code else None
        if division:
            return division_thing(division)
        return fitting[0][1] if fitting else None

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
        label = self.around_label(("District", "County"))
        if label and label.code:
            return label.code
        codes = [(span.begin, t.code) for _, span, t in self.named if t.type in ("District", "County") and t.code]
        before = [code for begin, code in codes if position is None or begin <= position]
        return before[-1] if before else codes[0][1] if codes else ""

    def _label_first(self) -> list[Thing]:
        label = self.article.label
        things = [thing for _, span, thing in self.named if label and label.overlaps(span)]
        return things or [thing for _, _, thing in self.named[:1]]


def _ends(thing: Thing | Division, level: str) -> bool:
    if thing.type == "County" and level in ("市", "县"):
        return thing.name.endswith((level, "旗") if level == "县" else level)  # 太康县 is no 市
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


def division_thing(division: Division, reason: str = "") -> Thing:
    """A division of the register as a thing."""
    parent = f"area|{division.parent_code}" if division.parent_code else ""
    key = area_key(division.name, division.code, division.parent_code)
    return Thing(key, "area", division.type, division.name, division.code, parent, reason)


def find(article: Article, mentions: Sequence[Mention]) -> Areas:
    """What every area mention of the article stands for; a reference that points to nothing is left out."""
    areas = Areas(article, ())
    for index, mention in enumerate(mentions):
        if mention.kind == "area":
            thing = _reference(areas, mention) if mention.evidence.rule == "reference" else _named(areas, mention)
            if thing:
                areas = Areas(article, (*areas.named, (index, mention.evidence.span, thing)))
    return replace(areas, named=_of_one_name(areas))


def _of_one_name(areas: Areas) -> tuple[tuple[int, Span, Thing], ...]:
    """An article's areas of one name are one: the one that some place in it puts into a higher area."""
    best: dict[tuple[str, str], Thing] = {}
    for _, _, thing in areas.named:
        known = best.setdefault((thing.name, thing.type), thing)
        if thing.parent and not known.parent and not known.code:
            best[thing.name, thing.type] = thing
    return tuple(
        (index, span, thing if thing.code else best[thing.name, thing.type]) for index, span, thing in areas.named
    )


def _reference(areas: Areas, mention: Mention) -> Thing | None:
    level = pointed(mention.name)
    return areas.nearest(level, mention.evidence.span.begin) if level in LEVELS else None


def _named(areas: Areas, mention: Mention) -> Thing:
    city, start = areas.article.context.city, mention.evidence.span.begin
    division = register().by_code(mention.code) if mention.code else None
    if division:
        return division_thing(division)
    street = mention.evidence.rule == "register.street"  # 棠景街, in the register 棠景街道
    options = register().named(f"{mention.name}道" if street else mention.name)
    before = _directly_before(areas, start)
    near = [option for option in options if before and option.parent_code and option.parent_code == before.code]
    near = near or [option for option in options if city and in_city(option, city)]
    near = near or [option for option in options if _is_named_around(areas, option)]
    district = areas.district(start)
    if len(near) > 1:
        near = [option for option in near if option.parent_code == district]
    if len(near) == 1:
        return division_thing(near[0])
    lower = mention.type in ("Village", "Community")
    parent = before.key.removeprefix("area|") if before and _higher(before, mention) else district or city
    key = area_key(mention.name, "", parent)
    return Thing(key, "area", mention.type, mention.name, parent=f"area|{parent}" if before and not lower else "")


def _is_named_around(areas: Areas, option: Division) -> bool:
    """Whether the article names the county or city that a division lies in: 泺口街道 where it names 济南."""
    city = register().city_of(option)
    around = {option.parent_code, city.code if city else ""} - {""}
    return any(thing.code in around for _, _, thing in areas.named)


def _directly_before(areas: Areas, position: int) -> Thing | None:
    """惠济区 right before 花园口镇."""
    return next((thing for _, span, thing in areas.named if span.end == position), None)


def _higher(area: Thing, mention: Mention) -> bool:
    return _ORDER.index(area.type) > _ORDER.index(mention.type)
