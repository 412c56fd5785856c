"""What tests of a served graph share."""

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
