"""What people call the columns of a table of articles."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from kg.lexicon.characters import simplified
from kg.lexicon.tables import rows

_APART = re.compile(r"[\s_-]+")


def column_of(name: str) -> str:
    """The column that people usually mean by a name, or ''.

    >>> column_of("正 文"), column_of("Date-Published"), column_of("報紙"), column_of("编号")
    ('text', 'date', 'newspaper', '')
    """
    return _usual().get(plain_name(name), "")


@lru_cache(1024)
def plain_name(name: str) -> str:
    """Without what a name may be written with or without: case, width, spaces, _ and -; in simplified characters."""
    return _APART.sub("", simplified(unicodedata.normalize("NFKC", name).casefold()))


@cache
def _usual() -> dict[str, str]:
    return {plain_name(row.cells[1]): row.cells[0] for row in rows("columns.tsv", 2)}
