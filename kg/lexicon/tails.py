"""What people leave out of a name's end: 金水 for 金水区."""

from __future__ import annotations

from functools import cache

from kg.lexicon.tables import rows

SHORTEST = 2  # characters that must stand before an ending: 区 alone is no 区 without its ending


@cache
def tails() -> dict[str, tuple[str, str]]:
    """Endings: of what they are one, and the ending that they stand for."""
    found = rows("name_tails.tsv", columns=3)
    return {tail: (kind, tail if whole == "=" else whole) for _, (tail, kind, whole) in found}


def of_areas() -> list[str]:
    """The endings that say what kind of area it is."""
    return [tail for tail, (kind, _) in tails().items() if kind == "area"]
