"""Whether a query asks elsewhere, by the only parser that counts: the one of Oxigraph, which evaluates it.

It goes by the text, not by words, and where one reading fails it tries the next: `?x<?y#>` compares, with a comment,
where an IRI would not do; of `a:true` the prefix stands alone where the whole is no IRI; and quotes of which one
reading has a wrong escape are other strings in the next. So no other parser, nor any list of tokens, can say of all
texts whether SERVICE is a word of the grammar there. What can: the text with another word in its place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import pyoxigraph as ox

_WORDS = re.compile("service|from", re.IGNORECASE)
_OTHERS = {"service": "servizq", "from": "frzq"}  # that begin no word of the grammar


def speaks(text: str) -> bool:
    """Whether a query has SERVICE or FROM anywhere, be it in a string."""
    return bool(_WORDS.search(text))


def acts(text: str, known: Mapping[str, str], base: str | None, *words: str) -> bool:
    """Whether one of these words may be of the grammar in a query: False where others do in their places.

    True also where the query does not parse.

    >>> acts("ASK { ?from ?service 'from' } # service", {}, None, "service", "from")
    False
    >>> acts("ASK FROM <a:b> {}", {}, None, "from"), acts("ASK FROM <a:b> {}", {}, None, "service")
    (True, False)
    """
    found = re.compile("|".join(words), re.IGNORECASE)
    return not _parses(found.sub(lambda match: _OTHERS[match[0].lower()], text), known, base)


def _parses(text: str, known: Mapping[str, str], base: str | None) -> bool:
    """Whether it is a query: asked of nothing, since there is no parsing alone."""
    try:
        ox.Store().query(text, base_iri=base, prefixes=dict(known))
    except (SyntaxError, ValueError):
        return False
    except (OSError, RuntimeError):  # of what it asks
        return True
    return True
