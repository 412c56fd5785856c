"""report.json: counts that agree with the graph, refusals with reasons, and where text went missing."""

import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kg
from kg.errors import NothingReadable
from kg.graph.facts import read
from kg.graph.graph import Graph
from kg.show import refused, summary
from kg.view.model import view
from tests.documents import workbook

KINDS = "kg:Person kg:AdministrativeArea kg:Organization kg:Initiative kg:Place"
Build = Callable[..., Graph]
Rows = Callable[[Graph, str], list[tuple[str, ...]]]


@pytest.mark.parametrize(
    ("words", "query"),
    [
        (("articles", "read"), "SELECT ?x WHERE { ?x a kg:Article }"),
        (("statements",), "SELECT ?x WHERE { ?x a kg:Statement }"),
        (("figures",), "SELECT ?x WHERE { ?x a kg:Measurement }"),
        (("files", "read"), "SELECT ?x WHERE { ?x a kg:Page }"),
        (("entity_count",), f"SELECT DISTINCT ?x WHERE {{ VALUES ?class {{ {KINDS} }} ?x a ?class }}"),
        (("entities", "NewsOutlet"), "SELECT ?x WHERE { ?x a kg:NewsOutlet }"),
        (("entities", "Reporter"), "SELECT ?x WHERE { ?x a kg:Reporter }"),
        (("relations", "covers"), "SELECT ?x WHERE { ?x a kg:Statement ; kg:predicate kg:covers }"),
    ],
)
def test_counts_are_those_of_the_graph(corpus_graph: Graph, rows: Rows, words: tuple[str, ...], query: str) -> None:
    count: object = corpus_graph.report
    for word in words:
        count = count[word]  # type: ignore[index]
    assert count == len(rows(corpus_graph, query)) > 0


def test_a_person_of_two_roles_and_a_newspaper_count_once_everywhere(build: Build, tmp_path: Path) -> None:
    graph = build("---\nnewspaper: 晨曦晚报\n---\n花坛到家\n\n本报讯(记者 方砚山 文/图)近日,金水区布置花坛。")
    (count,) = {len(view(read(graph.turtle)).entities), graph.report["entity_count"]}
    assert f" {count} entities, " in summary(graph.report, tmp_path)
    assert sum(graph.report["entities"].values()) == count + 1  # type: ignore[attr-defined]


def test_relations_add_up_to_the_statements(corpus_graph: Graph) -> None:
    assert sum(corpus_graph.report["relations"].values()) == corpus_graph.report["statements"]  # type: ignore[attr-defined]


def test_papers_dates_and_files_are_named(corpus_graph: Graph) -> None:
    report = corpus_graph.report
    assert report["newspapers"] == ["中原晨曦报", "庐州晚风报", "泉城晓报"]
    assert report["dates"] == ["2011-03-09", "2011-09-20"]
    names = report["files"]["names"]  # type: ignore[index]
    assert (names[0], names[-1]) == ("hefei-2011-05-06-A07.txt", "zhengzhou-2011-06-15-A08.txt")


def test_nothing_of_this_machine_is_in_it(corpus_folder: Path, corpus: Path) -> None:
    pages = list(corpus.glob("*-*.txt"))
    text = (corpus_folder / "report.json").read_text(encoding="utf-8")
    assert str(corpus) not in text
    assert str(corpus_folder) not in text
    assert json.loads(text)["files"]["given"] == len(pages)


def test_refused_files_are_named_with_their_reasons(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("车棚到家\n\n近日,金水区盖起车棚。", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.txt").write_bytes(b"\0\1")
    files = kg.build(tmp_path).report["files"]
    assert (files["given"], files["read"]) == (3, 1)  # type: ignore[index]
    assert [one["file"] for one in files["refused"]] == ["b.txt", "c.txt"]  # type: ignore[index]
    assert all(one["reason"] for one in files["refused"])  # type: ignore[index]


GOOD_ROW, BAD_ROW = '{"text": "近日,金水区盖起车棚。"}', '{"text": '
FILES = st.one_of(
    st.sampled_from(["近日,金水区盖起车棚。", "", " \n", "\0\1\2", "---\npage: A05\n"]).map(
        lambda text: (".txt", text)
    ),
    st.lists(st.sampled_from([GOOD_ROW, BAD_ROW, "[]", '{"text": ""}', "{}", "null"]), max_size=5).map(
        lambda rows: (".jsonl", "\n\n".join(rows))
    ),
)


@given(st.lists(FILES, min_size=1, max_size=6))
@settings(max_examples=40)
def test_what_was_read_and_what_was_refused_is_what_was_given(files: list[tuple[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for number, (suffix, text) in enumerate(files):
            (Path(folder) / f"{number}{suffix}").write_text(text, encoding="utf-8")
        good = [text for _, text in files if text.startswith("近日") or GOOD_ROW in text]
        if not good:
            with pytest.raises(NothingReadable) as error:
                kg.build(folder, tagger=False)
            assert {one.partition(":")[0] for one in error.value.reasons} == {
                f"{number}{suffix}" for number, (suffix, _) in enumerate(files)
            }
            return
        report = kg.build(folder, tagger=False).report
    rows = [row for suffix, text in files if suffix == ".jsonl" for row in text.split("\n\n") if row]
    for part, given_, read_ in (
        (report["files"], len(files), len(good)),
        (report["rows"], len(rows), rows.count(GOOD_ROW)),
    ):
        assert (part["given"], part["read"], len(part["refused"])) == (given_, read_, given_ - read_)  # type: ignore[index]
    assert len(report["files"]["names"]) == len(good)  # type: ignore[index]


def test_a_workbook_is_one_file_and_its_sheets_are_counted_by_themselves(tmp_path: Path) -> None:
    good, bad, header = ("近日,金水区盖起车棚。",), ("",), ("正文",)
    sheets = {
        "甲": [header, good, ("近日,金水区办起食堂。",)],
        "乙": [header, good],
        "说明": [("制表",), ("某人",)],
        "空": [],
    }
    (tmp_path / "a.xlsx").write_bytes(workbook(sheets | {"丙": [header, ("http://a.example",), bad], "丁": [header]}))
    (tmp_path / "b.xlsx").write_bytes(workbook({"甲": [("制表",)], "乙": [("制表",)]}))
    (tmp_path / "c.xlsx").write_bytes(workbook({"甲": [header, good]}))
    graph = kg.build(tmp_path)
    report: Any = graph.report
    assert {key: report["files"][key] for key in ("given", "read", "names", "refused")} == {
        "given": 3,
        "read": 2,
        "names": ["a.xlsx", "c.xlsx"],
        "refused": [{"file": "b.xlsx", "reason": "no sheet with an article (expected one)"}],
    }
    assert (report["sheets"]["given"], report["sheets"]["read"]) == (7, 2)
    assert [one["file"] for one in report["sheets"]["refused"]] == [
        "a.xlsx:丁",
        "a.xlsx:丙",
        "a.xlsx:说明",
        "b.xlsx:乙",
        "b.xlsx:甲",
    ]
    assert [one["reason"][:19] for one in report["sheets"]["refused"][:3]] == [
        "no row with an arti",
        "no row with an arti",
        "no column with the ",
    ]
    assert (report["rows"]["given"], report["rows"]["read"]) == (5, 4)
    assert "2 of 3 files, 2 of 7 sheets, 4 of 5 rows, 2 articles " in summary(report, tmp_path)
    assert [line.split(": ")[0] for line in refused(report)] == [
        f"refused {place}"
        for place in ("b.xlsx", "a.xlsx:丁", "a.xlsx:丙", "a.xlsx:说明", "b.xlsx:乙", "b.xlsx:甲", "a.xlsx:丙:2")
    ]


def test_every_file_is_named_also_where_two_have_one_name(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_text(f"车棚到家{folder}\n\n近日,金水区盖起车棚。", encoding="utf-8")
    files = kg.build([tmp_path / "a", tmp_path / "b"]).report["files"]
    assert files["names"] == ["a/x.txt", "b/x.txt"]  # type: ignore[index]


def test_what_prints_nothing_is_left_out_and_counted(tmp_path: Path) -> None:
    hostile = "车棚\0到家\n\n近日,金\u202e水区\x07盖起车棚\u200b300座,居民停车方便了许多,大家都说好。"
    (tmp_path / "a.txt").write_text(hostile, encoding="utf-8")
    (tmp_path / "b.txt").write_text("\t车棚到家\n\n近日,金水区盖起车棚。", encoding="utf-8")
    graph = kg.build(tmp_path)
    assert graph.report["removed"] == {"characters": 4, "files": {"a.txt": 4}}
    assert not set("\0\u202e\x07\u200b") & set(graph.turtle.decode())
    assert "4 invisible characters left out of 1 file (see report.json)" in summary(graph.report, tmp_path)


def test_warnings_are_listed_by_file_and_line_and_counted(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("---\npage: A05\n---\n红旗路花坛建成\n", encoding="utf-8")
    row = {"title": "车棚到家", "text": "近日,金水区在花园路盖起车棚300座,还要在红旗路再盖,居民停车方便了许"}
    (tmp_path / "b.jsonl").write_text("\n" + json.dumps(row), encoding="utf-8")
    report = kg.build(tmp_path).report
    warnings: Any = report["warnings"]
    assert [(one["file"], one["line"], one["kind"]) for one in warnings["listed"]] == [
        ("a.txt", 4, "headline-without-text"),
        ("b.jsonl", 2, "cut-off"),
    ]
    assert warnings["count"] == sum(warnings["kinds"].values()) == len(warnings["listed"]) == 2
    assert "2 warnings: 1 cut-off, 1 headline-without-text (see report.json)" in summary(report, tmp_path)


def test_missing_text_is_shown_by_the_words_around_it(corpus_graph: Graph) -> None:
    first, second = corpus_graph.report["missing_text"]  # type: ignore[misc]
    assert first == {"article": "下岗女工学织挂毯", "before": first["before"], "after": first["after"]}
    assert first["before"].endswith("独立完")
    assert first["after"].startswith("区妇联已经")
    assert second["article"] == "大兴镇拆违 拆出一座游园"
    assert (second["before"][-4:], second["after"][:4]) == ("游园配了", "游园的长")


def test_what_lacks_a_byline_or_a_date_is_counted(build: Build) -> None:
    articles = build("车棚到家\n\n近日,金水区盖起车棚。").report["articles"]
    assert articles == {"read": 1, "near_duplicates": 0, "captions": 0, "without_byline": 1, "without_date": 1}


def test_without_any_date_there_is_no_range(build: Build) -> None:
    report = build("车棚到家\n\n近日,金水区盖起车棚。").report
    assert (report["dates"], report["newspapers"]) == ([], [])
