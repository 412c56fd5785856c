from decimal import Decimal

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from kg.graph import store, terms
from kg.graph.terms import Triple
from kg.graph.vocab import BASE, XSD, term

SUBJECT = BASE + "article/1"


def written(value: terms.Literal) -> bytes:
    return store.turtle([Triple(SUBJECT, term("schema:articleBody"), value)])


@given(st.text() | st.text(st.sampled_from("\"'\\\n\t\r\x00\x07\u0085\u2028𠮷👪“”郑州<>{}.;")))
def test_a_literal_survives_oxigraph_and_rdflib(words: str) -> None:
    value = terms.text(words)
    ((_, _, read),) = store.parse(written(value))
    ((_, _, also),) = rdflib.Graph().parse(data=written(value), format="turtle")
    assert read == value
    assert str(also) == value.value


@given(st.text())
def test_cleaning_keeps_every_offset(words: str) -> None:
    assert len(terms.clean(words)) == len(words)


def test_what_no_reader_can_carry_is_gone() -> None:
    assert terms.text("柳\x00湾\x85镇\ud800").value == "柳 湾 镇\ufffd"
    assert terms.text("一行\n两行\t三").value == "一行\n两行\t三"
    assert terms.zh("惠济区\n柳湾镇").value == "惠济区 柳湾镇"


@pytest.mark.parametrize(
    ("value", "datatype"),
    [
        *(("2011-03-02", "date"), ("2011-03", "gYearMonth"), ("2011", "gYear"), ("2012-02-29", "date")),
        *(("2011-02-29", "string"), ("2011-13", "string"), ("0000", "string"), ("去年", "string")),
    ],
)
def test_a_date_is_as_precise_as_the_text(value: str, datatype: str) -> None:
    assert terms.date(value) == terms.Literal(value, XSD + datatype)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**12), max_value=10**12))
def test_a_decimal_keeps_its_value_without_an_exponent(value: Decimal) -> None:
    lexical = terms.decimal(value).value
    assert Decimal(lexical) == value
    assert "E" not in lexical


def test_a_decimal_is_written_one_way() -> None:
    assert [terms.decimal(Decimal(text)).value for text in ("3E+4", "30000.0", "0.50", "-0.0", "100")] == [
        *("30000", "30000", "0.5", "0", "100")
    ]
