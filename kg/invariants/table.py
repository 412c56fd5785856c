"""Every promise of the graph, once more in Python: rows of the same names as the shapes in shapes.ttl.

What a row checks, its shape says in words; the build checks all that are no warnings.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.invariants import dataset, evidence, relations
from kg.invariants.finding import Finding, finding
from kg.invariants.forms import (
    BASES,
    ENTITIES,
    Check,
    Invariant,
    among,
    among_terms,
    apart,
    both,
    carries,
    chinese,
    day,
    decimal,
    every,
    from_one,
    joins,
    named,
    of,
    one_base,
    one_in_chinese,
    plain,
    same,
    share,
    unused,
)
from kg.invariants.index import Index, Targets, having, instances

_THINGS, _ENTITIES = (instances(*(f"kg:{name}" for name in names)) for names in (BASES, ENTITIES))
_ARTICLES, _STATEMENTS = instances("kg:Article"), instances("kg:Statement")
_FIGURES, _DATASETS = instances("kg:Measurement"), instances("void:Dataset")
_SIGNED = ("kg:reporter", "kg:correspondent", "kg:photographer", "kg:intern", "kg:editor")
_DATED = ("schema:datePublished", "kg:time", "kg:validFrom", "kg:validTo", "dcat:startDate", "dcat:endDate")
_SUBCLASSES = {
    "Person": "Reporter Correspondent Photographer Intern Editor Official",
    "Area": "Province City District County Subdistrict Township Village Community",
    "Organization": "GovernmentBody PartyBody PoliceBody SubdistrictOffice PublicInstitution Company "
    "SocialOrganization WorkingGroup NewsOutlet",
    "Initiative": "Campaign Project Programme Policy",
    "Place": "Road Facility Estate",
}

_MODALITY = among("done", "ongoing", "planned")
_BOUND = among("exact", "approximate", "atLeast", "atMost")
_CODE = plain(r"\A[0-9]{2,12}\Z")
_RELATION = among_terms(*(f"kg:{name}" for name in relations.RELATIONS))
_EVIDENCE = instances("kg:Evidence")


def _evidenced(targets: Targets) -> Check:
    return every(targets, "kg:evidence", least=1, fits=of("Evidence"))


def _below(kind: str) -> Invariant:
    classes = instances(*(f"kg:{name}" for name in _SUBCLASSES[kind].split()))
    return Invariant(f"{kind}CarriesItsBaseClass", carries(classes, "AdministrativeArea" if kind == "Area" else kind))


INVARIANTS: tuple[Invariant, ...] = (
    Invariant("ThingHasAnIri", named(_THINGS)),
    Invariant("ThingHasAChineseLabel", one_in_chinese(_THINGS, "rdfs:label")),
    Invariant("ThingHasOneBaseClass", one_base(_THINGS)),
    *map(_below, _SUBCLASSES),
    # pages and articles
    Invariant("ArticleIsOnAPage", every(_ARTICLES, "kg:onPage", least=1, fits=of("Page"))),
    Invariant("ArticleHasOneText", every(_ARTICLES, "schema:articleBody", most=1, fits=plain())),
    Invariant("PublisherIsANewsOutlet", every(having("kg:publishedIn"), "kg:publishedIn", fits=of("NewsOutlet"))),
    Invariant("SignatoryIsAPerson", every(_ARTICLES, *_SIGNED, fits=of("Person"))),
    Invariant("SubjectOfAnArticleIsMentioned", evidence.about_mentioned),
    Invariant("MentionHasItsEvidence", evidence.mention_evidenced),
    Invariant("SameTextLeadsFromTheFirst", relations.first_leads),
    # entities
    Invariant("EntityHasOnePreferredName", every(_ENTITIES, "skos:prefLabel", least=1, most=1, fits=chinese)),
    Invariant("EntityLabelIsItsName", same(_ENTITIES, "rdfs:label", "skos:prefLabel")),
    Invariant("NamesAreOfOneKind", apart(_ENTITIES, "skos:altLabel", "skos:prefLabel", "skos:hiddenLabel")),
    Invariant("HiddenNameIsNotTheName", apart(having("skos:hiddenLabel"), "skos:hiddenLabel", "skos:prefLabel")),
    Invariant("FormerIriIsFree", every(having("kg:formerIri"), "kg:formerIri", fits=unused)),
    Invariant("DivisionCodeIsACode", every(having("kg:divisionCode"), "kg:divisionCode", most=1, fits=_CODE)),
    Invariant("MentionIsEvidence", every(having("kg:mentionedAs"), "kg:mentionedAs", fits=of("Evidence"))),
    # relations
    Invariant("PartOfHasNoCycle", relations.no_cycle),
    Invariant("AreaHasOneParentOfALevel", relations.one_parent, warning=True),
    Invariant("SymmetricRelationIsWrittenOnce", relations.smaller_first),
    Invariant("RelationHasOneStatement", relations.one_statement),
    Invariant(
        "StatementHasASubject",
        both(every(_STATEMENTS, "kg:subject", least=1, most=1), apart(_STATEMENTS, "kg:subject", "kg:object")),
    ),
    Invariant("StatementHasAPredicate", every(_STATEMENTS, "kg:predicate", least=1, most=1, fits=_RELATION)),
    Invariant("StatementHasAnObject", every(_STATEMENTS, "kg:object", least=1, most=1)),
    Invariant("StatementHasItsRelation", relations.stated_relation),
    Invariant("StatementHasEvidence", relations.but_of("kg:distinctFrom", _evidenced(_STATEMENTS))),
    Invariant(
        "StatementHasConfidence",
        relations.but_of(
            "kg:distinctFrom",
            both(every(_STATEMENTS, "kg:confidence", least=1), every(_STATEMENTS, "kg:modality", least=1)),
        ),
    ),
    Invariant(
        "DistinctionHasAReason",
        relations.only_of("kg:distinctFrom", every(_STATEMENTS, "kg:identityReason", least=1)),
    ),
    Invariant(
        "CoverageCountsItsArticles",
        relations.only_of("kg:covers", every(_STATEMENTS, "kg:articleCount", least=1, most=1, fits=from_one)),
    ),
    # from what to what a relation goes
    Invariant("UndertakesJoins", joins("kg:undertakes", "AdministrativeArea Organization", "Initiative")),
    Invariant(
        "ParticipatesInJoins", joins("kg:participatesIn", "Person Organization AdministrativeArea", "Initiative")
    ),
    Invariant(
        "EstablishedJoins",
        joins("kg:established", "AdministrativeArea Organization", "Organization Initiative Place"),
    ),
    Invariant("PartOfJoins", relations.own_kind),
    Invariant("AdministersJoins", joins("kg:administers", "Organization", "AdministrativeArea")),
    Invariant(
        "LocatedInJoins",
        joins(
            "kg:locatedIn", "Place Organization Initiative AdministrativeArea", "AdministrativeArea Place Organization"
        ),
    ),
    Invariant("CooperatesWithJoins", joins("kg:cooperatesWith", *2 * ["Organization AdministrativeArea Estate"])),
    Invariant(
        "AssistsJoins",
        joins("kg:assists", "Organization AdministrativeArea Person", "AdministrativeArea Organization Person Place"),
    ),
    Invariant("AffiliatedWithJoins", joins("kg:affiliatedWith", "Person", "Organization AdministrativeArea")),
    Invariant("ComesFromJoins", joins("kg:comesFrom", "Person", "AdministrativeArea")),
    Invariant("CoversJoins", joins("kg:covers", "Reporter Correspondent", "District County")),
    Invariant("WroteWithJoins", joins("kg:wroteWith", "Person", "Person")),
    # evidence
    Invariant("EvidenceHasASpanOrASource", both(evidence.placed, every(_EVIDENCE, "kg:article", fits=of("Article")))),
    Invariant("EvidenceSupportsOneThing", evidence.supports_one),
    Invariant("EvidenceNamesItsRule", every(_EVIDENCE, "kg:rule", least=1, most=1, fits=plain("."))),
    Invariant("SpanBeginsBeforeItsEnd", evidence.span),
    Invariant("QuoteHasTheLengthOfItsSpan", evidence.quote_length),
    Invariant("QuoteIsThatSliceOfTheText", evidence.quote_slice),
    Invariant("SentenceReachesAroundItsQuote", evidence.sentence_around),
    Invariant("SentenceStandsInForTheText", evidence.sentence_instead),
    Invariant("QuoteIsShort", every(having("kg:quote"), "kg:quote", fits=plain(r"\A.{1,120}\Z"))),
    # values
    Invariant("ConfidenceIsFromZeroToOne", every(having("kg:confidence"), "kg:confidence", most=1, fits=share)),
    Invariant("ModalityIsKnown", every(having("kg:modality"), "kg:modality", most=1, fits=_MODALITY)),
    Invariant("DateIsADate", every(having(*_DATED), *_DATED, fits=day)),
    # figures
    Invariant("MeasurementHasAValue", every(_FIGURES, "kg:value", least=1, most=1, fits=decimal)),
    Invariant("MeasurementHasAUnit", every(_FIGURES, "kg:unitText", least=1, most=1, fits=plain("."))),
    Invariant("MeasurementHasAMeasure", every(_FIGURES, "kg:measure", least=1, most=1, fits=plain())),
    Invariant(
        "MeasurementHasABound",
        every(_FIGURES, "kg:bound", least=1, most=1, fits=_BOUND),
    ),
    Invariant("MeasurementHasEvidence", _evidenced(_FIGURES)),
    Invariant(
        "MeasuredEntityIsAnEntity",
        every(having("kg:measuredEntity"), "kg:measuredEntity", most=1, fits=of(*ENTITIES)),
    ),
    # the graph about itself
    Invariant("DatasetHasAChineseTitle", one_in_chinese(_DATASETS, "dcterms:title")),
    Invariant("DatasetIsOfABuild", every(_DATASETS, "prov:wasGeneratedBy", least=1, most=1, fits=of("Build"))),
    Invariant("DatasetIsFromNewsOutlets", every(_DATASETS, "dcterms:source", fits=of("NewsOutlet"))),
    Invariant("DatasetCountsItsTriples", dataset.triples),
    Invariant("DatasetCountsByProperty", dataset.by_property),
    Invariant("DatasetCountsByClass", dataset.by_class),
)


def broken(index: Index, *, warnings: bool = True) -> Iterator[tuple[Invariant, str, str]]:
    """Each promise that a graph breaks, with the thing that breaks it and by which value."""
    for row in INVARIANTS:
        if warnings or not row.warning:
            yield from ((row, node, value) for node, value in sorted(set(row.check(index))))


def findings(index: Index) -> list[Finding]:
    """Each promise that a graph breaks, in words; what is only worth a look is left out."""
    return [finding(index, row.name, node, value) for row, node, value in broken(index, warnings=False)]
