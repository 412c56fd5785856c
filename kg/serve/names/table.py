"""Names side by side, sorted, and which of them could be meant: few enough to be judged one by one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from kg.lexicon.folding import folded
from kg.lexicon.pinyin import initials, spellings
from kg.serve.names.grams import Grams, grams
from kg.serve.names.ways import Asked

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_MOST = 200  # names that look alike, or begin alike, and are judged
_BEYOND = "\U0010ffff"  # sorts behind every character of a name


class Name(NamedTuple):
    """A name of a thing: as the graph has it, and whether it is the full one."""

    owner: int
    label: str
    full: bool


@dataclass(frozen=True, slots=True)
class Spelled:
    """Spellings, sorted, each with the number of its name."""

    spellings: list[str]
    names: list[int]

    def same(self, spelling: str) -> list[int]:
        return self.names[bisect_left(self.spellings, spelling) : bisect_right(self.spellings, spelling)]

    def beginning(self, spelling: str) -> list[int]:
        low = bisect_left(self.spellings, spelling)
        return self.names[low : bisect_left(self.spellings, spelling + _BEYOND, low)]


@dataclass(frozen=True, slots=True)
class Table:
    """Names by number, in the order of their folded forms."""

    keys: list[str]
    names: list[Name]
    worth: NDArray[np.float64]  # of each name: more than nothing, less than any likeness; the famous first
    owners: NDArray[np.int32]
    grams: Grams
    pinyin: Spelled
    initials: Spelled

    def candidates(self, asked: Asked, allowed: NDArray[np.bool_] | None) -> list[int]:
        """The numbers of names that could be meant, of the allowed owners only."""
        if not asked.name or not self.keys:
            return []
        found = {*self._called(asked), *self._sounding(asked, allowed)}
        found |= {*self._beginning(asked.name, allowed), *self._alike(asked.name, allowed)}
        return sorted(one for one in found if allowed is None or allowed[self.owners[one]])

    def _called(self, asked: Asked) -> Iterator[int]:
        """Those of that name, and of the name that its end is: 郑州市金水区."""
        for begin in range(len(asked.name)):
            end = asked.name[begin:]
            yield from range(bisect_left(self.keys, end), bisect_right(self.keys, end))

    def _beginning(self, name: str, allowed: NDArray[np.bool_] | None) -> Iterable[int]:
        import numpy as np

        low, high = bisect_left(self.keys, name), bisect_left(self.keys, name + _BEYOND)
        return self._best(np.arange(low, high), 1 / (1 + self.grams.sizes[low:high]), allowed)

    def _alike(self, name: str, allowed: NDArray[np.bool_] | None) -> Iterable[int]:
        import numpy as np

        likeness = self.grams.likeness(name)
        some = np.flatnonzero(likeness)
        return self._best(some, likeness[some], allowed)

    def _sounding(self, asked: Asked, allowed: NDArray[np.bool_] | None) -> Iterator[int]:
        import numpy as np

        for spelling in filter(None, (asked.latin, *asked.sounds)):
            yield from self.pinyin.same(spelling)
        if asked.latin:
            yield from self.initials.same(asked.latin)
            begun = np.unique(np.array(self.pinyin.beginning(asked.latin), dtype=np.int64))
            yield from self._best(begun, 1 / (1 + self.grams.sizes[begun]), allowed)

    def _best(
        self, names: NDArray[np.int64], rank: NDArray[np.float64], allowed: NDArray[np.bool_] | None
    ) -> Iterable[int]:
        """The names of the highest rank; of equal ones those of things with more articles."""
        import numpy as np

        if allowed is not None:
            kept = allowed[self.owners[names]]
            names, rank = names[kept], rank[kept]
        if len(names) > _MOST:
            names = names[np.argpartition(-(rank + self.worth[names]), _MOST)[:_MOST]]
        return (int(one) for one in names)


def table(names: Iterable[Name], articles: Sequence[int]) -> Table:
    """The names that anybody could look for; `articles` counts those that name an owner."""
    import numpy as np

    keyed = sorted((key, name) for name in names if (key := folded(name.label)))
    keys, kept = [key for key, _ in keyed], [name for _, name in keyed]
    owners = np.array([name.owner for name in kept], dtype=np.int32)
    fame = np.array(articles, dtype=np.float64)[owners] if kept else np.zeros(0)
    worth = fame / (1 + fame.max(initial=0)) * 1e-6
    return Table(keys, kept, worth, owners, grams(keys), _spelled(keys, spellings), _spelled(keys, initials))


def _spelled(keys: Sequence[str], spell: Callable[[str], Sequence[str]]) -> Spelled:
    pairs = sorted((spelling, number) for number, key in enumerate(keys) for spelling in spell(key))
    return Spelled([spelling for spelling, _ in pairs], [number for _, number in pairs])
