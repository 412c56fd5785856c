"""Pages of graphs, asked for without a network."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from kg.graph import store
from kg.graph.graph import Graph
from kg.graph.stored import make, opened
from kg.serve.app import application
from kg.serve.site import Site

Ask = Callable[[bytes], TestClient]
IDS = "https://w3id.org/local-news-kg/id/"


@pytest.fixture(scope="session")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """A client of the pages of a graph in Turtle; it doesn't follow where it is sent."""

    def ask(turtle: bytes) -> TestClient:
        folder: Path = tmp_path_factory.mktemp("store")
        make(turtle, folder)
        found = opened(folder)
        site = Site(found, folder, store.base(found), "")
        headers = {"Accept": "text/html"}
        app = application(site)
        return TestClient(
            app, "http://127.0.0.1", raise_server_exceptions=False, headers=headers, follow_redirects=False
        )

    return ask


@pytest.fixture(scope="session")
def corpus_pages(ask: Ask, corpus_graph: Graph) -> TestClient:
    """The pages of corpus/."""
    return ask(corpus_graph.turtle)


def small() -> str:
    """A district, its office, a campaign with two quotes, a reporter; all invented."""
    body = (
        "柳浦区办起“清河周”\\n"
        "本报讯(记者 阙望舒)柳浦区水务站开展“清河周”，清淤约3.5公里。柳浦区水务站上月也开展“清河周”。"
    )
    plain = body.replace("\\n", "\n")

    def at(words: str, nth: int = 0) -> str:
        begin = -1
        for _ in range(nth + 1):
            begin = plain.index(words, begin + 1)
        return f'kg:article article:1 ; kg:begin {begin} ; kg:end {begin + len(words)} ; kg:quote "{words}"'

    return f"""
PREFIX kg: <https://w3id.org/local-news-kg/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX area: <{IDS}area/>
PREFIX article: <{IDS}article/>
PREFIX build: <{IDS}build/>
PREFIX evidence: <{IDS}evidence/>
PREFIX initiative: <{IDS}initiative/>
PREFIX measurement: <{IDS}measurement/>
PREFIX organization: <{IDS}organization/>
PREFIX page: <{IDS}page/>
PREFIX person: <{IDS}person/>
PREFIX statement: <{IDS}statement/>

build:1 a kg:Build ; rdfs:label "构建"@zh .
area:990000 a kg:City, kg:AdministrativeArea ; rdfs:label "松河市"@zh ; skos:prefLabel "松河市"@zh .
area:990001 a kg:District, kg:AdministrativeArea ; rdfs:label "柳浦区"@zh ; skos:prefLabel "柳浦区"@zh ;
  skos:altLabel "柳浦"@zh ; skos:hiddenLabel "该区"@zh ; kg:identityReason "柳浦 = 柳浦区: 同一篇"@zh ;
  kg:divisionCode "990001" ; kg:partOf area:990000 ; kg:formerIri area:oldone ; kg:mentionedAs evidence:5 .
organization:1 a kg:PublicInstitution, kg:Organization ; rdfs:label "柳浦区水务站"@zh ; kg:partOf area:990001 ;
  skos:prefLabel "柳浦区水务站"@zh ; kg:undertakes initiative:1 ; kg:mentionedAs evidence:4 .
organization:9 a kg:NewsOutlet, kg:Organization ; rdfs:label "松河晚报"@zh ; skos:prefLabel "松河晚报"@zh .
initiative:1 a kg:Campaign, kg:Initiative ; rdfs:label "清河周"@zh ; skos:prefLabel "清河周"@zh .
person:1 a kg:Reporter, kg:Person ; rdfs:label "阙望舒"@zh ; skos:prefLabel "阙望舒"@zh .
page:1 a kg:Page ; rdfs:label "松河晚报 2031-05-06 A05"@zh ; kg:publishedIn organization:9 ; kg:pageNumber "A05" ;
  schema:datePublished "2031-05-06" .
article:1 a kg:Article ; rdfs:label "柳浦区办起“清河周”"@zh ; schema:headline "柳浦区办起“清河周”" ; kg:onPage page:1 ;
  schema:datePublished "2031-05-06" ; kg:publishedIn organization:9 ; kg:reporter person:1 ;
  schema:articleBody "{body}" ; schema:about area:990001 ; schema:mentions area:990001, organization:1, initiative:1 .
statement:1 a kg:Statement ; rdfs:label "柳浦区水务站 开展 清河周"@zh ; kg:subject organization:1 ;
  kg:predicate kg:undertakes ; kg:object initiative:1 ; kg:confidence 0.97 ; kg:modality "done" ;
  kg:evidence evidence:1, evidence:2 .
evidence:1 a kg:Evidence ; rdfs:label "柳浦区水务站开展"@zh ; {at("柳浦区水务站开展“清河周”")} ; kg:rule "carries-out" ;
  kg:confidence 0.95 ; kg:modality "done" .
evidence:2 a kg:Evidence ; rdfs:label "柳浦区水务站上月"@zh ; {at("柳浦区水务站上月也开展“清河周”")} ;
  kg:rule "carries-out" ; kg:confidence 0.8 ; kg:modality "planned" .
statement:2 a kg:Statement ; rdfs:label "柳浦区水务站 隶属 柳浦区"@zh ; kg:subject organization:1 ;
  kg:predicate kg:partOf ; kg:object area:990001 ; kg:confidence 0.9 ; kg:modality "done" ; kg:evidence evidence:6 .
evidence:6 a kg:Evidence ; rdfs:label "机构名录"@zh ; kg:source "机构名录 2031" ;
  kg:rule "register" ; kg:confidence 0.9 .
measurement:1 a kg:Measurement ; rdfs:label "清河周 清淤 约3.5公里"@zh ; kg:measuredEntity initiative:1 ;
  kg:measure "清淤" ; kg:value 3.50 ; kg:unitText "公里" ; kg:bound "approximate" ; kg:evidence evidence:3 .
evidence:3 a kg:Evidence ; rdfs:label "清淤约3.5公里"@zh ; {at("清淤约3.5公里")} ; kg:rule "amount" .
evidence:4 a kg:Evidence ; rdfs:label "柳浦区水务站"@zh ; {at("柳浦区水务站")} ; kg:rule "suffix" .
evidence:5 a kg:Evidence ; rdfs:label "柳浦区"@zh ; {at("柳浦区")} ; kg:rule "gazetteer" .
"""


@pytest.fixture(scope="session")
def small_turtle() -> bytes:
    """A graph that one sees whole."""
    return small().encode()


@pytest.fixture(scope="session")
def small_pages(ask: Ask, small_turtle: bytes) -> TestClient:
    """Its pages."""
    return ask(small_turtle)
