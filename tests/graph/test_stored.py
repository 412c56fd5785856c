"""Stores on disk: of the very triples, never stale, never half, read by many."""

import json
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import InputError, OutputError, StaleStore
from kg.graph import store, stored
from kg.graph.graph import Graph
from kg.graph.terms import Literal, Triple, Value, boolean, date, decimal, integer, iri, moment, text, zh
from kg.graph.vocab import BASE, path, term

Command = Callable[..., Any]
Build = Callable[..., Graph]

CARS = "车棚到家\n\n本报讯(记者 方砚山 通讯员 秦禾)近日,金水区园林局开展“车棚到家”活动,盖起车棚300座。\n"

NAMED = [
    Triple(BASE + "area/410108", term("rdfs:label"), zh("惠济区")),
    Triple(BASE + "area/410108", term("rdf:type"), iri("kg:District")),
    Triple(BASE + "person/0e1", term("kg:confidence"), decimal(Decimal("0.90"))),
    Triple(BASE + "build/1", term("rdf:type"), iri("kg:Build")),
]
TURTLE = store.turtle(NAMED)
DISTRICTS = "SELECT ?name { ?area a kg:District ; rdfs:label ?name } ORDER BY ?name"
SAVE = """
import sys
from kg.graph.graph import Graph
Graph(sys.stdin.buffer.read(), {}).save(sys.argv[1], store=True, render=lambda _: b"")
"""

moments = st.datetimes().map(lambda at: moment(at.strftime("%Y-%m-%dT%H:%M:%SZ")) if at.year > 999 else boolean(True))
values: st.SearchStrategy[Value] = st.one_of(
    *(st.text().map(text), st.text().map(zh), st.booleans().map(boolean), moments),
    *(st.integers(-(10**20), 10**20).map(integer), st.dates().map(lambda day: date(day.isoformat()))),
    st.decimals(-(10**12), 10**12, places=3).map(decimal),
    st.sampled_from([iri("kg:District"), date("2011"), date("2011-03"), Literal("1", term("xsd:string"))]),
)
triples = st.builds(
    Triple,
    st.integers(0, 9).map(lambda number: BASE + path("person", number)),
    st.sampled_from([term("rdfs:label"), term("kg:quote"), term("kg:covers")]),
    values,
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that a build of two names leaves, with a store."""
    folder = tmp_path_factory.mktemp("made") / "out"
    Graph(TURTLE, {}).save(folder, store=True, render=lambda _: b"")
    return folder


@pytest.fixture
def out(made: Path, tmp_path: Path) -> Path:
    """That folder, moved: a store may be, and a process that makes one takes longer than a copy."""
    return Path(shutil.copytree(made, tmp_path / "out"))


def names(target: Path) -> list[str]:
    return [str(name) for (name,) in store.query(target, DISTRICTS)]


@settings(max_examples=40)
@given(st.lists(triples))
def test_what_is_written_comes_back_from_a_store(said: list[Triple]) -> None:
    turtle = store.turtle(said)
    assert store.turtle_of(store.load(turtle)) == turtle


@settings(max_examples=5)
@given(st.lists(triples, min_size=20))
def test_so_it_does_from_one_on_disk(tmp_path_factory: pytest.TempPathFactory, said: list[Triple]) -> None:
    folder = tmp_path_factory.mktemp("store")
    stored.make(store.turtle(said), folder)
    assert store.read(folder) == store.turtle(said)


def test_the_corpus_is_the_same_from_a_store(corpus_graph: Graph, tmp_path: Path) -> None:
    stored.make(corpus_graph.turtle, tmp_path)
    assert store.read(tmp_path) == corpus_graph.turtle


def test_a_file_a_folder_and_a_store_are_targets(out: Path, tmp_path: Path) -> None:
    shutil.copytree(out / "store", tmp_path / "moved")
    assert all(names(place) == ["惠济区"] for place in (out, out / "graph.ttl", out / "store", tmp_path / "moved"))


def test_a_store_is_read_where_there_is_one_and_turtle_elsewhere(out: Path) -> None:
    with pytest.raises(RuntimeError, match="read-write"):
        store.load(out).clear()
    (out / "graph.ttl").unlink()
    assert names(out) == ["惠济区"]
    assert store.read(out) == TURTLE
    shutil.rmtree(out / "store")
    with pytest.raises(InputError, match=r"graph\.ttl: .* \(expected Turtle, a folder with graph\.ttl, or a store\)"):
        names(out)


def test_a_stale_store_is_named_and_the_turtle_is_read(out: Path) -> None:
    renamed = Triple(BASE + "area/410108", term("rdfs:label"), zh("邙山区"))
    (out / "graph.ttl").write_bytes(store.turtle([*NAMED, renamed]))
    with pytest.warns(StaleStore, match=r"store: not made of .*graph\.ttl, which is read instead \(kg build --store"):
        assert names(out) == ["惠济区", "邙山区"]


def test_a_store_that_something_else_wrote_to_is_stale(out: Path) -> None:
    other = ox.Store(str(out / "store"))
    other.clear()
    other.flush()
    del other
    with pytest.warns(StaleStore):
        assert names(out) == ["惠济区"]
    assert names(out / "store") == []


def test_a_build_without_a_store_takes_the_old_one_away(out: Path) -> None:
    Graph(TURTLE, {}).save(out, render=lambda _: b"")
    assert sorted(place.name for place in out.iterdir()) == ["graph.html", "graph.ttl", "report.json"]


def test_an_old_store_that_cannot_be_taken_away_is_named(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(stored, "remove", refused)
    with pytest.raises(OutputError, match=r"store: Permission denied \(expected a folder that can be taken away\)"):
        Graph(TURTLE, {}).save(out, render=lambda _: b"")


def test_readers_keep_the_store_that_they_opened(out: Path) -> None:
    reading = store.load(out)
    Graph(b"", {}).save(out, store=True, render=lambda _: b"")
    assert len(list(reading)) == 4
    assert len(store.load(out)) == 0


def test_a_rebuild_replaces_the_store(out: Path) -> None:
    Graph(store.turtle(NAMED[1:]), {}).save(out, store=True, render=lambda _: b"")
    assert names(out) == []
    assert sorted(place.name for place in out.iterdir()) == ["graph.html", "graph.ttl", "report.json", "store"]


def test_a_folder_of_somebody_elses_stays(out: Path) -> None:
    (out / "store" / "kg.json").unlink()
    with pytest.raises(OutputError, match=r"store: a folder that kg did not make \(expected "):
        Graph(b"", {}).save(out, store=True, render=lambda _: b"")
    assert (out / "graph.ttl").read_bytes() == TURTLE
    Graph(TURTLE, {}).save(out, render=lambda _: b"")
    assert stored.is_store(out / "store")


def test_what_is_no_turtle_leaves_the_old_files_and_no_litter(out: Path) -> None:
    with pytest.raises(InputError, match="not Turtle"):
        Graph(b"<a> <b>", {}).save(out, store=True, render=lambda _: b"")
    assert names(out) == ["惠济区"]
    assert not [place.name for place in out.iterdir() if place.name.startswith(".")]


@pytest.mark.skipif(not hasattr(signal, "pthread_kill"), reason="this system has no signals")
def test_ctrl_c_leaves_the_old_store_and_no_litter(out: Path) -> None:
    more = (Triple(BASE + path("person", number), term("rdfs:label"), zh(f"甲{number}")) for number in range(40_000))
    saving = subprocess.Popen([sys.executable, "-c", SAVE, out], stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    assert saving.stdin
    assert saving.stderr
    saving.stdin.write(store.turtle(more))
    saving.stdin.close()
    while saving.poll() is None and not (out / ".kg-new" / "store" / "CURRENT").exists():
        pass
    saving.send_signal(signal.SIGINT)
    assert b"KeyboardInterrupt" in saving.stderr.read()
    saving.stderr.close()
    assert saving.wait() != 0
    assert names(out) == ["惠济区"]
    assert sorted(place.name for place in out.iterdir()) == ["graph.html", "graph.ttl", "report.json", "store"]


def test_litter_of_a_program_that_was_killed_goes(out: Path) -> None:
    shutil.copytree(out / "store", out / ".kg-new" / "store")
    Graph(TURTLE, {}).save(out, store=True, render=lambda _: b"")
    assert sorted(place.name for place in out.iterdir()) == ["graph.html", "graph.ttl", "report.json", "store"]


def test_two_programs_read_at_the_same_time(out: Path) -> None:
    script = "import sys; from kg.graph import store; print(len(store.load(sys.argv[1]))); sys.stdin.read()"
    reading = store.load(out)
    command = [sys.executable, "-c", script, str(out)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout
        assert other.stdout.readline() == "4\n"
        assert len(reading) == len(store.load(out)) == 4


def test_a_store_that_another_program_writes_is_refused(out: Path) -> None:
    script = "import sys, pyoxigraph; s = pyoxigraph.Store(sys.argv[1]); print('open', flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", script, str(out / "store")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout
        assert other.stdout.readline() == "open\n"
        with pytest.raises(InputError, match=r"store: another program has it open and may write \(expected a store"):
            store.query(out / "store", "ASK {}")


def test_a_file_that_was_cut_off_is_named(out: Path) -> None:
    manifest = next((out / "store").glob("MANIFEST-*"))
    manifest.write_bytes(manifest.read_bytes()[: manifest.stat().st_size // 2])
    with pytest.raises(InputError, match=rf"store: {manifest.name} is not as it was written \(expected the whole"):
        store.query(out / "store", "ASK {}")


@pytest.mark.parametrize("name", ["CURRENT", "000010.sst"])
def test_a_damaged_store_is_refused_in_words(out: Path, name: str) -> None:
    file = out / "store" / name
    file.write_bytes(bytes(255 - byte for byte in file.read_bytes()))
    with pytest.raises(InputError, match=r"store: cannot be read: Corruption.* \(expected a whole store of Oxigraph "):
        store.query(out / "store", "ASK {}")


@pytest.mark.parametrize("mark", ["", "[]", "{}", '{"turtle": 1, "sizes": 2}'])
def test_a_mark_that_says_nothing_is_none(out: Path, mark: str) -> None:
    (out / "store" / "kg.json").write_text(mark)
    with pytest.warns(StaleStore):
        assert names(out) == ["惠济区"]
    assert names(out / "store") == ["惠济区"]


def test_of_a_store_of_others_the_default_graph_answers(tmp_path: Path) -> None:
    made = ox.Store(str(tmp_path / "theirs"))
    made.load(TURTLE, ox.RdfFormat.TURTLE)
    made.load(b'<urn:s> <urn:p> "o" <urn:graph> .', ox.RdfFormat.N_QUADS)
    made.flush()
    del made
    assert names(tmp_path / "theirs") == ["惠济区"]
    assert store.query(tmp_path / "theirs", "ASK { <urn:s> ?p ?o }").truth is False
    assert store.query(tmp_path / "theirs", "ASK { GRAPH <urn:graph> { <urn:s> ?p ?o } }").truth is True
    assert store.read(tmp_path / "theirs") == TURTLE


def test_a_store_tells_nothing_of_the_machine(made: Path) -> None:
    assert not [file.name for file in (made / "store").iterdir() if str(made.parent).encode() in file.read_bytes()]
    assert json.loads((made / "store" / "kg.json").read_bytes())["sizes"]["CURRENT"] == 16


def test_a_store_for_a_while_is_made_of_turtle_and_goes(out: Path) -> None:
    with store.on_disk(out / "graph.ttl") as folder:
        assert names(folder) == ["惠济区"]
        assert folder != out / "store"
    assert not folder.exists()
    with store.on_disk(out) as folder:
        shutil.rmtree(out / "store")
        assert names(folder) == ["惠济区"]  # whatever becomes of it
    assert not folder.exists()


def test_commands_say_the_same_of_a_store(build: Build, tmp_path: Path, command: Command) -> None:
    build(CARS).save(tmp_path / "out", store=True, render=lambda _: b"")
    shutil.move(tmp_path / "out" / "store", tmp_path / "moved")
    for words in (["explain", "金水区园林局"], ["query", DISTRICTS], ["validate"], ["export", "--to", "nt", "-o", "-"]):
        file, folder = (command(words[0], tmp_path / name, *words[1:]) for name in ("out", "moved"))
        assert file.code == folder.code == 0
        assert file.out == folder.out
    assert command("diff", tmp_path / "out", tmp_path / "moved").out == "same graph\n"


def test_an_export_goes_beside_a_store_not_into_it(out: Path, command: Command) -> None:
    assert command("export", out / "store", "--to", "nt").code == 0
    assert (out / "store.nt").exists()
    assert not (out / "store" / "graph.nt").exists()


def test_the_command_line_warns_in_one_line(out: Path, command: Command) -> None:
    (out / "graph.ttl").write_bytes(store.turtle(NAMED[:2]))
    done = command("query", out, DISTRICTS)
    assert done.err.startswith(f"warning {out}/store: not made of {out}/graph.ttl, which is read instead (kg build ")
    assert done.err.count("\n") == 1
    assert "惠济区" in done.out


def test_kg_build_leaves_a_store(corpus: Path, tmp_path: Path, command: Command) -> None:
    page = min(corpus.glob("*.txt"))
    done = command("build", page, "-o", tmp_path / "out", "--store")
    assert done.err.endswith(f"{tmp_path}/out/report.json  {tmp_path}/out/store\n")
    assert store.read(tmp_path / "out" / "store") == (tmp_path / "out" / "graph.ttl").read_bytes()


def test_what_is_left_of_a_store_is_named_as_one_that_cannot_be_read(out: Path) -> None:
    (out / "store" / "CURRENT").unlink()
    with pytest.warns(StaleStore, match=r"store: not made of .*graph\.ttl, which is read instead"):
        assert store.load(out)
    with pytest.raises(InputError, match=r"store: .*expected a whole store"):
        store.load(out / "store")
