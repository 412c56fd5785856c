"""What the page shows, read from a graph's facts and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from kg.graph.facts import LABEL, RDF_TYPE, SCHEMA, Facts, every, first, instances, label, local, one, properties, word
from kg.graph.labels import english, names
from kg.graph.texts import texts
from kg.graph.vocab import KG, term
from kg.view import labels
from kg.view.evidence import Support, share, supports
from kg.view.figures import in_words

ALT_LABEL = term("skos:altLabel")
HIDDEN_LABEL = term("skos:hiddenLabel")
_REASON = KG + "identityReason"

Ends = tuple[str, str, str]
_PARTS = (KG + "subject", KG + "predicate", KG + "object")


@dataclass(frozen=True)
class Report:
    """An article as far as a reader needs it to find it again."""

    headline: str
    newspaper: str
    date: str
    page: str
    signers: tuple[tuple[str, str], ...]  # role, names

    @property
    def signed(self) -> str:
        """记者 甲 通讯员 乙"""
        return " ".join(f"{role_word(role)} {names}" for role, names in self.signers)


class Statement(NamedTuple):
    subject: int  # indexes into View.entities
    predicate: str
    object: int
    confidence: float | None
    modality: str
    status: str  # the modality in a word
    support: tuple[Support, ...]
    iri: str


class Number(NamedTuple):
    """A figure of an entity: 拆除违法建筑 约28800平方米."""

    text: str
    support: tuple[Support, ...]


class Thing(NamedTuple):
    """An entity as the page knows it."""

    iri: str
    name: str
    group: str
    kinds: str  # 市辖区
    english: str  # the same in English
    classes: tuple[str, ...]  # of kg:, all of them
    district: bool  # whether readers would call it one: a 区, a 县 or a county-level 市
    names: tuple[str, ...]
    hidden: tuple[str, ...]
    reasons: tuple[str, ...]
    reports: tuple[int, ...]
    numbers: tuple[Number, ...]


@dataclass(frozen=True)
class View:
    entities: tuple[Thing, ...]
    statements: tuple[Statement, ...]
    reports: tuple[Report, ...]
    articles: tuple[str, ...]  # IRIs of the reports
    same: tuple[tuple[int, ...], ...]  # reports that are one text but for a little; of each the first counts for all
    relations: dict[str, str]  # predicate → the word on its edges
    english: dict[str, str]

    @cached_property
    def keys(self) -> dict[str, str]:
        """IRI of a thing or an article → what names it in the address of a view, itself alone."""
        return keys([*(thing.iri for thing in self.entities), *self.articles])

    def count(self, reports: Iterable[int]) -> int:
        """How many articles these are; near-duplicates are one."""
        return len({self._first.get(report, report) for report in reports})

    @cached_property
    def _first(self) -> dict[int, int]:
        return {report: same[0] for same in self.same for report in same}


@dataclass(frozen=True)
class Index:
    """Positions of what others point to."""

    facts: Facts
    articles: dict[str, int]
    entities: dict[str, int]


def view(facts: Facts) -> View:
    """All entities, statements and articles of a graph, each in the order in which a reader of the paper meets them."""
    printed = articles(facts)
    found = {statement: ends for statement in instances(facts, "Statement") if (ends := _ends(facts, statement))}
    mentioned = _mentioned(facts, positions(printed))
    entities = sorted(_entities(facts, found.values()), key=lambda iri: (mentioned.get(iri, [len(printed)])[0], iri))
    index = Index(facts, positions(printed), positions(entities))
    read = [_statement(index, statement, ends) for statement, ends in found.items()]
    read.sort(key=lambda statement: (*_reading_order(statement), *found[statement.iri]))
    predicates = sorted({statement.predicate for statement in read})
    return View(
        tuple(_things(index, entities, mentioned)),
        tuple(read),
        tuple(report(facts, article) for article in printed),
        tuple(printed),
        tuple(tuple(map(index.articles.__getitem__, same)) for same in texts(facts).groups()),
        {predicate: word(facts, predicate) for predicate in predicates},
        {predicate: english().get(KG + predicate, predicate) for predicate in predicates},
    )


def key(iri: str) -> str:
    """What names a thing in the address of a view, the same in every build: area/0123456789abcdef."""
    return "/".join(iri.rsplit("/", 2)[1:]) or iri


def keys(iris: Iterable[str]) -> dict[str, str]:
    """IRI → its key; all of it where another would have the same key.

    >>> keys(["https://a.example/area/01", "https://a.example/x/1", "https://b.example/x/1"]).values()
    dict_values(['area/01', 'https://a.example/x/1', 'https://b.example/x/1'])
    """
    short = {iri: key(iri) for iri in iris}
    borne = Counter(short.values())
    return {iri: own if borne[own] == 1 else iri for iri, own in short.items()}


def articles(facts: Facts) -> list[str]:
    """All articles, as they were printed one after the other; a `Support.report` counts in this order."""
    return sorted(instances(facts, "Article"), key=lambda iri: article_order(facts, iri))


def positions(iris: list[str]) -> dict[str, int]:
    return {iri: position for position, iri in enumerate(iris)}


def article_order(facts: Facts, article: str) -> tuple[str, str, int, str]:
    """By date, page and place on the page."""
    line = first(facts, article, KG + "pageLine")
    page = first(facts, article, KG + "onPage")
    return printings(facts, article)[0].date, page, int(line) if line.isdecimal() else 0, article


class Printing(NamedTuple):
    """Where a text was printed; "" where the graph does not say."""

    date: str
    newspaper: str
    page: str


def printings(facts: Facts, article: str) -> list[Printing]:
    """Every page that has the article, the earliest first; what none of them says, the article does."""
    pages = every(facts, article, KG + "onPage") or [article]

    def said(name: str) -> list[str]:
        values = [first(facts, page, name) for page in pages]
        return values if any(values) else [first(facts, article, name)] * len(pages)

    outlets = [label(facts, outlet) if outlet else "" for outlet in said(KG + "publishedIn")]
    found = map(Printing, said(SCHEMA + "datePublished"), outlets, said(KG + "pageNumber"))
    return sorted(found, key=lambda one: (not one.date, one))


def _ends(facts: Facts, statement: str) -> Ends | None:
    """Subject, predicate and object, or nothing where one is missing."""
    said = properties(facts, statement)
    subject, predicate, target = (one(said, part) for part in _PARTS)
    return (subject, predicate, target) if subject and predicate and target else None


def _entities(facts: Facts, statements: Iterable[Ends]) -> set[str]:
    """Every instance of an entity class, and whatever a statement speaks of."""
    typed = {entity for group in labels.GROUPS for name in group.classes for entity in instances(facts, name)}
    return typed.union(*((subject, target) for subject, _, target in statements))


def report(facts: Facts, article: str) -> Report:
    """An article as the page and `kg diff` name it."""
    printing = printings(facts, article)[0]
    return Report(
        first(facts, article, SCHEMA + "headline") or first(facts, article, LABEL) or "（无标题）",
        printing.newspaper,
        printing.date,
        printing.page,
        tuple(_signers(facts, article)),
    )


def role_word(role: str) -> str:
    """The Chinese word for a role: 记者."""
    return names()[KG + role]


def _signers(facts: Facts, article: str) -> Iterator[tuple[str, str]]:
    for role in labels.ROLES:
        people = [label(facts, person) for person in every(facts, article, KG + role)]
        if people:
            yield role, " ".join(people)


def _things(index: Index, entities: list[str], mentioned: Mapping[str, list[int]]) -> list[Thing]:
    numbers, sorts = _numbers(index), _Sorts(index.facts)
    return [
        thing(index.facts, iri, tuple(mentioned.get(iri, ())), tuple(numbers.get(iri, ())), sorts) for iri in entities
    ]


def thing(
    facts: Facts,
    iri: str,
    reports: tuple[int, ...] = (),
    numbers: tuple[Number, ...] = (),
    sorts: _Sorts | None = None,
) -> Thing:
    """An entity's names, kinds and reasons, with the articles and figures given."""
    said = properties(facts, iri)
    name = label(facts, iri)
    return Thing(
        iri,
        name,
        *(_Sorts(facts) if sorts is None else sorts)[tuple(said.get(RDF_TYPE, ()))],
        tuple(other for other in said.get(ALT_LABEL, ()) if other != name),
        tuple(said.get(HIDDEN_LABEL, ())),
        tuple(said.get(_REASON, ())),
        reports,
        numbers,
    )


class _Sort(NamedTuple):
    """What a thing's classes say of it: the fields of `Thing`."""

    group: str
    kinds: str
    english: str
    classes: tuple[str, ...]
    district: bool


class _Sorts(dict[tuple[str, ...], _Sort]):
    """By all classes of a thing, each worked out once."""

    def __init__(self, facts: Facts) -> None:
        super().__init__()
        self._facts = facts

    def __missing__(self, iris: tuple[str, ...]) -> _Sort:
        classes = {local(kind) for kind in iris if kind.startswith(KG)}  # not schema:Project
        found = self[iris] = _Sort(
            _group(classes),
            "、".join(word(self._facts, name) for name in _kinds(classes)),
            ", ".join(english().get(KG + name) or word(self._facts, name) for name in _kinds(classes)),
            tuple(sorted(classes)),
            not labels.DISTRICTS.isdisjoint(classes),
        )
        return found


def _group(classes: set[str]) -> str:
    """The legend's line for an entity; people are the last, and hold what nobody knows."""
    found = (group.key for group in labels.GROUPS if not classes.isdisjoint(group.classes))
    return next(found, labels.GROUPS[-1].key)


def _kinds(classes: set[str]) -> list[str]:
    """An entity's special classes, its base class only where there is no other."""
    return sorted(classes - labels.BASES or classes & labels.BASES)


def _mentioned(facts: Facts, printed: Mapping[str, int]) -> dict[str, list[int]]:
    """Entity → the articles that mention it or are signed by it, in their order."""
    found: dict[str, list[int]] = {}
    links = [SCHEMA + "mentions", SCHEMA + "about", *(KG + role for role in labels.ROLES)]
    for article, position in printed.items():
        for entity in sorted({iri for link in links for iri in every(facts, article, link)}):
            found.setdefault(entity, []).append(position)
    return found


def _numbers(index: Index) -> dict[str, list[Number]]:
    found: dict[str, list[Number]] = {}
    for figure in instances(index.facts, "Measurement"):
        entity = first(index.facts, figure, KG + "measuredEntity")
        found.setdefault(entity, []).append(number(index, figure))
    return found


def number(index: Index, figure: str) -> Number:
    """A figure in words, with what supports it."""
    return Number(in_words(index.facts, figure), supports(index.facts, index.articles, figure))


def _statement(index: Index, statement: str, ends: Ends) -> Statement:
    subject, predicate, target = ends
    name, modality = local(predicate), first(index.facts, statement, KG + "modality")
    return Statement(
        index.entities[subject],
        name,
        index.entities[target],
        share(first(index.facts, statement, KG + "confidence")),
        modality,
        labels.modality_word(name, modality),
        supports(index.facts, index.articles, statement) or reason(index.facts, statement),
        statement,
    )


def reason(facts: Facts, statement: str) -> tuple[Support, ...]:
    """What supports kg:distinctFrom, which needs no quote: its statement carries the reason in words."""
    reasons = every(facts, statement, _REASON)
    return tuple(Support("", "", "", -1, reason, "", None, "", False, "") for reason in reasons)


def _reading_order(statement: Statement) -> tuple[object, ...]:
    """As a reader meets them in the paper; what was derived or comes from a register stands last."""
    places = [(support.report, support.begin) for support in statement.support if support.report >= 0]
    return not places, statement.predicate in labels.DERIVED, min(places, default=(0, 0))
