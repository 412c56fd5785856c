"""Sentences and clauses: where they end, and that no character between them but white space is lost."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.sentences import clauses, sentences
from kg.model import Span

MARKS = '。！？!?…”’」』）)》"“‘「『（(《,，;；:：—、 \u3000\n\t\r甲区3'
TEXTS = st.text(st.sampled_from(MARKS) | st.characters(exclude_categories=["Cs"]), max_size=40)


def said(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text)]


def parts(text: str) -> list[str]:
    return [span.of(text) for span in clauses(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲区开会。乙区修路!丙镇呢?", ["甲区开会。", "乙区修路!", "丙镇呢?"]),
        ("甲区开会！！！乙区修路？！", ["甲区开会！！！", "乙区修路？！"]),
        ("“路修好了。”他说。", ["“路修好了。”", "他说。"]),
        ("(见附图。)乙区修路。", ["(见附图。)", "乙区修路。"]),
        ("路修好了……大家高兴。", ["路修好了……", "大家高兴。"]),
        ("区街动态\n上街区\n上街区开会。", ["区街动态", "上街区", "上街区开会。"]),
        ("甲区开会。\n\n  乙区修路", ["甲区开会。", "乙区修路"]),
        ("拆除3.5万平方米,长12.8公里。", ["拆除3.5万平方米,长12.8公里。"]),
        ("甲区开会;乙区修路,丙镇种树", ["甲区开会;乙区修路,丙镇种树"]),
        ("", []),
        (" \n\u3000", []),
    ],
)
def test_where_sentences_end(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("昨日,甲区开会;散会", ["昨日", "甲区开会", "散会"]),
        ("他说:“路修好了”——大家高兴。", ["他说", "“路修好了”", "大家高兴。"]),
        ("甲区、乙区联合", ["甲区、乙区联合"]),
        ("甲区，，乙区", ["甲区", "乙区"]),
        ("", []),
    ],
)
def test_where_clauses_end(text, expected):
    assert parts(text) == expected


def test_clauses_stay_inside_their_sentence():
    text = "甲区开会,散会。乙区修路,通车。"
    first, second = sentences(text)
    assert [span.of(text) for span in clauses(text, second)] == ["乙区修路", "通车。"]
    assert all(first.covers(clause) for clause in clauses(text, first))


@settings(deadline=None)  # the machine may be busy
@given(TEXTS)
def test_sentences_are_in_order_apart_and_lose_nothing_but_white_space(text):
    spans = sentences(text)
    assert all(before.end <= after.begin for before, after in pairwise(spans))
    assert all(span.of(text) == span.of(text).strip() != "" for span in spans)
    assert "".join(text.split()) == "".join("".join(span.of(text).split()) for span in spans)


@settings(deadline=None)
@given(st.text(st.sampled_from("甲区,，:—  "), min_size=390, max_size=900))
def test_a_run_that_nobody_would_write_is_cut(text):
    spans = sentences(text)
    assert all(span.end - span.begin <= 400 for span in spans)
    assert "".join(text.split()) == "".join("".join(span.of(text).split()) for span in spans)


@settings(deadline=None)
@given(TEXTS)
def test_no_sentence_runs_over_a_line(text):
    assert not any("\n" in span.of(text) for span in sentences(text))


@settings(deadline=None)
@given(TEXTS)
def test_clauses_lie_in_their_sentence_and_end_without_a_mark(text):
    for sentence in sentences(text):
        for clause in clauses(text, sentence):
            assert sentence.covers(clause)
            assert clause.of(text) == clause.of(text).strip(",，;；:：—")


@pytest.mark.parametrize("unit", ["。", "。”", "”", "“", "!?", "…", "\n", " ", "甲", "甲,", ",", "—", "甲。 "])
def test_the_time_is_linear(unit, cpu):
    """Ten times the text: no more than thirty times the time, and a second at the most."""
    times = []
    for length in (10_000, 100_000):
        text = (unit * length)[:length]
        times.append(cpu(clauses, text, Span(0, length)) + cpu(sentences, text))
    assert times[1] < max(0.3, 30 * times[0])
    assert times[1] < 1.5
