"""How a page opens: what a reader would see after so many clicks, chosen when it is made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from warnings import warn

from kg.errors import InputError, Namesakes, OptionError
from kg.lexicon.characters import fold
from kg.view import labels
from kg.view.model import View

LANGUAGES = ("zh", "en")
MOST = 2000  # things that a picture may begin with


@dataclass(frozen=True, slots=True)
class Beginning:
    """Names of things to look at and how far around them, types to draw (none: all), things to draw, language."""

    focus: Sequence[str] = ()
    hops: int | None = None  # one, where there is something to look at
    types: Sequence[str] = ()
    most: int = 0  # 0: as many as the page draws by itself
    language: str = ""

    def __post_init__(self) -> None:
        if not all(map(str.strip, self.focus)):
            raise OptionError("focus '': no name (expected one that is in the graph)")
        if self.hops is not None and not 1 <= self.hops <= 9:
            raise OptionError(f"hops {self.hops}: too few or too many steps (expected 1 to 9)")
        if self.hops is not None and not self.focus:
            raise OptionError(f"hops {self.hops}: around nothing (expected a focus with it)")
        if self.most and not 2 <= self.most <= MOST:
            raise OptionError(f"max {self.most}: no number of things to draw (expected 2 to {MOST:,})")
        if self.language and self.language not in LANGUAGES:
            raise OptionError(f"lang {self.language!r}: no language of the page (expected {' or '.join(LANGUAGES)})")


USUAL = Beginning()


def state(view: View, wanted: Beginning) -> dict[str, object]:
    """What the viewer's state begins with, in its own words; OptionError for a type or a name that is not there."""
    found: dict[str, object] = {
        "focus": [view.keys[view.entities[thing].iri] for thing in _meant(view, wanted.focus)],
        "hops": (wanted.hops or 1) if wanted.focus else 0,
        "types": _others(wanted.types),
        "most": wanted.most,
        "language": wanted.language,
    }
    return {name: value for name, value in found.items() if value}


def _meant(view: View, names: Iterable[str]) -> list[int]:
    """All things of these names; of a name that several bear there is a warning."""
    if not names:
        return []
    known: dict[str, list[int]] = {}
    for position, thing in enumerate(view.entities):
        for name in dict.fromkeys(map(fold, (thing.name, *thing.names, *thing.hidden))):
            known.setdefault(name, []).append(position)
    found = {name: _named(known, name) for name in names}
    for name, things in found.items():
        if len(things) > 1:
            warn(f"{name}: {len(things)} things of this name, all of them taken", Namesakes, stacklevel=5)
    return list(dict.fromkeys(thing for things in found.values() for thing in things))


def _named(known: Mapping[str, list[int]], name: str) -> list[int]:
    if fold(name) not in known:
        near = get_close_matches(fold(name), known, n=3, cutoff=0.5)
        offer = f"expected {' or '.join(near)}?" if near else "expected a name in the graph"
        raise InputError(f"{name}: no such name in the graph ({offer})")
    return known[fold(name)]


def _others(types: Sequence[str]) -> list[str]:
    """The types to switch off, so that only these are drawn."""
    if not types:
        return []
    words = {word.lower(): group.key for group in labels.GROUPS for word in (group.key, group.name, group.english)}
    for one in types:
        if one.strip().lower() not in words:
            known = ", ".join(group.key for group in labels.GROUPS)
            raise OptionError(f"types {one!r}: no type of things (expected some of {known})")
    wanted = {words[one.strip().lower()] for one in types}
    return [group.key for group in labels.GROUPS if group.key not in wanted]
