"""What a bare noun names again."""

from __future__ import annotations

import pytest

from kg.extract.again import named_again
from kg.extract.rules import read_markup
from kg.extract.scenes import scene
from kg.extract.sentences import sentences
from kg.model import Article, Byline, Context, Span

_BETWEEN = "天晴了。" * 5


def again(markup: str, noun: str) -> str | None:
    """What the last occurrence of a noun names again."""
    text, names = read_markup(markup)
    article = Article("k", text, None, None, None, (), (), Byline(), (), Context(), 1)
    staged = scene(article, names, sentences(text), (), ())
    begin = text.rindex(noun)
    found = named_again(staged, staged.at(begin), Span(begin, begin + len(noun)))
    return None if found is None else names[found].name


@pytest.mark.parametrize(
    ("markup", "noun", "expected"),
    [
        ("[春芽服务队/WorkingGroup]成立。服务队栽树。", "服务队", "春芽服务队"),
        ("[春芽服务队/WorkingGroup]成立。[绿叶服务队/WorkingGroup]栽树。服务队栽树。", "服务队", None),
        ("[石桥物流园/Facility]开工。[物流园/Facility]占地广。物流园栽树。", "物流园", "石桥物流园"),
        (f"[石桥物流园/Facility]开工。{_BETWEEN}物流园栽树。", "物流园", "石桥物流园"),
        # only a part of what acts: the road of the park, not the park
        (f"[石桥景区/Facility]开门。{_BETWEEN}景区道路结冰。", "景区道路", None),
        ("[柳湾三星级酒店/Company]开业。一星级酒店打折。", "酒店", None),
    ],
)
def test_named_again(markup: str, noun: str, expected: str | None) -> None:
    assert again(markup, noun) == expected


@pytest.mark.parametrize(
    ("markup", "noun", "expected"),
    [
        ("[石桥家属院/Estate]建得早。院里住满了人。", "院里", "石桥家属院"),
        ("[石桥小学/PublicInstitution]开学。学校添了新桌椅。", "学校", "石桥小学"),
        ("[石桥路工程/Project]开工。[柳湾桥工程/Project]开工。项目进展快。", "项目", None),  # which one?
        ("[石桥公司/Company]开工。企业30家到场。", "企业", None),  # what is counted is any
        (f"[石桥小学/PublicInstitution]开学。{_BETWEEN}学校添了新桌椅。", "学校", None),
    ],
)
def test_a_noun_that_says_what_a_thing_is(markup: str, noun: str, expected: str | None) -> None:
    assert again(markup, noun) == expected
