"""Each promise broken in a graph that keeps all others: the shape and the build's own check both say so."""

import re
from pathlib import Path

import pytest

from kg.graph import store
from kg.invariants.finding import Finding, finding, names
from kg.invariants.index import indexed
from kg.invariants.shapes import findings
from kg.invariants.table import INVARIANTS, broken

CLEAN = Path(__file__).with_name("clean.ttl").read_text(encoding="utf-8")
BODY = '"柳湾区开展清河行动,植树300棵。(记者甲一)"'
NEW = ' ; rdfs:label "某"@zh ; skos:prefLabel "某"@zh .'

# shape → what stands in clean.ttl, and what stands there instead; "" for something more at its end
BREAKS: dict[str, list[tuple[str, str]]] = {
    "ThingHasAnIri": [("", '_:b a kg:Page ; rdfs:label "版面"@zh .')],
    "ThingHasAChineseLabel": [
        ('a kg:Build ; rdfs:label "构建"@zh', "a kg:Build"),
        ('rdfs:label "构建"@zh', 'rdfs:label "build"@en'),
        ('rdfs:label "构建"@zh', 'rdfs:label "构建"'),
        ('rdfs:label "构建"@zh', 'rdfs:label "构建"@zh , "又"@zh'),
        ('rdfs:label "构建"@zh', 'rdfs:label ""@zh'),
    ],
    "ThingHasOneBaseClass": [("", "person:1 a kg:Place ."), ("", "article:1 a kg:Page .")],
    "PersonCarriesItsBaseClass": [("a kg:Reporter , kg:Person", "a kg:Reporter")],
    "AreaCarriesItsBaseClass": [("a kg:City , kg:AdministrativeArea", "a kg:City")],
    "OrganizationCarriesItsBaseClass": [("a kg:GovernmentBody , kg:Organization", "a kg:GovernmentBody")],
    "InitiativeCarriesItsBaseClass": [("a kg:Campaign , kg:Initiative", "a kg:Campaign")],
    "PlaceCarriesItsBaseClass": [("a kg:Road , kg:Place", "a kg:Road")],
    "ArticleIsOnAPage": [("kg:onPage page:1 ; ", ""), ("kg:onPage page:1", "kg:onPage page:2")],
    "ArticleHasOneText": [(BODY, f'{BODY} , "又一篇"'), (BODY, f"{BODY}@zh")],
    "PublisherIsANewsOutlet": [("kg:publishedIn organization:2 ; schema", "kg:publishedIn organization:1 ; schema")],
    "SignatoryIsAPerson": [("kg:reporter person:1", "kg:reporter organization:1")],
    "SubjectOfAnArticleIsMentioned": [("schema:about area:2", "schema:about area:1")],
    "MentionHasItsEvidence": [("schema:mentions area:2", "schema:mentions area:2 , place:1")],
    "SameTextLeadsFromTheFirst": [
        ("", "article:1 kg:sameTextAs article:1 ."),
        ("", "article:1 kg:sameTextAs article:0 ."),
        ("", "article:1 kg:sameTextAs article:2 . article:2 kg:sameTextAs article:3 ."),
        ("", "article:1 kg:sameTextAs article:3 . article:2 kg:sameTextAs article:3 ."),
    ],
    "EntityHasOnePreferredName": [
        (' ; skos:prefLabel "沿河路"@zh', ""),
        ('skos:prefLabel "沿河路"@zh', 'skos:prefLabel "沿河路"@zh , "河边"@zh'),
        ('skos:prefLabel "沿河路"@zh', 'skos:prefLabel "沿河路"@en'),
    ],
    "EntityLabelIsItsName": [('skos:prefLabel "沿河路"@zh', 'skos:prefLabel "河边"@zh')],
    "NamesAreOfOneKind": [
        ('skos:altLabel "柳湾"@zh', 'skos:altLabel "柳湾区"@zh'),
        ('skos:altLabel "柳湾"@zh', 'skos:altLabel "该区"@zh'),
    ],
    "HiddenNameIsNotTheName": [('skos:hiddenLabel "该区"@zh', 'skos:hiddenLabel "柳湾区"@zh')],
    "FormerIriIsFree": [("kg:formerIri area:0", "kg:formerIri area:1")],
    "DivisionCodeIsACode": [('"4199"', '"四一"'), ('"4199"', "4199"), ('"4199"', '"4199" , "4198"'), ('"4199"', '"4"')],
    "MentionIsEvidence": [("kg:mentionedAs evidence:4", "kg:mentionedAs evidence:4 , statement:1")],
    "PartOfHasNoCycle": [("", "area:1 kg:partOf area:2 ."), ("", "area:2 kg:partOf area:2 .")],
    "AreaHasOneParentOfALevel": [("", "area:3 a kg:City , kg:AdministrativeArea" + NEW + "area:2 kg:partOf area:3 .")],
    "SymmetricRelationIsWrittenOnce": [
        ("", "organization:1 kg:distinctFrom area:2 ."),
        ("", "person:1 kg:wroteWith person:1 ."),
        ("", "organization:2 kg:cooperatesWith organization:1 ."),
    ],
    "RelationHasOneStatement": [
        ("", "organization:1 kg:partOf area:2 ."),
        ("", "statement:5 kg:subject area:2 ; kg:predicate kg:partOf ; kg:object area:1 ; a kg:Statement ."),
    ],
    "StatementHasASubject": [
        ("kg:subject person:1 ; ", ""),
        ("kg:subject person:1", "kg:subject person:1 , person:2"),
        ("kg:subject person:1", "kg:subject area:2"),
    ],
    "StatementHasAPredicate": [
        ("kg:predicate kg:covers ;", ""),
        ("kg:predicate kg:covers", "kg:predicate kg:covers , kg:partOf"),
        ("kg:predicate kg:covers", "kg:predicate kg:reporter"),
    ],
    "StatementHasAnObject": [
        ("kg:object organization:1 ; ", ""),
        ("kg:object organization:1", "kg:object organization:1 , organization:2"),
    ],
    "StatementHasItsRelation": [("kg:covers area:2 .", "kg:covers area:1 .")],
    "StatementHasEvidence": [
        (" ; kg:evidence evidence:1", ""),
        ("kg:evidence evidence:1", "kg:evidence statement:2"),
    ],
    "StatementHasConfidence": [
        ("kg:confidence 0.8 ; ", ""),
        ('kg:modality "done" ; kg:articleCount', "kg:articleCount"),
    ],
    "DistinctionHasAReason": [(' ; kg:identityReason "地域不是机关"@zh', "")],
    "CoverageCountsItsArticles": [
        ("kg:articleCount 1 ; ", ""),
        ("kg:articleCount 1", "kg:articleCount 0"),
        ("kg:articleCount 1", "kg:articleCount 1.0"),
    ],
    "UndertakesJoins": [("", "person:1 kg:undertakes initiative:1 ."), ("", "area:1 kg:undertakes place:1 .")],
    "ParticipatesInJoins": [
        ("", "place:1 kg:participatesIn initiative:1 ."),
        ("", "area:1 kg:participatesIn area:2 ."),
    ],
    "EstablishedJoins": [("", "place:1 kg:established place:1 ."), ("", "area:1 kg:established person:1 .")],
    "PartOfJoins": [
        ("", "area:2 kg:partOf organization:1 ."),
        ("", "organization:1 kg:partOf place:1 ."),
        ("", "place:1 kg:partOf area:1 ."),
    ],
    "AdministersJoins": [
        ("", "area:1 kg:administers area:2 ."),
        ("", "organization:1 kg:administers organization:2 ."),
    ],
    "LocatedInJoins": [("", "person:1 kg:locatedIn area:2 ."), ("", "place:1 kg:locatedIn person:1 .")],
    "CooperatesWithJoins": [
        ("", "initiative:1 kg:cooperatesWith organization:1 ."),
        ("", "area:1 kg:cooperatesWith place:1 ."),
    ],
    "AssistsJoins": [("", "initiative:1 kg:assists area:1 ."), ("", "area:1 kg:assists initiative:1 .")],
    "AffiliatedWithJoins": [
        ("", "organization:1 kg:affiliatedWith area:1 ."),
        ("", "person:1 kg:affiliatedWith place:1 ."),
    ],
    "ComesFromJoins": [("", "organization:1 kg:comesFrom area:1 ."), ("", "person:1 kg:comesFrom organization:1 .")],
    "CoversJoins": [("", "organization:1 kg:covers area:2 ."), ("", "person:1 kg:covers area:1 .")],
    "WroteWithJoins": [("", "organization:1 kg:wroteWith person:1 ."), ("", "person:1 kg:wroteWith place:1 .")],
    "EvidenceHasASpanOrASource": [
        (' ; kg:source "区划名录"', ""),
        ('kg:source "区划名录"', 'kg:source "区划名录" ; kg:article article:1'),
        ('kg:source "区划名录"', 'kg:source "区划名录" ; kg:quote "柳湾区"'),
        (' ; kg:quote "植树300棵"', ""),
        ("kg:begin 10 ; ", ""),
        ("kg:end 16 ; ", ""),
        ("kg:end 16", "kg:end 16 , 17"),
        (' ; kg:article article:1 ;\n    kg:begin 10 ; kg:end 16 ; kg:quote "植树300棵"', ""),
        ('"figure" ; kg:article article:1', '"figure" ; kg:article page:1'),
    ],
    "EvidenceSupportsOneThing": [
        (" ; kg:mentionedAs evidence:6", ""),
        ("kg:mentionedAs evidence:5", "kg:mentionedAs evidence:5 , evidence:4"),
        ("kg:evidence evidence:3", "kg:evidence evidence:3 , evidence:1"),
    ],
    "EvidenceNamesItsRule": [
        ('kg:rule "area" ; ', ""),
        ('kg:rule "area"', 'kg:rule ""'),
        ('kg:rule "area"', 'kg:rule "area" , "suffix"'),
    ],
    "SpanBeginsBeforeItsEnd": [
        ("kg:begin 5 ; kg:end 9", "kg:begin 9 ; kg:end 5"),
        ("kg:begin 5 ; kg:end 9", "kg:begin 5 ; kg:end 5"),
        ("kg:begin 0 ; kg:end 3", "kg:begin -1 ; kg:end 3"),
        ("kg:begin 0 ; kg:end 3", "kg:begin 0.0 ; kg:end 3"),
    ],
    "QuoteHasTheLengthOfItsSpan": [("kg:begin 0 ; kg:end 3", "kg:begin 0 ; kg:end 4")],
    "QuoteIsThatSliceOfTheText": [
        ("kg:begin 0 ; kg:end 3", "kg:begin 1 ; kg:end 4"),
        ("kg:begin 0 ; kg:end 3", "kg:begin 90 ; kg:end 93"),
        (BODY, '"𠮷湾区开展清河行动"'),
    ],
    "SentenceReachesAroundItsQuote": [
        ("kg:sentenceBegin 0 ; ", ""),
        (" ; kg:sentenceEnd 17", ""),
        ("kg:sentenceBegin 0", "kg:sentenceBegin 1"),
        ("kg:sentenceEnd 17", "kg:sentenceEnd 8"),
    ],
    "SentenceStandsInForTheText": [
        (f"schema:articleBody {BODY} ;", ""),
        (f"; schema:articleBody {BODY} ;", ". evidence:1 kg:sentence '柳湾区开展行动。' . article:1"),
    ],
    "QuoteIsShort": [('kg:quote "植树300棵"', f'kg:quote "{"树" * 121}"'), ('kg:quote "植树300棵"', 'kg:quote ""')],
    "ConfidenceIsFromZeroToOne": [
        ("kg:confidence 0.8", "kg:confidence 1.1"),
        ("kg:confidence 0.8", "kg:confidence -0.1"),
        ("kg:confidence 0.8", "kg:confidence 8e-1"),
        ("kg:confidence 0.8", 'kg:confidence "0.8"'),
        ("kg:confidence 0.8", "kg:confidence 0.8 , 0.7"),
    ],
    "ModalityIsKnown": [
        ('kg:modality "done" ; kg:articleCount', 'kg:modality "perhaps" ; kg:articleCount'),
        ('kg:modality "done" ; kg:articleCount', 'kg:modality "done" , "planned" ; kg:articleCount'),
    ],
    "DateIsADate": [
        ('"2011-03-02"^^xsd:date ; kg:evidence', '"2011-02-30"^^xsd:date ; kg:evidence'),
        ('"2011-03-02"^^xsd:date ; kg:evidence', '"2011-03-02" ; kg:evidence'),
        ('"2011-03-02"^^xsd:date ; kg:evidence', '"2011-03-02T00:00:00"^^xsd:dateTime ; kg:evidence'),
        ('"2011-03"^^xsd:gYearMonth', '"2011-13"^^xsd:gYearMonth'),
        ('"2011"^^xsd:gYear', '"去年"^^xsd:gYear'),
        ('schema:datePublished "2011-03-02"^^xsd:date', 'schema:datePublished "三月二日"'),
        ('dcat:startDate "2011-03-02"^^xsd:date', 'dcat:startDate "2011-03-02"'),
        ('dcat:endDate "2012"', 'dcat:endDate "12"'),
    ],
    "MeasurementHasAValue": [
        ('kg:value "300"^^xsd:decimal ; ', ""),
        ('"300"^^xsd:decimal', "300"),
        ('"300"^^xsd:decimal', "300.0 , 301.0"),
        ('"300"^^xsd:decimal', '"三百"^^xsd:decimal'),
    ],
    "MeasurementHasAUnit": [
        ('kg:unitText "棵" ; ', ""),
        ('kg:unitText "棵"', 'kg:unitText ""'),
        ('kg:unitText "棵"', 'kg:unitText "棵"@zh'),
    ],
    "MeasurementHasAMeasure": [('kg:measure "植树" ;', ""), ('kg:measure "植树"', 'kg:measure "植树" , "种树"')],
    "MeasurementHasABound": [('kg:bound "exact" ; ', ""), ('kg:bound "exact"', 'kg:bound "about"')],
    "MeasurementHasEvidence": [
        (" ; kg:evidence evidence:7", ""),
        ("kg:evidence evidence:7", "kg:evidence statement:1"),
    ],
    "MeasuredEntityIsAnEntity": [
        ("kg:measuredEntity area:2", "kg:measuredEntity article:1"),
        ("kg:measuredEntity area:2", "kg:measuredEntity area:2 , area:1"),
    ],
    "DatasetHasAChineseTitle": [
        ('dcterms:title "柳湾日报新闻知识图谱"@zh , ', "dcterms:title "),
        ('"柳湾日报"@en', '"柳湾日报"@zh'),
        ('dcterms:title "柳湾日报新闻知识图谱"@zh', 'dcterms:title ""@zh'),
    ],
    "DatasetIsOfABuild": [
        ("prov:wasGeneratedBy build:1 ; ", ""),
        ("prov:wasGeneratedBy build:1", "prov:wasGeneratedBy page:1"),
    ],
    "DatasetIsFromNewsOutlets": [("dcterms:source organization:2", "dcterms:source organization:1")],
    "DatasetCountsItsTriples": [("", "dataset:1 void:triples 7 .")],
    "DatasetCountsByProperty": [
        ("kg:byline ; void:triples 0", "kg:byline ; void:triples 1"),
        ("", 'article:1 kg:byline "记者甲一" .'),
        ("kg:byline ; void:triples 0", "kg:quote ; void:triples 8"),
    ],
    "DatasetCountsByClass": [
        ("kg:Province ; void:entities 0", "kg:Province ; void:entities 1"),
        ("kg:Province ; void:entities 0", "kg:City ; void:entities 2"),
    ],
}


def changed(old: str, new: str) -> bytes:
    """clean.ttl with something else in one place, or with something more at its end."""
    assert not old or CLEAN.count(old) == 1, old
    return (CLEAN.replace(old, new) if old else CLEAN + new).encode("utf-8")


def found_by_the_build(turtle: bytes) -> list[Finding]:
    index = indexed(store.parse(turtle))
    return sorted({finding(index, row.name, node, value) for row, node, value in broken(index)})


def where(found: list[Finding], shape: str) -> set[str]:
    """The things that break a shape; a blank node has another name each time."""
    return {re.sub("^_:.*", "_:", one.node) for one in found if one.shape == shape}


CASES = [
    # SHACL's processor takes 50 times as long as the build's own check: each shape once, its other breaks in CI
    pytest.param(shape, *change, id=f"{shape}-{number}", marks=[pytest.mark.slow] if number else [])
    for shape, changes in BREAKS.items()
    for number, change in enumerate(changes)
]


def test_every_shape_has_its_row_and_its_breaking_graph() -> None:
    rows = {row.name: "warning" if row.warning else "violation" for row in INVARIANTS}
    assert rows == names()
    assert len(rows) == len(INVARIANTS)
    assert set(rows) == set(BREAKS)


def test_the_clean_graph_is_clean() -> None:
    assert findings(CLEAN.encode()) == found_by_the_build(CLEAN.encode()) == []


@pytest.mark.parametrize(("shape", "changes"), BREAKS.items())
def test_every_broken_promise_is_found_by_the_build(shape: str, changes: list[tuple[str, str]]) -> None:
    assert all(where(found_by_the_build(changed(old, new)), shape) for old, new in changes)


@pytest.mark.parametrize(("shape", "old", "new"), CASES)
def test_a_broken_promise_is_found_by_its_shape_and_by_the_build(shape: str, old: str, new: str) -> None:
    turtle = changed(old, new)
    assert where(findings(turtle), shape) == where(found_by_the_build(turtle), shape) != set()
