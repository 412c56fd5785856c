"""The tagger's word list and how it cuts sentences into words: whole batches at once, in numpy.

jieba's dictionary, the register's names and the endings of names are one hash table of 32-bit entries. An entry is
found by the hash of a run of characters, in one of two places, and known by 13 further bits of that hash:

    bits 0–4    part of speech (`SPEECH`)
    bits 5–10   how frequent the word is (four times the natural logarithm)
    bits 11–18  lists it stands on (`LISTS`)
    bits 19–31  the further bits of its hash

Sentences are cut as jieba does without its guesses for unknown words: the most probable row of words.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint32]
Places = NDArray[np.int64]

LONGEST = 6  # characters of a word
TABLE_BITS = 20
SPEECH = (  # tags of jieba's dictionary; the rarer ones count as the one of their first letter
    *("nr", "nrt", "nrfg", "ns", "nt", "nz", "n", "v", "vn", "a", "d", "m", "q", "t", "r", "p", "c", "u", "f", "s"),
    *("j", "i", "l", "b", "z", "zg", "g", "x", "ng", "o"),
)
LISTS = ("area", "township", "organization ending", "place ending", "country", "person", "organization", "place")
KNOWN_BY = np.uint32(0xFFF80000)
_RARE, _UNKNOWN = np.int32(72), np.int32(1 << 20)  # costs: a word seen once, a run that is no word
_FIRST, _SECOND, _THIRD = np.uint32(0x9E3779B1), np.uint32(0x85EBCA6B), np.uint32(0xC2B2AE35)


@dataclass(frozen=True, slots=True)
class Batch:
    """Sentences in one array, the longest first, with zeros before, between and after them; or parts of those."""

    codes: Codes
    starts: Places
    alive: Places  # of each distance from the start: how many sentences are longer

    def parts(self, starts: Places, lengths: Places) -> Batch:
        """Parts of the sentences, the longest first, as if each were a sentence."""
        order = (-lengths).argsort(kind="stable")
        return Batch(self.codes, starts[order], longer(lengths[order]))

    def at(self, distance: int) -> Places:
        """Where the characters at that distance from their sentence's start are."""
        return self.starts[: self.alive[distance]] + distance

    def by_distance(self) -> Places:
        """All places, by distance, then by sentence: those of one distance are a slice."""
        counts = self.alive
        numbers = np.arange(counts.sum()) - (counts.cumsum() - counts).repeat(counts)
        places: Places = self.starts.take(numbers) + np.arange(len(counts)).repeat(counts)
        return places

    def inside(self) -> NDArray[np.bool_]:
        """Whether each place is a sentence's, not one between sentences."""
        edges = np.zeros(len(self.codes), np.int8)
        edges[self.starts], edges[self.starts + self.lengths()] = 1, -1
        return edges.cumsum(dtype=np.int8) > 0

    def lengths(self) -> Places:
        """How long each sentence is."""
        return (-self.alive).searchsorted(-np.arange(len(self.starts)), side="left")


@dataclass(frozen=True, slots=True)
class Words:
    """Of each character of a batch: where its word begins and ends, and the entries of all runs that begin here."""

    begin: Places
    end: Places
    entries: Codes  # [length - 1, character]; 0 where the run is no word


def longer(lengths: Places) -> Places:
    """Of 0, 1, 2, …: how many of the lengths are greater, which come greatest first.

    >>> longer(np.array([3, 1])).tolist()
    [2, 1, 1]
    """
    return (-lengths).searchsorted(-np.arange(lengths.max(initial=0)), side="left")


def shifted(values: Codes, by: int) -> Codes:
    """The values `by` places further on, zero beyond the ends.

    >>> shifted(np.array([1, 2, 3], np.uint32), 1).tolist()
    [2, 3, 0]
    """
    result = np.zeros_like(values)
    shift(values, by, result)
    return result


def shift(values: Codes, by: int, row: Codes) -> None:
    """Writes the values `by` places further on into a row of zeros."""
    if by >= 0:
        row[: len(values) - by] = values[by:]
    else:
        row[-by:] = values[:by]


def run_hashes(codes: Codes) -> Codes:
    """The hashes of the runs of 1, 2, … `LONGEST` characters that begin at each place: [length - 1, place]."""
    single = codes * _FIRST
    single ^= single >> np.uint32(15)
    hashes = np.empty((LONGEST, len(codes)), np.uint32)
    hashes[0] = single
    for length in range(1, LONGEST):
        longer = hashes[length - 1] * _SECOND + shifted(single, length) * _THIRD
        hashes[length] = longer ^ (longer >> np.uint32(13))
    return hashes


def places(hashes: Codes) -> tuple[Codes, Codes, Codes]:
    """The two places in the table where the word of a hash may stand, and the bits that it is known by."""
    bits = np.uint32(32 - TABLE_BITS)
    other = (hashes ^ (hashes >> np.uint32(16))) * _THIRD + _FIRST
    known_by = (hashes * np.uint32(0x27D4EB2F)) & KNOWN_BY
    return (hashes * _SECOND) >> bits, other >> bits, known_by


def look_up(hashes: Codes, table: Codes) -> Codes:
    """The entries of runs of characters, without the hash's bits; 0 for a run that is no word."""
    first, second, known_by = places(hashes)
    one, two = table.take(first), table.take(second)
    entry = np.where((one & KNOWN_BY) == known_by, one, np.where((two & KNOWN_BY) == known_by, two, np.uint32(0)))
    return entry & ~KNOWN_BY


def cut(batch: Batch, hashes: Codes, table: Codes) -> Words:
    """The most probable words of each sentence."""
    entries = look_up(hashes, table)
    parts = _parts(batch, entries)
    ends = _word_ends(parts, _best_last_words(parts, _costs(entries)))
    begins = np.concatenate(([0], ends[:-1]))
    lengths = ends - begins
    return Words(begins.repeat(lengths), ends.repeat(lengths), entries)


def _parts(batch: Batch, entries: Codes) -> Batch:
    """The batch, zeros too, parted wherever no known run of characters goes across: each part is cut by itself."""
    count = len(batch.codes)
    longest = np.where(entries > 0, np.arange(1, LONGEST + 1)[:, None], 1).max(axis=0)
    reached = np.maximum.accumulate(np.arange(count) + longest)
    inside = batch.inside()
    begins = np.ones(count, bool)
    begins[1:] = (reached[:-1] <= np.arange(1, count)) | ~inside[1:] | ~inside[:-1]
    (starts,) = begins.nonzero()
    return batch.parts(starts, np.concatenate((starts[1:], [count])) - starts)


def _costs(entries: Codes) -> NDArray[np.int32]:
    """The cost of each word by the place of its last character, its length - 1 in the lowest three bits."""
    frequency = ((entries >> np.uint32(5)) & np.uint32(63)).astype(np.int32)
    costs = np.where(entries > 0, _RARE - frequency, _UNKNOWN)
    costs[0][entries[0] == 0] = _RARE
    for length in range(1, LONGEST):
        costs[length, length:] = costs[length, :-length].copy()
        costs[length, :length] = _UNKNOWN
    return (costs << 3) | np.arange(LONGEST, dtype=np.int32)[:, None]


def _best_last_words(batch: Batch, costs: NDArray[np.int32]) -> NDArray[np.int8]:
    """Of each character: the length - 1 of the last word, where the sentence is cut best up to here."""
    order = batch.by_distance()
    ordered = costs.take(order, axis=1)
    best = np.zeros((len(batch.alive) + 1, len(batch.starts)), np.int32)
    cheapest = np.zeros(len(order), np.int32)
    end = 0
    for distance, count in enumerate(batch.alive.tolist()):
        begin, end = end, end + count
        lengths = min(LONGEST, distance + 1)
        before = best[distance - lengths + 1 : distance + 1, :count][::-1]
        found = (ordered[:lengths, begin:end] + before).min(axis=0, out=cheapest[begin:end])
        np.bitwise_and(found, ~7, out=best[distance + 1, :count])
    last = np.zeros(len(batch.codes), np.int8)
    last[order] = cheapest & 7
    return last


def _word_ends(parts: Batch, last: NDArray[np.int8]) -> Places:
    """Where the words end, of all parts."""
    is_end = np.zeros(len(parts.codes), bool)
    ends = parts.starts + parts.lengths() - 1
    while len(ends):
        is_end[ends] = True
        ends = ends - last[ends] - 1
        ends = ends[~is_end[ends]]  # before a part's first word another part ends
    (last_ones,) = is_end.nonzero()
    return last_ones + 1
