"""What the command line prints: summaries, and a text marked up."""

import io
import json
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from kg import show
from kg.graph.graph import Graph
from kg.model import Page
from kg.read.plain import page_from_text
from kg.resolve.articles import Known

Read = Callable[..., Known]

CARS = (
    "车棚到家\n\n本报讯(记者 方砚山 通讯员 秦禾)近日,金水区园林局在花园路街道开展“车棚到家”活动,盖起车棚300座。"
    "区园林局计划再盖50余座。"
)
HOSTILE = (
    "车\x1b[31m棚\u202e到家<script>alert(1)</script>\n\n近日,金水区\x9b1m园林局\x07开展“车棚\x1b]0;坏\x07到家”活动。"
)
UNSAFE = "\x1b\x07\x9b\u202e\u2066\x00\x85"


def printed(known: list[Known], *, color: bool = False) -> str:
    with redirect_stdout(io.StringIO()) as stream:
        show.marked_up(known, color=color)
    return stream.getvalue()


def as_json(known: Known) -> str:
    return show.as_json([Page("a.txt", known.extract.article.text)], [[known]])


def test_a_summary_says_what_was_read_refused_and_written(corpus_graph: Graph) -> None:
    files = {**corpus_graph.report["files"], "given": 10, "refused": [{"file": "坏.txt", "reason": "empty"}]}  # type: ignore[dict-item]
    report = {**corpus_graph.report, "files": files}
    lines = [*show.refused(report), *show.summary(report, Path("出")).splitlines()]
    assert "坏.txt: empty" in lines[0]
    assert "9 of 10 files" in lines[1]
    assert any("missing in 2 places" in line for line in lines)
    assert all(f"出/{name}" in lines[-1] for name in ("graph.ttl", "graph.html", "report.json"))


def test_names_are_bracketed_where_there_is_no_colour(read: Read) -> None:
    text = printed([read(CARS)])
    assert "[金水区园林局]机构" in text
    assert "[花园路街道]地" in text
    assert "\x1b" not in text


def test_on_a_terminal_names_are_coloured_and_the_text_is_as_it_was(read: Read) -> None:
    from rich.text import Text

    colored = printed([read(CARS)], color=True)
    assert "\x1b[" in colored
    assert CARS.rpartition("\n")[2] in Text.from_ansi(colored).plain.replace("\n", "")


def test_what_was_found_is_said_with_full_names_and_quotes(read: Read) -> None:
    lines = printed([read(CARS)]).splitlines()
    assert any(line.split() == ["reporter:", "方砚山"] for line in lines)
    assert any("金水区园林局 undertakes 车棚到家" in line and "“" in line for line in lines)
    assert any("300座" in line and line.lstrip().startswith("#") for line in lines)


def test_what_looks_lost_is_marked(read: Read) -> None:
    cut = read(CARS.removesuffix("座。"))
    assert "\n  warning ends in mid-sentence: …局计划再盖50余 (expected a full stop)\n" in printed([cut])
    (article,) = json.loads(show.as_json([Page("a.txt", "")], [[cut]]))
    assert article["warnings"] == ["ends in mid-sentence: …局计划再盖50余 (expected a full stop)"]
    assert "warning" not in printed([read(CARS)])


def test_square_brackets_of_a_text_are_no_markup(read: Read) -> None:
    assert "[bold]请看[/bold]" in printed([read("车棚到家\n\n近日,盖起车棚[bold]请看[/bold]。")])


@pytest.mark.parametrize("color", [True, False])
def test_hostile_text_never_reaches_the_terminal(read: Read, color: bool) -> None:
    known = read(page_from_text(HOSTILE).text)
    text = printed([known], color=False) + as_json(known)
    assert not set(text) & set(UNSAFE)
    if color:
        assert "\x1b]" not in printed([known], color=True)
        assert "\x1b[31m棚" not in printed([known], color=True)


def test_offsets_of_the_json_slice_its_text(read: Read) -> None:
    (one,) = json.loads(as_json(read(CARS)))
    text = one["text"]
    assert one["mentions"]
    assert all(text[m["begin"] : m["end"]] == m["quote"] for m in one["mentions"])
    proofs = [proof for relation in one["relations"] for proof in relation["evidence"]]
    assert proofs
    assert all(text[proof["begin"] : proof["end"]] == proof["quote"] for proof in proofs)
    assert [text[s["begin"] : s["end"]] for s in one["byline"]] == ["方砚山", "秦禾"]


def test_relations_of_the_json_point_to_its_mentions(read: Read) -> None:
    (one,) = json.loads(as_json(read(CARS)))
    names = {
        (one["mentions"][r["subject"]]["name"], r["predicate"], one["mentions"][r["object"]]["name"])
        for r in one["relations"]
    }
    assert ("金水区园林局", "undertakes", "车棚到家") in names
    assert {m["name"] for m in one["mentions"] if m["quote"] == "区园林局"} == {"金水区园林局"}


def test_figures_of_the_json_are_exact(read: Read) -> None:
    (one,) = json.loads(as_json(read(CARS)))
    figures = {(figure["value"], figure["unit"], figure["bound"], figure["modality"]) for figure in one["figures"]}
    assert ("300", "座", "exact", "done") in figures
    assert ("50", "座", "approximate", "planned") in figures
