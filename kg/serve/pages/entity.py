"""What the page of a person, an area, an organization, an initiative or a place shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from kg.graph.facts import LABEL, RDF_TYPE, SCHEMA, every, first
from kg.graph.texts import stored_of
from kg.graph.vocab import KG
from kg.serve.pages.parts import Part, Wanted, cut
from kg.serve.pages.relations import Row, relations
from kg.serve.pages.seen import Link, Place, Seen, group
from kg.view.figures import in_words
from kg.view.labels import ROLES
from kg.view.model import Report, Thing, report, thing

_ABOVE = ("partOf", "administers", "locatedIn", "affiliatedWith")  # in this order: one of them leads upwards
_DEEPEST = 12  # steps to the top; a graph may run in a circle
FIGURES, ARTICLES = "figures", "articles"
_Row = TypeVar("_Row")
_Found = TypeVar("_Found")


@dataclass(frozen=True)
class Figure:
    """A figure of the entity, and where it is read."""

    path: str
    words: str
    time: str
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Told:
    """An article that the entity is in, and where it first names it."""

    path: str
    report: Report
    place: Place | None


@dataclass(frozen=True)
class EntityPage:
    """All that is said of an entity."""

    iri: str
    path: str
    known: Thing
    code: str
    above: tuple[Link, ...]  # from the top
    relations: tuple[Part[Row], ...]
    figures: Part[Figure] | None
    articles: Part[tuple[Told, ...]] | None  # near-duplicates in one row
    alone: bool  # one part only is wanted

    @property
    def empty(self) -> bool:
        """Whether the part that is wanted is not there."""
        return self.alone and not (self.relations or self.figures or self.articles)


def is_entity(seen: Seen, iri: str) -> bool:
    """Whether a thing is one that the network draws."""
    return bool(group(every(seen.facts, iri, RDF_TYPE)))


def entity_page(seen: Seen, iri: str, wanted: Wanted) -> EntityPage:
    """The page, or the part of it that is wanted."""
    known = thing(seen.facts, iri)
    figures = _part(wanted, FIGURES, "数字", lambda: _figures(seen, iri), lambda one: _figure(seen, one))
    told = _told(seen, iri)
    articles = _part(wanted, ARTICLES, "报道", lambda: _articles(seen, iri), lambda same: tuple(map(told, same)))
    return EntityPage(
        *(iri, seen.path(iri), known, first(seen.facts, iri, KG + "divisionCode"), _above(seen, iri)),
        *(tuple(relations(seen, iri, wanted)), figures, articles, bool(wanted.part)),
    )


def _part(
    wanted: Wanted, key: str, title: str, found: Callable[[], list[_Found]], row: Callable[[_Found], _Row]
) -> Part[_Row] | None:
    """A list, if it is wanted and not empty."""
    listed = found() if wanted.part in ("", key) else []
    return cut(wanted, key, title, listed, row) if listed else None


def _above(seen: Seen, iri: str) -> tuple[Link, ...]:
    """What the entity lies in, the largest first."""
    chain = [iri]
    while len(chain) < _DEEPEST and (above := _next_above(seen, chain[-1])) and above not in chain:
        chain.append(above)
    return tuple(seen.link(one) for one in reversed(chain[1:]))


def _next_above(seen: Seen, iri: str) -> str:
    for name in _ABOVE:
        found = seen.facts.of(iri, KG + name)
        if found:
            return min(found, key=lambda one: (group(seen.facts.of(one, RDF_TYPE)) != "area", one))
    return ""


def _figures(seen: Seen, iri: str) -> list[str]:
    """By what is measured, then by time."""

    def order(figure: str) -> tuple[str, str, str]:
        return first(seen.facts, figure, KG + "measure"), first(seen.facts, figure, KG + "time"), figure

    return sorted(seen.facts.pointing(KG + "measuredEntity", iri), key=order)


def _figure(seen: Seen, iri: str) -> Figure:
    time = first(seen.facts, iri, KG + "time")
    return Figure(seen.path(iri), in_words(seen.facts, iri), time, tuple(seen.places(iri)))


def _articles(seen: Seen, iri: str) -> list[list[str]]:
    """The newest first: those that mention it, are signed by it, or are published in it; near-duplicates together."""
    links = [SCHEMA + "mentions", SCHEMA + "about", *(KG + role for role in ROLES), KG + "publishedIn"]
    found = {one for link in links for one in seen.facts.pointing(link, iri)}
    articles = [one for one in found if KG + "Article" in seen.facts.of(one, RDF_TYPE)]
    texts, rows = stored_of(seen.facts.store, articles), defaultdict(list)
    for article in sorted(articles, key=lambda one: _newest(seen, one)):
        rows[texts.of(article)].append(article)
    return list(rows.values())


def _newest(seen: Seen, article: str) -> tuple[list[int], list[str], str]:
    """Sorts the newest first, those without a date last, and those of a day by headline."""
    day = next(iter(seen.facts.of(article, SCHEMA + "datePublished")), "")
    return [-ord(digit) for digit in day] or [0], seen.facts.of(article, LABEL), article


def _told(seen: Seen, iri: str) -> Callable[[str], Told]:
    named = dict(reversed(list(_named(seen, iri))))  # of several in an article the first

    def told(article: str) -> Told:
        place = seen.place(named[article]) if article in named else None
        return Told(seen.path(article), report(seen.facts, article), place)

    return told


def _named(seen: Seen, iri: str) -> Iterator[tuple[str, str]]:
    """Article and evidence of each place that names the entity."""
    for evidence in every(seen.facts, iri, KG + "mentionedAs"):
        for article in seen.facts.of(evidence, KG + "article"):
            yield article, evidence
