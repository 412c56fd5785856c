"""Turtle in and out, and queries over it."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sized
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from threading import Thread
from traceback import clear_frames
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar
from typing import Literal as OneOf

import pyoxigraph as ox

from kg.errors import InputError, QueryError
from kg.folders import temporary
from kg.graph import canonical, stored
from kg.graph.sparql import asks_all, complaint, first_named, readable
from kg.graph.stored import GRAPH_FILE
from kg.graph.terms import LANG_STRING, Blank, Iri, Literal, Term, Triple
from kg.graph.turtle import chunks
from kg.graph.vocab import BASE, KNOWN, base_of, prefixes

if TYPE_CHECKING:
    import pandas

_BLANKS = "\n" + 30 * " "  # longer than any keyword

Store = ox.Store
Target = Store | Path | str | bytes
_Result = TypeVar("_Result")
Row = tuple[Term | None, ...]
Kind = OneOf["rows", "triples", "truth"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gives: rows of SELECT, triples of CONSTRUCT and DESCRIBE, or the truth of ASK."""

    variables: tuple[str, ...]
    rows: Iterable[Row]  # all at hand, or an iterator that gives them once
    truth: bool | None = None  # None unless the query is an ASK
    triples: bool = False  # whether the rows are the triples of a CONSTRUCT or DESCRIBE

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        if not isinstance(self.rows, Sized):
            raise TypeError("an answer whose rows are still to come has no length")
        return len(self.rows)

    @property
    def kind(self) -> Kind:
        """What it is made of."""
        if self.truth is not None:
            return "truth"
        return "triples" if self.triples else "rows"

    def frame(self) -> pandas.DataFrame:
        """The rows in pandas, numbers, days and truths in types of their own."""
        from kg.notebook.frame import frame  # pandas is an extra

        return frame(self)

    def _repr_html_(self) -> str:
        from kg.notebook.table import as_html  # wanted in notebooks only

        return as_html(self)

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        from kg.notebook.table import as_text

        printer.text(as_text(self))


def turtle(triples: Iterable[Triple], *, base: str = BASE) -> bytes:
    """Sorted Turtle, each subject one block; the same bytes for the same triples in any order."""
    return as_turtle(canonical.lines(triples), base=base)


def as_turtle(lines: Iterable[bytes], *, base: str = BASE) -> bytes:
    """`turtle` of triples that are canonical lines already."""
    stream = io.BytesIO()  # join() would first hold each piece in a list
    stream.writelines(chunks(lines, prefixes(base)))
    return stream.getvalue()


def write_turtle(triples: Iterable[Triple], target: Path | str | BinaryIO, *, base: str = BASE) -> None:
    """`turtle` into a file or a binary stream, piece by piece."""
    pieces = chunks(canonical.lines(triples), prefixes(base))
    if isinstance(target, Path | str):
        with Path(target).open("wb") as file:
            file.writelines(pieces)
    else:
        target.writelines(pieces)


def file_of(path: Path) -> Path:
    """The file itself, the graph.ttl in a folder, or the store where there is no graph.ttl."""
    return stored.alone(path) or (path / GRAPH_FILE if path.is_dir() else path)


def read(path: Path) -> bytes:
    """The Turtle of a file, of the graph.ttl in a folder, or of a store's default graph."""
    kept, file = stored.alone(path), file_of(path)
    try:
        return _turtle_within(kept) if kept else file.read_bytes()
    except OSError as error:
        raise InputError(f"{file}: {error.strerror} (expected Turtle, a folder with graph.ttl, or a store)") from error


def turtle_of(store: ox.Store) -> bytes:
    """What `turtle` writes of the triples in a store's default graph."""
    quads = _quads(store.quads_for_pattern(None, None, None, ox.DefaultGraph()))
    return as_turtle(sorted(quads), base=base(store))


def _turtle_within(folder: Path) -> bytes:
    try:
        return turtle_of(stored.opened(folder))
    except (OSError, RuntimeError) as error:
        raise stored.unreadable(folder, error) from error


def parse(data: bytes, *, name: str = "the graph") -> Iterator[tuple[Term, Term, Term]]:
    """The triples of a Turtle text, in its order; `name` is what an error calls it."""
    try:
        for quad in ox.parse(data, format=ox.RdfFormat.TURTLE):
            yield plain(quad.subject), plain(quad.predicate), plain(quad.object)
    except SyntaxError as error:
        raise InputError(f"{name}: not Turtle: {error}") from error


def triple_lines(data: bytes, *, name: str = "the graph") -> bytes:
    """The triples of a Turtle text in its order, each as a line of N-Triples: four times as fast as one by one."""
    stream = io.BytesIO()
    try:
        ox.serialize(ox.parse(data, format=ox.RdfFormat.TURTLE), stream, ox.RdfFormat.N_TRIPLES)
    except SyntaxError as error:
        raise InputError(f"{name}: not Turtle: {error}") from error
    return stream.getvalue()


def canonical_lines(data: bytes, *, name: str = "the graph") -> list[bytes]:
    """The canonical N-Quads (RDFC-1.0) of a Turtle text, sorted, without line breaks.

    Raises InputError for blank nodes: to name them can take longer than anybody waits, and hears no signal.
    """
    try:
        return _canonical(_quads(ox.parse(data, format=ox.RdfFormat.TURTLE)), name)
    except SyntaxError as error:
        raise InputError(f"{name}: not Turtle: {error}") from error


def lines_of(store: ox.Store) -> list[bytes]:
    """The same of a store's default graph."""
    return _canonical(_quads(store.quads_for_pattern(None, None, None, ox.DefaultGraph())), "the graph")


def _canonical(lines: set[bytes], name: str) -> list[bytes]:
    if any(line.startswith(b"_:") or line.split(b" ", 2)[2].startswith((b"_:", b"<<")) for line in lines):
        raise InputError(f"{name}: has blank nodes or triple terms (expected a graph of kg, which has none)")
    return sorted(lines)


def _quads(quads: Iterable[ox.Quad]) -> set[bytes]:
    stream = io.BytesIO()
    ox.serialize(quads, stream, ox.RdfFormat.N_QUADS)
    return set(stream.getvalue().split(b"\n")[:-1])


def load(target: Path | str | bytes) -> ox.Store:
    """A store of a Turtle file, of Turtle itself or of the graph.ttl in a folder; one on disk is to be read only."""
    kept = None if isinstance(target, bytes) else stored.current(Path(target))
    if kept:
        return stored.opened(kept)
    store = ox.Store()
    data = target if isinstance(target, bytes) else read(Path(target))
    try:
        store.bulk_load(io.BytesIO(data), ox.RdfFormat.TURTLE)
    except SyntaxError as error:
        name = "the graph" if isinstance(target, bytes) else str(target)
        raise InputError(f"{name}: not Turtle: {error}") from error
    return store


@contextmanager
def on_disk(target: Path) -> Iterator[Path]:
    """The folder of a store of a Turtle file, an out/ folder or a store, which nothing changes; it goes at the end."""
    kept = stored.current(target)
    with temporary("kg-store-") as folder:
        if kept:
            stored.pin(kept, folder)
        else:
            stored.make(read(target), folder, name=str(file_of(target)))
        yield folder


def query(target: Target, sparql: str) -> Answer:
    """The answer to a read-only query; prefixes of `vocab.KNOWN` and of things need no declaration.

    Nothing outside the target is ever read: SERVICE and FROM are refused before the query runs. Raises
    QueryError, also for a query nested so deep that no parser survives it.
    """
    store = target if isinstance(target, ox.Store) else load(target)
    known = {**KNOWN, **prefixes(base(store))}
    return asked(sparql, known, lambda text: _whole(answer(store.query(text), text)))


def asked(sparql: str, known: Mapping[str, str], run: Callable[[str], _Result], *, base: str | None = None) -> _Result:
    """What `run` makes of a query once it declares the known prefixes; the errors are those of `query`."""
    text = readable(sparql, known, base)
    try:
        return _interruptibly(lambda: run(_declaring(known, text)))
    except (OSError, RuntimeError) as error:
        raise failed(error) from error
    except SyntaxError as error:
        raise QueryError(complaint(text, partial(begins, known), frozenset(known))) from error


def _interruptibly(call: Callable[[], _Result]) -> _Result:
    """The result of a call in a thread of its own: pyoxigraph hears no Ctrl-C, whoever waits for it does."""
    answer: Future[_Result] = Future()

    def run() -> None:
        try:
            answer.set_result(call())
        except BaseException as error:  # raised again where the answer is asked for
            clear_frames(error.__traceback__)  # rows of pyoxigraph may end in this thread only
            answer.set_exception(error)

    Thread(target=run, daemon=True).start()
    return answer.result()


def failed(error: Exception) -> InputError | QueryError:
    """What a query's end means: a damaged store, or a function that there is not."""
    if isinstance(error, OSError) or str(error).startswith("Corruption"):
        return stored.unreadable("the store", error)
    return QueryError(f"query: {error}")


def _declaring(known: Mapping[str, str], sparql: str) -> str:
    """The query after one line of declarations; its own come later and win."""
    return " ".join(f"PREFIX {name}: <{space}>" for name, space in known.items()) + "\n" + sparql


def begins(known: Mapping[str, str], sparql: str) -> bool:
    """Whether a text is a query or lacks only its end: the parser then fails after the last blank."""
    try:
        ox.Store().query(_declaring(known, sparql) + _BLANKS)
    except SyntaxError as error:
        return f":{len(_BLANKS)}: " in str(error).partition("expected")[0]
    return True


def base(store: ox.Store) -> str:
    """The base under which a graph names its things, read off its build."""
    build = ox.NamedNode(KNOWN["kg"] + "Build")
    found = store.quads_for_pattern(None, ox.NamedNode(KNOWN["rdf"] + "type"), build)
    return base_of(str(plain(quad.subject)) for quad in found)


def answer(found: ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean, sparql: str) -> Answer:
    """What pyoxigraph found for a query, in this package's terms; each row is made when it is asked for."""
    if isinstance(found, ox.QueryBoolean):
        return Answer((), (), truth=bool(found))
    if isinstance(found, ox.QueryTriples):
        triples = ((plain(t.subject), plain(t.predicate), plain(t.object)) for t in found)
        return Answer(("subject", "predicate", "object"), triples, triples=True)
    names = tuple(variable.value for variable in found.variables)
    rows = (tuple([None if value is None else plain(value) for value in row]) for row in found)
    return _as_named(Answer(names, rows), sparql) if asks_all(sparql) else Answer(names, rows)


def _as_named(one: Answer, sparql: str) -> Answer:
    """The columns of SELECT * as the query comes to name them; pyoxigraph has them by the alphabet."""
    names = tuple(sorted(one.variables, key=first_named(sparql)))
    places = [one.variables.index(name) for name in names]
    return Answer(names, (tuple([row[place] for place in places]) for row in one.rows))


def _whole(one: Answer) -> Answer:
    """The answer with all of its rows at hand; triples once each and in one order, which CONSTRUCT does not promise."""
    rows = sorted(set(one.rows), key=repr) if one.triples else one.rows
    return replace(one, rows=tuple(rows))


def plain(value: object) -> Term:
    """A node of pyoxigraph as a plain value; InputError for a triple within a triple."""
    if isinstance(value, ox.NamedNode):
        return Iri(value.value)
    if isinstance(value, ox.Literal):
        language = value.language
        return Literal(value.value, LANG_STRING, language) if language else Literal(value.value, value.datatype.value)
    if isinstance(value, ox.BlankNode):
        return Blank(value.value)
    raise InputError(f"{value}: a triple within a triple (expected RDF 1.1)")
