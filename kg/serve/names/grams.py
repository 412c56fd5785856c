"""Which names hold which characters and pairs of characters, for finding those that look alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_PAIR = 32  # bits of the first character


@dataclass(frozen=True, slots=True)
class Grams:
    """The names' numbers, those of one gram beside each other."""

    codes: NDArray[np.uint64]  # of each gram, sorted
    ends: NDArray[np.int64]  # where its names end in `names`
    names: NDArray[np.int32]
    sizes: NDArray[np.int32]  # how many grams a name has

    def likeness(self, asked: str) -> NDArray[np.float64]:
        """Of each name the share of grams in common with what is asked (Dice's coefficient), 0 to 1."""
        import numpy as np  # heavy, as everywhere in this package

        wanted = np.unique(_codes(asked))
        places = np.searchsorted(self.codes, wanted)
        known = [place for place, code in zip(places, wanted, strict=True) if self._holds(int(place), code)]
        found = [self.names[self.ends[place - 1] if place else 0 : self.ends[place]] for place in known]
        shared = np.bincount(np.concatenate(found), minlength=len(self.sizes)) if found else np.zeros(len(self.sizes))
        return 2 * shared / (self.sizes + max(len(wanted), 1))

    def _holds(self, place: int, code: np.uint64) -> bool:
        return place < len(self.codes) and bool(self.codes[place] == code)


def grams(names: Sequence[str]) -> Grams:
    """The grams of names, numbered as they come."""
    import numpy as np

    lengths = np.array([len(name) for name in names], dtype=np.int64)
    owners = np.repeat(np.arange(len(names), dtype=np.int32), lengths)
    points = _points("".join(names))
    inside = owners[:-1] == owners[1:]
    codes = np.concatenate([points, _pairs(points)[inside]])
    owned = np.concatenate([owners, owners[:-1][inside]])
    order = np.lexsort((owned, codes))
    codes, owned = codes[order], owned[order]
    fresh = np.ones(len(codes), dtype=bool)
    fresh[1:] = (codes[1:] != codes[:-1]) | (owned[1:] != owned[:-1])  # each gram of a name once
    codes, owned = codes[fresh], owned[fresh]
    known, counts = np.unique(codes, return_counts=True)
    sizes = np.bincount(owned, minlength=len(names)).astype(np.int32)
    return Grams(known, np.cumsum(counts), owned, sizes)


def _codes(text: str) -> NDArray[np.uint64]:
    import numpy as np

    points = _points(text)
    return np.concatenate([points, _pairs(points)])


def _points(text: str) -> NDArray[np.uint64]:
    import numpy as np

    return np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)


def _pairs(points: NDArray[np.uint64]) -> NDArray[np.uint64]:
    import numpy as np

    first = points[:-1] + np.uint64(1)  # or a pair that begins with U+0000 would be its second character alone
    return first << np.uint64(_PAIR) | points[1:]
