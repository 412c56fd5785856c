"""Short forms by which an article goes on calling what it named in full."""

from __future__ import annotations

import pytest

from kg.extract.found import Found, Words
from kg.extract.short_forms import find_short_forms, short_forms
from kg.model import Kind, Span


def named(text: str, name: str, kind: Kind = "organization", type_: str = "PublicInstitution") -> Found:
    begin = text.index(name)
    return Found(Span(begin, begin + len(name)), kind, type_, "test", 0.9)


def read(text: str, *found: Found) -> list[str]:
    return [each.span.of(text) for each in find_short_forms(Words(text), found)]


@pytest.mark.parametrize(
    ("name", "area", "expected"),
    [
        ("二七区绿化管理所", "二七区", ("绿化管理所", "绿化所")),
        ("河口社会工作服务中心", "", ("河口中心",)),
        ("晨园游园", "", ("晨园",)),
        ("柳湖公园", "", ("柳湖",)),
        ("锦苑小区", "", ("锦苑",)),
        ("人民公园", "", ()),
        ("市规划局", "", ()),
        ("二七区法院", "二七区", ()),
        ("柳湾市鑫安热力有限责任公司", "柳湾市", ("鑫安热力有限责任公司", "鑫安公司", "鑫安热力")),
        ("柳湾市公共交通有限公司", "柳湾市", ("公共交通有限公司", "公共公司")),  # 公共交通 is what it runs
        ("清河路", "", ()),
        ("", "", ()),
    ],
)
def test_what_a_full_name_lends_itself_to(name, area, expected):
    assert short_forms(name, area) == expected


@pytest.mark.parametrize("name", ["二七区绿化管理所", "河口社会工作服务中心", "晨园游园", "鑫山园林绿化公司"])
def test_a_short_form_is_shorter_and_made_of_the_names_own_characters(name):
    for form in short_forms(name):
        assert 2 <= len(form) < len(name)
        assert set(form) <= set(name)


def test_a_short_form_is_found_behind_and_before_the_full_name():
    text = "绿化所通知:二七区绿化管理所移栽雪松。昨日,绿化所收工。"
    body, area = named(text, "二七区绿化管理所"), named(text, "二七区", "area", "District")
    assert read(text, body, area) == ["绿化所", "绿化所"]


def test_a_short_form_has_the_kind_and_class_of_its_full_name():
    text = "晨园游园开放。晨园有湖。"
    (form,) = find_short_forms(Words(text), [named(text, "晨园游园", "place", "Facility")])
    assert (form.kind, form.type, form.span) == ("place", "Facility", Span(7, 9))


def test_a_short_form_inside_a_name_or_a_word_is_none():
    text = "二七区绿化管理所移栽雪松。中原区绿化所到场。"
    body, area = named(text, "二七区绿化管理所"), named(text, "二七区", "area", "District")
    assert read(text, body, area, named(text, "中原区绿化所")) == []


def test_persons_areas_and_initiatives_have_no_short_forms():
    text = "绿化管理所。绿化所。"
    assert read(text, named(text, "绿化管理所", "area", "District")) == []
    assert read(text, named(text, "绿化管理所", "initiative", "Campaign")) == []


def test_two_bodies_of_one_short_form_do_not_share_a_place():
    text = "二七区绿化管理所、中原区绿化管理所到场。绿化所收工。"
    bodies = [named(text, "二七区绿化管理所"), named(text, "中原区绿化管理所")]
    areas = [named(text, "二七区", "area", "District"), named(text, "中原区", "area", "District")]
    assert read(text, *bodies, *areas) == ["绿化所"]


def test_a_body_found_once_is_found_behind_another_name_too() -> None:
    text = "河口执法局北园中队出动。北园中队队长来了。"
    team = Found(Span(12, 16), "organization", "GovernmentBody", "tagger.organization", 0.65)
    bureau = Found(Span(0, 5), "organization", "GovernmentBody", "suffix.proper", 0.85)
    assert [each.span for each in find_short_forms(Words(text), [bureau, team])] == [Span(5, 9)]


def test_a_short_form_behind_a_number_is_a_kind():
    text = "河口社区服务中心到场。3家社区服务中心签约。"
    assert read(text, named(text, "河口社区服务中心"), named(text, "河口", "area", "Township")) == []


def test_a_firms_brand_before_one_of_its_posts():
    text = "泉家福养老服务中心开业。泉家福负责人说好。泉家福很甜。"
    assert read(text, named(text, "泉家福养老服务中心")) == ["泉家福"]
    text = "养老服务中心开业。养老负责人说好。"
    assert read(text, named(text, "养老服务中心")) == []
