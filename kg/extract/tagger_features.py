"""What the tagger sees of a character: the characters, words and names around it, as hashes.

A template names what is looked at together; `TEMPLATES` is the whole list. The words of a batch are cut once, then
every template is one pass over the batch's characters.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import zip_longest
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.extract.tagger_words import LONGEST, SPEECH, Batch, Codes, Places, Words, cut, longer, run_hashes, shift
from kg.lexicon.characters import fold
from kg.lexicon.tables import words

_FIRST, _LAST, _HALF = np.uint32(0x7FEB352D), np.uint32(0x846CA68B), np.uint32(15)
PADDING = 4  # zeros between sentences: further than a template looks
_PLANE = 0x10000
_SURROGATES = range(0xD800, 0xE000)

# c: character, 2 3: that many characters, word: the word that the character is in, speech: its part of speech,
# part: the character's place in its word, begins, ends, inside: the longest word that begins or ends here or goes
# through, list…: the same for names and endings, class: kind of character, ending: the next ending of an
# organization's name within ten characters, far: how far that is. A number after it: so many characters or words on.
TEMPLATES = (
    *("c-2", "c-1", "c", "c+1", "c+2", "c-1 c+1", "c-2 c", "c c+2"),
    *("2-2", "2-1", "2", "2+1", "3-2", "3-1", "3"),
    *("word part", "word-1 part", "word+1 part", "word-2 part", "word+2 part"),
    *("word-1 word part", "word word+1 part", "word-1 word+1 part"),
    *("speech part", "speech-1 speech part", "speech speech+1 part", "speech-1 speech speech+1 part"),
    *("begins", "ends", "inside", "begins ends", "begins+1", "ends-1", "ends-1 begins", "ends begins+1"),
    *("list_begins", "list_ends", "list_inside", "list_begins list_ends", "list_ends-1", "list_begins+1"),
    *("class-1 class class+1", "class-2 class-1 class class+1 class+2"),
    *("far speech part", "ending far", "ending speech part"),
)
_NAMES = tuple(dict.fromkeys(name for template in TEMPLATES for name in template.split()))
_CLASSES = (
    *("一二三四五六七八九十百千万亿零〇两", ",.;:!?。、", "()《》〈〉“”‘’「」『』【】\"'[]", "·•・-—", "年月日时分"),
)
_OTHER, _HAN, _DIGIT, _UPPER, _LOWER, _SURNAME = range(6)
_NUMBER, _STOP, _QUOTE, _DOT, _DATE = range(6, 11)
_NT, _LIST_SHIFT, _ORGANIZATION_ENDING = np.uint32(SPEECH.index("nt") + 1), np.uint32(11), np.uint32(1 << 13)
_FAR = 10  # characters to the next ending of an organization's name
_NEAR = np.array([0, 1, 2, 3, 4, 4, 4, 5, 5, 5, 5], np.uint32)  # of such a distance: its class


def batch_of(sentences: Sequence[str]) -> Batch:
    """Sentences as one array; they come longest first."""
    lengths = np.array([len(sentence) for sentence in sentences], np.int64)
    starts = (lengths + PADDING).cumsum() - lengths
    codes = np.zeros(int((lengths + PADDING).sum()) + PADDING, np.uint32)
    gaps = (starts - (lengths.cumsum() - lengths)).repeat(lengths)
    codes[gaps + np.arange(len(gaps))] = _folded("".join(sentences))
    return Batch(codes, starts, longer(lengths))


def feature_hashes(views: Codes) -> Codes:
    """The 32-bit hashes of what each template sees of some `views`: [template, place]."""
    plan = _plan()
    hashes = _mix(views[plan.names[0]] ^ plan.salts)
    for names in plan.names[1:]:
        of_longer = hashes[: len(names)]
        of_longer ^= views[names]
        _mix(of_longer)
    return hashes[plan.rows] * _LAST


def _mix(hashes: Codes) -> Codes:
    """The hashes, changed in place so that each bit depends on those below it."""
    hashes *= _FIRST
    hashes ^= hashes >> _HALF
    return hashes


class _Plan(NamedTuple):
    """How the templates are hashed side by side, those of most names first."""

    names: tuple[Places, ...]  # first names, second names, …: of the templates that have one, an index into `_NAMES`
    salts: Codes  # one a row
    rows: Places  # where each of `TEMPLATES` is


@cache
def _plan() -> _Plan:
    order = sorted(range(len(TEMPLATES)), key=lambda index: -len(TEMPLATES[index].split()))
    templates = [TEMPLATES[index].split() for index in order]
    names = zip_longest(*([_NAMES.index(name) for name in template] for template in templates))
    salts = np.array([[zlib.crc32(TEMPLATES[index].encode())] for index in order], np.uint32)
    return _Plan(tuple(np.array([at for at in step if at is not None]) for step in names), salts, np.argsort(order))


def _folded(text: str) -> Codes:
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    return np.where(codes < _PLANE, _folding().take(codes, mode="clip"), codes)


@cache
def _folding() -> Codes:
    """Of each code of the basic plane: the one that `fold` makes of it."""
    plane = "".join(" " if code in _SURROGATES else chr(code) for code in range(_PLANE))
    folded = np.frombuffer(fold(plane).encode("utf-32-le"), np.uint32).copy()
    folded[_SURROGATES.start : _SURROGATES.stop] = _SURROGATES
    return folded


@cache
def _classes() -> Codes:
    """Of each code of the basic plane: its class; the last one has none, like those beyond it."""
    classes = np.zeros(_PLANE, np.uint32)
    classes[0x4E00:0xA000] = _HAN
    classes[ord("0") : ord("9") + 1] = _DIGIT
    classes[ord("A") : ord("Z") + 1] = _UPPER
    classes[ord("a") : ord("z") + 1] = _LOWER
    surnames = "".join(word for word in words("names_surnames.txt") if len(word) == 1)
    for number, characters in enumerate((surnames, *_CLASSES), _SURNAME):
        classes[[ord(character) for character in characters]] = number
    return classes


def seen(batch: Batch, table: Codes) -> Codes:
    """What templates are made of, at each place of the batch: [name, place]."""
    views = _views(batch, table)
    rows = np.zeros((len(_NAMES), len(batch.codes)), np.uint32)
    for row, name in zip(rows, _NAMES, strict=True):
        if name in views:
            row[:] = views[name]
        else:
            shift(views[name[:-2]], int(name[-2:]), row)
    return rows


def _views(batch: Batch, table: Codes) -> Mapping[str, Codes]:
    """The same by name, without the characters, runs and classes of other places."""
    classes = _classes().take(batch.codes, mode="clip")
    codes = np.where(classes == _DIGIT, np.uint32(ord("0")), batch.codes)
    hashes = run_hashes(codes)
    found = cut(batch, hashes, table)
    inside = ((classes >= _DIGIT) & (classes <= _LOWER)).astype(bool)
    begin, end = _whole_numbers(found, inside)
    views = {"c": hashes[0], "2": hashes[1], "3": hashes[2], "class": classes}
    views |= _word_views(batch.codes, hashes, found.entries, begin, end, np.where(inside, classes, np.uint32(0)))
    speech = np.where(found.entries > 0, found.entries & np.uint32(31), np.uint32(0))
    views |= _match_views("", speech, found.entries > 0, 2)
    lists = found.entries >> _LIST_SHIFT
    views |= _match_views("list_", lists, lists > 0, 1)
    endings = (found.entries & _ORGANIZATION_ENDING > 0) | (speech == _NT)
    stops = (classes == _STOP) | (classes == _QUOTE) | (codes == 0)
    return views | _ending_views(np.where(endings, hashes, np.uint32(0)), stops)


def _whole_numbers(found: Words, inside: NDArray[np.bool_]) -> tuple[Places, Places]:
    """Where words begin and end, digits and Latin letters that stand together taken as one word."""
    count = len(inside)
    index = np.arange(count)
    joined = np.zeros(count + 1, bool)
    joined[1:-1] = inside[1:] & inside[:-1]
    begin = np.maximum.accumulate(np.where(joined[:-1], 0, index))
    end = np.minimum.accumulate(np.where(joined[1:], count, index + 1)[::-1])[::-1]
    return np.where(inside, begin, found.begin), np.minimum(np.where(inside, end, found.end), count - 1)


def _word_views(
    codes: Codes, hashes: Codes, entries: Codes, begin: Places, end: Places, latin: Codes
) -> dict[str, Codes]:
    index = np.arange(len(codes))
    length = end - begin
    run = (np.minimum(np.maximum(length, 1), LONGEST) - 1) * len(codes) + begin  # the word's in both tables
    word = np.where(codes == 0, np.uint32(0), hashes.take(run))
    speech = entries.take(run) & np.uint32(31)
    speech = np.where(codes == 0, np.uint32(0), np.where(latin > 0, np.uint32(40) + latin, speech + np.uint32(1)))
    place = np.where(length == 1, 3, np.where(index == begin, 0, np.where(index == end - 1, 2, 1)))
    before, after = np.maximum(begin - 1, 0), end
    far_before, far_after = np.maximum(begin.take(before) - 1, 0), end.take(after)
    steps = {"-2": far_before, "-1": before, "": index, "+1": after, "+2": far_after}
    of_words = {f"word{step}": word.take(at) for step, at in steps.items()}
    of_speech = {f"speech{step}": speech.take(at) for step, at in steps.items()}
    return {"part": place.astype(np.uint32), **of_words, **of_speech}


def _match_views(prefix: str, values: Codes, known: NDArray[np.bool_], shortest: int) -> dict[str, Codes]:
    """The longest known run that begins here, ends here, or goes through: its length and value."""
    count = values.shape[1]
    begins, ends, inside = np.zeros((3, count + LONGEST), np.uint32)
    for length in range(shortest, LONGEST + 1):
        (at,) = known[length - 1].nonzero()
        match = np.uint32(length << 8) + values[length - 1, at]
        begins[at] = ends[at + length - 1] = match
        for back in range(1, length - 1):
            inside[at + back] = match + np.uint32(back << 12)
    found = {"begins": begins, "ends": ends, "inside": inside}
    return {prefix + name: matches[:count] for name, matches in found.items()}


def _ending_views(endings: Codes, stops: NDArray[np.bool_]) -> dict[str, Codes]:
    """The next ending of an organization's name, if no stop or quotation mark stands before it."""
    count = len(stops)
    index = np.arange(count)
    ending = np.zeros(count + LONGEST, np.uint32)
    for back, row in enumerate(endings):
        (at,) = row.nonzero()
        ending[at + back] = row[at]
    ending = ending[:count]
    following = np.minimum.accumulate(np.where(ending > 0, index, 2 * count)[::-1])[::-1]
    stop = np.minimum.accumulate(np.where(stops, index, 2 * count)[::-1])[::-1]
    distance = following - index
    reached = (distance <= _FAR) & (following < stop)
    far = np.where(reached, _NEAR.take(distance, mode="clip") + np.uint32(1), np.uint32(0))
    return {"ending": np.where(reached, ending.take(following, mode="clip"), np.uint32(0)), "far": far}
