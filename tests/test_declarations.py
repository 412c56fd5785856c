"""Declarations and inferred classes are for other tools: what kg itself shows is the same with and without them."""

from pathlib import Path

import pytest

from kg import explain
from kg.evaluate import evaluate, table
from kg.explain.table import as_json
from kg.graph.facts import instances, read
from kg.graph.graph import Graph
from kg.graph.network import network
from kg.view.model import view

GOLD = Path(__file__).parent / "gold" / "corpus.json"


@pytest.fixture(scope="module")
def others(corpus_graph: Graph, inferred_graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """corpus/ without its declarations, and with all that can be inferred."""
    blocks = corpus_graph.turtle.split(b"\n\n")
    bare = b"\n\n".join(block for block in blocks if b" a owl:" not in block.partition(b"\n")[0])
    assert corpus_graph.turtle.count(b" a owl:") > 60
    assert b" a owl:" not in bare
    folder = tmp_path_factory.mktemp("others")
    made = []
    for name, turtle in (("bare", bare), ("inferred", inferred_graph.turtle)):
        made.append(folder / f"{name}.ttl")
        made[-1].write_bytes(turtle)
    return made


def test_the_page_and_the_network_show_no_term(corpus_graph: Graph, others: list[Path]) -> None:
    shown, drawn = view(read(corpus_graph.turtle)), network(corpus_graph.turtle)
    for other in others:
        assert view(read(other.read_bytes())) == shown
        assert dict(network(other.read_bytes()).nodes) == dict(drawn.nodes)


def test_explanations_and_figures_of_quality_stay(corpus_folder: Path, others: list[Path]) -> None:
    said = as_json(explain.explain(corpus_folder, "区房管局"))
    judged = table.as_json(evaluate(corpus_folder, [GOLD]), listed=True)
    for other in others:
        assert as_json(explain.explain(other, "区房管局")) == said
        assert table.as_json(evaluate(other, [GOLD]), listed=True) == judged


def test_a_term_is_no_instance_of_what_it_names(corpus_graph: Graph) -> None:
    facts = read(corpus_graph.turtle)
    assert not [
        iri for kind in ("Reporter", "Person", "Article", "Build") for iri in instances(facts, kind) if "#" in iri
    ]
