"""Canonical lines: what RDFC-1.0 gives, whatever text stands in the graph."""

import hashlib
import io
import tracemalloc
from random import Random

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.graph import canonical, store
from kg.graph.scope import Options
from kg.graph.terms import LANG_STRING, Iri, Literal, Triple
from kg.graph.triples import turtle, written
from kg.graph.vocab import BASE, XSD, term
from kg.model import Resolved

HOSTILE = '\u0000\u0001\b\t\n\u000b\f\r\u001b"\\\u007f\u0085\u00a0\u200f\u202e\u2028𠮷👪“”%<>{}|^` 郑'


def rdfc(data: bytes) -> str:
    """The hash of a Turtle text by another's canonicalization and another's N-Quads."""
    dataset = ox.Dataset(ox.parse(data, format=ox.RdfFormat.TURTLE))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    stream = io.BytesIO()
    ox.serialize(dataset, stream, ox.RdfFormat.N_QUADS)
    return hashlib.sha256(b"".join(sorted(stream.getvalue().splitlines(keepends=True)))).hexdigest()


@pytest.mark.parametrize("options", [Options(), Options(infer=True), Options(with_text=False, all_mentions=True)])
def test_the_hash_is_that_of_another_canonicalization(resolved: Resolved, options: Options) -> None:
    lines = written(resolved, options).lines
    assert canonical.graph_hash(lines) == rdfc(store.as_turtle(lines, base=options.base))


@given(
    st.lists(
        st.builds(
            Literal,
            st.text() | st.text(st.sampled_from(HOSTILE)),
            st.sampled_from([XSD + "string", XSD + "date", XSD + "integer", XSD + "decimal"]),
            st.just(""),
        )
        | st.builds(Literal, st.text(st.sampled_from(HOSTILE)), st.just(LANG_STRING), st.sampled_from(["zh", "en-gb"]))
        | st.builds(Iri, st.sampled_from([BASE + "area/4", BASE + "area/41", BASE + "area/410108", BASE + "a%20b/"])),
        max_size=6,
    )
)
def test_hostile_literals_hash_as_another_canonicalization_has_them(values: list[Literal | Iri]) -> None:
    said = [Triple(BASE + f"area/41{n % 3 or ''}", term("skos:altLabel"), value) for n, value in enumerate(values)]
    lines = canonical.lines(said)
    assert canonical.graph_hash(lines) == rdfc(store.as_turtle(lines))
    assert list(lines) == sorted({*lines})
    assert all(line in lines and line + b" " not in lines for line in lines)


def test_every_character_is_escaped_as_rdfc_says() -> None:
    assert canonical.escaped("\u0000\u0007\b\t\n\u000b\f\r\u001f\"\\\u007f'\u0080𠮷\ufffe") == (
        r"\u0000\u0007\b\t\n\u000B\f\r\u001F\"\\\u007F" + "'\u0080𠮷" + r"\uFFFE"
    )


def test_neither_order_nor_repetition_changes_the_lines(resolved: Resolved) -> None:
    said = [Triple(str(s), str(p), o) for s, p, o in store.parse(turtle(resolved)) if isinstance(o, Iri | Literal)]
    mixed = Random(7).sample(said + said, 2 * len(said))
    assert list(canonical.lines(mixed)) == list(written(resolved).lines)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("甲乙丙")), max_size=9), st.integers(0, 9))
def test_lines_that_are_joined_are_those_of_all_triples(said: list[tuple[str, str]], cut: int) -> None:
    triples = [Triple(BASE + subject, term("rdfs:label"), Literal(word)) for subject, word in said]
    joined = canonical.lines(triples[:cut]).joined(canonical.lines(triples[cut:]))
    assert list(joined) == list(canonical.lines(triples))


def test_lines_take_less_memory_than_one_by_one() -> None:
    said = [Triple(BASE + f"area/{n // 8}", term("kg:rule"), Literal(f"{n}")) for n in range(4000)]
    tracemalloc.start()
    lines = canonical.lines(said)
    packed = tracemalloc.get_traced_memory()[0]
    single = list(lines)
    assert len(single) == len(said)
    assert tracemalloc.get_traced_memory()[0] - packed > 1.5 * packed
    tracemalloc.stop()


def test_a_changed_word_changes_the_hash() -> None:
    one, other = ([Triple(BASE + "area/1", term("rdfs:label"), Literal(word))] for word in ("柳湾镇", "柳湾乡"))
    assert canonical.graph_hash(canonical.lines(one)) != canonical.graph_hash(canonical.lines(other))


@pytest.mark.parametrize(
    "bad",
    [
        Triple("urn:a b", term("rdfs:label"), Literal("x")),
        Triple(BASE + "a", "urn:> <urn:x", Literal("x")),
        Triple(BASE + "a", term("rdfs:label"), Iri("urn:x> . <urn:y")),
        Triple(BASE + "a", term("rdfs:label"), Literal("x", "urn:> .")),
        Triple(BASE + "a", term("rdfs:label"), Literal("x", LANG_STRING, "zh . <urn:x>")),
    ],
)
def test_no_name_can_add_a_statement(bad: Triple) -> None:
    with pytest.raises(InputError, match="expected"):
        canonical.lines([bad])
