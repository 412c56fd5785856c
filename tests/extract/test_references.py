"""Forms that name a thing only in its article: 该园, 我市, 办事处."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.found import Found, Words
from kg.extract.references import find_references
from kg.model import Kind, Span


def named(text: str, name: str, kind: Kind, type_: str) -> Found:
    begin = text.index(name)
    return Found(Span(begin, begin + len(name)), kind, type_, "test", 0.9)


def read(text: str, *found: Found) -> list[tuple[str, str, str]]:
    return [(each.span.of(text), each.kind, each.type) for each in find_references(Words(text), found)]


def forms(text: str) -> list[str]:
    return [form for form, _, _ in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("我市召开会议。", ("我市", "area", "City")),
        ("在我区开会。", ("我区", "area", "District")),
        ("该园占地3亩。", ("该园", "place", "Facility")),
        ("昨日,该局清理路面。", ("该局", "organization", "GovernmentBody")),
        ("本校开学。", ("本校", "organization", "PublicInstitution")),
        ("该活动持续三天。", ("该活动", "initiative", "Campaign")),
        ("办事处组织职工。", ("办事处", "organization", "SubdistrictOffice")),
        ("由街道办事处负责。", ("街道办事处", "organization", "SubdistrictOffice")),
    ],
)
def test_a_form_and_what_it_can_stand_for(text, expected):
    assert read(text) == [expected]


@pytest.mark.parametrize(
    "text",
    ["该园林公司开业。", "该区域清洁。", "该院长到场。", "我市民到场。", "该路口堵车。", "老办事处旧址。"],
)
def test_the_beginning_of_another_word_and_a_bare_noun_are_no_references(text):
    assert forms(text) == []


def test_the_longer_form_is_read():
    assert forms("该市场开业,该小区改造,该街道开会。") == ["该市场", "该小区", "该街道"]
    assert "该市" not in forms("该市场部开会。")


def test_the_same_form_is_a_hospital_or_a_courtyard_by_what_was_named():
    text = "清河医院落成,该院有床位。"
    assert read(text, named(text, "清河医院", "organization", "PublicInstitution")) == [
        ("该院", "organization", "PublicInstitution")
    ]
    text = "柳园家属院改造,该院干净。"
    assert read(text, named(text, "柳园家属院", "place", "Estate")) == [("该院", "place", "Estate")]


def test_of_two_named_before_the_nearer_decides():
    text = "清河医院和柳园家属院改造,该院干净。"
    hospital = named(text, "清河医院", "organization", "PublicInstitution")
    courtyard = named(text, "柳园家属院", "place", "Estate")
    assert read(text, hospital, courtyard) == read(text, courtyard, hospital) == [("该院", "place", "Estate")]


def test_what_is_named_only_afterwards_decides_nothing():
    text = "该院干净。清河医院落成。"
    assert read(text, named(text, "清河医院", "organization", "PublicInstitution")) == read("该院干净。")


def test_no_reference_stands_inside_a_name():
    text = "大学路办事处组织职工。办事处开会。"
    office = named(text, "大学路办事处", "organization", "SubdistrictOffice")
    (reference,) = find_references(Words(text), [office])
    assert reference.span == Span(11, 14)


PIECES = (
    *("该", "本", "我", "院", "园", "市", "区", "办事处", "街道", "公司", "局", "，", "。", "由", "和", "\n", "清河"),
    *("3", " "),
)


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_references_lie_in_the_text_in_order(text):
    spans = [each.span for each in find_references(Words(text), [])]
    assert all(span.of(text) and span.end <= len(text) for span in spans)
    assert all(one.end <= two.begin for one, two in pairwise(spans))


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["该", "该局", "我市", "办事处", "由办事处", "该院。", "街道"])
def test_the_time_is_linear_where_nothing_was_named(unit, cpu):
    read("该局开会。")  # the tables are read on first use
    times = []
    for length in (10_000, 40_000):
        words = Words((unit * length)[:length] + "。")
        times.append(cpu(find_references, words, []))
    assert times[1] < max(0.4, 10 * times[0])


def test_a_town_says_so_where_it_acts():
    assert ("镇里", "area", "Township") in read("镇里请来了专家。")
    assert forms("他回到镇里住下。") == []


@pytest.mark.parametrize("text", ["警察应该会到场。", "资本市场讲故事。", "日本企业五家。"])
def test_half_a_word_is_no_form(text):
    assert forms(text) == []


@pytest.mark.parametrize(
    ("name", "type_", "text", "form"),
    [
        ("石桥街道务工维权站", "WorkingGroup", "他找到石桥街道务工维权站。维权站站长来了。", "维权站"),
        ("柳湾区消防大队", "PoliceBody", "柳湾区消防大队到了。大队参谋来了。", "大队"),
        ("柳湾春酒店", "Company", "他住在柳湾春酒店。该酒店有三层。", "该酒店"),
        ("鑫河种植合作社", "Company", "鑫河种植合作社成立。合作社与大学签约。", "合作社"),
    ],
)
def test_a_body_is_called_again_by_its_last_words(name, type_, text, form):
    assert read(text, named(text, name, "organization", type_)) == [(form, "organization", type_)]


@pytest.mark.parametrize("text", ["柳湾春酒店开业。他住在酒店里。", "柳湾春酒店、石桥春酒店开业。酒店都满了。"])
def test_a_common_noun_and_what_two_are_called_is_no_form(text):
    names = [name for name in ("柳湾春酒店", "石桥春酒店") if name in text]
    assert read(text, *(named(text, name, "organization", "Company") for name in names)) == []


def test_a_site_is_called_again_by_its_kind():
    text = "镇里建起黄河陈列室。陈列室面积350平方米。游客在陈列室里拍照。"
    assert read(text, named(text, "黄河陈列室", "place", "Facility")) == [
        ("镇里", "area", "Township"),
        ("陈列室", "place", "Facility"),
    ]


def test_a_primary_school_is_the_school() -> None:
    text = "民警走进柳湾市第一小学。交警大队向学校赠书。"
    school = named(text, "柳湾市第一小学", "organization", "PublicInstitution")
    assert read(text, school) == [("学校", "organization", "PublicInstitution")]


def test_a_school_that_is_named_again_by_its_end_is_one() -> None:
    text = "柳河镇实验小学修操场。实验小学添了树。民警与学校签约。"
    long = named(text, "柳河镇实验小学", "organization", "PublicInstitution")
    second = text.index("实验小学", 9)
    short = Found(Span(second, second + 4), "organization", "PublicInstitution", "test", 0.9)
    assert ("学校", "organization", "PublicInstitution") in read(text, long, short)


def test_what_something_is_centred_on_is_no_centre() -> None:
    text = "柳河服务中心开门,以健康为中心。"
    assert read(text, named(text, "柳河服务中心", "organization", "PublicInstitution")) == []


def test_a_school_named_again_is_the_school_where_another_is_named_once() -> None:
    text = "河口小学修操场。石桥小学送来书。河口小学道谢。民警与学校签约。"
    first, other = (
        named(text, "河口小学", "organization", "PublicInstitution"),
        named(text, "石桥小学", "organization", "PublicInstitution"),
    )
    second = text.rindex("河口小学")
    again = Found(Span(second, second + 4), "organization", "PublicInstitution", "test", 0.9)
    assert ("学校", "organization", "PublicInstitution") in read(text, first, other, again)
    assert read(text, first, other) == []
