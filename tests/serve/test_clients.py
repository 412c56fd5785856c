"""Programs that ask SPARQL endpoints, as their users run them."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import httpx
import pytest
from rdflib import Graph, Namespace, URIRef

# SPARQLWrapper makes one, and so does rdflib's own parser of JSON-LD.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")

SELECT = "SELECT ?name WHERE { ?reporter a kg:Reporter ; rdfs:label ?name } ORDER BY ?name LIMIT 3"
PREFIXED = f"""PREFIX kg: <https://w3id.org/local-news-kg/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
{SELECT}"""
CONSTRUCT = f"CONSTRUCT {{ ?reporter rdfs:label ?name }} {SELECT.partition('?name ')[2]}"
COMUNICA = """
const { QueryEngine } = require('@comunica/query-sparql');
(async () => {
  const [endpoint, query] = process.argv.slice(1);
  const engine = new QueryEngine();
  const sources = [{ type: 'sparql', value: endpoint }];
  const rows = await (await engine.queryBindings(query, { sources })).toArray();
  console.log(JSON.stringify(rows.map(row => row.get('name').value)));
})();
"""


@pytest.fixture(scope="module")
def names(corpus_served: Any, corpus_graph: Any) -> list[str]:
    """The first reporters of corpus/, known without a server."""
    found = [str(name) for (name,) in corpus_graph.query(SELECT)]
    assert len(found) == 3
    return found


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_sparqlwrapper_reads_rows(corpus_served: Any, names: list[str], method: str, form: str) -> None:
    from SPARQLWrapper import SPARQLWrapper

    client = SPARQLWrapper(corpus_served.endpoint, returnFormat=form)
    client.setMethod(method)
    client.setQuery(PREFIXED)
    found = client.query().convert()
    if form == "json":
        assert [row["name"]["value"] for row in found["results"]["bindings"]] == names
    elif form == "xml":
        assert [node.firstChild.data for node in found.getElementsByTagName("literal")] == names
    else:
        text = found.decode("utf-8").split()
        assert text[1:] == (names if form == "csv" else [f'"{name}"@zh' for name in names])


def test_sparqlwrapper_reads_truth_and_triples(corpus_served: Any, names: list[str]) -> None:
    from SPARQLWrapper import JSON, POSTDIRECTLY, RDFXML, TURTLE, SPARQLWrapper

    client = SPARQLWrapper(corpus_served.endpoint)
    client.setMethod("POST")
    client.setRequestMethod(POSTDIRECTLY)
    client.setReturnFormat(JSON)
    client.setQuery("ASK { ?s ?p ?o }")
    assert client.query().convert()["boolean"] is True
    client.setQuery(CONSTRUCT)
    client.setReturnFormat(RDFXML)
    assert sorted(map(str, client.query().convert().objects())) == sorted(names)
    client.setReturnFormat(TURTLE)
    assert all(name in client.query().convert().decode("utf-8") for name in names)


def test_sparqlwrapper_says_what_the_server_says(corpus_served: Any) -> None:
    from SPARQLWrapper import SPARQLWrapper
    from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

    client = SPARQLWrapper(corpus_served.endpoint)
    client.setQuery("SELECT * { ?s ?p ?o")
    with pytest.raises(QueryBadFormed, match="line 1, column 20: found the end"):
        client.query()


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_takes_it_for_a_store(corpus_served: Any, names: list[str], method: str) -> None:
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    store = SPARQLStore(corpus_served.endpoint, method=method, returnFormat="json")
    graph = Graph(store)
    assert [str(row[0]) for row in graph.query(PREFIXED)] == names
    reporter = URIRef("https://w3id.org/local-news-kg/ontology#Reporter")
    found = list(graph.subjects(URIRef("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), reporter))
    assert len(found) == int(corpus_served.select("SELECT (COUNT(?r) AS ?n) { ?r a kg:Reporter }")[0][0])
    store.close()


def test_curl(corpus_served: Any, names: list[str]) -> None:
    asked = ["curl", "-sS", "-H", "Accept: text/csv", corpus_served.endpoint, "--data-urlencode", f"query={SELECT}"]
    for way in ([], ["-G"]):
        done = subprocess.run([*asked, *way], capture_output=True, text=True, check=True)
        assert done.stdout.splitlines() == ["name", *names]
    direct = ["-H", "Content-Type: application/sparql-query", "--data-binary", SELECT]
    done = subprocess.run([*asked[:5], *direct], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["name", *names]


@pytest.mark.slow
def test_comunica(corpus_served: Any, names: list[str]) -> None:
    modules = Path(os.environ.get("KG_NODE_MODULES", "node_modules")).resolve()
    if not (modules / "@comunica" / "query-sparql").is_dir():
        reason = "needs @comunica/query-sparql (npm; KG_NODE_MODULES names its folder)"
        if "CI" in os.environ:
            pytest.fail(reason)
        pytest.skip(reason)
    env = {**os.environ, "NODE_PATH": str(modules)}
    command = ["node", "-e", COMUNICA, corpus_served.endpoint, PREFIXED]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=env, timeout=120)
    assert json.loads(done.stdout) == names


SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
VOID = Namespace("http://rdfs.org/ns/void#")


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("", "turtle"),
        ("text/turtle", "turtle"),
        ("application/rdf+xml", "xml"),
        ("application/n-triples", "nt"),
        ("application/ld+json", "json-ld"),
    ],
)
def test_a_description_that_rdflib_reads(corpus_served: Any, accept: str, form: str) -> None:
    answer = httpx.get(corpus_served.endpoint, headers={"accept": accept}, timeout=60)
    assert answer.status_code == 200
    graph, service = Graph().parse(data=answer.content, format=form), URIRef(corpus_served.endpoint)
    assert graph.value(service, SD.endpoint) == service
    assert (service, SD.supportedLanguage, SD.SPARQL11Query) in graph
    assert (service, SD.resultFormat, URIRef("http://www.w3.org/ns/formats/SPARQL_Results_CSV")) in graph
    default = graph.value(graph.value(service, SD.defaultDataset), SD.defaultGraph)
    (count,) = corpus_served.select("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert str(graph.value(default, VOID.triples)) == count[0]
    (reporters,) = corpus_served.select("SELECT (COUNT(*) AS ?n) { ?s a kg:Reporter }")
    part = graph.value(predicate=VOID["class"], object=URIRef("https://w3id.org/local-news-kg/ontology#Reporter"))
    assert str(graph.value(part, VOID.entities)) == reporters[0]
    assert (default, VOID.classPartition, part) in graph


def test_a_description_names_the_graphs(documents: Any) -> None:
    answer = httpx.get(documents.endpoint, headers={"accept": "text/turtle"}, timeout=60)
    graph = Graph().parse(data=answer.content, format="turtle")
    names = graph.objects(predicate=URIRef("http://www.w3.org/ns/sparql-service-description#name"))
    assert sorted(map(str, names)) == [f"https://example.org/data/{number}" for number in range(4)]


BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
ASKED = "ASK { ?s ?p '&#' }"


def test_a_browser_is_sent_to_the_page_of_queries(documents: Any) -> None:
    for given, page in (({}, "/query"), ({"query": ASKED}, "/query?query=ASK+%7B+%3Fs+%3Fp+%27%26%23%27+%7D")):
        answer = httpx.get(documents.endpoint, params=given, headers={"accept": BROWSER}, timeout=60)
        assert (answer.status_code, answer.headers["location"]) == (303, page)
        assert answer.headers["vary"] == "Accept"


@pytest.mark.parametrize(
    ("accept", "more"),
    [
        ("*/*", {}),
        ("text/html, application/sparql-results+json", {}),
        ("text/html;q=0.8, text/turtle;q=0.9", {}),
        (BROWSER, {"format": "json"}),
        (BROWSER, {"default-graph-uri": "https://example.org/data/1"}),  # the page can't ask this
    ],
)
def test_whoever_likes_another_form_as_much_gets_the_answer(documents: Any, accept: str, more: dict[str, str]) -> None:
    answer = httpx.get(documents.endpoint, params={"query": "SELECT * {}", **more}, headers={"accept": accept})
    assert answer.status_code in {200, 406}
    assert "location" not in answer.headers


def test_a_browser_that_posts_gets_the_answer(documents: Any) -> None:
    answer = httpx.post(documents.endpoint, data={"query": ASKED}, headers={"accept": BROWSER}, timeout=60)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/xml")
