"""The library: what `import kg` gives, and a build from files to graph."""

import pickle
import subprocess
import sys
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kg
from kg.graph.graph import Graph
from kg.model import Page
from kg.pipeline import TOGETHER, page_key, read_page, read_pages, some_at_a_time
from kg.read.files import read_files
from kg.read.known import Defaults, known

Build = Callable[..., Graph]
Rows = Callable[[Graph, str], list[tuple[str, ...]]]

CARS = "车棚到家\n\n本报讯(记者 方砚山 通讯员 秦禾)近日,金水区园林局开展“车棚到家”活动,盖起车棚300座。\n"
PAGE = "SELECT ?paper ?date WHERE { ?page a kg:Page ; kg:publishedIn/rdfs:label ?paper ; schema:datePublished ?date }"


def test_every_public_name_is_there() -> None:
    assert all(getattr(kg, name) is not None for name in kg.__all__)
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = kg.no_such_name


def test_importing_the_package_loads_nothing_of_it() -> None:
    script = "import sys, kg; print([name for name in sys.modules if name.startswith('kg.')])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_package_says_that_it_is_typed() -> None:
    assert (files("kg") / "py.typed").is_file()


@pytest.mark.slow
def test_a_strict_type_checker_knows_the_public_names(tmp_path: Path) -> None:
    script = tmp_path / "use.py"
    script.write_text(
        "import kg\n"
        "graph: kg.Graph = kg.build(['a.txt'], place='郑州市')\n"
        "byline: kg.Byline = kg.read_byline('本报记者 方砚山')\n"
        "names: tuple[str, ...] = byline.reporters\n"
        "found: kg.Extract = kg.read_article('标题', kg.Context(city='410100'))\n",
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path / "cache"), str(script)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[1])
    assert done.returncode == 0, done.stdout


def test_a_graph_comes_in_every_form_that_people_use(build: Build, tmp_path: Path) -> None:
    graph = build(CARS)
    assert isinstance(graph, kg.Graph)
    assert len(graph.rdf) > 50
    assert graph.network.number_of_edges() >= 2
    assert graph.query("ASK { ?reporter a kg:Reporter ; rdfs:label '方砚山'@zh }").truth is True
    graph.save(tmp_path / "out")
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"graph.ttl", "graph.html", "report.json"}


def test_paths_may_be_one_string_one_path_or_many(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(CARS, encoding="utf-8")
    given = (tmp_path, str(tmp_path), [tmp_path / "a.txt"], [str(tmp_path)])
    assert len({kg.build(paths, place="郑州市").turtle for paths in given}) == 1


def test_options_hold_where_the_page_says_nothing(build: Build, rows: Rows) -> None:
    options = {"newspaper": "某晨报", "date": "2011-03-02"}
    assert rows(build(CARS, **options), PAGE) == [("某晨报", "2011-03-02")]


def test_front_matter_outranks_the_options(build: Build, rows: Rows) -> None:
    front = "---\nnewspaper: 某晚报\ndate: 2011-03-05\nplace: 济南市\n---\n"
    text = "市规划局送图纸\n\n近日,市规划局启动“图纸到家”活动。"
    graph = build(front + text, newspaper="某晨报", date="2011-03-02", place="郑州市")
    assert rows(graph, PAGE) == [("某晚报", "2011-03-05")]
    assert ("济南市规划局",) in rows(graph, "SELECT ?name WHERE { ?o a kg:Organization ; rdfs:label ?name }")
    body = rows(graph, "SELECT ?text WHERE { ?article schema:articleBody ?text }")
    assert "某晚报" not in body[0][0]


def test_defaults_fill_only_what_is_empty() -> None:
    options = Defaults("2011", "某晨报", "郑州市").said()
    page = known(Page("a.txt", "甲", newspaper="某晚报"), options=options)
    assert (page.date, page.newspaper, page.place) == ("2011", "某晚报", "郑州市")


def test_a_page_is_known_by_paper_date_number_and_text_not_by_its_file() -> None:
    page = Page("a.txt", "甲", newspaper="某晚报", date="2011", number="A05")
    assert page_key(page) == page_key(Page("b/c.txt", "甲", 7, "某晚报", "2011", "A05", "济南市"))
    others = (Page("a.txt", "乙"), Page("a.txt", "甲"), Page("a.txt", "甲", newspaper="某晚报2011"))
    assert len({page_key(one) for one in (page, *others)}) == 4


def test_without_text_the_sentences_stay(build: Build, rows: Rows) -> None:
    graph = build(CARS, text=False)
    assert rows(graph, "SELECT ?text WHERE { ?article schema:articleBody ?text }") == []
    sentences = rows(graph, "SELECT ?sentence ?quote WHERE { ?e kg:sentence ?sentence ; kg:quote ?quote }")
    assert sentences
    assert all(quote in sentence for sentence, quote in sentences)


def test_all_mentions_are_more_than_one_per_article(build: Build, rows: Rows) -> None:
    text = "车棚到家\n\n近日,金水区盖起车棚。金水区还修了路。金水区计划栽树。"
    mentioned = "SELECT ?e WHERE { ?area kg:divisionCode '410105' ; kg:mentionedAs ?e }"
    assert len(rows(build(text), mentioned)) == 1
    assert len(rows(build(text, all_mentions=True), mentioned)) == 3


def test_a_base_of_ones_own_names_every_thing(build: Build, rows: Rows) -> None:
    graph = build(CARS, base="https://example.org/zz/")
    (iri,) = rows(graph, "SELECT ?r WHERE { ?r a kg:Reporter }")
    assert iri[0].startswith("https://example.org/zz/person/")
    assert b"local-news-kg/id/" not in graph.turtle


def test_progress_is_told_page_by_page(build: Build) -> None:
    told: list[tuple[int, int]] = []
    build(CARS, CARS + "完。", progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]


def test_nothing_readable_is_an_error_that_names_each_file(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(b"\0\1")
    with pytest.raises(kg.InputError, match=r"a\.txt: binary.*b\.txt: binary"):
        kg.build(tmp_path)


@pytest.mark.parametrize(
    "option",
    [{"jobs": 0}, {"jobs": -1}, {"base": "x"}, {"date": "2011-02-30"}, {"place": "火星市"}]
    + [{name: "某\ud800报"} for name in ("newspaper", "place", "date", "base")],
)
def test_an_option_that_cannot_be_is_named_as_the_library_names_it(build: Build, option: dict[str, object]) -> None:
    (name,) = option
    with pytest.raises(kg.InputError, match=f"^{name} .*expected"):
        build(CARS, **option)


@pytest.mark.parametrize("paths", ["", [""]])
def test_an_empty_path_is_an_error(paths: str | list[str]) -> None:
    with pytest.raises(kg.InputError, match="no path"):
        kg.build(paths)


def test_an_empty_path_to_save_to_is_an_error(build: Build) -> None:
    with pytest.raises(kg.OutputError, match="no path"):
        build(CARS).save("")


def test_one_article_is_read_by_itself() -> None:
    found = kg.read_article(CARS, kg.Context(city="410100", date="2011-03-02"))
    assert found.article.byline.reporters == ("方砚山",)
    assert {mention.name for mention in found.mentions} >= {"金水区园林局", "车棚到家"}
    text = found.article.text
    assert all(mention.evidence.span.of(text) == mention.evidence.quote for mention in found.mentions)


def test_an_article_needs_no_context() -> None:
    assert kg.read_article(CARS).article.byline.correspondents == ("秦禾",)


@pytest.mark.parametrize("text", ["", " \n\n"])
def test_no_article_at_all_is_an_error(text: str) -> None:
    with pytest.raises(kg.InputError, match="empty"):
        kg.read_article(text)


def test_two_articles_are_no_article() -> None:
    with pytest.raises(kg.InputError, match="2 articles in the text: 车棚到家, 树苗到家"):
        kg.read_article(f"{CARS}\n{CARS.replace('车棚', '树苗')}")


def test_a_byline_is_read_by_itself() -> None:
    byline = kg.read_byline("本报记者 方砚山 通讯员 秦禾 文/图")
    assert (byline.reporters, byline.correspondents, byline.agency) == (("方砚山",), ("秦禾",), "本报")


def test_a_page_travels_to_another_process_and_back() -> None:
    page = Page("a.txt", CARS, place="郑州市")
    assert pickle.loads(pickle.dumps(read_page(page))) == read_page(page)


def test_without_the_tagger_the_grammar_reads_alone() -> None:
    text = "桥修好了\n\n近日,河口镇的桥由晨光电力建设集团修好。宋以宁骑车来到桥头,给大家照相。"
    with_tagger, without = kg.read_article(text), kg.read_article(text, tagger=False)
    rules = {mention.evidence.rule for mention in with_tagger.mentions}
    assert any(rule.startswith("tagger.") for rule in rules)
    assert not any(mention.evidence.rule.startswith("tagger.") for mention in without.mentions)
    assert {mention.name for mention in without.mentions} <= {mention.name for mention in with_tagger.mentions}


def test_pages_read_together_are_read_as_each_alone(corpus: Path) -> None:
    pages, _ = read_files([corpus])
    assert read_pages(pages) == [read_page(page) for page in pages]


@given(st.lists(st.integers(0, 3 * TOGETHER // 2), max_size=12))
def test_pages_are_read_some_at_a_time_in_their_order(sizes: list[int]) -> None:
    pages = [Page(f"{number}.txt", "字" * size) for number, size in enumerate(sizes)]
    groups = some_at_a_time(pages)
    assert [page for group in groups for page in group] == pages
    assert all(sum(len(page.text) for page in group[1:]) < TOGETHER for group in groups)
