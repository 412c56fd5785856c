"""What tests of a served graph share."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pyoxigraph
import pytest

from kg.graph.graph import Graph
from kg.graph.store import Store, load

# Invented: two villages of one name in two counties, two men of one name, a body, a campaign.
_NAMESAKES = """
PREFIX kg: <https://w3id.org/local-news-kg/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX area: <https://w3id.org/local-news-kg/id/area/>
PREFIX article: <https://w3id.org/local-news-kg/id/article/>
PREFIX build: <https://w3id.org/local-news-kg/id/build/>
PREFIX initiative: <https://w3id.org/local-news-kg/id/initiative/>
PREFIX organization: <https://w3id.org/local-news-kg/id/organization/>
PREFIX person: <https://w3id.org/local-news-kg/id/person/>

build:1 a kg:Build .
area:1 a kg:City, kg:AdministrativeArea ; kg:divisionCode "990000" ;
  rdfs:label "松河市"@zh ; skos:prefLabel "松河市"@zh ; skos:altLabel "松河"@zh .
area:2 a kg:District, kg:AdministrativeArea ; kg:divisionCode "990001" ;
  rdfs:label "柳浦区"@zh ; skos:prefLabel "柳浦区"@zh ; skos:hiddenLabel "该区"@zh ; kg:partOf area:1 .
area:3 a kg:County, kg:AdministrativeArea ;
  rdfs:label "梅岭县"@zh ; skos:prefLabel "梅岭县"@zh ; kg:partOf area:1 .
area:4 a kg:Village, kg:AdministrativeArea ;
  rdfs:label "王庄村"@zh ; skos:prefLabel "王庄村"@zh ; kg:partOf area:2 .
area:5 a kg:Village, kg:AdministrativeArea ;
  rdfs:label "王庄村"@zh ; skos:prefLabel "王庄村"@zh ; kg:partOf area:3 .
organization:1 a kg:GovernmentBody, kg:Organization ;
  rdfs:label "柳浦区农业局"@zh ; skos:prefLabel "柳浦区农业局"@zh ; skos:altLabel "柳浦农业局"@zh ;
  skos:hiddenLabel "区农业局"@zh ; kg:partOf area:2 .
organization:2 a kg:SubdistrictOffice, kg:Organization ;
  rdfs:label "花溪街街道办事处"@zh ; skos:prefLabel "花溪街街道办事处"@zh ; kg:partOf area:2 .
organization:3 a kg:NewsOutlet, kg:Organization ;
  rdfs:label "松河晚报"@zh ; skos:prefLabel "松河晚报"@zh .
person:1 a kg:Official, kg:Person ;
  rdfs:label "阙望舒"@zh ; skos:prefLabel "阙望舒"@zh ; kg:affiliatedWith organization:1 .
person:2 a kg:Reporter, kg:Person ;
  rdfs:label "阙望舒"@zh ; skos:prefLabel "阙望舒"@zh .
initiative:1 a kg:Campaign, kg:Initiative ;
  rdfs:label "大体检"@zh ; skos:prefLabel "大体检"@zh .
organization:1 kg:undertakes initiative:1 .
article:1 a kg:Article ; schema:headline "柳浦区农机“大体检”" ; rdfs:label "柳浦区农机“大体检”"@zh ;
  schema:datePublished "2011-03-02" ; kg:reporter person:2 ;
  kg:publishedIn organization:3 ;
  schema:mentions person:2, area:2 .
"""


@pytest.fixture(scope="session")
def namesakes() -> Store:
    """A small graph with two villages of one name, and two people."""
    return load(_NAMESAKES.encode("utf-8"))


@pytest.fixture(scope="session")
def corpus_store(corpus_graph: Graph) -> Store:
    """The graph of corpus/, to be read."""
    return load(corpus_graph.turtle)


@dataclass
class Served:
    """A server that runs: the address it said, and what it says on stderr."""

    process: subprocess.Popen[str]
    address: str
    log: Path

    @property
    def endpoint(self) -> str:
        return f"{self.address}sparql"

    def stop(self, number: int = signal.SIGTERM) -> int:
        """Its exit code after a signal."""
        self.process.send_signal(number)
        return self.process.wait(30)

    def select(self, sparql: str) -> list[tuple[str, ...]]:
        """The rows of a query, as text."""
        answer = httpx.get(self.endpoint, params={"query": sparql, "format": "json"}, timeout=60)
        assert answer.status_code == 200, answer.text
        found = answer.json()
        names = found["head"]["vars"]
        return [tuple(row[name]["value"] for name in names if name in row) for row in found["results"]["bindings"]]


Serve = Callable[..., Served]


@pytest.fixture(scope="session")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serve]:
    """Starts `kg serve` on a free port; all that were started are stopped at the end."""
    running: list[subprocess.Popen[str]] = []

    def serve(target: Path, *options: str, **environment: str) -> Served:
        log = tmp_path_factory.mktemp("server") / "stderr"
        command = [sys.executable, "-m", "kg", "serve", str(target), "--port", "0", *options]
        env = {**os.environ, **environment}
        with log.open("w") as stderr:
            process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=stderr, text=True, env=env)
        running.append(process)
        assert process.stdout
        address = process.stdout.readline().strip()
        if not address:
            process.stdout.close()
            process.kill()
            process.wait(30)
        assert address.startswith("http://"), log.read_text("utf-8")
        return Served(process, address, log)

    yield serve
    for one in running:
        if one.poll() is None:
            one.terminate()
            one.wait(30)
        if one.stdout:
            one.stdout.close()


@pytest.fixture(scope="session")
def documents_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of four named graphs, each of which says that it is a document; its default graph says it of one more."""
    folder = tmp_path_factory.mktemp("documents") / "store"
    store = pyoxigraph.Store(str(folder))
    document = (
        pyoxigraph.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"),
        pyoxigraph.NamedNode("http://xmlns.com/foaf/0.1/Document"),
    )
    for number in range(4):
        graph = pyoxigraph.NamedNode(f"https://example.org/data/{number}")
        store.add(pyoxigraph.Quad(graph, *document, graph))
    store.add(pyoxigraph.Quad(pyoxigraph.NamedNode("https://example.org/data/default"), *document))
    store.flush()
    return folder


@pytest.fixture(scope="session")
def documents(serve: Serve, documents_store: Path) -> Served:
    """Those named graphs, served."""
    return serve(documents_store)


@pytest.fixture(scope="session")
def corpus_served(serve: Serve, corpus_folder: Path) -> Served:
    """The graph of corpus/, served."""
    return serve(corpus_folder)
