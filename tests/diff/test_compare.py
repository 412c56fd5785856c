"""What counts as one thing in two graphs, and what as a change of it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

import kg
from kg.diff.compare import Difference, diff
from kg.diff.items import Item
from kg.diff.pairs import Part, Section
from kg.errors import InputError
from kg.graph import store
from kg.graph.graph import Graph
from kg.graph.vocab import BASE

Graphs = Callable[[str, str], Difference]

TOWN = ':t a kg:Township ; rdfs:label "柳湾镇"@zh .'
DRIVE = ':d a kg:Campaign ; rdfs:label "暖冬行动"@zh .'
ARTICLE = ':a a kg:Article ; schema:headline "帮扶暖人心" .'


def opens(town: str = ":t", *, node: str = ":s", confidence: str = "0.8", quote: str = "柳湾镇开展“暖冬行动”") -> str:
    return (
        f"{town} kg:undertakes :d . {node} a kg:Statement ; kg:subject {town} ; kg:predicate kg:undertakes ; "
        f'kg:object :d ; kg:confidence {confidence} ; kg:modality "planned" ; kg:evidence :e . '
        f':e a kg:Evidence ; kg:article :a ; kg:quote "{quote}" ; kg:rule "opens" .'
    )


def counts(found: Section) -> tuple[int, int, int]:
    return len(found.came), len(found.went), len(found.changed)


def texts(some: tuple[Item, ...]) -> list[str]:
    return [one.text for one in some]


def test_an_edited_article_changes_what_its_edits_say_and_nothing_else(edited: Difference) -> None:
    assert texts(edited.entities.came) == ["楼门管家协会", "金水区司法局"]
    assert texts(edited.entities.went) == ["金水区房管局"]
    assert edited.entities.changed == ()
    assert texts(edited.relations.came) == [
        "金水区 established 楼门管家协会",
        "金水区司法局 partOf 金水区",
        "金水区民政局 cooperatesWith 金水区司法局",
    ]
    assert texts(edited.relations.went) == ["金水区房管局 partOf 金水区", "金水区民政局 cooperatesWith 金水区房管局"]
    assert counts(edited.figures) == (0, 0, 3)  # one has another number, two another quote
    assert counts(edited.articles) == (0, 0, 1)
    assert [part.name for part in edited.builds] == ["inputs"]


def test_a_changed_number_is_one_change_though_its_iri_is_another(edited: Difference) -> None:
    (change,) = [one for one in edited.figures.changed if one.parts]
    assert [(one.name, one.before, one.after) for one in change.parts] == [
        ("figure", ("聘请楼门管家 412名",), ("聘请楼门管家 520名",))
    ]
    assert change.before.iri != change.after.iri
    assert "412名" in change.lost[0].quote
    assert "520名" in change.found[0].quote


def test_what_came_has_its_quote_and_headline(edited: Difference) -> None:
    (proof,) = edited.relations.came[0].proofs
    assert (proof.quote, proof.rule) == ("金水区还成立了楼门管家协会", "sets-up")
    assert (proof.headline, proof.newspaper) == ("金水区“楼门管家”走进老旧院落", "中原晨曦报")


def test_there_and_back_is_the_same_the_other_way_round(
    edited: Difference, corpus_folder: Path, edited_folder: Path
) -> None:
    back = diff(edited_folder, corpus_folder)
    assert back.hashes == edited.hashes[::-1]
    assert back.triples == edited.triples[::-1]
    for name, section in edited.sections.items():
        assert back.sections[name].came == section.went
        assert back.sections[name].went == section.came
        assert {one.after.iri for one in back.sections[name].changed} == {one.before.iri for one in section.changed}


def test_a_file_and_its_folder_are_the_same_graph(corpus_folder: Path) -> None:
    found = diff(corpus_folder, corpus_folder / "graph.ttl")
    assert found.same
    assert found.triples == (0, 0)
    assert not any(map(len, found.sections.values()))


def test_the_hash_is_the_one_in_the_report(corpus_folder: Path) -> None:
    report = json.loads((corpus_folder / "report.json").read_text(encoding="utf-8"))
    assert report["graph_hash"] == diff(corpus_folder, corpus_folder).hashes[0]


def test_order_and_abbreviation_of_a_file_are_no_difference(compared: Graphs) -> None:
    assert compared(f"{TOWN}\n{DRIVE}", f"{DRIVE} <https://w3id.org/local-news-kg/id/t> a kg:Township . {TOWN}").same


def test_blank_nodes_are_refused_at_once_however_they_hang_together(compared: Graphs) -> None:
    web = " ".join(f"_:b{n} kg:partOf _:b{m} ." for n in range(40) for m in range(40) if n != m)
    with pytest.raises(InputError, match=r"after\.ttl: has blank nodes or triple terms \(expected "):
        compared(TOWN, web)


@pytest.mark.parametrize(
    ("after", "part"),
    [
        (':t a kg:Township ; rdfs:label "柳湾乡"@zh .', ("name", ("柳湾镇",), ("柳湾乡",))),
        (':t a kg:Village ; rdfs:label "柳湾镇"@zh .', ("kind", ("乡镇",), ("村",))),
        (f'{TOWN} :t skos:altLabel "柳湾"@zh .', ("also", (), ("柳湾",))),
        (f'{TOWN} :t kg:divisionCode "410108100" .', ("code", (), ("410108100",))),
    ],
)
def test_an_entity_changes_with_its_names_and_kinds(
    compared: Graphs, after: str, part: tuple[str, tuple[str, ...], tuple[str, ...]]
) -> None:
    both = ":t a kg:AdministrativeArea . "
    found = compared(both + TOWN, both + after)
    assert counts(found.entities) == (0, 0, 1)
    assert [(one.name, one.before, one.after) for one in found.entities.changed[0].parts] == [part]


def test_a_renamed_entity_is_one_change_and_keeps_its_relations(compared: Graphs) -> None:
    base = f":t a kg:AdministrativeArea . :n a kg:AdministrativeArea . {DRIVE} {ARTICLE}"
    renamed = ':n a kg:Township ; rdfs:label "惠济区柳湾镇"@zh ; kg:formerIri :t .'
    was = f":t a kg:AdministrativeArea . {DRIVE} {ARTICLE} {TOWN} {opens()}"
    now = f"{base.replace(':t a kg:AdministrativeArea . ', '')} {renamed} {opens(':n', node=':s2')}"
    for found in (compared(was, now), compared(now, was)):  # a correction, and its undoing
        assert counts(found.entities) == (0, 0, 1)
        assert [part.name for part in found.entities.changed[0].parts] == ["identity", "name"]
        assert counts(found.relations) == (0, 0, 0)


def test_two_that_became_one_are_a_change(compared: Graphs) -> None:
    one = ':p a kg:Person ; rdfs:label "甲一"@zh .'
    found = compared(f'{one} :q a kg:Person ; rdfs:label "甲一"@zh .', f"{one} :p kg:formerIri :q .")
    assert counts(found.entities) == (0, 0, 1)
    assert found.entities.changed[0].before.iri.endswith("/q")


def printed(node: str, headline: str, date: str = "2011-03-09") -> str:
    return (
        f':{node} a kg:Article ; schema:headline "{headline}" ; schema:datePublished "{date}" ; kg:onPage :p . '
        ':p a kg:Page ; kg:pageNumber "A05" ; kg:publishedIn :n . :n rdfs:label "中原晨曦报"@zh .'
    )


def test_articles_come_and_go_with_what_finds_them_in_print(compared: Graphs) -> None:
    found = compared(printed("a", "清河行动启动"), printed("b", "春耕开始")).articles
    assert counts(found) == (1, 1, 0)
    assert (texts(found.came), texts(found.went)) == (["春耕开始"], ["清河行动启动"])
    said = {"newspaper": ("中原晨曦报",), "date": ("2011-03-09",), "page": ("A05",)}
    assert found.came[0].said == {"headline": ("春耕开始",), **said}


def test_an_article_whose_text_was_edited_or_date_mended_is_one_change(compared: Graphs) -> None:
    edited = compared(printed("a", "春耕开始"), printed("b", "春耕开始")).articles
    assert [part.name for part in edited.changed[0].parts] == ["identity"]
    mended = compared(printed("a", "春耕开始"), printed("a", "春耕开始", "2011-03-10")).articles
    assert mended.changed[0].parts == (Part("date", ("2011-03-09",), ("2011-03-10",)),)
    assert counts(edited) == counts(mended) == (0, 0, 1)


def test_under_another_base_things_are_what_they_were_and_a_change_stands_out(
    edited_folder: Path, corpus_graph: Graph, edited: Difference, tmp_path: Path
) -> None:
    moved = corpus_graph.turtle.replace(BASE.encode(), b"https://news.example/id/")
    (tmp_path / "moved.ttl").write_bytes(moved)
    found = diff(tmp_path / "moved.ttl", edited_folder)
    assert found.builds[0] == Part("base", ("https://news.example/id/",), (BASE,))
    assert found.triples == edited.triples
    for name, section in edited.sections.items():
        assert counts(found.sections[name]) == counts(section)
        assert texts(found.sections[name].came) == texts(section.came)


@pytest.mark.parametrize(
    ("more", "part"),
    [({"confidence": "0.9"}, ["confidence"]), ({"quote": "柳湾镇启动“暖冬行动”"}, []), ({}, None)],
)
def test_a_relation_changes_with_confidence_and_evidence(
    compared: Graphs, more: dict[str, str], part: list[str] | None
) -> None:
    base = f":t a kg:AdministrativeArea . {TOWN} {DRIVE} {ARTICLE}"
    found = compared(f"{base} {opens()}", f"{base} {opens(**more)}").relations  # type: ignore[arg-type]
    if part is None:
        assert counts(found) == (0, 0, 0)
        return
    assert counts(found) == (0, 0, 1)
    assert [one.name for one in found.changed[0].parts] == part
    assert bool(found.changed[0].lost) == (part == [])


def test_a_symmetric_relation_is_one_whichever_end_comes_first(compared: Graphs) -> None:
    def with_(subject: str, target: str) -> str:
        return f":s a kg:Statement ; kg:subject {subject} ; kg:predicate kg:cooperatesWith ; kg:object {target} ."

    assert counts(compared(with_(":a", ":b"), with_(":b", ":a")).relations) == (0, 0, 0)


def test_another_version_of_the_program_is_a_difference_of_builds_and_no_more(
    corpus_graph: Graph, tmp_path: Path
) -> None:
    (tmp_path / "a.ttl").write_bytes(corpus_graph.turtle)
    (tmp_path / "b.ttl").write_bytes(re.sub(rb'kg:version "[^"]*"', b'kg:version "99"', corpus_graph.turtle))
    found = diff(tmp_path / "a.ttl", tmp_path / "b.ttl")
    assert not found.same
    assert found.triples == (1, 1)
    assert found.builds == (Part("version", (kg.__version__,), ("99",)),)
    assert not any(map(len, found.sections.values()))


def test_what_a_graph_counts_of_itself_is_no_change(build: Callable[..., Graph], tmp_path: Path) -> None:
    texts = ("惠济区古荥镇开展“清沟”行动。", "金水区开展“亮灯”行动。")
    for name, some in (("a", texts[:1]), ("b", texts)):
        build(*some).save(tmp_path / name)
    before, after = ((tmp_path / name / "graph.ttl").read_bytes() for name in "ab")
    lines = [set(store.canonical_lines(turtle)) for turtle in (before, after)]
    came, went = ([line for line in one - other if b"/id/dataset/" not in line] for one, other in (lines[::-1], lines))
    assert diff(tmp_path / "a", tmp_path / "b").triples == (len(came), len(went))
    assert len(lines[1] - lines[0]) - len(came) > 100  # the counts, each of which is another


def test_what_is_no_graph_is_named(tmp_path: Path, corpus_folder: Path) -> None:
    (tmp_path / "bad.ttl").write_text("坏", encoding="utf-8")
    with pytest.raises(InputError, match=r"bad\.ttl: not Turtle"):
        diff(corpus_folder, tmp_path / "bad.ttl")
    with pytest.raises(InputError, match="none"):
        diff(tmp_path / "none", corpus_folder)
