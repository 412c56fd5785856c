"""Why names are one thing, as people read it: 净水 = 净水行动: 同一篇, 简称 in Chinese and in English."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kg.lexicon.tables import rows

WORDS = "reason_words.tsv"
ANY = "…"  # in the table: a name


@cache
def words() -> Mapping[str, str]:
    """A part of a reason as the graph has it → in English.

    >>> words()["同一篇"]
    'in the same article'
    """
    return {part: english for _, (part, english) in rows(WORDS, 2)}


def told(reason: str) -> tuple[str, str]:
    """A reason of the graph in Chinese and in English; what is no reason of ours stays as it is.

    >>> told("净水 = 净水行动: 同一篇, 同属柳湾市, 简称")
    ('净水 = 净水行动：同一篇，同属柳湾市，简称', '净水 = 净水行动: in the same article, both of 柳湾市, a short form')
    >>> told("方秋禾 = 方秋禾: 多篇同名, 同一地区")
    ('多篇同名，同一地区', 'of the same name in several articles, of the same area')
    >>> told("the same man: his own word")
    ('the same man: his own word', 'the same man: his own word')
    """
    names, _, why = reason.rpartition(": ")
    one, _, other = names.partition(" = ")
    parts = why.split(", ")
    said = list(map(_english, parts))
    if not other or not any(said):
        return reason, reason
    chinese, english = "，".join(parts), ", ".join(text or part for text, part in zip(said, parts, strict=True))
    return (chinese, english) if one == other else (f"{names}：{chinese}", f"{names}: {english}")


@cache
def _around() -> tuple[tuple[str, str, str], ...]:
    """What stands before and behind a name, and the English of both."""
    split = ((part.partition(ANY), english) for part, english in words().items() if ANY in part)
    return tuple((before, behind, english) for (before, _, behind), english in split)


def _english(part: str) -> str:
    """What a part says; "" where the table has no such words.

    >>> _english("柳湾市是本篇所说的市"), _english("")
    ('柳湾市 is the city that the article means', '')
    """
    if part in words():
        return words()[part]
    for before, behind, english in _around():
        if len(part) > len(before + behind) and part.startswith(before) and part.endswith(behind):
            return english.replace(ANY, part.removeprefix(before).removesuffix(behind))
    return ""
