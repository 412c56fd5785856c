"""Messages in full that no other test shows."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.ask.header import parse
from kg.errors import DataError, InputError, KGError, OptionError, OutputError, QueryError, UnreadableFile
from kg.evaluate.gold import read_gold
from kg.graph import facts, store, stored
from kg.graph.canonical import lines
from kg.graph.sparql import readable
from kg.graph.terms import LANG_STRING, Literal, Triple
from kg.model import Page
from kg.read.articles import read_articles
from kg.read.context import page_context
from kg.read.doubts import doubts
from kg.read.formats import pages_of
from kg.read.sources import Settings, Source
from kg.read.zips import too_large
from kg.serve.limits import seconds, size
from kg.view.earlier import places

Command = Callable[..., Any]


@pytest.fixture(scope="module")
def graph() -> store.Store:
    return store.load(b"<urn:a> <urn:b> <urn:c> .")


def of_page(text: str) -> list[object]:
    return list(pages_of(Source("a.html", text.encode()), Settings()))


TRIPLE = b"<urn:a> <urn:b> <<( <urn:a> <urn:b> <urn:c> )>> ."
NESTED = f"SELECT * FROM <urn:x> {'{' * 99} ?s ?p ?o {'}' * 99}"
WIDE = "# --w name  谁 / who\nASK {\nVALUES ?w { 1 }\n#VALUES ?w { 2 }\n}"


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (
            lambda: parse("# absence: no\nASK {}", "a.rq"),
            DataError,
            "a.rq:1: absence: no (expected yes, or no such line)",
        ),
        (
            lambda: parse("# --who\nASK {}", "a.rq"),
            DataError,
            "a.rq:1: # --who (expected # --district name 区县 / the district)",
        ),
        (
            lambda: parse(WIDE, "a.rq"),
            DataError,
            "a.rq:1: VALUES ?w { … } has 2 lines of its own in the query (expected 1)",
        ),
        (
            lambda: lines([Triple("urn:a", "urn:b", Literal("甲", LANG_STRING, "z h"))]),
            InputError,
            "'z h': no language tag (expected one like zh or zh-Hant)",
        ),
        (lambda: facts.read(TRIPLE, name="a.ttl"), InputError, "a.ttl: a triple within a triple (expected RDF 1.1)"),
        (
            lambda: readable("SELECT * FROM <urn:x> { ?s ?p ?o }", {}),
            QueryError,
            "query: FROM names another graph (expected a query of this graph alone)",
        ),
        (
            lambda: readable(NESTED, {}),
            QueryError,
            "query: nested too deep to look for SERVICE and FROM (expected fewer brackets)",
        ),
        (
            lambda: readable("ASK { ?s nope:service ?o }", {}),
            QueryError,
            "query: it does not parse, or SERVICE or FROM can be read in two ways"
            " (expected prefixes that are known, and these words in strings alone)",
        ),
        (lambda: size("1M"), OptionError, "memory '1M': too little for a query (expected 256M or more)"),
        (lambda: seconds(float("nan")), OptionError, "timeout nan: no number (expected 0.1 to 3600)"),
        (lambda: too_large(2 << 30, 1 << 30), UnreadableFile, "more than 1024 MB when unpacked (expected less)"),
        (lambda: kg.build("a.txt", jobs=0), OptionError, "jobs 0: no number of processes (expected 1 or more)"),
    ],
)
def test_what_the_library_says(call: Callable[[], object], error: type[KGError], message: str) -> None:
    with pytest.raises(error) as raised:
        call()
    assert str(raised.value) == message


def test_a_query_that_makes_a_triple_within_a_triple(graph: store.Store) -> None:
    with pytest.raises(InputError, match=r"^<urn:a> <urn:b> <urn:c>: a triple within a triple \(expected RDF 1.1\)$"):
        store.query(graph, "SELECT (TRIPLE(<urn:a>, <urn:b>, <urn:c>) AS ?t) {}")


def test_files_that_are_not_there_are_named_with_what_was_to_be_in_them(tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"
    with pytest.raises(InputError, match=f"^{nowhere}: No such file or directory .expected gold in JSON.$"):
        read_gold([nowhere])
    expected = "expected a graph.html to take places from"
    with pytest.raises(InputError, match=f"^{nowhere}: No such file or directory .{expected}.$"):
        places(nowhere)


def test_a_page_that_is_too_deep_for_who_takes_the_article_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def deep(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr("trafilatura.bare_extraction", deep)
    with pytest.raises(UnreadableFile, match=r"^elements nested too deep \(expected a web page\)$"):
        of_page("<h1>食堂</h1><p>柳湾区民政局办起便民食堂3家。</p>")


@pytest.mark.parametrize(
    ("why", "message"),
    [
        ("", "{store}: loading was ended (expected a disk and memory that hold the store)"),
        (
            "IO error: No space left: {store}/10.sst",
            "{store}: IO error: No space left: 10.sst (expected a disk and memory that hold the store)",
        ),
    ],
)
def test_a_store_that_cannot_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, why: str, message: str) -> None:
    script = tmp_path / "fails.py"
    script.write_text(
        f"import sys\nprint({why.format(store=tmp_path)!r}, file=sys.stderr)\nsys.exit(1)", encoding="utf-8"
    )
    monkeypatch.setattr(stored, "_SCRIPT", str(script))
    with pytest.raises(OutputError) as raised:
        stored.make(b"", tmp_path)
    assert str(raised.value) == message.format(store=tmp_path)


def test_a_store_of_which_there_is_no_room_for_a_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("store", "copy"):
        (tmp_path / name).mkdir()
    stored.make(b"<urn:a> <urn:b> <urn:c> .", tmp_path / "store")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(InputError) as raised:
        stored.pin(tmp_path / "store", tmp_path / "copy")
    expected = "No space left on device (expected a store at rest, and room for a copy)"
    assert str(raised.value) == f"{tmp_path}/store: {expected}"


def test_what_looks_lost_is_said_of_each_article() -> None:
    article = "柳湾区第{}号食堂开门 附近老人说方便\n\n本报讯(记者 路苇江)昨日,柳湾区民政局办起食堂。\n\n"
    bare = "柳湾区食堂开门 附近老人都说方便\n\n昨日,柳湾区民政局办起便民食堂3家。\n\n"
    page = Page("a.txt", "".join(map(article.format, "一二三")) + bare + article.format("四"))
    (found,) = doubts(read_articles(page, page_context(page)))
    assert found.what == "no byline (expected one, as its neighbours have)"


def test_a_pages_toml_that_does_not_open_is_noted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.txt", "pages.toml"):
        (tmp_path / name).write_text("柳湾区民政局办起便民食堂3家。", encoding="utf-8")
    real = Path.read_bytes

    def read_bytes(path: Path) -> bytes:
        if path.name == "pages.toml":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    note = "pages.toml: Permission denied (expected to read it; nothing of it counts)"
    assert kg.build(tmp_path, tagger=False).report["notes"] == [note]


GRAPH = "one_page_folder"
ASKED = "CONSTRUCT { ?s <urn:1> ?o } WHERE { ?s ?p ?o }"


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (
            ("query", GRAPH, ASKED, "--to", "rdfxml"),
            1,
            "--to rdfxml: has no way to say the property urn:1 (expected ttl, nt)",
        ),
        (
            ("cite", GRAPH, "无此人 undertakes 无此事"),
            1,
            "无此人: no such name in the graph (kg explain finds names like it)",
        ),
        (("explain", GRAPH), 1, "explain: nothing to explain (expected a name, or --rule ID)"),
        (("explain", GRAPH, "--rule", "zzz"), 1, "--rule zzz: no such rule has read anything here (none of the "),
        (
            ("build", GRAPH, "--base", "urn:x"),
            2,
            "--base 'urn:x': no base (expected http:// or https://, ASCII, a final",
        ),
        (
            ("build", GRAPH, "--base", "https://schema.org/"),
            2,
            "--base 'https://schema.org/': lies in schema: <https://",
        ),
    ],
)
def test_what_the_command_line_says(
    command: Command, one_page_folder: Path, words: tuple[str, ...], code: int, message: str
) -> None:
    run = command(*(one_page_folder if word == GRAPH else word for word in words))
    assert (run.code, run.err.count("\n")) == (code, 1)
    assert run.err.startswith(f"kg: {message}")
    assert not re.search(r"Traceback|Error\b", run.err)
