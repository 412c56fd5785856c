"""What goes wrong is said in words, and all these words stand in a test; here those that no other test shows."""

import ast
import re
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import kg
from kg import errors
from kg.ask.header import parse
from kg.errors import DataError, InputError, KGError, OptionError, OutputError, QueryError, UnreadableFile
from kg.evaluate.gold import read_gold
from kg.graph import facts, store, stored
from kg.graph.canonical import lines
from kg.graph.sparql import readable
from kg.graph.terms import LANG_STRING, Literal, Triple
from kg.read.formats import pages_of
from kg.read.sources import Settings, Source
from kg.read.zips import too_large
from kg.serve.limits import seconds, size
from kg.view.earlier import places

Command = Callable[..., Any]
OWN = Path(kg.__file__).parent
SAID = {name for name, kind in vars(errors).items() if isinstance(kind, type)} | {"Refusal"}
LONG = 24  # characters of a message that a test has to have; tests need not repeat all of it


def _pieces(message: ast.expr) -> Iterator[list[str]]:
    """What is fixed in each form of a message: the text around what f-strings fill in."""
    if isinstance(message, ast.IfExp):
        yield from (*_pieces(message.body), *_pieces(message.orelse))
    elif isinstance(message, ast.JoinedStr):
        yield [str(part.value) for part in message.values if isinstance(part, ast.Constant)]
    elif isinstance(message, ast.Constant) and isinstance(message.value, str):
        yield [message.value]


def _words(pieces: list[str]) -> str:
    """The longest run of words in a message that say what is wrong; those on what was expected where there are none."""
    wrong, _, expected = "\n".join(pieces).partition("(expected ")
    for text in (wrong, expected):
        found = [line.strip(" :,;()'<>/-") for line in text.split("\n")]
        if longest := max((line for line in found if len(line) > 4), key=len, default=""):
            return longest[:LONG].strip()
    return ""


def _messages() -> Iterator[tuple[str, str]]:
    """Where each is, and its words; those of our own data files are nobody's who uses kg."""
    for path in sorted(OWN.rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name) or not call.args:
                continue
            if call.func.id not in SAID or (call.func.id == "DataError" and path.name != "header.py"):
                continue
            for pieces in _pieces(call.args[-1 if call.func.id == "Refusal" and len(call.args) == 2 else 0]):
                if words := _words(pieces):
                    yield f"{path.relative_to(OWN)}:{call.lineno}", words


@cache
def _tested() -> str:
    """All strings of the tests, without the marks of regular expressions."""
    found = (ast.walk(ast.parse(path.read_text(encoding="utf-8"))) for path in Path(__file__).parent.rglob("*.py"))
    constants = (node.value for nodes in found for node in nodes if isinstance(node, ast.Constant))
    return "\n".join(value for value in constants if isinstance(value, str)).replace("\\", "")


MESSAGES = tuple(_messages())


def test_there_are_messages() -> None:
    assert len(MESSAGES) > 150
    assert ("read/zips.py", "encrypted (expected no password)"[:9]) in {
        (at.split(":")[0], said) for at, said in MESSAGES
    }


@pytest.mark.parametrize(("place", "words"), MESSAGES, ids=[place for place, _ in MESSAGES])
def test_each_message_stands_in_a_test(place: str, words: str) -> None:
    assert words in _tested()


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
            "IO error: No space left",
            "{store}: IO error: No space left (expected a disk and memory that hold the store)",
        ),
    ],
)
def test_a_store_that_cannot_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, why: str, message: str) -> None:
    script = tmp_path / "fails.py"
    script.write_text(f"import sys\nprint({why!r}, file=sys.stderr)\nsys.exit(1)", encoding="utf-8")
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
