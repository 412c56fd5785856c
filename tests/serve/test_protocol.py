"""The 34 cases of the W3C's SPARQL 1.1 Protocol manifest, by their names, over invented graphs."""

from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest

GRAPHS = "https://example.org/data/"

ROWS = {"application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values"}
TRUTH = {"application/sparql-results+json", "application/sparql-results+xml"}
TRIPLES = {"text/turtle", "application/rdf+xml", "application/n-triples"}
DIRECT, FORM, UPDATE = "application/sparql-query", "application/x-www-form-urlencoded", "application/sparql-update"
ONE, TWO, THREE = (f"{GRAPHS}{number}" for number in (1, 2, 3))
CLEAR_ALL = "CLEAR ALL"
INSERT = "INSERT { GRAPH <https://example.org/new> { ?s a <https://example.org/New> } } WHERE { ?s a ?kind }"


@dataclass(frozen=True)
class Case:
    """A request, and what must come back."""

    name: str
    method: str = "POST"
    given: tuple[tuple[str, str], ...] = ()  # parameters of the address
    kind: str = ""  # content type of the body
    body: str | bytes = b""
    media: set[str] = field(default_factory=set)  # of which the answer's must be one
    status: tuple[int, ...] = (200,)


def graphs(name: str, *numbers: int) -> tuple[tuple[str, str], ...]:
    return tuple((name, f"{GRAPHS}{number}") for number in numbers)


def direct(name: str, sparql: str, *given: tuple[str, str], media: set[str] = TRUTH) -> Case:
    return Case(name, given=given, kind=DIRECT, body=sparql, media=media)


def by_get(name: str, sparql: str, *given: tuple[str, str]) -> Case:
    return Case(name, "GET", (("query", sparql), *given), media=TRUTH)


BOTH = f"ASK {{ <{ONE}> a ?kind . <{TWO}> a ?kind }}"
EACH = f"GRAPH ?first {{ <{ONE}> a ?kind }} GRAPH ?second {{ <{TWO}> a ?kind }}"
NO_UPDATE = (400,)

ANSWERED = (
    Case("query_post_form", given=graphs("default-graph-uri", 0), kind=FORM, body="query=ASK%20%7B%7D", media=TRUTH),
    by_get("query_dataset_default_graphs_get", BOTH, *graphs("default-graph-uri", 1, 2)),
    direct("query_dataset_default_graphs_post", BOTH, *graphs("default-graph-uri", 1, 2)),
    direct("query_dataset_named_graphs_post", f"ASK {{ {EACH} }}", *graphs("named-graph-uri", 1, 2)),
    by_get("query_dataset_named_graphs_get", f"ASK {{ {EACH} }}", *graphs("named-graph-uri", 1, 2)),
    direct(
        "query_dataset_full",
        f"ASK {{ <{THREE}> a ?kind {EACH} }}",
        *graphs("default-graph-uri", 3),
        *graphs("named-graph-uri", 1, 2),
    ),
    direct("query_multiple_dataset", f"ASK FROM <{THREE}> {{ {EACH} }}", *graphs("named-graph-uri", 1, 2)),
    by_get("query_get", "ASK {}", *graphs("default-graph-uri", 0)),
    direct("query_content_type_select", "SELECT (1 AS ?value) {}", *graphs("default-graph-uri", 0), media=ROWS),
    direct("query_content_type_ask", "ASK {}", *graphs("default-graph-uri", 0)),
    direct(
        "query_content_type_describe",
        "DESCRIBE <http://example.org/>",
        *graphs("default-graph-uri", 0),
        media=TRIPLES,
    ),
    direct(
        "query_content_type_construct",
        "CONSTRUCT { <s> <p> 1 } WHERE {}",
        *graphs("default-graph-uri", 0),
        media=TRIPLES,
    ),
    direct("query_post_direct", "ASK {}"),
)

REFUSED = (
    Case("bad_query_method", "PUT", (("query", "ASK {}"), *graphs("default-graph-uri", 0)), FORM, status=(405,)),
    Case("bad_multiple_queries", "GET", (("query", "ASK {}"), ("query", "SELECT * {}")), status=(400,)),
    Case("bad_query_wrong_media_type", kind="text/plain", body="ASK {}", status=(415,)),
    Case("bad_query_missing_form_type", body="query=ASK%20%7B%7D", status=(415,)),
    Case("bad_query_missing_direct_type", body="ASK {}", status=(415,)),
    Case("bad_query_non_utf8", kind=f"{DIRECT}; charset=UTF-16", body="ASK {}".encode("utf-16"), status=(415,)),
    Case("bad_query_syntax", "GET", (("query", "ASK {"),), status=(400,)),
    # What the W3C lets an endpoint do that takes updates; this one takes none.
    Case(
        "update_dataset_default_graph", given=graphs("using-graph-uri", 1), kind=UPDATE, body=INSERT, status=NO_UPDATE
    ),
    Case(
        "update_dataset_default_graphs",
        given=graphs("using-graph-uri", 1, 2),
        kind=UPDATE,
        body=INSERT,
        status=NO_UPDATE,
    ),
    Case(
        "update_dataset_named_graphs",
        given=graphs("using-named-graph-uri", 1, 2),
        kind=UPDATE,
        body=INSERT,
        status=NO_UPDATE,
    ),
    Case(
        "update_dataset_full",
        given=(*graphs("using-graph-uri", 1), *graphs("using-named-graph-uri", 2)),
        kind=UPDATE,
        body=INSERT,
        status=NO_UPDATE,
    ),
    Case("update_post_form", kind=FORM, body="update=CLEAR+ALL", status=NO_UPDATE),
    Case("update_post_direct", kind=UPDATE, body=CLEAR_ALL, status=NO_UPDATE),
    Case(
        "update_base_uri",
        kind=UPDATE,
        body=f"INSERT DATA {{ GRAPH <{ONE}> {{ <a:s> <a:p> <test> }} }}",
        status=NO_UPDATE,
    ),
    Case("bad_update_get", "GET", (("update", CLEAR_ALL),), status=NO_UPDATE),
    Case("bad_multiple_updates", kind=FORM, body="update=CLEAR%20NAMED&update=CLEAR%20DEFAULT", status=NO_UPDATE),
    Case("bad_update_wrong_media_type", kind="text/plain", body="CLEAR NAMED", status=(415,)),
    Case("bad_update_missing_form_type", body="update=CLEAR%20NAMED", status=(415,)),
    Case(
        "bad_update_non_utf8", kind=f"{UPDATE}; charset=UTF-16", body="CLEAR NAMED".encode("utf-16"), status=NO_UPDATE
    ),
    Case("bad_update_syntax", kind=FORM, body="update=CLEAR%20XYZ", status=NO_UPDATE),
    Case(
        "bad_update_dataset_conflict",
        given=graphs("using-named-graph-uri", 1),
        kind=UPDATE,
        body=f"WITH <{TWO}> DELETE {{ ?s a ?kind }} INSERT {{ ?s a <a:b> }} WHERE {{ ?s a ?kind }}",
        status=NO_UPDATE,
    ),
)
ALL = "SELECT ?s ?g { { ?s a ?kind } UNION { GRAPH ?g { ?s a ?kind } } } ORDER BY ?s"


def test_the_manifest_is_whole() -> None:
    names = [case.name for case in (*ANSWERED, *REFUSED)]
    assert len(set(names)) == 34
    assert sum("quer" in name for name in names) == 20


@pytest.mark.parametrize("slash", ["", "/"])
@pytest.mark.parametrize("case", ANSWERED, ids=lambda case: case.name)
def test_what_the_protocol_asks_is_answered(documents: Any, case: Case, slash: str) -> None:
    answer = sent(documents, case, slash)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].partition(";")[0] in case.media
    if case.media == TRUTH:
        assert answer.json()["boolean"] is True


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.name)
def test_what_the_protocol_forbids_is_refused_in_a_sentence(documents: Any, case: Case) -> None:
    before = documents.select(ALL)
    answer = sent(documents, case)
    assert answer.status_code in case.status, answer.text
    assert "(expected " in answer.text
    assert documents.select(ALL) == before


def sent(served: Any, case: Case, slash: str = "") -> httpx.Response:
    headers = {"content-type": case.kind} if case.kind else {}
    parameters = list(case.given) or None
    return httpx.request(
        case.method, served.endpoint + slash, params=parameters, content=case.body, headers=headers, timeout=60
    )


def test_a_packed_body_is_refused(documents: Any) -> None:
    headers = {"content-type": "application/sparql-query", "content-encoding": "gzip"}
    answer = httpx.post(documents.endpoint, content=b"ASK {}", headers=headers, timeout=60)
    assert (answer.status_code, answer.text) == (415, "content encoding gzip (expected a body that is not packed)\n")


def test_a_mark_of_the_byte_order_is_no_part_of_a_query(documents: Any) -> None:
    headers = {"content-type": "application/sparql-query"}
    answer = httpx.post(documents.endpoint, content=b"\xef\xbb\xbfASK {}", headers=headers, timeout=60)
    assert answer.status_code == 200


def test_a_function_that_there_is_not_is_the_querys_fault(documents: Any) -> None:
    answer = httpx.get(documents.endpoint, params={"query": "ASK { FILTER(<a:b>(1)) }"}, timeout=60)
    assert (answer.status_code, answer.text[:32]) == (400, "query: The custom function <a:b>")
