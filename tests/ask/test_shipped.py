"""The shipped queries on corpus/: what they must find is what its pages say, read by a person."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
import rdflib

from kg.ask.asking import ask, parted
from kg.ask.shipped import example, named, nearest, shipped
from kg.ask.unknown import unknown_terms
from kg.graph import store
from kg.graph.graph import Graph
from kg.graph.store import Store

ALL = [query.name for query in shipped()]
OWN = {"to", "json", "list", "help"}  # options of kg query itself

Rows = list[tuple[str, ...]]

# Query, what it is told, the columns that count, and the first of its rows; … stands for rows that may follow.
EXPECTED: list[tuple[str, str, str, Rows]] = [
    (
        "who-covers",
        "--district 中牟县",
        "person date headline",
        [
            ("祁禾生", "2011-03-09", "3.2公里断头路打通了"),
            ("祁禾生", "2011-04-18", "大棚里响起下课铃"),
            ("訾家禾", "2011-03-09", "3.2公里断头路打通了"),
            ("訾家禾", "2011-04-18", "大棚里响起下课铃"),
        ],
    ),
    (
        "who-covers",
        "--district 中牟县 --since 2011-04-01",
        "person date",
        [("祁禾生", "2011-04-18"), ("訾家禾", "2011-04-18")],
    ),
    (
        "who-covers",
        "--district 中牟县 --until 2011-03-31",
        "person date",
        [("祁禾生", "2011-03-09"), ("訾家禾", "2011-03-09")],
    ),
    (
        "beat",
        "--reporter 祁禾生",
        "month district articles",
        [
            ("2011-03", "上街区", "1"),
            ("2011-03", "中原区", "1"),
            ("2011-03", "中牟县", "1"),
            ("2011-04", "中牟县", "1"),
            ("2011-06", "上街区", "1"),
            ("2011-06", "二七区", "1"),
        ],
    ),
    (
        "reporters-and-correspondents",
        "--person 阚雨湾",
        "reporter correspondent articles first last",
        [
            ("阚雨湾", "童柿园", "3", "2011-05-06", "2011-07-21"),  # the third has no date
            ("阚雨湾", "昂树舟", "2", "2011-05-06", "2011-07-21"),
            ("阚雨湾", "束梅坞", "1", "2011-07-21", "2011-07-21"),
        ],
    ),
    (
        "co-bylines",
        "--person 毕楠乔",
        "with date headline",
        [
            ("宫溪", "2011-05-24", "六处泉池开始“洗澡”"),
            ("宫溪", "2011-09-20", "187家“小饭桌”查了一遍"),
            ("尹棠月", "2011-03-11", "老楼里的“板凳议事会”"),
        ],
    ),
    (
        "undertakings",
        "--district 庐阳区 --since 2011-07-01",
        "what date who quote",
        [
            ("楼门管家", "2011-07-21", "庐阳区", "庐阳区在逍遥津街道、双岗街道启动“楼门管家”"),
            ("老旧小区楼门管家工作细则", "2011-07-21", "庐阳区", "庐阳区出台了《老旧小区楼门管家工作细则》"),
        ],
    ),
    (
        "spread",
        "",
        "initiative from first to later",
        [
            ("楼门管家", "金水区", "2011-03-09", "二七区", "2011-04-18"),
            ("楼门管家", "金水区", "2011-03-09", "中原区", "2011-06-15"),
            ("楼门管家", "金水区", "2011-03-09", "庐阳区", "2011-07-21"),
        ],
    ),
    (
        "cooperation",
        "--name 桐柏路街道",
        "with quote date",
        [("河南砚衡律师事务所", "桐柏路街道联合河南砚衡律师事务所", "2011-03-09")],
    ),
    (
        "help",
        "--helper 济南市泉水保护办公室",
        "helped quote newspaper",
        [("护泉哨志愿服务队", "市泉水保护办公室向服务队赠送", "泉城晓报")],
    ),
    (
        "founded",
        "--founder 花园口镇",
        "founded modality date quote",
        [
            ("黄河民俗陈列室", "planned", "2011-03-09", "花园口镇拟在花园口村建立黄河民俗陈列室"),
            ("黄河民俗陈列室", "done", "2011-04-18", "陈列室由花园口镇投资65万元兴建"),
        ],
    ),
    (
        "hierarchy",
        "--area 北园街道",
        "thing kind part_of quote_or_register",
        [
            ("北园街道民政科", "政府机关", "北园街道", "北园街道"),
            ("柳云社区", "社区", "北园街道", "北园街道柳云社区"),
            ("标山社区", "社区", "北园街道", "北园街道标山社区"),
        ],
    ),
    (
        "figures",
        "--measure 拆除违法建筑 --until 2011-05-31",
        "of value unit date",
        [
            ("大兴镇", "3800", "平方米", "2011-05-06"),
            ("大兴镇", "16000", "平方米", "2011-05-06"),
            ("马寨镇", "21000", "平方米", "2011-04-18"),
        ],
    ),
    (
        "conflicting-figures",
        "--of 历下区",
        "measure how one date other other_date",
        [
            ("取缔", "grew", "4", "2011-05-24", "9", "2011-09-20"),
            ("取缔", "grew", "4", "2011-05-24", "12", "2011-09-20"),
            ("取缔", "same day", "9", "2011-09-20", "12", "2011-09-20"),  # in one article
        ],
    ),
    (
        "sentences",
        "--subject 花园口镇 --object 黄河民俗陈列室",
        "claim sentence date",
        [
            (
                "花园口镇 成立 黄河民俗陈列室",
                "花园口镇拟在花园口村建立黄河民俗陈列室,面积约350平方米,泺口街道向陈列室捐赠老照片120幅。",
                "2011-03-09",
            ),
            (
                "花园口镇 成立 黄河民俗陈列室",
                "陈列室由花园口镇投资65万元兴建,面积400平方米,比原先计划的多出50平方米。",
                "2011-04-18",
            ),
        ],
    ),
    ("uncovered", "--city 合肥市", "district", [("巢湖市",), ("庐江县",), ("长丰县",)]),
    (
        "posts",
        "--person 谌望岭",
        "body post date",
        [("二七区民政局", "副局长", "2011-04-18"), ("二七区执法局", "局长", "2011-06-15")],
    ),
    (
        "namesakes",
        "--name 祁禾生",
        "kind are known_by",
        [("人物", "possibly one", "一张旧船票 引出一段师生情"), ("人物", "possibly one", "3.2公里断头路打通了")],
    ),
    (
        "article",
        "--headline 福华街",
        "title date says quote",
        [
            ("福华街今起单行", "2011-04-18", "福华街 位于 二七区", "二七区福华街"),
            ("福华街今起单行", "2011-04-18", "长度 420米", "长度420米"),
        ],
    ),
    (
        "articles",
        "--newspaper 庐州晚风报 --since 2011-07-01",
        "date page headline byline",
        [
            ("2011-07-21", "A06", "庐阳区请来“楼门管家”", "本报讯（记者 余陌川 通讯员 钟若庐）"),
            ("2011-07-21", "A06", "五个月捡走垃圾11吨", "本报讯（记者 鲍汀樵 实习生 桂 苒）"),
        ],
    ),
    (
        "origins",
        "--area 济南市",
        "person origin quote date",
        [
            ("乔山栀", "东阿镇", "东阿镇村民乔山栀", "2011-05-24"),
        ],
    ),
    (
        "several-newspapers",
        "",
        "claim paper date quote",
        [
            ("井秀垣 供职于 戊院社区", "中原晨曦报", "2011-03-09", "戊院社区主任井秀垣"),
            ("井秀垣 供职于 戊院社区", "中原晨曦报", "2011-06-15", "社区主任井秀垣"),
            ("井秀垣 供职于 戊院社区", "庐州晚风报", "2011-07-21", "戊院社区主任井秀垣"),
            ("全暮山 供职于 金水区民政局", "庐州晚风报", "", "金水区民政局副局长全暮山"),
            ("全暮山 供职于 金水区民政局", "中原晨曦报", "2011-06-15", "金水区民政局副局长全暮山"),
            ("孟苇杭 供职于 泺口街道文化站", "中原晨曦报", "2011-03-09", "泺口街道文化站站长孟苇杭"),
            ("孟苇杭 供职于 泺口街道文化站", "泉城晓报", "2011-03-11", "泺口街道文化站站长孟苇杭"),
            ("孟苇杭 供职于 泺口街道文化站", "泉城晓报", "2011-09-20", "泺口街道文化站站长孟苇杭"),
        ],
    ),
    (
        "never-done",
        "--who 官渡镇",
        "claim quote date",
        [("官渡镇 协作 中牟县交通局", "官渡镇将协助县交通局", "2011-03-09")],
    ),
    (  # 庐阳区's deed is not 包河区's
        "never-done",
        "--who 包河区",
        "claim quote date",
        [("包河区 开展 楼门管家", "包河区也准备在芜湖路街道试行“楼门管家”", "")],
    ),
    (  # both papers, though one was asked for
        "several-newspapers",
        "--newspaper 泉城晓报",
        "claim paper date quote",
        [
            ("孟苇杭 供职于 泺口街道文化站", "中原晨曦报", "2011-03-09", "泺口街道文化站站长孟苇杭"),
            ("孟苇杭 供职于 泺口街道文化站", "泉城晓报", "2011-03-11", "泺口街道文化站站长孟苇杭"),
        ],
    ),
    ("beat", "--reporter 余陌川", "month district", [("", "包河区"), ("", "庐阳区"), ("2011-05", "蜀山区")]),
    (
        "what-was-read",
        "",
        "newspaper month pages articles first",
        [
            ("中原晨曦报", "2011-03", "1", "13", "2011-03-09"),
            ("中原晨曦报", "2011-04", "1", "9", "2011-04-18"),
            ("中原晨曦报", "2011-06", "1", "9", "2011-06-15"),
            ("庐州晚风报", "", "1", "4", ""),
        ],
    ),
    (
        "story",
        "--name 黄河邻里 --until 2011-03-10",
        "date says quote",
        [("2011-03-09", "泺口街道 开展 黄河邻里", "启动“黄河邻里”")],
    ),
]


@pytest.fixture(scope="module")
def graph(corpus_graph: Graph) -> Store:
    return store.load(corpus_graph.turtle)


def rows(graph: Store, name: str, told: str, columns: str = "") -> Rows:
    answer = ask(graph, named(name), parted(shlex.split(told))[1])
    places = [answer.variables.index(column) for column in columns.split() or answer.variables]
    return [tuple("" if row[place] is None else str(row[place]) for place in places) for row in answer]


@pytest.mark.parametrize(("name", "told", "columns", "expected"), EXPECTED)
def test_the_first_rows_are_what_the_pages_say(
    graph: Store, name: str, told: str, columns: str, expected: Rows
) -> None:
    assert rows(graph, name, told, columns)[: len(expected)] == expected


@pytest.mark.parametrize("name", ALL)
def test_every_query_finds_something_as_it_stands_and_by_its_example(graph: Store, name: str) -> None:
    assert rows(graph, name, named(name).example)
    assert len(store.query(graph, named(name).text))


def test_a_count_is_the_number_of_things(graph: Store) -> None:
    counts = {row[0]: int(row[1]) for row in rows(graph, "classes", "", "zh count")}
    articles = store.query(graph, "SELECT ?a { ?a a kg:Article }")
    assert (counts["报道"], counts["版面"]) == (len(articles), 9)


def test_low_confidence_is_below_the_bound(graph: Store) -> None:
    found = [float(row[0]) for row in rows(graph, "doubtful", "--below 0.95", "confidence")]
    assert found == sorted(found)
    assert 0 < len(found) < len(rows(graph, "doubtful", "--below 0.99"))
    assert max(found) < 0.95


def test_what_is_mentioned_most_comes_first(graph: Store) -> None:
    counts = [int(row[0]) for row in rows(graph, "most-mentioned", "", "articles")]
    assert counts == sorted(counts, reverse=True)
    assert rows(graph, "most-mentioned", "--until 2011-03-10", "thing articles")[0] == ("庞砚田", "4")


@pytest.mark.parametrize("name", ["who-covers", "undertakings", "cooperation", "help", "founded", "posts", "origins"])
def test_every_edge_shows_the_words_and_the_article_that_it_came_from(graph: Store, name: str) -> None:
    text = store.query(graph, "SELECT ?text { ?a schema:articleBody ?text }")
    bodies = "\n".join(str(row[0]) for row in text)
    quoted = "byline" if name == "who-covers" else "quote"
    for quote, headline, newspaper in rows(graph, name, named(name).example, f"{quoted} headline newspaper"):
        assert quote in bodies
        assert all((quote, headline, newspaper))


@pytest.mark.parametrize("name", ALL)
def test_a_query_is_answered_at_once(graph: Store, name: str, cpu: Callable[..., float]) -> None:
    assert cpu(rows, graph, name, named(name).example) < 1


TWO_PAGES = (
    "---\nnewspaper: 柳岸晨报\ndate: 2011-03-02\npage: A05\nplace: 郑州市\n---\n"
    "金水区推行“楼栋会”\n\n本报讯(记者 方砚山 通讯员 秦禾)昨日,金水区在花园路街道启动“楼栋会”制度,聘请楼长40名。"
    "金水区民政局局长祝杏川说,金水区拟建立楼长培训站。\n\n"
    "来自新蔡县的焦砚平\n\n本报讯(记者 方砚山)来自新蔡县的焦砚平是金水区花园路街道的清洁工。\n",
    "---\nnewspaper: 柳岸晚报\ndate: 2011-04-06\npage: B02\nplace: 郑州市\n---\n"
    "二七区推行“楼栋会”\n\n本报讯(记者 穆青岩 通讯员 秦禾)昨日,二七区在建中街街道启动“楼栋会”制度,聘请楼长30名。"
    "金水区民政局联合二七区民政局举办培训班,金水区民政局局长祝杏川到场。金水区聘请楼长52名。\n",
)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> tuple[Store, rdflib.Graph]:
    import kg

    folder = tmp_path_factory.mktemp("pages")
    for number, page in enumerate(TWO_PAGES):
        (folder / f"{number}.txt").write_text(page, encoding="utf-8")
    turtle = kg.build(folder).turtle
    return store.load(turtle), rdflib.Graph().parse(data=turtle, format="turtle")


def test_the_small_graph_has_something_to_ask_for(small: tuple[Store, rdflib.Graph]) -> None:
    found = [name for name in ALL if len(store.query(small[0], named(name).text))]
    assert {"spread", "who-covers", "cooperation", "posts", "conflicting-figures"} <= set(found)


@pytest.mark.parametrize("name", ALL)
def test_rdflib_gives_the_same_rows(small: tuple[Store, rdflib.Graph], name: str) -> None:
    _same(*small, name)


@pytest.mark.slow
@pytest.mark.parametrize("name", ALL)
def test_rdflib_gives_the_same_rows_of_a_whole_page(corpus_page: tuple[Store, rdflib.Graph], name: str) -> None:
    _same(*corpus_page, name)


@pytest.fixture(scope="module")
def corpus_page(one_page_folder: Path) -> tuple[Store, rdflib.Graph]:
    turtle = (one_page_folder / "graph.ttl").read_bytes()
    return store.load(turtle), rdflib.Graph().parse(data=turtle, format="turtle")


def _same(graph: Store, other: rdflib.Graph, name: str) -> None:
    text = named(name).text
    ours = sorted(tuple("" if term is None else str(term) for term in row) for row in store.query(graph, text))
    theirs = sorted(tuple("" if term is None else str(term) for term in row) for row in other.query(text))  # type: ignore[union-attr]
    assert ours == theirs


def test_where_a_thing_will_stand_is_no_plan(graph: Store) -> None:
    assert "位于" not in "".join(row[0] for row in rows(graph, "never-done", "", "claim"))


def test_who_cooperates_stands_there_once_unless_one_of_them_is_asked_for(graph: Store) -> None:
    pairs = {*rows(graph, "cooperation", "", "one with")}
    assert pairs
    assert not pairs & {(other, one) for one, other in pairs}
    for name in sorted({*pairs})[0]:
        assert {row[0] for row in rows(graph, "cooperation", f"--name {name}", "one")} == {name}


def test_there_are_as_many_as_promised_each_with_two_titles_of_its_own() -> None:
    assert len(ALL) >= 22
    for title in ({query.zh for query in shipped()}, {query.en for query in shipped()}):
        assert len(title) == len(ALL)


@pytest.mark.parametrize("name", ALL)
def test_a_query_reads_like_a_lesson(name: str) -> None:
    query = named(name)
    assert not list(unknown_terms(query.text, name))
    assert not {parameter.name for parameter in query.parameters} & OWN
    lines = query.text.splitlines()
    assert max(map(len, lines)) <= 120
    assert query.text.endswith("}\n") or lines[-1].startswith(("ORDER BY", "LIMIT"))
    assert "\\p{" not in query.text
    declared = set(re.findall(r"^PREFIX (\w+):", query.text, re.MULTILINE))
    body = re.sub(r"^(PREFIX|#).*$", "", query.text, flags=re.MULTILINE)
    assert declared == set(re.findall(r"(?<![\w?])(\w+):(?=[\w)])", body))


@pytest.mark.parametrize("name", [query.name for query in shipped() if query.parameters])
def test_the_example_names_parameters_that_there_are(name: str) -> None:
    _, told = parted(shlex.split(named(name).example))
    assert told
    assert set(told) <= {parameter.name for parameter in named(name).parameters}
    assert example(named(name)) == f"kg query out/ {name} {named(name).example}"


def test_the_nearest_name_comes_first() -> None:
    assert nearest("beet", ["article", "beat"]) == "beat? one of article, beat"
    assert nearest("xyz", ["article", "beat"]) == "one of article, beat"
