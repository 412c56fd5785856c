"""Segmentation: nothing is lost, jieba's own cut on Chinese runs, and the same with the Rust port or without."""

from __future__ import annotations

import random
import re
import warnings
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.mentions import find_mentions
from kg.extract.sentences import sentences
from kg.lexicon import words
from kg.lexicon.words import cut, is_word, tag, word_spans
from kg.model import Article, Byline, Context, Span

RUST = find_spec("rjieba") is not None
needs_rust = pytest.mark.skipif(not RUST, reason="rjieba (the extra `fast`) is not installed: nothing to compare")

PIECES = (
    *("二七区", "绿化管理所", "移栽", "雪松", "党贺喜", "的", "龘", "喆", "二七區綠化", "3", "3.5", "１２", "2010年"),
    *(".", "-", "·", "%", "a", "ABC", "ａ", "、", "。", "“", "”", "《", "\n", "\r\n", " ", "\u3000", "\t", "\u2028"),
    *("😀", "𠮷", "é", "\x00", "\ufeff", "한글", "かな", "々", "〇", "㐀", "鿕", "龦"),
)
TEXTS = st.lists(st.sampled_from(PIECES) | st.characters(exclude_categories=["Cs"]), max_size=30).map("".join)

STORIES = (
    "惠济区花园口镇开展慈善救助活动。该镇民政所为居民宋以宁送去棉被3床。",
    "鄭州市二七區綠化管理所3月移栽雪松120株,綠化所負責人說,該所有苗圃。",
    "社区主任亢春风说,市民党贺喜和何向川参加“清河行动”,印发《停车管理办法》。",
    "圃田乡协助市规划局拆除违法建筑28800平方米,区执法中队、河口派出所协助。",
    "大学路办事处、建中街办事处在城东路105号院清理路面,办事处干部刘 招到场。",
)


@pytest.fixture
def without_rust(monkeypatch: pytest.MonkeyPatch):
    """The words module as it is where the Rust port is not installed."""
    monkeypatch.setattr(words, "_rust_port", lambda: None)
    words._dictionary.cache_clear()
    yield
    words._dictionary.cache_clear()


@cache
def runs() -> tuple[str, ...]:
    """200 runs of Chinese characters, composed of dictionary words and of loose characters, always the same."""
    lines = (files("jieba") / "dict.txt").read_text(encoding="utf-8").splitlines()
    entries = [entry for line in lines if re.fullmatch("[一-鿕]+", entry := line.partition(" ")[0])]
    loose = "亢党贺喆圃淏龘甴囍靐翀昇祎"
    chance = random.Random(2011)
    one = lambda: chance.choice(entries) if chance.random() < 0.8 else chance.choice(loose)  # noqa: E731
    composed = ("".join(one() for _ in range(chance.randint(1, 12))) for _ in range(180))
    told = (run for story in STORIES for run in re.findall("[一-鿕]+", story))
    return (*composed, *told)[:200]


@cache
def jieba_itself():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba's own, see kg.lexicon.words
        import jieba
    jieba.setLogLevel(60)
    return jieba


def mentions(text: str):
    whole = Span(0, len(text))
    article = Article("key", text, None, None, None, (), (whole,), Byline(), (), Context(city="410100"), 1)
    return find_mentions(article, sentences(text))


@settings(deadline=None)  # the dictionary is read on first use
@given(TEXTS)
def test_words_joined_are_the_text(text):
    assert "".join(cut(text)) == text


@settings(deadline=None)
@given(TEXTS)
def test_word_spans_are_the_words_one_after_the_other(text):
    spans = word_spans(text)
    assert [span.of(text) for span in spans] == cut(text)
    assert all(before.end == after.begin and after.begin < after.end for before, after in pairwise(spans))


def test_no_text_has_no_words():
    assert cut("") == []
    assert word_spans("") == ()


def test_numbers_letters_and_marks_are_words_of_their_own():
    assert cut("3.5万元") == ["3.5", "万元"]
    assert cut("第12.5%") == ["第", "12.5", "%"]
    assert cut("2011-03-02") == ["2011", "-", "03", "-", "02"]
    assert cut("A05版  “清河”\n") == ["A", "05", "版", "  ", "“", "清河", "”", "\n"]


def test_a_word_of_the_dictionary_has_a_part_of_speech_and_no_other_has():
    assert is_word("绿化")
    assert tag("绿化") == "n"
    assert not is_word("绿化管")  # only the beginning of an entry
    assert tag("宋以宁") == tag("") == tag("abc") == tag("。") == ""


def test_runs_are_cut_as_jieba_cuts_them(without_rust):
    for run in runs():
        assert cut(run) == list(jieba_itself().cut(run)), run


@needs_rust
def test_the_rust_port_cuts_runs_as_jieba_does():
    for run in runs():
        assert cut(run) == list(jieba_itself().cut(run)), run


@needs_rust
def test_words_and_parts_of_speech_are_the_same_without_the_rust_port(monkeypatch):
    texts = [*runs(), *STORIES]
    here = [[(word, tag(word)) for word in cut(text)] for text in texts]
    monkeypatch.setattr(words, "_rust_port", lambda: None)
    words._dictionary.cache_clear()
    there = [[(word, tag(word)) for word in cut(text)] for text in texts]
    words._dictionary.cache_clear()
    assert here == there


@needs_rust
def test_mentions_are_the_same_without_the_rust_port(monkeypatch):
    here = [mentions(story) for story in STORIES]
    monkeypatch.setattr(words, "_rust_port", lambda: None)
    words._dictionary.cache_clear()
    there = [mentions(story) for story in STORIES]
    words._dictionary.cache_clear()
    assert here == there
    assert all(here)


@needs_rust
@settings(max_examples=50, deadline=None)
@given(TEXTS)
def test_no_text_is_cut_otherwise_without_the_rust_port(text):
    with pytest.MonkeyPatch.context() as patch:
        here = cut(text)
        patch.setattr(words, "_dictionary", _plain)
        assert cut(text) == here


@cache
def _plain() -> words._Dictionary:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(words, "_rust_port", lambda: None)
        return words._Dictionary()


def test_words_do_not_depend_on_what_was_cut_before(without_rust):
    fresh = cut("绿化管理所移栽雪松")
    cut("".join(runs()))
    assert cut("绿化管理所移栽雪松") == fresh
