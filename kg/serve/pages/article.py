"""What the page of an article shows: its text with what it names marked, and all that was read off it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.graph.facts import LABEL, RDF_TYPE, SCHEMA, every, first, local, word
from kg.graph.vocab import KG
from kg.serve.pages.relations import Row, row
from kg.serve.pages.seen import Link, Place, Seen
from kg.view.evidence import offset
from kg.view.figures import in_words
from kg.view.labels import ROLES
from kg.view.model import Printing, printings

Span = tuple[int, int]


@dataclass(frozen=True)
class Piece:
    """A run of the text: plain, inside a quote, or the name of a thing."""

    text: str
    link: Link | None
    quoted: bool


@dataclass(frozen=True)
class Line:
    """A line of the text and what it is: kicker, headline, label, paragraph."""

    kind: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Stated:
    """A relation read off the article."""

    subject: Link
    word: str
    row: Row


@dataclass(frozen=True)
class Counted:
    """A figure read off the article; whose it is, where that is known."""

    path: str
    subject: Link | None
    words: str
    places: tuple[Place, ...]


@dataclass(frozen=True)
class ArticlePage:
    """An article and all that the graph has from it."""

    iri: str
    path: str
    headline: str
    caption: bool
    lines: tuple[Line, ...]
    printings: tuple[tuple[Printing, str], ...]  # and the page's own address
    signed: tuple[tuple[str, tuple[Link, ...]], ...]
    section: str
    agency: str
    dateline: Link | None
    about: tuple[Link, ...]
    mentions: tuple[Link, ...]
    same: tuple[Link, ...]
    stated: tuple[Stated, ...]
    counted: tuple[Counted, ...]


def article_page(seen: Seen, iri: str) -> ArticlePage:
    """The page of an article."""
    facts = seen.facts
    supported = {one: _supported(seen, one) for one in facts.pointing(KG + "article", iri)}
    datelines = every(facts, iri, KG + "dateline")
    about = every(facts, iri, SCHEMA + "about")
    return ArticlePage(
        *(iri, seen.path(iri), first(facts, iri, SCHEMA + "headline") or first(facts, iri, LABEL)),
        first(facts, iri, KG + "caption") in ("true", "1"),
        tuple(_lines(seen, iri, supported)),
        tuple(_printed(seen, iri)),
        tuple(_signed(seen, iri)),
        *(first(facts, iri, KG + "section"), first(facts, iri, KG + "agency")),
        seen.link(datelines[0]) if datelines else None,
        _links(seen, about),
        _links(seen, set(every(facts, iri, SCHEMA + "mentions")) - set(about)),
        _links(seen, {*every(facts, iri, KG + "sameTextAs"), *facts.pointing(KG + "sameTextAs", iri)}),
        tuple(_stated(seen, supported)),
        tuple(_counted(seen, supported)),
    )


def _links(seen: Seen, things: Iterable[str]) -> tuple[Link, ...]:
    return tuple(sorted(map(seen.link, things), key=lambda link: (link.group, link.name, link.iri)))


def _supported(seen: Seen, evidence: str) -> list[str]:
    """What an evidence supports: statements, figures, and entities that it names."""
    return [one for link in ("evidence", "mentionedAs") for one in seen.facts.pointing(KG + link, evidence)]


def _printed(seen: Seen, iri: str) -> Iterator[tuple[Printing, str]]:
    for page in every(seen.facts, iri, KG + "onPage"):
        yield printings(seen.facts, page)[0], seen.path(page)
    if not every(seen.facts, iri, KG + "onPage"):
        yield printings(seen.facts, iri)[0], ""


def _signed(seen: Seen, iri: str) -> Iterator[tuple[str, tuple[Link, ...]]]:
    for role in ROLES:
        people = every(seen.facts, iri, KG + role)
        if people:
            yield word(seen.facts, role), tuple(map(seen.link, people))


def _lines(seen: Seen, iri: str, supported: dict[str, list[str]]) -> Iterator[Line]:
    """The lines of the text, with what stands in each; those of a headline are one."""
    body = first(seen.facts, iri, SCHEMA + "articleBody")
    names, quotes = _marks(seen, body, supported)
    heads = list(_heads(seen, iri, body))
    begin = 0
    while begin < len(body):
        end = body.find("\n", begin)
        end = len(body) if end < 0 else end
        kind, span = next(((kind, span) for kind, span in heads if span[0] <= begin < span[1]), ("text", (begin, end)))
        end = max(end, span[1])
        if body[begin:end].strip():
            yield Line(kind, tuple(_pieces(body, (begin, end), names, quotes)))
        begin = end + 1


def _heads(seen: Seen, iri: str, body: str) -> Iterator[tuple[str, Span]]:
    """Where the headline, the kicker and the label stand: they were written on one line, whatever the text has."""
    flat = body.replace("\n", " ")
    for kind, name in (("headline", SCHEMA + "headline"), ("kicker", KG + "kicker"), ("label", KG + "placeLabel")):
        for words in every(seen.facts, iri, name):
            at = flat.find(words)
            if words and at >= 0 and (at == 0 or body[at - 1] == "\n") and body[at + len(words) :][:1] in ("", "\n"):
                yield kind, (at, at + len(words))


def _marks(seen: Seen, body: str, supported: dict[str, list[str]]) -> tuple[dict[Span, Link], list[Span]]:
    """Where things are named, the longest names only; and the quotes of relations and figures."""
    names: dict[Span, Link] = {}
    quotes: set[Span] = set()
    for evidence, things in supported.items():
        begin, quote = offset(seen.facts, evidence, "begin"), first(seen.facts, evidence, KG + "quote")
        if begin is None or not quote or body[begin : begin + len(quote)] != quote:
            continue
        span = begin, begin + len(quote)
        for thing in things:
            link = seen.link(thing)
            if link.group:
                names[span] = link
            else:
                quotes.add(span)
    return _apart(names), sorted(quotes)


def _apart(names: dict[Span, Link]) -> dict[Span, Link]:
    """The names that don't overlap a longer one."""
    kept: dict[Span, Link] = {}
    for span in sorted(names, key=lambda one: (one[0] - one[1], one)):
        if all(span[1] <= other[0] or other[1] <= span[0] for other in kept):
            kept[span] = names[span]
    return kept


def _pieces(body: str, line: Span, names: dict[Span, Link], quotes: Sequence[Span]) -> Iterator[Piece]:
    """A line, cut wherever a name or a quote begins or ends."""
    near = [span for span in (*names, *quotes) if span[0] < line[1] and line[0] < span[1]]
    cuts = sorted({*line, *(at for span in near for at in span if line[0] < at < line[1])})
    for begin, end in pairwise(cuts):
        name = next((names[span] for span in near if span in names and span[0] <= begin and end <= span[1]), None)
        quoted = any(span[0] <= begin and end <= span[1] for span in quotes)
        yield Piece(body[begin:end].replace("\n", " "), name, quoted)


def _stated(seen: Seen, supported: dict[str, list[str]]) -> Iterator[Stated]:
    """The relations in the order of the text, each with its quotes of this article only."""
    for statement, evidence in _by_thing(seen, supported, "Statement").items():
        ends = [first(seen.facts, statement, KG + part) for part in ("subject", "predicate", "object")]
        if all(ends):
            predicate = local(ends[1])
            places = [seen.place(one, predicate) for one in evidence]
            yield Stated(seen.link(ends[0]), word(seen.facts, predicate), row(seen, statement, ends[2], places))


def _counted(seen: Seen, supported: dict[str, list[str]]) -> Iterator[Counted]:
    for figure, evidence in _by_thing(seen, supported, "Measurement").items():
        subject = first(seen.facts, figure, KG + "measuredEntity")
        places = tuple(map(seen.place, evidence))
        link = seen.link(subject) if subject else None
        yield Counted(seen.path(figure), link, in_words(seen.facts, figure), places)


def _by_thing(seen: Seen, supported: dict[str, list[str]], kind: str) -> dict[str, list[str]]:
    """Statement or figure → its evidence of this article, as printed."""

    def place(evidence: str) -> tuple[int, int, str]:
        begin, end = (offset(seen.facts, evidence, name) or 0 for name in ("begin", "end"))
        return begin, end, evidence

    found: dict[str, list[str]] = {}
    for evidence in sorted(supported, key=place):
        for thing in supported[evidence]:
            if KG + kind in every(seen.facts, thing, RDF_TYPE):
                found.setdefault(thing, []).append(evidence)
    return found
