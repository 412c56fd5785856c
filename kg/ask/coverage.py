"""What a graph was read from: without it nobody can tell what did not happen from what was not read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from kg.graph import store
from kg.graph.store import Store
from kg.graph.terms import Term
from kg.graph.texts import Texts, stored

_RANGE = """
SELECT DISTINCT ?newspaper ?date WHERE {
  ?page a kg:Page .
  OPTIONAL { ?page kg:publishedIn/rdfs:label ?newspaper }
  OPTIONAL { ?page schema:datePublished ?date }
}
"""
_COUNT = "SELECT (COUNT(?thing) AS ?count) WHERE { ?thing a kg:%s }"
_PAGES = """
SELECT ?page ?label ?newspaper ?date ?article WHERE {
  ?page a kg:Page .
  OPTIONAL { ?page rdfs:label ?label }
  OPTIONAL { ?page kg:publishedIn/rdfs:label ?newspaper }
  OPTIONAL { ?page schema:datePublished ?date }
  OPTIONAL { ?article kg:onPage ?page ; a kg:Article }
} ORDER BY ?date ?page ?article
"""
_UNSIGNED = """
SELECT ?article ?label ?newspaper ?date WHERE {
  ?article a kg:Article ; rdfs:label ?label .
  OPTIONAL { ?article kg:publishedIn/rdfs:label ?newspaper }
  OPTIONAL { ?article schema:datePublished ?date }
  FILTER NOT EXISTS { ?article kg:reporter|kg:correspondent|kg:photographer|kg:intern|kg:editor ?person }
} ORDER BY ?date ?newspaper ?article
"""
_UNDATED = """
SELECT ?article ?label ?newspaper ?date WHERE {
  ?article a kg:Article ; rdfs:label ?label .
  OPTIONAL { ?article kg:publishedIn/rdfs:label ?newspaper }
  FILTER NOT EXISTS { ?article schema:datePublished ?date }
} ORDER BY ?newspaper ?article
"""
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH = len("2011-03")


@dataclass(frozen=True, slots=True)
class Range:
    """What was read, in one line: an answer about absence speaks of nothing else."""

    newspapers: tuple[str, ...]  # sorted
    first: str  # as precise as the pages say it; "" where none has a date
    last: str
    pages: int
    articles: int  # near-duplicates are one, here and below


@dataclass(frozen=True, slots=True)
class Printed:
    """A page or an article, as a reader finds it again; of near-duplicates the first, and all their newspapers."""

    iri: str
    name: str  # the page's label, the article's headline
    newspaper: str
    date: str


@dataclass(frozen=True, slots=True)
class Month:
    """One newspaper in one month, or in a year that is all its pages tell; "" where they tell nothing."""

    month: str
    pages: int
    articles: int
    days: tuple[tuple[str, int], ...]  # the days read, each with the number of its pages


@dataclass(frozen=True, slots=True)
class Gap:
    """Days in a row of which no page was read."""

    first: str
    last: str
    days: int


@dataclass(frozen=True, slots=True)
class Newspaper:
    name: str  # "" of pages that name none
    first: str
    last: str
    pages: int
    articles: int
    months: tuple[Month, ...]
    missing: tuple[Gap, ...]  # between its first and its last day


@dataclass(frozen=True, slots=True)
class Coverage:
    range: Range
    newspapers: tuple[Newspaper, ...]
    undated_pages: tuple[Printed, ...]
    undated: tuple[Printed, ...]  # articles
    unsigned: tuple[Printed, ...]  # articles that nobody signed


@dataclass(frozen=True, slots=True)
class _Page:
    iri: str
    label: str
    newspapers: tuple[str, ...]
    date: str
    articles: frozenset[str]


def read_range(graph: Store) -> Range:
    """The newspapers of a graph, its first and last date, and how many pages and articles were read."""
    rows = [(_text(newspaper), _text(day)) for newspaper, day in store.query(graph, _RANGE)]
    newspapers = {newspaper for newspaper, _ in rows} - {""}
    pages, articles = (_instances(graph, name) for name in ("Page", "Article"))
    return Range(tuple(sorted(newspapers)), *_ends(day for _, day in rows), pages, articles - stored(graph).again)


def coverage(graph: Store) -> Coverage:
    """Pages and articles by newspaper and month, the days in between that nobody read, what is undated or unsigned."""
    pages, texts = _pages(graph), stored(graph)
    names = sorted({name for page in pages for name in page.newspapers})
    return Coverage(
        read_range(graph),
        tuple(_newspaper(name, [page for page in pages if name in page.newspapers], texts) for name in names),
        tuple(Printed(page.iri, page.label, "、".join(page.newspapers), "") for page in pages if not page.date),
        tuple(_articles(graph, _UNDATED, texts)),
        tuple(_articles(graph, _UNSIGNED, texts)),
    )


def undated(graph: Store) -> int:
    """How many articles have no date."""
    return sum(1 for _ in _articles(graph, _UNDATED, stored(graph)))


def in_words(read: Range) -> str:
    """The range as it stands under an answer.

    >>> in_words(Range(("柳湾日报",), "2011-03-02", "2011-03-06", 3, 7))
    '柳湾日报, 2011-03-02 to 2011-03-06, 3 pages, 7 articles'
    """
    days = read.first if read.first == read.last else f"{read.first} to {read.last}"
    pages, articles = (
        f"{number} {thing}{'s' * (number != 1)}" for number, thing in ((read.pages, "page"), (read.articles, "article"))
    )
    return ", ".join(("、".join(read.newspapers) or "no newspaper named", days or "no date given", pages, articles))


def _pages(graph: Store) -> list[_Page]:
    """Every page once, by date."""
    found: dict[str, tuple[str, str, set[str], set[str]]] = {}
    for row in store.query(graph, _PAGES):
        iri, label, newspaper, day, article = map(_text, row)
        _, _, newspapers, articles = found.setdefault(iri, (label, day, set(), set()))
        newspapers.add(newspaper)
        articles.add(article)
    return [
        _Page(iri, label, tuple(sorted(newspapers)), day, frozenset(articles - {""}))
        for iri, (label, day, newspapers, articles) in found.items()
    ]


def _articles(graph: Store, sparql: str, texts: Texts) -> Iterator[Printed]:
    """Each article once; one that several newspapers printed has all their names."""
    found: dict[str, tuple[str, str, str, set[str]]] = {}
    for row in store.query(graph, sparql):
        iri, name, newspaper, day = map(_text, row)
        found.setdefault(texts.of(iri), (iri, name, day, set()))[3].add(newspaper)
    for iri, name, day, newspapers in found.values():
        yield Printed(iri, name, "、".join(sorted(newspapers - {""})), day)


def _text(value: Term | None) -> str:
    return "" if value is None else str(value)


def _instances(graph: Store, name: str) -> int:
    ((count,),) = store.query(graph, _COUNT % name)
    return int(_text(count))


def _ends(days: Iterable[str]) -> tuple[str, str]:
    known = sorted({*days} - {""})
    return (known[0], known[-1]) if known else ("", "")


def _count(pages: Iterable[_Page], texts: Texts) -> int:
    """How many articles: one that stands on two pages counts once."""
    return texts.count(frozenset().union(*(page.articles for page in pages)))


def _newspaper(name: str, pages: Sequence[_Page], texts: Texts) -> Newspaper:
    months = sorted({page.date[:_MONTH] for page in pages})
    read = [_month(month, [page for page in pages if page.date[:_MONTH] == month], texts) for month in months]
    ends = _ends(page.date for page in pages)
    return Newspaper(name, *ends, len(pages), _count(pages, texts), tuple(read), tuple(_gaps(pages)))


def _month(month: str, pages: Sequence[_Page], texts: Texts) -> Month:
    days = Counter(page.date for page in pages if _day(page.date))
    return Month(month, len(pages), _count(pages, texts), tuple(sorted(days.items())))


def _day(written: str) -> date | None:
    """A whole day; None for a month, a year, or what is no date."""
    try:
        return date.fromisoformat(written) if _DAY.fullmatch(written) else None
    except ValueError:
        return None


def _gaps(pages: Iterable[_Page]) -> Iterator[Gap]:
    """The days between those read, in runs."""
    days = sorted({day for page in pages if (day := _day(page.date))})
    for before, after in pairwise(days):
        between = (after - before).days - 1
        if between:
            first, last = before + timedelta(1), after - timedelta(1)
            yield Gap(first.isoformat(), last.isoformat(), between)
