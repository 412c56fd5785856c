"""What a graph says of a thing, and what a rule read, with every quote marked in its sentence."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.errors import InputError
from kg.explain import explain, explain_rule, table
from kg.explain.account import Account

Command = Callable[..., Any]

TEXT = "河边来了净水人\\n柳岸街道开展净水行动,清理水面200平方米。街道说,行动不停。"
GRAPH = f"""
@prefix kg: <https://w3id.org/local-news-kg/ontology#> .
@prefix schema: <https://schema.org/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix : <https://w3id.org/local-news-kg/id/> .
:a a kg:Article ; schema:headline "河边来了净水人" ; schema:articleBody "{TEXT}" ; kg:onPage :page ;
  schema:datePublished "2031-05-06" .
:page a kg:Page ; kg:publishedIn :daily ; kg:pageNumber "A05" .
:daily a kg:NewsOutlet, kg:Organization ; rdfs:label "河畔日报"@zh .
:street a kg:Subdistrict, kg:AdministrativeArea ; rdfs:label "柳岸街道"@zh ; skos:prefLabel "柳岸街道"@zh ;
  skos:altLabel "柳岸"@zh ; skos:hiddenLabel "街道"@zh ; kg:divisionCode "990101" ;
  kg:identityReason "街道 = 柳岸街道: 柳岸街道是本篇所说的街道"@zh ; kg:mentionedAs :v1 .
:other a kg:Road, kg:Place ; rdfs:label "柳岸"@zh ; skos:prefLabel "柳岸"@zh ; skos:altLabel "柳岸街"@zh .
:act a kg:Campaign, kg:Initiative ; rdfs:label "净水行动"@zh ; skos:prefLabel "净水行动"@zh .
:s a kg:Statement ; kg:subject :street ; kg:predicate kg:undertakes ; kg:object :act ; kg:confidence 0.9 ;
  kg:modality "done" ; kg:evidence :v2 .
:d a kg:Statement ; kg:subject :other ; kg:predicate kg:distinctFrom ; kg:object :street ;
  kg:identityReason "一个是路"@zh .
:r a kg:Statement ; kg:subject :other ; kg:predicate kg:locatedIn ; kg:object :street ; kg:confidence 0.95 ;
  kg:modality "done" ; kg:evidence [ a kg:Evidence ; kg:source "某名录" ; kg:rule "register" ] .
:m a kg:Measurement ; kg:measuredEntity :street ; kg:measure "清理水面" ; kg:value 200 ; kg:unitText "平方米" ;
  kg:modality "done" ; kg:evidence :v3 .
:n a kg:Measurement ; kg:measure "水面" ; kg:value 200 ; kg:unitText "平方米" ; kg:evidence :v3 .
:v1 a kg:Evidence ; kg:article :a ; kg:begin 8 ; kg:end 12 ; kg:quote "柳岸街道" ; kg:rule "suffix" ;
  kg:sentenceBegin 8 ; kg:sentenceEnd 30 .
:v2 a kg:Evidence ; kg:article :a ; kg:begin 8 ; kg:end 18 ; kg:quote "柳岸街道开展净水行动" ; kg:rule "carries-out" ;
  kg:sentenceBegin 8 ; kg:sentenceEnd 30 ; kg:confidence 0.9 ; kg:modality "done" ; kg:reportedSpeech true .
:v3 a kg:Evidence ; kg:article :a ; kg:begin 19 ; kg:end 29 ; kg:quote "清理水面200平方米" ; kg:rule "measured" ;
  kg:sentenceBegin 8 ; kg:sentenceEnd 30 ; kg:confidence 0.8 ; kg:modality "done" .
"""


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    path = tmp_path / "graph.ttl"
    path.write_text(GRAPH, encoding="utf-8")
    return path


def only(graph: Path, name: str) -> Account:
    (account,) = explain(graph, name).accounts
    return account


def test_all_that_is_said_of_a_thing(graph: Path) -> None:
    street = only(graph, "柳岸街道")
    assert (street.kinds, street.types, street.code) == ("街道", ("Subdistrict",), "990101")
    assert (street.names, street.hidden) == (("柳岸",), ("街道",))
    assert street.reasons == ("街道 = 柳岸街道: 柳岸街道是本篇所说的街道",)
    assert street.apart == (("柳岸", "一个是路"),)
    assert [line.text for line in street.relations] == ["柳岸街道 undertakes 净水行动", "柳岸 locatedIn 柳岸街道"]
    assert [line.text for line in street.figures] == ["柳岸街道 清理水面 200平方米"]
    assert [mention.rule for mention in street.mentions] == ["suffix"]


def test_it_is_printed_with_quotes_marked_and_where_they_stand(graph: Path) -> None:
    assert table.printed(explain(graph, "柳岸街道"), color=False).splitlines() == [
        "柳岸街道  街道 990101",
        "  also: 柳岸",
        "  in context: 街道",
        "  one: 街道 = 柳岸街道: 柳岸街道是本篇所说的街道",
        "  apart: 柳岸: 一个是路",
        "  named",
        "    «柳岸街道»开展净水行动,清理水面200平方米。  suffix  河边来了净水人 河畔日报 2031-05-06 A05",
        "  → 柳岸街道 undertakes 净水行动  0.90 done",
        "    «柳岸街道开展净水行动»,清理水面200平方米。  carries-out 0.90 done reported  "
        "河边来了净水人 河畔日报 2031-05-06 A05",
        "  → 柳岸 locatedIn 柳岸街道  0.95 done",
        "    register  某名录",
        "  # 柳岸街道 清理水面 200平方米",
        "    柳岸街道开展净水行动,«清理水面200平方米»。  measured 0.80 done  河边来了净水人 河畔日报 2031-05-06 A05",
    ]


def test_on_a_terminal_the_quote_is_coloured(graph: Path) -> None:
    text = table.printed(explain(graph, "柳岸街道"), color=True)
    assert "\x1b[1;33m柳岸街道开展净水行动\x1b[0m" in text
    assert "«" not in text


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("街道", ["柳岸街道"]),  # known only in context
        ("柳岸街", ["柳岸"]),
        ("柳岸", ["柳岸", "柳岸街道"]),  # the full name first, then the other name
        ("柳岸 街道", ["柳岸街道"]),
        ("柳岸街道", ["柳岸街道"]),
        ("凈水行動", ["净水行动"]),
    ],
)
def test_a_thing_has_many_names(graph: Path, name: str, found: list[str]) -> None:
    assert [account.name for account in explain(graph, name).accounts] == found


NEAR = [
    ("净水", "净水行动"),
    ("柳湾街道", "柳岸街道"),
    ("净水行动队", "净水行动"),
    ("", "none of the 6 there is like it"),
]


@pytest.mark.parametrize(("name", "near"), NEAR)
def test_an_unknown_name_is_answered_with_near_ones(graph: Path, name: str, near: str) -> None:
    with pytest.raises(InputError) as error:
        explain(graph, name)
    assert near in str(error.value)


def test_a_thing_is_found_by_its_iri(graph: Path) -> None:
    (account,) = explain(graph, "净水行动").accounts
    assert explain(graph, account.iri).accounts == (account,)


def test_all_that_a_rule_read(graph: Path) -> None:
    assert table.printed(explain_rule(graph, "measured"), color=False).splitlines()[:3] == [
        "measured  2 figures",
        "  # 柳岸街道 清理水面 200平方米",
        "    柳岸街道开展净水行动,«清理水面200平方米»。  measured 0.80 done  河边来了净水人 河畔日报 2031-05-06 A05",
    ]
    names = explain_rule(graph, "suffix").reading
    assert names
    assert [line.text for line in names.mentions] == ["柳岸街道"]
    assert names.relations == names.figures == ()


def test_a_rule_of_one_thing(graph: Path) -> None:
    (account,) = explain(graph, "柳岸街道", rule="measured").accounts
    assert account.relations == account.mentions == ()
    assert len(account.figures) == 1


NEAR_RULES = [("carry-out", "carries-out"), ("measure", "measured"), ("zzz", "none of the 4 there is like it")]


@pytest.mark.parametrize(("rule", "near"), NEAR_RULES)
def test_an_unknown_rule_is_answered_with_near_ones(graph: Path, rule: str, near: str) -> None:
    for ask in (lambda: explain_rule(graph, rule), lambda: explain(graph, "柳岸街道", rule=rule)):
        with pytest.raises(InputError) as error:
            ask()
        assert f"--rule {rule}" in str(error.value)
        assert near in str(error.value)


def test_json_says_the_same(graph: Path) -> None:
    (street,) = json.loads(table.as_json(explain(graph, "柳岸街道")))["entities"]
    assert street["types"] == ["Subdistrict"]
    assert street["distinct"] == [{"name": "柳岸", "reason": "一个是路"}]
    said = street["relations"][0]
    assert (said["text"], said["confidence"], said["modality"]) == ("柳岸街道 undertakes 净水行动", 0.9, "done")
    proof = said["evidence"][0]
    assert proof["before"] + proof["quote"] + proof["after"] == "柳岸街道开展净水行动,清理水面200平方米。"
    assert (proof["headline"], proof["newspaper"], proof["date"]) == ("河边来了净水人", "河畔日报", "2031-05-06")
    read = json.loads(table.as_json(explain_rule(graph, "carries-out")))
    assert set(read) == {"rule", "relations", "figures", "mentions"}


def test_the_command_explains(command: Command, corpus_folder: Path) -> None:
    run = command("explain", corpus_folder, "古荥镇")
    assert (run.code, run.err) == (0, "")
    assert "古荥镇 partOf 惠济区" in run.out
    assert "«惠济区古荥镇»" in run.out
    assert "\x1b" not in run.out
    assert json.loads(command("explain", corpus_folder, "古荥镇", "--json").out)["entities"][0]["name"] == "古荥镇"
    assert "area-before-area" in command("explain", corpus_folder, "--rule", "area-before-area").out.splitlines()[0]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["古荥"], "古荥镇"),
        ([], "expected a name, or --rule ID"),
        (["--rule", "area-before"], "area-before-area"),
        (["古荥镇", "--rule", "area-before"], "area-before-area"),
    ],
)
def test_what_cannot_be_explained_is_one_line(
    command: Command, corpus_folder: Path, arguments: list[str], words: str
) -> None:
    run = command("explain", corpus_folder, *arguments)
    assert (run.code, run.out) == (1, "")
    assert run.err.count("\n") == 1
    assert words in run.err


def test_what_is_no_graph_is_one_line(command: Command, tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text("说明", encoding="utf-8")
    for arguments in ([tmp_path, "甲"], [tmp_path / "nowhere", "甲"]):
        run = command("explain", *arguments)
        assert (run.code, run.out) == (1, "")
        assert run.err.count("\n") == 1


HOSTILE = "\x1b[31m\u202e\x9b0m\x07[red]\x1b]0;坏"


@pytest.mark.parametrize("more", [[], ["--json"]])
def test_hostile_text_reaches_no_terminal(command: Command, graph: Path, more: list[str]) -> None:
    """Every text of the graph is hostile: names, rules, quotes, sentences, sources, headlines, dates."""
    hostile = json.dumps(HOSTILE)[1:-1]
    words = ("柳岸街道", "净水", "suffix", "某名录", "一个是路", "河边", "2031-05-06", "990101", "done")
    turtle = GRAPH
    for word in words:
        turtle = turtle.replace(word, word + hostile)
    graph.write_text(turtle, encoding="utf-8")
    for arguments in (["柳岸"], ["--rule", f"suffix{HOSTILE}"], ["--rule", "suffix"], ["净水"]):
        run = command("explain", graph, *arguments, *more)
        assert not set(run.out + run.err) & set("\x1b\x07\x9b\u202e")
        assert "[red]" in run.out + run.err
    colored = table.printed(explain(graph, "柳岸"), color=True)
    assert not set(colored) & set("\x07\x9b\u202e")
    assert "\x1b]" not in colored
    assert "\x1b[31m" not in colored
