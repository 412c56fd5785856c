"""The words of a text beside spans that are certain: no word runs across their edges."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.found import Words
from kg.model import Span

PIECES = ("二七区", "绿化", "管理所", "3.5", "，", "的", "\n", "喆", "长江大桥", "😀")
TEXTS = st.lists(st.sampled_from(PIECES), max_size=12)


@st.composite
def cut_texts(draw: st.DrawFn) -> tuple[str, list[Span]]:
    """A text and spans of it that are taken for certain, overlapping ones too."""
    text = "".join(draw(TEXTS))
    ends = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(ends, ends), max_size=4))
    return text, [Span(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]]


def test_a_certain_span_is_one_word():
    text = "圃田乡协助市规划局"
    words = Words(text, [Span(0, 3)])
    assert words.word(0) == "圃田乡"
    assert words.word(1) == "协助"


def test_no_word_crosses_the_edge_of_a_certain_span():
    text = "郑州市长江大桥"
    assert [span.of(text) for span in Words(text, [Span(0, 3)]).spans] == ["郑州市", "长江大桥"]


def test_of_certain_spans_that_overlap_the_first_one_stands():
    text = "管城回族区绿化"
    words = Words(text, [Span(2, 5), Span(0, 5)])
    assert [span.of(text) for span in words.spans] == ["管城回族区", "绿化"]


def test_positions_and_words():
    words = Words("二七区绿化所", [Span(0, 3)])
    assert [words.word(words.at(position)) for position in (0, 2, 3)] == ["二七区", "二七区", "绿化"]
    assert words.starts_at(0)
    assert words.starts_at(3)
    assert not words.starts_at(1)
    assert words.ends_at(3)
    assert not words.ends_at(4)
    assert words.ends_at(len(words.text))


def test_what_shares_a_character_with_a_certain_span():
    words = Words("二七区绿化所", [Span(0, 3)])
    assert words.in_certain(Span(2, 4))
    assert not words.in_certain(Span(3, 5))
    assert not words.in_certain(Span(2, 2))


def test_a_text_without_characters_has_no_words():
    words = Words("")
    assert words.spans == ()
    assert words.ends_at(0)
    assert not words.starts_at(0)


@settings(deadline=None)
@given(cut_texts())
def test_the_words_are_the_text_in_order(case):
    text, certain = case
    spans = Words(text, certain).spans
    assert "".join(span.of(text) for span in spans) == text
    assert all(before.end == after.begin for before, after in pairwise(spans))


@settings(deadline=None)
@given(cut_texts())
def test_every_position_lies_in_the_word_at_it(case):
    text, certain = case
    words = Words(text, certain)
    for position in range(len(text)):
        span = words.spans[words.at(position)]
        assert span.begin <= position < span.end
        assert words.starts_at(position) == (span.begin == position)


@pytest.mark.parametrize("order", [1, -1])
def test_the_order_of_certain_spans_does_not_matter(order):
    text = "惠济区花园口镇和二七区"
    certain = [Span(0, 3), Span(3, 7), Span(8, 11)][::order]
    assert [span.of(text) for span in Words(text, certain).spans] == ["惠济区", "花园口镇", "和", "二七区"]
