"""A wire story in two newspapers is one article wherever articles are counted, and both pages are its evidence."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.ask.coverage import coverage, read_range, undated
from kg.ask.shipped import shipped
from kg.export.network import network
from kg.graph.facts import read
from kg.graph.graph import Graph
from kg.notebook.inline import as_html

Rows = Callable[[Graph, str], list[tuple[str, ...]]]
COUNTING = [query.name for query in shipped() if "AS ?articles)" in query.text]


def test_the_build_tells_one_article_and_its_repetition(
    command: Callable[..., Any], wire_pages: Path, tmp_path: Path
) -> None:
    done = command("build", wire_pages, "-o", tmp_path / "out", "--place", "郑州市")
    first = done.err.splitlines()[0]
    assert first.startswith("2 of 2 files, 1 article (and 1 near-duplicate, 1 without byline), ")
    assert first.endswith(" 3 figures")


def test_the_graph_counts_one_article_and_each_figure_once(wire_graph: Graph, rows: Rows) -> None:
    counted = """SELECT ?articles ?figures ?label {
        ?build kg:articleCount ?articles ; kg:figureCount ?figures ; rdfs:label ?label }"""
    ((articles, figures, label),) = rows(wire_graph, counted)
    assert (articles, figures) == ("1", "3")
    assert label.endswith(" 1篇")


@pytest.mark.parametrize("kind", ["Statement", "Measurement"])
def test_what_both_say_has_evidence_on_both_pages(kind: str, wire_graph: Graph, rows: Rows) -> None:
    found = f"""SELECT ?said ?headline {{
        ?said a kg:{kind} ; kg:evidence/kg:article/rdfs:label ?headline .
        FILTER NOT EXISTS {{ ?said kg:predicate ?derived FILTER(?derived IN (kg:covers, kg:wroteWith)) }} }}"""
    headlines: dict[str, set[str]] = {}
    for said, headline in rows(wire_graph, found):
        headlines.setdefault(said, set()).add(headline)
    assert len(headlines) > 1
    assert all(both == {"灯亮到家", "背街有灯了"} for both in headlines.values())


def test_queries_that_count_articles_are_known() -> None:
    assert {"most-mentioned", "beat", "reporters-and-correspondents", "what-was-read", "namesakes"} == set(COUNTING)


def test_a_figure_that_differs_from_that_in_both_papers_is_one_conflict(wire_pages: Path, tmp_path: Path) -> None:
    other = tmp_path / "另一页.txt"
    other.write_text("路灯又添新\n\n管城区启动“灯亮到家”工程。工程首批有20条背街。\n", encoding="utf-8")
    (query,) = (query for query in shipped() if query.name == "conflicting-figures")
    found = kg.build([wire_pages, other], place="郑州市").query(query.text)
    one, headline = (found.variables.index(name) for name in ("one", "headline"))
    assert [(str(row[one]), str(row[headline])) for row in found] == [("12", "灯亮到家")]


@pytest.mark.parametrize("name", COUNTING)
def test_every_shipped_query_counts_one_article(name: str, wire_graph: Graph) -> None:
    (query,) = (query for query in shipped() if query.name == name)
    found = wire_graph.query(query.text)
    column = found.variables.index("articles")
    assert {str(row[column]) for row in found} <= {"1"}


def test_what_was_read_says_one_article_and_one_for_each_newspaper(wire_graph: Graph) -> None:
    found = coverage(wire_graph.loaded)
    assert found.range == read_range(wire_graph.loaded)
    assert (found.range.pages, found.range.articles) == (2, 1)
    assert [(one.name, one.articles) for one in found.newspapers] == [("柳湾日报", 1), ("石桥晚报", 1)]
    assert [(one.name, one.newspaper) for one in found.unsigned] == [("背街有灯了", "石桥晚报")]


def test_what_lacks_a_day_is_listed_once_with_all_its_newspapers(wire_pages: Path, build: Callable[..., Graph]) -> None:
    texts = [file.read_text(encoding="utf-8") for file in sorted(wire_pages.rglob("*.txt"))]
    papers = ("柳湾日报", "石桥晚报")
    graph = build(*(f"---\nnewspaper: {paper}\n---\n{text}" for paper, text in zip(papers, texts, strict=True)))
    found = coverage(graph.loaded)
    assert undated(graph.loaded) == len(found.undated) == 1
    assert found.undated[0].newspaper == "柳湾日报、石桥晚报"
    assert graph.report["articles"]["without_date"] == 1  # type: ignore[index]


def test_exported_nodes_and_edges_count_one_article(wire_graph: Graph) -> None:
    found = network(read(wire_graph.turtle))
    for table in (found.nodes, found.edges):
        assert {table.value(row, "article_count") for row in table.rows} <= {0, 1}


def test_a_notebook_shows_one_article(wire_graph: Graph) -> None:
    assert "<b>1</b> article" in as_html(wire_graph.loaded)
