import pytest

from kg.ask.unknown import unknown_terms
from kg.graph.vocab import KG


@pytest.mark.parametrize(
    ("query", "warnings"),
    [
        (
            "SELECT * { ?a kg:undertakez ?b }",
            ["q, line 1, column 15: the ontology has no kg:undertakez (expected kg:undertakes?)"],
        ),
        (
            "SELECT *\n{ ?a a kg:reporters }",
            ["q, line 2, column 8: the ontology has no kg:reporters (expected kg:reporter?)"],
        ),
        (
            "ASK { ?a ^kg:xyzzy ?b }",
            ["q, line 1, column 11: the ontology has no kg:xyzzy (kg ontology prints what it has)"],
        ),
        (
            "PREFIX n: <https://w3id.org/local-news-kg/ontology#> ASK { ?a n:post ?b ; n:posd ?c }",
            ["q, line 1, column 75: the ontology has no n:posd (expected kg:post?)"],
        ),
        (
            f"ASK {{ ?a <{KG}pots> ?b }}",
            [f"q, line 1, column 10: the ontology has no <{KG}pots> (expected kg:post?)"],
        ),
        ("ASK { ?a kg:covers ?b ; schema:nothing 'kg:nothing' } # kg:nothing", []),
        ("PREFIX kg: <urn:x:> ASK { ?a kg:nothing ?b }", []),
        ("ASK { ?a (kg:partOf|^kg:covers)* kg:Reporter }", []),
        (
            "ASK { ?a kg:nix ?b . ?b kg:nix ?c }",
            ["q, line 1, column 10: the ontology has no kg:nix (kg ontology prints what it has)"],
        ),
        ("SELECT * { FILTER(STRSTARTS(STR(?x), STR(kg:))) }", []),
    ],
)
def test_a_term_that_the_ontology_does_not_have_is_warned_of_once(query: str, warnings: list[str]) -> None:
    assert list(unknown_terms(query, "q")) == warnings
