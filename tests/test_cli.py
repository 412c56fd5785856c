"""The command line as a user meets it: results on stdout, talk on stderr, one line per error, exit codes."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Command = Callable[..., Any]

CARS = "车棚到家\n\n本报讯(记者 方砚山 通讯员 秦禾)近日,金水区园林局开展“车棚到家”活动,盖起车棚300座。\n"
COMMANDS = ["build", "read", "query", "evaluate", "explain", "coverage", "cite"]
COMMANDS += ["ontology", "validate", "diff", "export", "view", "serve"]
HEAVY = {"jieba", "jinja2", "networkx", "numpy", "pyoxigraph", "pyshacl", "pyvis", "rdflib", "yaml"}
HEAVY |= {"kg.pipeline", "kg.show"}
OPTIONS = ("-o", "--date", "--newspaper", "--place", "--base", "--no-text", "--mentions", "--jobs", "--quiet")
FILES = {"graph.ttl", "graph.html", "report.json"}
NAMES = "SELECT ?name WHERE { ?r a kg:Reporter ; rdfs:label ?name } ORDER BY ?name"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "pages" / "a.txt"
    path.parent.mkdir()
    path.write_text(CARS, encoding="utf-8")
    return path


@pytest.mark.parametrize("arguments", [["--help"], *([name, "--help"] for name in COMMANDS)])
def test_help_loads_nothing_but_the_command_line(arguments: list[str]) -> None:
    script = (
        "import sys; sys.argv = ['kg', *sys.argv[1:]]\n"
        "from kg.cli import main\n"
        "try: main()\n"
        "except SystemExit as stop: print(*sorted(sys.modules), file=sys.stderr); sys.exit(stop.code)"
    )
    done = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True)
    assert "Usage: kg" in done.stdout
    assert not HEAVY & set(done.stderr.split())


def test_the_module_is_the_command(command: Command) -> None:
    arguments = [sys.executable, "-m", "kg", "--help"]
    module = subprocess.run(arguments, capture_output=True, text=True, check=True).stdout
    assert re.findall(r"^  (\w+) ", module.partition("Commands:")[2], re.M) == COMMANDS
    assert module.splitlines()[3:] == command("--help").out.splitlines()[3:]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_shows_an_example(command: Command, name: str) -> None:
    assert f"Example: kg {name}" in command(name, "--help").out


@pytest.mark.parametrize("option", OPTIONS)
def test_the_options_of_build(command: Command, option: str) -> None:
    assert option in command("build", "--help", COLUMNS="200").out


def test_build_writes_three_files_and_talks_on_stderr(command: Command, page: Path, tmp_path: Path) -> None:
    run = command("build", page.parent, "-o", tmp_path / "out")
    assert (run.code, run.out) == (0, "")
    assert "1 of 1 file, 1 article (" in run.err
    assert {path.name for path in (tmp_path / "out").iterdir()} == FILES


def test_build_is_silent_on_request(command: Command, page: Path, tmp_path: Path) -> None:
    run = command("build", page, "-o", tmp_path / "out", "--quiet")
    assert (run.code, run.out, run.err) == (0, "", "")
    assert {path.name for path in (tmp_path / "out").iterdir()} == FILES


def test_options_reach_the_graph(command: Command, page: Path, tmp_path: Path) -> None:
    given = {"--newspaper": "某晨报", "--date": "2011-03-02", "--place": "郑州市", "--base": "https://example.org/x/"}
    options = [word for pair in given.items() for word in pair] + ["--no-text", "--mentions"]
    assert command("build", page, "-o", tmp_path / "out", "-q", *options).code == 0
    turtle = (tmp_path / "out" / "graph.ttl").read_text(encoding="utf-8")
    assert "某晨报" in turtle
    assert "2011-03-02" in turtle
    assert "https://example.org/x/" in turtle
    assert "articleBody" not in turtle


def test_a_graph_that_breaks_a_promise_is_written_and_told_of(
    command: Command, page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kg.invariants import table
    from kg.invariants.forms import Invariant

    unmet = Invariant("ArticleIsOnAPage", lambda index: [(next(iter(index.kinds)), "")])
    monkeypatch.setattr(table, "INVARIANTS", (unmet,))
    run = command("build", page, "-o", tmp_path / "out", "--quiet")
    assert run.code == 1
    assert run.out == ""
    assert re.fullmatch(r"broken \w+:\S+ \(.+\): .+ \(ArticleIsOnAPage: a fault of kg, please report it\)\n", run.err)
    report = json.loads((tmp_path / "out" / "report.json").read_text("utf-8"))
    assert [one["shape"] for one in report["broken"]] == ["ArticleIsOnAPage"]


def test_a_bad_file_is_one_line_and_the_others_are_built(command: Command, page: Path, tmp_path: Path) -> None:
    (page.parent / "empty.txt").write_bytes(b"")
    (page.parent / "binary.txt").write_bytes(b"\0\1\2\0")
    (page.parent / "lost.txt").symlink_to(tmp_path / "nowhere")
    (page.parent / "README.txt").write_text("说明", encoding="utf-8")
    run = command("build", page.parent, "-o", tmp_path / "out")
    assert run.code == 0
    for name in ("empty.txt: empty", "binary.txt: binary", "lost.txt: "):
        assert sum(name in line for line in run.err.splitlines()) == 1
    assert "1 of 4 files" in run.err
    assert {path.name for path in (tmp_path / "out").iterdir()} == FILES


def test_a_file_that_is_not_there_costs_no_other_and_is_named_when_quiet(
    command: Command, page: Path, tmp_path: Path
) -> None:
    run = command("build", page, page.parent / "nowhere.txt", "-o", tmp_path / "out", "--quiet")
    assert (run.code, run.out) == (0, "")
    assert run.err == "refused nowhere.txt: no such file or folder\n"
    assert {path.name for path in (tmp_path / "out").iterdir()} == FILES


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("b.txt", b"", "refused b.txt: empty (expected a page, or rows with an article each)"),
        ("b.jsonl", b'{"text": "\xe6\xad\xa3"}\n{', "refused b.jsonl:2: not JSON: "),
    ],
)
def test_strict_fails_where_a_file_or_a_row_was_refused_and_builds_the_others(
    command: Command, page: Path, tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    assert command("build", page.parent, "-o", tmp_path / "out", "-q", "--strict").code == 0
    (page.parent / name).write_bytes(data)
    assert command("build", page.parent, "-o", tmp_path / "easy", "-q").code == 0
    run = command("build", page.parent, "-o", tmp_path / "strict", "-q", "--strict")
    assert run.code == 1
    assert run.err.startswith(said)
    assert run.err.count("\n") == 1
    for path in (tmp_path / "easy").iterdir():
        assert (tmp_path / "strict" / path.name).read_bytes() == path.read_bytes()


def test_a_place_that_nobody_knows_is_a_warning(command: Command, page: Path, tmp_path: Path) -> None:
    page.write_text(f"---\nplace: 火星市\n---\n{CARS}", encoding="utf-8")
    warning = "warning a.txt:2: place 火星市 (expected a city that the register has"
    run = command("build", page, "-o", tmp_path / "out")
    assert run.code == 0
    assert run.err.startswith(warning)
    assert json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))["notes"][0] in run.err
    assert command("read", page).err.startswith(warning)


def test_each_reason_has_a_line_where_nothing_can_be_read(command: Command, tmp_path: Path) -> None:
    for name in ("A/x.txt", "B/x.txt"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_bytes(b"")
    run = command("build", tmp_path / "A", tmp_path / "B", "-o", tmp_path / "out")
    assert run.code == 1
    assert [line[: len("kg: A/x.txt: empty")] for line in run.err.splitlines()] == [
        "kg: A/x.txt: empty",
        "kg: B/x.txt: empty",
    ]


@pytest.mark.parametrize(
    "arguments", [["build", ""], ["build", "corpus", "-o", ""], ["query", "", "ASK {}"], ["read", ""]]
)
def test_an_empty_path_is_not_the_current_folder(command: Command, arguments: list[str]) -> None:
    run = command(*arguments)
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("kg: '': no path (expected")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_permission_is_one_line_with_its_name(command: Command, page: Path, tmp_path: Path) -> None:
    (page.parent / "shut.txt").write_text(CARS, encoding="utf-8")
    (page.parent / "shut.txt").chmod(0)
    assert "shut.txt: Permission denied" in command("build", page.parent, "-o", tmp_path / "out").err


def test_nothing_readable_is_one_line_and_the_old_graph_stays(command: Command, page: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    command("build", page, "-o", out, "-q")
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    page.write_bytes(b"\0\1\2")
    run = command("build", page, "-o", out)
    assert run.code == 1
    assert run.err.count("\n") == 1
    assert "a.txt: binary" in run.err
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def test_a_folder_that_is_not_there_is_one_line(command: Command, tmp_path: Path) -> None:
    run = command("build", tmp_path / "nowhere", "-o", tmp_path / "out")
    assert (run.code, run.out) == (1, "")
    assert run.err.endswith("nowhere: no such file or folder\n")
    assert run.err.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_a_folder_without_pages_is_one_line(command: Command, tmp_path: Path) -> None:
    run = command("build", tmp_path)
    assert run.code == 1
    assert "no page to read" in run.err
    assert run.err.count("\n") == 1


def test_an_output_folder_that_is_a_file_stays_that_file(command: Command, page: Path) -> None:
    run = command("build", page, "-o", page)
    assert run.code == 1
    assert run.err.count("\n") == 1
    assert "expected a folder" in run.err
    assert page.read_text(encoding="utf-8") == CARS


@pytest.mark.parametrize("arguments", [["--base", "not an iri"], ["--jobs", "0"], ["--no-such-option"]])
def test_an_option_that_cannot_be_is_named(command: Command, page: Path, tmp_path: Path, arguments: list[str]) -> None:
    run = command("build", page, "-o", tmp_path / "out", *arguments)
    assert run.code == 2
    assert arguments[0] in run.err
    assert "Traceback" not in run.err
    assert not (tmp_path / "out").exists()


def test_reading_marks_up_a_file(command: Command, page: Path) -> None:
    run = command("read", page, "--place", "郑州市")
    assert run.code == 0
    assert "[金水区园林局]机构" in run.out
    assert "\x1b" not in run.out
    assert run.err == ""


def test_reading_takes_stdin(command: Command, page: Path) -> None:
    written = command("read", page).out
    assert command("read", stdin=CARS.encode()).out == command("read", "-", stdin=CARS.encode()).out == written


def test_reading_gives_json_whose_offsets_slice_its_text(command: Command) -> None:
    (one,) = json.loads(command("read", "--json", stdin=CARS.encode()).out)
    assert one["headline"] == "车棚到家"
    for mention in one["mentions"]:
        assert one["text"][mention["begin"] : mention["end"]] == mention["quote"]


def test_reading_says_above_the_articles_what_is_known_of_the_page_and_by_whom(
    command: Command, tmp_path: Path
) -> None:
    page = tmp_path / "2011-03-02" / "A05.txt"
    page.parent.mkdir()
    page.write_text(f"中原晨曦报 城事 A05版\n\n{CARS}", encoding="utf-8")
    run = command("read", page, "--place", "郑州市")
    assert run.out.splitlines()[:2] == [
        "2011-03-02 (name)  中原晨曦报 (header)  A05 (name)  郑州市 (option)  城事 (header)",
        "3: 车棚到家",
    ]
    (one,) = json.loads(command("read", page, "--json").out)
    assert one["page"] == {
        "file": "A05.txt",
        "row": None,
        "encoding": "UTF-8",
        "known": {
            "date": {"value": "2011-03-02", "by": "name"},
            "newspaper": {"value": "中原晨曦报", "by": "header"},
            "page": {"value": "A05", "by": "name"},
            "place": {"value": "郑州市", "by": "newspaper"},
            "section": {"value": "城事", "by": "header"},
        },
    }


def test_reading_a_table_shows_its_rows_and_names_those_without_an_article(command: Command, tmp_path: Path) -> None:
    table = tmp_path / "表.csv"
    table.write_bytes("标题,正文,版次\n车棚到家,近日开展活动。,A05\n空行,,\n又一篇,近日又开展活动。,\n".encode("gbk"))
    run = command("read", table)
    assert [line for line in run.out.splitlines() if line.startswith(("表.csv", "1: "))] == [
        "表.csv:2  A05 (page)",
        "1: 车棚到家",
        "表.csv:4",
        "1: 又一篇",
    ]
    assert run.err == "refused 表.csv:3: no text (expected that of an article)\n"
    assert [one["page"]["row"] for one in json.loads(command("read", table, "--json").out)] == [2, 4]


def test_an_encoding_that_a_file_has_not_is_one_line(command: Command, tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_bytes(f"{CARS}\n".encode("gbk"))
    for words in (("read", page), ("build", page, "-o", tmp_path / "out")):
        run = command(*words, "--encoding", "utf-8")
        assert (run.code, run.out) == (1, "")
        assert run.err == "kg: a.txt: not UTF-8 at line 1 (expected as --encoding says; without it, kg finds out)\n"
        run = command(*words, "--encoding", "klingon")
        assert (run.code, run.out) == (2, "")
        assert run.err.startswith("kg: --encoding klingon: not known (expected utf-8, gb18030, ")
    assert "1 file read as GB18030\n" in command("build", page, "-o", tmp_path / "out").err
    assert command("read", page, "--encoding", "gbk").out == command("read", page).out


@pytest.mark.parametrize("arguments", [["nowhere.txt"], ["-"]])
def test_reading_nothing_is_one_line(command: Command, arguments: list[str]) -> None:
    run = command("read", *arguments, stdin=b"")
    assert (run.code, run.out) == (1, "")
    assert run.err.count("\n") == 1


@pytest.mark.slow
def test_a_reader_that_stops_reading_is_no_error(page: Path) -> None:
    page.write_text((CARS + "\n") * 400, encoding="utf-8")
    script = f"{sys.executable} -m kg read {page} | head -1"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
@pytest.mark.parametrize(
    "words",
    [
        ["read", "{page}"],
        pytest.param(["read", "{page}", "--json"], marks=pytest.mark.slow),
        ["query", "{graph}", "ASK {{}}"],
        ["explain", "{graph}", "金水区"],
        ["evaluate", "{graph}", str(Path(__file__).parent / "gold" / "corpus.json")],
    ],
)
def test_a_full_disk_is_one_line(page: Path, corpus_folder: Path, words: list[str]) -> None:
    if "--json" in words:
        page.write_text((CARS + "\n") * 99, encoding="utf-8")  # more than a buffer holds
    arguments = [word.format(page=page, graph=corpus_folder) for word in words]
    with open("/dev/full", "w", encoding="utf-8") as full:
        command = [sys.executable, "-m", "kg", *arguments]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert done.stderr.startswith("kg: stdout: No space left on device")


def test_a_terminal_is_coloured_and_NO_COLOR_is_heard(  # noqa: N802 (the variable's name)
    on_terminal: Callable[..., str], page: Path
) -> None:
    assert "\x1b[" in on_terminal("read", page)
    assert "\x1b[" not in on_terminal("read", page, NO_COLOR="1")


def test_a_query_is_answered_in_a_table(command: Command, corpus_folder: Path) -> None:
    run = command("query", corpus_folder, NAMES)
    lines = [line.strip() for line in run.out.splitlines()]
    assert run.code == 0
    assert lines[0] == "name"
    assert {"庞砚田", "滕野舟"} <= set(lines)
    assert "\x1b" not in run.out
    assert command("query", corpus_folder / "graph.ttl", NAMES).out == run.out


def test_a_query_is_answered_in_json(command: Command, corpus_folder: Path) -> None:
    answer = json.loads(command("query", corpus_folder, NAMES, "--json").out)
    assert answer["head"] == {"vars": ["name"]}
    names = [binding["name"] for binding in answer["results"]["bindings"]]
    assert {"type": "literal", "value": "庞砚田", "xml:lang": "zh"} in names


def test_a_yes_or_no_question(command: Command, corpus_folder: Path) -> None:
    assert command("query", corpus_folder, "ASK { ?x a kg:Correspondent }").out == "yes\n"
    assert command("query", corpus_folder, "ASK { ?x a kg:Nothing }").out == "no\n"


@pytest.mark.parametrize(
    ("sparql", "words"),
    [
        ("SELECT ?x WHRE {", r"line 1, column 11\b"),
        ("SELECT ?x WHERE {\n  ?x a kg:Reporter ;;; ]\n}", r"line 2, column \d+"),
        ("SELECT ?x WHERE { ?x a nope:Thing }", r"nope"),
        ("SELECT ?x WHERE { SERVICE <https://example.org/sparql> { ?x ?y ?z } }", r"SERVICE"),
        ("DELETE WHERE { ?x ?y ?z }", r"DELETE"),
        ("", r"query"),
    ],
)
def test_a_query_that_is_wrong_is_one_line(command: Command, corpus_folder: Path, sparql: str, words: str) -> None:
    run = command("query", corpus_folder, sparql)
    assert (run.code, run.out) == (1, "")
    assert run.err.count("\n") == 1
    assert re.search(words, run.err)


def test_a_query_of_no_graph_is_one_line(command: Command, tmp_path: Path) -> None:
    run = command("query", tmp_path, "ASK { ?x ?y ?z }")
    assert run.code == 1
    assert "graph.ttl: " in run.err
    (tmp_path / "graph.ttl").write_text("说明", encoding="utf-8")
    run = command("query", tmp_path, "ASK { ?x ?y ?z }")
    assert run.code == 1
    assert "not Turtle" in run.err


def test_hostile_text_reaches_neither_terminal_nor_page(command: Command, page: Path, tmp_path: Path) -> None:
    hostile = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\x1b[31m\u202e\x9b0m\x1b]0;坏\x07"
    page.write_text(CARS.replace("车棚", f"车棚{hostile}"), encoding="utf-8")
    run = command("build", page, "-o", tmp_path / "out", "--newspaper", "某<script>报")
    assert run.code == 0
    rows = command("query", tmp_path / "out", "SELECT ?o WHERE { ?s ?p ?o }").out
    said = [command("explain", tmp_path / "out", name).out for name in ("金水区园林局", "金水区")]
    for text in (run.err, command("read", page).out, rows, *said):
        assert not set(text) & set("\x1b\x07\x9b\u202e")
    html = (tmp_path / "out" / "graph.html").read_text(encoding="utf-8")
    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert "某<script>报" not in html
    for name in FILES:
        data = (tmp_path / "out" / name).read_text(encoding="utf-8")
        assert not set(data) & set("\x1b\x07\x9b\u202e")


def test_no_command_at_all_shows_the_help(command: Command) -> None:
    run = command()
    assert run.code == 2
    assert "build" in run.out + run.err


@pytest.mark.parametrize("jobs", ["1", pytest.param("2", marks=pytest.mark.slow)])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_build_that_is_stopped_says_so_in_one_line(page: Path, tmp_path: Path, number: int, jobs: str) -> None:
    for copy in range(400):
        (page.parent / f"{copy}.txt").write_text(f"{CARS}\n第{copy}页。" * 9, encoding="utf-8")
    command = [sys.executable, "-m", "kg", "build", str(page.parent), "-o", str(tmp_path / "out"), "--jobs", jobs]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(2)
        os.killpg(process.pid, number) if number == signal.SIGINT else process.send_signal(number)
        try:
            _, said = process.communicate(timeout=60)
        finally:
            process.kill()
    assert said == "kg: stopped; what was written before is as it was\n"
    assert process.returncode == 128 + number
    assert not (tmp_path / "out").exists()


def test_a_query_without_end_is_stopped_at_once(corpus_folder: Path) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    command = [sys.executable, "-m", "kg", "query", str(corpus_folder), endless]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(2)
        process.send_signal(signal.SIGINT)
        try:
            out, said = process.communicate(timeout=5)
        finally:
            process.kill()
    assert (out, said) == ("", "kg: stopped; what was written before is as it was\n")
    assert process.returncode == 130
