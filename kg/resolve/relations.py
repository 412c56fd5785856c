"""Claims, bylines and the register → relations between entities, each with all its evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import replace
from itertools import combinations
from types import MappingProxyType

from kg.lexicon.division_names import DISTRICTS
from kg.lexicon.divisions import Division, register
from kg.model import Claim, Evidence, Relation, Span
from kg.resolve.areas import county, division_thing
from kg.resolve.articles import Known
from kg.resolve.confidence import probability
from kg.resolve.entities import byline_evidence
from kg.resolve.things import Thing

REGISTER = "全国行政区划名录（jionlp china_location, 约2021年）"
Edge = tuple[str, str, str]
_REGISTERED = Evidence("", Span(0, 0), "", "register", 0.95, source=REGISTER)
_WRITERS = ("reporter", "correspondent")


def stated(known: Known) -> Iterator[tuple[Edge, Evidence]]:
    """What an article's claims say of the things that their mentions stand for."""
    governed = {known.things[index].key: area for index, area in known.governed}
    for claim in known.extract.claims:
        subject, object_ = known.things.get(claim.subject), known.things.get(claim.object)
        if subject and object_ and not _of_another(claim, subject, object_):
            end = governed.get(object_.key) if _of_area(claim, subject, object_) else object_
            if end is None or (claim.predicate == "partOf" and (subject.kind, end.kind) == ("area", "organization")):
                continue  # no area is part of a body
            edge = (subject.key, claim.predicate, end.key)
            for evidence in claim.evidence:
                yield edge, replace(evidence, confidence=probability(evidence.confidence))


def _of_area(claim: Claim, subject: Thing, office: Thing) -> bool:
    """Whether an office stands for the area that it governs: 城东路办事处沿河路8号院 lies in 城东路街道."""
    lies = claim.predicate == "locatedIn" or (claim.predicate == "partOf" and subject.kind == "area")
    return lies and office.type == "SubdistrictOffice"


def _of_another(claim: Claim, subject: Thing, area: Thing) -> bool:
    """Whether the body that a level names (市规划局) turned out to be of another area than the text named last."""
    by_level = claim.evidence[0].rule.startswith("level-of-")
    return by_level and subject.parent.startswith("area|") and subject.parent != area.key


def read_off_names(known: Known) -> Iterator[tuple[Edge, Evidence]]:
    """大学路办事处 administers 大学路街道: its name says so, whether or not the text names the subdistrict itself."""
    for index, area in known.governed:
        evidence = replace(known.extract.mentions[index].evidence, rule="name.office", confidence=0.95)
        yield (known.things[index].key, "administers", area.key), evidence


def written_together(known: Known) -> Iterator[tuple[Edge, Evidence]]:
    """Everybody who shares a byline wrote with everybody else in it; the quote runs from one name to the other."""
    signers = {person.key: signature for signature, person in reversed(known.signers)}
    for one, other in combinations(sorted(signers), 2):
        spans = signers[one].span, signers[other].span
        whole = Span(min(spans)[0], max(spans)[1])
        if whole.end - whole.begin <= 120 and "\n" not in whole.of(known.extract.article.text):
            yield (one, "wroteWith", other), byline_evidence(known, whole)


def covered(known: Known, about: Set[str]) -> Iterator[tuple[Edge, Evidence]]:
    """Who signed an article covers the districts that what it is about lies in.

    What lies in a district: the district itself, an area or a body whose own name or code says so. The second
    evidence is where the article names the district; where only the register puts it there, the register. A room
    or a street lies where the article says that it does.
    """
    own = {_district(thing) for thing in known.things.values() if thing.key in about}
    for district in sorted(own.union(_around(known, about)) - {""}):
        reason = replace(_naming(known, district), rule="covers", confidence=0.8)
        for signature, person in known.signers:
            if signature.role in _WRITERS:
                edge = (person.key, "covers", district)
                yield edge, replace(byline_evidence(known, signature.span), rule="covers", confidence=0.8)
                yield edge, reason


def _around(known: Known, about: Set[str]) -> Iterator[str]:
    """The districts in which, as the article says, the places lie that it is about: 陈列室在柳河村|开馆."""
    for claim in known.extract.claims:
        place, area = known.things.get(claim.subject), known.things.get(claim.object)
        if claim.predicate == "locatedIn" and place and area and place.kind == "place" and place.key in about:
            yield _key(county(area.code, area.key.rpartition("|")[2]))


def _naming(known: Known, key: str) -> Evidence:
    """Where the article first names a thing by its name; the register where it doesn't."""
    mentions = known.extract.mentions
    named = (mentions[index].evidence for index, thing in sorted(known.things.items()) if thing.key == key)
    return next((evidence for evidence in named if evidence.rule != "reference"), _REGISTERED)


def _district(thing: Thing) -> str:
    """The county-level area that an area or a body lies in, as its own name or code says; "" for all else."""
    if thing.kind not in ("area", "organization"):
        return ""
    return _key(county(thing.code, thing.parent.rpartition("|")[2]))


def _key(division: Division | None) -> str:
    """Of a district or a county; "" for a zone, which has such a code but is no formal division."""
    return f"area|{division.code}" if division and division.type in DISTRICTS else ""


def registered(things: Iterable[Thing]) -> tuple[list[Thing], list[tuple[Edge, Evidence]]]:
    """What the register says of the areas named: their ancestors, and the districts of a city that is named."""
    found: dict[str, Thing] = {}
    edges: dict[Edge, Evidence] = {}
    for thing in sorted(set(things), key=lambda thing: thing.key):
        division = register().by_code(thing.code) if thing.code else _township(thing)
        if division is None:
            continue
        _upwards(division, found, edges)
        if division.level == "city" or division.type == "City":
            for below in register().children(division):
                if below.code:
                    _upwards(below, found, edges)
    return [found[key] for key in sorted(found)], sorted(edges.items())


def _township(thing: Thing) -> Division | None:
    code = thing.parent.removeprefix("area|")
    options = register().named(thing.name) if thing.type in ("Township", "Subdistrict") else ()
    return next((one for one in options if code and one.parent_code == code), None)


def _upwards(division: Division, found: dict[str, Thing], edges: dict[Edge, Evidence]) -> None:
    below = division_thing(division)
    found.setdefault(below.key, below)
    above = register().parent(division)
    while above:
        thing = division_thing(above)
        found.setdefault(thing.key, thing)
        edges.setdefault((below.key, "partOf", thing.key), _REGISTERED)
        below, above = thing, register().parent(above)


def relations(
    edges: Iterable[tuple[Edge, Evidence]], merged: Mapping[str, str], twins: Mapping[str, str] = MappingProxyType({})
) -> tuple[Relation, ...]:
    """One relation per edge, its evidence sorted; no thing is related to itself. `twins` count as one article."""
    grouped: dict[Edge, set[Evidence]] = defaultdict(set)
    for (subject, predicate, object_), evidence in edges:
        ends = merged.get(subject, subject), merged.get(object_, object_)
        if ends[0] != ends[1]:
            grouped[(ends[0], predicate, ends[1])].add(evidence)
    return tuple(_relation(edge, grouped[edge], twins) for edge in sorted(grouped))


def _relation(edge: Edge, evidence: set[Evidence], twins: Mapping[str, str]) -> Relation:
    ordered = sorted(evidence, key=lambda e: (e.article, e.span, e.rule, e.source, e.confidence, e.modality))
    articles = len({twins.get(e.article, e.article) for e in ordered if e.article})
    return Relation(*edge, tuple(ordered), articles if edge[1] == "covers" else 0)
