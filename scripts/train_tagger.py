"""Trains kg/data/tagger.npz, the model of `kg.tag`.

    OMP_NUM_THREADS=1 python scripts/train_tagger.py

Reads `data/ner/train.jsonl` of the measuring data (KG_SHARED, default ../shared), prints the figures on `dev.jsonl`,
which it never learns from, and refuses to begin where the two share a run of 12 characters. A conditional random
field over the hashes of kg/extract/tagger_features.py, by Adagrad; the same seed on the same machine gives the same
file. docs/tagger.md has the figures.
"""

from __future__ import annotations

import io
import json
import math
import os
import time
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.extract.tagger import (
    KINDS,
    LABELS,
    MODEL,
    may_close,
    may_follow,
    may_open,
    read_model,
    sentence_spans,
    tag_with,
)
from kg.extract.tagger_features import TEMPLATES, batch_of, feature_hashes
from kg.extract.tagger_words import LISTS, LONGEST, SPEECH, TABLE_BITS, Batch, Codes, places, run_hashes
from kg.lexicon.characters import fold
from kg.lexicon.tables import rows, words

Floats = NDArray[np.float64]

SEED = 1
EPOCHS = 4
RATE = 0.1  # of learning; falls to nothing, line by line
FIRST_SQUARE = 0.3  # what Adagrad's sums of squares begin with
BITS = 20  # of a hash: the model has that many rows
BATCH = 4000  # characters
HIDDEN = 0.15  # share of the characters of which the runs of characters are not shown
OUTSIDE = 0.2  # taken off the weight of being no name: names unseen in training are missed more often than made up
ENOUGH = 2e-3  # a smaller gradient is none
RUN = 12  # characters that train and dev may not share
LEVELS = 127  # of a weight
_LEXICAL = ("2", "3", "word")  # beginnings of what knows runs of characters
_LIST_OF = {
    **{"name": "person", "address": "place"},
    **dict.fromkeys(("organization", "company", "government"), "organization"),
}
_SPEECH_OF = {  # of words on a list that the dictionary lacks; ns where nothing is said
    **{"organization ending": "n", "place ending": "n"},
    **dict.fromkeys(("person", "organization", "place"), "nz"),
}


class Sentence(NamedTuple):
    text: str
    labels: NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Example:
    """A batch made ready: features as indexes into the rows that the batch needs."""

    batch: Batch  # of the characters alone, without the zeros between sentences
    rows: NDArray[np.int64]
    features: NDArray[np.int32]  # [template, character]
    labels: NDArray[np.int8]


@dataclass(slots=True)
class Learner:
    """Weights and Adagrad's sums of squares."""

    weights: NDArray[np.float32]
    squares: NDArray[np.float32]
    transitions: Floats
    transition_squares: Floats


def read_sentences(path: Path) -> list[Sentence]:
    """The sentences of a file, cut as the tagger cuts them, each character with its label."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        marked = label_characters(row["t"], row["e"])
        found += [Sentence(span.of(row["t"]), marked[span.begin : span.end]) for span in sentence_spans(row["t"])]
    return found


def label_characters(text: str, names: Iterable[tuple[int, int, str]]) -> NDArray[np.int8]:
    """One label per character: begin, middle, end or single of a kind, or none."""
    marked = np.zeros(len(text), np.int8)
    for begin, end, kind in names:
        first = 1 + 4 * KINDS.index(kind)
        marked[begin:end] = first + 1
        marked[begin], marked[end - 1] = first, first + 2
        if end - begin == 1:
            marked[begin] = first + 3
    return marked


def check_apart(train: Path, dev: Path) -> None:
    """Raises a ValueError where dev has a run of characters that train has, too."""
    texts = [[json.loads(line)["t"] for line in path.read_text(encoding="utf-8").splitlines()] for path in (train, dev)]
    seen, asked = ({t[at : at + RUN] for t in lines for at in range(len(t) - RUN + 1)} for lines in texts)
    if shared := sorted(seen & asked):
        raise ValueError(f"{dev} shares {len(shared)} runs of {RUN} characters with {train}, one of them {shared[0]!r}")


# The word list


def word_table(names: Path) -> Codes:
    """jieba's dictionary and lists of names as one table, see kg/extract/tagger_words.py."""
    entries = _dictionary_words()
    for word, name in (*_listed_words(), *_names(names)):
        if len(word) <= LONGEST:
            default = _SPEECH_OF.get(name, "ns")
            entries[word] = entries.get(word, entry(default, 1)) | 1 << 11 + LISTS.index(name)
    known = sorted(entries)
    return _fill(_hashes(known), np.array([entries[word] for word in known], np.uint32))


def _names(path: Path) -> Iterator[tuple[str, str]]:
    """The names in CLUENER's annotation, of two characters or more, with their lists."""
    for line in path.read_text(encoding="utf-8").splitlines():
        for kind, found in json.loads(line)["label"].items():
            yield from ((fold(name), _LIST_OF[kind]) for name in found if kind in _LIST_OF and len(name) > 1)


def entry(speech: str, frequency: int) -> int:
    tag = next((tag for tag in (speech, speech[:1], "x") if tag in SPEECH), "x")
    return SPEECH.index(tag) + 1 | min(63, round(4 * math.log(max(frequency, 1)))) << 5


def _dictionary_words() -> dict[str, int]:
    lines = (files("jieba") / "dict.txt").read_text(encoding="utf-8").splitlines()
    cells = (line.split() for line in lines)
    return {word: entry(speech, int(count)) for word, count, speech in cells if len(word) <= LONGEST}


def _listed_words() -> Iterator[tuple[str, str]]:
    for _, (_, _, name, others, towns) in rows("divisions.tsv", columns=5):
        names = (name, *others.strip("-").split())
        yield from ((fold(one.strip("=")), "area") for one in names if len(one) > 1)
        yield from ((fold(one.strip("=")), "township") for one in towns.strip("-").split() if len(one) > 1)
    for _, (ending, kind, _, _) in rows("suffixes.tsv", columns=4):
        yield ending, "organization ending" if kind == "organization" else "place ending"
    yield from ((word, "country") for word in sorted(words("countries.txt")))


def _hashes(known: Sequence[str]) -> Codes:
    """The hash of each word; `run_hashes` of its characters, as the tagger sees them."""
    hashes = np.zeros(len(known), np.uint32)
    for length in range(1, LONGEST + 1):
        at = [index for index, word in enumerate(known) if len(word) == length]
        gap = np.zeros((len(at), LONGEST), np.uint32)
        codes = np.frombuffer("".join(known[index] for index in at).encode("utf-32-le"), np.uint32)
        gap[:, :length] = codes.reshape(-1, length)
        hashes[at] = run_hashes(gap.ravel())[length - 1].reshape(-1, LONGEST)[:, 0]
    return hashes


def _fill(hashes: Codes, values: Codes) -> Codes:
    """Each word in one of its two places; who comes later moves who was there to its other place (cuckoo hashing)."""
    first, second, known_by = places(hashes)
    homes = list(zip(first.tolist(), second.tolist(), strict=True))
    owners: dict[int, int] = {}
    for number in range(len(homes)):
        moving, place = number, homes[number][0]
        while (settled := owners.get(place)) is not None:
            owners[place] = moving
            moving, place = settled, sum(homes[settled]) - place
        owners[place] = moving
    table = np.zeros(1 << TABLE_BITS, np.uint32)
    table[list(owners)] = (known_by | values)[list(owners.values())]
    return table


# Learning


def examples(sentences: Sequence[Sentence], table: Codes, chance: np.random.Generator) -> list[Example]:
    """The sentences in batches of about equal length."""
    lengths = np.array([len(sentence.text) for sentence in sentences])
    order = np.argsort(-(lengths + 3 * chance.random(len(lengths))), kind="stable")
    cuts = np.flatnonzero(np.diff(np.cumsum(lengths[order]) // BATCH)) + 1
    return [example([sentences[index] for index in group], table) for group in np.split(order, cuts)]


def example(sentences: Sequence[Sentence], table: Codes) -> Example:
    longest_first = sorted(sentences, key=lambda sentence: -len(sentence.text))
    batch = batch_of([sentence.text for sentence in longest_first])
    lengths = np.array([len(sentence.text) for sentence in longest_first])
    starts = np.cumsum(lengths) - lengths
    kept = np.repeat(batch.starts - starts, lengths) + np.arange(lengths.sum())
    hashes = np.stack([found[kept] >> np.uint32(32 - BITS) for found in feature_hashes(batch, table)])
    needed, features = np.unique(hashes, return_inverse=True)
    dense = Batch(batch.codes[kept], starts, batch.alive)
    marked = np.concatenate([sentence.labels for sentence in longest_first])
    return Example(dense, needed.astype(np.int64), features.reshape(hashes.shape).astype(np.int32), marked)


def learn(found: Sequence[Example], chance: np.random.Generator) -> Learner:
    size, many = (1 << BITS, len(LABELS)), (len(LABELS), len(LABELS))
    learner = Learner(
        np.zeros(size, np.float32), np.full(size, FIRST_SQUARE, np.float32), np.zeros(many), np.full(many, 10.0)
    )
    for epoch in range(EPOCHS):
        begin, loss = time.process_time(), 0.0
        for number, index in enumerate(chance.permutation(len(found))):
            rate = RATE * (1 - (epoch + number / len(found)) / EPOCHS)
            loss += step(learner, found[index], rate, chance)
        print(f"epoch {epoch + 1}: loss {loss / len(found):.3f}, {time.process_time() - begin:.0f} s", flush=True)
    return learner


def step(learner: Learner, one: Example, rate: float, chance: np.random.Generator) -> float:
    """Learns from a batch; returns what the labels cost before."""
    count, nothing = len(one.labels), len(one.rows)
    local = np.vstack([learner.weights[one.rows], np.zeros((1, len(LABELS)), np.float32)])
    lexical = np.array([any(name.startswith(_LEXICAL) for name in template.split()) for template in TEMPLATES])
    hidden = (chance.random(count) < HIDDEN) & lexical[:, None]
    features = np.where(hidden, nothing, one.features)
    scores = np.zeros((count, len(LABELS)), np.float32)
    for feature in features:
        scores += local.take(feature, axis=0)
    expected, pairs = marginals(one.batch, scores.astype(np.float64), learner.transitions)
    loss = -float(np.log(np.maximum(expected[np.arange(count), one.labels], 1e-30)).mean())
    expected[np.arange(count), one.labels] -= 1
    _learn_weights(learner, one.rows, features, expected, rate)
    _learn_transitions(learner, one, pairs, rate)
    return loss


def marginals(batch: Batch, scores: Floats, transitions: Floats) -> tuple[Floats, Floats]:
    """How probable each label of each character is, and how often each is expected behind each (forward-backward)."""
    allowed = np.where(may_follow(), np.exp(transitions), 0.0)
    likely = np.exp(scores - scores.max(axis=1, keepdims=True))
    forward, backward = np.zeros_like(likely), np.zeros_like(likely)
    pairs = np.zeros_like(allowed)
    state = _scaled(likely[batch.starts] * may_open())
    forward[batch.starts] = state
    for distance in range(1, len(batch.alive)):
        here = batch.at(distance)
        state = _scaled((state[: len(here)] @ allowed) * likely[here])
        forward[here] = state
    state = np.tile(may_close().astype(np.float64), (len(batch.starts), 1))
    for distance in range(len(batch.alive) - 1, 0, -1):
        here = batch.at(distance)
        backward[here] = state[: len(here)]
        ahead = likely[here] * state[: len(here)]
        before = ahead @ allowed.T
        pairs += forward[here - 1].T @ (ahead / (forward[here - 1] * before).sum(axis=1, keepdims=True))
        state[: len(here)] = _scaled(before)
    backward[batch.starts] = state
    return _scaled(forward * backward), pairs * allowed


def _scaled(values: Floats) -> Floats:
    scaled: Floats = values / values.sum(axis=1, keepdims=True)
    return scaled


def _learn_weights(
    learner: Learner, needed: NDArray[np.int64], features: NDArray[np.int64], errors: Floats, rate: float
) -> None:
    wrong = np.flatnonzero(np.abs(errors).max(axis=1) > ENOUGH)
    places_, repeat = features[:, wrong].ravel(), len(features)
    gradient = np.stack(
        [
            np.bincount(places_, np.tile(errors[wrong, label], repeat), minlength=len(needed) + 1)[:-1]
            for label in range(len(LABELS))
        ],
        axis=1,
    ).astype(np.float32)
    squares = learner.squares[needed] + gradient * gradient
    learner.squares[needed] = squares
    learner.weights[needed] -= np.float32(rate) * gradient / np.sqrt(squares)


def _learn_transitions(learner: Learner, one: Example, pairs: Floats, rate: float) -> None:
    inner = np.setdiff1d(np.arange(len(one.labels)), one.batch.starts)
    seen = np.zeros_like(pairs)
    np.add.at(seen, (one.labels[inner - 1], one.labels[inner]), 1)
    gradient = pairs - seen
    learner.transition_squares += gradient * gradient
    learner.transitions -= rate * gradient / np.sqrt(learner.transition_squares)


# The file


def write_model(path: Path, table: Codes, learner: Learner) -> None:
    """The model as whole numbers, in a zip file that says nothing of when it was written."""
    transitions = learner.transitions.copy()
    transitions[:, LABELS.index("O")] -= OUTSIDE
    scale = LEVELS / float(np.quantile(np.abs(learner.weights).max(axis=1), 0.9999))
    arrays = {
        "words": table,
        "weights": np.clip(np.rint(learner.weights.T * scale), -LEVELS, LEVELS).astype(np.int8),
        "transitions": np.rint(transitions * scale).astype(np.int16),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, array in arrays.items():
            stream = io.BytesIO()
            np.save(stream, np.ascontiguousarray(array), allow_pickle=False)
            archive.writestr(zipfile.ZipInfo(f"{name}.npy"), stream.getvalue(), zipfile.ZIP_DEFLATED, 9)


def train(sentences: Sequence[Sentence], table: Codes, path: Path) -> None:
    """Writes the model that the sentences teach."""
    chance = np.random.default_rng(SEED)
    write_model(path, table, learn(examples(sentences, table, chance), chance))


def figures(path: Path, dev: Path) -> list[str]:
    """Precision, recall and F1 of a model on a file, strict on begin, end and kind."""
    lines = [json.loads(line) for line in dev.read_text(encoding="utf-8").splitlines()]
    with path.open("rb") as stream:
        tagged = tag_with(read_model(stream), [line["t"] for line in lines])
    gold = {(index, *name) for index, line in enumerate(lines) for name in line["e"]}
    found = {(index, *name) for index, names in enumerate(tagged) for name in names}
    return [_figures_of(kinds, gold, found) for kinds in (*((kind,) for kind in KINDS), KINDS)]


def _figures_of(kinds: tuple[str, ...], gold: set[tuple[int, ...]], found: set[tuple[int, ...]]) -> str:
    gold, found = ({name for name in names if name[3] in kinds} for names in (gold, found))
    precision, recall = len(gold & found) / max(len(found), 1), len(gold & found) / max(len(gold), 1)
    both = 2 * len(gold & found) / max(len(gold) + len(found), 1)
    return f"{'+'.join(kinds):<11} P {precision:.4f}  R {recall:.4f}  F1 {both:.4f}  ({len(gold)} in dev)"


def main() -> None:
    shared = Path(os.environ.get("KG_SHARED", "../shared")) / "data" / "ner"
    check_apart(shared / "train.jsonl", shared / "dev.jsonl")
    path = Path(__file__).parent.parent / "kg" / "data" / MODEL
    train(read_sentences(shared / "train.jsonl"), word_table(shared / "cluener-train.jsonl"), path)
    print("\n".join(figures(path, shared / "dev.jsonl")))


if __name__ == "__main__":
    main()
