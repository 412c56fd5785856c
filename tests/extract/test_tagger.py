"""The learned tagger: spans, one text as many, the figures it was shipped with, and its training script."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kg
from kg.extract import tagger
from kg.extract.tagger import KINDS, LABELS, MODEL, Model, labels, may_close, may_follow, may_open, sentence_spans
from kg.extract.tagger_features import TEMPLATES, batch_of, feature_hashes, seen
from kg.extract.tagger_words import cut, run_hashes

ROOT = Path(__file__).parents[2]
NEWS = "市长王小明昨日到开封市龙亭区调研。"
CHARACTERS = "王小明在开封市人民法院说，。！？\n１Ａ記者聯\0\ud800𠮷"
TEXTS = st.text(st.characters() | st.sampled_from(CHARACTERS), max_size=60)


def names(text: str) -> list[tuple[str, str]]:
    """The names of a text as they stand in it, with their kinds."""
    return [(text[begin:end], kind) for begin, end, kind in kg.tag([text])[0]]


def test_persons_places_and_organizations_of_a_sentence() -> None:
    assert names("记者张建国昨日从洛阳市教育局获悉，李秀英将于下周前往北京。") == [
        ("张建国", "PER"),
        ("洛阳市教育局", "ORG"),
        ("李秀英", "PER"),
        ("北京", "LOC"),
    ]


def test_widths_and_traditional_characters_make_no_difference() -> None:
    simplified, traditional = "记者张建国3月5日从广东省教育厅获悉", "記者張建國３月５日從廣東省教育廳獲悉"
    assert kg.tag([simplified]) == kg.tag([traditional])


def test_no_text_has_no_names() -> None:
    assert kg.tag([]) == []
    assert kg.tag(["", "\n", "。"]) == [[], [], []]


@given(TEXTS)
def test_spans_lie_in_the_text_in_order_and_apart(text: str) -> None:
    (found,) = kg.tag([text])
    assert all(0 <= begin < end <= len(text) and kind in KINDS for begin, end, kind in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))


@given(st.lists(TEXTS, max_size=6))
def test_a_text_has_the_same_names_alone_in_a_batch_and_in_another_order(texts: list[str]) -> None:
    alone = [kg.tag([text])[0] for text in texts]
    assert kg.tag(texts) == alone
    assert kg.tag(texts[::-1]) == alone[::-1]
    assert kg.tag([*texts, NEWS])[:-1] == alone


def test_many_texts_are_tagged_as_one_is() -> None:
    texts = [NEWS[:length] for length in range(len(NEWS))] * 150  # several chunks
    alone = {text: kg.tag([text])[0] for text in set(texts)}
    assert kg.tag(texts) == [alone[text] for text in texts]


def test_a_text_without_stops_is_tagged_in_pieces() -> None:
    text = "王小明和" * 2000
    assert max(span.end - span.begin for span in sentence_spans(text)) <= 301
    assert "".join(span.of(text) for span in sentence_spans(text)) == text
    assert len(kg.tag([text])[0]) > 0


def _by_trying_all(scores: Sequence[Sequence[int]], model: Model) -> int:
    """The best score of all rows of labels that are allowed."""
    follow, opens, closes = may_follow(), may_open(), may_close()
    rows = {label: scores[0][label] for label in range(len(LABELS)) if opens[label]}
    for here in scores[1:]:
        rows = {
            label: max(rows[one] + int(model.transitions[one, label]) for one in rows if follow[one, label])
            + here[label]
            for label in range(len(LABELS))
            if any(follow[one, label] for one in rows)
        }
    return max(score for label, score in rows.items() if closes[label])


@settings(max_examples=30)
@given(st.integers(0, 2**32 - 1), st.lists(st.integers(1, 9), min_size=1, max_size=5))
def test_the_best_row_of_labels_is_found(seed: int, lengths: list[int]) -> None:
    chance = np.random.default_rng(seed)
    weights = np.zeros((1 << 10, 16), np.int8)
    weights[:, : len(LABELS)] = chance.integers(-100, 100, (1 << 10, len(LABELS)))
    transitions = chance.integers(-900, 900, (len(LABELS),) * 2).astype(np.int32)
    model = Model(np.zeros(1 << 20, np.uint32), weights, transitions)
    batch = batch_of(["王小明在开封市说"[:length] + "。" * (length - 8) for length in sorted(lengths, reverse=True)])
    found = labels(batch, model)
    hashes = feature_hashes(seen(batch, model.words)) >> model.shift
    scores = weights[hashes].sum(axis=0)[:, : len(LABELS)]
    for number, start in enumerate(batch.starts):
        length = int((batch.alive > number).sum())
        row = found[start : start + length]
        own = sum(int(scores[start + at, label]) for at, label in enumerate(row))
        own += sum(int(transitions[one, other]) for one, other in pairwise(row))
        assert own == _by_trying_all(scores[start : start + length].tolist(), model)


@pytest.mark.parametrize("outside", [0, 300, 400, 500])
def test_where_no_name_may_stand_none_does(outside: int) -> None:
    chance = np.random.default_rng(outside)
    batch = batch_of(["某" * length for length in sorted(chance.integers(1, 30, 500).tolist(), reverse=True)])
    scores = chance.integers(-400, 400, (len(batch.codes), len(LABELS))).astype(np.int32)
    scores[:, 0] += outside
    transitions = chance.integers(-50, 50, (len(LABELS),) * 2).astype(np.int32)
    model = Model(np.zeros(0, np.uint32), np.zeros((0, 16), np.int8), transitions)
    parts = tagger._doubtful(batch, scores, model)
    assert (tagger._best(parts, scores, model) == tagger._best(batch, scores, model)).all()


def test_words_are_cut_by_the_most_probable_row() -> None:
    text = "组织职工在植物园植树"
    batch = batch_of([text])
    found = cut(batch, run_hashes(batch.codes), tagger.model().words)
    first = int(batch.starts[0])
    begins = sorted(set((found.begin[first : first + len(text)] - first).tolist()))
    words = [text[one:other] for one, other in pairwise([*begins, len(text)])]
    assert words == ["组织", "职工", "在", "植物园", "植树"]


# The file


def test_the_model_is_small() -> None:
    assert len((files("kg") / "data" / MODEL).read_bytes()) <= 12e6


def test_importing_kg_does_not_load_the_tagger() -> None:
    code = "import kg, sys; assert 'numpy' not in sys.modules; kg.tag; assert 'jieba' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_model_loads_in_less_than_a_third_of_a_second(cpu: Callable[..., float]) -> None:
    assert cpu(tagger.model.__wrapped__) <= 0.3


def test_figures_on_dev(shared: Path, script: ModuleType) -> None:
    dev = script.read_lines(shared / "data" / "ner" / "dev.jsonl")
    overall = script.figures(Path(str(files("kg") / "data" / MODEL)), dev)[-1]
    assert float(overall.split("F1 ")[1].split()[0]) >= 0.91


@pytest.mark.slow
def test_five_times_as_fast_as_jieba() -> None:
    command = [sys.executable, str(ROOT / "bench" / "speed.py"), "tagger"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    (ratio,) = (float(line.split()[-1]) for line in done.stdout.splitlines() if line.split()[0] == "ratio")
    assert ratio >= 5


# The training script


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("train_tagger", ROOT / "scripts" / "train_tagger.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["train_tagger"] = module  # where its dataclasses look for their own types
    spec.loader.exec_module(module)
    return module


def test_training_refuses_dev_texts_that_share_twelve_characters_with_it(script: ModuleType) -> None:
    train = ["今天上午小河村的孩子们在村口种下了二十棵柳树。"]
    script.check_apart(train, ["孩子们在村口种下了二十", "大河村的孩子们走了。"])
    with pytest.raises(ValueError, match="shares 1 runs of 12 characters with train, one of them '孩子们在村口"):
        script.check_apart(train, ["说孩子们在村口种下了二十棵"])


def test_the_measuring_data_are_apart(shared: Path, script: ModuleType) -> None:
    folder = shared / "data" / "ner"
    lines = script.read_lines(folder / "train.jsonl") + script.read_cluener(folder / "cluener-train.jsonl")
    script.check_apart([line.text for line in lines], [line.text for line in script.read_lines(folder / "dev.jsonl")])


def test_lines_of_cluener(script: ModuleType, tmp_path: Path) -> None:
    label = {"name": {"王小明": [[0, 2]]}, "company": {"开封机械厂": [[4, 8]]}, "game": {"围棋": [[10, 11]]}}
    path = tmp_path / "cluener.jsonl"
    path.write_text(json.dumps({"text": "王小明在开封机械厂下围棋", "label": label}), encoding="utf-8")
    assert script.read_cluener(path) == [("王小明在开封机械厂下围棋", [(0, 3, "PER"), (4, 9, "ORG")])]


def test_labels_of_characters(script: ModuleType) -> None:
    marked = script.label_characters("王小明在京见马云", [(0, 3, "PER"), (4, 5, "LOC"), (6, 8, "PER")])
    assert [LABELS[label] for label in marked] == ["B-PER", "M-PER", "E-PER", "O", "S-LOC", "O", "B-PER", "E-PER"]


def test_expected_labels_are_those_of_all_rows_weighed(script: ModuleType) -> None:
    chance = np.random.default_rng(7)
    count = len(LABELS)
    scores, transitions = chance.normal(size=(2, count)), chance.normal(size=(count, count))
    batch = replace(batch_of(["开封"]), starts=np.array([0]))
    expected, pairs = script.marginals(batch, scores, transitions)
    allowed = may_follow() & may_open()[:, None] & may_close()[None, :]
    rows = np.where(allowed, np.exp(scores[0][:, None] + scores[1][None, :] + transitions), 0)
    rows /= rows.sum()
    assert np.allclose(pairs, rows)
    assert np.allclose(expected, [rows.sum(axis=1), rows.sum(axis=0)])


def test_training_twice_gives_the_same_file(
    script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(script, "BITS", 12)
    table = np.zeros(1 << 20, np.uint32)
    lines = [
        script.Line("王小明在开封种树。", [(0, 3, "PER"), (4, 6, "LOC")]),
        script.Line("李秀英到洛阳市教育局办事。", [(0, 3, "PER"), (4, 10, "ORG")]),
    ]
    for name in "ab":
        script.train([lines * 20, lines[:1] * 5], table, tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    with (tmp_path / "a").open("rb") as stream:
        learned = script.tag_with(script.read_model(stream), [text for text, _ in lines])
    assert learned == [found for _, found in lines]


def test_every_template_names_what_is_seen() -> None:
    batch = batch_of([NEWS])
    hashes = feature_hashes(seen(batch, np.zeros(1 << 20, np.uint32)))
    assert len(hashes) == len(TEMPLATES) == len(set(TEMPLATES))
