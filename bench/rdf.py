"""Prints how fast graph.ttl is written beside rdflib and pyoxigraph, and how much memory that takes.

    python bench/rdf.py [10000 100000 1000000]

kg sorts the triples and writes Turtle; rdflib builds its Graph and serializes that, sorted too; pyoxigraph, for
orientation, builds its triples and serializes them in the order in which they come. The triples are made here, of
the graph's own shape: articles, entities, statements and evidence. At a million of them rdflib takes minutes.
"""

from __future__ import annotations

import gc
import io
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from time import process_time

import pyoxigraph as ox
import rdflib

from kg.graph import canonical, dataset, store
from kg.graph.scope import Fact
from kg.graph.terms import STRING, Iri, Literal, Triple, boolean, date, integer, iri, text, zh
from kg.graph.vocab import BASE, path, prefixes, term

SIZES = (10_000, 100_000, 1_000_000)
BODY = "柳湾镇\n帮扶行动暖人心\n本报讯(记者 甲一 通讯员 乙二)近日,柳湾镇联合镇民政所开展“暖冬行动”。"
QUOTE = "柳湾镇联合镇民政所开展“暖冬行动”"
ROUNDS = {10_000: 5, 30_000: 3, 100_000: 3}  # in turn, and the least time of each counts: the machine may be busy

Writer = Callable[[Sequence[Triple]], object]


def main() -> None:
    sizes = list(map(int, sys.argv[1:])) or SIZES
    memory = {size: peak_memory(size) for size in sizes}  # first: a child counts what its parent took before it
    for size in sizes:
        compare(size)
        print(f"    {'kg, memory':<18} {memory[size]:>9,.0f} MB at most, Python and its modules among them")


def compare(size: int) -> None:
    """Prints the time of each writer, and how many times slower the others are than kg."""
    seconds = measured(size, {"kg": kg_writes, "rdflib": rdflib_writes, "pyoxigraph": pyoxigraph_writes})
    print(f"{size:,} triples, CPU seconds")
    for name, spent in seconds.items():
        print(f"    {name:<18} {spent:>9.2f}   {spent / seconds['kg']:>6.2f} times kg")
    said = list(islice(triples(), size))
    lines = canonical.lines(said)
    spent = cpu_seconds(partial(canonical.graph_hash, lines))
    print(f"    {'kg, graph_hash':<18} {spent:>9.2f}   {spent / seconds['kg']:>6.2f} times kg")
    spent = cpu_seconds(partial(dataset.tally, lines))
    print(f"    {'kg, counts':<18} {spent:>9.2f}   {spent / seconds['kg']:>6.2f} times kg")


def measured(size: int, writers: Mapping[str, Writer]) -> dict[str, float]:
    """CPU seconds of each writer for the same triples."""
    said = list(islice(triples(), size))
    rounds = [
        {name: cpu_seconds(partial(write, said)) for name, write in writers.items()} for _ in range(ROUNDS.get(size, 1))
    ]
    return {name: min(one[name] for one in rounds) for name in writers}


def triples() -> Iterator[Triple]:
    """Triples of invented articles, without end: the same each time."""
    number = 0
    while True:
        for subject, facts in things(number):
            yield from (Triple(subject, term(name), value) for name, value in facts)
        number += 1


def things(number: int) -> Iterator[tuple[str, list[Fact]]]:
    """An article, two entities, a relation between them, and eight pieces of evidence."""
    article, person, town = (BASE + path(kind, number) for kind in ("article", "person", "area"))
    statement = BASE + path("statement", person, "covers", town)
    evidence = [BASE + path("evidence", article, at) for at in range(8)]
    yield (
        article,
        [
            *(
                ("rdf:type", iri("kg:Article")),
                ("rdfs:label", zh(f"帮扶行动暖人心{number}")),
                ("kg:pageLine", integer(3)),
            ),
            *(("schema:articleBody", text(BODY * 3)), ("schema:datePublished", date("2011-03-02"))),
            *(("schema:mentions", Iri(one)) for one in (person, town)),
            ("kg:reporter", Iri(person)),
        ],
    )
    for thing, kind in ((person, "kg:Reporter"), (town, "kg:Township")):
        names = [("rdfs:label", zh(f"甲{number}")), ("skos:prefLabel", zh(f"甲{number}"))]
        yield thing, [("rdf:type", iri(kind)), *names, ("kg:mentionedAs", Iri(evidence[0]))]
    yield person, [("kg:covers", Iri(town))]
    yield (
        statement,
        [
            *(("rdf:type", iri("kg:Statement")), ("rdfs:label", zh(f"甲{number} 报道 柳湾镇"))),
            *(("kg:subject", Iri(person)), ("kg:predicate", iri("kg:covers")), ("kg:object", Iri(town))),
            *(("kg:confidence", Literal("0.9", term("xsd:decimal"))), ("kg:modality", text("done"))),
            *(("kg:evidence", Iri(one)) for one in evidence[1:]),
        ],
    )
    for at, one in enumerate(evidence):
        yield (
            one,
            [
                *(("rdf:type", iri("kg:Evidence")), ("rdfs:label", zh(QUOTE)), ("kg:article", Iri(article))),
                *(("kg:begin", integer(at * 7)), ("kg:end", integer(at * 7 + len(QUOTE))), ("kg:quote", text(QUOTE))),
                *(
                    ("kg:sentenceBegin", integer(0)),
                    ("kg:sentenceEnd", integer(at * 7 + 60)),
                    ("kg:rule", text("opens")),
                ),
                *(("kg:modality", text("done")), ("kg:reportedSpeech", boolean(False))),
            ],
        )


def kg_writes(said: Sequence[Triple]) -> None:
    store.write_turtle(said, io.BytesIO())


def rdflib_writes(said: Sequence[Triple]) -> None:
    graph = rdflib.Graph()
    for name, space in prefixes(BASE).items():
        graph.bind(name, space)
    for subject, predicate, value in said:
        graph.add((rdflib.URIRef(subject), rdflib.URIRef(predicate), rdflib_node(value)))
    graph.serialize(io.BytesIO(), format="turtle")


def rdflib_node(value: Iri | Literal) -> rdflib.URIRef | rdflib.Literal:
    if isinstance(value, Iri):
        return rdflib.URIRef(value.value)
    if value.language:
        return rdflib.Literal(value.value, lang=value.language)
    return rdflib.Literal(value.value, datatype=None if value.datatype == STRING else rdflib.URIRef(value.datatype))


def pyoxigraph_writes(said: Sequence[Triple]) -> None:
    found = (ox.Triple(ox.NamedNode(s), ox.NamedNode(p), pyoxigraph_node(o)) for s, p, o in said)
    ox.serialize(found, io.BytesIO(), ox.RdfFormat.TURTLE, prefixes=prefixes(BASE))


def pyoxigraph_node(value: Iri | Literal) -> ox.NamedNode | ox.Literal:
    if isinstance(value, Iri):
        return ox.NamedNode(value.value)
    if value.language:
        return ox.Literal(value.value, language=value.language)
    return ox.Literal(value.value, datatype=ox.NamedNode(value.datatype))


def cpu_seconds(work: Callable[[], object]) -> float:
    gc.collect()
    begin = process_time()
    work()
    return process_time() - begin


def peak_memory(size: int) -> float:
    """Megabytes that a process of its own takes to write so many triples to a file as they are made."""
    script = f"import runpy; runpy.run_path({__file__!r})['streams']({size})"
    return float(subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True).stdout)


def streams(size: int) -> None:
    with open("/dev/null", "wb") as nowhere:
        store.write_turtle(islice(triples(), size), nowhere)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


if __name__ == "__main__":
    main()
