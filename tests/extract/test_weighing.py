"""What of the tagger's names counts beside the grammar's: the table of cases, one by one."""

from __future__ import annotations

import pytest

from kg.extract.found import Found, Words
from kg.extract.weighing import CASES, weigh
from kg.model import Span


def weighed(text: str, name: str, label: str, grammar: tuple[Found, ...] = ()) -> list[tuple[str, str, str]]:
    span = Span(text.index(name), text.index(name) + len(name))
    return [(each.span.of(text), each.kind, each.type) for each in weigh(Words(text), grammar, [(span, label)])]


@pytest.mark.parametrize(
    ("text", "name", "label", "found"),
    [
        ("昨日,宋以宁骑车来到河边。", "宋以宁", "PER", ("person", "Person")),
        ("昨日,买买提·艾力骑车来到河边。", "买买提·艾力", "PER", ("person", "Person")),
        ("楼房由晨光电力建设集团承建。", "晨光电力建设集团", "ORG", ("organization", "Company")),
        ("车停在晨光家园。", "晨光家园", "LOC", ("place", "Estate")),
        ("路过荷塘社区。", "荷塘社区", "LOC", ("area", "Community")),
        ("路过李权庄。", "李权庄", "LOC", ("area", "Village")),
        ("路过吕家坳。", "吕家坳", "PER", ("area", "Village")),
        ("局长谌望岭说,谌望岭刚来。", "谌望岭", "PER", ("person", "Person")),  # not a village where a post leads it
        ("由卫生计生委组织。", "卫生计生委", "ORG", ("organization", "GovernmentBody")),
    ],
)
def test_what_counts(text: str, name: str, label: str, found: tuple[str, str]) -> None:
    assert weighed(text, name, label) == [(name, *found)]


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("温峤镇下了雨,温峤人不怕。", "温峤", "PER"),  # the beginning of another name
        ("陈列室展出农具。", "陈列室", "PER"),  # a kind of room
        ("高度差很大。", "高度差", "PER"),  # a word of the dictionary
        ("菜农仓麦穗学会了授粉。", "仓麦穗学会", "ORG"),  # a verb
        ("周周有活动。", "周周", "PER"),
        ("路过石桥村。", "石桥村", "PER"),
        ("楼房由有关集团承建。", "有关集团", "ORG"),  # says not which one
        ("楼房由晨光集团和河口集团承建。", "晨光集团和河口集团", "ORG"),  # two
        ("柳湾园区共规划公办小学5所。", "柳湾园区共规划公办小学", "ORG"),  # a clause
        ("巷口有两家王姓人。", "王姓", "PER"),
        ("大家都学雷锋精神。", "雷锋", "PER"),  # called after him
        ("目前全省青少年宫协会不多。", "全省青少年宫协会", "ORG"),
        ("美科技股受惊。", "美科技股", "ORG"),
        ("公司办公室主任到场。", "公司办公室", "ORG"),
        ("路过河口。", "河口", "LOC"),  # no ending says what it is
    ],
)
def test_what_does_not_count(text: str, name: str, label: str) -> None:
    assert weighed(text, name, label) == []


def test_a_name_of_the_grammar_stands() -> None:
    text = "楼房由晨光电力建设集团承建。"
    known = Found(Span(3, 5), "place", "Facility", "suffix.proper", 0.85)
    assert weighed(text, "晨光电力建设集团", "ORG", (known,)) == []


def test_every_case_has_an_example_of_its_own() -> None:
    assert len({case.example for case in CASES}) == len(CASES)
    assert {case.label for case in CASES} == {"PER", "LOC", "ORG"}


def area(text: str, name: str, type_: str) -> Found:
    return Found(Span(text.index(name), text.index(name) + len(name)), "area", type_, "register", 0.95)


def test_a_name_goes_on_behind_the_area_that_it_begins_with() -> None:
    text = "海口旅行社行业自律检查组出发。海口晨光中心家园失火。"
    city = area(text, "海口", "City")
    assert weighed(text, "海口旅行社行业自律检查组", "ORG", (city,)) == []  # 检查组 is no ending
    text = "海口旅行社行业自律工作组出发。"
    found = [("海口旅行社行业自律工作组", "organization", "WorkingGroup")]
    assert weighed(text, "海口旅行社行业自律工作组", "ORG", (area(text, "海口", "City"),)) == found


@pytest.mark.parametrize(
    ("text", "name", "label", "type_"),
    [
        ("海口某公司开业。", "海口某公司", "ORG", "City"),
        ("海口另一家公司开业。", "海口另一家公司", "ORG", "City"),
        ("红旗社区胜利西路修好了。", "红旗社区胜利西路", "LOC", "Community"),
        ("镇里随即组织卫生院开展工作。", "镇里随即组织卫生院", "ORG", "Township"),
    ],
)
def test_anybody_and_clauses_are_no_names(text: str, name: str, label: str, type_: str) -> None:
    first = {"City": "海口", "Community": "红旗社区", "Township": "镇"}[type_]
    assert weighed(text, name, label, (area(text, first, type_),)) == []
