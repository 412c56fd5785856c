"""The name that a quantity stands beside."""

from __future__ import annotations

import pytest

from kg.extract.figures import figures
from kg.extract.rules import read_markup
from kg.extract.sentences import sentences
from kg.model import Article, Byline, Context


def about(markup: str) -> list[str]:
    """Whom each figure of a text is about, "" for nobody; names are marked [柳湾区/District]."""
    text, names = read_markup(markup)
    article = Article("k", text, None, None, None, (), (), Byline(), (), Context(), 1)
    found = figures(article, names, sentences(text))
    return ["" if figure.subject is None else names[figure.subject].name for figure in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("总投资3亿元的[石桥物流园/Facility]开工。", "石桥物流园"),
        ("[柳湾镇/Township]与商会签约,总投资3亿元、占地20亩的大型[石桥物流园/Facility]开工。", "石桥物流园"),
        ("从业26年的[王石桥/Person]退休。", ""),  # 盛传两年的王石桥离职 is no figure of hers
        ("[柳湾镇/Township]以3亿元的价格把地卖给[石桥物流园/Facility]。", "柳湾镇"),
        ("新建占地20亩的[柳湾镇/Township]果园。", ""),  # the town only says whose
    ],
)
def test_a_quantity_may_describe_the_name_behind_it(text: str, expected: str) -> None:
    assert set(about(text)) == {expected}


def test_a_name_in_quotation_marks_may_follow_its_size() -> None:
    assert about("整合多家单位,建成1200平方米的[“春芽”服务中心/PublicInstitution]。") == ["春芽”服务中心"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("目前,这一做法已在[石桥街道/Subdistrict]14个社区推广。", "石桥街道"),
        ("善款将用于资助[石桥镇/Township]的300名学生。", "石桥镇"),
        ("[柳湾镇/Township]查看[王石桥/Person]家的5亩花椒。", "柳湾镇"),  # who acts comes first
        ("昨日起,[王石桥/Person]家的5亩花椒发了新叶。", "王石桥"),
        # those of a list are counted together
        ("项目涉及[柳湾村/Village]、[石桥村/Village]300个组。", ""),
    ],
)
def test_what_is_counted_may_be_of_the_name_before_it(text: str, expected: str) -> None:
    assert about(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[柳湾区/District]北街[石桥大楼/Facility](25层高,烂尾楼)起火。", "石桥大楼"),
        ("[柳湾区/District]与[石桥公司/Company](员工300人)签约。", "石桥公司"),
        ("[柳湾镇/Township]召开(参会300人)会议。", "柳湾镇"),
    ],
)
def test_brackets_are_of_the_name_before_them(text: str, expected: str) -> None:
    assert about(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[柳湾区法院/GovernmentBody]判决[石桥公司/Company]赔偿[王石桥/Person]损失3万元。", "石桥公司"),
        ("[柳湾区法院/GovernmentBody]判处被告人[王石桥/Person]有期徒刑2年。", "王石桥"),
        ("[柳湾区法院/GovernmentBody]宣判,判处[王石桥/Person]拘役,并处罚金5000元。", "王石桥"),
        ("[柳湾区法院/GovernmentBody]判决被告人[王石桥/Person]犯盗窃罪,判处有期徒刑2年。", "王石桥"),
        ("[柳湾区法院/GovernmentBody]判决此案3起,涉及[石桥公司/Company]。", "柳湾区法院"),
    ],
)
def test_who_is_sentenced_pays(text: str, expected: str) -> None:
    assert about(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("主任[李柳湾/Person]带着[石桥公司/Company]的20名志愿者清扫楼道。", "石桥公司"),
        ("主任[李柳湾/Person]带着楼长和[石桥公司/Company]的展板20块清扫楼道。", "李柳湾"),
        ("去年,[王石桥/Person]等9人经熟人介绍来砌墙。", "王石桥"),
    ],
)
def test_whose_people_are_counted(text: str, expected: str) -> None:
    assert about(text) == [expected]
