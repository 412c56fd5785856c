"""What a bare noun names again."""

from __future__ import annotations

import pytest

from kg.extract.again import named_again
from kg.extract.rules import read_markup
from kg.extract.scenes import scene
from kg.extract.sentences import sentences
from kg.model import Article, Byline, Context, Span

_BETWEEN = "天晴了。" * 5


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
    text, names = read_markup(markup)
    article = Article("k", text, None, None, None, (), (), Byline(), (), Context(), 1)
    staged = scene(article, names, sentences(text), (), ())
    begin = text.rindex(noun)
    found = named_again(staged, staged.at(begin), Span(begin, begin + len(noun)))
    assert (None if found is None else names[found].name) == expected
