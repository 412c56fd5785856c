"""Pages and articles, as triples."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.graph.labels import short
from kg.graph.scope import Fact, Scope, describe
from kg.graph.terms import Iri, Triple, boolean, date, integer, text
from kg.model import Article, Page, Resolved, Span
from kg.read.text import visible

_BEGINNING = 1000  # characters of a page in which its first words stand


def pages(resolved: Resolved, within: Scope) -> Iterator[Triple]:
    for page in resolved.pages:
        label = " ".join(filter(None, (page.newspaper, page.date, page.number))) or _opening(page)
        yield from describe(within.page(page), ("Page",), label, _page(page, within))


def _opening(page: Page) -> str:
    """A page's first words, without what prints nothing: a mark of direction would turn the rest of a line."""
    return short(" ".join(map(visible, page.text[:_BEGINNING].split("\n"))))


def _page(page: Page, within: Scope) -> Iterator[Fact]:
    if page.newspaper:
        yield "kg:publishedIn", within.entity(within.outlets[page.newspaper])
    if page.date:
        yield "schema:datePublished", date(page.date)
    if page.number:
        yield "kg:pageNumber", text(page.number)
    if within.options.stamp:
        yield "kg:fileName", text(page.file)


def articles(resolved: Resolved, within: Scope) -> Iterator[Triple]:
    """Articles with what is printed, where, by whom, and what they are about."""
    for article in resolved.articles:
        label = _line(article, article.headline) or short(article.text)
        yield from describe(within.article(article.key), ("Article",), label, _article(article, within))
    for key, role, entity in resolved.signed:
        yield from _links(within, key, entity, f"kg:{role}", "schema:mentions")
    for key, entity in resolved.about:
        yield from _links(within, key, entity, "schema:about", "schema:mentions")
    for same in resolved.twins:
        yield from _twins(sorted(map(within.article, same), key=lambda article: article.value), within)


def _twins(same: Sequence[Iri], within: Scope) -> Iterator[Triple]:
    """The smallest IRI leads to all others, so that whoever counts leaves out what is led to."""
    for other in same[1:]:
        yield within.link(same[0], "kg:sameTextAs", other)


def _links(within: Scope, article: str, entity: str, *properties: str) -> Iterator[Triple]:
    for name in properties:
        yield within.link(within.article(article), name, within.entity(entity))


def _article(article: Article, within: Scope) -> Iterator[Fact]:
    yield from _printed(article)
    yield from _published(article, within)
    yield "kg:pageLine", integer(article.line)
    if article.caption:
        yield "kg:caption", boolean(True)
    if within.options.with_text:
        yield "schema:articleBody", text(article.text)


def _printed(article: Article) -> Iterator[Fact]:
    spans = (
        ("schema:headline", article.headline),
        ("kg:kicker", article.kicker),
        ("kg:placeLabel", article.label),
        *(("kg:byline", span) for span in article.byline_spans),
    )
    yield from ((name, text(_line(article, span))) for name, span in spans if span)
    if article.context.section:
        yield "kg:section", text(article.context.section)
    if article.byline.agency:
        yield "kg:agency", text(article.byline.agency)


def _published(article: Article, within: Scope) -> Iterator[Fact]:
    pages = within.pages.get(article.key, ())
    for page in pages:
        yield "kg:onPage", within.page(page)
        yield "prov:wasDerivedFrom", within.page(page)
    dates = [page.date for page in pages if page.date] or [article.context.date]
    if min(dates):
        yield "schema:datePublished", date(min(dates))
    papers = {page.newspaper for page in pages} - {""} or {article.context.newspaper} - {""}
    for paper in sorted(papers):
        yield "kg:publishedIn", within.entity(within.outlets[paper])
    if article.key in within.datelines:
        yield "kg:dateline", within.entity(within.datelines[article.key])


def _line(article: Article, span: Span | None) -> str:
    return span.of(article.text).replace("\n", " ") if span else ""
