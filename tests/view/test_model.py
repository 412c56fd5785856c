from __future__ import annotations

import pytest

from kg.graph.facts import read, word
from kg.view.model import Report, Statement, Thing, View, printings, report, view


@pytest.fixture(scope="module")
def shown(sample: bytes) -> View:
    return view(read(sample))


def entity(shown: View, name: str) -> Thing:
    return next(entity for entity in shown.entities if entity.name == name)


def statement(shown: View, subject: str, predicate: str) -> Statement:
    return next(s for s in shown.statements if (shown.entities[s.subject].name, s.predicate) == (subject, predicate))


def test_an_entity_has_a_group_and_its_special_class_in_words(shown: View) -> None:
    assert (entity(shown, "金水区").group, entity(shown, "金水区").kinds) == ("area", "市辖区")
    assert entity(shown, "范小桥").group == "correspondent"
    assert (entity(shown, "宋知远").group, entity(shown, "宋知远").kinds) == ("person", "人物")


def test_other_names_leave_out_the_full_one(shown: View) -> None:
    assert entity(shown, "净水行动").names == ("净水",)
    assert entity(shown, "净水行动").hidden == ("该行动",)
    assert entity(shown, "净水行动").reasons == ("净水 = 净水行动: 同一篇",)


def test_an_entity_knows_the_reports_that_name_it_or_that_it_signed(shown: View) -> None:
    assert entity(shown, "净水行动").reports == (0,)
    assert entity(shown, "闻笛").reports == (0, 1)


def test_a_figure_reads_as_a_person_writes_it(shown: View) -> None:
    assert [number.text for number in entity(shown, "净水行动").numbers] == ["清理水面 约3,000平方米"]


def test_support_is_a_sentence_in_three_pieces_and_where_it_was_printed(shown: View) -> None:
    found = statement(shown, "青苗志愿服务队", "participatesIn")
    (support,) = found.support
    assert (support.before, support.quote) == ("青苗志愿服务队队长宋知远说,", "服务队将参加净水行动")
    assert support.after == "。"
    assert (found.modality, found.status, found.confidence) == ("planned", "计划", 0.7)
    report = shown.reports[support.report]
    assert (report.headline, report.newspaper) == ("柳岸街道 河边来了净水人", "河畔日报")
    assert (report.date, report.page, report.signed) == ("2031-05-06", "A05", "记者 闻笛 通讯员 范小桥")


def test_a_relation_that_nobody_does_is_how_things_are(shown: View) -> None:
    assert statement(shown, "柳岸街道", "partOf").status == "现状"


def test_what_a_register_says_has_a_source_and_no_quote(shown: View) -> None:
    (support,) = statement(shown, "惠济区", "partOf").support
    assert (support.source, support.quote, support.report) == ("区划表（2020年）", "", -1)


def test_statements_stand_as_the_paper_is_read_derived_ones_last(shown: View) -> None:
    order = [(s.predicate, shown.entities[s.subject].name) for s in shown.statements]
    assert order[0] == ("undertakes", "金水区")
    assert order.index(("covers", "闻笛")) > order.index(("undertakes", "惠济区民政局"))
    assert {predicate for predicate, _ in order[-2:]} == {"partOf"}


def test_a_term_of_a_later_vocabulary_shows_its_own_label() -> None:
    facts = read(
        "<https://w3id.org/local-news-kg/ontology#fundedBy> "
        '<http://www.w3.org/2000/01/rdf-schema#label> "出资"@zh, "funded by"@en .'.encode()
    )
    assert word(facts, "fundedBy") == "出资"
    assert word(facts, "likes") == "likes"
    assert word(facts, "undertakes") == "开展"


TWICE = """
@prefix kg: <https://w3id.org/local-news-kg/ontology#> .
@prefix schema: <https://schema.org/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix : <https://w3id.org/local-news-kg/id/> .
:a a kg:Article ; schema:headline "一稿两登" ; kg:onPage :p1, :p2 ; kg:publishedIn :o1, :o2 ;
    schema:datePublished "2031-03-01"^^xsd:date .
:p1 a kg:Page ; kg:publishedIn :o1 ; schema:datePublished "2031-03-09"^^xsd:date ; kg:pageNumber "A06" .
:p2 a kg:Page ; kg:publishedIn :o2 ; schema:datePublished "2031-03-01"^^xsd:date ; kg:pageNumber "B09" .
:o1 a kg:NewsOutlet ; rdfs:label "甲报"@zh .
:o2 a kg:NewsOutlet ; rdfs:label "乙报"@zh .
"""


def test_newspaper_date_and_page_are_those_of_one_printing() -> None:
    facts = read(TWICE.encode())
    article = "https://w3id.org/local-news-kg/id/a"
    assert report(facts, article) == Report("一稿两登", "乙报", "2031-03-01", "B09", ())
    assert printings(facts, article) == [("2031-03-01", "乙报", "B09"), ("2031-03-09", "甲报", "A06")]


def test_what_no_page_says_the_article_does() -> None:
    words = TWICE.replace("kg:publishedIn :o1 ; schema", "schema").replace("kg:publishedIn :o2 ; schema", "schema")
    facts = read(words.replace(":o1, :o2", ":o1").encode())
    found = printings(facts, "https://w3id.org/local-news-kg/id/a")
    assert [one.newspaper for one in found] == ["甲报", "甲报"]


def test_things_whose_iris_end_alike_have_keys_of_their_own(sample: bytes) -> None:
    other = b'\n<https://other.example/id/e0> a kg:Person ; rdfs:label "another"@zh .'
    found = view(read(sample + other)).keys
    alike = {iri: name for iri, name in found.items() if iri.endswith("/id/e0")}
    assert len(alike) == 2
    assert all(iri == name for iri, name in alike.items())
    assert found["https://w3id.org/local-news-kg/id/e1"] == "id/e1"
    assert len(set(found.values())) == len(found)
