"""What holds for any input: each check reads one, and raises where kg breaks a promise about it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, pairwise
from pathlib import Path

import kg
from kg.errors import NothingReadable
from kg.extract.dates import find_dates
from kg.extract.figures import figures
from kg.extract.numbers import find_numbers
from kg.extract.quantities import find_quantities
from kg.extract.sentences import sentences
from kg.graph.store import parse
from kg.model import Article, Byline, Context, Evidence, Extract, Page, Span
from kg.pipeline import read_page
from kg.read.bylines.lines import closing_byline, inner_byline, opening_byline, read_byline, whole_byline
from kg.read.files import read_files
from kg.read.frontmatter import iso_date
from kg.read.sources import Settings

_LINE_BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"


def check_file(path: Path, settings: Settings) -> tuple[Page, ...]:
    """The pages of a file, each of which can be written; what is refused is told in one line that can be shown."""
    pages, told = _read(path, settings)
    assert pages or told
    for page in pages:
        _check_page(page)
    for line in told:
        _check_line(line)
    return pages


def _read(path: Path, settings: Settings) -> tuple[tuple[Page, ...], tuple[str, ...]]:
    """The pages, and what is told of the rest."""
    try:
        pages, refusals = read_files([path], settings)
    except NothingReadable as error:
        return (), error.reasons
    assert all(refusal.row >= 0 for refusal in refusals)
    return pages, tuple(map(str, refusals))


def _check_page(page: Page) -> None:
    for said in (page.file, page.text, page.newspaper, page.date, page.number, page.place, page.section, page.url):
        assert said.encode("utf-8").decode("utf-8") == said
    assert page.date == "" or iso_date(page.date) == page.date
    for said in (page.newspaper, page.date, page.number, page.place, page.section, page.url):
        assert said == said.strip()
        assert not any(character in said for character in _LINE_BREAKS)
    assert page.first_line >= 1
    assert page.row >= 0
    for note in page.notes:
        _check_line(note)


def _check_line(message: str) -> None:
    assert message.strip()
    assert not any(character in message for character in _LINE_BREAKS)
    message.encode("utf-8")


def check_read(page: Page, *, tagger: bool = True) -> None:
    """All that is found in a page lies where it is said to lie."""
    for known in read_page(page, tagger=tagger):
        check_article(known.extract.article)
        check_extract(known.extract)
        assert all(0 <= index < len(known.extract.mentions) for index in known.things)


def check_article(article: Article) -> None:
    text = article.text
    assert text.strip()
    assert text.encode("utf-8").decode("utf-8") == text
    runs = (*article.paragraphs, *article.byline_spans, *(one.span for one in article.signatures))
    for span in (*runs, article.headline, article.kicker, article.label):
        assert span is None or (_lies_in(span, text) and span.of(text).strip())
    for signature in article.signatures:
        assert signature.name == "".join(signature.span.of(text).split())
    assert all(0 <= gap <= len(text) for gap in article.gaps)


def check_extract(found: Extract) -> None:
    text = found.article.text
    for evidence in _evidence(found):
        assert _lies_in(evidence.span, text)
        assert evidence.quote == evidence.span.of(text)
        assert evidence.article == found.article.key
        assert 0 < evidence.confidence <= 1
        assert evidence.sentence == Span(0, 0) or evidence.sentence.covers(evidence.span)
    for claim in found.claims:
        assert max(claim.subject, claim.object) < len(found.mentions)
        assert claim.subject != claim.object
        assert claim.evidence
    for mention in found.mentions:
        assert mention.name.strip()
    check_apart(found.sentences, text)


def _evidence(found: Extract) -> Iterator[Evidence]:
    yield from (one.evidence for one in (*found.mentions, *found.figures))
    yield from chain.from_iterable(claim.evidence for claim in found.claims)


def check_apart(spans: tuple[Span, ...] | list[Span], text: str) -> None:
    """The spans lie in the text, in order, and apart from each other."""
    assert all(_lies_in(span, text) for span in spans)
    assert all(one.end <= two.begin for one, two in pairwise(spans))


def _lies_in(span: Span, text: str) -> bool:
    return 0 <= span.begin < span.end <= len(text)


def check_bylines(line: str) -> None:
    """Who signed stands where it is said to stand."""
    assert isinstance(read_byline(line), Byline)
    for find in (opening_byline, closing_byline, inner_byline, whole_byline):
        found = find(line)
        if found is None:
            continue
        assert _lies_in(found.span, line)
        for signature in found.signatures:
            assert found.span.covers(signature.span)
            assert signature.name == "".join(signature.span.of(line).split())


def check_figures(text: str) -> None:
    """Numbers lie in their quantities, those in the text, and figures quote it."""
    check_apart([one.span for one in find_numbers(text)], text)
    for quantity in find_quantities(text):
        assert _lies_in(quantity.whole, text)
        assert quantity.whole.covers(quantity.span)
        assert quantity.value.is_finite()
    article = Article("a", text, None, None, None, (), (), Byline(), (), Context(date="2011-03-02"), 1)
    for figure in figures(article, (), sentences(text)):
        assert figure.evidence.quote == figure.evidence.span.of(text)
        assert 0 < len(figure.evidence.quote) <= 120


def check_dates(text: str, issue: str) -> None:
    """Dates lie apart, and are real ones."""
    found = find_dates(text, issue)
    check_apart([one.span for one in found], text)
    for one in found:
        assert one.value == "" or iso_date(one.value) == one.value


def check_build(path: Path) -> None:
    """A graph of any file keeps all its promises, and any reader of Turtle takes it."""
    try:
        graph = kg.build(path)
    except NothingReadable:
        return
    assert graph.report["broken"] == []
    assert sum(1 for _ in parse(graph.turtle)) > 0
