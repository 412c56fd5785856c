"""The service over HTTP: in the form of the specification, whatever it is asked."""

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph.vocab import KG

ID = "https://w3id.org/local-news-kg/id/"
DISTRICT = ID + "area/2"


def test_without_a_question_the_service_describes_itself(client):
    for path in ("/reconcile", "/reconcile/"):
        manifest = client.json("manifest", client.get(path))
        assert manifest["versions"] == ["0.1", "0.2"]
        assert manifest["identifierSpace"] == ID
        assert manifest["schemaSpace"] == KG
        assert manifest["view"]["url"] == "http://127.0.0.1:8000/thing?iri={{id}}"
        assert manifest["batchSize"] <= 200


def test_every_service_of_the_manifest_answers(client):
    manifest = client.json("manifest", client.get("/reconcile"))
    forms = {"entity": "entities", "property": "properties", "type": "types"}
    shown = {"entity": DISTRICT, "property": KG + "partOf", "type": KG + "District"}
    for kind, service in manifest["suggest"].items():
        url = service["service_url"] + service["service_path"]
        assert client.json(forms[kind], client.get(url, prefix="区"))["result"]
        url, _, parameter = (service["flyout_service_url"] + service["flyout_service_path"]).partition("?")
        assert parameter == "id=${id}"
        flyout = client.json("flyout", client.get(url, id=shown[kind]))
        assert flyout["id"] == shown[kind]
    proposals = manifest["extend"]["propose_properties"]
    url = proposals["service_url"] + proposals["service_path"]
    assert client.json("proposals", client.get(url, type=KG + "District"))["properties"]


def test_questions_come_by_post_or_get_and_the_one_of_old_alone(client):
    queries = json.dumps({"q": {"query": "柳浦区"}})
    posted = client.json("results", client.post(queries=queries))
    assert client.json("results", client.get("/reconcile", queries=queries)) == posted
    assert client.get("/reconcile", query="柳浦区").json() == posted["q"]
    assert client.get("/reconcile", query='{"query": "柳浦区"}').json() == posted["q"]
    assert client.get("/reconcile", query="柳浦", type="District", limit="1").json()["result"][0]["match"]


def test_suggestions_begin_where_the_cursor_says(client):
    first = client.get("/reconcile/suggest/entity", prefix="柳浦").json()["result"]
    assert client.get("/reconcile/suggest/entity", prefix="柳浦", cursor="1").json()["result"] == first[1:]
    assert client.get("/reconcile/suggest/entity", prefix="柳浦", cursor="999999999").json()["result"] == []
    assert first[0]["notable"] == [{"id": KG + "District", "name": "市辖区"}]
    assert first[0]["description"] == "市辖区 · 松河市 · 1篇"


def test_suggestions_know_identifiers_too(client):
    assert client.get("/reconcile/suggest/entity", prefix=DISTRICT).json()["result"][0]["name"] == "柳浦区"
    assert client.get("/reconcile/suggest/type", prefix=KG + "District").json()["result"][0]["id"] == KG + "District"
    assert client.get("/reconcile/suggest/type", prefix="distr").json()["result"][0]["id"] == KG + "District"
    assert client.get("/reconcile/suggest/property", prefix="隶").json()["result"][0]["id"] == KG + "partOf"
    assert client.get("/reconcile/suggest/property", prefix="kg:part").json()["result"][0]["id"] == KG + "partOf"


def test_a_type_says_what_it_is_a_kind_of(client):
    offered = client.json("types", client.get("/reconcile/suggest/type"))["result"]
    (district,) = [one for one in offered if one["id"] == KG + "District"]
    assert [one["id"] for one in district["broader"]] == [KG + "AdministrativeArea"]


def test_a_preview_is_a_page_that_openrefine_may_frame_and_that_runs_nothing(client):
    answer = client.get("/reconcile/preview", id=DISTRICT)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'none'" in policy
    assert "frame-ancestors 'self' http://127.0.0.1:* http://localhost:*" in policy
    assert "<h1>柳浦区</h1>" in answer.text
    assert "<script" not in answer.text


def test_a_preview_of_the_corpus_has_a_sentence_and_where_it_was_printed(corpus_client):
    iri = corpus_client.candidates("金水区", type="District")[0]["id"]
    text = corpus_client.get("/reconcile/preview", id=iri).text
    assert "<p>河南省 › 郑州市</p>" in text
    assert "<mark>金水区</mark>" in text
    assert re.search(r'<p class="source">.*金水区.* 中原晨曦报 2011-\d\d-\d\d</p>', text)


def test_what_the_graph_says_comes_as_columns(client):
    wanted = ["partOf", "kg:divisionCode", "kinds", "articles", "first", "last", KG + "publishedIn", "skos:altLabel"]
    extend = {"ids": [DISTRICT, "nothing"], "properties": [{"id": one} for one in wanted]}
    answer = client.json("extension", client.post(extend=json.dumps(extend)))
    assert [one["id"] for one in answer["meta"]] == wanted
    assert answer["rows"]["nothing"] == {one: [] for one in wanted}
    assert answer["rows"][DISTRICT] == {
        "partOf": [{"id": ID + "area/1", "name": "松河市"}],
        "kg:divisionCode": [{"str": "990001"}],
        "kinds": [{"str": "行政区划"}, {"str": "市辖区"}],
        "articles": [{"int": 1}],
        "first": [{"date": "2011-03-02T00:00:00"}],
        "last": [{"date": "2011-03-02T00:00:00"}],
        KG + "publishedIn": [{"id": ID + "organization/3", "name": "松河晚报"}],
        "skos:altLabel": [],
    }
    assert client.get("/reconcile", extend=json.dumps(extend)).json() == answer


def test_a_column_has_no_more_values_than_its_setting_says(client):
    def above(**settings):
        extend = {"ids": [ID + "area/4"], "properties": [{"id": "above", "settings": settings}]}
        answer = client.json("extension", client.post(extend=json.dumps(extend)))
        return [one["name"] for one in answer["rows"][ID + "area/4"]["above"]]

    assert above() == above(limit=0) == ["柳浦区", "松河市"]
    assert above(limit=1) == above(limit="1") == ["柳浦区"]


def test_every_property_is_proposed_to_somebody_and_gives_values_of_its_form(corpus_client, corpus_store):
    from kg.serve.names import index

    proposed = corpus_client.json("proposals", corpus_client.get("/reconcile/properties", limit="100"))
    assert proposed["limit"] == 100
    iris = list(index(corpus_store).entities.iris)[::9][:200]
    for one in proposed["properties"]:
        extend = {"ids": iris, "properties": [{"id": one["id"]}]}
        corpus_client.json("extension", corpus_client.post(extend=json.dumps(extend)))


@pytest.mark.parametrize(
    ("queries", "sentence"),
    [
        ("", "queries: not JSON"),
        ("{", "queries: not JSON"),
        ("[]", "queries: [] (expected an object)"),
        ('{"q": "柳浦区"}', "queries, q: 柳浦区 (expected an object)"),
        ('{"q": {}}', "queries, q: nothing is asked (expected query, or properties)"),
        ('{"q": {"query": 1}}', "queries, q: query: 1 (expected a string)"),
        ('{"q": {"query": "x", "limit": 0}}', "queries, q: limit 0 (expected a whole number from 1 up)"),
        ('{"q": {"query": "x", "limit": 1e999}}', "queries: not JSON: 1e999 is too large"),
        ('{"q": {"query": "x", "limit": NaN}}', "queries: not JSON: NaN is no number"),
        ('{"q": {"query": "x", "type": 1}}', "queries, q: type: 1 (expected a string)"),
        ('{"q": {"query": "x", "type_strict": "no"}}', "queries, q: type_strict no (expected any, should or all)"),
        ('{"q": {"query": "x", "properties": {}}}', "queries, q: properties: {} (expected an array)"),
        ('{"q": {"query": "x", "properties": [{"pid": "zz", "v": 1}]}}', "queries, q: property zz (expected one of"),
        (
            '{"q": {"query": "x", "properties": [{"pid": "partOf", "v": {}}]}}',
            "id of a value: null (expected a string)",
        ),
        ("[" * 100_000, "queries: not JSON: nested too deep"),
        ('{"q": ' + "1" * 9000 + "}", "queries: not JSON"),
    ],
)
def test_what_is_no_question_gets_a_sentence(client, queries, sentence):
    answer = client.post(queries=queries)
    assert answer.status_code == 400
    assert sentence in answer.text


@pytest.mark.parametrize(
    ("fields", "status", "sentence"),
    [
        ({"queries": json.dumps({str(at): {"query": "x"} for at in range(201)})}, 413, "201 of them (expected 200"),
        ({"extend": json.dumps({"ids": ["x"] * 201, "properties": []})}, 413, "201 of them (expected 200"),
        ({"extend": json.dumps({"ids": [], "properties": [{"id": "partOf"}] * 31})}, 413, "31 of them (expected 30"),
        ({"extend": '{"ids": "x", "properties": []}'}, 400, "extend: ids: x (expected an array)"),
        ({"extend": '{"ids": [], "properties": [{"id": "zz"}]}'}, 400, "property zz"),
        ({"extend": '{"ids": [], "properties": [{"id": "first", "settings": 1}]}'}, 400, "settings: 1"),
        ({"query": "x", "limit": "-1"}, 400, "limit: -1 (expected a whole number)"),
    ],
)
def test_what_is_too_much_or_no_column_gets_a_sentence(client, fields, status, sentence):
    answer = client.post(**fields)
    assert answer.status_code == status
    assert sentence in answer.text


@pytest.mark.parametrize(
    ("path", "parameters", "status", "sentence"),
    [
        ("/reconcile/suggest/nothing", {"prefix": "x"}, 404, "nothing: no such service"),
        ("/reconcile/flyout/nothing", {"id": "x"}, 404, "nothing: no such service"),
        ("/reconcile/flyout/entity", {"id": "<script>"}, 404, "<script>: not in this graph"),
        ("/reconcile/flyout/type", {"id": "NoType"}, 404, "NoType: not in this graph"),
        ("/reconcile/flyout/property", {"id": "x"}, 404, "x: not in this graph"),
        ("/reconcile/preview", {"id": "x"}, 404, "x: not in this graph"),
        ("/reconcile/preview", {}, 400, "0 characters of an id"),
        ("/reconcile/preview", {"id": "x" * 3000}, 400, "3000 characters of an id"),
        ("/reconcile/suggest/entity", {"prefix": "x", "cursor": "x"}, 400, "cursor: x"),
        ("/reconcile/properties", {"limit": "x"}, 400, "limit: x"),
    ],
)
def test_what_is_not_there_gets_a_sentence(client, path, parameters, status, sentence):
    answer = client.get(path, **parameters)
    assert answer.status_code == status
    assert answer.text.startswith(f"{sentence} (expected ")
    assert "text/html" not in answer.headers["content-type"]


def test_two_batches_at_once_and_another_way_to_ask_are_refused(client):
    twice = client.send("GET", "/reconcile?queries={}&queries={}")
    assert (twice.status_code, twice.text.strip()) == (400, "2 parameters queries (expected one)")
    assert client.send("DELETE", "/reconcile").status_code == 405
    assert client.send("POST", "/reconcile", json={"queries": {}}).status_code == 415


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["query", "type", "limit", "properties", "pid", "v", "id", "type_strict", "ids", "settings"]
            )
            | st.text(max_size=3),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@settings(max_examples=20)
@given(st.dictionaries(st.text(max_size=4), st.text(max_size=30), max_size=4))
def test_any_name_gets_candidates(client, names):
    questions = {key: {"query": name} for key, name in names.items()}
    answer = client.json("results", client.post(queries=json.dumps(questions)))
    assert list(answer) == list(questions)


@pytest.mark.slow
@settings(max_examples=100)
@given(st.sampled_from(["queries", "extend", "query"]), JSON | st.dictionaries(st.text(max_size=3), JSON, max_size=3))
def test_any_json_gets_an_answer_or_a_sentence(client, field, content):
    answer = client.post(**{field: json.dumps(content)})
    assert answer.status_code in {200, 400, 413}
    if answer.status_code == 200:
        json.loads(answer.content)
    else:
        assert "(expected " in answer.text


@pytest.mark.slow
@settings(max_examples=60)
@given(st.sampled_from(["queries", "extend", "query", "prefix", "id", "type", "cursor"]), st.text(max_size=30))
def test_any_text_gets_an_answer_or_a_sentence(client, field, text):
    for path in (
        "",
        "/suggest/entity",
        "/suggest/type",
        "/suggest/property",
        "/flyout/entity",
        "/preview",
        "/properties",
    ):
        answer = client.get("/reconcile" + path, **{field: text.encode("utf-8", "replace").decode()})
        assert answer.status_code in {200, 400, 404, 413}
