"""Persons by what stands around their names: a post, a role, a verb of speaking, an honorific."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.found import Words
from kg.extract.people import find_again, find_people
from kg.model import Span


def people(text: str, taken: tuple[Span, ...] = ()) -> list[tuple[str, str]]:
    found = find_people(Words(text), list(taken))
    return [(each.span.of(text), each.rule) for each in sorted(found, key=lambda each: each.span)]


def names(text: str) -> list[str]:
    return [name for name, _ in people(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("社区主任亢春风说,大家都来。", ["亢春风"]),
        ("市民党贺喜到场。", ["党贺喜"]),
        ("居民宋以宁、何向川领奖。", ["宋以宁", "何向川"]),
        ("队员宋以宁和何向川领奖。", ["宋以宁", "何向川"]),
        ("区长宋以宁和居民代表何向川在会上表态。", ["宋以宁", "何向川"]),
        ("党组书记宋以宁与大家座谈。", ["宋以宁"]),
        ("来自外地的何向川老人到场。", ["何向川"]),
        ("宋以宁告诉记者,路修好了。", ["宋以宁"]),
        ("鑫山公司党委书记宋以宁到场。", ["宋以宁"]),
        ("社区主任宋以宁", ["宋以宁"]),
        ("退休理发师傅宋以宁到场。", ["宋以宁"]),  # a post that goes on behind another
        ("站长由宋以宁担任。", []),
        ("服务队发起人之一宋以宁说好。", ["宋以宁"]),
        ("政协委员宋以宁到场。", ["宋以宁"]),  # a post that a relation rule knows
        ("市民关爱国说他来过。", ["关爱国"]),
        ("会长石广安在会上致辞。", ["石广安"]),
        ("侯寨乡乡长宋以宁带队。", ["宋以宁"]),
        ("辅警郭振立即赶到。", ["郭振"]),
        ("许岚也表示,路修好了。", ["许岚"]),
        ("主任许岚刚从外地回来。主任许岚说好。", ["许岚", "许岚"]),
        ("主任许岚园说好。许岚有房,许岚做菜,许岚在家,许岚和人散步。", ["许岚"]),  # …园 once, the name again and again
        ("原告陈某以路滑为由起诉。", []),
        ("退休矿工普文河说:“水清了。”", ["普文河"]),  # a surname that elsewhere is a word
        ("椒农宋以宁种了五亩。", ["宋以宁"]),
        ("高级农艺师应国良一边切橘子一边讲。", ["应国良"]),
        ("社区辅导员粘志川(左二)在讲课。", ["粘志川"]),
        ("家属向红星新闻透露。", []),
        ("家住六角亭街的文艳秋来了。", ["文艳秋"]),
    ],
)
def test_who_is_named(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "高度重视,主任高度评价。",
        "主任说,居民都来,队员在场。",
        "市民管理水平提高。",
        "代表全体职工和队员。",
        "“路修好了,”大家说。",
        "本报记者、通讯员。",
        "市长江大桥通车。",
        "有市民关爱尊老院。",
        "护士凌晨接到电话。",
        "住户宿舍区在城东。",
        "员工宿舍如同新房。",
        "",
    ],
)
def test_nobody_is_named(text):
    assert names(text) == []


def test_a_particle_behind_a_name_is_no_part_of_it():
    found = names("党组书记江成与大家座谈。")
    assert found in ([], ["江成"])


def again(text: str, taken: tuple[Span, ...] = ()) -> list[tuple[str, int]]:
    """Where the names that were found stand once more."""
    words = Words(text)
    found = find_again(words, find_people(words, []), taken)
    return [(each.span.of(text), each.span.begin) for each in found]


def test_the_same_name_again_is_the_same_person():
    text = "居民宋以宁领奖。晚上宋以宁回家。"
    assert again(text) == [("宋以宁", 10)]
    assert again(text, (Span(10, 13),)) == []
    assert again("居民宋以宁领奖。晚上何向川回家。") == []


def test_who_is_one_of_several_may_be_a_stranger():
    assert [name for name, _ in people("这是当事人之一宋女士。")] == ["宋女士"]


def test_a_stranger_is_kept_with_his_address_and_little_confidence():
    (stranger,) = find_people(Words("罗先生说,路修好了。"), [])
    assert stranger.span == Span(0, 3)
    assert stranger.rule == "person.stranger"
    assert stranger.confidence < 0.5


def test_a_stranger_is_not_looked_for_again():
    assert people("罗先生到场。罗先生说好。") == [("罗先生", "person.stranger")] * 2
    assert again("罗先生到场,他等罗先生。") == []
    assert names("几位先生到场,各位女士请坐。") == []


def test_no_person_stands_where_something_else_does():
    text = "居民宋以宁领奖,队员何向川领奖。"
    assert people(text, (Span(2, 5),)) == [("何向川", "person.post")]
    assert people(text, (Span(3, 4), Span(10, 11))) == []


def test_after_a_post_a_village_is_hardly_a_person():
    sure = find_people(Words("村民宋以宁领奖。"), [])
    unsure = find_people(Words("村民张庄村修路。"), [])
    assert all(each.confidence < sure[0].confidence for each in unsure)


PIECES = (
    *("主任", "居民", "队员", "先生", "老人", "说", "告诉记者", "是", "宋以宁", "何向川", "欧阳晓文", "亢", "春风"),
    *("罗", "、", "和", "与", "的", "，", "。", "“", "”", "\n", " ", "3", "村", "路", "A"),
)


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_persons_lie_in_the_text_and_never_cross(text):
    found = sorted(find_people(Words(text), []), key=lambda each: each.span)
    assert all(0 <= each.span.begin < each.span.end <= len(text) for each in found)
    assert all(2 <= len(each.span.of(text)) <= 4 for each in found)
    assert not any(one.span.overlaps(two.span) for one, two in pairwise(found))
    assert not any(character in each.span.of(text) for each in found for character in "、，。“”\n 3A")


def test_by_whom_is_no_name():
    assert names("由镇长宋以宁任指挥长。") == ["宋以宁"]


def test_who_lives_somewhere_may_be_named_behind_the_particle() -> None:
    text = "佳棉村的黄梅雨带着孩子来了。"
    assert [each.span.of(text) for each in find_people(Words(text), [])] == ["黄梅雨"]


@pytest.mark.parametrize("text", ["本报记者谢成丹摄。", "男孩的母亲和奶奶也在。"])
def test_who_signs_a_picture_and_somebody_s_grandmother_are_nobody_here(text: str) -> None:
    assert list(find_people(Words(text), [])) == []


def test_a_hidden_name_ends_where_the_next_word_begins() -> None:
    assert list(find_people(Words("幼儿园负责人陈某解释了此事。"), [])) == []
    text = "居民张某双到场。"
    assert [each.span.of(text) for each in find_people(Words(text), [])] == ["张某双"]


def test_of_two_posts_the_second_stands_before_the_name() -> None:
    text = "来自仪陇县的木工班长蒲长贵到场。"
    assert [each.span.of(text) for each in find_people(Words(text), [])] == ["蒲长贵"]


@pytest.mark.parametrize(
    ("text", "found"), [("园长向澎湃新闻表示,她在。", []), ("事后,沈骏杰副市长到场。", ["沈骏杰"])]
)
def test_a_preposition_and_a_deputy_s_post_are_no_part_of_a_name(text: str, found: list[str]) -> None:
    assert [each.span.of(text) for each in find_people(Words(text), [])] == found
