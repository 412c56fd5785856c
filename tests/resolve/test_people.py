"""Persons: who signs belongs to a paper and desk, who is named to a unit or district, a stranger to the article."""

from collections.abc import Callable

import pytest

from kg.graph.graph import Graph
from kg.resolve.articles import Known

Build = Callable[..., Graph]
Rows = Callable[[Graph, str], list[tuple[str, ...]]]
PERSONS = "SELECT ?person WHERE { ?person a kg:Person ; rdfs:label ?name FILTER(STR(?name) = '%s') }"


def item(headline: str, byline: str, district: str = "金水区", paper: str = "某晨报") -> str:
    body = f"本报讯({byline})近日,{district}园林局开展“{headline}”活动。罗先生说好。"
    return f"---\nnewspaper: {paper}\n---\n{headline}\n\n{body}\n"


@pytest.mark.parametrize(
    ("other", "persons"),
    [
        (item("树苗到家", "记者 方砚山"), 1),  # the same desk of the same paper
        (item("树苗到家", "记者 方砚山", "惠济区"), 1),  # a reporter may cover two districts
        (item("树苗到家", "实习生 方砚山"), 1),  # an intern of yesterday
        (item("树苗到家", "通讯员 方砚山"), 2),  # a correspondent works elsewhere
        (item("树苗到家", "记者 方砚山", paper="某晚报"), 2),
    ],
)
def test_signers_of_one_name(build: Build, rows: Rows, other: str, persons: int) -> None:
    graph = build(item("车棚到家", "记者 方砚山"), other)
    assert len(rows(graph, PERSONS % "方砚山")) == persons


@pytest.mark.parametrize(("photo", "persons"), [("通讯员 方砚山 秦禾 摄", 1), ("本报记者 方砚山 摄", 2)])
def test_whoever_takes_a_picture_sits_at_the_desk_of_their_label(
    build: Build, rows: Rows, photo: str, persons: int
) -> None:
    caption = f"---\nnewspaper: 某晨报\n---\n近日,金水区园林局在路边布置花坛,居民纷纷拍照。{photo}\n"
    graph = build(item("车棚到家", "通讯员 方砚山"), caption)
    assert len(rows(graph, PERSONS % "方砚山")) == persons


def test_strangers_of_one_name_are_never_one(build: Build, rows: Rows) -> None:
    graph = build(item("车棚到家", "记者 方砚山"), item("树苗到家", "记者 方砚山"))
    assert len(rows(graph, PERSONS % "罗先生")) == 2


def test_without_a_paper_two_pages_keep_signers_apart(build: Build, rows: Rows) -> None:
    graph = build(item("车棚到家", "记者 方砚山", paper=""), item("树苗到家", "记者 方砚山", paper=""))
    assert len(rows(graph, PERSONS % "方砚山")) == 2


def test_one_name_in_two_roles_of_one_article_is_one_person(read: Callable[..., Known]) -> None:
    known = read("车棚到家\n\n本报记者 方砚山 通讯员 秦禾 文/图\n\n近日,金水区园林局开展“车棚到家”活动。")
    assert len({thing.key for _, thing in known.signers}) == 2
    roles = {signature.role for signature, thing in known.signers if thing.name == "方砚山"}
    assert roles >= {"reporter", "photographer"}


def test_people_of_one_name_at_two_units_are_two(build: Build, rows: Rows) -> None:
    text = "{0}到家\n\n近日,{1}主任樊柳青说,“{0}到家”活动很好。"
    graph = build(text.format("车棚", "金水区花园路街道办事处"), text.format("树苗", "二七区建中街街道办事处"))
    assert len(rows(graph, PERSONS % "樊柳青")) == 2


def test_people_of_one_name_at_one_unit_are_one(build: Build, rows: Rows) -> None:
    text = "{0}到家\n\n近日,金水区花园路街道办事处主任樊柳青说,“{0}到家”活动很好。"
    graph = build(text.format("车棚"), text.format("树苗"))
    assert len(rows(graph, PERSONS % "樊柳青")) == 1


def test_whoever_holds_an_office_is_an_official(build: Build, rows: Rows) -> None:
    graph = build("车棚到家\n\n近日,金水区花园路街道办事处主任樊柳青说,“车棚到家”活动很好。")
    assert rows(graph, "SELECT ?name WHERE { ?person a kg:Official ; rdfs:label ?name }") == [("樊柳青",)]


REASONS = "SELECT ?reason WHERE { ?person a kg:Person ; kg:identityReason ?reason }"


def test_a_person_of_several_articles_says_why(build: Build, rows: Rows) -> None:
    text = "{0}到家\n\n近日,金水区花园路街道办事处主任樊柳青说,“{0}到家”活动很好。"
    graph = build(text.format("车棚"), text.format("树苗"))
    assert rows(graph, REASONS) == [("樊柳青 = 樊柳青: 多篇同名, 同一单位",)]
    graph = build(item("车棚到家", "记者 方砚山 通讯员 秦禾"), item("树苗到家", "记者 方砚山"))
    assert ("方砚山 = 方砚山: 多篇署名, 同一报纸或版面, 同为记者",) in rows(graph, REASONS)
    assert not any("秦禾" in reason for (reason,) in rows(graph, REASONS))


def test_a_villager_is_of_the_villages_district_wherever_he_is_met(build: Build, rows: Rows) -> None:
    visit = "灯笼进城\n\n近日,惠济区花园口镇花园口村村民葛青禾来到金水区,教孩子扎灯笼。"
    at_home = "灯笼上墙\n\n昨日,惠济区办展览。居民葛青禾说,灯笼扎了三天。"
    in_town = "灯笼上街\n\n昨日,金水区办展览。居民葛青禾说,灯笼扎了三天。"
    assert len(rows(build(visit, at_home), PERSONS % "葛青禾")) == 1
    assert len(rows(build(visit, in_town), PERSONS % "葛青禾")) == 2
