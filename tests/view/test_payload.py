"""What the page is given says all that the view says, and no number in it leads astray."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kg.graph.facts import read
from kg.view import payload
from kg.view.evidence import Support
from kg.view.model import View, view
from kg.view.network import network
from kg.view.payload import parts
from kg.view.proofs import Sentences, Texts, columns

Parts = dict[str, Any]


def carried(shown: View) -> Parts:
    return {part.name: part.data for part in parts(shown, network(shown), {})}


def quoted(found: Parts, report: int, number: int) -> str:
    """A sentence of an article, as the page looks it up."""
    size = found["core"]["sizes"]["reports"]
    part = found[f"sentences/{report // size}"]
    text: str = part["texts"][sum(part["count"][: report % size]) + number]
    return text


def browser_slice(text: str, begin: int, length: int) -> str:
    return text.encode("utf-16-le")[2 * begin : 2 * (begin + length)].decode("utf-16-le")


def places(found: Parts, name: str, size: int) -> Iterator[list[tuple[str, str, int]]]:
    """Of each statement of the parts its sentences, quotes and articles."""
    for number in range(sum(part.startswith(name) for part in found)):
        part = found[f"{name}{number}"]
        proofs, at = part["proofs"], 0
        assert len(proofs["count"]) <= size
        for count in proofs["count"]:
            rows = range(at, at + count)
            at += count
            yield [_place(found, part, row) for row in rows]


def _place(found: Parts, part: Any, row: int) -> tuple[str, str, int]:
    report, number, begin, length = (part["proofs"][name][row] for name in ("report", "sentence", "begin", "length"))
    text = quoted(found, report, number) if report >= 0 else part["texts"][number]
    return text, browser_slice(text, begin, length), report


def test_every_statement_has_its_quotes_in_their_sentences(
    sample: bytes, town: Callable[[int], bytes], monkeypatch: Any
) -> None:
    monkeypatch.setattr(payload, "REPORTS", 2)
    monkeypatch.setattr(payload, "STATEMENTS", 7)
    for turtle in (sample, town(60)):
        shown = view(read(turtle))
        found = list(places(carried(shown), "statements/", 7))
        assert found == [
            [(one.before + one.quote + one.after, one.quote, one.report) for one in statement.support]
            for statement in shown.statements
        ]


def test_every_figure_stands_with_its_thing(sample: bytes, monkeypatch: Any) -> None:
    monkeypatch.setattr(payload, "THINGS", 4)
    shown = view(read(sample))
    found = carried(shown)
    counts = [count for number in range(5) for count in found[f"things/{number}"]["numbers"]]
    assert counts == [len(thing.numbers) for thing in shown.entities]
    texts = [text for number in range(5) for text in found[f"things/{number}"]["number"]]
    assert texts == ["清理水面 约3,000平方米"]
    assert [place for (place,) in places(found, "things/", 4)] == [
        ("昨日,金水区启动净水行动。", "金水区启动净水行动", 0)
    ]


def test_a_sentence_of_several_statements_stands_once(sample: bytes) -> None:
    shown = view(read(sample))
    found = carried(shown)["sentences/0"]
    assert sum(found["count"]) == len(found["texts"])
    for begin, count in ((0, found["count"][0]), (found["count"][0], found["count"][1])):
        own = found["texts"][begin : begin + count]
        assert len(set(own)) == len(own)
    quoted_by_many = [text for text in found["texts"] if "局配合" in text]
    assert len(quoted_by_many) == 1  # of two statements and a district's


def test_an_iri_is_its_base_and_its_key_or_written_out(sample: bytes, hostile: Callable[[str], bytes]) -> None:
    for turtle in (sample, hostile("某镇")):
        shown = view(read(turtle))
        found = carried(shown)
        things = found["core"]["things"]
        iris = found["things/0"]["iri"] or [things["base"] + key for key in things["key"]]
        assert iris == [thing.iri for thing in shown.entities]


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
SUPPORTS = st.builds(
    Support,
    TEXT,
    TEXT,
    TEXT,
    st.integers(-1, 3),
    TEXT,
    TEXT,
    st.none() | st.floats(0, 1).map(lambda share: round(share, 3)),
    st.sampled_from(["done", "planned", ""]),
    st.booleans(),
    TEXT,
)


@given(st.lists(st.lists(SUPPORTS, max_size=3), max_size=6), st.integers(1, 5))
def test_places_come_back_from_columns_as_they_were(supports: list[list[Support]], size: int) -> None:
    sentences, texts = Sentences(4), Texts()
    proofs = columns(supports, sentences, texts)
    part = {"proofs": proofs, "texts": texts.all()}
    found = {f"sentences/{number}": data for number, data in enumerate(sentences.parts(size))}
    found |= {"core": {"sizes": {"reports": size}}}
    assert proofs["count"] == [len(some) for some in supports]
    for row, one in enumerate(one for some in supports for one in some):
        assert _place(found, part, row) == (one.before + one.quote + one.after, one.quote, one.report)
        words = [part["texts"][proofs[name][row]] for name in ("source", "rule", "modality", "post")]
        assert words == [one.source, one.rule, one.modality, one.post]
        sure = -1 if one.confidence is None else one.confidence * 1000
        assert abs(proofs["confidence"][row] - sure) < 0.001
        assert proofs["reported"][row] == one.reported
