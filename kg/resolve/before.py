"""What an article has named so far, by the forms that can name it again: a key per name, decided within a group."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from kg.model import Kind
from kg.resolve.things import Thing


class Before:
    """The things that a mention can stand for, each once however often it was named.

    `forms` says what a thing can be looked up by.
    """

    def __init__(self, forms: Callable[[Thing], Iterable[str]] = lambda _: ()) -> None:
        self._forms = forms
        self._places: dict[Thing, tuple[int, int]] = {}  # the first and the last mention of each
        self._at: dict[int, Thing] = {}  # by its last mention
        self._lasts: dict[Kind, list[int]] = defaultdict(list)  # sorted
        self._called: dict[tuple[Kind, str], list[Thing]] = defaultdict(list)
        self._within: dict[str, list[Thing]] = defaultdict(list)  # by parent

    def add(self, mention: int, thing: Thing) -> None:
        """One more mention of a thing, by its index."""
        thing = thing.again()
        if thing not in self._places:
            self._add(mention, thing)
            return
        first, last = self._places[thing]
        self._places[thing] = min(first, mention), max(last, mention)
        if mention > last:
            lasts = self._lasts[thing.kind]
            del self._at[last], lasts[bisect_left(lasts, last)]
            self._stands(mention, thing)

    def _add(self, mention: int, thing: Thing) -> None:
        self._places[thing] = mention, mention
        self._within[thing.parent].append(thing)
        for form in set(self._forms(thing)):
            self._called[thing.kind, form].append(thing)
        self._stands(mention, thing)

    def _stands(self, mention: int, thing: Thing) -> None:
        self._at[mention] = thing
        insort(self._lasts[thing.kind], mention)

    def again(self, thing: Thing) -> bool:
        """Whether a thing has been named more than once."""
        first, last = self._places[thing.again()]
        return first != last

    def latest(self, kind: Kind) -> Iterator[Thing]:
        """The things of a kind, the one named last in the text first."""
        return (self._at[mention] for mention in reversed(self._lasts[kind]))

    def called(self, kind: Kind, forms: Iterable[str]) -> list[Thing]:
        """The things of a kind that one of the forms can name, the one named first in the text first."""
        found = {thing for form in forms for thing in self._called.get((kind, form), ())}
        return sorted(found, key=self._first)

    def within(self, parent: str) -> list[Thing]:
        """What belongs to the thing of that key, the one named first in the text first."""
        return sorted(self._within.get(parent, ()), key=self._first)

    def last(self, thing: Thing) -> int:
        """The index of the mention that names a thing last."""
        return self._places[thing][1]

    def _first(self, thing: Thing) -> int:
        return self._places[thing][0]
