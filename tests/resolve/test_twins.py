"""A text that is there again but for a little is found, linked and counted once; one of the same form is not."""

from collections.abc import Callable
from pathlib import Path
from random import Random
from time import process_time

import pytest

from kg.graph.graph import Graph
from kg.model import Article, Byline, Context, Span
from kg.pipeline import build as build_paths
from kg.resolve.twins import twins

Build = Callable[..., Graph]
Rows = Callable[[Graph, str], list[tuple[str, ...]]]
BODY = """近日,管城区启动“灯亮到家”工程,区园林局配合,先把背街的路灯换成节能灯,再把巷口的护栏刷一遍。
沿街的住户说,夜里出门买菜再也不用打手电,孩子放学也有灯照着,老人散步的时间比从前长了。
工程分三批进行,首批有12条背街,到月底换灯860盏,其余街巷排在下半年,由各办事处报名。"""
FORM = (
    "市里昨日发布空气播报:东区{}微克,西区{}微克,南区{}微克,适合开窗通风,老人和孩子可以照常外出活动,请市民留意下次播报。"
)
CHARACTERS = "天地山川草木花果风云江湖春夏秋冬金石土田"
QUERIES = Path(__file__).parents[2] / "kg/data/queries"
LINKS = "SELECT ?one ?other WHERE { ?one kg:sameTextAs ?other }"


def article(key: str, text: str, date: str = "") -> Article:
    return Article(key, text, None, None, None, (), (Span(0, len(text)),), Byline(), (), Context(date=date), 1)


@pytest.mark.parametrize(
    "again",
    [
        BODY.replace("\n", " \n ").replace(",", ","),  # a re-export
        BODY.rpartition("\n")[0],  # its last paragraph cut
        "据外地媒体报道," + BODY,  # a lead of its own
    ],
)
def test_a_text_that_is_there_again_but_for_a_little_is_found(again: str) -> None:
    assert twins([article("a", BODY), article("b", again)]) == (("a", "b"),)


def test_two_bulletins_of_one_form_are_two_texts() -> None:
    assert twins([article("a", FORM.format(31, 42, 53)), article("b", FORM.format(64, 75, 86))]) == ()
    assert twins([article("a", FORM.format(31, 42, 53)), article("b", "快讯。" + FORM.format(31, 42, 53))])


def test_an_extract_and_a_short_line_are_no_twins() -> None:
    assert twins([article("a", BODY), article("b", BODY[:50])]) == ()
    assert twins([article("a", "图为现场。"), article("b", "图为现场!")]) == ()


def test_the_order_of_the_articles_does_not_matter() -> None:
    some = [
        article("c", BODY),
        article("a", BODY + "完。"),
        article("b", FORM.format(1, 2, 3)),
        article("d", "据悉," + BODY),
    ]
    assert twins(some) == twins(some[::-1]) == (("a", "c", "d"),)


def invented(draw: Random) -> str:
    """An article of fourteen sentences, whose phrases stand in hundreds of others."""
    bodies, acts = ("街道办", "园林站", "环卫队", "供水所", "文化站"), ("清运", "整修", "添置", "排查", "登记")
    said = ("居民说这样方便多了", "下月起分批验收", "费用由财政承担", "老人孩子都叫好", "其余地段排到秋天")

    def name(ending: str) -> str:
        return "".join(draw.choices(CHARACTERS, k=3)) + ending

    return "。".join(
        f"{name('路')}{draw.choice(bodies)}{draw.choice(acts)}{name('桥')}{draw.randrange(900)}处,{draw.choice(said)}"
        for _ in range(14)
    )


def exported(text: str, number: int) -> str:
    """The same article once more, in one of four ways."""
    sentences = text.split("。")
    ways = (
        text.replace("。", "。 \n\u3000\u3000"),
        "据外地报纸报道," + text,
        text[: len(text) * 9 // 10],
        "。".join([*sentences[:5], "记者在现场看到几位工人正在忙碌", *sentences[5:]]),
    )
    return ways[number % len(ways)]


def thousands(many: int) -> list[Article]:
    """Seven tenths are of their own, two are bulletins of one form, and one repeats one of the first."""
    draw = Random(7)
    own = [article(f"{n:05}", invented(draw)) for n in range(many * 7 // 10)]
    bulletins = [article(f"b{n}", FORM.format(*(draw.randrange(10**6) for _ in range(3)))) for n in range(many // 5)]
    again = [article(f"{one.key}x", exported(one.text, n)) for n, one in enumerate(own[: many // 10])]
    return own + bulletins + again


@pytest.mark.slow
def test_among_ten_thousand_articles_each_pair_is_found_and_none_besides_in_time_in_proportion() -> None:
    few, many = thousands(2_500), thousands(10_000)
    begin = process_time()
    twins(few)
    between = process_time()
    found = twins(many)
    assert found == tuple((f"{n:05}", f"{n:05}x") for n in range(1_000))
    assert process_time() - between < 8 * (between - begin)  # 4 in proportion, 16 if each were held against each


def test_near_duplicates_are_linked_once_and_are_one_witness(build: Build, rows: Rows) -> None:
    front = "---\nnewspaper: 某报\ndate: 2011-03-0{}\n---\n{}\n\n□记者 申桐川\n\n" + BODY + "{}"
    first, second = front.format(2, "灯亮到家", ""), front.format(3, "背街有灯了", "住户都说好。")
    alone = build(first)
    both = build(first, second)
    ((one, other),) = rows(both, LINKS)
    assert one < other
    articles = {"read": 1, "near_duplicates": 1, "captions": 0, "without_byline": 0, "without_date": 0}
    assert both.report["articles"] == articles
    assert not both.report["broken"]
    counted = "SELECT ?count WHERE { ?s kg:predicate kg:covers ; kg:articleCount ?count }"
    assert rows(both, counted) == rows(alone, counted) == [("1",)]
    sure = "SELECT ?o ?sure WHERE { ?s kg:predicate kg:undertakes ; kg:object/rdfs:label ?o ; kg:confidence ?sure }"
    assert rows(both, sure) == rows(alone, sure) != []
    assert rows(alone, LINKS) == []


def test_the_same_text_with_spaces_at_line_ends_is_one_article(tmp_path: Path, rows: Rows) -> None:
    (tmp_path / "a.txt").write_text("灯亮到家\n\n" + BODY.replace("\n", "\n\n"))
    (tmp_path / "b.txt").write_text("灯亮到家  \r\n\r\n" + BODY.replace("\n", " \t\r\n\r\n"))
    assert len(rows(build_paths(tmp_path), "SELECT ?article WHERE { ?article a kg:Article }")) == 1


def test_shipped_queries_count_near_duplicates_once(build: Build, rows: Rows) -> None:
    front = "---\nnewspaper: 某报\ndate: 2011-03-0{}\n---\n{}\n\n□记者 申桐川 通讯员 庞砚田\n\n" + BODY
    graph = build(front.format(2, "灯亮到家"), front.format(3, "背街有灯了"))
    for name, column in (("most-mentioned", 2), ("reporters-and-correspondents", 2), ("beat", 3)):
        found = rows(graph, (QUERIES / f"{name}.rq").read_text())
        assert {row[column] for row in found} == {"1"}, name


def test_who_signs_a_story_in_two_newspapers_is_one_person(build: Build, rows: Rows) -> None:
    front = "---\nnewspaper: {}\ndate: 2011-03-02\n---\n{}\n\n□记者 {}\n\n{}"
    named = """SELECT ?name (COUNT(?former) AS ?formers) (GROUP_CONCAT(?why) AS ?reason) {
        ?one a kg:Reporter ; skos:prefLabel ?name OPTIONAL { ?one kg:formerIri ?former ; kg:identityReason ?why }
    } GROUP BY ?one ?name"""
    first = front.format("柳湾日报", "灯亮到家", "申桐川", BODY)
    both = build(first, front.format("石桥晚报", "背街有灯了", "申桐川 庞砚田", BODY))
    assert rows(both, named) == [("庞砚田", "0", ""), ("申桐川", "1", "申桐川 = 申桐川: 同一篇见于几报, 署名相同")]
    signed = "SELECT ?who { ?article kg:reporter ?who . ?who skos:prefLabel '申桐川'@zh }"
    assert len(rows(both, signed)) == 2
    assert len(set(rows(both, signed))) == 1
    apart = build(first, front.format("石桥晚报", "播报", "申桐川", FORM.format(1, 2, 3)))
    assert rows(apart, named) == [("申桐川", "0", ""), ("申桐川", "0", "")]
