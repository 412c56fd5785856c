"""Near-duplicates: a wire story in two papers, a re-export, a text cut at its end or under another headline.

A key per article, grouped by key, decided within a group: the keys are minhashes of the shingles of its paragraphs
(Broder, On the resemblance and containment of documents, 1997), so that two texts of which half is the same share one;
what shares a key is compared shingle by shingle. rensa makes the minhashes, from one seed: the same on every machine.
It loads in 2 ms and has no dependencies, where datasketch brings scipy: 0.6 s and 140 MB.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain

from kg.groups import groups
from kg.model import Article

_LENGTH = 5  # characters of a shingle
_BANDS, _ROWS = 24, 2  # a pair of which half is the same shares no key once in a thousand times
_SEED = 1
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
    pairs = (pair for pair in _candidates(texts) if same_text(texts[pair[0]], texts[pair[1]]))
    return tuple(map(tuple, groups(pairs)))


def same_text(one: str, other: str) -> bool:
    """Whether two texts, of letters and figures alone, are one but for a little."""
    if not _same_figures(one, other):
        return False
    mine, its = sorted((_shingles(one), _shingles(other)), key=len)
    shared = len(mine & its)
    held = _HELD_IF_SHORT if len(mine) < _SHORT else _HELD
    return shared >= _ALIKE * (len(mine) + len(its) - shared) and shared >= held * len(mine)


def _compared(article: Article) -> str:
    """The paragraphs without white space and punctuation; all of an article that has none."""
    text = "".join(span.of(article.text) for span in article.paragraphs) or article.text
    return "".join(filter(str.isalnum, text))


@lru_cache(maxsize=4096)
def _figures(text: str) -> frozenset[tuple[str, int]]:
    """Each figure, and how many of it stand before it."""
    often: Counter[str] = Counter()
    found = set()
    for figure in _FIGURE.findall(text):
        found.add((figure, often[figure]))
        often[figure] += 1
    return frozenset(found)


def _same_figures(one: str, other: str) -> bool:
    """Whether both give the same figures; the one that gives fewer is asked."""
    fewer, more = sorted((_figures(one), _figures(other)), key=len)
    return len(fewer - more) <= _OTHER_FIGURES * len(fewer)


@lru_cache(maxsize=256)
def _shingles(text: str) -> frozenset[str]:
    """Each five characters in a row."""
    return frozenset(text[place : place + _LENGTH] for place in range(len(text) - _LENGTH + 1))


def _keys(text: str) -> Iterator[tuple[int, ...]]:
    """Of each band its number and its minhashes."""
    from rensa import RMinHash

    minhash = RMinHash(num_perm=_BANDS * _ROWS, seed=_SEED)
    minhash.update(list(_shingles(text)))
    least = minhash.digest()
    for band in range(_BANDS):
        yield band, *least[band * _ROWS : (band + 1) * _ROWS]


def _candidates(texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each two articles of one key that stand near each other in the order given, once."""
    alike: dict[tuple[int, ...], list[str]] = defaultdict(list)
    for article, text in texts.items():
        for key in _keys(text):
            alike[key].append(article)
    pairs = chain.from_iterable(map(_near, alike.values()))
    yield from dict.fromkeys(pairs)


def _near(group: Sequence[str]) -> Iterator[tuple[str, str]]:
    for place, one in enumerate(group):
        for other in group[place + 1 : place + 1 + _NEAR]:
            yield one, other
