"""Every finder's candidates weighed against each other: the table of cases, the traps, and spans that hold."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.found import Found
from kg.extract.mentions import find_mentions, settle
from kg.extract.sentences import sentences
from kg.model import Article, Byline, Context, Kind, Mention, Span


def article(text: str, *, headline: bool = False, city: str = "410100", bylines: tuple[Span, ...] = ()) -> Article:
    """An article of Zhengzhou, its first line for a headline if it has one."""
    first = Span(0, text.index("\n")) if headline else None
    whole = (Span(0, len(text)),)
    return Article("key", text, first, None, None, bylines, whole, Byline(), (), Context(city=city), 1)


def mentions(text: str, **more) -> tuple[Mention, ...]:
    return find_mentions(article(text, **more), sentences(text))


def names(text: str, **more) -> list[tuple[str, str]]:
    return [(mention.name, mention.type) for mention in mentions(text, **more)]


def found(begin: int, end: int, kind: Kind = "organization", type_: str = "", confidence: float = 0.8) -> Found:
    return Found(Span(begin, end), kind, type_ or kind, "test", confidence)


AREA, OTHER_AREA = found(0, 3, "area", "District"), found(3, 6, "area", "Township")
BODY, PARTY = found(0, 8, type_="GovernmentBody"), found(0, 8, type_="PartyBody")
COMPANY = found(0, 4, type_="Company")

# what it shows: the candidates, and which of them stay, in text order
CASES = {
    "names apart all stay": ([AREA, OTHER_AREA], [AREA, OTHER_AREA]),
    "a longer name over a shorter one inside it": ([found(2, 5, "place"), BODY], [BODY]),
    "a longer name over one that it ends with": ([found(4, 8), BODY], [BODY]),
    "the area that a body begins with stays": ([AREA, BODY], [BODY, AREA]),
    "the area that a place begins with stays": ([AREA, found(0, 8, "place")], [found(0, 8, "place"), AREA]),
    "an area in the middle of a body does not": ([OTHER_AREA, BODY], [BODY]),
    "but it stays in the middle of a party body": ([OTHER_AREA, PARTY], [PARTY, OTHER_AREA]),
    "the company that a body begins with stays": ([COMPANY, PARTY], [PARTY, COMPANY]),
    "another body at the beginning does not": ([found(0, 4, type_="PoliceBody"), BODY], [BODY]),
    "a person at the beginning does not": ([found(0, 3, "person"), BODY], [BODY]),
    "no area inside a person": ([found(0, 2, "area"), found(0, 4, "person")], [found(0, 4, "person")]),
    "no area inside an initiative": ([AREA, found(0, 8, "initiative")], [found(0, 8, "initiative")]),
    "no area inside an area": ([AREA, found(0, 6, "area")], [found(0, 6, "area")]),
    "of two that cross, the surer": (
        [found(0, 4, confidence=0.7), found(2, 6, confidence=0.9)],
        [found(2, 6, confidence=0.9)],
    ),
    "of two that cross and are as sure, the one further left": ([found(2, 6), found(0, 4)], [found(0, 4)]),
    "of one span, the surer": (
        [found(0, 4, "place", confidence=0.7), found(0, 4, confidence=0.9)],
        [found(0, 4, confidence=0.9)],
    ),
    "of one span, the likelier kind": ([found(0, 3, "place"), found(0, 3, "person")], [found(0, 3, "person")]),
    "the same twice is once": ([BODY, BODY], [BODY]),
    "nothing": ([], []),
}


@pytest.mark.parametrize(("candidates", "kept"), CASES.values(), ids=CASES)
def test_settle(candidates, kept):
    assert settle(candidates) == kept


def test_the_order_of_candidates_does_not_matter():
    candidates = [AREA, OTHER_AREA, BODY, COMPANY, found(5, 9, "place"), found(8, 11, "person"), found(10, 14)]
    assert settle(candidates) == settle(candidates[::-1]) == settle(candidates[3:] + candidates[:3])


def test_nothing_touches_a_closed_span():
    assert settle([AREA, found(6, 9, "person")], [Span(2, 4)]) == [found(6, 9, "person")]
    assert settle([AREA], [Span(3, 5)]) == [AREA]


KINDS: tuple[Kind, ...] = ("person", "organization", "area", "place", "initiative")
CANDIDATES = st.builds(
    lambda begin, length, kind, sure: found(begin, begin + length, kind, confidence=sure),
    st.integers(0, 20),
    st.integers(1, 8),
    st.sampled_from(KINDS),
    st.sampled_from((0.6, 0.8, 0.9)),
)


@given(st.lists(CANDIDATES, max_size=12))
def test_settled_names_are_apart_or_one_in_the_other(candidates):
    kept = settle(candidates)
    assert set(kept) <= set(candidates)
    assert settle(kept) == kept
    for one in kept:
        for other in kept:
            nested = one.span.covers(other.span) or other.span.covers(one.span)
            assert nested or not one.span.overlaps(other.span)
    assert all(any(each.span.overlaps(stays.span) for stays in kept) for each in candidates)


TRAPS = {
    "圃田乡协助市规划局拆除违法建筑。": [("圃田乡", "Township"), ("市规划局", "GovernmentBody")],
    "惠济区花园口镇开会。": [("惠济区", "District"), ("花园口镇", "Township")],
    "荥阳市长江大桥通车。": [("荥阳市", "County"), ("长江大桥", "Road")],
    "郑州市长宋以宁到场。": [("郑州市", "City"), ("宋以宁", "Person")],
    "东兴市开会。": [("东兴市", "County")],
    "东兴市民政局开会。": [("东兴市民政局", "GovernmentBody"), ("东兴市", "County")],
    "队员亢春风到场。": [("亢春风", "Person")],
    "市民党贺喜到场。": [("党贺喜", "Person")],
    "党组书记宋以宁与大家座谈。": [("宋以宁", "Person")],
    "四元素组合亮相。": [],
    "二七区建立区级台账。": [("二七区", "District")],
    "宣布建立区、镇两级台账。": [],
    "乡镇为镇容整洁想办法,称为镇区。": [],
    "环城西路西站社区扫雪。": [("环城西路", "Road"), ("西站社区", "Community")],
    "许昌市公安局刑警支队出动。": [
        *[("许昌市公安局刑警支队", "PoliceBody"), ("许昌市公安局", "PoliceBody"), ("许昌市", "City")],
    ],
}


@pytest.mark.parametrize(("text", "expected"), TRAPS.items(), ids=TRAPS)
def test_traps(text, expected):
    assert names(text) == expected


def test_a_name_never_takes_the_particle_behind_it():
    assert names("党组书记江成与大家座谈。") in ([], [("江成", "Person")])


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        ("二七区绿化管理所移栽雪松。", "二七区绿化管理所", "二七区"),
        ("花园口镇民政所送去棉被。", "花园口镇民政所", "花园口镇"),
        ("鑫山公司党委书记到场。", "鑫山公司党委", "鑫山公司"),
        ("共青团中原区委开会。", "共青团中原区委", "中原区"),
        ("新城街道办事处开会。", "新城街道办事处", "新城街道"),
    ],
)
def test_the_name_that_another_begins_with_is_inner(text, outer, inner):
    assert [(each.name, each.inner) for each in mentions(text)] == [(outer, False), (inner, True)]


def test_an_area_beside_a_name_is_not_inner():
    assert not any(each.inner for each in mentions("惠济区花园口镇开展慈善救助活动。"))


def test_what_a_mention_carries():
    text = "昨日晴。鄭州市二七區 绿化管理所移栽雪松。"
    city, district, *_ = mentions(text)
    assert (city.name, city.code, city.evidence.quote) == ("郑州市", "410100", "鄭州市")
    assert district.evidence.sentence.of(text) == "鄭州市二七區 绿化管理所移栽雪松。"
    assert district.evidence.article == "key"


def test_quotation_marks_stand_in_the_quote_and_not_in_the_name():
    (mention,) = [each for each in mentions("“青禾”公司开业。") if each.kind == "organization"]
    assert (mention.name, mention.evidence.quote) == ("青禾公司", "“青禾”公司")


def test_a_short_form_and_a_reference_are_found_with_the_full_name():
    text = "二七区绿化管理所移栽雪松。绿化所收工,该所种着月季。"
    assert names(text)[2:] == [("绿化所", "PublicInstitution"), ("该所", "PublicInstitution")]


def test_nothing_is_read_in_a_byline():
    text = "本报讯(记者 宋以宁 二七区绿化管理所 何向川)二七区绿化管理所移栽雪松。"
    byline = Span(3, text.index(")") + 1)
    found = mentions(text, bylines=(byline,))
    assert [each.name for each in found] == ["二七区绿化管理所", "二七区"]
    assert not any(each.evidence.span.overlaps(byline) for each in found)


SNIPPETS = (
    *("二七区", "惠济区花园口镇", "管城区", "大学路办事处", "办事处", "该园", "该院", "我市", "绿化管理所", "绿化所"),
    *("区委", "党委", "中心", "局", "路", "村", "街道", "社区", "小区", "鑫山公司", "主任", "居民", "宋以宁", "何向川"),
    *("欧阳晓文", "先生", "说", "告诉记者", "来自", "、", "和", "与", "的", "，", "。", "！", "“", "”", "《", "》"),
    *("‘", "’", "「", "」", "(", "）", "\n", "\u3000", " ", "办法", "活动", "行动", "工程", "清河", "慈善救助", "开展"),
    *("治理", "违法建筑", "3", "3.5", "１２", "％", "ＡＢ", "區", "鄭州市", "二七區", "號", "办", "驻", "105号院"),
    *("市", "县", "十", "😀", "𠮷", "\t", "\u2028"),
)
TEXTS = st.lists(st.sampled_from(SNIPPETS) | st.characters(exclude_categories=["Cs"]), max_size=25).map("".join)


@settings(deadline=None, max_examples=200)
@given(TEXTS, st.booleans(), st.sampled_from(("410100", "110000", "")))
def test_every_quote_is_its_slice_of_the_text(text, headline, city):
    text = text if not headline else f"清河行动\n{text}"
    split = sentences(text)
    for mention in find_mentions(article(text, headline=headline, city=city), split):
        begin, end = mention.evidence.span
        assert 0 <= begin < end <= len(text)
        assert mention.evidence.quote == text[begin:end]
        assert mention.name
        assert not any(character.isspace() for character in mention.name)
        assert 0 < mention.evidence.confidence <= 1
        assert mention.evidence.sentence in split or mention.evidence.sentence == mention.evidence.span


@settings(deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_mentions_in_text_order(text):
    first = mentions(text)
    assert mentions(text) == first
    begins = [(each.evidence.span.begin, -each.evidence.span.end) for each in first]
    assert begins == sorted(begins)


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["“", "《停车", "。", "1", "a", "\n", " ", "说", "主任", "区", "宋以宁、"])
def test_a_text_without_names_costs_linear_time(unit, cpu):
    """Four times the text costs at most ten times the time; a square would cost sixteen."""
    mentions("二七区绿化管理所移栽雪松。")  # the tables are read on first use
    times = []
    for length in (2_500, 10_000):
        text = (unit * length)[:length] + "。"
        times.append(cpu(mentions, text))
    assert times[1] < max(0.5, 10 * times[0])
    assert times[1] < 3


def test_an_act_s_quoted_name_is_no_body_s() -> None:
    text = "这是“板凳议事会”的场景。昨日,惠济区推行“板凳议事会”制度。"
    assert {type_ for name, type_ in names(text) if name == "板凳议事会"} == {"Programme"}
