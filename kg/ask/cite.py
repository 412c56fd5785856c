"""What a citation has to say: of a whole graph, or of one statement and each piece of its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.ask.coverage import Range, read_range
from kg.ask.wanted import meant
from kg.graph import store
from kg.graph.canonical import graph_hash
from kg.graph.facts import local
from kg.graph.store import Store
from kg.graph.terms import Term
from kg.graph.vocab import check_iri

_DATASET = """
SELECT ?dataset ?title ?license ?build ?version WHERE {
  ?build a kg:Build .
  OPTIONAL { ?build kg:version ?version }
  OPTIONAL {
    ?dataset prov:wasGeneratedBy ?build ; dcterms:title ?title FILTER LANGMATCHES(LANG(?title), "zh")
    OPTIONAL { ?dataset dcterms:license ?license }
  }
} ORDER BY ?build ?dataset
"""
_COUNTS = """
SELECT
  (COUNT(DISTINCT ?entity) AS ?entities) (COUNT(DISTINCT ?relation) AS ?relations) (COUNT(DISTINCT ?figure) AS ?figures)
WHERE {
  { ?entity a ?kind VALUES ?kind { kg:Person kg:AdministrativeArea kg:Organization kg:Initiative kg:Place } }
  UNION { ?relation kg:predicate ?predicate FILTER(?predicate != kg:distinctFrom) }
  UNION { ?figure a kg:Measurement }
}
"""
_STATEMENT = """
SELECT ?statement ?label ?predicate ?confidence ?modality WHERE {
  VALUES ?statement { <%s> }
  ?statement a kg:Statement ; kg:predicate ?predicate .
  OPTIONAL { ?statement rdfs:label ?label }
  OPTIONAL { ?statement kg:confidence ?confidence }
  OPTIONAL { ?statement kg:modality ?modality }
}
"""
_EVIDENCE = """
SELECT ?evidence ?article ?headline ?byline ?quote ?rule ?confidence ?source WHERE {
  <%s> kg:evidence ?evidence .
  OPTIONAL { ?evidence kg:article ?article
    OPTIONAL { ?article rdfs:label ?headline }
    OPTIONAL { ?article kg:byline ?byline } }
  OPTIONAL { ?evidence kg:quote ?quote }
  OPTIONAL { ?evidence kg:rule ?rule }
  OPTIONAL { ?evidence kg:confidence ?confidence }
  OPTIONAL { ?evidence kg:source ?source }
} ORDER BY ?evidence ?byline
"""
_PRINTED = """
SELECT DISTINCT ?date ?newspaper ?number WHERE {
  <%s> kg:onPage ?page .
  OPTIONAL { ?page schema:datePublished ?date }
  OPTIONAL { ?page kg:publishedIn/rdfs:label ?newspaper }
  OPTIONAL { ?page kg:pageNumber ?number }
} ORDER BY ?date ?newspaper ?number
"""
_SIGNED = """
SELECT DISTINCT ?role ?name WHERE {
  VALUES ?role { kg:reporter kg:correspondent kg:photographer kg:intern }
  <%s> ?role ?person . ?person rdfs:label ?name
}
"""
_ROLES = ("reporter", "correspondent", "photographer", "intern")


@dataclass(frozen=True, slots=True)
class Cited:
    """A graph as a citation names it."""

    titles: tuple[str, ...]  # one; several where graphs were put together, none where others wrote it
    datasets: tuple[str, ...]  # IRIs
    builds: tuple[str, ...]
    versions: tuple[str, ...]  # of kg
    licenses: tuple[str, ...]
    read: Range
    entities: int
    relations: int
    figures: int
    triples: int
    hash: str  # SHA-256 of its canonical N-Quads (RDFC-1.0)


@dataclass(frozen=True, slots=True)
class Printing:
    newspaper: str
    date: str
    page: str


@dataclass(frozen=True, slots=True)
class Proof:
    """One piece of evidence: a quote in an article, or a register."""

    iri: str
    article: str  # "" of a register
    headline: str
    signed: Mapping[str, tuple[str, ...]]  # role → names, as printed
    printings: tuple[Printing, ...]  # the earliest first
    quote: str
    rule: str
    confidence: str
    source: str


@dataclass(frozen=True, slots=True)
class Edge:
    """A statement with all its evidence, as printed."""

    iri: str
    label: str  # 金水区 开展 楼门管家
    predicate: str
    confidence: str
    modality: str
    proofs: tuple[Proof, ...]


def cited(graph: Store) -> Cited:
    """The whole graph."""
    rows = [tuple(map(_text, row)) for row in store.query(graph, _DATASET)]
    datasets, titles, licenses, builds, versions = (_column(rows, place) for place in range(5))
    ((entities, relations, figures),) = (map(_text, row) for row in store.query(graph, _COUNTS))
    lines = store.lines_of(graph)
    return Cited(
        *(titles, datasets, builds, versions, licenses, read_range(graph)),
        *(int(entities), int(relations), int(figures), len(lines)),
        graph_hash(lines),
    )


def _column(rows: Iterable[tuple[str, ...]], place: int) -> tuple[str, ...]:
    """The values of a column, each once, in order."""
    return tuple(dict.fromkeys(row[place] for row in rows if row[place]))


def edges(graph: Store, wanted: str) -> list[Edge]:
    """The statements that an IRI, its last part or three names mean; InputError where there is none."""
    return [_edge(graph, iri) for iri in meant(graph, wanted)]


def _said(graph: Store, sparql: str, iri: str) -> list[tuple[str, ...]]:
    """The rows of a query about one thing."""
    return [tuple(map(_text, row)) for row in store.query(graph, sparql % check_iri(iri))]


def _text(value: Term | None) -> str:
    return "" if value is None else str(value)


def _edge(graph: Store, iri: str) -> Edge:
    ((_, label, predicate, confidence, modality), *_) = _said(graph, _STATEMENT, iri)
    found: dict[str, tuple[tuple[str, ...], list[str]]] = {}
    for evidence, article, headline, byline, *rest in _said(graph, _EVIDENCE, iri):
        found.setdefault(evidence, ((article, headline, *rest), []))[1].append(byline)
    proofs = [_proof(graph, evidence, said, bylines) for evidence, (said, bylines) in found.items()]
    return Edge(iri, label or iri, local(predicate), confidence, modality, tuple(sorted(proofs, key=_order)))


def _order(proof: Proof) -> tuple[object, ...]:
    first = proof.printings[0] if proof.printings else Printing("", "", "")
    return not proof.article, not first.date, first.date, first.newspaper, first.page, proof.headline, proof.iri


def _proof(graph: Store, iri: str, said: Sequence[str], bylines: Sequence[str]) -> Proof:
    article, headline, quote, rule, confidence, source = said
    return Proof(
        iri,
        article,
        headline,
        _signed(graph, article, "".join(bylines)) if article else {},
        tuple(_printings(graph, article)) if article else (),
        *(quote, rule, confidence, source),
    )


def _printings(graph: Store, article: str) -> Iterator[Printing]:
    for date, newspaper, number in sorted(_said(graph, _PRINTED, article), key=lambda row: (not row[0], *row)):
        yield Printing(newspaper, date, number)


def _signed(graph: Store, article: str, byline: str) -> dict[str, tuple[str, ...]]:
    """Who signed, by role, in the order of the byline."""
    found: dict[str, list[str]] = {}
    for role, name in _said(graph, _SIGNED, article):
        found.setdefault(local(role), []).append(name)
    return {
        role: tuple(sorted(found[role], key=lambda name: (byline.find(name), name))) for role in _ROLES if role in found
    }
