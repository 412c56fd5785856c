from typing import Any

import httpx
import pytest

from kg.serve.forms import wanted
from kg.serve.limits import Refused

JSON = "application/sparql-results+json"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "rows", "truth", "triples"),
    [
        ("", "json", "json", "ttl"),
        ("*/*", "json", "json", "ttl"),
        ("application/json", "json", "json", "jsonld"),
        ("application/xml", "xml", "xml", "rdfxml"),
        ("text/csv", "csv", None, None),
        ("text/*", "csv", "xml", "ttl"),
        ("application/sparql-results+xml, text/csv;q=0.9", "xml", "xml", None),
        ("application/sparql-results+xml;q=0.1, text/csv;q=0.9", "csv", "xml", None),
        ("application/rdf+xml, application/sparql-results+json", "json", "json", "rdfxml"),
        ("text/turtle;q=0, */*;q=0.1", "json", "json", "nt"),
        ("text/plain", None, None, "nt"),
        (BROWSER, "xml", "xml", "rdfxml"),
    ],
)
def test_the_form_a_client_likes_best(accept: str, rows: str, truth: str | None, triples: str | None) -> None:
    found = wanted(accept)
    assert [one and one[0] for one in (found.rows, found.truth, found.triples)] == [rows, truth, triples]


@pytest.mark.parametrize(
    ("named", "rows", "triples"),
    [
        ("json", "json", "jsonld"),
        ("xml", "xml", "rdfxml"),
        ("csv", "csv", None),
        ("TURTLE", None, "ttl"),
        ("rdf+xml", None, "rdfxml"),
        ("application/n-triples", None, "nt"),
    ],
)
def test_the_parameter_format_outranks_what_a_client_likes(named: str, rows: str | None, triples: str | None) -> None:
    found = wanted("text/tab-separated-values", named)
    assert [one and one[0] for one in (found.rows, found.triples)] == [rows, triples]


def test_what_nobody_can_write_is_refused_with_what_there_is() -> None:
    for arguments in (("image/png",), ("*/*", "pdf")):
        with pytest.raises(Refused, match=r"nothing is written like this \(expected .*csv") as refused:
            wanted(*arguments)
        assert refused.value.status == 406


@pytest.mark.parametrize(
    ("sparql", "accept", "begins"),
    [
        ("SELECT ?n { BIND('甲,乙' AS ?n) }", "text/csv", 'n\r\n"甲,乙"\r\n'),
        ("SELECT ?n { BIND('甲\\t乙' AS ?n) }", "text/tab-separated-values", '?n\n"甲\\t乙"\n'),
        ("SELECT ?n { BIND('<甲>' AS ?n) }", "application/sparql-results+xml", "<?xml "),
        ("CONSTRUCT { <a:s> <a:p> '甲'@zh } WHERE {}", "application/n-triples", '<a:s> <a:p> "甲"@zh .\n'),
        ("CONSTRUCT { <a:s> <a:p> '甲'@zh } WHERE {}", "application/ld+json", '[{"@id":"a:s"'),
        ("CONSTRUCT { <a:s> <a:p> '甲'@zh } WHERE {}", "application/rdf+xml", "<?xml "),
        ("CONSTRUCT { <x> kg:quote 1 } WHERE {}", "text/turtle", "@prefix area: "),
    ],
)
def test_each_form_is_written_and_named(documents: Any, sparql: str, accept: str, begins: str) -> None:
    answer = httpx.get(documents.endpoint, params={"query": sparql}, headers={"accept": accept}, timeout=60)
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == accept
    assert answer.headers["vary"] == "Accept"
    assert answer.text.startswith(begins)
    assert int(answer.headers["content-length"]) == len(answer.content)


def test_a_form_that_cannot_say_an_answer_is_refused(documents: Any) -> None:
    answer = httpx.get(documents.endpoint, params={"query": "ASK {}", "format": "csv"}, timeout=60)
    assert answer.status_code == 406
    assert answer.text == f"no such form for this answer (expected {JSON}, application/sparql-results+xml)\n"
