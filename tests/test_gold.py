"""Scores against hand annotation may go up, not quietly down. The scorer is part of the measuring data."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

import kg

Score = Callable[[Path, Sequence[Path]], dict[str, dict[str, float]]]
Rows = dict[str, dict[str, float]]

GOLD = Path(__file__).parent / "gold"
CORPUS = [("byline", 0.9), ("entities", 0.85), ("relations", 0.65), ("quantities", 0.9)]
PAGE = [("byline", 1.0), ("resolved", 0.8), ("entities", 0.85), ("relations", 0.55), ("quantities", 0.88)]
HEADLINES = 13  # of the page's 14 items one is a photo caption


@pytest.fixture(scope="module")
def corpus_scores(corpus_folder: Path, score: Score) -> Rows:
    return score(corpus_folder / "graph.ttl", [GOLD / "corpus.json"])


@pytest.fixture(scope="module")
def page_graph(shared: Path) -> kg.Graph:
    return kg.build(shared / "pages" / "zhengzhou-2011.txt")


@pytest.fixture(scope="module")
def page_scores(page_graph: kg.Graph, shared: Path, score: Score, tmp_path_factory: pytest.TempPathFactory) -> Rows:
    graph = tmp_path_factory.mktemp("page") / "graph.ttl"
    graph.write_bytes(page_graph.turtle)
    return score(graph, [shared / "gold" / "seed-dev.json"])


@pytest.mark.parametrize(("measure", "floor"), CORPUS)
def test_corpus(corpus_scores: Rows, measure: str, floor: float) -> None:
    assert corpus_scores[measure]["F1"] >= floor


def test_every_article_of_the_corpus_is_found(corpus_scores: Rows) -> None:
    found = corpus_scores["articles found"]
    assert found["matched"] == found["gold"] == 25


@pytest.mark.parametrize(("measure", "floor"), PAGE)
def test_real_page(page_scores: Rows, measure: str, floor: float) -> None:
    assert page_scores[measure]["F1"] >= floor


def test_the_real_page_holds_fourteen_items(page_graph: kg.Graph, page_scores: Rows) -> None:
    found = page_scores["articles found"]
    assert found["matched"] == found["gold"] == 7
    assert len(page_graph.query("SELECT ?a WHERE { ?a a kg:Article }")) == 14
    assert len(page_graph.query("SELECT ?a WHERE { ?a a kg:Article ; schema:headline ?h }")) == HEADLINES


def test_other_papers(shared: Path, score: Score, tmp_path: Path) -> None:
    gold = shared / "gold" / "other-dev.json"
    articles = json.loads(gold.read_text(encoding="utf-8"))["articles"]
    graph = tmp_path / "graph.ttl"
    graph.write_bytes(kg.build([shared / "articles" / article["file"] for article in articles]).turtle)
    assert score(graph, [gold])["entities"]["F1"] >= 0.75
