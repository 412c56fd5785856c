from collections.abc import Callable

import pytest

from kg.graph import store
from kg.graph.scope import Options
from kg.graph.triples import turtle
from kg.model import Resolved
from kg.pipeline import build as build_graph

COUNTS = {
    "pageCount": "?x a kg:Page",
    "articleCount": "?x a kg:Article",
    "entityCount": "VALUES ?c { kg:Person kg:AdministrativeArea kg:Organization kg:Initiative kg:Place } ?x a ?c",
    "relationCount": "?x kg:predicate ?p FILTER(?p != kg:distinctFrom)",
    "statementCount": "?x a kg:Statement",
    "evidenceCount": "?x a kg:Evidence",
    "figureCount": "?x a kg:Measurement",
}


def said(data: bytes, words: str) -> list[str]:
    return sorted(str(row[0]) for row in store.query(data, f"SELECT DISTINCT ?x {{ {words} }}"))


@pytest.mark.parametrize("name", COUNTS)
def test_a_build_counts_what_is_in_the_graph(resolved: Resolved, name: str) -> None:
    data = turtle(resolved)
    count = len(said(data, COUNTS[name]))
    assert said(data, f"?build a kg:Build ; kg:{name} ?x") == [str(count)]
    assert count > 1


def test_a_build_names_its_options_as_the_command_line_does(resolved: Resolved) -> None:
    chosen = Options(with_text=False, all_mentions=True, infer=True, stamp=True, given=("--no-tagger",))
    options = said(turtle(resolved, chosen), "?build kg:option ?x")
    assert options == ["--infer", "--mentions", "--no-tagger", "--no-text", "--stamp"]
    assert said(turtle(resolved), "?build kg:option ?x") == []


def test_each_page_has_its_hash_and_a_changed_page_another(resolved: Resolved) -> None:
    assert len(said(turtle(resolved), "?build kg:inputHash ?x")) == len(resolved.pages)


def test_time_is_written_only_when_asked(resolved: Resolved) -> None:
    times = {"started": "2011-03-02T08:30:00Z", "ended": "2011-03-02T08:30:07Z"}
    when = "?build prov:startedAtTime ?a ; prov:endedAtTime ?b BIND(CONCAT(STR(?a), ' ', STR(?b)) AS ?x)"
    assert said(turtle(resolved, Options(**times)), when) == []  # type: ignore[arg-type]
    assert said(turtle(resolved, Options(stamp=True, **times)), when) == [" ".join(times.values())]  # type: ignore[arg-type]


def test_a_stamp_moves_the_build_with_its_options_not_with_the_hour(resolved: Resolved) -> None:
    early, late = (turtle(resolved, Options(stamp=True, started=f"2011-03-0{n}T08:30:00Z")) for n in (2, 3))
    assert early != late
    assert said(early, "?x a kg:Build") == said(late, "?x a kg:Build") != said(turtle(resolved), "?x a kg:Build")


def test_a_stamped_build_says_when_and_from_which_files(
    corpus: object, rows: Callable[..., list[tuple[str, ...]]]
) -> None:
    graph = build_graph(str(corpus), stamp=True, tagger=False)
    ((start, end),) = rows(graph, "SELECT ?a ?b { ?x prov:startedAtTime ?a ; prov:endedAtTime ?b }")
    assert start <= end
    assert [name for (name,) in rows(graph, "SELECT ?n { ?x kg:fileName ?n }")] == graph.report["files"]["names"]  # type: ignore[index]
    assert rows(graph, "SELECT ?o { ?x kg:option ?o }") == [("--no-tagger",), ("--stamp",)]
