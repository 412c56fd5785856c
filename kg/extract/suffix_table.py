"""The table of endings by which names are known: 局, 派出所, 社区, 路."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import cast

from kg.errors import DataError
from kg.extract.prefixes import LONGEST
from kg.extract.walk import Suffix
from kg.lexicon import tables
from kg.lexicon.patterns import longest_of
from kg.model import Kind

CONFIDENCE = {"level": 0.9, "proper": 0.85, "free": 0.8, "act": 0.8, "road": 0.8}  # by policy


@cache
def suffixes() -> Mapping[str, Suffix]:
    """The table of endings, by the ending."""
    table: dict[str, Suffix] = {}
    for line, (text, kind, type_, policy) in tables.rows("suffixes.tsv", 4):
        if policy not in CONFIDENCE or kind not in LONGEST or text in table:
            expected = f"a new suffix, one of {', '.join(LONGEST)}, one of {', '.join(CONFIDENCE)}"
            raise DataError(f"kg/data/suffixes.tsv:{line}: {text}, {kind}, {policy} (expected {expected})")
        table[text] = Suffix(text, cast(Kind, kind), type_, policy)
    return table


@cache
def suffix_pattern() -> re.Pattern[str]:
    """The endings, the longest first."""
    return re.compile(longest_of(suffixes()))
