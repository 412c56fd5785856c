"""Prints how long the shipped queries take on a store of kg's beside rdflib's in-memory graph, of the same triples.

    python bench/queries.py [1000000] [--limit 120] [--folder bench-store]

The graph is corpus/, built and then copied until it is so large: each copy names its things anew, so that all that
the queries ask for is there, as often as in the newspapers of so many cities. Each query runs as its file has it, in
a process of its own: on the store three times, of which the least counts; in rdflib once, ended at the limit, which
counts as its time. Seconds are of the CPU, since the machine may be busy with something else.
"""

from __future__ import annotations

import argparse
import os
import resource
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from statistics import median
from time import process_time

import rdflib

import kg
from kg.ask.shipped import shipped
from kg.graph import rdf, store, stored
from kg.graph.terms import Blank, Iri, Literal, Triple
from kg.graph.vocab import BASE

CORPUS = Path(__file__).parents[1] / "corpus"
NAMES = ("#label", "#prefLabel", "#altLabel")
ROUNDS = 3
TARGET = 20  # times as fast, at the median


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("size", type=int, nargs="?", default=1_000_000, help="triples")
    parser.add_argument("--limit", type=int, default=120, help="CPU seconds that rdflib has for a query")
    parser.add_argument("--folder", type=Path, help="where the store is kept, or is already")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.folder or Path(temporary) / "store"
        if not stored.is_store(folder):
            folder.mkdir(parents=True, exist_ok=True)
            stored.make(store.turtle(triples(given.size)), folder)
        compare(folder, given.limit)


def triples(size: int) -> Iterator[Triple]:
    """The triples of whole copies of corpus/, at least so many."""
    said = [Triple(str(s), str(p), o) for s, p, o in store.parse(kg.build(CORPUS).turtle) if not isinstance(o, Blank)]
    done = 0
    for number in count():
        if done >= size:
            return
        yield from (copied(triple, number) for triple in said)
        done += len(said)


def copied(triple: Triple, number: int) -> Triple:
    """A triple of the copy with this number; the first is corpus/ itself, and the ontology's terms are of all."""
    if not number or not triple.subject.startswith(BASE):
        return triple
    value = triple.object
    if isinstance(value, Iri) and value.value.startswith(BASE):
        value = Iri(f"{value.value}-{number}")
    elif isinstance(value, Literal) and triple.predicate.endswith(NAMES):
        value = value._replace(value=f"{value.value}{number}")
    return Triple(f"{triple.subject}-{number}", triple.predicate, value)


def compare(folder: Path, limit: int) -> None:
    """Prints a line a query, and the median of how many times faster the store is."""
    graph = in_rdflib(folder)
    print(f"{len(graph):,} triples, CPU seconds\n{'':<30} {'rows':>8} {'store':>9} {'rdflib':>9}")
    ratios = []
    for query in shipped():
        kept = measured(lambda text=query.text: on_store(folder, text), limit)
        theirs = measured(lambda text=query.text: once(lambda: len(list(graph.query(text)))), limit)
        rows, spent = kept or (0, float(limit))
        ratios.append((theirs[1] if theirs else limit) / spent)
        told = f"{theirs[1]:9.3f}" if theirs else f"> {limit:7}"
        differ = f"   {theirs[0]} rows in rdflib" if theirs and theirs[0] != rows else ""
        print(f"{query.name:<30} {rows:>8} {spent:9.4f} {told} {ratios[-1]:>9,.0f} times{differ}", flush=True)
    print(f"median: {median(ratios):,.0f} times as fast (expected {TARGET} or more)")


def in_rdflib(folder: Path) -> rdflib.Graph:
    """The store's triples in rdflib's own memory, and the prefixes that kg knows."""
    kept = rdf.open(folder)
    graph = rdflib.Graph()
    for name, space in kept.namespaces():
        graph.bind(name, space, replace=True)
    for triple in kept:
        graph.add(triple)
    return graph


def on_store(folder: Path, text: str) -> tuple[int, float]:
    """Rows and seconds, of a store that is opened for this alone."""
    opened = store.load(folder)
    return min((once(lambda: len(store.query(opened, text))) for _ in range(ROUNDS)), key=lambda one: one[1])


def once(ask: Callable[[], int]) -> tuple[int, float]:
    begin = process_time()
    rows = ask()
    return rows, process_time() - begin


def measured(work: Callable[[], tuple[int, float]], limit: int) -> tuple[int, float] | None:
    """What a child measures; None where the system ended it at the limit."""
    ours, theirs = os.pipe()
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
        rows, seconds = work()
        os.write(theirs, f"{rows} {seconds}".encode())
        os._exit(0)
    os.close(theirs)
    with open(ours) as answer:
        said = answer.read().split()
    os.waitpid(child, 0)
    return (int(said[0]), float(said[1])) if said else None


if __name__ == "__main__":
    main()
