"""Persons, places and organizations by a learned model: a linear chain over hashed features, decoded in numpy.

The model is `data/tagger.npz`, written by scripts/train_tagger.py; docs/tagger.md says from what and how well it
does. All arithmetic is in whole numbers, so a text's names don't depend on the texts that stand beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from itertools import accumulate, groupby
from typing import IO

import numpy as np
from numpy.typing import NDArray

from kg.extract.tagger_features import batch_of, feature_hashes, seen
from kg.extract.tagger_words import Batch, Codes
from kg.model import Span

KINDS = ("PER", "LOC", "ORG")
LABELS = ("O", *(f"{part}-{kind}" for kind in KINDS for part in "BMES"))  # begin, middle, end, single
MODEL = "tagger.npz"
Tagged = tuple[int, int, str]  # begin, end, one of `KINDS`
_SENTENCE = re.compile(r"[^。！？!?\n]{1,300}[。！？!?\n]?|[。！？!?\n]")
_CHUNK = 1 << 15  # characters at a time: what they need stays in the processor's cache
_BLOCK = 1 << 12  # characters that are scored at a time, for the same reason
_NEVER = -(1 << 22)  # worse than any row of labels that may follow each other
_COLUMNS = 16  # of the table in memory; rows of 16 bytes are gathered fastest
_PART = np.array([-1, *(part for _ in KINDS for part in range(4))])  # of a label
_BEGIN, _MIDDLE, _END, _SINGLE = range(4)


@dataclass(frozen=True)
class Model:
    """What was learned, and what follows from it for every text."""

    words: Codes  # the word list, see tagger_words
    weights: NDArray[np.int8]  # [hash, label]
    transitions: NDArray[np.int32]  # [label, label that follows]

    @cached_property
    def shift(self) -> np.uint32:
        """By how much a 32-bit hash is shortened."""
        return np.uint32(33 - len(self.weights).bit_length())

    @cached_property
    def steps(self) -> NDArray[np.int32]:
        """The transitions, those that may not be the worst: [label, label that follows]."""
        return np.where(may_follow(), self.transitions, np.int32(_NEVER))

    @cached_property
    def most(self) -> NDArray[np.int32]:
        """Of each label: the most that its transitions can add to a name, over those of "O" in its place."""
        begun = np.maximum((self.steps - self.transitions[:, :1]).max(axis=0), 0)
        ended = np.maximum((self.steps - self.transitions[:1]).max(axis=1), 0)
        inside = self.steps.max(axis=0) - self.transitions[0, 0]
        most: NDArray[np.int32] = np.where(may_open(), begun, inside) + np.where(may_close(), ended, 0)
        return most

    @cached_property
    def labelled_steps(self) -> NDArray[np.int32]:
        """The steps sixteenfold, each with the label that it comes from in the lowest four bits."""
        return (self.steps << 4) + np.arange(len(LABELS), dtype=np.int32)[:, None]


def tag(texts: Sequence[str]) -> list[list[Tagged]]:
    """Per text the names in it: begin, end (code points, half-open) and "PER", "LOC" or "ORG", in order.

    >>> tag(["记者张建国昨日从郑州市规划局获悉", ""])
    [[(2, 5, 'PER'), (8, 14, 'ORG')], []]
    """
    return tag_with(model(), texts)


def tag_with(model: Model, texts: Sequence[str]) -> list[list[Tagged]]:
    """As `tag`, by another model."""
    names: list[list[Tagged]] = [[] for _ in texts]
    for sentences in _chunks(texts):
        batch = batch_of([span.of(texts[index]) for index, span in sentences])
        begins, ends, kinds = _names(batch, labels(batch, model))
        numbers = batch.starts.searchsorted(begins, side="right") - 1
        starts = batch.starts[numbers]
        for number, begin, end, kind in zip(
            numbers.tolist(), (begins - starts).tolist(), (ends - starts).tolist(), kinds.tolist(), strict=True
        ):
            index, span = sentences[number]
            names[index].append((span.begin + begin, span.begin + end, KINDS[kind]))
    for found in names:
        found.sort()
    return names


def sentence_spans(text: str) -> list[Span]:
    """The pieces that are tagged by themselves: sentences, lines, at most 301 characters.

    >>> [span.of("他来了。走了?") for span in sentence_spans("他来了。走了?")]
    ['他来了。', '走了?']
    """
    return [Span(*match.span()) for match in _SENTENCE.finditer(text)]


@cache
def model() -> Model:
    """The model that this package carries, read on first use."""
    with (files("kg") / "data" / MODEL).open("rb") as stream:
        return read_model(stream)


def read_model(stream: IO[bytes]) -> Model:
    """The model of a file that scripts/train_tagger.py wrote."""
    with np.load(stream, allow_pickle=False) as arrays:
        weights = arrays["weights"]
        wide = np.zeros((weights.shape[1], _COLUMNS), np.int8)
        wide[:, : len(LABELS)] = weights.T
        return Model(arrays["words"], wide, arrays["transitions"].astype(np.int32))


def labels(batch: Batch, model: Model) -> NDArray[np.int8]:
    """The best label of each place of the batch, as an index into `LABELS`; 0 between sentences."""
    scores = _scores(seen(batch, model.words), model)
    return _best(_doubtful(batch, scores, model), scores, model)


def _scores(views: Codes, model: Model) -> NDArray[np.int32]:
    """What each label of each place scores, from some places to the next ones: [place, label]."""
    scores = np.empty((views.shape[1], _COLUMNS), np.int16)
    for begin in range(0, len(scores), _BLOCK):
        some = slice(begin, begin + _BLOCK)
        rows = feature_hashes(views[:, some]) >> model.shift
        model.weights.take(rows, axis=0, mode="wrap").sum(axis=0, dtype=np.int16, out=scores[some])
    return scores[:, : len(LABELS)].astype(np.int32)


@cache
def may_follow() -> NDArray[np.bool_]:
    """Whether a label (column) may stand right behind another (row): a name begun is ended."""
    kind = np.arange(len(LABELS)) - _PART
    open_, inside = np.isin(_PART, (_BEGIN, _MIDDLE)), np.isin(_PART, (_MIDDLE, _END))
    same: NDArray[np.bool_] = kind[:, None] == kind[None, :]
    return np.where(open_[:, None], same & inside[None, :], ~inside[None, :])


@cache
def may_open() -> NDArray[np.bool_]:
    """Whether a sentence may begin with a label."""
    return ~np.isin(_PART, (_MIDDLE, _END))


@cache
def may_close() -> NDArray[np.bool_]:
    """Whether a sentence may end with a label."""
    return ~np.isin(_PART, (_BEGIN, _MIDDLE))


def _chunks(texts: Sequence[str]) -> Iterator[list[tuple[int, Span]]]:
    """The texts' sentences, each with its text's index, longest first, some at a time."""
    sentences = [(index, span) for index, text in enumerate(texts) for span in sentence_spans(text)]
    sentences.sort(key=lambda sentence: sentence[1].begin - sentence[1].end)
    sizes = accumulate(span.end - span.begin for _, span in sentences)
    for _, chunk in groupby(zip(sizes, sentences, strict=True), lambda sized: sized[0] // _CHUNK):
        yield [sentence for _, sentence in chunk]


def _doubtful(batch: Batch, scores: NDArray[np.int32], model: Model) -> Batch:
    """The parts of the sentences where a name may stand, with a character around each; elsewhere "O" is best.

    A name that scores less than "O" in its place is in no best row. The most that a name of some kind can score
    across a place is that of the best begin before and the best end behind it, with the middle from one to the other.
    """
    over = (scores[:, 1:] - scores[:, :1] + model.most[1:]).T.reshape(len(KINDS), 4, -1)  # [kind, part, place]
    begin, middle, end, single = over[:, 0], over[:, 1], over[:, 2], over[:, 3]
    sums = middle.cumsum(axis=1)
    begun = np.maximum.accumulate(begin - sums, axis=1)
    ended = np.maximum.accumulate((end + sums - middle)[:, ::-1], axis=1)[:, ::-1]
    crossed = (begun[:, :-1] + ended[:, 1:] >= 0).any(axis=0)  # from a place to the next one
    named = np.zeros(len(scores) + 2, bool)
    named[1:-1] = (single >= 0).any(axis=0)
    named[1:-2] |= crossed
    named[2:-1] |= crossed
    wider = np.zeros(len(scores) + 2, bool)
    wider[1:-1] = (named[:-2] | named[1:-1] | named[2:]) & batch.inside()
    (edges,) = (wider[1:] != wider[:-1]).nonzero()
    return batch.parts(edges[::2], edges[1::2] - edges[::2])


def _best(batch: Batch, scores: NDArray[np.int32], model: Model) -> NDArray[np.int8]:
    """The best row of labels (Viterbi). A label rides in the lowest four bits of the score of what follows it."""
    steps = model.labelled_steps[:, None, :]
    order = batch.by_distance()
    ordered = scores.take(order, axis=0) << 4
    paths = np.zeros_like(ordered)
    begin, end = 0, len(batch.starts)
    best = np.where(may_open(), ordered[:end], np.int32(_NEVER << 4))  # [sentence, label]
    for count in batch.alive[1:].tolist():
        begin, end = end, end + count
        found = np.maximum.reduce(best[:count].T[:, :, None] + steps, axis=0, out=paths[begin:end])
        np.add(found & ~15, ordered[begin:end], out=best[:count])
    back = np.zeros(scores.shape, np.int8)
    back[order] = paths & 15
    last = np.where(may_close(), best, _NEVER << 4).argmax(axis=1)
    return _walk_back(batch, back, last)


def _walk_back(batch: Batch, back: NDArray[np.int8], last: NDArray[np.int64]) -> NDArray[np.int8]:
    """The labels from each sentence's last one back to its first."""
    came_from, width = back.tobytes(), back.shape[1]
    chosen = bytearray(len(batch.codes))
    for start, length, label in zip(batch.starts.tolist(), batch.lengths().tolist(), last.tolist(), strict=True):
        here = label
        for at in range(start + length - 1, start - 1, -1):
            chosen[at] = here
            here = came_from[at * width + here]
    return np.frombuffer(chosen, np.int8)


def _names(batch: Batch, chosen: NDArray[np.int8]) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Where names begin and end in the batch, and their kinds."""
    part = _PART.take(chosen)
    (begins,) = ((part == _BEGIN) | (part == _SINGLE)).nonzero()
    (ends,) = ((part == _END) | (part == _SINGLE)).nonzero()
    return begins, ends + 1, (chosen[begins].astype(np.int64) - 1) // 4
