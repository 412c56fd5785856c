"""Trains kg/data/tagger.npz, the model of `kg.tag`.

    OMP_NUM_THREADS=1 python scripts/train_tagger.py

Reads `data/ner/train.jsonl` and `cluener-train.jsonl` of the measuring data (KG_SHARED, default ../shared), prints the
figures on `dev.jsonl`, which it never learns from, and refuses to begin where dev shares a run of 12 characters with
what it learns from. A conditional random field over the hashes of kg/extract/tagger_features.py, by Adagrad. What both
sources teach is one layer of weights, what only one of them does is its own layer; the model is the shared layer and
that of the first source, whose idea of a name it keeps. The same seed on the same machine gives the same file.
docs/tagger.md has the figures.
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
from kg.extract.tagger_features import TEMPLATES, batch_of, feature_hashes, seen
from kg.extract.tagger_words import LISTS, LONGEST, SPEECH, TABLE_BITS, Batch, Codes, places, run_hashes
from kg.lexicon.characters import fold
from kg.lexicon.tables import rows, words

Floats = NDArray[np.float64]
Name = tuple[int, int, int, str]  # line, begin, end, kind

SEED = 1
EPOCHS = 4
SHARED_RATE, OWN_RATE = 0.07, 0.03  # of learning, by layer; they fall to nothing in equal steps
FIRST_SQUARE, FIRST_PAIRS = 0.3, 10.0  # what Adagrad's sums of squares begin with: of weights, of transitions
BITS = 20  # of a hash: the model has that many rows
BATCH = 4000  # characters
HIDDEN = 0.15  # share of the characters of which the runs of characters are not shown
OUTSIDE = 0.2  # taken off the weight of being no name: names unseen in training are missed more often than made up
ENOUGH = 2e-3  # a smaller gradient is none
RUN = 12  # characters that train and dev may not share
LEVELS = 127  # of a weight
_LEXICAL = ("2", "3", "word")  # beginnings of what knows runs of characters
_KIND_OF = {
    **{"name": "PER", "address": "LOC", "scene": "LOC"},
    **dict.fromkeys(("organization", "company", "government"), "ORG"),
}
_LIST_OF = {"PER": "person", "LOC": "place", "ORG": "organization"}
_SPEECH_OF = {  # of words on a list that the dictionary lacks; ns where nothing is said
    **{"organization ending": "n", "place ending": "n"},
    **dict.fromkeys(("person", "organization", "place"), "nz"),
}


class Line(NamedTuple):
    text: str
    names: list[tuple[int, int, str]]


class Sentence(NamedTuple):
    text: str
    labels: NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Example:
    """A batch made ready: features as indexes into the rows that the batch needs."""

    source: int
    batch: Batch  # of the characters alone, without the zeros between sentences
    rows: NDArray[np.int64]
    features: NDArray[np.int32]  # [template, character]
    labels: NDArray[np.int8]


class Layer(NamedTuple):
    """Weights and Adagrad's sums of squares, changed in place."""

    weights: NDArray[np.float32]
    squares: NDArray[np.float32]


class Learner(NamedTuple):
    """What has been learned, changed in place."""

    shared: Layer
    own: list[Layer]  # of each source
    transitions: list[Layer]  # of each source


def read_lines(path: Path) -> list[Line]:
    """The lines of train.jsonl or dev.jsonl."""
    lines = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [Line(line["t"], [(begin, end, kind) for begin, end, kind in line["e"]]) for line in lines]


def read_cluener(path: Path) -> list[Line]:
    """The lines of cluener-train.jsonl, its kinds of names as the tagger has them; other kinds are none."""
    lines = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [Line(line["text"], sorted(_names_of(line["label"]))) for line in lines]


def _names_of(found: dict[str, dict[str, list[list[int]]]]) -> Iterator[tuple[int, int, str]]:
    for kind, names in found.items():
        if kind in _KIND_OF:
            yield from ((begin, last + 1, _KIND_OF[kind]) for at in names.values() for begin, last in at)


def cut_sentences(lines: Iterable[Line]) -> list[Sentence]:
    """The sentences of lines, cut as the tagger cuts them, without those that part a name or where names overlap."""
    found = []
    for text, names in lines:
        marked = label_characters(text, names)
        found += [Sentence(span.of(text), marked[span.begin : span.end]) for span in sentence_spans(text)]
    return [sentence for sentence in found if _is_whole(sentence.labels)]


def _is_whole(marked: NDArray[np.int8]) -> bool:
    inner = may_follow()[marked[:-1], marked[1:]].all()
    return bool(may_open()[marked[0]] and may_close()[marked[-1]] and inner)


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


def check_apart(train: Iterable[str], dev: Iterable[str]) -> None:
    """Raises a ValueError where dev's texts have a run of characters that train's have, too."""
    seen, asked = ({t[at : at + RUN] for t in texts for at in range(len(t) - RUN + 1)} for texts in (train, dev))
    if shared := sorted(seen & asked):
        raise ValueError(f"dev shares {len(shared)} runs of {RUN} characters with train, one of them {shared[0]!r}")


# The word list


def word_table(named: Iterable[Line]) -> Codes:
    """jieba's dictionary and lists of names as one table, see kg/extract/tagger_words.py."""
    entries = _dictionary_words()
    for word, name in (*_listed_words(), *_names(named)):
        if len(word) <= LONGEST:
            default = _SPEECH_OF.get(name, "ns")
            entries[word] = entries.get(word, entry(default, 1)) | 1 << 11 + LISTS.index(name)
    known = sorted(entries)
    return _fill(_hashes(known), np.array([entries[word] for word in known], np.uint32))


def _names(named: Iterable[Line]) -> Iterator[tuple[str, str]]:
    """The names of two characters or more, with their lists."""
    for text, names in named:
        yield from ((fold(text[begin:end]), _LIST_OF[kind]) for begin, end, kind in names if end - begin > 1)


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


def examples(
    source: int, sentences: Sequence[Sentence], table: Codes, chance: np.random.Generator
) -> Iterator[Example]:
    """The sentences of a source in batches of about equal length."""
    lengths = np.array([len(sentence.text) for sentence in sentences])
    order = np.argsort(-(lengths + 3 * chance.random(len(lengths))), kind="stable")
    cuts = np.flatnonzero(np.diff(np.cumsum(lengths[order]) // BATCH)) + 1
    for group in np.split(order, cuts):
        yield example(source, sorted((sentences[index] for index in group), key=lambda one: -len(one.text)), table)


def example(source: int, sentences: Sequence[Sentence], table: Codes) -> Example:
    """A batch of sentences, longest first."""
    batch = batch_of([sentence.text for sentence in sentences])
    lengths = np.array([len(sentence.text) for sentence in sentences])
    starts = np.cumsum(lengths) - lengths
    kept = np.repeat(batch.starts - starts, lengths) + np.arange(lengths.sum())
    hashes = feature_hashes(seen(batch, table)[:, kept]) >> np.uint32(32 - BITS)
    needed, features = np.unique(hashes, return_inverse=True)
    dense = Batch(batch.codes[kept], starts, batch.alive)
    marked = np.concatenate([sentence.labels for sentence in sentences])
    return Example(source, dense, needed.astype(np.int64), features.reshape(hashes.shape).astype(np.int32), marked)


def learn(found: Sequence[Example], chance: np.random.Generator) -> Learner:
    """A model of the examples."""
    sources = range(max(one.source for one in found) + 1)
    rows, count = 1 << BITS, len(LABELS)
    own = [layer(rows, FIRST_SQUARE) for _ in sources]
    learner = Learner(layer(rows, FIRST_SQUARE), own, [layer(count, FIRST_PAIRS) for _ in sources])
    for epoch in range(EPOCHS):
        begin, loss = time.process_time(), 0.0
        for number, index in enumerate(chance.permutation(len(found))):
            left = 1 - (epoch + number / len(found)) / EPOCHS
            loss += step(learner, found[index], left, chance)
        print(f"epoch {epoch + 1}: loss {loss / len(found):.4f}, {time.process_time() - begin:.0f} s", flush=True)
    return learner


def layer(rows: int, square: float) -> Layer:
    """Weights that have learned nothing."""
    return Layer(np.zeros((rows, len(LABELS)), np.float32), np.full((rows, len(LABELS)), square, np.float32))


def step(learner: Learner, one: Example, left: float, chance: np.random.Generator) -> float:
    """Learns from a batch at the share of the rates that is left; returns what the labels cost before."""
    own, transitions = learner.own[one.source], learner.transitions[one.source]
    weights = np.vstack([learner.shared.weights[one.rows] + own.weights[one.rows], np.zeros((1, len(LABELS)))])
    features = _shown(one, chance)
    scores = np.zeros((len(one.labels), len(LABELS)))
    for feature in features:
        scores += weights.take(feature, axis=0)
    expected, pairs = marginals(one.batch, scores, transitions.weights.astype(np.float64))
    true = (np.arange(len(one.labels)), one.labels)
    loss = -float(np.log(np.maximum(expected[true], 1e-30)).mean())
    expected[true] -= 1
    gradient = _gradient(features, expected, len(one.rows))
    improve(learner.shared, one.rows, gradient, SHARED_RATE * left)
    improve(own, one.rows, gradient, OWN_RATE * left)
    improve(transitions, np.arange(len(LABELS)), pairs - _pairs(one), (SHARED_RATE + OWN_RATE) * left)
    return loss


def improve(layer: Layer, rows: NDArray[np.int64], gradient: Floats, rate: float) -> None:
    """One step of Adagrad."""
    slope = gradient.astype(np.float32)
    squares = layer.squares[rows] + slope * slope
    layer.squares[rows] = squares
    layer.weights[rows] -= np.float32(rate) * slope / np.sqrt(squares)


def _shown(one: Example, chance: np.random.Generator) -> NDArray[np.int64]:
    """The features of a batch, those of runs of characters hidden at some places: their row is one behind the last."""
    lexical = np.array([any(name.startswith(_LEXICAL) for name in template.split()) for template in TEMPLATES])
    hidden = (chance.random(len(one.labels)) < HIDDEN) & lexical[:, None]
    return np.where(hidden, len(one.rows), one.features)


def _gradient(features: NDArray[np.int64], errors: Floats, rows: int) -> Floats:
    """The errors of the characters summed over the rows that they come from: [row, label]."""
    wrong = np.flatnonzero(np.abs(errors).max(axis=1) > ENOUGH)
    at, times = features[:, wrong].ravel(), len(features)
    sums = [np.bincount(at, np.tile(error, times), minlength=rows + 1)[:-1] for error in errors[wrong].T]
    return np.stack(sums, axis=1)


def _pairs(one: Example) -> Floats:
    """How often each label stands behind each."""
    inner = np.setdiff1d(np.arange(len(one.labels)), one.batch.starts)
    seen = np.zeros((len(LABELS), len(LABELS)))
    np.add.at(seen, (one.labels[inner - 1], one.labels[inner]), 1)
    return seen


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


# The file


def write_model(path: Path, table: Codes, learner: Learner) -> None:
    """The model as whole numbers, in a zip file that says nothing of when it was written."""
    weights = learner.shared.weights + learner.own[0].weights
    transitions = learner.transitions[0].weights.copy()
    transitions[:, LABELS.index("O")] -= OUTSIDE
    scale = LEVELS / float(np.quantile(np.abs(weights).max(axis=1), 0.9999))
    arrays = {
        "words": table,
        "weights": np.clip(np.rint(weights.T * scale), -LEVELS, LEVELS).astype(np.int8),
        "transitions": np.rint(transitions * scale).astype(np.int16),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, array in arrays.items():
            stream = io.BytesIO()
            np.save(stream, np.ascontiguousarray(array), allow_pickle=False)
            archive.writestr(zipfile.ZipInfo(f"{name}.npy"), stream.getvalue(), zipfile.ZIP_DEFLATED, 9)


def train(sources: Sequence[Sequence[Line]], table: Codes, path: Path) -> None:
    """Writes the model that the sources teach, with the first one's idea of a name."""
    chance = np.random.default_rng(SEED)
    sentences = (cut_sentences(lines) for lines in sources)
    found = [one for source, some in enumerate(sentences) for one in examples(source, some, table, chance)]
    write_model(path, table, learn(found, chance))


def figures(path: Path, lines: Sequence[Line]) -> list[str]:
    """Precision, recall and F1 of a model on lines, strict on begin, end and kind."""
    with path.open("rb") as stream:
        tagged = tag_with(read_model(stream), [line.text for line in lines])
    gold = {(index, *name) for index, line in enumerate(lines) for name in line.names}
    found = {(index, *name) for index, names in enumerate(tagged) for name in names}
    return [_figures_of(kinds, gold, found) for kinds in (*((kind,) for kind in KINDS), KINDS)]


def _figures_of(kinds: tuple[str, ...], gold: set[Name], found: set[Name]) -> str:
    gold, found = ({name for name in names if name[3] in kinds} for names in (gold, found))
    precision, recall = len(gold & found) / max(len(found), 1), len(gold & found) / max(len(gold), 1)
    both = 2 * len(gold & found) / max(len(gold) + len(found), 1)
    return f"{'+'.join(kinds):<11} P {precision:.4f}  R {recall:.4f}  F1 {both:.4f}  ({len(gold)} names)"


def main() -> None:
    shared = Path(os.environ.get("KG_SHARED", "../shared")) / "data" / "ner"
    news, dev = read_lines(shared / "train.jsonl"), read_lines(shared / "dev.jsonl")
    cluener = read_cluener(shared / "cluener-train.jsonl")
    check_apart([line.text for line in (*news, *cluener)], [line.text for line in dev])
    path = Path(__file__).parent.parent / "kg" / "data" / MODEL
    train([news, cluener], word_table(cluener), path)
    print("\n".join(figures(path, dev)))


if __name__ == "__main__":
    main()
