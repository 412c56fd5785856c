"""Every quote of graph.ttl is exactly its slice of the article, short, and names what its statement is about.

Read as a user gets it, from the Turtle alone.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox
import pytest

import kg
from kg.graph.graph import Graph

KG = "https://w3id.org/local-news-kg/ontology#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
BODY = "https://schema.org/articleBody"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
LABELS = ("http://www.w3.org/2000/01/rdf-schema#label", SKOS + "prefLabel", SKOS + "altLabel", SKOS + "hiddenLabel")
LONGEST = 120


class Nodes:
    """The triples of a Turtle file by subject and predicate."""

    def __init__(self, turtle: bytes) -> None:
        self.values: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for triple in ox.parse(turtle, format=ox.RdfFormat.TURTLE):
            self.values[triple.subject.value][triple.predicate.value].append(triple.object.value)

    def all(self, node: str, predicate: str) -> list[str]:
        return self.values[node][predicate]

    def one(self, node: str, name: str) -> str:
        (value,) = self.values[node][KG + name]
        return value

    def of(self, name: str) -> list[str]:
        return sorted(node for node in list(self.values) if KG + name in self.values[node][TYPE])

    @cached_property
    def quoted(self) -> list[str]:
        """Every evidence that quotes an article; what the register says has a source instead."""
        return [node for node in self.of("Evidence") if self.all(node, KG + "article")]


def wrong_slices(nodes: Nodes) -> Iterator[str]:
    for node in nodes.quoted:
        (body,) = nodes.all(nodes.one(node, "article"), BODY)
        begin, end = (int(nodes.one(node, name)) for name in ("begin", "end"))
        quote = nodes.one(node, "quote")
        if not 0 <= begin < end <= len(body) or body[begin:end] != quote:
            yield f"{node}: {quote!r} is not {body[begin:end]!r}"


def long_quotes(nodes: Nodes) -> Iterator[str]:
    for node in nodes.quoted:
        quote = nodes.one(node, "quote")
        if len(quote) > LONGEST:
            yield f"{node}: {len(quote)} characters: {quote}"


def outside_sentences(nodes: Nodes) -> Iterator[str]:
    for node in nodes.quoted:
        begin, end, first, last = (int(nodes.one(node, n)) for n in ("begin", "end", "sentenceBegin", "sentenceEnd"))
        if not first <= begin < end <= last:
            yield f"{node}: {nodes.one(node, 'quote')} [{begin}, {end}) is not in [{first}, {last})"


def nameless(nodes: Nodes) -> Iterator[str]:
    """Statements' quotes without any name of subject or object, as a query would look for it."""
    for statement in nodes.of("Statement"):
        ends = [nodes.one(statement, "subject"), nodes.one(statement, "object")]
        names = {name for end in ends for label in LABELS for name in nodes.all(end, label)} - {""}
        for evidence in nodes.all(statement, KG + "evidence"):
            for quote in nodes.all(evidence, KG + "quote"):
                if not any(name in quote for name in names):
                    yield f"{nodes.all(statement, LABELS[0])} {nodes.one(evidence, 'rule')}: {quote}"


def unfounded(nodes: Nodes) -> Iterator[str]:
    """Statements and figures without evidence, and evidence that neither quotes nor names its source."""
    for node in (*nodes.of("Statement"), *nodes.of("Measurement")):
        if not nodes.all(node, KG + "evidence"):
            yield f"{node} has no evidence"
    for node in nodes.of("Evidence"):
        if bool(nodes.all(node, KG + "quote")) == bool(nodes.all(node, KG + "source")):
            yield f"{node} has not one of quote and source"


CHECKS = [wrong_slices, long_quotes, outside_sentences, nameless, unfounded]


@pytest.fixture(scope="module")
def corpus_nodes(corpus_graph: Graph) -> Nodes:
    return Nodes(corpus_graph.turtle)


@pytest.fixture(scope="module")
def shared_nodes(shared: Path) -> Nodes:
    pages = [shared / "pages" / "zhengzhou-2011.txt", *sorted((shared / "articles").glob("*.txt"))]
    graph = kg.build(pages, jobs=2)
    assert graph.report["files"]["refused"] == []  # type: ignore[index]
    return Nodes(graph.turtle)


@pytest.mark.parametrize("check", CHECKS)
def test_corpus(corpus_nodes: Nodes, check) -> None:  # type: ignore[no-untyped-def]
    assert len(corpus_nodes.quoted) > 300
    assert list(check(corpus_nodes)) == []


@pytest.mark.slow
@pytest.mark.parametrize("check", CHECKS)
def test_measuring_data(shared_nodes: Nodes, check) -> None:  # type: ignore[no-untyped-def]
    assert len(shared_nodes.quoted) > 5000
    assert list(check(shared_nodes)) == []


def test_the_checks_find_what_they_look_for() -> None:
    turtle = f"""
        @prefix kg: <{KG}> . @prefix x: <https://example.org/> .
        x:article <{BODY}> "花园口镇开展活动。" .
        x:town <{LABELS[0]}> "花园口镇"@zh .
        x:act <{LABELS[0]}> "某活动"@zh .
        x:statement a kg:Statement ; kg:subject x:town ; kg:object x:act ; kg:evidence x:evidence, x:spaced .
        x:spaced a kg:Evidence ; kg:source "甲" ; kg:quote "花园 口镇" ; kg:rule "r" .
        x:bare a kg:Statement ; kg:subject x:town ; kg:object x:act .
        x:evidence a kg:Evidence ; kg:article x:article ; kg:begin 4 ; kg:end 8 ; kg:quote "花园口" ; kg:rule "r" ;
            kg:sentenceBegin 5 ; kg:sentenceEnd 9 .
        x:long a kg:Evidence ; kg:article x:article ; kg:begin 0 ; kg:end 9 ; kg:quote "{"长" * 121}" ; kg:source "甲" ;
            kg:sentenceBegin 0 ; kg:sentenceEnd 9 .
    """
    nodes = Nodes(turtle.encode())
    assert [len(list(check(nodes))) for check in CHECKS] == [2, 1, 1, 2, 3]
