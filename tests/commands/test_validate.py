"""`kg validate` and `kg build --validate`: a line for each finding, exit code 1 where a promise is broken."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.graph.graph import Graph
from kg.invariants import report, shapes
from kg.invariants.finding import Finding

Command = Callable[..., Any]
PARTS = """@prefix area: <https://w3id.org/local-news-kg/id/area/> .
@prefix kg: <https://w3id.org/local-news-kg/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
area:1 a kg:AdministrativeArea, kg:City ; rdfs:label "柳湾市"@zh ; skos:prefLabel "柳湾市"@zh .
"""
TWICE = (
    PARTS
    + 'area:2 a kg:AdministrativeArea ; rdfs:label "柳\\u202E湾"@zh ; skos:prefLabel "柳\\u202E湾"@zh, "石桥"@zh .'
)
FOUND = "has no name of its own, or several (expected one skos:prefLabel in @zh)"


@pytest.fixture
def turtle(tmp_path: Path) -> Callable[[str, str], Path]:
    def turtle(name: str, text: str) -> Path:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path / name

    return turtle


def test_a_graph_without_faults_is_said_to_be_so(command: Command, build: Callable[..., Graph], tmp_path: Path) -> None:
    build("柳湾区开展清河行动。").save(tmp_path / "out")
    done = command("validate", tmp_path / "out")
    assert (done.code, done.out, done.err) == (0, "", "1 file: no violations, no warnings\n")


def test_each_finding_is_a_line(command: Command, turtle: Callable[[str, str], Path]) -> None:
    good, bad = turtle("a.ttl", PARTS), turtle("b.ttl", TWICE)
    done = command("validate", bad, good)
    assert done.out.splitlines()[0] == f"{bad}: area:2 (柳\\u202e湾): {FOUND}"
    assert (done.code, done.err) == (1, "2 files: 2 violations, no warnings\n")


def test_findings_for_programs(command: Command, turtle: Callable[[str, str], Path]) -> None:
    bad = turtle("b.ttl", TWICE)
    found = json.loads(command("validate", "--json", bad).out)
    assert (found["violations"], found["warnings"]) == (2, 0)
    assert found["findings"][0] == {
        "file": str(bad),
        "node": "area:2",
        "label": "柳\u202e湾",
        "shape": "EntityHasOnePreferredName",
        "severity": "violation",
        "message": FOUND,
        "value": "",
    }


def test_a_warning_is_called_one_and_is_no_failure(command: Command, turtle: Callable[[str, str], Path]) -> None:
    two = turtle("a.ttl", PARTS).read_text(encoding="utf-8").replace("area:1", "area:3") + PARTS
    register = 'a kg:Evidence ; rdfs:label "名录"@zh ; kg:rule "register" ; kg:source "名录" .'
    for number in (1, 3):
        two += f"""
            area:2 kg:partOf area:{number} .
            area:s{number} a kg:Statement ; rdfs:label "隶属"@zh ; kg:subject area:2 ; kg:predicate kg:partOf ;
                kg:object area:{number} ; kg:confidence 0.5 ; kg:modality "done" ; kg:evidence area:e{number} .
            area:e{number} {register}"""
    two += 'area:2 a kg:AdministrativeArea ; rdfs:label "石桥"@zh ; skos:prefLabel "石桥"@zh .'
    done = command("validate", turtle("two.ttl", two))
    assert done.code == 0, done.out
    assert ": area:2 (石桥): warning: is part of two areas of the same level" in done.out
    assert done.err == "1 file: no violations, 1 warning\n"


def test_a_file_that_is_no_turtle_costs_no_other(command: Command, turtle: Callable[[str, str], Path]) -> None:
    good, bad = turtle("a.ttl", PARTS), turtle("b.ttl", PARTS + "area:1 b .")
    done = command("validate", bad, good, good.parent / "c.ttl")
    assert done.code == 1
    first, second, last = done.err.splitlines()
    assert first.startswith(f"kg: {bad}: not Turtle: ")
    assert "line 6" in first
    assert second.startswith(f"kg: {good.parent / 'c.ttl'}: No such file")
    assert last == "1 file: no violations, no warnings"


def test_a_build_can_be_validated(command: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("金水区开展“清河”行动。", encoding="utf-8")
    done = command("build", tmp_path / "a.txt", "-o", tmp_path / "out", "--validate")
    assert (done.code, done.out) == (0, "")
    assert done.err.endswith("\n1 file: no violations, no warnings\n")


def test_a_build_that_is_not_valid_fails_with_its_findings(
    command: Command, one_page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = Finding("area:1", "柳湾市", "PartOfHasNoCycle", "violation", "is part of itself")
    monkeypatch.setattr(shapes, "findings", lambda turtle, name: [one])
    done = command("build", one_page, "-o", tmp_path / "out", "--validate", "--quiet")
    assert (done.code, done.err) == (1, "")
    assert done.out == f"{tmp_path / 'out' / 'graph.ttl'}: area:1 (柳湾市): is part of itself\n"


def test_a_long_value_is_cut_in_a_line_and_whole_for_programs() -> None:
    one = Finding("area:1", "", "QuoteIsShort", "violation", "has a long quote", "树" * 200)
    found = {"a.ttl": [one]}
    assert report.lines(found) == [f"a.ttl: area:1: has a long quote: {'树' * 60}"]
    assert "树" * 200 in report.as_json(found)
