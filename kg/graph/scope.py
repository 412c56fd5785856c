"""What writing one graph needs to have at hand: options, and the IRIs and names of everything in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.graph.terms import Iri, Triple, Value, checked, iri, zh
from kg.graph.vocab import BASE, CLASSES, check_base, check_license, entity_path, path, term
from kg.model import Article, Entity, Page, Resolved

Fact = tuple[str, Value]


def no_unit(text: str) -> str:
    """Stands in for a table of units: none is known."""
    return ""


@dataclass(frozen=True, slots=True)
class Options:
    """What changes the graph besides the pages."""

    base: str = BASE
    with_text: bool = True  # schema:articleBody; otherwise each evidence carries its sentence
    all_mentions: bool = False  # otherwise one a article and entity
    infer: bool = False  # classes and properties of other vocabularies, for tools without a reasoner
    stamp: bool = False  # kg:fileName, and when it was
    started: str = ""  # UTC, 2011-03-02T08:30:00Z; written only with `stamp`
    ended: str = ""
    version: str = ""  # of this program
    license: str = ""  # IRI of the terms under which who builds may pass the graph on
    given: tuple[str, ...] = ()  # further options that change the output, as kg:option
    unit_iri: Callable[[str], str] = no_unit  # a unit as written → its QUDT IRI, or ""

    def __post_init__(self) -> None:
        check_base(self.base)
        if self.license:
            check_license(self.license)


@dataclass(frozen=True, slots=True)
class Scope:
    options: Options
    articles: Mapping[str, Article]  # by key
    pages: Mapping[str, tuple[Page, ...]]  # article key → the pages it is on
    page_iris: Mapping[Page, Iri]  # worked out once each, as they are made of all the text, and every article has them
    entities: Mapping[str, Entity]  # by key
    outlets: Mapping[str, str]  # name of a newspaper → entity key
    datelines: Mapping[str, str]  # article key → key of the area in its dateline
    twins: Mapping[str, str]  # article key → that of the first of those that are one text but for a little

    def iri(self, below: str) -> Iri:
        return checked(self.options.base + below)

    def entity(self, key: str) -> Iri:
        return self.iri(self.entity_path(key))

    def entity_path(self, key: str) -> str:
        entity = self.entities[key]
        return entity_path(entity.kind, entity.key, entity.code)

    def name(self, key: str) -> str:
        return self.entities[key].name

    def link(self, subject: Iri, name: str, to: Iri) -> Triple:
        return Triple(subject.value, term(name), to)

    def article(self, key: str) -> Iri:
        return self.iri(path("article", key))

    def page(self, page: Page) -> Iri:
        return self.page_iris[page]


def scope(resolved: Resolved, options: Options) -> Scope:
    """The scope of a corpus; a newspaper that no text names gets an entity here."""
    papers = {page.newspaper for page in resolved.pages} | {a.context.newspaper for a in resolved.articles}
    outlets = _outlets(resolved.entities, papers - {""})
    entities = (*resolved.entities, *outlets.values())
    pages = {key: tuple(resolved.pages[i] for i in indexes) for key, indexes in resolved.on_pages}
    return Scope(
        options,
        {article.key: article for article in resolved.articles},
        pages,
        {page: _page_iri(page, options) for page in resolved.pages},
        {entity.key: entity for entity in entities},
        {name: entity.key for name, entity in outlets.items()},
        _datelines(resolved),
        {key: same[0] for same in resolved.twins for key in same},
    )


def _page_iri(page: Page, options: Options) -> Iri:
    return checked(options.base + path("page", page.newspaper, page.date, page.number, page.text))


def _outlets(entities: Iterable[Entity], papers: Iterable[str]) -> dict[str, Entity]:
    known: dict[str, Entity] = {}
    for entity in sorted((e for e in entities if "NewsOutlet" in e.types), key=lambda e: e.key):
        for name in (entity.name, *entity.names):
            known.setdefault(name, entity)
    return {name: known.get(name) or _outlet(name) for name in sorted(papers)}


def _outlet(name: str) -> Entity:
    return Entity(f"organization|{name}", "organization", ("NewsOutlet",), name)


def _datelines(resolved: Resolved) -> dict[str, str]:
    """The one area that the article means by its dateline, else the one in the whole graph of that name."""
    wanted = {a.key: a.byline.dateline for a in resolved.articles if a.byline.dateline}
    meant: dict[str, set[str]] = {}
    named: dict[str, set[str]] = {}
    for area in (entity for entity in resolved.entities if entity.kind == "area"):
        for mention in area.mentions:
            if wanted.get(mention.article) == mention.quote:
                meant.setdefault(mention.article, set()).add(area.key)
        for name in (area.name, *area.names):
            named.setdefault(name, set()).add(area.key)
    found = {key: meant.get(key) or named.get(place, set()) for key, place in wanted.items()}
    return {key: min(areas) for key, areas in found.items() if len(areas) == 1}


def describe(subject: Iri, types: Iterable[str], label: str, facts: Iterable[Fact]) -> Iterator[Triple]:
    """A thing's triples: its classes, its label, and what is said of it."""
    for name in types:
        yield Triple(subject.value, term("rdf:type"), iri(f"kg:{name}"))
    yield Triple(subject.value, term("rdfs:label"), zh(label))
    for name, value in facts:
        yield Triple(subject.value, term(name), value)


def classes(entity: Entity) -> tuple[str, ...]:
    """The classes of an entity, and the one above them that its whole kind carries."""
    return (*entity.types, CLASSES[entity.kind])
