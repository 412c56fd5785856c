"""A small graph of hostile text, and what `kg export` makes of it and of corpus/."""

import os
import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from kg.export.formats import written
from kg.graph.graph import Graph

# One thing of each kind that some format stumbles over: characters beyond the BMP, control characters, formulas,
# quotes, line ends, the ends of XML sections and scripts, the marks between several values, a backslash at the end.
HOSTILE = r"""
@prefix : <https://example.org/id/> .
@prefix kg: <https://w3id.org/local-news-kg/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

:build\/1 a kg:Build ; rdfs:label "构建"@zh ; kg:version "0" .
:paper a kg:Organization, kg:NewsOutlet ; rdfs:label "某\"报\""@zh .
:one a kg:Person, kg:Reporter, kg:Photographer ; rdfs:label "=HYPERLINK(\"http://x\",\"点\")"@zh ;
  skos:altLabel "甲|乙"@zh, "丙;丁"@zh ; kg:covers :two ; kg:wroteWith :three .
:two a kg:AdministrativeArea, kg:District ; rdfs:label "𠮷区\\"@zh, "Ji"@en ; kg:divisionCode "410199" ;
  kg:partOf :city .
:three a kg:Person ; rdfs:label "]]></data></script>\u0001<b>&amp;"@zh ; kg:distinctFrom :one .
:city a kg:AdministrativeArea, kg:City ; rdfs:label "\u202E某市"@zh .
:a1 a kg:Article ; rdfs:label "标题"@zh ; schema:headline "-标题\u000B<&>\"'" ; kg:publishedIn :paper ;
  schema:datePublished "2011-03"^^xsd:gYearMonth ; schema:mentions :one, :two, :three ; kg:reporter :one .
:a2 a kg:Article ; rdfs:label "又一"@zh ; schema:headline "又一" ; schema:datePublished "2011-03-09"^^xsd:date ;
  schema:mentions :two ; kg:sameTextAs :a3 .
:a3 a kg:Article ; rdfs:label "又一篇"@zh ; schema:headline "又一篇" ; schema:datePublished "2011-04-01"^^xsd:date .
:s1 a kg:Statement ; rdfs:label "一"@zh ; kg:subject :one ; kg:predicate kg:covers ; kg:object :two ;
  kg:confidence 0.90 ; kg:modality "done" ; kg:articleCount 2 ; kg:evidence :e1, :e2, :e3 .
:s2 a kg:Statement ; rdfs:label "二"@zh ; kg:subject :one ; kg:predicate kg:wroteWith ; kg:object :three ;
  kg:confidence 0.8 ; kg:modality "planned" ; kg:evidence :e4 .
:s3 a kg:Statement ; rdfs:label "三"@zh ; kg:subject :two ; kg:predicate kg:partOf ; kg:object :city ;
  kg:confidence 0.95 ; kg:modality "done" ; kg:evidence :e5 .
:s4 a kg:Statement ; rdfs:label "四"@zh ; kg:subject :three ; kg:predicate kg:distinctFrom ; kg:object :one ;
  kg:identityReason "两人"@zh, "+两处"@zh .
:e1 a kg:Evidence ; rdfs:label "e"@zh ; kg:article :a1 ; kg:begin 0 ; kg:end 9 ; kg:rule "covers" ;
  kg:confidence 0.9 ; kg:modality "done" ; kg:quote "“引\"号”\n\t换行\r回车,\u007F" ; kg:reportedSpeech false .
:e2 a kg:Evidence ; rdfs:label "e"@zh ; kg:article :a2 ; kg:begin 3 ; kg:end 5 ; kg:rule "covers" ;
  kg:confidence 0.5 ; kg:modality "done" ; kg:quote "又一" ; kg:reportedSpeech true .
:e3 a kg:Evidence ; rdfs:label "e"@zh ; kg:article :a3 ; kg:begin 3 ; kg:end 5 ; kg:rule "covers" ;
  kg:confidence 0.5 ; kg:modality "done" ; kg:quote "又一" .
:e4 a kg:Evidence ; rdfs:label "e"@zh ; kg:article :a1 ; kg:begin 1 ; kg:end 2 ; kg:rule "byline" ;
  kg:confidence 0.8 ; kg:modality "planned" ; kg:quote "@某" ; kg:post "所长" ; kg:validFrom "2010"^^xsd:gYear .
:e5 a kg:Evidence ; rdfs:label "e"@zh ; kg:source "名录, 2020年" ; kg:rule "register" ; kg:confidence 0.95 .
:m1 a kg:Measurement ; rdfs:label "数"@zh ; kg:measuredEntity :two ; kg:measure "=拆除" ; kg:value -28800.50 ;
  kg:unitText "平方米" ; kg:bound "exact" ; kg:modality "done" ; kg:evidence :e4 .
""".encode()


@pytest.fixture(scope="session")
def hostile() -> bytes:
    return HOSTILE


@pytest.fixture(scope="session", params=["corpus", "hostile"])
def turtle(request: pytest.FixtureRequest, corpus_graph: Graph) -> bytes:
    return corpus_graph.turtle if request.param == "corpus" else HOSTILE


@pytest.fixture(scope="session")
def exported() -> Callable[..., dict[str, bytes]]:
    """The files that a format makes of Turtle, by name or by its end; each format of a graph is made once."""
    once = cache(written)

    def exported(turtle: bytes, name: str, *, everything: bool = False) -> dict[str, bytes]:
        return {end: file.data for end, file in once(turtle, name, everything=everything).items()}

    return exported


@pytest.fixture(scope="session")
def lint() -> Callable[[Path], list[str]]:
    """What Neo4j's own linter has against a Cypher script."""
    modules = Path(os.environ.get("KG_NODE_MODULES", "node_modules")).resolve()
    if shutil.which("node") is None or not (modules / "@neo4j-cypher" / "language-support").exists():
        reason = "needs @neo4j-cypher/language-support (npm; KG_NODE_MODULES names its folder)"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(reason)

    def lint(script: Path) -> list[str]:
        command = ["node", str(Path(__file__).with_name("lint.cjs")), str(script)]
        env = {**os.environ, "NODE_PATH": str(modules)}
        return subprocess.run(command, capture_output=True, check=True, text=True, env=env).stdout.splitlines()

    return lint
