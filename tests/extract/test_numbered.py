"""Names that a number is a part of."""

from __future__ import annotations

import pytest

from kg.extract.areas import find_areas
from kg.extract.found import Words
from kg.extract.numbered import find_numbered
from kg.extract.suffixes import find_suffixed
from kg.model import Context


def numbered(text: str) -> list[tuple[str, str]]:
    areas = find_areas(text, Context(city="410100"))
    words = Words(text, [area.span for area in areas])
    found = find_numbered(words, [*areas, *find_suffixed(words, areas)])
    return [(each.span.of(text), each.type) for each in sorted(set(found), key=lambda each: each.span)]


@pytest.mark.parametrize(
    ("text", "name", "type_"),
    [
        ("城东路105号院失火。", "城东路105号院", "Estate"),
        ("记者拨打了96315消费投诉热线。", "96315消费投诉热线", "PublicInstitution"),
        ("他们来到花园路北三环附近的石桥村。", "北三环", "Road"),
        ("长乐路52弄小区装上了电梯。", "长乐路52弄小区", "Estate"),
        ("长乐路52弄的住户很高兴。", "长乐路52弄", "Estate"),
        ("清河集团第二公司三车间工人来到石桥村。", "清河集团第二公司三车间", "WorkingGroup"),
        ("清河集团三公司的车来到石桥村。", "清河集团三公司", "Company"),
        ("南十四道街停水。", "南十四道街", "Road"),
        ("市公交公司第三车队司机拾金不昧。", "市公交公司第三车队", "WorkingGroup"),
        ("市交警支队三大队民警说。", "市交警支队三大队", "PoliceBody"),
    ],
)
def test_a_number_belongs_to_the_name(text, name, type_):
    assert (name, type_) in numbered(text)


@pytest.mark.parametrize(
    "text",
    [
        "清河集团第二公司三名工人来到石桥村。",
        "清河公司三大队人马来到石桥村。",
        "清河公司有三车间。",
        "热线电话响个不停。",
        "12345名市民拨打热线。",
        "他拨打8812345报名热线。",
        "他绕城跑了三环。",
        "小区以东三环以内。",
        "他在长乐路52弄丢了钱包。",
    ],
)
def test_a_number_that_counts_belongs_to_none(text):
    assert numbered(text) == []


@pytest.mark.parametrize("name", ["胜利西路七号院", "红旗社区28号院"])
def test_yards_by_a_word_and_of_a_community(name: str) -> None:
    assert (name, "Estate") in numbered(f"昨日,{name}失火。")
