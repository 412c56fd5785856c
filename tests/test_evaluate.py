"""A graph judged by annotated articles: graphs small enough to count by hand, and the same figures as the scorer's."""

import json
import random
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.errors import InputError
from kg.evaluate import Evaluation, evaluate, table
from kg.evaluate.findings import Finding
from kg.evaluate.gold import read_gold
from kg.evaluate.reliability import merged, reliability
from kg.evaluate.tally import Tally, by_article, by_kind, by_measure, by_rule, errors
from kg.graph import store
from kg.graph.terms import Triple
from kg.graph.vocab import KG

Score = Callable[[Path, Sequence[Path]], dict[str, dict[str, float]]]
Judge = Callable[..., Evaluation]
Command = Callable[..., Any]

GOLD = Path(__file__).parent / "gold"
PREFIXES = """\
@prefix kg: <https://w3id.org/local-news-kg/ontology#> .
@prefix schema: <https://schema.org/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix : <https://w3id.org/local-news-kg/id/> .
"""
BODY = "河边来了净水人\\n本报讯(记者 闻笛)柳岸街道开展净水行动,出动志愿者30名。青苗队配合街道清理水面200平方米。"
GRAPH = f"""
:a a kg:Article ; schema:headline "河边来了净水人" ; schema:articleBody "{BODY}" ; kg:reporter :pen ;
  schema:mentions :pen, :street, :act, :team .
:pen a kg:Reporter, kg:Person ; skos:prefLabel "闻笛"@zh .
:street a kg:Subdistrict, kg:AdministrativeArea ; skos:prefLabel "柳岸街道"@zh ; skos:hiddenLabel "街道"@zh ;
  kg:mentionedAs [ a kg:Evidence ; kg:article :a ; kg:rule "suffix" ; kg:quote "柳岸街道" ] .
:act a kg:Campaign, kg:Initiative ; skos:prefLabel "净水行动"@zh .
:team a kg:Place ; skos:prefLabel "青苗队"@zh ;
  kg:mentionedAs [ a kg:Evidence ; kg:article :a ; kg:rule "park" ; kg:quote "青苗队" ] .
:s a kg:Statement ; kg:subject :street ; kg:predicate kg:undertakes ; kg:object :act ; kg:confidence 0.9 ;
  kg:evidence [ a kg:Evidence ; kg:article :a ; kg:rule "carries-out" ; kg:quote "柳岸街道开展净水行动" ] .
:t a kg:Statement ; kg:subject :street ; kg:predicate kg:cooperatesWith ; kg:object :team ; kg:confidence 0.5 ;
  kg:evidence [ a kg:Evidence ; kg:article :a ; kg:rule "helps" ; kg:quote "青苗队配合街道" ] .
:m a kg:Measurement ; kg:measuredEntity :street ; kg:measure "志愿者" ; kg:value 30 ; kg:unitText "名" ;
  kg:evidence [ a kg:Evidence ; kg:article :a ; kg:rule "counted" ; kg:quote "志愿者30名" ] .
:n a kg:Measurement ; kg:measuredEntity :street ; kg:measure "清理水面" ; kg:value 200.0 ; kg:unitText "平方米" ;
  kg:evidence [ a kg:Evidence ; kg:article :a ; kg:rule "measured" ; kg:quote "200平方米" ] .
"""


def area(name: str, *aliases: str, **more: object) -> dict[str, object]:
    return {"name": name, "types": ["AdministrativeArea"], "aliases": list(aliases), **more}


def thing(name: str, kind: str, **more: object) -> dict[str, object]:
    return {"name": name, "types": [kind], "aliases": [], **more}


def edge(subject: str, relation: str, target: str, **more: object) -> dict[str, object]:
    return {"subject": subject, "relation": relation, "object": target, **more}


def figure(value: float, unit: str, subject: str | None = None, **more: object) -> dict[str, object]:
    return {"value": value, "unit": unit, "subject": subject, "what": "", **more}


def annotated(**parts: object) -> dict[str, object]:
    """The article of GRAPH, as a reader annotated it."""
    entities = [area("柳岸街道"), thing("净水行动", "Initiative"), thing("青苗队", "Organization")]
    return {
        "id": "g1",
        "title": "河边来了净水人",
        "reporters": ["闻笛"],
        "correspondents": [],
        "photographers": [],
        "entities": entities,
        "relations": [edge("柳岸街道", "undertakes", "净水行动"), edge("青苗队", "participatesIn", "净水行动")],
        "quantities": [figure(30, "名", "柳岸街道"), figure(200, "平方米", "青苗队")],
        **parts,
    }


@pytest.fixture
def judge(tmp_path: Path) -> Judge:
    """GRAPH with more Turtle, judged by one annotated article."""

    def judge(more: str = "", graph: str = GRAPH, **parts: object) -> Evaluation:
        (tmp_path / "graph.ttl").write_text(PREFIXES + graph + more, encoding="utf-8")
        gold = tmp_path / "gold.json"
        gold.write_text(json.dumps({"articles": [annotated(**parts)]}), encoding="utf-8")
        return evaluate(tmp_path, [gold])

    return judge


def counts(evaluation: Evaluation) -> dict[str, tuple[int, int, int]]:
    """Of every measure how much the gold has, the graph has, and both have."""
    return {name: (t.gold, t.predicted, t.matched) for name, t in by_measure(evaluation.findings).items()}


def test_every_measure_of_a_small_graph(judge: Judge) -> None:
    assert counts(judge()) == {
        "articles found": (1, 1, 1),
        "byline": (1, 1, 1),
        "entities": (3, 3, 2),  # 青苗队 is no place
        "relations": (2, 2, 1),
        "quantity subject": (2, 2, 1),
        "quantities": (2, 2, 2),
    }


def test_precision_recall_and_f1() -> None:
    tally = Tally(gold=3, predicted=4, matched=2)
    assert (tally.precision, tally.recall, tally.f1) == (0.5, 0.6667, 0.5714)
    nothing = Tally(0, 0, 0)
    assert (nothing.precision, nothing.recall, nothing.f1) == (0, 0, 0)


def test_an_article_that_is_not_found_misses_all_of_the_gold(judge: Judge) -> None:
    found = counts(judge(title="别的一篇"))
    assert found["articles found"] == (1, 0, 0)
    assert found["entities"] == (3, 0, 0)
    assert found["relations"] == found["quantities"] == (2, 0, 0)


TITLES = ("河边来了 “净水人”", "柳岸街道 河边来了净水人", "来了净水人", "出动志愿者30名。青苗队")


@pytest.mark.parametrize("title", TITLES)
def test_an_article_is_found_by_part_of_its_headline_or_its_words(judge: Judge, title: str) -> None:
    assert counts(judge(title=title))["articles found"] == (1, 1, 1)


def test_names_of_a_byline(judge: Judge) -> None:
    found = judge(reporters=["闻 笛", "苏以恒"], correspondents=["范小桥"])
    assert counts(found)["byline"] == (3, 1, 1)
    assert by_kind(found.findings)["byline", "correspondent"] == Tally(1, 0, 0)
    assert counts(judge(reporters=[], entities=[], relations=[], quantities=[]))["byline"] == (0, 1, 0)


def test_an_optional_entity_is_neither_required_nor_wrong(judge: Judge) -> None:
    entities = [area("柳岸街道", optional=True), thing("净水行动", "Initiative"), thing("青苗队", "Place")]
    assert counts(judge(entities=entities))["entities"] == (2, 2, 2)


def test_an_office_and_its_area_are_one_but_a_second_area_is_wrong(judge: Judge) -> None:
    entities = [{**area("柳岸街道", "柳岸街道办事处"), "types": ["AdministrativeArea", "Organization"]}]
    office = ':a schema:mentions :o . :o a kg:Organization ; skos:prefLabel "柳岸街道办事处"@zh .'
    again = ':a schema:mentions :p . :p a kg:AdministrativeArea ; skos:prefLabel "柳岸街道"@zh .'
    lone = {"entities": entities, "relations": [], "quantities": []}
    assert counts(judge(office, **lone))["entities"] == (1, 3, 1)  # the act and the team are not annotated here
    assert counts(judge(office + again, **lone))["entities"] == (1, 4, 1)
    assert any(f.name.endswith("(twice)") for f in judge(again, **lone).findings)


def test_a_name_counts_where_it_is_printed_or_the_area_has_a_code(judge: Judge) -> None:
    named = ':a schema:mentions :w . :w a kg:AdministrativeArea ; skos:prefLabel "河湾"@zh ; skos:altLabel "远村"@zh .'
    entities = [*annotated()["entities"], area("远村")]  # type: ignore[misc]
    assert counts(judge(named, entities=entities))["entities"] == (4, 4, 2)
    assert counts(judge(named + ':w kg:divisionCode "1" .', entities=entities))["entities"] == (4, 4, 3)


def test_newspapers_and_those_who_sign_are_no_entities(judge: Judge) -> None:
    more = (
        ":a schema:mentions :paper, :twin ; kg:editor :boss ; schema:about :boss ."
        ':paper a kg:NewsOutlet, kg:Organization ; skos:prefLabel "河畔日报"@zh .'
        ':twin a kg:Person ; skos:prefLabel "闻笛"@zh . :boss a kg:Person ; skos:prefLabel "宋知远"@zh .'
    )
    assert counts(judge(more))["entities"] == (3, 3, 2)


def test_a_thing_without_a_base_class_is_wrong(judge: Judge) -> None:
    more = ':a schema:mentions :x . :x a kg:Campaign ; skos:prefLabel "净水行动"@zh .'
    assert counts(judge(more))["entities"] == (3, 4, 2)


def test_resolved_is_the_full_name_as_the_graphs_own(judge: Judge) -> None:
    entities = annotated()["entities"]
    full = [{**entities[0], "full": ["柳岸街道"]}, {**entities[1], "full": ["净水大行动"]}, entities[2]]  # type: ignore[index]
    found = judge(entities=full)
    assert counts(found)["resolved"] == (2, 2, 1)
    assert any(f.verdict == "other" and "净水大行动" in f.name for f in found.findings)


@pytest.mark.parametrize(
    ("gold", "expected"),
    [
        (edge("柳岸街道", "established", "净水行动"), (1, 2, 1)),
        (edge("柳岸街道", "assists", "净水行动"), (1, 2, 0)),
        (edge("净水行动", "undertakes", "柳岸街道"), (1, 2, 0)),
        (edge("柳岸街道", "undertakes", "净水行动", optional=True), (0, 1, 0)),
    ],
)
def test_relations_match_by_both_ends(judge: Judge, gold: dict[str, object], expected: tuple[int, int, int]) -> None:
    assert counts(judge(relations=[gold]))["relations"] == expected


@pytest.mark.parametrize(
    ("predicate", "relation"), [("administers", "partOf"), ("locatedIn", "administers"), ("partOf", "locatedIn")]
)
def test_being_in_and_governing_are_one_relation(judge: Judge, predicate: str, relation: str) -> None:
    graph = GRAPH.replace("kg:predicate kg:undertakes", f"kg:predicate kg:{predicate}")
    assert counts(judge(graph=graph, relations=[edge("柳岸街道", relation, "净水行动")]))["relations"] == (1, 2, 1)


def test_working_together_has_no_direction(judge: Judge) -> None:
    graph = GRAPH.replace(":team a kg:Place", ":team a kg:Organization")
    for ends in (("柳岸街道", "青苗队"), ("青苗队", "柳岸街道")):
        relations = [edge(ends[0], "cooperatesWith", ends[1])]
        assert counts(judge(graph=graph, relations=relations))["relations"] == (1, 2, 1)


def test_what_the_register_knows_of_two_coded_areas_is_not_counted(judge: Judge) -> None:
    graph = GRAPH.replace(
        ":s a kg:Statement ; kg:subject :street ; kg:predicate kg:undertakes ; kg:object :act",
        ":s a kg:Statement ; kg:subject :street ; kg:predicate kg:partOf ; kg:object :team",
    )
    assert counts(judge(graph=graph, relations=[]))["relations"] == (0, 2, 0)
    coded = ':street kg:divisionCode "1" . :team kg:divisionCode "2" .'
    assert counts(judge(coded, graph=graph, relations=[]))["relations"] == (0, 1, 0)


def test_figures_match_by_value_and_unit_and_optional_ones_are_free(judge: Judge) -> None:
    assert counts(judge(quantities=[figure(30, "人"), figure(200, "平方米")]))["quantities"] == (2, 2, 1)
    found = counts(judge(quantities=[figure(30, "名", optional=True), figure(200.0, "平方米")]))
    assert found["quantities"] == found["quantity subject"] == (1, 1, 1)


def test_a_value_that_is_no_number_is_wrong(judge: Judge) -> None:
    graph = GRAPH.replace("kg:value 30", 'kg:value "很多"')
    assert counts(judge(graph=graph))["quantities"] == (2, 2, 1)


def test_rules_stand_in_the_order_of_what_they_cost(judge: Judge) -> None:
    costs = [(one.rule, one.wrong, one.right) for one in by_rule(judge().findings)]
    assert costs[:2] == [("helps", 1, 0), ("park", 1, 0)]
    assert ("carries-out", 0, 1) in costs
    assert ("", 0, 2) in costs  # the reporter and the act, which the graph says no rule of


def test_errors_stand_wrong_ones_first_with_quote_and_headline(judge: Judge) -> None:
    found = errors(judge().findings)
    assert [f.verdict for f in found] == ["wrong", "wrong", "other", "missing", "missing"]
    assert [f.measure for f in found] == ["entities", "relations", "quantity subject", "entities", "relations"]
    assert (found[1].quotes, found[1].rules) == (("青苗队配合街道",), ("helps",))
    assert {f.headline for f in found} == {"河边来了净水人"}
    assert found[3].quotes == ("青苗队配合街道清理水面200平方米。",)  # where the text has what is missing
    assert found[4].quotes == ()  # no sentence has both ends
    assert found[2].name == "200平方米 of 柳岸街道, not 青苗队"


def test_by_kind_and_by_article_add_up_to_the_measures(corpus_folder: Path) -> None:
    findings = evaluate(corpus_folder, [GOLD / "corpus.json"]).findings
    whole = by_measure(findings)
    for measure in ("byline", "entities", "relations", "resolved"):
        kinds = [tally for (name, _), tally in by_kind(findings).items() if name == measure]
        parts = [tallies[measure] for tallies in by_article(findings).values() if measure in tallies]
        for group in (kinds, parts):
            assert sum(t.gold for t in group) == whole[measure].gold
            assert sum(t.predicted for t in group) == whole[measure].predicted
            assert sum(t.matched for t in group) == whole[measure].matched


def judged(confidence: str, right: bool, number: int) -> Iterator[tuple[str, Finding, dict[str, list[str]]]]:
    for i in range(number):
        node = f"{confidence}/{right}/{i}"
        verdict = "right" if right else "wrong"
        finding = Finding("relations", verdict, "partOf", "", "", "", nodes=(node,))  # type: ignore[arg-type]
        yield node, finding, {KG + "confidence": [confidence]}


def test_reliability_compares_confidence_with_the_share_that_was_right() -> None:
    rows = [*judged("0.8", True, 30), *judged("0.85", False, 10), *judged("0.95", True, 40)]
    facts = {node: properties for node, _, properties in rows}
    found = reliability(facts, [finding for _, finding, _ in rows])
    low, high = found.bins
    assert (low.low, low.high, low.count, low.right) == (0.8, 0.9, 40, 0.75)
    assert low.mean == pytest.approx(0.8125)
    assert (high.count, high.right) == (40, 1.0)
    assert found.error == pytest.approx(0.5 * 0.0625 + 0.5 * 0.05)


def test_a_statement_of_two_articles_counts_once_and_is_right_where_either_says_so() -> None:
    ((node, right, facts),) = judged("0.9", True, 1)
    wrong = Finding("relations", "wrong", "partOf", "", "", "", nodes=(node,))
    for findings in ([right, wrong], [wrong, right]):
        found = reliability({node: facts}, findings)
        assert (found.count, found.bins[0].right) == (1, 1.0)


@pytest.mark.parametrize("confidence", ["", "NaN", "much", "1.5", "-0.1"])
def test_a_confidence_that_is_none_is_left_out(confidence: str) -> None:
    ((node, finding, facts),) = judged(confidence, True, 1)
    assert reliability({node: facts}, [finding]).count == 0


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ([10, 40, 50], [(0, 2, 50), (2, 3, 50)]),
        ([40, 10, 35, 50], [(0, 1, 40), (1, 3, 45), (3, 4, 50)]),
        ([40, 40, 10], [(0, 1, 40), (1, 3, 50)]),
        ([5, 5, 5], [(0, 3, 15)]),
        ([3], [(0, 1, 3)]),
        ([], []),
    ],
)
def test_bins_of_few_join_the_smaller_neighbour(sizes: list[int], expected: list[tuple[int, int, int]]) -> None:
    groups = [(place, place + 1, [None] * size) for place, size in enumerate(sizes)]
    assert [(low, high, len(group)) for low, high, group in merged(groups)] == expected  # type: ignore[arg-type]


def as_the_scorer_has_it(evaluation: Evaluation) -> dict[str, dict[str, float]]:
    return dict(json.loads(table.as_json(evaluation, listed=False))["measures"])


def damaged(turtle: bytes, seed: int) -> bytes:
    """The graph with a tenth of its triples gone and others bent, so that much is wrong in many ways."""
    chance = random.Random(seed)
    triples = [(str(s), str(p), o) for s, p, o in store.parse(turtle)]
    values: dict[str, list[Any]] = {}
    for _, predicate, value in triples:
        values.setdefault(predicate, []).append(value)
    bent = []
    for subject, predicate, value in triples:
        lot = chance.random()
        if lot > 0.1:
            bent.append(Triple(subject, predicate, chance.choice(values[predicate]) if lot < 0.2 else value))
        if lot > 0.95:
            bent.append(Triple(subject, predicate, chance.choice(values[predicate])))
    return store.turtle(bent)


def test_the_corpus_is_scored_as_the_scorer_does(corpus_folder: Path, score: Score) -> None:
    gold = [GOLD / "corpus.json"]
    assert as_the_scorer_has_it(evaluate(corpus_folder, gold)) == score(corpus_folder / "graph.ttl", gold)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_a_bad_graph_is_scored_as_the_scorer_does(
    corpus_graph: kg.Graph, score: Score, tmp_path: Path, seed: int
) -> None:
    graph, gold = tmp_path / "graph.ttl", [GOLD / "corpus.json"]
    graph.write_bytes(damaged(corpus_graph.turtle, seed))
    expected = score(graph, gold)
    assert expected["entities"]["F1"] < 0.8
    assert as_the_scorer_has_it(evaluate(graph, gold)) == expected


def test_the_measuring_data_is_scored_as_the_scorer_does(shared: Path, score: Score, tmp_path: Path) -> None:
    gold = [shared / "gold" / name for name in ("seed-dev.json", "other-dev.json")]
    others = json.loads(gold[1].read_text(encoding="utf-8"))["articles"]
    pages = [shared / "pages" / "zhengzhou-2011.txt", *(shared / "articles" / one["file"] for one in others)]
    graph = tmp_path / "graph.ttl"
    graph.write_bytes(kg.build(pages).turtle)
    assert as_the_scorer_has_it(evaluate(graph, gold)) == score(graph, gold)
    for one in gold:
        assert as_the_scorer_has_it(evaluate(graph, [one])) == score(graph, [one])


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"title": ""}, 'gold.json: g1: no title (expected "title": "…")'),
        ({"id": 3}, 'gold.json: articles 1: no id (expected "id": "…")'),
        ({"reporters": "闻笛"}, "gold.json: g1: no list of reporters"),
        ({"entities": {}}, "gold.json: g1: no list of entities"),
        ({"entities": [{"name": "甲"}]}, "gold.json: g1: entities 1: no list of types"),
        ({"entities": [thing("甲", "Area")]}, "types Area (expected one or more of Person, AdministrativeArea"),
        ({"entities": [area("甲", optional="yes")]}, 'entities 1: optional "yes" (expected true or false)'),
        ({"relations": [edge("柳岸街道", "isIn", "青苗队")]}, "relations 1: relation isIn (expected one of undertakes"),
        ({"relations": [edge("柳岸街道", "partOf", "云州市")]}, "g1: 云州市 in a relation or a figure (expected"),
        ({"relations": ["甲"]}, "gold.json: g1: relations 1: no relation"),
        ({"quantities": [figure(30, "名", "云州市")]}, "g1: 云州市 in a relation or a figure"),
        ({"quantities": [{"value": "30", "unit": "名"}]}, 'quantities 1: value "30" (expected a number)'),
        ({"quantities": [{"value": True, "unit": "名"}]}, "quantities 1: value true (expected a number)"),
        ({"quantities": [{"value": float("nan"), "unit": "名"}]}, "quantities 1: value NaN (expected a number)"),
        ({"quantities": [{"value": 1, "subject": None}]}, "gold.json: g1: quantities 1: no unit"),
    ],
)
def test_malformed_gold_is_named_by_file_and_article(judge: Judge, parts: dict[str, object], words: str) -> None:
    with pytest.raises(InputError) as error:
        judge(**parts)
    assert words in str(error.value)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("说明", "not JSON"),
        ("[" * 9999, "not JSON"),
        ("[]", "no list of articles"),
        ('{"articles": [1]}', "articles 1: no id"),
    ],
)
def test_a_file_that_is_no_gold_is_named(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "gold.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=f"gold.json: .*{words}"):
        read_gold([path])


def test_the_gold_of_this_project_is_well_formed(tmp_path: Path) -> None:
    """articles.json says only where its headlines stand: the texts aren't ours to copy."""
    articles = json.loads((GOLD / "articles.json").read_text(encoding="utf-8"))["articles"]
    titled = tmp_path / "titled.json"
    titled.write_text(json.dumps({"articles": [{**one, "title": one["id"]} for one in articles]}), encoding="utf-8")
    assert len(read_gold([GOLD / "corpus.json"])) == 25
    assert len(read_gold([titled])) == len(articles) == 38


def test_the_command_prints_tables(command: Command, corpus_folder: Path) -> None:
    run = command("evaluate", corpus_folder, GOLD / "corpus.json")
    assert run.code == 0
    assert run.out.splitlines()[0].split() == ["measure", "gold", "predicted", "matched", "P", "R", "F1"]
    assert "expected calibration error" in run.out
    assert "\x1b" not in run.out
    assert run.err == ""


@pytest.mark.parametrize(("by", "header"), [("kind", "kind"), ("rule", "wrong"), ("article", "headline")])
def test_the_command_breaks_down(command: Command, corpus_folder: Path, by: str, header: str) -> None:
    run = command("evaluate", corpus_folder / "graph.ttl", GOLD / "corpus.json", "--by", by)
    assert header in run.out.split("\n\n")[1].split("\n")[0].split()
    assert run.code == 0


def test_the_command_gives_json(command: Command, corpus_folder: Path) -> None:
    data = json.loads(command("evaluate", corpus_folder, GOLD / "corpus.json", "--json").out)
    assert set(data) == {"measures", "kinds", "rules", "articles", "reliability"}
    data = json.loads(command("evaluate", corpus_folder, GOLD / "corpus.json", "--json", "--errors").out)
    wrong = [error for error in data["errors"] if error["verdict"] == "wrong"]
    assert data["errors"][: len(wrong)] == wrong
    assert {"measure", "name", "quotes", "rules", "headline"} <= set(data["errors"][0])


OPTIONS = ([], ["--errors", "--by", "rule"], ["--errors", "--by", "article"], ["--errors", "--json"])


@pytest.mark.parametrize("option", OPTIONS)
def test_hostile_graphs_and_gold_reach_no_terminal(command: Command, tmp_path: Path, option: list[str]) -> None:
    hostile = "\x1b[31m\u202e\x9b0m\x07[red]"
    escaped = json.dumps(hostile)[1:-1]
    graph = GRAPH.replace("青苗队", f"青苗队{escaped}")
    graph = graph.replace('"park"', f'"{escaped}"').replace('"helps"', f'"{escaped}"')
    (tmp_path / "graph.ttl").write_text(PREFIXES + graph, encoding="utf-8")
    gold = tmp_path / "gold.json"
    gold.write_text(json.dumps({"articles": [annotated(id=f"g{hostile}")]}), encoding="utf-8")
    run = command("evaluate", tmp_path, gold, *option)
    assert run.code == 0
    assert not set(run.out + run.err) & set("\x1b\x07\x9b\u202e")
    if option:
        assert "[red]" in run.out


@pytest.mark.parametrize("arguments", [["nowhere", "gold"], ["graph", "nowhere"], ["gold", "gold"]])
def test_what_cannot_be_read_is_one_line(command: Command, corpus_folder: Path, arguments: list[str]) -> None:
    paths = {"graph": corpus_folder, "gold": GOLD / "corpus.json", "nowhere": corpus_folder / "nowhere"}
    run = command("evaluate", *(paths[name] for name in arguments))
    assert (run.code, run.out) == (1, "")
    assert run.err.count("\n") == 1
    assert "(expected" in run.err or "not Turtle" in run.err


def test_judging_and_explaining_need_nothing_but_the_graph() -> None:
    script = "import sys, kg.evaluate.table, kg.explain.table; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    assert not [name for name in loaded if name.startswith(("kg.read", "kg.extract", "kg.resolve", "kg.pipeline"))]
