"""An article that goes on elsewhere in the paper ends there, and its other part is not read into its neighbour."""

import pytest

from kg.model import Context
from kg.read.articles import read_articles
from kg.read.doubts import doubts
from kg.read.plain import page_from_text
from kg.read.turned import turns_from, turns_to

PAGE = """柳湾区为老楼加装电梯

柳湾区昨日为老楼加装电梯3部，居民都说好，今年将再{to}

青溪街道清扫积雪

青溪街道昨日组织志愿者清扫积雪，共清出道路12条。

{title}{back}装20部，明年再装30部。居民方秋禾说，这样就方便了。
"""


@pytest.mark.parametrize("to", ["（下转A3版）", "\n下转A3版", "（下转第三版）", "\n▶下转03版"])
@pytest.mark.parametrize("back", ["（上接A1版）", "上接A1版\n", "（上接第一版）", "◀紧接1版 "])
@pytest.mark.parametrize("title", ["", "柳湾区为老楼加装电梯\n\n"])
def test_both_parts_are_articles_and_named(to: str, back: str, title: str) -> None:
    found = read_articles(page_from_text(PAGE.format(to=to, back=back, title=title)), Context())
    assert [each.headline.of(each.text) if each.headline else "" for each in found] == [
        "柳湾区为老楼加装电梯",
        "青溪街道清扫积雪",
        title.strip(),
    ]
    assert [each.article for each in doubts(found) if each.kind == "turned"] == [0, 2]


def test_the_warning_says_where_it_goes_on() -> None:
    found = read_articles(page_from_text(PAGE.format(to="（下转A3版）", back="（上接A1版）", title="")), Context())
    assert [each.what for each in doubts(found)] == [
        "（下转A3版）: a part of an article (expected it whole)",
        "（上接A1版）: a part of an article (expected it whole)",
    ]


@pytest.mark.parametrize("text", ["车辆由此下转至地面", "他翻到第3版", "下转的齿轮"])
def test_what_does_not_turn(text: str) -> None:
    assert not turns_to(text)
    assert not turns_from(text)


@pytest.mark.parametrize("text", ["上接地气，下连民心", "接3版面通知", "会议上接待来客3人"])
def test_what_does_not_come_from_elsewhere(text: str) -> None:
    assert not turns_from(text)
