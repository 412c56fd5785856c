"""build(): the whole program on one screen.

files → pages → articles → extracts → entities and relations → RDF
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from functools import partial
from hashlib import blake2b
from itertools import accumulate, chain, groupby, islice, repeat
from pathlib import Path
from types import MappingProxyType

import kg
from kg.engines import local
from kg.errors import InputError, OptionError
from kg.extract.article import extract, extract_each
from kg.garbage import seldom_searched
from kg.graph import store
from kg.graph.canonical import graph_hash
from kg.graph.graph import Graph
from kg.graph.scope import Options
from kg.graph.triples import broken, written
from kg.graph.vocab import BASE
from kg.lexicon.units import unit_iri
from kg.model import Article, Context, Extract, Page, Refusal, Resolved
from kg.read.articles import read_articles
from kg.read.context import page_context
from kg.read.files import read_files
from kg.read.known import Defaults
from kg.read.plain import page_from_text
from kg.read.sources import Settings
from kg.report import report
from kg.resolve.articles import Known, resolve_article
from kg.resolve.corpus import resolve

TOGETHER = 1 << 14  # characters of pages that are read together
Progress = Callable[[int, int], None]  # pages done, pages in all


def build(
    paths: Sequence[Path | str] | Path | str,
    *,
    date: str = "",
    newspaper: str = "",
    place: str = "",
    columns: Mapping[str, str] = MappingProxyType({}),
    encoding: str = "",
    format: str = "",
    base: str = BASE,
    text: bool = True,
    all_mentions: bool = False,
    infer: bool = False,
    stamp: bool = False,
    license: str = "",
    tagger: bool = True,
    jobs: int = 1,
    progress: Progress | None = None,
) -> Graph:
    """The knowledge graph of files and folders of pages.

    `date` (ISO), `newspaper` and `place` (a city) hold for pages that say nothing else; `columns`
    leads from title, text, date, newspaper, page, section, place and url to what tables call them; `encoding` is
    that of all files, which is found out for each otherwise; `format` (csv) that of stdin, which the path - stands
    for, and of files whose names do not say; without `text` the articles' full texts stay out;
    `infer` adds the classes and properties of schema.org and others; `stamp` adds the time and the names of the
    files; `license` is the IRI of the terms under which the graph is passed on, of which it says nothing otherwise;
    without `tagger` names are read by the grammar alone. `report["broken"]` has what the graph promises and does
    not hold, which is a fault of kg's own: it is empty, or please report it. Raises InputError where nothing can be
    read, OptionError for a value that cannot be.
    """
    given = [paths] if isinstance(paths, Path | str) else paths
    if "" in given:
        raise InputError("'': no path (expected a file or a folder)")
    if jobs < 1:
        raise OptionError(f"jobs {jobs}: no number of processes (expected 1 or more)")
    options = Options(
        base=base,
        with_text=text,
        all_mentions=all_mentions,
        infer=infer,
        stamp=stamp,
        started=_now() if stamp else "",
        license=license,
        version=kg.__version__,
        given=() if tagger else ("--no-tagger",),
        unit_iri=unit_iri,
    )
    settings = Settings(tuple(columns.items()), encoding, Defaults(date, newspaper, place), format)
    pages, refusals = read_files([Path(path) for path in given], settings)
    known = read_all(pages, jobs=jobs, progress=progress, tagger=tagger)
    return _graph(_resolved(pages, known, refusals), options)


def _graph(resolved: Resolved, options: Options) -> Graph:
    ended = replace(options, ended=_now()) if options.stamp else options
    lines, own = written(resolved, ended)
    told = {**report(resolved, options), "graph_hash": graph_hash(lines)}
    turtle = store.as_turtle(lines, base=options.base)
    del lines  # there is not to be room for them and for what the promises are looked up in
    return Graph(turtle, {**told, "broken": list(map(asdict, broken(resolved, own, ended)))})


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def read_page(page: Page, *, tagger: bool = True) -> list[Known]:
    """One page's articles, read and understood without any other page."""
    return read_pages([page], tagger=tagger)[0]


@seldom_searched()
def read_pages(pages: Sequence[Page], *, tagger: bool = True) -> list[list[Known]]:
    """As `read_page` of each, sooner: the step that runs in parallel, each time for some of the pages."""
    articles = [read_articles(page, page_context(page)) for page in pages]
    extracts = extract_each([one for of_page in articles for one in of_page], tagger=tagger)
    return [
        list(map(resolve_article, islice(extracts, len(of_page)), repeat(page_key(page))))
        for page, of_page in zip(pages, articles, strict=True)
    ]


def some_at_a_time(pages: Sequence[Page]) -> list[Sequence[Page]]:
    """The pages in order, in groups of so many characters that the learned model reads them fastest."""
    sizes = accumulate(len(page.text) for page in pages)
    groups = groupby(zip(sizes, pages, strict=True), lambda sized: sized[0] // TOGETHER)
    return [[page for _, page in group] for _, group in groups]


def page_key(page: Page) -> str:
    """What a page is known by: newspaper, date, number and text."""
    parts = "\x1f".join((page.newspaper, page.date, page.number, page.text))
    return blake2b(parts.encode("utf-8"), digest_size=8).hexdigest()


@seldom_searched()
def read_article(text: str, context: Context | None = None, *, tagger: bool = True) -> Extract:
    """What is found in one article's text: headline, byline, paragraphs; mentions, claims and figures."""
    page = page_from_text(text)
    articles = read_articles(page, context or page_context(page))  # one at least: an empty text is no page
    return extract(_whole(articles), tagger=tagger)


def _whole(articles: Sequence[Article]) -> Article:
    if len(articles) > 1:
        heads = ", ".join(a.headline.of(a.text) if a.headline else a.text[:12] for a in articles)
        raise InputError(f"{len(articles)} articles in the text: {heads} (expected one; kg.build reads pages)")
    return articles[0]


@seldom_searched()
def read_all(
    pages: Sequence[Page], *, jobs: int = 1, progress: Progress | None = None, tagger: bool = True
) -> list[list[Known]]:
    """As `read_page` of each, in `jobs` processes, some pages at a time."""
    known: list[list[Known]] = []
    groups = local.run(partial(read_pages, tagger=tagger), some_at_a_time(pages), jobs)
    for done in chain.from_iterable(groups):
        known.append(done)
        if progress:
            progress(len(known), len(pages))
    return known


def _resolved(pages: Sequence[Page], known: Sequence[list[Known]], refusals: Sequence[Refusal]) -> Resolved:
    """A text that stands on several pages is one article; the first of its pages in order speaks for it."""
    order = sorted(range(len(pages)), key=lambda index: (pages[index].date, page_key(pages[index])))
    ranks = {index: rank for rank, index in enumerate(order)}
    on_pages: dict[str, set[int]] = defaultdict(set)
    once: dict[str, Known] = {}
    for index in order:
        for one in known[index]:
            key = one.extract.article.key
            on_pages[key].add(ranks[index])
            once.setdefault(key, one)
    places = [(key, tuple(sorted(indexes))) for key, indexes in on_pages.items()]
    return resolve([pages[index] for index in order], places, list(once.values()), refusals)
