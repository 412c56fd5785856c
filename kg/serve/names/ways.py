"""How well a name fits what was asked: each way a sentence and a range of scores from 0 to 100.

Scores say which way it was: from 95 up it is that very name, at 90 an ending or the tones apart, below 86 something
alike. A longer shared part is worth more within a way's range.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from kg.lexicon.folding import folded
from kg.lexicon.pinyin import initials, spellings, typed
from kg.lexicon.tails import SHORTEST, tails

EXACT = 95.0  # from here up a thing is called just what was asked
_ALIKE = 0.6  # one character of three


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody looks for: folded, and in Latin letters if it was typed so."""

    name: str
    latin: str
    sounds: tuple[str, ...]  # of a name in Chinese, its pinyin


def asked(query: str) -> Asked:
    """A query, ready to be compared."""
    name = folded(query)
    latin = typed(query[: len(name) * 2])
    return Asked(name, latin, () if latin else spellings(name))


class Fit(NamedTuple):
    score: float
    way: str


class Way(NamedTuple):
    """A way to fit: at its best `top`, `low` where hardly anything is shared."""

    name: str
    low: float
    top: float
    share: Callable[[Asked, str], float]  # 0 to 1 where it fits, below 0 where it doesn't


def fit(query: Asked, name: str) -> Fit | None:
    """The best way in which a folded name fits; None where none does.

    >>> fit(asked("金水"), "金水区")
    Fit(score=90.0, way='ending')
    """
    fits = (Fit(round(way.low + (way.top - way.low) * share, 1), way.name) for way, share in _shares(query, name))
    return max(fits, default=None)


def _shares(query: Asked, name: str) -> list[tuple[Way, float]]:
    return [(way, share) for way in WAYS if (share := way.share(query, name)) >= 0]


def same(query: Asked, name: str) -> float:
    """The very name."""
    return 1.0 if query.name == name else -1


def ending(query: Asked, name: str) -> float:
    """One lacks the word for what kind of area it is, or shortens that for an office: 金水, 建中街街道办."""
    return 1.0 if _left_out(query.name, name) == "area" or _whole(query.name) == _whole(name) else -1


def body(query: Asked, name: str) -> float:
    """One is an area, the other its government or office: 金水区政府."""
    return 1.0 if _left_out(query.name, name) == "body" else -1


def sound(query: Asked, name: str) -> float:
    """Other characters that are typed alike: 金税区."""
    return 1.0 if not set(query.sounds).isdisjoint(spellings(name) if query.sounds else ()) else -1


def pinyin(query: Asked, name: str) -> float:
    """Typed in pinyin."""
    return 1.0 if query.latin and query.latin in spellings(name) else -1


def pinyin_begins(query: Asked, name: str) -> float:
    """The first letters of the name in pinyin."""
    begun = [len(query.latin) / len(one) for one in spellings(name) if query.latin and one.startswith(query.latin)]
    return max(begun, default=-1.0)


def letters(query: Asked, name: str) -> float:
    """The first letter of each syllable."""
    return 1.0 if len(query.latin) >= SHORTEST and query.latin in initials(name) else -1


def begins(query: Asked, name: str) -> float:
    """The name begins with it."""
    return len(query.name) / len(name) if name.startswith(query.name) else -1


def inside(query: Asked, name: str) -> float:
    """It stands in the name."""
    return len(query.name) / len(name) if query.name in name else -1


def around(query: Asked, name: str) -> float:
    """The name stands in it."""
    return len(name) / len(query.name) if len(name) >= SHORTEST and name in query.name else -1


def alike(query: Asked, name: str) -> float:
    """Few characters are other ones, or in another order."""
    from rapidfuzz.distance import OSA  # not for the command line

    likeness = OSA.normalized_similarity(query.name, name, score_cutoff=_ALIKE)
    return likeness if likeness >= _ALIKE else -1


WAYS = (
    Way("name", 100, 100, same),
    Way("ending", 90, 90, ending),
    Way("pinyin", 88, 88, pinyin),
    Way("sound", 86, 86, sound),
    Way("body", 80, 80, body),
    Way("beginning", 60, 85, begins),
    Way("pinyin beginning", 55, 80, pinyin_begins),
    Way("initials", 70, 70, letters),
    Way("part", 50, 75, inside),
    Way("whole", 50, 75, around),
    Way("alike", 0, 85, alike),
)


def _left_out(one: str, other: str) -> str:
    """What kind of ending the longer one has more; "" where that is no ending, or not all that differs."""
    short, long = sorted((one, other), key=len)
    begun = len(short) >= SHORTEST and long.startswith(short)
    return tails().get(long[len(short) :], ("", ""))[0] if begun else ""


def _whole(name: str) -> str:
    """The name with its ending written out: 建中街街道办 is 建中街街道办事处."""
    endings = (name[-length:] for length in range(_longest_tail(), 0, -1) if len(name) >= length + SHORTEST)
    tail = next((one for one in endings if one in tails()), "")
    return name.removesuffix(tail) + tails()[tail][1] if tail else name


@cache
def _longest_tail() -> int:
    return max(map(len, tails()))
