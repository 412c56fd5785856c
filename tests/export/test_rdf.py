"""Other ways to write RDF, read back by rdflib and by pyoxigraph: the same triples."""

import json
import os
import random
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
import rdflib.compare
from hypothesis import given
from hypothesis import strategies as st

from kg.export.formats import written
from kg.graph import store
from kg.graph.graph import Graph
from kg.graph.terms import Triple, zh
from kg.graph.vocab import KG, term

Exported = Callable[..., dict[str, bytes]]

OX = {"nt": ox.RdfFormat.N_TRIPLES, "nq": ox.RdfFormat.N_QUADS, "trig": ox.RdfFormat.TRIG}
OX["jsonld"] = ox.RdfFormat.JSON_LD
RDFLIB = {"nt": "nt", "nq": "nquads", "trig": "trig", "jsonld": "json-ld"}
BASE = "https://example.org/id/"

# rdflib uses its own deprecated names
pytestmark = pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph).*deprecated:DeprecationWarning")


def by_oxigraph(data: bytes, format_: ox.RdfFormat) -> set[tuple[str, str, str]]:
    return {(str(quad.subject), str(quad.predicate), str(quad.object)) for quad in ox.parse(data, format=format_)}


def by_rdflib(data: bytes, format_: str) -> set[tuple[rdflib.term.Node, ...]]:
    return {quad[:3] for quad in rdflib.Dataset().parse(data=data, format=format_).quads()}


@pytest.mark.parametrize("name", OX)
def test_oxigraph_finds_the_triples_of_the_turtle(turtle: bytes, exported: Exported, name: str) -> None:
    assert by_oxigraph(exported(turtle, name)[f".{name}"], OX[name]) == by_oxigraph(turtle, ox.RdfFormat.TURTLE)


@pytest.mark.parametrize("name", OX)
def test_rdflib_finds_the_triples_of_the_turtle(hostile: bytes, exported: Exported, name: str) -> None:
    assert by_rdflib(exported(hostile, name)[f".{name}"], RDFLIB[name]) == by_rdflib(hostile, "turtle")


@pytest.fixture(scope="module")
def corpus_by_rdflib(corpus_graph: Graph) -> set[tuple[rdflib.term.Node, ...]]:
    return by_rdflib(corpus_graph.turtle, "turtle")


@pytest.mark.slow
@pytest.mark.parametrize("name", OX)
def test_rdflib_finds_the_triples_of_the_corpus(
    corpus_graph: Graph, corpus_by_rdflib: set[tuple[rdflib.term.Node, ...]], exported: Exported, name: str
) -> None:
    assert by_rdflib(exported(corpus_graph.turtle, name)[f".{name}"], RDFLIB[name]) == corpus_by_rdflib


@pytest.mark.parametrize(("program", "package"), [("serdi", "serdi"), ("rapper", "raptor2-utils")])
@pytest.mark.parametrize(("name", "known"), [("nq", "nquads"), ("trig", "trig")])
def test_programs_in_c_find_the_same_quads(
    turtle: bytes, exported: Exported, tmp_path: Path, name: str, known: str, program: str, package: str
) -> None:
    if shutil.which(program) is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(f"needs {package} (Debian)")
    file = tmp_path / f"graph.{name}"
    file.write_bytes(exported(turtle, name)[f".{name}"])
    command = [program, *(["-q"] if program == "rapper" else []), "-i", known, "-o", "nquads", str(file)]
    found = subprocess.run(command, capture_output=True, check=True).stdout
    wanted = exported(turtle, "nq")[".nq"]
    assert set(ox.parse(found, format=OX["nq"])) == set(ox.parse(wanted, format=OX["nq"]))


@pytest.mark.parametrize("name", OX)
def test_the_order_of_the_turtle_means_nothing(hostile: bytes, exported: Exported, name: str) -> None:
    triples = hostile.split(b" .\n")
    head, body = triples[:6], triples[6:-1]
    random.Random(4).shuffle(body)
    assert exported(b" .\n".join([*head, *body, b""]), name) == exported(hostile, name)


def graphs(data: bytes) -> dict[str, set[str]]:
    """Named graph → who is spoken of in it."""
    found: dict[str, set[str]] = {}
    for quad in ox.parse(data, format=ox.RdfFormat.N_QUADS):
        name = quad.graph_name.value.removeprefix(BASE) if isinstance(quad.graph_name, ox.NamedNode) else ""
        found.setdefault(name, set()).add(str(quad.subject)[1:-1].removeprefix(BASE))
    return found


def test_an_article_has_what_its_evidence_supports(hostile: bytes, exported: Exported) -> None:
    assert graphs(exported(hostile, "nq")[".nq"]) == {
        "": {"build/1", "paper", "one", "two", "three", "city", "s3", "s4", "e5"},
        "a1": {"a1", "e1", "e4", "s1", "s2", "m1", "one"},
        "a2": {"a2", "e2", "s1", "one"},
        "a3": {"a3", "e3", "s1", "one"},
    }


def test_a_graph_points_to_its_own_evidence_alone(hostile: bytes, exported: Exported) -> None:
    lines = exported(hostile, "nq")[".nq"].decode().splitlines()
    assert [line.split()[2:4] for line in lines if "s1>" in line and "#evidence>" in line] == [
        [f"<{BASE}e{number}>", f"<{BASE}a{number}>"] for number in (1, 2, 3)
    ]
    relation = f"<{BASE}one> <{KG}covers> <{BASE}two>"
    assert [line.split()[3] for line in lines if line.startswith(relation)] == [f"<{BASE}a{n}>" for n in (1, 2, 3)]


def test_json_ld_reads_like_json(hostile: bytes, exported: Exported) -> None:
    document = json.loads(exported(hostile, "jsonld")[".jsonld"])
    things = {thing["@id"]: thing for thing in document["@graph"]}
    keys = "@id @type label article begin confidence end modality quote reportedSpeech rule"
    assert list(things["id:e1"]) == keys.split()
    assert (things["id:e1"]["begin"], things["id:e1"]["reportedSpeech"]) == (0, False)
    assert (things["id:e1"]["@type"], things["id:e1"]["confidence"]) == ("Evidence", "0.9")
    assert things["id:two"]["label"] == [{"@value": "Ji", "@language": "en"}, "𠮷区\\"]
    assert things["id:two"]["partOf"] == "id:city"
    assert things["id:s1"]["predicate"] == "kg:covers"
    assert things["id:a2"]["datePublished"] == {"@value": "2011-03-09", "@type": "xsd:date"}


def test_the_context_says_the_same_alone(hostile: bytes, exported: Exported) -> None:
    files = exported(hostile, "jsonld")
    document, context = json.loads(files[".jsonld"]), json.loads(files[".context.jsonld"])
    assert document["@context"] == context["@context"]
    assert context["@context"]["undertakes"] == {"@id": "kg:undertakes", "@type": "@id"}
    document["@context"] = context["@context"]
    assert by_rdflib(json.dumps(document).encode(), "json-ld") == by_rdflib(hostile, "turtle")


def test_terms_that_the_ontology_lacks_keep_their_iris(exported: Exported) -> None:
    turtle = b'<urn:a> <http://x.org/p> "1"^^<http://x.org/t>, <urn:b>, "x"@fr, _:c . _:c a <urn:k> .'
    data = exported(turtle, "jsonld")[".jsonld"]
    assert rdflib.compare.isomorphic(
        rdflib.Graph().parse(data=data, format="json-ld"), rdflib.Graph().parse(data=turtle, format="turtle")
    )


def test_trig_declares_the_prefixes_of_the_things(exported: Exported, corpus_graph: object, hostile: bytes) -> None:
    text = exported(hostile, "trig")[".trig"].decode()
    assert f"@prefix article: <{BASE}article/> ." in text
    assert "\n\n<https://example.org/id/a1> {\n" in text


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
@pytest.mark.parametrize("name", OX)
def test_any_label_comes_back(name: str, text: str) -> None:
    label = zh(text)
    turtle = store.turtle([Triple(f"{BASE}person/1", term("rdfs:label"), label)])
    (quad,) = ox.parse(written(turtle, name)[f".{name}"].data, format=OX[name])
    assert quad.object == ox.Literal(label.value, language="zh")
