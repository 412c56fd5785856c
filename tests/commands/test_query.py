"""`kg query` as a user meets it: what is asked, how it is printed, what is said where it cannot be."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from rich.cells import cell_len

from kg.ask.shipped import shipped

Command = Callable[..., Any]

TRIPLES = "CONSTRUCT { ?r a kg:Reporter } WHERE { ?r a kg:Reporter } LIMIT 3"


@pytest.fixture
def asked(command: Command, corpus_folder: Path) -> Command:
    return lambda *arguments, **more: command("query", corpus_folder, *arguments, **more)


def test_a_shipped_query_is_asked_by_name_and_told_what_about(asked: Command) -> None:
    run = asked("posts", "--person", "谌望岭")
    assert (run.code, run.err) == (0, "")
    assert [line.split()[1:3] for line in run.out.splitlines()[1:3]] == [
        ["二七区民政局", "副局长"],
        ["二七区执法局", "局长"],
    ]
    assert asked("posts", "--person=谌望岭").out == run.out
    assert asked("--person", "谌望岭", "posts").out == run.out


def test_a_query_may_be_a_file_or_stdin(asked: Command, tmp_path: Path) -> None:
    text = '# --who name  谁 / who\nSELECT ?who {\n  # VALUES ?who { "甲"@zh }\n  ?r a kg:Reporter ; rdfs:label ?who\n}'
    (tmp_path / "who.rq").write_text(text, encoding="utf-8")
    run = asked(tmp_path / "who.rq", "--who", "庞砚田", "--to", "csv")
    assert run.out == "who\r\n庞砚田\r\n"
    assert asked("-", "--who", "庞砚田", "--to", "csv", stdin=text.encode()).out == run.out


def test_what_can_be_asked_is_listed_without_a_graph(command: Command) -> None:
    run = command("query", "--list")
    lines = [line.rstrip() for line in run.out.splitlines()]
    assert (run.code, len(lines)) == (0, len(shipped()) + 1)
    for query in shipped():
        assert any(line.split()[0] == query.name and query.zh in line and line.endswith(query.en) for line in lines)


def test_a_query_says_what_it_takes(command: Command, corpus_folder: Path) -> None:
    run = command("query", "--list", "who-covers")
    lines = run.out.splitlines()
    assert lines[0] == "who-covers: 谁跑哪个区县 / Who covers which district"
    assert lines[1] == "  --district  区县 / the district or county (an area, by its full or short name; optional)"
    assert "  kg query out/ who-covers --district 金水区 --since 2011-03-01" in lines
    assert lines[-1] == "ORDER BY ?district ?person ?date ?headline"
    for arguments in (
        ["--help", "who-covers"],
        [corpus_folder, "who-covers", "--help"],
        [corpus_folder, "who-covers", "--list"],
    ):
        assert command("query", *arguments).out == run.out


def test_requirements_defaults_and_absence_are_said(command: Command) -> None:
    assert "(a name, full or short; required)" in command("query", "--list", "sentences").out
    assert "(a number; otherwise 0.9)" in command("query", "--list", "doubtful").out
    assert "an absence is one of those pages only" in command("query", "--list", "uncovered").out


def test_help_is_the_commands_own_where_nothing_is_named(command: Command, corpus_folder: Path) -> None:
    for arguments in (["--help"], [corpus_folder, "--help"], [corpus_folder, "ASK {}", "--help"]):
        run = command("query", *arguments)
        assert run.code == 0
        assert "Example: kg query out/ who-covers --district 金水区" in run.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "query: nothing is asked of "),
        (["who-cover"], "query who-cover: none of this name (expected who-covers? one of "),
        (
            ["who-covers", "--distict", "金水区"],
            "--distict: no parameter of who-covers (expected --district? one of ",
        ),
        (
            ["who-covers", "--district", "金水民"],
            "--district 金水民: nothing in the graph has this name (expected 金水区",
        ),
        (["who-covers", "--since", "2011-3-1"], "--since 2011-3-1: not a day (expected one like 2011-03-05)"),
        (["sentences"], "--subject: missing, 主语 / who or what it is said of (expected a name)"),
        (["who-covers", "--to", "xls"], "--to xls: no such form (expected table, csv, "),
        (["who-covers", "--json", "--to", "csv"], "--to csv: not with --json"),
        (["ASK {}", "--to", "csv"], "--to csv: has no way to say yes or no (ASK) (expected table, json, xml, md)"),
        (
            ["SELECT * {}", "--to", "ttl"],
            "--to ttl: has no way to say rows (SELECT) (expected table, csv, tsv, ",
        ),
        (
            [TRIPLES, "--to", "json"],
            "--to json: has no way to say triples (CONSTRUCT, DESCRIBE) (expected table, ttl, ",
        ),
        (["nowhere.rq"], "nowhere.rq: No such file or directory (expected a query)"),
        (["SELECT ?x {\n ?x a }"], "query, line 2, column 7: found } (expected a variable"),
    ],
)
def test_what_cannot_be_is_one_line(asked: Command, arguments: list[str], said: str) -> None:
    run = asked(*arguments)
    assert (run.code, run.out, run.err.count("\n")) == (1, "", 1)
    assert said in run.err


def test_a_name_without_a_graph_is_no_graph(command: Command) -> None:
    run = command("query", "who-covers")
    assert (run.code, run.err) == (
        1,
        "kg: query who-covers: no graph (expected one in front, as in kg query out/ who-covers)\n",
    )


def test_a_misspelt_term_is_warned_of_and_the_answer_stands(asked: Command) -> None:
    run = asked("SELECT ?x { ?x kg:undertakez ?y }")
    assert run.code == 0
    assert run.err == "warning query, line 1, column 16: the ontology has no kg:undertakez (expected kg:undertakes?)\n"
    assert run.out.endswith("0 rows\n")


@pytest.mark.parametrize(("form", "known"), [("json", "JSON"), ("xml", "XML"), ("tsv", "TSV")])
def test_every_form_of_the_w3c_holds_the_same_rows(asked: Command, form: str, known: str) -> None:
    found = ox.parse_query_results(
        asked("what-was-read", "--to", form).out, format=getattr(ox.QueryResultsFormat, known)
    )
    rows = [[getattr(value, "value", None) for value in row] for row in found]
    lines = asked("what-was-read", "--to", "csv").out.split("\r\n")[1:-1]
    assert [",".join(value or "" for value in row) for row in rows] == lines
    assert len(rows) == 9


def test_json_has_a_short_form(asked: Command) -> None:
    assert asked("classes", "--json").out == asked("classes", "--to", "JSON").out
    assert json.loads(asked("ASK {}", "--json").out) == {"head": {}, "boolean": True}


def test_triples_are_printed_as_turtle(asked: Command) -> None:
    run = asked(TRIPLES)
    assert run.out == asked(TRIPLES, "--to", "ttl").out
    assert run.out.startswith("@prefix kg: <https://w3id.org/local-news-kg/ontology#> .\n@prefix person: ")
    assert run.out.count(" a kg:Reporter .\n") == 3
    assert asked(TRIPLES, "--to", "nt").out.count("\n") == 3


def test_an_answer_about_absence_says_what_was_read(asked: Command) -> None:
    read = "read: 中原晨曦报、庐州晚风报、泉城晓报, 2011-03-09 to 2011-09-20, 9 pages, "
    run = asked("uncovered", "--city", "合肥市")
    assert run.out.splitlines()[-1].startswith(read)
    assert run.err == ""
    run = asked("uncovered", "--city", "合肥市", "--to", "csv")
    assert run.out == "district,city\r\n巢湖市,合肥市\r\n庐江县,合肥市\r\n长丰县,合肥市\r\n"  # its 巢湖 is a lake
    assert run.err.startswith(read)


def test_a_pipe_gets_whole_cells_and_a_terminal_lines_that_fit(
    asked: Command, on_terminal: Callable[..., str], corpus_folder: Path
) -> None:
    asking = ("cooperation", "--name", "泺口街道")
    assert max(map(len, asked(*asking).out.splitlines())) > 100
    shown = on_terminal("query", corpus_folder, *asking, COLUMNS="60", NO_COLOR="1")
    assert max(map(cell_len, shown.splitlines())) <= 60
    assert "花园口镇" in shown


def test_a_form_for_programs_steers_no_terminal(
    asked: Command, on_terminal: Callable[..., str], corpus_folder: Path
) -> None:
    asking = ('SELECT ?x { VALUES ?x { "\\u001b[31m甲" } }', "--to", "csv")
    assert asked(*asking).out == "x\r\n\x1b[31m甲\r\n"
    assert "\x1b" not in on_terminal("query", corpus_folder, *asking)


def test_what_has_no_date_is_counted_where_a_time_is_asked_for(asked: Command) -> None:
    run = asked("who-covers", "--district", "金水", "--since", "2011-03-01")
    assert (run.code, run.err) == (0, "note: 4 articles without a date left out\n")
    assert asked("who-covers", "--district", "金水区").err == ""


def test_what_came_first_is_asked_of_what_has_a_date_and_the_rest_is_counted(asked: Command) -> None:
    run = asked("spread", "--initiative", "楼门管家")
    assert (run.code, run.err) == (0, "note: 4 articles without a date left out\n")


def test_a_body_in_place_of_an_area_is_told_where_it_lies(asked: Command) -> None:
    run = asked("hierarchy", "--area", "金水区民政局")
    said = "kg: --area 金水区民政局: no area (expected 河南省, 郑州市, 金水区?)\n"
    assert (run.code, run.err) == (1, said)


def test_the_list_comes_in_any_form(command: Command) -> None:
    listed = json.loads(command("query", "--list", "--json").out)["results"]["bindings"]
    assert [row["name"]["value"] for row in listed] == [query.name for query in shipped()]
    assert command("query", "--list", "--to", "csv").out.startswith("name,问题,question\r\narticle,")


def test_a_class_is_shown_by_its_short_name_and_told_to_programs_in_full(asked: Command) -> None:
    assert "\nkg:Article " in asked("classes").out
    assert "#Article," in asked("classes", "--to", "csv").out


def test_rdf_xml_is_a_form(asked: Command) -> None:
    assert asked(TRIPLES, "--to", "rdfxml").out.startswith("<?xml")


def test_a_shipped_query_of_a_foreign_graph_is_warned_of(command: Command, tmp_path: Path) -> None:
    (tmp_path / "other.ttl").write_text("<urn:a> <urn:b> <urn:c> .", encoding="utf-8")
    other = tmp_path / "other.ttl"
    for words in (["query", other, "who-covers"], ["coverage", other], ["cite", other]):
        run = command(*words)
        assert (run.code, run.err.count("no graph that kg wrote")) == (0, 1)
    assert command("query", tmp_path / "other.ttl", "ASK {}").err == ""


def test_a_reader_that_stops_early_is_no_error(corpus_folder: Path) -> None:
    rows = "SELECT * { ?s ?p ?o . ?s ?q ?r } LIMIT 50000"
    script = f"set -o pipefail; {sys.executable} -m kg query {corpus_folder} '{rows}' --to csv | head -1"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr, done.stdout.count("\n")) == (0, "", 1)
