"""What rules and sources of evidence are called."""

from __future__ import annotations

from kg.extract.rules import relation_rules
from kg.graph.graph import Graph
from kg.resolve.relations import REGISTER
from kg.view.words import words

RESOLVED = ("register", "byline", "covers", "name.office")  # that kg/resolve gives
FIGURES = ("counted", "measured", "shared", "lasted", "aged", "paid")


def test_every_rule_and_source_has_words_and_nothing_else_has() -> None:
    rules = {rule.id for rule in relation_rules()}
    assert set(words()) == {*rules, *RESOLVED, *(f"figure.{kind}" for kind in FIGURES), REGISTER}


def test_no_two_rules_share_their_words() -> None:
    for said in zip(*words().values(), strict=True):
        assert len(set(said)) == len(said)


def test_all_that_the_corpus_says_can_be_told_in_words(corpus_graph: Graph) -> None:
    rows = corpus_graph.query(
        """SELECT DISTINCT ?name WHERE {
          ?what kg:evidence ?evidence . { ?evidence kg:rule ?name } UNION { ?evidence kg:source ?name } }"""
    )
    found = {str(name) for (name,) in rows}
    assert len(found) > 50
    assert found <= set(words())
