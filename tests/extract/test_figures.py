import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.figures import figures
from kg.extract.quantities import find_quantities
from kg.extract.sentences import sentences
from kg.lexicon.units import unit_iri
from kg.model import Article, Byline, Context, Evidence, Figure, Kind, Mention, Span

KINDS: dict[str, Kind] = {
    **{"柳湾区": "area", "柳湾镇": "area", "石桥村": "area"},
    **{"柳湾区园林处": "organization", "石桥公园": "place", "王石桥": "person"},
}


def article(text: str, *, headline: str = "", label: str = "") -> Article:
    def find(part: str) -> Span | None:
        return Span(text.index(part), text.index(part) + len(part)) if part else None

    context = Context(date="2011-03-02", place_label=label)
    return Article("k", text, find(headline), None, find(label), (), (), Byline(), (), context, 1)


def mentions(text: str) -> list[Mention]:
    """Every name of KINDS in a text, the longest first where they overlap."""
    found: list[Mention] = []
    for name, kind in sorted(KINDS.items(), key=lambda entry: -len(entry[0])):
        at = text.find(name)
        while at >= 0:
            span = Span(at, at + len(name))
            if not any(other.evidence.span.overlaps(span) for other in found):
                found.append(Mention(kind, "", name, Evidence("k", span, name, "test")))
            at = text.find(name, span.end)
    return sorted(found, key=lambda mention: mention.evidence.span)


def read(text: str, **parts: str) -> list[tuple[Figure, str]]:
    """The figures of a text, with the name of whom each is about."""
    names = mentions(text)
    found = figures(article(text, **parts), names, sentences(text))
    return [(figure, "" if figure.subject is None else names[figure.subject].name) for figure in found]


def said(text: str) -> list[tuple[str, str, str]]:
    return [(figure.measure, str(figure.value), figure.unit) for figure, _ in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("柳湾区组织20名青年参加。", ("组织青年参加", "20", "名")),
        ("柳湾区拆除违法建筑28800平方米。", ("拆除违法建筑", "28800", "平方米")),
        ("柳湾区出动铲车两辆。", ("出动铲车", "2", "辆")),
        ("柳湾区移植3万株灌木。", ("移植灌木", "30000", "株")),
        ("柳湾区投入资金20余万元。", ("投入资金", "20", "万元")),
        ("石桥公园占地面积12000平方米。", ("占地面积", "12000", "平方米")),
        ("柳湾区有5687人办理医保。", ("办理医保", "5687", "人")),
        ("柳湾区覆盖率达百分之八十。", ("覆盖率", "80", "%")),
    ],
)
def test_what_is_counted(text: str, expected: tuple[str, str, str]) -> None:
    assert said(text) == [expected]


def test_two_units_in_a_row_count_the_same() -> None:
    assert [measure for measure, _, _ in said("柳湾区提出问题20大类300余条。")] == ["提出问题", "提出问题"]


@pytest.mark.parametrize(
    "text",
    [
        *("柳湾区召开第3次会议。", "昨日15时30分开会。", "“四元素”打造生活。", "柳湾区办好十件实事。"),
        *("他住石桥小区2幢1单元。", "四处张望。", "柳湾区建立三位一体机制。", "十分重要。", "一名居民说。"),
        *("柳湾区2010年动工。", "两年前动工。", "行至101公里处。", "两人离开。"),
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("栽树30棵", "exact"),
        ("栽树30余棵", "approximate"),
        ("栽树近30棵", "approximate"),
        ("栽树30棵左右", "approximate"),
        ("栽树突破30棵", "atLeast"),
        ("比例达到60%以上", "atLeast"),
        ("栽树不超过30棵", "atMost"),
        ("附近30户", "exact"),
    ],
)
def test_bounds(text: str, bound: str) -> None:
    assert [quantity.bound for quantity in find_quantities(text)] == [bound]


@pytest.mark.parametrize("text", ["培训3至5天", "培训三五天", "培训3天至5天"])
def test_a_range_is_two_bounds(text: str) -> None:
    found = find_quantities(text)
    assert [(int(one.value), one.bound) for one in found] == [(3, "atLeast"), (5, "atMost")]


def test_whoever_acts_in_the_clause() -> None:
    assert [name for _, name in read("昨日,柳湾区柳湾镇协助柳湾区园林处栽树30棵。")] == ["柳湾镇"]
    assert [name for _, name in read("柳湾区对石桥村的58户进行检查。")] == ["柳湾区"]


def test_a_dropped_subject_is_carried_over() -> None:
    text = "柳湾镇出动80人,在柳湾区园林处协助下,清理垃圾30吨。随后栽树50棵。"
    assert [name for _, name in read(text)] == ["柳湾镇", "柳湾镇", "柳湾镇"]


def test_the_whole_district_is_the_district_named_before() -> None:
    assert [name for _, name in read("柳湾区开会。柳湾区园林处介绍,全区有56名干部。")] == ["柳湾区"]


def test_a_place_label_is_the_last_resort() -> None:
    text = "柳湾镇\n清理见效\n经过整治,清理垃圾30吨。"
    assert [name for _, name in read(text, label="柳湾镇")] == ["柳湾镇"]


def test_a_wrong_subject_is_worse_than_none() -> None:
    assert [name for _, name in read("王石桥说,共有300户。")] == [""]
    assert [name for _, name in read("柳湾区一名65岁的老人。")] == [""]


def test_a_target_is_planned_and_what_is_done_is_done() -> None:
    target, result = (figure for figure, _ in read("今年柳湾区力争收入突破180亿元,目前已完成30亿元。"))
    assert (target.evidence.modality, target.time) == ("planned", "2011")
    assert (result.evidence.modality, result.time) == ("done", "2011")


def test_a_year_of_building_dates_nothing_else() -> None:
    assert [figure.time for figure, _ in read("石桥公园建于2007年,占地面积12000平方米。")] == [""]


def test_a_headline_that_rounds_the_body_says_nothing_new() -> None:
    text = "拆除违法建筑近三万平方米\n柳湾镇拆除违法建筑28800平方米。"
    assert [str(figure.value) for figure, _ in read(text, headline="拆除违法建筑近三万平方米")] == ["28800"]


def test_speech_is_marked() -> None:
    (figure,) = [figure for figure, _ in read("“柳湾区今年栽树300棵。”王石桥说。")]
    assert figure.evidence.reported


def test_units_have_their_iri() -> None:
    assert unit_iri("公里") == "http://qudt.org/vocab/unit/KiloM"
    assert unit_iri("亩") == unit_iri("万元") == unit_iri("什么") == ""


@given(st.lists(st.sampled_from([*KINDS, *"3两余万元名至,。的", "昨日", "拆除"])))
def test_every_quote_is_its_slice(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = [figure for figure, _ in read(text)]
    for figure in found:
        evidence = figure.evidence
        assert evidence.span.of(text) == evidence.quote
        assert len(evidence.quote) <= 120
        assert evidence.sentence.covers(evidence.span)
    assert len({(figure.evidence.span, figure.subject, figure.bound) for figure in found}) == len(found)


def test_a_long_run_of_figures_takes_its_time_but_no_more() -> None:
    text = "昨日3人,两个多月," * 500
    assert len(text) < 10_000
    assert figures(article(text), [], sentences(text))
