"""What may be code of a query, against the parser that evaluates it."""

import random
import time

import pyoxigraph as ox
import pytest

from kg.errors import QueryError
from kg.graph import sparql
from kg.graph.outward import acts, speaks
from kg.graph.sparql import readable, with_dataset

_STORE = ox.Store()
_ASKED = "SERVICE <http://127.0.0.1:9/> { ?q ?r ?t }"
_PORT = "PREFIX a: <http://a:> "  # of which a name that goes on with letters is no IRI

ASKING = [
    f"SELECT * {{ {_ASKED} }}",
    'SELECT * { VALUES ?x { """a" } ' + _ASKED + ' # \\q """\n}',
    "SELECT * { VALUES ?x { '''a' } " + _ASKED + " # \\q '''\n}",
    'SELECT * { VALUES ?x { """"} ' + _ASKED + ' # \\q """\n}',
    'SELECT * { FILTER(?x<?y#> """\n) ' + _ASKED + ' #"""\n}',
    "SELECT * { FILTER(?x<?y#> '''\n) " + _ASKED + " #'''\n}",
    "SELECT * { FILTER(?x<'>a') " + _ASKED + " }",
    "SELECT * { FILTER(1<2#>'\n) " + _ASKED + " #'\n}",
    _PORT + "SELECT * { ?s ?p a:" + _ASKED + " }",
    _PORT + "SELECT * { ?s a:true" + _ASKED + " }",
    "SELECT * { ?s ?p true" + _ASKED + " }",
    "SELECT * { ?s ?p ?o." + _ASKED.replace(" ", "") + " }",
    "SELECT * { ?s ?p <a:b#c> . " + _ASKED + " } # '",
]


def refused(query: str) -> bool:
    """Whether neither way to ask takes it."""
    with pytest.raises(QueryError):
        readable(query, {})
    with pytest.raises(QueryError):
        with_dataset(query, {}, "http://b/")
    return True


@pytest.mark.parametrize("query", ASKING)
def test_a_service_is_seen_however_it_is_hidden(query: str) -> None:
    ox.Store().query(query, base_iri="http://b/")  # it does parse; only rows would ask the address
    assert acts(query, {}, "http://b/", "service")
    assert refused(query)


@pytest.mark.parametrize(
    "query",
    [
        "ASK FROM <a:b> {}",
        "ASKFROM<a:b>{}",
        "CONSTRUCTFROM<a:b>WHERE{}",
        "SELECT*FROM<a:b>{}",
        "SELECT ?from FROM <a:b> { ?from ?p 'from' }",
        "SELECT (1 AS ?x)FROM NAMED<a:b>{}",
        "DESCRIBE <a:b>FROM<a:b>",
        _PORT + "DESCRIBE a:FROM<a:b>",
    ],
)
def test_a_from_is_seen_however_it_is_written(query: str) -> None:
    assert acts(query, {}, None, "from")
    assert not acts(query, {}, None, "service")
    with pytest.raises(QueryError):
        readable(query, {})


SPEAKING = [
    "SELECT * { ?s ?p 'SERVICE <http://127.0.0.1:9/> {}' }",
    "SELECT * { ?s ?p ?o } # it's a service, from FROM",
    'SELECT * { ?s ?p """a service\n"from" here""", \'\', "service\\n" }',
    "PREFIX kg: <https://w3id.org/local-news-kg/ontology#>\nSELECT ?service { ?service kg:comesFrom $from }",
    "SELECT * { ?s <http://service.example/from#x> 'x' . FILTER(?s<?from&&?s>1) }",
    "PREFIX service: <a:> PREFIX from: <b:> SELECT * { ?s service:from from:service, service: }",
]


@pytest.mark.parametrize("query", SPEAKING)
def test_what_only_speaks_of_it_needs_no_syntax_tree(query: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(sparql, "_tree")
    assert speaks(query)
    assert readable(query, {}) == query
    assert with_dataset(query, {}, "http://b/") == (query, None)


def test_a_long_query_that_speaks_of_it_takes_no_longer() -> None:
    many = " ".join(f"'{number}'" for number in range(60_000))
    query = f"SELECT ?service {{ VALUES ?service {{ {many} 'from' }} }}"
    begun = time.process_time()
    assert readable(query, {}) == query
    assert time.process_time() - begun < 10  # the syntax tree takes minutes


def parses(query: str) -> bool:
    try:
        _STORE.query(query, base_iri="http://b/")
    except SyntaxError:
        return False
    return True


_PIECES = ["#", ">", "#>", "'", '"', '"""', "'''", "\\q", "\\'", "a", "<", "x", "''", '""', ")", "}", ".", "\n"]
_BEGIN = ["", "FILTER(1<2", "FILTER(?x<?y", "VALUES ?x {", "?s ?p ", "?s ?p <x:y", "VALUES ?x {'a'"]
_END = ["", "#", "'", '"', "#'", '#"""', "#'''", '# \\q """', "# \\q '''", '\\q"""']


def test_no_service_is_missed_in_what_is_thrown_together() -> None:
    dice = random.Random(5)
    seen = 0
    for _ in range(4000):
        middle = "".join(dice.choices(_PIECES, k=dice.randrange(5)))
        closed = dice.choice(["", "\n", ")", "}", "\n)", "\n}"])
        rest = dice.choice(["\n}", "}", ")}", "'}", '"""}'])
        query = f"SELECT * {{{dice.choice(_BEGIN)}{middle}{closed}SERVICE<c:d>{{}}{dice.choice(_END)}{rest}"
        if parses(query) and not parses(query.replace("SERVICE", "PLEASE")):
            seen += 1
            assert refused(query)
    assert seen > 20
