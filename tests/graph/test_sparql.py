import pytest

from kg.errors import QueryError
from kg.graph import sparql, store

EMPTY = store.load(b"")


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { service silent <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "ASK { FILTER EXISTS { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } } }",
        "SELECT * { { SELECT * { SERVICE ?where { ?s ?p ?o } } } }",
        "SELECT * { \\u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { \\u005Cu0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o # a comment\rSERVICE <http://127.0.0.1:9/> { ?s ?p ?o } #\n }",
        "SELECT * { ?s ?p '''\n#''' . SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } #''' }\n}",
        'SELECT * { ?s ?p """\n#"""; ?q ?r . SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }',
        "PREFIX a: <a:> SELECT * { ?s ?p a:b\\# . SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "PREFIX a: <http://a#> SELECT * { ?s ?p <http://a#> . SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT ?from FROM <file:///etc/hostname> { ?from ?p ?o }",
        "SELECT * FROM <file:///etc/hostname> { ?s ?p ?o }",
        "SELECT * FROM NAMED <http://127.0.0.1:9/> { GRAPH ?g { ?s ?p ?o } }",
        "CONSTRUCT { ?s ?p ?o } FROM <http://127.0.0.1:9/> WHERE { ?s ?p ?o }",
        "LOAD <file:///etc/hostname>",
        "INSERT DATA { <a:a> <a:b> <a:c> }",
        "DROP ALL",
    ],
)
def test_a_query_reads_its_graph_and_nothing_else(query: str) -> None:
    with pytest.raises(QueryError):
        store.query(EMPTY, query)


def test_the_slow_parser_is_not_asked_about_comments_and_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(sparql, "_tree")
    for query in ("# a service\nASK { ?s ?p ?o } # from here\n", "SELECT ?from { ?from kg:comesFrom $From }"):
        assert store.query(EMPTY, query).truth is not True


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s ?p 'SERVICE <http://127.0.0.1:9/> {}' }",
        "SELECT * { ?s ?p ?o } # SERVICE and FROM",
        "SELECT ?service { ?service kg:comesFrom ?from }",
        "PREFIX service: <a:> SELECT * { ?s service:x ?o }",
    ],
)
def test_a_string_a_name_or_a_comment_may_speak_of_a_service(query: str) -> None:
    assert len(store.query(EMPTY, query)) == 0


@pytest.mark.parametrize(
    ("query", "complaint"),
    [
        ("SELECT ?x\nWHERE {\n ?x a }", "line 3, column 7: found } (expected a variable, a name"),
        ("SELECT ?x WHERE {\n ?x a ?y ?z }", "line 2, column 10: found ?z (expected '}', '.', ';', ','"),
        ("SELECT * { ?s nope:x ?o }", "line 1, column 15: unknown prefix nope: (expected PREFIX nope:"),
        ("SELECT ?x WHERE { ?x a foo:Bar }", "line 1, column 24: unknown prefix foo: (expected PREFIX foo:"),
        ("SELECT * { ?s kg:a/foo:b ?o }", "line 1, column 20: unknown prefix foo: "),
        ("SELECT * { ?s :b ?o }", "line 1, column 15: unknown prefix : "),
        ("PREFIX foo: <a:> SELECT * { ?s foo:b _:b }}", "line 1, column 43: found }"),
        ("SELECT * { ?s ?p ?o } LIMIT x", "line 1, column 29: found x (expected a number)"),
        ("SELECT * { ?s ?p ?o", "line 1, column 20: found the end (expected '}'"),
        ("SELEC * {}", "line 1, column 1: found SELEC (expected SELECT, ASK, CONSTRUCT, DESCRIBE)"),
        ("SELECT * { ?s ?p '柳湾镇' ?o }", "line 1, column 24: found ?o"),
        ("", "found the end (expected SELECT"),
    ],
)
def test_a_complaint_says_where_what_and_what_instead(query: str, complaint: str) -> None:
    with pytest.raises(QueryError) as raised:
        store.query(EMPTY, query)
    assert complaint in str(raised.value)


def test_escapes_are_resolved_until_none_is_left() -> None:
    assert sparql.readable("ASK { ?s ?p '\\u67F3' }", {}) == "ASK { ?s ?p '柳' }"
    with pytest.raises(QueryError, match=r"^query: .uD800: no character has this number$"):
        sparql.readable("ASK { ?s ?p '\\uD800' }", {})


def test_half_a_character_is_refused() -> None:
    with pytest.raises(QueryError, match="line 2, column 10: half a character"):
        store.query(EMPTY, "ASK {\n ?s ?p '柳\udcff' }")


@pytest.mark.parametrize("pair", ["{}", "()", "[]"])
def test_a_query_nested_too_deep_is_refused_before_it_fills_the_stack(pair: str) -> None:
    with pytest.raises(QueryError, match=r"nested too deep \(expected 200"):
        store.query(EMPTY, f"ASK {{ ?s ?p {pair[0] * 50_000}{pair[1] * 50_000} }}")
    assert store.query(EMPTY, "ASK " + "{" * 200 + "}" * 200).truth is True
    assert store.query(EMPTY, f"ASK {{ FILTER('{'(' * 300}' = 1) }}").truth is False


@pytest.mark.parametrize(
    ("query", "piece"),
    [
        ("ASK { FILTER($ true) }", "!"),
        ("SELECT * { {} $ }", " UNION {}"),
        ("ASK { FILTER(1 $ = 1) }", " + 1"),
        ("ASK { FILTER(1$ = 1) }", "-1"),
        ("ASK { BIND(1 AS ?a) FILTER(?a$ = 1) }", "-?a"),
        ("ASK { ?s <a:b>$ ?o }", "/<a:b>"),
        ("ASK { FILTER(1 IN (2 $)) }", ", - 1 - 1"),
        ("ASK { FILTER(true $) }", "|| true "),
        ("ASK { $ }", "OPTIONAL {} "),
    ],
)
def test_a_chain_that_is_too_long_is_refused_before_it_fills_the_stack(query: str, piece: str) -> None:
    with pytest.raises(QueryError, match=r"nested too deep \(expected 1,000 operators and groups at most, or VALUES"):
        store.query(EMPTY, query.replace("$", piece * 60_000))
    assert store.query(EMPTY, query.replace("$", piece * 20)).kind in {"truth", "rows"}


def test_brackets_that_look_like_an_iri_are_counted() -> None:
    with pytest.raises(QueryError, match="nested too deep"):
        store.query(EMPTY, f"ASK {{ FILTER(?a<{'(' * 50_000}1>0) }}")
    many = " ".join(f"<a:b_({n})>" for n in range(900))
    assert len(store.query(EMPTY, f"SELECT ?x {{ VALUES ?x {{ {many} }} }}")) == 900


def test_negative_numbers_in_a_list_are_no_chain() -> None:
    assert store.query(EMPTY, f"ASK {{ FILTER(-1 IN ({', '.join(['-1'] * 5000)})) }}").truth is True


def test_what_only_looks_like_operators_is_no_chain() -> None:
    names = " ".join(f"<a:b-{n}> 'a-b' 'a'@zh-cn kg:a-b" for n in range(3000))
    assert len(store.query(EMPTY, f"SELECT ?x {{ VALUES ?x {{ {names} }} }} # {'-' * 3000}")) == 12_000
