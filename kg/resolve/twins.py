"""Near-duplicates: a wire story in two papers, a re-export, a text cut at its end or under another headline.

A key per article, grouped by key, decided within a group: the keys are minhashes of the shingles of its paragraphs
(Broder, On the resemblance and containment of documents, 1997), so that two texts of which half is the same share one;
what shares a key is compared shingle by shingle. Nothing is drawn by chance: the same on every machine.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from kg.model import Article

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Shingles = NDArray[np.uint64]  # sorted, each once

_LENGTH = 5  # characters of a shingle
_BANDS, _ROWS = 24, 2  # a pair of which half is the same shares no key once in a thousand times
_LEAST = 40  # characters: a shorter text says too little to be known again
_ALIKE = 0.5  # of the shingles of both that are in both: a text with half of it cut still counts, an extract does not
_HELD = 0.8  # of the shingles of the shorter that are in the other …
_SHORT, _HELD_IF_SHORT = 500, 0.9  # … and of a short text, where another name in the same form changes little
_OTHER_FIGURES = 0.1  # of the figures of one text that the other may lack: a bulletin of another day has all others
_NEAR = 8  # articles of one key are compared with so many that follow: 10,000 of one form take no 50 million looks
_FIGURE = re.compile(r"[0-9]+|[〇零一二两三四五六七八九十百千万亿]+")


def twins(articles: Iterable[Article]) -> tuple[tuple[str, ...], ...]:
    """The keys of articles that are one text but for a little, sorted: one tuple for each text that there is again."""
    ordered = sorted(articles, key=lambda article: (article.context.date, article.key))
    texts = {article.key: text for article in ordered if len(text := _compared(article)) >= _LEAST}
    return _joined(pair for pair in _candidates(texts) if same_text(texts[pair[0]], texts[pair[1]]))


def same_text(one: str, other: str) -> bool:
    """Whether two texts, of letters and figures alone, are one but for a little."""
    if not _same_figures(one, other):
        return False
    mine, its = sorted((shingles(one), shingles(other)), key=len)
    shared = len(mine) + len(its) - len(_union(mine, its))
    held = _HELD_IF_SHORT if len(mine) < _SHORT else _HELD
    return shared >= _ALIKE * (len(mine) + len(its) - shared) and shared >= held * len(mine)


def _compared(article: Article) -> str:
    """The paragraphs without white space and punctuation; all of an article that has none."""
    text = "".join(span.of(article.text) for span in article.paragraphs) or article.text
    return "".join(filter(str.isalnum, text))


@lru_cache(maxsize=256)
def _figures(text: str) -> Counter[str]:
    return Counter(_FIGURE.findall(text))


def _same_figures(one: str, other: str) -> bool:
    """Whether both give the same figures; the one that gives fewer is asked."""
    fewer, more = sorted((_figures(one), _figures(other)), key=Counter.total)
    return (fewer - more).total() <= _OTHER_FIGURES * fewer.total()


@lru_cache(maxsize=256)
def shingles(text: str) -> Shingles:
    """Each five characters in a row as one number, well mixed."""
    import numpy as np

    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.uint64)
    mixed = np.zeros(max(len(points) - _LENGTH + 1, 0), dtype=np.uint64)
    for place in range(_LENGTH):
        mixed = _mix(mixed + points[place : place + len(mixed)])
    return np.unique(mixed)


def _mix(values: Shingles) -> Shingles:
    """One number for one, any bit of which changes about half of the others (Steele's SplitMix64)."""
    import numpy as np

    values = values + np.uint64(0x9E3779B97F4A7C15)
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def _union(one: Shingles, other: Shingles) -> Shingles:
    import numpy as np

    return np.union1d(one, other)


def _keys(text: str) -> Iterator[tuple[int, ...]]:
    """Of each band its number and the least of the text's shingles, each time as differently mixed numbers."""
    import numpy as np

    found = shingles(text)
    factors = _mix(np.arange(_BANDS * _ROWS, dtype=np.uint64)) | np.uint64(1)
    least = [int(((found ^ factor) * factor).min()) for factor in factors]
    for band in range(_BANDS):
        yield band, *least[band * _ROWS : (band + 1) * _ROWS]


def _candidates(texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each two articles of one key that stand near each other in the order given, once."""
    groups: dict[tuple[int, ...], list[str]] = defaultdict(list)
    for article, text in texts.items():
        for key in _keys(text):
            groups[key].append(article)
    pairs = chain.from_iterable(map(_near, groups.values()))
    yield from dict.fromkeys(pairs)


def _near(group: Sequence[str]) -> Iterator[tuple[str, str]]:
    for place, one in enumerate(group):
        for other in group[place + 1 : place + 1 + _NEAR]:
            yield one, other


def _joined(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """What hangs together by pairs."""
    groups: dict[str, list[str]] = {}
    for pair in pairs:
        mine, its = sorted((groups.setdefault(one, [one]) for one in pair), key=len)
        if mine is not its:
            its += mine
            groups |= dict.fromkeys(mine, its)
    return tuple(sorted({tuple(sorted(group)) for group in groups.values()}))
