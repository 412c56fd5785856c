"""What people call the columns of a table of articles."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from kg.lexicon.tables import rows

_APART = re.compile(r"[\s_-]+")


def column_of(name: str) -> str:
    """The column that people usually mean by a name, or ''.

    >>> column_of("正 文"), column_of("Date-Published"), column_of("编号")
    ('text', 'date', '')
    """
    return _usual().get(plain_name(name), "")


def plain_name(name: str) -> str:
    """Without what a name may be written with or without: case, width, spaces, _ and -."""
    return _APART.sub("", unicodedata.normalize("NFKC", name).casefold())


@cache
def _usual() -> dict[str, str]:
    return {plain_name(row.cells[1]): row.cells[0] for row in rows("columns.tsv", 2)}
