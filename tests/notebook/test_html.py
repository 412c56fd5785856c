"""What a notebook shows of answers and graphs: nothing of the corpus may run there, and nothing is asked for."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

import kg
from kg.graph import store
from kg.graph.graph import Graph
from kg.graph.store import Answer
from kg.graph.terms import Iri, Literal
from kg.notebook import inline
from kg.notebook.table import ROWS, as_html, as_text
from kg.view.page import render

HOSTILE = '</td></table></iframe><script>alert(1)</script><img src=x onerror="alert(1)">{{ 7*7 }}\u202e'


class Outline(HTMLParser):
    """Tags with their attributes, and all text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def answer(*cells: Iri | Literal | None) -> Answer:
    """One row."""
    return Answer(tuple(f"v{number}" for number in range(len(cells))), (cells,))


@pytest.fixture
def graph(build: Callable[..., Graph]) -> Graph:
    return build("金水区清理河道\n\n本报讯(记者 闻笛)昨日,金水区启动净水行动,清理河道12公里。\n")


def test_an_address_is_a_link_with_a_short_name() -> None:
    page = Outline(as_html(answer(Iri("https://w3id.org/local-news-kg/ontology#covers"))))
    assert page.named("a") == [
        {
            "href": "https://w3id.org/local-news-kg/ontology#covers",
            "target": "_blank",
            "rel": "noopener noreferrer",
        }
    ]
    assert "kg:covers" in page.text


@pytest.mark.parametrize("iri", ["javascript:alert(1)", "data:text/html,a", "file:///etc/passwd", "urn:x:y"])
def test_what_is_no_web_address_is_no_link(iri: str) -> None:
    page = Outline(as_html(answer(Iri(iri))))
    assert page.named("a") == []
    assert iri in page.text


def test_hostile_text_stays_text() -> None:
    plain = Outline(as_html(answer(Literal("a"), Iri("https://example.org/a"))))
    page = Outline(as_html(answer(Literal(HOSTILE), Iri('https://example.org/"onclick="a'))))
    assert [tag for tag, _ in page.tags] == [tag for tag, _ in plain.tags]
    assert set(page.named("a")[0]) == {"href", "target", "rel"}
    assert HOSTILE[:-1] in page.text
    assert "\u202e" not in page.text, "it would turn the writing behind it"


def test_numbers_stand_to_the_right_and_short_names_on_one_line() -> None:
    cells = answer(
        Literal("30", "http://www.w3.org/2001/XMLSchema#integer"), Literal("丁苑镇"), Literal("字" * 30), None
    )
    assert [cell["class"] for cell in Outline(as_html(cells)).named("td")] == [
        "cell number",
        "cell name",
        "cell text",
        "cell name",
    ]


def test_a_long_answer_shows_its_first_rows_and_says_so() -> None:
    row = (Literal("丁苑镇"),)
    assert "first 50 of 1,051 rows …" in as_html(Answer(("who",), (row,) * (ROWS + 1001)))
    assert as_html(Answer(("who",), (row,) * (ROWS + 1))).count("丁苑镇") == ROWS
    assert "first" not in as_html(Answer(("who",), (row,) * ROWS))
    assert as_text(Answer(("who",), (row,) * (ROWS + 1))).splitlines()[-1] == "first 50 of 51 rows …"


def test_looking_at_rows_that_are_given_once_uses_none_up() -> None:
    streamed = Answer(("who",), iter([(Literal("丁苑镇"),)]))
    assert "rows still to come" in as_html(streamed)
    assert "rows still to come" in as_text(streamed)
    assert list(streamed) == [(Literal("丁苑镇"),)]


def test_a_long_value_ends_in_dots() -> None:
    text = Outline(as_html(answer(Literal("字" * 5000)))).text
    assert text.count("字") == 400
    assert "字…" in text


def test_wide_blanks_and_line_breaks_are_blanks() -> None:
    assert as_text(answer(Literal("丁苑镇\u3000清理\n河道"))).splitlines()[1] == "丁苑镇 清理 河道"
    assert "丁苑镇 清理\n河道" in as_html(answer(Literal("丁苑镇\u3000清理\n河道")))


def test_text_lines_up_for_chinese() -> None:
    rows = ((Literal("丁苑镇"), Literal("1")), (Literal("ab"), Literal("2")))
    assert as_text(Answer(("who", "n"), rows)) == "who     n\n丁苑镇  1\nab      2\n2 rows"


@pytest.mark.parametrize(("sparql", "said"), [("ASK { ?s a kg:Article }", "yes"), ("ASK { kg:a kg:b kg:c }", "no")])
def test_an_ask_says_yes_or_no(graph: Graph, sparql: str, said: str) -> None:
    assert as_text(graph.query(sparql)) == said
    assert Outline(graph.query(sparql)._repr_html_()).named("table") == []
    assert f"<strong>{said}</strong>" in graph.query(sparql)._repr_html_()


def test_a_graph_shows_its_counts_and_its_page_in_a_frame_that_may_reach_nothing(graph: Graph) -> None:
    page = Outline(graph._repr_html_())
    (frame,) = page.named("iframe")
    assert frame["sandbox"] == "allow-scripts", "with allow-same-origin it could take the sandbox off"
    assert frame["srcdoc"] == render(graph.turtle).decode()
    assert "src" not in frame
    counts = re.sub(r"\s+", " ", page.text).strip()
    report = graph.report
    assert counts == (f"1 article · {report['entity_count']} entities · {report['statements']} statements · 1 figure")


def test_a_hostile_graph_stays_within_its_frame(build: Callable[..., Graph]) -> None:
    hostile = '"></iframe><script>alert(1)</script>'
    graph = build(f"金水区{hostile}清理河道\n\n本报讯(记者 闻笛)昨日,金水区启动“{hostile}”行动。\n")
    assert hostile in graph.turtle.decode().replace('\\"', '"')
    page = Outline(graph._repr_html_())
    assert [tag for tag, _ in page.tags if tag not in ("b", "p", "div")] == ["iframe"]


def test_a_large_graph_is_not_drawn_but_says_where_it_is(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inline, "LARGEST", len(graph.rdf) - 1)
    page = Outline(graph._repr_html_())
    assert page.named("iframe") == []
    assert "1 article ·" in page.text
    assert f"{len(graph.rdf):,} triples would make the notebook slow" in page.text
    assert "kg export out/ --to html" in page.text


def test_an_opened_graph_shows_the_same(graph: Graph, tmp_path: Path) -> None:
    graph.save(tmp_path / "out", store=True)
    assert kg.open(tmp_path / "out")._repr_html_() == graph._repr_html_()
    assert kg.open(graph.turtle)._repr_html_() == graph._repr_html_()
    assert (kg.open(graph.turtle) + kg.open(b""))._repr_html_() == graph._repr_html_(), (
        "rdflib makes its like in memory"
    )


def test_a_graph_is_named_by_what_it_is(graph: Graph) -> None:
    assert repr(graph) == f"<kg.Graph: {len(graph.turtle):,} bytes of Turtle>"
    assert repr(Graph(b"", {}, title="河畔日报")) == "<kg.Graph 河畔日报: 0 bytes of Turtle>"


def test_a_graph_of_nothing_is_shown(graph: Graph) -> None:
    assert "<b>0</b> articles" in Graph(b"", {})._repr_html_()


def test_the_same_answer_is_the_same_html(graph: Graph) -> None:
    asked = "CONSTRUCT { ?s ?p ?o } WHERE { ?s a kg:Article ; ?p ?o }"
    assert graph.query(asked)._repr_html_() == store.query(graph.turtle, asked)._repr_html_()
