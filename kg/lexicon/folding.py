"""Names made comparable: widths, letter case, traditional characters, blanks, dots and quotation marks."""

from __future__ import annotations

import re
import unicodedata

from kg.lexicon.characters import simplified

LONGEST = 100  # characters of a name that anybody looks for
# What divides, quotes or directs and names nothing: blanks, controls, halves of characters, quotes, brackets
_SILENT = frozenset(("Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Pi", "Pf", "Ps", "Pe"))
# What most names are: nothing in them folds but traditional characters
_PLAIN = re.compile(f"[\u4e00-\u9fff0-9a-z]{{1,{LONGEST}}}").fullmatch
_DOTS = frozenset("·•‧・∙⋅․゠\"'`´′″")


def folded(name: str) -> str:
    """The name as it is compared; "" where nothing of it is left.

    >>> folded(" 金　水區 "), folded("「大體檢」"), folded("ＣＢＤ"), folded("买买提·艾力")
    ('金水区', '大体检', 'cbd', '买买提艾力')
    """
    if _PLAIN(name):
        return simplified(name)
    plain = unicodedata.normalize("NFKC", name[: 2 * LONGEST]).casefold()
    kept = (one for one in plain if one not in _DOTS and unicodedata.category(one) not in _SILENT)
    return simplified("".join(kept))[:LONGEST]
