import pytest

from kg.graph.sparql import Dataset
from kg.serve import asked
from kg.serve.limits import Refused


def test_a_form_and_an_address_say_the_same() -> None:
    text = b"query=ASK+%7B%7D&default-graph-uri=a%3Ab&named-graph-uri=c:d&named-graph-uri=e:f"
    for given in (asked.pairs(text), asked.of_body("application/x-www-form-urlencoded; charset=UTF-8", text)):
        assert asked.query(given) == "ASK {}"
        assert asked.dataset(given) == Dataset(("a:b",), ("c:d", "e:f"))


def test_a_query_sent_directly_is_its_body() -> None:
    given = asked.of_body('application/sparql-query; charset="utf-8"', "ASK { ?s ?p '柳' }".encode())
    assert asked.query(given) == "ASK { ?s ?p '柳' }"
    assert asked.dataset(given) is None


@pytest.mark.parametrize(
    ("kind", "body", "status", "said"),
    [
        ("", b"ASK {}", 415, "missing"),
        ("text/plain", b"ASK {}", 415, "text/plain"),
        ("application/sparql-query; charset=gb18030", b"ASK {}", 415, "gb18030"),
        ("application/sparql-query", "ASK { ?s ?p '柳' }".encode("gb18030"), 400, "not UTF-8 at byte 13"),
        ("application/x-www-form-urlencoded", b"query=%C1%F8", 400, "not UTF-8"),
        ("application/x-www-form-urlencoded", b"a=b&" * 1000, 400, "more than 200 parameters"),
        ("application/sparql-update", b"CLEAR ALL", 400, "no update"),
    ],
)
def test_what_a_body_may_not_be(kind: str, body: bytes, status: int, said: str) -> None:
    with pytest.raises(Refused, match=said) as refused:
        asked.of_body(kind, body)
    assert refused.value.status == status
    assert "(expected " in refused.value.sentence


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"", "no queries"),
        (b"format=json", "no queries"),
        (b"query=ASK%7B%7D&query=ASK%7B%7D", "2 queries"),
        (b"update=CLEAR+ALL", "no update"),
        (b"query=ASK%7B%7D&update=CLEAR+ALL", "no update"),
        (b"query=ASK%7B%7D&using-named-graph-uri=a:b", "no update"),
    ],
)
def test_one_query_and_no_update(text: bytes, said: str) -> None:
    with pytest.raises(Refused, match=said) as refused:
        asked.query(asked.pairs(text))
    assert refused.value.status == 400
